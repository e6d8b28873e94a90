"""Find areas by name: what the searcher is responsible for comes first, with its full path."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import Q
from django.db.models.functions import Length
from rapidfuzz import fuzz, process

from serasi.regions.models import Area, AreaName
from serasi.regions.placed import lies_in
from serasi.regions.queries.codes import upper_codes, valid_on
from serasi.regions.queries.prefix import begins, inside
from serasi.regions.words import fold, label

DISTRICTS = ("kecamatan", "distrik")
VILLAGES = ("desa", "desa_adat", "kelurahan")
KINDS_OF_WORD: dict[str, tuple[str, ...]] = {
    "provinsi": ("provinsi",),
    "prov": ("provinsi",),
    "kabupaten": ("kabupaten",),
    "kab": ("kabupaten",),
    "kota": ("kota",),
    "kecamatan": DISTRICTS,
    "kec": DISTRICTS,
    "distrik": DISTRICTS,
    "desa": VILLAGES,
    "ds": VILLAGES,
    "kelurahan": VILLAGES,
    "kel": VILLAGES,
}
"""Writers take desa and kelurahan for each other, kabupaten and kota seldom."""
CANDIDATES, WIDE = 40, 400
SIMILAR, SLIPS = 80, 2
LARGE = 5
"""A code this short is a province or the country: similar names there need the same initial."""


@dataclass(frozen=True)
class AreaHit:
    """One area that was found."""

    code: str
    name: str
    kind: str
    path: str
    level: int
    score: float


@dataclass(frozen=True)
class _Sought:
    """One reading of what was typed: a folded name, perhaps of certain kinds."""

    name: str
    kinds: tuple[str, ...] = ()

    def condition(self) -> Q:
        return Q(kind__in=self.kinds) if self.kinds else Q()


@dataclass(frozen=True)
class _Row:
    code: str
    name: str
    kind: str
    level: int
    score: float


def _readings(text: str) -> list[_Sought]:
    """Return the readings: "Kota Baru" is a name, and "Kota Malang" the word for a city."""
    words = text.replace(".", " ").split()
    found = [_Sought(fold("".join(words)))]
    kinds = KINDS_OF_WORD.get(words[0].lower()) if len(words) > 1 else None
    if kinds:
        found.insert(0, _Sought(fold("".join(words[1:])), kinds))
    return [sought for sought in found if len(sought.name) > 1]


def _under(parts: Iterable[str]) -> Q:
    """Return the condition that each named place is above the area."""
    condition = Q()
    for part in parts:
        somewhere = Q(pk__in=[])
        for sought in _readings(part):
            for upper in ("parent", "parent__parent", "parent__parent__parent"):
                named = begins(f"{upper}__search_name", sought.name)
                if sought.kinds:
                    named &= Q(**{f"{upper}__kind__in": sought.kinds})
                somewhere |= named
        condition &= somewhere
    return condition


COLUMNS = ("code", "name", "kind", "level", "search_name")


def _beginning(sought: _Sought, condition: Q, *, most: int) -> dict[str, _Row]:
    """Return areas whose name begins with what is sought, the shortest names first."""
    rows = (
        Area.objects.filter(condition, sought.condition(), begins("search_name", sought.name))
        .order_by(Length("search_name"), "level", "code")
        .values_list(*COLUMNS)[:most]
    )
    return {
        code: _Row(code, name, kind, level, 100.0 if folded == sought.name else 80.0)
        for code, name, kind, level, folded in rows
    }


def _formerly(sought: _Sought, condition: Q) -> dict[str, _Row]:
    """Return areas that bore the name before."""
    known = AreaName.objects.filter(search_name=sought.name).values("area_id")
    rows = Area.objects.filter(condition, sought.condition(), code__in=known)
    return {
        code: _Row(code, name, kind, level, 90.0)
        for code, name, kind, level in rows.values_list(*COLUMNS[:4])[:CANDIDATES]
    }


def _similar(sought: _Sought, condition: Q, prefer: tuple[str, ...]) -> dict[str, _Row]:
    """Return areas with a similar name, sought only where the searcher is responsible."""
    length = len(sought.name)
    near = Area.objects.alias(long=Length("search_name")).filter(
        condition,
        sought.condition(),
        inside(prefer),
        long__gte=length - SLIPS,
        long__lte=length + SLIPS,
    )
    if any(len(code) < LARGE for code in prefer):
        near = near.filter(begins("search_name", sought.name[0]))
    if "*" in prefer:
        near = near.filter(level__lte=3)
    rows = {row[0]: row for row in near.values_list(*COLUMNS)}
    names = {code: row[4] for code, row in rows.items()}
    hits = process.extract(sought.name, names, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=20)
    found = {}
    for _name, score, code in hits:
        _code, name, kind, level, _folded = rows[code]
        found[code] = _Row(code, name, kind, level, score * 0.7)
    return found


def _by_code(text: str, condition: Q) -> dict[str, _Row]:
    digits = re.sub(r"\D", "", text)
    dotted = ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)
    rows = Area.objects.filter(condition, begins("code", dotted)).order_by("level", "code")
    return {
        code: _Row(code, name, kind, level, 100.0 if code == dotted else 80.0)
        for code, name, kind, level in rows.values_list(*COLUMNS[:4])[:CANDIDATES]
    }


def _named(text: str, condition: Q, prefer: tuple[str, ...]) -> dict[str, _Row]:
    name, *above = [part.strip() for part in text.split(",")]
    above = [part for part in above if part]
    narrow = condition & _under(above) if above else condition
    found: dict[str, _Row] = {}
    readings = _readings(name) if name else []
    for sought in readings:
        own = _beginning(sought, narrow & inside(prefer), most=CANDIDATES) if prefer else {}
        everywhere = _beginning(sought, narrow, most=WIDE if above else CANDIDATES)
        for rows in (own, everywhere, _formerly(sought, narrow)):
            found = {**rows, **found}
    if prefer and not any(row.score >= 90 and lies_in(row.code, prefer) for row in found.values()):
        for sought in readings:
            if len(sought.name) > SLIPS + 1:
                found = {**_similar(sought, narrow, prefer), **found}
    return found


def _paths(rows: Iterable[_Row]) -> dict[str, str]:
    shown = list(rows)
    codes = {code for row in shown for code in upper_codes(row.code)}
    upper = {
        code: label(name, kind)
        for code, name, kind in Area.objects.filter(code__in=codes).values_list(*COLUMNS[:3])
    }
    paths = {}
    for row in shown:
        own = row.name if row.level == 4 else label(row.name, row.kind)
        above = [upper[code] for code in upper_codes(row.code) if code in upper]
        paths[row.code] = ", ".join([own, *above])
    return paths


def _rank(row: _Row, *, prefer: tuple[str, ...]) -> tuple[float, int, int, str]:
    bonus = 50.0 if prefer and lies_in(row.code, prefer) else 0.0
    return (-(row.score + bonus), row.level == 4, len(row.name), row.code)


def search_areas(
    text: str,
    *,
    prefer: tuple[str, ...] = (),
    level: int | None = None,
    limit: int = 10,
    on: date | None = None,
) -> list[AreaHit]:
    """Find areas by name or code; those within `prefer` come first.

    "Sukorejo, Bangsalsari" narrows by the places named after the comma; "Kec. Silo" by its kind.
    A misspelt name is found within `prefer` only: elsewhere there are too many alike.
    """
    plain = text.replace("\x00", "").strip()
    condition = valid_on(on) if level is None else valid_on(on) & Q(level=level)
    if re.fullmatch(r"\d[\d.]*", plain, re.ASCII):
        found = _by_code(plain, condition)
    else:
        found = _named(plain, condition, prefer)

    best = sorted(found.values(), key=partial(_rank, prefer=prefer))[:limit]
    paths = _paths(best)
    return [
        AreaHit(row.code, row.name, row.kind, paths[row.code], row.level, row.score) for row in best
    ]
