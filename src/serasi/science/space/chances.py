"""How often chance gives as much: Monte Carlo p, Gumbel p."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray


def chance(value: float, maxima: NDArray[np.float64]) -> float:
    """Return the Monte Carlo p-value: (1 + replicates that reach `value`) / (1 + replicates).

    Exact at any number of replicates (Dwass, 1957). Values that differ in their last digits alone
    count as equal.

    Examples
    --------
    >>> chance(3.0, np.array([1.0, 2.0, 3.0, 4.0]))
    0.6
    """
    reached = int((maxima >= value * (1 - 1e-12)).sum())
    return (1 + reached) / (1 + len(maxima))


def gumbel_chance(value: float, maxima: NDArray[np.float64]) -> float | None:
    """Return p from a Gumbel curve fitted by moments (Abrams, Kulldorff & Kleinman, 2010).

    An approximation that tells rare from very rare with few replicates; None if all are equal.

    Examples
    --------
    >>> round(gumbel_chance(4.0, np.array([1.0, 2.0, 3.0])), 4)
    0.0423
    """
    spread = float(np.std(maxima, ddof=1)) if len(maxima) > 1 else 0.0
    if spread == 0.0:
        return None
    scale = spread * math.sqrt(6) / math.pi
    place = float(np.mean(maxima)) - float(np.euler_gamma) * scale
    return -math.expm1(-math.exp(-(value - place) / scale))
