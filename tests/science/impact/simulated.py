"""Invented villages: overdispersed counts with their own levels and a common season."""

from __future__ import annotations

import numpy as np

PERIODS = 16
START = 8


def villages(
    rng: np.random.Generator,
    *,
    treated: int = 8,
    comparison: int = 24,
    mean: float = 2.0,
    effect: float = 0.0,
    drift: float = 0.0,
    dispersion: float = 0.3,
) -> tuple[np.ndarray, np.ndarray]:
    """Counts (villages, periods) and who is treated; `effect` and `drift` are of the treated."""
    n = treated + comparison
    level = mean * rng.gamma(4, 1 / 4, n)[:, None]
    season = 1 + 0.3 * np.sin(2 * np.pi * np.arange(PERIODS) / 12)
    marked = np.arange(n) < treated
    time = np.arange(PERIODS)
    moved = np.where(time >= START, effect, 0.0) + drift * (time - START)
    expected = np.maximum(level * season + marked[:, None] * moved, 0.01)
    shape = 1 / dispersion
    counts = rng.negative_binomial(shape, shape / (shape + expected))
    return counts.astype(float), marked
