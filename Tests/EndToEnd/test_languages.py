# SPDX-License-Identifier: EUPL-1.2
"""The same pages in every language."""
import pytest

FIRST_WORDS = {
    "en": "Safety in cities, decided together",
    "fr": "La sécurité des villes, décidée ensemble",
    "el": "Ασφάλεια στις πόλεις, με κοινές αποφάσεις",
}


@pytest.mark.parametrize(
    ("browser_language", "tongue"),
    [("en-GB", "en"), ("fr-FR", "fr"), ("fr-CA", "fr"), ("el-GR", "el"), ("de-DE", "en")],
)
def test_a_visitor_is_met_in_the_language_of_the_browser(visitor, browser_language, tongue):
    browser = visitor(language=browser_language).go("/")
    assert browser.path == f"/{tongue}"
    assert browser.page.locator("html").get_attribute("lang") == tongue
    assert browser.heading == FIRST_WORDS[tongue]


def test_the_address_decides_the_language_and_not_the_browser(visitor):
    assert visitor(language="fr-FR").go("/el").page.locator("html").get_attribute("lang") == "el"


def test_changing_the_language_stays_on_the_page(visitor, scripts):
    browser = visitor(scripts=scripts).go("/en/sign-in?next=%2Fen%2Faccount")
    for name, tongue in [("Français", "fr"), ("Ελληνικά", "el"), ("English", "en")]:
        browser.follow(name, within="header")
        assert browser.path == f"/{tongue}/sign-in"
        assert "next=" in browser.page.url


def test_a_french_person_signs_in_in_french(person, visitor):
    somebody = person()
    browser = visitor(language="fr-FR").go("/").follow("Se connecter")
    browser.fill("Adresse électronique", somebody.address).fill("Mot de passe", somebody.password).press("Se connecter")
    assert (browser.path, browser.heading) == ("/fr/desk", "Mon bureau"), "from the first page, one's desk comes next"


def test_an_unknown_language_is_an_unknown_address(visitor):
    browser = visitor().go("/xx")
    assert browser.status == 404
