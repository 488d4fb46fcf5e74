# SPDX-License-Identifier: EUPL-1.2
"""A walk recorded on a phone without a connection: closed, opened again, sent once; and what the phone keeps of it."""
import csv
import io
import struct
import zlib

import pytest

from kit.council import PASSWORD, Town
from kit.installation import until
from kit.person import Person
from kit.visitor import PHONE

STOPS = 12
KEPT = "() => caches.keys().then(names => names.filter(name => name.startsWith('koinon-walk-')).length)"
STORED = """() => new Promise(done => {
    const asked = indexedDB.open('koinon-walks', 1)
    asked.onsuccess = () => {
        const turn = asked.result.transaction(['sheets', 'photos'])
        const counts = ['sheets', 'photos'].map(name => turn.objectStore(name).getAll())
        turn.oncomplete = () => done(counts.map(one => one.result.map(box => Object.keys(box).join())))
    }
})"""


def picture(path, width=640, height=480):
    """A picture as a camera would write it, with a place in it."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    lines = b"".join(b"\0" + bytes((row * 7 + column) % 256 for column in range(width)) for row in range(height))
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"tEXt", b"Comment\0GPS 37.9N 23.6E") + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")
    )
    return path


@pytest.fixture(scope="module")
def town(new_installation, mail):
    installation = new_installation()
    town = Town(installation, mail, "walks")
    installation.start()
    town.client = town.coordinator()
    return town


@pytest.fixture
def walk(town):
    """The address of a walk of twelve stops."""
    form = town.client.form(f"{town.root}/evidence/walks/new", "/walks/new")
    stops = "\n".join(f"Place {number} | Harbour" for number in range(1, STOPS + 1))
    answer = town.client.post(
        form, title="Old Quay", day="2026-03-20", time="20:00", light="dark", stops=stops, answers_by="2026-04-20"
    )
    assert answer.status == 303, answer.text
    return answer.location


@pytest.fixture
def phone(town, visitor, walk):
    """A phone on which the walk has been opened while there was a connection."""
    phone = visitor(base=town.installation.base, viewport=PHONE)
    phone.sign_in(Person("Coordinator", town.address, PASSWORD)).go(f"{walk}/record")
    kept(phone)
    return phone


def run(phone, script):
    return phone.page.locator("html").evaluate(script)


def kept(phone):
    """Waits until page and script are kept for times without a connection."""
    phone.page.locator("[data-kept=yes]").wait_for(state="attached")
    run(phone, "() => navigator.serviceWorker.ready.then(() => true)")


def reopen(phone, address):
    """Closes the page and opens it again."""
    phone.page.close()
    phone.page = phone.context.new_page()
    phone.page.goto(address)
    phone.page.locator("[data-ready=yes]").wait_for(state="attached")


def record(phone, number, photo=None):
    """Answers at one stop, and goes on."""
    stop = phone.page.locator(f"#stop-{number}")
    stop.get_by_label("1, very unsafe").fill("2")
    stop.get_by_label("5, very safe").fill(str(number))
    phone.enter({"Can you see, and be seen?": "No", "Is it clean and looked after?": "Partly"}, within=f"#stop-{number}")
    stop.get_by_label("What did you notice?").fill(f"Lamp {number} is out")
    if photo:
        stop.locator("input[type=file]").set_input_files(photo)
        stop.locator("[data-photos] canvas").wait_for()
        stop.get_by_label("Nobody can be recognised in it").check()
    stop.get_by_role("button", name="Keep").click()
    stop.wait_for(state="hidden")


def state(phone, name):
    """Waits until the page says so."""
    block = phone.page.locator(f"[data-state={name}]")
    block.wait_for()
    return block.inner_text()


def count(town, table, walk, column="walk"):
    number = walk.rsplit("/", 1)[1]
    return int(town.installation.query(f"SELECT COUNT(*) FROM {table} WHERE {column} = '{number}'")[0][0])


def looks(town, walk):
    number = walk.rsplit("/", 1)[1]
    return town.installation.query(
        "SELECT stop, see, felt_5 FROM walk_look WHERE sheet IN "
        f"(SELECT id FROM walk_sheet WHERE walk = '{number}') ORDER BY stop"
    )


def test_twelve_stops_without_a_connection_closed_opened_again_and_sent_once(town, phone, walk, tmp_path):
    phone.context.set_offline(True)
    for number in range(1, 7):
        record(phone, number, picture(tmp_path / "place.png") if number == 2 else None)
    assert "Nothing is lost" in state(phone, "offline")
    assert count(town, "walk_sheet", walk) == 0
    assert run(phone, STORED) == [["iv,sealed"], ["iv,sealed"]], "what a phone keeps is sealed"

    reopen(phone, f"{walk}/record")
    assert phone.page.locator("#stop-7").is_visible(), "the page opens where one left off"
    assert phone.page.locator("#stop-1").get_by_label("5, very safe").input_value() == "1"
    assert phone.page.locator("#stop-2 [data-photos] canvas").count() == 1
    for number in range(7, STOPS + 1):
        record(phone, number)
    phone.press("Send")
    assert "goes out by itself" in state(phone, "waiting")

    phone.context.set_offline(False)
    assert "Nothing of it is left on this phone" in state(phone, "sent")
    assert looks(town, walk) == [(str(number), "no", str(number)) for number in range(1, STOPS + 1)]
    assert (count(town, "walk_sheet", walk), count(town, "walk_photo", walk)) == (1, 1)
    assert run(phone, KEPT) == 0
    assert run(phone, STORED) == [[], []]

    phone.page.get_by_role("link", name="To the report").click()
    phone.page.wait_for_url(f"**{walk}")
    assert "1 photo of yours waits for a second person" in phone.main
    table = list(csv.DictReader(io.StringIO(town.client.get(f"{walk}/walk.csv").html)))
    assert [(row["name"], row["see_no"], row["people"]) for row in table] == [
        (f"Place {number}", "1", str(number + 2)) for number in range(1, STOPS + 1)
    ]
    chunks = town.installation.query("SELECT hex(bytes) FROM file_chunk")
    assert chunks and not any(text.encode().hex().upper() in chunk[0] for chunk in chunks for text in ("GPS", "Exif"))


def test_an_answer_that_got_lost_on_its_way_back_leads_to_no_second_record(town, phone, walk):
    for number in range(1, STOPS + 1):
        record(phone, number)
    lost = []

    def lose(route):
        if route.request.method != "POST" or lost:
            return route.continue_()
        lost.append(route.fetch().status)
        return route.abort()

    phone.context.route("**/record", lose)
    phone.press("Send")
    state(phone, "sent")
    assert lost == [200]
    assert count(town, "walk_sheet", walk) == 1
    assert len(looks(town, walk)) == STOPS


def test_a_walk_that_is_gone_takes_nothing_and_the_phone_keeps_its_copy(town, phone, walk):
    phone.context.set_offline(True)
    record(phone, 1)
    removed = town.client.post(town.client.form(walk, "/remove"))
    assert removed.status == 303, removed.text
    phone.context.set_offline(False)
    reopen(phone, f"{walk}/record")
    assert "not there any more" in state(phone, "gone")
    phone.press("Send")
    assert "Nothing was taken" in state(phone, "gone")
    with phone.page.expect_download() as download:
        phone.press("Save a copy")
    assert "Lamp 1 is out" in open(download.value.path(), encoding="utf-8").read()
    phone.press("Delete from this phone").press("Delete from this phone")
    until(lambda: phone.page.locator("[data-walk]").count() == 0, "another page")
    assert (run(phone, KEPT), run(phone, STORED)) == (0, [[], []])


def test_a_session_that_ended_loses_nothing(town, phone, walk):
    for number in range(1, STOPS + 1):
        record(phone, number)
    phone.context.clear_cookies()
    phone.press("Send")
    assert "Nothing is lost" in state(phone, "signed-out")
    phone.page.locator("main").get_by_role("link", name="Sign in").click()
    phone.fill("Mail address", town.address).fill("Password", PASSWORD).press("Sign in")
    state(phone, "sent")
    assert len(looks(town, walk)) == STOPS


def test_after_signing_out_the_phone_opens_the_walk_no_more_and_what_was_not_sent_is_sealed(town, phone, walk):
    record(phone, 1)
    phone.sign_out()
    until(lambda: run(phone, KEPT) == 0, "an empty cache")
    assert run(phone, STORED) == [["iv,sealed"], []]
    phone.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED|ERR_FAILED"):
        phone.page.goto(f"{walk}/record")
    phone.context.set_offline(False)
    phone.go("/en/sign-in").fill("Mail address", town.address).fill("Password", PASSWORD).press("Sign in").arrive()
    phone.go(f"{walk}/record")
    kept(phone)
    assert phone.page.locator("#stop-1").get_by_label("What did you notice?").input_value() == "Lamp 1 is out"


def test_without_scripts_each_stop_is_an_ordinary_form(town, visitor, walk, tmp_path):
    browser = visitor(base=town.installation.base, scripts=False, viewport=PHONE)
    browser.sign_in(Person("Coordinator", town.address, PASSWORD)).go(f"{walk}/record")
    stop = browser.page.locator("#stop-1")
    stop.get_by_label("3", exact=True).fill("4")
    stop.locator("input[type=file]").set_input_files(picture(tmp_path / "place.png", 40, 30))
    stop.get_by_role("button", name="Keep, go to stop 2").click()
    assert browser.status == 422 and "Say that nobody can be recognised in the photo." in browser.main
    assert stop.get_by_label("3", exact=True).input_value() == "4"
    stop.locator("input[type=file]").set_input_files(picture(tmp_path / "place.png", 40, 30))
    stop.get_by_label("Nobody can be recognised in it").check()
    stop.get_by_role("button", name="Keep, go to stop 2").click()
    browser.page.wait_for_url("**#stop-2")
    assert stop.get_by_label("3", exact=True).input_value() == "4"
    assert (count(town, "walk_sheet", walk), count(town, "walk_photo", walk)) == (1, 1)


@pytest.mark.parametrize("tongue", ["en", "fr", "el"])
def test_the_pages_of_a_walk_are_in_order(town, visitor, walk, tongue):
    browser = visitor(base=town.installation.base)
    browser.sign_in(Person("Coordinator", town.address, PASSWORD)).arrive()
    for part in ["", "/record", "/paper", "/edit"]:
        browser.go(walk.replace("/en/", f"/{tongue}/") + part)
        browser.check(f"walk{part.replace('/', '-')}-{tongue}")
