# SPDX-License-Identifier: EUPL-1.2
"""A whole meeting, from the call to its public minutes.

A coordinator runs it. Three members take part: the chair, a substitute, and one who declares an interest. A projector shows
what everybody in the room may see, and a citizen what everybody may see.
"""
import re

import pytest

from kit.story import Story, in_days

NAME = "A council that does not exist"
ITEM, NIGHT, PERSONNEL = "Stewards on line 2", "Night buses", "Who fills the second post"
OFFICES = {"chair": "Office of the mayor", "police": "Office of the police", "deputy": "Deputy of the police", "school": "Office of the school"}
MOVED = "Two stewards ride on line 2 for one year."
AMENDED = "Two stewards ride on line 2 until 30 June."
INTEREST = "My brother works for the tram company."
NOTE = "The tram company answers in March."
SECRET = "Night buses run until 2 o’clock."
CALL = {
    "Formation": "Plenary", "Time": "18:00", "Planned length in minutes": "90", "How people meet": "On site",
    "Room and address": "Town hall", "Who may know that it takes place": "Anybody",
}


@pytest.fixture(params=[{}, {"scripts": False}], ids=["with scripts", "without scripts"])
def council(request, new_installation, new_visitor, mail):
    """A council with four people who may vote, one of them as a substitute."""
    installation = new_installation()
    slug = "meeting" if not request.param else "meeting-plain"
    council = Story(slug, installation, mail, new_visitor, request.param)
    installation.koinon(
        "council", "create", "--profile", "free-form", "--name", NAME, "--slug", slug, "--language", "en", "--zone",
        "Europe/Athens", "--coordinator", council.mail_address("hope"), "--coordinator-name", "Secretariat office",
        *installation.place,
    )
    installation.start()
    request.node.visitors = council.people.values()
    seat_people(council)
    yield council
    council.close()


def seat_people(council):
    council.comes("hope", "Secretariat office")
    browser = council.go("hope", "/members").follow("Make a seat").enter({
        "Name of the seat (English)": "School", "College": "Local partners", "Its holder may": "vote",
    }).press("Make the seat").arrive()
    council.keep("School", browser)
    for name in ["City", "Police"]:
        council.keep(name, council.go("hope", "/members").follow(name, within="main").arrive())
    council.go("hope", "/formations").follow("Plenary", within="main").enter({"The seat that presides": "City"})
    council.people["hope"].press("Save who presides").arrive()
    for office, seat, kind in [
        ("chair", "City", "titular"), ("police", "Police", "titular"), ("deputy", "Police", "substitute"),
        ("school", "School", "titular"),
    ]:
        browser = council.go("hope", seat).follow("Give somebody this seat").enter({
            "Name of the person": OFFICES[office], "Mail address": council.mail_address(office), "As": kind,
        }).press("Give the seat").arrive()
        assert OFFICES[office] in browser.main, browser.describe()
    for office in ["chair", "deputy", "school"]:
        council.comes(office, OFFICES[office])


def unfold(browser, summary):
    browser.page.locator("summary", has_text=summary).first.click()
    return browser


def test_a_whole_meeting(council, tmp_path):
    convene(council, tmp_path)
    arrive_and_count(council)
    speak(council)
    amend(council)
    vote_in_secret(council)
    minutes(council)
    approve(council)
    publish(council)
    for browser in council.browsers:
        assert not browser.faults


def convene(council, tmp_path):
    browser = council.go("hope", "/meetings").follow("Call a meeting")
    browser.enter(CALL | {"Day": str(in_days(9)), "Agenda": f"Opening\n{ITEM}\n{NIGHT}"})
    council.keep("meeting", browser.press("Call the meeting and invite").arrive())
    council.places["room"] = council.places["meeting"] + "/room"
    browser.follow("Write the agenda").enter({
        "Title": PERSONNEL, "Kind": "Discussion", "Planned minutes": "10",
        "Who may know that it is on the agenda": "Council members",
    }).press("Add the item").arrive()
    browser.follow(ITEM, within="main").enter({"Kind": "Decision"}).press("Save the item").arrive()
    offer = tmp_path / "offer.txt"
    offer.write_text("Two stewards, 58,000 a year.")
    council.go("hope", "meeting").follow("Write the agenda").follow(ITEM, within="main")
    browser.enter({"Title of the paper": "Offer of the tram company", "Or a file": offer}).press("Add the paper").arrive()
    for office in ["chair", "deputy", "school"]:
        assert council.mail.next(council.mail_address(office), "You are invited to a meeting").calendars
        council.go(office, "meeting").press("I come").arrive()
    citizen = council.go("visitor", "meeting").main
    assert "Offer of the tram company" in citizen and PERSONNEL not in citizen
    assert PERSONNEL in council.go("school", "meeting").main


def arrive_and_count(council):
    """Two arrive with the code of the room; the quorum is lost when they leave, and regained."""
    run = council.go("hope", "meeting").follow("Run the meeting")
    council.keep("run", run.press(f"{OFFICES['chair']} arrives").press("Open the meeting").arrive())
    run.follow("Screen for the room").press("Make the address").arrive()
    council.places["code"] = re.sub(r"\D", "", run.page.locator("p.big.num").inner_text())
    address = run.page.locator("code.mono").inner_text()
    council.people["projector"] = council.new_visitor(council.installation.base).go(address)
    assert "Present: 1 of 3" in council.people["projector"].source
    run = council.go("hope", "run").press("Take up “Opening”").press(f"Take up “{ITEM}”").arrive()
    assert "No vote without the quorum" in run.main
    wrong = council.go("school", "room").enter({"Code": "000000"}).press("I am here").arrive()
    assert wrong.status == 422 and "This is not the code that is shown in the room." in wrong.main
    come(council, "deputy", "school")
    assert "No vote without the quorum" not in council.go("hope", "run").main
    assert "Present: 3 of 3" in look(council, "projector").main
    for office in ["deputy", "school"]:
        council.go(office, "room").press("I leave").arrive()
    assert "No vote without the quorum" in council.go("hope", "run").main
    come(council, "deputy", "school")
    assert "Present: 3 of 3" in council.go("hope", "run").main


def come(council, *offices):
    for office in offices:
        browser = council.go(office, "room").enter({"Code": council.places["code"]}).press("I am here").arrive()
        assert "You are noted as present" in browser.main, browser.describe()


def look(council, office):
    """The same page again, as it is now."""
    council.people[office].page.reload()
    return council.people[office].arrive()


def speak(council):
    """The substitute speaks, the school raises a point of order, and the clock shows on the screen."""
    council.go("deputy", "room").press("Ask for the floor").arrive()
    council.go("school", "room").press("Point of order").arrive()
    chair = council.go("chair", "room")
    for seat in ["School", "Police"]:
        chair.press(f"Give the floor to {seat}").arrive()
        chair.page.get_by_text("End the speech").wait_for()
        assert seat in look(council, "projector").page.locator("section[aria-labelledby=speakers]").inner_text()
        council.go("chair", "room").press("End the speech").arrive()
        chair.go(council.address("room"))
    council.go("hope", "run").enter({"Discussion": NOTE}).press("Add to the minutes").arrive()


def amend(council):
    """The school takes no part; an amendment is adopted by hands, and the motion as amended by name."""
    browser = unfold(council.go("school", "room"), "I have an interest in this item")
    browser.enter({"What the interest is": INTEREST}).press("Declare it and take no part").arrive()
    assert "You take no part in this item." in browser.main
    assert "Not taking part: School." in look(council, "projector").main
    browser = council.go("deputy", "room").follow("Move something")
    browser.enter({"Title": "Stewards", "What is moved": MOVED}).press("Move it").arrive()
    council.keep("motion", browser)
    browser = unfold(council.go("chair", "motion"), "Move an amendment")
    browser.enter({
        "What it does": "Changes a paragraph", "Number of the paragraph": "1", "How the paragraph is to read": AMENDED,
    }).press("Move the amendment").arrive()
    vote = council.go("hope", "run").press("Vote on amendment 1").arrive()
    vote.enter({"For": "2", "Against": "0", "Abstained": "0", "The numbers were read out, and nobody objected": True})
    vote.press("Close the vote with these numbers").arrive()
    assert "2 for" in vote.main, vote.describe()
    motion = council.go("chair", "motion").main
    assert "Adopted" in motion and AMENDED in motion
    assert AMENDED in look(council, "projector").main
    run = council.go("hope", "run")
    run.page.locator("#moved").get_by_label("How").first.select_option(label="Named vote")
    run.press("Vote on the motion as amended").arrive()
    assert "You stand for no seat with a vote" in council.go("school", "meeting").follow("To the vote").arrive().main
    for office in ["chair", "deputy"]:
        council.go(office, "meeting").follow("To the vote").press("For").arrive()
    assert "2 of 2 have voted" in look(council, "projector").main and "2 for" not in council.people["projector"].main
    run = council.go("hope", "run").follow("To the vote", within=".box.active").press("Close the vote").arrive()
    assert "Adopted" in run.main and AMENDED in run.main, run.describe()
    council.keep("decision", run)
    assert AMENDED in council.go("visitor", "decision").main


def vote_in_secret(council):
    run = council.go("hope", "run").press(f"Take up “{NIGHT}”").arrive()
    run.enter({"What is voted on, word for word": SECRET, "How": "Secret ballot"}).press("Open the vote").arrive()
    codes = []
    for office, choice in [("chair", "For"), ("deputy", "Against"), ("school", "For")]:
        ballot = council.go(office, "meeting").follow("To the vote").arrive()
        codes.append(ballot.page.locator("main .big.mono").inner_text())
        ballot.enter({"Your vote": choice}).press("Put the ballot into the box").arrive()
        assert "is given" in ballot.main, ballot.describe()
    run = council.go("hope", "run").follow("To the vote", within=".box.active").press("Close the vote").arrive()
    assert "2 for" in run.main and "1 against" in run.main, run.describe()
    ballots = run.follow("All ballots, under their codes").arrive().main
    assert all(code in ballots for code in codes)
    run = council.go("hope", "run").press(f"Take up “{PERSONNEL}”").arrive()
    assert PERSONNEL not in look(council, "projector").source
    run.enter({"Discussion": "Two have applied."}).press("Add to the minutes").arrive()


def minutes(council):
    """The draft is there when the meeting is closed; a remark is answered with a correction."""
    draft = council.go("hope", "run").press("Close the meeting").arrive()
    council.keep("minutes", draft)
    for words in [
        "Draft", "Police spoke from", "School raised a point of order at", INTEREST, MOVED, AMENDED, NOTE, SECRET, PERSONNEL,
        "Amendment 1 to motion 1 was adopted.", "For: City and Police", "The seat counts neither for the quorum nor in the vote.",
    ]:
        assert words in draft.main, words
    assert council.is_absent("visitor", "minutes"), "a draft is for members"
    draft.press("Send the draft to the members").arrive()
    browser = council.go("deputy", "minutes")
    browser.enter({"What should read otherwise, and how": "It answered in April."}).press("Send the remark").arrive()
    browser = council.go("hope", "minutes").follow("Answer", within="main").enter({
        "The answer": "Accepted", "If accepted: how the minutes read now": "The tram company means April.",
    }).press("Send the answer").arrive()
    assert "The tram company means April." in council.go("school", "minutes").main


def approve(council):
    """The next meeting approves by its item and vote, once the time for corrections is over; the chair signs."""
    browser = council.go("hope", "/meetings").follow("Call a meeting")
    browser.enter(CALL | {"Day": str(in_days(40)), "Agenda": "Opening"}).press("Call the meeting and invite").arrive()
    council.keep("later", browser)
    council.go("hope", "minutes").press("Add the item").arrive()
    run = council.go("hope", "later").follow("Run the meeting")
    for office in ["chair", "school"]:
        run.press(f"{OFFICES[office]} arrives").arrive()
    run.press("Open the meeting").press("Take up “Opening”").arrive()
    run.page.get_by_role("button", name=re.compile("^Take up “Approval of the minutes")).click()
    run.arrive().enter({"What is voted on, word for word": "The minutes are approved.", "How": "Show of hands"})
    run.press("Open the vote").enter({
        "For": "2", "Against": "0", "Abstained": "0", "The numbers were read out, and nobody objected": True,
    }).press("Close the vote with these numbers").arrive()
    assert "Members may ask for corrections until" in council.go("hope", "minutes").main
    # Ten days go by: the program reads its own clock, so the last day moves instead.
    council.installation.change("UPDATE minutes_window SET last_day = '2020-01-01'")
    browser = council.go("hope", "minutes").press("Note the approval").arrive()
    assert "Approved at Plenary" in browser.main, browser.describe()
    signed = council.go("chair", "minutes").press("Sign").arrive()
    assert "Signed on" in signed.main, signed.describe()


def publish(council):
    """Everybody reads the public version, in every format; nothing of the item for members is in it."""
    citizen = council.go("visitor", "minutes")
    texts = [citizen.source]
    for ending in [".txt", ".xml"]:
        answer = citizen.page.request.get(council.address("minutes") + ending)
        assert answer.status == 200
        texts.append(answer.text())
    for text in texts:
        flat = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))
        for words in ["Police spoke from", AMENDED, SECRET, NOTE, "The tram company means April.", "Signed on"]:
            assert words in flat, words
        assert PERSONNEL not in flat and "Two have applied" not in flat
    assert "Register" in council.go("visitor", "/decisions").main
    assert AMENDED in council.go("visitor", "decision").main
    assert PERSONNEL in council.go("school", "minutes").main
