# SPDX-License-Identifier: EUPL-1.2
"""Tries to tell who cast which published ballot, from files alone.

Argument: a folder with a folder for each secret vote. In that: `after.sqlite` and its log, taken once the vote was closed;
`copy-1.sqlite`, `copy-2.sqlite`… and their logs, taken after each ballot; `backup.sqlite`, taken in the middle of the vote;
`about.json` with the vote's id and, only to score the guesses, whose code is whose; `key`, the vote's key as it was while the
vote was open, only to see that it stands in no file.

Each guesser gives every voter a code. Right guesses are counted over all votes; by chance there is one for each vote.
Writes a JSON object: `votes`, `ballots`, `hits` by guesser, `control` (a guesser that is shown the order of casting), and
`traces`: what stands in a file where it must not.
"""
import json
import sqlite3
import sys
from pathlib import Path

SEALED = 80


class Case:
    """The files of one vote."""

    def __init__(self, folder):
        about = json.loads((folder / "about.json").read_text())
        self.vote, self.truth = about["vote"], about["codes"]
        # Before SQLite opens them: it empties a log that it finds.
        self.bytes = {path: path.read_bytes() for path in sorted(folder.iterdir()) if ".sqlite" in path.name}
        self.key = (folder / "key").read_text().strip()
        self.after = sqlite3.connect(folder / "after.sqlite")
        self.copies = sorted(folder.glob("copy-*.sqlite"), key=lambda path: int(path.stem[5:]))
        self.codes = self.column("SELECT code FROM meeting_secret_ballot WHERE vote = ? ORDER BY place")

    def column(self, sql, database=None):
        return [row[0] for row in (database or self.after).execute(sql, (self.vote,))]

    def voters(self):
        """In the order of casting, which the record of who did what gives away."""
        sql = """SELECT a.person FROM act AS a JOIN meeting_turnout AS t ON t.vote = a.subject_id AND t.person = a.person
                 WHERE a.subject_id = ? AND a.action = 'vote.give' GROUP BY a.person ORDER BY MIN(a.at)"""
        return self.column(sql)

    def box(self, path):
        found = self.column("SELECT sealed FROM meeting_box WHERE vote = ?", sqlite3.connect(path))
        data = found[0] if found else b""
        return [data[at:at + SEALED] for at in range(0, len(data), SEALED)]

    def arrivals(self):
        """The sealed ballots in the order of casting: what is new from one copy to the next."""
        boxes = [[]] + [self.box(path) for path in self.copies]
        return [next(ballot for ballot in new if ballot not in old) for old, new in zip(boxes, boxes[1:])]

    def files(self, *stems):
        for path, data in self.bytes.items():
            if path.name.split(".")[0].split("-")[0] in stems:
                yield path, data


def in_order_of_casting(case):
    return zip(case.voters(), case.codes)


def in_reverse_order(case):
    return zip(case.voters(), reversed(case.codes))


def by_rows(case):
    people = case.column("SELECT person FROM meeting_turnout WHERE vote = ? ORDER BY rowid")
    return zip(people, case.column("SELECT code FROM meeting_secret_ballot WHERE vote = ? ORDER BY rowid"))


def by_seats(case):
    return zip(case.column("SELECT person FROM meeting_turnout WHERE vote = ? ORDER BY seat"), case.codes)


def by_place_in_the_box(case):
    arrivals = case.arrivals()
    ranks = {ballot: rank for rank, ballot in enumerate(sorted(arrivals))}
    return [(voter, case.codes[ranks[ballot]]) for voter, ballot in zip(case.voters(), arrivals)]


def by_place_in_the_last_box(case):
    arrivals, last = case.arrivals(), case.box(case.copies[-1])
    return [(voter, case.codes[last.index(ballot)]) for voter, ballot in zip(case.voters(), arrivals)]


def by_bytes_of_sealed_ballots(case):
    """Pairs each sealed ballot with the code that has most bytes in common with it."""
    free, guess = list(case.codes), []
    for voter, ballot in zip(case.voters(), case.arrivals()):
        best = max(free, key=lambda code: len(set(code.encode()) & set(ballot)))
        free.remove(best)
        guess.append((voter, best))
    return guess


def by_nearness_in_the_files(case):
    """For each code, the voter whose id stands nearest to it in the bytes of database and log, free pages included."""
    people, guess = case.voters(), []
    for code in case.codes:
        best = (None, people[0])
        for _, data in case.files("after"):
            at = data.find(code.encode())
            while at >= 0:
                for person in people:
                    before, behind = data.rfind(person.encode(), 0, at), data.find(person.encode(), at)
                    for place in (before, behind):
                        if place >= 0 and (best[0] is None or abs(place - at) < best[0]):
                            best = (abs(place - at), person)
                at = data.find(code.encode(), at + 1)
        guess.append((best[1], code))
    return guess


def dashed(code):
    return "-".join((code[:4], code[4:8], code[8:]))


def traces(case):
    """What must not be found: codes before closing, the key ever, sealed ballots after closing."""
    words = [form.encode() for code in case.codes for form in (code, dashed(code), code.lower())]
    for path, data in case.files("copy", "backup"):
        yield from (f"{path.name}: a code before closing" for word in words if word in data)
    for path, data in case.files("copy", "backup", "after"):
        if case.key.encode() in data:
            yield f"{path.name}: the key"
    arrivals = case.arrivals()
    if len(arrivals) != len(case.codes):
        yield "the copies do not hold all ballots"
    for path, data in case.files("after"):
        yield from (f"{path.name}: a sealed ballot after closing" for ballot in arrivals if ballot in data)


GUESSERS = (
    in_order_of_casting, in_reverse_order, by_rows, by_seats, by_place_in_the_box, by_place_in_the_last_box,
    by_bytes_of_sealed_ballots, by_nearness_in_the_files,
)


def hits(case, guess):
    return sum(case.truth.get(person) == code for person, code in guess)


cases = [Case(folder) for folder in sorted(Path(sys.argv[1]).iterdir()) if folder.is_dir()]
print(json.dumps({
    "votes": len(cases),
    "ballots": sum(len(case.codes) for case in cases),
    "hits": {guesser.__name__: sum(hits(case, guesser(case)) for case in cases) for guesser in GUESSERS},
    "control": sum(hits(case, zip(case.voters(), case.truth.values())) for case in cases),
    "traces": sorted({trace for case in cases for trace in traces(case)}),
}))
