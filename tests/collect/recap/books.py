"""Builders of recap books as offices keep them."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet


def book(fill: Callable[[Workbook], None]) -> bytes:
    """Return the bytes of a workbook that `fill` has filled."""
    box = io.BytesIO()
    with xlsxwriter.Workbook(box, {"in_memory": True}) as workbook:
        fill(workbook)
    return box.getvalue()


def sheet(rows: list[list[object]], *, name: str = "Rekap") -> bytes:
    """Return a workbook of one sheet with these rows from A1."""

    def fill(workbook: Workbook) -> None:
        put(workbook, workbook.add_worksheet(name), rows)

    return book(fill)


def put(workbook: Workbook, page: Worksheet, rows: list[list[object]], *, top: int = 0) -> None:
    """Write rows into a page, dates as real dates."""
    day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    for at, row in enumerate(rows, start=top):
        for column, value in enumerate(row):
            if isinstance(value, date | datetime):
                page.write_datetime(at, column, value, day)
            elif isinstance(value, str):
                page.write_string(at, column, value)
            elif value is not None:
                page.write(at, column, value)


HEADER: list[object] = ["No", "Tanggal", "Desa", "Kecamatan", "Uraian", "Jenis", "MD", "LB", "LR"]


def plain_rows(*rows: list[object]) -> bytes:
    """Return a simple book: one header row, then the rows."""
    return sheet([HEADER, *rows])


def messy(workbook: Workbook) -> None:
    """Fill a book with everything that offices do to a table."""
    bold = workbook.add_format({"bold": True})
    page = workbook.add_worksheet("2024")
    page.merge_range("A1:N1", "REKAPITULASI KEJADIAN KONFLIK SOSIAL", bold)
    page.merge_range("A2:N2", "KABUPATEN JEMBER TAHUN 2024", bold)
    for column, title in enumerate(["No", "Hari/Tanggal", "Waktu", "Tempat"]):
        page.merge_range(3, column, 4, column, title, bold)
    page.merge_range("E4:E5", "Uraian Kejadian", bold)
    page.merge_range("F4:F5", "Pemicu", bold)
    page.merge_range("G4:I4", "Korban", bold)
    page.merge_range("J4:K4", "Pengungsi", bold)
    page.merge_range("L4:L5", "Kerugian", bold)
    page.merge_range("M4:M5", "Tindakan", bold)
    page.merge_range("N4:N5", "Ket.", bold)
    for column, title in enumerate(["MD", "LB", "LR", "KK", "Jiwa"], start=6):
        page.write_string(4, column, title, bold)
    for column in range(14):
        page.write_number(5, column, column + 1)
    page.merge_range("A7:N7", "KECAMATAN SILO", bold)
    put(
        workbook,
        page,
        [
            [1, date(2024, 3, 12), "19.30 WIB", "Ds. Mulyorejo", "Keributan antar pemuda",
             "Bentrok antarwarga", "nihil", 1, "3 org", None, None, "Rp 15 jt", "Mediasi"],
            [2, "12 Mrt 24", None, "Ds. Pace", "Sengketa batas kebun", "Sengketa lahan",
             "-", "-", "2 (dua) orang", "12 KK", "40 jiwa", "Rp. 1,5 M", None, "<b>baru</b>"],
            [3, "3 s.d. 5 Mei 2024", "malam", "Ds. Garahan", "Blokade jalan", "Isu keamanan",
             None, None, "±50", None, None, "belum dihitung"],
            [4, "31/02/2024", None, "Ds. Karangharjo", "=cmd|' /C calc'!A0", "SARA",
             0, 0, 0],
        ],
        top=7,
    )  # fmt: skip
    page.merge_range("A13:N13", "KECAMATAN TEMPUREJO", bold)
    put(
        workbook,
        page,
        [
            [5, 45372, None, "Ds. Andongrejo", "Penolakan pembangunan rumah ibadah", "isu SARA",
             0, 0, "belasan"],
            ["JUMLAH", None, None, None, None, None, 0, 1, 66, 12, 40, 1515000000],
        ],
        top=13,
    )  # fmt: skip
    page.write_string("L18", "Jember, 31 Desember 2024")
    page.write_string("L19", "Kepala Bakesbangpol")
    page.set_row(9, None, None, {"hidden": True})
    hidden = workbook.add_worksheet("Lama")
    hidden.hide()
    put(
        workbook,
        hidden,
        [
            ["No", "Tanggal", "Lokasi", "Kronologi", "MD"],
            [1, date(2023, 1, 5), "Ds. Sumberjati Kec. Silo", "Tawuran", 1],
        ],
    )
    workbook.add_worksheet("Kosong")
