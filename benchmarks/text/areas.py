"""The areas of five regencies with their neighbours, read from the region pack of the tests."""

from __future__ import annotations

import csv
import gzip
import math
import os
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

REGENCIES = ("35.08", "35.09", "35.10", "35.11", "35.12")
NEAREST = 4


@dataclass(frozen=True)
class Area:
    """A village with the names above it."""

    code: str
    name: str
    district: str
    regency: str


class Areas:
    """Villages to put events in, and which districts adjoin."""

    def __init__(self, villages: list[Area], adjacent: dict[str, frozenset[str]]) -> None:
        self.adjacent = adjacent
        self.by_district: dict[str, list[Area]] = defaultdict(list)
        for village in villages:
            self.by_district[village.code[:8]].append(village)
        self._districts = sorted(self.by_district)

    def some_village(self, rng: random.Random) -> Area:
        """Draw a village; one in four from fifteen restless districts."""
        few = self._districts[:: max(1, len(self._districts) // 15)]
        district = rng.choice(few if rng.random() < 0.25 else self._districts)
        return rng.choice(self.by_district[district])

    def beside(self, village: Area, rng: random.Random) -> Area:
        """Draw another village of the same district."""
        others = [v for v in self.by_district[village.code[:8]] if v != village]
        return rng.choice(others) if others else village


def data_folder() -> Path:
    """Give the folder of the test data, told by SERASI_DATA."""
    return Path(os.environ["SERASI_DATA"])


def load() -> Areas:
    """Read the villages; districts adjoin that are among the four nearest of each other."""
    names: dict[str, str] = {}
    points: dict[str, tuple[float, float]] = {}
    with gzip.open(data_folder() / "regions" / "wilayah.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["kode"].startswith(REGENCIES):
                names[row["kode"]] = row["nama"].title()
                if len(row["kode"]) == 8 and row["lat"]:
                    points[row["kode"]] = float(row["lat"]), float(row["lng"])
    villages = [
        Area(code, name, names[code[:8]], names[code[:5]].replace("Kabupaten ", ""))
        for code, name in sorted(names.items())
        if len(code) == 13
    ]
    near: dict[str, set[str]] = defaultdict(set)
    for code, here in points.items():
        ranked = sorted((math.dist(here, there), other) for other, there in points.items())
        for _, other in ranked[1 : NEAREST + 1]:
            near[code].add(other)
            near[other].add(code)
    return Areas(villages, {code: frozenset(others) for code, others in near.items()})
