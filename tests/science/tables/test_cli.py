"""The command `serasi tables check`: csv, xlsx, text, standard input, exit codes."""

from __future__ import annotations

import json

import pytest
import xlsxwriter
from click.testing import CliRunner

from serasi.cli.main import cli
from serasi.cli.tables import check as command
from serasi.science import tables

WRONG = "Kecamatan;Kejadian\nWuluhan;35\nAmbulu;26\nJumlah;62\n"
RIGHT = WRONG.replace("62", "61")


def run(*arguments, stdin=None):
    return CliRunner().invoke(cli, ["tables", "check", *map(str, arguments)], input=stdin)


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "rekap.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Rekap")
        for number, row in enumerate(
            [["Rekap 2023"], [], ["Kecamatan", "Kejadian"], ["A", 3], ["B", 4], ["Jumlah", 8]]
        ):
            sheet.write_row(number, 0, row)
    return path


def test_a_right_file_exits_with_0(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(RIGHT, encoding="utf-8")
    result = run(path)
    assert result.exit_code == 0
    assert result.output == "Tidak ada yang janggal.\n"


def test_findings_exit_with_1_and_say_where(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(WRONG.encode("utf-8-sig"))
    result = run(path)
    assert result.exit_code == 1
    assert "baris 4, kolom “Kejadian” [total_wrong]" in result.output
    assert result.output.endswith("1 temuan.\n")


def test_json_keeps_the_contract():
    result = run("-", "--json", stdin=tables.EXAMPLE_SENTENCE)
    said = json.loads(result.output)
    assert result.exit_code == 1
    assert said["ok"] is False
    assert {"sum_not_100", "impossible_percent"} <= {f["kind"] for f in said["findings"]}
    assert set(said["findings"][0]) == {"kind", "where", "printed", "expected", "message"}


def test_json_of_a_right_text_has_no_finding():
    result = run("-", "--json", stdin="Kasus naik 20 persen dari 50 menjadi 60.")
    assert result.exit_code == 0
    assert json.loads(result.output) == {"ok": True, "findings": []}


def test_a_workbook_is_read_with_its_own_row_numbers(book):
    result = run(book)
    assert result.exit_code == 1
    assert "baris 6, kolom “Kejadian”" in result.output


def test_a_workbook_may_come_by_standard_input(book):
    assert run("-", stdin=book.read_bytes()).exit_code == 1


def test_a_text_file_in_an_old_encoding_is_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("Kasus naik 25 persen – dari 50 menjadi 60.".encode("cp1252"))
    assert run(path).exit_code == 1


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("hilang.csv", None, "S501"),
        ("rusak.xlsx", b"PK\x03\x04 bukan buku", "S502"),
        ("biner.txt", b"\x00\x01\x02\x00", "S502"),
        ("kosong.csv", b"  \n", "S503"),
    ],
)
def test_bad_input_is_one_numbered_line_and_exits_with_2(tmp_path, name, content, code):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = run(path)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert f"({code})" in result.stderr


def test_a_file_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("serasi.cli.tables.LARGEST_BYTES", 10)
    path = tmp_path / "a.txt"
    path.write_text("x" * 11, encoding="utf-8")
    assert "(S504)" in run(path).stderr


def test_help_is_in_both_languages():
    text = CliRunner().invoke(command, ["--help"]).output
    assert "Periksa persentase" in text
    assert "English: check percentages" in text
