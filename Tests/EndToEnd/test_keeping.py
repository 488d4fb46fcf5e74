# SPDX-License-Identifier: EUPL-1.2
"""What was acknowledged is there in a backup that is taken meanwhile; the console says how it went."""
import shutil

import pytest

from kit.installation import Installation
from kit.writer import Writer


def number_of(browser):
    return int(browser.go("/en/account").page.get_by_label("Your name").input_value().removeprefix("Name "))


def test_a_backup_taken_while_people_write_is_whole(new_installation, mail, visitor, work):
    installation = new_installation(guests=1)
    installation.start()
    browser = visitor(base=installation.base)
    somebody = installation.guests[0].accept_invitation(browser, mail)
    writer = Writer(browser)
    writer.wait_for(20)
    before = writer.acknowledged
    installation.koinon("backup", str(work / "copy.sqlite"), *installation.place)
    after = writer.sent
    writer.wait_for(20)
    writer.stop()

    elsewhere = Installation(work / "elsewhere", mail)
    elsewhere.koinon("restore", "--data", str(elsewhere.folder), str(work / "copy.sqlite"))
    shutil.copytree(installation.folder / "keys", elsewhere.folder / "keys")
    elsewhere.koinon("doctor", *elsewhere.place)
    elsewhere.start()
    assert before <= number_of(visitor(base=elsewhere.base).sign_in(somebody)) <= after
    elsewhere.stop()


def test_a_backup_with_other_keys_is_refused_with_a_reason(new_installation, work):
    installation = new_installation(guests=1)
    installation.koinon("backup", str(work / "keyless.sqlite"), *installation.place)
    folder = work / "keyless"
    installation.koinon("restore", "--data", str(folder), str(work / "keyless.sqlite"))
    done = installation.koinon("person", "reset", installation.guests[0].address, "--data", str(folder), succeeds=False)
    assert done.returncode == 1
    assert "key" in (done.stdout + done.stderr).lower()


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--help"], 0), (["serve", "--help"], 0), (["backup", "--help"], 0),
        (["serve", "--port", "many"], 2), (["person", "invite"], 2), (["nonsense"], 2),
        (["restore", "--data", "/nonexistent", "/nonexistent/file"], 1),
    ],
)
def test_the_console_says_by_its_status_how_it_went(installation, arguments, status):
    done = installation.koinon(*arguments, succeeds=False)
    assert done.returncode == status, done.stdout + done.stderr
    assert "Fatal error" not in done.stderr
