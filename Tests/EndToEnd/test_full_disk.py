# SPDX-License-Identifier: EUPL-1.2
"""The disk is full: what cannot be written is refused with a sentence, reading goes on, and all is well once there is room."""
import uuid

import pytest

from kit.council import Town
from kit.disk import SmallDisk
from kit.installation import Installation

NO_ROOM = "There is no room left"


@pytest.fixture(scope="module")
def disks(work):
    """Makes small disks."""
    made = []

    def make(name, megabytes):
        made.append(SmallDisk(work / name, megabytes))
        return made[-1]

    yield make
    for disk in made:
        disk.remove()


@pytest.fixture(scope="module")
def town(disks, mail, work):
    """A council whose data lie on a small disk."""
    disk = disks("small", 64)
    installation = Installation(disk.folder / "data", mail)
    town = Town(installation, mail, "small")
    server = installation.start()
    town.disk, town.client = disk, town.coordinator()
    town.areas = town.draw_areas(work)
    town.data = town.dataset(town.client, work)
    yield town
    disk.make_room()
    installation.stop()


def write(town, sentence, text="Why " * 2_000):
    form = town.client.form(f"{town.root}/evidence/new-finding", "/new-finding")
    return town.client.post(form, sentence=sentence, confidence="low", dataset_1=town.data, text=text)


def kept(town):
    return sorted(sentence for sentence, in town.installation.query("SELECT sentence FROM finding"))


def test_a_form_is_refused_and_comes_back(town):
    town.disk.fill()
    sentences = [f"Finding {uuid.uuid4().hex}" for _ in range(400)]
    written = []
    for sentence in sentences:
        answer = write(town, sentence)
        if answer.status != 303:
            break
        written.append(sentence)
    assert answer.status == 507, answer.text
    assert NO_ROOM in answer.text
    assert sentence in answer.html, "what was typed is on the page"
    again = answer.form("/new-finding")
    assert town.client.post(again).status == 507
    assert kept(town) == sorted(written)
    for path in ("/en", town.root, f"{town.root}/evidence", "/en/account", f"{town.root}/search?q=finding"):
        assert town.client.get(path).status == 200, path
    town.disk.make_room()
    answer = town.client.post(again)
    assert answer.status == 303, answer.text
    assert kept(town) == sorted([*written, sentence])
    is_sound(town)


def is_sound(town):
    """All that the doctor looks at is good, but that the disk is small."""
    done = town.installation.koinon("doctor", *town.installation.place, succeeds=False)
    bad = [line for line in done.stdout.splitlines() if line.startswith("BAD")]
    assert len(bad) == 1 and "MB are free on the disk" in bad[0], done.stdout
    town.installation.koinon("record", "audit", *town.installation.place)
    assert not town.installation.servers[-1].failures()


def test_a_large_file_is_refused_and_leaves_nothing(town):
    """Larger than the disk: what was stored of it until then goes again, so that there is room for forms."""
    town.disk.make_room()
    before = town.installation.query("SELECT id, size FROM file")
    rows = b"date,longitude,latitude\n" + b"2022-01-15,23.605,37.905\n" * 2_600_000
    answer = town.bring(town.client, rows, town.areas)
    assert answer.status == 507, answer.text
    assert NO_ROOM in answer.text and "The file has to be chosen again." in answer.text
    assert town.installation.query("SELECT id, size FROM file") == before
    assert write(town, "There is room for this").status == 303
    is_sound(town)


def test_a_server_without_room_for_an_upload_on_its_way(disks, mail, work):
    """Uploads lie in the folder for temporary files until they are read."""
    disk = disks("spool", 4)
    installation = Installation(work / "spooling", mail)
    installation.extra = {"TMPDIR": str(disk.folder)}
    town = Town(installation, mail, "spooling")
    installation.start()
    client = town.coordinator()
    areas = town.draw_areas(work)
    answer = town.bring(client, b"date,longitude,latitude\n" + b"2022-01-15,23.605,37.905\n" * 500_000, areas)
    assert answer.status == 507, answer.text
    assert NO_ROOM in answer.text
    assert not list(disk.folder.iterdir()), "the beginning of the file is still there"
    small = town.bring(client, b"date,longitude,latitude\n2022-01-15,23.605,37.905\n", areas)
    assert small.status == 303
    installation.stop()


@pytest.mark.parametrize("where", ["at the target", "where it is checked"])
def test_a_backup_without_room_is_refused_and_leaves_nothing(disks, mail, work, where):
    disk = disks(f"backup-{len(where)}", 1)
    disk.take(400_000)
    installation = Installation(work / f"backed-up-{len(where)}", mail)
    Town(installation, mail, "backed-up")
    target = (disk.folder if where == "at the target" else work) / "copy.koinon"
    installation.extra = {"TMPDIR": str(disk.folder)} if where == "where it is checked" else {}
    done = installation.koinon("backup", str(target), *installation.place, succeeds=False)
    assert (done.returncode, NO_ROOM in done.stderr) == (1, True), done.stderr
    assert not list(target.parent.glob("copy.koinon*")) and list(disk.folder.iterdir()) == [disk.filler]


def test_restoring_without_room_is_refused_and_leaves_nothing(disks, mail, work):
    installation = Installation(work / "restored", mail)
    Town(installation, mail, "restored")
    installation.koinon("backup", str(work / "restored.koinon"), *installation.place)
    disk = disks("restored-to", 1)
    disk.take(400_000)
    target = disk.folder / "data"
    done = installation.koinon("restore", "--data", str(target), str(work / "restored.koinon"), succeeds=False)
    assert (done.returncode, NO_ROOM in done.stderr) == (1, True), done.stderr
    assert not list(target.glob("*"))
