"""Design-based means of many columns in many areas at once, each in one pass over its own people.

The same figures as `surveys.mean` for each column and area (tested), but the influence of people
is summed to their clusters first: an area then costs what its own people cost, and the index, the
differences of areas and the bootstrap all start from those sums.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import stdtrit

from serasi.science.harmony.flaws import Refused
from serasi.science.surveys import Design, Estimate, totals_covariance
from serasi.science.surveys.design import indicator

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
LEVEL = 0.95


@dataclass(frozen=True)
class Means:
    """Means of k columns in one area; columns that nobody answered are NaN.

    values, n, psus, df, simple : (k,); `simple` is the variance of a simple random sample
    clusters : (c,) numbers of the clusters of the area, in the whole design
    influence : (c, k) sum of weight times influence by cluster
    sums, people : (c, k) weighted sums of values and of people who answered, by cluster
    answered : (c, k) whether anybody in the cluster answered
    frame : the clusters of the whole design
    """

    values: FloatArray
    n: IntArray
    psus: IntArray
    df: IntArray
    simple: FloatArray
    clusters: IntArray
    influence: FloatArray
    sums: FloatArray
    people: FloatArray
    answered: NDArray[np.bool_]
    frame: Design

    @cached_property
    def covariance(self) -> FloatArray:
        """The covariance of the means, (k, k)."""
        return self.covariance_of(np.eye(len(self.values)))

    def covariance_of(self, gradient: FloatArray) -> FloatArray:
        """Return the covariance of f smooth functions of the means, from their gradient (k, f).

        Only the strata that the area touches are looked at: the others add nothing.
        """
        touched = np.isin(self.frame.stratum, self.frame.stratum[self.clusters])
        fpc = None if self.frame.fpc is None else self.frame.fpc[touched]
        own = Design(
            self.frame.weight[touched], self.frame.stratum[touched], self.frame.psu[touched], fpc
        )
        influence = np.zeros((own.n, gradient.shape[1]))
        influence[np.isin(np.flatnonzero(touched), self.clusters)] = self.influence_of(gradient)
        return totals_covariance(influence, own)

    def influence_of(self, gradient: FloatArray) -> FloatArray:
        """Return the influence of functions of the means on the area's clusters, (c, f)."""
        return np.where(np.isnan(self.influence), 0.0, self.influence) @ gradient

    def estimate(self, column: int) -> Estimate:
        """Return one column as a survey estimate."""
        variance = float(self.covariance[column, column])
        value, simple = float(self.values[column]), float(self.simple[column])
        df = int(self.df[column])
        return of_variance(
            value, variance, simple, n=int(self.n[column]), psus=int(self.psus[column]), df=df
        )

    def seen(self, column: int) -> frozenset[int]:
        """Return the clusters that answered a column."""
        return frozenset(self.clusters[self.answered[:, column]].tolist())


def cluster_frame(design: Design) -> Design:
    """Return the design with one row for each of its clusters, numbered as in `design.units`."""
    units = design.units
    fpc = None if design.fpc is None else design.fpc[units.first_row]
    ones = np.ones(design.psus)
    return Design(ones, units.stratum, np.arange(design.psus), fpc)


def area_means(
    y: ArrayLike, design: Design, *, rows: ArrayLike, frame: Design | None = None
) -> Means:
    """Return the weighted means of columns over the people of an area.

    Taylor linearisation: influence (y - mean) / Σw of who answered, clusters with replacement
    within strata, or with the correction of the design's `fpc`; a stratum with one cluster counts
    as `surveys.totals_covariance` says under `adjust`.

    Parameters
    ----------
    y : (n, k) NaN = no answer
    rows : numbers of the area's people
    frame : `cluster_frame(design)`, to be built once for many areas

    Raises
    ------
    Refused : S1329 shapes, or a design with stages below the first

    Examples
    --------
    >>> seen = area_means([[1.0], [2.0], [3.0], [4.0]],
    ...                   Design.of([1] * 4, psu=[1, 1, 2, 2]), rows=[0, 1, 2, 3])
    >>> seen.values.tolist(), seen.covariance.round(9).tolist(), round(seen.estimate(0).deff, 2)
    ([2.5], [[1.0]], 2.4)
    """
    columns = np.asarray(y, dtype=float)
    at = np.asarray(rows, dtype=np.int64)
    if columns.ndim != 2 or len(columns) != design.n or design.below:
        raise Refused("S1329", f"nilai {columns.shape}, rancangan {design.n} baris")
    units = design.units
    clusters, local = np.unique(units.of_row[at], return_inverse=True)
    gather = indicator(local, len(clusters))
    mine = columns[at]
    known = ~np.isnan(mine)
    weight = design.weight[at][:, None] * known
    filled = np.where(known, mine, 0.0)
    people, n = weight.sum(axis=0), known.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        values = (weight * filled).sum(axis=0) / people
        apart = np.where(known, filled - values, 0.0)
        simple = (weight * apart**2).sum(axis=0) / people / (n - 1)
        influence = np.asarray(gather @ (weight * apart)) / people
    answered = np.asarray(gather @ known.astype(float)) > 0
    psus = answered.sum(axis=0)
    strata = np.array([len(np.unique(units.stratum[clusters[one]])) for one in answered.T])
    return Means(
        values, n, psus, psus - strata, np.where(n > 1, simple, np.nan), clusters, influence,
        np.asarray(gather @ (weight * filled)), np.asarray(gather @ weight), answered,
        frame or cluster_frame(design),
    )  # fmt: skip


def of_variance(
    value: float, variance: float, simple: float, *, n: int, psus: int, df: int
) -> Estimate:
    """Return a figure with its 95 % t interval and its design effect."""
    se = float(np.sqrt(max(variance, 0.0))) if n and variance == variance else np.nan
    half = float(stdtrit(df, 0.5 + LEVEL / 2)) * se if df > 0 else np.nan
    deff = variance / simple if simple > 0 else np.nan
    return Estimate(value, se, value - half, value + half, deff, n, psus, df)
