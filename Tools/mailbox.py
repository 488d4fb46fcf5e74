#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A real SMTP receiver for tests: keeps each mail as NNNN.eml, its envelope and what it reads in it as NNNN.json.

Usage: mailbox.py FOLDER [--port N] [--certificate FILE --key FILE [--implicit]] [--account USER:PASSWORD] [--stay]

Prints "listening PORT" once it takes mail, and stops when its standard input ends; with --stay, when whoever started it
has ended.
The file FOLDER/rules.json, read again for each recipient, says how to answer certain addresses:
    {"gone@example.org": "550 5.1.1 unknown", "full@example.org": "452 4.2.2 later",
     "slow@example.org": "hang", "cut@example.org": "close", "spam@example.org": "data 554 5.7.1 no"}
"""
import argparse
import asyncio
import email
import email.policy
import json
import os
import ssl
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult


class Mailbox:
    """What the receiver does at each step of a conversation."""

    def __init__(self, folder):
        self.folder = folder
        self.count = len(list(folder.glob("*.eml")))

    def rule(self, address):
        path = self.folder / "rules.json"
        return json.loads(path.read_text()).get(address, "") if path.exists() else ""

    async def handle_RCPT(self, server, session, envelope, address, options):
        rule = self.rule(address)
        if rule == "hang":
            await asyncio.sleep(3600)
        if rule == "close":
            server.transport.abort()
        if rule[:1].isdigit():
            return rule
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        for address in envelope.rcpt_tos:
            rule = self.rule(address)
            if rule.startswith("data "):
                return rule.removeprefix("data ")
        self.keep(server, session, envelope)
        return "250 2.0.0 kept"

    def keep(self, server, session, envelope):
        self.count += 1
        name = f"{self.count:04d}"
        (self.folder / f"{name}.eml").write_bytes(envelope.original_content)
        about = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "greeting": session.host_name,
            "tls": server.transport.get_extra_info("ssl_object") is not None,
            "signedIn": bool(session.authenticated),
            **read(envelope.original_content),
        }
        # The JSON appears last and at once: whoever sees it may read both files.
        draft = self.folder / f"{name}.draft"
        draft.write_text(json.dumps(about))
        draft.rename(self.folder / f"{name}.json")


def read(source):
    """The mail as Python's own reader understands it."""
    mail = email.message_from_bytes(source, policy=email.policy.default)
    parts = [
        {
            "type": part.get_content_type(),
            "parameters": {name: value for name, value in part.get_params() or [] if value},
            "fileName": part.get_filename(),
            "text": part.get_content() if part.get_content_maintype() == "text" else part.get_content().decode(),
        }
        for part in mail.walk()
        if not part.is_multipart()
    ]
    defects = [str(defect) for part in mail.walk() for defect in part.defects]
    defects += [f"{name}: {defect}" for name, value in mail.items() for defect in value.defects]
    return {"headers": dict(mail.items()), "parts": parts, "defects": defects}


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--implicit", action="store_true", help="TLS from the first byte instead of STARTTLS")
    parser.add_argument("--account", help="USER:PASSWORD that must sign in")
    parser.add_argument("--stay", action="store_true", help="stop with the parent, not with the standard input")
    return parser.parse_args()


async def serve(wanted):
    wanted.folder.mkdir(parents=True, exist_ok=True)
    tls = None
    if wanted.certificate:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(wanted.certificate, wanted.key)

    def check(server, session, envelope, mechanism, data):
        given = f"{data.login.decode()}:{data.password.decode()}"
        return AuthResult(success=given == wanted.account, handled=False)

    mailbox = Mailbox(wanted.folder)

    def connection():
        return SMTP(
            mailbox,
            hostname="mailbox.example",
            enable_SMTPUTF8=True,
            tls_context=None if wanted.implicit else tls,
            require_starttls=tls is not None and not wanted.implicit,
            authenticator=check if wanted.account else None,
            auth_required=wanted.account is not None,
            auth_require_tls=tls is not None and not wanted.implicit,
        )

    loop = asyncio.get_running_loop()
    server = await loop.create_server(connection, "127.0.0.1", wanted.port, ssl=tls if wanted.implicit else None)
    print(f"listening {server.sockets[0].getsockname()[1]}", flush=True)
    if not wanted.stay:
        await loop.run_in_executor(None, sys.stdin.read)
        return
    parent = os.getppid()
    while os.getppid() == parent:
        await asyncio.sleep(1)


if __name__ == "__main__":
    chosen = options()
    loop = asyncio.new_event_loop()
    loop.run_until_complete(serve(chosen))
    # Connections still hanging must not keep a test from ending.
    os._exit(0)
