"""Which single items start elsewhere in some group, where all were held equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtrc

from serasi.science.scales.arrow import Arrow
from serasi.science.scales.fitting import Solution
from serasi.science.scales.items_by_group import holm
from serasi.science.scales.patterns import Pattern
from serasi.science.scales.sheets import Values
from serasi.science.scales.structure import Observed, Part, Structure, information, slope


@dataclass(frozen=True)
class SuspectItem:
    """An item whose intercept is not the same in all groups.

    chi2, df : score test of freeing it in every group but the first
    p_adjusted : Holm's, over all items
    furthest : the group whose own intercept would be furthest from the common one
    apart : how far it would be, in standard deviations of the item
    """

    item: str
    chi2: float
    df: int
    p_adjusted: float
    furthest: str
    apart: float


def suspect_items(
    pattern: Pattern,
    groups: Sequence[str],
    structures: Sequence[Structure],
    seen: Sequence[Observed],
    scalar: Solution,
    *,
    least_apart: float = 0.2,
    most_p: float = 0.05,
) -> tuple[SuspectItem, ...]:
    """Return the items with unequal intercepts, the furthest first.

    Score (Lagrange multiplier) test at the scalar solution (Sörbom, 1989, Psychometrika 54): with
    g the slope of the log likelihood by the intercepts of the single groups and V what the other
    numbers leave of their information, chi2 = g' V⁻¹ g, and V⁻¹ g is how far they would move. An
    item is named where it moves at least `least_apart` (a small effect by Cohen, 1988), one item of
    a factor at most: it pulls the factor's mean, so that its neighbours seem to move the other way.
    """
    items = pattern.items
    rows = sum(one.rows for one in seen)
    size, count = len(scalar.numbers), len(items)
    own = [_freed(structure, size + place * count) for place, structure in enumerate(structures)]
    whole = size + count * len(seen)
    score, information_of = np.zeros(whole), []
    for model, here, one in zip(own, scalar.groups, seen, strict=True):
        share = one.rows / rows
        score += -rows / 2 * share * slope(model, one, here, whole)
        places, block = information(model, here)
        information_of.append((places, rows * share * block))
    dense = Arrow(tuple(information_of), whole).dense()
    # what all groups share moves with the first group's intercept
    kept = np.arange(size)
    shared = structures[0].intercepts
    assert shared is not None  # noqa: S101 - scalar structures have intercepts
    joined = np.zeros((whole, size))
    joined[kept, kept] = 1
    for place in range(len(seen)):
        joined[size + place * count + np.arange(count), shared.places] = 1
    old = joined.T @ dense @ joined
    cross = dense @ joined
    spread = np.sqrt(np.mean([np.diag(one.covariance) for one in seen], axis=0))
    found = []
    for item in range(count):
        new = size + count * np.arange(1, len(seen)) + item
        left = dense[np.ix_(new, new)] - cross[new] @ np.linalg.solve(old, cross[new].T)
        moved = np.linalg.solve(left, score[new])
        found.append((float(score[new] @ moved), _apart(moved) / spread[item]))
    return _named(pattern, groups, found, least_apart, most_p)


def _freed(structure: Structure, first: int) -> Structure:
    """Return the structure with intercepts of its own."""
    assert structure.intercepts is not None  # noqa: S101 - scalar structures have intercepts
    places = first + np.arange(len(structure.intercepts.places))
    return Structure(
        structure.loadings,
        structure.factors,
        structure.residuals,
        Part(places, structure.intercepts.fixed),
        structure.means,
    )


def _apart(moved: ArrayLike) -> Values:
    """Return how far each group is from the middle one; the first group has not moved."""
    whole = np.concatenate([[0.0], np.asarray(moved, dtype=float)])
    return np.asarray(whole - np.median(whole))


def _named(
    pattern: Pattern,
    groups: Sequence[str],
    found: list[tuple[float, Values]],
    least_apart: float,
    most_p: float,
) -> tuple[SuspectItem, ...]:
    df = len(groups) - 1
    adjusted = holm([float(chdtrc(df, chi2)) for chi2, _ in found])
    named: list[SuspectItem] = []
    taken = np.zeros(len(pattern.factors), dtype=bool)
    for item in sorted(range(len(found)), key=lambda place: -found[place][0]):
        chi2, apart = found[item]
        furthest = int(np.abs(apart).argmax())
        small = adjusted[item] > most_p or abs(apart[furthest]) < least_apart
        if small or (taken & pattern.loads[item]).any():
            continue
        taken |= pattern.loads[item]
        named.append(
            SuspectItem(
                pattern.items[item], chi2, df, adjusted[item], groups[furthest],
                float(apart[furthest]),
            )
        )  # fmt: skip
    return tuple(sorted(named, key=lambda one: -abs(one.apart)))
