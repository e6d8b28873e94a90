"""Change between waves with the erosion flag, and which areas may be put in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr, stdtrit

from serasi.science.harmony.suppress import Cell
from serasi.science.surveys import Design, totals_covariance

DROP, FALL, Z = 3.0, 2.0, 1.96
"""Points of a drop, points of each of two falls in a row, and how certain the drop must be."""
DIGITS = 9


@dataclass(frozen=True)
class Erosion:
    """What became of a score between waves.

    difference : now less before; None where either is hidden
    lo, hi, z : None where the surveys give no error
    flag : whether it is marked as erosion; rule: drop, two_falls or empty
    word : Erosi, belum pasti (fell, but not certainly or not far), tidak turun, tidak ada data
    """

    difference: float | None
    lo: float | None
    hi: float | None
    z: float | None
    flag: bool
    rule: str
    word: str


def erosion(
    now: Cell, before: Cell, *, earlier: Cell | None = None, covariance: float = 0.0
) -> Erosion:
    """Compare a score with that of the last wave, and of the one before.

    Erosion is a fall of 3 points or more with |z| > 1.96, or two falls in a row of 2 points or
    more each. z = difference / √(se² + se² - 2·covariance). Surveys without error (open link) are
    never flagged.

    Parameters
    ----------
    earlier : the wave before the last
    covariance : of the two estimates, above 0 where the waves share clusters or people

    Examples
    --------
    >>> before = Cell(64.9, 1.1, 63, 67, 2, 600, 40)
    >>> seen = erosion(Cell(60.8, 1.2, 58.4, 63.2, 2.0, 612, 40), before)
    >>> seen.word, seen.rule, round(seen.difference, 1), round(seen.z, 2)
    ('Erosi', 'drop', -4.1, -2.52)
    """
    if now.value is None or before.value is None:
        return Erosion(None, None, None, None, False, "", "tidak ada data")
    difference = now.value - before.value
    if now.se is None or before.se is None:
        word = "belum pasti" if difference < 0 else "tidak turun"
        return Erosion(difference, None, None, None, False, "", word)
    error = float(np.sqrt(max(now.se**2 + before.se**2 - 2 * covariance, 0.0)))
    z = (
        difference / error
        if error > 0
        else (0.0 if difference == 0 else np.sign(difference) * np.inf)
    )
    drop = round(-difference, DIGITS) >= DROP and abs(z) > Z
    twice = False
    if earlier is not None and earlier.value is not None:
        last = before.value - earlier.value
        twice = all(round(-step, DIGITS) >= FALL for step in (difference, last))
    rule = "drop" if drop else "two_falls" if twice else ""
    word = "Erosi" if rule else "belum pasti" if difference < 0 else "tidak turun"
    lo, hi = difference - Z * error, difference + Z * error
    return Erosion(difference, lo, hi, float(z), bool(rule), rule, word)


@dataclass(frozen=True)
class Pair:
    """Two areas whose order is certain: `higher` is above `lower` by `difference` (lo to hi)."""

    higher: str
    lower: str
    difference: float
    lo: float
    hi: float
    p: float


@dataclass(frozen=True)
class Order:
    """Which areas may be put in order; every pair that is not in `pairs` may not.

    compared : pairs that were compared
    """

    compared: int
    pairs: tuple[Pair, ...]


def ordered_areas(
    names: Sequence[str],
    values: Sequence[float],
    influence: NDArray[np.float64],
    frame: Design,
    *,
    level: float = 0.95,
) -> Order:
    """Return the pairs of areas whose order is certain, for all pairs together.

    The difference of two areas is a function of the whole sample, so strata and clusters that both
    share are counted. t with the degrees of freedom of both together; p by Holm (1979), so that
    among areas that are all alike no order is said in 95 of 100 surveys. The interval of each
    difference is at the level that Holm gives it.

    Parameters
    ----------
    influence, frame : of `area_indices`; one column for each area
    """
    covariance = totals_covariance(influence, frame)
    found: list[tuple[float, int, int, float, float, int]] = []
    for one, two in combinations(range(len(names)), 2):
        difference = values[one] - values[two]
        variance = covariance[one, one] + covariance[two, two] - 2 * covariance[one, two]
        both = (influence[:, one] != 0) | (influence[:, two] != 0)
        clusters = np.unique(frame.units.of_row[both])
        df = len(clusters) - len(np.unique(frame.units.stratum[clusters]))
        if df < 1 or not variance > 0:
            continue
        error = float(np.sqrt(variance))
        p = 2 * float(stdtr(df, -abs(difference) / error))
        found.append((p, one, two, difference, error, df))
    pairs = []
    for place, (p, one, two, difference, error, df) in enumerate(sorted(found)):
        share = (1 - level) / (len(found) - place)
        if p > share:
            break
        half = float(stdtrit(df, 1 - share / 2)) * error
        upper, lower = (one, two) if difference > 0 else (two, one)
        apart = abs(difference)
        pairs.append(Pair(names[upper], names[lower], apart, apart - half, apart + half, p))
    return Order(len(found), tuple(pairs))
