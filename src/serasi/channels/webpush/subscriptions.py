"""What a browser gives to be reached by: checked, named and told apart."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import ec

from serasi.channels.webpush.encrypting import CURVE, SECRET_BYTES, from_web_base64
from serasi.channels.webpush.public import is_public
from serasi.problems import BROWSER_UNFIT, Problem

MOST_BROWSERS = 10
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
_DEVICES = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class Subscription:
    """Where a browser takes pushes, and its keys as it wrote them; `id` is the house's number."""

    id: int
    endpoint: str = field(repr=False)
    p256dh: str = field(repr=False)
    auth: str = field(repr=False)


def fit_subscription(endpoint: str, p256dh: str, auth: str) -> Subscription:
    """Return a subscription to which a message can be encrypted and sent, or refuse."""
    if not is_public(endpoint):
        raise Problem(BROWSER_UNFIT)
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(CURVE, from_web_base64(p256dh))
        secret = from_web_base64(auth)
    except ValueError as misfit:
        raise Problem(BROWSER_UNFIT) from misfit
    if len(secret) != SECRET_BYTES:
        raise Problem(BROWSER_UNFIT)
    return Subscription(0, endpoint, p256dh, auth)


def digest_of(endpoint: str) -> str:
    """Return what tells browsers apart: an endpoint is a long secret, and cannot be guessed back.

    The page computes the same to know its own browser in the list.
    """
    return hashlib.sha256(endpoint.encode()).hexdigest()


def browser_name(agent: str) -> str:
    """Return the name of a browser from what it says of itself.

    >>> browser_name("Mozilla/5.0 (Linux; Android 14) … Chrome/130.0.0.0 Mobile Safari/537.36")
    'Chrome, Android'
    """
    named = [
        next((name for mark, name in marks if mark in agent), "") for marks in (_BROWSERS, _DEVICES)
    ]
    return ", ".join(part for part in named if part)
