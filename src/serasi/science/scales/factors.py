"""Confirmatory factor analysis of one group by maximum likelihood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.scales.fit_measures import Measures, measures
from serasi.science.scales.fitting import Solution, fit
from serasi.science.scales.flaws import Refused
from serasi.science.scales.patterns import Pattern
from serasi.science.scales.sheets import Values
from serasi.science.scales.structure import FIXED, Observed, Part, Structure

TroubleKind = Literal[
    "not_converged", "not_identified", "negative_residual", "factors_inseparable"
]  # fmt: skip


@dataclass(frozen=True)
class Trouble:
    """What makes a fitted model no sound description.

    not_converged : the search found no best numbers; nothing of the fit may be read
    not_identified : the data cannot tell the numbers apart, or numbers run without end
    negative_residual : items with more common spread than spread (Heywood cases)
    factors_inseparable : factors that correlate beyond 1 or are bound up with the others
    """

    kind: TroubleKind
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True)
class FactorFit:
    """A fitted pattern; factor variances are 1, so factor covariances are correlations.

    measures : None where the search did not end
    errors : of the same shapes, 0 where a number is fixed; None where not identified
    troubles : empty for a sound solution
    """

    pattern: Pattern
    rows: int
    steps: int
    troubles: tuple[Trouble, ...]
    measures: Measures | None
    loadings: Values = field(repr=False)
    correlations: Values = field(repr=False)
    residuals: Values = field(repr=False)
    loading_errors: Values | None = field(repr=False)
    correlation_errors: Values | None = field(repr=False)
    residual_errors: Values | None = field(repr=False)
    covariance: Values = field(repr=False)

    @property
    def sound(self) -> bool:
        """Whether the solution may be read."""
        return not self.troubles

    @property
    def standardised(self) -> Values:
        """Loadings per standard deviation of the item."""
        spread = np.diag(
            self.loadings @ self.correlations @ self.loadings.T + np.diag(self.residuals)
        )
        return np.asarray(self.loadings / np.sqrt(spread)[:, None])


def observed(scored: ArrayLike, items: tuple[str, ...]) -> Observed:
    """Return covariance, means and count of the sheets that are complete.

    Raises
    ------
    Refused : S644 no more complete sheets than items; S645 an item that does not vary, or items
        of which one is the sum of others
    """
    table = np.asarray(scored, dtype=float)
    if table.ndim != 2 or table.shape[1] != len(items):
        raise Refused("S640", f"{table.shape} untuk {len(items)} butir")
    table = table[~np.isnan(table).any(axis=1)]
    if len(table) <= len(items):
        raise Refused("S644", f"{len(table)} untuk {len(items)} butir")
    covariance = np.atleast_2d(np.cov(table, rowvar=False, bias=True))
    spread = np.diag(covariance)
    if (spread < 1e-12).any():
        raise Refused("S645", f"butir {items[int(spread.argmin())]} tidak bervariasi")
    scale = np.sqrt(spread)
    if np.linalg.eigvalsh(covariance / np.outer(scale, scale))[0] < 1e-8:
        raise Refused("S645", "ada butir yang sama dengan gabungan butir lain")
    return Observed(covariance, table.mean(axis=0), len(table))


def fit_factors(seen: Observed, pattern: Pattern, *, most_steps: int = 200) -> FactorFit:
    """Fit a pattern by maximum likelihood on the covariance.

    Answers in five steps are taken as if they were continuous and normal; skewed items raise chi2
    and lower the standard errors somewhat (Rhemtulla et al., 2012, Psychological Methods 17).

    Raises
    ------
    Refused : S642 more free numbers than the covariance holds
    """
    items = len(pattern.items)
    if len(seen.covariance) != items:
        raise Refused("S640", f"{seen.covariance.shape} untuk {items} butir")
    structure, size = structure_of(pattern)
    if size > items * (items + 1) // 2:
        raise Refused("S642", f"pola {pattern.name}: {size} bilangan dari {items} butir")
    found = fit([structure], [seen], start_of(structure, seen, size), most_steps=most_steps)
    if found is None:
        raise Refused("S645", f"pola {pattern.name}")
    return _read(pattern, structure, seen, found, size)


def structure_of(pattern: Pattern) -> tuple[Structure, int]:
    """Return the structure of one group with factor variances 1, and how many numbers are free."""
    loads, together = pattern.loads, np.tril(pattern.together, -1)
    places = np.full(loads.shape, FIXED)
    size = int(loads.sum())
    places[loads] = np.arange(size)
    linked = np.full(together.shape, FIXED)
    count = int(together.sum())
    linked[together] = np.arange(size, size + count)
    linked = np.maximum(linked, linked.T)
    size += count
    residuals = np.arange(size, size + len(loads))
    structure = Structure(
        Part(places, np.zeros(loads.shape)),
        Part(linked, np.eye(len(together))),
        Part(residuals, np.zeros(len(loads))),
    )
    return structure, size + len(loads)


def start_of(structure: Structure, seen: Observed, size: int) -> Values:
    """Return where the search begins: each factor from the first principal axis of its items.

    An item of several factors gives each its share of half the item's spread.
    """
    numbers = np.zeros(size)
    spread = np.diag(seen.covariance)
    scale = np.sqrt(spread)
    alike = seen.covariance / np.outer(scale, scale)
    free = structure.loadings.places != FIXED
    for factor, column in enumerate(free.T):
        own = np.flatnonzero(column)
        axis = np.linalg.eigh(alike[np.ix_(own, own)])[1][:, -1]
        signs = np.where(axis * (1 if axis.sum() >= 0 else -1) < 0, -1.0, 1.0)
        numbers[structure.loadings.places[own, factor]] = (
            signs * scale[own] * np.sqrt(0.5 / free[own].sum(axis=1))
        )
    linked = np.tril(structure.factors.places, -1)
    apart = np.tril(structure.factors.places != FIXED, -1)
    numbers[linked[apart]] = 0.3
    numbers[structure.residuals.places] = spread / 2
    return numbers


def _read(
    pattern: Pattern, structure: Structure, seen: Observed, found: Solution, size: int
) -> FactorFit:
    at = found.groups[0]
    loadings, correlations, residuals = at.loadings, at.factors, at.residuals
    # a factor may be turned round without any change; most of its items shall stand on its side
    signs = np.where(loadings.sum(axis=0) < 0, -1.0, 1.0)
    loadings, correlations = loadings * signs, correlations * np.outer(signs, signs)
    errors = found.errors
    return FactorFit(
        pattern=pattern,
        rows=seen.rows,
        steps=found.steps,
        troubles=_troubles(pattern, found, correlations, residuals),
        measures=measures([seen], [at], value=found.value, free=size) if found.converged else None,
        loadings=loadings,
        correlations=correlations,
        residuals=residuals,
        loading_errors=_placed(structure.loadings, errors),
        correlation_errors=_placed(structure.factors, errors),
        residual_errors=_placed(structure.residuals, errors),
        covariance=seen.covariance,
    )


def _troubles(
    pattern: Pattern, found: Solution, correlations: Values, residuals: Values
) -> tuple[Trouble, ...]:
    troubles = []
    if not found.converged:
        troubles.append(Trouble("not_converged"))
    if not found.identified:
        troubles.append(Trouble("not_identified"))
    negative = [item for item, left in zip(pattern.items, residuals, strict=True) if left < 0]
    if negative:
        troubles.append(Trouble("negative_residual", tuple(negative)))
    if bound := inseparable(correlations):
        troubles.append(
            Trouble("factors_inseparable", tuple(pattern.factors[place] for place in bound))
        )
    return tuple(troubles)


def inseparable(covariance: Values) -> tuple[int, ...]:
    """Return the factors that make a factor covariance impossible: pairs beyond 1 if there are
    any, else those that weigh in its worst direction."""
    roots, axes = np.linalg.eigh(covariance)
    if roots[0] >= 0:
        return ()
    scale = np.sqrt(np.maximum(np.diag(covariance), 1e-12))
    beyond = np.abs(np.tril(covariance / np.outer(scale, scale), -1)) > 1
    if beyond.any():
        return tuple(sorted({int(place) for place in np.argwhere(beyond).ravel()}))
    return tuple(int(place) for place in np.flatnonzero(np.abs(axes[:, 0]) > 0.3))


def _placed(part: Part, errors: Values | None) -> Values | None:
    if errors is None:
        return None
    return Part(part.places, np.zeros(part.places.shape)).filled(errors)
