#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Adds up what `swift test` and pytest reported, says what was skipped and why, and prints one closing line.

Usage: Tools/summary.py SWIFT_LOG SWIFT_STATUS PYTEST_LOG PYTEST_STATUS

A test with several cases counts as one. A runner that failed without naming a failed test counts as one failure: a
crash must not pass for a success.
"""
import re
import sys
from collections import Counter
from pathlib import Path

# The lines by which Swift Testing ends a test, such as:
#   ✔ Test "a name" passed after 0.013 seconds.
#   ✘ Test "a name" with 3 test cases failed after 0.016 seconds with 1 issue.
#   ━ Test "a name" passed after 0.013 seconds with 1 known issue.
#   ➜ Test "a name" skipped: "no database"           ➜ Test name() was cancelled after 0.006 seconds: "too late"
#   ✔ Test run with 15 tests in 2 suites passed after 0.030 seconds.
ENDED = re.compile(r'[✔✘━] Test (?!run with )(.+?) (passed|failed) after [\d.]+ seconds')
SKIPPED = re.compile(r'➜ Test (.+?) (?:skipped|was cancelled after [\d.]+ seconds)(?:: "(.*)")?\.?$')
CLOSING = re.compile(r"[✔✘━] Test run with (\d+) tests?\b")
# A test that has nothing to work on says so itself, and passes.
SAID = re.compile(r"^skipped: (.+)$")
PYTEST_WORDS = {"passed": "passed", "failed": "failed", "error": "failed", "errors": "failed", "skipped": "skipped"}


def swift(log, status):
    count, reasons, closing = Counter(), Counter(), None
    for line in log.splitlines():
        if found := ENDED.search(line):
            count[found[2]] += 1
        elif found := SKIPPED.search(line):
            count["skipped"] += 1
            reasons[found[2] or "no reason given"] += 1
        elif found := SAID.search(line):
            reasons[found[1]] += 1
        elif found := CLOSING.search(line):
            closing = int(found[1])
    if closing is None:
        print("swift test: ended without a result")
    elif closing != count.total():
        print(f"swift test: counted {count.total()} tests where the runner speaks of {closing}")
    broken = status != 0 or closing is None
    return settled(count, broken), reasons


def pytest(log, status):
    count, reasons = Counter(), Counter()
    lines = log.strip().splitlines()
    for number, word in re.findall(r"(\d+) (\w+)", lines[-1] if lines else ""):
        if word in PYTEST_WORDS:
            count[PYTEST_WORDS[word]] += int(number)
    for line in lines:
        if found := re.match(r"SKIPPED \[(\d+)\] \S+ (.+)", line):
            reasons[found[2]] += int(found[1])
    if status not in (0, 1):
        print("pytest: ended without a result")
    return settled(count, status != 0), reasons


def settled(count, broken):
    if broken and not count["failed"]:
        count["failed"] = 1
    return count


def main(swift_log, swift_status, pytest_log, pytest_status):
    count, reasons = swift(Path(swift_log).read_text(errors="replace"), int(swift_status))
    more, more_reasons = pytest(Path(pytest_log).read_text(errors="replace"), int(pytest_status))
    count += more
    for reason, times in sorted((reasons + more_reasons).items()):
        print(f"skipped ({times}): {reason}")
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] or not count["passed"] else 0


if __name__ == "__main__":
    if len(sys.argv) != 5:
        print(__doc__)
        sys.exit(2)
    sys.exit(main(*sys.argv[1:]))
