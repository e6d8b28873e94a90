"""Tables as files that state filter, count, moment and checksum; never in memory.

The checksum is the SHA-256 of the rows as CSV, from the line of the column names to the end: in
the CSV file itself that is everything after the `#` lines, in the XLSX file it stands on the sheet
"Keterangan", in the GeoJSON file under "serasi", so that all prove to hold the same rows.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.register.workbook import Cell, write_workbook
from serasi.science.cells import harmless

BLOCK = 1 << 16
Point = tuple[float, float]
"""Longitude and latitude, WGS84."""


@dataclass(frozen=True)
class Sheet:
    """What is exported: column names, rows, and what they hold in words."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    words: str
    made_at: datetime
    made_by: str
    place_of: Callable[[Sequence[Cell]], Point | None] | None = None
    """Where a row lies on a map; a table without places has no GeoJSON."""


@dataclass(frozen=True)
class Made:
    """A finished file with what it proves."""

    file: IO[bytes]
    count: int
    sha256: str


class _Digest:
    """Writes rows as CSV into a file, or nowhere, and hashes them on the way."""

    def __init__(self, out: IO[bytes] | None) -> None:
        self.out = out
        self.hash = hashlib.sha256()
        self.text = io.StringIO(newline="")
        self.writer = csv.writer(self.text, lineterminator="\r\n")
        self.count = -1

    def add(self, row: Sequence[Cell]) -> None:
        self.writer.writerow(["" if cell is None else cell for cell in row])
        self.count += 1
        if self.text.tell() > BLOCK:
            self.flush()

    def flush(self) -> None:
        data = self.text.getvalue().encode()
        self.text.seek(0)
        self.text.truncate()
        self.hash.update(data)
        if self.out is not None:
            self.out.write(data)


def _facts(sheet: Sheet, count: int, sha256: str) -> list[tuple[str, str]]:
    moment = timezone.localtime(sheet.made_at)
    return [
        (_("Isi"), sheet.name),
        (_("Saringan"), sheet.words),
        (_("Jumlah baris"), str(count)),
        (_("Keadaan"), f"{moment:%d/%m/%Y %H.%M} WIB"),
        (_("Dibuat oleh"), sheet.made_by),
        ("SHA-256", sha256),
        (
            _("Cara memeriksa"),
            _("SHA-256 dari semua baris mulai judul kolom, sebagai CSV UTF-8 berakhir CRLF"),
        ),
    ]


def as_csv(sheet: Sheet) -> Made:
    """Write the rows into a temporary file, then put the facts before them."""
    body = tempfile.TemporaryFile()  # noqa: SIM115 - closed once it is sent
    digest = _Digest(body)
    digest.add(list(sheet.columns))
    for row in sheet.rows:
        digest.add([harmless(cell) for cell in row])
    digest.flush()
    sha256 = digest.hash.hexdigest()
    facts = io.StringIO(newline="")
    lines = csv.writer(facts)
    for key, value in _facts(sheet, digest.count, sha256):
        lines.writerow([f"# {key}: {' '.join(value.split())}"])
    head = facts.getvalue()
    body.seek(0)
    return Made(_Joined(head.encode(), body), digest.count, sha256)  # type: ignore[arg-type]  # read and close only


class _Joined:
    """A short head before a file, read in blocks."""

    def __init__(self, head: bytes, body: IO[bytes]) -> None:
        self.head = head
        self.body = body

    def read(self, size: int) -> bytes:
        if self.head:
            data, self.head = self.head, b""
            return data
        return self.body.read(size)

    def close(self) -> None:
        self.body.close()


def as_xlsx(sheet: Sheet) -> Made:
    """Write the rows into a workbook, row by row, with a second sheet of facts."""
    out = tempfile.TemporaryFile()  # noqa: SIM115 - closed once it is sent
    digest = _Digest(None)

    def rows() -> Iterator[Sequence[Cell]]:
        digest.add(list(sheet.columns))
        yield sheet.columns
        for row in sheet.rows:
            safe = [harmless(cell) for cell in row]
            digest.add(safe)
            yield safe

    def about() -> list[tuple[str, str]]:
        digest.flush()
        return _facts(sheet, digest.count, digest.hash.hexdigest())

    write_workbook(out, rows=rows(), width=len(sheet.columns), about=about)
    out.seek(0)
    return Made(out, digest.count, digest.hash.hexdigest())


def as_geojson(sheet: Sheet) -> Made:
    """Write the rows as a FeatureCollection (RFC 7946), the facts behind them.

    A property holds what the register holds: JSON has no formulas. The checksum is that of the
    CSV. A row whose place is unknown has the geometry null.
    """
    out = tempfile.TemporaryFile()  # noqa: SIM115 - closed once it is sent
    digest = _Digest(None)
    digest.add(list(sheet.columns))
    out.write(b'{"type": "FeatureCollection", "features": [')
    for row in sheet.rows:
        digest.add([harmless(cell) for cell in row])
        feature = {
            "type": "Feature",
            "properties": dict(zip(sheet.columns, row, strict=True)),
            "geometry": _point(sheet.place_of(row) if sheet.place_of else None),
        }
        mark = b"\n" if digest.count == 1 else b",\n"
        out.write(mark + json.dumps(feature, ensure_ascii=False).encode())
    digest.flush()
    sha256 = digest.hash.hexdigest()
    facts = dict(_facts(sheet, digest.count, sha256))
    out.write(b'\n], "serasi": ' + json.dumps(facts, ensure_ascii=False).encode() + b"}\n")
    out.seek(0)
    return Made(out, digest.count, sha256)


def _point(at: Point | None) -> dict[str, object] | None:
    return None if at is None else {"type": "Point", "coordinates": list(at)}


def blocks(file: IO[bytes]) -> Iterator[bytes]:
    """Read a file piece by piece, then close it."""
    try:
        while block := file.read(BLOCK):
            yield block
    finally:
        file.close()


KINDS = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "geojson": ("application/geo+json", as_geojson),
}


def answer(made: Made, *, kind: str, name: str) -> StreamingHttpResponse:
    """Send a finished file as a download."""
    response = StreamingHttpResponse(blocks(made.file), content_type=KINDS[kind][0])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["X-Rows"] = str(made.count)
    response["X-SHA256"] = made.sha256
    return response
