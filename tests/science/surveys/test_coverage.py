"""Intervals of whole made-up waves hold the truth about as often as they say."""

from __future__ import annotations

import numpy as np
import pytest

from serasi.science.surveys import means
from serasi.science.surveys.estimates import spread
from tests.science.surveys.simulated import index_of, regency, surveyed

RUNS = 80


def test_the_index_of_clustered_surveys_with_silence_is_held_by_its_interval() -> None:
    """Of 80 intervals 70 to 80 hold, else the chance is under 1 in 300; as if simple: far fewer."""
    world = regency()
    held = simple = 0
    off, told = [], []
    for seed in range(1000, 1000 + RUNS):
        wave = surveyed(world, seed)
        index, se = index_of(*means(wave.score, wave.design))
        off.append(index - world.index)
        told.append(se)
        half = spread(0.95, wave.design.df) * se
        held += abs(off[-1]) < half
        plain = np.cov(wave.score.T) / wave.design.n
        simple += abs(off[-1]) < 1.96 * index_of(wave.score.mean(axis=0), plain)[1]
    assert 70 <= held <= 80
    assert simple < 70
    assert np.sqrt(np.mean(np.square(told))) == pytest.approx(np.std(off), rel=0.25)
    assert abs(np.mean(off)) < 3 * np.std(off) / np.sqrt(RUNS)
