"""The map: counts by area as tiles or outlines, a list, and JSON for the office's own map."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

import shapely
from django.db.models import Count, Q
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from serasi.network.roles import Can
from serasi.regions import queries as regions
from serasi.regions.models import Area, Boundary
from serasi.register import mapping, phrases
from serasi.register.models import Event
from serasi.register.queries import tables as reads
from serasi.register.queries.events import areas_below
from serasi.register.views.doors import COUNTS, OfficeRequest, door
from serasi.register.views.tables import area_name, filter_of, table_words
from serasi.science import charts

MOST_OUTLINES = 800
TILE = (162.0, 96.0)
MOST_JOINED = 12
MOST_POINTS = 400


def _link(request: OfficeRequest, code: str) -> str:
    """Return where a click on an area leads: one level down, or to the list of its events."""
    query = request.GET.copy()
    query["wilayah"] = code
    for name in ("bbox", "zoom"):
        query.pop(name, None)
    if len(code) < 8:
        return f"{reverse('register:map')}?{query.urlencode()}"
    reads_there = request.viewer.can(Can.READ_EVENTS, area=code)
    page = "register:events" if reads_there else "register:table"
    return f"{reverse(page)}?{query.urlencode()}"


def _words(row: reads.AreaRow) -> str:
    return _("%(name)s: %(n)s catatan, tahun lalu %(before)s") % {
        "name": row.name,
        "n": phrases.grouped(row.total),
        "before": phrases.grouped(row.before),
    }


@lru_cache(maxsize=32)
def _outlines(codes: tuple[str, ...], known: int) -> dict[str, Any]:
    """Return simplified outlines of some areas; `known` renews them after an import."""
    del known
    return regions.boundaries(codes, tolerance=0.002)


def _choropleth(
    request: OfficeRequest, rows: list[reads.AreaRow], bounds: tuple[int, ...]
) -> SafeString | None:
    if not rows or len(rows) > MOST_OUTLINES:
        return None
    shapes = _outlines(tuple(row.code for row in rows), Boundary.objects.count())
    if len(shapes) < len(rows) / 2:
        return None
    top = max(row.total for row in rows)
    drawn = [
        charts.Area(
            key=row.code,
            shape=shapes[row.code],
            value_class=mapping.class_of(row.total, bounds),
            label=row.name,
            value=_("%(n)s catatan") % {"n": phrases.grouped(row.total)},
            url=_link(request, row.code),
            mark=phrases.grouped(row.total),
        )
        for row in rows
        if row.code in shapes
    ]
    return mark_safe(  # noqa: S308 - the charts escape what they draw
        charts.choropleth(
            drawn,
            label=_("Peta jumlah menurut wilayah"),
            classes=[words for _kind, words in mapping.legend(bounds, top)],
            width=960,
        )
    )


def _columns_are_halves(places: list[Any]) -> bool:
    """Say whether tiles of one row always leave a column free, as in a layout of half tiles."""
    rows: dict[int, list[int]] = {}
    for place in places:
        rows.setdefault(place.row, []).append(place.column)
    gaps = [
        b - a
        for columns in rows.values()
        for a, b in zip(sorted(columns), sorted(columns)[1:], strict=False)
    ]
    return bool(gaps) and min(gaps) >= 2


def _corners(places: list[Any]) -> dict[str, tuple[float, float]]:
    """Return where the upper left corner of each tile stands."""
    left = min((p.column for p in places), default=0)
    top = min((p.row for p in places), default=0)
    step = TILE[0] / 2 if _columns_are_halves(places) else TILE[0]
    return {p.code: ((p.column - left) * step + 4, (p.row - top) * TILE[1] + 4) for p in places}


def _strands(places: list[Any], at: dict[str, tuple[float, float]]) -> list[mapping.Strand]:
    if len(places) > MOST_JOINED:
        return []
    joined = {
        (min(p.code, other), max(p.code, other))
        for p in places
        for other in p.neighbours
        if other in at
    }
    x, y = TILE[0] / 2 - 4, TILE[1] / 2 - 4
    return [
        mapping.Strand(at[a][0] + x, at[a][1] + y, at[b][0] + x, at[b][1] + y)
        for a, b in sorted(joined)
    ]


def _tilemap(
    request: OfficeRequest, rows: list[reads.AreaRow], bounds: tuple[int, ...]
) -> dict[str, Any]:
    by_code = {row.code: row for row in rows}
    places = regions.tiles(list(by_code))
    at = _corners(places)
    tiles = [
        mapping.Tile(
            x=at[place.code][0],
            y=at[place.code][1],
            code=place.code,
            name=by_code[place.code].name,
            count=by_code[place.code].total,
            kind=mapping.class_of(by_code[place.code].total, bounds),
            words=_words(by_code[place.code]),
            link=_link(request, place.code),
        )
        for place in places
    ]
    return {
        "width": round(max((t.x for t in tiles), default=0) + TILE[0] + 8),
        "height": round(max((t.y for t in tiles), default=0) + TILE[1]),
        "tiles": tiles,
        "strands": _strands(places, at),
        "small": len(tiles) <= MOST_JOINED,
    }


@door(*COUNTS)
def page(request: OfficeRequest) -> HttpResponse:
    """Show the counts by area as a map and as a list."""
    today = timezone.localdate(request.now)
    asked = filter_of(request.GET, today=today)
    rows = reads.area_rows(request.viewer, asked)
    total = sum(row.total for row in rows)
    top = max((row.total for row in rows), default=0)
    bounds = mapping.class_bounds(top)
    outlines = _choropleth(request, rows, bounds)
    context = {
        "now": request.now,
        "asked": asked,
        "rows": sorted(rows, key=lambda r: (-r.total, r.name)),
        "links": {row.code: _link(request, row.code) for row in rows},
        "total": total,
        "unknown": reads.past_of(request.viewer, asked).unknown,
        "headline": _headline(rows, total),
        "outlines": outlines,
        "tilemap": None if outlines else _tilemap(request, rows, bounds),
        "legend": mapping.legend(bounds, top),
        "words": table_words(request.viewer, asked),
        "choices": areas_below(request.viewer, *COUNTS),
        "kinds": Event.Kind.choices,
        "here": area_name(request.viewer, asked.area),
        "areas_url": f"{reverse('register:map_areas')}?{request.GET.urlencode()}",
        "points_url": f"{reverse('register:map_points')}?{request.GET.urlencode()}",
    }
    return render(request, "register/map.html", context)


def _headline(rows: list[reads.AreaRow], total: int) -> str:
    if not total:
        return _("Tidak ada catatan yang disahkan pada masa ini.")
    first = max(rows, key=lambda r: r.total)
    some = sum(1 for row in rows if row.total)
    return _(
        "%(total)s catatan di %(some)s dari %(all)s wilayah. Terbanyak di %(name)s: %(n)s."
    ) % {
        "total": phrases.grouped(total),
        "some": phrases.grouped(some),
        "all": phrases.grouped(len(rows)),
        "name": first.name,
        "n": phrases.grouped(first.total),
    }


@lru_cache(maxsize=16)
def _features(codes: tuple[str, ...], known: int) -> dict[str, Any]:
    """Return the geometry of some areas by code; `known` renews it after an import."""
    del known
    shapes = regions.boundaries(codes, tolerance=0.001)
    return {
        code: shapely.geometry.mapping(shapely.set_precision(shape, 0.0001))
        for code, shape in shapes.items()
    }


@door(*COUNTS)
def areas(request: OfficeRequest) -> JsonResponse:
    """Return the areas with their counts as GeoJSON; without a region pack there are none."""
    asked = filter_of(request.GET, today=timezone.localdate(request.now))
    rows = reads.area_rows(request.viewer, asked)
    bounds = mapping.class_bounds(max((row.total for row in rows), default=0))
    shapes = _features(tuple(row.code for row in rows), Boundary.objects.count())
    features = [
        {
            "type": "Feature",
            "id": row.code,
            "properties": {
                "code": row.code,
                "name": row.name,
                "count": row.total,
                "before": row.before,
                "class": mapping.class_of(row.total, bounds),
                "words": _words(row),
                "link": _link(request, row.code),
            },
            "geometry": shapes[row.code],
        }
        for row in rows
        if row.code in shapes
    ]
    found = {"type": "FeatureCollection", "features": features}
    return JsonResponse(found, content_type="application/geo+json")


@door(*COUNTS)
def points(request: OfficeRequest) -> JsonResponse:
    """Return clusters of countable events in view, at the middle of their areas."""
    asked = filter_of(request.GET, today=timezone.localdate(request.now))
    box = mapping.bbox_of(request.GET.get("bbox", ""))
    try:
        zoom = float(request.GET.get("zoom", "8"))
    except ValueError:
        zoom = 8.0
    zoom = zoom if 0 <= zoom <= 24 else 8.0
    spots, unplaced = _spots(request, asked, box, by_village=zoom >= 10)
    found = mapping.clusters(spots, zoom=zoom)
    return JsonResponse(
        {
            "type": "FeatureCollection",
            "features": [_point(request, cluster) for cluster in found[:MOST_POINTS]],
            "total": sum(cluster.count for cluster in found),
            "unplaced": unplaced,
        },
        content_type="application/geo+json",
    )


def _spots(
    request: OfficeRequest, asked: reads.TableFilter, box: mapping.Box | None, *, by_village: bool
) -> tuple[list[mapping.Spot], int]:
    column = "area_id" if by_village else "district_code"
    rows = reads.counted(request.viewer, asked)
    counts = dict(rows.values_list(column).annotate(n=Count("*")))
    inside = Q(lat__isnull=False, lng__isnull=False)
    if box is not None:
        inside &= Q(lat__gte=box.miny, lat__lte=box.maxy, lng__gte=box.minx, lng__lte=box.maxx)
    codes = list(counts)
    placed: list[mapping.Spot] = []
    unplaced = 0
    for begin in range(0, len(codes), 500):
        part = codes[begin : begin + 500]
        found = Area.objects.filter(inside, code__in=part).values_list("code", "lat", "lng")
        placed += [
            mapping.Spot(float(lat), float(lng), counts[c], c)
            for c, lat, lng in found
            if lat is not None and lng is not None
        ]
        missing = Area.objects.filter(code__in=part, lat=None).values_list("code", flat=True)
        unplaced += sum(counts[code] for code in missing)
    return placed, unplaced


def _point(request: OfficeRequest, cluster: mapping.Cluster) -> dict[str, Any]:
    words = _("%(n)s catatan di %(places)s wilayah") % {
        "n": phrases.grouped(cluster.count),
        "places": len(cluster.codes),
    }
    code = cluster.codes[0] if len(cluster.codes) == 1 else _shared(cluster.codes)
    page = "register:events" if request.viewer.can(Can.READ_EVENTS, area=code) else "register:table"
    query = {k: v for k, v in request.GET.items() if k not in ("bbox", "zoom")}
    return {
        "type": "Feature",
        "properties": {
            "count": cluster.count,
            "words": words,
            "link": f"{reverse(page)}?{urlencode({**query, 'wilayah': code})}",
        },
        "geometry": {
            "type": "Point",
            "coordinates": [round(cluster.lng, 5), round(cluster.lat, 5)],
        },
    }


def _shared(codes: tuple[str, ...]) -> str:
    """Return the narrowest area that holds all of some codes."""
    for length in (8, 5, 2):
        uppers = {code[:length] for code in codes}
        if len(uppers) == 1:
            return uppers.pop()
    return ""
