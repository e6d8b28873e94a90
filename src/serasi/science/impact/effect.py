"""Difference in differences of two groups of villages, with an interval that few can bear."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import stdtrit

from serasi.science.impact.flaws import Refused
from serasi.science.impact.windows import Values, Windows


@dataclass(frozen=True)
class Effect:
    """Change of the treated less that of the comparison, in counts per village and period.

    error, low, high, df : None where a group has fewer than two villages
    """

    value: float
    error: float | None
    low: float | None
    high: float | None
    df: float | None


def difference_in_differences(
    treated_changes: ArrayLike, comparison_changes: ArrayLike, *, level: float = 0.95
) -> Effect:
    """Return the difference of mean changes, one change for each village.

    With whole panels this is the two-way fixed-effects estimate, and the standard error is the
    cluster-robust CR2 by village (Bell & McCaffrey, 2002): sqrt(v1 / n1 + v0 / n0) with unbiased
    variances. Degrees of freedom by Bell & McCaffrey, for one binary variable as in Imbens &
    Kolesár (2016, Review of Economics and Statistics 98, section II):
    (n1 + n0)² (n1 - 1) (n0 - 1) / (n1² (n1 - 1) + n0² (n0 - 1)).

    Parameters
    ----------
    treated_changes, comparison_changes : (n1,), (n0,) mean after less mean before of each village

    Raises
    ------
    Refused : S570 an empty group, or not one axis; S571 an unknown change

    Examples
    --------
    >>> seen = difference_in_differences([-3, -1, -2, -2], [0, 1, -1, 0])
    >>> seen.value, round(seen.error, 3), round(seen.df, 1)
    (-2.0, 0.577, 6.0)
    """
    groups = [np.asarray(group, dtype=float) for group in (treated_changes, comparison_changes)]
    for group in groups:
        if group.ndim != 1 or not len(group):
            raise Refused("S570", f"perubahan {group.shape}")
        if not np.isfinite(group).all():
            raise Refused("S571", group[~np.isfinite(group)][0])
    one, none = groups
    value = float(one.mean() - none.mean())
    n1, n0 = len(one), len(none)
    if min(n1, n0) < 2:
        return Effect(value, None, None, None, None)
    error = float(np.sqrt(one.var(ddof=1) / n1 + none.var(ddof=1) / n0))
    df = degrees_of_freedom(n1, n0)
    half = float(stdtrit(df, 0.5 + level / 2)) * error
    return Effect(value, error, value - half, value + half, df)


def degrees_of_freedom(n1: int, n0: int) -> float:
    """Return the degrees of freedom of `difference_in_differences`."""
    return (n1 + n0) ** 2 * (n1 - 1) * (n0 - 1) / (n1**2 * (n1 - 1) + n0**2 * (n0 - 1))


def group_values(cut: Windows, weights: ArrayLike) -> tuple[Values, Values]:
    """Return a weighted sum of periods of each treated and of each comparison village.

    A treated village is read around its own start. A comparison village is read around every
    start, by the share of treated villages that began then, so that each start is compared with
    villages that never had the activity and with no earlier starter (Callaway & Sant'Anna, 2021,
    Journal of Econometrics 225, eq. 2.9 and 3.4, never-treated group).
    """
    seen = cut.values(weights)
    own = seen[cut.treated][np.arange(len(cut.start_of)), cut.start_of]
    return own, np.asarray(seen[~cut.treated] @ cut.shares)
