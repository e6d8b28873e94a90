"""Harmony beside incidents: does a low index go with many incidents, and which of them is earlier?

Rank correlations over areas, with interval and permutation p. They say what goes together, never
what causes what, and say nothing at all where there are too few areas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.harmony.flaws import Refused

FloatArray = NDArray[np.float64]
LEAST_AREAS = 10
"""Fewer areas give an interval that holds nearly everything, and a p of few permutations."""
PERMUTATIONS = 1_999
TINY = 1e-12
Z = 1.959964
FEW = "terlalu sedikit wilayah"
FLAT = "semua wilayah sama"


@dataclass(frozen=True)
class Together:
    """How two columns go together over n areas; rho None says why in `reason`.

    rho : Spearman's, ties by mean ranks; lo, hi : 95 %; p : two-sided, by permutation
    """

    n: int
    rho: float | None = None
    lo: float | None = None
    hi: float | None = None
    p: float | None = None
    reason: str = ""


def rank_correlation(
    one: ArrayLike,
    two: ArrayLike,
    *,
    rng: np.random.Generator,
    permutations: int = PERMUTATIONS,
    least: int = LEAST_AREAS,
) -> Together:
    """Return Spearman's rank correlation with its interval and permutation p.

    Interval by Fisher's z with the standard error √((1 + ρ²/2) / (n - 3)) of Bonett & Wright (2000,
    Psychometrika 65, eq. 2). p = (1 + as far out) / (1 + drawn), so it is never 0 (Phipson & Smyth,
    2010).

    Parameters
    ----------
    one, two : (n,) NaN = not known; such areas are left out
    least : fewer areas, or a column without any difference, give no number

    Examples
    --------
    >>> seen = rank_correlation(range(12), [0, 2, 1, 3, 5, 4, 6, 8, 7, 9, 11, 10],
    ...     rng=np.random.default_rng(1))
    >>> round(seen.rho, 3), round(seen.lo, 2), round(seen.hi, 2), seen.p
    (0.972, 0.87, 0.99, 0.0005)
    >>> rank_correlation([1, 2, 3], [1, 2, 3], rng=np.random.default_rng(1)).reason
    'terlalu sedikit wilayah'
    """
    first, second = _known(one, two)
    n = len(first)
    if n < max(least, 4):
        return Together(n, reason=FEW)
    if np.ptp(first) == 0 or np.ptp(second) == 0:
        return Together(n, reason=FLAT)
    a, b = _standard(first), _standard(second)
    rho = float(np.clip(a @ b, -1.0, 1.0))
    drawn = np.stack([rng.permutation(b) for _ in range(permutations)]) @ a
    p = _share(drawn, rho)
    half = Z * np.sqrt((1 + rho**2 / 2) / (n - 3))
    middle = np.arctanh(np.clip(rho, -1 + 1e-12, 1 - 1e-12))
    lo, hi = np.tanh([middle - half, middle + half])
    return Together(n, rho, float(lo), float(hi), p)


@dataclass(frozen=True)
class Direction:
    """Whether the index goes more with what follows it than with what went before it.

    difference : ρ after less ρ before; below 0 the low index is rather the earlier one, above 0 the
        incidents are. None says why in `reason`
    p : two-sided, by exchanging both windows within areas
    """

    n: int
    difference: float | None = None
    p: float | None = None
    reason: str = ""


def direction(
    index: ArrayLike,
    before: ArrayLike,
    after: ArrayLike,
    *,
    rng: np.random.Generator,
    permutations: int = PERMUTATIONS,
    least: int = LEAST_AREAS,
) -> Direction:
    """Return which side of a survey the index goes with more, over windows of equal length.

    An area that is always troubled has a low index and many incidents on both sides, and tells
    nothing of what came first. Under that the two windows could be exchanged in any area. So the
    ranks of both are exchanged at random within areas, and the difference counted anew. Holding the
    earlier window constant instead would not do: few incidents measure an area's lasting trouble
    badly, and what they miss would look like a lead (docs/methods/harmony.md).

    Examples
    --------
    >>> rng = np.random.default_rng(5)
    >>> index = rng.normal(60, 6, 40)
    >>> told = direction(index, rng.normal(size=40), -index + rng.normal(size=40), rng=rng)
    >>> told.difference < -0.5, told.p < 0.01
    (True, True)
    """
    middle, early, late = _known(index, before, after)
    n = len(middle)
    if n < max(least, 4):
        return Direction(n, reason=FEW)
    if any(np.ptp(part) == 0 for part in (middle, early, late)):
        return Direction(n, reason=FLAT)
    own = _standard(middle)
    windows = np.stack([_ranks(early), _ranks(late)])
    found = float(own @ _standard(late) - own @ _standard(early))
    drawn = np.empty(permutations)
    for at in range(permutations):
        turned = rng.random(n) < 0.5  # noqa: PLR2004 - a coin
        one, two = np.where(turned, windows[::-1], windows)
        drawn[at] = own @ _standard(two) - own @ _standard(one)
    return Direction(n, found, _share(drawn, found))


def _known(*parts: ArrayLike) -> list[FloatArray]:
    """Return columns without the areas of which something is not known."""
    columns = [np.asarray(part, dtype=float) for part in parts]
    if any(part.shape != columns[0].shape or part.ndim != 1 for part in columns):
        raise Refused("S1329", f"kolom {[part.shape for part in columns]}")
    known = ~np.isnan(np.stack(columns)).any(axis=0)
    return [part[known] for part in columns]


def _ranks(values: FloatArray) -> FloatArray:
    """Return ranks from 1, the mean of their places where values are the same.

    >>> _ranks(np.array([3.0, 1.0, 3.0, 2.0])).tolist()
    [3.5, 1.0, 3.5, 2.0]
    """
    _values, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(counts) - (counts - 1) / 2)[place], dtype=float)


def _standard(values: FloatArray) -> FloatArray:
    """Return ranks less their mean, of length 1; all 0 where there is no difference."""
    ranks = _ranks(values) - (len(values) + 1) / 2
    size = float(np.sqrt(ranks @ ranks))
    return ranks / size if size > 0 else ranks


def _share(drawn: FloatArray, found: float) -> float:
    far = np.abs(drawn) >= abs(found) - TINY
    return (1 + int(far.sum())) / (1 + len(drawn))


@dataclass(frozen=True)
class Lags:
    """What goes with the index in each window, and whether a direction can be told.

    windows : by name, in the order given
    direction : of the two windows that were named; None where they were not given
    certain : windows that hold against all others together (Holm 1979)
    """

    windows: Mapping[str, Together]
    direction: Direction | None
    certain: frozenset[str]


def lead_lag(
    index: ArrayLike,
    incidents: Mapping[str, ArrayLike],
    *,
    rng: np.random.Generator,
    before: str = "",
    after: str = "",
    level: float = 0.95,
    permutations: int = PERMUTATIONS,
) -> Lags:
    """Return how the index of areas goes with their incidents in windows before and after it.

    Parameters
    ----------
    index : (n,) NaN = hidden
    incidents : window → (n,) counts or rates, NaN = not known
    before, after : the windows of equal length that `direction` compares

    Examples
    --------
    >>> rng = np.random.default_rng(5)
    >>> index = rng.normal(60, 6, 31)
    >>> told = lead_lag(index, {"before": rng.poisson(3, 31), "after": 99 - index}, rng=rng,
    ...     before="before", after="after")
    >>> sorted(told.certain), told.windows["after"].rho, told.direction.difference < -0.5
    (['after'], -1.0, True)
    """
    windows = {
        name: rank_correlation(index, counts, rng=rng, permutations=permutations)
        for name, counts in incidents.items()
    }
    found = None
    if before in incidents and after in incidents:
        early, late = incidents[before], incidents[after]
        found = direction(index, early, late, rng=rng, permutations=permutations)
    return Lags(windows, found, _holm(windows, level))


def _holm(windows: Mapping[str, Together], level: float) -> frozenset[str]:
    told: Sequence[tuple[float, str]] = sorted(
        (one.p, name) for name, one in windows.items() if one.p is not None
    )
    certain = set()
    for place, (p, name) in enumerate(told):
        if p > (1 - level) / (len(told) - place):
            break
        certain.add(name)
    return frozenset(certain)
