# SPDX-License-Identifier: EUPL-1.2
"""A meeting is called, held and minuted; it decides on what was recommended."""
import icalendar

from kit.story import CONFIDENTIAL, ITEM, MOTION, RECOMMENDATION, in_days

CALL = {
    "Formation": "Strategy group", "Time": "18:00", "Planned length in minutes": "90", "How people meet": "On site",
    "Room and address": "Civic Centre, room 4",
}


def test_a_meeting_is_not_called_at_too_short_a_notice(council):
    browser = council.go("hope", "/meetings").follow("Call a meeting")
    browser.enter(CALL | {
        "Day": str(in_days(3)), "Who may know that it takes place": "Anybody",
        "Agenda": "Opening\n" + ITEM + "\nRadio sets",
    }).press("Call the meeting and invite")
    assert browser.status == 422 and "The rules ask for 7 calendar days." in browser.main
    assert "Radio sets" in browser.page.get_by_label("Agenda").input_value(), "nothing that was typed is lost"
    browser.enter({"Day": str(in_days(9))}).press("Call the meeting and invite")
    council.keep("meeting", browser)


def test_agenda_and_papers(council, tmp_path):
    browser = council.go("hope", "meeting").follow("Write the agenda").enter({
        "Title": CONFIDENTIAL, "Kind": "Discussion", "Planned minutes": "10",
        "Who may know that it is on the agenda": "Council members",
    }).press("Add the item")
    browser.follow(ITEM, within="main").enter({"Kind": "Decision"}).press("Save the item")
    offer = tmp_path / "offer.txt"
    offer.write_text("Two wardens, 26 hours a week, 58,000 pounds a year.")
    browser = council.go("hope", "meeting").follow("Write the agenda").follow(ITEM, within="main")
    browser.enter({"Title of the paper": "Offer of the city", "Or a file": offer}).press("Add the paper")
    assert CONFIDENTIAL in council.go("fire", "meeting").main
    visitors = council.go("visitor", "meeting").main
    assert "Offer of the city" in visitors and "Radio sets" in visitors and CONFIDENTIAL not in visitors
    with council.people["visitor"].follow("Offer of the city").page.expect_download() as download:
        council.people["visitor"].follow("Get the file")
    assert download.value.path().read_text() == offer.read_text()


def test_those_invited_get_a_mail_with_the_meeting_for_their_calendar(council):
    for office in ["chair", "police", "deputy", "fire", "probation"]:
        mail = council.mail.next(council.mail_address(office), "You are invited to a meeting")
        [event] = icalendar.Calendar.from_ical(mail.calendars[0]).walk("VEVENT")
        assert event["SUMMARY"] == "Strategy group" and event["LOCATION"] == CALL["Room and address"]
        assert event["DTSTART"].dt.date() == in_days(9) and event["DTSTART"].dt.hour == 18
        assert council.address("meeting") in mail.text and council.address("meeting") in mail.html


def test_members_answer_and_a_substitute_stands_in(council):
    council.go("chair", "meeting").press("I come")
    council.go("police", "meeting").press("I cannot come")
    council.go("police", "meeting").press("My substitute comes")
    council.go("fire", "meeting").press("I come")
    assert "Your answer: My substitute comes." in council.go("police", "meeting").main
    assert "come, 0 do not." in council.go("hope", "meeting").main


def test_without_the_quorum_nothing_is_decided(council):
    run = council.go("hope", "meeting").follow("Run the meeting")
    for name in ["Office of the chair arrives", "Deputy of the chair arrives (substitute)"]:
        run.press(name)
    run.press("Open the meeting").press("Take up “Opening”").press(f"Take up “{ITEM}”")
    assert "Present: 2 of 4" in run.main and "No vote without the quorum" in run.main
    run.press("Office of fire and rescue arrives")
    assert "Present: 3 of 4" in run.main and "No vote without the quorum" not in run.main
    council.keep("run", run)


def test_a_named_vote_stays_closed_until_it_ends(council):
    run = council.go("hope", "run").enter({"Discussion": "The fire service asks who pays in the second year."})
    run.press("Add to the minutes").enter({
        "What is voted on, word for word": MOTION, "How": "Named vote", "Adopts the recommendation": RECOMMENDATION,
    }).press("Open the vote")
    for office, choice in [("chair", "For"), ("deputy", "For"), ("fire", "Against")]:
        council.go(office, "meeting").follow("To the vote").press(choice)
        assert "2 for" not in council.people[office].main
    assert "You stand for no seat with a vote" in council.go("police", "meeting").follow("To the vote").main
    run = council.go("hope", "run").follow("To the vote")
    assert "3 of 3 have voted" in run.main and "1 against" not in run.main
    run.press("Close the vote")
    assert "Adopted" in run.main and "2 for" in run.main and "1 against" in run.main
    council.keep("decision", run)


def test_hands_are_counted_and_read_out(council):
    run = council.go("hope", "run").press("Take up “Radio sets”").enter({
        "What is voted on, word for word": "The partnership buys six radio sets.", "How": "Show of hands",
    }).press("Open the vote")
    run.enter({"For": "2", "Against": "0", "Abstained": "1"}).press("Close the vote with these numbers")
    assert run.status == 422 and "Read the numbers out, then confirm them." in run.main
    run.enter({"The numbers were read out, and nobody objected": True}).press("Close the vote with these numbers")
    assert "2 for" in run.main and "1 abstained" in run.main
    council.go("hope", "run").press(f"Take up “{CONFIDENTIAL}”").enter({"Discussion": "The landlord is heard."})
    council.people["hope"].press("Add to the minutes")


def test_minutes_are_there_when_the_meeting_ends(council):
    minutes = council.go("hope", "run").press("Close the meeting")
    votes = "For: Chair of the partnership"
    said = ["Draft", "Absent: Probation.", MOTION, "The fire service asks", CONFIDENTIAL, votes]
    for words in said:
        assert words in minutes.main, words
    council.keep("minutes", minutes)
    assert council.is_absent("visitor", "minutes"), "a draft is for members"


def test_a_later_meeting_approves_the_minutes_and_the_public_reads_its_version(council):
    later = council.go("hope", "/meetings").follow("Call a meeting").enter(CALL | {
        "Day": str(in_days(40)), "Who may know that it takes place": "Only the formation", "Agenda": CONFIDENTIAL,
    }).press("Call the meeting and invite")
    council.keep("later", later).follow("Run the meeting").press("Open the meeting")
    assert council.is_absent("visitor", "later")
    council.go("hope", "minutes").press("Note the approval")
    public = council.go("visitor", "minutes").main
    assert MOTION in public and "Adopted" in public and "The fire service asks" in public
    assert CONFIDENTIAL not in public and "landlord" not in public
    assert "The landlord is heard." in council.go("fire", "minutes").main


def test_mails_about_a_closed_meeting_say_neither_what_nor_where(council):
    for office in ["chair", "police", "deputy", "fire", "probation"]:
        mail = council.mail.next(council.mail_address(office), "You are invited to a meeting")
        [event] = icalendar.Calendar.from_ical(mail.calendars[0]).walk("VEVENT")
        assert event["SUMMARY"] == "Meeting" and "LOCATION" not in event and event["CLASS"] == "PRIVATE"
        assert "Civic Centre" not in mail.text + mail.html
