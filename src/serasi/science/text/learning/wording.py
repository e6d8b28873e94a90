"""The wording of a message as hashed features: words, pairs of words, stretches of letters.

Feature hashing (Weinberger et al. 2009, "Feature hashing for large scale multitask learning")
needs no word list, so that nothing of a message can be read back from learnt weights.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

BITS = 14
SIZE = 2 << BITS
"""Words and their pairs share the lower half of the features, stretches of letters the upper."""
LONGEST = 3000
LETTERS = (3, 4, 5)

_WORD = re.compile(r"[a-z]+|\d+|[!?]")
_FACTOR = np.uint32(2654435761)


@dataclass(frozen=True, slots=True)
class Wording:
    """Sorted feature numbers and their values; each half has the length 1 when not empty."""

    index: np.ndarray
    value: np.ndarray


@lru_cache(maxsize=1 << 15)
def _hashed(word: str) -> int:
    return zlib.crc32(word.encode()) >> (32 - BITS)


def wording(text: str, /) -> Wording:
    """Hash a plain text, as `read_page` gives it.

    Examples
    --------
    >>> found = wording("bentrok dua kampung")
    >>> round(float((found.value**2).sum()), 3), int(found.index.max()) < SIZE
    (2.0, True)
    """
    text = text[:LONGEST]
    words = ["0" * min(len(w), 4) if w.isdigit() else w for w in _WORD.findall(text)]
    told = {_hashed(w) for w in words}
    told |= {_hashed(f"{a} {b}") for a, b in zip(words, words[1:], strict=False)}
    low = np.fromiter(sorted(told), dtype=np.int32, count=len(told))
    high = _letters(" " + " ".join(words) + " ") if words else np.empty(0, np.int32)
    return Wording(
        np.concatenate([low, high]),
        np.concatenate([_even(len(low)), _even(len(high))]),
    )


def _even(size: int) -> np.ndarray:
    return np.full(size, 1.0 / np.sqrt(max(1, size)), dtype=np.float32)


def _letters(text: str) -> np.ndarray:
    """Hash each stretch of 3 to 5 letters, all positions at once."""
    codes = np.frombuffer(text.encode("ascii", "replace"), dtype=np.uint8).astype(np.uint32)
    found = []
    for length in LETTERS:
        if len(codes) < length:
            continue
        rolled = np.full(len(codes) - length + 1, length, dtype=np.uint32)
        for at in range(length):
            rolled = rolled * np.uint32(31) + codes[at : len(codes) - length + 1 + at]
        found.append((rolled * _FACTOR) >> np.uint32(32 - BITS))
    if not found:
        return np.empty(0, np.int32)
    return np.unique(np.concatenate(found)).astype(np.int32) + (1 << BITS)
