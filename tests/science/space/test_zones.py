"""Zones grow from near to far and never lose an area."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science.space import (
    Refused,
    checked_zones,
    nearest_zones,
    on_the_sphere,
    zones_by_population,
)

spots = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=14)


@settings(max_examples=60, deadline=None)
@given(spots, st.integers(1, 6))
def test_zones_hold_the_nearest_areas_the_centre_first(
    points: list[tuple[int, int]], k: int
) -> None:
    place = np.array(points, float)
    zones = nearest_zones(place, k=k)
    apart = np.linalg.norm(place[:, None] - place[None], axis=2)
    for area, row in enumerate(zones):
        assert row[0] == area
        inside = row[row >= 0]
        assert len(set(inside)) == len(inside) == min(k, len(points))
        assert apart[area, inside] == pytest.approx(np.sort(apart[area])[: len(inside)])


@settings(max_examples=40, deadline=None)
@given(spots, st.integers(2, 5))
def test_many_areas_in_one_spot_keep_themselves(points: list[tuple[int, int]], k: int) -> None:
    crowd = np.vstack([np.zeros((25, 2)), np.array(points, float)])
    zones = nearest_zones(crowd, k=k)
    assert (zones[:, 0] == np.arange(len(crowd))).all()


@settings(max_examples=40, deadline=None)
@given(spots, st.floats(0.05, 1))
def test_zones_by_population_stop_at_the_share(points: list[tuple[int, int]], share: float) -> None:
    place = np.array(points, float)
    people = np.arange(1.0, len(place) + 1)
    for area, row in enumerate(zones_by_population(place, people, largest_share=share)):
        inside = row[row >= 0]
        assert row[0] == area
        assert len(inside) == 1 or people[inside].sum() <= share * people.sum() * (1 + 1e-9)


def test_the_sphere_keeps_the_order_of_distances_across_the_date_line() -> None:
    zones = nearest_zones(on_the_sphere([179.9, -179.9, 170.0], [0, 0, 0]), k=2)
    assert zones[0].tolist() == [0, 1]


def test_a_row_that_lacks_its_centre_or_has_holes_is_mended_and_nothing_else_is() -> None:
    assert checked_zones([[-1, 1], [0, 1], [-1, -1]], areas=3).tolist() == [[0, 1], [0, 1], [2, -1]]
    for bad in ([[0.5]], [[3]], [[-2]], [[0, 0]], [0]):
        with pytest.raises(Refused, match="S532"):
            checked_zones(bad, areas=1)
