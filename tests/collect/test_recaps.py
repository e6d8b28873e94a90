"""Recap books through the office's door: every assumption seen, changed, kept; rows as reports."""

from __future__ import annotations

import re
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


def tick(client: Client, intake: Intake, *taken: int, **dates: str):
    given = {f"tanggal:{name.removeprefix('row')}": written for name, written in dates.items()}
    return client.post(
        f"/masuk-data/{intake.pk}/pesan/",
        {"shown": range(4), "take": taken, "jenis": "report", **given},
        follow=True,
    )


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
    tick(client, intake, 0, 1, 2)
    client.post(f"/masuk-data/{intake.pk}/masukkan/")
    first, second, third = reports().order_by("intake_index")
    assert (first.channel, first.area_id) == ("recap", "35.09.11.2004")
    assert first.reading["event_date"] == "2026-03-02"
    assert (first.reading["deaths"], first.reading["injured"]) == (0, 3)
    assert (second.area_id, second.reading["trigger"]) == ("35.09.12.2002", "T7")
    assert third.reading["event_date"] is None
    assert "=cmd|" in third.text


def test_the_same_book_again_brings_only_what_was_left_open(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, plain_rows(*ROWS))
    client.post(f"/masuk-data/{intake.pk}/masukkan/")
    again = previewed(client, plain_rows(*ROWS))
    assert (again.summary["new"], again.summary["known"]) == (1, 3)
    assert again.items.get().why == "date_impossible"


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


def test_a_row_whose_date_is_in_no_calendar_comes_unticked_with_the_reason(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, plain_rows(*ROWS))
    assert list(intake.items.filter(taken=True).values_list("index", flat=True)) == [0, 1]
    page = client.get(f"/masuk-data/{intake.pk}/").content.decode()
    assert "1 baris bertanggal yang tidak ada di kalender" in page
    assert "tanggalnya tidak ada di kalender, jadi belum dicentang" in page
    client.post(f"/masuk-data/{intake.pk}/masukkan/")
    assert reports().count() == 2


def test_a_corrected_date_takes_the_row_and_stands_in_its_report(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, plain_rows(*ROWS))
    page = tick(client, intake, 0, 1, row2="28/02/2026").content.decode()
    assert "tanggal diperbaiki petugas" in page
    client.post(f"/masuk-data/{intake.pk}/masukkan/")
    report = reports().get(intake_index=2)
    assert report.reading["event_date"] == "2026-02-28"
    assert report.stated["recap"]["event_date"] == "2026-02-28"
    assert report.sent_at is not None
    assert "31/02/2026" in report.text
    assert report.stated["recap"]["flags"][0]["written"] == "31/02/2026"


@pytest.mark.parametrize(
    ("written", "number"), [("30/02/2026", "S349"), ("kemarin", "S349"), ("28/02/2027", "S350")]
)
def test_a_correction_that_is_no_date_leaves_the_row_out(
    house: House, written: str, number: str
) -> None:
    client = house.client("dewi")
    intake = previewed(client, plain_rows(*ROWS))
    page = tick(client, intake, 0, 1, 2, row2=written).content.decode()
    assert number in page
    assert not intake.items.get(index=2).taken


def test_a_row_ticked_without_a_date_is_taken_as_of_unknown_date(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, plain_rows(*ROWS))
    page = tick(client, intake, 0, 1, 2).content.decode()
    assert "masuk dengan tanggal tidak diketahui" in page
    client.post(f"/masuk-data/{intake.pk}/masukkan/")
    assert reports().get(intake_index=2).reading["event_date"] is None


def test_another_desk_cannot_correct_a_date(house: House) -> None:
    intake = previewed(house.client("dewi"), plain_rows(*ROWS))
    answer = tick(house.client("bagus"), intake, 0, row2="28/02/2026")
    assert answer.status_code == 404
    assert not intake.items.get(index=2).taken


def test_the_preview_shows_the_figures_of_each_row(house: House) -> None:
    client = house.client("dewi")
    titles = "Tanggal,Desa,Kecamatan,Uraian,Jenis,MD,LB,LR,KK,Jiwa,Kerugian\n"
    full = "02/03/2026,Lojejer,Wuluhan,Bentrok,SARA,1,2,belasan,12,40,Rp 1.5 jt\n"
    bare = "03/03/2026,Sabrang,Ambulu,Patok,Sengketa lahan,-,,,,,\n"
    upload(client, (titles + full + bare).encode(), name="rekap.csv")
    intake = Intake.objects.get()
    page = client.get(f"/masuk-data/{intake.pk}/").content.decode()
    first, second = [
        [
            " ".join(re.sub(r"<[^>]+>", " ", cell).split())
            for cell in re.findall(r"<t[dh].*?(?=</t[dh]>)", row, re.S)
        ]
        for row in page.split("<tbody>")[1].split("</tbody>")[0].split("<tr>")[1:]
    ]
    assert first[1:9] == [
        "rekap!2",
        "2 Mar 2026",
        "Lojejer, Wuluhan",
        "T3 isu sara",
        "1",
        "2 berat, 11–19 ringan",
        "12 KK, 40 jiwa",
        "1.500.000",
    ]
    assert second[4:9] == ["T7 sengketa lahan", *["tidak ada data"] * 4]


def test_a_book_with_nothing_new_says_so_and_leads_back(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, plain_rows(*ROWS[:2]))
    client.post(f"/masuk-data/{intake.pk}/masukkan/")
    again = previewed(client, plain_rows(*ROWS[:2]))
    page = client.get(f"/masuk-data/{again.pk}/").content.decode()
    assert "Tidak ada kejadian baru dalam buku ini" in page
    assert "2 kejadian sudah ada" in page
    assert 'href="/masuk-data/">Kembali ke Masuk data' in page
