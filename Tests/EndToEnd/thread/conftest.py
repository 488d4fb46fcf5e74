# SPDX-License-Identifier: EUPL-1.2
"""The story that the tests of this folder tell, chapter by chapter: the council and its people last for all of it."""
import pytest

from kit.story import DATA, NAME, Story
from kit.typist import Typist


# How the people of the story use their browsers.
MANNERS = {"with scripts": {}, "without scripts": {"scripts": False}, "by keyboard": {"kind": Typist}}


@pytest.fixture(scope="session", params=MANNERS)
def council(request, new_installation, new_visitor, mail):
    """The council and its people: the whole story is told once in each manner."""
    if not DATA.exists():
        pytest.skip("the data of Northumbria do not stand beside the checkout (KOINON_SHARED)")
    installation = new_installation()
    slug = f"northumbria-{request.param.replace(' ', '-')}"
    council = Story(slug, installation, mail, new_visitor, MANNERS[request.param])
    installation.koinon(
        "council", "create", "--profile", "ew-csp", "--name", NAME, "--slug", council.slug, "--language", "en",
        "--zone", "Europe/London", "--coordinator", council.mail_address("hope"), "--coordinator-name", "Secretariat office",
        *installation.place,
    )
    installation.start()
    yield council
    council.close()


@pytest.fixture(autouse=True)
def chapter(council, request):
    """No chapter is told after one that failed."""
    if council.broken:
        pytest.skip(f"the story ended at {council.broken}")
    request.node.visitors = council.browsers


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.failed and "council" in item.funcargs:
        item.funcargs["council"].broken = item.name
    return report
