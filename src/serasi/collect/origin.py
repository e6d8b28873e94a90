"""Tells whether two reports copy one message, so that five forwards count as one source."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]+")
_GREETINGS = """
    yth bpk bapak ibu pak bu komandan ndan dan mohon ijin izin ijinkan melaporkan lapor selamat
    pagi siang sore malam assalamualaikum wr wb diteruskan terusan forwarded fw fwd sebarkan share
    copas
"""
_FILLER = frozenset(_GREETINGS.split())
_SHORTEST = 6


def origin_key(text: str) -> str:
    """Return a fingerprint of what a message says; "" when it says too little to be known again.

    Case, marks, emphasis, greetings and forward marks do not count.

    >>> one = "*Diteruskan* Tadi malam dua kelompok pemuda bentrok di pasar Silo!"
    >>> origin_key(one) == origin_key("tadi malam dua kelompok pemuda BENTROK di pasar silo")
    True
    >>> origin_key("Hari ini nihil")
    ''
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    words = [word for word in _WORD.findall(plain) if word not in _FILLER]
    if len(words) < _SHORTEST:
        return ""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:32]
