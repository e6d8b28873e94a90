"""Find areas by name: what the searcher is responsible for comes first, with its full path."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from rapidfuzz import fuzz, process

from serasi.regions.models import Area, AreaName
from serasi.regions.placed import lies_in
from serasi.regions.queries.codes import upper_codes, valid_on
from serasi.regions.words import fold, label

LEVEL_WORD = {
    "provinsi": 1,
    "prov": 1,
    "kabupaten": 2,
    "kab": 2,
    "kota": 2,
    "kecamatan": 3,
    "kec": 3,
    "desa": 4,
    "ds": 4,
    "kelurahan": 4,
    "kel": 4,
}
CANDIDATES = 400
SIMILAR = 84


@dataclass(frozen=True)
class AreaHit:
    """One area that was found."""

    code: str
    name: str
    kind: str
    path: str
    level: int
    score: float


def _split(text: str) -> tuple[str, str, int | None]:
    """Return the name sought, the place named after it, and the level its first word tells."""
    first, _comma, rest = text.partition(",")
    words = re.sub(r"[.]", " ", first).split()
    level = None
    if len(words) > 1 and words[0].lower() in LEVEL_WORD:
        level = LEVEL_WORD[words[0].lower()]
        words = words[1:]
    return fold("".join(words)), rest, level


def _by_code(text: str, on: date | None) -> list[Area]:
    return list(Area.objects.filter(valid_on(on), code__startswith=text).order_by("code")[:20])


def _candidates(sought: str, level: int | None, on: date | None) -> dict[str, tuple[Area, float]]:
    """Return areas whose name begins with what is sought, and the score of each."""
    rows = Area.objects.filter(
        valid_on(on), search_name__gte=sought, search_name__lt=sought + "\uffff"
    )
    if level is not None:
        rows = rows.filter(level=level)
    found = {}
    for area in rows.order_by("search_name", "code")[:CANDIDATES]:
        found[area.code] = (area, 100.0 if area.search_name == sought else 80.0)
    former = AreaName.objects.filter(name__iexact=sought).select_related("area")[:20]
    for row in former:
        found.setdefault(row.area_id, (row.area, 90.0))
    return found


def _similar(
    sought: str, level: int | None, prefer: tuple[str, ...], on: date | None
) -> dict[str, tuple[Area, float]]:
    """Return areas with a similar name, sought only where the searcher is responsible."""
    inside = Q(pk__in=[])
    for code in prefer:
        inside |= Q(code=code) | Q(code__startswith=code + ".")
    rows = Area.objects.filter(valid_on(on), inside)
    if level is not None:
        rows = rows.filter(level=level)
    by_code = {area.code: area for area in rows}
    names = {code: area.search_name for code, area in by_code.items()}
    hits = process.extract(sought, names, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=20)
    return {code: (by_code[code], score * 0.7) for _name, score, code in hits}


def _paths(areas: Iterable[Area]) -> dict[str, str]:
    rows = list(areas)
    upper = Area.objects.in_bulk({code for area in rows for code in upper_codes(area.code)})
    paths = {}
    for area in rows:
        own = area.name if area.level == 4 else label(area.name, area.kind)
        above = [upper[code] for code in upper_codes(area.code) if code in upper]
        paths[area.code] = ", ".join([own, *(label(a.name, a.kind) for a in above)])
    return paths


def search_areas(
    text: str,
    *,
    prefer: tuple[str, ...] = (),
    level: int | None = None,
    limit: int = 10,
    on: date | None = None,
) -> list[AreaHit]:
    """Find areas by name or code; those within `prefer` come first.

    "Sukorejo, Bangsalsari" narrows by the place named after the comma; "Kec. Silo" by its level.
    A misspelt name is found within `prefer` only: elsewhere there are too many alike.
    """
    plain = text.strip()
    if re.fullmatch(r"\d[\d.]*", plain):
        scored = {area.code: (area, 100.0) for area in _by_code(plain, on)}
        narrower = ""
    else:
        sought, narrower, said = _split(plain)
        if len(sought) < 2:
            return []
        scored = _candidates(sought, level or said, on)
        if prefer and not any(s >= 100 and lies_in(c, prefer) for c, (_a, s) in scored.items()):
            scored = {**_similar(sought, level or said, prefer, on), **scored}
    paths = _paths(area for area, _score in scored.values())
    order = []
    for code, (area, score) in scored.items():
        if narrower and fold(narrower) not in fold(paths[code].partition(",")[2]):
            continue
        bonus = 50.0 if prefer and lies_in(code, prefer) else 0.0
        order.append((-(score + bonus), area.level == 4, paths[code], area, score))
    order.sort(key=lambda row: row[:3])
    return [
        AreaHit(area.code, area.name, area.kind, path, area.level, score)
        for _rank, _village, path, area, score in order[:limit]
    ]
