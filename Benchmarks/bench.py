#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Measures the budgets of the design, side by side in one run: machines differ, ratios less.

Usage: Benchmarks/bench [--quick] [--scale N] [--incidents N] [--only PART,…]
Parts: start, pages, flat, import, live, crawl, analysis. The report goes to standard output and to .cache/bench.md.
"""
import argparse
import asyncio
import http.client
import json
import os
import random
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".build/release"
PASSWORD = "lantern steps at night"
CONNECTIONS = 64
report = []


def say(line=""):
    print(line, flush=True)
    report.append(line)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Process:
    """A server of its own, with its start measured."""

    def __init__(self, command, port, path="/", **environment):
        self.port = port
        started = time.perf_counter()
        self.process = subprocess.Popen(
            [str(part) for part in command], stdout=subprocess.DEVNULL, env={**os.environ, **environment})
        self.start = None
        while time.perf_counter() - started < 1800:
            try:
                if self.get(path)[0] < 500:
                    self.start = time.perf_counter() - started
                    return
            except OSError:
                time.sleep(0.002)
            if self.process.poll() is not None:
                sys.exit(f"{command[0]} ended with {self.process.returncode}")
        sys.exit(f"{command[0]} does not answer")

    def get(self, path, headers={}):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        line.request("GET", path, headers=headers)
        answer = line.getresponse()
        body = answer.read()
        line.close()
        return answer.status, answer, body

    def post(self, path, fields, cookies):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie_header(cookies)}
        line.request("POST", path, urlencode(fields), headers)
        answer = line.getresponse()
        answer.read()
        cookies.update(cookies_of(answer))
        return answer

    def memory(self):
        """Resident memory in MiB."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * resource.getpagesize() / 2**20

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()


def cookie_header(cookies):
    return "; ".join(f"{name}={value}" for name, value in cookies.items() if value)


def cookies_of(answer):
    pairs = [one.split(";")[0].split("=", 1) for one in answer.headers.get_all("Set-Cookie") or []]
    return {name: value for name, value in pairs}


def hidden(body, action):
    form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', body.decode(), re.S)
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[0]))


def koinon(folder, scale=1, port=None):
    port = port or free_port()
    return Process(
        [BIN / "koinon", "serve", "--demo", "--demo-password", PASSWORD, "--scale", scale, "--data", folder, "--port", port],
        port, "/health", KOINON_TRUSTED_PROXIES="127.0.0.1")


def sign_in(server, office="coordinator"):
    status, answer, body = server.get("/en/sign-in")
    cookies = cookies_of(answer)
    fields = hidden(body, "/en/sign-in") | {"address": f"{office}@kalliste.example", "password": PASSWORD}
    answer = server.post("/en/sign-in", fields, cookies)
    assert answer.status == 303, answer.status
    return cookie_header(cookies)


def load(server, path, seconds, cookie=None):
    """Requests a second, the 99th percentile in milliseconds, and answers that were no success."""
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", str(ROOT / "Benchmarks/clients.lua")]
    if cookie:
        command += ["-H", f"Cookie: {cookie}"]
    out = subprocess.run(command + [f"http://127.0.0.1:{server.port}{path}"], capture_output=True, text=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", out).groups()
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    return rate, float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit], int(bad[1]) if bad else 0


def nginx(folder):
    port = free_port()
    (folder / "hello.txt").write_text("Hello, world")
    (folder / "nginx.conf").write_text(
        f"pid {folder}/pid; error_log {folder}/error.log; worker_processes 2; events {{ worker_connections 512; }}\n"
        f"http {{ access_log off; client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder}; "
        f"uwsgi_temp_path {folder}; scgi_temp_path {folder};\n"
        f"server {{ listen 127.0.0.1:{port}; root {folder}; }} }}\n")
    return Process(["nginx", "-c", folder / "nginx.conf", "-g", "daemon off;"], port, "/hello.txt")


def compare(servers, seconds, rounds):
    """Loads (name, server, path, cookie) in turn, several times; the best of each counts."""
    best = {}
    for _ in range(rounds):
        for name, server, path, cookie in servers:
            rate, late, bad = load(server, path, seconds, cookie)
            if bad:
                say(f"(!) {name}: {bad} answers were no success")
            if name not in best or rate > best[name][0]:
                best[name] = (rate, late)
    return best


def first_link(server, page, pattern, cookie=None):
    body = server.get(page, {"Cookie": cookie} if cookie else {})[2].decode()
    found = re.search(pattern, body)
    return found[1] if found else None


def paths(server, cookie):
    home = "/c/kalliste/en"
    decision = first_link(server, f"{home}/decisions", r'href="(/c/kalliste/en/decisions/[^"?#]+)"')
    thread = first_link(server, decision, r'href="(/c/kalliste/en/thread/[^"?#]+)"') or decision
    dataset = first_link(server, f"{home}/evidence", r'href="(/c/kalliste/en/evidence/datasets/[^"?#]+)"')
    return [
        ("public: the council's front page", home, None), ("public: a thread", thread, None),
        ("public: a dataset with its map", dataset, None), ("public: decisions", f"{home}/decisions", None),
        ("signed in: decisions", f"{home}/decisions", cookie), ("signed in: a thread", thread, cookie),
        ("signed in: priorities and actions", f"{home}/actions", cookie), ("signed in: my desk", f"{home}/desk", cookie),
    ]


def measure_pages(work, options):
    plain_port = free_port()
    plain = Process([BIN / "plain-text", plain_port], plain_port)
    static = nginx(work)
    server = koinon(work / "one")
    cookie = sign_in(server)
    asked = paths(server, cookie)
    servers = [("Hummingbird, plain text", plain, "/", None), ("nginx, a static file", static, "/hello.txt", None)]
    servers += [(name, server, path, own) for name, path, own in asked]
    best = compare(servers, options.seconds, options.rounds)
    limit = best["Hummingbird, plain text"][0]
    say("## Pages\n")
    say(f"{CONNECTIONS} connections, the load generator on the same 2 cores; best of {options.rounds} rounds.\n")
    say("| What | requests/s | of plain text | 99th percentile |\n|---|---|---|---|")
    for name, (rate, late) in best.items():
        say(f"| {name} | {rate:,.0f} | {rate / limit:.2f} | {late:.1f} ms |")
    say(f"\nMemory of the server after that: {server.memory():.0f} MiB.\n")
    for one in (plain, static, server):
        one.stop()


def measure_flat(work, options):
    small = koinon(work / "one")
    began = time.perf_counter()
    large = koinon(work / "many", options.scale)
    played = time.perf_counter() - began
    say(f"## Cost against data: {options.scale} times the demonstration\n")
    say(f"Played in {played:.0f} s through the forms people use. Signed-in pages, so that nothing is kept rendered.\n")
    one, many = sign_in(small), sign_in(large)
    say("| Page | plain | many | many / plain |\n|---|---|---|---|")
    for (name, path, own), (_, other, _) in zip(paths(small, one), paths(large, many)):
        best = compare([("plain", small, path, one), ("many", large, other, many)], options.seconds, options.rounds)
        (a, _), (b, _) = best["plain"], best["many"]
        say(f"| {name.split(': ')[1]} ({'kept' if own is None else 'signed in'} address) | {a:,.0f}/s | {b:,.0f}/s | {b / a:.2f} |")
    say()
    small.stop()
    large.stop()


def measure_start(work, options):
    say("## Start and memory\n")
    server = koinon(work / "one")
    server.stop()
    starts = []
    for _ in range(5):
        server = koinon(work / "one")
        starts.append(server.start * 1000)
        idle = None
        if len(starts) == 5:
            time.sleep(5)
            idle = server.memory()
        server.stop()
    say(f"First answer after {min(starts):.0f} ms (five starts: {', '.join(f'{one:.0f}' for one in starts)}); "
        f"idle memory {idle:.0f} MiB.\n")


def measure_import(work, options):
    say("## Import\n")
    zones, count = 1000, options.incidents
    side = 40
    features = [
        f'{{"type":"Feature","properties":{{"code":"Z{n:04}","name":"Zone {n}"}},"geometry":{{"type":"Polygon","coordinates":[['
        + ",".join(f"[{23 + (x + dx) * 0.01:.2f},{37 + (y + dy) * 0.01:.2f}]" for dx, dy in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0)))
        + "]]}}" for n, (x, y) in enumerate((n % side, n // side) for n in range(zones))]
    (work / "zones.geojson").write_text('{"type":"FeatureCollection","features":[' + ",".join(features) + "]}")
    source = random.Random(7)
    with open(work / "incidents.csv", "w") as file:
        file.write("id,date,longitude,latitude,category\n")
        for number in range(count):
            file.write(
                f"{number},2025-{source.randint(1, 12):02}-{source.randint(1, 28):02},{23 + source.random() * side * 0.01:.5f},"
                f"{37 + source.random() * (zones / side) * 0.01:.5f},{source.choice(('theft', 'damage', 'noise'))}\n")
    folder = work / "import"
    run = [str(BIN / "koinon")]
    place = ["--data", str(folder)]
    subprocess.run(run + ["council", "create", "--profile", "free-form", "--name", "Bench", "--slug", "bench", "--language", "en",
                          "--zone", "UTC", "--coordinator", "c@bench.example", "--coordinator-name", "C"] + place,
                   check=True, stdout=subprocess.DEVNULL)
    describe = ["--source", "Bench", "--licence", "CC0"]
    place += ["--council", "bench"]
    zone = subprocess.run(
        run + ["import", "boundaries", str(work / "zones.geojson"), "--name", "Zones"] + describe + place,
        capture_output=True, text=True)
    if zone.returncode:
        say(f"(!) boundaries: {zone.stderr.strip()}")
        return
    command = run + ["import", "incidents", str(work / "incidents.csv"), "--boundaries", "Zones", "--title", "Incidents",
                     "--controller", "Bench", "--regime", "police", "--purpose", "To measure", "--legal-basis", "None"]
    began = time.perf_counter()
    with open(work / "import.out", "w") as out:
        process = subprocess.Popen(command + describe + place, stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    if status:
        say(f"(!) incidents: {(work / 'import.out').read_text()}")
        return
    size = (work / "incidents.csv").stat().st_size / 2**20
    say(f"{count:,} incidents ({size:.0f} MiB) checked, placed in {zones:,} zones and stored in **{took:.1f} s**, "
        f"{count / took:,.0f} a second, with at most {usage.ru_maxrss / 1024:.0f} MiB of memory.\n")


def measure_live(work, options):
    """Many people follow a meeting; its agenda changes; each hears of it."""
    server = koinon(work / "one")
    cookie = sign_in(server)
    say("## Live\n")
    listed = server.get("/c/kalliste/en/meetings", {"Cookie": cookie})[2].decode()
    meeting = re.search(r'href="(/c/kalliste/en/meetings/[0-9a-f-]{36})"', listed)[1]
    page = server.get(meeting, {"Cookie": cookie})[2].decode()
    stream = re.search(r'data-live-events="([^"]+)"', page)[1]
    action = f"{meeting}/agenda"
    form = server.get(action, {"Cookie": cookie})[2]
    fields = hidden(form, action) | {"title": "One more item", "kind": "discussion", "minutes": "5", "text": "", "audience": "meeting"}
    say(asyncio.run(listen(server, stream, options.people, cookie, action, fields)) + f" Memory of the server: {server.memory():.0f} MiB.\n")
    server.stop()


async def listen(server, path, people, cookie, action, fields):
    heard, ready = [], []

    async def one(number):
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        forwarded = f"10.9.{number // 250}.{number % 250}"
        writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nCookie: {cookie}\r\n"
                     f"X-Forwarded-For: {forwarded}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        if b" 200 " not in head.split(b"\r\n")[0]:
            raise OSError(head.split(b"\r\n")[0].decode())
        ready.append(number)
        while True:
            line = await reader.readline()
            if not line:
                return
            if line.startswith(b"event:") or line.startswith(b"data:"):
                heard.append(time.perf_counter())
                return

    tasks = [asyncio.create_task(one(number)) for number in range(people)]
    for _ in range(300):
        await asyncio.sleep(0.1)
        if len(ready) == people:
            break
    cookies = dict(part.split("=", 1) for part in cookie.split("; "))
    began = time.perf_counter()
    answer = await asyncio.to_thread(server.post, action, fields, cookies)
    for _ in range(100):
        await asyncio.sleep(0.1)
        if len(heard) >= len(ready):
            break
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    last = max(heard, default=began) - began
    return (f"{len(ready):,} people follow a meeting on one process; after a change (answered with {answer.status}) "
            f"{len(heard):,} of them were told, the last after {last * 1000:.0f} ms.")


def measure_crawl(work, options):
    """Reads every list of OParl to its end, twice: the second time the memory should stand still."""
    say("## OParl: everything that is public\n")
    server = koinon(work / "crawled", options.scale)
    say("| Round | Objects | Pages | Seconds | Objects/s | Slowest page | Memory before | after |\n|---|---|---|---|---|---|---|---|")
    for round in (1, 2):
        before, began, objects, times = server.memory(), time.perf_counter(), 0, []
        _, _, body = server.get("/oparl/v1.1/body/kalliste")
        for member in json.loads(body).values():
            # The lists are the addresses one step below the council's own.
            here = member if isinstance(member, str) and re.search(r"/oparl/v1.1/body/kalliste/[a-z-]+$", member) else None
            while here:
                asked = time.perf_counter()
                page = json.loads(server.get(here[here.index("/oparl"):])[2])
                times.append(time.perf_counter() - asked)
                objects += len(page["data"])
                here = page["links"].get("next")
        took = time.perf_counter() - began
        say(f"| {round} | {objects:,} | {len(times)} | {took:.1f} | {objects / took:,.0f} | {max(times) * 1000:.0f} ms "
            f"| {before:.0f} MiB | {server.memory():.0f} MiB |")
    say()
    server.stop()


def measure_analysis(work, options):
    """Analyses beside the field's own packages, which Tools/setup puts beside the tests' Python."""
    say("## Analyses\n")
    python, quick = ROOT / ".venv/bin/python", ["--quick"] if options.quick else []
    kernels = [ROOT / "Benchmarks/kernels.py", BIN / "kernels", BIN / "koinon", "--curves"]
    for command in [[ROOT / "Benchmarks/analysis.py", BIN / "koinon"], kernels]:
        done = subprocess.run([str(part) for part in [python, *command, *quick]], capture_output=True, text=True)
        say(done.stdout if done.returncode == 0 else f"(!) {done.stderr.strip()}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a tenth of the time and of the data: to see that it runs")
    parser.add_argument("--scale", type=int, default=240)
    parser.add_argument("--incidents", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--only", default="start,pages,flat,import,live,crawl,analysis")
    options = parser.parse_args()
    options.seconds, options.rounds = (1, 1) if options.quick else (5, 3)
    if options.quick:
        options.scale, options.incidents, options.people = 4, options.incidents // 10, 200
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 20_000), hard))
    work = Path(tempfile.mkdtemp(prefix="koinon-bench-"))
    try:
        cpu = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())[1]
        say(f"Machine: {os.cpu_count()} cores, {cpu}. Load when it began: {os.getloadavg()[0]:.1f}.\n")
        for part in options.only.split(","):
            globals()[f"measure_{part}"](work, options)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    (ROOT / ".cache").mkdir(exist_ok=True)
    (ROOT / ".cache/bench.md").write_text("\n".join(report) + "\n")


if __name__ == "__main__":
    main()
