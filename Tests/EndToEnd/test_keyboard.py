# SPDX-License-Identifier: EUPL-1.2
"""Everything works with Tab, Space and Enter, and one always sees where one is."""
import pytest

from kit.visitor import PHONE

# What has the focus, and what covers it: the strip that says who can read a page stays at the top.
FOCUS = """() => {
    const e = document.activeElement, s = getComputedStyle(e), box = e.getBoundingClientRect()
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20))
    return { tag: e.tagName, text: (e.innerText || e.name || '').trim(), outline: parseFloat(s.outlineWidth),
             style: s.outlineStyle, y: Math.round(box.top + scrollY), covered: !(top && (e.contains(top) || top.contains(e))),
             seen: box.top >= 0 && box.top < innerHeight && box.width > 0 }
}"""


def tab(browser, key="Tab"):
    """Presses Tab; says where that leads, and makes sure that it can be seen."""
    browser.page.keyboard.press(key)
    browser.page.wait_for_timeout(50)
    focus = browser.page.locator("html").evaluate(FOCUS)
    if focus["tag"] != "BODY":
        assert focus["style"] != "none" and focus["outline"] >= 2, f"the focus cannot be seen on {focus}"
        assert focus["seen"] and not focus["covered"], f"out of sight: {focus}"
    return focus


def tab_to(browser, text, limit=40):
    for _ in range(limit):
        if tab(browser)["text"] == text:
            return
    raise AssertionError(f"Tab does not lead to “{text}”")


def test_one_signs_in_by_keyboard(person, visitor):
    somebody = person()
    browser = visitor().go("/en/sign-in")
    assert tab(browser)["text"] == "Skip to content"
    browser.page.keyboard.press("Enter")
    assert tab(browser)["text"] == "address", "skipping to the content leads to its first field"
    browser.page.keyboard.type(somebody.address)
    assert tab(browser)["text"] == "password"
    browser.page.keyboard.type(somebody.password)
    browser.page.keyboard.press("Enter")
    browser.page.wait_for_url("**/desk")
    tab_to(browser, "Sign out")
    browser.page.keyboard.press("Enter")
    browser.page.wait_for_url("**/en")
    assert "Sign in" in browser.page.locator("header").inner_text()


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_tab_goes_through_the_account_on_a_phone_in_the_order_of_the_page(person, visitor, key):
    browser = visitor(viewport=PHONE).sign_in(person()).go("/en/account")
    stops = []
    while len(stops) < 60 and (focus := tab(browser, key))["tag"] != "BODY":
        stops.append(focus)
    heights = [stop["y"] for stop in (stops if key == "Tab" else stops[::-1])]
    # The skip link comes first and stands nowhere until it has the focus.
    assert len(heights) > 10
    assert all(later >= earlier - 40 for earlier, later in zip(heights[1:], heights[2:])), stops


def test_on_a_phone_the_menu_leads_to_the_foot(visitor):
    browser = visitor(viewport=PHONE).go("/en")
    menu = browser.page.get_by_role("link", name="Menu")
    if menu.is_visible():
        menu.click()
        assert browser.page.url.endswith("#site")
        assert browser.page.locator("#site").bounding_box()["y"] < PHONE["height"]
