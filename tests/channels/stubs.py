"""Stands on loopback for a mail server, a bot's API, an SMS gateway, a push service, a browser."""

from __future__ import annotations

import asyncio
import base64
import hmac
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


@dataclass
class Request:
    """One request that a stub got."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Reply:
    """What a stub answers."""

    body: bytes = b"{}"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0
    drip: float = 0.0


@dataclass
class HttpStub:
    """An HTTP server that keeps what it got and answers what it is told to."""

    url: str = ""
    got: list[Request] = field(default_factory=list)
    reply: Callable[[Request], Reply] = lambda request: Reply()


@contextmanager
def http_stub(stub: HttpStub) -> Iterator[HttpStub]:
    """Serve a stub for the length of a test."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # noqa: N802 - the name that http.server calls
            length = int(self.headers.get("Content-Length", 0))
            asked = Request(self.path, dict(self.headers), self.rfile.read(length))
            stub.got.append(asked)
            answer = stub.reply(asked)
            time.sleep(answer.pause)
            try:
                self._answer(answer)
            except OSError:
                return

        def _answer(self, answer: Reply) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if not answer.drip:
                self.wfile.write(answer.body)
                return
            for octet in answer.body:
                self.wfile.write(bytes([octet]))
                self.wfile.flush()
                time.sleep(answer.drip)

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    stub.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class SmtpStub:
    """A mail server that keeps what it got; `answers` replaces the answer to a command."""

    port: int = 0
    mails: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    silent: bool = False


async def _talk(stub: SmtpStub, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    def say(line: str) -> None:
        writer.write(line.encode() + b"\r\n")

    if stub.silent:
        await reader.read()
        writer.close()
        return
    say("220 stub")
    while line := (await reader.readline()).decode(errors="replace").strip():
        command = line.split(" ")[0].split(":")[0].upper()
        if command in stub.answers:
            say(stub.answers[command])
        elif command == "DATA":
            say("354 go on")
            lines = []
            while (part := await reader.readline()) not in (b".\r\n", b""):
                lines.append(part.decode())
            stub.mails.append("".join(lines))
            say(stub.answers.get("END", "250 taken"))
        else:
            say("221 bye" if command == "QUIT" else "250 ok")
    writer.close()


@contextmanager
def smtp_stub() -> Iterator[SmtpStub]:
    """Run a mail server in a thread of its own."""
    stub = SmtpStub()
    loop = asyncio.new_event_loop()
    started = threading.Event()

    async def serve() -> None:
        server = await asyncio.start_server(lambda r, w: _talk(stub, r, w), "127.0.0.1", 0)
        stub.port = server.sockets[0].getsockname()[1]
        started.set()

    def run() -> None:
        loop.run_until_complete(serve())
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    started.wait(5)
    try:
        yield stub
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(2)


class BrowserStub:
    """A browser that takes pushes: its keys, and its own way of opening what came (RFC 8291)."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.secret = os.urandom(16)

    @property
    def point(self) -> bytes:
        """The public key as an uncompressed point."""
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def form(self) -> dict[str, str]:
        """What the browser sends to the house when it is registered."""
        keys = {"p256dh": self.point, "auth": self.secret}
        coded = {n: base64.urlsafe_b64encode(v).rstrip(b"=").decode() for n, v in keys.items()}
        return {"endpoint": self.endpoint, **coded}

    def opened(self, body: bytes) -> bytes:
        """Decrypt a body of one record."""
        salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
        theirs, record = body[21 : 21 + length], body[21 + length :]
        assert len(record) <= size
        public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs)
        pseudo = hmac.digest(self.secret, self.key.exchange(ec.ECDH(), public), "sha256")
        info = b"WebPush: info\x00" + self.point + theirs
        material = hmac.digest(pseudo, info + b"\x01", "sha256")
        root = hmac.digest(salt, material, "sha256")
        key = hmac.digest(root, b"Content-Encoding: aes128gcm\x00\x01", "sha256")[:16]
        nonce = hmac.digest(root, b"Content-Encoding: nonce\x00\x01", "sha256")[:12]
        plain = AESGCM(key).decrypt(nonce, record, None).rstrip(b"\x00")
        assert plain.endswith(b"\x02")
        return plain[:-1]
