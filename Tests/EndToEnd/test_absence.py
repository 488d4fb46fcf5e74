# SPDX-License-Identifier: EUPL-1.2
"""What is not there, or not for somebody, looks the same."""
import pytest


def page_without_its_address(server, path):
    """The one thing in which these pages may differ is the address that was asked for, which sign-in leads back to."""
    status, headers, body = server.ask(path)
    assert headers["cache-control"] == "private, no-store"
    return status, body.replace(path.replace("/", "%2F").encode(), b"")


@pytest.mark.parametrize("path", ["/en/{}", "/c/{}/en", "/c/{}/en/desk", "/en/nothing/{}", "/assets/{}/koinon.css"])
def test_two_addresses_of_nothing_give_the_same_bytes(server, path):
    one, other = (page_without_its_address(server, path.format(word)) for word in ["harbour-town", "harbour-home"])
    assert one[0] == 404
    assert one == other


def test_the_page_of_nothing_says_what_to_do(visitor, scripts):
    browser = visitor(scripts=scripts).go("/en/nothing-here")
    assert (browser.status, browser.heading) == (404, "Nothing for you at this address")
    browser.follow("Sign in", within="main")
    assert browser.path == "/en/sign-in"


def test_a_program_gets_problem_details(server):
    status, headers, body = server.ask("/health/nothing")
    assert status == 404
    assert b"<script" not in body


def test_a_wrong_method_says_which_is_right(server):
    status, headers, _ = server.ask("/health", method="POST", body="")
    assert (status, headers.get("allow")) == (405, "GET")
