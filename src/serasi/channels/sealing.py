"""Keeps texts and addresses encrypted at rest: links in them open a call, numbers a person."""

from __future__ import annotations

import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE_BYTES = 12


@lru_cache(maxsize=4)
def _derived(secret: str) -> bytes:
    kdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"serasi channels")
    return kdf.derive(secret.encode())


def sealed(text: str, *, bound: str) -> bytes:
    """Encrypt a text; only the row named by `bound` can give it back."""
    nonce = os.urandom(_NONCE_BYTES)
    cipher = AESGCM(_derived(settings.SEAL_KEY))
    return nonce + cipher.encrypt(nonce, text.encode(), bound.encode())


def unsealed(box: bytes | memoryview, *, bound: str) -> str | None:
    """Decrypt what `sealed` made for the same row; None when the house's key is another now."""
    held = bytes(box)
    cipher = AESGCM(_derived(settings.SEAL_KEY))
    try:
        return cipher.decrypt(held[:_NONCE_BYTES], held[_NONCE_BYTES:], bound.encode()).decode()
    except (InvalidTag, ValueError):
        return None
