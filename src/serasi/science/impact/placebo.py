"""Would other villages, taken by lot as if they had the activity, show as much?"""

from __future__ import annotations

from itertools import combinations
from math import comb, factorial, prod

import numpy as np

from serasi.science.impact.windows import Places, Values, Windows

_ROUNDING = 1e-9


def assignments(cut: Windows) -> int:
    """Return in how many ways the starts could have fallen on the villages."""
    treated = len(cut.start_of)
    sizes = np.bincount(cut.start_of, minlength=len(cut.shares)).tolist()
    return comb(len(cut.villages), treated) * factorial(treated) // prod(map(factorial, sizes))


def lots(cut: Windows, *, rng: np.random.Generator, placebos: int) -> Places:
    """Return drawn treated villages (draws, treated), the seen ones first.

    All of them if there is one start and no more than `placebos`; else so many, drawn.
    """
    n, treated = len(cut.villages), len(cut.start_of)
    seen = np.flatnonzero(cut.treated)
    if len(cut.shares) == 1 and comb(n, treated) <= placebos:
        every = [lot for lot in combinations(range(n), treated) if lot != tuple(seen)]
        return np.array([tuple(seen), *every], dtype=np.int64).reshape(-1, treated)
    drawn = rng.permuted(np.tile(np.arange(n), (placebos, 1)), axis=1)[:, :treated]
    return np.vstack([seen, drawn])


def lot_scores(cut: Windows, weights: Values, drawn: Places) -> Values:
    """Return the studentised difference of each lot (draws,); the first is the one seen.

    Studentised, so that the test holds for the mean even if the groups vary differently (Janssen,
    1997, Statistics & Probability Letters 36).
    """
    seen = cut.values(weights)
    own = seen[drawn, cut.start_of]
    others = seen @ cut.shares
    n, size = len(seen), drawn.shape[1]
    left = n - size
    # sums over the others of a lot are all less the lot; centred so that nothing is cancelled away
    centred = others - others.mean()
    inside = centred[drawn]
    mean = (centred.sum() - inside.sum(axis=1)) / left
    squares = (centred**2).sum() - (inside**2).sum(axis=1)
    spread = np.maximum(squares - left * mean**2, 0.0) / max(left - 1, 1)
    value = own.mean(axis=1) - others.mean() - mean
    own_spread = own.var(axis=1, ddof=1) if size > 1 else np.zeros(len(drawn))
    error = np.sqrt(own_spread / size + spread / left)
    # equal changes all over have no error: no difference then counts as none, any other as endless
    still = error <= _ROUNDING
    flat = np.where(np.abs(value) <= _ROUNDING, 0.0, np.inf)
    return np.where(still, flat, np.abs(value) / np.where(still, 1.0, error))


def lot_chance(scores: Values) -> float:
    """Return the share of lots that score as high as the first, the first included."""
    return float((scores >= scores[0] - _ROUNDING * max(1.0, _finite(scores[0]))).mean())


def _finite(score: float) -> float:
    return float(score) if np.isfinite(score) else 1.0
