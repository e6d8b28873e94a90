"""Do the items mean the same in every group? Configural, metric and scalar invariance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.scales.factors import Trouble, inseparable, observed, start_of, structure_of
from serasi.science.scales.fit_measures import Measures, measures
from serasi.science.scales.fitting import Solution, fit
from serasi.science.scales.flaws import Refused
from serasi.science.scales.patterns import Pattern
from serasi.science.scales.sheets import Values
from serasi.science.scales.structure import FIXED, Observed, Part, Places, Structure
from serasi.science.scales.suspects import SuspectItem, suspect_items

Level = Literal["configural", "metric", "scalar"]
LEVELS: tuple[Level, ...] = ("configural", "metric", "scalar")
MOST_LOST_CFI = 0.01
"""Cheung & Rensvold, 2002, Structural Equation Modeling 9: a larger loss of CFI is no chance."""


@dataclass(frozen=True)
class InvarianceStep:
    """One model: configural = same pattern, metric = same loadings, scalar = same intercepts too.

    measures : None where the search did not end
    cfi_lost, rmsea_gained, srmr_gained : against the step before; None for the first
    holds : configural: sound with CFI of at least `least_cfi` and RMSEA of at most `most_rmsea`;
        the others: the step before holds, sound, and no more CFI lost than 0.01
    """

    level: Level
    measures: Measures | None
    troubles: tuple[Trouble, ...]
    cfi_lost: float | None
    rmsea_gained: float | None
    srmr_gained: float | None
    holds: bool


@dataclass(frozen=True)
class Invariance:
    """What holds over the groups.

    groups, rows : names and complete sheets of the groups that were compared
    left_out : groups with too few complete sheets, or with an item that does not vary
    steps : empty with fewer than two groups
    reached : the highest level that holds; None where not even the pattern is the same
    suspects : items that start elsewhere in some group. CFI hardly falls by one item of many, so
        there may be some where scalar invariance holds
    """

    groups: tuple[str, ...]
    rows: tuple[int, ...]
    left_out: tuple[str, ...]
    steps: tuple[InvarianceStep, ...]
    reached: Level | None
    suspects: tuple[SuspectItem, ...] = ()


def invariance(
    scored: ArrayLike,
    groups: Sequence[str | None],
    pattern: Pattern,
    *,
    least_rows: int = 200,
    least_cfi: float = 0.90,
    most_rmsea: float = 0.08,
) -> Invariance:
    """Compare a factor model over groups (Meredith, 1993, Psychometrika 58).

    Means of groups may be compared where scalar invariance holds; correlations where metric does.

    Parameters
    ----------
    scored : (sheets, items), reverse items turned; only complete sheets are used
    groups : of each sheet; None = not known, left out
    least_rows : complete sheets that a group needs
    """
    table = np.asarray(scored, dtype=float)
    if table.ndim != 2 or len(table) != len(groups):
        raise Refused("S640", f"{table.shape}, {len(groups)} kelompok")
    names, seen, left_out = _observed_groups(table, groups, pattern, least_rows)
    rows = tuple(one.rows for one in seen)
    if len(seen) < 2:
        return Invariance(names, rows, left_out, (), None)
    steps: list[InvarianceStep] = []
    before: Solution | None = None
    structures: list[Structure] = []
    for level in LEVELS:
        previous = structures
        structures, size = group_structures(pattern, len(seen), level)
        start = _start(structures, seen, size, previous, before)
        before = fit(structures, seen, start)
        steps.append(_step(level, pattern, seen, before, size, steps, (least_cfi, most_rmsea)))
        if before is None or not before.converged:
            break
    held = [step.level for step in steps if step.holds]
    suspects: tuple[SuspectItem, ...] = ()
    if before is not None and before.converged and before.identified:
        suspects = suspect_items(pattern, names, structures, seen, before)
    return Invariance(names, rows, left_out, tuple(steps), held[-1] if held else None, suspects)


def group_structures(pattern: Pattern, groups: int, level: Level) -> tuple[list[Structure], int]:
    """Return the structure of each group and how many numbers are free in all.

    The first group has factor variances 1 and means 0; what a level holds equal frees those of
    the other groups.
    """
    single, _ = structure_of(pattern)
    items, factors = len(pattern.items), len(pattern.factors)
    size = 0

    def numbered(like: Places) -> Places:
        nonlocal size
        free = like != FIXED
        places = np.full(like.shape, FIXED)
        places[free] = size + np.unique(like[free], return_inverse=True)[1].ravel()
        size += len(np.unique(like[free]))
        return places

    each_item = np.arange(items)
    loadings = intercepts = None
    found = []
    for group in range(groups):
        if loadings is None or level == "configural":
            loadings = numbered(single.loadings.places)
        if intercepts is None or level != "scalar":
            intercepts = numbered(each_item)
        linked = single.factors.places.copy()
        if group and level != "configural":
            np.fill_diagonal(linked, 10**6 + np.arange(factors))
        means = np.full(factors, FIXED)
        if group and level == "scalar":
            means = numbered(np.arange(factors))
        found.append(
            Structure(
                Part(loadings, np.zeros(loadings.shape)),
                Part(numbered(linked), np.eye(factors)),
                Part(numbered(each_item), np.zeros(items)),
                Part(intercepts, np.zeros(items)),
                Part(means, np.zeros(factors)),
            )
        )
    return found, size


def _observed_groups(
    table: Values, groups: Sequence[str | None], pattern: Pattern, least_rows: int
) -> tuple[tuple[str, ...], list[Observed], tuple[str, ...]]:
    marks = np.array(["" if group is None else group for group in groups], dtype=object)
    names, seen, left_out = [], [], []
    for name in sorted({group for group in groups if group is not None}):
        try:
            one = observed(table[marks == name], pattern.items)
        except Refused:
            left_out.append(name)
            continue
        if one.rows < least_rows:
            left_out.append(name)
        else:
            names.append(name)
            seen.append(one)
    return tuple(names), seen, tuple(left_out)


def _start(
    structures: list[Structure],
    seen: list[Observed],
    size: int,
    previous: list[Structure],
    before: Solution | None,
) -> Values:
    """Return the mean of what each number was in the step before, or each group's own start."""
    sums, counts = np.zeros(size), np.zeros(size)

    def add(part: Part, values: Values) -> None:
        free = part.places != FIXED
        np.add.at(sums, part.places[free], values[free])
        np.add.at(counts, part.places[free], 1)

    for place, (structure, one) in enumerate(zip(structures, seen, strict=True)):
        if before is None:
            own = np.zeros(size)
            alone = start_of(structure, one, size)
            add(structure.loadings, structure.loadings.filled(alone))
            add(structure.factors, structure.factors.filled(alone))
            add(structure.residuals, structure.residuals.filled(alone))
            values = (one.means, own[: len(structure.loadings.fixed.T)])
        else:
            old, numbers = previous[place], before.numbers
            add(structure.loadings, old.loadings.filled(numbers))
            add(structure.factors, old.factors.filled(numbers))
            add(structure.residuals, old.residuals.filled(numbers))
            assert old.intercepts is not None and old.means is not None  # noqa: S101
            values = (old.intercepts.filled(numbers), old.means.filled(numbers))
        for part, known in zip((structure.intercepts, structure.means), values, strict=True):
            if part is not None:
                add(part, known)
    return sums / np.maximum(counts, 1)


def _step(
    level: Level,
    pattern: Pattern,
    seen: list[Observed],
    found: Solution | None,
    size: int,
    steps: list[InvarianceStep],
    bounds: tuple[float, float],
) -> InvarianceStep:
    if found is None or not found.converged:
        trouble = (Trouble("not_converged"),)
        return InvarianceStep(level, None, trouble, None, None, None, False)
    fit_of = measures(seen, found.groups, value=found.value, free=size)
    troubles = _troubles(pattern, found)
    last = steps[-1] if steps else None
    if last is None or last.measures is None:
        least_cfi, most_rmsea = bounds
        fits = fit_of.cfi is not None and fit_of.rmsea is not None
        holds = fits and (fit_of.cfi or 0) >= least_cfi and (fit_of.rmsea or 0) <= most_rmsea
        return InvarianceStep(level, fit_of, troubles, None, None, None, holds and not troubles)
    lost = _less(last.measures.cfi, fit_of.cfi)
    gained = _less(fit_of.rmsea, last.measures.rmsea)
    holds = last.holds and not troubles and lost is not None and lost <= MOST_LOST_CFI
    more_apart = fit_of.srmr - last.measures.srmr
    return InvarianceStep(level, fit_of, troubles, lost, gained, more_apart, holds)


def _troubles(pattern: Pattern, found: Solution) -> tuple[Trouble, ...]:
    troubles = []
    if not found.identified:
        troubles.append(Trouble("not_identified"))
    below = {
        item
        for group in found.groups
        for item, left in zip(pattern.items, group.residuals, strict=True)
        if left < 0
    }
    if below:
        troubles.append(
            Trouble("negative_residual", tuple(item for item in pattern.items if item in below))
        )
    bound = {place for group in found.groups for place in inseparable(group.factors)}
    if bound:
        named = tuple(pattern.factors[place] for place in sorted(bound))
        troubles.append(Trouble("factors_inseparable", named))
    return tuple(troubles)


def _less(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other
