"""The doors of the field and of citizens, with and without script, from both sides."""

from __future__ import annotations

import re
import uuid

import pytest
import time_machine
from django.conf import LazySettings, settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from serasi.collect.models import Attachment, Attempt
from serasi.collect.receipts import ticket_code
from serasi.network.walls import open_wall
from serasi.trail import queries as trail
from serasi.trail.models import Entry
from tests.cast import NOW, House
from tests.collect.conftest import photo, reports

JSON = {"headers": {"Accept": "application/json"}}
WORDS = "Dua rombongan pemuda adu mulut di pasar, bubar setelah ditegur Pak RT"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def filled(**more: object) -> dict[str, object]:
    return {
        "uuid": str(uuid.uuid4()),
        "life_at_risk": "no",
        "text": WORDS,
        "area": "35.09.11.2001",
        "when": "now",
        "knows": "saw",
        **more,
    }


def test_the_form_opens_for_the_field_with_its_own_village(house: House) -> None:
    page = house.client("darsono").get("/lapor/")
    assert page.status_code == 200
    assert "Lojejer" in page.content.decode()
    assert 'data-island="outbox draft"' in page.content.decode()
    assert "data-bound" not in page.content.decode()


@pytest.mark.parametrize("url", ["/lapor/", "/warga/"])
def test_no_answer_about_lives_at_risk_is_chosen_beforehand(house: House, url: str) -> None:
    html = house.client("darsono").get(url).content.decode()
    risk = re.findall(r'<input[^>]*name="life_at_risk"[^>]*>', html)
    assert len(risk) == 3
    assert not any("checked" in choice for choice in risk)


def test_a_report_that_does_not_say_is_not_taken_for_safe(house: House) -> None:
    given = filled()
    del given["life_at_risk"]
    house.client("darsono").post("/lapor/kirim/", given)
    assert reports().get().life_at_risk is None


def test_the_field_form_says_when_the_house_is_a_demo(house: House, settings: LazySettings) -> None:
    settings.DEMO = False
    assert "Peragaan:" not in house.client("darsono").get("/lapor/").content.decode()
    settings.DEMO = True
    assert "Peragaan:" in house.client("darsono").get("/lapor/").content.decode()


def test_the_form_is_closed_to_strangers_and_to_who_may_not_report(house: House) -> None:
    assert Client().get("/lapor/").status_code == 302
    assert house.client("mira").get("/lapor/").status_code == 404


def test_without_script_a_report_leads_to_its_receipt(house: House) -> None:
    client = house.client("darsono")
    answer = client.post("/lapor/kirim/", filled(crowd="40"))
    report = reports().get()
    assert answer.url == f"/lapor/terima/{report.receipt}/"
    page = client.get(answer.url).content.decode()
    assert report.receipt in page
    assert "(Serasi)" in page
    assert report.stated["crowd"] == 40
    assert report.stated["event_date"] == "2026-11-25"


def test_a_script_gets_the_receipt_and_the_reply_as_json(house: House) -> None:
    answer = house.client("darsono").post("/lapor/kirim/", filled(), **JSON).json()
    assert answer["receipt"] == reports().get().receipt
    assert answer["reply"].startswith(answer["receipt"] + " diterima 25/11 09.03")


def test_a_double_click_is_one_report(house: House) -> None:
    client, given = house.client("darsono"), filled()
    first = client.post("/lapor/kirim/", given, **JSON).json()
    second = client.post("/lapor/kirim/", given, **JSON).json()
    assert first["receipt"] == second["receipt"]
    assert reports().count() == 1


def test_nil_today_is_one_tap(house: House) -> None:
    house.client("darsono").post("/lapor/kirim/", filled(text="", nil="1"))
    assert reports().get().is_nil


def test_nil_pressed_over_written_words_stays_a_report(house: House) -> None:
    house.client("darsono").post("/lapor/kirim/", filled(nil="1"))
    assert not reports().get().is_nil


def test_a_session_that_ended_keeps_what_was_written(house: House) -> None:
    page = Client().post("/lapor/kirim/", filled())
    assert page.status_code == 401
    assert WORDS in page.content.decode()
    assert "S105" in page.content.decode()
    told = Client().post("/lapor/kirim/", filled(), **JSON)
    assert (told.status_code, told.json()["code"]) == (401, "S105")
    assert not reports().exists()


@pytest.mark.parametrize(
    ("field", "value", "number"),
    [
        ("day", "31/02/2026", "S349"),
        ("day", "26/11/2026", "S350"),
        ("day", "kemarin dulu", "S349"),
        ("area", "99.99", "S201"),
        ("area", "Negeri Antah", "S343"),
    ],
)
def test_bad_input_is_told_with_its_number_and_kept(
    house: House, field: str, value: str, number: str
) -> None:
    page = house.client("darsono").post("/lapor/kirim/", filled(when="other", **{field: value}))
    html = page.content.decode()
    assert page.status_code == 422
    assert number in html
    assert value in html
    assert WORDS in html
    assert "data-bound" in html
    assert not reports().exists()


def test_words_in_place_of_a_number_are_told_how_to_mend(house: House) -> None:
    page = house.client("darsono").post("/lapor/kirim/", filled(injured="tiga"))
    assert "Tulis dengan angka, misalnya 3." in page.content.decode()


def test_markup_in_a_report_is_shown_as_words(house: House) -> None:
    client = house.client("darsono")
    client.post("/lapor/kirim/", filled(text="<script>alert(1)</script> warga bentrok"))
    page = client.get("/laporan-saya/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_false_photo_is_told_and_the_report_kept(house: House) -> None:
    fake = SimpleUploadedFile("foto.jpg", b"MZ bukan foto", content_type="image/jpeg")
    answer = house.client("darsono").post("/lapor/kirim/", filled(photos=fake), **JSON).json()
    assert answer["receipt"]
    assert [row["code"] for row in answer["refused"]] == ["S340"]


def test_photos_open_for_who_sees_the_report_and_the_trail_knows(house: House) -> None:
    house.client("darsono").post("/lapor/kirim/", filled(photos=photo(gps=True)))
    open_wall()
    kept = Attachment.objects.select_related("report").get()
    opened = house.client("dewi").get(f"/berkas/{kept.pk}/")
    assert opened["Content-Type"] == "image/jpeg"
    assert b"Exif" not in b"".join(opened.streaming_content)
    assert [s.action for s in trail.who_saw(f"report:{kept.report.receipt}")] == ["file.opened"]
    for name in ("bagus", "wulan", "mira"):
        assert house.client(name).get(f"/berkas/{kept.pk}/").status_code == 404


def test_own_reports_show_what_was_done_and_nobody_elses(house: House) -> None:
    house.client("darsono").post("/lapor/kirim/", filled())
    receipt = reports().get().receipt
    mine = house.client("darsono").get("/laporan-saya/").content.decode()
    assert receipt in mine
    assert "menunggu piket" in mine
    assert receipt not in house.client("surya").get("/laporan-saya/").content.decode()
    assert house.client("bagus").get(f"/lapor/terima/{receipt}/").status_code == 404


def test_a_citizen_reports_without_an_account_and_follows_the_number(house: House) -> None:
    client = Client()
    assert client.get("/warga/").status_code == 200
    answer = client.post("/warga/kirim/", filled(area="Lojejer, Wuluhan", contact="0812345678"))
    report = reports().get()
    assert (report.channel, report.area_id) == ("citizen", "35.09.11.2001")
    assert report.receipt in client.get(answer.url).content.decode()
    code = ticket_code(report.receipt, key=settings.SEAL_KEY)
    asked = {"nomor": report.receipt.lower().replace("-", " "), "kode": code.lower()}
    status = Client().get("/warga/status/", asked)
    assert "menunggu piket" in status.content.decode()
    assert WORDS not in status.content.decode()


def test_a_number_without_its_code_tells_nothing(house: House) -> None:
    Client().post("/warga/kirim/", filled(area="Lojejer, Wuluhan"))
    receipt = reports().get().receipt
    for asked in ({"nomor": receipt}, {"nomor": receipt, "kode": "AAAAAAAA"}):
        answer = Client().get("/warga/status/", asked)
        assert answer.status_code == 404
        assert "S353" in answer.content.decode()


def test_the_trail_does_not_name_who_sent_a_report(house: House) -> None:
    house.client("darsono").post("/lapor/kirim/", filled())
    entry = Entry.objects.get(action="report.received")
    assert entry.actor == "reporter"
    assert "Darsono" not in entry.data


def test_the_ticket_page_knows_citizens_reports_alone(house: House) -> None:
    house.client("darsono").post("/lapor/kirim/", filled())
    receipt = reports().get().receipt
    answer = Client().get("/warga/status/", {"nomor": receipt})
    assert answer.status_code == 404
    assert "S353" in answer.content.decode()


def test_a_citizens_receipt_page_belongs_to_its_browser(house: House) -> None:
    answer = Client().post("/warga/kirim/", filled())
    assert Client().get(answer.url).url == "/warga/status/"


def test_the_citizens_door_stops_a_flood_without_keeping_addresses(house: House) -> None:
    client = Client()
    for _turn in range(12):
        assert client.post("/warga/kirim/", filled()).status_code == 302
    refused = client.post("/warga/kirim/", filled())
    assert refused.status_code == 429
    assert "127.0.0.1" not in " ".join(Attempt.objects.values_list("key", flat=True))
    assert client.post("/warga/kirim/", filled(), REMOTE_ADDR="10.0.0.9").status_code == 302


def test_a_robot_that_fills_the_hidden_field_is_refused(house: House) -> None:
    assert Client().post("/warga/kirim/", filled(website="http://x")).status_code == 422
    assert not reports().exists()
