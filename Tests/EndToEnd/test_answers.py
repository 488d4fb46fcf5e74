# SPDX-License-Identifier: EUPL-1.2
"""What stands in the head of every answer: who may keep it, and what a browser may load with it."""
import gzip
import json

from openapi_spec_validator import validate


def cookies(browser):
    return {"Cookie": "; ".join(f"{one['name']}={one['value']}" for one in browser.context.cookies())}


def test_what_belongs_to_a_person_is_kept_nowhere(person, visitor, server):
    headers = cookies(visitor().sign_in(person()))
    for path in ["/en", "/en/desk", "/en/account", "/en/account/data", "/en/account/erase"]:
        status, answer, _ = server.ask(path, headers)
        assert (status, answer["cache-control"]) == (200, "private, no-store"), path
        assert "etag" not in answer or "no-store" in answer["cache-control"]


def test_a_public_page_is_sent_once_as_long_as_it_stays_the_same(server):
    status, answer, body = server.ask("/en")
    assert (status, answer["cache-control"]) == (200, "public, no-cache")
    status, again, nothing = server.ask("/en", {"If-None-Match": answer["etag"]})
    assert (status, nothing) == (304, b"")
    assert again["etag"] == answer["etag"]
    status, _, fresh = server.ask("/en", {"If-None-Match": '"0123"'})
    assert (status, fresh) == (200, body)


def test_a_page_with_a_visitor_s_form_is_kept_by_nobody_else(server):
    """Its hidden token belongs to one browser."""
    for headers in [{}, {"Cookie": "koinon-visit=" + "A" * 43}]:
        _, answer, body = server.ask("/en/sign-in", headers)
        assert b"_token" in body
        assert "public" not in answer["cache-control"]


def test_stylesheets_may_be_kept_for_ever(visitor, server):
    browser = visitor().go("/en")
    path = browser.page.locator("link[rel=stylesheet]").get_attribute("href")
    status, answer, _ = server.ask(path)
    assert status == 200
    assert "immutable" in answer["cache-control"]


def test_pages_are_packed_for_browsers_that_can_unpack(server):
    _, plain, body = server.ask("/en")
    _, packed, small = server.ask("/en", {"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain
    assert packed["content-encoding"] == "gzip"
    assert gzip.decompress(small) == body
    assert "accept-encoding" in packed.get("vary", "").lower()


def test_every_answer_forbids_what_we_never_use(server):
    for path in ["/", "/en", "/en/sign-in", "/nothing", "/health", "/openapi.json", "/en/desk"]:
        _, answer, _ = server.ask(path)
        assert "default-src 'none'" in answer["content-security-policy"], path
        assert "unsafe-inline" not in answer["content-security-policy"], path
        assert answer["x-content-type-options"] == "nosniff", path
        assert answer["referrer-policy"] == "same-origin", path


def test_the_description_of_the_interface_is_valid(server):
    status, _, body = server.ask("/openapi.json")
    assert status == 200
    validate(json.loads(body))


def test_links_in_mails_come_from_the_configuration(person, server, mail, visitor):
    """A request cannot talk us into sending somebody a link to another host."""
    somebody = person()
    browser = visitor()
    browser.context.set_extra_http_headers({"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"})
    browser.go("/en/forgotten").fill("Mail address", somebody.address).press("Send me a link")
    assert mail.next(somebody.address, "A new password").links[0].startswith(browser.base)
