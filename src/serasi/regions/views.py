"""Doors of the regions room: area search and point look-up, for the form and the office."""

from __future__ import annotations

import math

from django.http import HttpRequest, JsonResponse

from serasi.regions import queries

PUBLIC_LIMIT = 12


def search(request: HttpRequest) -> JsonResponse:
    """Find areas by name; the viewer's own jurisdiction comes first. Names of areas are public."""
    viewer = getattr(request, "viewer", None)
    prefer = tuple(sorted(viewer.reach)) if viewer is not None else ()
    text = request.GET.get("q", "")[:80]
    hits = queries.search_areas(text, prefer=prefer, limit=PUBLIC_LIMIT)
    rows = [{"code": hit.code, "name": hit.name, "path": hit.path} for hit in hits]
    return JsonResponse(rows, safe=False)


def at_point(request: HttpRequest) -> JsonResponse:
    """Name the village at a point, or say that none is known there."""
    try:
        lat, lng = float(request.GET["lat"]), float(request.GET["lng"])
    except (KeyError, ValueError):
        return JsonResponse({"code": None, "path": None, "approximate": None})
    if not (math.isfinite(lat) and math.isfinite(lng) and -90 <= lat <= 90 and -180 <= lng <= 180):
        return JsonResponse({"code": None, "path": None, "approximate": None})
    found = queries.area_at(lat, lng)
    if found is None:
        return JsonResponse({"code": None, "path": None, "approximate": None})
    return JsonResponse(
        {
            "code": found.code,
            "path": queries.path_of(found.code),
            "approximate": found.approximate,
        }
    )
