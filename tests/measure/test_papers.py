"""A paper form is typed by two people; only what both read, or a third decided, becomes answers."""

from __future__ import annotations

import pytest

from serasi.measure.actions.closing import close_wave
from serasi.measure.actions.papers import differences, settle_paper, type_paper
from serasi.measure.models import Interview, PaperEntry
from serasi.problems import Problem
from tests.cast import NOW, House
from tests.measure.waves import open_wave, told

SLIP = "AAAA-0001"


def _type(house: House, who: str, **more) -> PaperEntry:
    payload = told(slip=SLIP, gps=None, phone_now=None, **more)
    return type_paper(house.viewer(who), wave="GS-2026-0001", payload=payload, now=NOW)


def test_two_typings_that_agree_become_an_interview(house: House) -> None:
    open_wave(house)
    assert _type(house, "nanda").interview is None
    entry = _type(house, "putri")
    assert entry.interview.mode == "paper"
    assert entry.interview.slip == SLIP
    assert Interview.objects.count() == 1


def test_the_same_person_does_not_type_twice(house: House) -> None:
    open_wave(house)
    _type(house, "nanda")
    with pytest.raises(Problem) as refused:
        _type(house, "nanda")
    assert refused.value.code == "S1354"


def test_differences_are_listed_and_settled_one_by_one(house: House) -> None:
    open_wave(house)
    answers = dict(told()["answers"])
    _type(house, "nanda")
    entry = _type(house, "putri", answers={**answers, "A1a": 2, "A4c": 5}, sex="L")
    assert sorted(differences(entry.first, entry.second)) == ["A1a", "A4c", "sex"]
    assert not Interview.objects.exists()
    rini = house.viewer("rini")
    with pytest.raises(Problem) as refused:
        settle_paper(rini, wave="GS-2026-0001", slip=SLIP, chosen={"A1a": "1"}, now=NOW)
    assert refused.value.code == "S1356"
    with pytest.raises(Problem) as refused:
        close_wave(rini, wave="GS-2026-0001", now=NOW)
    assert refused.value.code == "S1359"
    chosen = {"A1a": "2", "A4c": "1", "sex": "2"}
    settle_paper(rini, wave="GS-2026-0001", slip=SLIP, chosen=chosen, now=NOW)
    one = Interview.objects.get()
    assert (one.answers["A1a"], one.answers["A4c"], one.sex) == (2, 4, "L")
