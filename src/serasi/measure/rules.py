"""What makes an interview worth a second look (domain 5.5): pure judgements of one interview."""

from __future__ import annotations

from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt
from statistics import pstdev

SHORTEST_MINUTES = 6.0
FLATTEST = 0.3
FARTHEST_RT_M, FARTHEST_VILLAGE_M = 500.0, 3000.0
EARTH_M = 6_371_000.0
LEAST_ANSWERS = 10


def is_short(minutes: float | None) -> bool:
    """Say whether an interview took less than six minutes by the phone's clock."""
    return minutes is not None and minutes < SHORTEST_MINUTES


def is_straight(answers: Mapping[str, int]) -> bool:
    """Say whether the raw answers hardly differ: their standard deviation is below 0.3.

    >>> is_straight({f"A{n}a": 4 for n in range(1, 11)}), is_straight({"A1a": 4})
    (True, False)
    """
    told = [value for value in answers.values() if value <= 5]  # noqa: PLR2004 - the scale
    return len(told) >= LEAST_ANSWERS and pstdev(told) < FLATTEST


def metres(lat: float, lng: float, to_lat: float, to_lng: float) -> float:
    """Return the distance of two points on the globe (haversine).

    >>> round(metres(-8.0, 113.0, -8.0, 113.01))
    1101
    """
    a, b = radians(lat), radians(to_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(to_lng - lng) / 2) ** 2
    return 2 * EARTH_M * asin(sqrt(half))


def is_far(
    point: tuple[float | None, float | None],
    centre: tuple[float | None, float | None],
    *,
    accuracy_m: float | None,
    of_village: bool,
) -> bool | None:
    """Say whether an interview was held away from its place; None where that cannot be told.

    From the point of an RT 500 m; where only the centre of the village is known 3 km. What the
    phone itself doubts is not held against the interviewer.
    """
    if None in (*point, *centre):
        return None
    away = metres(point[0] or 0.0, point[1] or 0.0, centre[0] or 0.0, centre[1] or 0.0)
    return away - (accuracy_m or 0.0) > (FARTHEST_VILLAGE_M if of_village else FARTHEST_RT_M)
