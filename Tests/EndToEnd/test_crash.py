# SPDX-License-Identifier: EUPL-1.2
"""The server is killed while several people write: what was acknowledged is there, whole and once."""
import pytest

from kit.author import Crowd, Publisher
from kit.council import Town


@pytest.mark.parametrize("postgres", [False, True], ids=["embedded", "postgres"])
def test_killed_during_a_thousand_writes(new_installation, mail, work, postgres):
    installation = new_installation(postgres=postgres)
    town = Town(installation, mail, f"crash-{'server' if postgres else 'embedded'}")
    server = installation.start()
    coordinator = town.coordinator()
    dataset = town.dataset(coordinator, work)
    publisher = Publisher(coordinator, town, dataset)
    crowd = Crowd(coordinator, town, dataset, ["Ada", "Bea", "Cleo", "Dora"])
    for _ in range(4):
        crowd.wait_for(250)
        server.kill()
        installation.servers.clear()
        server = installation.start()
    crowd.stop()
    publisher.stop()
    acknowledged = crowd.acknowledged
    assert sum(author.silences for author in crowd) >= 4, "nobody noticed that the server was killed"
    assert not crowd.refusals, crowd.refusals
    is_whole(installation, acknowledged)
    is_recorded(installation, publisher)
    for place in list(acknowledged.values())[-20:]:
        assert coordinator.get(place).status == 200


def is_whole(installation, acknowledged):
    """Each finding stands there once, with all that belongs to it; and nothing besides."""
    assert len(acknowledged) >= 1000
    kept = [sentence for sentence, in installation.query("SELECT sentence FROM finding")]
    assert sorted(kept) == sorted(acknowledged), "each form was sent until it was acknowledged, so each counts once"
    same = str(len(kept))
    for what, sql in {
        "with a basis": "SELECT COUNT(DISTINCT finding) FROM finding_basis",
        "in the thread": "SELECT COUNT(*) FROM node WHERE kind = 'finding'",
        "linked to their dataset": "SELECT COUNT(DISTINCT from_id) + COUNT(DISTINCT to_id) - 1 FROM link",
        "to be found": "SELECT COUNT(DISTINCT id) FROM search_word WHERE kind = 'finding'",
        "with a note of who wrote": "SELECT COUNT(*) FROM act WHERE action = 'evidence.write-finding'",
        "accepted as a form": "SELECT COUNT(*) FROM submission WHERE target LIKE '%/evidence/findings/%'",
    }.items():
        assert installation.query(sql) == [(same,)], what


def is_recorded(installation, publisher):
    """Each publication and each withdrawal is an entry of the Record, which holds."""
    assert len(publisher.withdrawn) >= 3, "hardly anything was published meanwhile"
    signed = {id for id, in installation.query("SELECT id FROM publication WHERE published IS NOT NULL")}
    # One that was only replaced by the next has no reason, and no entry of its own.
    withdrawn = {id for id, in installation.query("SELECT id FROM publication WHERE reason IS NOT NULL")}
    assert publisher.published <= signed and publisher.withdrawn <= withdrawn
    entries = 1 + len(signed) + len(withdrawn)
    assert installation.query("SELECT COUNT(*) FROM record_leaf") == [(str(entries),)], "the opening and each of them"
    for command in (["record", "audit"], ["doctor"]):
        installation.koinon(*command, *installation.place)
