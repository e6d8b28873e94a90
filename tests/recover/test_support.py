"""Psychosocial support: clocks, visits made and missed, referral, and a group that is calmer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from serasi.network.models import Commitment
from serasi.problems import Problem
from serasi.recover import actions, queries
from serasi.recover.actions import Made
from serasi.recover.models import Client, Support, Visit
from serasi.respond.models import Case
from tests.cast import NOW, House
from tests.recover.conftest import NUMBER, Register
from tests.recover.test_consent import consent, open_card


@pytest.fixture
def card(house: House, register: Register) -> Support:
    """The card of P-0001, who agreed to the service and to being told of."""
    register("Siti")
    consent(house)
    consent(house, "share")
    open_card(house)
    return Support.objects.get()


def visit(card: Support, reason: str) -> Visit:
    return card.visits.get(reason=reason)


def test_the_clocks_of_a_card(card: Support) -> None:
    due = {v.reason: v.due_at - NOW for v in card.visits.all()}
    assert due["screening"] == timedelta(hours=72)
    assert due["plan"] == timedelta(days=7)
    months = [v.due_at for v in card.visits.filter(reason__startswith="m").order_by("due_at")]
    assert months == [datetime(*at, tzinfo=UTC) for at in (
        (2026, 12, 25, 2, 3), (2027, 2, 25, 2, 3), (2027, 5, 25, 2, 3), (2027, 11, 25, 2, 3),
    )]  # fmt: skip


def test_screening_is_a_duty_by_code_that_the_visit_fulfils(house: House, card: Support) -> None:
    duty = Commitment.objects.get(origin=f"care:{NUMBER}")
    assert duty.what == f"Penapisan psikososial P-0001, {NUMBER}"
    assert "Siti" not in duty.what
    actions.make_visit(
        house.viewer("sinta"),
        visit=visit(card, "screening").pk,
        made=Made("screening", "peksos", "Bermain dan bercerita", calm=4),
        now=NOW,
    )
    duty.refresh_from_db()
    assert duty.state == "done"


def test_a_visit_is_made_once(house: House, card: Support) -> None:
    sinta, first = house.viewer("sinta"), visit(card, "screening").pk
    actions.make_visit(sinta, visit=first, made=Made("talk", "tagana"), now=NOW)
    with pytest.raises(Problem) as caught:
        actions.make_visit(sinta, visit=first, made=Made("talk", "tagana"), now=NOW)
    assert caught.value.code == "S1214"


def test_who_was_not_met_is_tried_again_and_stays_in_the_list(house: House, card: Support) -> None:
    sinta = house.viewer("sinta")
    again = actions.miss_visit(
        sinta, visit=visit(card, "screening").pk, next_at=NOW + timedelta(days=1), now=NOW
    )
    assert [row.reason for row in queries.missed(sinta)] == ["screening"]
    later = NOW + timedelta(days=1)
    viewer = house.viewer("sinta", now=later)
    actions.make_visit(viewer, visit=again.pk, made=Made("screening", "peksos"), now=later)
    assert not queries.missed(viewer)
    assert Commitment.objects.get(origin=f"care:{NUMBER}").state == "done"


def test_the_list_of_the_day_holds_today_and_what_is_late(house: House, card: Support) -> None:
    def due(days: int) -> list[str]:
        now = NOW + timedelta(days=days)
        rows = queries.visits_due(house.viewer("sinta", now=now), now=now)
        return [row.reason for row in rows]

    assert due(2) == []
    assert due(3) == ["screening"]
    assert due(7) == ["screening", "plan"]
    assert not queries.visits_due(house.viewer("dewi"), now=NOW + timedelta(days=7)).exists()


def test_a_referral_is_answered_step_by_step(house: House, card: Support) -> None:
    sinta = house.viewer("sinta")
    row = actions.refer(
        sinta, number=NUMBER, code=1, to="psikolog", words="konseling lanjutan", now=NOW
    )

    def answer(state: str, words: str = "") -> None:
        actions.answer_referral(
            sinta, number=NUMBER, code=1, referral=row.pk, state=state, words=words, now=NOW
        )

    for state, words, code in (("done", "", "S1216"), ("refused", "", "S104")):
        with pytest.raises(Problem) as caught:
            answer(state, words)
        assert caught.value.code == code
    answer("accepted")
    with pytest.raises(Problem) as caught:
        answer("refused", "penuh")
    assert caught.value.code == "S1216"
    answer("done")


def test_referring_to_an_agency_of_the_network_is_a_duty_of_it(house: House, card: Support) -> None:
    satpol = house.agencies["Satpol PP Kab. Jember"]
    actions.refer(
        house.viewer("sinta"),
        number=NUMBER,
        code=1,
        to="peksos",
        words="pendampingan",
        agency=satpol.pk,
        now=NOW,
    )
    assert Commitment.objects.filter(owed_by=satpol, state="open").count() == 1
    with pytest.raises(Problem) as caught:
        actions.refer(
            house.viewer("sinta"),
            number=NUMBER,
            code=1,
            to="peksos",
            words="pendampingan",
            agency=house.agencies["Bakesbangpol Kab. Banyuwangi"].pk,
            now=NOW,
        )
    assert caught.value.code == "S1222"


def test_a_closed_card_plans_nothing(house: House, card: Support) -> None:
    sinta = house.viewer("sinta")
    actions.close_support(sinta, number=NUMBER, code=1, now=NOW)
    assert not Visit.objects.filter(state="planned").exists()
    with pytest.raises(Problem) as caught:
        actions.plan_visit(sinta, number=NUMBER, code=1, at=NOW + timedelta(days=1), now=NOW)
    assert caught.value.code == "S1215"
    open_card(house)
    assert Visit.objects.filter(state="planned").count() == 6


def _asked(house: House, code: int, first: int, last: int) -> None:
    consent(house, code=code)
    open_card(house, code)
    sinta = house.viewer("sinta")
    rows = Visit.objects.filter(support__client__number=code).order_by("due_at")
    for row, calm in zip(rows, (first, last), strict=False):
        actions.make_visit(sinta, visit=row.pk, made=Made("talk", "peksos", calm=calm), now=NOW)


def test_a_group_under_five_is_not_shown_and_five_are_with_their_interval(
    house: House, case: Case, register: Register
) -> None:
    sinta = house.viewer("sinta")
    answers = [(2, 4), (4, 5), (3, 5), (5, 6), (1, 5)]
    for code, (first, last) in enumerate(answers, start=1):
        register()
        _asked(house, code, first, last)
        assert queries.wellbeing(sinta, case).shown is (code == 5)
    found = queries.wellbeing(sinta, case)
    assert (found.n, found.before, found.after, found.change) == (5, 3.0, 5.0, 2.0)
    assert found.low == pytest.approx(0.4793, abs=1e-4)  # 2 ± 2.7764 · 1.2247 / √5
    assert found.high == pytest.approx(3.5207, abs=1e-4)
    assert not queries.wellbeing(house.viewer("dewi"), case).shown
    actions.withdraw_consent(sinta, number=NUMBER, code=1, purpose="data", now=NOW)
    assert not queries.wellbeing(sinta, case).shown
    assert Client.objects.count() == 5


def test_a_visit_that_failed_at_night_is_tried_the_next_morning(
    house: House, card: Support
) -> None:
    row = visit(card, "screening")
    night = datetime(2026, 11, 28, 17, 30, tzinfo=UTC)  # 00.30 WIB of the 29th
    with time_machine.travel(night, tick=False):
        answer = house.client("sinta").post(
            f"/pemulihan/kunjungan/{row.pk}/", {"do": "missed", "next": ""}
        )
    assert answer.status_code == 302, answer.content.decode()
    again = card.visits.latest("pk")
    assert again.due_at == datetime(2026, 11, 30, 2, 0, tzinfo=UTC)  # 09.00 WIB of the 30th
