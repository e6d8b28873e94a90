"""Records in the shape of another source as one ZIP: data, HXL, GeoJSON, codebook, DCAT, sums.

The rows go through a file on disk once; the other parts are made of that file, so that all hold
the same rows and none of them is ever whole in memory.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from operator import add
from typing import IO, Any, TypeVar

from django.utils import timezone

from serasi.exchange.shapes import Left, Own, Shape
from serasi.publish.open_catalogue import CONTEXT
from serasi.register.codes import CODEBOOK, Form, Trigger
from serasi.science.cells import by_value, harmless

T = TypeVar("T")

LICENCE = (
    "Hanya untuk penerima dan tujuan yang disepakati; tidak untuk disebarluaskan"
    " (UU 14/2008 pasal 17)"
)
MEDIA = "https://www.iana.org/assignments/media-types/"
_BLOCK = 1 << 16
_ROWS = 2_000
_WORDS = json.JSONEncoder(ensure_ascii=False).encode
_MADE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class About:
    """What is packed, in words: filter, maker, moment, licence."""

    words: str
    made_by: str
    made_at: datetime
    licence: str = LICENCE


@dataclass(frozen=True)
class Pack:
    """A finished ZIP, how many records are in it, and how many are not and why."""

    file: IO[bytes]
    count: int
    left: dict[str, int]
    sha256: str


def pack(shape: Shape, records: Iterable[Own], about: About) -> Pack:
    """Write the records of a shape into a ZIP on disk."""
    out = tempfile.TemporaryFile()  # noqa: SIM115 - closed once it is sent
    with tempfile.TemporaryFile() as rows:
        count, left = _write_rows(rows, shape, records)
        sums: dict[str, str] = {}
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
            name = f"{shape.code}.csv"
            _put(book, sums, name, _blocks(rows))
            _put(book, sums, f"{shape.code}.hxl.csv", _tagged(rows, shape))
            _put(book, sums, f"{shape.code}.geojson", _drawn(rows))
            _put(book, sums, "kamus.csv", [_codebook(shape)])
            told = _facts(shape, about, count, left, sums[name])
            _put(book, sums, "KETERANGAN.json", [_json(told)])
            _put(book, sums, "dcat.jsonld", [_json(_catalogue(shape, about, count, sums))])
            lines = "".join(f"{digest}  {part}\n" for part, digest in sums.items())
            _put(book, {}, "SHA256SUMS", [lines.encode()])
    out.seek(0)
    return Pack(out, count, dict(left), sums[name])


def _write_rows(out: IO[bytes], shape: Shape, records: Iterable[Own]) -> tuple[int, Counter[str]]:
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in shape.columns])
    count, left = 0, Counter[str]()
    for block in _some(records):
        kept = []
        for row in map(shape.row, block):
            if isinstance(row, Left):
                left[row.why] += 1
            else:
                kept.append(row)
        columns = (by_value(harmless, column) for column in zip(*kept, strict=True))
        writer.writerows(zip(*columns, strict=True))
        count += len(kept)
    text.detach()
    return count, left


def _put(book: zipfile.ZipFile, sums: dict[str, str], name: str, blocks: Iterable[bytes]) -> None:
    made = hashlib.sha256()
    entry = zipfile.ZipInfo(name, _MADE)
    entry.compress_type = zipfile.ZIP_DEFLATED  # an entry of its own is stored as it is otherwise
    with book.open(entry, "w", force_zip64=True) as part:
        for block in blocks:
            made.update(block)
            part.write(block)
    sums[name] = made.hexdigest()


def _blocks(rows: IO[bytes]) -> Iterator[bytes]:
    rows.seek(0)
    while block := rows.read(_BLOCK):
        yield block


def _tagged(rows: IO[bytes], shape: Shape) -> Iterator[bytes]:
    """Return the rows with a row of HXL hashtags under the names."""
    rows.seek(0)
    yield rows.readline()
    yield (",".join(column.tag for column in shape.columns) + "\r\n").encode()
    while block := rows.read(_BLOCK):
        yield block


def _drawn(rows: IO[bytes]) -> Iterator[bytes]:
    """Return the rows as GeoJSON; an empty cell is null, a place without point has no geometry."""
    rows.seek(0)
    text = io.TextIOWrapper(rows, encoding="utf-8", newline="")
    reader = csv.reader(text)
    head = next(reader)
    names = [f"{_told(name)}: " for name in head]
    at = head.index("longitude"), head.index("latitude")
    yield b'{"type": "FeatureCollection", "features": ['
    mark = "\n"
    for block in _some(reader):
        columns = list(zip(*block, strict=True))
        points = zip(*(columns[n] for n in at), strict=True)
        told = zip(*(by_value(_told, column) for column in columns), strict=True)
        features = (
            f'{{"type": "Feature", "properties": {{{", ".join(map(add, names, cells))}}},'
            f' "geometry": {geometry}}}'
            for cells, geometry in zip(told, by_value(_point, list(points)), strict=True)
        )
        yield (mark + ",\n".join(features)).encode()
        mark = ",\n"
    text.detach()
    yield b"\n]}\n"


def _some(rows: Iterable[T]) -> Iterator[list[T]]:
    source = iter(rows)
    while block := list(islice(source, _ROWS)):
        yield block


def _told(cell: str) -> str:
    return _WORDS(cell) if cell else "null"


def _point(at: tuple[str, str]) -> str:
    lng, lat = at
    if not lat or not lng:
        return "null"
    return f'{{"type": "Point", "coordinates": [{float(lng)}, {float(lat)}]}}'


def _codebook(shape: Shape) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["jenis", "nama", "hxl", "arti"])
    writer.writerows(["kolom", c.name, c.tag, c.meaning] for c in shape.columns)
    for kind, codes in (("pemicu", Trigger), ("bentuk", Form)):
        writer.writerows([kind, code, "", str(label)] for code, label in codes.choices)
    return out.getvalue().encode()


def _facts(
    shape: Shape, about: About, count: int, left: Counter[str], sha256: str
) -> dict[str, Any]:
    return {
        "bentuk": shape.name,
        "saringan": about.words,
        "jumlah_baris": count,
        "tidak_ikut": dict(sorted(left.items())),
        "dibuat": timezone.localtime(about.made_at).isoformat(timespec="seconds"),
        "dibuat_oleh": about.made_by,
        "lisensi": about.licence,
        "buku_kode": CODEBOOK,
        "sha256_data": sha256,
        "privasi": "Tanpa nama, uraian, pelapor, dan jam; titik ialah tengah wilayah.",
    }


def _json(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _catalogue(shape: Shape, about: About, count: int, sums: dict[str, str]) -> dict[str, Any]:
    """Return the data set as DCAT 3, with a distribution for each file of rows."""
    media = {"csv": "text/csv", "geojson": "application/geo+json"}
    files = [name for name in sums if name.startswith(f"{shape.code}.")]
    issued = {"@value": about.made_at.isoformat("T", "seconds"), "@type": "xsd:dateTime"}
    return {
        "@context": CONTEXT,
        "@id": f"urn:sha256:{sums[files[0]]}",
        "@type": "dcat:Dataset",
        "dct:title": {"@value": f"Catatan terverifikasi, bentuk {shape.name}", "@language": "id"},
        "dct:description": {"@value": f"{count} catatan; {about.words}", "@language": "id"},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": about.made_by},
        "dct:accessRights": {"@type": "dct:RightsStatement", "rdfs:label": about.licence},
        "dct:issued": issued,
        "dcat:distribution": [
            {
                "@id": f"urn:sha256:{sums[name]}#{name}",
                "@type": "dcat:Distribution",
                "dct:title": {"@value": name, "@language": "id"},
                "dcat:mediaType": {"@id": MEDIA + media[name.rpartition(".")[2]]},
                "spdx:checksum": {
                    "@type": "spdx:Checksum",
                    "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
                    "spdx:checksumValue": {"@value": sums[name], "@type": "xsd:hexBinary"},
                },
            }
            for name in files
        ],
    }
