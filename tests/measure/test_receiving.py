"""An interview comes in from a phone: once, whole, with consent, and in its wave."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from serasi.measure.actions.receiving import receive_interview, receive_interviews, receive_visit
from serasi.measure.models import Household, Interview, Outcome, Visit, WaveState
from serasi.measure.queries import scope
from serasi.problems import Problem
from serasi.trail.models import Entry
from tests.cast import NOW, House
from tests.measure.waves import RT, open_wave, told


def _send(house: House, payload: dict, who: str = "nanda"):
    return receive_interview(house.viewer(who), wave="GS-2026-0001", payload=payload, now=NOW)


def test_the_same_interview_sent_twice_is_one(house: House) -> None:
    open_wave(house)
    first = _send(house, told())
    again = _send(house, told(phone_now="2026-11-25T09:40:00+07:00"))
    assert (first.is_new, again.is_new) == (True, False)
    assert first.interview.pk == again.interview.pk
    assert first.slip == again.slip
    assert Interview.objects.count() == 1
    assert Entry.objects.filter(action="interview.received").count() == 1
    assert first.interview.clock_offset == timedelta(minutes=10)
    assert Household.objects.get(place__code=RT, serial=1).outcome == Outcome.DONE


def test_a_changed_replay_is_refused_and_the_first_stays(house: House) -> None:
    open_wave(house)
    _send(house, told(score=4))
    with pytest.raises(Problem) as refused:
        _send(house, told(score=2))
    assert refused.value.code == "S1330"
    assert set(Interview.objects.get().answers.values()) == {4}


def test_the_uuid_of_another_is_refused(house: House) -> None:
    open_wave(house)
    _send(house, told())
    with pytest.raises(Problem) as refused:
        _send(house, told(), who="putri")
    assert refused.value.code == "S1331"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"consent": False}, "S1338"),
        ({"consent": None}, "S1339"),
        ({"answers": {"A1a": 7}}, "S1336"),
        ({"answers": {"A1a": True}}, "S1336"),
        ({"answers": {"B1a": 3}}, "S1335"),
        ({"instrument": "0.9"}, "S1334"),
        ({"place": "35.09.11.2004"}, "S1337"),
        ({"household": 9}, "S1365"),
        ({"mode": "web"}, "S1339"),
        ({"gps": {"lat": "x"}}, "S1339"),
        ({"ended": "2026-11-25T08:00:00+07:00"}, "S1339"),
        ({"started": "2026-11-25T08:00:00"}, "S1339"),
        ({"sides": {"E3a": "Pak Karto"}}, "S1336"),
        ({"uuid": "12"}, "S1339"),
    ],
)
def test_what_cannot_be_is_refused_with_its_number_and_nothing_is_kept(
    house: House, change: dict, code: str
) -> None:
    open_wave(house)
    with pytest.raises(Problem) as refused:
        _send(house, told(**change))
    assert refused.value.code == code
    assert not Interview.objects.exists()


def test_a_refusal_is_kept_without_answers(house: House) -> None:
    open_wave(house)
    made = _send(house, told(consent=False, answers={}, sides={}))
    assert made.interview.answers == {}
    assert Household.objects.get(place__code=RT, serial=1).outcome == Outcome.REFUSED


def test_many_are_taken_all_or_none(house: House) -> None:
    open_wave(house)
    batch = [told(n) for n in range(1, 4)]
    with pytest.raises(Problem):
        receive_interviews(
            house.viewer("nanda"), wave="GS-2026-0001", now=NOW,
            payloads=[*batch, told(9, place="nowhere")],
        )  # fmt: skip
    assert not Interview.objects.exists()
    got = receive_interviews(
        house.viewer("nanda"), wave="GS-2026-0001", payloads=[*batch, batch[0]], now=NOW
    )
    assert [one.interview.serial for one in got] == [1, 2, 3, 1]


def test_after_the_field_a_new_one_is_refused_and_a_known_one_answered(house: House) -> None:
    wave = open_wave(house)
    _send(house, told(1))
    wave.state, wave.closed_at = WaveState.CLOSED, NOW
    wave.save()
    assert _send(house, told(1)).is_new is False
    with pytest.raises(Problem) as refused:
        _send(house, told(2))
    assert refused.value.code == "S1332"


def test_who_does_not_interview_there_finds_no_wave(house: House) -> None:
    open_wave(house)
    for who in ("darsono", "bagus", "tirto"):
        with pytest.raises(Problem) as refused:
            _send(house, told(), who=who)
        assert refused.value.status == 404
    assert not scope.visible_to(house.viewer("bagus")).exists()


def test_an_interviewer_reads_only_what_she_brought(house: House) -> None:
    wave = open_wave(house)
    _send(house, told(1))
    _send(house, told(2, household=2), who="putri")
    assert scope.interviews(house.viewer("nanda"), wave).count() == 1
    assert scope.interviews(house.viewer("rini"), wave).count() == 2
    assert not scope.interviews(house.viewer("laras"), wave).exists()


def test_a_visit_without_an_interview_is_kept_once(house: House) -> None:
    open_wave(house)
    known = uuid4()
    for _again in range(2):
        receive_visit(
            house.viewer("nanda"), wave="GS-2026-0001", place=RT, household=1, uuid=known,
            outcome="away", at=NOW, now=NOW,
        )  # fmt: skip
    assert Visit.objects.count() == 1
    assert Household.objects.get(place__code=RT, serial=1).outcome == "away"


@pytest.mark.parametrize(
    ("told_adults", "what"),
    [
        ({"men": 2}, "laki-laki dan perempuan"),
        ({"men": 0, "women": 0}, "bersama 1 sampai 30"),
        ({"men": 20, "women": 20}, "bersama 1 sampai 30"),
        ({"men": 1.5, "women": 1}, "laki-laki dan perempuan"),
        ({"men": 3, "women": 0}, "kelamin responden"),
    ],
)
def test_adults_that_cannot_be_are_refused(
    house: House, told_adults: dict[str, object], what: str
) -> None:
    open_wave(house)
    with pytest.raises(Problem) as refused:
        receive_interview(
            house.viewer("nanda"), wave="GS-2026-0001", payload=told(**told_adults), now=NOW
        )
    assert refused.value.code == "S1339"
    assert what in str(refused.value)


def test_the_chance_of_the_person_follows_from_who_lives_there(house: House) -> None:
    open_wave(house)
    nanda = house.viewer("nanda")
    payload = told(men=1, women=2)
    one = receive_interview(nanda, wave="GS-2026-0001", payload=payload, now=NOW).interview
    assert (one.adults, one.person_chance) == (3, 0.25)
    unlisted = told(2, men=1, women=2, household=None)
    other = receive_interview(nanda, wave="GS-2026-0001", payload=unlisted, now=NOW).interview
    assert (other.adults, other.person_chance) == (3, None)
