"""Does the same person answer the same two weeks later? Intraclass correlations."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import fdtri

from serasi.science.scales.flaws import Refused
from serasi.science.scales.sheets import Values


@dataclass(frozen=True)
class Intraclass:
    """One intraclass correlation; None where nothing varies."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Repeats:
    """Agreement of repeated measurements of the same people, named as in Shrout & Fleiss (1979).

    one_way : ICC(1,1), occasions not told apart
    agreement : ICC(2,1), a shift between occasions counts as disagreement
    consistency : ICC(3,1), a shift that is the same for all does not
    people, occasions : whole rows used, columns
    shift : mean of the last less the first occasion
    """

    one_way: Intraclass
    agreement: Intraclass
    consistency: Intraclass
    people: int
    occasions: int
    shift: float | None


def repeated(values: ArrayLike, *, level: float = 0.95) -> Repeats:
    """Return the intraclass correlations of people measured several times.

    Shrout & Fleiss (1979, Psychological Bulletin 86), cases 1 to 3, with their intervals; that of
    case 2 by McGraw & Wong (1996, Psychological Methods 1, table 7).

    Parameters
    ----------
    values : (people, occasions) scores; a person with a gap is left out

    Examples
    --------
    Six targets and four judges, table 2 of Shrout & Fleiss:

    >>> seen = repeated([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9],
    ...                  [6, 2, 4, 7]])
    >>> [round(one.value, 2) for one in (seen.one_way, seen.agreement, seen.consistency)]
    [0.17, 0.29, 0.71]
    """
    table = np.asarray(values, dtype=float)
    if table.ndim != 2 or table.shape[1] < 2:
        raise Refused("S640", f"pengulangan {table.shape}")
    table = table[~np.isnan(table).any(axis=1)]
    people, occasions = table.shape
    unknown = Intraclass(None, None, None)
    if people < 2:
        return Repeats(unknown, unknown, unknown, people, occasions, None)
    shift = float((table[:, -1] - table[:, 0]).mean())
    squares = _mean_squares(table)
    if squares[0] + squares[1] <= 0:
        return Repeats(unknown, unknown, unknown, people, occasions, shift)
    return Repeats(
        _one_way(*squares[:2], people, occasions, level),
        _agreement(*squares, people, occasions, level),
        _consistency(*squares, people, occasions, level),
        people,
        occasions,
        shift,
    )


def _mean_squares(table: Values) -> tuple[float, float, float, float]:
    """Return mean squares between people, within people, between occasions, and left over."""
    n, k = table.shape
    whole = table.mean()
    between = k * float(((table.mean(axis=1) - whole) ** 2).sum())
    occasion = n * float(((table.mean(axis=0) - whole) ** 2).sum())
    total = float(((table - whole) ** 2).sum())
    within = total - between
    left = max(within - occasion, 0.0)
    return (
        between / (n - 1),
        within / (n * (k - 1)),
        occasion / (k - 1),
        left / ((n - 1) * (k - 1)),
    )


def _by_ratio(ratio: float, k: int, low: float, high: float) -> Intraclass:
    ends = [(ratio / low - 1) / (ratio / low + k - 1), (ratio * high - 1) / (ratio * high + k - 1)]
    return Intraclass((ratio - 1) / (ratio + k - 1), *ends)


def _one_way(between: float, within: float, n: int, k: int, level: float) -> Intraclass:
    if within <= 0:
        return Intraclass(1.0, None, None)
    at, df, rest = 0.5 + level / 2, n - 1, n * (k - 1)
    low, high = fdtri(df, rest, at), fdtri(rest, df, at)
    return _by_ratio(between / within, k, float(low), float(high))


def _consistency(
    between: float, within: float, occasion: float, left: float, n: int, k: int, level: float
) -> Intraclass:
    if left <= 0:
        return Intraclass(1.0, None, None)
    at, df, rest = 0.5 + level / 2, n - 1, (n - 1) * (k - 1)
    low, high = fdtri(df, rest, at), fdtri(rest, df, at)
    return _by_ratio(between / left, k, float(low), float(high))


def _agreement(
    between: float, within: float, occasion: float, left: float, n: int, k: int, level: float
) -> Intraclass:
    value = (between - left) / (between + (k - 1) * left + k * (occasion - left) / n)
    if left <= 0 or value >= 1:
        return Intraclass(value, None, None)
    spread = k * value / (n * (1 - value))
    rest = 1 + k * value * (n - 1) / (n * (1 - value))
    top = (spread * occasion + rest * left) ** 2
    df = top / ((spread * occasion) ** 2 / (k - 1) + (rest * left) ** 2 / ((n - 1) * (k - 1)))
    at = 0.5 + level / 2
    lower, upper = fdtri(n - 1, df, at), fdtri(df, n - 1, at)
    others = k * occasion + (n * k - n - k) * left
    low = n * (between - lower * left) / (lower * others + n * between)
    high = n * (upper * between - left) / (others + n * upper * between)
    return Intraclass(value, float(low), float(high))
