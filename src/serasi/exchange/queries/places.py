"""The regency or province of an event of others: by its point, else by the name it gives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

import shapely
from shapely.geometry.base import BaseGeometry

from serasi.exchange.formats import PROVINCE, REGENCY, Read
from serasi.regions import queries as regions
from serasi.regions.models import Area, Boundary

TOLERANCE = 0.003
_REGENCY = re.compile(r"\b(regency|kabupaten|kab\.?)(?=\s|$)", re.IGNORECASE)
_CITY = re.compile(r"\b(city|municipality|kota)\b", re.IGNORECASE)


class Places:
    """Finds areas; outlines are read once, and only when a point asks for them."""

    def codes(self, rows: Iterable[Read]) -> list[str | None]:
        """Return the code of the area of each row; None where nothing fits for certain."""
        return [self._code(row) for row in rows]

    def _code(self, row: Read) -> str | None:
        if row.where not in (REGENCY, PROVINCE):
            return None
        if row.where == REGENCY and row.regency and (named := self._named(row.regency)):
            return named
        if row.lat is None or row.lng is None:
            return None
        held = self._holding(row.lat, row.lng)
        return held[:2] if held and row.where == PROVINCE else held

    def _named(self, words: str) -> str | None:
        """Return the regency of a name, unless two bear it and no kind is said."""
        kind = "kota" if _CITY.search(words) else "kabupaten" if _REGENCY.search(words) else ""
        name = " ".join(_CITY.sub("", _REGENCY.sub("", words)).lower().split())
        found = [code for code, its in self._names.get(name, ()) if not kind or its == kind]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _names(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        rows = Area.objects.filter(level=2, valid_to=None).values_list("name", "code", "kind")
        for name, code, kind in rows:
            bare = " ".join(_CITY.sub("", _REGENCY.sub("", name)).lower().split())
            found.setdefault(bare, []).append((code, kind))
        return found

    def _holding(self, lat: float, lng: float) -> str | None:
        codes, tree = self._outlines
        if tree is None:
            return None
        hits = tree.query(shapely.Point(lng, lat), predicate="intersects")
        return codes[min(hits)] if len(hits) else None

    @cached_property
    def _outlines(self) -> tuple[list[str], shapely.STRtree | None]:
        known = Boundary.objects.filter(area__level=2, area__valid_to=None)
        codes = sorted(known.values_list("area_id", flat=True))
        shapes: dict[str, BaseGeometry] = regions.boundaries(codes, tolerance=TOLERANCE)
        kept = [code for code in codes if code in shapes]
        tree = shapely.STRtree([shapes[code] for code in kept]) if kept else None
        return kept, tree
