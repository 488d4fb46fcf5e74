# SPDX-License-Identifier: EUPL-1.2
"""A mail server that keeps what it gets, and the mails as Python's own reader understands them."""
import email
import email.policy
import json
import re
import subprocess
import sys

from .installation import PATIENCE, ROOT, until


class Mail:
    """One mail that arrived."""

    def __init__(self, source, recipients):
        self.message = email.message_from_bytes(source, policy=email.policy.default)
        self.recipients = recipients

    @property
    def subject(self):
        return str(self.message["Subject"])

    def _body(self, kind):
        return self.message.get_body((kind,)).get_content()

    @property
    def text(self):
        return self._body("plain")

    @property
    def html(self):
        return self._body("html")

    @property
    def links(self):
        return re.findall(r"https?://\S+", self.text)

    @property
    def calendars(self):
        parts = [part for part in self.message.walk() if part.get_content_type() == "text/calendar"]
        return [part.get_content() for part in parts]


class Post:
    """The receiver, with a memory of what was read."""

    def __init__(self, folder):
        self.folder = folder
        self.read = set()
        command = [sys.executable, ROOT / "Tools/mailbox.py", folder]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline().split()[1])

    def stop(self):
        self.process.stdin.close()
        self.process.wait(PATIENCE)

    def all(self):
        """Every mail so far, by name, oldest first."""
        for about in sorted(self.folder.glob("*.json")):
            yield about.stem, Mail(about.with_suffix(".eml").read_bytes(), json.loads(about.read_text())["to"])

    def to(self, address):
        return [mail for _, mail in self.all() if address in mail.recipients]

    def next(self, address, subject=""):
        """Waits for the next unread mail to an address, and takes it out of the letter box."""

        def found():
            for name, mail in self.all():
                if name not in self.read and address in mail.recipients and subject in mail.subject:
                    self.read.add(name)
                    return mail
            return None

        return until(found, f"a mail to {address} about “{subject}”; there are {[m.subject for m in self.to(address)]}")
