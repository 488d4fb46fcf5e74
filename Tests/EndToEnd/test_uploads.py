# SPDX-License-Identifier: EUPL-1.2
"""Large files, files that are too large, and files that broke off on their way."""
import re
import socket
import time

import pytest

from kit.client import multipart
from kit.council import ABOUT, PASSWORD, Town
from kit.installation import until
from kit.person import Person

ROWS = b"2022-01-15,23.605,37.905\n"


@pytest.fixture(scope="module")
def town(new_installation, mail, work):
    installation = new_installation()
    installation.extra = {"TMPDIR": str(work / "uploads-on-their-way")}
    (work / "uploads-on-their-way").mkdir()
    town = Town(installation, mail, "uploads")
    town.spool = work / "uploads-on-their-way"
    installation.start()
    town.client = town.coordinator()
    town.areas = town.draw_areas(work)
    town.meeting = town.meeting(town.client, "Opening")
    town.item = re.search(rf"{town.meeting}/items/[0-9a-f-]+", town.client.get(f"{town.meeting}/agenda").html)[0]
    return town


def is_clean(town):
    """Nothing of a file is left, on the disk or in the database."""
    until(lambda: not list(town.spool.iterdir()), "an empty folder for uploads", patience=10)
    assert town.installation.query("SELECT COUNT(*) FROM import") == [("0",)]
    assert town.installation.query("SELECT COUNT(*) FROM file WHERE kept = 0 OR size > 1000000") == [("0",)]
    return True


def test_a_paper_that_is_too_large_is_refused_with_a_page(town, visitor, work, scripts):
    file = work / "large.pdf"
    with file.open("wb") as out:
        out.write(b"%PDF-1.7\n")
        out.truncate(30 << 20)
    browser = visitor(base=town.installation.base, scripts=scripts)
    browser.sign_in(Person("Coordinator", town.address, PASSWORD)).go(town.item)
    browser.fill("Title of the paper", "Everything there is")
    browser.page.get_by_label("Or a file").set_input_files(file)
    browser.press("Add the paper")
    assert browser.status == 413
    assert "This is larger than" in browser.main
    assert is_clean(town)


def opened(town, length):
    """A line on which a file begins to come in, and the beginning of what is sent."""
    form = town.client.form(town.import_page(), "/import/incidents")
    head, _, kind = multipart(form.filled(**ABOUT, boundary_set=town.areas), "file", "lamps.csv")
    cookies = "; ".join(f"{name}={value}" for name, value in town.client.cookies.items())
    host, port = town.client.host.split(":")
    line = socket.create_connection((host, int(port)), timeout=30)
    line.sendall(
        f"POST {form.action} HTTP/1.1\r\nHost: {town.client.host}\r\nCookie: {cookies}\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {length}\r\n\r\n".encode() + head + b"date,longitude,latitude\n"
    )
    return line


def test_a_file_that_says_it_is_too_large_is_refused_at_once(town):
    with opened(town, 600 << 20) as line:
        assert line.recv(100).startswith(b"HTTP/1.1 413 ")
    assert is_clean(town)


def test_a_file_that_breaks_off_leaves_nothing(town):
    with opened(town, 300 << 20) as line:
        line.sendall(ROWS * 200_000)
        until(lambda: any(one.stat().st_size > 1_000_000 for one in town.spool.iterdir()), "some of it on the disk")
    assert is_clean(town)
    assert town.client.get(town.import_page()).status == 200


def test_a_file_that_stands_still_keeps_nobody_else_waiting(town):
    lines = [opened(town, 300 << 20) for _ in range(20)]
    start = time.monotonic()
    assert town.client.post(town.client.form("/en/account", "/account/name"), name="Coordinator").status == 303
    assert time.monotonic() - start < 10
    for line in lines:
        line.close()
    assert is_clean(town)


def test_a_line_that_broke_off_is_no_failure_in_the_log(town):
    with opened(town, 300 << 20) as line:
        line.sendall(ROWS * 1000)
        until(lambda: list(town.spool.iterdir()), "some of it on the disk")
    assert is_clean(town)
    time.sleep(0.5)
    assert not town.installation.servers[-1].failures()


def test_two_hundred_megabytes_are_taken_and_forgotten(town):
    sent = town.bring(town.client, b"date,longitude,latitude\n" + ROWS * 8_400_000, town.areas)
    assert sent.status == 303, sent.text
    page = town.client.get(sent.location)
    assert "The file is large and is being read." in page.text
    assert town.client.get(town.root).status == 200
    assert town.client.post(page.form("/cancel")).status == 303
    assert town.client.get(sent.location).status == 404
    assert town.installation.query("SELECT COUNT(*) FROM import") == [("0",)]
    assert town.installation.query("SELECT COUNT(*) FROM file WHERE size > 1000000") == [("0",)]
    # Whoever reads it does so to the end; nobody needs to wait for that here.
    town.installation.servers.pop().kill()
