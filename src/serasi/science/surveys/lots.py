"""Lots that anybody can draw again: numbers from a seed and a label by SHA-256.

A protocol prints its seed; with it and these few lines the draw can be checked in any language,
whatever becomes of a library's random generator.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


def lot(seed: int, *labels: object) -> float:
    """Return a number from 0 to below 1: the first 53 bits of SHA-256 of "seed|label|label".

    Examples
    --------
    >>> lot(2026, "35.09", "desa") == lot(2026, "35.09", "desa")
    True
    >>> 0 <= lot(2026, "35.09") < 1
    True
    """
    text = "|".join(str(part) for part in (seed, *labels))
    return (int.from_bytes(sha256(text.encode()).digest()[:8], "big") >> 11) * 2.0**-53


def shuffled(items: Sequence[T], seed: int, *labels: object) -> list[T]:
    """Return items in an order drawn by lot (Fisher & Yates, from the end)."""
    out = list(items)
    for last in range(len(out) - 1, 0, -1):
        pick = int(lot(seed, *labels, last) * (last + 1))
        out[last], out[pick] = out[pick], out[last]
    return out
