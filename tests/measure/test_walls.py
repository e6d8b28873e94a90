"""Behind PostgreSQL's wall: a wave shows to its area, single answers to who answers for them."""

from __future__ import annotations

import pytest
from django.db import connection

from serasi.measure.actions.closing import close_wave, publish_wave
from serasi.measure.actions.papers import type_paper
from serasi.measure.actions.receiving import receive_interview
from serasi.measure.actions.withdrawing import withdraw
from serasi.measure.models import (
    Household,
    Interview,
    PaperEntry,
    RespondentWeight,
    SampledPlace,
    Wave,
    WeightSet,
)
from serasi.measure.queries.progress import progress_of
from serasi.network.walls import open_wall, raise_wall
from tests.cast import NOW, House
from tests.measure.waves import drawn_wave, fill, open_wave, told
from tests.network.plain_role import act_as_plain_role

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="skipped, no PostgreSQL"),
]
SHOWN = (Wave, SampledPlace, Household)


def test_interviewers_see_the_sample_and_only_their_own_answers(house: House) -> None:
    open_wave(house)
    act_as_plain_role()
    for who, n in (("nanda", 1), ("putri", 2)):
        viewer = house.viewer(who)
        raise_wall(viewer)
        payload = told(n, household=n)
        receive_interview(viewer, wave="GS-2026-0001", payload=payload, now=NOW)
        again = receive_interview(viewer, wave="GS-2026-0001", payload=payload, now=NOW)
        assert not again.is_new
        assert Interview.objects.count() == 1
        assert all(table.objects.exists() for table in SHOWN)
    raise_wall(house.viewer("rini"))
    assert Interview.objects.count() == 2
    for who in ("laras", "tirto"):
        raise_wall(house.viewer(who))
        assert all(table.objects.exists() for table in SHOWN)
        assert not Interview.objects.exists()
        assert progress_of(Wave.objects.get()).done == 2
    for who in ("bagus", "darsono", "wulan"):
        raise_wall(house.viewer(who))
        assert not any(table.objects.exists() for table in (*SHOWN, Interview))
    open_wall()


def test_a_wave_is_closed_published_and_withdrawn_from_behind_the_wall(house: House) -> None:
    wave = drawn_wave(house)
    fill(house, wave)
    act_as_plain_role()
    raise_wall(house.viewer("rini"))
    made = close_wave(house.viewer("rini"), wave=wave.code, now=NOW)
    assert RespondentWeight.objects.filter(weights=made).count() == 120
    raise_wall(house.viewer("hendra"))
    publish_wave(house.viewer("hendra"), wave=wave.code, now=NOW)
    withdraw(house.viewer("hendra"), wave=wave.code, slip=Interview.objects.first().slip, now=NOW)
    raise_wall(house.viewer("laras"))
    assert WeightSet.objects.get().recipe["report"]["all"]["n"] == 120
    assert not RespondentWeight.objects.exists()
    open_wall()


def test_two_typists_meet_without_seeing_each_other(house: House) -> None:
    open_wave(house)
    act_as_plain_role()
    payload = told(slip="AAAA-0001", gps=None)
    raise_wall(house.viewer("nanda"))
    type_paper(house.viewer("nanda"), wave="GS-2026-0001", payload=payload, now=NOW)
    raise_wall(house.viewer("putri"))
    assert not PaperEntry.objects.exists()
    entry = type_paper(house.viewer("putri"), wave="GS-2026-0001", payload=payload, now=NOW)
    assert entry.interview is not None
    open_wall()
