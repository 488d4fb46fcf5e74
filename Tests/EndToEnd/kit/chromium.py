# SPDX-License-Identifier: EUPL-1.2
"""One Chromium for all tests, begun anew where a test that stood still had to be ended with it."""
import os
import signal
from pathlib import Path

PROGRAM = os.environ.get("KOINON_CHROMIUM", "/usr/bin/chromium")


class Chromium:
    """Opens contexts in a browser that runs."""

    def __init__(self, playwright):
        self.playwright = playwright
        self.running = None

    def new_context(self, **traits):
        if not (self.running and self.running.is_connected()):
            self.running = self.playwright.chromium.launch(executable_path=PROGRAM)
        return self.running.new_context(**traits)

    def close(self):
        if self.running:
            self.running.close()


def end_browsers():
    """Ends every Chromium this run began: what waits for one fails then, instead of waiting for ever."""
    for process in Path("/proc").iterdir():
        if process.name.isdigit() and _name(process.name) == "chromium" and os.getpid() in _ancestors(process.name):
            try:
                os.kill(int(process.name), signal.SIGKILL)
            except ProcessLookupError:
                pass


def _name(process):
    return _status(process).get("Name")


def _ancestors(process):
    while process := _status(process).get("PPid"):
        yield int(process)


def _status(process):
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:  # it has just ended
        return {}
    return dict(line.split(":\t", 1) for line in lines if ":\t" in line)
