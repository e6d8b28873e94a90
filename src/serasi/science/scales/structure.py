"""Covariances and means that a factor model implies, and how they move with its numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_solve, solve_triangular

from serasi.science.scales.sheets import Values

Places = NDArray[np.int64]
FIXED = -1


@dataclass(frozen=True)
class Part:
    """One matrix of a model: where in the vector each number stands, or its fixed value."""

    places: Places
    fixed: Values

    def filled(self, numbers: Values) -> Values:
        """Return the matrix for a vector of free numbers."""
        free = self.places != FIXED
        return np.where(free, numbers[np.where(free, self.places, 0)], self.fixed)


@dataclass(frozen=True)
class Structure:
    """One group's model: sigma = loadings factors loadings' + residuals, mu = intercepts +
    loadings means (Jöreskog, 1971, Psychometrika 36). Numbers shared by groups share a place.

    factors : symmetric; means : None with intercepts, where the means are left free
    """

    loadings: Part
    factors: Part
    residuals: Part
    intercepts: Part | None = None
    means: Part | None = None


@dataclass(frozen=True)
class Observed:
    """One group's data: covariance with divisor n, means, sheets."""

    covariance: Values
    means: Values
    rows: int


@dataclass(frozen=True)
class Moments:
    """A structure at given numbers. low: Cholesky factor of sigma; off: observed - implied mean."""

    loadings: Values
    factors: Values
    residuals: Values
    means: Values | None
    sigma: Values
    low: Values
    off: Values


def moments(structure: Structure, seen: Observed, numbers: Values) -> Moments | None:
    """Return what the structure implies, None where sigma is not positive definite."""
    loadings, factors = structure.loadings.filled(numbers), structure.factors.filled(numbers)
    residuals = structure.residuals.filled(numbers)
    sigma = loadings @ factors @ loadings.T + np.diag(residuals)
    try:
        low = np.asarray(np.linalg.cholesky(sigma), dtype=float)
    except np.linalg.LinAlgError:
        return None
    means, off = None, np.zeros(len(sigma))
    if structure.intercepts is not None and structure.means is not None:
        means = structure.means.filled(numbers)
        off = seen.means - structure.intercepts.filled(numbers) - loadings @ means
    return Moments(loadings, factors, residuals, means, sigma, low, off)


def discrepancy(seen: Observed, at: Moments) -> float:
    """Return the maximum-likelihood discrepancy, 0 where the model implies what was seen.

    log|sigma| - log|S| + tr(S sigma⁻¹) - p + (m - mu)' sigma⁻¹ (m - mu) (Jöreskog, 1971).
    """
    seen_log = float(np.linalg.slogdet(seen.covariance)[1])
    trace = float(np.trace(cho_solve((at.low, True), seen.covariance)))
    shift = solve_triangular(at.low, at.off, lower=True)
    log = 2 * float(np.log(np.diag(at.low)).sum())
    return log - seen_log + trace - len(at.sigma) + float(shift @ shift)


def slope(structure: Structure, seen: Observed, at: Moments, size: int) -> Values:
    """Return the gradient of the discrepancy by the free numbers."""
    inverse = cho_solve((at.low, True), np.eye(len(at.sigma)))
    spread = seen.covariance + np.outer(at.off, at.off)
    by_sigma = inverse - inverse @ spread @ inverse
    by_mean = -2 * inverse @ at.off
    found = np.zeros(size)
    by_loadings = 2 * by_sigma @ at.loadings @ at.factors
    if structure.intercepts is not None and structure.means is not None and at.means is not None:
        by_loadings += np.outer(by_mean, at.means)
        _collect(found, structure.intercepts, by_mean)
        _collect(found, structure.means, at.loadings.T @ by_mean)
    _collect(found, structure.loadings, by_loadings)
    # a free covariance stands twice in the matrix and is added twice, as it should be
    _collect(found, structure.factors, at.loadings.T @ by_sigma @ at.loadings)
    _collect(found, structure.residuals, np.diag(by_sigma))
    return found


def information(structure: Structure, at: Moments) -> tuple[Places, Values]:
    """Return the expected information of one sheet, and the places of its rows and columns.

    1/2 tr(sigma⁻¹ sigma_i sigma⁻¹ sigma_j) + mu_i' sigma⁻¹ mu_j, the expected Hessian of half the
    discrepancy.
    """
    inverse = solve_triangular(at.low, np.eye(len(at.sigma)), lower=True)
    whole = inverse @ at.loadings
    places: list[Places] = []
    by_sigma: list[Values] = []
    by_mean: list[Values] = []

    def add(where: Places, sigma: Values | None, mean: Values | None) -> None:
        places.append(where)
        count = len(where)
        by_sigma.append(np.zeros((count, *at.sigma.shape)) if sigma is None else sigma)
        by_mean.append(np.zeros((count, len(at.sigma))) if mean is None else mean)

    item, factor = np.nonzero(structure.loadings.places != FIXED)
    with_factor = (whole @ at.factors)[:, factor].T
    means = None if at.means is None else at.means[factor][:, None] * inverse[:, item].T
    add(structure.loadings.places[item, factor], _both(inverse[:, item].T, with_factor), means)
    one, other = np.nonzero(np.tril(structure.factors.places != FIXED))
    pairs = _both(whole[:, one].T, whole[:, other].T)
    pairs[one == other] /= 2
    add(structure.factors.places[one, other], pairs, None)
    item = np.flatnonzero(structure.residuals.places != FIXED)
    add(structure.residuals.places[item], _both(inverse[:, item].T, inverse[:, item].T) / 2, None)
    for part, columns in ((structure.intercepts, inverse), (structure.means, whole)):
        if part is not None:
            free = np.flatnonzero(part.places != FIXED)
            add(part.places[free], None, columns[:, free].T)
    where = np.concatenate(places)
    flat = np.concatenate(by_sigma).reshape(len(where), -1)
    shift = np.concatenate(by_mean)
    return where, flat @ flat.T / 2 + shift @ shift.T


def _both(one: Values, other: Values) -> Values:
    """Return one other' + other one' for each row."""
    product = one[:, :, None] * other[:, None, :]
    return np.asarray(product + product.swapaxes(1, 2))


def _collect(found: Values, part: Part, slopes: Values) -> None:
    free = part.places != FIXED
    np.add.at(found, part.places[free], slopes[free])
