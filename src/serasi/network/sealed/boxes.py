"""Boxes: AES-GCM under a key that lies outside the database, bound to the row they belong to."""

from __future__ import annotations

import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE_BYTES = 12


@lru_cache(maxsize=8)
def _derived(secret: str, use: str) -> bytes:
    kdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=f"serasi {use}".encode())
    return kdf.derive(secret.encode())


def key_for(use: str) -> bytes:
    """Return the house's key for one use; no use can read what was made for another."""
    return _derived(settings.SEAL_KEY, use)


def boxed(text: str, *, bound: str, use: str) -> bytes:
    """Encrypt a text; only under the same use and for the row named by `bound` does it open."""
    return closed_file(text.encode(), key=key_for(use), bound=bound)


def unboxed(box: bytes, *, bound: str, use: str) -> str | None:
    """Decrypt what `boxed` made; None when the house's key, the row or the box is another now."""
    held = opened_file(box, key=key_for(use), bound=bound)
    try:
        return None if held is None else held.decode()
    except ValueError:
        return None


def new_key() -> bytes:
    """Return a key of its own for one file; it is sealed as any other secret."""
    return AESGCM.generate_key(256)


def closed_file(content: bytes, *, key: bytes, bound: str) -> bytes:
    """Encrypt a file under a key of its own."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, bound.encode())


def opened_file(box: bytes, *, key: bytes, bound: str) -> bytes | None:
    """Decrypt bytes; None when the key, what they are bound to or the bytes are others now."""
    nonce, held = box[:_NONCE_BYTES], box[_NONCE_BYTES:]
    try:
        return AESGCM(key).decrypt(nonce, held, bound.encode())
    except (InvalidTag, ValueError):
        return None
