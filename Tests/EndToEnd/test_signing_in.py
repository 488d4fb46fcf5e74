# SPDX-License-Identifier: EUPL-1.2
"""How people get in, stay in, and get out."""


def test_an_invitation_leads_by_a_password_to_the_desk(guest, visitor, mail, scripts):
    invitation = mail.next(guest.address, "Invitation")
    assert invitation.links[0] in invitation.html
    browser = visitor(scripts=scripts)
    browser.go(invitation.links[0])
    assert browser.heading == "Choose a password"
    browser.fill("New password", guest.password).press("Save the password and sign in")
    assert (browser.path, browser.heading) == ("/en/desk", "My desk")
    assert not browser.faults


def test_a_short_password_is_refused_and_the_link_stays_good(guest, visitor, mail, scripts):
    link = mail.next(guest.address).links[0]
    browser = visitor(scripts=scripts).go(link).fill("New password", "short").press("Save the password and sign in")
    assert browser.status == 422
    assert "1 thing to correct" in browser.main
    browser.fill("New password", guest.password).press("Save the password and sign in")
    assert browser.heading == "My desk"


def test_an_invitation_works_once(guest, visitor, mail):
    link = mail.next(guest.address).links[0]
    first = visitor().go(link)
    late = visitor().go(link)
    first.fill("New password", guest.password).press("Save the password and sign in")
    late.fill("New password", "another password of mine").press("Save the password and sign in")
    assert (late.status, late.heading) == (409, "This link cannot be used")
    assert visitor().go(link).heading == "This link cannot be used"


def test_a_wrong_password_says_the_same_whether_or_not_there_is_an_account(person, visitor, scripts):
    known = person()
    answers = []
    for address in [known.address, "nobody@nowhere.example"]:
        browser = visitor(scripts=scripts).go("/en/sign-in")
        browser.fill("Mail address", address).fill("Password", "not the password at all").press("Sign in")
        assert browser.page.get_by_label("Mail address").input_value() == address, "what was typed is lost"
        assert browser.page.get_by_label("Password").input_value() == "", "a password came back in a page"
        answers.append((browser.status, browser.main))
    assert answers[0] == answers[1]
    assert answers[0][0] == 422
    assert "Address and password do not match." in answers[0][1]


def test_a_forgotten_password_is_replaced_by_a_mailed_link(person, visitor, mail, scripts):
    somebody = person()
    browser = visitor(scripts=scripts).go("/en/sign-in").follow("Forgotten your password?", within="main")
    browser.fill("Mail address", somebody.address).press("Send me a link")
    assert browser.heading == "Look into your mailbox"
    browser.go(mail.next(somebody.address, "A new password").links[0])
    somebody.password = "eleven quiet harbours at dusk"
    browser.fill("New password", somebody.password).press("Save the password and sign in")
    assert browser.heading == "My desk"
    assert visitor().sign_in(somebody).heading == "My desk"


def test_asking_for_a_new_password_says_the_same_for_an_unknown_address(person, visitor, mail):
    answers = []
    for address in [person().address, "nobody@nowhere.example"]:
        browser = visitor().go("/en/forgotten").fill("Mail address", address).press("Send me a link")
        answers.append((browser.status, browser.main))
    assert answers[0] == answers[1]
    assert mail.to("nobody@nowhere.example") == []


def test_a_new_password_ends_what_was_open_elsewhere(person, visitor, mail):
    somebody = person()
    elsewhere = visitor().sign_in(somebody)
    browser = visitor().go("/en/forgotten").fill("Mail address", somebody.address).press("Send me a link")
    browser.go(mail.next(somebody.address, "A new password").links[0])
    browser.fill("New password", "nine lanterns over water").press("Save the password and sign in")
    assert elsewhere.go("/en/account").path == "/en/sign-in"


def test_signing_out_everywhere_ends_the_other_browser(person, visitor, scripts):
    somebody = person()
    here, there = visitor(scripts=scripts).sign_in(somebody), visitor().sign_in(somebody)
    assert there.go("/en/account").heading == "My account"
    here.go("/en/account").press("Sign out everywhere")
    assert here.path == "/en/sign-in"
    assert there.go("/en/account").path == "/en/sign-in"
    assert here.go("/en/account").path == "/en/sign-in"


def test_one_session_can_be_ended_from_the_account(person, visitor):
    somebody = person()
    there, here = visitor().sign_in(somebody), visitor().sign_in(somebody)
    # This browser, the other one, and the one in which the invitation was answered.
    assert here.go("/en/account").page.get_by_role("button", name="End", exact=True).count() == 2
    here.press("End").press("End")
    assert there.go("/en/account").path == "/en/sign-in"
    assert here.go("/en/account").heading == "My account"


def test_after_signing_in_one_is_where_one_wanted_to_go(person, visitor, scripts):
    somebody = person()
    browser = visitor(scripts=scripts).go("/en/account")
    assert browser.path == "/en/sign-in"
    browser.fill("Mail address", somebody.address).fill("Password", somebody.password).press("Sign in")
    assert browser.path == "/en/account"


def test_the_back_button_after_signing_out_shows_nothing_private(person, visitor):
    somebody = person()
    browser = visitor().sign_in(somebody).go("/en/account")
    assert somebody.address in browser.main
    browser.sign_out().back()
    assert somebody.address not in browser.source
    assert browser.path == "/en/sign-in"


def test_a_mail_tells_of_a_new_device_in_the_person_s_language(person, visitor, mail):
    somebody = person()
    browser = visitor().sign_in(somebody).go("/en/account")
    browser.page.get_by_label("Language of pages and mails").select_option("fr")
    browser.press("Save the language")
    mail.next(somebody.address, "Signed in from a new device")
    visitor().sign_in(somebody)
    mail.next(somebody.address, "Connexion depuis un nouvel appareil")
