"""The interviewer's pages: tasks, the form without script, what a phone sends, a file of it."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from serasi.measure.models import Household, Interview, Outcome, SampledPlace, Visit
from serasi.measure.queries import assignments
from serasi.measure.slips import slip_of
from serasi.trail.models import Entry
from tests.cast import NOW, House
from tests.measure.waves import RT, open_wave, told

WAVE = "GS-2026-0001"


@pytest.fixture(autouse=True)
def _at_nine():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def nanda(house: House) -> Client:
    open_wave(house)
    return house.client("nanda")


def _send(client: Client, body: object):
    words = body if isinstance(body, str) else json.dumps(body)
    return client.post("/wawancara/kirim/", words, content_type="application/json")


def test_the_kit_holds_ones_own_households_and_the_questionnaire(house: House) -> None:
    wave = open_wave(house)
    SampledPlace.objects.filter(wave=wave, code__startswith="35.09.12").update(
        enumerator=house.people["putri"]
    )
    kit = assignments.kit(house.viewer("nanda"), now=NOW)
    [told_wave] = kit["waves"]
    assert [task["place"] for task in told_wave["tasks"]] == [RT]
    assert [home["n"] for home in told_wave["tasks"][0]["homes"]] == [1, 2]
    assert len(told_wave["items"]) == 30
    languages = kit["instruments"][told_wave["instrument"]]["languages"]
    assert [bool(one["note"]) for one in languages] == [False, True, True]
    assert len(json.dumps(kit)) < 60_000


def test_a_phone_is_not_sent_again_the_questionnaire_it_has(nanda: Client) -> None:
    whole = nanda.get("/wawancara/tugas/").json()
    [version] = whole["instruments"]
    short = nanda.get(f"/wawancara/tugas/?punya={version}").json()
    assert short["instruments"] == {}
    assert short["waves"] == whole["waves"]


def test_sexes_take_turns_in_the_order_of_the_draw(house: House) -> None:
    wave = open_wave(house)
    task = assignments.tasks(house.viewer("nanda"), wave)[0]
    assert {home.turn for home in task.homes} == {"L", "P"}
    place = SampledPlace.objects.get(wave=wave, code=RT)
    Household.objects.create(place=place, serial=9, grid="C", substitute=True)
    again = assignments.tasks(house.viewer("nanda"), wave)[0]
    assert [home.turn for home in again.homes][:2] == [home.turn for home in task.homes]
    assert again.homes[2].turn == task.homes[0].turn


def test_a_household_that_was_replaced_is_no_task(house: House) -> None:
    wave = open_wave(house)
    Household.objects.filter(place__code=RT, serial=1).update(substituted_reason="Rumah kosong")
    task = assignments.tasks(house.viewer("nanda"), wave)[0]
    assert [home.number for home in task.homes] == [2]


def test_a_parcel_sent_again_gets_the_same_slip(nanda: Client) -> None:
    body = {"wave": WAVE, "interview": told()}
    first, again = _send(nanda, body), _send(nanda, body)
    assert first.status_code == again.status_code == 200
    assert first.json() == again.json()
    assert Interview.objects.get().slip == first.json()["receipt"]


def test_a_wrong_clock_is_known_by_its_offset_and_does_not_touch_the_answers(nanda: Client) -> None:
    years = told(
        started="2019-03-01T08:30:00Z", ended="2019-03-01T08:52:00Z", phone_now="2019-03-01T09:00Z"
    )
    assert _send(nanda, {"wave": WAVE, "interview": years}).status_code == 200
    row = Interview.objects.get()
    assert row.started_at is not None
    assert row.clock_offset is not None
    assert row.minutes == 22
    assert row.started_at + row.clock_offset == NOW - timedelta(minutes=30)


def test_a_visit_without_an_interview_is_one_visit(nanda: Client) -> None:
    visit = {
        "uuid": str(uuid4()),
        "place": RT,
        "household": 2,
        "outcome": "away",
        "at": "2026-11-25T00:03:00Z",
        "phone_now": "2026-11-25T01:03:00Z",
    }
    first = _send(nanda, {"wave": WAVE, "visit": visit})
    again = _send(nanda, {"wave": WAVE, "visit": {**visit, "phone_now": "2026-11-25T01:10:00Z"}})
    assert first.json()["receipt"] == again.json()["receipt"]
    assert Visit.objects.get().at == NOW - timedelta(hours=1)
    assert Household.objects.get(place__code=RT, serial=2).outcome == Outcome.AWAY


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ("{", 422, "S1372"),
        ({"wave": WAVE}, 422, "S1372"),
        ([], 422, "S1372"),
        ({"wave": WAVE, "visit": {"uuid": "1"}}, 422, "S1372"),
        ({"wave": "GS-2020-0001", "interview": told()}, 404, "S101"),
        ({"wave": WAVE, "interview": told(answers={"A1a": 7})}, 422, "S1336"),
        ({"wave": WAVE, "interview": told(sides={"agama": 9, "suku": 12})}, 422, "S1336"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_number(
    nanda: Client, body: object, status: int, code: str
) -> None:
    answer = _send(nanda, body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not Interview.objects.exists()


def test_an_ended_session_is_told_apart(house: House) -> None:
    open_wave(house)
    answer = _send(Client(), {"wave": WAVE, "interview": told()})
    assert (answer.status_code, answer.json()["code"]) == (401, "S105")


def _fields(client: Client, path: str) -> dict[str, str]:
    page = client.get(path).content.decode()
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    return dict(hidden) | {"token": ""}


def test_without_script_one_page_takes_the_whole_interview(nanda: Client) -> None:
    path = f"/wawancara/isi/{WAVE}/?tempat={RT}&rumah=1&bahasa=mad"
    form = _fields(nanda, path)
    kept = assignments.instrument.ITEMS
    form |= {
        "consent": "yes",
        "men": "0",
        "women": "2",
        "sex": "P",
        "age_group": "35-44",
        "E4": "1",
    }
    form |= {code: str(1 + n % 5) for n, code in enumerate(kept)} | {"suku": "2", "E4j": ["1", "7"]}
    answer = nanda.post(f"/wawancara/isi/{WAVE}/", form)
    row = Interview.objects.get()
    assert answer.url == f"/wawancara/slip/{row.uuid}/"
    assert row.answers == {code: 1 + n % 5 for n, code in enumerate(kept)}
    assert row.sides == {"E4": 1, "E4j": [1, 7], "suku": 2}
    assert (row.language, row.household.serial, row.adults) == ("mad", 1, 2)
    assert slip_of(row.uuid) in nanda.get(answer.url).content.decode()


def test_a_refusal_keeps_its_reason_and_nothing_else(nanda: Client) -> None:
    form = _fields(nanda, f"/wawancara/isi/{WAVE}/?tempat={RT}&rumah=1")
    nanda.post(
        f"/wawancara/isi/{WAVE}/",
        form | {"consent": "no", "refusal": "busy", "A1a": "4", "sex": "L"},
    )
    row = Interview.objects.get()
    assert (row.consent, row.refusal, row.answers, row.sides, row.sex) == (
        *(False, "busy", {}, {}, None),
    )
    assert row.household.outcome == Outcome.REFUSED


def test_a_form_that_is_refused_keeps_what_was_chosen(nanda: Client) -> None:
    form = _fields(nanda, f"/wawancara/isi/{WAVE}/?tempat={RT}&rumah=1")
    answer = nanda.post(
        f"/wawancara/isi/{WAVE}/", form | {"consent": "yes", "A1a": "4", "A1b": "7"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "S1336" in page
    assert re.search(r'name="A1a" value="4" checked', page)


def test_nobody_opens_the_form_of_anothers_household(house: House) -> None:
    open_wave(house)
    answer = house.client("putri").get(f"/wawancara/isi/{WAVE}/?tempat={RT}&rumah=1")
    assert answer.status_code == 404


def _file(house: House, *parcels: dict, who: str = "nanda", **more: object) -> SimpleUploadedFile:
    body = {"format": "serasi-wawancara-1", "owner": house.people[who].key, "parcels": parcels}
    return SimpleUploadedFile("kotak.json", json.dumps({**body, **more}).encode())


def test_a_supervisor_brings_in_the_file_and_the_phone_may_send_later(house: House) -> None:
    open_wave(house)
    good = {"wave": WAVE, "interview": told(1, phone_now=None), "clock_offset_s": 3600}
    bad = {"wave": WAVE, "interview": told(2, household=99)}
    page = house.client("rini").post("/wawancara/berkas/", {"file": _file(house, good, bad)})
    row = Interview.objects.get()
    assert "S1365" in page.content.decode()
    assert row.enumerator == house.people["nanda"]
    assert row.clock_offset == timedelta(hours=1)
    sent = {"wave": WAVE, "interview": {**told(1, phone_now=None), "phone_now": NOW.isoformat()}}
    assert _send(house.client("nanda"), sent).json()["receipt"] == row.slip
    assert Interview.objects.count() == 1
    entry = Entry.objects.get(action="outbox.brought")
    assert json.loads(entry.data)["new"] == 1


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"PK", "S1370"),
        (b'{"format": "lain"}', "S1370"),
        (b'{"format": "serasi-wawancara-1", "owner": "person:x", "parcels": []}', "S1371"),
    ],
)
def test_another_file_is_refused_whole(house: House, file: bytes, code: str) -> None:
    open_wave(house)
    upload = SimpleUploadedFile("x.json", file)
    answer = house.client("rini").post("/wawancara/berkas/", {"file": upload})
    assert answer.status_code == 422
    assert code in answer.content.decode()


def test_who_may_not_interview_cannot_be_the_owner_of_a_file(house: House) -> None:
    open_wave(house)
    parcel = {"wave": WAVE, "interview": told()}
    page = house.client("rini").post(
        "/wawancara/berkas/", {"file": _file(house, parcel, who="laras")}
    )
    assert "S1368" in page.content.decode()
    assert not Interview.objects.exists()
