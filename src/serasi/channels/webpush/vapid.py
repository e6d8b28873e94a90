"""The house's own name to push services: a key pair and signed tokens, RFC 8292."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from serasi.channels.webpush.encrypting import CURVE, point_of, web_base64

TOKEN_SECONDS = 12 * 3600
"""A push service takes no token of more than a day (RFC 8292, section 2)."""
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""The order of P-256 (FIPS 186-4, D.1.2.3)."""


@dataclass(frozen=True)
class Sender:
    """Who sends pushes: the key that browsers were told, and whom a push service may write to."""

    key: ec.EllipticCurvePrivateKey = field(repr=False)
    contact: str

    @property
    def public(self) -> str:
        """The public key as browsers take it."""
        return web_base64(point_of(self.key.public_key()))


@lru_cache(maxsize=4)
def key_from(secret: str) -> ec.EllipticCurvePrivateKey:
    """Derive the house's key from a secret, the same on each of its machines; none is kept.

    48 bytes reduced by the order are uniform to within 2^-128 (FIPS 186-4, B.4.1).
    """
    kdf = HKDF(algorithm=hashes.SHA256(), length=48, salt=None, info=b"serasi web push")
    number = int.from_bytes(kdf.derive(secret.encode()), "big") % (_ORDER - 1) + 1
    return ec.derive_private_key(number, CURVE)


def authorization(sender: Sender, *, endpoint: str, now: float) -> str:
    """Return the header that names the sender to the push service of one endpoint."""
    parts = urlsplit(endpoint)
    claims: dict[str, object] = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int(now) + TOKEN_SECONDS,
    }
    if sender.contact:
        claims["sub"] = sender.contact
    return f"vapid t={_token(sender.key, claims)}, k={sender.public}"


def _token(key: ec.EllipticCurvePrivateKey, claims: dict[str, object]) -> str:
    head = {"typ": "JWT", "alg": "ES256"}
    signed = ".".join(web_base64(_compact(part)) for part in (head, claims))
    r, s = decode_dss_signature(key.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    return f"{signed}.{web_base64(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def _compact(part: dict[str, object]) -> bytes:
    return json.dumps(part, separators=(",", ":")).encode()
