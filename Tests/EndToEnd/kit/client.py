# SPDX-License-Identifier: EUPL-1.2
"""A browser without a screen: keeps cookies, finds the forms of a page, sends them. For many and for quick requests."""
import http.client
import itertools
import uuid
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit

from .installation import PATIENCE

# Each client comes from a network address of its own: what is measured is not the limit of requests.
numbers = itertools.count()


@dataclass
class Form:
    """A form as it stands on a page: where it leads, and what its fields hold."""

    action: str
    fields: list = field(default_factory=list)

    def filled(self, /, **typed):
        """All its fields, with these typed in; underscores stand for hyphens except at the front."""
        typed = {name if name.startswith("_") else name.replace("_", "-"): value for name, value in typed.items()}
        pairs = [(name, value) for name, value in self.fields if name not in typed]
        for name, value in typed.items():
            pairs += [(name, one) for one in value] if isinstance(value, list) else [(name, value)]
        return pairs


class Reader(HTMLParser):
    """Reads the forms of a page, and the text that people see."""

    def __init__(self, html):
        super().__init__()
        self.forms, self.pieces, self.inside = [], [], None
        self.skipping = 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        about = dict(attributes)
        if tag == "form":
            self.forms.append(Form(about.get("action", "")))
        elif tag in ("style", "script"):
            self.skipping += 1
        elif tag in ("input", "textarea", "select") and self.forms and "name" in about:
            self._field(tag, about)
        elif tag == "option" and self.inside:
            name, chosen = self.inside
            if "selected" in about or chosen is None:
                self.inside = (name, about.get("value", ""))

    def _field(self, tag, about):
        kind = about.get("type", "text")
        if tag == "input":
            if kind in ("submit", "file") or (kind in ("checkbox", "radio") and "checked" not in about):
                return
            self.forms[-1].fields.append((about["name"], about.get("value", "")))
        else:
            self.inside = (about["name"], "" if tag == "textarea" else None)

    def handle_endtag(self, tag):
        if tag in ("textarea", "select") and self.inside:
            self.forms[-1].fields.append((self.inside[0], (self.inside[1] or "").lstrip("\n")))
            self.inside = None
        elif tag in ("style", "script"):
            self.skipping -= 1

    def handle_data(self, data):
        if self.inside and self.inside[1] is not None and self.get_starttag_text().startswith("<textarea"):
            self.inside = (self.inside[0], self.inside[1] + data)
        elif not self.skipping:
            self.pieces.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.pieces).split())


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict
    body: bytes

    @property
    def html(self):
        return self.body.decode()

    @property
    def text(self):
        return Reader(self.html).text

    @property
    def location(self):
        return self.headers.get("location")

    @property
    def forms(self):
        return Reader(self.html).forms

    def form(self, ending):
        """The first form whose address ends so."""
        found = [form for form in self.forms if urlsplit(form.action).path.endswith(ending)]
        assert found, f"no form for {ending}: {self.status} {self.text[:600]}"
        return found[0]


class Client:
    """Somebody at one server; `at(other)` is the same browser at another server."""

    def __init__(self, base, cookies=None, patience=PATIENCE):
        self.host = base.removeprefix("http://")
        self.cookies = {} if cookies is None else cookies
        self.patience = patience
        number = next(numbers)
        self.address = f"10.9.{number // 250 % 250}.{number % 250 + 1}"

    def at(self, base):
        return Client(base, self.cookies, self.patience)

    def ask(self, method, path, body=None, headers=None):
        line = http.client.HTTPConnection(self.host, timeout=self.patience)
        sent = {"X-Forwarded-For": self.address, **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            line.request(method, path, body, sent)
            answer = line.getresponse()
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie":
                    self.cookies.update([value.split(";")[0].split("=", 1)])
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            line.close()

    def get(self, path, **headers):
        return self.ask("GET", path, headers=headers)

    def form(self, page, ending):
        """A form of a page."""
        return self.get(page).form(ending)

    def post(self, form, /, **typed):
        """Sends a form."""
        body = urlencode(form.filled(**typed))
        return self.ask("POST", form.action, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def upload(self, form, name, file, content, /, **typed):
        """Sends a form with a file: its bytes, or anything that can be read and has a length."""
        head, tail, kind = multipart(form.filled(**typed), name, file)
        return self.ask("POST", form.action, head + content + tail, {"Content-Type": kind})

    def sign_in(self, address, password):
        answer = self.post(self.form("/en/sign-in", "/sign-in"), address=address, password=password)
        assert answer.status == 303, f"{address} cannot sign in: {answer.status} {answer.text[:300]}"
        return self


def multipart(fields, name, file):
    """What stands before and after the bytes of a file in a form, and the type of the whole."""
    mark = uuid.uuid4().hex
    parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields]
    parts.append(
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    return "".join(parts).encode(), f"\r\n--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"
