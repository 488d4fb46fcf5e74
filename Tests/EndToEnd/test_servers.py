# SPDX-License-Identifier: EUPL-1.2
"""Starting, stopping, crashing, and several servers on one database."""
import http.client
import time

import pytest

from kit.installation import PATIENCE, free_port


@pytest.fixture(params=["embedded", "postgres"])
def own(request, new_installation):
    """An installation that a test may stop and break."""
    return new_installation(postgres=request.param == "postgres", guests=1)


def test_stopping_finishes_what_is_in_flight(own):
    server = own.start()
    body = b"address=nobody%40nowhere.example"
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    line.putrequest("POST", "/en/forgotten")
    line.putheader("Content-Type", "application/x-www-form-urlencoded")
    line.putheader("Content-Length", str(len(body)))
    line.endheaders(body[:10])
    time.sleep(0.5)
    server.terminate()
    time.sleep(0.5)
    line.send(body[10:])
    answer = line.getresponse()
    assert answer.status == 409, "the form has no token; but it was read to its end and answered"
    assert b"Please send this once more" in answer.read()
    server.stop()


def test_after_a_crash_sessions_and_data_are_there(own, mail, visitor):
    server = own.start()
    browser = visitor(base=own.base)
    somebody = own.guests[0].accept_invitation(browser, mail)
    browser.go("/en/account").fill("Your name", "Saved before the crash").press("Save the name")
    server.kill()
    own.servers.clear()
    own.start()
    browser.go("/en/account")
    assert browser.page.get_by_label("Your name").input_value() == "Saved before the crash"
    assert visitor(base=own.base).sign_in(somebody).heading == "My desk"


def test_a_form_sent_again_after_a_crash_works(own, mail, visitor):
    own.start().kill()
    own.servers.clear()
    own.start()
    browser = visitor(base=own.base)
    own.guests[0].accept_invitation(browser, mail)
    browser.go("/en/account").fill("Your name", "Typed before the crash")
    own.servers.pop().kill()
    own.start()
    browser.press("Save the name")
    assert browser.heading == "My account"
    assert browser.page.get_by_label("Your name").input_value() == "Typed before the crash"


@pytest.fixture
def pair(new_installation):
    """Two servers on one database."""
    installation = new_installation(postgres=True, guests=1)
    return installation, installation.start(), installation.start(free_port())


def test_two_servers_share_sessions_and_signing_out(pair, mail, visitor):
    installation, first, second = pair
    browser = visitor(base=first.base)
    somebody = installation.guests[0].accept_invitation(browser, mail)
    # Cookies know hosts and no ports: the same browser goes to the other server.
    browser.go(second.base + "/en/account")
    assert somebody.address in browser.main
    browser.sign_out()
    assert browser.go(first.base + "/en/account").path == "/en/sign-in"


def test_signing_out_everywhere_on_one_server_holds_on_the_other_at_once(pair, mail, visitor):
    installation, first, second = pair
    here, there = visitor(base=first.base), visitor(base=second.base)
    somebody = installation.guests[0].accept_invitation(here, mail)
    there.sign_in(somebody)
    assert there.heading == "My desk"
    here.go("/en/account").press("Sign out everywhere")
    assert there.go("/en/account").path == "/en/sign-in"


def test_a_form_of_one_server_is_taken_by_the_other_once(pair, mail, visitor):
    installation, first, second = pair
    browser = visitor(base=first.base)
    installation.guests[0].accept_invitation(browser, mail)
    browser.go("/en/account").fill("Your name", "Through another door")
    form = browser.page.locator("form[action='/en/account/name']")
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in browser.context.cookies())
    fields = form.locator("input").all()
    body = "&".join(f"{one.get_attribute('name')}={one.input_value().replace(' ', '+')}" for one in fields)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies}
    for server in (second, first):
        assert server.ask("/en/account/name", headers, "POST", body)[0] == 303
    assert browser.go("/en/account").page.get_by_label("Your name").input_value() == "Through another door"


def test_a_mail_is_sent_once_though_two_servers_work(pair, mail, visitor):
    installation, first, second = pair
    browser = visitor(base=first.base)
    somebody = installation.guests[0].accept_invitation(browser, mail)
    for server in (first, second):
        asking = visitor(base=server.base).go("/en/forgotten").fill("Mail address", somebody.address)
        asking.press("Send me a link")
        mail.next(somebody.address, "A new password")
    assert len([one for one in mail.to(somebody.address) if one.subject == "A new password"]) == 2
