"""A file as people have it (ZIP with one table, workbook, UTF-16) as the plain table inside it.

A CSV passes as it is, so that it comes back byte by byte. What is packed is kept as the table that
was in it; a workbook as UTF-8 CSV, days as YYYY-MM-DD. The same table packed again is the same.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import PurePosixPath

from serasi.collect.recap.grid import Grid, GridRow, Value
from serasi.collect.recap.limits import RecapLimits
from serasi.collect.recap.workbook import read_workbook
from serasi.exchange.formats import format_of
from serasi.problems import (
    FILE_BROKEN,
    FILE_LOCKED,
    FILE_MANY_TABLES,
    FILE_NOT_EVENTS,
    FILE_TOO_LARGE,
    RECAP_BROKEN,
    RECAP_LOCKED,
    Problem,
)

MB = 1024 * 1024
TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx"})
_ZIP, _OLE = (b"PK\x03\x04", b"PK\x05\x06"), b"\xd0\xcf\x11\xe0"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_BOOK = "[Content_Types].xml"
_LIMITS = RecapLimits(rows=500_000, cells=12_000_000)


def plain_table(data: bytes, *, most_mb: int) -> bytes:
    """Return the bytes of the one CSV that a file is or holds.

    Raises
    ------
    Problem
        S1461 too large unpacked, S1477 no or several tables, S1478 locked, S1479 broken; S334 and
        S335 a workbook beyond all measure.
    """
    if data.startswith(_OLE):
        raise Problem(FILE_LOCKED)
    if data.startswith(_WIDE):
        return _narrow(data)
    if not data.startswith(_ZIP):
        return data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if _BOOK in package.namelist():
                return _from_workbook(data)
            inside = _inside(package, most_mb=most_mb)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise Problem(FILE_BROKEN) from error
    if inside.startswith(_ZIP):
        return _from_workbook(inside)
    return _narrow(inside) if inside.startswith(_WIDE) else inside


def _narrow(data: bytes) -> bytes:
    try:
        return data.decode("utf-16").encode()
    except UnicodeError as error:
        raise Problem(FILE_BROKEN) from error


def _inside(package: zipfile.ZipFile, *, most_mb: int) -> bytes:
    tables = [entry for entry in package.infolist() if _is_table(entry)]
    if len(tables) != 1:
        raise Problem(FILE_MANY_TABLES, count=len(tables))
    if tables[0].flag_bits & 1:
        raise Problem(FILE_LOCKED)
    with package.open(tables[0]) as file:
        content = file.read(most_mb * MB + 1)  # what the entry says of its size is not believed
    if len(content) > most_mb * MB:
        raise Problem(FILE_TOO_LARGE, most=most_mb)
    return content


def _is_table(entry: zipfile.ZipInfo) -> bool:
    """Leave out folders, hidden files and what macOS lays beside each file."""
    path = PurePosixPath(entry.filename)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not entry.is_dir() and not hidden and path.suffix.lower() in TABLES


def _from_workbook(data: bytes) -> bytes:
    try:
        sheets = read_workbook(data, limits=_LIMITS)
    except Problem as problem:
        if problem.code == RECAP_LOCKED.code:
            raise Problem(FILE_LOCKED) from problem
        if problem.code == RECAP_BROKEN.code:
            raise Problem(FILE_BROKEN) from problem
        raise
    filled = [sheet for sheet in sheets if any(row.filled for row in sheet.rows)]
    if not filled:
        raise Problem(FILE_NOT_EVENTS, what="kosong")
    for sheet in filled:
        rows = [row for row in sheet.rows if row.filled]
        if format_of(_names(rows[0])):
            return _as_csv(sheet, rows)
    return _as_csv(filled[0], [row for row in filled[0].rows if row.filled])


def _names(row: GridRow) -> list[str]:
    return [_text(cell).strip() for cell in row.cells]


def _as_csv(sheet: Grid, rows: Sequence[GridRow]) -> bytes:
    """Write the rows; a formula without a kept result reads as an empty cell."""
    width = max(row.filled[-1] for row in rows)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_text(row.at(n + 1)) for n in range(width)] for row in rows)
    return out.getvalue().encode()


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return str(value)
