# SPDX-License-Identifier: EUPL-1.2
"""What the decision leads to, how it will be judged, and who sees what of the whole."""
import re
import subprocess

import pytest

from kit.installation import PROGRAM
from kit.story import (
    ACTION, CONFIDENTIAL, EVALUATION, FINDING, INDICATOR, ITEM, MOTION, PRIORITY, RECOMMENDATION, TITLE,
    in_days,
)
from kit.visitor import PHONE


def test_the_decision_becomes_an_action_with_an_owner_and_milestones(council):
    council.write("hope", "action", "action", {
        "In one sentence": ACTION, "Who can read it": "Public", "Owned by": "The city council",
        "Starts": str(in_days(14)), "Due": str(in_days(100)), "Money granted": "58000", "Currency": "GBP",
        "It rests on: Decision": [ITEM],
    })
    browser = council.go("chair", "action")
    for milestone, day in [("Wardens hired", in_days(40)), ("First evening", in_days(60))]:
        browser.enter({"A further milestone": milestone, "Due": str(day)}, within="form[action$=milestones]")
        browser.press("Add the milestone")
    progress = {"Where it stands": "Under way", "What has happened": "The post is advertised."}
    browser.enter(progress, within="form[action$=progress]").press("Say where it stands")
    public = council.go("visitor", "action").main
    for words in ["The city council", "Wardens hired", "First evening", "Under way", "The post is advertised."]:
        assert words in public, words
    assert "Office of the chair" not in public, "who wrote it is for members"


def test_an_indicator_has_a_baseline_a_target_and_a_measurement(council):
    browser = council.write("hope", "indicator", "indicator", {
        "In one sentence": INDICATOR, "Who can read it": "Public", "Unit": "in 100",
        "Which way is better": "Lower is better", "Value": "38", "Interval from": "34", "Interval to": "43",
        "Measured on": str(in_days(-200)), "Source": "Survey, 412 people", "Target": "25",
        "It rests on: Action": [ACTION],
    })
    browser.enter({
        "Value": "31", "Interval from": "27", "Interval to": "36", "Measured on": str(in_days(0)),
        "Source": "Survey, 398 people",
    }).press("Enter the value")
    assert browser.heading == f"{INDICATOR}: 38, now 31 in 100"
    assert "is not reached" in browser.main


def test_how_it_will_be_judged_is_declared_before_the_action_begins(council):
    year = in_days(14).year + 1
    browser = council.write("hope", "evaluation", "evaluation", {
        "In one sentence": EVALUATION, "The action it judges": ACTION, "What is counted": TITLE,
        "Where the counts of the area come from": f"{TITLE}: Monument",
        "Where the counts of the comparison area come from": f"{TITLE}: Byker",
        "First month before": "2022-01", "Last month before": "2022-11", "First month after": f"{year}-01",
        "Last month after": f"{year}-11", "Evaluated by": "A university, paid by the city",
        "It rests on: Indicator": [INDICATOR],
    })
    assert "Plan written before the action" in browser.main and "we will see a fall of" in browser.main
    assert "The months after are not over yet." in browser.main


STEPS = ["Evidence", "Finding", "Priority", "Recommendation", "Decision", "Action", "Indicator", "Evaluation"]
CLAIMS = [TITLE, FINDING, PRIORITY, RECOMMENDATION, ITEM, ACTION, INDICATOR, EVALUATION]


@pytest.mark.parametrize("start", [step.lower() for step in STEPS[1:]])
def test_the_whole_thread_is_one_page_from_any_of_its_objects(council, start):
    browser = to_the_thread(council.go("fire", start))
    steps = browser.page.locator("main h2").all_inner_texts()
    assert [step for step in steps if step in STEPS] == STEPS
    for claim in CLAIMS:
        assert claim in browser.main, claim


def to_the_thread(browser):
    return browser.use(browser.page.locator("main a[href*='/thread/']").first).arrive()


@pytest.mark.parametrize("start", ["priority", "decision", "indicator"])
def test_visitors_follow_its_public_parts(council, start):
    browser = to_the_thread(council.go("visitor", start))
    council.keep("thread", browser)
    steps = [step for step in browser.page.locator("main h2").all_inner_texts() if step in STEPS]
    assert steps == STEPS[:-1], "the evaluation is for members so far"
    assert EVALUATION not in browser.source and CONFIDENTIAL not in browser.source
    assert council.is_absent("visitor", "evaluation")


@pytest.mark.parametrize("office", ["fire", "visitor"])
def test_the_thread_is_in_order_on_a_phone_and_on_paper(council, office):
    to_the_thread(council.go(office, "decision")).check(f"thread-{office}")
    browser = council.people[office]
    page = browser.page
    page.set_viewport_size({"width": 720, "height": 1000})
    page.emulate_media(media="print")
    assert browser.overhang <= 0
    hidden = [one for one in ("header nav", "footer nav") if page.locator(one).first.is_visible()]
    assert not hidden, "what one clicks is not printed"
    assert page.locator("main h2").first.is_visible()
    page.emulate_media(media="screen")
    page.set_viewport_size(council.people[office].viewport)


def test_the_decision_stands_in_the_record_and_anybody_can_check_it(council, tmp_path):
    browser = council.go("visitor", "decision")
    entry = browser.page.get_by_role("link", name=re.compile(r"^Entry \d+, to be checked$"))
    number = entry.inner_text().split()[1].rstrip(",")
    browser.use(entry)
    proof, head = tmp_path / "proof", tmp_path / "head"
    proof.write_text(fetch(browser, browser.page.get_by_role("link", name=f"Proof of entry {number}", exact=True)))
    assert MOTION in proof.read_text()
    browser = council.go("visitor", "/record")
    head.write_text(fetch(browser, browser.page.get_by_role("link", name="The head as a file")))
    done = subprocess.run([PROGRAM, "record", "verify", proof, head], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    proof.write_text(proof.read_text().replace("two wardens", "six wardens"))
    assert subprocess.run([PROGRAM, "record", "verify", proof, head], capture_output=True, timeout=60).returncode == 1


def fetch(browser, link):
    answer = browser.page.request.get(link.get_attribute("href"))
    assert answer.status == 200
    return answer.text()


def test_no_mail_of_all_this_says_what_is_confidential(council):
    mails = [mail for _, mail in council.mail.all() if mail.recipients[0].endswith(council.mail_address(""))]
    assert len(mails) >= 15
    for mail in mails:
        whole = mail.subject + mail.text + mail.html + "".join(mail.calendars)
        for words in [CONFIDENTIAL, "Radio sets", MOTION, FINDING, "Offer of the city"]:
            assert words not in whole, f"{mail.subject} tells “{words}”"
        for link in re.findall(r"https?://[^\s\"'<>]+", mail.text + mail.html):
            assert link.startswith(council.installation.base), f"{mail.subject} leads to {link}"
        assert "<img" not in mail.html and "lang=\"en\"" in mail.html


PAGES = [
    "", "/members", "/how-it-works", "/profile", "/evidence", "dataset", "finding", "/priorities", "/actions", "action",
    "indicator", "/meetings", "meeting", "minutes", "/decisions", "decision", "thread", "/record",
]
# Words that French and English share.
SHARED_WORDS = {"fr": {"Action", "Actions", "Abstention", "Formation", "Licence", "Quorum", "Signatures", "Source"}, "el": set()}


@pytest.mark.parametrize("tongue", ["fr", "el"])
def test_the_same_pages_in_another_language_on_a_phone(council, tongue):
    browser = council.people[tongue] = council.new_visitor(council.installation.base, viewport=PHONE)
    faults = []
    for path in PAGES:
        english = set(headings(council.go(tongue, path)))
        council.go(tongue, path, tongue)
        assert browser.page.locator("html").get_attribute("lang") == tongue
        left = [one for one in headings(browser) if one in english and one not in SHARED_WORDS[tongue]]
        if left:
            faults.append(f"{path}: English is left: {left}")
        if wide := browser.overhang:
            faults.append(f"{path}: {wide} pixels too wide: {browser._too_wide()}")
    assert not faults, "\n".join(faults)


def headings(browser):
    """What the program says in headings and over columns; what people wrote is marked with its own language."""
    return browser.page.locator("html").evaluate(
        """() => [...document.querySelectorAll('h1, h2, h3, th, dt, legend, caption, label, button')]
            .filter(e => e.closest('[lang]') == document.documentElement && !e.querySelector('[lang]'))
            .map(e => e.innerText.trim()).filter(text => /\\p{L}{3}/u.test(text))"""
    )
