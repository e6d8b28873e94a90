"""Answers by respondent leave by four eyes: asked with a reason, agreed by another, taken once."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from serasi.measure.models import AnswersExport, Wave
from serasi.trail.models import Entry
from tests.cast import NOW, House
from tests.measure.waves import drawn_wave, fill, take_answers

WHY = "Menghitung ulang hasil bersama statistisi kampus"
STEPS = ("wave.answers_asked", "wave.answers_approved", "wave.exported")


@pytest.fixture
def wave(house: House) -> Wave:
    row = drawn_wave(house)
    fill(house, row)
    return row


def act(house: House, who: str, wave: Wave, do: str, **told: object):
    address = reverse("measure:closing_act", args=[wave.code])
    return house.client(who).post(address, {"do": do, **told})


def take(house: House, who: str, wave: Wave):
    return house.client(who).post(reverse("measure:responses_file", args=[wave.code]))


def asked(house: House, wave: Wave) -> AnswersExport:
    assert act(house, "rini", wave, "ask", why=WHY).status_code == 302
    return AnswersExport.objects.get(wave=wave, state="asked")


def test_what_two_people_agree_on_is_taken_once_and_the_trail_tells_each_step(
    house: House, wave: Wave
) -> None:
    text = take_answers(house, wave)
    assert text.count("\n") == 121
    assert "nanda" not in text.lower()
    one = AnswersExport.objects.get()
    assert (one.state, one.rows, one.version) == ("fetched", 120, None)
    assert one.sha256 == hashlib.sha256(text.encode()).hexdigest()
    told = Entry.objects.filter(action__in=STEPS).order_by("pk")
    assert tuple(told.values_list("action", flat=True)) == STEPS
    assert [entry.actor for entry in told] == [
        house.viewer(who).key for who in ("rini", "hendra", "rini")
    ]
    assert told[0].reason == WHY
    assert json.loads(told[2].data)["sha256"] == one.sha256
    assert take(house, "rini", wave).status_code == 409
    assert take(house, "hendra", wave).status_code == 409


def test_without_a_second_person_nothing_leaves(house: House, wave: Wave) -> None:
    assert take(house, "rini", wave).status_code == 409
    one = asked(house, wave)
    assert take(house, "rini", wave).status_code == 409
    refused = act(house, "rini", wave, "approve", request=one.pk)
    assert refused.status_code == 409
    assert "S638" in refused.content.decode()
    assert take(house, "rini", wave).status_code == 409
    assert not Entry.objects.filter(action="wave.exported").exists()
    one.refresh_from_db()
    assert (one.state, one.decided_by) == ("asked", None)
    with pytest.raises(IntegrityError), transaction.atomic():
        AnswersExport.objects.filter(pk=one.pk).update(
            state="approved", decided_by=one.asked_by, until=NOW
        )


def test_who_agreed_does_not_take_and_a_day_later_nobody_does(house: House, wave: Wave) -> None:
    one = asked(house, wave)
    assert act(house, "hendra", wave, "approve", request=one.pk).status_code == 302
    assert take(house, "hendra", wave).status_code == 409
    with time_machine.travel(NOW + timedelta(hours=24, minutes=1), tick=False):
        late = take(house, "rini", wave)
        assert late.status_code == 409
        assert "lewat waktunya" in late.content.decode()
        assert act(house, "rini", wave, "ask", why=WHY).status_code == 302
    assert set(AnswersExport.objects.values_list("state", flat=True)) == {"withdrawn", "asked"}


def test_a_request_without_reason_is_none_and_a_refusal_says_why(house: House, wave: Wave) -> None:
    assert act(house, "rini", wave, "ask", why="perlu").status_code == 422
    one = asked(house, wave)
    assert act(house, "rini", wave, "ask", why=WHY).status_code == 409
    assert act(house, "hendra", wave, "refuse", request=one.pk, answer="").status_code == 422
    why = "Cukup dengan angka per kecamatan"
    assert act(house, "hendra", wave, "refuse", request=one.pk, answer=why).status_code == 302
    page = house.client("rini").get(reverse("measure:closing", args=[wave.code])).content.decode()
    assert why in page
    assert "Minta RESPONSES.csv" in page
    assert act(house, "hendra", wave, "approve", request=one.pk).status_code == 409
    assert take(house, "rini", wave).status_code == 409


def test_a_request_is_taken_back_by_who_made_it(house: House, wave: Wave) -> None:
    one = asked(house, wave)
    assert act(house, "hendra", wave, "drop").status_code == 409
    assert act(house, "rini", wave, "drop").status_code == 302
    assert act(house, "hendra", wave, "approve", request=one.pk).status_code == 409


def test_who_runs_no_survey_there_neither_asks_nor_agrees_nor_takes(
    house: House, wave: Wave
) -> None:
    one = asked(house, wave)
    for who in ("laras", "tirto", "nanda", "bagus", "wulan"):
        assert act(house, who, wave, "ask", why=WHY).status_code in (403, 404), who
        assert act(house, who, wave, "approve", request=one.pk).status_code in (403, 404), who
        assert take(house, who, wave).status_code in (403, 404), who
    assert act(house, "hendra", wave, "approve", request=one.pk + 999).status_code == 404
    assert AnswersExport.objects.get().state == "asked"


def test_the_description_of_the_file_needs_nobody_and_holds_no_answer(
    house: House, wave: Wave
) -> None:
    address = reverse("measure:design_file", args=[wave.code])
    text = house.client("rini").get(address).content.decode()
    assert 'instrument = "inserasi-1"' in text
    assert not Entry.objects.filter(action="wave.exported").exists()
