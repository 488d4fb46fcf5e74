# SPDX-License-Identifier: EUPL-1.2
"""A safety audit of real data, made in the browser from the imported files to the public report: the anti-social behaviour
that Northumbria Police recorded in 2022."""
import json
import re
import time

import pytest

from kit.story import DATA, NAME, TITLE, Story

AUDIT = "Anti-social behaviour in Northumbria, January to November 2022"
FINDING = "In Monument ward much is recorded for each resident, and few of those who pass live there"
STEPS = {
    "Mandate": "The partnership asked for it at its meeting of September, with the means of its own staff.",
    "Scope": "All wards of the police area and what was recorded there. December is not in the file.",
    "What the data show": "39,704 incidents were placed in a ward; two lie outside every ward.",
    "Who is affected": "Nobody has asked those who do not report.",
}


@pytest.fixture(scope="module")
def council(new_installation, new_visitor, mail):
    if not DATA.exists():
        pytest.skip("the data of Northumbria do not stand beside the checkout (KOINON_SHARED)")
    installation = new_installation()
    council = Story("audited", installation, mail, new_visitor, {})
    installation.koinon(
        "council", "create", "--profile", "ew-csp", "--name", NAME, "--slug", council.slug, "--language", "en",
        "--zone", "Europe/London", "--coordinator", council.mail_address("hope"), "--coordinator-name", "Secretariat office",
        *installation.place,
    )
    installation.start()
    council.comes("hope", "Secretariat office")
    yield council
    council.close()


def test_the_audit_of_northumbria_from_the_files_to_the_public_report(council):
    bring_in(council)
    publish_figures(council)
    write_finding(council)
    begin(council)
    say_sources(council)
    attach_and_dissent(council)
    sign(council)
    read_as_anybody(council)
    print_it(council)
    withdraw(council)


def bring_in(council):
    made = {"Who made it": "Office for National Statistics", "Licence": "Open Government Licence 3.0"}
    for kind, fields in [
        ("boundaries", {"File": DATA / "wards.geojson", "Name": "Wards 2022", **made}),
        ("population", {"File": DATA / "northumbria_ward_pop.csv", "Boundaries": "Wards 2022", "Name": "Residents 2021", **made}),
        ("incidents", {
            "File": DATA / "northumbria_asb.tab", "Boundaries": "Wards 2022", "Residents": "Residents 2021",
            "Title": TITLE, "Source": "Northumbria Police", "Licence": "Open Government Licence 3.0",
            "Who answers for the records": "Northumbria Police", "Law on the records": "No personal data",
            "Purpose": "To see where the partners should act.", "Legal basis": "Crime and Disorder Act 1998, s. 17A",
            "What this does not show": "What nobody told the police.",
        }),
    ]:
        browser = council.go("hope", f"/evidence/import/{kind}").enter(fields).press("Send the file and look at it")
        if kind == "population":
            offered = browser.page.get_by_role("group", name="The same area under another code?").get_by_role("checkbox")
            for box in offered.all():
                browser.tick(box)
        browser.press("Confirm and bring in").arrive()
    assert browser.heading == TITLE
    council.keep("dataset", browser)


def publish_figures(council):
    browser = council.go("hope", "dataset").follow("Where rates gather", within="main").press("Compute it")
    assert re.search(r"Around \d+ of 177 areas rates are higher than shuffling explains", browser.main), browser.main
    assert "9,999 shuffles, seed 1" in browser.main
    browser.check("hot-spots")
    browser = council.go("hope", "dataset").follow("Publications", within="main").press("Prepare version 1")
    browser.tick(browser.page.get_by_label("I have looked at the table"))
    browser.press("Sign off and publish")
    assert browser.heading == TITLE


def write_finding(council):
    browser = council.go("hope", "/evidence").follow("Write a finding").enter({
        "The finding in one sentence": FINDING, "How sure are you?": "Medium",
        "Why": "A rate by residents says too much of a place where many pass.",
        "Dataset 1": TITLE, "Code of an area": "E05011453",
    }).press("Keep the finding")
    assert browser.heading == FINDING
    browser.press("Publish the finding")
    council.keep("finding", browser.arrive())


def begin(council):
    browser = council.go("hope", "/evidence").follow("All safety audits").follow("Begin an audit").enter({
        "Title": AUDIT, "Area": "The 177 wards of the police area", "Written for": "The partnership",
    }).press("Begin the audit")
    assert browser.heading == AUDIT
    council.keep("audit", browser)
    for step, text in STEPS.items():
        browser = council.go("hope", "audit").follow(f"Write: {step}").enter({step: text, "How far has this step come?": "Finished"})
        browser.press("Keep the step")
    assert "4 of 9 finished" in council.go("hope", "audit").main
    browser.check("audit")
    council.go("visitor", "/evidence")
    assert council.is_absent("visitor", "audit")


def say_sources(council):
    for source, fields in {
        "Incidents recorded by the police": {"Is it there?": "Present", "Datasets of the council": TITLE},
        "Residents and households": {"Is it there?": "Present", "Remark": "Census 2021, by ward"},
        "Survey of victimisation and feeling": {"Is it there?": "Missing", "Remark": "None was made for these wards"},
        "Exploratory walks": {"Is it there?": "Coming", "Remark": "Planned for the spring"},
    }.items():
        browser = council.go("hope", "audit").follow(f"Change: {source}").enter(fields).press("Keep the source")
    assert "None was made for these wards" in browser.main and "Nobody has said" in browser.main


def attach_and_dissent(council):
    browser = council.go("hope", "audit").enter({"A finding of the council": FINDING}).press("Attach the finding")
    assert FINDING in browser.main and "2,850" in browser.main
    browser.enter({
        "Which office or organisation": "The fire service", "What is seen otherwise, and how": "It counts fewer calls.",
    }).press("Keep beside the audit")
    assert "It counts fewer calls." in browser.main


def sign(council):
    browser = council.go("hope", "audit").follow("Write: How safe people feel").enter({
        "How safe people feel": "Some speak of a crime wave.", "How far has this step come?": "Finished",
    }).press("Keep the step")
    browser = council.go("hope", "audit").follow("Public version")
    assert "Words that alarm" in browser.main and "5 of 9 finished" in browser.main
    browser.check("audit-gate")
    browser.press("Sign off and publish")
    assert "Change the sentence, or say why it stays." in browser.main and council.is_absent("visitor", "audit")
    browser.enter({"Why it stays": "Reported as said, and answered below."})
    browser.tick(browser.page.get_by_label("I have read the report below"))
    browser.press("Sign off and publish")
    assert browser.heading == AUDIT and "This is what anybody sees." in browser.main


def read_as_anybody(council):
    browser = council.go("visitor", "/evidence/audits").follow(AUDIT)
    for words in [*STEPS.values(), FINDING, "It counts fewer calls.", "None was made for these wards", "2,850", "156.7"]:
        assert words in browser.main, words
    assert "Reported as said" not in browser.main, "answers are for the council"
    assert browser.page.locator("main form").count() == 0
    browser.check("audit-public")
    identifier = browser.path.rpartition("/")[2]
    kept = browser.page.request.get(f"/api/v1/councils/{council.slug}/audits/{identifier}")
    assert json.loads(kept.text())["title"] == AUDIT
    listed = browser.page.request.get(f"/api/v1/councils/{council.slug}/audits").json()
    assert [one["title"] for one in listed["audits"]] == [AUDIT]
    for tongue in ("fr", "el"):
        council.go("visitor", "audit", tongue).check()


def print_it(council):
    """A PDF stands beside the page, where the program that makes it is installed."""
    browser = council.go("visitor", "audit")
    for _ in range(60):
        if "The PDF is being made." not in browser.main:
            break
        time.sleep(1)
        browser = council.go("visitor", "audit")
    if "No PDF is made on this installation." in browser.main:
        return
    paper = browser.page.request.get(council.address("audit") + "/report.pdf")
    assert paper.status == 200 and paper.body().startswith(b"%PDF-")


def withdraw(council):
    browser = council.go("hope", "audit").follow("Public version").enter({"Why it is withdrawn": "A step was missing."})
    browser.press("Withdraw the report")
    assert "A step was missing." in browser.main
    assert council.is_absent("visitor", "audit")
