# SPDX-License-Identifier: EUPL-1.2
"""A council of a test's own: founded on the console, with its coordinator signed in, and four quarters as its areas."""
import json
import re
import time

from .client import Client

PASSWORD = "walnut ferry copper seventeen"
ABOUT = {
    "title": "Broken lamps", "source": "Police of Kalliste", "licence": "CC BY 4.0", "tongue": "en",
    "controller": "Police of Kalliste", "regime": "police", "purpose": "Light", "legal-basis": "Agreement",
}


def quarters():
    """Four squares side by side, Q1 to Q4, from (23.60, 37.90) on."""
    features = []
    for number in range(4):
        west, east = 23.60 + number * 0.01, 23.61 + number * 0.01
        ring = [[west, 37.90], [east, 37.90], [east, 37.91], [west, 37.91], [west, 37.90]]
        features.append({
            "type": "Feature", "properties": {"code": f"Q{number + 1}", "name": f"Quarter {number + 1}"},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        })
    return json.dumps({"type": "FeatureCollection", "features": features})


class Town:
    """A council with a coordinator."""

    def __init__(self, installation, mail, slug):
        self.installation, self.slug = installation, slug
        address = f"coordinator@{slug}.example"
        installation.koinon(
            "council", "create", "--profile", "free-form", "--name", f"Council of {slug}", "--slug", slug, "--language",
            "en", "--zone", "Europe/Athens", "--coordinator", address, "--coordinator-name", "Coordinator",
            *installation.place,
        )
        self.mail, self.address = mail, address
        self.root = f"/c/{slug}/en"

    def coordinator(self):
        """The coordinator, signed in through the mailed link; needs a running server."""
        link = self.mail.next(self.address).links[0]
        client = Client(self.installation.base)
        page = client.get(link.removeprefix(self.installation.base))
        while page.location:
            page = client.get(page.location)
        form = next(one for one in page.forms if any(name == "password" for name, _ in one.fields))
        answer = client.post(form, password=PASSWORD)
        assert answer.status == 303, answer.text
        return client

    def draw_areas(self, folder):
        """Brings the quarters in; returns the id of the set of areas."""
        file = folder / f"{self.slug}.geojson"
        file.write_text(quarters())
        done = self.installation.koinon(
            "import", "boundaries", str(file), "--council", self.slug, "--name", "Quarters", "--source", "City",
            "--licence", "CC0", *self.installation.place,
        )
        return re.search(r"[0-9a-f-]{36}", done.stdout)[0]

    def meeting(self, client, *titles):
        """Calls a public meeting in a month, with an item for each title; its address."""
        form = client.form(f"{self.root}/meetings/new", "/meetings/new")
        day = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 30 * 86_400))
        answer = client.post(form, date=day, place="Town hall", audience="public", items="\n".join(titles))
        assert answer.status == 303, answer.text
        return answer.location

    def import_page(self, kind="incidents"):
        return f"{self.root}/evidence/import/{kind}"

    def bring(self, client, content, areas, name="incidents.csv", **typed):
        """Sends a file of incidents to the door, as from a browser."""
        form = client.form(self.import_page(), "/import/incidents")
        return client.upload(form, "file", name, content, **{**ABOUT, "boundary-set": areas, **typed})

    def dataset(self, client, folder):
        """Two months of incidents in the quarters, brought in and confirmed; returns the dataset's id."""
        rows = [f"2022-0{month}-15,{23.605 + quarter * 0.01},37.905" for month in (1, 2) for quarter in range(4)] * 9
        content = "date,longitude,latitude\n" + "\n".join(rows) + "\n"
        sent = self.bring(client, content.encode(), self.draw_areas(folder))
        assert sent.status == 303, sent.text
        confirmed = client.post(client.form(sent.location, "/confirm"))
        assert confirmed.status == 303, confirmed.text
        return confirmed.location.rsplit("/", 1)[1]
