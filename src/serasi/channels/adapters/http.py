"""One careful HTTP request: bounded in time and size, TLS verified, no redirect followed.

Errors never carry the address of a request, since a bot's token is part of it.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

CONNECT_SECONDS = 5.0
TOTAL_SECONDS = 15.0
LONGEST_ANSWER = 64 * 1024


@dataclass(frozen=True)
class Patience:
    """How long to wait for a connection, and for everything together."""

    connect_seconds: float = CONNECT_SECONDS
    total_seconds: float = TOTAL_SECONDS


@dataclass(frozen=True)
class Answer:
    """What a server answered; the body may have been cut at `LONGEST_ANSWER`."""

    status: int
    body: bytes
    retry_after: timedelta | None = None

    def json(self) -> dict[str, object] | None:
        """Return the body when it is a JSON object."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) else None


Dial = Callable[[str, int, float], socket.socket]
"""How to connect to a host and port within some seconds."""


class UnansweredError(Exception):
    """No usable answer came; the text is a plain sentence for the delivery."""


class _Dialled(http.client.HTTPSConnection):
    """A connection that is dialled in a way of the caller's."""

    def __init__(self, host: str, *, timeout: float, dial: Dial) -> None:
        self.trust = ssl.create_default_context()
        super().__init__(host, timeout=timeout, context=self.trust)
        self.seconds, self.dial = timeout, dial

    def connect(self) -> None:
        """Connect; the certificate is the named host's wherever the dialling led."""
        raw = self.dial(self.host, self.port, self.seconds)
        try:
            self.sock = self.trust.wrap_socket(raw, server_hostname=self.host)
        except OSError:
            raw.close()
            raise


def post(
    url: str,
    *,
    body: bytes,
    headers: Mapping[str, str],
    patience: Patience | None = None,
    dial: Dial | None = None,
) -> Answer:
    """Post a body and return the answer; `dial` keeps an https request to hosts of its choice.

    Raises
    ------
    UnansweredError
        when no answer came in time, or the connection could not be trusted.
    """
    waits = patience or Patience()
    with _told_plainly(waits):
        connection, path = _connection(url, waits.connect_seconds, dial)
        deadline = time.monotonic() + waits.total_seconds
        try:
            connection.connect()
            with _cut_off(connection, deadline) as late:
                return _exchange(connection, path, body, headers, late)
        finally:
            connection.close()


def _connection(
    url: str, connect_seconds: float, dial: Dial | None
) -> tuple[http.client.HTTPConnection, str]:
    parts = urlsplit(url)
    host = parts.hostname or ""
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if parts.scheme == "https" and dial is not None:
        return _Dialled(host, timeout=connect_seconds, dial=dial), path
    if parts.scheme == "https":
        trust = ssl.create_default_context()
        return http.client.HTTPSConnection(
            host, parts.port, timeout=connect_seconds, context=trust
        ), path
    if parts.scheme == "http" and _is_near(host):
        return http.client.HTTPConnection(host, parts.port, timeout=connect_seconds), path
    raise UnansweredError(_("Alamat layanan harus memakai https."))


def _is_near(host: str) -> bool:
    """Say whether a host is this machine or on the office's own network: an SMS modem is."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False


@contextmanager
def _cut_off(
    connection: http.client.HTTPConnection, deadline: float
) -> Iterator[Callable[[], bool]]:
    """Shut the connection at the deadline, also on a server that sends a byte at a time."""
    sock = connection.sock
    left = max(deadline - time.monotonic(), 0.001)
    sock.settimeout(left)
    cut = threading.Event()

    def shut() -> None:
        cut.set()
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return

    timer = threading.Timer(left, shut)
    timer.daemon = True
    timer.start()
    try:
        yield cut.is_set
    finally:
        timer.cancel()


def _exchange(
    connection: http.client.HTTPConnection,
    path: str,
    body: bytes,
    headers: Mapping[str, str],
    late: Callable[[], bool],
) -> Answer:
    sent = {"Connection": "close", "User-Agent": "Serasi", **headers}
    connection.request("POST", path, body=body, headers=sent)
    response = connection.getresponse()
    read = response.read(LONGEST_ANSWER)
    if late():
        raise TimeoutError
    return Answer(response.status, read, _pause(response.getheader("Retry-After")))


def _pause(written: str | None) -> timedelta | None:
    if written is None or not written.isascii() or not written.isdigit():
        return None
    return timedelta(seconds=min(int(written[:9]), 86_400))


@contextmanager
def _told_plainly(waits: Patience) -> Iterator[None]:
    """Turn every failure of a network into one sentence without addresses or secrets."""
    try:
        yield
    except TimeoutError as late:
        seconds = f"{waits.total_seconds:g}"
        raise UnansweredError(
            _("Layanan tidak menjawab dalam %(seconds)s detik.") % {"seconds": seconds}
        ) from late
    except ssl.SSLError as distrust:
        raise UnansweredError(_("Sertifikat layanan tidak sah.")) from distrust
    except (OSError, http.client.HTTPException, ValueError) as failed:
        raise UnansweredError(_("Layanan tidak dapat dihubungi.")) from failed
