"""Reads of the regions room."""

from serasi.regions.queries.codes import ancestors, area, children, members, neighbours, path_of
from serasi.regions.queries.codes import resolve_code as resolve_code
from serasi.regions.queries.gazetteer import gazetteer, gazetteer_places
from serasi.regions.queries.outlines import area_at, boundaries, geojson, tiles
from serasi.regions.queries.search import AreaHit, search_areas

__all__ = [
    "AreaHit",
    "ancestors",
    "area",
    "area_at",
    "boundaries",
    "children",
    "gazetteer",
    "gazetteer_places",
    "geojson",
    "members",
    "neighbours",
    "path_of",
    "resolve_code",
    "search_areas",
    "tiles",
]
