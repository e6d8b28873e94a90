"""Replicate weights: the sample drawn again and again from itself, for errors without formulas.

A replicate multiplies the weights of whole PSUs, so a set is one matrix (PSUs, replicates) and
every mean of every domain under every replicate is a matrix product of PSU totals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.linalg import hadamard

from serasi.science.surveys.design import Design, FloatArray, IntArray, indicator
from serasi.science.surveys.estimates import checked_codes, checked_columns
from serasi.science.surveys.flaws import Refused

Around = Literal["estimate", "mean"]
MOST_JACKKNIFED = 8000
"""PSUs; the matrix of a jackknife is square."""


@dataclass(frozen=True)
class Replicates:
    """A set of replicate weights.

    kind : bootstrap, JKn, JK1 or BRR
    factor : (psus, r) what the weights of each PSU are multiplied by
    scale : (r,) what the squared deviation of each replicate counts
    row_weight : (n, r) where each replicate was raked anew; None = weight · factor
    """

    kind: str
    factor: FloatArray
    scale: FloatArray
    row_weight: FloatArray | None = None

    @property
    def count(self) -> int:
        """How many replicates."""
        return len(self.scale)

    def weights(self, design: Design) -> FloatArray:
        """Return the weights (n, r), as other software takes them."""
        if self.row_weight is not None:
            return self.row_weight
        return np.asarray(design.weight[:, None] * self.factor[design.units.of_row])


def bootstrap(design: Design, *, replicates: int, rng: np.random.Generator) -> Replicates:
    """Return the rescaled bootstrap of Rao, Wu & Yue (1992, Survey Methodology 18, section 2).

    n - 1 PSUs of each stratum are drawn with replacement; a PSU drawn t times counts
    1 - λ + λ t n / (n - 1), λ = √(1 - f). A stratum with a single PSU stays as it is and adds
    nothing.

    Parameters
    ----------
    design : its first stage is resampled; stages below and calibration are not
    replicates : 2 or more
    rng : the draws are the same for the same generator whatever the order of rows
    """
    if replicates < 2:
        raise Refused("S598", f"ulangan {replicates}, paling sedikit 2")
    units = design.units
    factor = np.ones((design.psus, replicates))
    starts = np.concatenate([[0], np.cumsum(units.counts)])
    for stratum, n in enumerate(units.counts.tolist()):
        if n < 2:
            continue
        drawn = rng.multinomial(n - 1, np.full(n, 1.0 / n), size=replicates).T
        kept = np.sqrt(design.free[stratum])
        factor[starts[stratum] : starts[stratum + 1]] = 1.0 - kept + kept * drawn * n / (n - 1)
    return Replicates("bootstrap", factor, np.full(replicates, 1.0 / replicates))


def jackknife(design: Design) -> Replicates:
    """Return the delete-one-PSU jackknife: JK1 in one stratum, JKn in several.

    (1 - f)(n - 1) / n for each replicate (Wolter, 2007, Introduction to Variance Estimation, eq.
    4.5.3). A stratum with a single PSU loses none and adds nothing.

    Raises
    ------
    Refused : S599 more PSUs than `MOST_JACKKNIFED`
    """
    units = design.units
    if design.psus > MOST_JACKKNIFED:
        raise Refused("S599", design.psus)
    counts = units.counts[units.stratum]
    left = np.flatnonzero(counts > 1)
    same = units.stratum[:, None] == units.stratum[None, left]
    grown = counts[left] / (counts[left] - 1.0)
    factor = np.where(same, grown[None, :], 1.0)
    factor[left, np.arange(len(left))] = 0.0
    scale = design.free[units.stratum[left]] / grown
    return Replicates("JKn" if design.strata > 1 else "JK1", factor, scale)


def half_samples(design: Design, *, fay: float = 0.0) -> Replicates:
    """Return balanced repeated replication of strata with two PSUs each (McCarthy, 1969).

    Fully balanced by a Hadamard matrix of a power of two above the number of strata. With Fay's
    factor the half left out counts `fay` and the other 2 - fay (Judkins, 1990, Journal of Official
    Statistics 6).

    Raises
    ------
    Refused : S586 a stratum without just two PSUs, or fay not from 0 to below 1
    """
    if (design.units.counts != 2).any():
        raise Refused("S586", "BRR: setiap strata harus punya tepat dua klaster")
    if not 0 <= fay < 1:
        raise Refused("S586", f"fay {fay}")
    size = 1 << int(design.strata).bit_length()
    signs = hadamard(size).astype(float)[1 : design.strata + 1]
    factor = np.empty((design.psus, size))
    factor[0::2] = 1 + (1 - fay) * signs
    factor[1::2] = 1 - (1 - fay) * signs
    return Replicates("BRR", factor, np.full(size, 1 / (size * (1 - fay) ** 2)))


@dataclass(frozen=True)
class ReplicateMeans:
    """Means of domains under every replicate.

    values : (d, k) of the full sample; replicates : (d, r, k); NaN where nobody answered
    """

    values: FloatArray
    replicates: FloatArray
    scale: FloatArray

    def covariance(self, around: Around = "estimate") -> FloatArray:
        """Return the covariance (d, k, k) of the means of each domain."""
        return replicate_covariance(self.replicates, self.values, self.scale, around)

    def se(self, around: Around = "estimate") -> FloatArray:
        """Return the standard errors (d, k), without the covariances."""
        apart = self.replicates - _centre(self.replicates, self.values, around)
        return np.asarray(np.sqrt(np.einsum("drk,r->dk", apart**2, self.scale)))


def replicate_means(
    y: ArrayLike, design: Design, made: Replicates, *, domains: ArrayLike | None = None
) -> ReplicateMeans:
    """Return weighted means of columns by domain, for the sample and for every replicate.

    Parameters
    ----------
    y : (n, k) NaN = no answer
    domains : (n,) codes 0 to d - 1, -1 = in none; None = one domain of everybody

    Returns
    -------
    `covariance` is of each domain's columns together

    Examples
    --------
    >>> drawn = Design.of([1, 1, 1, 1], psu=[1, 2, 3, 4])
    >>> seen = replicate_means([[1.0], [2.0], [3.0], [6.0]], drawn, jackknife(drawn))
    >>> seen.values.tolist(), seen.se().round(6).tolist()
    ([[3.0]], [[1.080123]])
    """
    columns, codes = checked_columns(y, design), checked_codes(domains, design)
    known = ~np.isnan(columns)
    whole = bool(known.all())
    counted = known[:, :1] if whole else known
    parts = np.hstack([np.where(known, columns, 0.0), counted])
    groups = int(codes.max()) + 1 if len(codes) else 0
    k = columns.shape[1]
    values = np.empty((groups, k))
    out = np.empty((groups, made.count, k))
    if made.row_weight is None:
        totals = _by_units(parts, design, made.factor, codes, groups)
    else:
        totals = _by_rows(parts, design, made.row_weight, codes, groups)
    for group, (full, drawn) in enumerate(totals):
        with np.errstate(invalid="ignore", divide="ignore"):
            values[group] = full[:k] / full[k:]
            np.divide(drawn[:k].T, drawn[k:].T, out=out[group])
    return ReplicateMeans(values, out, made.scale)


def replicated(
    statistic: Callable[[FloatArray], ArrayLike],
    design: Design,
    made: Replicates,
    *,
    around: Around = "estimate",
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return any statistic of weights with its covariance, by working it out for every replicate.

    Parameters
    ----------
    statistic : takes weights (n,), returns a number or (k,) numbers

    Returns
    -------
    values (k,), covariance (k, k), replicates (r, k)
    """
    values = np.atleast_1d(np.asarray(statistic(design.weight), dtype=float))
    out = np.empty((made.count, len(values)))
    for at in range(made.count):
        weight = (
            made.row_weight[:, at]
            if made.row_weight is not None
            else design.weight * made.factor[design.units.of_row, at]
        )
        out[at] = statistic(weight)
    return values, replicate_covariance(out, values, made.scale, around), out


def replicate_covariance(
    replicates: FloatArray, values: FloatArray, scale: FloatArray, around: Around = "estimate"
) -> FloatArray:
    """Return Σ scale (θ_r - θ)(θ_r - θ)' for replicates (..., r, k) around values (..., k).

    around : the estimate of the full sample (R survey's mse=TRUE), or the mean of the replicates
    """
    apart = replicates - _centre(replicates, values, around)
    return np.asarray(np.swapaxes(apart, -1, -2) @ (apart * scale[:, None]))


def _centre(replicates: FloatArray, values: FloatArray, around: Around) -> FloatArray:
    if around not in ("estimate", "mean"):
        raise Refused("S586", around)
    return replicates.mean(axis=-2, keepdims=True) if around == "mean" else values[..., None, :]


def _by_units(
    parts: FloatArray, design: Design, factor: FloatArray, codes: IntArray, groups: int
) -> Iterator[tuple[FloatArray, FloatArray]]:
    """Yield each domain's totals (q,) and its totals under every replicate (q, r)."""
    inside = np.flatnonzero(codes >= 0)
    pair, of_row = np.unique(
        codes[inside] * design.psus + design.units.of_row[inside], return_inverse=True
    )
    sums = indicator(of_row, len(pair)) @ (design.weight[inside, None] * parts[inside])
    ends = np.searchsorted(pair, np.arange(groups + 1) * design.psus)
    for group in range(groups):
        own = slice(ends[group], ends[group + 1])
        units = pair[own] - group * design.psus
        near = factor if len(units) == design.psus else factor[units]
        yield sums[own].sum(axis=0), sums[own].T @ near


def _by_rows(
    parts: FloatArray, design: Design, row_weight: FloatArray, codes: IntArray, groups: int
) -> Iterator[tuple[FloatArray, FloatArray]]:
    """Yield as `_by_units`, of weights that differ within a PSU."""
    order = np.argsort(codes, kind="stable")
    ends = np.searchsorted(codes[order], np.arange(groups + 1))
    for group in range(groups):
        rows = order[ends[group] : ends[group + 1]]
        yield design.weight[rows] @ parts[rows], parts[rows].T @ row_weight[rows]
