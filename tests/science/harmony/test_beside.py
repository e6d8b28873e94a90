"""Harmony beside incidents: equal to SciPy, right under simulation, silent where areas are few."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from serasi.science.harmony import direction, lead_lag, rank_correlation


def rng(seed: int = 7) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize("ties", [False, True])
@pytest.mark.parametrize("n", [10, 31, 146])
def test_rho_is_that_of_scipy_and_p_near_its_permutation_test(n: int, ties: bool) -> None:
    draw = rng(n)
    one = draw.normal(60, 8, n)
    two = draw.poisson(3, n) if ties else draw.normal(size=n) - 0.05 * one
    seen = rank_correlation(one, two, rng=draw)
    expected = stats.spearmanr(one, two)
    assert seen.rho == pytest.approx(expected.statistic, abs=1e-12)
    assert seen.n == n
    peer = stats.permutation_test(
        (two,), lambda x: stats.spearmanr(one, x).statistic, permutation_type="pairings",
        n_resamples=400, rng=rng(1), vectorized=False,
    )  # fmt: skip
    assert seen.p == pytest.approx(peer.pvalue, abs=0.08)


def test_the_interval_is_that_of_bonett_and_wright() -> None:
    one = np.arange(20.0)
    two = np.array([3, 1, 0, 2, 7, 5, 4, 6, 9, 8, 13, 10, 12, 11, 19, 14, 17, 15, 18, 16.0])
    seen = rank_correlation(one, two, rng=rng())
    rho = stats.spearmanr(one, two).statistic
    half = stats.norm.ppf(0.975) * np.sqrt((1 + rho**2 / 2) / 17)
    assert seen.lo == pytest.approx(np.tanh(np.arctanh(rho) - half), abs=1e-6)
    assert seen.hi == pytest.approx(np.tanh(np.arctanh(rho) + half), abs=1e-6)


def test_few_areas_or_areas_that_are_all_alike_give_no_number() -> None:
    few = rank_correlation(range(9), range(9), rng=rng())
    assert (few.rho, few.lo, few.p, few.n, few.reason) == (
        None, None, None, 9, "terlalu sedikit wilayah",
    )  # fmt: skip
    flat = rank_correlation(range(30), [0] * 30, rng=rng())
    assert (flat.rho, flat.reason) == (None, "semua wilayah sama")
    told = direction(range(9), range(9), range(9), rng=rng())
    assert (told.difference, told.p, told.reason) == (None, None, "terlalu sedikit wilayah")
    same = direction(range(30), [1] * 30, range(30), rng=rng())
    assert (same.difference, same.reason) == (None, "semua wilayah sama")


def test_a_hidden_area_counts_nowhere() -> None:
    one = np.array([*range(12), np.nan, np.nan], dtype=float)
    two = np.array([*range(12), -99, 99], dtype=float)
    assert rank_correlation(one, two, rng=rng()).n == 12
    assert rank_correlation(one, two, rng=rng()).rho == pytest.approx(1.0)


def test_intervals_hold_the_truth_and_p_is_level_over_simulated_regencies() -> None:
    draw, truth, held, false = rng(11), -0.5, 0, 0
    large = draw.multivariate_normal([0, 0], [[1, -0.5], [-0.5, 1]], 200_000)
    truth = stats.spearmanr(large[:, 0], large[:, 1]).statistic
    for _ in range(300):
        one, two = draw.multivariate_normal([0, 0], [[1, -0.5], [-0.5, 1]], 31).T
        seen = rank_correlation(one, two, rng=draw, permutations=99)
        held += bool(seen.lo <= truth <= seen.hi)
        apart = rank_correlation(one, draw.permutation(two), rng=draw, permutations=99)
        false += apart.p <= 0.05
    assert 0.92 <= held / 300 <= 0.98
    assert 0.02 <= false / 300 <= 0.08


def test_areas_that_are_always_troubled_are_no_sign_of_what_came_first() -> None:
    """Both windows go with the index there, and few incidents measure the trouble badly."""
    draw, alone, told_apart = rng(13), 0, 0
    for _ in range(120):
        trouble = draw.gamma(4.0, 0.5, 31)
        index = 70 - 4 * trouble + draw.normal(0, 3, 31)
        windows = {"before": draw.poisson(trouble * 2), "after": draw.poisson(trouble * 2)}
        told = lead_lag(index, windows, rng=draw, before="before", after="after", permutations=99)
        alone += "before" in told.certain and "after" in told.certain
        told_apart += told.direction is not None and (told.direction.p or 1) <= 0.05
    assert alone > 60
    assert told_apart <= 12


def test_a_direction_that_is_there_is_found_on_its_side() -> None:
    draw = rng(17)
    index = draw.normal(60, 6, 60)
    quiet, follows = draw.poisson(3, 60), draw.poisson(np.exp((70 - index) / 8))
    first = direction(index, quiet, follows, rng=draw)
    assert first.difference < 0
    assert first.p < 0.01
    other = direction(index, follows, quiet, rng=draw)
    assert other.difference == pytest.approx(-first.difference)
    assert other.p < 0.01


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_turning_round_or_naming_areas_anew_changes_nothing(seed: int) -> None:
    draw = rng(seed)
    one, two = draw.normal(size=15), draw.poisson(2, 15).astype(float)
    order = draw.permutation(15)
    a = rank_correlation(one, two, rng=rng(1), permutations=9)
    b = rank_correlation(one[order], two[order], rng=rng(1), permutations=9)
    c = rank_correlation(-np.exp(one), two, rng=rng(1), permutations=9)
    if a.rho is None:
        assert b.rho is None
        return
    assert b.rho == pytest.approx(a.rho)
    assert c.rho == pytest.approx(-a.rho)
    assert -1 <= a.lo <= a.rho <= a.hi <= 1
    assert 0 < a.p <= 1
