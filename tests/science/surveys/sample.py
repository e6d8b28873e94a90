"""A small made-up sample of clusters, by arithmetic alone, so that R can be given the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from serasi.science.surveys import Design, Stage

PSUS = (4, 6, 5, 3)
POPULATION = (20, 30, 12, 9)
TAKEN, LISTED = 6, 17


@dataclass(frozen=True)
class Sample:
    """Columns of 108 respondents: 18 desa in 4 strata, 6 households in each."""

    stratum: np.ndarray
    psu: np.ndarray
    unit: np.ndarray
    weight: np.ndarray
    fpc: np.ndarray
    fpc_below: np.ndarray
    score: np.ndarray
    people: np.ndarray
    sex: np.ndarray
    age: np.ndarray
    gappy: np.ndarray

    @property
    def design(self) -> Design:
        return Design.of(self.weight, self.stratum, self.psu)

    @property
    def finite(self) -> Design:
        return Design.of(self.weight, self.stratum, self.psu, self.fpc)

    @property
    def two_stages(self) -> Design:
        made = self.finite
        below = (Stage(self.unit, self.fpc_below),)
        return Design(made.weight, made.stratum, made.psu, made.fpc, below=below)

    @property
    def lonely(self) -> Design:
        """The first stratum cut down to a single PSU by giving the others to stratum 2."""
        moved = np.where((self.stratum == 0) & (self.psu > 0), 1, self.stratum)
        return Design.of(self.weight, moved, self.psu)

    def columns(self) -> dict[str, np.ndarray]:
        return dict(vars(self))


def sample() -> Sample:
    """Return it; the columns go to R by `benchmarks/surveys/known_values.py`."""
    stratum = np.repeat(np.repeat(np.arange(4), PSUS), TAKEN)
    psu = np.repeat(np.arange(sum(PSUS)), TAKEN)
    row = np.arange(len(psu))
    score = 40.0 + (row * 37 + 11) % 29 + 3.0 * ((psu * 7) % 5) + 2.0 * stratum
    gappy = np.where(row % 9 == 4, np.nan, score + (row * 5) % 7)
    return Sample(
        stratum,
        psu,
        row % TAKEN,
        np.round(8.0 + (psu * 13 % 11) * 1.5 + (row * 3 % 4) * 0.25, 2),
        np.repeat(np.array(POPULATION, dtype=float)[np.repeat(np.arange(4), PSUS)], TAKEN),
        np.full(len(row), float(LISTED)),
        score,
        1.0 + (row * 7 + psu * psu) % 5,
        (row * 5 // 2) % 2,
        (row * 11 // 3) % 3,
        gappy,
    )
