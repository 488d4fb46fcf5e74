# SPDX-License-Identifier: EUPL-1.2
"""An open session as its audience, its moderator and its organiser go through it, in real browsers."""
import itertools
import re
import time

import pytest

from kit.council import PASSWORD, Town
from kit.person import Person

NUMBERS = itertools.count()
PROGRAMME = "15:00 | Welcome | Chair\n15:10 | From a dark stairway to a decision | Works department"


@pytest.fixture
def town(installation, server, mail):
    """A council with its coordinator's password chosen."""
    town = Town(installation, mail, f"evening{next(NUMBERS)}")
    town.coordinator()
    return town


@pytest.fixture
def organiser(town, visitor):
    return visitor().sign_in(Person("Coordinator", town.address, PASSWORD)).arrive()


def announce(browser, town, **changes):
    """Announces a session two weeks ahead, on its form; the address of its page."""
    day = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 14 * 86_400))
    browser.go(f"{town.root}/conferences").follow("Announce a session")
    assert browser.heading == "Announce an open session"
    browser.enter({
        "Title": "What an evening walk can tell a city", "In one sentence": "Web conference of four councils.",
        "Languages spoken, captions, sign language": "English, with captions in Greek", "Day": day, "Time": "15:00",
        "On the clocks of": "Europe/Athens", "Programme": PROGRAMME, "Moderated by": "Network office",
        "Documents": "Slides | https://files.city.example/slides.pdf", "Who may know of it": "Anybody",
        "Address of your video room": "https://video.city.example/hall", "Who sees that address": "Only those who registered",
        "From when": "Once the session is open", "Who may ask and vote": "Anybody with the page",
        "Questions are asked": "With a name or without, as one likes", **changes,
    })
    browser.press("Announce the session").arrive()
    assert browser.heading == "What an evening walk can tell a city", browser.main
    return browser.path


def moderate(organiser, session, question, button, words=None):
    """Does one thing with one question, on the moderator's page."""
    organiser.go(f"{session}/run")
    item = organiser.page.locator("#moderation li", has=organiser.page.get_by_role("heading", name=question))
    if words:
        item.get_by_label(re.compile("^Reason, or answer in writing")).fill(words)
    item.get_by_role("button", name=button, exact=True).click()
    organiser.arrive()


def ask(browser, session, question):
    browser.go(session).fill("Your question to the speakers", question).press("Ask").arrive()


def test_a_session_from_registration_to_its_lasting_page(town, organiser, visitor, mail, scripts):
    session = announce(organiser, town)
    rosa, jean = visitor(scripts=scripts), visitor(scripts=scripts)

    # Registration: nothing is promised before the mailbox says yes, and the way in is for those registered.
    address = f"rosa@{town.slug}.example"
    rosa.go(session).fill("Mail address", address).press("Ask for a place").arrive()
    assert rosa.heading == "Look into your mailbox"
    letter = mail.next(address, "Confirm your registration")
    assert "evening walk" not in letter.text, "mails are neutral"
    rosa.go(letter.links[0])
    assert rosa.heading == "Confirm your place"
    rosa.press("Confirm my place").arrive()
    assert rosa.heading == "You have a place"
    placed = mail.next(address, "You are registered")
    assert "BEGIN:VEVENT" in placed.calendars[0] and "UID:conference-" in placed.calendars[0]
    assert "shown here once the session is open" in rosa.go(session).main
    organiser.go(f"{session}/run").press("Open the session").arrive()
    assert "Live now" in organiser.main or "Live now" in organiser.source
    assert rosa.go(session).page.get_by_role("link", name="Watch and listen").get_attribute("href") == "https://video.city.example/hall"
    assert "video.city.example/hall" not in jean.go(session).source

    # A question held back: its asker learns why, and for the others it was never there.
    ask(jean, session, "Where does the boy from number 12 live?")
    assert "Only you see it until a moderator has read it." in jean.main
    moderate(organiser, session, "Where does the boy from number 12 live?", "Hold it back", "It names a private person.")
    assert "It names a private person." in jean.go(session).main
    assert "number 12" not in rosa.go(session).source and "0 asked, 0 answered" in rosa.main

    # Two questions, one of them voted up and answered.
    ask(jean, session, "Can we borrow your form?")
    ask(rosa, session, "What did the lamps cost per year?")
    for question in ["Can we borrow your form?", "What did the lamps cost per year?"]:
        moderate(organiser, session, question, "Show it")
    for browser in [rosa, jean]:
        browser.go(session).page.get_by_role("button", name="for: What did the lamps cost per year?").click()
        browser.arrive()
    first = jean.page.locator("#asked .chat").last.locator("li").first
    assert "What did the lamps cost" in first.inner_text() and first.locator("b.num").inner_text() == "2"
    moderate(organiser, session, "What did the lamps cost per year?", "Answer it now")
    if scripts:
        jean.page.get_by_text("Being answered now").wait_for()
    assert "Being answered now" in (jean if scripts else jean.go(session)).main
    moderate(organiser, session, "What did the lamps cost per year?", "It is answered")

    # A poll, sealed while it is open.
    organiser.go(f"{session}/run").enter({
        "A question to the audience": "Has your city walked at night?", "Answers to choose from": "Often\nOnce\nNever",
    }).press("Prepare the poll").arrive()
    organiser.press("Open the poll").arrive()
    guests = [rosa, jean, *(visitor(scripts=scripts) for _ in range(4))]
    for number, browser in enumerate(guests):
        browser.go(session).enter({"Has your city walked at night?": "Often" if number < 4 else "Never"}, within="#polled")
        browser.press("Answer the poll").arrive()
        assert "Your answer is counted." in browser.main
    assert "6 have answered." in jean.go(session).main and not jean.page.locator("#polled table").count()
    assert not organiser.go(f"{session}/run").page.locator("#pollDesk table").count()
    organiser.press("Close it and show the result").arrive()
    assert jean.go(session).page.locator("#polled td.n").all_inner_texts() == ["4", "0", "2"]

    # The end, what people say of it, and the record.
    moderate(organiser, session, "Can we borrow your form?", "Answer it in writing later")
    organiser.go(f"{session}/run").press("Close the session").arrive()
    for browser in guests:
        browser.go(session).enter({"Was this session useful to you?": "Yes"}, within="section[aria-labelledby=evaluation]")
        browser.press("Send").arrive()
    moderate(organiser, session, "Can we borrow your form?", "Publish the written answer", "Yes: it is among the documents.")
    organiser.go(f"{session}/record").enter({
        "Where it can be seen again": "https://video.city.example/replay", "How many took part": "62",
        "Summary": "Three cities had walked at night.",
    }).press("Save").arrive()
    late = visitor(scripts=scripts).go(session)
    for words in [
        "Held", "Three cities had walked at night.", "From a dark stairway to a decision", "See it again", "Slides",
        "2 asked, 2 answered", "Yes: it is among the documents.", "62, as the council counted",
    ]:
        assert words in late.main, words
    assert late.page.locator("#polled td.n").all_inner_texts() == ["4", "0", "2"]
    assert late.page.locator("section[aria-labelledby=evaluation] td").all_inner_texts() == ["6", "0", "0"]
    assert not late.page.get_by_role("button", name="Ask", exact=True).count()
    assert "What an evening walk can tell a city" in late.go(f"{town.root}/conferences/past").main
    for browser in [rosa, jean, organiser, late]:
        assert not browser.faults


def test_the_pages_of_a_session_are_in_order_in_three_languages(town, organiser, visitor):
    session = announce(organiser, town)
    organiser.go(f"{town.root}/conferences/new").check("open-session-form")
    organiser.go(f"{session}/run").press("Open the session").arrive()
    guest = visitor()
    ask(guest, session, "Can we borrow your form?")
    moderate(organiser, session, "Can we borrow your form?", "Show it")
    ask(guest, session, "And your map?")
    organiser.go(f"{session}/run").enter({
        "A question to the audience": "Has your city walked at night?", "Answers to choose from": "Often\nOnce\nNever",
    }).press("Prepare the poll").arrive()
    organiser.press("Open the poll").arrive()
    organiser.go(f"{session}/run").check("open-session-run")
    guest.go(session).check("open-session")
    guest.go(f"{session}/questions").check()
    guest.go(f"{town.root}/conferences").check("open-sessions")
    for language, tag in [("fr-FR", "fr"), ("el-GR", "el")]:
        browser = visitor(language=language)
        browser.go(session.replace("/en/", f"/{tag}/")).check(f"open-session-{tag}")
        browser.go(f"{town.root.replace('/en', f'/{tag}')}/conferences").check()
    organiser.go(f"{session.replace('/en/', '/el/')}/run").check("open-session-run-el")
    organiser.go(session.replace("/en/", "/fr/") + "/edit").check()


def test_a_form_sent_twice_does_a_thing_once(town, organiser, visitor):
    session = announce(organiser, town)
    organiser.go(f"{session}/run").press("Open the session").arrive()
    guest = visitor()
    guest.go(session).fill("Your question to the speakers", "Once or twice?").press_twice("Ask")
    organiser.go(f"{session}/run")
    assert organiser.page.get_by_role("heading", name="Once or twice?").count() == 1
    moderate(organiser, session, "Once or twice?", "Show it")
    guest.go(session).page.get_by_role("button", name="for: Once or twice?").click()
    guest.arrive().back()
    guest.go(session)
    assert guest.page.locator("#asked .chat b.num").inner_text() == "1"
