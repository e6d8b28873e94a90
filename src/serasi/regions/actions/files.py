"""Reads the files of a region pack; whatever is wrong with one is a numbered problem."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from serasi.problems import OUTLINE_BROKEN, PACK_BROKEN, PACK_TOO_LARGE, Problem

CODE = re.compile(r"\d\d(?:\.\d\d(?:\.\d\d(?:\.\d{4})?)?)?", re.ASCII)
FORMER = re.compile(r"wilayah_(\d{4})\.csv(?:\.gz)?", re.ASCII)
LARGEST = 400_000_000
"""Bytes of one unpacked file; the whole country's villages as outlines stay below this."""
LIMITS = {"lat": Decimal(90), "lng": Decimal(180)}
LONGEST_NAME = 100


def broken(path: Path, row: int, why: str) -> Problem:
    """Return the refusal of a row."""
    return Problem(PACK_BROKEN, file=path.name, row=row, why=why)


def find(folder: Path, name: str) -> Path | None:
    """Return the file of that name in a pack, plain or packed, or None."""
    for path in (folder / f"{name}.gz", folder / name):
        if path.is_file():
            return path
    return None


def _text(path: Path) -> str:
    try:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
            raw = file.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise Problem(PACK_TOO_LARGE, file=path.name, limit=f"{LARGEST // 1_000_000} MB")
        return raw.decode("utf-8-sig")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise broken(path, 1, "tidak terbaca.") from error


def rows(
    path: Path, needed: tuple[str, ...], *, optional: tuple[str, ...] = ()
) -> Iterator[tuple[int, list[str]]]:
    """Yield each row's number and its cells in the order asked; a short row has empty cells."""
    reader = csv.reader(io.StringIO(_text(path)))
    number = 1
    try:
        header = next(reader, [])
        lacking = [name for name in needed if name not in header]
        if lacking:
            raise broken(path, 1, f"tanpa kolom {lacking[0]}.")
        order = [header.index(c) if c in header else -1 for c in (*needed, *optional)]
        width = len(header)
        for number, cells in enumerate(reader, start=2):
            cells += [""] * (width - len(cells) + 1)
            cells[width] = ""
            yield number, [cells[at] if at >= 0 else "" for at in order]
    except csv.Error as error:
        raise broken(path, number + 1, "bukan CSV.") from error


def code_of(path: Path, row: int, text: str) -> str:
    """Return a dotted code."""
    if not CODE.fullmatch(text):
        raise broken(path, row, f"kode {text[:20] or '(kosong)'} tidak bertitik benar.")
    return text


def name_of(path: Path, row: int, text: str) -> str:
    """Return a name without the spaces around it."""
    name = text.strip()
    if "  " in name:
        name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise broken(path, row, "nama kosong." if not name else "nama terlalu panjang.")
    return name


def degrees(path: Path, row: int, text: str, axis: str) -> Decimal | None:
    """Return a latitude or longitude, or None when the cell is empty."""
    if not text:
        return None
    try:
        found = Decimal(text)
    except InvalidOperation as error:
        raise broken(path, row, f"{text[:20]} bukan angka.") from error
    if not found.is_finite() or abs(found) > LIMITS[axis]:
        raise broken(path, row, f"{text[:20]} bukan {axis} dalam derajat.")
    return round(found, 5)


def whole(path: Path, row: int, text: str) -> int | None:
    """Return a count, or None when the cell is empty."""
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise broken(path, row, f"{text[:20]} bukan jumlah penduduk.")
    return int(text)


def former_lists(folder: Path) -> dict[date, dict[str, str]]:
    """Return the former lists of a pack by the day from which each is taken to hold."""
    found = {}
    for path in sorted(folder.iterdir()):
        year = FORMER.fullmatch(path.name)
        if year is None:
            continue
        names: dict[str, str] = {}
        for row, (kode, nama) in rows(path, ("kode", "nama")):
            code = code_of(path, row, kode)
            if code in names:
                raise broken(path, row, f"kode {code} dua kali.")
            names[code] = name_of(path, row, nama)
        found[date(int(year[1]), 1, 1)] = names
    return found


def in_force_since(folder: Path, *, usual: date) -> date:
    """Return the day of the list in force: `berlaku_mulai` of pack.json, else the usual one."""
    path = find(folder, "pack.json")
    if path is None:
        return usual
    try:
        return date.fromisoformat(json.loads(_text(path))["berlaku_mulai"])
    except (ValueError, KeyError, TypeError) as error:
        raise broken(path, 1, 'perlu {"berlaku_mulai": "TTTT-BB-HH"}.') from error


def outlines(path: Path) -> dict[str, BaseGeometry]:
    """Return the valid outlines of a GeoJSON file by code."""
    try:
        features = json.loads(_text(path))["features"]
        codes = [str(feature["properties"]["kode"]) for feature in features]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise broken(path, 1, "bukan GeoJSON dengan properti kode.") from error
    made = _polygons(path, features)
    bad = np.flatnonzero(~shapely.is_valid(made))
    made[bad] = shapely.make_valid(made[bad])
    return dict(zip(codes, made, strict=True))


def _polygons(path: Path, features: list[Any]) -> Any:
    """Build all outlines at once from their rings; one call each would take ten times as long."""
    points: list[list[float]] = []
    rings, parts, wholes = [0], [0], [0]
    for number, feature in enumerate(features, start=1):
        try:
            for part in _parts(feature["geometry"]):
                for ring in part:
                    points += _closed(ring)
                    rings.append(len(points))
                parts.append(len(rings) - 1)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise _bad_outline(path, number, "bukan poligon tertutup.") from error
        wholes.append(len(parts) - 1)
    flat = np.array(points, dtype=float).reshape(-1, 2)
    outside = np.flatnonzero(~((np.abs(flat[:, 0]) <= 180) & (np.abs(flat[:, 1]) <= 90)))
    if len(outside):
        ends = np.array(rings)[np.array(parts)[np.array(wholes)]]
        number = int(np.searchsorted(ends, outside[0], side="right"))
        raise _bad_outline(path, number, "tidak dalam derajat WGS84 (bujur, lintang).")
    offsets = tuple(np.array(offset, dtype=np.int64) for offset in (rings, parts, wholes))
    return shapely.from_ragged_array(shapely.GeometryType.MULTIPOLYGON, flat, offsets)


def _closed(ring: list[Any]) -> list[list[float]]:
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise ValueError("a ring that is not closed")
    return [[float(point[0]), float(point[1])] for point in ring]


def _parts(geometry: dict[str, Any]) -> list[Any]:
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"]]
    if geometry["type"] != "MultiPolygon" or not geometry["coordinates"]:
        raise ValueError("not a polygon")
    return list(geometry["coordinates"])


def _bad_outline(path: Path, number: int, why: str) -> Problem:
    return Problem(OUTLINE_BROKEN, file=path.name, number=number, why=why)
