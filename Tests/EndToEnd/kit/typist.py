# SPDX-License-Identifier: EUPL-1.2
"""Somebody who has a keyboard and no mouse: what they use they reach with Tab, as far as Tab leads."""
import re

from .visitor import Visitor

# The orders in which a browser may ask for the parts of a day or a month.
ORDERS = {"date": [r"\3\2\1", r"\2\3\1", r"\1\2\3"], "month": [r"\2\1", r"\1\2"]}


class Typist(Visitor):
    """A visitor whose every act is keys pressed on what has the focus; nothing is clicked."""

    def reach(self, what):
        """Tab until it has the focus."""
        element = what.element_handle()
        for _ in range(600):
            if element.evaluate("e => e == document.activeElement"):
                assert element.evaluate("e => getComputedStyle(e).outlineStyle != 'none'"), f"no focus to see: {what}"
                return self.page.keyboard
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{self.path}: Tab does not lead to {element.evaluate('e => e.outerHTML')[:300]}")

    def use(self, what):
        self.reach(what)
        what.press("Enter")  # of the thing that has the focus, so that what the key sets off is waited for
        return self

    def tick(self, box, ticked=True):
        if box.is_checked() != ticked:
            self.reach(box).press("Space")
        assert box.is_checked() == ticked

    def fill(self, label, text):
        self._type(self.page.get_by_label(label, exact=True).first, text)
        return self

    def _answer(self, control, kind, answer):
        if kind == "file":
            with self.page.expect_file_chooser() as chooser:
                self.reach(control).press("Enter")
            chooser.value.set_files(answer)
        elif kind == "select":
            self._pick(control, answer)
        elif kind == "checkbox":
            self.tick(control, answer)
        else:
            self._type(control, answer, kind)

    def _type(self, control, text, kind="text"):
        keys = self.reach(control)
        if kind in ORDERS:
            self._type_day(control, text, ORDERS[kind])
        elif kind == "time":
            keys.type(text.replace(":", ""))
        else:
            keys.press("Control+a")
            keys.insert_text(text)
        assert control.input_value().replace("\r\n", "\n") == text, f"{control}: {control.input_value()}"

    def _type_day(self, control, text, orders):
        for order in orders:
            for _ in range(2):
                self.page.keyboard.press("ArrowLeft")
            self.page.keyboard.type(re.sub(r"(\d+)-(\d+)(?:-(\d+))?", order, text))
            if control.input_value() == text:
                return

    def _pick(self, control, answer):
        """Arrows through a list until the answer stands there."""
        [answer] = [answer] if isinstance(answer, str) else answer
        keys = self.reach(control)
        keys.press("Home")
        for _ in range(control.locator("option").count()):
            if control.evaluate("e => e.selectedOptions[0]?.label.trim()") == answer:
                return
            keys.press("ArrowDown")
        raise AssertionError(f"no answer “{answer}” in {control.inner_text()[:300]}")

    def _choose_input(self, choice):
        if choice.get_attribute("type") != "radio":
            return self.tick(choice)
        # Tab leads to the chosen one of a group, or to its first; arrows lead on and choose.
        group = choice.evaluate_handle("e => [...e.form.elements].filter(other => other.name == e.name)")
        self.reach_any(group)
        for _ in range(50):
            if choice.evaluate("e => e == document.activeElement"):
                break
            self.page.keyboard.press("ArrowDown")
        if not choice.is_checked():
            self.page.keyboard.press("Space")
        assert choice.is_checked()

    def reach_any(self, group):
        for _ in range(600):
            if group.evaluate("all => all.includes(document.activeElement)"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{self.path}: Tab does not lead to a group of answers")
