# SPDX-License-Identifier: EUPL-1.2
"""Fixtures: each is something that exists in the world of a council."""
import itertools
import os
import subprocess
import threading
import uuid

import pytest
from playwright.sync_api import sync_playwright

from kit.chromium import Chromium, end_browsers
from kit.installation import PROGRAM, Installation
from kit.person import Person
from kit.post import Post
from kit.visitor import Visitor

# Seconds after which a test is taken to stand still: not every wait for a browser has an end of its own.
PATIENCE = 480
# Invited before the server starts: a running server looks for what the console asked for only now and then.
GUESTS = ["Eleni Markou", "Karim Benali", "Rosa Lindqvist", "Jean Petit", "Maria Kosta", "Tom Ashworth"] * 12


def pytest_configure():
    if not PROGRAM.exists():
        pytest.exit(f"{PROGRAM} does not exist: swift build --product koinon", returncode=3)


@pytest.fixture(scope="session")
def work(tmp_path_factory):
    return tmp_path_factory.mktemp("koinon")


@pytest.fixture(scope="session")
def mail(work):
    post = Post(work / "mail")
    yield post
    post.stop()


@pytest.fixture(scope="session")
def new_installation(work, mail):
    """Makes installations: embedded, or on a database of their own in the throw-away PostgreSQL."""
    made = []

    def make(postgres=False, guests=0, options=()):
        name = f"installation_{len(made)}"
        database = new_database() if postgres else None
        installation = Installation(work / name, mail, database, options)
        made.append(installation)
        for number, guest in enumerate(GUESTS[:guests]):
            address = f"{guest.split()[0].lower()}{number}@{name.replace('_', '-')}.example"
            installation.invite(address, guest)
            installation.guests.append(Person(guest, address))
        return installation

    yield make
    for installation in made:
        installation.stop()


def new_database():
    cluster = os.environ.get("KOINON_TEST_POSTGRES")
    if not cluster:
        if os.environ.get("CI") == "true":
            pytest.fail("no PostgreSQL (KOINON_TEST_POSTGRES unset)")
        pytest.skip("no PostgreSQL (KOINON_TEST_POSTGRES unset)")
    name = f"koinon_e2e_{uuid.uuid4().hex[:12]}"
    subprocess.run(["psql", cluster, "-qc", f"CREATE DATABASE {name}"], check=True, timeout=60)
    return f"{cluster}{'&' if '?' in cluster else '?'}dbname={name}"


@pytest.fixture(scope="session")
def installation(new_installation):
    """The embedded installation that most tests share."""
    installation = new_installation(guests=60)
    installation.start()
    return installation


@pytest.fixture(scope="session")
def server(installation):
    return installation.servers[-1]


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = Chromium(playwright)
        yield browser
        browser.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """A test that stands still fails, and by name; the ones after it get a new browser."""

    def end():
        reporter = item.config.pluginmanager.get_plugin("terminalreporter")
        reporter.write_line(f"\n{item.nodeid} stood still for {PATIENCE} seconds; its browser was ended.")
        end_browsers()

    watch = threading.Timer(PATIENCE, end)
    watch.daemon = True
    watch.start()
    try:
        return (yield)
    finally:
        watch.cancel()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Where a test failed, the report also says what every open browser showed."""
    report = yield
    if report.failed:
        for visitor in getattr(item, "visitors", []):
            report.sections.append(("what the browser showed", visitor.describe()))
    return report


@pytest.fixture(scope="session")
def new_visitor(browser):
    """Makes browsers that their maker closes."""
    numbers = itertools.count()
    return lambda base, kind=Visitor, **traits: kind(browser, base, next(numbers), **traits)


@pytest.fixture
def visitor(new_visitor, request):
    """Makes browsers, each for one person: `visitor(language="fr-FR", scripts=False)`."""
    made = request.node.visitors = []

    def make(base=None, **traits):
        made.append(new_visitor(base or request.getfixturevalue("installation").base, **traits))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def guest(installation):
    """Somebody who was invited and has not answered yet."""
    return installation.guests.pop()


@pytest.fixture
def person(installation, mail, visitor):
    """Makes people with an account."""

    def make():
        found = installation.guests.pop()
        browser = visitor()
        found.accept_invitation(browser, mail)
        browser.close()
        return found

    return make


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def scripts(request):
    """Runs a test twice: nothing may depend on JavaScript."""
    return request.param
