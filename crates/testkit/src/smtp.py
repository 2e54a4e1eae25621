"""A mail server for one test: aiosmtpd on a free port, ended by the end of its standard input.

It says its port on standard output and writes each message it took as `<n>.eml` (the bytes) and `<n>.json` (what
Python's own mail reader sees in them, and how they came). Addresses steer it: the server answers `reply-550@…` with
550, waits before answering `slow-3000@…` (milliseconds), and after the message for `late-3000@…`.
"""

import argparse
import asyncio
import email
import email.policy
import json
import shutil
import socket
import ssl
import sys
import threading
import warnings
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult


class Counters:
    """What happened in the whole server."""

    sessions = 0
    open = 0
    peak = 0
    taken = 0
    commands = []


class Session(SMTP):
    """One connection that is counted and knows its number."""

    def connection_made(self, transport):
        first = not getattr(self, "number", 0)
        if first:
            Counters.sessions += 1
            self.number = Counters.sessions
            Counters.open += 1
            Counters.peak = max(Counters.peak, Counters.open)
        super().connection_made(transport)

    def connection_lost(self, error):
        if not getattr(self, "gone", False):
            self.gone = True
            Counters.open -= 1
        super().connection_lost(error)


class Handler:
    """Takes, refuses or waits as the addresses say."""

    def __init__(self, folder):
        self.folder = Path(folder)

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        Counters.commands.append("EHLO")
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        Counters.commands.append("MAIL")
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return await steered(address) or "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        Counters.commands.append("RCPT")
        answer = await steered(address)
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(self, server, session, envelope):
        Counters.commands.append("DATA")
        number, Counters.taken = Counters.taken, Counters.taken + 1
        self.keep(number, server, session, envelope)
        kind, value = steer(envelope.rcpt_tos[0])
        if kind == "late":
            await asyncio.sleep(value / 1000)
        return "250 taken"

    def keep(self, number, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        plain, html = message.get_body(("plain",)), message.get_body(("html",))
        seen = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "session": server.number,
            "tls": session.ssl["cipher"][1] if session.ssl and "cipher" in session.ssl else tls_version(server),
            "login": (session.auth_data or b"").decode() if session.authenticated else None,
            "headers": [[name, str(value)] for name, value in message.items()],
            "text": plain and plain.get_content(),
            "html": html and html.get_content(),
            "defects": [str(d) for part in message.walk() for d in part.defects],
        }
        (self.folder / f"{number}.eml").write_bytes(envelope.content)
        half = self.folder / f"{number}.half"
        half.write_text(json.dumps(seen))
        half.rename(self.folder / f"{number}.json")


def tls_version(server):
    tls = server.transport.get_extra_info("ssl_object")
    return tls and tls.version()


def steer(address):
    """`reply-550@…` is ("reply", 550)."""
    kind, _, value = address.split("@")[0].partition("-")
    return (kind, int(value)) if kind in ("reply", "slow", "late") else (None, 0)


async def steered(address):
    kind, value = steer(address)
    if kind == "slow":
        await asyncio.sleep(value / 1000)
    # The server's words repeat the address, as real ones do.
    return f"{value} <{address}> is not taken" if kind == "reply" else None


def tls_context(arguments):
    if not arguments.certificate:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(arguments.certificate, arguments.key)
    if arguments.old:
        # What a server of 2005 offers; OpenSSL has to be asked for it.
        warnings.simplefilter("ignore", DeprecationWarning)
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    return context


async def serve(arguments):
    context = tls_context(arguments)
    wrapped = arguments.mode == "tls"

    def authenticator(server, session, envelope, mechanism, data):
        good = (data.login.decode(), data.password.decode()) == (arguments.user, arguments.password)
        return AuthResult(success=good, handled=False, auth_data=data.login)

    def session():
        return Session(
            Handler(arguments.folder),
            hostname="localhost",
            tls_context=context if arguments.mode == "starttls" else None,
            require_starttls=arguments.mode == "starttls",
            auth_required=arguments.user is not None,
            auth_require_tls=arguments.mode == "starttls",
            authenticator=authenticator if arguments.user is not None else None,
            enable_SMTPUTF8=False,
            loop=asyncio.get_running_loop(),
        )

    loop = asyncio.get_running_loop()
    server = await loop.create_server(session, "127.0.0.1", 0, ssl=context if wrapped else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, follow)


def serve_old(arguments):
    """A server of 2005, as far as its handshake. asyncio would hang up there without the alert that OpenSSL has ready."""
    context = tls_context(arguments)
    listener = socket.create_server(("127.0.0.1", 0))

    def answer(connection):
        if arguments.mode == "starttls":
            connection.sendall(b"220 old\r\n")
            while (line := connection.recv(1000)) and not line.startswith(b"STARTTLS"):
                Counters.commands.append(line.decode()[:4])
                connection.sendall(b"250-old\r\n250 STARTTLS\r\n")
            connection.sendall(b"220 go\r\n")
        with context.wrap_socket(connection, server_side=True) as wrapped:
            wrapped.sendall(b"220 old\r\n")
            while line := wrapped.recv(1000):
                Counters.commands.append(line.decode()[:4])
                wrapped.sendall(b"250 OK\r\n")

    def listen():
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=answer, args=[connection], daemon=True).start()

    threading.Thread(target=listen, daemon=True).start()
    print(listener.getsockname()[1], flush=True)
    follow()


def follow():
    """Answers each line with the counters; returns when nobody asks any more."""
    for _ in sys.stdin:
        counters = {key: value for key, value in vars(Counters).items() if not key.startswith("_")}
        print(json.dumps(counters), flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", required=True)
    parser.add_argument("--mode", choices=["plain", "starttls", "tls"], required=True)
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--old", action="store_true")
    parser.add_argument("--user")
    parser.add_argument("--password")
    arguments = parser.parse_args()
    try:
        serve_old(arguments) if arguments.old else asyncio.run(serve(arguments))
    finally:
        shutil.rmtree(arguments.folder, ignore_errors=True)


main()
