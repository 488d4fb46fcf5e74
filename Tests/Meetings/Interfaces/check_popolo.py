# SPDX-License-Identifier: EUPL-1.2
"""Holds a Popolo document against the schemas of the specification (draft 3), read from a folder; prints what is wrong."""
import json
import sys
from pathlib import Path

from jsonschema import Draft3Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT3

folder = Path(sys.argv[1])
schemas = {path.stem: json.loads(path.read_text()) for path in folder.glob("*.json")}
registry = Registry().with_resources(
    (f"http://www.popoloproject.com/schemas/{name}.json", Resource.from_contents(schema, default_specification=DRAFT3))
    for name, schema in schemas.items()
)
KINDS = {
    "persons": "person", "organizations": "organization", "memberships": "membership", "posts": "post",
    "areas": "area", "events": "event", "motions": "motion", "vote_events": "vote_event",
}
document = json.load(sys.stdin)
faults = [f"the document has {sorted(document)}"] if set(document) != set(KINDS) else []
for name, kind in KINDS.items():
    validator = Draft3Validator(schemas[kind], registry=registry, format_checker=FormatChecker())
    faults += [
        f"{name} {thing.get('id')}: {error.message}" for thing in document[name] for error in validator.iter_errors(thing)
    ]
    ids = [thing["id"] for thing in document[name]]
    faults += [f"{name}: {one} stands twice" for one in set(ids) if ids.count(one) > 1]
# What is referred to is there.
known = {name: {thing["id"] for thing in document[name]} for name in KINDS}
for name, member, target in [
    ("memberships", "person_id", "persons"), ("memberships", "organization_id", "organizations"),
    ("memberships", "on_behalf_of_id", "organizations"), ("memberships", "post_id", "posts"),
    ("posts", "organization_id", "organizations"), ("events", "organization_id", "organizations"),
    ("motions", "organization_id", "organizations"), ("vote_events", "motion_id", "motions"),
]:
    faults += [
        f"{name} {thing['id']}: {member} leads nowhere"
        for thing in document[name] if thing.get(member) is not None and thing[member] not in known[target]
    ]
print("\n".join(faults))
sys.exit(1 if faults else 0)
