"""Means, totals, ratios and quantiles of a survey, with the error that its design gives them.

A missing answer (NaN) lies outside of the domain: the others stand for it, and the whole design is
kept for the variance. A figure that nobody answered is NaN with n = 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import stdtrit

from serasi.science.surveys.design import BoolArray, Design, FloatArray, IntArray
from serasi.science.surveys.flaws import Refused
from serasi.science.surveys.linear import Lonely, totals_covariance

Against = Literal["replace", "without"]
TIE = 1e-12
"""Cumulated weights this close to a share, relatively, reach it."""


@dataclass(frozen=True)
class Estimate:
    """A figure with its error.

    value, se : NaN without answers
    lo, hi : interval value ± t · se with `df` degrees of freedom; NaN where df is 0
    deff : variance over that of a simple random sample of the same size; NaN where it is not known
    n : respondents behind it; psus : PSUs that they come from
    df : those PSUs less the strata that they lie in
    """

    value: float
    se: float
    lo: float
    hi: float
    deff: float
    n: int
    psus: int
    df: int


def mean(
    y: ArrayLike,
    design: Design,
    *,
    within: ArrayLike | None = None,
    level: float = 0.95,
    lonely: Lonely = "adjust",
    against: Against = "replace",
) -> Estimate:
    """Return the weighted mean Σwy / Σw of a domain.

    Taylor variance with influence (y - mean) / Σw (Särndal et al., 1992, eq. 5.8.6).

    Parameters
    ----------
    y : (n,) NaN = no answer
    within : (n,) whether in the domain; None = everybody
    level : of the interval, between 0 and 1
    lonely : as in `totals_covariance`
    against : the simple random sample of the design effect, drawn with replacement (`replace`, the
        default, which does not depend on the scale of the weights) or `without`, where the sum of
        the weights is the population; R survey's deff="replace" and deff=TRUE

    Raises
    ------
    Refused : S580 shapes, S585 a single PSU under `fail`, S586 an unknown rule, S587 level

    Examples
    --------
    >>> seen = mean([1.0, 2.0, 3.0, 4.0], Design.of([1, 1, 1, 1], psu=[1, 1, 2, 2]))
    >>> seen.value, seen.se, round(seen.deff, 2), seen.df
    (2.5, 1.0, 2.4, 1)
    """
    answers, inside = answered(y, design, within)
    weight = np.where(inside, design.weight, 0.0)
    if not inside.any():
        return nothing()
    people = float(weight.sum())
    value = float(weight @ answers) / people
    influence = np.where(inside, answers - value, 0.0) / people
    variance = float(totals_covariance(design.weight * influence, design, lonely)[0, 0])
    simple = simple_variance(influence, weight, against) * people**2
    return estimate(value, variance, simple, inside, design, level)


def total(
    y: ArrayLike,
    design: Design,
    *,
    within: ArrayLike | None = None,
    level: float = 0.95,
    lonely: Lonely = "adjust",
    against: Against = "replace",
) -> Estimate:
    """Return the weighted total Σwy of a domain; parameters as in `mean`.

    The weights must be inverse inclusion probabilities, and who did not answer adds nothing.
    """
    answers, inside = answered(y, design, within)
    if not inside.any():
        return nothing()
    weight = np.where(inside, design.weight, 0.0)
    variance = float(totals_covariance(weight * answers, design, lonely)[0, 0])
    simple = simple_variance(answers, weight, against) * float(weight.sum()) ** 2
    return estimate(float(weight @ answers), variance, simple, inside, design, level)


def ratio(
    y: ArrayLike,
    x: ArrayLike,
    design: Design,
    *,
    within: ArrayLike | None = None,
    level: float = 0.95,
    lonely: Lonely = "adjust",
    against: Against = "replace",
) -> Estimate:
    """Return the ratio Σwy / Σwx of a domain; parameters as in `mean`.

    Influence (y - Rx) / Σwx (Särndal et al., 1992, eq. 5.6.10). Rows without y or x are left out.
    """
    above, first = answered(y, design, within)
    below, second = answered(x, design, within)
    inside = first & second
    weight = np.where(inside, design.weight, 0.0)
    under = float(weight @ below)
    if not inside.any() or under == 0:
        return nothing()
    value = float(weight @ above) / under
    influence = np.where(inside, above - value * below, 0.0) / under
    variance = float(totals_covariance(design.weight * influence, design, lonely)[0, 0])
    simple = simple_variance(influence, weight, against) * float(weight.sum()) ** 2
    return estimate(value, variance, simple, inside, design, level)


def quantile(
    y: ArrayLike,
    q: float,
    design: Design,
    *,
    within: ArrayLike | None = None,
    level: float = 0.95,
    lonely: Lonely = "adjust",
) -> Estimate:
    """Return the smallest y that a share q of the weight lies at or below.

    The interval is Woodruff's (1952, Journal of the American Statistical Association 47): that of
    the share at or below the quantile, carried back to y. An end beyond the smallest or largest
    answer is NaN, and with it `se`, which is the width over 2t (R survey's rule "math").

    Parameters
    ----------
    q : between 0 and 1; others as in `mean`

    Examples
    --------
    >>> quantile([5.0, 1.0, 4.0, 2.0, 3.0], 0.5, Design.of([1] * 5)).value
    3.0
    """
    if not 0 < q < 1:
        raise Refused("S587", q)
    answers, inside = answered(y, design, within)
    if not inside.any():
        return nothing()
    order = np.argsort(answers[inside], kind="stable")
    ranked = answers[inside][order]
    summed = np.cumsum(design.weight[inside][order])
    value = at_share(ranked, summed, q)
    share = mean(answers <= value, design, within=inside, level=level, lonely=lonely)
    lo, hi = (at_share(ranked, summed, end) for end in (share.lo, share.hi))
    se = (hi - lo) / (2 * spread(level, share.df)) if share.df > 0 else np.nan
    return Estimate(value, se, lo, hi, np.nan, share.n, share.psus, share.df)


def means(
    y: ArrayLike, design: Design, *, within: ArrayLike | None = None, lonely: Lonely = "adjust"
) -> tuple[FloatArray, FloatArray]:
    """Return the means of several columns and their joint covariance.

    Each column is averaged over who answered it: unlike R survey, a missing answer does not drop
    the respondent's other columns.

    Parameters
    ----------
    y : (n, k) NaN = no answer

    Returns
    -------
    values (k,), covariance (k, k); NaN where nobody answered

    Examples
    --------
    >>> values, covariance = means([[1, 4], [3, np.nan]], Design.of([1, 1]))
    >>> values.tolist(), covariance.round(9).tolist()
    ([2.0, 4.0], [[1.0, 0.0], [0.0, 0.0]])
    """
    columns = checked_columns(y, design)
    weight = np.where(domain(design, within), design.weight, 0.0)[:, None]
    known = ~np.isnan(columns)
    if known.all():
        shares = weight
    else:
        columns, shares = np.where(known, columns, 0.0), weight * known
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = shares / shares.sum(axis=0)
        values = np.einsum("ij,ij->j", np.broadcast_to(shares, columns.shape), columns)
    z = columns - values
    z *= shares
    return values, totals_covariance(z, design, lonely)


def simple_variance(y: FloatArray, weight: FloatArray, against: Against) -> float:
    """Return the variance of the mean of y in a simple random sample of as many respondents.

    n / (n - 1) of the weighted variance, over n; `without` replacement less the share n / Σw.
    """
    if against not in ("replace", "without"):
        raise Refused("S586", against)
    n, people = int((weight > 0).sum()), float(weight.sum())
    if n < 2 or (against == "without" and people < n):
        return np.nan
    middle = float(weight @ y) / people
    apart = float(weight @ (y - middle) ** 2) / people / (n - 1)
    return apart if against == "replace" else apart * (people - n) / people


def estimate(
    value: float,
    variance: float,
    simple: float,
    inside: BoolArray,
    design: Design,
    level: float = 0.95,
) -> Estimate:
    """Return a figure with its interval, from its variance under the design and a simple one."""
    seen = np.unique(design.units.of_row[inside])
    psus = len(seen)
    df = psus - len(np.unique(design.units.stratum[seen]))
    se = float(np.sqrt(max(variance, 0.0))) if variance == variance else np.nan
    half = spread(level, df) * se
    deff = variance / simple if simple > 0 else np.nan
    return Estimate(value, se, value - half, value + half, deff, int(inside.sum()), psus, df)


def nothing() -> Estimate:
    """Return the figure of a domain without answers."""
    return Estimate(np.nan, np.nan, np.nan, np.nan, np.nan, 0, 0, 0)


def spread(level: float, df: float) -> float:
    """Return the t value that an interval of a level reaches to either side; NaN without df."""
    if not 0 < level < 1:
        raise Refused("S587", level)
    return float(stdtrit(df, 0.5 + level / 2)) if df > 0 else np.nan


def domain(design: Design, within: ArrayLike | None) -> BoolArray:
    """Return who is in the domain, (n,)."""
    if within is None:
        return np.ones(design.n, dtype=bool)
    mask = np.asarray(within)
    if mask.shape != (design.n,) or mask.dtype != bool:
        raise Refused("S580", f"kelompok {mask.shape} {mask.dtype}, rancangan {design.n} baris")
    return mask


def answered(
    y: ArrayLike, design: Design, within: ArrayLike | None
) -> tuple[FloatArray, BoolArray]:
    """Return answers with 0 for who gave none or is outside, and who is inside and answered."""
    values = np.asarray(y, dtype=float)
    if values.shape != (design.n,):
        raise Refused("S580", f"nilai {values.shape}, rancangan {design.n} baris")
    inside = domain(design, within) & ~np.isnan(values)
    return np.where(inside, values, 0.0), inside


def checked_columns(y: ArrayLike, design: Design) -> FloatArray:
    """Return columns of answers (n, k), or refuse other shapes (S580)."""
    columns = np.asarray(y, dtype=float)
    if columns.ndim != 2 or len(columns) != design.n:
        raise Refused("S580", f"nilai {columns.shape}, rancangan {design.n} baris")
    return columns


def checked_codes(domains: ArrayLike | None, design: Design) -> IntArray:
    """Return codes of domains (n,), 0 for everybody where None; -1 is in none (S580)."""
    if domains is None:
        return np.zeros(design.n, dtype=np.int64)
    codes = np.asarray(domains)
    if codes.shape != (design.n,) or codes.dtype.kind not in "iu" or codes.max() < 0:
        raise Refused("S580", f"golongan {codes.shape} {codes.dtype}, rancangan {design.n} baris")
    return codes.astype(np.int64)


def at_share(ranked: FloatArray, summed: FloatArray, share: float) -> float:
    """Return the first of ranked values whose cumulated weight reaches a share of the whole."""
    if not 0 <= share <= 1:
        return np.nan
    at = int(np.searchsorted(summed, share * summed[-1] * (1 - TIE)))
    return float(ranked[min(at, len(ranked) - 1)])
