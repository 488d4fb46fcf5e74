# SPDX-License-Identifier: EUPL-1.2
"""People who write findings as fast as the server takes them, and send a form again until it is acknowledged."""
import http.client
import itertools
import threading
import time
import uuid
from collections import Counter

from .client import Client
from .installation import until


class Author:
    """Writes `<name> finding 1`, `<name> finding 2` …; each is in `acknowledged` once the server said so."""

    def __init__(self, client, town, dataset, name):
        self.client, self.name = Client(f"http://{client.host}", client.cookies, patience=60), name
        self.form = client.form(f"{town.root}/evidence/new-finding", "/new-finding")
        self.dataset = dataset
        self.sent, self.acknowledged = [], {}
        # What the server said to the forms it did not take, and how often it said nothing.
        self.refusals, self.silences = Counter(), 0
        self.wrong, self.slowest = [], 0.0
        self.stopping = False
        self.thread = threading.Thread(target=self._write, daemon=True)
        self.thread.start()

    def _write(self):
        for number in itertools.count(1):
            if self.stopping:
                return
            sentence = f"{self.name} finding {number}"
            self.sent.append(sentence)
            once = uuid.uuid4().hex
            while not self._send(sentence, once):
                time.sleep(0.1)

    def _send(self, sentence, once):
        # Each from another network: what is measured is not the limit of requests.
        self.client.address = f"10.{len(self.name) % 50 + 100}.{hash(once) % 250}.{hash(sentence) % 250 + 1}"
        start = time.monotonic()
        try:
            answer = self.client.post(
                self.form, sentence=sentence, confidence="low", dataset_1=self.dataset, text="Why", _once=once
            )
        except (OSError, http.client.HTTPException):
            self.silences += 1
            return False
        finally:
            self.slowest = max(self.slowest, time.monotonic() - start)
        if answer.status == 303:
            self.acknowledged[sentence] = answer.location
            return True
        self.refusals[answer.status] += 1
        if sentence not in answer.html:
            self.wrong.append(f"{answer.status} without what was typed: {answer.text[:300]}")
        return False

    def stop(self):
        """Ends after the form in hand is acknowledged."""
        self.stopping = True
        self.thread.join(90)
        assert not self.thread.is_alive(), f"{self.name} was never answered"


class Crowd:
    """Several authors at once."""

    def __init__(self, client, town, dataset, names):
        self.authors = [Author(client, town, dataset, name) for name in names]

    def __iter__(self):
        return iter(self.authors)

    @property
    def acknowledged(self):
        return {sentence: place for author in self for sentence, place in author.acknowledged.items()}

    @property
    def refusals(self):
        return sum((author.refusals for author in self), Counter())

    def wait_for(self, more):
        """Waits until that many more were acknowledged."""
        goal = len(self.acknowledged) + more
        until(lambda: len(self.acknowledged) >= goal, f"{more} acknowledged writes", pause=0.02)

    def stop(self):
        for author in self:
            author.stopping = True
        for author in self:
            author.stop()


class Publisher:
    """Signs publications of a dataset off and withdraws them again: each is an entry of the Record."""

    def __init__(self, client, town, dataset):
        self.client = Client(f"http://{client.host}", client.cookies, patience=60)
        self.page = f"{town.root}/evidence/datasets/{dataset}/publications"
        self.published, self.withdrawn = set(), set()
        self.stopping = False
        self.thread = threading.Thread(target=self._work, daemon=True)
        self.thread.start()

    def _work(self):
        numbers = itertools.count()
        while not self.stopping:
            self.client.address = f"10.99.0.{next(numbers) % 250 + 1}"
            try:
                self._publish()
            except (OSError, http.client.HTTPException, AssertionError):
                time.sleep(0.1)

    def _publish(self):
        place = self._done(self.client.post(self.client.form(self.page, "/publications")))
        self._done(self.client.post(self.client.form(place, "/sign"), read="yes"))
        self.published.add(place.rsplit("/", 1)[1])
        self._done(self.client.post(self.client.form(place, "/withdraw"), reason="Counted twice."))
        self.withdrawn.add(place.rsplit("/", 1)[1])

    @staticmethod
    def _done(answer):
        assert answer.status == 303, f"{answer.status} {answer.text[:300]}"
        return answer.location

    def stop(self):
        self.stopping = True
        self.thread.join(90)
