"""The gate: no small cell is shown, none can be worked out, none can be made by mistake."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science import harmony
from serasi.science.harmony.suppress import NEVER_CROSSED, NO_DATA, TO_PROTECT, TOO_FEW
from serasi.science.surveys import Estimate


def figure(n, clusters, start=0, value=50.0):
    seen = frozenset(range(start, start + clusters))
    nan = np.nan
    told = Estimate(value, 1.0, 48.0, 52.0, 1.2, n, clusters, clusters - 1)
    return harmony.Figure(told if n else Estimate(nan, nan, nan, nan, nan, 0, 0, 0), seen)


@pytest.mark.parametrize(
    ("n", "clusters", "shown"), [(29, 9, False), (30, 3, True), (900, 2, False), (30, 2, False)]
)
def test_a_cell_needs_30_people_and_3_clusters(n, clusters, shown):
    cell = harmony.publish({"x": figure(n, clusters)}, dimensions=["kecamatan"])["x"]
    assert cell.shown is shown
    assert cell.reason == ("" if shown else TOO_FEW)


def test_a_hidden_cell_holds_no_number_at_all():
    cell = harmony.publish({"x": figure(29, 9)}, dimensions=["kecamatan"])["x"]
    assert {cell.value, cell.se, cell.lo, cell.hi, cell.deff, cell.n, cell.clusters} == {None}


@pytest.mark.parametrize(
    "numbers",
    [
        {"value": 50.0, "n": 29, "clusters": 9},
        {"value": 50.0, "n": 300, "clusters": 2},
        {"value": 50.0, "n": 300, "clusters": 9, "reason": "x"},
        {"n": 12, "reason": "x"},
        {"value": 50.0},
        {},
    ],
)
def test_nobody_can_make_a_cell_that_shows_too_little(numbers):
    with pytest.raises(ValueError, match="cell"):
        harmony.Cell(**numbers)


def test_nothing_is_shown_of_religion_or_ethnicity_by_village():
    for dimensions in (["desa", "agama"], ["suku", "rt"], ["agama", "klaster", "kelamin"]):
        told = harmony.publish({"x": figure(900, 90)}, dimensions=dimensions)
        assert told["x"].reason == NEVER_CROSSED
    assert harmony.publish({"x": figure(900, 90)}, dimensions=["kabupaten", "agama"])["x"].shown


def test_an_unknown_word_for_a_dimension_does_not_slip_past():
    with pytest.raises(harmony.Refused, match=r"religion.*S1329"):
        harmony.publish({"x": figure(900, 90)}, dimensions=["desa", "religion"])


def test_nobody_asked_is_no_data_and_not_0():
    assert harmony.publish({"x": figure(0, 0)}, dimensions=["desa"])["x"].reason == NO_DATA


def test_a_single_hidden_part_takes_the_smallest_shown_one_with_it():
    figures = {
        "all": figure(160, 30),
        "a": figure(20, 4, 0),
        "b": figure(60, 10, 4),
        "c": figure(80, 16, 14),
    }
    told = harmony.publish(figures, dimensions=["desa"], families=[("all", ["a", "b", "c"])])
    assert [told[k].reason for k in figures] == ["", TOO_FEW, TO_PROTECT, ""]


def test_two_small_parts_that_are_enough_together_hide_nobody_else():
    figures = {
        "all": figure(120, 20),
        "a": figure(20, 4, 0),
        "b": figure(20, 4, 4),
        "c": figure(80, 12, 8),
    }
    told = harmony.publish(figures, dimensions=["desa"], families=[("all", ["a", "b", "c"])])
    assert [told[k].reason for k in figures] == ["", TOO_FEW, TOO_FEW, ""]


def test_parts_in_the_same_clusters_do_not_count_them_twice():
    figures = {
        "all": figure(120, 4),
        "a": figure(20, 2, 0),
        "b": figure(20, 2, 0),
        "c": figure(80, 4, 0),
    }
    told = harmony.publish(figures, dimensions=["kelamin"], families=[("all", ["a", "b", "c"])])
    assert not told["c"].shown


SIZES = st.lists(st.tuples(st.integers(0, 90), st.integers(1, 8)), min_size=1, max_size=6)


def grid(rows, columns, sizes):
    """A table with both margins, whose cells have clusters of their own."""
    figures, start = {}, 0
    for place, (row, column) in enumerate((r, c) for r in rows for c in columns):
        n, clusters = sizes[place % len(sizes)]
        figures[row, column] = figure(n, clusters if n else 0, start)
        start += clusters
    for row in rows:
        figures[row, ""] = joined([figures[row, column] for column in columns])
    for column in columns:
        figures["", column] = joined([figures[row, column] for row in rows])
    figures["", ""] = joined([figures[row, ""] for row in rows])
    families = [((row, ""), [(row, c) for c in columns]) for row in rows]
    families += [(("", column), [(r, column) for r in rows]) for column in columns]
    families += [(("", ""), [(row, "") for row in rows])]
    families += [(("", ""), [("", column) for column in columns])]
    return figures, families


def joined(parts):
    n = sum(part.estimate.n for part in parts)
    seen = frozenset().union(*(part.seen for part in parts))
    told = figure(n, len(seen))
    return harmony.Figure(told.estimate, seen)


@given(SIZES, st.integers(1, 3), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_what_a_margin_leaves_over_is_never_a_small_cell(sizes, rows, columns):
    figures, families = grid("abc"[:rows], "xyz"[:columns], sizes)
    told = harmony.publish(figures, dimensions=["kecamatan", "umur"], families=families)
    for key, cell in told.items():
        if cell.shown:
            assert cell.n >= 30
            assert len(figures[key].seen) >= 3
    for total, parts in families:
        gone = [part for part in parts if not told[part].shown and figures[part].estimate.n]
        if told[total].shown and gone and len(gone) < len(parts):
            left = joined([figures[part] for part in gone])
            shown_left = any(told[part].shown for part in parts)
            assert not shown_left or not harmony.too_few(left.estimate.n, len(left.seen))
