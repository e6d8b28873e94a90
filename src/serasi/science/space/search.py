"""One search: the cylinders that rise most, and how often chance gives as much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.space.chances import chance, gumbel_chance
from serasi.science.space.draws import Null
from serasi.science.space.flaws import Refused
from serasi.science.space.maxima import Windows, replicate_maxima, window_means
from serasi.science.space.nulls import (
    Counts,
    Expected,
    permutation_expected,
    poisson_expected,
)
from serasi.science.space.unlabelled import unlabelled_order
from serasi.science.space.zones import Zones, checked_zones


@dataclass(frozen=True)
class Cluster:
    """One rise: areas from the centre outwards, weeks by their index, first and last included.

    `recurrence_weeks` is once in how many weeks chance alone would give as much, when the scan is
    run every week (Kleinman et al., 2004); None for a look backwards. `p_gumbel` may be smaller
    than 1 / (replicates + 1) (Abrams et al., 2010); None where no curve can be fitted.
    """

    areas: tuple[int, ...]
    first_week: int
    last_week: int
    cases: int
    expected: float
    llr: float
    p: float
    p_gumbel: float | None
    recurrence_weeks: float | None

    @property
    def weeks(self) -> int:
        """How many weeks it lasts."""
        return self.last_week - self.first_week + 1


@dataclass(frozen=True)
class Scan:
    """Clusters that share no area, likeliest first, and what they were held against.

    `maxima` (replicates,) are the largest ratios under the null, unsorted. `dealt` tells that both
    margins were kept; without a baseline it is False if single cells were not seen.
    """

    clusters: tuple[Cluster, ...]
    cases: int
    cylinders: int
    looks: int
    dealt: bool
    maxima: NDArray[np.float64]


class Search:
    """Counts, zones and expected counts in an order that no relabelling changes."""

    def __init__(self, table: Counts, zones: ArrayLike, baseline: ArrayLike | None) -> None:
        sound = checked_zones(zones, areas=len(table.cases))
        columns: list[NDArray[Any]] = [table.cases, table.seen]
        base = None if baseline is None else np.asarray(baseline, dtype=np.float64)
        if base is not None:
            if base.shape[:1] != table.cases.shape[:1]:
                raise Refused("S534", f"jumlah {table.cases.shape}, dasar {base.shape}")
            poisson_expected(table, baseline=base)
            columns.append(base)
        self.order = unlabelled_order(columns, sound)
        place = np.empty(len(self.order), dtype=np.int32)
        place[self.order] = np.arange(len(self.order), dtype=np.int32)
        moved = sound[self.order]
        self.zones: Zones = np.where(moved >= 0, place[moved] if len(place) else moved, -1)
        self.zones = np.ascontiguousarray(self.zones, dtype=np.int32)
        self.table = Counts(table.cases[self.order], table.seen[self.order])
        self.expected: Expected = (
            permutation_expected(self.table)
            if base is None
            else poisson_expected(self.table, baseline=base[self.order])
        )

    def scan(
        self, alive: Windows, tried: Windows, replicates: int, seed: int, most: int,
        threads: int | None, looks: int | None,
    ) -> Scan:  # fmt: skip
        """Find the clusters in the windows `alive`, held against replicates in those `tried`."""
        total = self.table.total
        cylinders = len(alive) * int((self.zones >= 0).sum())
        nothing = Scan((), total, cylinders, looks or 1, self.expected.dealt, np.zeros(0))
        if total == 0 or not len(alive) or not self.zones.size:
            return nothing
        found = self._clusters(alive, most)
        if not found:
            return nothing
        first = int(tried[:, 0].min())
        cases, means = self.table.cases, self.expected.means
        null = Null(
            np.ascontiguousarray(means[:, first:].T),
            total,
            cases.sum(axis=1) if self.expected.dealt else None,
            cases[:, first:].sum(axis=0) if self.expected.dealt else None,
        )
        maxima = replicate_maxima(
            null, self.zones, tried - first, replicates=replicates, seed=seed, threads=threads
        )
        judged = tuple(
            _judged(cluster, maxima=maxima, looks=looks, order=self.order) for cluster in found
        )
        return Scan(judged, total, cylinders, looks or 1, self.expected.dealt, maxima)

    def _clusters(self, windows: Windows, most: int) -> list[Cluster]:
        from serasi.science.space import kernel

        areas = len(self.zones)
        means = window_means(self.expected.means.T, windows)
        sums = np.zeros((self.table.cases.shape[1] + 1, areas))
        np.cumsum(self.table.cases.T, axis=0, out=sums[1:])
        best, which = np.zeros(areas), np.zeros((areas, 2), dtype=np.int64)
        kernel.best_cylinders(
            sums, windows, means, self.zones, float(self.table.total), best, which
        )
        taken = np.zeros(areas, dtype=bool)
        clusters: list[Cluster] = []
        for centre in np.lexsort((which[:, 1], which[:, 0], -best)):
            if best[centre] <= 0 or len(clusters) == most:
                break
            rank, window = which[centre]
            inside = self.zones[centre, : rank + 1]
            if taken[inside].any():
                continue
            taken[inside] = True
            start, stop = (int(week) for week in windows[window])
            observed = int((sums[stop, inside] - sums[start, inside]).sum())
            mean = float(sum(means[window, inside]))
            clusters.append(
                Cluster(
                    tuple(int(a) for a in inside),
                    start,
                    stop - 1,
                    observed,
                    mean,
                    float(best[centre]),
                    1.0,
                    None,
                    None,
                )  # fmt: skip
            )
        return clusters


def _judged(
    cluster: Cluster, *, maxima: NDArray[np.float64], looks: int | None, order: NDArray[np.intp]
) -> Cluster:
    p = chance(cluster.llr, maxima)
    return Cluster(
        tuple(int(order[area]) for area in cluster.areas),
        cluster.first_week,
        cluster.last_week,
        cluster.cases,
        cluster.expected,
        cluster.llr,
        p,
        gumbel_chance(cluster.llr, maxima),
        None if looks is None else looks / p,
    )
