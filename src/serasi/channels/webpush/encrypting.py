"""Encryption of a push message for one browser: RFC 8291 with the coding of RFC 8188.

The push service in between sees how long a message is, and nothing of its words.
"""

from __future__ import annotations

import base64
import os
import re

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
POINT_BYTES, SECRET_BYTES, SALT_BYTES = 65, 16, 16
RECORD_BYTES = 4096
LONGEST_PLAIN = 3993
"""What fits into the 4,096 bytes that every push service must take (RFC 8291, section 4)."""
_LAST_RECORD = b"\x02"
_ALPHABET = re.compile(r"[A-Za-z0-9_-]*")


def web_base64(data: bytes) -> str:
    """Write bytes in the URL's alphabet, without padding.

    >>> web_base64(bytes([251, 255, 1]))
    '-_8B'
    """
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_web_base64(text: str) -> bytes:
    """Read what `web_base64` writes; padding is no mistake, other alphabets raise ValueError."""
    bare = text.rstrip("=")
    if not _ALPHABET.fullmatch(bare) or len(bare) % 4 == 1:
        raise ValueError("not in the alphabet of URLs")
    return base64.urlsafe_b64decode(bare + "=" * (-len(bare) % 4))


def point_of(key: ec.EllipticCurvePublicKey) -> bytes:
    """Return a public key as the 65 bytes of an uncompressed point."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def encrypted(
    plain: bytes,
    *,
    browser_key: bytes,
    secret: bytes,
    salt: bytes | None = None,
    own: ec.EllipticCurvePrivateKey | None = None,
) -> bytes:
    """Return the body of a push: header and one record that `browser_key`'s owner can open.

    `salt` and `own`, the key of this one message, are made anew unless a known-value test gives
    them.

    Raises
    ------
    ValueError
        when the key is no point of P-256, the secret not 16 bytes, or the text too long.
    """
    if len(plain) > LONGEST_PLAIN or len(secret) != SECRET_BYTES:
        raise ValueError("too long a text, or a secret of another length")
    salt = salt or os.urandom(SALT_BYTES)
    own = own or ec.generate_private_key(CURVE)
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, browser_key)
    ours = point_of(own.public_key())
    shared = own.exchange(ec.ECDH(), theirs)
    material = _derived(
        shared, salt=secret, info=b"WebPush: info\0" + browser_key + ours, length=32
    )
    key = _derived(material, salt=salt, info=b"Content-Encoding: aes128gcm\0", length=16)
    nonce = _derived(material, salt=salt, info=b"Content-Encoding: nonce\0", length=12)
    header = salt + RECORD_BYTES.to_bytes(4, "big") + bytes([len(ours)]) + ours
    return header + AESGCM(key).encrypt(nonce, plain + _LAST_RECORD, None)


def _derived(material: bytes, *, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(material)
