"""Local association on maps: Getis-Ord Gi*, local and global Moran, and false discoveries."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.space.flaws import Refused
from serasi.science.space.zones import Zones, checked_zones

_CHUNK = 4_000_000
Values = NDArray[np.float64]


@dataclass(frozen=True)
class LocalMoran:
    """Local Moran of each area (areas,); NaN where there is no value or no neighbour.

    quadrant : 1 high among high, 2 low among high, 3 low among low, 4 high among low, 0 none
    p : permutation p, of the nearer side as usual for this statistic (double it for two sides)
    significant : after the false discovery rate
    """

    statistic: Values
    quadrant: NDArray[np.int8]
    p: Values
    significant: NDArray[np.bool_]


@dataclass(frozen=True)
class GlobalMoran:
    """Global Moran: the statistic, its mean without association, z and two-sided p by
    randomisation, and permutation p of the nearer side. None where no figure can be given."""

    statistic: float | None
    expected: float | None
    z: float | None
    p: float | None
    p_permutation: float | None


def gi_star(values: ArrayLike, neighbours: ArrayLike) -> Values:
    """Return Getis-Ord Gi* of each area as a z-score (Ord & Getis, 1995, eq. 14, binary weights).

    Parameters
    ----------
    values : (areas,) counts or rates, NaN = no data
    neighbours : (areas, k), -1 padded; the area itself is always counted

    Returns
    -------
    (areas,) z-scores; NaN without data, or where all values are equal

    Examples
    --------
    >>> ring = [[(i - 1) % 6, (i + 1) % 6] for i in range(6)]
    >>> gi_star([9, 8, 1, 0, 1, 7], ring).round(2).tolist()
    [2.2, 1.0, -0.8, -2.2, -1.0, 0.8]
    """
    kept, known, near = _known(values, neighbours)
    out = np.full(len(known), np.nan)
    n = len(kept)
    spread = float(np.sqrt(max((kept**2).mean() - kept.mean() ** 2, 0.0))) if n else 0.0
    if n < 2 or _flat(kept):
        return out
    inside = near >= 0
    size = inside.sum(axis=1).astype(float)
    sums = np.where(inside, kept[near], 0.0).sum(axis=1)
    width = np.sqrt(size * (n - size) / (n - 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        score = (sums - size * kept.mean()) / (spread * width)
    # a zone of all areas has no outside to compare with
    out[known] = np.where(width > 0, score, np.nan)
    return out


def local_moran(
    values: ArrayLike,
    neighbours: ArrayLike,
    *,
    rng: np.random.Generator,
    permutations: int = 999,
    false_discovery_rate: float = 0.05,
) -> LocalMoran:
    """Return local Moran with conditional permutations (Anselin, 1995, eq. 7 and section 4).

    Weights are 1 / number of neighbours. Each area keeps its value while its neighbours are drawn
    from all others; the draws pick by rank of value, so that numbering does not matter.

    Parameters
    ----------
    values : (areas,), NaN = no data
    neighbours : (areas, k), -1 padded; the area itself is left out
    false_discovery_rate : share of the marked areas that may be marked by chance
    """
    kept, known, zones = _known(values, neighbours)
    size = len(known)
    empty = np.full(size, np.nan)
    quadrant = np.zeros(size, dtype=np.int8)
    if len(kept) < 2 or _flat(kept):
        return LocalMoran(empty, quadrant, empty.copy(), np.zeros(size, dtype=bool))
    near = zones[:, 1:]
    z = kept - kept.mean()
    lag, degree = _lag(z, near)
    scale = (len(z) - 1) / float((z * z).sum())
    statistic = np.where(degree > 0, scale * z * lag, np.nan)
    p = _conditional_p(z, lag, degree, rng=rng, permutations=permutations)
    kinds = np.where(z > 0, np.where(lag > 0, 1, 4), np.where(lag > 0, 2, 3))
    quadrant[known] = np.where(degree > 0, kinds, 0)
    all_statistic, all_p = empty.copy(), empty.copy()
    all_statistic[known], all_p[known] = statistic, p
    marked = false_discoveries(all_p, rate=false_discovery_rate)
    return LocalMoran(all_statistic, quadrant, all_p, marked)


def global_moran(
    values: ArrayLike, neighbours: ArrayLike, *, rng: np.random.Generator, permutations: int = 999
) -> GlobalMoran:
    """Return Moran's I with row-standardised weights (Cliff & Ord, 1981, pp. 42-46).

    Parameters as for `local_moran`.
    """
    from scipy.stats import norm

    kept, _, zones = _known(values, neighbours)
    n, near = len(kept), zones[:, 1:]
    if n < 4 or _flat(kept) or not (near >= 0).any():
        return GlobalMoran(None, None, None, None, None)
    z = kept - kept.mean()
    lag, degree = _lag(z, near)
    total, own = float((degree > 0).sum()), float((z * z).sum())
    statistic = n / total * float(z @ lag) / own
    expected = -1 / (n - 1)
    score = (statistic - expected) / np.sqrt(_moran_variance(z, near, degree))
    z_sorted, rank = np.sort(z), np.argsort(np.argsort(z, kind="stable"), kind="stable")
    larger = 0
    for _ in range(permutations):
        mixed = rng.permutation(z_sorted)[rank]
        larger += n / total * float(mixed @ _lag(mixed, near)[0]) / own >= statistic
    p = (min(larger, permutations - larger) + 1) / (permutations + 1) if permutations else None
    return GlobalMoran(statistic, expected, float(score), float(2 * norm.sf(abs(score))), p)


def false_discoveries(p: ArrayLike, *, rate: float) -> NDArray[np.bool_]:
    """Mark which p-values hold at a false discovery rate (Benjamini & Hochberg, 1995); NaN never.

    Examples
    --------
    >>> false_discoveries([0.01, 0.02, 0.9, float("nan")], rate=0.05).tolist()
    [True, True, False, False]
    """
    chances = np.asarray(p, dtype=float)
    ordered = np.sort(chances[~np.isnan(chances)])
    limits = rate * np.arange(1, len(ordered) + 1) / max(len(ordered), 1)
    passing = ordered[ordered <= limits]
    if not len(passing):
        return np.zeros(chances.shape, dtype=bool)
    return np.asarray(chances <= passing[-1])


def _known(values: ArrayLike, neighbours: ArrayLike) -> tuple[Values, NDArray[np.bool_], Zones]:
    """Leave out areas without a value, from the neighbours of others too."""
    all_values = np.asarray(values, dtype=float)
    if all_values.ndim != 1 or np.isinf(all_values).any():
        raise Refused("S534", f"nilai harus (wilayah,) tanpa tak hingga, bukan {all_values.shape}")
    zones = checked_zones(neighbours, areas=len(all_values))
    known = ~np.isnan(all_values)
    place = np.append(np.where(known, np.cumsum(known) - 1, -1), -1)
    kept = place[zones[known]]
    order = np.argsort(kept < 0, axis=1, kind="stable")
    # the area itself stands first, whatever the given order
    centred = checked_zones(np.take_along_axis(kept, order, axis=1), areas=int(known.sum()))
    own = centred == np.arange(len(centred))[:, None]
    first = np.argsort(~own, axis=1, kind="stable")
    return all_values[known], known, np.take_along_axis(centred, first, axis=1)


def _flat(values: Values) -> bool:
    return bool(np.ptp(values) == 0)


def _lag(z: Values, near: NDArray[np.int32]) -> tuple[Values, NDArray[np.int64]]:
    """Mean value of the neighbours, 0 without any, and how many there are."""
    inside = near >= 0
    degree = inside.sum(axis=1)
    sums = np.where(inside, z[near], 0.0).sum(axis=1)
    return np.divide(sums, degree, out=np.zeros(len(z)), where=degree > 0), degree


def _conditional_p(
    z: Values, lag: Values, degree: NDArray[np.int64], *, rng: np.random.Generator,
    permutations: int,
) -> Values:  # fmt: skip
    n, most = len(z), int(degree.max(initial=0))
    if most == 0 or permutations < 1:
        return np.full(n, np.nan)
    ordered, rank = np.sort(z), np.argsort(np.argsort(z, kind="stable"), kind="stable")
    drawn = np.array([rng.choice(n - 1, most, replace=False) for _ in range(permutations)])
    larger = np.zeros(n, dtype=np.int64)
    step = max(1, _CHUNK // (permutations * most))
    for count in np.unique(degree[degree > 0]):
        same = np.flatnonzero(degree == count)
        picks = drawn[:, :count]
        for first in range(0, len(same), step):
            area = same[first : first + step]
            own = rank[area][:, None, None]
            sums = ordered[picks[None] + (picks[None] >= own)].sum(axis=2)
            wanted = z[area] * lag[area] * count
            tie = 1e-12 * np.abs(wanted)
            larger[area] = (z[area][:, None] * sums >= (wanted - tie)[:, None]).sum(axis=1)
    p = (np.minimum(larger, permutations - larger) + 1) / (permutations + 1)
    return np.where(degree > 0, p, np.nan)


def _moran_variance(z: Values, near: NDArray[np.int32], degree: NDArray[np.int64]) -> float:
    """Variance under randomisation (Cliff & Ord, 1981, eq. 2.40)."""
    from scipy.sparse import csr_array

    n = len(z)
    row, rank = np.nonzero(near >= 0)
    weights = csr_array((1 / degree[row], (row, near[row, rank])), (n, n))
    both = weights + weights.T
    s0, s1 = float(weights.sum()), float((both * both).sum()) / 2
    s2 = float(((weights.sum(axis=1) + weights.sum(axis=0)) ** 2).sum())
    peaked = float((z**4).mean() / (z**2).mean() ** 2)
    one = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0**2)
    two = peaked * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0**2)
    return (one - two) / ((n - 1) * (n - 2) * (n - 3) * s0**2) - 1 / (n - 1) ** 2
