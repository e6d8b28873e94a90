"""No formula survives a cell, whichever way a table leaves the house."""

from __future__ import annotations

import ast
import csv
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from django.core.cache import cache
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

import serasi
from serasi.documents import xlsx
from serasi.documents.model import Cell, Column, Document, Table
from serasi.measure import figure_files, xlsform
from serasi.measure.instrument import CURRENT
from serasi.measure.models import Wave
from serasi.measure.queries.figures import Figures, Row, measures_of
from serasi.network.sealed import files as sealed_files
from serasi.publish import open_files
from serasi.regions.models import Area
from serasi.register import exports
from serasi.science.cells import harmless
from serasi.science.harmony import Cell as Hidden
from tests.cast import NOW
from tests.publish.conftest import put
from tests.publish.counted import AREA, a_year, publish

RISKY = ("=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\x01=1", "＝1")
WRITERS = {
    "register/exports.py",
    "register/workbook.py",
    "network/sealed/files.py",
    "publish/open_files.py",
    "documents/xlsx.py",
    "measure/figure_files.py",
    "measure/xlsform.py",
    "measure/queries/counted.py",
    "publish/plan_book.py",
    "exchange/bulk.py",
    "exchange/packing.py",
    "exchange/unpacking.py",
}
"""Every module that writes a table; each has its test here, or beside its other tests
(`test_plan_books`, `exchange.test_bulk`, `exchange.test_shapes`). `counted` holds codes alone;
`unpacking` writes what the workbook of another source holds, which goes back as it came."""
MAKERS = {"writer", "DictWriter", "Workbook", "to_csv", "to_excel"}


def _is_formula(cell: str) -> bool:
    """Say, apart from the code, whether a spreadsheet might take a cell for a formula."""
    return bool(re.match(r"[\t\r\n]|[\x00-\x20\ufeff]*[=+\-@＝＋－＠]", cell))


def _no_formula_in_csv(data: bytes, *, marks: int) -> None:
    cells = [cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row]
    assert not [cell for cell in cells if _is_formula(cell)]
    assert sum(1 for cell in cells if cell.startswith("'")) >= marks


def _no_formula_in_book(data: bytes) -> list[str]:
    """Return the words of a workbook, none of which is a formula."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheets = [n for n in book.namelist() if n.startswith("xl/worksheets/sheet")]
        assert sheets
        assert not any(re.search(rb"<f[ >]", book.read(name)) for name in sheets)
    found = openpyxl.load_workbook(io.BytesIO(data))
    cells = [c for sheet in found for row in sheet for c in row if c.value is not None]
    assert all(cell.data_type in "snbd" for cell in cells)
    return [cell.value for cell in cells if isinstance(cell.value, str)]


def _sheet() -> exports.Sheet:
    rows = [[text, n, None] for n, text in enumerate(RISKY)]
    return exports.Sheet("uji", ["teks", "n", "kosong"], rows, "=saringan", NOW, "@orang")


def _read(made) -> bytes:
    data = b""
    while block := made.file.read(1 << 16):
        data += block
    return data


@given(st.text(alphabet=st.sampled_from("=+-@\t\r\n \x0b\xa0＝a1'\"") | st.characters()))
def test_a_cell_is_changed_only_when_it_could_be_a_formula(text):
    made = harmless(text)
    assert not _is_formula(made)
    assert made in (text, "'" + text)
    if text[:1].isalnum():
        assert made == text


def test_numbers_stay_numbers():
    assert [harmless(cell) for cell in (-3, 0, None, 2.5)] == [-3, 0, None, 2.5]


def test_the_files_of_the_register_hold_no_formula():
    _no_formula_in_csv(_read(exports.as_csv(_sheet())), marks=len(RISKY))
    words = _no_formula_in_book(_read(exports.as_xlsx(_sheet())))
    assert sum(1 for word in words if word.startswith("'")) == len(RISKY)
    assert not any(_is_formula(word) for word in words if word not in ("=saringan", "@orang"))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_download_of_events_holds_no_formula(records, kind):
    for field in ("title", "root", "party_a", "party_b"):
        for n, text in enumerate(RISKY):
            put(records, NOW.date().replace(day=n + 1), **{field: text})
    answer = records.client("dewi").get(reverse(f"register:events_{kind}"))
    data = b"".join(answer.streaming_content)
    if kind == "csv":
        _no_formula_in_csv(data, marks=4 * len(RISKY))
    else:
        words = _no_formula_in_book(data)
        assert not any(_is_formula(word) for word in words)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_download_of_the_table_holds_no_formula(records, kind):
    Area.objects.filter(parent="35.09").update(name="=1+1")
    answer = records.client("dewi").get(reverse(f"register:table_{kind}"))
    data = b"".join(answer.streaming_content)
    if kind == "csv":
        _no_formula_in_csv(data, marks=2)
    else:
        assert "'=1+1" in _no_formula_in_book(data)


@pytest.mark.parametrize("name", ["csv", "xlsx", "hxl"])
def test_the_open_data_holds_no_formula(house, name):
    cache.clear()
    Area.objects.filter(code__startswith=AREA).update(name="=HYPERLINK(1)")
    a_year(house)
    edition = publish(house)
    data = open_files.made(edition, name).content
    if name == "xlsx":
        assert "'=HYPERLINK(1)" in _no_formula_in_book(data)
    else:
        _no_formula_in_csv(data, marks=10)


def test_a_file_of_opened_secrets_holds_no_formula():
    sheet = sealed_files.Sheet(("nama", "kontak"), [(text, "+62 811") for text in RISKY])
    data = sealed_files._as_csv(sheet)[3:]
    _no_formula_in_csv(data, marks=2 * len(RISKY))


def test_the_tables_of_a_paper_hold_no_formula():
    rows = tuple((Cell(text), Cell("1", 1)) for text in RISKY)
    table = Table((Column("=kepala"), Column("n")), rows, caption="=judul", notes=("=catatan",))
    words = _no_formula_in_book(xlsx.write(Document("report", "=kepala naskah", blocks=(table,))))
    assert "=1+1" in words


@pytest.mark.parametrize("make", [figure_files.figures_csv, figure_files.figures_book])
def test_the_figures_of_a_wave_hold_no_formula(house, make):
    wave = Wave(code="=GEL", title="=1+1", kind="full", instrument=CURRENT, area_id=AREA)
    what = measures_of(CURRENT)[0]
    row = Row("35.09.11", "=Wuluhan", what, Hidden(reason="+sedikit"))
    data = _read(make(Figures(wave, 1, "=label", (row,)), made_by="=orang", now=NOW))
    if make is figure_files.figures_csv:
        _no_formula_in_csv(data, marks=3)
    else:
        assert "=GEL" in _no_formula_in_book(data)


def test_a_survey_form_holds_no_formula():
    data = xlsform.workbook(code="GEL", title="=1+1", version=CURRENT, kind="full", places=())
    assert "=1+1" in _no_formula_in_book(data)


def test_no_other_module_writes_a_table():
    """A new way out is added to `WRITERS` together with its test."""
    root = Path(serasi.__file__).parent
    found = set()
    for path in root.rglob("*.py"):
        tree = ast.parse(path.read_text())
        for node in ast.walk(tree):
            named = isinstance(node, ast.Attribute) and node.attr in MAKERS
            if named or (isinstance(node, ast.ImportFrom) and node.module == "xlsxwriter"):
                found.add(path.relative_to(root).as_posix())
    assert found | {"register/workbook.py"} == WRITERS
