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


REPORTS = "/c/kalliste/en/evidence/reports"


def test_a_partner_reports_the_week_on_a_phone_without_scripts_and_hears_what_came_of_it(somebody):
    landlord = somebody("landlord", viewport=PHONE, scripts=False)
    landlord.go(REPORTS).check("weekly-reports").follow("This week in five minutes", within="main").check("weekly-form")
    landlord.page.get_by_role("checkbox", name="Damage and graffiti").check()
    landlord.page.get_by_label("How often: Damage and graffiti").fill("3")
    landlord.page.get_by_label("Where most: Damage and graffiti").select_option(label="Harbour Flats")
    landlord.enter({"In a sentence or two": "Maria Papadopoulou says the gate is open."}).press("Send the report")
    assert landlord.arrive().status == 422
    assert "“Maria Papadopoulou” looks like the name of a person." in landlord.main
    landlord.check("weekly-question")
    assert landlord.page.get_by_role("checkbox", name="Damage and graffiti").is_checked(), "what was typed stays"
    assert landlord.page.get_by_label("How often: Damage and graffiti").input_value() == "3"
    landlord.enter({"In a sentence or two": "The yard gate is open at night."}).press("Send the report").arrive()
    assert "Sent, not read yet" in landlord.main
    report = landlord.path

    coordinator = somebody("coordinator")
    coordinator.go(REPORTS).check("weekly-desk")
    coordinator.go(report).check("weekly-report").press("Acknowledge it").arrive()
    coordinator.enter({"To those who reported": "The gate closes by itself from Monday on."})
    coordinator.press("Close it with this as what came of it").arrive()
    assert "Closed" in coordinator.main
    coordinator.go(REPORTS).page.locator(f"main a[href*='{REPORTS}/weeks/']").nth(1).click()
    coordinator.arrive().check("weekly-picture")

    assert "The gate closes by itself" in landlord.go(report).main
    association = somebody("association")
    association.go(report)
    assert association.status == 404, "another partner's report does not exist"
    association.go(REPORTS).page.locator(f"main a[href*='{REPORTS}/weeks/']").nth(2).click()
    association.arrive().check("weekly-picture-of-members")
    assert "hidden" in association.main
