# SPDX-License-Identifier: EUPL-1.2
"""Cuts Swift source into the few tokens that matter for finding messages: names, strings with their
interpolations, and punctuation. Comments are dropped."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field


class Unreadable(Exception):
    """The source cannot be cut into tokens."""

    def __init__(self, line: int, reason: str):
        super().__init__(reason)
        self.line = line


@dataclass
class Token:
    kind: str  # "name", "string" or "mark"
    text: str  # the name, the mark, or the string with %1 %2 … for its interpolations
    line: int
    literals: list[str] = field(default_factory=list)  # of a string: the texts between the interpolations
    values: list[str] = field(default_factory=list)  # of a string: the source of each interpolation
    inner: list["Token"] = field(default_factory=list)  # of a string: the tokens inside its interpolations


NAME = re.compile(r"[^\W\d]\w*|`\w+`")
NUMBER = re.compile(r"\d[\w]*(\.\d[\w]*)?")
OPEN_STRING = re.compile(r'(#*)("""|")')
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", '"': '"', "'": "'", "\\": "\\"}


def tokens(source: str) -> list[Token]:
    return Lexer(source).run(closing=False)


class Lexer:
    def __init__(self, source: str):
        self.source = source
        self.at = 0
        self.line_ends = [index for index, character in enumerate(source) if character == "\n"]

    def line(self) -> int:
        return bisect_left(self.line_ends, self.at) + 1

    def run(self, closing: bool) -> list[Token]:
        """All tokens to the end, or, when closing, to the parenthesis that ends an interpolation."""
        found: list[Token] = []
        depth = 0
        while self.at < len(self.source):
            if self.skip_blank():
                continue
            character = self.source[self.at]
            if opening := OPEN_STRING.match(self.source, self.at):
                found.append(self.string(opening))
                continue
            if closing and character == ")" and depth == 0:
                self.at += 1
                return found
            depth += {"(": 1, ")": -1}.get(character, 0)
            found.append(self.word_or_mark())
        if closing:
            raise Unreadable(self.line(), "an interpolation is not closed")
        return found

    def word_or_mark(self) -> Token:
        line = self.line()
        match = NAME.match(self.source, self.at) or NUMBER.match(self.source, self.at)
        text = match.group() if match else self.source[self.at]
        self.at += len(text)
        return Token("name" if match else "mark", text.strip("`"), line)

    def skip_blank(self) -> bool:
        start = self.at
        if self.source[self.at].isspace():
            self.at += 1
        elif self.source.startswith("//", self.at):
            end = self.source.find("\n", self.at)
            self.at = len(self.source) if end < 0 else end
        elif self.source.startswith("/*", self.at):
            self.skip_block_comment()
        return self.at > start

    def skip_block_comment(self) -> None:
        line, depth = self.line(), 0
        while self.at < len(self.source):
            if self.source.startswith("/*", self.at):
                depth, self.at = depth + 1, self.at + 2
            elif self.source.startswith("*/", self.at):
                depth, self.at = depth - 1, self.at + 2
                if depth == 0:
                    return
            else:
                self.at += 1
        raise Unreadable(line, "a comment is not closed")

    def string(self, opening: re.Match) -> Token:
        hashes, quotes = opening.groups()
        token = Token("string", "", self.line())
        self.at = opening.end()
        escape, close = "\\" + hashes, quotes + hashes
        raw = [""]
        while not self.source.startswith(close, self.at):
            if self.at >= len(self.source) or (quotes == '"' and self.source[self.at] == "\n"):
                raise Unreadable(token.line, "a string is not closed")
            if self.source.startswith(escape + "(", self.at):
                self.at += len(escape) + 1
                start = self.at
                token.inner += self.run(closing=True)
                token.values.append(" ".join(self.source[start : self.at - 1].split()))
                raw.append("")
            elif self.source.startswith(escape, self.at):
                raw[-1] += self.source[self.at : self.at + len(escape) + 1]
                self.at += len(escape) + 1
            else:
                raw[-1] += self.source[self.at]
                self.at += 1
        self.at += len(close)
        if quotes == '"""':
            raw = unindented(raw)
        token.literals = [unescaped(part, escape, token.line) for part in raw]
        token.text = "".join(
            part + (f"%{number}" if number <= len(token.values) else "")
            for number, part in enumerate(token.literals, start=1)
        )
        return token


def unindented(parts: list[str]) -> list[str]:
    """The parts of a string in three quotes, without the first line break and the common indentation."""
    indent = parts[-1].rpartition("\n")[2]
    parts = [part.replace("\n" + indent, "\n") for part in parts]
    parts[0] = parts[0].partition("\n")[2]
    parts[-1] = parts[-1].rpartition("\n")[0] if "\n" in parts[-1] else ""
    return parts


def unescaped(text: str, escape: str, line: int) -> str:
    def character(match: re.Match) -> str:
        code, letter = match.group(1), match.group(2)
        if code:
            return chr(int(code, 16))
        if letter == "\n":
            return ""
        if letter not in ESCAPES:
            raise Unreadable(line, f"unknown escape {match.group()}")
        return ESCAPES[letter]

    return re.sub(re.escape(escape) + r"(?:u\{([0-9a-fA-F]+)\}|(.|\n))", character, text)
