# SPDX-License-Identifier: EUPL-1.2
"""Two servers on one PostgreSQL: what is done on one holds on the other at once, whatever it keeps in memory."""
import hashlib
import json
import os
import re

import pytest

from kit.client import Client
from kit.installation import free_port
from kit.listener import Listener
from kit.person import Person

PASSWORD = "olive harbour lantern seven"
ROOT = "/c/kalliste/en"
ID = r"[0-9a-f-]{36}"


@pytest.fixture(scope="module")
def twins(new_installation):
    """The demonstration with two servers: their addresses."""
    installation = new_installation(postgres=True, options=["--demo", "--demo-password", PASSWORD])
    first = installation.start()
    second = installation.start(free_port())
    yield first.base, second.base
    installation.stop()


@pytest.fixture
def office(twins):
    """Somebody of Kalliste, signed in through the first server: the same browser at both."""

    def make(name):
        first = Client(twins[0]).sign_in(f"{name}@kalliste.example", PASSWORD)
        return first, first.at(twins[1])

    return make


def ids(client, page, inside):
    """The ids of what a page links to."""
    return list(dict.fromkeys(re.findall(rf"{ROOT}/{inside}/({ID})", client.get(page).html)))


def meeting_of(client, title):
    """The meeting ahead whose agenda has an item of this title."""
    for meeting in ids(client, f"{ROOT}/meetings", "meetings"):
        if title in client.get(f"{ROOT}/meetings/{meeting}").text:
            return f"{ROOT}/meetings/{meeting}"
    raise AssertionError(f"no meeting about {title}")


def item_of(client, meeting, title):
    agenda = client.get(f"{meeting}/agenda").html
    return re.search(rf'href="({meeting}/items/{ID})"[^>]*>[^<]*{title}', agenda)[1]


def lay_paper(client, item, name, content, title="Offer"):
    form = client.form(item, "/papers")
    answer = client.upload(form, "paper-file", name, content, paper_title=title)
    assert answer.status == 303, answer.text
    paper = re.search(rf"/papers/{ID}", client.get(item).html.split(f">{title}<")[0][-300:])[0]
    return item.split("/items/")[0] + paper


def test_a_paper_laid_on_one_server_is_fetched_from_the_other(office):
    here, there = office("coordinator")
    meeting = meeting_of(here, "Night staff on tram line 2")
    content = b"%PDF-1.7\n" + os.urandom(3_000_000)
    paper = lay_paper(here, item_of(here, meeting, "Online fraud"), "offer.pdf", content, "Offer of the bank")
    assert "Offer of the bank" in there.get(meeting).text
    got = there.get(f"{paper}/file")
    assert (got.status, got.headers["content-length"]) == (200, str(len(content)))
    assert hashlib.sha256(got.body).digest() == hashlib.sha256(content).digest()
    assert here.post(there.form(item_of(here, meeting, "Online fraud"), f"{paper[-36:]}/remove")).status == 303
    assert there.get(f"{paper}/file").status == 404


def test_the_original_of_a_dataset_comes_from_either_server(office):
    here, there = office("analyst")
    dataset = ids(here, f"{ROOT}/evidence", "evidence/datasets")[0]
    path = f"{ROOT}/evidence/datasets/{dataset}/records"
    one, other = here.get(path), there.get(path)
    assert (one.status, other.status) == (200, 200)
    assert one.body == other.body and len(one.body) > 10_000


def test_who_listens_at_one_server_hears_what_is_done_on_the_other(office):
    here, there = office("coordinator")
    meeting = meeting_of(here, "Night staff on tram line 2")
    listeners = [Listener(there, f"{meeting}/live"), Listener(here, f"{meeting}/live")]
    assert [one.status for one in listeners] == [200, 200]
    lay_paper(here, item_of(here, meeting, "Any other business"), "note.txt", b"Nothing yet.\n", "A note")
    assert [one.next() for one in listeners] == ["changed", "changed"]
    for one in listeners:
        one.close()


def test_a_page_that_is_open_at_one_server_shows_what_is_done_on_the_other(twins, office, visitor):
    here, _ = office("coordinator")
    meeting = meeting_of(here, "Night staff on tram line 2")
    browser = visitor(base=twins[1]).sign_in(Person("Police", "police@kalliste.example", PASSWORD)).go(meeting)
    assert "Ways home at night" not in browser.main
    lay_paper(here, item_of(here, meeting, "Night staff"), "ways.txt", b"Stop by stop.\n", "Ways home at night")
    browser.page.get_by_text("Ways home at night").wait_for(timeout=10_000)


def test_an_item_for_a_few_wakes_nobody_else_on_the_other_server(office):
    coordinator, _ = office("coordinator")
    meeting = meeting_of(coordinator, "Night staff on tram line 2")
    listeners = [Listener(office(name)[1], f"{meeting}/live") for name in ("chair", "school")]
    lay_paper(coordinator, item_of(coordinator, meeting, "Stairwells"), "four.txt", b"Four of them.\n", "Entrances")
    assert listeners[0].next() == "changed"
    assert listeners[1].is_silent(), "the school may not know that there is such an item"
    for one in listeners:
        one.close()


def test_withdrawn_figures_are_gone_at_the_other_server_at_once(twins, office):
    coordinator, _ = office("coordinator")
    visitor = Client(twins[1])
    dataset = ids(visitor, f"{ROOT}/evidence", "evidence/datasets")[0]
    page = f"{ROOT}/evidence/datasets/{dataset}"
    paths = [
        page, page.replace("/en/", "/fr/"), f"{page}/areas", f"{page}/figures.csv",
        f"/api/v1/councils/kalliste/datasets/{dataset}/areas",
    ]
    lists = [f"{ROOT}/evidence", ROOT, f"{ROOT}/search?q=public+places", "/api/v1/councils/kalliste/datasets"]
    before = {path: visitor.get(path) for path in paths + lists}
    assert all(dataset in before[path].html for path in lists if path != ROOT)
    # Once more: now what is kept in memory answers.
    assert all(visitor.get(path).status == 200 for path in paths + lists)
    title = re.search(r"<h1[^>]*>([^<]+)", before[page].html)[1]
    withdraw(coordinator, page)
    for path in paths:
        assert visitor.get(path).status == 404, path
        held = before[path].headers.get("etag")
        if held:
            again = visitor.get(path, **{"If-None-Match": held})
            assert again.status == 404, f"{path}: a browser is told that what it keeps is still true"
    for path in lists:
        assert dataset not in visitor.get(path).html, path
    assert title not in visitor.get(f"{ROOT}/evidence").text
    listed = json.loads(visitor.get("/api/v1/councils/kalliste/datasets").body)["datasets"]
    assert dataset not in [one["id"] for one in listed]


def withdraw(client, dataset_page):
    publications = client.get(f"{dataset_page}/publications").html
    for publication in dict.fromkeys(re.findall(rf"{ROOT}/evidence/publications/{ID}", publications)):
        for form in client.get(publication).forms:
            if form.action.endswith("/withdraw"):
                assert client.post(form, reason="A month was counted twice.").status == 303
                return
    raise AssertionError("nothing is published")


def test_a_right_taken_away_on_one_server_is_gone_on_the_other_at_once(office):
    coordinator, _ = office("coordinator")
    _, tram = office("tram")
    meeting = meeting_of(tram, "The ferry pier after eleven")
    listener = Listener(tram, f"{meeting}/live")
    places = {meeting: 404, f"{ROOT}/desk": 404, f"{ROOT}/meetings/new": 404}
    assert all(tram.get(path).status != wanted for path, wanted in places.items())
    end_mandate(coordinator, "Tram company")
    assert {path: tram.get(path).status for path in places} == places
    lay_paper(coordinator, item_of(coordinator, meeting, "The ferry pier"), "cable.txt", b"80,000\n", "The cable")
    assert listener.next() is None, "the stream ended, and told nothing"
    listener.close()


def end_mandate(client, name):
    """Ends the mandate in a seat of this name, at once."""
    for seat in ids(client, f"{ROOT}/members", "seats"):
        page = client.get(f"{ROOT}/seats/{seat}")
        if f"<h1>{name}<" in page.html:
            mandate = re.search(rf"{ROOT}/mandates/{ID}", page.html)[0]
            assert client.post(client.form(mandate, "/end"), when="now").status == 303
            return
    raise AssertionError(f"no seat {name}")
