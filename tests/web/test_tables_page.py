"""The page that checks figures: the built-in example, a pasted table, a file, a broken file."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

pytestmark = pytest.mark.django_db


def _page(house, **data):
    return house.client("dewi").post("/periksa-tabel/", data)


def test_the_founding_sentence_is_the_built_in_example(house):
    page = house.client("dewi").get("/periksa-tabel/?contoh=1").content.decode()
    assert "91,4 %" in page
    assert "95 dari 104" in page


def test_a_wrong_total_in_a_workbook_is_found(house):
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as out:
        sheet = out.add_worksheet("Rekap")
        for row, cells in enumerate(
            [("Pemicu", "Jumlah"), ("Antarwarga", 5), ("SARA", 3), ("Jumlah", 9)]
        ):
            sheet.write_row(row, 0, cells)
    file = SimpleUploadedFile("rekap.xlsx", book.getvalue())
    page = _page(house, file=file).content.decode()
    assert "1 hal janggal" in page


def test_a_right_table_pasted_from_a_sheet_is_left_in_peace(house):
    text = "Pemicu\tJumlah\nAntarwarga\t5\nSARA\t3\nJumlah\t8"
    assert "Tidak ada yang janggal" in _page(house, text=text).content.decode()


def test_a_broken_workbook_is_refused_with_its_number(house):
    file = SimpleUploadedFile("rekap.xlsx", b"PK\x03\x04 broken")
    answer = _page(house, file=file)
    assert answer.status_code == 422
    assert "(S3" in answer.content.decode()


def test_nothing_to_check_says_what_to_do(house):
    answer = _page(house)
    assert answer.status_code == 422
    assert "Tempel kalimat atau pilih berkas" in answer.content.decode()
