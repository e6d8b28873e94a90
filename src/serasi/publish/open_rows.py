"""The figures of an edition as plain rows, the same in every format, with their codebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from serasi.publish import public_rules as rules
from serasi.register.codes import Trigger
from serasi.register.workbook import Cell as Plain

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
SHOWN, HIDDEN = "tampil", "disembunyikan"


@dataclass(frozen=True)
class Column:
    """A column of the open data: its name, HXL tag, type and meaning."""

    name: str
    tag: str
    kind: str
    meaning: str


COLUMNS = (
    Column("tabel", "#meta+table", "teks", gettext_lazy("Nama tabel; lihat daftar tabel.")),
    Column("periode", "#date+period", "teks", gettext_lazy("Bulan (2026-09), caturwulan (2026-B08), atau tahun (2026).")),  # noqa: E501
    Column("mulai", "#date+start", "tanggal", gettext_lazy("Hari pertama masa itu.")),
    Column("selesai", "#date+end", "tanggal", gettext_lazy("Hari terakhir masa itu.")),
    Column("kode_kabkota", "#adm2+code+v_kemendagri", "teks", gettext_lazy("Kode Kemendagri kabupaten/kota.")),  # noqa: E501
    Column("kabkota", "#adm2+name", "teks", gettext_lazy("Nama kabupaten/kota.")),
    Column("kode_kecamatan", "#adm3+code+v_kemendagri", "teks", gettext_lazy("Kode Kemendagri kecamatan; kosong untuk angka seluruh kabupaten/kota.")),  # noqa: E501
    Column("kecamatan", "#adm3+name", "teks", gettext_lazy("Nama kecamatan.")),
    Column("kode", "#indicator+code", "teks", gettext_lazy("Golongan yang dihitung; lihat daftar kode.")),  # noqa: E501
    Column("arti", "#indicator+name", "teks", gettext_lazy("Arti golongan itu.")),
    Column("nilai", "#indicator+value+num", "bilangan", gettext_lazy("Banyaknya; kosong bila disembunyikan, tidak pernah nol.")),  # noqa: E501
    Column("keadaan", "#status", "teks", gettext_lazy("tampil atau disembunyikan.")),
)  # fmt: skip

TABLE_WORDS = {
    rules.TOTAL: gettext_lazy("Potensi dan peristiwa yang disahkan"),
    rules.BY_KIND: gettext_lazy("Menurut jenis"),
    rules.BY_TRIGGER: gettext_lazy("Menurut pemicu"),
    rules.BY_AREA: gettext_lazy("Menurut kecamatan"),
    rules.BY_REPORT: gettext_lazy("Laporan yang diterima, menurut hasil pemeriksaan"),
    rules.BY_AGREEMENT: gettext_lazy("Kesepakatan damai, menurut keadaannya"),
}
_CODE_WORDS: Mapping[str, Mapping[str, Any]] = {
    rules.BY_KIND: {
        "incident": gettext_lazy("peristiwa: kekerasan atau ancaman antarkelompok"),
        "tension": gettext_lazy("potensi: ketegangan yang terverifikasi"),
    },
    rules.BY_REPORT: {
        "incident": gettext_lazy("benar, menjadi peristiwa"),
        "tension": gettext_lazy("benar, menjadi potensi"),
        "watched": gettext_lazy("dipantau"),
        "unproven": gettext_lazy("tidak terbukti"),
        "other": gettext_lazy("di luar urusan ini"),
        "open": gettext_lazy("belum selesai diperiksa saat dihitung"),
    },
    rules.BY_AGREEMENT: {
        "holding": gettext_lazy("masih berlaku saat dihitung"),
        "ended": gettext_lazy("berakhir atau dilanggar"),
    },
}


def code_words(table: str, code: str) -> str:
    """Return what a code of a table means."""
    if code == rules.ALL:
        return _("semua")
    if table == rules.BY_TRIGGER:
        return str(Trigger(code).label)
    if table == rules.BY_AREA:
        return _("semua pemicu dan jenis")
    return str(_CODE_WORDS[table][code])


def codebook() -> list[tuple[str, str, str]]:
    """Return each table and code with its meaning."""
    found = []
    for table, codes in (
        (rules.TOTAL, (rules.ALL,)),
        (rules.BY_KIND, rules.KINDS),
        (rules.BY_TRIGGER, tuple(Trigger.values)),
        (rules.BY_REPORT, (rules.ALL, *rules.REPORTS)),
        (rules.BY_AGREEMENT, (rules.ALL, *rules.AGREEMENTS)),
    ):
        found += [(table, code, code_words(table, code)) for code in codes]
    return [*found, (rules.BY_AREA, "", _("kode kecamatan ada di kolomnya sendiri"))]


def rows(figures: Mapping[str, Any]) -> Iterator[list[Plain]]:
    """Return the rows of an edition: every figure once, in the order of table, period and code."""
    area = figures["area"]
    for cell in rules.read_cells(figures):
        first, last = rules.days_of(cell.period)
        by_area = cell.table == rules.BY_AREA
        yield [
            cell.table,
            cell.period,
            first.isoformat(),
            last.isoformat(),
            area["code"],
            area["name"],
            cell.code if by_area else "",
            _district(figures, cell.code) if by_area else "",
            rules.ALL if by_area else cell.code,
            code_words(cell.table, cell.code),
            cell.value,
            HIDDEN if cell.value is None else SHOWN,
        ]


def _district(figures: Mapping[str, Any], code: str) -> str:
    if code == figures["area"]["code"]:
        return _("tanpa kecamatan")
    return str(figures["names"].get(code, code))


def satu_data() -> dict[str, str]:
    """Return the metadata fields of Satu Data Indonesia (Perpres 39/2019 portals)."""
    return {
        "Definisi": _(
            "Banyaknya potensi dan peristiwa konflik sosial antarkelompok yang sudah diverifikasi"
            " dan disahkan dua orang, laporan yang diperiksa, dan kesepakatan damai."
        ),
        "Frekuensi": _("Bulanan, dengan jeda satu bulan; menurut kecamatan tiap caturwulan."),
        "Interpretasi": _(
            "Angka lebih tinggi dapat berarti lebih banyak ketegangan atau pelaporan yang lebih"
            " rajin. Sel yang disembunyikan bukan nol."
        ),
        "Rumus Perhitungan": _(
            "Jumlah catatan menurut tanggal kejadian, kecamatan, pemicu, dan jenis. Angka di bawah"
            " 3 disembunyikan, beserta angka lain yang membuatnya dapat dihitung."
        ),
        "Sumber Data": _(
            "Catatan Bakesbangpol kabupaten/kota dan jaringan keserasian sosial dalam Serasi."
        ),
    }
