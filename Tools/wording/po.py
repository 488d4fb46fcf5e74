# SPDX-License-Identifier: EUPL-1.2
"""Reads and writes the catalogues: gettext .po, one file for each module, sorted, without line numbers, so that
people who translate different sentences do not meet in a merge."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from .extract import Key
from .fault import Fault

KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s*(".*")$')
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
HEADER = Key("")


@dataclass
class Entry:
    key: Key
    plural: str = ""
    forms: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)  # files that say it
    notes: list[str] = field(default_factory=list)  # comments of translators
    fuzzy: bool = False
    line: int = 0

    @property
    def done(self) -> bool:
        return not self.fuzzy and bool(self.forms) and all(self.forms)


def quote(text: str) -> str:
    return '"' + "".join(ESCAPES.get(character, character) for character in text) + '"'


def unquote(text: str) -> str:
    plain = {escaped[1]: character for character, escaped in ESCAPES.items()}
    return re.sub(r"\\(.)", lambda match: plain.get(match.group(1), match.group()), text[1:-1])


class File:
    """One .po file: its header and its entries."""

    def __init__(self, path: Path, shown: str):
        self.path = path
        self.shown = shown
        self.header = ""
        self.entries: dict[Key, Entry] = {}
        self.faults: list[Fault] = []
        if path.exists():
            self.read(path.read_text(encoding="utf-8"))

    @property
    def form_count(self) -> int:
        match = re.search(r"nplurals=(\d)", self.header)
        return int(match.group(1)) if match else 2

    def fault(self, line: int, reason: str) -> None:
        self.faults.append(Fault(self.shown, line, reason))

    def read(self, text: str) -> None:
        blocks: list[list[tuple[int, str]]] = [[]]
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                blocks[-1].append((number, line.strip()))
            else:
                blocks.append([])
        for block in filter(None, blocks):
            self.read_entry(block)

    def read_entry(self, block: list[tuple[int, str]]) -> None:
        entry = Entry(HEADER, line=block[0][0])
        fields: dict[str, str] = {}
        current = ""
        for number, line in block:
            if line.startswith("#"):
                self.read_comment(entry, line)
            elif match := KEYWORD.match(line):
                current = match.group(1)
                if current in fields:
                    return self.fault(number, "entries stand apart by an empty line")
                fields[current] = unquote(match.group(2))
            elif current and re.fullmatch(r'".*"', line):
                fields[current] += unquote(line)
            else:
                return self.fault(number, "not a line of a .po file")
        if not fields:
            return
        if "msgid" not in fields:
            return self.fault(entry.line, "an entry without msgid")
        entry.key = Key(fields["msgid"], fields.get("msgctxt", ""))
        entry.plural = fields.get("msgid_plural", "")
        entry.forms = [fields[name] for name in sorted(fields) if name.startswith("msgstr")]
        self.add(entry)

    def read_comment(self, entry: Entry, line: str) -> None:
        if line.startswith("#:"):
            entry.sources += line[2:].split()
        elif line.startswith("#,"):
            entry.fuzzy |= "fuzzy" in line
        elif not line.startswith("#~"):
            entry.notes.append(line)

    def add(self, entry: Entry) -> None:
        if entry.key == HEADER:
            self.header = entry.forms[0] if entry.forms else ""
        elif entry.key in self.entries:
            self.fault(entry.line, f"twice in this file: {entry.key.text}")
        else:
            self.entries[entry.key] = entry

    def write(self) -> None:
        blocks = [self.header_block()]
        blocks += [block(self.entries[key]) for key in sorted(self.entries, key=lambda key: (key.text, key.context))]
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")

    def header_block(self) -> str:
        lines = [quote(line + "\n") for line in self.header.splitlines()]
        return "\n".join(["# SPDX-License-Identifier: EUPL-1.2", 'msgid ""', 'msgstr ""', *lines])


def block(entry: Entry) -> str:
    lines = list(entry.notes)
    if entry.sources:
        lines.append("#: " + " ".join(sorted(set(entry.sources))))
    if entry.fuzzy:
        lines.append("#, fuzzy")
    if entry.key.context:
        lines.append("msgctxt " + quote(entry.key.context))
    lines.append("msgid " + quote(entry.key.text))
    if entry.plural:
        lines.append("msgid_plural " + quote(entry.plural))
        lines += [f"msgstr[{number}] {quote(form)}" for number, form in enumerate(entry.forms)]
    else:
        lines.append("msgstr " + quote(entry.forms[0] if entry.forms else ""))
    return "\n".join(lines)
