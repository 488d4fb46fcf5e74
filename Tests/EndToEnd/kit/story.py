# SPDX-License-Identifier: EUPL-1.2
"""A council at work: its people, each with a browser of their own, and what they do on its pages."""
import csv
import os
from datetime import date, timedelta
from pathlib import Path

from .installation import ROOT
from .person import Person

# The reference data beside the checkout, or where KOINON_SHARED says.
SHARED = Path(os.environ.get("KOINON_SHARED", ROOT.parent / "shared"))

# The matter this is about.
NAME = "A partnership that does not exist"
DATA = SHARED / "data/northumbria"
SEATS = [
    ("chair", "Chair of the partnership", "The city council", "Office of the chair"),
    ("police", "Police", "The police service", "Office of the police"),
    ("fire", "Fire and rescue", "The fire service", "Office of fire and rescue"),
    ("probation", "Probation", "The probation service", "Office of probation"),
]
TITLE = "Anti-social behaviour, 2022"
FINDING = "In Monument ward more is recorded for each resident than anywhere else"
PRIORITY = "Evenings around the Monument"
RECOMMENDATION = "Put wardens on Grainger Street from Thursday to Saturday"
ITEM = "Wardens around the Monument"
CONFIDENTIAL = "One address in Grainger Street"
MOTION = "The city puts two wardens on Grainger Street from Thursday to Saturday, for one year."
ACTION = "Two wardens on Grainger Street"
INDICATOR = "Feel unsafe after dark"
EVALUATION = "Do wardens help around the Monument?"


def in_days(count):
    return date.today() + timedelta(days=count)


class Story:
    """One council, and where its things stand: `council.places["meeting"]`."""

    def __init__(self, slug, installation, mail, new_visitor, manner):
        self.slug = slug
        self.installation = installation
        self.mail = mail
        self.new_visitor = lambda base, **traits: new_visitor(base, **manner, **traits)
        self.people = {}
        self.broken = None
        self.places = {}

    @property
    def browsers(self):
        return list(self.people.values())

    def close(self):
        for browser in self.browsers:
            browser.close()

    def address(self, path="", tongue="en"):
        """The address of a page; a word that was kept stands for its place."""
        path = self.places.get(path, path)
        return f"/c/{self.slug}/{tongue}{path}"

    def comes(self, office, name, **traits):
        """Somebody answers their invitation; from then on their browser is theirs."""
        browser = self.people[office] = self.new_visitor(self.installation.base, **traits)
        return Person(name, self.mail_address(office)).accept_invitation(browser, self.mail)

    def mail_address(self, office):
        return f"{office}@{self.slug}.example"

    def go(self, office, path="", tongue="en"):
        """Somebody opens a page. The visitor is anybody, signed in nowhere."""
        if office not in self.people:
            assert office == "visitor", office
            self.people[office] = self.new_visitor(self.installation.base)
        browser = self.people[office].go(self.address(path, tongue))
        assert browser.status == 200, browser.describe()
        return browser

    def keep(self, name, browser):
        """Remembers the page somebody is on."""
        assert browser.status == 200, browser.describe()
        self.places[name] = browser.path.removeprefix(f"/c/{self.slug}/en")
        return browser

    def write(self, office, kind, name, fields):
        """Somebody enters a priority, a recommendation, an action, an indicator or an evaluation."""
        browser = self.go(office, "/priorities").follow(f"New {kind}").enter(fields).press("Save")
        assert browser.heading.startswith(fields["In one sentence"]), browser.describe()
        return self.keep(name, browser)

    def is_absent(self, office, path):
        browser = self.people[office].go(self.address(path))
        return browser.status == 404


def golden(name):
    with (SHARED / "golden" / name).open(newline="") as table:
        return list(csv.DictReader(table))
