# SPDX-License-Identifier: EUPL-1.2
"""A program that knows OParl 1.1 and one address: it follows every link, and says where the interface breaks the standard.

The schemas are the specification's own, read from a folder beside the project; without them the rules of its text are
checked all the same."""
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

SCHEMA = "https://schema.oparl.org/1.1/"
EXTERNAL_LISTS = {
    "System": {"body": "Body"},
    "Body": {
        "organization": "Organization", "person": "Person", "meeting": "Meeting", "paper": "Paper",
        "agendaItem": "AgendaItem", "consultation": "Consultation", "file": "File", "locationList": "Location",
        "legislativeTermList": "LegislativeTerm", "membership": "Membership",
    },
}
# What an object refers to by address, and of which type that is; what is carried whole is not named here.
REFERENCES = {
    "system": "System", "body": "Body", "mainOrganization": "Organization", "person": "Person",
    "organization": "Organization", "onBehalfOf": "Organization", "subOrganizationOf": "Organization",
    "meeting": "Meeting", "meetings": "Meeting", "agendaItem": "AgendaItem", "consultation": "Consultation",
    "paper": "Paper", "papers": "Paper",
}
MOMENT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$")
DAY = re.compile(r"^\d{4}-\d\d-\d\d$")
MOMENTS = {"created", "modified", "start", "end", "licenseValidSince", "oparlSince"}
DAYS = {"startDate", "endDate", "date"}


class Schemas:
    """The schemas of the specification as plain JSON Schema: `format: url` and keys of its own are put right."""

    def __init__(self, folder):
        from jsonschema import Draft202012Validator, FormatChecker
        from referencing import Registry, Resource
        from referencing.jsonschema import DRAFT202012

        found = {path.stem: plain(json.loads(path.read_text())) for path in Path(folder).glob("*.json")}
        resources = [(f"{name}.json", Resource(contents=one, specification=DRAFT202012)) for name, one in found.items()]
        registry = Registry().with_resources(resources)
        checker = FormatChecker()
        checker.checks("uri")(lambda text: not isinstance(text, str) or bool(re.match(r"https?://[^/\s]+(/\S*)?$", text)))
        self.validators = {
            name: Draft202012Validator(one, registry=registry, format_checker=checker) for name, one in found.items()
        }

    def faults(self, thing):
        name = thing["type"].removeprefix(SCHEMA)
        for error in self.validators[name].iter_errors(thing):
            yield f"{name} {thing['id']}: {'/'.join(map(str, error.path))}: {error.message[:200]}"


def plain(schema):
    """One schema without the keys that are the specification's own."""
    if isinstance(schema, list):
        return [plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if str(schema.get("schema", "")).endswith(".json"):
        return {"$ref": schema["schema"]}
    if schema.get("references") == "externalList":
        return {"type": "string", "format": "uri"}
    own = {"schema", "references", "backreference", "cardinality", "description", "title"}
    kept = {name: plain(value) for name, value in schema.items() if not (name in own and isinstance(value, str))}
    if kept.get("format") == "url":
        kept["format"] = "uri"
    return kept


def objects_in(thing):
    """An object, and those it carries."""
    if isinstance(thing, list):
        for one in thing:
            yield from objects_in(one)
    elif isinstance(thing, dict):
        if str(thing.get("type", "")).startswith(SCHEMA):
            yield thing
        for value in thing.values():
            yield from objects_in(value)


def faults(thing, schemas=None):
    """What is wrong with one object, by the schemas and by the text of the specification."""
    if schemas and not thing.get("deleted"):
        yield from schemas.faults(thing)
    for one in objects_in(thing):
        yield from _prose(one, is_carried=one is not thing)


def _prose(one, is_carried):
    where = f"{one['type'].removeprefix(SCHEMA)} {one.get('id')}"
    for name in ("id", "type", "created", "modified"):
        if name not in one:
            yield f"{where}: {name} is missing"
    for name, value in one.items():
        if value is None or value == "":
            yield f"{where}: {name} is {value!r}"
        if name in MOMENTS and not MOMENT.match(str(value)):
            yield f"{where}: {name} is {value!r}, no time of the form yyyy-mm-ddThh:mm:ss+hh:mm"
        if name in DAYS and not DAY.match(str(value)):
            yield f"{where}: {name} is {value!r}, no day"
    if one.get("deleted"):
        if is_carried:
            yield f"{where}: deleted, and carried by another"
        if left := set(one) - {"id", "type", "created", "modified", "deleted"}:
            yield f"{where}: deleted, and still says {sorted(left)}"
    if one.get("created", "") > one.get("modified", "9"):
        yield f"{where}: modified before it was created"


class Crawler:
    """Reads everything there is, and keeps what was wrong."""

    def __init__(self, ask, entrance, schemas=None):
        self.ask, self.entrance, self.schemas = ask, entrance, schemas
        self.faults, self.seen, self.lists = [], {}, {}
        self.requests = 0

    def fault(self, words):
        self.faults.append(words)

    def get(self, address, status=200):
        self.requests += 1
        code, headers, body = self.ask(address)
        if code != status:
            self.fault(f"{address}: {code} instead of {status}")
        if headers.get("access-control-allow-origin") != "*":
            self.fault(f"{address}: no Access-Control-Allow-Origin")
        if "set-cookie" in headers:
            self.fault(f"{address}: sets a cookie")
        if body.startswith(b"\xef\xbb\xbf"):
            self.fault(f"{address}: begins with a byte order mark")
        return headers, body

    def json(self, address, status=200):
        headers, body = self.get(address, status)
        if headers.get("content-type", "").split(";")[0] != "application/json":
            self.fault(f"{address}: is {headers.get('content-type')}")
        if status == 200 and "etag" not in headers:
            self.fault(f"{address}: has no ETag")
        return json.loads(body.decode("utf-8"))

    def run(self):
        system = self.object(self.entrance, "System")
        for body in self.list(system["body"], "Body"):
            for name, kind in EXTERNAL_LISTS["Body"].items():
                if name in body:
                    self.list(body[name], kind)
        for address in list(self.seen):
            self.follow(self.seen[address])
        return self

    def object(self, address, kind):
        """One object at its own address."""
        if address in self.seen:
            return self.seen[address]
        thing = self.json(address)
        self.take(thing, kind)
        if thing.get("id") != address:
            self.fault(f"{address}: calls itself {thing.get('id')}")
        self.seen[address] = thing
        return thing

    def take(self, thing, kind):
        if thing.get("type") != SCHEMA + kind:
            self.fault(f"{thing.get('id')}: is {thing.get('type')}, no {kind}")
        self.faults += faults(thing, self.schemas)

    def list(self, address, kind):
        """All pages of a list; each of its objects is asked for by itself as well."""
        found = self.pages(address, kind)
        ids = [one["id"] for one in found]
        if len(set(ids)) != len(ids):
            self.fault(f"{address}: lists something twice")
        self.lists[address] = (kind, ids)
        return [self.object(one["id"], kind) for one in found]

    def pages(self, address, kind, **asked):
        found, here, first, number = [], address, None, 1
        while here:
            page = self.json(here)
            first = first or page
            self.page(page, here, kind, number, asked)
            found += page["data"]
            here, number = page["links"].get("next"), number + 1
        total = first["pagination"].get("totalElements")
        if total is not None and total != len(found):
            self.fault(f"{address}: promises {total} and lists {len(found)}")
        return found

    def page(self, page, address, kind, number, asked):
        if missing := {"data", "pagination", "links"} - set(page):
            self.fault(f"{address}: a page without {sorted(missing)}")
        size = page["pagination"].get("elementsPerPage", 0)
        if len(page["data"]) > size or (page["links"].get("next") and len(page["data"]) != size):
            self.fault(f"{address}: {len(page['data'])} objects on a page of {size}")
        if page["pagination"].get("currentPage", number) != number:
            self.fault(f"{address}: page {page['pagination']['currentPage']} instead of {number}")
        for name, link in page["links"].items():
            query = parse_qs(urlsplit(link).query)
            for field, value in asked.items():
                if query.get(field) != [value]:
                    self.fault(f"{address}: the link {name} forgets {field}")
        for one in page["data"]:
            self.take(one, kind)
            if one.get("deleted") and "modified_since" not in asked:
                self.fault(f"{address}: lists {one['id']}, which is deleted")

    def follow(self, thing):
        """Whatever an object names is there, and is what it is said to be."""
        kind = thing["type"].removeprefix(SCHEMA)
        for one in objects_in(thing):
            if one is not thing:
                self.object(one["id"], one["type"].removeprefix(SCHEMA))
            for name, value in one.items():
                if name in EXTERNAL_LISTS.get(kind, {}) or name not in REFERENCES:
                    continue
                for address in value if isinstance(value, list) else [value]:
                    if isinstance(address, str):
                        self.object(address, REFERENCES[name])
        if kind == "File" and not thing.get("deleted"):
            self.file(thing)

    def file(self, thing):
        headers, body = self.get(thing["accessUrl"])
        if "attachment" in headers.get("content-disposition", ""):
            self.fault(f"{thing['accessUrl']}: is to be kept instead of shown")
        if len(body) != thing.get("size", len(body)):
            self.fault(f"{thing['accessUrl']}: {len(body)} bytes instead of {thing['size']}")
        if headers.get("content-type") != thing.get("mimeType"):
            self.fault(f"{thing['accessUrl']}: is {headers.get('content-type')} instead of {thing.get('mimeType')}")
        if "downloadUrl" in thing:
            headers, kept = self.get(thing["downloadUrl"])
            if not re.search(r"attachment;.*filename=", headers.get("content-disposition", "")):
                self.fault(f"{thing['downloadUrl']}: is to be kept, under a name")
            if kept != body:
                self.fault(f"{thing['downloadUrl']}: differs from what is shown")

    def filters(self):
        """Every list is asked for what was created, and what changed, before and after a moment in its middle."""
        for address, (kind, ids) in list(self.lists.items()):
            listed = [self.seen[one] for one in ids]
            moments = sorted({one[name] for one in listed for name in ("created", "modified")})
            for moment in [moments[0], moments[len(moments) // 2], moments[-1]] if moments else ["2020-01-01T00:00:00+00:00"]:
                self.filtered(address, kind, listed, moment)
        return self

    def filtered(self, address, kind, listed, moment):
        for field, name, keeps in [
            ("created_since", "created", lambda time: time >= moment), ("created_until", "created", lambda time: time <= moment),
            ("modified_since", "modified", lambda time: time >= moment), ("modified_until", "modified", lambda time: time <= moment),
        ]:
            asked = {field: moment, "limit": "2", "omit_internal": "true"}
            query = "&".join(f"{key}={value.replace('+', '%2B')}" for key, value in asked.items())
            found = self.pages(f"{address}?{query}", kind, **asked)
            if any(not keeps(one[name]) for one in found):
                self.fault(f"{address}: {field}={moment} lists what is outside")
            got = {one["id"] for one in found if not one.get("deleted")}
            wanted = {one["id"] for one in listed if keeps(one[name])}
            if got != wanted:
                self.fault(f"{address}: {field}={moment} lists {len(got)} instead of {len(wanted)}")
            for one in found:
                if carried := [other for other in objects_in(one) if other is not one]:
                    self.fault(f"{address}: omit_internal lists {carried[0]['id']} all the same")
