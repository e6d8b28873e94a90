"""The wording of a message as hashed features: words, letters, what is told, its topics.

Feature hashing (Weinberger et al. 2009, "Feature hashing for large scale multitask learning")
needs no word list, so that nothing of a message can be read back from learnt weights.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

BITS = 17
BLOCK = 1 << BITS
WORDS, LETTERS, TOLD, TOPICS = range(4)
SIZE = 4 * BLOCK
"""Each of the four blocks of features has `BLOCK` numbers of its own."""
LONGEST = 3000
STRETCHES = (3, 4, 5)
MOST_TOKENS = 600

_WORD = re.compile(r"[a-z]+|\d+|[!?]")
_FACTOR = np.uint32(2654435761)
_SPACE = ord(" ")


@dataclass(frozen=True, slots=True)
class Wording:
    """Sorted feature numbers with their values, 1 + log of how often each occurs."""

    index: np.ndarray
    value: np.ndarray


def tokens(text: str, /) -> list[str]:
    """Split a plain text into words and marks; a number keeps its length only.

    Examples
    --------
    >>> tokens("bentrok 50 org!")
    ['bentrok', '00', 'org', '!']
    """
    return ["0" * min(len(w), 4) if w.isdigit() else w for w in _WORD.findall(text)]


def wording(text: str, told: Sequence[str] = (), topics: Sequence[str] = (), /) -> Wording:
    """Hash a plain text, as `read_page` gives it, and what `retell` made of it.

    Examples
    --------
    >>> found = wording("bentrok dua kampung")
    >>> int(found.index.max()) < SIZE, float(found.value.min())
    (True, 1.0)
    """
    words = tokens(text[:LONGEST])
    blocks = (
        _runs(words, 2),
        _stretches(words),
        _runs(told[:MOST_TOKENS], 3),
        _runs(topics[:MOST_TOKENS], 2),
    )
    parts = [_counted(hashed, block) for block, hashed in enumerate(blocks)]
    return Wording(
        np.concatenate([index for index, _ in parts]),
        np.concatenate([value for _, value in parts]),
    )


@lru_cache(maxsize=1 << 16)
def _hashed(run: str) -> int:
    return zlib.crc32(run.encode()) >> (32 - BITS)


def _runs(said: Sequence[str], longest: int) -> np.ndarray:
    """Hash each token and each run of neighbours up to a length."""
    found = [_hashed(one) for one in said]
    for length in range(2, longest + 1):
        found += [_hashed(" ".join(said[at : at + length])) for at in range(len(said) - length + 1)]
    return np.array(found, dtype=np.int32)


def _stretches(words: Sequence[str]) -> np.ndarray:
    """Hash each stretch of 3 to 5 letters within a word and its two spaces, all at once."""
    text = "  ".join(["", *words, ""])[1:-1]
    codes = np.frombuffer(text.encode("ascii", "replace"), dtype=np.uint8).astype(np.uint32)
    space = codes == _SPACE
    between = np.concatenate([[0], np.cumsum(space[:-1] & space[1:])]) if len(codes) else space
    found = []
    for length in STRETCHES:
        if len(codes) < length:
            continue
        rolled = np.full(len(codes) - length + 1, length, dtype=np.uint32)
        for at in range(length):
            rolled = rolled * np.uint32(31) + codes[at : len(codes) - length + 1 + at]
        inside = between[length - 1 :] == between[: len(codes) - length + 1]
        found.append((rolled[inside] * _FACTOR) >> np.uint32(32 - BITS))
    return np.concatenate(found).astype(np.int32) if found else np.empty(0, np.int32)


def _counted(hashed: np.ndarray, block: int) -> tuple[np.ndarray, np.ndarray]:
    index, times = np.unique(hashed, return_counts=True)
    return (index + block * BLOCK).astype(np.int32), 1.0 + np.log(times).astype(np.float32)
