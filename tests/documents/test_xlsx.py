"""The workbook of a paper: numbers that can be summed, nothing that runs, sheets with names."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from serasi.documents.model import Align, Cell, Column, Document, Table, Value
from serasi.documents.xlsx import FIRST_SHEET, MISSING, sheet_name, write
from tests.documents.papers import CONTROLS, COUNTS, HOSTILE, hostile, long_table, report


def opened(document: Document) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write(document)))


def sheet_of(table: Table) -> Worksheet:
    return opened(Document("list", "Daftar", (table,))).worksheets[1]


def one_value(value: Value, text: str = "x") -> object:
    return sheet_of(Table((Column("A"),), ((Cell(text, value),),))).cell(4, 1).value


def test_the_first_sheet_tells_the_period_the_cut_off_and_the_tables() -> None:
    book = opened(report())
    first = book.worksheets[0]
    words = [cell.value for row in first.iter_rows() for cell in row if cell.value]
    assert first.title == FIRST_SHEET and words[0] == "Laporan Rencana Aksi B08 Tahun 2026"
    assert "Januari–Agustus 2026" in words and "31 Agustus 2026" in words and "DRAF" in words
    names = book.sheetnames[1:]
    assert names == ["Tabel 1. Peristiwa menurut keca", "Tabel 2. Matriks"]
    assert all(name in words for name in names)


def test_numbers_are_numbers_and_missing_is_said() -> None:
    sheet = sheet_of(COUNTS)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=7)]
    assert rows[0] == ["No", "Kecamatan", "Jumlah peristiwa", None]
    assert rows[1] == [None, None, "2025", "2026"]
    assert rows[2] == [1, "Wuluhan", 12, 1250]
    assert rows[3] == [2, "Ambulu", 3, MISSING]
    assert sheet.freeze_panes == "A5"
    assert {str(one) for one in sheet.merged_cells.ranges} == {"A3:A4", "B3:B4", "C3:D3"}


@pytest.mark.parametrize(
    ("value", "held"),
    [
        (0, 0),
        (-3, -3),
        (Decimal("12.50"), 12.5),
        (0.25, 0.25),
        (10**16 + 1, "x"),
        (float("nan"), "x"),
        (float("inf"), "x"),
        ("=1+1", "x"),
    ],
)
def test_what_a_spreadsheet_cannot_hold_exactly_stays_words(value: Value, held: object) -> None:
    assert one_value(value) == held


def test_a_date_is_a_date_unless_excel_has_no_such_day() -> None:
    assert getattr(one_value(date(2026, 9, 8)), "date")() == date(2026, 9, 8)  # noqa: B009
    assert one_value(date(1899, 1, 1), "1 Januari 1899") == "1 Januari 1899"


def test_an_empty_cell_of_a_measured_column_is_missing_and_of_words_is_empty() -> None:
    table = Table(
        (Column("Nama"), Column("n", 1, Align.RIGHT)),
        ((Cell("A"), Cell("1", 1)), (Cell(""), Cell("", None, "f"))),
    )
    sheet = sheet_of(table)
    assert sheet.cell(5, 1).value in (None, "") and sheet.cell(5, 2).value == MISSING


STARTS = ["=", "+", "-", "@", "\t=", "\r=", "{=", "http://x/", "mailto:a@b", "internal:Sheet1!A1"]


@given(st.sampled_from(STARTS), st.text(max_size=20))
def test_no_formula_and_no_link_survives_a_cell(start: str, rest: str) -> None:
    hostile_words = start + rest
    cell = Cell(hostile_words, hostile_words)
    table = Table((Column(hostile_words),), ((cell,),), hostile_words, (hostile_words,))
    data = write(Document("list", hostile_words, (table,), facts=((hostile_words, hostile_words),)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(n).decode() for n in archive.namelist() if "worksheets/sheet" in n]
        assert not any("<f>" in sheet or "<f " in sheet for sheet in sheets)
        assert not any(n.startswith("xl/worksheets/_rels") for n in archive.namelist())
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@given(st.lists(st.text(max_size=60), max_size=12))
def test_names_of_sheets_are_legal_and_unique(titles: list[str]) -> None:
    taken: set[str] = set()
    for title in titles:
        name = sheet_name(title, taken)
        assert name.lower() not in taken
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\") and name.strip("'") == name
        taken.add(name.lower())


def test_hostile_words_are_kept_as_they_stand() -> None:
    book = opened(hostile())
    words = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert HOSTILE in words and "Tidak ada data." in words and "2 lebih" in words
    assert any("Sugengwonoadiningratkusuma" * 12 in one for one in words)


def test_control_characters_do_not_break_the_file() -> None:
    assert one_value(None, CONTROLS) == "Rp1.000 \ufffd  selesai\nbaris\ndua"


def test_a_long_table_and_a_paper_without_tables() -> None:
    assert opened(long_table(3000)).worksheets[1].max_row == 3003
    assert opened(Document("note", "", ())).sheetnames == [FIRST_SHEET]


def test_the_same_paper_is_the_same_workbook() -> None:
    assert write(report()) == write(report())
