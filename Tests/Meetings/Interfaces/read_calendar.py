# SPDX-License-Identifier: EUPL-1.2
"""Reads a calendar with two programs that share no code with ours, and prints what both say of each event as JSON."""
import json
import sys

import icalendar
import vobject

text = sys.stdin.buffer.read()


def by_icalendar():
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        yield {
            "uid": str(event["UID"]), "sequence": int(event["SEQUENCE"]), "status": str(event["STATUS"]),
            "summary": str(event["SUMMARY"]), "location": str(event.get("LOCATION", "")), "class": str(event["CLASS"]),
            "start": event["DTSTART"].dt.strftime("%Y-%m-%dT%H:%M"), "url": str(event["URL"]),
        }


def by_vobject():
    for event in vobject.readOne(text.decode()).contents.get("vevent", []):
        said = {name: lines[0].value for name, lines in event.contents.items()}
        yield {
            "uid": said["uid"], "sequence": int(said["sequence"]), "status": said["status"], "summary": said["summary"],
            "location": said.get("location", ""), "class": said["class"],
            "start": said["dtstart"].strftime("%Y-%m-%dT%H:%M"), "url": said["url"],
        }


one, other = (sorted(read(), key=lambda event: event["uid"]) for read in (by_icalendar, by_vobject))
assert one == other, (one, other)
lines = text.split(b"\r\n")
assert all(len(line) <= 75 for line in lines) and not any(b"\n" in line for line in lines)
assert all(line.decode() is not None for line in lines)
print(json.dumps(one))
