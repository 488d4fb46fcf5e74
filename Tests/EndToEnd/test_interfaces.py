# SPDX-License-Identifier: EUPL-1.2
"""Programs of others read a council: they know the standard and one address, and nothing of us."""
import copy
import json
import os
import re
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kit.council import Town
from kit.installation import ROOT
from kit.oparl import Crawler, Schemas, faults

SHARED = Path(os.environ.get("KOINON_SHARED", ROOT.parent / "shared")) / "schemas"


@pytest.fixture(scope="module")
def schemas():
    """The schemas of the specification; the rules of its text are checked without them."""
    folder = SHARED / "oparl-1.1"
    if not folder.is_dir():
        print(f"skipped: the schemas of OParl, since {folder} is not there")
        return None
    return Schemas(folder)


@pytest.fixture(scope="module")
def town(new_installation, mail):
    installation = new_installation()
    town = Town(installation, mail, "kallithea")
    installation.start()
    town.client = town.coordinator()
    return town


@pytest.fixture(scope="module")
def meeting(town):
    """A public meeting with a paper, a named member, and an item for members between two for everybody."""
    address = town.meeting(town.client, "Opening", "Personnel", "Night buses")
    items = re.findall(r"/items/([0-9a-f-]{36})", town.client.get(f"{address}/agenda").html)
    items = list(dict.fromkeys(items))
    form = town.client.form(f"{address}/items/{items[1]}", f"/items/{items[1]}")
    assert town.client.post(form, audience="members").status == 303
    form = town.client.form(f"{address}/items/{items[2]}", "/papers")
    done = town.client.post(form, paper_title="Offer of the tram company", paper_text="Two stewards.\n\nΔύο συνοδοί.")
    assert done.status == 303, done.text
    seat = re.search(r"/seats/([0-9a-f-]{36})", town.client.get(f"{town.root}/members").html)
    form = town.client.form(f"{town.root}/seats/{seat[1]}/mandates/new", "/mandates")
    done = town.client.post(form, person="Eleni Markou", address="eleni@kallithea.example", public="yes")
    assert done.status == 303, done.text
    return address, items


@pytest.fixture
def ask(town):
    """Asks as a program would: without cookies, at absolute addresses, and later where it asks too much."""

    def ask(address):
        parts = urlsplit(address)
        assert f"{parts.scheme}://{parts.netloc}" == town.installation.base, f"{address} leads elsewhere"
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        while (answer := town.installation.servers[-1].ask(path))[0] == 429:
            time.sleep(int(answer[1]["retry-after"]))
        return answer

    return ask


@pytest.fixture
def crawl(town, ask, schemas):
    return lambda: Crawler(ask, f"{town.installation.base}/oparl/v1.1", schemas).run()


def test_the_checker_accepts_the_examples_of_the_specification_and_sees_what_is_wrong(schemas):
    folder = SHARED / "oparl-1.1-examples"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    # One example lacks the two times that the text asks of every object; the checker must see that.
    lacking = {"Location-01": ["created", "modified"]}
    for file in sorted(folder.glob("*.json")):
        thing = json.loads(file.read_text())
        found = list(faults(thing, schemas))
        assert [one for one in found if "is missing" in one] == [
            f"Location {thing['id']}: {name} is missing" for name in lacking.get(file.stem, [])
        ], file.name
        for spoil in [
            lambda one: one.pop("id"), lambda one: one.update(modified="2014-01-08"), lambda one: one.update(name=None),
            lambda one: one.update(created="2014-01-08T14:28:31Z"), lambda one: one.update(deleted=True),
        ]:
            spoiled = copy.deepcopy(thing)
            try:
                spoil(spoiled)
                assert list(faults(spoiled, schemas if "id" in spoiled else None)) != found
            except KeyError:
                continue


def test_everything_public_is_found_from_one_address_and_keeps_to_the_standard(crawl, meeting):
    crawler = crawl().filters()
    assert crawler.faults == []
    names = {one.get("name") for one in crawler.seen.values()}
    assert {"Night buses", "Opening", "Offer of the tram company", "Eleni Markou"} <= names
    kinds = {one["type"].rsplit("/", 1)[1] for one in crawler.seen.values()}
    assert {"System", "Body", "Organization", "Meeting", "AgendaItem", "Paper", "Consultation", "File", "Location", "Person", "Membership"} <= kinds
    assert "Personnel" not in json.dumps(list(crawler.seen.values()))


def test_what_is_public_no_more_says_so_and_nothing_else(crawl, ask, meeting, town):
    address, items = meeting
    item = next(one for one in crawl().seen.values() if one.get("name") == "Opening")
    since = item["modified"]
    time.sleep(1.1)
    form = town.client.form(f"{address}/items/{items[0]}", f"/items/{items[0]}")
    assert town.client.post(form, audience="members").status == 303
    status, headers, body = ask(item["id"])
    assert status == 200 and headers["access-control-allow-origin"] == "*"
    gone = json.loads(body)
    assert gone == {
        "id": item["id"], "type": item["type"], "created": item["created"], "modified": gone["modified"], "deleted": True,
    }
    assert gone["modified"] > since
    crawler = crawl()
    assert crawler.faults == [] and item["id"] not in crawler.seen
    items_list = next(where for where, (kind, _) in crawler.lists.items() if kind == "AgendaItem")
    changed = crawler.pages(f"{items_list}?modified_since={since.replace('+', '%2B')}", "AgendaItem", modified_since=since)
    # "Personnel" was for everybody between the call and its narrowing; of it, too, nothing is left but that it went.
    went = {one["id"]: one for one in changed if one.get("deleted")}
    assert item["id"] in went and len(went) == 2
    assert all(set(one) == {"id", "type", "created", "modified", "deleted"} for one in went.values())
    carrier = next(one for one in crawler.seen.values() if one["type"].endswith("/Meeting"))
    assert carrier["modified"] >= gone["modified"]


def test_a_program_that_has_something_already_is_told_so(ask, crawl, town, meeting):
    address = f"{town.installation.base}/oparl/v1.1/body/{town.slug}"
    _, headers, _ = ask(address)
    path = urlsplit(address).path
    status, again, body = town.installation.servers[-1].ask(path, {"If-None-Match": headers["etag"]})
    assert (status, body) == (304, b"") and again["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", ["body/nowhere", "body/kallithea/meeting/x", "body/kallithea/nothing", "bodies?limit=0"])
def test_what_goes_wrong_is_an_object_of_the_standard(ask, town, path):
    status, headers, body = ask(f"{town.installation.base}/oparl/v1.1/{path}")
    assert status in (400, 404)
    if path == "body/kallithea/nothing":
        return  # no address of the interface
    error = json.loads(body)
    assert error["type"] == "https://schema.oparl.org/1.1/Error" and error["message"]
    assert headers["access-control-allow-origin"] == "*"
