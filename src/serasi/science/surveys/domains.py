"""Means of many columns in many domains at once: what a page of all kecamatan needs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import stdtrit

from serasi.science.surveys.design import Design, FloatArray, IntArray, indicator
from serasi.science.surveys.estimates import checked_codes, checked_columns, means
from serasi.science.surveys.flaws import Refused
from serasi.science.surveys.linear import LONELY, SELF_REPRESENTING, Lonely


@dataclass(frozen=True)
class DomainMeans:
    """Means of k columns in d domains; every array (d, k), as the fields of `Estimate`."""

    value: FloatArray
    se: FloatArray
    lo: FloatArray
    hi: FloatArray
    deff: FloatArray
    n: IntArray
    psus: IntArray
    df: IntArray


def domain_means(
    y: ArrayLike,
    design: Design,
    domains: ArrayLike,
    *,
    level: float = 0.95,
    lonely: Lonely = "adjust",
) -> DomainMeans:
    """Return what `mean` returns for every column and domain, in one pass over the PSUs.

    Variances are summed over the PSUs that a domain has; the others of a stratum enter as zeros.
    A design with stages below or with calibrated weights is worked out domain by domain.

    Parameters
    ----------
    y : (n, k) NaN = no answer
    domains : (n,) codes 0 to d - 1, -1 = in none
    level, lonely : as in `mean`; the design effect is against drawing with replacement

    Examples
    --------
    >>> drawn = Design.of([1, 1, 1, 1], psu=[1, 1, 2, 2])
    >>> seen = domain_means([[1.0], [2.0], [3.0], [6.0]], drawn, [0, 1, 0, 1])
    >>> seen.value.ravel().tolist(), seen.se.ravel().tolist()
    ([2.0, 4.0], [1.0, 2.0])
    """
    if not 0 < level < 1:
        raise Refused("S587", level)
    if lonely not in LONELY:
        raise Refused("S586", lonely)
    columns, codes = checked_columns(y, design), checked_codes(domains, design)
    groups = int(codes.max()) + 1
    inside = np.flatnonzero(codes >= 0)
    cells = _Cells.of(design, codes[inside], inside)
    known = ~np.isnan(columns[inside])
    filled = np.where(known, columns[inside], 0.0)
    weight = design.weight[inside, None]
    by_domain = indicator(codes[inside], groups)
    counted = np.where(known, weight, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        people = by_domain @ counted
        value = (by_domain @ (counted * filled)) / people
        apart = np.where(known, filled - value[codes[inside]], 0.0)
        n = (by_domain @ known.astype(float)).astype(np.int64)
        simple = (by_domain @ (counted * apart**2)) / people / (n - 1)
    psus, df = cells.degrees(known, groups)
    if design.calibration is None and not design.below and lonely in ("adjust", "certainty"):
        z = counted * apart
        variance = cells.variance(z, design, groups, lonely) / np.where(people > 0, people, 1) ** 2
        variance[n == 0] = np.nan
    else:
        variance = np.stack(
            [
                np.diag(means(columns, design, within=codes == group, lonely=lonely)[1])
                for group in range(groups)
            ]
        )
    se = np.sqrt(np.maximum(variance, 0.0))
    half = np.where(df > 0, stdtrit(np.maximum(df, 1), 0.5 + level / 2), np.nan) * se
    with np.errstate(invalid="ignore", divide="ignore"):
        deff = np.where(simple > 0, variance / simple, np.nan)
    return DomainMeans(value, se, value - half, value + half, deff, n, psus, df)


@dataclass(frozen=True)
class _Cells:
    """The pairs of a domain and a PSU that has somebody of it; rows are those in some domain."""

    of_row: IntArray
    domain: IntArray
    psu: IntArray
    stratum: IntArray

    @classmethod
    def of(cls, design: Design, codes: IntArray, inside: IntArray) -> _Cells:
        pair, of_row = np.unique(
            codes * design.psus + design.units.of_row[inside], return_inverse=True
        )
        psu = pair % design.psus
        return cls(of_row, pair // design.psus, psu, design.units.stratum[psu])

    def degrees(self, known: np.ndarray, groups: int) -> tuple[IntArray, IntArray]:
        """Return how many PSUs have an answer in each domain, and those less their strata."""
        gather = indicator(self.of_row, len(self.psu))
        present = (gather @ known.astype(float)) > 0
        by_domain = indicator(self.domain, groups)
        psus = (by_domain @ present.astype(float)).astype(np.int64)
        width = int(self.stratum.max()) + 1
        joint, place = np.unique(self.domain * width + self.stratum, return_inverse=True)
        layers = (indicator(place, len(joint)) @ present.astype(float)) > 0
        strata = indicator(joint // width, groups) @ layers.astype(float)
        return psus, psus - strata.astype(np.int64)

    def variance(self, z: FloatArray, design: Design, groups: int, lonely: Lonely) -> FloatArray:
        """Return the variances (groups, k) of the domains' sums of z."""
        totals = indicator(self.of_row, len(self.psu)) @ z
        counts = design.units.counts
        width = design.strata
        joint, place = np.unique(self.domain * width + self.stratum, return_inverse=True)
        layer = joint % width
        gather = indicator(place, len(joint))
        size = counts[layer][:, None].astype(float)
        centre = (gather @ totals) / size
        alone = counts[layer] == 1
        if lonely == "adjust":
            centre[alone] = 0.0
        squares = gather @ (totals - centre[place]) ** 2
        absent = size - np.bincount(place, minlength=len(joint))[:, None]
        squares = squares + absent * centre**2
        free = design.free[layer]
        factor = np.where(alone, free, free * size[:, 0] / np.maximum(size[:, 0] - 1, 1))
        factor[free < SELF_REPRESENTING] = 0.0
        return np.asarray(indicator(joint // width, groups) @ (squares * factor[:, None]))
