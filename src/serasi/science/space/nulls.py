"""What is expected of each area and week if nothing is the matter, and how to draw it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.space.flaws import Refused

MOST_CASES = 2**31 - 1


@dataclass(frozen=True)
class Counts:
    """Counts (areas, weeks) int64, 0 where not seen, and which cells were seen."""

    cases: NDArray[np.int64]
    seen: NDArray[np.bool_]

    @property
    def total(self) -> int:
        """All cases."""
        return int(self.cases.sum())


@dataclass(frozen=True)
class Expected:
    """Expected counts (areas, weeks) that sum to the total; `dealt`: both margins are kept."""

    means: NDArray[np.float64]
    dealt: bool


def read_counts(counts: ArrayLike, *, seen: ArrayLike | None = None) -> Counts:
    """Take counts (areas, weeks), with NaN or `seen` False where nothing is known.

    Raises
    ------
    Refused : S530 for a negative, broken or infinite count, S533 beyond 2**31 - 1 cases, S534 for
        a wrong shape
    """
    table = np.asarray(counts)
    if table.ndim != 2:
        raise Refused("S534", f"jumlah harus (wilayah, minggu), bukan {table.shape}")
    known = np.ones(table.shape, bool) if seen is None else np.asarray(seen, dtype=bool).copy()
    if known.shape != table.shape:
        raise Refused("S534", f"jumlah {table.shape}, terlihat {known.shape}")
    if not np.issubdtype(table.dtype, np.integer):
        table = table.astype(np.float64)
        known &= ~np.isnan(table)
        table = np.where(known, table, 0.0)
        if not np.isfinite(table).all() or (table != np.floor(table)).any():
            raise Refused("S530", table[~np.isfinite(table) | (table != np.floor(table))][0])
    if not known.all():
        table = np.where(known, table, 0)
    if table.size and table.min() < 0:
        raise Refused("S530", table.min())
    if float(table.sum(dtype=np.float64)) > MOST_CASES:
        raise Refused("S533", MOST_CASES)
    return Counts(table.astype(np.int64, copy=False), known)


def poisson_expected(counts: Counts, *, baseline: ArrayLike) -> Expected:
    """Spread the total over the seen cells by a baseline (Kulldorff, 2001: conditional on total).

    Parameters
    ----------
    baseline : (areas,) or (areas, weeks), at least 0: population, or expected counts of any scale

    Raises
    ------
    Refused : S531 where there are cases but the baseline is 0, S534 for a wrong shape or number
    """
    base = np.asarray(baseline, dtype=np.float64)
    if base.ndim == 1:
        base = base[:, None]
    if base.ndim != 2 or len(base) != len(counts.cases):
        raise Refused("S534", f"jumlah {counts.cases.shape}, dasar {base.shape}")
    if base.shape[1] not in (1, counts.cases.shape[1]):
        raise Refused("S534", f"jumlah {counts.cases.shape}, dasar {base.shape}")
    if not np.isfinite(base).all() or (base < 0).any():
        raise Refused("S534", "dasar harus bilangan 0 atau lebih")
    means = np.where(counts.seen, base, 0.0)
    impossible = np.flatnonzero(((means == 0) & (counts.cases > 0)).any(axis=1))
    if len(impossible):
        raise Refused("S531", ", ".join(str(area) for area in impossible[:10]))
    whole = float(means.sum())
    if whole > 0:
        means *= counts.total / whole
    return Expected(means, dealt=False)


def permutation_expected(counts: Counts) -> Expected:
    """Expect area total × week total / total (Kulldorff et al., 2005, eq. 1).

    Where single cells were not seen, no deal keeps both margins; then means are fitted to the
    margins of the seen cells (quasi-independence: Goodman, 1968) and the total is spread by them,
    which is the more careful of the two.
    """
    by_area, by_week = counts.cases.sum(axis=1), counts.cases.sum(axis=0)
    total = max(counts.total, 1)
    areas, weeks = counts.seen.any(axis=1), counts.seen.any(axis=0)
    means: NDArray[np.float64] = np.outer(by_area / total, by_week.astype(np.float64))
    if (counts.seen == np.outer(areas, weeks)).all():
        return Expected(means, dealt=True)
    return Expected(_fitted(np.where(counts.seen, means, 0.0), by_area, by_week), dealt=False)


def expected_times(counts: ArrayLike, times: ArrayLike) -> NDArray[np.float64]:
    """Return what areas and weeks expect where some weeks are known to be busier in some areas.

    Expected counts are `times` an area's share times a week's share, with the shares such that
    both margins are those seen (iterative proportional fitting: Deming & Stephan, 1940, Ann Math
    Stat 11). With all `times` equal they are those of the permutation scan. To be given to
    `prospective_scan` as `baseline`: no deal of the cases keeps such a pattern, so the total is
    spread by these means instead.

    Parameters
    ----------
    counts : (areas, weeks) whole numbers
    times : (areas, weeks) above 0, such as 3 for a feast week

    Raises
    ------
    Refused : S530 counts, S534 other shape or a factor not above 0

    Examples
    --------
    >>> expected_times([[2, 9], [2, 3]], [[1, 3], [1, 1]]).round(1).tolist()
    [[2.0, 9.0], [2.0, 3.0]]
    """
    table = read_counts(counts)
    factor = np.asarray(times, dtype=np.float64)
    if factor.shape != table.cases.shape or not np.isfinite(factor).all() or (factor <= 0).any():
        raise Refused("S534", f"jumlah {table.cases.shape}, kali {factor.shape}")
    means = np.where(table.seen, factor, 0.0)
    return _fitted(means, table.cases.sum(axis=1), table.cases.sum(axis=0))


def _fitted(
    means: NDArray[np.float64], by_area: NDArray[np.int64], by_week: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Scale means until their margins are those given."""
    for _ in range(2000):
        means = means * _ratio(by_area, means.sum(axis=1))[:, None]
        scale = _ratio(by_week, means.sum(axis=0))
        means *= scale
        if np.abs(scale[by_week > 0] - 1).max(initial=0.0) < 1e-12:
            break
    return means


def _ratio(wanted: NDArray[np.int64], there: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.divide(wanted, there, out=np.zeros_like(there), where=there > 0)
