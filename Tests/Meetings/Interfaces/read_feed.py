# SPDX-License-Identifier: EUPL-1.2
"""Reads a feed with PyPI's feedparser, and prints what it understood as JSON."""
import json
import sys

import feedparser

feed = feedparser.parse(sys.stdin.buffer.read())
assert not feed.bozo, feed.get("bozo_exception")
print(json.dumps({
    "version": feed.version, "id": feed.feed.id, "title": feed.feed.title, "updated": feed.feed.updated,
    "entries": [
        {
            "id": entry.id, "title": entry.title, "updated": entry.updated, "link": entry.link, "summary": entry.summary,
            "tongue": entry.summary_detail.language or "",
        }
        for entry in feed.entries
    ],
}))
