#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A vote of a thousand members while two thousand screens follow it, over the loopback, and what it cost.

Usage: .venv/bin/python Benchmarks/live_meeting.py PROGRAM [--voters 1000] [--visitors 1000] [--secret] [--at-once 64]
Starts the demonstration in a folder of its own and writes the members straight into its database, since inviting them is
not what is measured. The coordinator opens the meeting and a vote; every member votes, each with a page that follows the
vote; visitors follow the meeting. Then the vote is closed, and the time runs until the last member's page shows the result.
Every ballot must be counted; if not, it fails.
"""
import argparse
import asyncio
import base64
import hashlib
import html
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

from open_session import PASSWORD, Browser, Load, free_port, sign_in, wait_for

ROOT = "/c/kalliste/en/meetings"


class Seats:
    """Members by the hundred: copies of one that the demonstration has, rows of all tables that make somebody a member."""

    def __init__(self, folder):
        self.store = sqlite3.connect(Path(folder) / "koinon.sqlite")
        self.store.row_factory = sqlite3.Row
        self.now = int(time.time() * 1_000_000)

    def one(self, question, *values):
        return dict(self.store.execute(question, values).fetchone())

    def put(self, table, row, **changed):
        row = row | changed
        marks = ", ".join("?" for _ in row)
        self.store.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))

    def seat(self, meeting, count):
        """Seats so many at a meeting, all arrived; returns their cookies."""
        formation = self.one("SELECT * FROM meeting WHERE id = ?", meeting)["formation"]
        person = self.one("SELECT * FROM person WHERE address = 'police@kalliste.example'")
        mandate = self.one(
            "SELECT m.* FROM mandate m JOIN formation_seat f ON f.seat = m.seat WHERE m.person = ? AND f.formation = ? "
            "AND m.kind = 'titular'", person["id"], formation)
        seat = self.one("SELECT * FROM seat WHERE id = ?", mandate["seat"])
        place = self.one("SELECT * FROM formation_seat WHERE seat = ? AND formation = ?", seat["id"], formation)
        member = self.one("SELECT * FROM member WHERE person = ?", person["id"])
        grants = [dict(row) for row in self.store.execute("SELECT * FROM grants WHERE person = ?", (person["id"],))]
        stay = self.one("SELECT * FROM meeting_stay LIMIT 1")
        cookies = []
        for number in range(count):
            who, where, why = (str(uuid.uuid4()) for _ in range(3))
            self.put("person", person, id=who, address=f"member{number}@kalliste.example", name=f"Member {number}")
            self.put("member", member, person=who, name=f"Member {number}")
            self.put("seat", seat, id=where, names=seat["names"].replace("Police", f"Police {number}"), profile_seat=None)
            self.put("formation_seat", place, seat=where, presides=0, place=1_000 + number)
            self.put("mandate", mandate, id=why, seat=where, person=who)
            self.put("formation_place", {}, council=seat["council"], formation=formation, mandate=why)
            for grant in grants:
                basis = grant["basis"].replace(mandate["id"], why)
                self.put("grants", grant, id=str(uuid.uuid4()), person=who, basis=basis)
            self.put("meeting_stay", stay, id=str(uuid.uuid4()), meeting=meeting, seat=where, person=who, came=self.now, went=None)
            token = os.urandom(32)
            mark = hashlib.blake2b(token, digest_size=32).digest()
            self.put(
                "session", {}, id=str(uuid.uuid4()), token=mark, person=who, device="", created=self.now,
                authenticated=self.now, seen=self.now, ends=self.now + 3_600_000_000)
            cookies.append(base64.urlsafe_b64encode(token).decode().rstrip("="))
        self.store.commit()
        self.store.close()
        return cookies


class Screen:
    """A page that follows a stream of events, and asks again when it is told that something changed."""

    def __init__(self, browser, stream, page, calm):
        self.browser, self.stream, self.page, self.calm = browser, stream, page, calm
        self.stands, self.asked, self.shown = asyncio.Event(), 0, None

    async def follow(self, wanted):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.browser.port)
        cookie = "; ".join(f"{name}={value}" for name, value in self.browser.cookies.items())
        writer.write((
            f"GET {self.stream} HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nX-Forwarded-For: {self.browser.client}\r\n"
            + (f"Cookie: {cookie}\r\n" if cookie else "") + "\r\n").encode())
        head = await reader.readuntil(b"\r\n\r\n")
        assert b" 200 " in head.split(b"\r\n")[0], head
        self.stands.set()
        while self.shown is None:
            line = await reader.readline()
            if not line:
                raise OSError("the stream ended")
            if line.startswith(b"event: changed") and self.page:
                self.asked += 1
                text = await self.browser.page(self.page)
                if wanted in text:
                    self.shown = time.perf_counter()
            elif line.startswith(b"event: changed"):
                self.asked += 1
        writer.close()


def forms(page, ending):
    """The address and the fields of the first form that leads to an address with this ending."""
    for action, inside in re.findall(r'<form[^>]*action="([^"]+)"[^>]*>(.*?)</form>', page, re.S):
        if action.split("?")[0].endswith(ending):
            return html.unescape(action), dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', inside))
    sys.exit(f"no form for {ending}")


async def press(browser, address, ending, **typed):
    action, fields = forms(await browser.page(address), ending)
    status, head, _ = await browser.ask("POST", action, fields | typed)
    assert status == 303, (action, status)
    return re.search(r"(?i)^location: (\S+)", head, re.M)[1]


async def run(port, meeting, cookies, options, server):
    load = Load(port, len(cookies), options.at_once)
    for guest, cookie in zip(load.guests, cookies):
        guest.cookies["koinon-session"] = cookie
    coordinator = await sign_in(port)
    desk = f"{ROOT}/{meeting}/run"
    await press(coordinator, desk, "/open")
    item = re.search(rf"{ROOT}/{meeting}/items/([0-9a-f-]{{36}})/take", await coordinator.page(desk))[1]
    await press(coordinator, desk, f"{item}/take")
    vote = await press(
        coordinator, desk, f"{item}/votes", text="A thousand members have a say.", matter="decision",
        method="secret" if options.secret else "named")
    print("| What | How many | Took | Rate | Half within | 99 of 100 within |\n|---|---|---|---|---|---|")
    pages = await load.everybody("Open the page of the vote", lambda guest, _: guest.page(vote))

    stream = re.search(r'data-live-events="([^"]+)"', pages[0])[1]
    public = f"{ROOT}/{meeting}"
    strangers = [Browser(port, 10_000 + number) for number in range(options.visitors)]
    page = await strangers[0].page(public)
    outside = re.search(r'data-live-events="([^"]+)"', page)[1]
    screens = [Screen(Browser(port, 2 + number), stream, vote, 0) for number in range(len(cookies))]
    for screen, cookie in zip(screens, cookies):
        screen.browser.cookies["koinon-session"] = cookie
    screens += [Screen(browser, outside, None, 0) for browser in strangers]
    following = [asyncio.create_task(screen.follow("Adopted")) for screen in screens]
    await asyncio.gather(*(screen.stands.wait() for screen in screens))
    print(f"| Screens that follow | {len(screens):,} | | | | |")

    async def give(guest, number):
        fields = {"choice": "for"}
        if options.secret:
            fields["code"] = re.search(r'name="code" value="([^"]+)"', pages[number])[1]
        return await guest.send(f"{vote}/give", pages[number], **fields)

    given = await load.everybody("Vote", give)
    load.expect(all(status == 303 for status, _, _ in given), f"ballots: {[one[0] for one in given if one[0] != 303][:5]}")

    closing = time.perf_counter()
    await press(coordinator, vote, "/close")
    answered = time.perf_counter() - closing
    members = screens[: len(cookies)]
    for _ in range(600):
        await asyncio.sleep(0.05)
        if all(screen.shown for screen in members):
            break
    late = sorted(screen.shown - closing if screen.shown else float("inf") for screen in members)
    print(
        f"\nClosing was answered after {answered * 1e3:.0f} ms; half of the members' pages showed the result after "
        f"{late[len(late) // 2] * 1e3:.0f} ms, the last after {late[-1] * 1e3:.0f} ms. While people voted each page was asked for "
        f"{sum(screen.asked for screen in members) / len(members):.1f} times.")
    result = re.search(r"(\d[\d,]*) for", re.sub(r"<[^>]+>", "", await coordinator.page(vote)))
    load.expect(result and int(result[1].replace(",", "")) == len(cookies), f"counted: {result and result[0]}")
    for task in following:
        task.cancel()
    await asyncio.gather(*following, return_exceptions=True)
    return load.failures


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("--voters", type=int, default=1_000)
    options.add_argument("--visitors", type=int, default=1_000)
    options.add_argument("--at-once", type=int, default=64)
    options.add_argument("--secret", action="store_true")
    chosen = options.parse_args()
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"KOINON_TRUSTED_PROXIES": "127.0.0.1", "KOINON_BASE_ADDRESS": f"http://127.0.0.1:{port}"}
        command = [chosen.program, "serve", "--demo", "--demo-password", PASSWORD, "--data", folder, "--port", str(port)]

        def start():
            server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            wait_for(port, server)
            return server

        server = start()
        try:
            listed = asyncio.run(meetings(port))
        finally:
            server.terminate()
            server.wait(60)
        cookies = Seats(folder).seat(listed, chosen.voters)
        server = start()
        try:
            failures = asyncio.run(run(port, listed, cookies, chosen, server))
            with open(f"/proc/{server.pid}/status") as status:
                print("Memory at its highest: " + re.search(r"VmHWM:\s+(\d+) kB", status.read())[1] + " kB")
        finally:
            server.terminate()
            server.wait(60)
    sys.exit(1 if failures else 0)


async def meetings(port):
    """The first meeting to come that anybody may follow."""
    return re.search(rf'{ROOT}/([0-9a-f-]{{36}})"', await Browser(port, 1).page(ROOT))[1]


if __name__ == "__main__":
    main()
