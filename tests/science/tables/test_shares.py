"""Which counts stand behind a printed percentage: the table of 104 conflicts, and fair rounding."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science import tables
from serasi.science.tables import Rule
from serasi.science.tables.shares import brought_to

N_2012 = 104
PRINTED = ("33.6", "25", "5", "12.5", "9.6", "2", "2.8", "0.9")
TRUNCATED = ((35,), (26,), (), (13,), (10,), (), (3,), (1,))
HALF_UP = ((), (26,), (), (13,), (10,), (), (), ())


@pytest.mark.parametrize(
    ("printed", "truncated", "half_up"), list(zip(PRINTED, TRUNCATED, HALF_UP, strict=True))
)
def test_the_candidates_of_the_founding_table(printed, truncated, half_up):
    def found(rule):
        return tables.candidates(printed=printed, n_total=N_2012, rule=rule, decimals=1)

    assert found(Rule.TRUNCATE) == truncated
    assert found(Rule.HALF_UP) == half_up


@pytest.mark.parametrize(("printed", "count"), [("25", 26), ("5", 5), ("2", 2)])
def test_the_whole_percentages_fit_when_rounded_to_integers(printed, count):
    assert tables.candidates(printed, n_total=N_2012, rule=Rule.HALF_UP) == (count,)


@pytest.mark.parametrize("rule", [Rule.TRUNCATE, Rule.HALF_UP, Rule.HALF_EVEN])
def test_no_total_from_80_to_199_fits_all_eight_figures(rule):
    assert tables.fitting_totals(PRINTED, rule=rule, decimals=1, between=(80, 199)) == ()


def test_six_figures_fit_104_when_truncated():
    six = [p for p, fits in zip(PRINTED, TRUNCATED, strict=True) if fits]
    assert N_2012 in tables.fitting_totals(six, rule=Rule.TRUNCATE, decimals=1, between=(80, 199))


def test_largest_remainder_restores_the_table_to_exactly_100():
    restored = tables.largest_remainder((35, 26, 13, 13, 10, 3, 3, 1))
    assert [str(p) for p in restored] == [
        "33.6", "25.0", "12.5", "12.5", "9.6", "2.9", "2.9", "1.0",
    ]  # fmt: skip
    assert sum(restored) == 100


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 10_000), min_size=1, max_size=30).filter(lambda c: sum(c) > 0),
    st.integers(0, 3),
)
def test_largest_remainder_sums_to_100_and_stays_within_a_step(counts, decimals):
    percents = tables.largest_remainder(counts, decimals)
    step = Decimal(1).scaleb(-decimals)
    assert sum(percents) == 100
    for count, percent in zip(counts, percents, strict=True):
        assert abs(percent - Decimal(100 * count) / sum(counts)) < step * Decimal("1.0001")


@settings(deadline=None)
@given(st.lists(st.integers(0, 500), min_size=2, max_size=12).filter(lambda c: sum(c) > 0))
def test_largest_remainder_keeps_the_order_of_the_counts(counts):
    pairs = sorted(zip(counts, tables.largest_remainder(counts), strict=True))
    assert all(a[1] <= b[1] for a, b in zip(pairs, pairs[1:], strict=False))


@settings(deadline=None)
@given(
    st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.integers(0, 2),
    st.sampled_from([Rule.TRUNCATE, Rule.HALF_UP, Rule.HALF_EVEN, Rule.CEILING]),
)
def test_every_count_is_among_the_candidates_of_its_own_percentage(pair, decimals, rule):
    count, total = pair
    printed = brought_to(Fraction(100 * count, total), decimals=decimals, rule=rule)
    found = tables.candidates(f"{printed:f}", n_total=total, rule=rule, decimals=decimals)
    assert count in found


@settings(deadline=None)
@given(st.integers(1, 400), st.integers(0, 1000), st.sampled_from(list(Rule)))
def test_candidates_are_exactly_those_that_print_the_figure(total, tenths, rule):
    value = Decimal(tenths) / 10
    brute = tuple(
        n
        for n in range(total + 1)
        if brought_to(Fraction(100 * n, total), decimals=1, rule=rule) == value
    )
    assert tables.candidates(f"{value:.1f}", n_total=total, rule=rule) == brute


def test_words_are_no_percentage():
    with pytest.raises(ValueError, match="not a number"):
        tables.candidates("banyak", n_total=10, rule=Rule.HALF_UP)


def test_shares_of_nothing_are_refused():
    with pytest.raises(ValueError, match="positive sum"):
        tables.largest_remainder([0, 0])


def test_the_official_series_add_up():
    assert [series.n_total for series in tables.SERIES] == [104, 92, 83, 26]
    for series in tables.SERIES:
        assert sum(series.counts) == series.n_total
        assert len(series.counts) == len(tables.TRIGGERS) == 8
        assert series.source
