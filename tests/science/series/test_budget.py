"""False alarms stay within the budget, planted rises are found, newcomers make none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from serasi.science.series import (
    RISE_SHARES,
    Calibration,
    Detector,
    Refused,
    block_bootstrap_null,
    calibrate,
    episodes,
    ewma_scores,
    judge,
    negative_binomial_null,
    rate_with_interval,
    rise_detectors,
    settled_reports,
    silence_detector,
)
from tests.science.series.simulated import BUDGET, quiet

AREAS, HISTORY, YEAR = 1040, 78, 52
RNG = np.random.default_rng


@pytest.fixture(scope="module")
def years() -> np.ndarray:
    rng = RNG(12)
    return quiet(rng, rng.gamma(1.5, 2.0, AREAS), HISTORY + YEAR)


def calibrated(counts: np.ndarray, run: dict[str, Detector], seed: int = 1) -> Calibration:
    null = negative_binomial_null(counts[:, :HISTORY], replicates=2, rng=RNG(seed))
    return calibrate(null, run, per_area_week=BUDGET, judged_weeks=52, shares=RISE_SHARES)


def called(counts: np.ndarray, run: dict[str, Detector], made: Calibration) -> np.ndarray:
    ones = np.ones_like(counts)
    return judge({name: one(counts, ones) for name, one in run.items()}, made)["together"]


@pytest.mark.parametrize("name", ["together", "ewma", "c1", "c2", "c3", "silence"])
def test_a_thousand_quiet_years_keep_the_budget(years: np.ndarray, name: str) -> None:
    every = rise_detectors(weeks=HISTORY) | dict(silence_detector())
    run = {name: every[name]} if name in every else rise_detectors(weeks=HISTORY)
    made = calibrated(years, run)
    count = int(episodes(called(years, run, made)[:, HISTORY:]).sum())
    band = rate_with_interval(AREAS, AREAS * YEAR)
    assert band.low * AREAS * YEAR <= count <= band.high * AREAS * YEAR


def test_threefold_rises_of_three_weeks_are_found_within_a_week() -> None:
    rng = RNG(13)
    mean = np.full(520, 3.0)
    counts = quiet(rng, mean, HISTORY + YEAR, 0.1)
    counts[:, 100:103] = quiet(rng, 3 * mean, 3, 0.1)
    run = rise_detectors(weeks=HISTORY)
    alarm = called(counts, run, calibrated(counts, run))[:, 100:103]
    days = np.where(alarm.any(axis=1), 7 * (alarm.argmax(axis=1) + 1), np.inf)
    # three reports a week, overdispersion 0.1; other base rates in benchmarks/series
    assert np.isfinite(days).mean() >= 0.8
    assert np.median(days) <= 7


def test_a_new_reporter_alone_raises_no_alarm() -> None:
    rng = RNG(14)
    weeks, areas = HISTORY + YEAR, 300
    habit = rng.gamma(4, 0.2, (areas, 4))
    duty = np.ones((areas, 4, weeks), dtype=bool)
    duty[:, 3, :100] = False
    sent = rng.poisson(habit[:, :, None], duty.shape) * duty
    sent[:, 3] = rng.poisson(40, (areas, weeks)) * duty[:, 3]
    run = rise_detectors(weeks=HISTORY)

    def alarms(reporters: int) -> int:
        made = settled_reports(
            sent[:, :reporters].reshape(-1, weeks),
            np.repeat(np.arange(areas), reporters),
            areas=areas,
            active=duty[:, :reporters].reshape(-1, weeks),
        )
        null = negative_binomial_null(
            made.counts[:, :HISTORY], effort=made.effort[:, :HISTORY], replicates=4, rng=RNG(2)
        )
        limits = calibrate(null, run, per_area_week=BUDGET, judged_weeks=52, shares=RISE_SHARES)
        scores = {name: one(made.counts, made.effort) for name, one in run.items()}
        return int(episodes(judge(scores, limits)["together"][:, 100:]).sum())

    budget = rate_with_interval(round(areas * 30 / 52), areas * 30)
    assert alarms(4) <= budget.high * areas * 30
    assert alarms(3) <= budget.high * areas * 30


def test_one_reporter_with_500_reports_counts_as_a_busy_week() -> None:
    sent = np.ones((3, 30))
    sent[0, -1] = 500
    made = settled_reports(sent, [0, 0, 0], areas=2)
    assert made.counts[0, -1] == 7
    assert made.capped[0, -1] == 495
    assert made.effort[0, -1] == pytest.approx(3, rel=0.05)
    assert not made.counts[1].any()


def test_garwood_intervals_are_the_published_ones() -> None:
    # Garwood (1936), table: 0 -> (0, 3.689), 5 -> (1.623, 11.668)
    none, five = rate_with_interval(0, 1), rate_with_interval(5, 1)
    assert (none.low, round(none.high, 3)) == (0.0, 3.689)
    assert (round(five.low, 3), round(five.high, 3)) == (1.623, 11.668)


@given(arrays(bool, (3, 20)), st.integers(1, 4))
@settings(max_examples=40, deadline=None)
def test_episodes_never_exceed_alarms_and_merge_with_longer_quiet(
    alarm: np.ndarray, quiet_weeks: int
) -> None:
    made = episodes(alarm, quiet_weeks=quiet_weeks)
    assert (made <= alarm.sum(axis=1)).all()
    assert ((made > 0) == alarm.any(axis=1)).all()
    assert (episodes(alarm, quiet_weeks=quiet_weeks + 1) <= made).all()


@given(st.permutations(range(12)))
@settings(max_examples=10, deadline=None)
def test_thresholds_follow_their_areas(order: list[int]) -> None:
    rng = RNG(15)
    counts = quiet(rng, rng.gamma(2, 2, 12), 40)

    def limits(values: np.ndarray) -> np.ndarray:
        null = negative_binomial_null(values, replicates=3, rng=RNG(1))
        run: dict[str, Detector] = {"ewma": lambda x, e: ewma_scores(x, effort=e)}
        return np.asarray(calibrate(null, run, per_area_week=0.05).thresholds["ewma"])

    np.testing.assert_allclose(limits(counts[order]), limits(counts)[order], atol=1e-9)


def test_a_smaller_budget_never_lowers_a_threshold(years: np.ndarray) -> None:
    run = rise_detectors(weeks=HISTORY)
    null = negative_binomial_null(years[:200, :HISTORY], replicates=3, rng=RNG(3))
    loose, tight = (calibrate(null, run, per_area_week=rate) for rate in (1 / 13, 1 / 52))
    assert tight.level < loose.level
    assert tight.together.per_area_week == pytest.approx(1 / 52, rel=0.1)
    for rates in (loose, tight):
        assert rates.together.episodes <= sum(one.episodes for one in rates.alone.values())


def test_nulls_have_the_mean_and_the_gaps_of_the_history() -> None:
    counts = quiet(RNG(16), np.array([0.5, 4.0, 12.0]), 80)
    counts[1, ::5] = np.nan
    for null in (
        negative_binomial_null(counts, replicates=200, rng=RNG(1)),
        block_bootstrap_null(counts, replicates=200, rng=RNG(1)),
    ):
        assert null.counts.shape == (200, 3, 80)
        own = np.nanmean(counts, axis=1)
        assert np.nanmean(null.counts, axis=(0, 2)) == pytest.approx(own, rel=0.1)
        assert np.isnan(null.counts[:, 1]).mean() == pytest.approx(0.2, abs=0.02)
        assert (np.isnan(null.counts) == np.isnan(null.effort)).all()


def test_blocks_are_the_same_weeks_for_all_areas() -> None:
    weeks = np.arange(20.0)
    null = block_bootstrap_null(np.stack([weeks, weeks + 100]), replicates=5, rng=RNG(1))
    assert (null.counts[:, 1] - null.counts[:, 0] == 100).all()
    assert ((np.diff(null.counts[:, 0, :4]) % 20) == 1).all()


def test_wrong_budgets_are_refused() -> None:
    null = negative_binomial_null([[1, 2, 0, 1]], rng=RNG(1))
    run = rise_detectors(weeks=4)
    for number, wrong in (
        ("S546", lambda: calibrate(null, run, per_area_week=0)),
        ("S545", lambda: calibrate(null, {}, per_area_week=0.1)),
        ("S545", lambda: calibrate(null, run, per_area_week=0.1, shares={"c1": 0})),
        ("S544", lambda: calibrate(null, {"c1": run["c1"]}, per_area_week=0.1)),
        ("S544", lambda: negative_binomial_null([[np.nan] * 4], rng=RNG(1))),
        ("S544", lambda: block_bootstrap_null([[1, 2]], rng=RNG(1))),
        ("S544", lambda: rate_with_interval(1, 0)),
        ("S545", lambda: settled_reports([[1]], [3], areas=2)),
    ):
        with pytest.raises(Refused) as refusal:
            wrong()
        assert refusal.value.number == number
