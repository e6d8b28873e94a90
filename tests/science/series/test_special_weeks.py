"""Weeks known to be busier: the factor of the own history, and detectors that allow for it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from serasi.science import space
from serasi.science.series import Refused, ewma_scores, special_effort, special_factors

RNG = np.random.default_rng


def test_a_planted_threefold_effect_is_found_and_drawn_to_one_where_little_is_known() -> None:
    marks = np.zeros((1, 200, 104), dtype=bool)
    marks[0, :, ::13] = True
    counts = RNG(1).poisson(np.where(marks[0], 3.0, 1.0))
    assert special_factors(counts, marks)[0] == pytest.approx(3, rel=0.05)
    few = special_factors(counts[:1], marks[:, :1])[0]
    assert 1 < few < 3
    assert special_factors(counts, marks, worth=1e9)[0] == pytest.approx(1, abs=1e-4)


def test_areas_without_a_plain_week_and_unknown_weeks_are_left_out() -> None:
    counts = np.array([[9.0, 9.0, 9.0], [1.0, 1.0, np.nan]])
    marks = np.array([[[1, 1, 1], [0, 0, 1]]], dtype=bool)
    assert special_factors(counts, marks).tolist() == [1.0]


@given(arrays(np.int64, (3, 12), elements=st.integers(0, 30)), arrays(bool, (2, 3, 12)))
@settings(max_examples=60, deadline=None)
def test_factors_are_never_below_one_and_grow_with_the_marked_counts(
    counts: np.ndarray, marks: np.ndarray
) -> None:
    before = special_factors(counts, marks)
    after = special_factors(counts + marks[0], marks)
    assert (before >= 1).all()
    assert after[0] >= before[0] - 1e-12
    effort = special_effort(marks, before)
    assert effort.shape == (3, 12)
    assert (effort[~marks.any(axis=0)] == 1).all() and effort.max() <= max(1, before.max())


def test_shapes_that_do_not_fit_are_refused() -> None:
    for marks in (np.zeros((2, 3)), np.zeros((1, 2, 5))):
        with pytest.raises(Refused, match="S540"):
            special_factors(np.ones((2, 4)), marks)
    with pytest.raises(Refused, match="S545"):
        special_factors(np.ones((1, 2)), np.zeros((1, 1, 2)), worth=0)
    with pytest.raises(Refused, match="S540"):
        special_effort(np.zeros((1, 2, 3)), [1.0, 2.0])


def test_an_expected_feast_scores_as_a_usual_week() -> None:
    counts = np.full((1, 60), 4.0)
    counts[0, -1] = 12
    times = np.ones((1, 60))
    times[0, -1] = 3
    assert ewma_scores(counts)[0, -1] > 3
    assert ewma_scores(counts, effort=times)[0, -1] < 0.5


def test_expected_counts_of_the_scan_keep_both_margins() -> None:
    rng = RNG(2)
    counts = rng.poisson(2, (8, 30))
    times = np.where(rng.random((8, 30)) < 0.1, 3.0, 1.0)
    means = space.expected_times(counts, times)
    assert np.allclose(means.sum(axis=0), counts.sum(axis=0))
    assert np.allclose(means.sum(axis=1), counts.sum(axis=1))
    ratio = means / times  # an area's share times a week's share
    assert np.allclose(ratio * ratio[0, 0], ratio[:, :1] * ratio[:1, :])
    plain = space.expected_times(counts, np.ones((8, 30)))
    assert np.allclose(plain, np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum())
    with pytest.raises(space.Refused, match="S534"):
        space.expected_times(counts, times - 1)


def test_a_local_feast_is_no_cluster_and_a_rise_beyond_it_is() -> None:
    rng = RNG(3)
    zones = [[i, (i + 1) % 12] for i in range(12)]
    times = np.ones((12, 60))
    times[3:5, -1] = 4
    counts = rng.poisson(4 * times)

    def least(table: np.ndarray, **how: np.ndarray) -> float:
        found = space.prospective_scan(table, zones, replicates=199, longest_weeks=4, **how)
        return min(one.p for one in found.clusters)

    assert least(counts) <= 0.01
    assert least(counts, baseline=space.expected_times(counts, times)) > 0.1
    counts[3, -1] += 40
    assert least(counts, baseline=space.expected_times(counts, times)) <= 0.01
