"""Survival against the leukaemia trial of Freireich et al., scipy, and what must always hold."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from serasi.science.survival import (
    Refused,
    kaplan_meier,
    log_rank,
    numbers_at_risk,
    quantile,
    restricted_mean,
    survival_at,
)

# weeks of remission, Freireich et al. 1963 (Blood 21), as printed in Kalbfleisch & Prentice
DRUG = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
DRUG_CAME = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
ALL_CAME = [1] * 21


def peer(durations: Any, came: Any) -> Any:
    time, mark = np.asarray(durations, dtype=float), np.asarray(came, dtype=bool)
    return stats.ecdf(stats.CensoredData(uncensored=time[mark], right=time[~mark])).sf


def drawn(seed: int, n: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.integers(1, 15, n).astype(float), rng.integers(0, 2, n)


groups = st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=1, max_size=25)


def test_the_curve_is_that_of_the_leukaemia_trial() -> None:
    curve = kaplan_meier(DRUG, DRUG_CAME)
    printed = [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    assert survival_at(curve, [6, 7, 10, 13, 16, 22, 23]) == pytest.approx(printed, abs=5e-4)
    kept = curve.events > 0
    assert curve.at_risk[kept].tolist() == [21, 17, 15, 12, 11, 7, 6]
    assert np.sqrt(curve.variance[kept]) == pytest.approx(
        [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346], abs=5e-5
    )


def test_the_log_rank_is_that_of_the_leukaemia_trial() -> None:
    seen = log_rank(DRUG, DRUG_CAME, PLACEBO, ALL_CAME)
    assert seen.chi2 == pytest.approx(16.79, abs=0.005)
    assert (seen.observed, seen.expected) == pytest.approx((9, 19.25), abs=0.005)
    assert seen.p is not None
    assert seen.p < 1e-4


def test_medians_of_the_leukaemia_trial() -> None:
    drug = quantile(kaplan_meier(DRUG, DRUG_CAME))
    assert (drug.value, drug.low, drug.high) == (23, 13, None)
    placebo = quantile(kaplan_meier(PLACEBO, ALL_CAME))
    assert (placebo.value, placebo.low, placebo.high) == (8, 4, 11)


def test_an_event_counts_before_a_censoring_of_the_same_time() -> None:
    assert kaplan_meier([3, 3], [1, 0]).survival.tolist() == [0.5]


@pytest.mark.filterwarnings("ignore:The confidence interval is undefined:RuntimeWarning")
@pytest.mark.parametrize("seed", range(6))
def test_curve_and_interval_equal_scipy(seed: int) -> None:
    lasted, came = drawn(seed, 40)
    ours, theirs = kaplan_meier(lasted, came), peer(lasted, came)
    assert survival_at(ours, theirs.quantiles) == pytest.approx(theirs.probabilities, abs=1e-12)
    inner = (ours.survival > 0) & (ours.survival < 1)
    band = theirs.confidence_interval(method="log-log")
    at = ours.time[inner]
    assert ours.low[inner] == pytest.approx(band.low.evaluate(at), abs=1e-12)
    assert ours.high[inner] == pytest.approx(band.high.evaluate(at), abs=1e-12)
    assert np.isnan(ours.low[~inner]).all()


@pytest.mark.parametrize("seed", range(6))
def test_the_log_rank_equals_scipy(seed: int) -> None:
    (a, da), (b, db) = drawn(seed, 30), drawn(seed + 100, 25)
    theirs = stats.logrank(
        stats.CensoredData(uncensored=a[da == 1], right=a[da == 0]),
        stats.CensoredData(uncensored=b[db == 1], right=b[db == 0]),
    )
    ours = log_rank(a, da, b, db)
    assert ours.chi2 == pytest.approx(theirs.statistic**2, rel=1e-10)
    assert ours.p == pytest.approx(theirs.pvalue, rel=1e-9)


@given(groups)
@settings(max_examples=60, deadline=None)
def test_without_censoring_the_curve_is_the_plain_share(rows: list[tuple[int, bool]]) -> None:
    lasted = np.array([row[0] for row in rows])
    curve = kaplan_meier(lasted, np.ones(len(lasted)))
    plain = [(lasted > time).mean() for time in curve.time]
    assert curve.survival == pytest.approx(plain, abs=1e-12)
    mean = restricted_mean(curve)
    assert mean is not None
    assert mean.value == pytest.approx(lasted.mean())
    assert quantile(curve).value == np.sort(lasted)[(len(lasted) - 1) // 2]
    # Greenwood without censoring is the binomial variance
    inner = curve.survival > 0
    binomial = curve.survival * (1 - curve.survival) / len(lasted)
    assert curve.variance[inner] == pytest.approx(binomial[inner], abs=1e-12)


@given(groups, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_does_not_matter_and_the_curve_never_rises(rows: Any, mixer: Any) -> None:
    curve = kaplan_meier(*zip(*rows, strict=True))
    mixer.shuffle(rows)
    again = kaplan_meier(*zip(*rows, strict=True))
    assert np.array_equal(curve.survival, again.survival)
    assert (np.diff(curve.survival) <= 0).all()
    inner = ~np.isnan(curve.low)
    assert (curve.low[inner] <= curve.survival[inner]).all()
    assert (curve.high[inner] >= curve.survival[inner]).all()
    assert numbers_at_risk(curve, [0])[0] == len(rows)


@given(groups)
@settings(max_examples=60, deadline=None)
def test_those_still_waiting_never_make_the_wait_look_shorter(rows: Any) -> None:
    lasted, came = (np.array(part) for part in zip(*rows, strict=True))
    if not came.any():
        assert quantile(kaplan_meier(lasted, came)).value is None
        return
    only = quantile(kaplan_meier(lasted[came], came[came])).value
    waiting = np.concatenate([lasted[came], np.full((~came).sum(), lasted.max())])
    honest = quantile(kaplan_meier(waiting, np.sort(~came) == 0)).value
    assert only is not None
    assert honest is None or honest >= only


@given(groups, groups)
@settings(max_examples=60, deadline=None)
def test_the_log_rank_is_the_same_from_both_sides(one: Any, two: Any) -> None:
    a, b = (tuple(zip(*rows, strict=True)) for rows in (one, two))
    here, there = log_rank(*a, *b), log_rank(*b, *a)
    assert here.variance == pytest.approx(there.variance, abs=1e-12)
    if here.chi2 is not None and there.chi2 is not None:
        assert here.chi2 == pytest.approx(there.chi2, abs=1e-9)
    assert here.observed + there.observed == pytest.approx(here.expected + there.expected)


def test_the_restricted_mean_of_the_leukaemia_trial() -> None:
    curve = kaplan_meier(DRUG, DRUG_CAME)
    seen = restricted_mean(curve)
    assert seen is not None
    # R survival prints rmean 23.3, se 2.83 at 35 weeks
    assert (seen.value, seen.error) == pytest.approx((23.29, 2.83), abs=0.01)
    assert restricted_mean(curve, limit=40) is None
    short = restricted_mean(curve, limit=6)
    assert short is not None
    assert (short.value, short.low, short.high) == (6, 6, 6)


def test_the_interval_of_the_restricted_mean_holds_the_truth() -> None:
    rng, inside = np.random.default_rng(4), 0
    truth = (1 - np.exp(-1.5)) / 1
    for _ in range(300):
        event, end = rng.exponential(1, 80), rng.uniform(1, 4, 80)
        curve = kaplan_meier(np.minimum(event, end), event <= end)
        seen = restricted_mean(curve, limit=1.5)
        assert seen is not None
        inside += seen.low <= truth <= seen.high
    assert 0.91 <= inside / 300 <= 0.98


def test_the_interval_of_the_median_holds_the_truth() -> None:
    rng, inside = np.random.default_rng(5), 0
    for _ in range(300):
        event, end = rng.exponential(1, 60), rng.uniform(0.5, 4, 60)
        seen = quantile(kaplan_meier(np.minimum(event, end), event <= end))
        low = 0 if seen.low is None else seen.low
        high = np.inf if seen.high is None else seen.high
        inside += low <= np.log(2) <= high
    assert 0.92 <= inside / 300 <= 0.99


@pytest.mark.parametrize(
    ("durations", "came", "number"),
    [
        ([1, 2], [1], "S560"),
        ([[1]], [[1]], "S560"),
        ([-1], [1], "S561"),
        ([float("nan")], [1], "S561"),
        ([1], [2], "S562"),
        ([], [], "S563"),
    ],
)
def test_unsound_times_are_refused(durations: Any, came: Any, number: str) -> None:
    with pytest.raises(Refused) as seen:
        kaplan_meier(durations, came)
    assert seen.value.number == number


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_level_outside_0_to_1_is_refused(level: float) -> None:
    with pytest.raises(Refused, match="S564"):
        kaplan_meier([1], [1], level=level)


@pytest.mark.parametrize("limit", [0, -1, float("inf"), float("nan")])
def test_a_limit_that_is_no_time_is_refused(limit: float) -> None:
    with pytest.raises(Refused, match="S564"):
        restricted_mean(kaplan_meier([1, 2], [1, 0]), limit=limit)
