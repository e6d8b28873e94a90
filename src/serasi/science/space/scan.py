"""Space-time scan statistics: where and since when are there more cases than chance gives?

Kulldorff (1997, Communications in Statistics 26, 1481-1496), Kulldorff (2001, JRSS A 164, 61-72)
and Kulldorff et al. (2005, PLoS Medicine 2, e59). Only rises are looked for.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.space.flaws import Refused
from serasi.science.space.nulls import read_counts
from serasi.science.space.search import Scan, Search


def prospective_scan(
    counts: ArrayLike,
    zones: ArrayLike,
    *,
    baseline: ArrayLike | None = None,
    seen: ArrayLike | None = None,
    longest_weeks: int = 12,
    looks: int = 1,
    replicates: int = 999,
    seed: int = 1,
    most_clusters: int = 10,
    threads: int | None = None,
) -> Scan:
    """Look for rises that last until now: windows of 1 to `longest_weeks` ending in the last week.

    Parameters
    ----------
    counts : (areas, weeks) whole numbers; NaN = nothing known of this area and week
    zones : (areas, k) neighbours from near to far, -1 padded (`nearest_zones`)
    baseline : (areas,) or (areas, weeks): discrete Poisson scan, conditional on the total. None:
        space-time permutation scan, for reports whose effort differs between places
    seen : (areas, weeks), False = nothing known
    looks : weekly scans whose false alarms count together, this one included: each replicate is
        given the same number of looks, and the most alarming counts (Kulldorff, 2001, section 4)
    replicates : data sets drawn under the null; the smallest p is 1 / (replicates + 1)
    seed : the same seed gives the same figures, however areas are numbered or threads used
    threads : None for all cores

    Raises
    ------
    Refused : S530-S534 for input that gives no sound figure

    Examples
    --------
    >>> counts = np.ones((6, 20), dtype=int)
    >>> counts[2, -2:] = 9
    >>> zones = [[i, (i + 1) % 6] for i in range(6)]
    >>> found = prospective_scan(counts, zones, baseline=np.ones(6), replicates=99).clusters[0]
    >>> found.areas, found.first_week, found.weeks, found.cases, round(found.llr, 4), found.p
    ((2,), 18, 2, 18, 22.5279, 0.01)
    """
    table = read_counts(counts, seen=seen)
    weeks = table.cases.shape[1]
    if longest_weeks < 1 or looks < 1:
        raise Refused("S534", "jendela dan pengamatan sedikitnya 1")
    ends = range(max(1, weeks - looks + 1), weeks + 1)
    tried = np.array(
        [
            (stop - length, stop)
            for stop in reversed(ends)
            for length in range(1, min(longest_weeks, stop) + 1)
        ],
        dtype=np.int64,
    ).reshape(-1, 2)
    run = Search(table, zones, baseline)
    alive = tried[tried[:, 1] == weeks]
    return run.scan(alive, tried, replicates, seed, most_clusters, threads, looks)


def retrospective_scan(
    counts: ArrayLike,
    zones: ArrayLike,
    *,
    baseline: ArrayLike | None = None,
    seen: ArrayLike | None = None,
    longest_weeks: int | None = None,
    replicates: int = 999,
    seed: int = 1,
    most_clusters: int = 10,
    threads: int | None = None,
) -> Scan:
    """Look for rises at any time: every window of up to `longest_weeks` (None: half of all).

    Parameters and errors as for `prospective_scan`; a week may be any equal step of time.
    """
    table = read_counts(counts, seen=seen)
    weeks = table.cases.shape[1]
    longest = max(1, weeks // 2) if longest_weeks is None else longest_weeks
    tried = np.array(
        [
            (stop - length, stop)
            for stop in range(1, weeks + 1)
            for length in range(1, min(longest, stop) + 1)
        ],
        dtype=np.int64,
    ).reshape(-1, 2)
    run = Search(table, zones, baseline)
    return run.scan(tried, tried, replicates, seed, most_clusters, threads, None)


def spatial_scan(
    cases: ArrayLike,
    zones: ArrayLike,
    *,
    baseline: ArrayLike,
    replicates: int = 999,
    seed: int = 1,
    most_clusters: int = 10,
    threads: int | None = None,
) -> Scan:
    """Look for places with too many cases in one span of time (Kulldorff, 1997).

    Parameters
    ----------
    cases : (areas,) whole numbers, NaN = nothing known
    baseline : (areas,) population or expected cases
    """
    column = np.asarray(cases)
    if column.ndim != 1:
        raise Refused("S534", f"jumlah harus (wilayah,), bukan {column.shape}")
    run = Search(read_counts(column[:, None]), zones, baseline)
    tried = np.array([[0, 1]], dtype=np.int64)
    return run.scan(tried, tried, replicates, seed, most_clusters, threads, None)
