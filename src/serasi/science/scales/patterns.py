"""Which item may load on which factor, and which factors may go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from serasi.science.scales.flaws import Refused
from serasi.science.scales.sheets import Marks

GENERAL = "umum"


@dataclass(frozen=True)
class Pattern:
    """A confirmatory factor model.

    loads : (items, factors) which loadings are free; the others are 0
    together : (factors, factors), symmetric: which factor correlations are free
    """

    name: str
    items: tuple[str, ...]
    factors: tuple[str, ...]
    loads: Marks
    together: Marks

    def __post_init__(self) -> None:
        items, factors = len(self.items), len(self.factors)
        if self.loads.shape != (items, factors) or self.together.shape != (factors, factors):
            raise Refused("S642", f"pola {self.name}: {self.loads.shape}, {self.together.shape}")
        if not self.loads.any(axis=1).all() or not self.loads.any(axis=0).all():
            raise Refused("S642", f"pola {self.name}: butir atau faktor tanpa muatan")
        if (self.together != self.together.T).any():
            raise Refused("S642", f"pola {self.name}: hubungan faktor tidak setangkup")


def one_factor(items: Sequence[str]) -> Pattern:
    """Return the model in which one factor carries all items."""
    loads = np.ones((len(items), 1), dtype=bool)
    return Pattern("one_factor", tuple(items), (GENERAL,), loads, np.zeros((1, 1), dtype=bool))


def correlated_factors(items: Sequence[str], belongs: Sequence[str], *, name: str) -> Pattern:
    """Return the model of one factor for each group of items, all of them correlated.

    Parameters
    ----------
    belongs : the factor of each item
    name : of the model, as "ten_attitudes" or "five_sila"
    """
    factors, loads = _groups(items, belongs)
    together = ~np.eye(len(factors), dtype=bool)
    return Pattern(name, tuple(items), factors, loads, together)


def bifactor(items: Sequence[str], belongs: Sequence[str]) -> Pattern:
    """Return the model of a general factor and one for each group, none of them correlated."""
    factors, loads = _groups(items, belongs)
    whole = np.column_stack([np.ones(len(items), dtype=bool), loads])
    return Pattern(
        "bifactor",
        tuple(items),
        (GENERAL, *factors),
        whole,
        np.zeros((len(factors) + 1,) * 2, dtype=bool),
    )


def _groups(items: Sequence[str], belongs: Sequence[str]) -> tuple[tuple[str, ...], Marks]:
    if len(items) != len(belongs):
        raise Refused("S642", f"{len(items)} butir, {len(belongs)} kelompok")
    factors = tuple(dict.fromkeys(belongs))
    loads = np.array([[factor == own for factor in factors] for own in belongs])
    return factors, loads
