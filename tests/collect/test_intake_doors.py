"""Exports and pastes through the office's doors: preview, choices, storing, and coming again."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from serasi.collect import actions, replies, rules, sealed
from serasi.collect.models import Attachment, Intake, IntakeItem, SeenMessage
from serasi.collect.receipts import receipts
from serasi.network.walls import open_wall
from tests.cast import NOW, House
from tests.collect.conftest import photo, reports

CHAT = """24/11/26 20.01 - Pesan dan panggilan dienkripsi secara end-to-end.
24/11/26 20.02 - Pak Kasun: Selamat malam bapak ibu
24/11/26 21.40 - +62 812-3456-7890: Mohon izin melaporkan, tadi jam 21.30 dua kelompok pemuda \
bentrok di lapangan Ds. Dukuhdempok Kec. Wuluhan, 3 orang luka ringan, MD nihil
24/11/26 21.41 - +62 812-3456-7890: IMG-20261124-WA0001.jpg (file terlampir)
24/11/26 21.45 - Bu Sri: siap pak
24/11/26 21.50 - Bu Sri: Ijin melaporkan hasil patroli Ds. Lojejer, hal menonjol NIHIL, aman
24/11/26 22.00 - Pak Kasun: Pesan ini dihapus
"""
MORE = """25/11/26 06.10 - Bu Sri: Info A1 warga mau pasang patok lagi di lahan HGU Ds. Lojejer \
besok pagi, massa seratusan
25/11/26 06.12 - Pak Kasun: <b>siap</b>
"""


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def zipped(chat: str, **files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Chat WhatsApp dengan Siaga Wuluhan.txt", chat)
        for name, content in files.items():
            archive.writestr(name.replace("__", "-").replace("_jpg", ".jpg"), content)
    return out.getvalue()


def upload(client: Client, content: str | bytes, name: str = "chat.txt", **more: object):
    raw = content.encode() if isinstance(content, str) else content
    return client.post("/masuk-data/whatsapp/", {"file": SimpleUploadedFile(name, raw), **more})


def previewed(client: Client, content: str | bytes, name: str = "chat.txt") -> Intake:
    answer = upload(client, content, name)
    assert answer.status_code == 302, answer.content.decode()
    return Intake.objects.get(pk=int(answer.url.strip("/").rsplit("/", 1)[-1]))


def stored(client: Client, content: str | bytes, name: str = "chat.txt") -> Intake:
    intake = previewed(client, content, name)
    client.post(f"/masuk-data/{intake.pk}/masukkan/")
    intake.refresh_from_db()
    return intake


def test_the_preview_tells_reports_from_chatter_and_why(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, CHAT)
    assert intake.summary["messages"] == 6
    assert (intake.summary["system"], intake.summary["deleted"]) == (1, 1)
    verdicts = dict(intake.items.values_list("index", "verdict"))
    assert verdicts == {0: "chatter", 1: "report", 3: "chatter", 4: "nil"}
    page = client.get(f"/masuk-data/{intake.pk}/").content.decode()
    assert "menceritakan peristiwa yang terjadi" in page
    assert "Dukuhdempok, Wuluhan" in page
    assert not reports().exists()


def test_storing_makes_reports_with_sealed_senders(house: House) -> None:
    client = house.client("dewi")
    intake = stored(client, CHAT)
    report, nil = reports().order_by("intake_index")
    assert (intake.state, report.channel, report.area_id) == ("done", "whatsapp", "35.09.11.2004")
    assert report.sent_at.isoformat() == "2026-11-24T14:40:00+00:00"
    assert nil.is_nil
    assert "3456" not in report.sender_key
    told = sealed.reveal(
        house.viewer("hendra"), report, sealed.SENDER, reason="keselamatan pelapor", now=NOW
    )
    assert told == "+62 812-3456-7890"


def test_after_storing_no_chatter_and_no_file_is_left(
    house: House, tmp_path, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        stored(house.client("dewi"), CHAT)
    assert not IntakeItem.objects.exists()
    assert list((tmp_path / "files").rglob("*.txt")) == []


def test_a_longer_export_adds_only_what_is_new(house: House) -> None:
    client = house.client("dewi")
    stored(client, CHAT)
    again = previewed(client, CHAT + MORE)
    assert (again.summary["new"], again.summary["known"]) == (2, 6)
    client.post(f"/masuk-data/{again.pk}/masukkan/")
    assert reports().count() == 3
    third = stored(client, CHAT + MORE)
    assert third.summary["new"] == 0
    assert reports().count() == 3


def test_a_number_that_became_a_name_is_known_again(house: House) -> None:
    client = house.client("dewi")
    stored(client, CHAT)
    again = previewed(client, CHAT.replace("+62 812-3456-7890", "Pak Babinsa Udin"))
    assert again.summary["new"] == 0


def test_a_double_click_stores_once(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, CHAT)
    for _click in range(2):
        assert client.post(f"/masuk-data/{intake.pk}/masukkan/").status_code == 302
    assert reports().count() == 2


def test_two_previews_of_one_chat_store_its_messages_once(house: House) -> None:
    client = house.client("dewi")
    one, two = previewed(client, CHAT), previewed(client, CHAT)
    for intake in (one, two):
        client.post(f"/masuk-data/{intake.pk}/masukkan/")
    assert reports().count() == 2


def test_photos_of_the_export_go_to_the_report_before_them(house: House) -> None:
    picture = photo(gps=True).getvalue()
    content = zipped(CHAT, **{"IMG__20261124__WA0001_jpg": picture})
    stored(house.client("dewi"), content, "chat.zip")
    open_wall()
    kept = Attachment.objects.select_related("report").get()
    assert kept.report.area_id == "35.09.11.2004"
    assert sealed.POINT in sealed.kinds_of(kept.report)


def test_a_false_photo_in_an_export_does_not_stop_it(house: House) -> None:
    content = zipped(CHAT, **{"IMG__20261124__WA0001_jpg": b"GIF89a kosong"})
    stored(house.client("dewi"), content, "chat.zip")
    assert reports().count() == 2
    assert not Attachment.objects.exists()


def test_a_message_may_be_taken_or_left_by_hand(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, CHAT)
    client.post(f"/masuk-data/{intake.pk}/pesan/", {"shown": ["0", "1"], "take": ["0"]})
    client.post(f"/masuk-data/{intake.pk}/masukkan/")
    assert set(reports().values_list("intake_index", flat=True)) == {0, 4}


def test_the_date_order_may_be_changed(house: House) -> None:
    client = house.client("dewi")
    chat = re.sub(r"24/11/26 (\d\d)\.(\d\d)", r"05/11/26 \1:\2", CHAT)
    intake = previewed(client, chat)
    assert intake.summary["date_order"] == "dmy"
    assert not intake.summary["order_certain"]
    client.post(f"/masuk-data/{intake.pk}/pilihan/", {"pilih:date_order": "mdy"})
    intake.refresh_from_db()
    assert intake.summary["first"].startswith("2026-05-11")


def test_a_date_order_that_cannot_be_changes_nothing(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, CHAT)
    refused = client.post(f"/masuk-data/{intake.pk}/pilihan/", {"pilih:date_order": "mdy"})
    assert refused.status_code == 422
    assert "S322" in refused.content.decode()
    intake.refresh_from_db()
    assert (intake.choices, intake.state) == ({}, "preview")
    assert intake.items.count() == 4


def test_an_export_with_nothing_new_says_so_and_leads_back(house: House) -> None:
    client = house.client("dewi")
    stored(client, CHAT)
    page = client.get(f"/masuk-data/{previewed(client, CHAT).pk}/").content.decode()
    assert "Tidak ada pesan baru sejak 24 Nov 2026 pukul 22.00 WIB" in page
    assert "6 pesan sudah ada" in page
    assert 'href="/masuk-data/">Kembali ke Masuk data' in page
    assert "0 pesan dibaca" not in page


def test_nothing_is_said_of_other_desks_when_all_lies_within(house: House) -> None:
    client = house.client("dewi")
    page = client.get(f"/masuk-data/{previewed(client, CHAT).pk}/").content.decode()
    assert "di luar wilayah meja Anda" not in page


def test_our_own_reply_is_known_in_the_next_export(house: House) -> None:
    client = house.client("dewi")
    stored(client, CHAT)
    receipt = reports().first().receipt
    reply = f"{receipt} diterima 24/11 21.45. Dukuhdempok. Terima kasih. (Serasi)"
    again = previewed(client, f"{CHAT}24/11/26 22.05 - Dewi: {reply}\n")
    assert again.summary["own_receipts"] == [receipt]
    assert again.items.get().verdict == "reply"


def test_markup_in_messages_is_shown_as_words(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, MORE.replace("massa seratusan", "<script>x</script> massa 100"))
    page = client.get(f"/masuk-data/{intake.pk}/").content.decode()
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


@pytest.mark.parametrize(
    ("content", "name", "number"),
    [
        (b"", "chat.txt", "S346"),
        (b"bukan chat sama sekali", "chat.txt", "S311"),
        (zipped(CHAT)[:-40], "chat.zip", "S313"),
        (zipped("0" * 40_000_000), "chat.zip", "S314"),
    ],
)
def test_a_bad_file_is_told_with_its_number_and_nothing_is_kept(
    house: House, tmp_path, content: bytes, name: str, number: str
) -> None:
    page = upload(house.client("dewi"), content, name)
    assert number in page.content.decode()
    assert page.status_code in (413, 422)
    assert not Intake.objects.exists()
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


def test_a_preview_given_up_leaves_nothing(house: House, tmp_path) -> None:
    client = house.client("dewi")
    intake = previewed(client, CHAT)
    client.post(f"/masuk-data/{intake.pk}/batal/")
    refused = client.post(f"/masuk-data/{intake.pk}/masukkan/")
    assert refused.status_code == 409
    assert not reports().exists()
    assert not SeenMessage.objects.exists()


def test_previews_that_nobody_finished_are_given_up_after_two_days(house: House) -> None:
    intake = previewed(house.client("dewi"), CHAT)
    assert actions.discard_old_previews(now=NOW + timedelta(hours=47)) == 0
    assert actions.discard_old_previews(now=NOW + timedelta(hours=49)) == 1
    intake.refresh_from_db()
    assert intake.state == "discarded"


@pytest.mark.parametrize("name", ["darsono", "surya", "wulan", "tirto", "mira", "yoga"])
def test_who_may_not_import_finds_no_door(house: House, name: str) -> None:
    client = house.client(name)
    assert client.get("/masuk-data/").status_code == 404
    assert upload(client, CHAT).status_code == 404
    assert not Intake.objects.exists()


def test_another_desk_finds_no_preview(house: House) -> None:
    intake = previewed(house.client("dewi"), CHAT)
    other = house.client("bagus")
    assert other.get(f"/masuk-data/{intake.pk}/").status_code == 404
    for act in ("pilihan", "pesan", "masukkan", "batal"):
        assert other.post(f"/masuk-data/{intake.pk}/{act}/").status_code == 404
    assert house.client("rini").get(f"/masuk-data/{intake.pk}/").status_code == 200


def test_one_pasted_message_is_a_report(house: House) -> None:
    client = house.client("dewi")
    words = "Warga Ds. Lojejer Kec. Wuluhan resah, ada ajakan kumpul malam Jumat"
    answer = client.post("/masuk-data/tempel/", {"text": words})
    client.post(f"{answer.url}masukkan/")
    report = reports().get()
    assert (report.channel, report.text, report.area_id) == ("paste", words, "35.09.11.2001")
    again = client.post("/masuk-data/tempel/", {"text": words})
    page = client.get(again.url).content.decode()
    assert "<h1>Tidak ada pesan baru</h1>" in page
    assert "Semua isi berkas ini sudah pernah masuk" in page


def test_several_pasted_messages_are_told_apart(house: House) -> None:
    client = house.client("dewi")
    answer = client.post("/masuk-data/tempel/", {"text": CHAT})
    client.post(f"{answer.url}masukkan/")
    assert reports().filter(channel="paste").count() == 2


def test_an_empty_paste_is_told(house: House) -> None:
    page = house.client("dewi").post("/masuk-data/tempel/", {"text": "  "})
    assert "S352" in page.content.decode()


def test_a_report_from_elsewhere_goes_to_the_desk_of_its_area(house: House) -> None:
    words = "Izin lapor, warga bentrok di Ds. Kedungrejo Kec. Muncar Kab. Banyuwangi, 2 luka"
    client = house.client("dewi")
    intake = previewed(client, f"24/11/26 21.40 - Udin: {words}\n{CHAT}")
    page = client.get(f"/masuk-data/{intake.pk}/").content.decode()
    assert "1 laporan di luar wilayah meja Anda" in page
    assert "1: Kedungrejo, Muncar → Bakesbangpol Kab. Banyuwangi" in page
    client.post(f"/masuk-data/{intake.pk}/masukkan/")
    report = reports().get(text=words)
    assert report.area_id == "35.10.05.2003"
    assert report.desk == house.agencies["Bakesbangpol Kab. Banyuwangi"]


def long_chat(messages: int) -> str:
    lines = [
        f"24/11/26 {n // 60 % 24:02}.{n % 60:02} - Warga {n}: pesan nomor {n} ya\n"
        for n in range(messages - 1)
    ]
    return "".join(lines) + CHAT.splitlines(keepends=True)[2]


def test_a_long_export_is_read_and_stored_by_a_worker(house: House) -> None:
    from serasi.collect import tasks

    client = house.client("dewi")
    intake = previewed(client, long_chat(2100))
    assert intake.state == "reading"
    assert "sedang dibaca" in client.get(f"/masuk-data/{intake.pk}/").content.decode()
    assert tasks.read_intake.func(intake.pk) == 2100
    intake.refresh_from_db()
    assert intake.state == "preview"
    assert intake.items.filter(taken=True).count() == 1
    client.post(f"/masuk-data/{intake.pk}/masukkan/")
    assert reports().count() == 1
    assert SeenMessage.objects.count() == 2100


def test_a_very_long_file_is_queued_unread_and_refused_on_its_page(house: House) -> None:
    from serasi.collect import tasks

    client = house.client("dewi")
    intake = previewed(client, "bukan chat, hanya kata-kata\n" * 60_000)
    assert intake.state == "reading"
    tasks.read_intake.func(intake.pk)
    page = client.get(f"/masuk-data/{intake.pk}/").content.decode()
    assert "tidak dapat dibaca" in page
    assert "S311" in page


def test_many_reports_are_stored_by_a_worker_once(house: House) -> None:
    from serasi.collect import tasks

    client, dewi = house.client("dewi"), house.viewer("dewi")
    intake = previewed(client, CHAT + MORE)
    for _click in range(2):
        assert actions.commit_intake(dewi, intake=intake.pk, now=NOW, at_once=1).state == "storing"
    assert "sedang dimasukkan" in client.get(f"/masuk-data/{intake.pk}/").content.decode()
    assert tasks.store_intake.func(intake.pk) == 3
    assert tasks.store_intake.func(intake.pk) == 0
    assert reports().count() == 3
    assert "3 laporan dimasukkan" in client.get(f"/masuk-data/{intake.pk}/").content.decode()


@pytest.mark.parametrize("state", ["received", "verified", "acted"])
def test_each_reply_carries_a_number_that_the_next_export_knows(state: str) -> None:
    words = replies.reply_text(
        "LP-0412-6",
        received_at=NOW - timedelta(hours=1),
        state=state,
        at=NOW,
        zone=ZoneInfo("Asia/Jakarta"),
        about="Dukuhdempok",
    )
    assert words.startswith("LP-0412-6 diterima 25/11 08.03. Kabar 25/11 09.03")
    assert state == "received" or replies.STATES[state] in words
    assert receipts(words) == ("LP-0412-6",)
    assert rules.verdict_of(words, label="unsure", reason="weak", receipts=1).name == "reply"
