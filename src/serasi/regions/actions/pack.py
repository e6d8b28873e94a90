"""Bring a region pack in: codes of BPS, population, points, former lists, boundaries.

The format is in docs/developer/region-pack.md. The whole import is one transaction: a pack with a
broken file changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from pathlib import Path

import shapely
from django.db import transaction
from shapely.geometry.base import BaseGeometry

from serasi.problems import PACK_MISSING, Problem
from serasi.regions.actions import files
from serasi.regions.actions.bulk import AREA_COLUMNS, AreaRow, forget, put
from serasi.regions.actions.past import Past
from serasi.regions.actions.progress import Progress, quiet, told
from serasi.regions.models import (
    Area,
    AreaName,
    AreaSuccession,
    Boundary,
    Edition,
    Neighbour,
)
from serasi.regions.words import bare, fold, kind_of
from serasi.science import space
from serasi.trail.actions import record

CURRENT = date(2025, 4, 25)
"""The day of the list in force, Kepmendagri 300.2.2-2138 Tahun 2025, unless the pack says else."""
CHANGING = tuple(c for c in AREA_COLUMNS if c not in ("code", "level"))
OPTIONAL = ("jenis", "kode_bps", "lat", "lng", "penduduk_2024s2")
KINDS = frozenset(Area.Kind.values)
OUTLINE_COLUMNS = ("area_id", "wkb", "minx", "miny", "maxx", "maxy")


@dataclass(frozen=True)
class PackResult:
    """What a pack brought."""

    areas: int
    former: int
    successions: int
    renamed: int
    boundaries: int
    neighbours: int


@dataclass(frozen=True)
class _Lists:
    """The lists of a pack, read and compared."""

    current: dict[str, AreaRow]
    past: Past


def _current(path: Path) -> dict[str, AreaRow]:
    areas: dict[str, AreaRow] = {}
    by_bps: dict[str, str] = {}
    for row, cells in files.rows(path, ("kode", "nama"), optional=OPTIONAL):
        kode, nama, jenis, kode_bps, lat, lng, people = cells
        code = files.code_of(path, row, kode)
        if code in areas:
            raise files.broken(path, row, f"kode {code} dua kali.")
        level = code.count(".") + 1
        name = bare(files.name_of(path, row, nama), level)
        bps = _bps(path, row, kode_bps)
        if bps is not None and by_bps.setdefault(bps, code) != code:
            raise files.broken(path, row, f"kode BPS {bps} juga milik {by_bps[bps]}.")
        areas[code] = AreaRow(
            code=code,
            name=name,
            level=level,
            kind=_kind(path, row, jenis) or kind_of(code),
            parent_id=code.rpartition(".")[0] or None,
            search_name=fold(name),
            bps_code=bps,
            lat=files.degrees(path, row, lat, "lat"),
            lng=files.degrees(path, row, lng, "lng"),
            population=files.whole(path, row, people),
        )
    if not areas:
        raise files.broken(path, 2, "tidak ada wilayah.")
    return areas


def _bps(path: Path, row: int, text: str) -> str | None:
    if text and not (text.isascii() and text.isdecimal() and len(text) in (2, 4, 7, 10)):
        raise files.broken(path, row, f"kode BPS {text[:20]} bukan 2, 4, 7, atau 10 angka.")
    return text or None


def _kind(path: Path, row: int, text: str) -> str | None:
    if text and text not in KINDS:
        raise files.broken(path, row, f"jenis {text[:20]} tidak dikenal.")
    return text or None


def _read_lists(folder: Path) -> _Lists:
    path = files.find(folder, "wilayah.csv")
    if path is None:
        raise Problem(PACK_MISSING, path=folder)
    since = files.in_force_since(folder, usual=CURRENT)
    current = _current(path)
    lists = files.former_lists(folder)
    late = [day for day in lists if day >= since]
    if late:
        raise files.broken(
            path, 1, f"daftar {late[0].year} tidak lebih lama; tulis berlaku_mulai di pack.json."
        )
    return _Lists(current, Past(current, lists, since=since))


def _store_areas(lists: _Lists, *, progress: Progress) -> set[str]:
    """Store areas, parents first; one whose parent is in no list hangs from nothing."""
    known = set(Area.objects.values_list("code", flat=True))
    every = {**lists.past.gone, **lists.current}
    for row in every.values():
        if row.parent_id and row.parent_id not in every and row.parent_id not in known:
            row.parent_id = None
    rows = sorted(every.values(), key=attrgetter("level", "code"))
    told_rows = told(rows, len(rows), progress=progress, what="wilayah", part=(0.15, 0.35))
    values = attrgetter(*AREA_COLUMNS)
    put(Area, AREA_COLUMNS, map(values, told_rows), key=("code",), update=CHANGING)
    return known | every.keys()


def _store_past(past: Past) -> tuple[int, int]:
    """Store successors and former names anew; return how many of each."""
    successions = past.successions()
    forget(AreaSuccession, "old_id", past.gone)
    put(
        AreaSuccession,
        ("old_id", "new_id", "on", "kind"),
        ((row.old, row.new, row.on, row.kind) for row in successions),
    )
    names = past.former_names()
    if past.lists:
        forget(AreaName, "area_id", past.current)
    put(
        AreaName,
        ("area_id", "name", "search_name", "valid_from", "valid_to"),
        ((row.area, row.name, fold(row.name), row.valid_from, row.valid_to) for row in names),
    )
    return len(successions), len({row.area for row in names})


def _store_outlines(outlines: dict[str, BaseGeometry]) -> None:
    shapes = list(outlines.values())
    boxes = shapely.bounds(shapes).tolist()
    rows = zip(outlines, shapely.to_wkb(shapes), boxes, strict=True)
    put(
        Boundary,
        OUTLINE_COLUMNS,
        ((code, wkb, *box) for code, wkb, box in rows),
        key=("area_id",),
        update=OUTLINE_COLUMNS[1:],
    )


def _store_neighbours(outlines: dict[str, BaseGeometry]) -> int:
    """Put the neighbours that the outlines show in the place of what was known; count pairs."""
    codes = list(outlines)
    pairs = space.adjoining(list(outlines.values()))
    forget(Neighbour, "area_id", codes)
    forget(Neighbour, "other_id", codes)
    both = ((codes[a], codes[b]) for i, j in pairs for a, b in ((i, j), (j, i)))
    put(Neighbour, ("area_id", "other_id"), both)
    return len(pairs)


def _store_geometry(folder: Path, known: set[str], *, progress: Progress) -> tuple[int, int]:
    paths = sorted(path for path in folder.glob("batas_*.geojson*") if path.is_file())
    size = sum(path.stat().st_size for path in paths)
    boundaries = neighbours = done = 0
    for path in paths:
        begin, step = 0.35 + 0.63 * done / size, 0.63 * path.stat().st_size / size
        progress(begin, path.name)
        by_level: dict[int, dict[str, BaseGeometry]] = defaultdict(dict)
        for code, outline in files.outlines(path).items():
            if code in known:
                by_level[code.count(".")][code] = outline
        for outlines in by_level.values():
            _store_outlines(outlines)
            progress(begin + step / 3, f"{path.name}: tetangga")
            boundaries += len(outlines)
            neighbours += _store_neighbours(outlines)
        done += path.stat().st_size
    return boundaries, neighbours


@transaction.atomic
def import_pack(folder: Path, *, now: datetime, progress: Progress = quiet) -> PackResult:
    """Bring a pack in, whole or not at all; a second time changes nothing.

    Raises
    ------
    Problem
        S211 when the folder is no pack, S212 to S214 with the file when one is broken.
    """
    progress(0.0, "daftar wilayah")
    lists = _read_lists(folder)
    known = _store_areas(lists, progress=progress)
    successions, renamed = _store_past(lists.past)
    boundaries, neighbours = _store_geometry(folder, known, progress=progress)
    result = PackResult(
        areas=len(lists.current),
        former=len(lists.past.gone),
        successions=successions,
        renamed=renamed,
        boundaries=boundaries,
        neighbours=neighbours,
    )
    Edition.objects.create(source=folder.name[:100], installed_at=now, areas=result.areas)
    record(
        "system",
        action="regions.imported",
        subject="regions",
        now=now,
        data={"areas": result.areas, "boundaries": result.boundaries},
    )
    progress(1.0, "selesai")
    return result
