"""Indices of areas too small for the sample, by a model that borrows from the other areas.

These are no estimates of the area alone and say so (`Modelled`). What the gate hides stays hidden:
a figure that leans more on the hidden one than on the others is not given, and every other is
coarse. Exact figures would be equations with as many unknowns, and would tell the hidden ones.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from serasi.science.harmony.suppress import too_few
from serasi.science.surveys import Estimate, Refused, fay_herriot

LEAST_PEOPLE, LEAST_CLUSTERS, LEAST_AREAS = 10, 2, 8
"""What an area needs to enter the model, and how many such areas the model needs."""
MOST_DIRECT = 0.5
"""A figure of which more than this comes from the hidden estimate would tell that one.

With whole points, whoever knows the model to the last digit still has a hidden estimate no nearer
than ± 1 point (half a point over this share).
"""
DIGITS = 1
"""Of σ; the figures themselves are whole points."""
FEW_AREAS = "terlalu sedikit wilayah dengan sampel untuk sebuah model"
ALL_ALIKE = "model tidak menemukan beda antarwilayah yang lebih besar daripada galat survei"
TOO_NEAR = "angka model terlalu dekat dengan angka yang disembunyikan"
Z = 1.959964


@dataclass(frozen=True)
class Modelled:
    """A figure by the model, in whole points: value, interval, root of its mean squared error.

    The interval is widened to whole points, the root rounded.
    """

    value: float
    lo: float
    hi: float
    rmse: float


@dataclass(frozen=True)
class SmallAreas:
    """Figures by area of those that have none of their own; `why_not` where no model was fit.

    areas : how many the model rests on; between : σ, by how many points areas differ
    """

    figures: dict[str, Modelled]
    areas: int
    between: float | None
    why_not: str = ""


def modelled_areas(names: Sequence[str], direct: Sequence[Estimate]) -> SmallAreas:
    """Return Fay-Herriot figures of the areas that the gate hides.

    Sampling variances of few clusters are themselves uncertain, so they are smoothed by the
    generalised variance v = c / n with c = Σ m n v̂ / Σ (m - 1) over the areas, m clusters each:
    within an area the linearised v̂ sees m - 1 of its m deviations (Wolter, 2007, chapter 7). Then
    EBLUP around the common mean with its MSE (`surveys.fay_herriot`); the interval is
    value ± 1.96 root MSE.

    An area of fewer than 10 people or 2 clusters has no part in the model and gets no figure.

    Parameters
    ----------
    direct : estimates before the gate, in the order of `names`

    Examples
    --------
    >>> def area(value, n, m): return Estimate(value, 3.0, value - 6, value + 6, 1.0, n, m, m - 1)
    >>> middle = [50, 64, 52, 66, 54, 70, 56, 62, 58]
    >>> told = modelled_areas("abcdefghi", [area(float(v), 20 + v, 4) for v in middle[:-1]]
    ...     + [area(58.0, 20, 2)])
    >>> sorted(told.figures), told.areas
    (['i'], 9)
    """
    inside = [at for at, one in enumerate(direct) if _enters(one)]
    if len(inside) < LEAST_AREAS:
        return SmallAreas({}, len(inside), None, FEW_AREAS)
    people = np.array([direct[at].n for at in inside], dtype=float)
    clusters = np.array([direct[at].psus for at in inside], dtype=float)
    values = np.array([direct[at].value for at in inside])
    own = np.array([direct[at].se for at in inside]) ** 2
    level = float((clusters * people * own).sum() / (clusters - 1).sum())
    if not level > 0:
        return SmallAreas({}, len(inside), None, ALL_ALIKE)
    try:
        fitted = fay_herriot(values, level / people, np.ones((len(inside), 1)))
    except Refused:
        return SmallAreas({}, len(inside), None, FEW_AREAS)
    between = round(float(np.sqrt(fitted.area_variance)), DIGITS)
    if not fitted.area_variance > 0 or not fitted.converged:
        return SmallAreas({}, len(inside), between, ALL_ALIKE)
    figures, near = {}, False
    for place, at in enumerate(inside):
        if not too_few(direct[at].n, direct[at].psus):
            continue
        if fitted.weight_of_direct[place] > MOST_DIRECT:
            near = True
        else:
            figures[names[at]] = coarse(float(fitted.value[place]), float(fitted.rmse[place]))
    return SmallAreas(figures, len(inside), between, TOO_NEAR if near and not figures else "")


def coarse(value: float, rmse: float) -> Modelled:
    """Return a figure of the model as it may be told.

    >>> coarse(57.31, 2.44)
    Modelled(value=57.0, lo=52.0, hi=63.0, rmse=2.0)
    """
    lo, hi = math.floor(max(0.0, value - Z * rmse)), math.ceil(min(100.0, value + Z * rmse))
    return Modelled(float(round(value)), float(lo), float(hi), float(round(rmse)))


def _enters(one: Estimate) -> bool:
    enough = one.n >= LEAST_PEOPLE and one.psus >= LEAST_CLUSTERS
    return enough and bool(np.isfinite(one.value) and np.isfinite(one.se))
