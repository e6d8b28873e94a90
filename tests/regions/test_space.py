"""Tiles by place: every point has a cell of its own, and the order of places is kept."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box

from serasi.science import space

degrees = st.tuples(st.floats(95.0, 141.0), st.floats(-11.0, 6.0))


@settings(deadline=None, max_examples=60)
@given(st.lists(degrees, max_size=40))
def test_every_point_has_a_cell_of_its_own(points):
    cells = space.tile_layout(points)
    assert len(set(cells)) == len(cells) == len(points)
    if cells:
        assert min(column for column, _row in cells) == min(row for _column, row in cells) == 0


def test_a_row_of_places_stays_a_row():
    line = [(110.0 + n, -8.0) for n in range(6)]
    assert space.tile_layout(line) == [(n, 0) for n in range(6)]


def test_the_north_is_above_and_the_east_to_the_right():
    (ax, ay), (bx, by) = space.tile_layout([(110.0, -7.0), (111.0, -8.0)])
    assert ax <= bx
    assert ay <= by
    assert (ax, ay) != (bx, by)


def test_outlines_that_miss_each_other_a_little_still_adjoin():
    assert space.adjoining([box(0, 0, 1, 1), box(1.0005, 0, 2, 1)]) == [(0, 1)]
    assert space.adjoining([box(0, 0, 1, 1), box(1.002, 0, 2, 1)]) == []


def test_the_order_of_outlines_does_not_matter():
    squares = [box(x, y, x + 1, y + 1) for x in range(3) for y in range(3)]
    forward = {frozenset(pair) for pair in space.adjoining(squares)}
    backward = {frozenset((8 - i, 8 - j)) for i, j in space.adjoining(squares[::-1])}
    assert forward == backward
    assert len(forward) == 12
