# SPDX-License-Identifier: EUPL-1.2
"""What a translation must keep of its message, and how French and Greek are set."""

import re

NO_BREAK = "\u00a0\u202f"


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"%[1-9]\d?", text))


def faults(language: str, english: str, translation: str) -> list[str]:
    """What is wrong with a translation."""
    found = []
    wanted, given = placeholders(english), placeholders(translation)
    if lacking := wanted - given:
        found.append("lacks " + ", ".join(sorted(lacking)))
    if invented := given - wanted:
        found.append("invents " + ", ".join(sorted(invented)))
    if translation != translation.strip(" \t\n"):
        found.append("begins or ends with a space")
    if english.endswith(".") != translation.endswith("."):
        found.append("full stop at the end: as in English")
    return found + {"fr": french, "el": greek}.get(language, lambda text: [])(translation)


def quotation_marks(text: str) -> list[str]:
    found = []
    if "'" in text:
        found.append("straight apostrophe; write ’")
    if '"' in text or "“" in text:
        found.append("quotation marks are « »")
    if "..." in text:
        found.append("three full stops; write …")
    return found


def french(text: str) -> list[str]:
    """Lexique des règles typographiques en usage à l'Imprimerie nationale: a no-break space before ; : ! ? % and
    inside « », and between thousands."""
    found = quotation_marks(text)
    ends = r"(?=[\s»)”.,;:!?]|$)"
    for match in re.finditer(rf"(.)([;:!?]{ends}|%(?!\d)|»)", text):
        if match.group(1) not in NO_BREAK and match.group(1) not in ";:!?":
            found.append(f"no-break space before {match.group(2)}")
    if re.search(rf"«[^{NO_BREAK}]", text):
        found.append("no-break space after «")
    if re.search(r"\d \d{3}", text):
        found.append("no-break space between thousands")
    return found


def spaced_french(text: str) -> str:
    """The text with its ordinary spaces before ; : ! ? % » and after « made no-break spaces."""
    text = re.sub(r" (?=[;:!?»]|%(?!\d))", "\u00a0", text)
    text = text.replace("« ", "«\u00a0")
    return re.sub(r"(?<=\d) (?=\d{3})", "\u202f", text)


def greek(text: str) -> list[str]:
    found = quotation_marks(text)
    if "?" in text:
        found.append("the Greek question mark is ;")
    if "\u037e" in text or "\u0387" in text:
        found.append("write ; and · as U+003B and U+00B7")
    if re.search(r"[ \u00a0\u202f](?:[;:!»]|%(?!\d))|«[ \u00a0\u202f]", text):
        found.append("no space before ; : ! % and inside « »")
    for word in re.findall(r"\w+", text):
        if re.search(r"[A-Za-z]", word) and re.search(r"[Ͱ-Ͽἀ-῿]", word):
            found.append(f"Latin and Greek letters in one word: {word}")
    return found
