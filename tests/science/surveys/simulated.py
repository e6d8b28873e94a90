"""A made-up regency whose harmony is known, and surveys of it with clustering and non-response."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from serasi.science.surveys import (
    Design,
    Margin,
    draw_at_steps,
    draw_by_size,
    inclusion_weights,
    nonresponse,
    rake,
    raked,
)

STRATA, DESA, RT, HOUSEHOLDS = 5, 100, 12, 30
TAKEN_DESA, TAKEN_RT, TAKEN_HOUSEHOLDS = 10, 2, 6
ATTITUDES = 10
ANSWERING = np.array([[0.62, 0.75, 0.86], [0.70, 0.84, 0.93]])
"""Share that answers, by sex and age."""


@dataclass(frozen=True)
class Regency:
    """Adults of a regency, sorted by household; desa, RT and household are numbers."""

    desa: np.ndarray
    household: np.ndarray
    sex: np.ndarray
    age: np.ndarray
    score: np.ndarray
    first_of_household: np.ndarray
    adults: np.ndarray
    households_of_rt: np.ndarray
    first_household_of_rt: np.ndarray

    @property
    def truth(self) -> np.ndarray:
        """Mean of each attitude over all adults."""
        return np.asarray(self.score.mean(axis=0))

    @property
    def index(self) -> float:
        return float(np.exp(np.log(self.truth).mean()))


def regency(seed: int = 1) -> Regency:
    """Return one: desa and RT differ, and so do men and women, young and old."""
    rng = np.random.default_rng(seed)
    rts = STRATA * DESA * RT
    households_of_rt = rng.integers(HOUSEHOLDS // 2, HOUSEHOLDS * 3 // 2, rts)
    rt_of_household = np.repeat(np.arange(rts), households_of_rt)
    adults = rng.choice([1, 2, 3, 4], len(rt_of_household), p=[0.15, 0.5, 0.25, 0.1])
    household = np.repeat(np.arange(len(adults)), adults)
    rt = rt_of_household[household]
    desa = rt // RT
    n = len(household)
    sex, age = rng.integers(0, 2, n), rng.choice(3, n, p=[0.3, 0.45, 0.25])
    level = np.linspace(52, 74, ATTITUDES)
    shared = (
        rng.normal(0, 2.0, STRATA)[desa // DESA]
        + rng.normal(0, 3.5, STRATA * DESA)[desa]
        + rng.normal(0, 2.5, rts)[rt]
        + 3.0 * sex
        + np.array([-4.0, 0.0, 5.0])[age]
        + rng.normal(0, 10, n)
    )
    raw = level + shared[:, None] + rng.normal(0, 12, (n, ATTITUDES))
    score = np.clip(np.round(raw / 100 * 12), 0, 12) / 12 * 100
    first = np.searchsorted(household, np.arange(len(adults)))
    return Regency(
        desa,
        household,
        sex,
        age,
        score,
        first,
        adults,
        households_of_rt,
        np.searchsorted(rt_of_household, np.arange(rts)),
    )


@dataclass(frozen=True)
class Survey:
    """Who answered: rows of the regency, with the design of raked weights."""

    score: np.ndarray
    sex: np.ndarray
    age: np.ndarray
    design: Design


def surveyed(world: Regency, seed: int) -> Survey:
    """Draw, lose some answers, weight and rake: the way a real wave goes."""
    rng = np.random.default_rng(seed)
    rows, chances, desa_of = [], [], []
    by_desa = world.households_of_rt.reshape(-1, RT).sum(axis=1)
    frame = draw_by_size(
        [f"{desa:03}" for desa in range(STRATA * DESA)],
        by_desa,
        take=TAKEN_DESA,
        seed=seed,
        strata=[str(desa // DESA) for desa in range(STRATA * DESA)],
    )
    for one in (unit for draw in frame for unit in draw.drawn):
        steps = draw_at_steps(RT, take=TAKEN_RT, seed=seed, label=one.unit)
        for rt in (int(one.unit) * RT + number - 1 for number in steps.numbers):
            homes = draw_at_steps(
                int(world.households_of_rt[rt]), take=TAKEN_HOUSEHOLDS, seed=seed, label=rt
            )
            for home in (world.first_household_of_rt[rt] + at - 1 for at in homes.numbers):
                adults = int(world.adults[home])
                rows.append(world.first_of_household[home] + rng.integers(0, adults))
                chances.append((one.probability, steps.probability, homes.probability, 1 / adults))
                desa_of.append(int(one.unit))
    at, desa = np.array(rows), np.array(desa_of)
    willing = ANSWERING[world.sex[at], world.age[at]] + rng.normal(0, 0.05, STRATA * DESA)[desa]
    answered = rng.random(len(at)) < willing
    classes = world.sex[at] * 3 + world.age[at]
    weight = nonresponse(inclusion_weights(*np.array(chances).T), answered, classes).weight
    at, desa, weight = at[answered], desa[answered], weight[answered]
    design = Design.of(weight, desa // DESA, desa)
    made = rake(weight, margins(world, at))
    return Survey(world.score[at], world.sex[at], world.age[at], raked(design, made))


def margins(world: Regency, at: np.ndarray) -> list[Margin]:
    """Sex × age, and stratum, as the civil register has them."""
    out = []
    for name, codes in (
        ("kelamin dan umur", world.sex * 3 + world.age),
        ("kecamatan", world.desa // DESA),
    ):
        known = np.bincount(codes)
        out.append(Margin(name, codes[at].tolist(), dict(enumerate(known.astype(float).tolist()))))
    return out


def index_of(values: np.ndarray, covariance: np.ndarray) -> tuple[float, float]:
    """Return the geometric mean of attitudes with equal weights and its linearised error."""
    index = float(np.exp(np.log(values).mean()))
    slope = index / len(values) / values
    return index, float(np.sqrt(slope @ covariance @ slope))
