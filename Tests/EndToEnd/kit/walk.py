# SPDX-License-Identifier: EUPL-1.2
"""A walk through all pages that somebody can reach by following links."""
import re
from collections import Counter, deque
from urllib.parse import urljoin, urlsplit

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
RULE = re.compile(r"(?<=/how-it-works/)[^/]+$")


def shape(address):
    """What pages of one kind have in common: their address without ids, names of rules, figures and the values of questions."""
    parts = urlsplit(address)
    path = re.sub(r"\d+", "{n}", RULE.sub("{rule}", ID.sub("{id}", parts.path)))
    names = sorted(set(re.findall(r"(?:^|&)([^=&]+)", parts.query)))
    return path + ("?" + "&".join(names) if names else "")


def reachable(visitor, start, samples=2, limit=400):
    """Yields (address, shape) of pages, `samples` of each shape; asserts that no link leads nowhere."""
    language = start.split("/")[1]
    waiting = deque([start])
    known = {start}
    seen = Counter()
    while waiting and limit:
        address = waiting.popleft()
        kind = shape(address)
        if seen[kind] >= samples:
            continue
        seen[kind] += 1
        limit -= 1
        answer = visitor.context.request.get(address)
        assert answer.status == 200, f"a link leads to {address}, which answers {answer.status}"
        landed = urlsplit(answer.url)
        if "text/html" not in answer.headers.get("content-type", "") or f"/{language}" not in landed.path:
            continue
        yield address, kind
        for target in re.findall(r'<a\b[^>]*?\shref="([^"]+)"', answer.text()):
            link = urlsplit(urljoin(answer.url, target.replace("&amp;", "&")))
            if link.netloc != landed.netloc or "next=" in link.query:
                continue
            found = link.path + (f"?{link.query}" if link.query else "")
            other_language = re.match(r"^(?:/c/[^/]+)?/([a-z]{2})(?:/|$)", found)
            if found not in known and not (other_language and other_language[1] != language):
                known.add(found)
                waiting.append(found)
