"""Boundaries for maps, the area at a point, and tiles where there are no boundaries."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from serasi.regions import facts
from serasi.regions.models import Area, Boundary

NEAR_KM = 15.0


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
    """Return the area that holds a point, else the nearest centre within 15 km, else None."""
    point = shapely.Point(lng, lat)
    rows = Boundary.objects.filter(
        area__level=level,
        area__valid_to=None,
        minx__lte=lng,
        maxx__gte=lng,
        miny__lte=lat,
        maxy__gte=lat,
    )
    for row in rows:
        if shapely.from_wkb(bytes(row.wkb)).covers(point):
            return AtPoint(row.area_id, approximate=False)
    return _nearest(lat, lng, level)


def _nearest(lat: float, lng: float, level: int) -> AtPoint | None:
    reach = NEAR_KM / 111.0
    rows = Area.objects.filter(
        level=level,
        valid_to=None,
        lat__range=(Decimal(str(lat - reach)), Decimal(str(lat + reach))),
        lng__range=(Decimal(str(lng - reach)), Decimal(str(lng + reach))),
    ).values_list("code", "lat", "lng")
    best, found = reach, None
    for code, its_lat, its_lng in rows:
        far = math.hypot(float(its_lat) - lat, (float(its_lng) - lng) * math.cos(math.radians(lat)))
        if far < best:
            best, found = far, code
    return AtPoint(found, approximate=True) if found else None


def _areas_in(parent: str, level: int) -> Any:
    rows = Boundary.objects.filter(area__level=level, area__valid_to=None).select_related("area")
    if parent:
        rows = rows.filter(area__code__startswith=parent + ".") | rows.filter(area__code=parent)
    return rows.order_by("area_id")


def boundaries(codes: Iterable[str], *, tolerance: float = 0.0) -> dict[str, BaseGeometry]:
    """Return outlines by code, simplified by `tolerance` degrees; none where none is known."""
    rows = Boundary.objects.filter(area_id__in=list(codes)).order_by("area_id")
    found = {}
    for row in rows:
        outline = shapely.from_wkb(bytes(row.wkb))
        found[row.area_id] = shapely.simplify(outline, tolerance) if tolerance else outline
    return found


def geojson(parents: Iterable[str], *, level: int, tolerance: float = 0.001) -> dict[str, Any]:
    """Return a GeoJSON FeatureCollection of the areas of a level within some areas."""
    features = []
    for parent in parents:
        for row in _areas_in(parent, level):
            outline = shapely.simplify(shapely.from_wkb(bytes(row.wkb)), tolerance)
            features.append(
                {
                    "type": "Feature",
                    "id": row.area_id,
                    "properties": {"code": row.area_id, "name": row.area.name},
                    "geometry": json.loads(
                        shapely.to_geojson(shapely.set_precision(outline, 0.0001))
                    ),
                }
            )
    return {"type": "FeatureCollection", "features": features}


def tiles(codes: Iterable[str]) -> list[TilePlace]:
    """Return where the tiles of some areas stand: a layout of our own where one is kept.

    Areas outside of it are laid out in rows by their code, so that there is always a map.
    """
    wanted = list(codes)
    areas = Area.objects.in_bulk(wanted)
    known = {**facts.REGENCIES, **facts.DISTRICTS}
    if all(code in known for code in wanted):
        return [
            TilePlace(
                code,
                areas[code].name,
                areas[code].kind,
                known[code].column,
                known[code].row,
                tuple(n for n in known[code].neighbours if n in areas),
            )
            for code in wanted
            if code in areas
        ]
    width = max(1, math.ceil(math.sqrt(len(wanted))))
    return [
        TilePlace(code, areas[code].name, areas[code].kind, n % width, n // width, ())
        for n, code in enumerate(sorted(areas))
    ]
