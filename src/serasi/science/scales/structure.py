"""Covariances and means that a factor model implies, and how they move with its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

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

    @cached_property
    def log(self) -> float:
        """Log determinant of the covariance."""
        return float(np.linalg.slogdet(self.covariance)[1])


@dataclass(frozen=True)
class Moments:
    """A structure at given numbers. log: log determinant of sigma; off: observed - implied mean."""

    loadings: Values
    factors: Values
    residuals: Values
    means: Values | None
    sigma: Values
    inverse: Values
    log: float
    off: Values


def moments(structure: Structure, seen: Observed, numbers: Values) -> Moments | None:
    """Return what the structure implies, None where sigma is not positive definite."""
    loadings, factors = structure.loadings.filled(numbers), structure.factors.filled(numbers)
    residuals = structure.residuals.filled(numbers)
    sigma = loadings @ factors @ loadings.T + np.diag(residuals)
    try:
        log = 2 * float(np.log(np.diag(np.linalg.cholesky(sigma))).sum())
    except np.linalg.LinAlgError:
        return None
    inverse = np.asarray(np.linalg.inv(sigma), dtype=float)
    means, off = None, np.zeros(len(sigma))
    if structure.intercepts is not None and structure.means is not None:
        means = structure.means.filled(numbers)
        off = seen.means - structure.intercepts.filled(numbers) - loadings @ means
    return Moments(loadings, factors, residuals, means, sigma, inverse, log, off)


def discrepancy(seen: Observed, at: Moments) -> float:
    """Return the maximum-likelihood discrepancy, 0 where the model implies what was seen.

    log|sigma| - log|S| + tr(S sigma⁻¹) - p + (m - mu)' sigma⁻¹ (m - mu) (Jöreskog, 1971).
    """
    trace = float((seen.covariance * at.inverse).sum())
    shift = float(at.off @ at.inverse @ at.off)
    return at.log - seen.log + trace - len(at.sigma) + shift


def slope(structure: Structure, seen: Observed, at: Moments, size: int) -> Values:
    """Return the gradient of the discrepancy by the free numbers."""
    spread = seen.covariance + np.outer(at.off, at.off)
    by_sigma = at.inverse - at.inverse @ spread @ at.inverse
    by_mean = -2 * at.inverse @ at.off
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
    discrepancy. Every sigma_i is one other' + other one' of two vectors, so that the trace is
    (one_i one_j)(other_i other_j) + (one_i other_j)(other_i one_j) with products by sigma⁻¹.
    """
    spreads, shifts = _spreads(structure, at), _shifts(structure, at)
    where = np.concatenate([places for places, _, _ in spreads] + [places for places, _ in shifts])
    one = np.concatenate([one for _, one, _ in spreads])
    other = np.concatenate([other for _, _, other in spreads])
    left, right = one @ at.inverse, other @ at.inverse
    crossed = left @ other.T
    block = np.zeros((len(where), len(where)))
    size = len(one)
    block[:size, :size] = (left @ one.T) * (right @ other.T) + crossed * crossed.T
    if at.means is None:
        return where, block
    moved = np.zeros((len(where), len(at.sigma)))
    item, factor = np.nonzero(structure.loadings.places != FIXED)
    moved[np.arange(len(item)), item] = at.means[factor]
    moved[size:] = np.concatenate([vectors for _, vectors in shifts])
    return where, block + moved @ at.inverse @ moved.T


def _spreads(structure: Structure, at: Moments) -> list[tuple[Places, Values, Values]]:
    """Return of each number in sigma its place and the two vectors of sigma_i, loadings first."""
    single = np.eye(len(at.sigma))
    item, factor = np.nonzero(structure.loadings.places != FIXED)
    loadings = structure.loadings.places[item, factor]
    found = [(loadings, single[item], (at.loadings @ at.factors).T[factor])]
    one, other = np.nonzero(np.tril(structure.factors.places != FIXED))
    halved = np.where(one == other, 0.5, 1.0)[:, None]
    columns = at.loadings.T
    found.append((structure.factors.places[one, other], columns[one], columns[other] * halved))
    item = np.flatnonzero(structure.residuals.places != FIXED)
    found.append((structure.residuals.places[item], single[item], single[item] / 2))
    return found


def _shifts(structure: Structure, at: Moments) -> list[tuple[Places, Values]]:
    """Return of each number that stands in the mean alone its place and mu_i."""
    found = []
    columns = (np.eye(len(at.sigma)), at.loadings.T)
    for part, vectors in zip((structure.intercepts, structure.means), columns, strict=True):
        if part is not None:
            free = np.flatnonzero(part.places != FIXED)
            found.append((part.places[free], vectors[free]))
    return found


def _collect(found: Values, part: Part, slopes: Values) -> None:
    free = part.places != FIXED
    np.add.at(found, part.places[free], slopes[free])
