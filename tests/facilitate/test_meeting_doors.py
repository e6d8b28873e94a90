"""Meetings through the doors of the house: pages, links without log-in, files, two writers."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from serasi.facilitate.actions import meeting_inviting, meeting_sending
from serasi.facilitate.models import Attendance, Conclusion, Invitee, Meeting
from serasi.facilitate.qr import qr_svg
from serasi.facilitate.telling import token_of
from tests.cast import NOW, House
from tests.facilitate.conftest import BEGINS, Making


def _url(name: str, row: Meeting, *more: object) -> str:
    return reverse(f"facilitate:{name}", args=[row.number, *more])


def _page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def test_a_meeting_is_planned_invited_and_opened_in_three_forms(house: House) -> None:
    client = house.client("dewi")
    first = _page(client, reverse("facilitate:new_meeting"))
    assert 'value="35.09"' in first and 'value="timdu" selected' in first
    soon = timezone.localtime(NOW) + timedelta(hours=1)
    told = {
        "kind": "timdu", "area": "Jember", "starts_at": f"{soon:%Y-%m-%dT%H:%M}", "hours": "2",
        "place": "Aula", "chair": "Sekda", "agenda": "Keadaan\nLangkah", "about": "ks-2026-0001",
    }  # fmt: skip
    made = client.post(reverse("facilitate:new_meeting"), told)
    row = Meeting.objects.get()
    assert made.url == _url("invite", row) and row.about == "case:KS-2026-0001"
    assert row.title == "Rapat Tim Terpadu PKS Jember"
    page = _page(client, _url("invite", row))
    assert 'value="satpol_pp" checked' in page and 'value="desa" checked' not in page
    sent = client.post(_url("invite", row), {"kind": ["satpol_pp", "dinsos"]})
    assert sent.url == _url("meeting", row)
    assert "0 dari 2 akan hadir" in _page(client, _url("meeting", row))
    opened = client.post(_url("meeting_act", row), {"do": "open"})
    assert opened.url == _url("minutes", row)
    assert "Simpan butir 1" in _page(client, _url("minutes", row))


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("area", "Negeri Antah"), ("place", ""), ("about", "apa saja"),
        ("starts_at", "2020-01-01T09:00"),
    ],
)  # fmt: skip
def test_a_form_that_does_not_fit_comes_back_with_what_was_written(
    house: House, field: str, wrong: str
) -> None:
    told = {
        "kind": "timdu", "area": "35.09", "starts_at": "2026-11-26T09:00", "hours": "2",
        "place": "Aula Besar", "chair": "Sekda Jember", "agenda": "Keadaan",
    }  # fmt: skip
    answer = house.client("dewi").post(reverse("facilitate:new_meeting"), told | {field: wrong})
    assert answer.status_code == 422 and "Sekda Jember" in answer.content.decode()
    assert not Meeting.objects.exists()


def test_a_meeting_is_planned_from_the_last_of_its_series(house: House, held: Making) -> None:
    row = held()
    meeting_sending.send_minutes(
        house.viewer("dewi"), number=row.number, now=BEGINS + timedelta(hours=2)
    )
    client = house.client("dewi")
    assert f"?dari={row.number}" in _page(client, reverse("facilitate:meetings"))
    page = _page(client, f"{reverse('facilitate:new_meeting')}?dari={row.number}")
    assert 'value="Aula Bakesbangpol"' in page and 'value="2026-12-23T10:03"' in page


def test_the_invitation_is_a_letter_in_the_order_of_official_papers(
    house: House, invited: Making
) -> None:
    row = invited(need="Selisih dua dusun belum reda.")
    page = _page(house.client("wulan"), _url("letter", row))
    order = [
        "Bakesbangpol Kab. Jember", "25 November 2026", "Nomor", row.number, "Sifat", "Lampiran",
        "Hal", "Yth.", "Satpol PP Kab. Jember", "Selisih dua dusun", "Hari, tanggal",
        "Rabu, 25 November 2026", "Pukul", "10.03 WIB", "Tempat", "Aula Bakesbangpol", "Acara",
        "Pimpinan", "Bupati Jember", "Demikian",
    ]  # fmt: skip
    article = page[page.index("<article") : page.index("</article>")]
    at = 0
    for words in order:
        assert words in article[at:], words
        at = article.index(words, at)


def test_the_hour_is_that_of_the_area(planned: Making) -> None:
    from serasi.facilitate.telling import day_words, hour_words

    begins = NOW.replace(hour=16, minute=30)
    assert hour_words(begins, "35.09") == "23.30 WIB"
    assert hour_words(begins, "51.01") == "00.30 WITA"
    assert (day_words(begins, "35.09"), day_words(begins, "91.01")) == (
        "Rabu, 25 November 2026",
        "Kamis, 26 November 2026",
    )


def test_the_calendar_replaces_itself_and_cancels(house: House, invited: Making) -> None:
    row, client = invited(), house.client("wulan")
    [first] = Calendar.from_ical(client.get(_url("meeting_calendar", row)).content).walk("VEVENT")
    assert str(first["SUMMARY"]) == row.title and first["DTSTART"].dt == row.starts_at
    house.client("dewi").post(
        _url("meeting_act", row),
        {"do": "off", "version": Meeting.objects.get().version, "reason": "banjir"},
    )
    [last] = Calendar.from_ical(client.get(_url("meeting_calendar", row)).content).walk("VEVENT")
    assert last["UID"] == first["UID"] and last["SEQUENCE"] > first["SEQUENCE"]
    assert last["STATUS"] == "CANCELLED"


def test_a_link_answers_without_log_in_and_tells_nothing_of_the_matter(
    house: House, invited: Making
) -> None:
    row = invited(title="Rapat kasus rahasia", need="alasan rahasia", agenda=("butir rahasia",))
    meeting_inviting.tell_invited(row.pk, now=NOW)
    one = Invitee.objects.get(agency=house.agencies["Kecamatan Wuluhan"])
    client, url = Client(), reverse("facilitate:answer_invitation", args=[token_of(one)])
    assert "rahasia" not in _page(client, url)
    calendar = reverse("facilitate:answer_calendar", args=[token_of(one)])
    assert b"rahasia" not in client.get(calendar).content
    assert "Jawaban Anda tercatat" in client.post(url, {"answer": "comes"}).content.decode()
    refused = client.post(url, {"answer": "not", "words": ""})
    assert refused.status_code == 422 and Invitee.objects.get(pk=one.pk).reply == "comes"
    assert client.get(reverse("facilitate:answer_invitation", args=["y" * 43])).status_code == 404


def test_a_keeper_gets_a_link_for_an_agency_without_account(house: House, invited: Making) -> None:
    row = invited()
    Invitee.objects.update(person=None)
    agency = house.agencies["FKUB Kab. Jember"].pk
    page = house.client("dewi").post(_url("invitees", row), {"do": "link", "agency": agency})
    token = token_of(Invitee.objects.get(agency_id=agency))
    assert token in page.content.decode()
    answer = Client().post(
        reverse("facilitate:answer_invitation", args=[token]), {"answer": "sends", "words": "Pak X"}
    )
    assert answer.status_code == 200


def test_the_door_takes_one_line_of_each_device(house: House, held: Making) -> None:
    cache.clear()
    row = held()
    url = reverse("facilitate:door", args=[row.door_key])
    told = {"name": "Joko", "sex": "L", "element": "Tokoh pemuda", "office": ""}
    with time_machine.travel(BEGINS, tick=False):
        phone, other = Client(), Client()
        assert "Saya hadir" in _page(phone, url)
        assert "Joko, Anda tercatat hadir" in phone.post(url, told).content.decode()
        phone.post(url, told | {"name": "Joko Susilo"})
        other.get(url)
        other.post(url, told)
        bad = other.post(url, {"name": "", "sex": "X", "element": ""})
    assert sorted(Attendance.objects.values_list("name", flat=True)) == ["Joko", "Joko Susilo"]
    assert bad.status_code == 422
    with time_machine.travel(row.ends_at + timedelta(hours=3), tick=False):
        assert "Saya hadir" not in _page(phone, url)
        assert phone.post(url, told).status_code == 409


def test_a_door_that_is_knocked_at_too_often_rests(house: House, held: Making, monkeypatch) -> None:
    from serasi.facilitate.views import meeting_door

    monkeypatch.setattr(meeting_door, "MOST_AT_DOOR", 3)
    row = held()
    url = reverse("facilitate:door", args=[row.door_key])
    told = {"name": "Joko", "sex": "L", "element": "Tokoh"}
    with time_machine.travel(BEGINS, tick=False):
        states = [Client().post(url, told).status_code for _n in range(5)]
    assert states == [200, 200, 200, 429, 429]


def test_names_of_those_present_are_read_by_the_convener_alone(house: House, held: Making) -> None:
    row = held()
    house.client("dewi").post(_url("attendance", row), {"do": "list", "text": "Kusumo; L; Warga"})
    assert "Kusumo" in _page(house.client("dewi"), _url("signatures", row))
    client = house.client("wulan")
    for name in ("attendance", "signatures", "invitees"):
        assert client.get(_url(name, row)).status_code == 404
    for name in ("meeting", "minutes", "results"):
        page = _page(client, _url(name, row))
        assert "Kusumo" not in page
    assert "1 orang, L 1, P 0" in _page(client, _url("minutes", row))


def test_who_comes_too_late_sees_both_texts(house: House, held: Making) -> None:
    row = held()
    url = _url("save_point", row, 1)
    first, second = house.client("dewi"), house.client("rini")
    assert first.post(url, {"version": 1, "notes": "tulisan pertama"}).status_code == 302
    late = second.post(url, {"version": 1, "notes": "tulisan kedua"})
    page = late.content.decode()
    assert late.status_code == 409 and "S1005" in page
    assert "tulisan pertama\ntulisan kedua</textarea>" in page
    again = _page(second, _url("minutes", row))  # a phone that died meanwhile finds it here
    assert "tulisan kedua" in again
    part = second.post(
        url, {"version": 1, "notes": "tulisan ketiga"}, headers={"HX-Request": "true"}
    )
    assert part.status_code == 200 and part.content.decode().startswith("<section")
    assert "S1005" in part.content.decode()


def test_unread_lines_come_back_and_the_read_ones_are_kept(house: House, held: Making) -> None:
    row, client = held(), house.client("dewi")
    answer = client.post(
        _url("conclude", row), {"do": "lines", "lines": "A – Satpol PP – besok\nB – siapa – besok"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "B – siapa – besok</textarea>" in page and "A – Satpol" not in page
    assert Conclusion.objects.get().what == "A"


def test_refused_conclusions_are_mended_where_they_are_shown(house: House, held: Making) -> None:
    row, client = held(), house.client("dewi")
    client.post(_url("conclude", row), {"do": "lines", "lines": "A – FKUB – besok"})
    fkub = house.agencies["FKUB Kab. Jember"]
    fkub.closed_on = NOW.date()
    fkub.save(update_fields=["closed_on"])
    client.post(_url("meeting_act", row), {"do": "send"})
    page = _page(client, _url("results", row))
    assert "(S624)" in page and "Jadikan kewajiban" in page
    satpol = house.agencies["Satpol PP Kab. Jember"].pk
    told = {"do": "mend", "serial": 1, "agency": satpol, "due": "2026-12-01"}
    client.post(_url("conclude", row), told)
    assert Conclusion.objects.get().duty is not None
    assert "Jadikan kewajiban" not in _page(client, _url("results", row))


def test_a_participant_corrects_and_the_convener_fixes(house: House, held: Making) -> None:
    row, dewi, wulan = held(), house.client("dewi"), house.client("wulan")
    dewi.post(_url("meeting_act", row), {"do": "send"})
    assert "Usulkan koreksi butir 1" in _page(wulan, _url("minutes", row))
    assert "Usulkan koreksi" not in _page(house.client("laras"), _url("minutes", row))
    wulan.post(_url("correct", row), {"do": "propose", "point": 1, "text": "dua kali"})
    from serasi.facilitate.models import Correction

    one = Correction.objects.get()
    told = {"correction": one.pk, "notes": "dua kali", "decision": "", "reason": "benar"}
    assert wulan.post(_url("correct", row), told | {"do": "take"}).status_code == 404
    dewi.post(_url("correct", row), told | {"do": "take"})
    dewi.post(_url("meeting_act", row), {"do": "close", "reason": "semua setuju"})
    version = Meeting.objects.get().version
    dewi.post(_url("meeting_act", row), {"do": "fix", "version": version})
    page = _page(wulan, _url("minutes", row))
    assert "dua kali" in page and "Isinya masih seperti waktu disahkan." in page


def test_the_code_at_the_door_reads_as_its_address() -> None:
    drawn = qr_svg("https://serasi.example/hadir/abc/", label="Kode")
    assert drawn.startswith("<svg") and 'aria-label="Kode"' in drawn
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
    code.add_data("https://serasi.example/hadir/abc/")
    code.make(fit=True)
    assert drawn.count("h1v1h-1z") == sum(map(sum, code.get_matrix()))
