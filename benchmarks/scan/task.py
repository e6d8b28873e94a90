"""The common task of scan statistics: invented areas, weekly counts and one planted rise."""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

SEED = 20240229
WEEKS, NEAREST, LONGEST = 104, 50, 12
PLANTED_CENTRE, PLANTED_AREAS, PLANTED_WEEKS, PLANTED_RISE = 1234, 12, 4, 8.0
GOLDEN_LLR, GOLDEN_AREAS, GOLDEN_WEEKS, GOLDEN_CASES = 21.448051, 11, 4, 21
"""What SaTScan 10.3.2 gives for 7,285 areas (methods.md, section 1)."""


@dataclass(frozen=True)
class Task:
    """Counts (areas, weeks), population (areas,), points (areas, 2), neighbours (areas, 50)."""

    counts: NDArray[np.int64]
    population: NDArray[np.int64]
    points: NDArray[np.float64]
    zones: NDArray[np.int32]


def common_task(areas: int = 7285, *, mean: float = 0.1) -> Task:
    """Make the task: half of the areas lie around 60 towns, populations are log-normal.

    Every number follows from the seed; the order of draws is part of the task.
    """
    rng = np.random.default_rng(SEED)
    in_towns = areas // 2
    towns = rng.uniform(0, 1000, (60, 2))
    country = rng.uniform(0, 1000, (areas - in_towns, 2))
    around = towns[rng.integers(0, 60, in_towns)] + rng.normal(0, 25, (in_towns, 2))
    points = np.vstack([country, around])
    population = np.maximum(500, rng.lognormal(np.log(25000), 0.8, areas)).astype(int)
    expected = np.outer(population / population.sum(), np.ones(WEEKS)) * mean * areas
    _, near = cKDTree(points).query(points, k=NEAREST)
    expected[near[PLANTED_CENTRE, :PLANTED_AREAS], WEEKS - PLANTED_WEEKS :] *= PLANTED_RISE
    counts = rng.poisson(expected)
    return Task(counts.astype(np.int64), population, points, near.astype(np.int32))


def write_files(task: Task, folder: Path) -> tuple[Path, Path]:
    """Write COUNTS.csv (with population; weeks are numbers) and NEIGHBOURS.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    counts, neighbours = folder / "COUNTS.csv", folder / "NEIGHBOURS.csv"
    _write(counts, ("area", "week", "count", "population"), (
        (f"a{area}", week, int(task.counts[area, week]), int(task.population[area]))
        for area in range(len(task.counts)) for week in range(WEEKS)
    ))  # fmt: skip
    _write(neighbours, ("area", "neighbour", "rank"), (
        (f"a{area}", f"a{near}", rank)
        for area in range(len(task.zones)) for rank, near in enumerate(task.zones[area])
    ))  # fmt: skip
    return counts, neighbours


def _write(path: Path, heading: tuple[str, ...], rows: Any) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        writer.writerows(rows)


if __name__ == "__main__":
    print(*write_files(common_task(), Path(sys.argv[1])))
