"""What may be said of a forum: changes are found, chance and drift are not called an effect."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from serasi.science.impact import Impact, Refused, before_and_after, comparison_villages
from tests.science.impact.simulated import START, villages


def judged(counts: Any, marked: Any, **more: Any) -> Impact:
    more = {
        "before": 8,
        "after": 8,
        "rng": np.random.default_rng(1),
        "placebos": 499,
    } | more
    return before_and_after(counts, marked, START, **more)


def readings(runs: int, seed: int, **more: Any) -> list[Impact]:
    rng = np.random.default_rng(seed)
    return [judged(*villages(rng, **more)) for _ in range(runs)]


def test_a_planted_fall_is_found_with_its_size() -> None:
    seen = judged(
        *villages(
            np.random.default_rng(3), treated=20, comparison=60, mean=6, effect=-4, dispersion=0.05
        )  # fmt: skip
    )
    assert seen.reading == "changed"
    assert seen.effect is not None
    assert seen.effect.low is not None
    assert seen.effect.high is not None
    assert seen.effect.low < -4 < seen.effect.high < 0
    assert seen.placebo_p is not None
    assert seen.placebo_p <= 0.01
    assert seen.expected_after == pytest.approx(
        seen.treated_means.before + seen.comparison_means.after - seen.comparison_means.before
    )
    assert [step.period for step in seen.steps] == list(range(-8, 8))
    late = np.mean([step.effect.value for step in seen.steps if step.period >= 0])
    assert late == pytest.approx(seen.effect.value)
    early = sum(step.effect.value for step in seen.steps if step.period < 0)
    assert early == pytest.approx(0, abs=1e-9)


def test_without_an_effect_hardly_any_change_is_called_and_intervals_hold_zero() -> None:
    seen = readings(120, 11, treated=6, comparison=20)
    assert sum(one.reading == "changed" for one in seen) <= 10
    effects = [one.effect for one in seen if one.effect is not None]
    assert len(effects) == 120
    inside = [one.low <= 0 <= one.high for one in effects]
    assert 0.89 <= np.mean(inside) <= 0.995


def test_groups_that_drifted_apart_before_are_not_called_changed() -> None:
    seen = readings(30, 5, treated=10, comparison=30, mean=6, drift=0.8, dispersion=0.1)
    assert sum(one.reading == "pretrend_differs" for one in seen) >= 28
    assert sum(one.reading == "changed" for one in seen) <= 2


def test_a_slow_drift_that_the_trend_before_does_not_show_is_not_called_changed() -> None:
    seen = readings(80, 21, drift=0.1)
    said = [one.reading for one in seen]
    assert said.count("drift_possible") >= 15  # the trend before passed, and yet it was drift
    assert said.count("changed") <= 5


def test_a_difference_is_called_changed_only_where_it_outlasts_the_trend() -> None:
    for one in readings(40, 23, treated=10, comparison=40, mean=4, effect=-2.5):
        assert one.effect is not None and one.beyond_trend is not None
        outlasts = one.beyond_trend.high is not None and one.beyond_trend.high < 0
        assert one.reading != "changed" or outlasts
        assert one.reading != "drift_possible" or not outlasts


def test_a_drift_that_goes_on_is_no_effect_beyond_it() -> None:
    rise = np.arange(16.0)
    counts = np.vstack([np.tile(20 + rise, (5, 1)), np.full((6, 16), 20.0)])
    counts += np.random.default_rng(1).uniform(-1e-6, 1e-6, counts.shape)
    marked = np.arange(11) < 5
    for gap, expected in ((0, 7.0), (2, 9.0)):
        seen = judged(counts, marked, before=6, gap=gap)
        assert seen.reading == "pretrend_differs"
        assert seen.effect is not None
        assert seen.effect.value == pytest.approx(expected, abs=1e-4)
        assert seen.beyond_trend is not None
        assert seen.beyond_trend.value == pytest.approx(0, abs=1e-4)
    stepped = judged(counts + 3 * marked[:, None] * (np.arange(16) >= START), marked)
    assert stepped.beyond_trend is not None
    assert stepped.beyond_trend.value == pytest.approx(3, abs=1e-4)
    assert judged(counts, marked, before=2).beyond_trend is None


def test_without_comparison_nothing_is_claimed() -> None:
    counts, _ = villages(np.random.default_rng(1))
    seen = judged(counts, np.ones(len(counts), dtype=bool))
    assert seen.reading == "no_comparison"
    assert seen.effect is None
    assert seen.expected_after is None
    assert seen.comparison_means.before is None
    assert seen.treated_means.before == pytest.approx(counts[:, :8].mean())


@pytest.mark.parametrize(
    ("drawn", "more"),
    [
        ({"treated": 3}, {}),
        ({"comparison": 3}, {}),
        ({"treated": 1}, {}),
        ({"mean": 0.01}, {}),
        ({"mean": 6, "effect": -5}, {"before": 2}),
        ({"treated": 2, "comparison": 3, "mean": 9, "effect": -8}, {"least_villages": 2}),
    ],
)
def test_too_few_is_said(drawn: Any, more: Any) -> None:
    seen = judged(*villages(np.random.default_rng(2), **drawn), **more)
    assert seen.reading == "too_few"


def test_one_village_has_an_estimate_and_no_interval() -> None:
    seen = judged(*villages(np.random.default_rng(2), treated=1))
    assert seen.effect is not None
    assert seen.effect.low is None
    assert seen.placebo_p is None


def test_treated_villages_without_data_leave_no_figure_behind() -> None:
    counts, marked = villages(np.random.default_rng(2), treated=2)
    counts[:2, START] = np.nan
    seen = judged(counts, marked)
    assert seen.reading == "too_few"
    assert (seen.treated, seen.left_out, seen.effect) == (0, (0, 1), None)
    assert seen.comparison_means.before is None


def test_no_tension_anywhere_is_too_few_and_no_error() -> None:
    seen = judged(np.zeros((12, 16)), np.arange(12) < 5)
    assert seen.reading == "too_few"
    assert seen.placebo_p == 1


def test_the_same_seed_gives_the_same_reading() -> None:
    counts, marked = villages(np.random.default_rng(2))
    assert judged(counts, marked) == judged(counts, marked)


@pytest.mark.parametrize("more", [{"placebos": 5}, {"level": 1}, {"least_villages": 1}])
def test_choices_out_of_range_are_refused(more: Any) -> None:
    with pytest.raises(Refused, match="S574"):
        judged(*villages(np.random.default_rng(1)), **more)


def test_comparable_villages_are_the_alike_ones() -> None:
    prior = np.array([[9, 9, 9, 9], [0, 0, 0, 0], [8, 9, 9, 8], [0, 1, 0, 0], [4, 4, 5, 4]])
    marked = np.array([True, True, False, False, False])
    seen = comparison_villages(prior, marked, each=1)
    assert [(match.treated, match.comparison) for match in seen.matches] == [(0, (2,)), (1, (3,))]
    assert seen.comparison == (2, 3)
    assert seen.unmatched == ()


def test_each_treated_village_gets_one_before_others_get_more() -> None:
    prior = np.tile([[5.0], [5.2], [5.1], [5.0]], 4)
    seen = comparison_villages(prior, [True, True, False, False], each=3, caliper=9)
    assert [len(match.comparison) for match in seen.matches] == [1, 1]
    assert seen.comparison == (2, 3)


def test_population_counts_when_it_is_given() -> None:
    prior = np.tile([[2.0], [2.0], [2.0], [2.0]], 4)
    people = [9000, 500, 8800, 900]
    seen = comparison_villages(prior, [True] + [False] * 3, population=people, each=1)
    assert seen.comparison == (2,)


def test_a_village_unlike_all_others_is_not_matched() -> None:
    prior = np.vstack([np.full((1, 6), 90.0), np.random.default_rng(1).poisson(2, (9, 6))])
    seen = comparison_villages(prior, np.arange(10) == 0)
    assert seen.matches == ()
    assert seen.unmatched == (0,)
    assert seen.gap_after is None


def test_matching_brings_the_groups_together_and_order_does_not_matter() -> None:
    rng = np.random.default_rng(5)
    level = rng.gamma(2, 2, 80)
    marked = np.zeros(80, dtype=bool)
    marked[np.argsort(level)[-30::3]] = True
    prior = rng.poisson(level[:, None], (80, 12)).astype(float)
    prior[3, 2] = np.nan
    seen = comparison_villages(prior, marked, each=2)
    assert seen.gap_before is not None
    assert seen.gap_after is not None
    assert np.abs(seen.gap_after).max() < np.abs(seen.gap_before).max() / 3
    assert len(set(seen.comparison)) == len(seen.comparison)
    assert not marked[list(seen.comparison)].any()
    order = rng.permutation(80)
    mixed = comparison_villages(prior[order], marked[order], each=2)
    assert sorted(order[list(mixed.comparison)]) == list(seen.comparison)


@pytest.mark.parametrize(
    ("prior", "treated", "more", "number"),
    [
        (np.ones((2, 1)), [True, False], {}, "S570"),
        (np.ones((2, 3)), [True], {}, "S570"),
        (np.ones((2, 3)), [True, False], {"population": [1]}, "S570"),
        (-np.ones((2, 3)), [True, False], {}, "S571"),
        (np.ones((2, 3)), [False, False], {}, "S572"),
        (np.ones((2, 3)), [True, False], {"each": 0}, "S574"),
        (np.ones((2, 3)), [True, False], {"caliper": 0}, "S574"),
        (np.ones((2, 3)), [True, False], {"population": [0, 1]}, "S575"),
    ],
)
def test_unsound_matching_is_refused(prior: Any, treated: Any, more: Any, number: str) -> None:
    with pytest.raises(Refused) as seen:
        comparison_villages(prior, treated, **more)
    assert seen.value.number == number
