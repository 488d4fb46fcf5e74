# SPDX-License-Identifier: EUPL-1.2
"""Somebody who writes without pause, and remembers what was acknowledged."""
import http.client
import itertools
import threading
from urllib.parse import urlencode

from .installation import until


class Writer:
    """Changes its own name to `Name 1`, `Name 2` …, as fast as the server takes it."""

    def __init__(self, visitor):
        """Takes over the session of a browser that is signed in."""
        visitor.go("/en/account")
        hidden = visitor.page.locator("form[action='/en/account/name'] input[type=hidden]").all()
        self.fields = {one.get_attribute("name"): one.get_attribute("value") for one in hidden}
        self.cookie = "; ".join(f"{one['name']}={one['value']}" for one in visitor.context.cookies())
        self.host = visitor.base.removeprefix("http://")
        self.sent = self.acknowledged = 0
        self.stopping = False
        self.thread = threading.Thread(target=self._write, daemon=True)
        self.thread.start()

    def _write(self):
        for number in itertools.count(1):
            if self.stopping:
                return
            self.sent = number
            try:
                if self._save(number) == 303:
                    self.acknowledged = number
            except OSError:
                return

    def _save(self, number):
        line = http.client.HTTPConnection(self.host, timeout=60)
        try:
            # Each from another network: what is measured is not the limit of requests.
            headers = {
                "Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookie,
                "X-Forwarded-For": f"10.8.{number // 250 % 250}.{number % 250 + 1}",
            }
            line.request("POST", "/en/account/name", urlencode(self.fields | {"name": f"Name {number}"}), headers)
            return line.getresponse().status
        finally:
            line.close()

    def wait_for(self, count):
        """Waits until that many more were acknowledged."""
        goal = self.acknowledged + count
        until(lambda: self.acknowledged >= goal or not self.thread.is_alive(), f"{count} acknowledged writes", pause=0.01)
        assert self.acknowledged >= goal, "the writer was cut off"

    def stop(self):
        self.stopping = True
        self.thread.join(60)
