# SPDX-License-Identifier: EUPL-1.2
"""Kalliste, the fictional city: every page that anybody can reach there is in order."""
import pytest

from kit.person import Person
from kit.visitor import PHONE
from kit.walk import reachable

PASSWORD = "olive harbour lantern seven"
OFFICES = ["coordinator", "chair", "police", "landlord", "school", "association", "analyst", "resident", "outsider"]
MAIN_PAGES = ["", "/members", "/how-it-works", "/profile", "/evidence", "/priorities", "/actions", "/meetings", "/decisions"]
# Where the first link of a kind on a main page leads: a dataset, a matter, a decision.
FIRST_LINKS = {"/evidence": "/evidence/datasets/", "/priorities": "/priorities/", "/decisions": "/decisions/"}


@pytest.fixture(scope="session")
def kalliste(new_installation):
    installation = new_installation(options=["--demo", "--demo-password", PASSWORD])
    installation.start()
    return installation


@pytest.fixture
def somebody(kalliste, visitor):
    """A browser in the hands of a visitor, or of somebody of Kalliste who is signed in."""

    def make(office, **traits):
        browser = visitor(base=kalliste.base, **traits)
        if office != "visitor":
            browser.sign_in(Person(office, f"{office}@kalliste.example", PASSWORD))
            assert browser.page.get_by_role("button", name="Sign out").count(), browser.main
        return browser

    return make


@pytest.mark.parametrize("office", ["visitor", "coordinator"])
def test_every_page_is_in_order(somebody, office):
    """All that check() asks for, on a page of each kind. To other councils the coordinator is a visitor."""
    browser = somebody(office)
    faults, kinds = [], set()
    for address, kind in reachable(browser, "/en", samples=1):
        if office != "visitor" and address.startswith("/c/") and not address.startswith("/c/kalliste/"):
            continue
        kinds.add(kind)
        browser.faults.clear()
        try:
            browser.go(address).check()
        except AssertionError as fault:
            faults.append(str(fault))
    print(f"{office}: {len(kinds)} kinds of pages")
    assert len(kinds) > 5
    assert not faults, "\n\n".join(faults)


@pytest.mark.parametrize("office", [one for one in OFFICES if one != "coordinator"])
def test_no_link_leads_nowhere(somebody, office):
    assert len(list(reachable(somebody(office), "/en"))) > 5


@pytest.mark.parametrize("tongue", ["fr", "el"])
@pytest.mark.parametrize("office", ["visitor", "coordinator"])
def test_longer_words_fit_on_a_phone(somebody, office, tongue):
    browser = somebody(office, viewport=PHONE)
    faults = []
    for address, _ in reachable(browser, f"/{tongue}", samples=1):
        browser.go(address)
        assert browser.page.locator("html").get_attribute("lang") == tongue
        if wide := browser.overhang:
            faults.append(f"{address}: {wide} pixels too wide: {browser._too_wide()}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("tongue", ["en", "fr", "el"])
def test_the_main_pages_are_in_order_and_have_their_pictures_taken(somebody, tongue):
    browser = somebody("visitor")
    for path in MAIN_PAGES:
        root = f"/c/kalliste/{tongue}"
        name = path.strip("/") or "home"
        browser.go(root + path).check(f"{name}-{tongue}")
        if path in FIRST_LINKS:
            browser.page.locator(f"main a[href^='{root}{FIRST_LINKS[path]}']").first.click()
            browser.check(f"{name}-one-{tongue}")


def test_every_page_says_that_the_city_is_made_up(somebody):
    browser = somebody("visitor")
    for address, _ in reachable(browser, "/en", samples=1):
        if "/kalliste/" in address:
            assert "Fictional example." in browser.go(address).page.locator("header").inner_text(), address


def test_a_second_start_takes_the_city_as_it_is(kalliste, somebody):
    before = somebody("visitor").go("/c/kalliste/en").source
    kalliste.stop()
    kalliste.start()
    assert somebody("visitor").go("/c/kalliste/en").source == before
