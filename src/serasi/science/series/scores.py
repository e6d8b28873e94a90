"""How good were forecasts of counts that are given as samples?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.series.counts import Values
from serasi.science.series.flaws import Refused

BINS = (0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5)
"""Upper edges of the bins of the ignorance score; the last bin is open."""


@dataclass(frozen=True)
class Scores:
    """Mean scores over all forecasts with an observation; lower is better but for `coverage`.

    crps in reports, ignorance in bits, interval in reports (of the 90 % interval), coverage the
    share of observations inside it, n how many
    """

    crps: float
    ignorance: float
    interval: float
    coverage: float
    n: int


def crps(samples: ArrayLike, observed: ArrayLike) -> Values:
    """Return the continuous ranked probability score of each forecast, fair to small samples.

    mean |x - y| - sum |x_i - x_j| / (2 m (m - 1)) (Gneiting & Raftery, 2007, JASA 102, eq. 21;
    fair form: Ferro, 2014, QJRMS 140, eq. 6).

    Parameters
    ----------
    samples : (..., m), at least 2
    observed : (...,), NaN = not seen

    Examples
    --------
    >>> crps([[0, 2]], [1]).tolist()
    [0.0]
    """
    x, y = _pair(samples, observed)
    m = x.shape[-1]
    ordered = np.sort(x, axis=-1)
    # sum over pairs by ranks: no table of m x m differences
    pairs = 2 * (ordered * (2 * np.arange(m) - m + 1)).sum(axis=-1)
    return np.asarray(np.abs(x - y[..., None]).mean(axis=-1) - pairs / (2 * m * (m - 1)))


def ignorance(samples: ArrayLike, observed: ArrayLike) -> Values:
    """Return -log2 of the chance given to the bin that came (Roulston & Smith, 2002, MWR 130).

    Bins as `BINS`; one sample is added to each, so that no bin has chance 0 (rule of succession).
    """
    x, y = _pair(samples, observed)
    edges = np.array(BINS)
    hits = (np.searchsorted(edges, x) == np.searchsorted(edges, y)[..., None]).sum(axis=-1)
    score = -np.log2((hits + 1) / (x.shape[-1] + len(edges) + 1))
    return np.where(np.isnan(y), np.nan, score)


def interval_score(samples: ArrayLike, observed: ArrayLike, *, level: float = 0.9) -> Values:
    """Return the interval score of the central interval (Gneiting & Raftery, 2007, eq. 43)."""
    x, y = _pair(samples, observed)
    low, high = _interval(x, level)
    below, above = np.maximum(low - y, 0), np.maximum(y - high, 0)
    return np.asarray(high - low + 2 / (1 - level) * (below + above))


def covered(samples: ArrayLike, observed: ArrayLike, *, level: float = 0.9) -> Values:
    """Return 1 where the observation lies in the central interval, else 0; NaN if not seen."""
    x, y = _pair(samples, observed)
    low, high = _interval(x, level)
    return np.where(np.isnan(y), np.nan, (low <= y) & (y <= high))


def mean_scores(samples: ArrayLike, observed: ArrayLike) -> Scores:
    """Return all scores, averaged over the forecasts that have an observation.

    Raises
    ------
    Refused : S540 shapes or fewer than 2 samples; S544 nothing observed
    """
    x, y = _pair(samples, observed)
    n = int((~np.isnan(y)).sum())
    if n == 0:
        raise Refused("S544", "tidak ada pengamatan")
    kinds = (crps, ignorance, interval_score, covered)
    found = [float(np.nanmean(kind(x, y))) for kind in kinds]
    return Scores(found[0], found[1], found[2], found[3], n)


def _interval(x: Values, level: float) -> tuple[Values, Values]:
    if not 0 < level < 1:
        raise Refused("S546", level)
    # a bound of counts is a count that was drawn
    low, high = np.quantile(x, [(1 - level) / 2, (1 + level) / 2], axis=-1, method="inverted_cdf")
    return low, high


def _pair(samples: ArrayLike, observed: ArrayLike) -> tuple[Values, Values]:
    x, y = np.asarray(samples, dtype=float), np.asarray(observed, dtype=float)
    if x.ndim != y.ndim + 1 or x.shape[:-1] != y.shape or x.shape[-1] < 2:
        raise Refused("S540", f"sampel {x.shape}, pengamatan {y.shape}")
    return x, y
