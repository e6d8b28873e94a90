"""Behind PostgreSQL's wall: a wave shows to its area, single answers to who answers for them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection

from serasi.measure.actions import planning
from serasi.measure.actions.closing import close_wave, publish_wave
from serasi.measure.actions.ihai import enter_ihai
from serasi.measure.actions.papers import type_paper
from serasi.measure.actions.receiving import receive_interview
from serasi.measure.actions.residual import tie_case
from serasi.measure.actions.withdrawing import withdraw
from serasi.measure.models import (
    Household,
    IhaiFigure,
    Interview,
    PaperEntry,
    RespondentWeight,
    SampledPlace,
    Wave,
    WeightSet,
)
from serasi.measure.queries.areas import comparison, history
from serasi.measure.queries.progress import progress_of
from serasi.measure.queries.residual import of_case
from serasi.measure.visits import offered
from serasi.network.walls import open_wall, opened, raise_wall
from serasi.regions.models import Area
from tests.cast import NOW, House
from tests.measure.test_residual import answer, case_of, sides, wave_of
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


def test_figures_of_ihai_show_where_surveys_are_read(house: House) -> None:
    values = {"IHAI": Decimal("6.42")}
    enter_ihai(
        house.viewer("rini"), area="35.09", year=2025, values=values, source="Rilis 2026", now=NOW
    )
    act_as_plain_role()
    for who, seen in (("rini", 1), ("laras", 1), ("tirto", 1), ("bagus", 0), ("wulan", 0)):
        raise_wall(house.viewer(who))
        assert IhaiFigure.objects.count() == seen, who
    open_wall()


def test_two_waves_are_compared_by_who_may_not_see_a_single_answer(house: House) -> None:
    first = drawn_wave(house)
    fill(house, first)
    close_wave(house.viewer("rini"), wave=first.code, now=NOW)
    publish_wave(house.viewer("hendra"), wave=first.code, now=NOW)
    act_as_plain_role()
    raise_wall(house.viewer("tirto"))
    (moment,) = history(house.viewer("tirto"), Area.objects.get(code="35.09"))
    assert not Interview.objects.exists()
    seen = comparison(moment, moment)
    assert seen is not None
    assert seen.shared
    assert not Interview.objects.exists()
    open_wall()


def test_whoever_reads_a_recovery_reads_its_survey_from_behind_the_wall(house: House) -> None:
    case, wave = case_of(house), wave_of(house)
    act_as_plain_role()
    rini = house.viewer("rini")
    raise_wall(rini)
    tie_case(rini, wave=wave.code, case=case.number, sides=sides(wave, 4), now=NOW)
    planning.open_field(rini, wave=wave.code, now=NOW)
    wave.refresh_from_db()
    with opened():
        answer(wave, {"A": 5, "B": 2})
    close_wave(rini, wave=wave.code, now=NOW)
    hendra = house.viewer("hendra")
    raise_wall(hendra)
    publish_wave(hendra, wave=wave.code, now=NOW)
    raise_wall(house.viewer("sinta"))
    assert not Wave.objects.exists()
    (result,) = of_case(case)
    assert [side.visit for side in result.sides] == [True, False]
    assert [one.letter for one in offered(case, NOW)] == ["e"]
    open_wall()
