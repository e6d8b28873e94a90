"""How far a factor model is from what was seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq
from scipy.special import chdtr, chdtrc, chndtr

from serasi.science.scales.structure import Moments, Observed


@dataclass(frozen=True)
class Measures:
    """Usual measures of fit; cfi, tli, rmsea None where a model has no degree of freedom.

    chi2 : sheets times the discrepancy, covariances with divisor n
    rmsea_low, rmsea_high : 90 % interval
    """

    chi2: float
    df: int
    p: float | None
    cfi: float | None
    tli: float | None
    rmsea: float | None
    rmsea_low: float | None
    rmsea_high: float | None
    srmr: float


def measures(
    seen: Sequence[Observed], at: Sequence[Moments], *, value: float, free: int
) -> Measures:
    """Return the measures of a fitted model, for all groups together.

    CFI by Bentler (1990), TLI by Tucker & Lewis (1973), both against items that do not go
    together; RMSEA by Steiger (1990) with the factor √groups of Steiger (1998) and the interval
    of Browne & Cudeck (1992); SRMR by Bentler (1995), groups weighted by sheets.

    Parameters
    ----------
    value : discrepancy, weighted by sheets over the groups
    free : numbers that were free
    """
    rows, groups = sum(one.rows for one in seen), len(seen)
    items = len(seen[0].covariance)
    with_means = at[0].means is not None
    moments = items * (items + 1) // 2 + (items if with_means else 0)
    chi2, df = rows * value, groups * moments - free
    none, none_df = _independence(seen)
    cfi = tli = rmsea = low = high = p = None
    if df > 0:
        p = float(chdtrc(df, chi2))
        excess, none_excess = max(chi2 - df, 0.0), max(none - none_df, 0.0)
        worst = max(excess, none_excess)
        cfi = 1 - excess / worst if worst > 0 else 1.0
        tli = (none / none_df - chi2 / df) / (none / none_df - 1) if none != none_df else None
        scale = np.sqrt(groups / (df * rows))
        rmsea = float(np.sqrt(excess) * scale)
        low, high = (float(np.sqrt(shift) * scale) for shift in _shifts(chi2, df))
    return Measures(chi2, df, p, cfi, tli, rmsea, low, high, _srmr(seen, at))


def _independence(seen: Sequence[Observed]) -> tuple[float, int]:
    chi2, df = 0.0, 0
    for one in seen:
        variances = np.diag(one.covariance)
        log = float(np.linalg.slogdet(one.covariance)[1])
        chi2 += one.rows * (float(np.log(variances).sum()) - log)
        df += len(variances) * (len(variances) - 1) // 2
    return chi2, df


def _shifts(chi2: float, df: int) -> tuple[float, float]:
    """Return the non-centralities at which chi2 stands at 95 % and at 5 %."""
    found = []
    for at in (0.95, 0.05):
        if chdtr(df, max(chi2, 0.0)) <= at:
            found.append(0.0)
            continue

        def apart(shift: float, at: float = at) -> float:
            return float(chndtr(chi2, df, shift)) - at

        high = max(chi2, 1.0)
        while apart(high) > 0:
            high *= 2
        found.append(float(brentq(apart, 1e-9, high, xtol=1e-8)))
    return found[0], found[1]


def _srmr(seen: Sequence[Observed], at: Sequence[Moments]) -> float:
    rows = sum(one.rows for one in seen)
    whole = 0.0
    for one, here in zip(seen, at, strict=True):
        scale = np.sqrt(np.diag(one.covariance))
        apart = (one.covariance - here.sigma) / np.outer(scale, scale)
        squares = float((apart[np.tril_indices(len(scale))] ** 2).sum())
        count = len(scale) * (len(scale) + 1) // 2
        if here.means is not None:
            squares += float(((here.off / scale) ** 2).sum())
            count += len(scale)
        whole += one.rows / rows * float(np.sqrt(squares / count))
    return whole
