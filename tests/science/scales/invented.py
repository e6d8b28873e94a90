"""Invented answer sheets of 30 items: ten attitudes, five sila, a seed for each set."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from serasi.science.scales import (
    Pattern,
    Scheme,
    Sheets,
    answer_sheets,
    bifactor,
    correlated_factors,
    one_factor,
)

SILA_OF = {
    "A1": "134", "A2": "125", "A3": "235", "A4": "124", "A5": "345",
    "A6": "235", "A7": "245", "A8": "135", "A9": "124", "A10": "134",
}  # fmt: skip
REVERSE = ("A1b", "A2c", "A3a", "A4b", "A5b", "A6c", "A7b", "A8b", "A9a", "A10a")
OPPOSITES = (
    ("A1a", "A1b"), ("A2b", "A2c"), ("A3b", "A3a"), ("A5c", "A5b"), ("A6b", "A6c"),
    ("A7c", "A7b"), ("A8a", "A8b"), ("A9b", "A9a"), ("A10b", "A10a"),
)  # fmt: skip
ITEMS = tuple(f"{attitude}{letter}" for attitude in SILA_OF for letter in "abc")
SCHEME = Scheme(
    items=ITEMS,
    attitudes=tuple(item[:-1] for item in ITEMS),
    sila=tuple(f"S{sila}" for own in SILA_OF.values() for sila in own),
    reverse=frozenset(REVERSE),
    opposites=OPPOSITES,
)
CUTS = (-1.6, -0.8, 0.0, 1.0)
"""Where a leaning becomes the next of five answers."""


def ten_factor_scores(
    rng: np.random.Generator, rows: int, *, between: float = 0.6, loading: float = 0.75
) -> np.ndarray:
    """Normal leanings of ten attitudes that correlate by `between`, three items each."""
    common = np.sqrt(between) * rng.standard_normal((rows, 1))
    attitudes = common + np.sqrt(1 - between) * rng.standard_normal((rows, 10))
    strength = loading - 0.15 * (np.arange(30) % 3)
    own = np.sqrt(1 - strength**2) * rng.standard_normal((rows, 30))
    return np.repeat(attitudes, 3, axis=1) * strength + own


def bifactor_scores(rng: np.random.Generator, rows: int) -> np.ndarray:
    """Normal leanings with one general factor and one for each attitude."""
    general = rng.standard_normal((rows, 1))
    attitudes = np.repeat(rng.standard_normal((rows, 10)), 3, axis=1)
    strong = 0.6 - 0.08 * (np.arange(30) % 4)
    narrow = 0.55 - 0.1 * (np.arange(30) % 3)
    own = np.sqrt(1 - strong**2 - narrow**2) * rng.standard_normal((rows, 30))
    return general * strong + attitudes * narrow + own


def answers(scores: np.ndarray) -> np.ndarray:
    """Answers 1 to 5 as a form holds them, reverse items as they were said."""
    steps = 1.0 + np.digitize(scores, CUTS)
    return np.where(SCHEME.reversed_marks, 6 - steps, steps)


def filled(rng: np.random.Generator, rows: int, *, missing: float = 0.0) -> Sheets:
    """Sheets of ten correlated attitudes, some answers missing at random."""
    given = answers(ten_factor_scores(rng, rows))
    given[rng.random(given.shape) < missing] = np.nan
    return answer_sheets(given, SCHEME)


@dataclass(frozen=True)
class KnownWave:
    """The wave whose figures R has given; see benchmarks/scales/peers.py."""

    sheets: Sheets
    areas: tuple[str, ...]
    sex: tuple[str, ...]
    age: tuple[str, ...]
    twice: np.ndarray


def known_wave() -> KnownWave:
    """1,200 whole sheets of three areas; A4b is easier for one sex, A6a harder in one area."""
    rng = np.random.default_rng(20261128)
    rows = 1200
    areas = tuple(f"k{place % 3}" for place in range(rows))
    sex = tuple("pl"[place % 2] for place in range(rows))
    age = tuple(f"u{(place // 2) % 4}" for place in range(rows))
    scores = ten_factor_scores(rng, rows, loading=0.8)
    scores[:, ITEMS.index("A4b")] += 0.5 * (np.array(sex) == "p")
    scores[:, ITEMS.index("A6a")] -= 0.6 * (np.array(areas) == "k2")
    first = rng.normal(70, 12, 60)
    twice = np.column_stack([first + rng.normal(0, 5, 60), first + rng.normal(1, 5, 60)])
    return KnownWave(answer_sheets(answers(scores), SCHEME), areas, sex, age, twice)


def patterns() -> dict[str, Pattern]:
    """The four models."""
    made = (
        one_factor(ITEMS),
        correlated_factors(ITEMS, SCHEME.attitudes, name="ten_attitudes"),
        correlated_factors(ITEMS, SCHEME.sila, name="five_sila"),
        bifactor(ITEMS, SCHEME.attitudes),
    )
    return {pattern.name: pattern for pattern in made}
