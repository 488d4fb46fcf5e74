# SPDX-License-Identifier: EUPL-1.2
"""Somebody whose browser waits for server-sent events."""
import http.client
import queue
import socket
import threading

from .installation import PATIENCE


class Listener:
    """Reads a stream of events on a thread of its own until the server ends it."""

    def __init__(self, client, path):
        self.line = http.client.HTTPConnection(client.host, timeout=PATIENCE)
        cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        self.line.request("GET", path, headers={"Cookie": cookies, "X-Forwarded-For": client.address})
        self.socket = self.line.sock
        self.answer = self.line.getresponse()
        self.status = self.answer.status
        self.heard = queue.Queue()
        self.first = self.answer.readline() if self.status == 200 else b""
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self):
        try:
            while line := self.answer.readline():
                if line.startswith(b"event:"):
                    self.heard.put(line.decode().removeprefix("event:").strip())
        except (OSError, ValueError, AttributeError, http.client.HTTPException):
            pass
        self.heard.put(None)

    def next(self, patience=10):
        """The next event; None where the stream ended."""
        try:
            return self.heard.get(timeout=patience)
        except queue.Empty:
            raise AssertionError(f"{patience} seconds passed without an event") from None

    def is_silent(self, seconds=1):
        try:
            return self.heard.get(timeout=seconds) is None
        except queue.Empty:
            return True

    def close(self):
        # Wakes the thread that reads; without that, closing would wait for the next sign of life.
        self.socket.shutdown(socket.SHUT_RDWR)
        self.thread.join(10)
        self.line.close()
