"""The catalogue of the open data: DCAT 3 as JSON-LD, with the fields of Satu Data Indonesia."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils import translation

from serasi.publish import open_files, open_rows
from serasi.publish import public_rules as rules
from serasi.publish.models import Edition

MONTHLY = "http://publications.europa.eu/resource/authority/frequency/MONTHLY"
_MEDIA = "https://www.iana.org/assignments/media-types/"
CONTEXT: dict[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sdi": "urn:satu-data-indonesia:",
}
_SDI = {
    "Definisi": "sdi:definisi",
    "Frekuensi": "sdi:frekuensi",
    "Interpretasi": "sdi:interpretasi",
    "Rumus Perhitungan": "sdi:rumusPerhitungan",
    "Sumber Data": "sdi:sumberData",
}
Link = Callable[..., str]
"""Makes the full address of `page`, or of a file by edition and format."""


def catalogue(editions: Iterable[Edition], *, link: Link) -> dict[str, Any]:
    """Return the catalogue of the newest editions of all regencies."""
    with translation.override("id"):
        return {
            "@context": CONTEXT,
            "@id": link(),
            "@type": "dcat:Catalog",
            "dct:title": _said("Data terbuka keserasian sosial"),
            "dct:description": _said(
                "Gambaran publik konflik sosial dan keserasian per kabupaten/kota."
            ),
            "dct:publisher": _agent("Jaringan keserasian sosial"),
            "dct:license": {"@id": open_rows.LICENCE},
            "dcat:dataset": [_dataset(row, link) for row in editions],
        }


def _said(words: str) -> dict[str, str]:
    return {"@value": words, "@language": "id"}


def _typed(value: object, kind: str) -> dict[str, str]:
    return {"@value": str(value), "@type": f"xsd:{kind}"}


def _agent(name: str) -> dict[str, Any]:
    return {"@type": "foaf:Agent", "foaf:name": name}


def _dataset(row: Edition, link: Link) -> dict[str, Any]:
    area = row.figures["area"]
    periods = [rules.days_of(cell.period) for cell in rules.read_cells(row.figures)]
    return {
        "@id": link(row, None),
        "@type": "dcat:Dataset",
        "dct:identifier": f"serasi-{area['code']}-{row.number}",
        "dct:title": _said(f"Keserasian sosial {area['name']}, sampai {row.figures['through']}"),
        "dct:description": _said(open_rows.satu_data()["Definisi"]),
        "dct:publisher": _agent(f"Bakesbangpol {area['name']}"),
        "dct:license": {"@id": open_rows.LICENCE},
        "dct:issued": _typed(
            (row.approved_at or row.made_at).isoformat("T", "seconds"), "dateTime"
        ),
        "dct:accrualPeriodicity": {"@id": MONTHLY},
        "dct:language": "id",
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _typed(min(p[0] for p in periods), "date"),
            "dcat:endDate": _typed(max(p[1] for p in periods), "date"),
        },
        "dct:spatial": {
            "@type": "dct:Location",
            "dct:identifier": area["code"],
            "rdfs:label": area["name"],
        },
        "dcat:version": str(row.number),
        "dcat:keyword": [_said(word) for word in ("konflik sosial", "keserasian sosial")],
        "dcat:landingPage": {"@id": link(row, None)},
        "dcat:distribution": [_distribution(row, name, link) for name in open_files.FORMATS],
        **{_SDI[field]: _said(words) for field, words in open_rows.satu_data().items()},
    }


def _distribution(row: Edition, name: str, link: Link) -> dict[str, Any]:
    form, made = open_files.FORMATS[name], open_files.made(row, name)
    return {
        "@id": link(row, name),
        "@type": "dcat:Distribution",
        "dct:title": _said(f"{form.suffix.upper()}, {made.rows} angka"),
        "dct:license": {"@id": open_rows.LICENCE},
        "dcat:accessURL": {"@id": link(row, None)},
        "dcat:downloadURL": {"@id": link(row, name)},
        "dcat:mediaType": {"@id": _MEDIA + form.media},
        "dcat:byteSize": _typed(len(made.content), "nonNegativeInteger"),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": _typed(made.sha256, "hexBinary"),
        },
    }
