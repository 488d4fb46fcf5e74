# SPDX-License-Identifier: EUPL-1.2
"""The analyses on the console, and how far their figures are from a reference."""
import subprocess

from .installation import PROGRAM

TOLERANCE = 1e-6


def run(*arguments):
    return subprocess.run([PROGRAM, "analyse", *map(str, arguments)], capture_output=True, text=True)


def analyse(*arguments):
    """What an analysis writes to standard output."""
    done = run(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(*arguments):
    """Why an analysis gave nothing."""
    done = run(*arguments)
    assert done.returncode == 1 and not done.stdout, done
    return done.stderr


class Differences:
    """Gathers the largest relative difference, and prints it."""

    def __init__(self):
        self.largest = 0
        self.seen = 0

    def see(self, own, reference):
        self.seen += 1
        if own != reference:
            self.largest = max(self.largest, abs(own - reference) / max(abs(reference), 1e-300))

    def done(self, name):
        print(f"{name}: {self.seen} figures, largest relative difference {self.largest:.2e}")
        assert self.seen > 0 and self.largest <= TOLERANCE, name
