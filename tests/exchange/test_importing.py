"""Files of others come in whole or not at all, keep apart, and go back byte by byte."""

from __future__ import annotations

import gzip
import hashlib
import io
import json

import hxl
import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from serasi.cli.main import cli
from serasi.exchange.actions import importing
from serasi.exchange.actions.returning import written
from serasi.exchange.books import NotABookError, read_book
from serasi.exchange.models import ExternalEvent, ExternalFile
from serasi.problems import Problem
from serasi.register.queries.tables import Period, TableFilter, trigger_table
from serasi.trail.models import Entry
from tests.cast import NOW, House
from tests.exchange import samples

ROW = samples.UCDP_ROWS[0]


def bring(house: House, data: bytes, *, who: str = "rini", **more) -> ExternalFile:
    actor = house.viewer(who)
    agency = importing.agency_of(actor)
    looked = importing.look(agency, data=data)
    return importing.keep(actor, agency, looked, name="berkas.csv", now=NOW, **more)


def back(row: ExternalFile) -> bytes:
    return b"".join(written(row))


@given(
    st.lists(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
                      min_size=2, max_size=4), min_size=1, max_size=6),
    st.sampled_from(["\n", "\r\n"]), st.booleans(),
)  # fmt: skip
def test_the_records_of_any_table_join_to_the_file_itself(rows, end, quoted):
    import csv

    out = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(out, lineterminator=end, quoting=quoting).writerows(rows)
    text = out.getvalue()
    book = read_book(text.encode())
    parts = [book.head, *([book.tags] if book.tags else []), *book.records]
    assert "".join(part.raw for part in parts) == text


@pytest.mark.parametrize("data", [b"", b"a,b\0\n", b"\xef\xbb\xbf\xff"])
def test_what_is_no_table_is_refused(data):
    with pytest.raises(NotABookError):
        read_book(data)


@pytest.mark.parametrize("data", [
    samples.ucdp(), samples.ucdp(tags=False), samples.ucdp(end="\n"),
    samples.ucdp(mark=b"\xef\xbb\xbf"), samples.ucdp() + b"\r\n\r\n", samples.ucdp()[:-2],
    samples.ucdp().replace(b"Kelompok Tiga", "Kelompok Tigá".encode("cp1252")),
    samples.ACLED, samples.SNPK,
])  # fmt: skip
def test_a_file_comes_back_byte_by_byte(house, data):
    row = bring(house, data)
    assert row.complete
    assert back(row) == data
    assert hashlib.sha256(back(row)).hexdigest() == row.sha256


def test_the_hxl_file_of_ucdp_comes_back_byte_by_byte_and_stays_hxl(house, data_dir):
    data = gzip.decompress((data_dir / "events" / "ucdp_ged_idn_v20.1_hxl.csv.gz").read_bytes())
    row = bring(house, data)
    assert (row.rows, row.refused, row.findings) == (1734, 0, [])
    given_back = back(row)
    assert hashlib.sha256(given_back).hexdigest() == hashlib.sha256(data).hexdigest()
    tagged = hxl.data(hxl.make_input(io.BytesIO(given_back)))
    rows = list(tagged)
    assert len(rows) == 1734
    deaths = sum(int(r.get("#affected+killed")) for r in rows)
    assert deaths == sum(ExternalEvent.objects.values_list("deaths", flat=True))


def test_a_row_is_read_and_placed(house):
    bring(house, samples.ucdp())
    first, second, third = ExternalEvent.objects.order_by("position")
    assert (first.area_id, first.deaths, first.forms) == ("35.09", 3, ["F10", "F11"])
    assert (str(first.start_date), str(first.end_date)) == ("2025-03-01", "2025-03-02")
    assert (second.area_id, second.time_precision, second.forms) == (None, "month", ["F11"])
    assert (third.area_id, third.time_precision) == ("35.10", "week")


def test_acled_codes_are_read_by_the_crosswalk_and_an_unknown_one_is_said(house):
    row = bring(house, samples.ACLED)
    forms = list(ExternalEvent.objects.order_by("position").values_list("forms", flat=True))
    assert forms == [["F03"], ["F09", "F10"], []]
    assert [one["code"] for one in row.findings] == ["S1470"]
    assert row.findings[0]["line"] == 4
    assert ExternalEvent.objects.get(source_id="IDN903").deaths is None


def test_snpk_types_give_a_trigger_only_where_there_is_one(house):
    row = bring(house, samples.SNPK)
    triggers = list(ExternalEvent.objects.order_by("position").values_list("triggers", flat=True))
    assert triggers == [["T1", "T3", "T5", "T6"], ["T8"], []]
    assert [one["code"] for one in row.findings] == ["S1470"]
    assert ExternalEvent.objects.get(source_id="S-1").area_id == "35.09"


FAULTS = [
    ("2025-03-01 00:00:00.000", "31/02/2025", "S1462"),
    ("-8.360000,113.530000", "selatan,113.5", "S1463"),
    ("-8.360000,113.530000", "48.85,2.35", "S1464"),
    ("901,ID-1", ",ID-1", "S1465"),
    (",3,4,2,", ",tiga,4,2,", "S1466"),
    ("2025-03-02 00:00:00.000", "2025-02-01 00:00:00.000", "S1467"),
    ("901,ID-1", "903,ID-1", "S1468"),
    ("901,ID-1", "901,ID-1,lebih", "S1469"),
    ("901,ID-1", "9" * 81 + ",ID-1", "S1474"),
]


@pytest.mark.parametrize(("old", "new", "code"), FAULTS)
def test_a_faulty_row_is_named_and_nothing_is_kept(house, old, new, code):
    rows = (*samples.UCDP_ROWS[1:], samples.changed(ROW, old, new))
    data = samples.ucdp(*rows)
    looked = importing.look(importing.agency_of(house.viewer("rini")), data=data)
    # the tags are line 2; the record of two lines takes 3 and 4
    assert [(line, problem.code) for line, problem in looked.wrong] == [(6, code)]
    with pytest.raises(Problem, match="S1472"):
        bring(house, data)
    assert not ExternalFile.objects.exists()
    assert not ExternalEvent.objects.exists()
    row = bring(house, data, without_refused=True)
    assert (row.rows, row.refused, row.complete) == (2, 1, False)
    assert row.findings[0]["code"] == code


@pytest.mark.parametrize("data", [
    b"", b"a;b\n1;2\n", samples.ucdp().replace(b"latitude", b"lintang"), b"\x00\x01",
])  # fmt: skip
def test_a_file_of_no_source_is_refused(house, data):
    with pytest.raises(Problem, match="S1460"):
        bring(house, data)


def test_a_file_too_large_is_refused(house, monkeypatch):
    monkeypatch.setattr("serasi.exchange.looking.MOST_MB", 0)
    with pytest.raises(Problem, match="S1461"):
        bring(house, samples.ucdp())


def test_the_same_file_twice_adds_nothing(house):
    bring(house, samples.ucdp())
    with pytest.raises(Problem, match="S1473"):
        bring(house, samples.ucdp())
    assert ExternalEvent.objects.count() == 3


def test_a_newer_file_says_what_changed_and_both_come_back(house):
    first, newer = samples.ucdp(), samples.ucdp(samples.changed(ROW, ",3,4,2,", ",5,6,2,"),
                                                *samples.UCDP_ROWS[1:])  # fmt: skip
    old = bring(house, first)
    row = bring(house, newer)
    assert (row.new, row.changed, row.same) == (0, 1, 2)
    assert "best, high" in row.findings[0]["sentence"]
    assert ExternalEvent.objects.filter(current=True).count() == 3
    assert ExternalEvent.objects.get(source_id="901", current=True).deaths == 5
    assert (back(old), back(row)) == (first, newer)


def test_events_of_others_are_never_counted_with_the_own(house):
    from datetime import date

    bring(house, samples.ucdp())
    year = TableFilter(Period(date(2025, 1, 1), date(2025, 12, 31)))
    assert trigger_table(house.viewer("rini"), year).total == 0


def test_who_does_not_answer_for_the_data_brings_nothing_in(house):
    for name in ("dewi", "laras", "surya", "wulan", "yoga", "tirto"):
        with pytest.raises(Problem):
            importing.agency_of(house.viewer(name))


def test_others_see_what_lies_in_their_area_alone(house):
    bring(house, samples.ucdp())
    seen = {
        name: house.client(name).get(reverse("exchange:events")).content.decode()
        for name in ("rini", "dewi", "bagus")
    }
    assert all(number in seen["rini"] for number in ("901", "902", "903"))
    assert "901" in seen["dewi"]
    assert "903" not in seen["dewi"]
    assert "903" in seen["bagus"]
    assert "901" not in seen["bagus"]


def test_the_page_filters_by_source_area_and_days(house):
    bring(house, samples.ucdp())
    bring(house, samples.ACLED)
    client = house.client("rini")

    def total(**query) -> str:
        page = client.get(reverse("exchange:events"), query).content.decode()
        return page.split('class="asof"><b>')[1].split(" ")[0]

    assert total() == "6"
    assert total(sumber="ucdp") == "3"
    assert total(sumber="ucdp", wilayah="35.09") == "1"
    assert total(dari="2025-11-25") == "2"
    assert total(q="muncar") == "2"
    page = client.get(reverse("exchange:events"), {"sumber": "lain"}).content.decode()
    assert "tidak dikenal dan diabaikan" in page


def test_a_source_of_which_nothing_is_here_has_no_column(house):
    bring(house, samples.ucdp())
    page = house.client("rini").get(reverse("exchange:events")).content.decode()
    heads = page.split("mnw")[-1].split("</thead>")[0]
    assert "UCDP GED" in heads
    assert "ACLED" not in heads


def test_the_page_looks_first_and_keeps_then(house):
    client = house.client("hendra")
    url = reverse("exchange:bring")
    upload = SimpleUploadedFile("ged.csv", samples.ucdp())
    looked = client.post(url, {"do": "look", "file": upload})
    page = looked.content.decode()
    assert "3 catatan UCDP GED terbaca" in page
    assert not ExternalFile.objects.exists()
    carried = page.split('name="carried" hidden>')[1].split("<")[0]
    kept = client.post(url, {"do": "keep", "carried": carried, "name": "ged.csv"})
    assert kept.status_code == 302
    row = ExternalFile.objects.get()
    assert (row.name, row.rows, row.by.username) == ("ged.csv", 3, "hendra")
    answer = client.get(reverse("exchange:original", args=[row.pk]))
    assert b"".join(answer.streaming_content) == samples.ucdp()
    assert set(Entry.objects.filter(action__startswith="exchange.").values_list("action", flat=True)
               ) == {"exchange.imported", "exchange.returned"}  # fmt: skip


def test_the_page_shows_the_refused_rows(house):
    bad = samples.ucdp(samples.changed(ROW, "2025-03-01 00", "2025-02-31 00"))
    upload = SimpleUploadedFile("ged.csv", bad)
    page = house.client("rini").post(reverse("exchange:bring"), {"file": upload}).content.decode()
    assert "Baris 3" in page
    assert "S1462" in page


def test_the_command_imports_looks_and_refuses_in_one_line(house, tmp_path):
    path = tmp_path / "ged.csv"
    path.write_bytes(samples.ucdp())
    run = CliRunner()
    base = ["exchange", "import", str(path), "--region", "35.09"]
    looked = run.invoke(cli, [*base, "--dry-run", "--json"])
    assert json.loads(looked.stdout)["stored"] is None
    assert not ExternalFile.objects.exists()
    kept = run.invoke(cli, [*base, "--format", "ucdp", "--json"])
    assert json.loads(kept.stdout)["stored"] == 3, kept.output
    again = run.invoke(cli, base)
    assert again.exit_code == 2
    assert "S1473" in again.output
    wrong = run.invoke(cli, [*base, "--format", "acled"])
    assert (wrong.exit_code, "S1460" in wrong.output) == (2, True)
