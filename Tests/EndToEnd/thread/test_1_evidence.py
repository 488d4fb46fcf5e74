# SPDX-License-Identifier: EUPL-1.2
"""From the founding of a council to what it recommends: everything after the founding is done by people in browsers.

The tests of this folder are chapters of one story, on real data: the anti-social behaviour that Northumbria Police
recorded in 2022. Each chapter stands on those before it, so they run in their order and all together.
"""
import csv
import re

from kit.story import DATA, FINDING, NAME, PRIORITY, RECOMMENDATION, SEATS, TITLE, golden, in_days


def test_the_coordinator_comes_by_the_invitation(council):
    council.comes("hope", "Secretariat office")
    assert council.go("hope").heading == NAME


def test_rules_are_confirmed_one_by_one_with_a_reason(council):
    waiting = council.go("hope", "/how-it-works").main
    assert "37 of 43 rules wait for the council to confirm them" in waiting
    for rule in ["Notice", "Quorum", "Majority for decisions"]:
        browser = council.go("hope", "/how-it-works").follow(rule, within="main")
        browser.enter({"Reason": "Adopted on 1 September."}, within="form[action*=confirmation]")
        browser.press("Confirm the rule")
        assert "Secretariat office\n\nAdopted on 1 September." in browser.main
    assert "34 of 43 rules wait" in council.go("visitor", "/how-it-works").main, "anybody can read which rules wait"


def test_organisations_and_seats(council):
    for _, seat, organisation, _ in SEATS:
        council.go("hope", "/organisations").follow("Add an organisation")
        council.people["hope"].enter({"Name (English)": organisation}).press("Add the organisation")
    given = "Persons appointed by responsible authorities"
    for number, (office, seat, organisation, _) in enumerate(SEATS):
        browser = council.go("hope", "/members")
        if number < 2:
            browser.follow(given, within="main").follow("Edit the seat")
        else:
            browser.follow("Make a seat")
        browser.enter({
            "Name of the seat (English)": seat, "College": "Responsible authorities", "Its holder may": "vote",
            "Organisation that names the holder": organisation,
        }).press("Save the seat" if number < 2 else "Make the seat")
        council.keep(f"seat of {office}", browser)
    browser = council.go("hope", "/formations").follow("Strategy group", within="main")
    browser.enter({"The seat that presides": SEATS[0][1]}).press("Save who presides")
    assert "4 seats, 4 vacant." in council.go("visitor", "/members").main


def test_members_are_invited_by_mail_and_come(council):
    for office, _, _, name in SEATS:
        mandate(council, office, name, "titular", office)
    mandate(council, "police", "Deputy of the chair", "substitute", "deputy")
    assert "4 seats, none vacant." in council.go("visitor", "/members").main
    for office, name in [("chair", "Office of the chair"), ("police", "Office of the police"), ("fire", "Office of fire and rescue"), ("deputy", "Deputy of the chair")]:
        council.comes(office, name)
    assert "Office of the chair" in council.go("police", "/members").main


def mandate(council, seat, name, kind, office):
    browser = council.go("hope", f"seat of {seat}").follow("Give somebody this seat")
    browser.enter({"Name of the person": name, "Mail address": council.mail_address(office), "As": kind})
    browser.press("Give the seat")
    assert name in browser.main


def test_boundaries_come_in_after_a_look_at_them(council):
    browser = council.go("hope", "/evidence/import/boundaries").enter({
        "File": DATA / "wards.geojson", "Name": "Wards 2022", "Who made it": "Office for National Statistics",
        "Licence": "Open Government Licence 3.0",
    }).press("Send the file and look at it")
    assert re.search(r"Areas\s+177\b", browser.main)
    browser.press("Confirm and bring in")
    assert "Wards 2022" in council.go("hope", "/evidence").main


def test_residents_of_four_wards_under_other_codes_are_joined_by_a_person_alone(council):
    browser = council.go("hope", "/evidence/import/population").enter({
        "File": DATA / "northumbria_ward_pop.csv", "Boundaries": "Wards 2022", "Name": "Residents 2021",
        "Who made it": "Office for National Statistics", "Licence": "Open Government Licence 3.0",
    }).press("Send the file and look at it")
    assert re.search(r"Matched by code\s+173\b", browser.main)
    offered = browser.page.get_by_role("group", name="The same area under another code?").get_by_role("checkbox").all()
    assert len(offered) == 4 and not any(box.is_checked() for box in offered)
    for ward in ["Newsham", "Seghill with Seaton Delaval", "Bothal", "Pegswood"]:
        assert re.search(rf"{ward}: E05\d+ in the file is E05\d+", browser.main)
    for box in offered:
        browser.tick(box)
    browser.press("Confirm and bring in")


def test_incidents_come_in_and_the_two_outside_are_named_with_their_rows(council):
    browser = council.go("hope", "/evidence/import/incidents").enter({
        "File": DATA / "northumbria_asb.tab", "Boundaries": "Wards 2022", "Residents": "Residents 2021",
        "Title": TITLE, "In a sentence": "What was recorded in streets and homes, by ward and month.",
        "Source": "Northumbria Police", "Licence": "Open Government Licence 3.0",
        "Who answers for the records": "Northumbria Police", "Law on the records": "No personal data",
        "Purpose": "To see where the partners should act.", "Legal basis": "Crime and Disorder Act 1998, s. 17A",
        "What this does not show": "What nobody told the police.",
    }).press("Send the file and look at it")
    for words in [r"Rows\s+39,706", r"Placed in an area\s+39,704", r"Outside every area\s+2\b", "January to November"]:
        assert re.search(words, browser.main), words
    lines = (DATA / "northumbria_asb.tab").read_text().splitlines()
    told = browser.page.locator("table tbody tr").all()
    assert len(told) == 2
    for row in told:
        number, x, y = [cell.replace(",", "") for cell in row.locator("td, th").all_inner_texts()]
        assert [float(x), float(y)] == [float(one) for one in lines[int(number) - 1].split("\t")[1:3]]
    browser.press("Confirm and bring in")
    assert browser.heading == TITLE and "January to November 2022" in browser.main
    assert "39,704 of 39,706 incidents. 2 lie outside every area." in browser.main
    assert "What nobody told the police." in browser.main
    council.keep("dataset", browser)


def test_every_figure_on_the_page_is_that_of_the_reference(council):
    expected = {row["ward_code"]: row for row in golden("pip_northumbria_expected.csv")}
    browser = council.go("hope", "dataset").follow("Table of all 177 areas")
    rows = browser.page.locator("tbody tr").all()
    assert len(rows) == 50
    for row in rows[:12]:
        name, *figures = row.locator("td, th").all_inner_texts()
        ward = expected[name.split()[-1]]
        low, high = re.findall(r"[\d.]+", figures[3])
        assert [int(one.replace(",", "")) for one in figures[:2]] == [int(ward["pop"]), int(ward["count"])], name
        for shown, key in [(figures[2], "rate1000"), (low, "garwood_lo"), (high, "garwood_hi")]:
            assert abs(float(shown) - float(ward[key])) <= 0.051, f"{name}: {key}"


def test_what_is_published_was_signed_off_and_can_be_taken_back(council):
    assert council.is_absent("visitor", "dataset"), "nothing is public before somebody signed it off"
    publish(council)
    browser = council.go("visitor", "dataset")
    assert "January to November 2022" in browser.main and browser.page.locator("svg.map path").count() > 0
    browser = council.go("chair", "publication").enter({"Why it is withdrawn": "A column was read wrongly."})
    browser.press("Withdraw the publication")
    assert "A column was read wrongly." in browser.main
    assert council.is_absent("visitor", "dataset")
    publish(council)
    figures = council.people["visitor"].page.request.get(council.address("dataset") + "/figures.csv").text()
    for line in csv.reader(figures.splitlines()[1:-1]):
        assert not {"1", "2", "3", "4"} & set(line[3:15]), "no count of 1 to 4 leaves the council"
    assert "Small numbers are protected" in council.go("visitor", "dataset").main


def publish(council):
    """The coordinator lets a table be prepared; the chair looks at it and signs."""
    browser = council.go("hope", "dataset").follow("Publications", within="main").press("Prepare version 1")
    assert "Nobody outside the council can read it yet." in browser.main
    browser = council.go("chair", council.keep("publication", browser).path.partition("/en")[2])
    browser.tick(browser.page.get_by_label("I have looked at the table"))
    browser.press("Sign off and publish")
    assert browser.heading == TITLE


def test_a_member_writes_a_finding_on_the_dataset_and_the_chair_publishes_it(council):
    browser = council.go("police", "/evidence").follow("Write a finding").enter({
        "The finding in one sentence": FINDING, "How sure are you?": "Medium",
        "Why": "Few people live there, and many pass: a rate by residents says too much.",
        "Who sees it otherwise, and how": "The fire service counts fewer calls.",
        "Dataset 1": TITLE, "Code of an area": "E05011453",
    }).press("Keep the finding")
    assert "2,850" in council.keep("finding", browser).main and "156.7" in browser.main
    assert council.is_absent("visitor", "finding")
    council.go("chair", "finding").press("Publish the finding")
    assert FINDING in council.go("visitor", "finding").heading


def test_a_priority_and_a_recommendation_rest_on_it(council):
    council.write("hope", "priority", "priority", {
        "In one sentence": PRIORITY, "Who can read it": "Public", "Place in the council’s order": "1",
        "How it was ranked": "By the strategy group, in two rounds.", "It rests on: Finding": [FINDING],
    })
    council.write("hope", "recommendation", "recommendation", {
        "In one sentence": RECOMMENDATION, "Who can read it": "Public", "Addressed to": "The city council",
        "Answer due": str(in_days(30)), "It rests on: Priority": [PRIORITY],
    })
    assert PRIORITY in council.go("visitor", "/priorities").main
