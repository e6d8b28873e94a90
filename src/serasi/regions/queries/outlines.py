"""Boundaries for maps, the area at a point, and tiles where there are no boundaries."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import shapely
from django.db.models import Q
from shapely.geometry.base import BaseGeometry

from serasi.regions import facts
from serasi.regions.models import Area, Boundary, Neighbour
from serasi.regions.queries.prefix import inside
from serasi.science import space

NEAR_KM, KM_PER_DEGREE = 15.0, 111.0


@dataclass(frozen=True)
class AtPoint:
    """The area at a point; approximate when only the nearest known centre could tell."""

    code: str
    approximate: bool


@dataclass(frozen=True)
class TilePlace:
    """Where an area's tile stands in a tile map, and which tiles it adjoins."""

    code: str
    name: str
    kind: str
    column: int
    row: int
    neighbours: tuple[str, ...]


def area_at(lat: float, lng: float, *, level: int = 4) -> AtPoint | None:
    """Return the area that holds a point, else the nearest centre within 15 km, else None.

    Where only the outlines of districts are known, the nearest village is one of that district.
    """
    held = _holding(lat, lng, level)
    if held is not None:
        return AtPoint(held, approximate=False)
    parent = _holding(lat, lng, level - 1) if level > 1 else None
    found = _nearest(lat, lng, Q(level=level, parent_id=parent)) if parent else None
    found = found or _nearest(lat, lng, Q(level=level))
    return AtPoint(found, approximate=True) if found else None


def _holding(lat: float, lng: float, level: int) -> str | None:
    point = shapely.Point(lng, lat)
    rows = Boundary.objects.filter(
        area__level=level,
        area__valid_to=None,
        minx__lte=lng,
        maxx__gte=lng,
        miny__lte=lat,
        maxy__gte=lat,
    )
    for code, wkb in sorted(rows.values_list("area_id", "wkb")):
        if shapely.from_wkb(bytes(wkb)).covers(point):
            return str(code)
    return None


def _nearest(lat: float, lng: float, condition: Q) -> str | None:
    reach = NEAR_KM / KM_PER_DEGREE
    slim = math.cos(math.radians(min(abs(lat), 60.0)))
    rows = Area.objects.filter(
        condition,
        valid_to=None,
        lat__range=(Decimal(str(lat - reach)), Decimal(str(lat + reach))),
        lng__range=(Decimal(str(lng - reach / slim)), Decimal(str(lng + reach / slim))),
    ).values_list("code", "lat", "lng")
    best, found = reach, None
    for code, its_lat, its_lng in rows:
        far = math.hypot(float(its_lat or 0) - lat, (float(its_lng or 0) - lng) * slim)
        if far < best:
            best, found = far, code
    return found


def boundaries(codes: Iterable[str], *, tolerance: float = 0.0) -> dict[str, BaseGeometry]:
    """Return outlines by code, simplified by `tolerance` degrees; none where none is known."""
    rows = Boundary.objects.filter(area_id__in=list(codes)).order_by("area_id")
    kept = list(rows.values_list("area_id", "wkb"))
    shapes = shapely.from_wkb([bytes(wkb) for _code, wkb in kept])
    if tolerance:
        shapes = shapely.simplify(shapes, tolerance)
    return {code: shape for (code, _wkb), shape in zip(kept, shapes, strict=True)}


def geojson(parents: Iterable[str], *, level: int, tolerance: float = 0.001) -> dict[str, Any]:
    """Return a GeoJSON FeatureCollection of the areas of a level within some areas.

    `*` or no parent is the whole country.
    """
    within = list(parents) or ["*"]
    rows = (
        Boundary.objects.filter(
            inside(within, column="area__code"), area__level=level, area__valid_to=None
        )
        .order_by("area_id")
        .values_list("area_id", "area__name", "area__kind", "wkb")
    )
    kept = list(rows)
    shapes = shapely.from_wkb([bytes(row[3]) for row in kept])
    shapes = shapely.set_precision(shapely.simplify(shapes, tolerance), 0.0001)
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {"code": code, "name": name, "kind": kind},
            "geometry": json.loads(outline),
        }
        for (code, name, kind, _wkb), outline in zip(kept, shapely.to_geojson(shapes), strict=True)
    ]
    return {"type": "FeatureCollection", "features": features}


def tiles(codes: Iterable[str]) -> list[TilePlace]:
    """Return where the tiles of some areas stand: a layout of our own where one is kept.

    Others are laid out by their centres, and those without a known centre in rows by their code,
    so that there is always a map. Columns of regencies count half tiles.
    """
    areas = Area.objects.in_bulk(list(codes))
    kept: dict[str, facts.Tile] = {}
    if areas.keys() <= facts.REGENCIES.keys():
        kept = facts.REGENCIES
    elif areas.keys() <= facts.DISTRICTS.keys() and len({code[:5] for code in areas}) == 1:
        kept = facts.DISTRICTS
    places = {c: (kept[c].column, kept[c].row) for c in areas} if kept else _laid_out(areas)
    beside = _beside(areas)
    return [
        TilePlace(code, areas[code].name, areas[code].kind, *places[code], beside.get(code, ()))
        for code in areas
    ]


def _laid_out(areas: dict[str, Area]) -> dict[str, tuple[int, int]]:
    points = {
        code: (float(area.lng), float(area.lat))
        for code, area in sorted(areas.items())
        if area.lat is not None and area.lng is not None
    }
    placed = dict(zip(points, space.tile_layout(list(points.values())), strict=True))
    rest = sorted(areas.keys() - points.keys())
    width = max((column for column, _row in placed.values()), default=-1) + 1
    width = width or max(1, math.ceil(math.sqrt(len(rest))))
    top = max((row for _column, row in placed.values()), default=-1) + 1
    placed.update({code: (n % width, top + n // width) for n, code in enumerate(rest)})
    return {
        code: (column * (2 if areas[code].level == 2 else 1), row)
        for code, (column, row) in placed.items()
    }


def _beside(areas: dict[str, Area]) -> dict[str, tuple[str, ...]]:
    pairs = Neighbour.objects.filter(area__in=list(areas), other__in=list(areas))
    found: dict[str, list[str]] = {}
    for code, other in pairs.order_by("area_id", "other_id").values_list("area_id", "other_id"):
        found.setdefault(code, []).append(other)
    return {code: tuple(others) for code, others in found.items()}
