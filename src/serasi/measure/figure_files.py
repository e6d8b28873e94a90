"""The figures of a wave as CSV and as a workbook with its codebook; no cell is a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter
from django.utils import timezone

from serasi.measure import instrument
from serasi.measure.queries.figures import Figures, Measured, Row, measures_of
from serasi.register.exports import Made, Sheet, as_csv

COLUMNS = {
    "gelombang": "Kode gelombang survei",
    "wilayah": "Kode wilayah Kemendagri; kosong untuk seluruh gelombang",
    "nama_wilayah": "Nama wilayah",
    "jenis": "indeks, rata-rata, sikap, sila, atau butir",
    "kode": "Kode ukuran; lihat daftar di bawah",
    "nama": "Nama ukuran atau kalimat butir",
    "nilai": "0 sampai 100; makin tinggi makin serasi",
    "galat_baku": "Galat baku menurut rancangan sampel (linearisasi Taylor)",
    "bawah_95": "Batas bawah selang kepercayaan 95 persen",
    "atas_95": "Batas atas selang kepercayaan 95 persen",
    "efek_desain": "Ragam dibanding sampel acak sederhana dengan pengembalian",
    "responden": "Responden yang menjawab",
    "klaster": "Klaster (desa, atau RT di desa yang pasti terpilih)",
    "bobot_versi": "Versi bobot yang diumumkan",
    "sebab_kosong": "Mengapa tidak ada nilai; kosong bila ada nilai",
}
"""Columns of both files with their meaning. Data labels are Indonesian in every language."""
HOW = {
    "indeks": "Rata-rata geometrik sepuluh sikap, bobot sama kecuali disebut lain",
    "rata-rata": "Rata-rata hitung sepuluh sikap; pembanding, tanpa galat",
    "sikap": "Rata-rata tiga butir, paling sedikit dua terjawab",
    "sila": "Rata-rata enam butir, paling sedikit empat terjawab",
    "butir": "(x − 1) / 4 × 100 sesudah butir terbalik (R) dibalik",
}
Value = str | int | float | None


def cells_of(figures: Figures, row: Row) -> list[Value]:
    """Return one row in the order of `COLUMNS`."""
    cell, what = row.cell, row.measured
    return [
        figures.wave.code, row.area, row.place, what.kind, what.code, what.name,
        cell.value, cell.se, cell.lo, cell.hi, cell.deff, cell.n, cell.clusters,
        figures.version, cell.reason,
    ]  # fmt: skip


def figures_csv(figures: Figures, *, made_by: str, now: datetime) -> Made:
    """Return the figures as CSV with the facts of the file before them."""
    lines = [
        ["" if v is None else str(v) if isinstance(v, float) else v for v in cells_of(figures, row)]
        for row in figures.rows
    ]
    return as_csv(
        Sheet(
            name=f"Angka {figures.wave.code} {figures.wave.title}",
            columns=list(COLUMNS),
            rows=lines,
            words=_words(figures),
            made_at=now,
            made_by=made_by,
        )
    )


def _words(figures: Figures) -> str:
    kind = figures.label or figures.wave.get_kind_display()
    return f"{kind}; bobot versi {figures.version}; {figures.wave.instrument}"


def figures_book(figures: Figures, *, made_by: str, now: datetime) -> Made:
    """Return the figures as a workbook: numbers, codebook, facts with the CSV's checksum."""
    proof = figures_csv(figures, made_by=made_by, now=now)
    proof.file.close()
    facts: list[Sequence[Value]] = [
        ["Gelombang", f"{figures.wave.code} {figures.wave.title}"],
        ["Isi", _words(figures)],
        ["Jumlah baris", proof.count],
        ["Keadaan", f"{timezone.localtime(now):%d/%m/%Y %H.%M} WIB"],
        ["Dibuat oleh", made_by],
        ["SHA-256 baris sebagai CSV", proof.sha256],
        ["Aturan", "Sel di bawah 30 responden atau 3 klaster, dan sel yang akan membukanya lewat"
         " selisih, tidak memuat angka."],
    ]  # fmt: skip
    numbers: list[Sequence[Value]] = [
        list(COLUMNS), *(cells_of(figures, row) for row in figures.rows)
    ]  # fmt: skip
    box = io.BytesIO()
    with xlsxwriter.Workbook(box, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        for name, rows in (
            ("Angka", numbers),
            ("Buku kode", codebook(figures.wave.instrument)),
            ("Keterangan", facts),
        ):
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(COLUMNS) - 1, 16)
            for at, line in enumerate(rows):
                for column, value in enumerate(line):
                    _write(sheet, at, column, value, bold if at == 0 else None)
    box.seek(0)
    return Made(box, proof.count, proof.sha256)


def _write(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Value, style: object
) -> None:
    """Write a value as what it is; text stays text, whatever sign it begins with."""
    if isinstance(value, str):
        if value:
            sheet.write_string(row, column, value, style)
    elif value is not None:
        sheet.write_number(row, column, value, style)


def codebook(version: str) -> list[Sequence[Value]]:
    """Return the codebook: columns, then every measure with how it is made and its items."""
    one = instrument.of(version)
    marks = {item.code: " (R)" if item.reverse else "" for item in one.items}
    lines: list[Sequence[Value]] = [["kode", "jenis", "nama", "cara", "butir"]]
    lines += [[name, "kolom", meaning, "", ""] for name, meaning in COLUMNS.items()]
    lines += [
        [what.code, what.kind, what.name, HOW[what.kind], ", ".join(_items(version, what, marks))]
        for what in measures_of(version)
    ]
    return lines


def _items(version: str, what: Measured, marks: dict[str, str]) -> list[str]:
    items = instrument.of(version).items
    if what.kind in ("indeks", "rata-rata"):
        return []
    return [
        item.code + marks[item.code]
        for item in items
        if what.code in (item.attitude, item.sila, item.code)
    ]
