"""Pure: classes of counts for maps, tiles with counts, clusters of points."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CLASSES = 4


def class_bounds(largest: int) -> tuple[int, ...]:
    """Return the lowest count of each class 1 to 4; equal on a square-root scale, never zero.

    >>> class_bounds(100)
    (1, 7, 25, 57)
    >>> class_bounds(3)
    (1, 2, 3)
    """
    if largest <= 0:
        return ()
    if largest <= CLASSES:
        return tuple(range(1, largest + 1))
    found = [1]
    for step in range(1, CLASSES):
        bound = -(-largest * step**2 // CLASSES**2)
        found.append(max(bound, found[-1] + 1))
    return tuple(found)


def class_of(count: int, bounds: Sequence[int]) -> int:
    """Return the class of a count: 0 for none.

    >>> class_of(0, (1, 4)), class_of(3, (1, 4)), class_of(9, (1, 4))
    (0, 1, 2)
    """
    return sum(1 for bound in bounds if count >= bound)


def legend(bounds: Sequence[int], largest: int) -> list[tuple[int, str]]:
    """Return each class with its range of counts in words."""
    found = [(0, "0")]
    for number, low in enumerate(bounds, 1):
        high = bounds[number] - 1 if number < len(bounds) else largest
        found.append((number, str(low) if low == high else f"{low}–{high}"))
    return found


@dataclass(frozen=True)
class Tile:
    """One area on the tile map."""

    x: float
    y: float
    code: str
    name: str
    count: int
    kind: int
    words: str
    link: str


@dataclass(frozen=True)
class Strand:
    """A double line between the middles of two tiles whose areas adjoin."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Box:
    """A box of degrees."""

    minx: float
    miny: float
    maxx: float
    maxy: float


@dataclass(frozen=True)
class Spot:
    """A place with a count."""

    lat: float
    lng: float
    count: int
    code: str


@dataclass(frozen=True)
class Cluster:
    """Some places near each other, at their weighted middle."""

    lat: float
    lng: float
    count: int
    codes: tuple[str, ...]


def clusters(spots: Iterable[Spot], *, zoom: float) -> list[Cluster]:
    """Gather places into cells of about 60 pixels at a zoom, each at its weighted middle."""
    size = 60 * 360 / (512 * 2 ** max(0.0, min(zoom, 20.0)))
    cells: dict[tuple[int, int], list[Spot]] = {}
    for spot in spots:
        key = (math.floor(spot.lng / size), math.floor(spot.lat / size))
        cells.setdefault(key, []).append(spot)
    found = []
    for members in cells.values():
        total = sum(s.count for s in members)
        found.append(
            Cluster(
                lat=sum(s.lat * s.count for s in members) / total,
                lng=sum(s.lng * s.count for s in members) / total,
                count=total,
                codes=tuple(sorted(s.code for s in members)),
            )
        )
    return sorted(found, key=lambda c: (-c.count, c.codes))


def bbox_of(text: str) -> Box | None:
    """Read "west,south,east,north"; None when it is no box.

    >>> bbox_of("113,-9,114,-8")
    Box(minx=113.0, miny=-9.0, maxx=114.0, maxy=-8.0)
    >>> bbox_of("113,nan,114,-8") is None
    True
    """
    try:
        values = [float(part) for part in text.split(",")]
    except ValueError:
        return None
    if len(values) != 4 or not all(math.isfinite(v) for v in values):
        return None
    west, south, east, north = values
    return Box(west, south, east, north) if west < east and south < north else None
