"""Papers of a meeting: invitation, minutes, list of those present."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from serasi.facilitate.models import Attendance, Meeting
from serasi.publish.actions import signing
from serasi.publish.models import Paper
from serasi.publish.queries.composed import drawn
from tests.cast import NOW
from tests.documents.test_docx import edited
from tests.facilitate.conftest import BEGINS, held, invited, planned
from tests.publish.about.conftest import (
    begin,
    fresh,
    paper,
    readers,
    refused,
    remake,
    send,
    sign,
    words_of,
)

__all__ = ["held", "invited", "planned"]


def came(row: Meeting, house, names=(("Wulan Sari", "P"), ("Surya Atmaja", "L"), ("Pak Mat", ""))):
    agencies = [house.agencies["Satpol PP Kab. Jember"], house.agencies["Kecamatan Wuluhan"], None]
    for n, (name, sex) in enumerate(names):
        agency = agencies[n % 3]
        Attendance.objects.create(
            meeting=row, agency=agency, name=name, sex=sex, way="tick", at=BEGINS,
            element="" if agency else "tokoh pemuda",
        )  # fmt: skip


def minuted(house, row: Meeting) -> None:
    point = row.points.first()
    point.notes = "Camat Wuluhan: jalur pulang dijaga\nLampu jalan mati dua titik"
    point.decision = "Jalur pulang dijaga tiap Sabtu"
    point.save()
    row.conclusions.create(
        serial=1, what="Menjaga jalur pulang", due_on=date(2026, 12, 5),
        agency=house.agencies["Satpol PP Kab. Jember"], point=point,
    )  # fmt: skip


def test_an_invitation_is_composed_from_its_meeting(house, invited):
    row = invited(need="Ada rencana pawai pada 6 Desember.")
    made = begin(house, "dewi", "undangan", row.subject)
    assert (made.area_id, made.since, made.subject) == ("35.09", date(2026, 11, 25), row.subject)
    assert made.title == f"Undangan rapat: {row.title}"
    text = words_of(made)
    for words in (
        "BAKESBANGPOL KAB. JEMBER", "Rabu, 25 November 2026", "10.03 WIB s.d. selesai",
        "Aula Bakesbangpol", "Keadaan Wuluhan", "Langkah bersama", "Bupati Jember",
        "Satpol PP Kab. Jember", "Ada rencana pawai pada 6 Desember. Sehubungan",
    ):  # fmt: skip
        assert words in text, words
    assert signing.findings_of(fresh(made), now=NOW) == []


def test_minutes_tell_what_was_said_decided_and_asked(house, held):
    row = held()
    came(row, house)
    minuted(house, row)
    made = begin(house, "dewi", "notula", row.subject)
    text = words_of(made)
    for words in (
        "Camat Wuluhan: jalur pulang dijaga", "Catatan: Lampu jalan mati dua titik",
        "Keadaan Wuluhan: Jalur pulang dijaga tiap Sabtu", "Menjaga jalur pulang",
        "5 Desember 2026", "3 (tiga) orang", "tokoh pemuda", "Dewi Anggraini",
    ):  # fmt: skip
        assert words in text, words
    assert signing.findings_of(fresh(made), now=NOW) == []


def test_minutes_without_conclusions_say_so(house, held):
    text = words_of(begin(house, "dewi", "notula", held().subject))
    assert "Rapat tidak mengambil kesimpulan." in text
    assert "Tidak ada tugas yang diberikan." in text
    assert "Pesertatidak ada data" in text.replace(":", "").replace(" :", "").replace("\t", "")


def test_the_list_of_those_present_has_totals_that_lead_to_their_figure(house, held):
    row = held()
    came(row, house)
    made = begin(house, "dewi", "daftar_hadir", row.subject)
    assert "Wulan Sari" in words_of(made)
    table = next(b for b in paper(made).document.blocks if getattr(b, "key", "") == "jumlah-hadir")
    assert [cell.text for cell in table.rows[-1]] == ["Jumlah", "1", "1", "1", "3"]
    assert table.rows[-1][-1].figure == "hadir:jumlah"
    assert signing.findings_of(fresh(made), now=NOW) == []


def test_a_list_before_anybody_came_has_lines_to_fill_in(house, invited):
    made = begin(house, "dewi", "daftar_hadir", invited().subject)
    table = next(b for b in paper(made).document.blocks if getattr(b, "key", "") == "hadir")
    assert len(table.rows) == 25


def test_many_who_are_invited_stand_in_an_annex(house, planned):
    from serasi.facilitate.models import Invitee
    from serasi.network.models import Agency

    row = planned()
    long = "Paguyuban " + "Silaturahmi" * 24
    agencies = Agency.objects.bulk_create(
        Agency(kind="other", name=f"{n} {long}"[:120], short_name=f"P{n}") for n in range(30)
    )
    Invitee.objects.bulk_create(Invitee(meeting=row, agency=one) for one in agencies)
    made = begin(house, "dewi", "undangan", row.subject)
    found = paper(made).document
    assert found.recipients == ("Daftar terlampir",)
    assert len(found.annexes[0][1][0].items) == 30
    assert ("Lampiran", "1 (satu) berkas") in found.reference
    assert "Silaturahmi" in words_of(made)


def test_what_changed_in_the_record_is_told_when_it_is_taken_over_anew(house, invited):
    row = invited()
    made = begin(house, "dewi", "undangan", row.subject)
    before, later = words_of(made), NOW + timedelta(hours=1)
    row.place = "Pendapa Wahyawibawagraha"
    row.save()
    assert words_of(made) == before, "a kept paper does not move by itself"
    found = {(c.figure, c.cell): (c.before, c.after) for c in remake(house, made, now=later)}
    assert found == {("rapat", "tempat"): ("Aula Bakesbangpol", "Pendapa Wahyawibawagraha")}
    assert "Pendapa Wahyawibawagraha" in words_of(made)


def test_minutes_wait_for_the_meeting_and_nothing_is_made_of_one_called_off(house, invited):
    row = invited()
    told = refused("S1415", begin, house, "dewi", "notula", row.subject)
    assert "sesudah rapat dibuka" in str(told)
    Meeting.objects.filter(pk=row.pk).update(state="off", off_at=NOW, off_reason="Hujan")
    refused("S1415", begin, house, "dewi", "undangan", row.subject)
    assert not Paper.objects.exists()


def test_one_invitation_of_a_meeting(house, invited):
    row = invited()
    made = begin(house, "dewi", "undangan", row.subject)
    assert made.number in str(refused("S1403", begin, house, "rini", "undangan", row.subject))


@pytest.mark.parametrize("who", ["bagus", "wulan", "anwar", "laras", "tirto", "yoga", "mira"])
def test_who_does_not_write_for_it_or_does_not_see_it_begins_none(house, invited, who):
    row = invited()
    missing = refused("S101", begin, house, who, "undangan", "meeting:RP-0000-0000")
    assert str(refused("S101", begin, house, who, "undangan", row.subject)) == str(missing)


@pytest.mark.parametrize("subject", ["", "meeting:", "meeting", "case:X", "x:1", "meeting:a:b"])
def test_no_paper_is_about_nothing(house, invited, subject):
    refused("S101", begin, house, "dewi", "undangan", subject)
    refused("S101", begin, house, "dewi", "timdu", invited().subject)


def test_a_paper_with_names_is_read_by_who_reads_its_record(house, held):
    row = held()
    came(row, house)
    made = begin(house, "dewi", "daftar_hadir", row.subject)
    assert readers(house, made) == {"dewi", "rini", "hendra"}
    send(house, made)
    sign(house, made, "hendra", reason="diperiksa")
    assert readers(house, made) == {"dewi", "rini", "hendra", "laras", "wulan", "sinta"}
    row.invitees.all().delete()
    assert readers(house, made) == {"dewi", "rini", "hendra", "laras"}
    digest = made.figures.get().figure.digest
    for name, status in (("laras", 200), ("wulan", 404)):
        client = house.client(name)
        assert client.get(f"/naskah/{made.number}/").status_code == status
        assert client.get(f"/naskah/{made.number}/berkas/pdf/").status_code == status
        assert client.get(f"/naskah/{made.number}/angka/hadir:jumlah").status_code == status
        assert client.get(f"/angka/{digest}/").status_code == status
        listed = client.get("/naskah/?lihat=semua").content.decode()
        assert (made.number in listed) == (status == 200)


def test_the_page_of_a_meeting_offers_its_papers(house, invited):
    row = invited()
    page = house.client("dewi").get(f"/rapat/{row.number}/").content.decode()
    assert "Buat naskah" in page and "sesudah rapat dibuka" in page
    told = {"kind": "undangan", "subject": row.subject}
    gone = house.client("dewi").post("/naskah/", told)
    made = Paper.objects.get()
    assert gone.url == f"/naskah/{made.number}/"
    shown = house.client("dewi").get(gone.url).content.decode()
    assert "Yth." in shown and f"/rapat/{row.number}/" in shown
    again = house.client("dewi").get(f"/rapat/{row.number}/").content.decode()
    assert made.number in again
    assert "Buat naskah" not in house.client("laras").get(f"/rapat/{row.number}/").content.decode()
    assert house.client("bagus").post("/naskah/", told).status_code == 404
    assert "S1403" in house.client("rini").post("/naskah/", told).content.decode()


def test_a_number_changed_by_hand_in_word_is_a_numbered_finding_and_prose_is_taken(house, invited):
    row = invited()
    came(row, house)
    made = begin(house, "dewi", "daftar_hadir", row.subject)
    letter = begin(house, "dewi", "undangan", row.subject)
    content = drawn(made, paper(made), "docx", made_at=NOW)
    told = {"version": made.version}
    spoiled = edited(content, lambda text: _last_number(text, "3", "33"))
    sent = {**told, "file": SimpleUploadedFile("hadir.docx", spoiled)}
    answer = house.client("dewi").post(f"/naskah/{made.number}/unggah/", sent, follow=True)
    page = answer.content.decode()
    assert "Ada temuan" in page and "S151" in page
    kept = fresh(made)
    assert kept.checks.first().findings[0]["figure"] == "hadir:jumlah"
    table = next(b for b in paper(made).document.blocks if getattr(b, "key", "") == "jumlah-hadir")
    assert table.rows[-1][-1].text == "3", "the number stays that of the record"
    written = edited(
        drawn(letter, paper(letter), "docx", made_at=NOW),
        lambda text: text.replace("Demikian, atas perhatian", "Atas kehadiran"),
    )
    sent = {"version": letter.version, "file": SimpleUploadedFile("undangan.docx", written)}
    house.client("dewi").post(f"/naskah/{letter.number}/unggah/", sent)
    assert "Atas kehadiran dan kerja sama Saudara" in words_of_edited(letter)
    other = SimpleUploadedFile("lain.docx", written)
    sent = {"version": fresh(made).version, "file": other}
    wrong = house.client("dewi").post(f"/naskah/{made.number}/unggah/", sent)
    assert "S1409" in wrong.content.decode()
    stranger = house.client("bagus").post(f"/naskah/{made.number}/unggah/", sent)
    assert stranger.status_code == 404


def _last_number(text: str, before: str, after: str) -> str:
    head, mark, tail = text.rpartition(f">{before}</w:t>")
    assert mark
    return f"{head}>{after}</w:t>{tail}"


def words_of_edited(row: Paper) -> str:
    blocks = paper(row).document.blocks
    return "\n".join("".join(run.text for run in b.runs) for b in blocks if hasattr(b, "runs"))
