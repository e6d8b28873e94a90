"""An edition as files: CSV, XLSX, HXL-tagged CSV, GeoJSON and JSON, of the same rows."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import shapely
from django.utils import translation

from serasi.publish import open_rows
from serasi.publish import public_rules as rules
from serasi.publish.models import Edition
from serasi.regions import queries as regions
from serasi.regions.models import Boundary
from serasi.register import exports
from serasi.register.workbook import Cell as Plain
from serasi.science.cells import harmless

PRECISION, TOLERANCE = 0.0001, 0.001


@dataclass(frozen=True)
class Format:
    """A format of the open data."""

    name: str
    suffix: str
    media: str
    make: Callable[[Edition], bytes]


@dataclass(frozen=True)
class Made:
    """A finished file."""

    content: bytes
    sha256: str
    rows: int


def _sheet(row: Edition) -> exports.Sheet:
    figures = row.figures
    return exports.Sheet(
        name=f"serasi-{row.area_id}-edisi-{row.number}",
        columns=[column.name for column in open_rows.COLUMNS],
        rows=list(open_rows.rows(figures)),
        words=(
            f"{figures['area']['name']}, sampai {figures['through']}, edisi {row.number};"
            f" angka di bawah {figures['threshold']} disembunyikan; lisensi CC BY 4.0;"
            f" SHA-256 edisi {row.digest}"
        ),
        made_at=row.approved_at or row.made_at,
        made_by=f"Bakesbangpol {figures['area']['name']}",
    )


def _read(made: exports.Made) -> bytes:
    blocks = []
    while block := made.file.read(1 << 16):
        blocks.append(block)
    made.file.close()
    return b"".join(blocks)


def as_csv(row: Edition) -> bytes:
    """Return the rows as CSV with the facts before them."""
    return _read(exports.as_csv(_sheet(row)))


def as_xlsx(row: Edition) -> bytes:
    """Return the rows as a workbook."""
    return _read(exports.as_xlsx(_sheet(row)))


def as_hxl(row: Edition) -> bytes:
    """Return the rows as CSV with a row of HXL 1.1 hashtags under the names."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in open_rows.COLUMNS])
    writer.writerow([column.tag for column in open_rows.COLUMNS])
    for cells in open_rows.rows(row.figures):
        writer.writerow([_written(harmless(cell)) for cell in cells])
    return out.getvalue().encode()


def _written(cell: Plain) -> str:
    return "" if cell is None else str(cell)


def as_json(row: Edition) -> bytes:
    """Return the rows with codebook and metadata as one JSON object."""
    names = [column.name for column in open_rows.COLUMNS]
    listed = [dict(zip(names, cells, strict=True)) for cells in open_rows.rows(row.figures)]
    told = {
        **_facts(row, len(listed)),
        "kamus": [
            {"nama": c.name, "jenis": c.kind, "arti": str(c.meaning), "hxl": c.tag}
            for c in open_rows.COLUMNS
        ],
        "kode": [
            {"tabel": table, "kode": code, "arti": words}
            for table, code, words in open_rows.codebook()
        ],
        "metadata": open_rows.satu_data(),
        "indeks": row.figures["harmony"],
        "baris": listed,
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _facts(row: Edition, count: int) -> dict[str, Any]:
    return {
        "wilayah": row.figures["area"],
        "edisi": row.number,
        "koreksi": row.corrects,
        "sampai": row.figures["through"],
        "terbit": (row.approved_at or row.made_at).isoformat(timespec="seconds"),
        "ambang": row.figures["threshold"],
        "lisensi": open_rows.LICENCE,
        "jumlah_baris": count,
        "sha256_edisi": row.digest,
    }


def as_geojson(row: Edition) -> bytes:
    """Return the kecamatan with their counts of every caturwulan and year; null where hidden.

    RFC 7946: WGS84, rings by the right-hand rule; a kecamatan without a known outline has the
    geometry null.
    """
    figures = row.figures
    counts: dict[str, dict[str, int | None]] = {}
    for cell in rules.read_cells(figures):
        if cell.table == rules.BY_AREA and cell.code != figures["area"]["code"]:
            counts.setdefault(cell.code, {})[cell.period] = cell.value
    shapes = regions.boundaries(counts, tolerance=TOLERANCE)
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {
                "kode": code,
                "nama": figures["names"].get(code, code),
                "jumlah": dict(sorted(by_period.items())),
            },
            "geometry": _geometry(shapes.get(code)),
        }
        for code, by_period in sorted(counts.items())
    ]
    told = {"type": "FeatureCollection", "serasi": _facts(row, len(features)), "features": features}
    return json.dumps(told, ensure_ascii=False).encode()


def _geometry(shape: Any) -> Mapping[str, Any] | None:
    if shape is None:
        return None
    turned = shapely.orient_polygons(shapely.set_precision(shape, PRECISION))
    return dict(shapely.geometry.mapping(turned)) if not turned.is_empty else None


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {
    one.name: one
    for one in (
        Format("csv", "csv", "text/csv", as_csv),
        Format("xlsx", "xlsx", _XLSX, as_xlsx),
        Format("hxl", "hxl.csv", "text/csv", as_hxl),
        Format("geojson", "geojson", "application/geo+json", as_geojson),
        Format("json", "json", "application/json", as_json),
    )
}


@lru_cache(maxsize=64)
def _made(pk: int, digest: str, name: str, boundaries: int) -> Made:
    del digest, boundaries  # what a kept file hangs on, besides the edition
    row = Edition.objects.get(pk=pk)
    with translation.override("id"):
        content = FORMATS[name].make(row)
    cells = len(row.figures["cells"])
    return Made(content, hashlib.sha256(content).hexdigest(), cells)


def made(row: Edition, name: str) -> Made:
    """Return a file of an edition; the same bytes as long as the edition and the outlines stand."""
    known = Boundary.objects.filter(area__parent=row.area_id).count()
    return _made(row.pk, row.digest, name, known)
