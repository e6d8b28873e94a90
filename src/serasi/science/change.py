"""Change of a group between a first and a last answer, with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.special import stdtrit


@dataclass(frozen=True)
class Change:
    """The mean change of n pairs; the interval is None for fewer than two."""

    n: int
    mean: float | None
    low: float | None
    high: float | None


def paired_change(
    first: Sequence[float], last: Sequence[float], *, confidence: float = 0.95
) -> Change:
    """Return the mean of last minus first with its t interval.

    Parameters
    ----------
    first, last
        answers of the same people in the same order.
    confidence
        probability that the interval covers, over repeated samples.

    Notes
    -----
    d ± t(n-1) · s / √n (Student, 1908, section IX). Assumes independent people and differences
    near normal, or many of them; it says nothing of why anything changed.

    Examples
    --------
    >>> found = paired_change([2, 4, 3, 5], [4, 5, 5, 6])
    >>> found.n, found.mean, round(found.low, 3), round(found.high, 3)
    (4, 1.5, 0.581, 2.419)
    """
    if len(first) != len(last):
        raise ValueError("first and last must be of the same people")
    n = len(first)
    if n == 0:
        return Change(0, None, None, None)
    difference = np.asarray(last, dtype=float) - np.asarray(first, dtype=float)
    mean = float(difference.mean())
    if n < 2:
        return Change(n, mean, None, None)
    half = float(stdtrit(n - 1, 0.5 + confidence / 2)) * float(difference.std(ddof=1)) / sqrt(n)
    return Change(n, mean, mean - half, mean + half)
