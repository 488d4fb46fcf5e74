# SPDX-License-Identifier: EUPL-1.2
"""Files as cities have them, at the door where they come in: taken, or refused with place and reason, and nothing between."""
import contextlib
import json
import sqlite3

import pytest

from kit.council import ABOUT, PASSWORD, Town
from kit.person import Person

HEAD = "date,longitude,latitude\n"
INSIDE = "23.605,37.905"
GOOD = f"{HEAD}2022-01-15,{INSIDE}\n"
NAMING = {"name": "Quarters 2022", "source": "City", "licence": "CC0"}


def polygon(*corners):
    ring = {"type": "Polygon", "coordinates": [list(corners)]}
    feature = {"type": "Feature", "properties": {"code": "A"}, "geometry": ring}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def database(folder):
    """A database that is not a GeoPackage."""
    path = folder / "other.gpkg"
    path.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(path)) as line:
        line.execute("CREATE TABLE person (name TEXT)")
    return path.read_bytes()


BAD = {
    "empty": ("incidents", "", ["The file is empty."]),
    "a header alone": ("incidents", HEAD, ["The file has a header and no rows."]),
    "a wrong encoding": ("incidents", f"{GOOD}2022-01-15,{INSIDE},café\n".encode("latin-1"), ["looks like ISO-8859-1"]),
    "UTF-16": ("incidents", GOOD.encode("utf-16"), ["UTF-16"]),
    "a program": ("incidents", b"\x7fELF\x02\x01\x01\0\0\0", ["zero byte"]),
    "a word for a number": ("incidents", f"{GOOD}2022-01-15,north,37.905\n", ["Row 3", "longitude", "“north” is not a number"]),
    "a wrong date": (
        "incidents", f"{GOOD}2022-13-15,{INSIDE}\n2022-02-15,{INSIDE}\n2022-03-15,{INSIDE}\n", ["Row 3", "2022-13-15"]
    ),
    "dates of two readings": ("incidents", f"{HEAD}03/04/2022,{INSIDE}\n", ["several ways", "dd/mm/yyyy"]),
    "an unclosed quote": ("incidents", f'{GOOD}"2022-01-15,{INSIDE}\n', ["Row 3", "never ends"]),
    "a ragged row": ("incidents", f"{GOOD}2022-01-15,{INSIDE},9\n", ["Row 3", "The row has 4 fields, the header 3."]),
    "exchanged coordinates": ("incidents", f"{HEAD}2022-01-15,37.905,23.605\n", ["Longitude and latitude are exchanged"]),
    "nowhere": ("incidents", f"{GOOD}2022-01-15,0,0\n2022-01-16,{INSIDE}\n", ["Row 3", "0, 0 lies in the sea"]),
    "neither format": ("boundaries", "hello", ["neither GeoJSON nor a GeoPackage"]),
    "an unclosed area": ("boundaries", polygon([0, 0], [1, 0], [1, 1], [0, 1]), ["Area 1 (A)", "does not end where it begins"]),
    "an area across itself": ("boundaries", polygon([0, 0], [2, 2], [2, 0], [0, 1], [0, 0]), ["Area 1 (A)", "crosses itself"]),
    "no GeoPackage": ("boundaries", database, ["GeoPackage"]),
    "a torn GeoPackage": ("boundaries", lambda folder: database(folder)[:600], ["damaged"]),
    "residents in words": ("population", "code,population\nQ1,many\n", ["Row 2", "“many” is not a whole number"]),
    "a quarter twice": ("population", "code,population\nQ1,4\nQ1,5\n", ["Row 3", "“Q1” stands twice"]),
}


@pytest.fixture(scope="module")
def town(new_installation, mail, work):
    installation = new_installation()
    town = Town(installation, mail, "door")
    installation.start()
    town.client = town.coordinator()
    town.areas = town.draw_areas(work)
    return town


def kept(town):
    return [town.installation.query(f"SELECT COUNT(*) FROM {table}") for table in ("import", "file", "dataset", "boundary_set")]


def send(town, kind, content, name="file.csv"):
    about = {"incidents": ABOUT, "boundaries": NAMING, "population": NAMING}[kind]
    if kind != "boundaries":
        about = {**about, "boundary-set": town.areas}
    form = town.client.form(town.import_page(kind), f"/import/{kind}")
    return town.client.upload(form, "file", name, content, **about)


@pytest.mark.parametrize("what", BAD)
def test_a_wrong_file_is_refused_with_place_and_reason(town, work, what):
    kind, content, words = BAD[what]
    content = content(work) if callable(content) else content
    before = kept(town)
    answer = send(town, kind, content.encode() if isinstance(content, str) else content)
    assert answer.status == 422, answer.text
    assert not [word for word in words if word not in answer.text], answer.text
    form = dict(answer.form(f"/import/{kind}").fields)
    title = "title" if kind == "incidents" else "name"
    assert form[title] == (ABOUT | NAMING)[title], "what was typed is lost"
    assert kept(town) == before
    assert town.client.get(town.root).status == 200


FORMS_OF_DATES = ["2022-01-15", "2022/1/15", "20220115", "31/01/2022", "01/31/2022", "15.01.2022", "15 Jan 2022 21:30"]
GOOD_FILES = {
    "a byte-order mark": ("\ufeff" + GOOD).encode(),
    "semicolons and decimal commas": f"date;longitude;latitude\r\n2022-01-15;23,605;37,905\r\n".encode(),
    "tabs": GOOD.replace(",", "\t").encode(),
    **{f"dates as {day}": f"{HEAD}{day},{INSIDE}\n".encode() for day in FORMS_OF_DATES},
}


@pytest.mark.parametrize("what", GOOD_FILES)
def test_a_file_in_other_clothes_is_understood(town, what):
    before = kept(town)
    sent = send(town, "incidents", GOOD_FILES[what])
    assert sent.status == 303, sent.text
    page = town.client.get(sent.location)
    assert "Placed in an area 1" in page.text and "Covers January 2022" in page.text, page.text
    assert town.client.post(page.form("/cancel")).status == 303
    assert town.client.get(sent.location).status == 404
    assert kept(town) == before


def test_rows_that_repeat_are_told_before_they_count(town):
    page = town.client.get(send(town, "incidents", (GOOD + f"2022-01-15,{INSIDE}\n" * 2).encode()).location)
    assert "Rows 3" in page.text and "Same place and time as another row 2" in page.text
    assert town.client.post(page.form("/cancel")).status == 303


def test_the_page_of_a_refused_file_is_in_order(town, visitor, scripts, work):
    file = work / "lamps.csv"
    file.write_text(f"{GOOD}2022-01-15,north,37.905\n2022-01-15,0,0\n")
    browser = visitor(base=town.installation.base, scripts=scripts)
    browser.sign_in(Person("Coordinator", town.address, PASSWORD)).go(town.import_page())
    for name, value in ABOUT.items():
        field = browser.page.locator(f"main [name='{name}']").first
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        elif field.get_attribute("type") == "radio":
            browser.page.locator(f"main [name='{name}'][value='{value}']").check()
        else:
            field.fill(value)
    browser.page.locator("main [name='boundary-set']").select_option(town.areas)
    browser.page.get_by_label("File", exact=True).set_input_files(file)
    browser.press("Send the file and look at it")
    assert browser.status == 422
    assert "Row 3, column “longitude”: “north” is not a number." in browser.main
    assert browser.page.locator("main [name='title']").input_value() == "Broken lamps"
    if scripts:
        browser.check("import-refused")
