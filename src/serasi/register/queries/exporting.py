"""The rows of an export: every column of a list, without a model made for any row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from serasi.register.codes import Form, LawSource, Trigger
from serasi.register.models import Event
from serasi.register.workbook import Cell
from serasi.science.cells import by_value, harmless

COLUMNS = (
    ("nomor", "public_id"),
    ("jenis", "kind"),
    ("keadaan", "state"),
    ("judul", "title"),
    ("kode_wilayah", "area_id"),
    ("desa_atau_wilayah", "area__name"),
    ("kecamatan_atau_induk", "area__parent__name"),
    ("tanggal", "start_date"),
    ("jam", "start_time"),
    ("selesai", "end_date"),
    ("pemicu", "trigger"),
    ("nama_pemicu", "trigger"),
    ("bentuk", "form"),
    ("nama_bentuk", "form"),
    ("sumber_uu", "law_source"),
    ("akar", "root"),
    ("pihak_a", "party_a"),
    ("pihak_b", "party_b"),
    ("massa_min", "crowd_min"),
    ("massa_maks", "crowd_max"),
    ("meninggal", "deaths"),
    ("luka_berat", "injured_heavy"),
    ("luka_ringan", "injured_light"),
    ("pengungsi_jiwa", "displaced_people"),
    ("pengungsi_kk", "displaced_kk"),
    ("bangunan_rusak", "buildings_damaged"),
    ("kendaraan_rusak", "vehicles_damaged"),
    ("laporan", "report_count"),
)

FIELDS = tuple(field for _name, field in COLUMNS)


def _labels() -> dict[str, dict[str, str]]:
    return {
        "jenis": {code: str(label) for code, label in Event.Kind.choices},
        "keadaan": {code: str(label) for code, label in Event.State.choices},
        "nama_pemicu": {code: str(label) for code, label in Trigger.choices},
        "nama_bentuk": {code: str(label) for code, label in Form.choices},
        "sumber_uu": {code: code for code in LawSource.values},
    }


def export_rows(found: QuerySet[Event]) -> Iterator[list[Cell]]:
    """Return the cells of each event in the order of the query."""
    cells = cell_maker()
    for row in found.values_list(*FIELDS).iterator(chunk_size=2000):
        yield cells(row)


def cell_maker() -> Callable[[Sequence[Any]], list[Cell]]:
    """Return what makes the cells of a row out of its `FIELDS`, in the language of now."""
    labels = _labels()
    ways = [_named(labels[name]) if name in labels else _plain for name, _field in COLUMNS]
    return lambda row: [make(value) for make, value in zip(ways, row, strict=True)]


def _named(names: dict[str, str]) -> Callable[[Any], Cell]:
    return lambda value: names.get(value, value) if isinstance(value, str) else _plain(value)


def _plain(value: Any) -> Cell:
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return str(value)[:5]


WRITTEN = frozenset(
    {"judul", "desa_atau_wilayah", "kecamatan_atau_induk", "akar", "pihak_a", "pihak_b"}
)
"""The columns whose words somebody wrote; all others hold codes, numbers, days and labels."""
_MOMENTS = frozenset({"start_date", "start_time", "end_date"})


def safe_rows(batch: Sequence[Sequence[Any]]) -> list[tuple[Cell, ...]]:
    """Return rows of `FIELDS` as harmless cells, column by column, for very many of them."""
    labels = _labels()
    columns: list[Iterable[Cell]] = []
    for (name, field), values in zip(COLUMNS, zip(*batch, strict=True), strict=True):
        if name in WRITTEN:
            columns.append(by_value(harmless, values))
        elif name in labels:
            columns.append(by_value(_named(labels[name]), values))
        elif field in _MOMENTS:
            columns.append(by_value(_plain, values))
        else:
            columns.append(values)
    return list(zip(*columns, strict=True))
