# SPDX-License-Identifier: EUPL-1.2
"""A form does what was asked once, and loses nothing of what was typed."""
import pytest


@pytest.fixture
def member(person, visitor, scripts):
    browser = visitor(scripts=scripts)
    return browser.sign_in(person())


def test_a_double_click_on_an_invitation_s_form_leads_to_the_desk(guest, visitor, mail, scripts):
    browser = visitor(scripts=scripts).go(mail.next(guest.address).links[0]).fill("New password", guest.password)
    browser.press_twice("Save the password and sign in")
    assert browser.heading == "My desk"


def test_a_double_click_sends_one_mail(person, visitor, mail):
    somebody = person()
    browser = visitor().go("/en/forgotten").fill("Mail address", somebody.address)
    browser.press_twice("Send me a link")
    mail.next(somebody.address, "A new password")
    # Whatever was asked for after the first click would be sent with this one.
    browser.go("/en/forgotten").fill("Mail address", somebody.address).press("Send me a link")
    mail.next(somebody.address, "A new password")
    assert len([one for one in mail.to(somebody.address) if one.subject == "A new password"]) == 2


def test_a_double_click_changes_a_name_once(member):
    member.go("/en/account").fill("Your name", "Eleni  Markou-Petit")
    member.press_twice("Save the name")
    assert member.heading == "My account"
    assert member.page.get_by_label("Your name").input_value() == "Eleni Markou-Petit"
    assert not member.faults


def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(member):
    name = "x" * 200
    member.go("/en/account")
    field = member.page.get_by_label("Your name")
    field.evaluate("field => field.removeAttribute('maxlength')")
    member.fill("Your name", name).press("Save the name")
    assert member.status == 422
    assert "A name has between 1 and 120 characters." in member.main
    assert field.input_value() == name
    assert field.get_attribute("aria-invalid") == "true"
    described = field.get_attribute("aria-describedby").split()
    assert any("between 1 and 120" in (member.page.locator(f"id={one}").text_content() or "") for one in described)


def test_a_page_that_was_open_too_long_keeps_what_was_typed(person, visitor, scripts):
    """The session of the page is over, another has begun in the same browser: the form asks to be sent once more."""
    somebody = person()
    browser = visitor(scripts=scripts).sign_in(somebody).go("/en/account").fill("Your name", "Odile d’Été & Søns")
    other_tab = browser.context.new_page()
    other_tab.goto("/en/account")
    other_tab.get_by_role("button", name="Sign out", exact=True).click()
    other_tab.goto("/en/sign-in")
    other_tab.get_by_label("Mail address").fill(somebody.address)
    other_tab.get_by_label("Password").fill(somebody.password)
    other_tab.locator("main").get_by_role("button", name="Sign in").click()
    other_tab.close()
    browser.press("Save the name")
    assert (browser.status, browser.heading) == (409, "Please send this once more")
    assert "Odile d’Été & Søns" in browser.main
    browser.press("Send it again")
    assert browser.heading == "My account"
    assert browser.page.get_by_label("Your name").input_value() == "Odile d’Été & Søns"


def test_a_visitor_whose_cookies_are_gone_can_send_the_form_again(visitor, scripts):
    browser = visitor(scripts=scripts).go("/en/forgotten").fill("Mail address", "nobody@nowhere.example")
    browser.context.clear_cookies()
    browser.press("Send me a link")
    assert (browser.status, browser.heading) == (409, "Please send this once more")
    assert "nobody@nowhere.example" in browser.main
    browser.press("Send it again")
    assert browser.heading == "Look into your mailbox"


def test_a_session_that_ended_meanwhile_costs_nothing_of_what_was_typed(person, visitor, scripts):
    somebody = person()
    browser = visitor(scripts=scripts).sign_in(somebody).go("/en/account").fill("Your name", "Odile d’Été & Søns")
    visitor().sign_in(somebody).go("/en/account").press("Sign out everywhere")
    browser.press("Save the name")
    assert (browser.status, browser.heading) == (403, "Please sign in once more")
    assert "Odile d’Été & Søns" in browser.main
    with browser.context.expect_page() as opened:
        browser.follow("Sign in, in another tab", within="main")
    opened.value.get_by_label("Mail address").fill(somebody.address)
    opened.value.get_by_label("Password").fill(somebody.password)
    opened.value.locator("main").get_by_role("button", name="Sign in").click()
    opened.value.wait_for_url("**/account")
    # The first time, the form gets the token of the new session; the second time it is saved.
    browser.press("Send it again")
    if browser.heading == "Please send this once more":
        browser.press("Send it again")
    assert browser.heading == "My account"
    assert browser.page.get_by_label("Your name").input_value() == "Odile d’Été & Søns"


def test_each_visitor_gets_a_form_of_their_own(visitor):
    """A page with a form is never kept for the next visitor: its token belongs to one browser."""
    first = visitor()
    for _ in range(3):
        first.go("/en/forgotten")
    second = visitor().go("/en/forgotten")
    token = "main form input[name=_token]"
    assert first.page.locator(token).get_attribute("value") != second.page.locator(token).get_attribute("value")
    second.fill("Mail address", "nobody@nowhere.example").press("Send me a link")
    assert second.heading == "Look into your mailbox"


def test_a_form_of_another_site_is_refused(member, server):
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in member.context.cookies())
    member.go("/en/account")
    name = member.page.get_by_label("Your name").input_value()
    fields = member.page.locator("form[action='/en/account/name'] input[type=hidden]").all()
    body = "&".join(f"{one.get_attribute('name')}={one.get_attribute('value')}" for one in fields) + "&name=Mallory"
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies}
    for foreign in [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]:
        status, _, _ = server.ask("/en/account/name", headers | foreign, "POST", body)
        assert status == 409
    assert member.go("/en/account").page.get_by_label("Your name").input_value() == name


def test_the_cookies_of_one_browser_are_out_of_reach_of_scripts(member):
    assert all(one["httpOnly"] and one["sameSite"] == "Lax" for one in member.context.cookies())
    assert any(one["name"] == "koinon-session" for one in member.context.cookies())
