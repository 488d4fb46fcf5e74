# SPDX-License-Identifier: EUPL-1.2
"""Finds the messages in Swift sources. The forms are documented in Sources/Language/Messages/Message.swift."""

import re
from dataclasses import dataclass
from pathlib import Path

from .fault import Fault
from .swift import Token, Unreadable, tokens

HOME = "Language"  # the module that defines the forms, and may therefore pass literals on


@dataclass(frozen=True)
class Key:
    text: str
    context: str = ""


@dataclass
class Found:
    key: Key
    plural: str
    path: str
    line: int


@dataclass
class Argument:
    label: str
    tokens: list[Token]

    @property
    def literal(self) -> Token | None:
        return self.tokens[0] if len(self.tokens) == 1 and self.tokens[0].kind == "string" else None


class Extractor:
    """Reads one file; `found` and `faults` hold what it met."""

    def __init__(self, path: str, source: str):
        self.path = path
        self.is_home = f"/{HOME}/" in f"/{path}"
        self.found: list[Found] = []
        self.faults: list[Fault] = []
        try:
            self.scan(tokens(source))
        except Unreadable as fault:
            self.faults.append(Fault(path, fault.line, str(fault), hides=True))

    def fault(self, line: int, reason: str) -> None:
        self.faults.append(Fault(self.path, line, reason))

    def scan(self, run: list[Token]) -> None:
        for index, token in enumerate(run):
            if token.kind == "string":
                self.scan(token.inner)
            elif token.kind == "name":
                self.look(run, index)

    def look(self, run: list[Token], index: int) -> None:
        name = run[index].text
        before = run[index - 1].text if index else ""
        if name == "Speech":
            self.check_speech_name(run, index)
        if name == "Literal" and before == "." and not self.is_home:
            self.fault(run[index].line, "Message.Literal is for the module Language only")
        if before == "func" or index + 1 >= len(run) or run[index + 1].text != "(":
            return
        arguments = split_arguments(run, index + 2)
        if name == "speech" and before == ".":
            self.check_speech_variable(run, index)
        elif name == "plural":
            self.plural(run[index].line, arguments)
        elif name == "pieces":
            self.sentence(run[index].line, arguments, must=False)
        elif name == "say":
            self.sentence(run[index].line, arguments, must=False)
        elif name == "Message" and (before != "." or run[index - 2].text == HOME):
            self.verbatim(run[index].line, arguments)
            self.sentence(run[index].line, arguments, must=not self.is_home)
        elif name == "init" and before == "." and is_implicit(run, index - 1):
            if arguments and arguments[0].literal and not arguments[0].label:
                self.fault(run[index].line, "write the type's name: .init(…) with a text hides messages")

    def sentence(self, line: int, arguments: list[Argument], must: bool) -> None:
        first = next((a for a in arguments if not a.label), None)
        if first is None:
            return
        if first.literal:
            self.keep(first.literal, None, arguments)
        elif must or has_loose_string(first.tokens):
            self.fault(line, "a message is one literal; choose between Message(…) values instead")

    def verbatim(self, line: int, arguments: list[Argument]) -> None:
        if any(a.label == "verbatim" and has_loose_string(a.tokens) for a in arguments):
            self.fault(line, "verbatim: is for names that people gave, not for literals")

    def plural(self, line: int, arguments: list[Argument]) -> None:
        labelled = {a.label: a for a in arguments}
        if "one" not in labelled or "other" not in labelled:
            return
        one, other = labelled["one"].literal, labelled["other"].literal
        if one and other:
            if one.values != other.values:
                self.fault(line, "one: and other: hold different values, or in another order")
            self.keep(one, other, arguments)
        elif not self.is_home:
            self.fault(line, "one: and other: are literals")

    def keep(self, one: Token, other: Token | None, arguments: list[Argument]) -> None:
        context = next((a for a in arguments if a.label == "context"), None)
        name = ""
        if context:
            if not context.literal or context.literal.values:
                self.fault(one.line, "context: is a literal without values")
                return
            name = context.literal.text
        if one.text == "%1":
            return  # a bare value, which every language writes by itself
        wrong = [(token, reason) for token in filter(None, (one, other)) for reason in source_faults(token)]
        for token, reason in wrong:
            self.fault(token.line, f"{reason}: {token.text}")
        if wrong:
            return
        self.found.append(Found(Key(one.text, name), other.text if other else "", self.path, one.line))

    def check_speech_name(self, run: list[Token], index: int) -> None:
        """A Speech under another name could say sentences that this tool does not see."""
        if self.is_home or index < 2:
            return
        holder = run[index - 2]
        is_holder = run[index - 1].text in (":", "=") and holder.kind == "name" and holder.text[0].islower()
        if is_holder and holder.text != "say":
            self.fault(run[index].line, f"a Speech is called say, not {holder.text}")


    def check_speech_variable(self, run: list[Token], index: int) -> None:
        """The same where a speech is asked for: `let say = languages.speech(…)`."""
        for at in range(index, 1, -1):
            if run[at].line != run[index].line:
                return
            if run[at].text == "=" and run[at - 2].text in ("let", "var") and run[at - 1].text != "say":
                self.fault(run[index].line, f"a Speech is called say, not {run[at - 1].text}")
                return


def split_arguments(run: list[Token], start: int) -> list[Argument]:
    """The arguments of a call whose parenthesis opened just before `start`."""
    arguments = [Argument("", [])]
    depth = 0
    for token in run[start:]:
        if token.kind == "mark" and token.text in "([{":
            depth += 1
        elif token.kind == "mark" and token.text in ")]}":
            depth -= 1
            if depth < 0:
                break
        if depth == 0 and token.kind == "mark" and token.text == ",":
            arguments.append(Argument("", []))
            continue
        current = arguments[-1]
        is_label = depth == 0 and token.text == ":" and len(current.tokens) == 1 and current.tokens[0].kind == "name"
        if is_label and not current.label:
            current.label = current.tokens.pop().text
        else:
            current.tokens.append(token)
    return [a for a in arguments if a.tokens]


def has_loose_string(run: list[Token]) -> bool:
    """Whether a string stands outside the calls and subscripts of an expression, so that it would be the message."""
    calls: list[bool] = []
    for index, token in enumerate(run):
        if token.kind == "mark" and token.text in "([{":
            before = run[index - 1] if index else None
            calls.append(before is not None and (before.kind == "name" or before.text in ")]"))
        elif token.kind == "mark" and token.text in ")]}" and calls:
            calls.pop()
        elif token.kind == "string" and not any(calls):
            return True
    return False


def is_implicit(run: list[Token], dot: int) -> bool:
    """Whether `.init` stands without the name of a type before it."""
    return dot == 0 or (run[dot - 1].kind != "name" and run[dot - 1].text not in ")]>?")


def source_faults(token: Token) -> list[str]:
    """What is wrong with an English sentence as it stands in the source."""
    plain = "".join(token.literals)
    reasons = []
    if not re.search(r"\w", plain) and len(token.values) < 2:
        reasons.append("a message without words")
    if any(re.search(r"%\d", part) for part in token.literals) or "%%" in plain:
        reasons.append("a percent sign before a digit looks like a placeholder; use \\(percent: …)")
    if any(part[:1].isdigit() for part in token.literals[1:]):
        reasons.append("a digit right after a value")
    if token.text != token.text.strip():
        reasons.append("a message begins or ends with a space")
    if "'" in plain or '"' in plain:
        reasons.append("straight quotation mark; write ’ or “ ”")
    if "..." in plain:
        reasons.append("three full stops; write …")
    if "!" in plain:
        reasons.append("exclamation mark")
    return reasons


def extract(root: Path) -> tuple[dict[str, list[Found]], list[Fault]]:
    """All messages of Sources by module, and all faults in writing them."""
    modules: dict[str, list[Found]] = {}
    faults: list[Fault] = []
    for file in sorted((root / "Sources").rglob("*.swift")):
        path = file.relative_to(root).as_posix()
        extractor = Extractor(path, file.read_text(encoding="utf-8"))
        modules.setdefault(path.split("/")[1], []).extend(extractor.found)
        faults += extractor.faults
    faults += plural_conflicts(modules)
    return modules, faults


def plural_conflicts(modules: dict[str, list[Found]]) -> list[Fault]:
    first: dict[Key, Found] = {}
    faults = []
    for found in (f for every in modules.values() for f in every):
        other = first.setdefault(found.key, found)
        if other.plural != found.plural:
            faults.append(Fault(found.path, found.line, f"{other.path} says this with another plural: {found.key.text}"))
    return faults
