"""Very many records into a file: the rows of the list, resumed without a row lost or doubled."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest
import python_calamine
from click.testing import CliRunner

from serasi.cli.main import cli
from serasi.exchange import bulk
from serasi.network.policy import system_viewer
from serasi.problems import Problem
from serasi.register import exports, workbook
from serasi.register.models import Event
from serasi.register.queries.events import EventFilter, events
from serasi.register.queries.exporting import FIELDS, export_rows, safe_rows
from serasi.science.cells import harmless
from serasi.trail.models import Entry
from tests.cast import NOW, House
from tests.register.test_tables import bulk as make
from tests.register.test_tables import by_hand

PLAIN = EventFilter()


@pytest.fixture
def records(house: House) -> House:
    by_hand(house)
    from datetime import date

    make(house, [("T2", "35.09.11.2004", date(2026, 1, 1 + n % 28), "incident") for n in range(48)])
    Event.objects.filter(pk__gt=Event.objects.first().pk).update(root="=1+1", deaths=None)
    return house


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch):
    monkeypatch.setattr(bulk, "BATCH", 10)


def found():
    return events(system_viewer("uji"), PLAIN)


def write(path, *, resume=False, words="semua", stop=None):
    done = []

    def tell(n: int) -> None:
        done.append(n)
        if stop is not None and sum(done) > stop:
            raise KeyboardInterrupt

    return bulk.write_csv(found(), path, words=words, resume=resume, tell=tell)


def test_the_house_itself_reads_every_record(records):
    """An empty condition means everywhere; "or" must not drop it."""
    assert found().count() == Event.objects.filter(state="confirmed").count() > 48
    assert events(system_viewer("uji"), EventFilter(state="all")).count() == Event.objects.count()


def test_the_file_holds_the_rows_of_the_list(records, tmp_path):
    made = write(tmp_path / "a.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text(), newline="")))
    assert made.count == len(rows) - 1 == found().count()
    shown = [["" if c is None else str(harmless(c)) for c in row]
             for row in export_rows(found().order_by("pk"))]  # fmt: skip
    assert rows[1:] == shown
    cells = [cell for row in rows for cell in row]
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell.startswith("=")]
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_cells_by_column_are_those_by_row(records):
    raw = list(found().order_by("pk").values_list(*FIELDS))
    by_row = [tuple(harmless(cell) for cell in row) for row in export_rows(found().order_by("pk"))]
    assert safe_rows(raw) == by_row


@pytest.mark.parametrize("stop", [0, 5, 15, 49])
def test_a_stopped_export_goes_on_to_the_same_file(records, tmp_path, stop):
    whole = write(tmp_path / "a.csv")
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "b.csv", stop=stop)
    assert not (tmp_path / "b.csv").exists()
    with (tmp_path / "b.csv.part").open("ab") as part:
        part.write(b"half a row that the machine did not finish")
    make(records, [("T2", "35.09.11.2004", NOW.date(), "incident")])
    again = write(tmp_path / "b.csv", resume=True)
    assert 0 < again.resumed < again.count
    assert (again.count, again.sha256) == (whole.count, whole.sha256)
    assert (tmp_path / "b.csv").read_bytes() == (tmp_path / "a.csv").read_bytes()


def test_another_filter_or_nothing_left_is_not_resumed(records, tmp_path):
    with pytest.raises(Problem, match="S1475"):
        write(tmp_path / "b.csv", resume=True)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "b.csv", stop=15)
    with pytest.raises(Problem, match="S1475"):
        write(tmp_path / "b.csv", resume=True, words="pemicu=T1")
    (tmp_path / "b.csv.part").write_bytes(b"short")
    with pytest.raises(Problem, match="S1475"):
        write(tmp_path / "b.csv", resume=True)


def test_a_house_without_records_gives_the_head_alone(house, tmp_path):
    assert write(tmp_path / "a.csv").count == 0
    assert (tmp_path / "a.csv").read_text().startswith("nomor,jenis")


def test_a_place_that_cannot_be_written_is_a_problem(records, tmp_path):
    with pytest.raises(Problem, match="S1476"):
        write(tmp_path / "no" / "a.csv")


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(records, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 21)
    bulk.write_xlsx(found(), tmp_path / "a.xlsx", words="semua", tell=lambda n: None)
    book = python_calamine.CalamineWorkbook.from_path(tmp_path / "a.xlsx")
    *sheets, last = book.sheet_names
    tables = [book.get_sheet_by_name(name).to_python() for name in sheets]
    assert (sheets[:2], last) == (["Data", "Data 2"], "Keterangan")
    assert all(table[0] == tables[0][0] and len(table) <= 21 for table in tables)
    numbers = [row[0] for table in tables for row in table[1:]]
    assert numbers == list(found().order_by("pk").values_list("public_id", flat=True))
    assert dict(book.get_sheet_by_name(last).to_python())["Jumlah baris"] == str(len(numbers))


@pytest.mark.parametrize("rows", [0, 1, 20, 21])
def test_a_sheet_that_is_just_full_needs_no_other(tmp_path, monkeypatch, rows):
    monkeypatch.setattr(workbook, "MOST_ROWS", 21)
    out = io.BytesIO()
    workbook.write_books(out, head=["n"], rows=([n] for n in range(rows)), about=lambda: [])
    names = zipfile.ZipFile(out).namelist()
    assert sum(1 for name in names if "sheet" in name and "worksheets" in name) == (
        2 if rows <= 20 else 3
    )
    assert exports.KINDS["xlsx"]


def test_the_command_writes_tells_and_is_in_the_trail(records, tmp_path):
    run = CliRunner()
    for kind in ("csv", "xlsx", "acled", "plover"):
        out = tmp_path / f"a.{kind}"
        base = ["exchange", "export", "--format", kind, "--out", str(out), "--json"]
        made = run.invoke(cli, [*base, "--filter", "pemicu=T2"])
        assert made.exit_code == 0, made.output
        told = json.loads(made.stdout)
        entry = Entry.objects.latest("seq")
        assert told["sha256"] in entry.data
        assert "pemicu=T2" in entry.data
        if kind in ("csv", "xlsx"):
            assert told["rows"] == Event.objects.filter(trigger="T2").count()
    wrong = run.invoke(cli, [*base, "--filter", "pemicu=T9"])
    assert (wrong.exit_code, "S104" in wrong.output) == (2, True)
    again = run.invoke(cli, [*base, "--resume"])
    assert "S1475" in again.output
