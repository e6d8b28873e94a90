"""The page of the trail: inspectors see their areas; the file hides others but stays checkable."""

from __future__ import annotations

import json

import pytest

from serasi.trail import queries
from serasi.trail.actions import record
from serasi.trail.models import Entry
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
