# SPDX-License-Identifier: EUPL-1.2
"""One language of Languages/: a file xx.po, or a folder xx/ with one file for each module."""

from pathlib import Path

from .extract import Found, Key
from .fault import Fault
from .po import Entry, File, block
from .typography import faults as typographic_faults
from .typography import spaced_french

COMPLETE = ("fr", "el")  # the languages in which nothing may be missing


class Language:
    def __init__(self, root: Path, tag: str, modules: dict[str, list[Found]]):
        self.root, self.tag = root, tag
        folder = root / "Languages"
        self.in_folder = (folder / tag).is_dir()
        names = self.names(folder, modules)
        self.wanted = wanted(modules) if self.in_folder else {"": wanted_together(modules)}
        self.files = {name: self.file(name) for name in names}

    def names(self, folder: Path, modules: dict[str, list[Found]]) -> list[str]:
        if not self.in_folder:
            return [""]
        spoken = [name for name, found in modules.items() if found]
        return sorted(set(spoken) | {path.stem for path in (folder / self.tag).glob("*.po")})

    def file(self, name: str) -> File:
        shown = f"Languages/{self.tag}/{name}.po" if name else f"Languages/{self.tag}.po"
        return File(self.root / shown, shown)

    def check(self) -> list[Fault]:
        found = [fault for file in self.files.values() for fault in file.faults]
        agreed: dict[Key, tuple[str, list[str]]] = {}
        for name, file in self.files.items():
            wanted = self.wanted.get(name, {})
            if not file.header and (wanted or file.entries):
                found.append(Fault(file.shown, 1, "the header is missing; run Tools/messages update"))
            if self.tag in COMPLETE:
                found += self.missing(file, wanted)
            for key, entry in file.entries.items():
                found += self.check_entry(file, entry, wanted.get(key))
                other = agreed.setdefault(key, (file.shown, entry.forms))
                if entry.done and other[1] != entry.forms and all(other[1]):
                    found.append(Fault(file.shown, entry.line, f"{other[0]} has another translation: {key.text}"))
        return found

    def missing(self, file: File, wanted: dict[Key, Entry]) -> list[Fault]:
        return [
            Fault(file.shown, (entry.line if entry else 1), f"missing: {key.text}")
            for key in wanted
            if not (entry := file.entries.get(key)) or not entry.done
        ]

    def check_entry(self, file: File, entry: Entry, wanted: Entry | None) -> list[Fault]:
        def fault(reason: str) -> Fault:
            return Fault(file.shown, entry.line, f"{reason}: {entry.key.text}")

        if wanted is None:
            return [fault("obsolete")]
        if wanted.plural != entry.plural:
            return [fault("another plural in the source")]
        if entry.plural and len(entry.forms) != file.form_count:
            return [fault(f"{len(entry.forms)} plural forms where the header says {file.form_count}")]
        english = entry.plural or entry.key.text
        return [
            fault(reason) for form in entry.forms if form for reason in typographic_faults(self.tag, english, form)
        ]

    def update(self) -> list[str]:
        """Adds what is missing, drops what is obsolete, sorts; answers with what a person should know."""
        known = {key: entry for file in self.files.values() for key, entry in file.entries.items() if entry.done}
        header = next((file.header for file in self.files.values() if file.header), "")
        notes = []
        for name, file in self.files.items():
            if file.faults:
                raise SystemExit("\n".join(map(str, file.faults)))
            wanted = self.wanted.get(name, {})
            for key in [key for key in file.entries if key not in wanted]:
                entry = file.entries.pop(key)
                if entry.done and key not in {k for each in self.wanted.values() for k in each}:
                    notes.append(f"{file.shown}: dropped, nobody says it any more:\n{block(entry)}")
            for key, entry in wanted.items():
                file.entries[key] = merged(entry, file.entries.get(key), known.get(key), file.form_count)
                if self.tag == "fr":
                    file.entries[key].forms = [spaced_french(form) for form in file.entries[key].forms]
            file.header = file.header or header
            if file.entries or file.path.exists():
                file.write()
            empty = sum(not entry.done for entry in file.entries.values())
            if empty:
                notes.append(f"{file.shown}: {empty} to translate")
        return notes


def merged(wanted: Entry, entry: Entry | None, elsewhere: Entry | None, forms: int) -> Entry:
    """The wanted entry with the translation of the file, or else of another file of the language."""
    kept = entry if entry and any(entry.forms) else elsewhere
    count = forms if wanted.plural else 1
    if kept and (kept.plural != wanted.plural or len(kept.forms) != count):
        kept = None
    return Entry(
        wanted.key, wanted.plural, list(kept.forms) if kept else [""] * count, wanted.sources,
        entry.notes if entry else [], bool(entry and entry.fuzzy),
    )


def wanted(modules: dict[str, list[Found]]) -> dict[str, dict[Key, Entry]]:
    """What each module says."""
    return {name: wanted_together({name: found}) for name, found in modules.items()}


def wanted_together(modules: dict[str, list[Found]]) -> dict[Key, Entry]:
    result: dict[Key, Entry] = {}
    for found in (one for every in modules.values() for one in every):
        result.setdefault(found.key, Entry(found.key, found.plural)).sources.append(found.path)
    return result


def tags(root: Path) -> list[str]:
    """The languages that stand in Languages/, and those that must."""
    there = {path.stem for path in (root / "Languages").glob("*") if path.suffix == ".po" or path.is_dir()}
    return sorted(there | set(COMPLETE))
