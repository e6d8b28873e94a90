"""Zones to scan: each area with its nearest ones, by number or by a share of the population."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.space.flaws import Refused

Zones = NDArray[np.int32]
"""(areas, k): the area itself, then others from near to far; -1 fills the end of a row. The first
1, 2, … k entries of a row are its zones."""


def checked_zones(neighbours: ArrayLike, *, areas: int) -> Zones:
    """Return sound zones: the centre in every row (put first if absent), -1 only at the end.

    Parameters
    ----------
    neighbours : (areas, k) integers, -1 where there is none; a row of -1 alone is an area
        without neighbours, and is scanned by itself

    Raises
    ------
    Refused : S532 for another shape, an unknown area, or an area twice in a row

    Examples
    --------
    >>> checked_zones([[1, -1], [-1, 0], [-1, -1]], areas=3).tolist()
    [[0, 1], [1, 0], [2, -1]]
    """
    table = np.asarray(neighbours)
    if areas == 0:
        return np.zeros((0, 1), dtype=np.int32)
    if table.ndim != 2 or len(table) != areas or not np.issubdtype(table.dtype, np.integer):
        raise Refused("S532", f"({areas}, k) bilangan bulat, bukan {table.shape}")
    if table.size and (table.min() < -1 or table.max() >= areas):
        raise Refused("S532", "ada nomor wilayah di luar daftar")
    centre = np.arange(areas)[:, None]
    absent = ~(table == centre).any(axis=1)
    if absent.any() or (table[:, :-1] < 0).any():
        wide = np.hstack([np.where(absent[:, None], centre, -1), table])
        order = np.argsort(wide < 0, axis=1, kind="stable")
        table = np.take_along_axis(wide, order, axis=1)
        used = int((table >= 0).sum(axis=1).max(initial=0))
        table = table[:, :used]
    ordered = np.sort(table, axis=1)
    if ((ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] >= 0)).any():
        raise Refused("S532", "satu wilayah dua kali dalam satu baris")
    return np.ascontiguousarray(table, dtype=np.int32)


def on_the_sphere(longitude: ArrayLike, latitude: ArrayLike) -> NDArray[np.float64]:
    """Turn degrees into points (n, 3) on the unit sphere: straight distance keeps the order."""
    east, north = np.radians(np.asarray(longitude, float)), np.radians(np.asarray(latitude, float))
    flat = np.cos(north)
    return np.column_stack([flat * np.cos(east), flat * np.sin(east), np.sin(north)])


def nearest_zones(points: ArrayLike, *, k: int) -> Zones:
    """Return the zones of the `k` nearest areas, the area itself counted.

    Equal distances go by the coordinates, so that the order of areas does not matter.

    Parameters
    ----------
    points : (areas, 2 or 3) in one plane unit, or from `on_the_sphere`; NaN = an area without a
        point, which is a zone by itself and in no other
    k : at least 1

    Examples
    --------
    >>> nearest_zones([[0, 0], [1, 0], [3, 0], [float("nan"), 0]], k=2).tolist()
    [[0, 1], [1, 0], [2, 1], [3, -1]]
    """
    from scipy.spatial import cKDTree

    place = np.asarray(points, dtype=float)
    zones = np.full((len(place), max(k, 1)), -1, dtype=np.int32)
    zones[:, 0] = np.arange(len(place))
    known = np.flatnonzero(np.isfinite(place).all(axis=1))
    # a fixed order of the points decides between equal distances
    known = known[np.lexsort(place[known].T)]
    reach = min(len(known), zones.shape[1] + 8)
    if reach < 2 or zones.shape[1] < 2:
        return zones
    apart, near = cKDTree(place[known]).query(place[known], k=reach)
    own = near == np.arange(len(known))[:, None]
    apart = np.where(own, -1.0, apart)
    order = np.lexsort((near, apart), axis=1)[:, : zones.shape[1]]
    zones[known, : order.shape[1]] = known[np.take_along_axis(near, order, axis=1)]
    # an area in the same spot as more than `reach` others may have missed itself
    zones[known, 0] = known
    return checked_zones(_once(zones), areas=len(place))


def zones_by_population(
    points: ArrayLike, population: ArrayLike, *, largest_share: float = 0.5, most: int | None = None
) -> Zones:
    """Return zones that grow to the nearest areas until `largest_share` of the population.

    A zone holds at most that share, but always the area itself (Kulldorff, 1997). Memory is
    areas × longest zone; give `most` for a country.

    Parameters
    ----------
    points : (areas, 2 or 3), as for `nearest_zones`
    population : (areas,) at least 0
    largest_share : 0 to 1
    most : the largest number of areas in a zone; all if None

    Examples
    --------
    >>> zones_by_population([[0, 0], [1, 0], [3, 0]], [1, 1, 2], largest_share=0.5).tolist()
    [[0, 1], [1, 0], [2, -1]]
    """
    people = np.asarray(population, dtype=float)
    zones = nearest_zones(points, k=most or max(len(people), 1))
    if zones.size == 0:
        return zones
    inside = np.cumsum(np.where(zones >= 0, people[zones], 0.0), axis=1)
    # the share is of a sum: allow for its last digit
    zones = np.where(inside <= largest_share * people.sum() * (1 + 1e-12), zones, -1)
    zones[:, 0] = np.arange(len(people))
    return checked_zones(zones, areas=len(people))


def _once(zones: Zones) -> Zones:
    """Drop the later of an area's two places in a row."""
    order = np.argsort(zones, axis=1, kind="stable")
    ordered = np.take_along_axis(zones, order, axis=1)
    again = np.zeros_like(zones, dtype=bool)
    again[:, 1:] = ordered[:, 1:] == ordered[:, :-1]
    np.put_along_axis(again, order, again.copy(), axis=1)
    return np.where(again, -1, zones).astype(np.int32)
