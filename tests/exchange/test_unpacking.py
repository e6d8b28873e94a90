"""Files as people have them: workbooks, ZIPs, semicolons, marks and old encodings."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from serasi.exchange.looking import read_file
from serasi.exchange.models import ExternalEvent, ExternalFile
from serasi.problems import Problem
from tests.cast import House
from tests.exchange.samples import ACLED, SNPK, ucdp


def rows_of(data: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=delimiter))


def workbook(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for n, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Lembar {n}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def acled_cells() -> list[list[object]]:
    """The ACLED sample as Excel holds it once somebody opened and saved it: numbers and days."""
    head, *rest = rows_of(ACLED)
    numbers = {head.index(n) for n in ("latitude", "longitude", "fatalities", "timestamp")}
    day = head.index("event_date")
    rows: list[list[object]] = [
        [float(c) if n in numbers and c else (c or None) for n, c in enumerate(row)] for row in rest
    ]
    rows[1][day] = date(2025, 11, 25)
    return [list(head), *rows]


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name.replace("__dot__", "."), content)
    return out.getvalue()


def told(data: bytes) -> list[object]:
    looked = read_file(data)
    assert not looked.wrong
    return [read for _at, _record, read in looked.rows]


def test_a_workbook_reads_as_its_csv():
    assert told(workbook(acled_cells())) == told(ACLED)


def test_the_sheet_with_the_known_columns_is_taken():
    notes = [["Catatan unduhan"], ["diunduh dengan akun rekaan"]]
    assert told(workbook(notes, acled_cells())) == told(ACLED)


def test_a_zip_with_one_table_reads_as_that_table_and_is_the_same_file():
    packed = zipped(**{"data/acled.csv": ACLED, "README.md": b"x", "__MACOSX/._acled.csv": b"x"})
    assert told(packed) == told(ACLED)
    assert read_file(packed).sha256 == read_file(ACLED).sha256
    assert told(zipped(**{"acled.xlsx": workbook(acled_cells())})) == told(ACLED)


@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiters_marks_and_wide_letters(delimiter, codec):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows_of(ACLED))
    assert told(out.getvalue().encode(codec)) == told(ACLED)


def test_an_old_encoding_keeps_its_letters():
    data = SNPK.replace(b"Kabar Rekaan", "Kabar “Rékaan”".encode("cp1252"))
    looked = read_file(data)
    assert looked.book.encoding == "cp1252"
    assert looked.book.records[0].cells[-1] == "Kabar “Rékaan”"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped(**{"a.csv": ACLED, "b.csv": ACLED}), "S1477"),
        (zipped(**{"a.pdf": b"x"}), "S1477"),
        (zipped(**{"a.csv": ACLED})[:-30], "S1479"),
        (workbook(acled_cells())[:2000], "S1479"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "S1478"),
        (b"\xff\xfea", "S1479"),
        (workbook([[]]), "S1460"),
        (workbook([["nama", "umur"], ["Rekaan", 3]]), "S1460"),
        (zipped(**{"a.csv": b"0" * (65 * 1024 * 1024)}), "S1461"),
    ],
)
def test_what_cannot_be_unpacked_is_said(data, code):
    with pytest.raises(Problem) as refused:
        read_file(data)
    assert refused.value.code == code


def test_a_damaged_zip_is_refused_and_no_number_is_lost():
    whole = bytearray(zipped(**{"a.csv": ACLED * 50}))
    whole[200] ^= 0xFF
    with pytest.raises(Problem, match="S1479"):
        read_file(bytes(whole))


def test_a_locked_zip_says_so():
    whole = bytearray(zipped(**{"a.csv": ACLED}))
    whole[6] |= 1
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Problem, match="S1478"):
        read_file(bytes(whole))


@pytest.mark.django_db
def test_a_workbook_comes_in_by_the_page_and_back_as_its_table(house: House):
    client = house.client("rini")
    upload = SimpleUploadedFile("unduhan.xlsx", workbook(acled_cells()))
    seen = client.post(reverse("exchange:bring"), {"file": upload, "do": "look"})
    assert not ExternalFile.objects.exists()
    form = {"carried": seen.context["carried"], "name": "unduhan.xlsx", "do": "keep"}
    assert client.post(reverse("exchange:bring"), form).status_code == 302
    row = ExternalFile.objects.get()
    assert ExternalEvent.objects.filter(file=row).count() == 3
    back = client.get(reverse("exchange:original", args=[row.pk]))
    content = b"".join(back.streaming_content)
    assert told(content) == told(ACLED)
    assert read_file(content).sha256 == row.sha256
    again = SimpleUploadedFile("lagi.zip", zipped(**{"a.csv": content}))
    known = client.post(reverse("exchange:bring"), {"file": again, "do": "look"})
    assert "S1473" in known.content.decode()


def test_ucdp_as_a_workbook_keeps_its_row_of_tags():
    cells = [[c or None for c in row] for row in rows_of(ucdp())]
    looked = read_file(workbook(cells))
    assert looked.book.tags is not None
    assert told(workbook(cells)) == told(ucdp())
