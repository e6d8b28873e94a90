"""Bring a region pack in: codes of BPS, population, points, former lists, boundaries.

The format is in docs/developer/region-pack.md. The whole import is one transaction: a pack with a
broken file changes nothing.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import shapely
from django.db import transaction
from shapely.geometry import shape

from serasi.problems import PACK_BROKEN, PACK_MISSING, Problem
from serasi.regions.models import Area, AreaName, AreaSuccession, Boundary, Neighbour
from serasi.regions.words import bare, fold, kind_of
from serasi.science import space
from serasi.trail.actions import record

BATCH = 2000
CURRENT = date(2025, 4, 25)


@dataclass(frozen=True)
class PackResult:
    """What a pack brought."""

    areas: int
    former: int
    successions: int
    renamed: int
    boundaries: int
    neighbours: int


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
        return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise Problem(PACK_BROKEN, file=path.name, row=1, why="tidak terbaca.") from error


def _find(folder: Path, stem: str, suffix: str) -> Path | None:
    for name in (f"{stem}{suffix}.gz", f"{stem}{suffix}"):
        if (folder / name).exists():
            return folder / name
    return None


def _rows(path: Path, needed: Iterable[str]) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(_text(path)))
    lacking = set(needed) - set(reader.fieldnames or ())
    if lacking:
        raise Problem(PACK_BROKEN, file=path.name, row=1, why=f"tanpa kolom {sorted(lacking)[0]}.")
    yield from enumerate(reader, start=2)


def _decimal(path: Path, row: int, text: str) -> Decimal | None:
    if not text:
        return None
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise Problem(PACK_BROKEN, file=path.name, row=row, why=f"{text} bukan angka.") from error


def _code(path: Path, row: int, text: str) -> str:
    parts = text.split(".")
    widths = [2, 2, 2, 4][: len(parts)]
    fits = len(parts) <= 4 and [len(p) for p in parts] == widths and text.replace(".", "").isdigit()
    if not fits:
        raise Problem(
            PACK_BROKEN, file=path.name, row=row, why=f"kode {text} tidak bertitik benar."
        )
    return text


def _current(path: Path) -> dict[str, Area]:
    areas = {}
    for row, line in _rows(path, ("kode", "nama")):
        code = _code(path, row, line["kode"])
        level = len(code.split("."))
        name = bare(line["nama"], level)
        people = line.get("penduduk_2024s2") or ""
        areas[code] = Area(
            code=code,
            name=name,
            level=level,
            kind=line.get("jenis") or kind_of(code),
            parent_id=code.rpartition(".")[0] or None,
            bps_code=line.get("kode_bps") or None,
            lat=_decimal(path, row, line.get("lat") or ""),
            lng=_decimal(path, row, line.get("lng") or ""),
            population=int(people) if people.isdigit() else None,
            search_name=fold(name),
        )
    return areas


def _lists(folder: Path) -> dict[date, dict[str, str]]:
    """Return the former lists by the date from which each is taken to hold."""
    found = {}
    for path in sorted(folder.glob("wilayah_[0-9][0-9][0-9][0-9].csv*")):
        year = int(path.name[8:12])
        rows = _rows(path, ("kode", "nama"))
        found[date(year, 1, 1)] = {_code(path, n, r["kode"]): r["nama"].strip() for n, r in rows}
    return found


class _Past:
    """What the former lists say about the areas of today and of before."""

    def __init__(self, current: dict[str, Area], lists: dict[date, dict[str, str]]) -> None:
        self.current = current
        self.lists = lists
        self.days = [*sorted(lists), CURRENT]
        self.gone: dict[str, Area] = {}
        self.names: list[AreaName] = []
        self._date_current()
        self._collect_gone()

    def _date_current(self) -> None:
        for code, area in self.current.items():
            known = [day for day in self.days[:-1] if code in self.lists[day]]
            if len(known) == len(self.days) - 1:
                area.valid_from = None
            else:
                area.valid_from = known[0] if known else CURRENT
            if not self.lists:
                area.valid_from = None
        for code, area in self.current.items():
            for day, after in zip(self.days, self.days[1:], strict=False):
                old = bare(self.lists[day].get(code, ""), area.level)
                if old and fold(old) != area.search_name:
                    self.names.append(AreaName(area_id=code, name=old, valid_to=after))

    def _collect_gone(self) -> None:
        for day, after in zip(self.days, self.days[1:], strict=False):
            for code, name in self.lists[day].items():
                if code in self.current:
                    continue
                level = len(code.split("."))
                plain = bare(name, level)
                self.gone[code] = Area(
                    code=code,
                    name=plain.title() if plain.isupper() else plain,
                    level=level,
                    kind=kind_of(code),
                    parent_id=code.rpartition(".")[0] or None,
                    search_name=fold(plain),
                    valid_to=after,
                )

    def _place(self, area: Area, depth: int) -> tuple[str, ...]:
        """Return folded names from the area upwards, `depth` of them; a code has no say."""
        names, code = [], area.code
        for _ in range(depth):
            found = self.gone.get(code) or self.current.get(code)
            names.append(found.search_name if found else "")
            code = code.rpartition(".")[0]
        return (str(area.level), *names)

    def successions(self) -> list[AreaSuccession]:
        """Match each expired area with the one of today that bears its name in its place."""
        made = []
        for depth in (4, 3, 2):
            index: dict[tuple[str, ...], list[str]] = defaultdict(list)
            for area in self.current.values():
                index[self._place(area, min(depth, area.level))].append(area.code)
            matched = {row.old_id for row in made}
            for code, area in self.gone.items():
                if code in matched:
                    continue
                found = index.get(self._place(area, min(depth, area.level)), [])
                if len(found) == 1:
                    made.append(self._succession(area, found[0]))
        return made

    def _succession(self, area: Area, new: str) -> AreaSuccession:
        return AreaSuccession(
            old_id=area.code, new_id=new, on=area.valid_to or CURRENT, kind="recoded"
        )


def _store_areas(rows: Iterable[Area]) -> None:
    Area.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[
            "name",
            "kind",
            "bps_code",
            "lat",
            "lng",
            "population",
            "valid_from",
            "valid_to",
            "search_name",
        ],
    )


def _complete_parents(rows: dict[str, Area], known: set[str]) -> list[Area]:
    """Return areas parents first; one whose parent is in no list hangs from nothing."""
    for area in rows.values():
        if area.parent_id and area.parent_id not in rows and area.parent_id not in known:
            area.parent_id = None
    return sorted(rows.values(), key=lambda area: area.level)


def _features(path: Path) -> list[dict[str, Any]]:
    try:
        features = json.loads(_text(path))["features"]
    except (ValueError, KeyError, TypeError) as error:
        raise Problem(PACK_BROKEN, file=path.name, row=1, why="bukan GeoJSON.") from error
    return list(features)


def _outlines(path: Path) -> dict[str, Any]:
    found = {}
    for number, feature in enumerate(_features(path), start=1):
        try:
            code = str(feature["properties"]["kode"])
            outline = shape(feature["geometry"])
        except (KeyError, TypeError, ValueError, shapely.errors.GEOSException) as error:
            raise Problem(PACK_BROKEN, file=path.name, row=number, why="bukan batas.") from error
        found[code] = outline if outline.is_valid else shapely.make_valid(outline)
    return found


def _store_boundaries(outlines: dict[str, Any]) -> None:
    Boundary.objects.bulk_create(
        (
            Boundary(area_id=code, wkb=wkb, minx=box[0], miny=box[1], maxx=box[2], maxy=box[3])
            for (code, outline), wkb in zip(
                outlines.items(), shapely.to_wkb(list(outlines.values())), strict=True
            )
            for box in [outline.bounds]
        ),
        batch_size=500,
        update_conflicts=True,
        unique_fields=["area"],
        update_fields=["wkb", "minx", "miny", "maxx", "maxy"],
    )


def _store_neighbours(outlines: dict[str, Any]) -> int:
    codes = list(outlines)
    pairs = space.adjoining([outlines[code] for code in codes])
    rows = [(codes[a], codes[b]) for a, b in pairs]
    Neighbour.objects.bulk_create(
        (
            Neighbour(area_id=a, other_id=b)
            for one, two in rows
            for a, b in ((one, two), (two, one))
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    return len(rows)


@transaction.atomic
def import_pack(folder: Path, *, now: datetime) -> PackResult:
    """Bring a pack in, whole or not at all; a second time changes nothing.

    Raises
    ------
    Problem
        S211 when the folder is no pack, S212 with file and row when a file is broken.
    """
    path = _find(folder, "wilayah", ".csv")
    if path is None:
        raise Problem(PACK_MISSING, path=folder)
    current = _current(path)
    past = _Past(current, _lists(folder))
    known = set(Area.objects.values_list("code", flat=True))
    rows = {**past.gone, **current}
    _store_areas(_complete_parents(rows, known))
    successions = past.successions()
    AreaSuccession.objects.bulk_create(successions, batch_size=BATCH, ignore_conflicts=True)
    AreaName.objects.bulk_create(past.names, batch_size=BATCH, ignore_conflicts=True)
    boundaries, neighbours = _geometry(folder, set(rows) | known)
    result = PackResult(
        areas=len(current),
        former=len(past.gone),
        successions=len(successions),
        renamed=len({row.area_id for row in past.names}),
        boundaries=boundaries,
        neighbours=neighbours,
    )
    record(
        "system",
        action="regions.imported",
        subject="regions",
        now=now,
        data={"areas": result.areas, "boundaries": result.boundaries},
    )
    return result


def _geometry(folder: Path, known: set[str]) -> tuple[int, int]:
    boundaries = neighbours = 0
    for path in sorted(folder.glob("batas_*.geojson*")):
        outlines = {code: o for code, o in _outlines(path).items() if code in known}
        _store_boundaries(outlines)
        boundaries += len(outlines)
        neighbours += _store_neighbours(outlines)
    return boundaries, neighbours
