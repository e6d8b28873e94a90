"""Counts without clusters, made for the tests of series."""

from __future__ import annotations

import numpy as np

BUDGET = 1 / 52


def quiet(
    rng: np.random.Generator, mean: np.ndarray, weeks: int, dispersion: float = 0.15
) -> np.ndarray:
    """Independent negative binomial weeks (areas, weeks) with variance mean + phi mean²."""
    factor = rng.gamma(1 / dispersion, dispersion, (len(mean), weeks))
    return rng.poisson(mean[:, None] * factor).astype(float)
