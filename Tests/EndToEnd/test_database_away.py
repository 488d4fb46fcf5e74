# SPDX-License-Identifier: EUPL-1.2
"""PostgreSQL ends under load and comes back: everybody is told, nobody loses what they typed, and all goes on by itself."""
import json
import re
import time

import pytest

from kit.author import Crowd
from kit.client import Client
from kit.cluster import Cluster
from kit.council import PASSWORD, Town
from kit.installation import Installation, until
from kit.listener import Listener
from kit.person import Person


@pytest.fixture(scope="module")
def cluster():
    made = Cluster()
    yield made
    made.remove()


@pytest.fixture(scope="module")
def town(cluster, mail, work):
    """A council on a database that may be broken, its coordinator, and a dataset."""
    installation = Installation(work / "away", mail, cluster.address)
    town = Town(installation, mail, "away")
    installation.start()
    town.client = town.coordinator()
    town.meeting = town.meeting(town.client, "Opening", "Light on the steps")
    town.data = town.dataset(town.client, work)
    yield town
    installation.stop()


@pytest.fixture(autouse=True)
def back(cluster):
    """Whatever happens, the next test finds the database there."""
    yield
    cluster.start_if_away()


def test_restarted_under_load(town, cluster, work):
    crowd = Crowd(town.client, town, town.data, ["Ada", "Bea", "Cleo", "Dora"])
    for pause in (0, 3):
        crowd.wait_for(60)
        cluster.stop("immediate")
        time.sleep(pause)
        cluster.start()
        crowd.wait_for(60)
    crowd.stop()
    installation = town.installation
    assert set(crowd.refusals) == {503}, crowd.refusals
    assert sum(author.silences for author in crowd) == 0, "a request was not answered"
    assert not [wrong for author in crowd for wrong in author.wrong]
    assert max(author.slowest for author in crowd) < 20
    kept = [sentence for sentence, in installation.query("SELECT sentence FROM finding")]
    assert sorted(kept) == sorted(crowd.acknowledged)
    for command in (["record", "audit"], ["doctor"]):
        installation.koinon(*command, *installation.place)
    assert not installation.servers[-1].failures()


def test_while_it_is_away_everybody_is_told_and_nothing_hangs(town, cluster):
    visitor = Client(town.installation.base)
    places = ["/en", town.root, f"{town.root}/evidence", town.meeting, f"{town.meeting}/live", "/en/account", "/record"]
    assert all(visitor.get(place).status in (200, 303) for place in places if not place.endswith("/live"))
    cluster.stop("immediate")
    start = time.monotonic()
    for client in (visitor, town.client):
        for place in places:
            answer = client.get(place)
            assert answer.status == 503, f"{place}: {answer.status}"
            assert answer.headers["retry-after"] == "5"
            assert "no-store" in answer.headers["cache-control"], place
    assert "The database does not answer at the moment" in visitor.get("/en").text
    assert "ne répond pas" in visitor.get("/fr").text
    assert json.loads(visitor.get("/api/v1/councils/away/meetings").body)["status"] == 503
    assert visitor.get("/health").status == 503
    assert time.monotonic() - start < 15
    cluster.start()
    assert {place: visitor.get(place).status for place in places[:4]} == dict.fromkeys(places[:4], 200)


def test_what_was_typed_is_sent_again_once_it_is_back(town, cluster, visitor, scripts):
    browser = visitor(base=town.installation.base, scripts=scripts)
    browser.sign_in(Person("Coordinator", town.address, PASSWORD)).go("/en/account")
    browser.fill("Your name", "Odile d’Été & Søns")
    cluster.stop("immediate")
    browser.press("Save the name")
    assert (browser.status, browser.heading) == (503, "Not saved yet")
    assert "Odile d’Été & Søns" in browser.main
    browser.press("Send it again")
    assert (browser.status, browser.heading) == (503, "Not saved yet")
    cluster.start()
    browser.press("Send it again")
    assert browser.heading == "My account"
    assert browser.page.get_by_label("Your name").input_value() == "Odile d’Été & Søns"
    assert not browser.faults


def test_a_job_in_hand_goes_on(town, cluster, mail):
    client = Client(town.installation.base)
    assert client.post(client.form("/en/forgotten", "/forgotten"), address=town.address).status == 200
    cluster.stop("immediate")
    time.sleep(1)
    cluster.start()
    mail.next(town.address, "A new password")


def test_a_page_that_is_watched_is_watched_again(town, cluster, visitor):
    """Longer than the time between two signs of life: the server ends the streams, and refuses new ones for a while."""
    browser = visitor(base=town.installation.base).go(town.meeting)
    listener = Listener(Client(town.installation.base), f"{town.meeting}/live")
    browser.page.wait_for_load_state()
    cluster.stop("immediate")
    assert listener.next(patience=20) is None, "the stream ends where nobody can say whether it may go on"
    refused = lambda: any(fault.startswith("503") for fault in browser.faults)  # noqa: E731
    until(lambda: browser.page.wait_for_timeout(200) or refused(), "the browser asking anew", patience=20)
    cluster.start()
    browser.faults.clear()
    lay_paper(town.client, town.meeting)
    browser.page.get_by_text("What the lamps cost").wait_for(timeout=30_000)
    again = Listener(Client(town.installation.base), f"{town.meeting}/live")
    assert again.status == 200
    again.close()


def lay_paper(client, meeting):
    item = re.search(rf"{meeting}/items/[0-9a-f-]+", client.get(f"{meeting}/agenda").html)[0]
    form = client.form(item, "/papers")
    assert client.upload(form, "paper-file", "cost.txt", b"45,000\n", paper_title="What the lamps cost").status == 303
