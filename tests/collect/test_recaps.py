"""Recap books through the office's door: every assumption seen, changed, kept; rows as reports."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from serasi.collect.models import ColumnMap, Intake
from tests.cast import NOW, House
from tests.collect.conftest import reports
from tests.collect.recap.books import plain_rows

LAND = [2, "05/04/2026", "Sabrang", "Ambulu", "Sengketa batas kebun", "Sengketa lahan", "-"]
ROWS = (
    [1, date(2026, 3, 2), "Dukuhdempok", "Wuluhan", "Bentrok pemuda", "Bentrok antarwarga"]
    + ["nihil", 1, "2 org"],
    LAND,
    [3, "31/02/2026", "Lojejer", "Wuluhan", "=cmd|' /C calc'!A0", "SARA", 0, 0, 0],
    LAND,
)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def upload(client: Client, raw: bytes, name: str = "rekap 2026.xlsx"):
    return client.post("/masuk-data/rekap/", {"file": SimpleUploadedFile(name, raw)})


def previewed(client: Client, raw: bytes) -> Intake:
    answer = upload(client, raw)
    assert answer.status_code == 302, answer.content.decode()
    return Intake.objects.get(pk=int(answer.url.strip("/").rsplit("/", 1)[-1]))


def test_the_preview_shows_rows_assumptions_and_flags(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, plain_rows(*ROWS))
    page = client.get(f"/masuk-data/{intake.pk}/").content.decode()
    assert "4 kejadian terbaca" in page
    assert "dibaca sebagai tanggal kejadian" in page
    assert "tanggal tidak ada di kalender" in page
    assert "Dukuhdempok, Wuluhan" in page
    assert "sama dengan baris lain dalam buku ini" in page
    assert not reports().exists()


def test_rows_become_reports_with_their_own_figures(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, plain_rows(*ROWS))
    client.post(f"/masuk-data/{intake.pk}/masukkan/")
    first, second, third = reports().order_by("intake_index")
    assert (first.channel, first.area_id) == ("recap", "35.09.11.2004")
    assert first.reading["event_date"] == "2026-03-02"
    assert (first.reading["deaths"], first.reading["injured"]) == (0, 3)
    assert (second.area_id, second.reading["trigger"]) == ("35.09.12.2002", "T7")
    assert third.reading["event_date"] is None
    assert "=cmd|" in third.text


def test_the_same_book_again_adds_nothing(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, plain_rows(*ROWS))
    client.post(f"/masuk-data/{intake.pk}/masukkan/")
    again = previewed(client, plain_rows(*ROWS))
    assert (again.summary["new"], again.summary["known"]) == (0, 4)


def test_a_choice_is_taken_and_kept_for_the_next_book(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, plain_rows(*ROWS[:2]))
    key = next(a["id"] for a in intake.summary["assumptions"] if "Jenis" in a["what"])
    client.post(f"/masuk-data/{intake.pk}/pilihan/", {f"pilih:{key}": "remark"})
    client.post(f"/masuk-data/{intake.pk}/masukkan/")
    assert ColumnMap.objects.get().choices == {key: "remark"}
    other = [9, date(2026, 5, 9), "Lojejer", "Wuluhan", "Warga blokade jalan", "SARA", 0, 0, 0]
    following = previewed(client, plain_rows(other))
    assert following.summary["from_last_time"]
    assert following.choices == {key: "remark"}
    assert following.items.get().stated["recap"]["trigger"] is None


def test_a_choice_that_does_not_fit_changes_nothing(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, plain_rows(*ROWS[:2]))
    refused = client.post(f"/masuk-data/{intake.pk}/pilihan/", {"pilih:hidden_rows": "mungkin"})
    intake.refresh_from_db()
    assert intake.state == "preview"
    assert intake.items.count() == 2
    assert refused.status_code in (302, 422)


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        (b"", "S346"),
        (b"PK\x03\x04 terpotong", "S333"),
        (plain_rows(*ROWS)[:-300], "S333"),
        (b"nama,umur\nA,2\n", "S336"),
    ],
)
def test_a_bad_book_is_told_with_its_number(house: House, raw: bytes, number: str) -> None:
    page = upload(house.client("dewi"), raw)
    assert number in page.content.decode()
    assert not Intake.objects.exists()


def test_a_dash_is_no_data_until_the_officer_says_that_it_is_nought(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, plain_rows(*ROWS[:2]))
    page = client.get(f"/masuk-data/{intake.pk}/").content.decode()
    assert '<option value="none" selected>tidak ada data</option>' in page
    assert intake.items.get(index=1).reading["deaths"] is None
    client.post(f"/masuk-data/{intake.pk}/pilihan/", {"pilih:dash": "zero"})
    assert intake.items.get(index=1).reading["deaths"] == 0


def test_a_dash_in_a_book_without_accounts_is_no_data_either(house: House) -> None:
    client = house.client("dewi")
    titles = "Tanggal,Desa,Kecamatan,Jenis,MD,Luka,Keterangan\n"
    book = f"{titles}05/04/2026,Sabrang,Ambulu,Bentrok antarwarga,-,-,2 rumah rusak\n"
    upload(client, book.encode(), name="rekap.csv")
    item = Intake.objects.get().items.get()
    assert (item.reading["deaths"], item.reading["injured"]) == (None, None)
    assert item.reading["buildings_damaged"] == 2
    assert {"deaths", "injured"}.isdisjoint(item.reading["evidence"])
