# SPDX-License-Identifier: EUPL-1.2
"""Every page: nothing for axe to say in light and dark, nothing too wide for a phone, nothing from elsewhere."""
import pytest

PUBLIC = ["", "/sign-in", "/sign-in/code", "/forgotten", "/nothing-here", "/link/nothing"]
OWN = ["/desk", "/account", "/account/erase", "/confirm"]


@pytest.mark.parametrize("tongue", ["en", "fr", "el"])
def test_public_pages_are_in_order(visitor, tongue):
    browser = visitor()
    for path in PUBLIC:
        name = f"public{path.replace('/', '-')}-{tongue}" if path in ("", "/sign-in") else None
        browser.go(f"/{tongue}{path}").check(name)


@pytest.mark.parametrize("tongue", ["en", "fr", "el"])
def test_one_s_own_pages_are_in_order(person, visitor, tongue):
    browser = visitor().sign_in(person())
    for path in OWN:
        browser.go(f"/{tongue}{path}").check(f"own{path.replace('/', '-')}-{tongue}")


def test_forms_that_were_refused_are_in_order(visitor):
    browser = visitor().go("/en/sign-in").fill("Mail address", "nobody@nowhere.example").fill("Password", "wrong")
    browser.press("Sign in").check("refused-sign-in")
    browser.context.clear_cookies()
    browser.go("/en/forgotten").fill("Mail address", "nobody@nowhere.example")
    browser.context.clear_cookies()
    browser.press("Send me a link").check("refused-expired")


def test_a_page_can_be_enlarged_to_twice_its_size(person, visitor):
    """At 200 % a window of 1280 pixels has room for 640."""
    browser = visitor(viewport={"width": 640, "height": 450}).sign_in(person())
    for path in ["/en", "/en/account"]:
        browser.go(path)
        assert browser.overhang <= 0
