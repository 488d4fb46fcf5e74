# SPDX-License-Identifier: EUPL-1.2
"""A PostgreSQL cluster of a test's own, to break."""
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest


class Cluster:
    """Made new, listens on a socket only; goes with everything in it."""

    def __init__(self):
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
        if not found:
            if os.environ.get("CI") == "true":
                pytest.fail("PostgreSQL is not installed")
            pytest.skip("PostgreSQL is not installed")
        self.programs = found[-1]
        self.folder = Path(tempfile.mkdtemp())
        self.folder.chmod(0o755)
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        self._run("initdb", "--no-sync", "-A", "trust", "-U", "koinon", "-E", "UTF8", "--locale=C.UTF-8", "-D", self.data)
        self.start()
        self._run("createdb", "-h", self.folder, "-U", "koinon", "koinon")
        self.address = f"postgres://koinon@/koinon?host={self.folder}"

    @property
    def data(self):
        return self.folder / "db"

    def _run(self, program, *arguments, check=True):
        # A server refuses to run as root.
        user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
        command = [self.programs / program, *arguments]
        subprocess.run(command, check=check, timeout=60, stdout=subprocess.DEVNULL, cwd="/", **user)

    def start(self):
        options = f"-c listen_addresses='' -k {self.folder} -c max_connections=60"
        self._run("pg_ctl", "-s", "-w", "-D", self.data, "-l", self.folder / "log", "-o", options, "start")

    def start_if_away(self):
        if not (self.data / "postmaster.pid").exists():
            self.start()

    def stop(self, mode="immediate"):
        self._run("pg_ctl", "-s", "-D", self.data, "-m", mode, "stop", check=False)

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder)
