"""The one Taylor core: covariance of weighted totals under a design."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.surveys.design import (
    BoolArray,
    Design,
    FloatArray,
    IntArray,
    Units,
    stage_units,
)
from serasi.science.surveys.flaws import Refused

Lonely = Literal["adjust", "average", "certainty", "fail"]
LONELY = ("adjust", "average", "certainty", "fail")
SELF_REPRESENTING = 1e-7
"""A stratum with less than this share left undrawn adds nothing at its stage (as R survey)."""


def totals_covariance(z: ArrayLike, design: Design, lonely: Lonely = "adjust") -> FloatArray:
    """Return the covariance of the column sums of z.

    Sum over strata of (1 - f) n / (n - 1) Σ (t - t̄)(t - t̄)', with t the PSU totals of z (Särndal,
    Swensson & Wretman, 1992, Model Assisted Survey Sampling, eq. 4.6.3 for the first stage with
    replacement, and result 4.3.1 for the recursion over stages: a stage below counts by the share
    drawn above it). Any smooth statistic is a total of its weighted influence values (Taylor
    linearisation; Binder, 1983, International Statistical Review 51).

    Parameters
    ----------
    z : (n, k) or (n,) weight times influence value of each respondent; 0 outside of a domain,
        whose design is kept whole. Where weights were calibrated, what the margins explain of z
        is taken off first
    lonely : what a stratum with a single PSU adds. As R survey: `adjust` (the default) its total
        squared, as if apart from 0, which is wide; `average` the mean of the other strata;
        `certainty` nothing; `fail` refuses

    Returns
    -------
    (k, k)

    Raises
    ------
    Refused : S580 shapes, S585 a single PSU under `fail`, S586 an unknown rule

    Examples
    --------
    >>> drawn = Design.of([1] * 4, psu=[1, 1, 2, 2])
    >>> totals_covariance([1.0, 3.0, 2.0, 6.0], drawn).round(9).tolist()
    [[16.0]]
    """
    values = np.asarray(z, dtype=float)
    values = values[:, None] if values.ndim == 1 else values
    if values.ndim != 2 or len(values) != design.n:
        raise Refused("S580", f"nilai {np.shape(z)}, rancangan {design.n} baris")
    if lonely not in LONELY:
        raise Refused("S586", lonely)
    if design.calibration is not None:
        values = design.calibration.residuals(values, design.weight)
    if lonely == "fail":
        _refuse_lonely(design)
    units = design.units
    out = _stage(np.asarray(units.gather @ values), units, design.free, lonely)
    drawn = (1.0 - design.free)[units.stratum]
    above = units
    for stage in design.below:
        units = stage_units(above.of_row, stage)
        population = stage.fpc[units.first_row][units.first_unit]
        free = 1.0 - units.counts / population
        parent = above.of_row[units.first_row]
        out = out + _stage(
            np.asarray(units.gather @ values), units, free, lonely, share=drawn[parent], of=parent
        )
        drawn = drawn[parent] * (1.0 - free)[units.stratum]
        above = units
    return out


def _stage(
    totals: FloatArray,
    units: Units,
    free: FloatArray,
    lonely: Lonely,
    *,
    share: FloatArray | None = None,
    of: IntArray | None = None,
) -> FloatArray:
    """Return what one stage adds: `totals` (m, k) of its units, `share` (m,) drawn above them."""
    counts = units.counts
    alone = (counts == 1) & (free >= SELF_REPRESENTING)
    factor = np.where(counts > 1, free * counts / np.maximum(counts - 1, 1), free)
    factor[free < SELF_REPRESENTING] = 0.0
    if share is not None:
        factor = factor * share[units.first_unit]
    centre = np.add.reduceat(totals, units.first_unit) / counts[:, None]
    if lonely == "adjust":
        centre[alone] = 0.0
    apart = (totals - centre[units.stratum]) * np.sqrt(factor)[units.stratum, None]
    if lonely == "average" and alone.any():
        return _averaged(apart, units, alone, of)
    return np.asarray(apart.T @ apart)


def _averaged(apart: FloatArray, units: Units, alone: BoolArray, of: IntArray | None) -> FloatArray:
    """Return the sum over strata with the mean of the others in place of those that are alone.

    Below the first stage the others are the strata of the same unit above. NaN without others.
    """
    group = np.zeros(len(units.counts), np.int64) if of is None else of[units.first_unit]
    strata = np.bincount(group)
    known = np.bincount(group[~alone], minlength=len(strata))
    if (known == 0).any():
        return np.full((apart.shape[1],) * 2, np.nan)
    kept = ~alone[units.stratum]
    scaled = apart[kept] * np.sqrt(strata / known)[group][units.stratum[kept], None]
    return np.asarray(scaled.T @ scaled)


def _refuse_lonely(design: Design) -> None:
    lone = (design.units.counts == 1) & (design.free >= SELF_REPRESENTING)
    if lone.any():
        raise Refused("S585", design.name_of(int(np.flatnonzero(lone)[0])))
