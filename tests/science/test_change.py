"""The change of a group against SciPy's own paired interval, and its properties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from serasi.science.change import paired_change

PAIRS = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=2, max_size=40)


@given(PAIRS)
def test_the_interval_is_that_of_a_paired_t_test(pairs: list[tuple[int, int]]) -> None:
    first, last = [a for a, _b in pairs], [b for _a, b in pairs]
    found = paired_change(first, last)
    differences = np.subtract(last, first)
    assert found.mean == pytest.approx(differences.mean())
    if differences.std() == 0:
        assert found.low == found.high == found.mean
        return
    low, high = stats.ttest_rel(last, first).confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-9, abs=1e-9)


@given(PAIRS)
def test_turning_the_time_round_turns_the_change_round(pairs: list[tuple[int, int]]) -> None:
    first, last = [a for a, _b in pairs], [b for _a, b in pairs]
    there, back = paired_change(first, last), paired_change(last, first)
    assert there.mean == pytest.approx(-back.mean)
    assert there.low == pytest.approx(-back.high)


def test_too_few_people_have_no_interval() -> None:
    assert paired_change([], []).mean is None
    one = paired_change([2], [5])
    assert (one.n, one.mean, one.low) == (1, 3.0, None)


def test_answers_of_different_people_are_refused() -> None:
    with pytest.raises(ValueError, match="same people"):
        paired_change([1, 2], [1])
