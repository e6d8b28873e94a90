"""Forecast scores, the comparison with baselines, and the judging of the alarm diary."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from serasi.science.series import (
    Refused,
    brier,
    covered,
    crps,
    diary_precision,
    ignorance,
    interval_score,
    mean_scores,
    reliability_curve,
    roll_origins,
    share,
    track,
)

RNG = np.random.default_rng


@given(arrays(float, (3, 6), elements=st.integers(0, 20).map(float)), st.integers(0, 20))
@settings(max_examples=60, deadline=None)
def test_crps_is_that_of_the_definition(samples: np.ndarray, seen: int) -> None:
    pairs = np.abs(samples[:, :, None] - samples[:, None, :]).sum(axis=(1, 2)) / (2 * 6 * 5)
    slow = np.abs(samples - seen).mean(axis=1) - pairs
    assert crps(samples, [float(seen)] * 3) == pytest.approx(slow, abs=1e-12)


def test_fair_crps_does_not_depend_on_the_number_of_samples() -> None:
    rng = RNG(1)
    seen = rng.poisson(3, 40_000).astype(float)
    few, many = (crps(rng.poisson(3, (40_000, m)), seen).mean() for m in (2, 40))
    # expected CRPS of a perfect Poisson(3) forecast: half the mean difference of two draws
    assert few == pytest.approx(many, abs=0.02)
    assert many == pytest.approx(0.957, abs=0.02)


def test_ignorance_counts_the_bin_that_came() -> None:
    # 3 of 4 samples are 0; (3 + 1) / (4 + 11) and (0 + 1) / (4 + 11)
    assert ignorance([[0, 0, 0, 1]], [0])[0] == pytest.approx(-np.log2(4 / 15))
    assert ignorance([[0, 0, 0, 1]], [5000])[0] == pytest.approx(-np.log2(1 / 15))


def test_interval_score_and_coverage_of_a_known_forecast() -> None:
    samples = [np.arange(1, 101)]
    assert covered(samples, [95])[0] == 1
    assert covered(samples, [96])[0] == 0
    assert interval_score(samples, [95])[0] == pytest.approx(90)
    assert interval_score(samples, [97])[0] == pytest.approx(90 + 20 * 2)


def test_weeks_without_observation_are_left_out_of_the_means() -> None:
    made = mean_scores([[1, 1], [5, 5]], [2, np.nan])
    assert (made.n, made.crps, made.coverage) == (1, 1.0, 0.0)


def panel(areas: int = 200, weeks: int = 90) -> np.ndarray:
    rng = RNG(2)
    return rng.poisson(rng.gamma(0.6, 2, (areas, 1)), (areas, weeks)).astype(float)


def test_the_model_beats_the_baselines_where_areas_differ_and_stay_the_same() -> None:
    made = roll_origins(panel(), origins=range(70, 80), rng=RNG(3))
    assert made.beats
    assert all(gain.high < 0 for gain in made.gains.values())
    assert 0.85 <= made.scores["model"].coverage <= 1


def test_the_model_is_not_shown_where_there_is_nothing_to_learn() -> None:
    counts = RNG(4).poisson(0.2, (200, 90)).astype(float)
    assert not roll_origins(counts, origins=range(70, 80), rng=RNG(3)).beats


def test_a_forecast_uses_nothing_of_the_weeks_after_its_origin() -> None:
    counts = panel(20)
    seen: list[int] = []

    def spy(
        history: np.ndarray, horizon: int, samples: int, rng: np.random.Generator
    ) -> np.ndarray:
        seen.append(history.shape[1])
        return np.zeros((len(history), samples))

    roll_origins(counts, origins=[50, 60], horizon=4, rng=RNG(1), model=spy)
    assert seen == [51, 61]


def test_a_forecast_is_made_from_what_was_known_then() -> None:
    counts = panel(20)
    late = counts[:, :61].copy()
    late[:, 58:] = 0  # not yet confirmed
    seen: list[float] = []

    def spy(
        history: np.ndarray, horizon: int, samples: int, rng: np.random.Generator
    ) -> np.ndarray:
        seen.append(history[:, 58:].sum())
        return np.zeros((len(history), samples))

    made = roll_origins(counts, origins=[60], histories=[late], rng=RNG(1), model=spy)
    assert seen == [0] and counts[:, 58:61].sum() > 0
    assert made.scores["model"].crps == pytest.approx(counts[:, 61].mean())
    with pytest.raises(Refused, match="S540"):
        roll_origins(counts, origins=[60], histories=[late[:, :60]], rng=RNG(1))


def test_missing_weeks_are_forecast_from_the_others() -> None:
    counts = panel(30)
    counts[0] = np.nan
    counts[1, 50:] = np.nan
    made = roll_origins(counts, origins=[60, 70], rng=RNG(1))
    assert np.isfinite(made.scores["model"].crps)
    assert made.scores["model"].n == 56


def test_origins_without_history_or_future_are_refused() -> None:
    for origins in ([], [5], [89]):
        with pytest.raises(Refused) as refusal:
            roll_origins(panel(3), origins=origins, rng=RNG(1))
        assert refusal.value.number == "S544"


@given(
    st.lists(
        st.tuples(st.sampled_from([0.0, 0.1, 0.4, 0.75, 1.0]), st.booleans()),
        min_size=1,
        max_size=40,
    ),
    st.sampled_from([None, 1, 5, 10]),
)
@settings(max_examples=60, deadline=None)
def test_the_brier_score_is_the_sum_of_its_parts(
    diary: list[tuple[float, bool]], steps: int | None
) -> None:
    stated, came = np.array([p for p, _ in diary]), np.array([float(y) for _, y in diary])
    made = brier(stated, came, steps=steps)
    total = made.reliability - made.resolution + made.uncertainty + made.within
    assert made.score == pytest.approx(((stated - came) ** 2).mean())
    assert total == pytest.approx(made.score, abs=1e-12)
    assert min(made.reliability, made.resolution, made.uncertainty) >= 0
    if steps is None:
        assert made.within == pytest.approx(0, abs=1e-12)


def test_the_brier_score_of_a_worked_example() -> None:
    # ten warnings of 0.8, six true; ten of 0.2, two true
    stated = [0.8] * 10 + [0.2] * 10
    made = brier(stated, [1] * 6 + [0] * 4 + [1] * 2 + [0] * 8)
    assert made.score == pytest.approx(0.22)
    assert made.reliability == pytest.approx(0.02)
    assert made.resolution == pytest.approx(0.04)
    assert made.uncertainty == pytest.approx(0.24)


def test_the_reliability_curve_leaves_out_unknown_outcomes_and_empty_steps() -> None:
    curve = reliability_curve([0.1, 0.15, 0.9, 1.0, 0.95], [0, 1, 1, 1, np.nan])
    assert [(step.stated, step.came.value, step.came.n) for step in curve] == [
        (0.125, 0.5, 2),
        (0.95, 1.0, 2),
    ]


def test_wilson_intervals_are_the_published_ones() -> None:
    # Newcombe (1998), Stat Med 17, table I: 81/263 -> 0.2553 to 0.3662; 0/20 -> 0 to 0.1611
    many, none = share(81, 263), share(0, 20)
    assert (round(many.low or 0, 4), round(many.high or 0, 4)) == (0.2553, 0.3662)
    assert (none.low, round(none.high or 0, 4)) == (0.0, 0.1611)
    assert share(0, 0).value is None


def test_precision_recall_and_lead_time_of_a_small_diary() -> None:
    alarms = [(1, 10), (1, 12), (2, 20), (3, 30), (4, 39)]
    events = [(1, 13), (2, 19), (3, 30), (5, 8)]
    made = track(alarms, events, window_weeks=4, horizon_week=40)
    # (4, 39) may still come true; (2, 20) came after its event
    assert (made.precision.value, made.precision.n) == (0.75, 4)
    assert (made.recall.value, made.recall.n) == (0.5, 4)
    assert made.lead_weeks.tolist() == [3, 0]
    assert made.median_lead_weeks == 1.5


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 30)), max_size=12))
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_diary_does_not_matter(
    alarms: list[tuple[int, int]],
) -> None:
    events = [(0, 5), (1, 9), (2, 20), (4, 4)]
    other = alarms[::-1]
    one, two = track(alarms, events), track(other, events[::-1])
    assert (one.precision, one.recall) == (two.precision, two.recall)
    assert one.median_lead_weeks == two.median_lead_weeks


def test_an_empty_diary_says_nothing() -> None:
    made = track([], [])
    assert (made.precision.value, made.recall.value, made.median_lead_weeks) == (None, None, None)
    assert reliability_curve([], []) == []
    with pytest.raises(Refused):
        brier([], [])


def test_prevented_and_unknown_alarms_give_a_range_of_precision() -> None:
    least, most = diary_precision(3, 1, prevented=2)
    assert (least.value, round(most.value or 0, 3)) == (0.5, 0.833)


@pytest.mark.parametrize("stated", [[-0.1], [1.1], [np.nan]])
def test_a_chance_outside_0_to_1_is_refused(stated: list[float]) -> None:
    with pytest.raises(Refused) as refusal:
        brier(stated, [1])
    assert refusal.value.number == "S546"
