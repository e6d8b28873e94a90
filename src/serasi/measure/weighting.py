"""Weights by design: inclusion, then non-response by stratum, then raking to known margins.

Pure: rows in, weights and a recipe that says every step with its figures out.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import numpy as np

from serasi.problems import MARGINS_UNFIT, RAKING_FAILED, Problem
from serasi.science import surveys

BOUNDS = (0.3, 3.0)
MARGINS = {"kelamin": "sex", "umur": "age_group", "kecamatan": "district"}


@dataclass(frozen=True)
class Unit:
    """One selected household: the chance it had, and who answered there, if anybody did."""

    place: str
    stratum: str
    chance: float
    interview: int | None
    adults: int | None = None
    person_chance: float | None = None
    traits: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Weighted:
    """Interview → (weight by inclusion, final weight), and how they were made."""

    weights: dict[int, tuple[float, float]]
    recipe: dict[str, Any]


def read_margins(text: str) -> dict[str, dict[str, float]]:
    """Read margins written one a line: "kelamin; P; 512.300".

    >>> read_margins("kelamin; P; 51.2\\nkelamin; L; 48.8")
    Traceback (most recent call last):
    ...
    serasi.problems.base.Problem: Tabel penduduk untuk pembobotan belum benar: baris 1: jumlah \
“51.2” bukan angka bulat. (S1360)
    """
    found: dict[str, dict[str, float]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        parts = [part.strip() for part in line.replace("\t", ";").split(";")]
        if len(parts) != 3 or parts[0].lower() not in MARGINS:  # noqa: PLR2004 - three columns
            what = f"baris {number}: tulis margin; golongan; jumlah dengan margin"
            raise Problem(MARGINS_UNFIT, what=f"{what} {', '.join(MARGINS)}")
        digits = parts[2].replace(".", "") if _thousands(parts[2]) else parts[2]
        if not digits.isdecimal():
            raise Problem(
                MARGINS_UNFIT, what=f"baris {number}: jumlah “{parts[2]}” bukan angka bulat"
            )
        cells = found.setdefault(parts[0].lower(), {})
        if parts[1] in cells:
            raise Problem(MARGINS_UNFIT, what=f"baris {number}: {parts[1]} dua kali")
        cells[parts[1]] = float(digits)
    return found


def _thousands(written: str) -> bool:
    head, *groups = written.split(".")
    return head.isdecimal() and all(len(g) == 3 and g.isdecimal() for g in groups)  # noqa: PLR2004


def weigh(
    units: Sequence[Unit],
    margins: Mapping[str, Mapping[str, float]],
    *,
    bounds: tuple[float, float] = BOUNDS,
) -> Weighted:
    """Return the weights of all who answered.

    A household of which the number of adults is not known counts as one of its stratum's median;
    how many those are is in the recipe.

    Raises
    ------
    Problem
        S1361 where the margins cannot be met within the bounds, with the cell and why.
    """
    try:
        base = surveys.inclusion_weights([unit.chance for unit in units])
        answered = np.array([unit.interview is not None for unit in units])
        filled = surveys.nonresponse(base, answered, [unit.stratum for unit in units])
    except surveys.Refused as refused:
        raise Problem(RAKING_FAILED, what=str(refused)) from refused
    persons, guessed = _persons(units)
    rows = [at for at, unit in enumerate(units) if unit.interview is not None]
    first = np.array([base[at] / persons[at] for at in rows])
    made = np.array([filled.weight[at] / persons[at] for at in rows])
    recipe: dict[str, Any] = {
        "selected": len(units),
        "answered": len(rows),
        "adults_guessed": guessed,
        "classes": [
            {"name": c.name, "selected": c.selected, "responded": c.responded,
             "rate": round(c.rate, 6), "factor": round(c.factor, 6), "doubtful": c.doubtful}
            for c in filled.classes
        ],
        "deff_before": surveys.kish_deff(made),
    }  # fmt: skip
    if margins:
        made = _raked(made, [units[at] for at in rows], margins, bounds, recipe)
    recipe["deff_after"] = surveys.kish_deff(made)
    pairs = zip(rows, first, made, strict=True)
    return Weighted({units[at].interview or 0: (float(b), float(w)) for at, b, w in pairs}, recipe)


def _persons(units: Sequence[Unit]) -> tuple[list[float], int]:
    """Return the chance of the person asked within the household, and how many were guessed."""
    known: dict[str, list[int]] = defaultdict(list)
    for unit in units:
        if unit.interview is not None and unit.adults:
            known[unit.stratum].append(unit.adults)
    everywhere = [adults for some in known.values() for adults in some]
    chances, guessed = [], 0
    for unit in units:
        if unit.person_chance is not None:
            chances.append(unit.person_chance)
        elif unit.adults or unit.interview is None:
            chances.append(1 / (unit.adults or 1))
        else:
            guessed += 1
            chances.append(1 / median(known[unit.stratum] or everywhere or [1]))
    return chances, guessed


def _raked(
    weight: Any,
    units: Sequence[Unit],
    margins: Mapping[str, Mapping[str, float]],
    bounds: tuple[float, float],
    recipe: dict[str, Any],
) -> Any:
    asked = [
        surveys.Margin(name, [unit.traits.get(MARGINS[name]) for unit in units], dict(cells))
        for name, cells in margins.items()
    ]
    # Bounds are about how unevenly weights move, so the level is set right first.
    whole = sum(asked[0].totals.values())
    level = whole / float(weight.sum())
    if not (math.isfinite(level) and level > 0):
        raise Problem(MARGINS_UNFIT, what="jumlah penduduk harus di atas nol")
    try:
        made = surveys.rake(weight * level, asked, bounds=bounds)
    except surveys.Refused as refused:
        raise Problem(RAKING_FAILED, what=str(refused)) from refused
    if not made.converged:
        raise Problem(RAKING_FAILED, what=made.sentence.rstrip("."))
    recipe["raking"] = {
        "margins": {name: dict(cells) for name, cells in margins.items()},
        "bounds": list(bounds), "level": level, "cycles": made.cycles,
        "smallest": made.smallest, "largest": made.largest,
        "at_low": made.at_low, "at_high": made.at_high,
    }  # fmt: skip
    return made.weight
