"""The page of the trail: inspectors see their areas; the file hides others but stays checkable."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from serasi.facilitate.models import Meeting
from serasi.respond.models import Case, CaseArea
from serasi.trail import queries
from serasi.trail.actions import record
from serasi.trail.models import Entry
from serasi.web import trail_words
from tests.cast import NOW, House


@pytest.fixture
def acts(house: House) -> House:
    record(house.people["dewi"].key, action="report.taken", subject="report:LP-J", now=NOW)
    record(
        house.people["bagus"].key,
        action="report.taken",
        subject="report:LP-B",
        now=NOW,
        reason="rahasia-banyuwangi",
    )
    return house


@pytest.mark.parametrize("who", ["mira", "hendra"])
def test_inspectors_see_the_acts_of_their_own_area_alone(acts, who):
    page = acts.client(who).get("/jejak/").content.decode()
    assert "LP-J" in page
    assert "Dewi Anggraini" in page
    assert "LP-B" not in page
    assert "rahasia-banyuwangi" not in page


@pytest.mark.parametrize("who", ["dewi", "rini", "surya", "laras", "tirto", "yoga", "darsono"])
def test_others_find_no_trail(acts, who):
    client = acts.client(who)
    for url in ("/jejak/", "/jejak/rantai.jsonl", "/jejak/verifier.py"):
        assert client.get(url).status_code == 404
    assert client.post("/jejak/periksa/").status_code == 404


def test_the_filter_of_an_unknown_actor_finds_nothing(acts):
    page = acts.client("mira").get("/jejak/?pelaku=tiada").content.decode()
    assert "LP-J" not in page
    found = acts.client("mira").get("/jejak/?pelaku=dewi&perihal=report:LP-J").content.decode()
    assert "laporan diambil" in found


def test_the_button_says_that_the_chain_is_intact(acts):
    page = acts.client("mira").post("/jejak/periksa/").content.decode()
    assert "Jejak utuh" in page
    assert queries.verify().head in page


def test_the_file_is_whole_checkable_and_silent_about_others(acts):
    answer = acts.client("mira").get("/jejak/rantai.jsonl")
    text = b"".join(answer.streaming_content).decode()
    rows = [json.loads(line) for line in text.splitlines()]
    assert len(rows) == Entry.objects.count()
    assert "LP-J" in text
    assert "rahasia-banyuwangi" not in text
    verdict = queries.verify_file(text.splitlines())
    assert verdict.ok
    assert verdict.withheld >= 1
    assert Entry.objects.filter(action="export.made", subject="trail").count() == 1


def test_entries_are_told_in_words_with_names_of_places_and_the_hour(house):
    record(
        house.people["dewi"].key,
        action="report.received",
        subject="report:LP-5496-7",
        now=NOW,
        data={"area": "35.09.11.2001", "channel": "form", "nil": True, "text_sha256": "ab" * 32},
    )
    page = house.client("mira").get("/jejak/").content.decode()
    assert "Laporan LP-5496-7" in page
    assert "wilayah: Lojejer, lewat: borang lapangan, nihil: ya, sidik isi: abababababab…" in page
    assert "25 Nov 2026 pukul 09.03 WIB" in page
    for inner in ("report:LP-5496-7<", "area:", "channel:", "35.09.11.2001", "True"):
        assert inner not in page


def test_the_number_of_a_report_is_enough_to_find_its_entries(acts):
    page = acts.client("mira").get("/jejak/?perihal=lp-j").content.decode()
    assert "Laporan LP-J" in page
    assert "perihal=report:LP-J" in page.replace("%3A", ":")


def test_newest_stands_first_and_the_count_says_of_how_many(acts):
    record(
        acts.people["dewi"].key,
        action="report.released",
        subject="report:LP-J",
        now=NOW - timedelta(days=3),
    )
    page = acts.client("mira").get("/jejak/").content.decode()
    assert page.index('<span class="muted">laporan diambil') < page.index(
        '<span class="muted">laporan dilepas'
    )
    few = acts.client("mira").get("/jejak/?tindakan=report.taken").content.decode()
    assert "1 dari 2 catatan yang boleh Anda baca" in few


def test_every_act_that_the_house_records_has_words():
    source = Path(trail_words.__file__).parents[1]
    code = "".join(path.read_text() for path in source.rglob("actions/*.py"))
    acts = set(re.findall(r'action="([a-z_]+\.[a-z_]+)"', code))
    assert acts
    assert acts <= set(trail_words.ACTIONS)


def test_acts_of_the_house_on_a_case_or_a_meeting_are_found_by_its_place(house: House) -> None:
    for area, number in (("35.09.11", "0001"), ("35.10.05", "0002")):
        case = Case.objects.create(
            number=f"KS-2026-{number}", title="Perkara contoh", trigger="T1", area_id=area,
            lead=house.agencies["Bakesbangpol Kab. Jember"], opened_at=NOW,
        )  # fmt: skip
        CaseArea.objects.create(case=case, area_id=area)
        meeting = Meeting.objects.create(
            number=f"RP-2026-{number}", kind="timdu", title="Rapat contoh", area_id=area,
            place="Aula", starts_at=NOW, ends_at=NOW + timedelta(hours=2), door_key=number,
            agency=house.agencies["Bakesbangpol Kab. Jember"], made_at=NOW,
        )  # fmt: skip
        for subject, action in ((case.subject, "case.closed"), (meeting.subject, "meeting.held")):
            record("system", action=action, subject=subject, now=NOW)
    page = house.client("mira").get("/jejak/").content.decode()
    for near, far in (("KS-2026-0001", "KS-2026-0002"), ("RP-2026-0001", "RP-2026-0002")):
        assert near in page
        assert far not in page
