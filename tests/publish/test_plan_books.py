"""The plan of action from and to a workbook: round trip, refusals by row, nothing half-written."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from serasi.problems import Problem
from serasi.publish.actions import planning
from serasi.publish.actions.plan_books import export_plan, import_plan
from serasi.publish.actions.planning import Row, Told
from serasi.publish.models import PlanRow
from serasi.publish.plan_book import COLUMNS, read_plan
from serasi.regions.models import Area
from serasi.trail.models import Entry
from tests.cast import NOW
from tests.publish.conftest import AREA

FIELDS = [name for name, _title in COLUMNS]
HEADS = ["No", "Bidang", "Rencana Aksi", "KEGIATAN", "Satuan", "Target B04", "Target B08",
         "Penanggung  Jawab", "Anggaran"]  # fmt: skip
GOOD = [1, "Pencegahan", "Dialog", "Dialog warga", "kegiatan", 2, None, "FKUB", "Rp1.500.000"]


def book(*rows, heads=HEADS, before=()):
    made = Workbook()
    for row in (*before, heads, *rows):
        made.active.append(row)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def take(house, content, year=2027, who="dewi"):
    return import_plan(house.viewer(who), area=AREA, year=year, content=content, now=NOW)


def fields_of(year):
    rows = PlanRow.objects.filter(area=AREA, year=year).order_by("serial")
    return [tuple(getattr(row, name) for name in FIELDS) for row in rows]


def refused(house, content):
    with pytest.raises(Problem) as found:
        take(house, content)
    assert not PlanRow.objects.filter(year=2027).exists()
    assert not Entry.objects.filter(action="renaksi.imported").exists()
    return found.value


def test_what_goes_out_comes_in_again_the_same(house):
    dewi = house.viewer("dewi")
    planning.add_defaults(dewi, area=AREA, year=2026, now=NOW)
    odd = Row("stop", "=1+1", "N" * 300, "+62 kali", "@Polres", 0, None, 12, "-", "Silo\u200b", "a",
              "b", "c", 150_000_000, "5.05.02")  # fmt: skip
    made = planning.add_row(dewi, area=AREA, year=2026, row=odd, now=NOW)
    planning.tell_progress(dewi, pk=made.pk, told=Told("B04", 3, evidence="=2+2"), now=NOW)
    later = NOW + timedelta(minutes=1)
    out = export_plan(
        dewi, place=Area.objects.get(code=AREA), year=2026, today=NOW.date(), now=later
    )
    sheet = load_workbook(io.BytesIO(out)).active
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds, "no formula survives"
    assert [cell.value for cell in sheet[3]][:3] == ["No", "Bidang", "Fokus/permasalahan"]
    assert take(house, out) == 10
    assert fields_of(2027) == fields_of(2026)
    assert Entry.objects.filter(action="renaksi.imported").count() == 1
    with pytest.raises(Problem) as twice:
        take(house, out)
    assert twice.value.code == "S1433" and PlanRow.objects.filter(year=2027).count() == 10


def test_columns_are_found_by_their_heads_wherever_they_stand(house):
    before = [["MATRIKS RENCANA AKSI"], []]
    rows = [GOOD, [2, None, None, "Rapat", "rapat", None, "3", "Polres"], [],
            ["Jumlah", None, None, None, None, 5]]  # fmt: skip
    assert take(house, book(*rows, before=before)) == 2
    first, second = PlanRow.objects.filter(year=2027).order_by("serial")
    assert (first.target_b04, first.budget) == (2, 1_500_000)
    assert (second.domain, second.plan, second.target_b08) == ("prevent", "Dialog", 3)


def test_targets_under_a_common_head_are_found(house):
    made = Workbook()
    sheet = made.active
    sheet.append(["Bidang", "Rencana aksi", "Kegiatan", "Satuan", "Ukuran keberhasilan", None, None,
                  "Penanggung jawab", "Capaian", None, None])  # fmt: skip
    sheet.append([None, None, None, None, "B04", "B08", "B12", None, "B04", "B08", "B12"])
    sheet.append(["Pemulihan", "LDP", "Kunjungan", "kali", 1, 2, 3, "Dinsos", 9, 9, 9])
    saved = io.BytesIO()
    made.save(saved)
    assert take(house, saved.getvalue()) == 1
    row = PlanRow.objects.get(year=2027)
    assert (row.target_b04, row.target_b08, row.target_b12) == (1, 2, 3)


@pytest.mark.parametrize(
    ("at", "value", "words"),
    [
        (1, "Pelayanan", "Bidang bukan Pencegahan"),
        (3, "", "Kegiatan kosong"),
        (3, "K" * 301, "Kegiatan lebih dari 300 huruf"),
        (4, None, "Satuan ukuran kosong"),
        (5, "dua", "Ukuran keberhasilan B04 bukan angka bulat"),
        (5, -1, "Ukuran keberhasilan B04 bukan angka bulat"),
        (5, 1.5, "Ukuran keberhasilan B04 bukan angka bulat"),
        (5, None, "tidak ada target"),
        (8, "banyak", "Anggaran (rupiah) bukan angka bulat"),
        (5, "=1+1", "rumus tanpa hasil"),
    ],
)
def test_a_wrong_row_is_named_by_its_number_and_nothing_is_taken_in(house, at, value, words):
    wrong = list(GOOD)
    wrong[at] = value
    found = refused(house, book([*GOOD[:3], "Yang benar", *GOOD[4:]], wrong))
    assert found.code == "S1433"
    assert "baris 3: " in str(found) and words in str(found)


def test_books_that_are_none_are_refused(house):
    assert refused(house, b"bukan buku").code.startswith("S3")
    assert refused(house, book(heads=["No", "Nama"])).code == "S1432"
    assert "Penanggung jawab" in str(refused(house, book(GOOD[:7], heads=HEADS[:7])))
    assert refused(house, book()).code == "S1434"
    assert refused(house, book(GOOD, GOOD)).code == "S1433"


def test_four_thousand_rows_come_in_and_go_out(house):
    rows = [[n, "Pencegahan", "Dialog", f"Dialog {n}", "kegiatan", n, None, "FKUB"]
            for n in range(1, 4001)]  # fmt: skip
    assert take(house, book(*rows)) == 4000
    out = export_plan(
        house.viewer("dewi"), place=Area.objects.get(code=AREA), year=2027, today=NOW.date(),
        now=NOW + timedelta(minutes=1),
    )  # fmt: skip
    assert len(read_plan(out)) == 4000


def test_through_the_page_by_who_keeps_the_plan_alone(house):
    address = reverse("publish:plan", args=[AREA, 2027])

    def send(who):
        file = SimpleUploadedFile("rencana.xlsx", book(GOOD))
        return house.client(who).post(address, {"do": "import", "file": file})

    assert send("laras").status_code in (403, 404)
    assert send("bagus").status_code == 404
    assert not PlanRow.objects.exists()
    assert send("dewi").status_code == 302
    file = reverse("publish:plan_file", args=[AREA, 2027])
    assert house.client("laras").get(file).content.startswith(b"PK")
    assert house.client("bagus").get(file).status_code == 404
    again = send("dewi")
    assert again.status_code == 422 and "S1433" in again.content.decode()
