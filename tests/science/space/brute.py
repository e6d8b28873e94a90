"""The scan once more, written for clearness alone: an oracle that shares no code with ours."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]


def ratio(cases: float, mean: float, total: float) -> float:
    """The log-likelihood ratio of one cylinder."""
    if cases <= mean:
        return 0.0
    rest = (total - cases) * np.log((total - cases) / (total - mean)) if total > cases else 0.0
    return float(cases * np.log(cases / mean) + rest)


def cylinders(zones: list[list[int]]) -> Iterator[list[int]]:
    """Every zone: the first 1, 2, … areas of each row."""
    for row in zones:
        near = [area for area in row if area >= 0]
        for size in range(1, len(near) + 1):
            yield near[:size]


def membership(zones: list[list[int]], areas: int) -> Table:
    """Zones as rows of 0 and 1."""
    rows = list(cylinders(zones))
    table = np.zeros((len(rows), areas))
    for index, inside in enumerate(rows):
        table[index, inside] = 1
    return table


def poisson_means(counts: Table, baseline: Table) -> Table:
    """Expected counts by population alone."""
    spread = np.broadcast_to(baseline[:, None], counts.shape)
    return np.asarray(spread * counts.sum() / spread.sum())


def margin_means(counts: Table) -> Table:
    """Expected counts by both margins."""
    by_area, by_week = counts.sum(axis=1, keepdims=True), counts.sum(axis=0, keepdims=True)
    return np.asarray(by_area * by_week / counts.sum())


def largest(counts: Table, means: Table, inside: Table, windows: list[tuple[int, int]]) -> float:
    """The largest ratio of all zones in all windows."""
    total, best = counts.sum(), 0.0
    for start, stop in windows:
        cases = inside @ counts[:, start:stop].sum(axis=1)
        mean = inside @ means[:, start:stop].sum(axis=1)
        rising = cases > mean
        for c, m in zip(cases[rising], mean[rising], strict=True):
            best = max(best, ratio(c, m, total))
    return best


def poisson_maxima(
    counts: Table, baseline: Table, zones: list[list[int]], windows: list[tuple[int, int]],
    *, replicates: int, rng: np.random.Generator,
) -> Table:  # fmt: skip
    """Maxima of data sets in which every case falls anywhere, by population."""
    means, inside = poisson_means(counts, baseline), membership(zones, len(counts))
    chances = (means / means.sum()).ravel()
    drawn = rng.multinomial(int(counts.sum()), chances, replicates).reshape(-1, *counts.shape)
    return np.array([largest(one.astype(float), means, inside, windows) for one in drawn])


def permutation_maxima(
    counts: Table, zones: list[list[int]], windows: list[tuple[int, int]],
    *, replicates: int, rng: np.random.Generator,
) -> Table:  # fmt: skip
    """Maxima of data sets in which the weeks of all cases are shuffled."""
    means, inside = margin_means(counts), membership(zones, len(counts))
    area, week = np.nonzero(counts)
    many = counts[area, week].astype(int)
    area, week = np.repeat(area, many), np.repeat(week, many)
    out = []
    for _ in range(replicates):
        cells = area * counts.shape[1] + rng.permutation(week)
        dealt = np.bincount(cells, minlength=counts.size).reshape(counts.shape)
        out.append(largest(dealt.astype(float), means, inside, windows))
    return np.array(out)
