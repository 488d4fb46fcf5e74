#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""People in one open session who ask, vote for questions and answer a poll, over the loopback, and what it cost.

Usage: .venv/bin/python Benchmarks/open_session.py PROGRAM [--guests 1000] [--at-once 64]
Starts the demonstration in a folder of its own, opens the session to come, lets every guest ask one question, shows the
first forty, lets every guest vote for three of them and answer a poll, and closes the poll while answers are in flight.
Every answer must be an acceptance or a refusal with its reason, and the counts must add up; if not, it fails.
"""
import argparse
import asyncio
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

PASSWORD = "olive harbour lantern seven"
HEADS = "Host: {host}\r\nX-Forwarded-For: {client}\r\nConnection: keep-alive\r\n"


class Browser:
    """One browser with its cookies and one line to the server."""

    def __init__(self, port, number):
        self.port, self.client, self.cookies, self.line = port, f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}", {}, None

    async def ask(self, method, path, body=None):
        """Status, head and body of one answer; the line is made anew where the server closed it."""
        for attempt in range(2):
            try:
                if self.line is None:
                    self.line = await asyncio.open_connection("127.0.0.1", self.port)
                return await self._ask(method, path, body)
            except (ConnectionError, asyncio.IncompleteReadError):
                self.line = None
                if attempt:
                    raise

    async def _ask(self, method, path, body):
        reader, writer = self.line
        head = f"{method} {path} HTTP/1.1\r\n" + HEADS.format(host=f"127.0.0.1:{self.port}", client=self.client)
        if self.cookies:
            head += "Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()) + "\r\n"
        data = urllib.parse.urlencode(body).encode() if body is not None else b""
        if body is not None:
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(data)}\r\n"
        writer.write(head.encode() + b"\r\n" + data)
        await writer.drain()
        answer = (await reader.readuntil(b"\r\n\r\n")).decode()
        for name, value in re.findall(r"(?i)^set-cookie: ([^=]+)=([^;\r]*)", answer, re.M):
            self.cookies[name] = value
        length = re.search(r"(?i)^content-length: (\d+)", answer, re.M)
        text = (await reader.readexactly(int(length[1]))).decode() if length else ""
        return int(answer.split()[1]), answer, text

    async def page(self, path):
        status, _, text = await self.ask("GET", path)
        assert status == 200, (path, status)
        return text

    async def send(self, path, page, **fields):
        """Sends a form with the token and number of a page."""
        token, once = (re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in ("_token", "_once"))
        return await self.ask("POST", path, {"_token": token, "_once": once, **fields})


class Load:
    def __init__(self, port, guests, at_once):
        self.port, self.gate = port, asyncio.Semaphore(at_once)
        self.guests = [Browser(port, number + 2) for number in range(guests)]
        self.failures = 0

    async def everybody(self, name, act, meanwhile=None):
        """Lets every guest act, so many at once; prints how long it took, and returns what came of each."""
        times = []

        async def one(guest, number):
            async with self.gate:
                start = time.perf_counter()
                result = await act(guest, number)
                times.append(time.perf_counter() - start)
                return result

        start = time.perf_counter()
        jobs = [one(guest, number) for number, guest in enumerate(self.guests)]
        results = await asyncio.gather(*jobs, *([meanwhile] if meanwhile else []))
        took = time.perf_counter() - start
        times.sort()
        print(
            f"| {name} | {len(times):,} | {took:.1f} s | {len(times) / took:,.0f}/s | {times[len(times) // 2] * 1e3:.0f} ms "
            f"| {times[int(len(times) * 0.99)] * 1e3:.0f} ms |"
        )
        return results[: len(self.guests)]

    def expect(self, holds, what):
        if not holds:
            self.failures += 1
            print(f"FAILED: {what}")


async def sign_in(port):
    coordinator = Browser(port, 1)
    page = await coordinator.page("/en/sign-in")
    status, _, _ = await coordinator.send(
        "/en/sign-in", page, address="coordinator@kalliste.example", password=PASSWORD)
    assert status == 303, status
    return coordinator


async def run(port, guests, at_once):
    load, root = Load(port, guests, at_once), "/c/kalliste/en/conferences"
    coordinator = await sign_in(port)
    session = root + "/" + re.search(rf'{root}/([0-9a-f-]{{36}})"', await coordinator.page(root))[1]
    desk = await coordinator.page(f"{session}/run")
    await coordinator.send(f"{session}/open", desk)
    print("| What | How many | Took | Rate | Half within | 99 of 100 within |\n|---|---|---|---|---|---|")

    pages = await load.everybody("Open the page", lambda guest, _: guest.page(session))
    asked = await load.everybody(
        "Ask a question",
        lambda guest, number: guest.send(f"{session}/questions", pages[number], question=f"Question number {number + 1}?", signature=""),
    )
    load.expect(all(status == 303 for status, _, _ in asked), "a question was not taken")

    shown = set()
    while len(shown) < min(40, guests):
        desk = await coordinator.page(f"{session}/run")
        waiting = re.findall(rf'action="({session}/questions/[0-9a-f-]{{36}})"', desk)
        fresh = next(one for one in waiting if one not in shown)
        status, _, _ = await coordinator.send(fresh, desk, move="show", version="1")
        load.expect(status == 303, f"a question could not be shown: {status}")
        shown.add(fresh)
    ids = [one.rsplit("/", 1)[1] for one in sorted(shown)]

    votes = await load.everybody("Vote for three questions", lambda guest, number: vote(guest, number, session, pages[number], ids))
    load.expect(all(status == 303 for three in votes for status in three), "a vote was not taken")
    api = "/api/v1/councils/kalliste/conferences/" + session.rsplit("/", 1)[1]
    counted = sum(one["votes"] for one in json.loads(await coordinator.page(api))["questions"])
    load.expect(counted == 3 * guests, f"{counted} votes counted of {3 * guests}")

    await coordinator.send(f"{session}/polls", await coordinator.page(f"{session}/run"), poll="Has your city walked?", answers="Yes\nNo\nNot yet")
    desk = await coordinator.page(f"{session}/run")
    poll = re.search(rf"{session}/polls/[0-9a-f-]{{36}}", desk)[0]
    await coordinator.send(f"{poll}/open", desk)
    desk = await coordinator.page(f"{session}/run")

    async def close():
        await asyncio.sleep(0.4)
        await coordinator.send(f"{poll}/close", desk)

    answers = await load.everybody(
        "Answer a poll that is closed meanwhile",
        lambda guest, number: guest.send(f"{poll}/answer", pages[number], choice=str(number % 3)), close())
    statuses = [status for status, _, _ in answers]
    load.expect(set(statuses) <= {303, 409}, f"answers that are neither counted nor refused: {set(statuses)}")
    result = json.loads(await coordinator.page(api))["polls"][0]
    total = sum(one["votes"] or 0 for one in result["answers"])
    load.expect(total == result["voters"] == statuses.count(303), f"{total} counted, {statuses.count(303)} accepted")
    print(f"\nThe poll: {statuses.count(303):,} counted, {statuses.count(409):,} refused after it closed.")
    return load.failures


async def vote(guest, number, session, page, ids):
    statuses = []
    for step in range(3):
        chosen = ids[(number + step * 7) % len(ids)]
        # Each is a form of its own, so each has a number of its own.
        own = re.sub(r'name="_once" value="[^"]+"', f'name="_once" value="load-{number:06}-{step}-xxxxxxxx"', page)
        statuses.append((await guest.send(f"{session}/votes", own, **{"for": chosen}))[0])
    return statuses


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("--guests", type=int, default=1_000)
    options.add_argument("--at-once", type=int, default=64)
    chosen = options.parse_args()
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"KOINON_TRUSTED_PROXIES": "127.0.0.1", "KOINON_BASE_ADDRESS": f"http://127.0.0.1:{port}"}
        command = [chosen.program, "serve", "--demo", "--demo-password", PASSWORD, "--data", folder, "--port", str(port)]
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for(port, server)
            failures = asyncio.run(run(port, chosen.guests, chosen.at_once))
            with open(f"/proc/{server.pid}/status") as status:
                print("Memory at its highest: " + re.search(r"VmHWM:\s+(\d+) kB", status.read())[1] + " kB")
        finally:
            server.terminate()
            server.wait(60)
    sys.exit(1 if failures else 0)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, server, patience=300):
    """Until the demonstration has been played and the program answers."""
    end = time.monotonic() + patience
    while time.monotonic() < end and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.2)
    sys.exit("the program did not start")


if __name__ == "__main__":
    main()
