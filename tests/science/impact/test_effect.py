"""The estimate, its error and its lots against closed forms, least squares and full counts."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from serasi.science.impact import Refused, difference_in_differences, windows
from serasi.science.impact.effect import group_values
from serasi.science.impact.placebo import assignments, lot_chance, lot_scores, lots
from tests.science.impact.simulated import START, villages


def spread_out(mean: float, error: float, n: int) -> np.ndarray:
    """n changes with this mean and this standard error of it."""
    shape = np.linspace(-1, 1, n)
    return mean + shape / shape.std(ddof=1) * error * np.sqrt(n)


def test_new_jersey_and_pennsylvania() -> None:
    """Card & Krueger (1994), table 3: jobs in full-time equivalents, printed to two decimals."""
    jersey = spread_out(21.03 - 20.44, 0.54, 321)
    pennsylvania = spread_out(21.17 - 23.33, 1.25, 77)
    seen = difference_in_differences(jersey, pennsylvania)
    # 2.76 in the table, 2.75 from its rounded means
    assert seen.value == pytest.approx(2.76, abs=0.011)
    assert seen.error == pytest.approx(1.36, abs=0.005)
    assert seen.low is not None
    assert seen.low > 0


def long_panel(counts: np.ndarray, marked: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    n, periods = counts.shape
    village, period = np.repeat(np.arange(n), periods), np.tile(np.arange(periods), n)
    on = (marked[village] & (period >= START)).astype(float)
    dummies = [village == one for one in range(n)] + [period == one for one in range(1, periods)]
    return counts.ravel(), np.column_stack([on, *dummies]).astype(float), village


@pytest.mark.parametrize(("treated", "comparison"), [(3, 9), (5, 5), (6, 4)])
def test_it_is_two_way_fixed_effects_with_cr2_by_village(treated: int, comparison: int) -> None:
    counts, marked = villages(np.random.default_rng(2), treated=treated, comparison=comparison)
    y, x, village = long_panel(counts, marked)
    bread = np.linalg.inv(x.T @ x)
    coefficients = bread @ x.T @ y
    hat = x @ bread @ x.T
    apart, left = np.eye(len(y)) - hat, y - x @ coefficients
    variance, vectors = 0.0, []
    for one in range(len(counts)):
        own = village == one
        values, turned = np.linalg.eigh(apart[np.ix_(own, own)])
        roots = np.where(values > 1e-9, 1 / np.sqrt(np.maximum(values, 1e-9)), 0)
        weight = (turned * roots) @ turned.T @ x[own] @ bread[:, 0]
        variance += float(weight @ left[own]) ** 2
        vectors.append(apart[:, own] @ weight)
    inner = np.linalg.eigvalsh(np.array(vectors) @ np.array(vectors).T)
    cut = windows(counts, marked, START, before=START, after=counts.shape[1] - START)
    seen = difference_in_differences(*group_values(cut, cut.change_weights()))
    assert seen.value == pytest.approx(coefficients[0], rel=1e-9)
    assert seen.error == pytest.approx(np.sqrt(variance), rel=1e-9)
    assert seen.df == pytest.approx(inner.sum() ** 2 / (inner**2).sum(), rel=1e-9)


def test_the_error_is_that_of_welch() -> None:
    rng = np.random.default_rng(8)
    one, none = rng.normal(0, 3, 9), rng.normal(1, 1, 20)
    seen = difference_in_differences(one, none)
    assert seen.error is not None
    peer = stats.ttest_ind(one, none, equal_var=False)
    assert seen.value / seen.error == pytest.approx(peer.statistic)


def test_different_starts_are_each_compared_with_those_that_never_began() -> None:
    counts, marked = villages(np.random.default_rng(4), treated=5, comparison=7)
    start = np.array([6, 6, 9, 9, 9] + [0] * 7)
    cut = windows(counts, marked, start, before=4, after=3)
    seen = difference_in_differences(*group_values(cut, cut.change_weights())).value

    def one(begin: int, who: np.ndarray) -> float:
        part = counts[who]
        return float(
            (part[:, begin : begin + 3].mean(1) - part[:, begin - 4 : begin].mean(1)).mean()
        )

    by_hand = sum(
        share * (one(begin, marked & (start == begin)) - one(begin, ~marked))
        for begin, share in ((6, 2 / 5), (9, 3 / 5))
    )
    assert seen == pytest.approx(by_hand)


def test_a_gap_counts_on_neither_side() -> None:
    counts = np.array([[1, 1, 9, 4, 4], [1, 1, 5, 1, 1.0]])
    cut = windows(counts, [True, False], 3, before=2, after=2, gap=1)
    one, none = group_values(cut, cut.change_weights())
    assert (one.tolist(), none.tolist()) == ([3], [0])


panels = st.integers(0, 2**32 - 1)


@given(panels, st.floats(-5, 5), st.floats(0.5, 4))
@settings(max_examples=40, deadline=None)
def test_levels_and_common_changes_do_not_matter(seed: int, common: float, scale: float) -> None:
    rng = np.random.default_rng(seed)
    counts, marked = villages(rng, treated=4, comparison=6)
    moved = counts + rng.uniform(5, 9, (10, 1)) + common * (np.arange(16) >= START)
    plain, other, scaled = (
        difference_in_differences(*group_values(cut, cut.change_weights()))
        for cut in (
            windows(panel, marked, START, before=6, after=6)
            for panel in (counts, moved, counts * scale)
        )
    )
    assert other.value == pytest.approx(plain.value, abs=1e-9)
    assert other.error == pytest.approx(plain.error, abs=1e-9)
    assert scaled.value == pytest.approx(plain.value * scale, abs=1e-9)


@given(panels, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_villages_does_not_matter(seed: int, mixer: Any) -> None:
    counts, marked = villages(np.random.default_rng(seed), treated=4, comparison=6)
    order = list(range(10))
    mixer.shuffle(order)
    cuts = [
        windows(counts[rows], marked[rows], START, before=6, after=6)
        for rows in (list(range(10)), order)
    ]
    chances = []
    for cut in cuts:
        drawn = lots(cut, rng=np.random.default_rng(1), placebos=999)
        assert len(drawn) == 210
        chances.append(lot_chance(lot_scores(cut, cut.change_weights(), drawn)))
    assert chances[0] == pytest.approx(chances[1])


def test_lots_score_as_the_studentised_difference_of_each_group() -> None:
    counts, marked = villages(np.random.default_rng(6), treated=3, comparison=5)
    cut = windows(counts, marked, START, before=6, after=6)
    drawn = lots(cut, rng=np.random.default_rng(1), placebos=999)
    change = cut.values(cut.change_weights())[:, 0]
    for lot, score in zip(drawn, lot_scores(cut, cut.change_weights(), drawn), strict=True):
        seen = difference_in_differences(change[lot], np.delete(change, lot))
        assert seen.error is not None
        assert score == pytest.approx(abs(seen.value) / seen.error)
    assert drawn[0].tolist() == [0, 1, 2]
    assert len({tuple(lot) for lot in drawn.tolist()}) == 56


def test_drawn_lots_of_different_starts_keep_their_numbers() -> None:
    counts, marked = villages(np.random.default_rng(6), treated=3, comparison=4)
    start = np.array([6, 9, 9, 0, 0, 0, 0])
    cut = windows(counts, marked, start, before=4, after=3)
    assert assignments(cut) == 105
    full = list(permutations(range(7), 3))
    exact = lot_chance(lot_scores(cut, cut.change_weights(), np.array([[0, 1, 2], *full])))
    drawn = lots(cut, rng=np.random.default_rng(1), placebos=4000)
    assert len(drawn) == 4001
    by_lot = lot_chance(lot_scores(cut, cut.change_weights(), drawn))
    assert by_lot == pytest.approx(exact, abs=0.03)


def test_equal_changes_everywhere_are_no_difference() -> None:
    counts = np.ones((8, 10))
    cut = windows(counts, np.arange(8) < 4, 5, before=4, after=4)
    drawn = lots(cut, rng=np.random.default_rng(1), placebos=99)
    assert lot_chance(lot_scores(cut, cut.change_weights(), drawn)) == 1


def test_villages_with_a_gap_are_left_out() -> None:
    counts, marked = villages(np.random.default_rng(1), treated=3, comparison=4)
    counts[1, START] = np.nan
    counts[5, START - 1] = np.nan
    counts[6, 0] = np.nan
    cut = windows(counts, marked, START, before=4, after=4)
    assert cut.left_out.tolist() == [1, 5]
    assert cut.villages.tolist() == [0, 2, 3, 4, 6]


@pytest.mark.parametrize(
    ("counts", "treated", "start", "more", "number"),
    [
        (np.ones(4), [True], 2, {}, "S570"),
        (np.ones((2, 4)), [True], 2, {}, "S570"),
        (np.ones((2, 4)), [True, False], 2.5, {}, "S570"),
        (np.ones((2, 4)), [True, False], [2, 2, 2], {}, "S570"),
        (-np.ones((2, 4)), [True, False], 2, {}, "S571"),
        (np.ones((2, 4)), [False, False], 2, {}, "S572"),
        (np.ones((2, 4)), [True, False], 1, {}, "S573"),
        (np.ones((2, 4)), [True, False], 3, {}, "S573"),
        (np.ones((2, 4)), [True, False], 2, {"gap": 1}, "S573"),
        (np.ones((2, 4)), [True, False], 2, {"before": 0}, "S574"),
    ],
)
def test_unsound_panels_are_refused(
    counts: Any, treated: Any, start: Any, more: Any, number: str
) -> None:
    with pytest.raises(Refused) as seen:
        windows(counts, treated, start, **({"before": 2, "after": 2} | more))
    assert seen.value.number == number
