# SPDX-License-Identifier: EUPL-1.2
"""Somebody with a browser of their own: what they do, what they see, and what went wrong on the way."""
import re
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error

from .installation import ROOT

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
SHOTS = ROOT / ".cache/shots"


class Visitor:
    """One browser context with one page. Each has a network address of its own."""

    def __init__(self, browser, base, number, language="en-GB", scripts=True, scheme="light", viewport=WIDE, scale=1):
        self.base = base
        self.context = browser.new_context(
            base_url=base, locale=language, java_script_enabled=scripts, color_scheme=scheme, viewport=viewport,
            reduced_motion="reduce", device_scale_factor=scale,
            extra_http_headers={"X-Forwarded-For": f"10.0.{number // 250}.{number % 250 + 1}"},
        )
        self.context.set_default_timeout(60_000)
        self.scripts = scripts
        self.viewport = viewport
        self.scheme = scheme
        self.faults = []
        self.answer = None
        self.page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def _said(self, message):
        # That a page answered 404 or 422 is no fault; that something on it could not be loaded is one (see below).
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text}")

    def _asked(self, request):
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and address.hostname != "127.0.0.1":
            self.faults.append(f"a request to {address.hostname}")

    def _answered(self, response):
        if response.request.is_navigation_request():
            self.answer = response
        elif response.status >= 400:
            self.faults.append(f"{response.status} for {urlsplit(response.url).path}")

    def close(self):
        self.context.close()

    # What a person does.

    def go(self, path):
        self.page.goto(path)
        return self

    def fill(self, label, text):
        self.page.get_by_label(label, exact=True).first.fill(text)
        return self

    def enter(self, fields, within="main"):
        """Fills a form in, each control by its label, whatever kind of control it is. A list chooses several."""
        for label, answer in fields.items():
            self._enter(self.page.locator(within).first, label, answer)
        return self

    def _enter(self, part, label, answer):
        label = re.compile(rf"^\s*{re.escape(label)}( \(may be left out\))?\s*$")
        group = part.get_by_role("radiogroup", name=label).or_(part.get_by_role("group", name=label))
        if group.count():
            for choice in [answer] if isinstance(answer, str) else answer:
                self._choose(group.first, choice)
            return
        control = part.get_by_label(label).first
        kind = control.evaluate("e => e.tagName == 'INPUT' ? e.type : e.tagName.toLowerCase()")
        self._answer(control, kind, answer)

    def _answer(self, control, kind, answer):
        if kind == "select":
            control.select_option(label=answer)
        elif kind == "checkbox":
            self.tick(control, answer)
        elif kind == "file":
            control.set_input_files(answer)
        else:
            control.fill(answer)

    def tick(self, box, ticked=True):
        box.set_checked(ticked)

    def use(self, what):
        """Presses a button or follows a link that was looked for."""
        what.click()
        return self

    def _choose(self, group, choice):
        """One answer of a group; what explains it in small letters does not count."""
        for label in group.locator("label").all():
            if label.locator("span").evaluate("e => e.firstChild.textContent.trim()") == choice:
                return self._choose_input(label.locator("input"))
        raise AssertionError(f"no answer “{choice}”: {group.inner_text()}")

    def _choose_input(self, choice):
        choice.check()

    def press(self, name, within="main"):
        """Presses a button, by what is written on it."""
        return self.use(self.page.locator(within).get_by_role("button", name=name, exact=True).first)

    def press_twice(self, name):
        """Clicks a button twice, as people do; waits for what comes of it."""
        button = self.page.locator("main").get_by_role("button", name=name, exact=True)
        with self.page.expect_event("framenavigated"):
            button.dblclick()
        self.page.wait_for_load_state("networkidle")
        return self

    def follow(self, name, within="body"):
        return self.use(self.page.locator(within).get_by_role("link", name=name, exact=True).first)

    def sign_in(self, person, path="/en/sign-in"):
        self.go(path).fill("Mail address", person.address).fill("Password", person.password).press("Sign in")
        return self

    def sign_out(self):
        return self.press("Sign out", within="header").arrive()

    def arrive(self):
        """Waits until the page that was asked for is there; what follows must not meet the one that is leaving."""
        self.page.wait_for_load_state()
        return self

    def back(self):
        self.arrive().page.go_back()
        return self.arrive()

    # What a person sees.

    @property
    def path(self):
        return urlsplit(self.page.url).path

    @property
    def heading(self):
        return self.page.locator("h1").inner_text()

    @property
    def source(self):
        """The page's HTML as the browser holds it."""
        return self.page.locator("html").inner_html()

    @property
    def overhang(self):
        """By how many pixels the page is wider than the window."""
        # Asked of an element, not of the page: that wait has an end, whatever the page is about to do.
        return self.page.locator("html").evaluate("html => html.scrollWidth - html.clientWidth")

    @property
    def main(self):
        return self.page.locator("main").inner_text()

    @property
    def status(self):
        return self.answer.status

    def describe(self):
        """What stands on the screen, for the report of a test that failed."""
        status = self.answer.status if self.answer else "no answer"
        try:
            return f"{self.page.url} ({status})\n{self.page.locator('body').inner_text(timeout=2000)[:1500]}"
        except Error as error:
            return f"{self.page.url} ({status}): {error}"

    def check(self, name=None):
        """Everything that must hold on every page; with a name, also takes pictures of it."""
        self._check_head()
        self._look(WIDE, "light", name and f"{name}")
        self._look(PHONE, "dark", name and f"{name}-phone-dark")
        if name:
            self._shoot(WIDE, "dark", f"{name}-dark")
            self._shoot(PHONE, "light", f"{name}-phone")
        self.page.set_viewport_size(self.viewport)
        self.page.emulate_media(color_scheme=self.scheme)
        assert not self.faults, f"{self.path}: {self.faults}"
        return self

    def _check_head(self):
        assert "default-src 'none'" in self.answer.headers.get("content-security-policy", ""), f"{self.path}: no policy"
        assert self.page.locator("head > title").text_content().strip(), f"{self.path}: no title"
        assert self.page.locator("h1").count() == 1, f"{self.path}: not one h1"

    def _look(self, size, scheme, picture):
        self._set(size, scheme)
        assert self.overhang <= 0, f"{self.path}: {self.overhang} pixels too wide at {size['width']}: {self._too_wide()}"
        problems = self._barriers() if self.scripts else []  # axe is a script itself
        assert not problems, f"{self.path}, {scheme}, {size['width']} pixels:\n" + "\n".join(problems)
        if picture:
            self._shoot(size, scheme, picture)

    def _barriers(self):
        """What axe finds."""
        return [
            f"{one['id']} ({one['help']}): " + "; ".join(node["html"][:200] for node in one["nodes"][:3])
            for one in Axe().run(self.page).response["violations"]
        ]

    def _set(self, size, scheme):
        self.page.set_viewport_size(size)
        self.page.emulate_media(color_scheme=scheme)

    def _too_wide(self):
        """The innermost things that stick out, for the message."""
        return self.page.locator("html").evaluate(
            """() => [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                .filter(e => !e.querySelector('*')).slice(0, 4).map(e => e.outerHTML.slice(0, 160))"""
        )

    def _shoot(self, size, scheme, name):
        self._set(size, scheme)
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
