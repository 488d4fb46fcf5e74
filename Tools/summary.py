#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Adds up what the two runners reported and prints one closing line."""
import re
import sys
from pathlib import Path

swift_status, browser_status = int(sys.argv[1]), int(sys.argv[2])


def read(name):
    path = Path(".cache") / name
    return path.read_text(errors="replace") if path.exists() else ""


swift = read("swift-test.log")
passed = len(re.findall(r"^. Test .* passed after", swift, re.M))
failed = len(re.findall(r"^. Test .* failed after", swift, re.M))
skipped = len(re.findall(r"^. Test .* skipped", swift, re.M))
if browser_status != 5:  # pytest: no test collected
    closing = (read("browser-test.log").strip().splitlines() or [""])[-1]
    for count, word in re.findall(r"(\d+) (passed|failed|error|skipped)", closing):
        if word == "passed":
            passed += int(count)
        elif word == "skipped":
            skipped += int(count)
        else:
            failed += int(count)
broken = [n for n, s in (("swift test", swift_status), ("pytest", browser_status)) if s not in (0, 5)]
if broken and failed == 0:
    print("ended without a result: " + ", ".join(broken))
    failed = len(broken)
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or passed == 0 else 0)
