# SPDX-License-Identifier: EUPL-1.2
"""The real program: an installation of Koinon in a folder of its own, and the servers that run on it."""
import contextlib
import http.client
import json
import os
import signal
import socket
import sqlite3
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = Path(os.environ.get("KOINON_PROGRAM", ROOT / ".build/debug/koinon"))
# Seconds that anything may take on a busy machine before a test gives up.
PATIENCE = 90


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(found, what, patience=PATIENCE, pause=0.1):
    """Asks again and again until there is an answer."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if answer := found():
            return answer
        time.sleep(pause)
    raise AssertionError(f"{patience} seconds passed without {what}")


class Installation:
    """A folder with keys and data, or with keys beside a PostgreSQL database."""

    def __init__(self, folder, mail, database=None, options=()):
        self.folder = folder
        self.mail = mail
        self.database = database
        self.options = list(options)
        self.port = free_port()
        self.servers = []
        self.guests = []
        # Further variables of the environment.
        self.extra = {}

    @property
    def base(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def place(self):
        return ["--data", str(self.folder)] + (["--database", self.database] if self.database else [])

    @property
    def environment(self):
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("KOINON_")}
        # The tests stand in for a proxy, so that each browser can have a network address of its own.
        return inherited | {
            "KOINON_MAIL_RELAY": f"smtp://localhost:{self.mail.port}",
            "KOINON_BASE_ADDRESS": self.base,
            "KOINON_TRUSTED_PROXIES": "127.0.0.1",
        } | self.extra

    def koinon(self, *arguments, succeeds=True):
        """Runs one command of the console, as the operator would."""
        done = subprocess.run(
            [PROGRAM, *arguments], cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=PATIENCE * 4
        )
        assert done.returncode == 0 or not succeeds, f"koinon {arguments[0]}: {done.stdout}{done.stderr}"
        return done

    def query(self, sql):
        """Rows of the database as it stands, past the program."""
        if not self.database:
            with contextlib.closing(sqlite3.connect(f"file:{self.folder}/koinon.sqlite?mode=ro", uri=True)) as line:
                return [tuple(str(value) for value in row) for row in line.execute(sql)]
        asked = ["psql", self.database, "-qAtc", sql]
        done = subprocess.run(asked, check=True, capture_output=True, text=True, timeout=PATIENCE)
        return [tuple(line.split("|")) for line in done.stdout.splitlines()]

    def change(self, sql):
        """Changes the embedded database past the program, for what only time does: a day that goes by."""
        with contextlib.closing(sqlite3.connect(self.folder / "koinon.sqlite", timeout=PATIENCE)) as line, line:
            line.execute(sql)

    def invite(self, address, name, language="en"):
        self.koinon("person", "invite", address, "--name", name, "--language", language, *self.place)

    def start(self, port=None):
        """One more server on this installation."""
        server = Server(self, port or self.port)
        self.servers.append(server)
        return server

    def stop(self):
        for server in self.servers:
            server.stop()


class Server:
    """One running `koinon serve`."""

    def __init__(self, installation, port):
        self.base = f"http://127.0.0.1:{port}"
        self.port = port
        self.log = installation.folder.with_name(f"{installation.folder.name}-{port}.log")
        command = [PROGRAM, "serve", "--port", str(port), *installation.options, *installation.place]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=installation.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        until(self.is_up, f"an answer of the server:\n{self.log.read_text()[-2000:]}")

    def is_up(self):
        assert self.process.poll() is None, f"the server ended: {self.log.read_text()[-2000:]}"
        try:
            return self.ask("/health")[0] == 200
        except OSError:
            return False

    def ask(self, path, headers=None, method="GET", body=None):
        """One plain request: status, headers in lower case, body."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.request(method, path, body, headers or {})
            answer = line.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            line.close()

    def terminate(self):
        """Asks the server to stop, and does not wait."""
        self.process.send_signal(signal.SIGTERM)

    def stop(self):
        """Asks the server to stop, and expects it to end well, with nothing gone wrong in its log."""
        if self.process.poll() is None:
            self.terminate()
            assert self.process.wait(PATIENCE) == 0, "the server did not stop gracefully"
        assert not self.failures(), f"the server's log tells of failures: {self.failures()}"

    def kill(self):
        self.process.kill()
        self.process.wait(PATIENCE)

    def failures(self):
        """The lines of the log that tell of a fault of ours."""
        lines = [line for line in self.log.read_text().splitlines() if line.startswith("{")]
        return [line for line in lines if json.loads(line)["event"] == "request failed"]
