"""People by code: registering, second entries, where they stay, and how displacement ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from serasi.network.sealed import kinds_of
from serasi.problems import Problem
from serasi.recover import actions, queries
from serasi.recover.models import Client
from serasi.recover.secrets import NAME
from serasi.respond.closing import unmet
from serasi.respond.models import Case
from serasi.trail.models import Entry as TrailEntry
from tests.cast import NOW, House
from tests.recover.conftest import AMBULU, LOJEJER, NUMBER, TODAY, WULUHAN, Register, make_case

NIK = "3509115203900001"


def code_of(caught: pytest.ExceptionInfo[Problem]) -> str:
    return caught.value.code


def test_a_person_is_a_code_and_the_name_is_sealed(register: Register) -> None:
    row = register("Siti Aminah", NIK, phone="0812")
    assert (row.code, row.area_id, row.child) == ("P-0001", WULUHAN, False)
    stored = " ".join(str(v) for v in Client.objects.filter(pk=row.pk).values_list()[0])
    trail = " ".join(f"{e.subject} {e.data} {e.reason}" for e in TrailEntry.objects.all())
    for secret in ("Siti", NIK, "0812"):
        assert secret not in stored
        assert secret not in trail
    assert NAME in kinds_of(row.subject)
    assert "client:KS-2026-0001/P-0001" in trail


def test_numbers_run_within_the_case(house: House, register: Register) -> None:
    make_case(house, "KS-2026-0002")
    assert [register().code, register().code] == ["P-0001", "P-0002"]
    assert register(number="KS-2026-0002").code == "P-0001"


def test_the_same_nik_is_the_same_person(register: Register) -> None:
    first = register("Siti Aminah", NIK)
    with pytest.raises(Problem, match=first.code) as caught:
        register("St. Aminah", NIK[:4] + " " + NIK[4:])
    assert code_of(caught) == "S1205"
    assert Client.objects.count() == 1


def test_the_same_name_and_year_is_asked_about_and_may_be_another(register: Register) -> None:
    register("Hj. Siti Aminah")
    with pytest.raises(Problem) as caught:
        register("siti  aminah", NIK)
    assert code_of(caught) == "S1205"
    assert register("Siti Aminah", birth_year=1991).number == 2  # born in another year
    assert register("Siti Aminah", NIK, other_person=True).number == 3
    register("Siti Aminah", "3509115203900002", other_person=True)


def test_two_niks_make_two_people_whatever_the_name(register: Register) -> None:
    register("Siti Aminah", NIK)
    assert register("Siti Aminah", "3509115203900002").number == 2


@pytest.mark.parametrize(
    "facts",
    [
        {"sex": "L", "vulnerable": frozenset({"pregnant"})},
        {"birth_year": 1990, "vulnerable": frozenset({"toddler"})},
        {"birth_year": 2000, "vulnerable": frozenset({"elderly"})},
        {"birth_year": None, "age_band": "18-59", "vulnerable": frozenset({"separated"})},
    ],
)
def test_facts_that_contradict_each_other_are_refused(register: Register, facts: dict) -> None:
    with pytest.raises(Problem) as caught:
        register(**facts)
    assert code_of(caught) == "S1204"
    assert not Client.objects.exists()


def test_who_is_neither_victim_nor_displaced_is_not_registered(register: Register) -> None:
    with pytest.raises(Problem) as caught:
        register(displaced=False)
    assert code_of(caught) == "S104"


@pytest.mark.parametrize("who", ["dewi", "hendra", "surya", "wulan", "anwar", "laras", "tirto"])
def test_only_the_social_office_registers_people(
    house: House, register: Register, who: str
) -> None:
    with pytest.raises(Problem) as caught:
        register(who=who)
    assert caught.value.status == 404
    assert not Client.objects.exists()


def test_nobody_reads_people_but_who_cares_for_them(house: House, register: Register) -> None:
    register()
    seeing = {n for n in house.people if queries.clients(house.viewer(n)).exists()}
    assert seeing == {"sinta"}


def test_people_of_a_point_are_placed_there(house: House, register: Register) -> None:
    sinta = house.viewer("sinta")
    point = actions.open_point(sinta, number=NUMBER, name="Balai", area=AMBULU, now=NOW)
    row = register(point=point.pk)
    assert row.area_id == AMBULU
    assert row.stays.get().point == point
    with pytest.raises(Problem) as caught:
        actions.open_point(sinta, number=NUMBER, name=" BALAI ", area=AMBULU, now=NOW)
    assert code_of(caught) == "S1224"


def test_moving_ends_the_stay_before(house: House, register: Register) -> None:
    sinta = house.viewer("sinta")
    row = register(entered_on=TODAY - timedelta(days=2))
    point = actions.open_point(sinta, number=NUMBER, name="Balai", area=LOJEJER, now=NOW)
    actions.move_person(sinta, number=NUMBER, code=1, point=point.pk, on=TODAY, now=NOW)
    stays = list(row.stays.values_list("entered_on", "left_on", "point"))
    assert stays == [(date(2026, 11, 23), TODAY, None), (TODAY, None, point.pk)]
    row.refresh_from_db()
    assert row.area_id == LOJEJER


@pytest.mark.parametrize("days", [-1, 1])
def test_nobody_leaves_before_entering_or_in_the_future(
    house: House, register: Register, days: int
) -> None:
    register(entered_on=TODAY)
    with pytest.raises(Problem) as caught:
        actions.leave_point(
            house.viewer("sinta"), number=NUMBER, code=1, on=TODAY + timedelta(days=days), now=NOW
        )
    assert code_of(caught) == "S1211"


def test_leaving_a_point_is_no_solution(house: House, case: Case, register: Register) -> None:
    register(entered_on=TODAY)
    sinta = house.viewer("sinta")
    actions.leave_point(sinta, number=NUMBER, code=1, on=TODAY, now=NOW)
    assert queries.unresolved(case) == 1
    actions.solve(sinta, number=NUMBER, code=1, outcome="returned", on=TODAY, now=NOW)
    assert queries.unresolved(case) == 0


def test_who_is_missing_is_looked_for_once_more(
    house: House, case: Case, register: Register
) -> None:
    register(entered_on=TODAY)
    sinta = house.viewer("sinta")
    actions.solve(sinta, number=NUMBER, code=1, outcome="unknown", on=TODAY, now=NOW)
    assert queries.unresolved(case) == 1
    later = NOW + timedelta(days=29)
    with pytest.raises(Problem) as caught:
        actions.follow_up(
            house.viewer("sinta", now=later),
            number=NUMBER,
            code=1,
            still=True,
            on=later.date(),
            now=later,
        )
    assert code_of(caught) == "S1211"
    later = NOW + timedelta(days=30)
    viewer = house.viewer("sinta", now=later)
    actions.follow_up(viewer, number=NUMBER, code=1, still=True, on=later.date(), now=later)
    assert queries.unresolved(case) == 0


def test_a_return_that_does_not_hold_opens_the_displacement_again(
    house: House, case: Case, register: Register
) -> None:
    register(entered_on=TODAY)
    sinta = house.viewer("sinta")
    actions.solve(sinta, number=NUMBER, code=1, outcome="returned", on=TODAY, now=NOW)
    with pytest.raises(Problem) as caught:
        actions.solve(sinta, number=NUMBER, code=1, outcome="local", on=TODAY, now=NOW)
    assert code_of(caught) == "S1213"
    actions.follow_up(sinta, number=NUMBER, code=1, still=False, on=TODAY, now=NOW)
    assert queries.unresolved(case) == 1
    actions.solve(sinta, number=NUMBER, code=1, outcome="local", on=TODAY, now=NOW)
    assert queries.unresolved(case) == 0


def test_a_case_stays_open_while_somebody_has_nowhere_to_live(
    house: House, case: Case, register: Register
) -> None:
    def letters() -> list[str]:
        return [one.letter for one in unmet(case, now=NOW) if one.letter in "ce"]

    assert letters() == ["e"]
    for _ in range(2):
        register()
    why = next(one.why for one in unmet(case, now=NOW) if one.letter == "c")
    assert "2" not in why  # few are not told by number
    register()
    assert "3" in next(one.why for one in unmet(case, now=NOW) if one.letter == "c")
    sinta = house.viewer("sinta")
    for code in (1, 2, 3):
        actions.solve(sinta, number=NUMBER, code=code, outcome="returned", on=TODAY, now=NOW)
    assert letters() == ["e"]
    dewi = house.viewer("dewi")
    actions.plan_residual(dewi, number=NUMBER, on=TODAY + timedelta(days=90), now=NOW)
    assert letters() == []


def test_nobody_is_added_to_a_closed_case(house: House, case: Case, register: Register) -> None:
    Case.objects.filter(pk=case.pk).update(stage="closed", closed_at=NOW)
    with pytest.raises(Problem) as caught:
        register()
    assert code_of(caught) == "S1203"
