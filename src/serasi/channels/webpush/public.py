"""Requests to an address that somebody else chose must not reach the house's own network."""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import urlsplit

from django.conf import settings

HTTPS_PORT = 443
LONGEST_ADDRESS = 1000
_NAME = re.compile(r"^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$")
_OWN = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home.arpa", ".onion")


def is_loopback(url: str) -> bool:
    """Say whether an address is a stub on this machine, and the settings of a test allow it."""
    allowed = bool(getattr(settings, "PUSH_LOOPBACK", False))
    return allowed and url.startswith("http://127.0.0.1:")


def is_public(url: str) -> bool:
    """Say whether an address is https at a public name, on its usual port and without log-in.

    A name may still lead inside; `dial` looks at where it leads when it connects.
    """
    if is_loopback(url):
        return True
    if len(url) > LONGEST_ADDRESS or not url.isascii() or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    plain = parts.scheme == "https" and "@" not in parts.netloc and port in {None, HTTPS_PORT}
    return plain and bool(_NAME.match(host)) and not host.endswith(_OWN)


def dial(host: str, port: int, seconds: float) -> socket.socket:
    """Connect to a host by one of its public addresses alone.

    The addresses are looked up once and connected to as they are: a name that answers otherwise a
    moment later leads nowhere else.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    places = [str(place[0]) for *_kind, place in found]
    failure: OSError = ConnectionRefusedError(f"{host} has no public address")
    for place in (place for place in places if is_global(place)):
        try:
            return socket.create_connection((place, port), timeout=seconds)
        except OSError as failed:
            failure = failed
    raise failure


def is_global(place: str) -> bool:
    """Say whether an IP address is one of the open Internet, also behind its IPv6 forms.

    >>> [is_global(place) for place in ("8.8.8.8", "10.0.0.1", "::ffff:127.0.0.1")]
    [True, False, False]
    """
    address = ipaddress.ip_address(place.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            address = inner
        elif address in ipaddress.ip_network("64:ff9b::/96"):
            address = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.is_global and not address.is_multicast
