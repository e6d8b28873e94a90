"""Alpha, omega, items and correlations: known values, and what must always hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science.scales import (
    Refused,
    answer_sheets,
    correlation,
    cronbach_alpha,
    fit_factors,
    item_statistics,
    observed,
    omega_of,
    one_factor,
    pairwise,
    rest_correlation,
)
from tests.science.scales.invented import ITEMS, SCHEME, filled, known_wave

# R psych 2.2.9 on the sheets of `known_wave`, items A1a to A2b (benchmarks/scales/peers.py)
FIVE = (0.689197691, 0.660501685, 0.716160791)


def test_alpha_and_its_interval_are_those_of_psych() -> None:
    alpha = cronbach_alpha(known_wave().sheets.scored[:, :5])
    assert (alpha.value, alpha.low, alpha.high) == pytest.approx(FIVE, abs=1e-8)


def test_alpha_of_parallel_items_follows_spearman_and_brown() -> None:
    # k items that all correlate by r: k r / (1 + (k - 1) r)
    k, r = 6, 0.4
    root = np.linalg.cholesky(np.full((k, k), r) + (1 - r) * np.eye(k))
    # columns made exactly uncorrelated with unit variance
    basis = np.linalg.qr(np.column_stack([np.ones(50), np.vander(np.linspace(-1, 1, 50), k + 1)]))
    scores = basis[0][:, 1 : k + 1] @ root.T
    assert cronbach_alpha(scores).value == pytest.approx(k * r / (1 + (k - 1) * r), abs=1e-10)


def test_alpha_without_an_item_is_the_alpha_of_the_others() -> None:
    scored = filled(np.random.default_rng(1), 120).scored[:, :6]
    dropped = cronbach_alpha(scored).dropped
    for item in range(6):
        others = cronbach_alpha(np.delete(scored, item, axis=1)).value
        assert dropped[item] == pytest.approx(others, abs=1e-12)


def test_alpha_of_items_that_do_not_vary_is_no_data() -> None:
    assert cronbach_alpha(np.full((20, 3), 4.0)).value is None
    assert cronbach_alpha([[1, 2], [np.nan, np.nan]]).value is None


@given(st.integers(0, 10**6), st.floats(0.1, 50), st.floats(-100, 100))
@settings(max_examples=30, deadline=None)
def test_alpha_does_not_depend_on_unit_or_origin(seed: int, unit: float, origin: float) -> None:
    scored = np.random.default_rng(seed).normal(size=(40, 4)) + 1
    before, after = cronbach_alpha(scored), cronbach_alpha(scored * unit + origin)
    assert after.value == pytest.approx(before.value, abs=1e-8)


def test_omega_is_the_true_share_of_the_common_factor() -> None:
    rng = np.random.default_rng(7)
    strength = np.array([0.8, 0.7, 0.6, 0.5, 0.75])
    common = rng.standard_normal((60_000, 1)) * strength
    scores = common + np.sqrt(1 - strength**2) * rng.standard_normal((60_000, 5))
    fitted = fit_factors(observed(scores, tuple("abcde")), one_factor("abcde"))
    omega = omega_of(fitted.loadings, fitted.residuals, fitted.covariance)
    true = strength.sum() ** 2 / (strength.sum() ** 2 + (1 - strength**2).sum())
    assert omega.total == pytest.approx(true, abs=0.005)
    assert omega.general == pytest.approx(true, abs=0.005)


def test_omega_is_at_least_alpha_where_one_factor_holds() -> None:
    scored = known_wave().sheets.scored[:, :3]
    fitted = fit_factors(observed(scored, ITEMS[:3]), one_factor(ITEMS[:3]))
    omega = omega_of(fitted.loadings, fitted.residuals, fitted.covariance)
    alpha = cronbach_alpha(scored).value
    assert alpha is not None
    assert omega.total >= alpha - 1e-9


def test_pairs_stand_on_their_own_rows() -> None:
    scored = filled(np.random.default_rng(3), 80, missing=0.2).scored[:, :4]
    seen = pairwise(scored)
    for one in range(4):
        for other in range(4):
            both = scored[~np.isnan(scored[:, [one, other]]).any(axis=1)][:, [one, other]]
            assert seen.rows[one, other] == len(both)
            expected = np.cov(both, rowvar=False)
            assert seen.covariance[one, other] == pytest.approx(expected[0, 1], abs=1e-10)
            r = np.corrcoef(both, rowvar=False)[0, 1]
            assert seen.correlation[one, other] == pytest.approx(r, abs=1e-10)


def test_a_correlation_of_a_constant_is_no_data() -> None:
    seen = correlation([1, 1, 1, 1, 1], [1, 2, 3, 4, 5])
    assert (seen.value, seen.low, seen.rows) == (None, None, 5)


def test_items_count_what_was_said_and_what_was_not() -> None:
    given_answers = np.full((10, 30), 4.0)
    given_answers[:, 0] = [5, 5, 5, 1, 2, 8, 8, 9, np.nan, 3]
    given_answers[:, 1] = [1, 1, 1, 5, 4, 3, 3, 3, 3, 3]
    first, second = item_statistics(answer_sheets(given_answers, SCHEME))[:2]
    assert (first.valid, first.missing, first.dont_know, first.declined) == (6, 0.4, 0.2, 0.1)
    assert (first.ceiling, first.floor) == (0.5, pytest.approx(1 / 6))
    # a reverse item: saying 1 is the best answer
    assert (second.ceiling, second.floor) == (0.3, 0.1)


def test_item_rest_correlation_leaves_the_item_out() -> None:
    scored = known_wave().sheets.scored
    expected = np.corrcoef(scored[:, 0], scored[:, 1] + scored[:, 2])[0, 1]
    assert rest_correlation(scored, 0, (0, 1, 2)) == pytest.approx(expected, abs=1e-12)


def test_a_shifted_column_is_refused_with_its_row_and_item() -> None:
    given_answers = np.full((5, 30), 3.0)
    given_answers[3, 2] = 35
    with pytest.raises(Refused) as refused:
        answer_sheets(given_answers, SCHEME)
    assert (refused.value.number, refused.value.row, refused.value.item) == ("S641", 3, "A1c")
    assert "Baris 4, butir A1c: 35" in str(refused.value)
    with pytest.raises(Refused, match="S640"):
        answer_sheets(given_answers[:, :29], SCHEME)
