"""Weights of the ten attitudes: versions, where they come from, and how much they matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.harmony.flaws import Refused
from serasi.science.harmony.index import checked_weights, geometric
from serasi.science.harmony.structure import ATTITUDES

FloatArray = NDArray[np.float64]
LEAST_EXPERTS = 15
LARGEST_CR = 0.10
RANDOM_INDEX = (0.0, 0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""Mean consistency index of random reciprocal matrices of 0 to 10 rows (Saaty, 1980, table 1.4)."""
LEAST_SPEARMAN = 0.90


@dataclass(frozen=True)
class WeightSet:
    """Weights of the attitudes A1 to A10; another set is another version, never a change.

    how : equal, experts, loadings or ahp
    people : how many people judged, where people did
    consistency : consistency ratio of an AHP
    """

    version: str
    how: str
    values: tuple[float, ...]
    source: str
    people: int | None = None
    consistency: float | None = None

    def __post_init__(self) -> None:
        """Refuse weights that are not ten shares of 1."""
        if len(checked_weights(self.values)) != len(ATTITUDES):
            raise Refused("S1328", f"{len(self.values)} bobot, sikapnya {len(ATTITUDES)}")


EQUAL = WeightSet("sama-1", "equal", (0.1,) * 10, "bobot sama")


def expert_weights(points: ArrayLike, *, version: str, source: str) -> WeightSet:
    """Return the median of what experts gave each attitude out of 100 points, renormalised.

    Budget allocation (OECD & JRC, 2008, Handbook on Constructing Composite Indicators, 6.4).

    Parameters
    ----------
    points : (experts, 10) each row coming to 100; at least 15 experts

    Raises
    ------
    Refused : S1328 too few experts, or a row that does not come to 100

    Examples
    --------
    >>> expert_weights([[10] * 10] * 15, version="pakar-1", source="rapat").values[0]
    0.1
    """
    rows = np.asarray(points, dtype=float)
    if rows.ndim != 2 or rows.shape[1] != len(ATTITUDES) or len(rows) < LEAST_EXPERTS:
        raise Refused("S1328", f"perlu sedikitnya {LEAST_EXPERTS} penilai untuk 10 sikap")
    wrong = (rows < 0).any(axis=1) | ~(np.abs(rows.sum(axis=1) - 100) < 1e-6)
    if wrong.any():
        raise Refused("S1328", f"penilai ke-{int(np.flatnonzero(wrong)[0]) + 1} tidak membagi 100")
    middle = np.median(rows, axis=0)
    return WeightSet(version, "experts", shares(middle), source, people=len(rows))


def loading_weights(loadings: ArrayLike, *, version: str, source: str) -> WeightSet:
    """Return weights in proportion to the standardised loadings of attitudes on one factor.

    Raises
    ------
    Refused : S1328 a loading that is not above 0: such an attitude does not belong to the factor

    Examples
    --------
    >>> loading_weights([0.8] * 5 + [0.4] * 5, version="cfa-1", source="2026").values[:1]
    (0.13333333333333333,)
    """
    values = np.asarray(loadings, dtype=float)
    if values.shape != (len(ATTITUDES),) or not (values > 0).all():
        raise Refused("S1328", "tiap sikap perlu muatan di atas 0")
    return WeightSet(version, "loadings", shares(values), source)


def ahp_weights(judgements: Sequence[ArrayLike], *, version: str, source: str) -> WeightSet:
    """Return the weights of pairwise judgements: each a reciprocal 10 by 10 matrix, 1/9 to 9.

    Matrices of several people are joined by their geometric mean (Aczél & Saaty, 1983); weights
    are the principal eigenvector, CR = (λ - 10) / 9 / 1.49 (Saaty, 1980), refused above 0.10.

    Raises
    ------
    Refused : S1328 a matrix that is not reciprocal, or a CR above 0.10

    Examples
    --------
    >>> wanted = np.array([2.0] * 5 + [1.0] * 5)
    >>> found = ahp_weights([wanted[:, None] / wanted], version="ahp-1", source="rapat")
    >>> round(found.values[0], 4), round(found.consistency, 6)
    (0.1333, 0.0)
    """
    size = len(ATTITUDES)
    stack = np.array([np.asarray(one, dtype=float) for one in judgements])
    if stack.ndim != 3 or stack.shape[1:] != (size, size) or not (stack > 0).all():
        raise Refused("S1328", f"tiap penilai perlu matriks {size} × {size} di atas 0")
    if np.abs(stack * stack.transpose(0, 2, 1) - 1).max() > 0.02:
        raise Refused("S1328", "perbandingan A terhadap B harus kebalikan B terhadap A")
    joined = np.exp(np.log(stack).mean(axis=0))
    roots, vectors = np.linalg.eig(joined)
    first = int(np.argmax(roots.real))
    ratio = max(float(roots[first].real) - size, 0.0) / (size - 1) / RANDOM_INDEX[size]
    if ratio > LARGEST_CR:
        raise Refused("S1328", f"rasio konsistensi {ratio:.3f} di atas {LARGEST_CR}")
    values = np.abs(vectors[:, first].real)
    return WeightSet(version, "ahp", shares(values), source, len(stack), ratio)


def shares(values: FloatArray) -> tuple[float, ...]:
    """Return values as shares of their sum."""
    total = float(values.sum())
    if not total > 0:
        raise Refused("S1328", "semua bobot 0")
    return tuple((values / total).tolist())


@dataclass(frozen=True)
class Stability:
    """What becomes of the order of areas when the weights change.

    spearman : of the ranks under equal and under the chosen weights; None for fewer than two areas
    ranks, equal_ranks : (a,) 1 = highest index; equal ones share the mean of their ranks
    lowest, highest : (a,) the range that holds 95 % of an area's ranks over drawn weights
    holds : (a, a) share of drawn weights under which the first area is above the second
    """

    spearman: float | None
    ranks: FloatArray
    equal_ranks: FloatArray
    lowest: NDArray[np.int64]
    highest: NDArray[np.int64]
    holds: FloatArray

    @property
    def stable(self) -> bool:
        """Whether one index may be shown: otherwise both must be (Spearman below 0.90)."""
        return self.spearman is None or self.spearman >= LEAST_SPEARMAN


def rank_stability(
    attitudes: ArrayLike, chosen: WeightSet, *, rng: np.random.Generator, draws: int = 2000
) -> Stability:
    """Return how firmly the order of areas stands when weights are drawn around the chosen ones.

    Weights are drawn from a Dirichlet distribution with the chosen ones as its mean and a weight
    of 0.1 varying by ± 0.05 (one standard deviation; concentration 35). Only the choice of weights
    is drawn, not the sample: an order that holds here may still not be certain.

    Parameters
    ----------
    attitudes : (areas, 10) without missing values

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> seen = rank_stability([[70.0] * 10, [60.0] * 10], EQUAL, rng=rng, draws=100)
    >>> seen.spearman, seen.ranks.tolist(), float(seen.holds[0, 1])
    (1.0, [1.0, 2.0], 1.0)
    """
    values = np.asarray(attitudes, dtype=float)
    if values.ndim != 2 or values.shape[1] != len(ATTITUDES) or np.isnan(values).any():
        raise Refused("S1329", f"sikap {values.shape}")
    chosen_ranks = ranked(geometric(values, chosen.values))
    equal_ranks = ranked(geometric(values, EQUAL.values))
    drawn = rng.dirichlet(np.maximum(np.array(chosen.values) * 35, 1e-3), size=draws)
    logs = np.log(np.maximum(values, 1.0))
    indices = logs @ drawn.T
    places = (-indices).argsort(axis=0, kind="stable").argsort(axis=0) + 1
    lowest, highest = np.percentile(places, [2.5, 97.5], axis=1).round().astype(np.int64)
    holds = (indices[:, None, :] > indices[None, :, :]).mean(axis=2)
    return Stability(
        spearman(chosen_ranks, equal_ranks), chosen_ranks, equal_ranks, lowest, highest, holds
    )  # fmt: skip


def ranked(values: FloatArray) -> FloatArray:
    """Return ranks, 1 for the highest; equal values share the mean of their ranks."""
    above = (values[None, :] > values[:, None]).sum(axis=1)
    same = (values[None, :] == values[:, None]).sum(axis=1)
    return np.asarray(above + (same + 1) / 2)


def spearman(first: FloatArray, second: FloatArray) -> float | None:
    """Return the correlation of ranks; None where it has no meaning."""
    if len(first) < 2 or first.std() == 0 or second.std() == 0:
        return None
    return float(np.corrcoef(first, second)[0, 1].round(12))
