"""Reports of one tension or incident."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from serasi.publish.actions import signing, writing
from serasi.register.models import Event
from tests.cast import NOW
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
from tests.publish.conftest import put

DAY = date(2026, 11, 22)


@pytest.fixture
def clash(house) -> Event:
    return put(
        house, DAY, deaths=None, injured_heavy=1, injured_light=12, displaced_kk=0,
        loss_rp=7_250_000, party_a="pemuda utara", party_b="pemuda selatan", crowd_min=40,
        crowd_max=60, facts="19.10 dua rombongan bertemu\n19.40 petugas memisahkan",
        opinion="Dapat berulang pada Sabtu", response="Penyekatan jalur", report_count=3,
        likelihood=3, impact=3, place_words="simpang tiga pasar", root="Saling ejek di jalan",
    )  # fmt: skip


def test_a_report_of_an_incident_tells_facts_and_counts_and_no_opinion(house, clash):
    made = begin(house, "dewi", "lap_kejadian", f"event:{clash.public_id}")
    assert (made.area_id, made.since, made.until) == ("35.09.11.2004", DAY, NOW.date())
    text = words_of(made)
    for words in (
        "Laporan Kejadian".upper(), "Minggu, 22 November 2026", "simpang tiga pasar, Dukuhdempok",
        "19.10 dua rombongan bertemu", "pemuda utara", "40 orang sampai 60 orang", "Rp7.250.000",
        "Penyekatan jalur",
    ):  # fmt: skip
        assert words.casefold() in text.casefold(), words
    assert "Dapat berulang" not in text
    assert paper(made).document.classification == "Terbatas"
    blocks = paper(made).document.blocks
    table = next(b for b in blocks if getattr(b, "key", "") == "korban")
    told = {row[0].text: row[1].text for row in table.rows}
    assert told["Meninggal dunia"] == "tidak ada data" and told["Mengungsi (KK)"] == "0"
    assert table.rows[2][1].figure == "catatan:lr"
    assert signing.findings_of(fresh(made), now=NOW) == []


def test_a_special_report_and_one_of_information_tell_the_view_of_officers_apart(house, clash):
    special = words_of(begin(house, "dewi", "lap_khusus", f"event:{clash.public_id}"))
    assert "Dapat berulang pada Sabtu" in special and "Tinggi" in special
    told = begin(house, "dewi", "lap_informasi", f"event:{clash.public_id}")
    text = words_of(told)
    assert paper(told).document.classification == "Rahasia"
    for words in ("3 laporan; identitas pelapor tersegel", "Saling ejek di jalan"):
        assert words in text
    heads = [b.text for b in paper(told).document.blocks if type(b).__name__ == "Heading"]
    assert heads.index("Fakta") < heads.index("Pendapat pelapor") < heads.index("Analisis")


def test_a_tension_has_a_report_of_information_alone(house):
    row = put(house, DAY, kind="tension")
    refused("S1415", begin, house, "dewi", "lap_kejadian", f"event:{row.public_id}")
    assert begin(house, "dewi", "lap_informasi", f"event:{row.public_id}").number


def test_a_report_is_followed_by_another_on_a_later_day(house, clash):
    subject = f"event:{clash.public_id}"
    first = begin(house, "dewi", "lap_kejadian", subject)
    tomorrow = NOW + timedelta(days=1)
    refused("S1403", begin, house, "dewi", "lap_kejadian", subject, now=tomorrow)
    send(house, first)
    sign(house, first, "hendra")
    refused("S1403", begin, house, "dewi", "lap_kejadian", subject)
    second = begin(house, "dewi", "lap_kejadian", subject, now=tomorrow)
    assert (second.label, second.until) == ("lanjutan 1", tomorrow.date())


def test_a_hand_written_number_is_told_and_one_of_the_record_is_not(house, clash):
    made = begin(house, "dewi", "lap_kejadian", f"event:{clash.public_id}")
    writing.write_prose(
        house.viewer("dewi"), number=made.number, key="situasi", version=made.version, now=NOW,
        text="Dari {catatan:lr} orang luka, 5 sudah pulang; 12 didata.",
    )  # fmt: skip
    found = signing.findings_of(fresh(made), now=NOW)
    told = [(f["message"].split(" ")[1], f["key"]) for f in found if f["kind"] == "no_source"]
    assert told == [("5", "situasi")]


def test_a_withdrawn_record_stops_its_draft_and_leaves_what_was_signed(house, clash):
    subject = f"event:{clash.public_id}"
    signed = begin(house, "dewi", "lap_kejadian", subject)
    send(house, signed)
    sign(house, signed, "hendra")
    draft = begin(house, "dewi", "lap_informasi", subject)
    Event.objects.filter(pk=clash.pk).update(trashed_at=NOW)
    refused("S1415", remake, house, draft)
    refused("S1415", send, house, draft)
    refused("S101", begin, house, "dewi", "lap_khusus", subject)
    assert "hendra" in readers(house, signed)
    page = house.client("dewi").get(f"/naskah/{signed.number}/")
    assert page.status_code == 200


def test_who_reads_and_makes_reports_of_an_event(house, clash):
    subject = f"event:{clash.public_id}"
    for who in ("bagus", "tirto", "anwar", "laras", "darsono", "yoga"):
        missing = refused("S101", begin, house, who, "lap_kejadian", "event:CT-00-00000")
        assert str(refused("S101", begin, house, who, "lap_kejadian", subject)) == str(missing)
    made = begin(house, "wulan", "lap_kejadian", subject)
    assert made.agency.kind == "satpol_pp" and readers(house, made) == {"wulan"}
    other = begin(house, "dewi", "lap_kejadian", subject)
    send(house, other)
    sign(house, other, "hendra")
    assert readers(house, other) == {"dewi", "rini", "hendra", "laras", "surya", "wulan", "sinta"}
    page = house.client("dewi").get(f"/peristiwa/{clash.public_id}/").content.decode()
    assert other.number in page and made.number not in page


def test_longest_names_are_drawn_and_kept(house):
    row = put(house, DAY, facts="x" * 300, root="Sengketa " * 22)
    Event.objects.filter(pk=row.pk).update(
        title="Perselisihan " * 15, party_a="Perguruan" * 13, place_words="Jalan " * 33
    )
    made = begin(house, "dewi", "lap_khusus", f"event:{row.public_id}")
    assert "Perguruan" * 13 in words_of(made).replace("\u00ad", "")
    assert len(made.title) <= 300
