"""Whatever officers try in whatever order, agreements keep to the order of mediation.

The invariants are told from the rows alone, in other words than the rules that made them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from serasi.problems import Problem
from serasi.regions.zones import local_day
from serasi.respond.actions import agreeing, casing, mediating, monitoring
from serasi.respond.actions.casing import Opening
from serasi.respond.actions.monitoring import Judged
from serasi.respond.models import (
    Agreement,
    Case,
    Mediation,
    Mediator,
    MonitoringCheck,
    PartyAnswer,
    Session,
)
from tests.cast import NOW, House
from tests.respond.mending import PLAIN, Path, owing
from tests.warn.conftest import WULUHAN

LETTERS = st.sampled_from("AB")
SIGNED = ("signed", "broken", "replaced")


class Peace(RuleBasedStateMachine):
    """A case on which officers try every act, in every order, as time goes on."""

    office: House
    signed = 0

    @initialize(
        steps=st.sampled_from([0, 4, 8, 16, 24]),
        pre_first=st.booleans(),
        waived=st.sampled_from(["", "A", "AB"]),
    )
    def open(self, steps: int = 0, waived: str = "", *, pre_first: bool = False) -> None:
        self.point = transaction.atomic()
        self.point.__enter__()
        self.now = NOW - timedelta(days=400)
        told = Opening("Selisih jalur", "T1", (WULUHAN,), parties=("utara", "selatan"))
        viewer = self.office.viewer("dewi", now=self.now)
        self.path = Path(self.office, casing.open_case(viewer, opening=told, now=self.now))
        self.breaches = 0
        self.go_on(steps, waived, pre_first=pre_first)

    def teardown(self) -> None:
        if hasattr(self, "point"):
            transaction.set_rollback(True)
            self.point.__exit__(None, None, None)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Try something; a refusal is an answer too, a missing row is none."""
        try:
            act()
        except (Problem, Agreement.DoesNotExist, IndexError):
            return False
        return True

    @rule(hours=st.sampled_from([1, 5, 24, 73, 24 * 8, 24 * 31]))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def begin(self) -> None:
        self.attempt(lambda: self.path.begin(self.now))

    @rule(office=st.sampled_from(["Ketua FKUB", "Camat"]))
    def name(self, office: str) -> None:
        self.attempt(lambda: self.path.name(office, now=self.now))

    @rule(letter=LETTERS, yes=st.sampled_from([True, True, True, False]), n=st.integers(0, 2))
    def answer(self, letter: str, n: int, *, yes: bool) -> None:
        team = list(Mediator.objects.filter(mediation__case=self.path.case).order_by("-pk"))
        if team:
            asked = team[n % len(team)]
            self.attempt(lambda: self.path.answer(asked, letter, yes=yes, now=self.now))

    @rule(
        kind=st.sampled_from(["pre", "pre", "joint", "joint", "caucus"]),
        letter=LETTERS,
        absent=st.sampled_from([(), (), (), ("A",)]),
    )
    def sit(self, kind: str, letter: str, absent: tuple[str, ...]) -> None:
        with_one = "" if kind == "joint" else letter
        missing = absent if kind == "joint" or letter == "A" else ()
        self.attempt(lambda: self.path.sit(kind, with_one, at=self.now, absent=missing))

    @rule(owed=st.booleans(), amends=st.booleans())
    def draft(self, *, owed: bool, amends: bool) -> None:
        due = self.now.date() + timedelta(days=10)
        text = owing(self.office, due_on=due) if owed else PLAIN
        held = Agreement.objects.filter(case=self.path.case, state="signed").first()
        number = held.number if held is not None and amends else ""
        self.attempt(lambda: self.path.draft(text, now=self.now, amends=number))

    @rule()
    def offer(self) -> None:
        self.attempt(lambda: self.path.offer(self.now))

    @rule(letter=LETTERS, kind=st.sampled_from(["waived", "waived", "agreed", "objected"]))
    def say(self, letter: str, kind: str) -> None:
        self.attempt(lambda: self.path.say(letter, kind, self.now))

    @rule()
    def change(self) -> None:
        viewer = self.path.viewer(self.now)
        self.attempt(
            lambda: agreeing.change_text(
                viewer, text=PLAIN, reason="usul", **self.path.text(self.now)
            )
        )

    @rule()
    def sign(self) -> None:
        Peace.signed += self.attempt(lambda: self.path.sign(self.now))

    @rule(
        days=st.sampled_from([7, 30, 90]),
        state=st.sampled_from(["kept", "open", "broken"]),
        violence=st.sampled_from([False, False, True]),
    )
    def visit(self, days: int, state: str, *, violence: bool) -> None:
        day = local_day(self.now, "35")
        found = {"o1": Judged(state, "dilihat")}
        try:
            owed = self.path.agreement.obligations.exists()
        except Agreement.DoesNotExist:
            return
        seen = self.attempt(
            lambda: self.path.visit(
                days, on=day, now=self.now, violence_on=day if violence else None,
                **(found if owed else {}),
            )
        )  # fmt: skip
        if seen and (violence or (owed and state == "broken")):
            self.breaches += 1
            self.reopened()

    @rule(
        steps=st.sampled_from([1, 3, 8]),
        pre_first=st.booleans(),
        waived=st.sampled_from(["", "A", "AB"]),
    )
    def go_on(self, steps: int, waived: str, *, pre_first: bool) -> None:
        """Do what comes next, so that late states are reached often; and push all the way.

        At each step a joint session and a signing are tried before they are due.
        """
        for _step in range(steps):
            row = Case.objects.get(pk=self.path.case.pk)
            if row.mediations.filter(state="open").exists():
                self._mediate(waived, pre_first=pre_first)
                self.now += timedelta(hours=1)
                self.sit("joint", "A", ())
                self.sign()
                self.parties_sat_together_only_after_what_comes_before()
            elif not row.agreements.filter(state="signed").exists():
                self.begin()

    def _mediate(self, waived: str, *, pre_first: bool) -> None:
        held, day = self.path.mediation, local_day(self.now, "35")
        asked = [m for m in held.team.all() if all(a.accepted for a in m.answers.all())]
        text = Agreement.objects.filter(mediation=held, state__in=["draft", "offered"]).first()
        met = {s.party.letter for s in held.sessions.filter(kind="pre", absent=None) if s.party}
        left = sorted({"A", "B"} - met)
        if left and pre_first:
            self.now += timedelta(hours=1)
            self.sit("pre", left[0], ())
        elif not asked:
            self.attempt(lambda: self.path.name(f"Tokoh {held.team.count()}", now=self.now))
        elif not any(_accepted(m, day, self.now) for m in asked):
            said = {a.party.letter for a in asked[0].answers.all()}
            letter = min({"A", "B"} - said)
            self.attempt(lambda: self.path.answer(asked[0], letter, now=self.now))
        elif left:
            self.sit("pre", left[0], ())
            self.now += timedelta(hours=1)
        elif text is None:
            self.draft(owed=True, amends=False)
        elif text.state == "draft":
            self.offer()
            for letter in waived:
                self.say(letter, "waived")
        else:
            self.now += timedelta(hours=30)

    @rule()
    def breach(self) -> None:
        viewer, day = self.path.viewer(self.now), local_day(self.now, "35")
        done = self.attempt(
            lambda: monitoring.report_breach(
                viewer, breach="violence", on=day, reason="ribut", **self.path.text(self.now)
            )
        )
        if done:
            self.breaches += 1
            self.reopened()
        else:  # what is in force can always be told broken, also when its case was closed
            last = Agreement.objects.filter(case=self.path.case).order_by("pk").last()
            assert last is None or last.state != "signed"

    @rule()
    def fail(self) -> None:
        viewer = self.path.viewer(self.now)
        self.attempt(
            lambda: mediating.fail_mediation(
                viewer, reason="buntu", to="regency", agency_id=None, **self.path.known(self.now)
            )
        )

    @rule()
    def shut(self) -> None:
        """Close the case as the closing rule may, whatever stage it is in."""
        Case.objects.filter(pk=self.path.case.pk, stage="monitoring").update(
            stage="closed", closed_at=self.now
        )

    def reopened(self) -> None:
        row = Case.objects.get(pk=self.path.case.pk)
        assert row.stage == "handling" and row.closed_at is None

    @invariant()
    def every_breach_reopened_the_case(self) -> None:
        if hasattr(self, "path"):
            row = Case.objects.get(pk=self.path.case.pk)
            assert row.reopened == self.breaches
            assert row.agreements.filter(state="broken").count() == self.breaches

    @invariant()
    def parties_sat_together_only_after_what_comes_before(self) -> None:
        for one in Session.objects.filter(kind="joint"):
            day = local_day(one.held_at, "35")
            earlier = one.mediation.sessions.filter(kind="pre", held_at__lt=one.held_at)
            met = {s.party.letter for s in earlier if s.party and not s.absent.exists()}
            assert met >= {"A", "B"}
            assert any(_accepted(m, day, one.written_at) for m in one.mediation.team.all())

    @invariant()
    def nothing_was_signed_before_it_was_negotiated(self) -> None:
        for row in Agreement.objects.filter(state__in=SIGNED):
            assert row.offered_at and row.consult_until and row.signed_at and row.signed_on
            joint = row.mediation.sessions.filter(kind="joint", held_at__lte=row.signed_at)
            whole = [s for s in joint if not s.absent.exists()]
            assert whole
            if row.amends is not None:
                assert any(s.held_at > row.amends.signed_at for s in whole)
            said = {
                letter: PartyAnswer.objects.filter(
                    agreement=row, revision=row.revision, party__letter=letter,
                    at__lte=row.signed_at,
                ).order_by("at", "pk").last()
                for letter in "AB"
            }  # fmt: skip
            kinds = {one.kind for one in said.values() if one is not None}
            assert "objected" not in kinds
            waived = all(one is not None and one.kind == "waived" for one in said.values())
            assert row.signed_at >= row.consult_until or waived
            team = row.mediation.team.all()
            assert any(_accepted(m, row.signed_on, row.signed_at) for m in team)

    @invariant()
    def visits_stand_on_their_days(self) -> None:
        for check in MonitoringCheck.objects.select_related("agreement"):
            signed = check.agreement.signed_on
            assert signed is not None and (check.due_on - signed).days == check.days

    @invariant()
    def one_of_each_is_open(self) -> None:
        assert Mediation.objects.filter(state="open").count() <= 1
        assert Agreement.objects.filter(state="signed").count() <= 1
        assert Agreement.objects.filter(state__in=["draft", "offered"]).count() <= 1


def _accepted(mediator: Mediator, day: date, at: datetime) -> bool:
    """Whether both parties had accepted a mediator by a day, and none had refused before `at`.

    A refusal told later on the same day ends the mediator, not what was held with him.
    """
    said = [a for a in mediator.answers.all() if a.on <= day and (a.accepted or a.written_at < at)]
    yes = {a.party.letter for a in said if a.accepted}
    return yes >= {"A", "B"} and all(a.accepted for a in said)


@pytest.mark.django_db
def test_no_path_makes_a_peace_that_was_not_made(office: House) -> None:
    Peace.office, Peace.signed = office, 0
    run_state_machine_as_test(
        Peace,
        settings=settings(
            max_examples=12, stateful_step_count=15, deadline=None, derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    assert Peace.signed >= 5  # the invariants had something to look at


@pytest.mark.django_db
def test_the_machine_can_reach_a_second_agreement(office: House) -> None:
    """The invariants speak of something: by these rules alone one comes to agreement twice."""
    Peace.office = office
    machine = Peace()
    machine.open()
    for turn in range(2):
        machine.begin()
        machine.name("Ketua FKUB")
        for letter in "AB":
            machine.answer(letter, 0, yes=True)
            machine.sit("pre", letter, ())
        machine.wait(5)
        machine.sit("joint", "A", ())
        machine.draft(owed=True, amends=False)
        machine.offer()
        machine.wait(73)
        machine.sign()
        machine.nothing_was_signed_before_it_was_negotiated()
        assert Agreement.objects.filter(state="signed").count() == 1
        machine.wait(24 * 8)
        machine.visit(7, "broken", violence=False)
        assert machine.breaches == turn + 1
        machine.every_breach_reopened_the_case()
    machine.teardown()
