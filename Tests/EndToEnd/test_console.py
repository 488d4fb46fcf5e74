# SPDX-License-Identifier: EUPL-1.2
"""Every command of the console: what it does, and what it answers to somebody who asks for the impossible.

Exit status: 0 done, 1 refused with the reason on standard error, 2 misused.
"""
import re
import shutil
import sqlite3

import pytest

from kit.council import ABOUT, Town, quarters
from kit.installation import Installation

NAMING = ["--name", "Quarters", "--source", "City", "--licence", "CC0"]
DESCRIBED = [f"--{name.replace('tongue', 'language')}={value}" for name, value in ABOUT.items()]
FILES = {
    "areas.geojson": quarters(),
    "residents.csv": "code,population\nQ1,1000\nQ2,2000\nQ3,3000\nQ4,4000\n",
    "lamps.csv": "date,longitude,latitude\n2022-01-15,23.605,37.905\n2022-02-15,23.615,37.905\n",
    "wrong.csv": "date,longitude,latitude\n2022-01-15,23.605,37.905\n2022-01-15,north,37.905\n",
    "words.csv": "code,population\nQ1,many\n",
    "hello.geojson": "hello",
    "rates.csv": "count,pop\n12,3400\n0,150\n",
}
NOBODY = "01a207bc-ddc2-79b2-b485-77843e27409b"


@pytest.fixture(scope="module", params=["embedded", "postgres"])
def town(request, new_installation, mail, work):
    """A council that the console founded, with one publication in its Record; no server runs."""
    postgres = request.param == "postgres"
    installation = new_installation(postgres=postgres)
    town = Town(installation, mail, f"console-{request.param}")
    server = installation.start()
    client = town.coordinator()
    page = f"{town.root}/evidence/datasets/{town.dataset(client, work)}/publications"
    prepared = client.post(client.form(page, "/publications")).location
    assert client.post(client.form(prepared, "/sign"), read="yes").status == 303
    server.stop()
    town.folder = work / f"files-{request.param}"
    town.folder.mkdir()
    for name, content in FILES.items():
        (town.folder / name).write_text(content)
    return town


@pytest.fixture
def console(town):
    """Runs a command; tells its status and both of its streams. `{folder}` and `{slug}` stand for the town's."""

    def run(*arguments, placed=True):
        given = [one.replace("{folder}", str(town.folder)).replace("{slug}", town.slug) for one in arguments]
        done = town.installation.koinon(*given, *(town.installation.place if placed else []), succeeds=False)
        assert "Fatal error" not in done.stderr and "Stack dump" not in done.stderr, done.stderr
        return done

    run.slug = town.slug
    return run


COUNCIL = ["--council", "{slug}"]


def create(**wrong):
    """The words that found a council, but for those that are wrong."""
    right = {
        "profile": "free-form", "name": "Another", "slug": "another", "language": "el", "zone": "Europe/Athens",
        "coordinator": "a@b.example", "coordinator-name": "A",
    }
    return ["council", "create", *(f"--{name}={value}" for name, value in (right | wrong).items())]


DONE = [
    (["council", "list"], ["{slug}\ten\tCouncil of {slug}"]),
    (["person", "invite", "new@console.example", "--name", "New", "--language", "fr", "--operator"], ["outbox"]),
    (["person", "reset", "coordinator@{slug}.example"], ["outbox"]),
    (["import", "boundaries", "{folder}/areas.geojson", *COUNCIL, *NAMING[:1], "Quarters again", *NAMING[2:]], ["Kept as"]),
    (["import", "population", "{folder}/residents.csv", *COUNCIL, *NAMING, "--boundaries", "Quarters"], ["Kept as"]),
    (["import", "incidents", "{folder}/lamps.csv", *COUNCIL, *DESCRIBED, "--boundaries", "Quarters", "--dry-run"], ["dry run"]),
    (["import", "incidents", "{folder}/lamps.csv", *COUNCIL, *DESCRIBED, "--boundaries", "Quarters"], ["Kept as"]),
    (["record", "head"], ["/record/", "\n2\n"]),
    (["record", "head", "--json"], ['"key"', '"head"']),
    (["record", "audit"], ["sound"]),
    (["doctor"], ["The database is sound.", "Every log of the Record verifies.", "jobs and"]),
    (["migrate"], ["steps done"]),
    (["purge"], ["Nothing else is past its time."]),
]
REFUSED = [
    (create(slug="{slug}"), 1, "The short name {slug} is taken"),
    (create(profile="atlantis"), 1, "There is no profile atlantis"),
    (create(language="tlh"), 1, "There is no language tlh. There are: "),
    (create(zone="Europe/Atlantis"), 2, "Europe/Atlantis is not a time zone"),
    (create(slug="Not A Slug"), 2, "not a short name"),
    (create(coordinator="nobody"), 2, "nobody is not a mail address"),
    (["council", "create", "--slug", "another"], 2, "--profile"),
    (["council", "export", "nowhere", "{folder}/nowhere.koinon"], 1, "nowhere"),
    (["council", "import", "{folder}/lamps.csv"], 1, ""),
    (["person", "invite", "nobody", "--name", "N"], 2, "not a mail address"),
    (["person", "reset", "nobody@nowhere.example"], 1, "No account has the address"),
    (["import", "boundaries", "{folder}/hello.geojson", *COUNCIL, *NAMING], 1, "neither GeoJSON nor a GeoPackage"),
    (["import", "boundaries", "{folder}/missing.geojson", *COUNCIL, *NAMING], 2, "cannot be read"),
    (["import", "boundaries", "{folder}/areas.geojson", "--council", "nowhere", *NAMING], 2, "No council"),
    (["import", "population", "{folder}/words.csv", *COUNCIL, *NAMING, "--boundaries", "Quarters"], 1, "Row 2"),
    (["import", "population", "{folder}/words.csv", *COUNCIL, *NAMING, "--boundaries", "Wards"], 2, "There are: "),
    (["import", "incidents", "{folder}/wrong.csv", *COUNCIL, *DESCRIBED, "--boundaries", "Quarters"], 1, "Row 3"),
    (["import", "incidents", "{folder}/lamps.csv", *COUNCIL, *DESCRIBED], 2, "Give --boundaries"),
    (["record", "head", "nonsense"], 2, "is not the id of a log"),
    (["record", "head", NOBODY], 1, "log"),
    (["record", "audit", NOBODY], 1, "log"),
    (["record", "prove", NOBODY], 2, "INDEX or --from"),
    (["record", "prove", NOBODY, "0"], 1, "log"),
    (["doctor", "--verbose"], 2, "--verbose"),
    (["serve", "--scale", "7"], 2, "go with --demo"),
    (["council"], 0, ""),
    (["nonsense"], 2, "nonsense"),
]


def named(case):
    return " ".join(case[0]).replace("{folder}/", "")[:60]


@pytest.mark.parametrize(("arguments", "words"), DONE, ids=map(named, DONE))
def test_done(town, console, arguments, words):
    done = console(*arguments)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert not [word for word in words if word.replace("{slug}", town.slug) not in done.stdout], done.stdout


@pytest.mark.parametrize(("arguments", "status", "words"), REFUSED, ids=map(named, REFUSED))
def test_refused(console, arguments, status, words):
    placed = arguments[0] not in ("nonsense", "council") or len(arguments) > 1
    done = console(*arguments, placed=placed)
    assert done.returncode == status, done.stdout + done.stderr
    assert words.replace("{slug}", console.slug) in done.stderr, done.stderr
    if status:
        assert done.stderr.strip(), "not a word"


def test_proofs_of_the_record_are_printed_and_checked(town, console):
    head = console("record", "head").stdout
    log = re.search(r"/record/([0-9a-f-]{36})", head)[1]
    proof = town.folder / "proof"
    for name, arguments in {
        "head": ["head", log], "first": ["head", log, "--size", "1"], "entry": ["prove", log, "1"],
        "growth": ["prove", log, "--from", "1"],
    }.items():
        done = console("record", *arguments)
        assert done.returncode == 0, done.stderr
        (town.folder / name).write_text(done.stdout)
    files = [str(town.folder / name) for name in ("first", "growth", "head", "entry")]
    done = console("record", "verify", *files, "--in-order", placed=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert console("record", "audit", log, "--saved", str(town.folder / "first")).returncode == 0
    proof.write_text((town.folder / "entry").read_text().replace("Broken lamps", "Mended lamps"))
    assert proof.read_text() != (town.folder / "entry").read_text()
    assert console("record", "verify", str(proof), placed=False).returncode == 1
    assert console("record", "prove", log, "99").returncode == 1


def test_a_council_moves(town, console, mail, work):
    file = town.folder / "town.koinon"
    assert console("council", "export", "{slug}", str(file)).returncode == 0
    again = console("council", "export", "{slug}", str(file))
    assert (again.returncode, "exist" in again.stderr) == (1, True), again.stderr
    back = console("council", "import", str(file))
    assert back.returncode == 1 and back.stderr.strip(), "it is here already"
    other = Installation(work / f"moved-{town.slug}", mail)
    other.koinon("council", "import", str(file), *other.place)
    assert town.slug in other.koinon("council", "list", *other.place).stdout
    other.koinon("record", "audit", *other.place)


def test_backup_and_restore(town, console, work):
    file = town.folder / "copy.koinon"
    done = console("backup", str(file))
    if town.installation.database:
        assert (done.returncode, "pg_dump" in done.stderr) == (1, True)
        return
    assert done.returncode == 0, done.stderr
    assert file.stat().st_mode & 0o077 == 0, "a backup is for its owner only"
    assert console("backup", str(file)).returncode == 1
    target = work / f"restored-{town.slug}"
    assert console("restore", "--data", str(target), str(file), placed=False).returncode == 0
    over = console("restore", "--data", str(target), str(file), placed=False)
    assert (over.returncode, "empty folder" in over.stderr) == (1, True)
    torn = town.folder / "torn.koinon"
    torn.write_bytes(file.read_bytes()[:200_000])
    nowhere = work / "never"
    done = console("restore", "--data", str(nowhere), str(torn), placed=False)
    assert done.returncode == 1 and "damaged" in done.stderr, done.stderr
    assert not nowhere.exists()


def test_a_database_of_a_newer_program_is_left_alone(town, console, work):
    if town.installation.database:
        town.installation.query("INSERT INTO migration SELECT 'zz-099-future', checksum, done FROM migration LIMIT 1")
        place = town.installation.place
    else:
        folder = work / "newer"
        shutil.copytree(town.installation.folder, folder)
        with sqlite3.connect(folder / "koinon.sqlite") as line:
            line.execute("INSERT INTO migration SELECT 'zz-099-future', checksum, done FROM migration LIMIT 1")
        place = ["--data", str(folder)]
    for command in (["migrate"], ["doctor"], ["serve", "--port", "1"]):
        done = console(*command, *place, placed=False)
        assert (done.returncode, "newer Koinon" in done.stderr) == (1, True), done.stderr
    if town.installation.database:
        town.installation.query("DELETE FROM migration WHERE id = 'zz-099-future'")


def test_what_cannot_be_reached_is_said(console, work):
    for place in (["--database", "postgres://nobody@/nothing?host=/nonexistent"], ["--data", "/proc/nothing"]):
        for command in (["doctor"], ["purge"], ["council", "list"], ["serve"]):
            done = console(*command, *place, placed=False)
            assert done.returncode == 1 and len(done.stderr.strip().splitlines()) <= 3, (command, place, done.stderr)


def test_a_second_server_at_the_same_port_says_so(new_installation, mail):
    installation = new_installation()
    installation.start()
    done = installation.koinon("serve", "--port", str(installation.port), *installation.place, succeeds=False)
    assert done.returncode == 1
    assert str(installation.port) in done.stderr and "Fatal error" not in done.stderr, done.stderr


def test_analysing_needs_no_installation(town, console):
    done = console("analyse", "rates", "--counts", "{folder}/rates.csv", "--out", "-", placed=False)
    assert done.returncode == 0 and "3.5294" in done.stdout, done.stdout + done.stderr
    done = console("analyse", "rates", "--counts", "{folder}/lamps.csv", "--out", "-", placed=False)
    assert done.returncode == 1 and "count" in done.stderr, done.stderr
