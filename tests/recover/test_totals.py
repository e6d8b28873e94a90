"""Totals: they equal the rows in whatever order people come, go and withdraw; few are not told."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from serasi.problems import Problem
from serasi.recover import actions, queries, rules
from serasi.recover.actions import Entry
from serasi.recover.models import VULNERABILITIES, Client, Outcome
from serasi.recover.secrets import Identity
from serasi.respond.closing import unmet
from serasi.respond.models import Case, CaseArea
from tests.cast import NOW, House, build_house
from tests.recover.conftest import AMBULU, LOJEJER, NUMBER, TODAY, Register, make_case

PARTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12), min_size=1)


@given(PARTS)
def test_what_is_hidden_cannot_be_worked_out(parts: dict[str, int]) -> None:
    """Whoever knows the total and the rule still has two ways to fill the hidden cells."""
    shown = rules.suppressed(parts)
    assert all(n is None or n == parts[key] for key, n in shown.items())
    assert not any(n is not None and 0 < n < rules.SMALLEST for n in shown.values())
    hidden = [key for key, n in shown.items() if n is None]
    if hidden and sum(parts.values()) >= rules.SMALLEST and len(parts) > 1:
        assert len(hidden) > 1
        rest = sum(parts[key] for key in hidden)
        assert rest >= rules.SMALLEST


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_share_hides_itself_and_what_is_left(part: int, rest: int) -> None:
    shown = rules.share(part, part + rest)
    small = any(0 < n < rules.SMALLEST for n in (part, rest))
    assert (shown is None) == small
    assert shown in (None, part)


def _fates(house: House, case: Case) -> Counter[str]:
    """Count from the rows in Python what the query counts in the database."""
    found: Counter[str] = Counter()
    for row in Client.objects.filter(case=case).prefetch_related("stays", "solutions"):
        if not row.displaced:
            continue
        solution = next((s for s in row.solutions.all() if s.undone_at is None), None)
        done = solution is not None and rules.resolved(
            solution.outcome,
            followed=solution.followed_on is not None,
            withdrawn=row.withdrawn_at is not None,
        )
        staying = any(s.left_on is None for s in row.stays.all())
        found["solved" if done else "present" if staying else "left"] += 1
    return found


class Days(RuleBasedStateMachine):
    """People of one case are registered, move, leave, find a home, flee again and withdraw."""

    def __init__(self) -> None:
        super().__init__()
        self.point_of_return = transaction.savepoint()
        self.house = build_house()
        self.case = make_case(self.house)
        CaseArea.objects.create(case=self.case, area_id=AMBULU)
        self.day, self.people, self.sexes = 0, 0, Counter[str]()
        self.fled = 0
        sinta = self.house.viewer("sinta")
        self.points = [
            actions.open_point(sinta, number=NUMBER, name=name, area=area, now=NOW, on=TODAY).pk
            for name, area in (("Balai", LOJEJER), ("Sekolah", AMBULU))
        ]

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point_of_return)

    def act(self, name: str, **told: object) -> bool:
        now = NOW + timedelta(days=self.day)
        viewer = self.house.viewer("sinta", now=now)
        try:
            getattr(actions, name)(viewer, number=NUMBER, now=now, **told)
        except Problem:
            return False
        return True

    @rule()
    def a_day_passes(self) -> None:
        self.day += 16

    @rule(
        sex=st.sampled_from("LPT"),
        displaced=st.booleans(),
        point=st.sampled_from([None, 0, 1]),
        year=st.sampled_from([None, 1950, 1990, 2015, 2025]),
    )
    def somebody_is_registered(
        self, sex: str, displaced: bool, point: int | None, year: int | None
    ) -> None:
        entry = Entry(
            sex=sex,
            displaced=displaced,
            harm=None if displaced else "light",
            birth_year=year,
            household=0,
            point=None if point is None else self.points[point],
            identity=Identity(name=f"Orang {self.people} dari {self.day}"),
        )
        assert self.act("register_person", entry=entry)
        self.people += 1
        self.sexes[sex] += 1
        self.fled += displaced

    @precondition(lambda self: self.people)
    @rule(data=st.data(), point=st.sampled_from([None, 0, 1]))
    def somebody_moves(self, data: st.DataObject, point: int | None) -> None:
        code = data.draw(st.integers(1, self.people))
        row = Client.objects.get(case=self.case, number=code)
        there = None if point is None else self.points[point]
        on = TODAY + timedelta(days=self.day)
        moved = self.act("move_person", code=code, point=there, on=on)
        self.fled += moved and not row.displaced

    @precondition(lambda self: self.people)
    @rule(data=st.data())
    def somebody_leaves(self, data: st.DataObject) -> None:
        code = data.draw(st.integers(1, self.people))
        self.act("leave_point", code=code, on=TODAY + timedelta(days=self.day))

    @precondition(lambda self: self.people)
    @rule(data=st.data(), outcome=st.sampled_from(Outcome.values))
    def somebody_finds_a_solution(self, data: st.DataObject, outcome: str) -> None:
        code = data.draw(st.integers(1, self.people))
        on = TODAY + timedelta(days=self.day)
        self.act("solve", code=code, outcome=outcome, on=on)

    @precondition(lambda self: self.people)
    @rule(data=st.data(), still=st.booleans())
    def somebody_is_looked_after(self, data: st.DataObject, still: bool) -> None:
        code = data.draw(st.integers(1, self.people))
        self.act("follow_up", code=code, still=still, on=TODAY + timedelta(days=self.day))

    @precondition(lambda self: self.people)
    @rule(data=st.data(), purpose=st.sampled_from(["data", "service", "share"]))
    def somebody_withdraws(self, data: st.DataObject, purpose: str) -> None:
        code = data.draw(st.integers(1, self.people))
        assert self.act("withdraw_consent", code=code, purpose=purpose)

    @invariant()
    def nobody_is_lost(self) -> None:
        found = queries.totals_for(self.house.viewer("sinta"), self.case)
        assert found.exact
        assert not found.part
        fates = {cell.key: cell.n for cell in found.fates}
        counted = _fates(self.house, self.case)
        assert fates == {key: counted[key] for key in ("present", "left", "solved")}
        assert found.displaced == self.fled == sum(fates.values())
        assert sum(cell.n or 0 for cell in found.displaced_sex) == self.fled
        assert sum(cell.n or 0 for cell in found.ages) == self.fled
        assert Client.objects.filter(case=self.case).count() == self.people
        by_sex = Counter(Client.objects.values_list("sex", flat=True))
        assert by_sex == +self.sexes

    @invariant()
    def a_case_does_not_close_over_somebody_without_a_home(self) -> None:
        counted = _fates(self.house, self.case)
        waiting = counted["present"] + counted["left"]
        kept_open = any(one.letter == "c" for one in unmet(self.case, now=NOW))
        assert kept_open == (waiting > 0)

    @invariant()
    def who_withdrew_has_left_nothing_but_a_count(self) -> None:
        bare = Client.objects.exclude(withdrawn_at=None)
        assert not bare.exclude(nik_key="", name_key="", birth_year=None, origin=None).exists()


@pytest.mark.django_db
def test_totals_equal_the_rows_in_any_order_of_days() -> None:
    with time_machine.travel(NOW, tick=False):
        run_state_machine_as_test(
            Days,
            settings=settings(
                max_examples=15, stateful_step_count=20, suppress_health_check=list(HealthCheck)
            ),
        )


def _many(register: Register, n: int, **facts: object) -> None:
    for _ in range(n):
        register(**facts)


@pytest.mark.parametrize("who", ["dewi", "surya", "wulan", "laras"])
def test_the_team_sees_no_cell_under_three(
    house: House, case: Case, register: Register, who: str
) -> None:
    _many(register, 6)
    _many(register, 2, sex="L", birth_year=2015)
    found = queries.totals_for(house.viewer(who), case)
    assert not found.exact
    assert found.displaced == 8
    sexes = {cell.key: cell.n for cell in found.displaced_sex}
    assert sexes["L"] is None
    assert None in (sexes["P"], sexes["T"])  # or else two men follow from the total
    assert {cell.key: cell.n for cell in found.ages}["child"] is None
    exact = queries.totals_for(house.viewer("sinta"), case)
    assert {cell.key: cell.n for cell in exact.displaced_sex} == {"L": 2, "P": 6, "T": 0}


def test_two_people_are_no_number_at_all_to_the_team(
    house: House, case: Case, register: Register
) -> None:
    _many(register, 2, vulnerable=frozenset(VULNERABILITIES[:1]))
    found = queries.totals_for(house.viewer("dewi"), case)
    assert found.displaced is None
    assert found.vulnerable is None
    assert found.anybody
    assert all(cell.n is None for cell in found.kinds if cell.key == "pregnant")
