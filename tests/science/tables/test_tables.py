"""Tables as they come: headers of two levels, both languages, spreadsheets, outlines."""

from __future__ import annotations

import csv
import io

import pytest

from serasi.science import tables
from tests.science.tables.sheets import RIGHT, WRONG


def rows(text):
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("text", RIGHT.values(), ids=list(RIGHT))
def test_a_right_table_has_no_finding(text):
    report = tables.check_rows(rows(text))
    assert report.ok, [finding.message for finding in report.findings]


@pytest.mark.parametrize(("kinds", "text"), WRONG.values(), ids=list(WRONG))
def test_a_wrong_table_has_just_the_findings_it_deserves(kinds, text):
    report = tables.check_rows(rows(text))
    assert {finding.kind for finding in report.findings} == set(kinds)


def test_a_finding_names_the_row_of_the_file():
    text = "Rekap\n\nKec,Kejadian\nA,3\nB,4\nJumlah,8\n"
    (wrong,) = tables.check_rows(rows(text), sheet="Rekap").findings
    assert wrong.where == "lembar Rekap, baris 6, kolom “Kejadian”"
    assert (wrong.printed, wrong.expected) == ("8", "7")


def test_prose_on_one_sheet_is_held_against_the_table_of_another():
    sheets = {
        "Narasi": [["Kecamatan Wuluhan mencatat 53 kejadian."]],
        "Tabel": [["Kecamatan", "Kejadian"], ["Wuluhan", 35], ["Ambulu", 26], ["Jumlah", 61]],
    }
    (wrong,) = tables.check_sheets(sheets).findings
    assert wrong.kind == "narrative_vs_table"


def test_fractions_of_a_spreadsheet_are_read_as_percentages():
    body = [["A", 35, 35 / 104], ["B", 26, 26 / 104], ["C", 43, 43 / 104], ["Jumlah", 104, 1]]
    header = ["Kecamatan", "Kejadian", "Persen"]
    assert tables.check_rows([header, *body]).ok
    body[1][2] = 0.3
    kinds = {finding.kind for finding in tables.check_rows([header, *body]).findings}
    assert kinds == {"impossible_percent", "sum_not_100"}


def test_a_total_that_counts_its_subtotals_twice_is_named():
    text = "W,n\nA,3\nB,4\nSubtotal,7\nC,1\nD,2\nSubtotal,3\nTotal,20\n"
    (wrong,) = tables.check_rows(rows(text)).findings
    assert "Subtotal rupanya ikut dijumlahkan" in wrong.message


def test_a_row_left_out_of_the_total_is_named():
    text = "Kec,n\nWuluhan,30\nAmbulu,14\nPuger,9\nJumlah,39\n"
    (wrong,) = tables.check_rows(rows(text)).findings
    assert "“Ambulu”" in wrong.message
    assert "tidak ikut dijumlahkan" in wrong.message


def test_read_rows_keeps_title_notes_and_row_numbers():
    text = "Judul tabel\nKec,n\nA,1\nB,2\nSumber: rekap.\n"
    (table,) = tables.read_rows(rows(text))
    assert table.title == "Judul tabel"
    assert table.notes == ("Sumber: rekap.",)
    assert [row.number for row in table.rows] == [3, 4]
    assert table.header == ("Kec", "n")
