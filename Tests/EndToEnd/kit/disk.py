# SPDX-License-Identifier: EUPL-1.2
"""A disk small enough to be filled."""
import os
import subprocess
from pathlib import Path

import pytest


class SmallDisk:
    """Some megabytes of memory, mounted as a disk of their own; only root can do that."""

    def __init__(self, folder, megabytes):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True)
        command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "koinon-test", self.folder]
        if os.getuid() != 0 or subprocess.run(command, capture_output=True).returncode != 0:
            pytest.skip("no disk to fill: only root may mount one")
        self.filler = self.folder / "filler"

    def fill(self):
        """Leaves not one byte."""
        with self.filler.open("ab", buffering=0) as file:
            for size in (1 << 20, 4096, 1):
                try:
                    while True:
                        file.write(b"\0" * size)
                except OSError:
                    pass

    def take(self, size):
        """Somebody else has put something there."""
        self.filler.write_bytes(b"\0" * size)

    def make_room(self):
        self.filler.unlink(missing_ok=True)

    def remove(self):
        subprocess.run(["umount", "--lazy", self.folder], check=True)
