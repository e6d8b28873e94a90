"""How many to ask: the published table of the design, and what must hold."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from serasi.science.surveys import (
    Refused,
    days_of_work,
    design_effect,
    margin_of_error,
    size_for_mean,
    size_for_proportion,
    smallest_change,
)


@pytest.mark.parametrize(
    ("n", "deff", "margin", "change"),
    [(100, 1.5, 3.6, 5.1), (400, 2, 2.1, 2.9), (600, 2, 1.7, 2.4), (1250, 2, 1.2, 1.7)],
)
def test_the_table_of_margins_and_changes(
    n: int, deff: float, margin: float, change: float
) -> None:
    assert round(margin_of_error(n, sd=15, deff=deff), 1) == margin
    assert round(smallest_change(n, n, sd=15, deff=deff), 1) == change


def test_proportions_within_five_points() -> None:
    assert size_for_proportion(0.05) == 385
    assert size_for_proportion(0.05, deff=2) == pytest.approx(770, abs=2)


@given(st.floats(0.5, 5), st.floats(5, 30), st.floats(1, 3), st.integers(50, 100_000))
def test_the_size_gives_the_margin_and_one_less_does_not(
    margin: float, sd: float, deff: float, population: int
) -> None:
    n = size_for_mean(margin, sd=sd, deff=deff)
    assert margin_of_error(n, sd=sd, deff=deff) <= margin * (1 + 1e-9)
    if n > 1:
        assert margin_of_error(n - 1, sd=sd, deff=deff) > margin * (1 - 1e-6)
    few = size_for_mean(margin, sd=sd, deff=deff, population=population)
    assert few <= n


def test_a_small_place_needs_fewer_by_cochrans_correction() -> None:
    n0 = (1.959963984540054 * 15 / 2) ** 2
    assert size_for_mean(2, sd=15, population=500) == int(np.ceil(n0 / (1 + n0 / 500)))


def test_silence_needs_more_and_overlap_less() -> None:
    assert size_for_mean(2, sd=15, response_rate=0.5) == pytest.approx(
        2 * size_for_mean(2, sd=15), abs=1
    )
    apart = smallest_change(600, 600, sd=15)
    same = smallest_change(600, 600, sd=15, shared=1, correlation=0.75)
    assert same == pytest.approx(apart * sqrt(0.25))
    assert smallest_change(600, 600, sd=15, power=0.8) == pytest.approx(
        apart * (1.959964 + 0.841621) / 1.959964, rel=1e-6
    )


def test_the_smallest_change_is_seen_as_often_as_its_power() -> None:
    rng = np.random.default_rng(1)
    change = smallest_change(400, 300, sd=10, power=0.8)
    se = 10 * sqrt(1 / 400 + 1 / 300)
    seen = np.abs(rng.normal(change, se, 20_000)) > 1.96 * se
    assert seen.mean() == pytest.approx(0.8, abs=0.01)


def test_a_design_effect_is_clustering_times_unequal_weights() -> None:
    assert design_effect(1, 0.3) == 1
    assert design_effect(11, 0.1, weight_cv=0.5) == pytest.approx(2 * 1.25)


def test_days_of_work_are_whole_and_enough() -> None:
    assert days_of_work(600, enumerators=12, a_day=5) == 10
    assert days_of_work(601, enumerators=12, a_day=5) == 11


@pytest.mark.parametrize(
    "call",
    [
        lambda: size_for_mean(0, sd=15),
        lambda: size_for_mean(1, sd=15, response_rate=0),
        lambda: margin_of_error(0, sd=15),
        lambda: smallest_change(10, 10, sd=1, shared=2),
        lambda: design_effect(0, 0.1),
        lambda: days_of_work(10, enumerators=0, a_day=1),
    ],
)
def test_what_makes_no_sense_is_refused(call: object) -> None:
    with pytest.raises(Refused, match="S598"):
        call()  # type: ignore[operator]
