"""Consent: given by the right one, withdrawn at any time; children need a guardian first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from serasi.network.models import Commitment
from serasi.network.sealed import kinds_of
from serasi.problems import Problem
from serasi.recover import actions, queries
from serasi.recover.actions import Aim, Made, What
from serasi.recover.models import Client, Visit
from serasi.recover.secrets import Identity
from serasi.respond.models import Case
from tests.cast import NOW, House
from tests.recover.conftest import NUMBER, TODAY, Register

CHILD = {"birth_year": 2015, "sex": "L"}


def consent(house: House, purpose: str = "service", giver: str = "self", code: int = 1) -> None:
    actions.give_consent(
        house.viewer("sinta"),
        number=NUMBER,
        code=code,
        purpose=purpose,
        giver=giver,
        on=TODAY,
        now=NOW,
    )


def open_card(house: House, code: int = 1, complaint: str = "") -> None:
    actions.open_support(
        house.viewer("sinta"),
        number=NUMBER,
        code=code,
        contact="alone",
        complaint=complaint,
        now=NOW,
    )


def test_no_service_before_consent(house: House, register: Register) -> None:
    register()
    with pytest.raises(Problem) as caught:
        open_card(house)
    assert caught.value.code == "S1207"
    consent(house, "share")
    with pytest.raises(Problem):
        open_card(house)  # consent to something else does not do
    consent(house)
    open_card(house)
    assert Visit.objects.count() == 6


def test_a_child_needs_a_guardian_who_consents(house: House, register: Register) -> None:
    row = register("Bima", **CHILD)
    assert row.child is True
    for giver, code in (("self", "S1208"), ("guardian", "S1209")):
        with pytest.raises(Problem) as caught:
            consent(house, giver=giver)
        assert caught.value.code == code
    actions.tell_identity(
        house.viewer("sinta"),
        number=NUMBER,
        code=1,
        identity=Identity(guardian="Ibu Rahayu, 0813"),
        now=NOW,
    )
    consent(house, giver="guardian")
    open_card(house)
    assert "guardian" in kinds_of(row.subject)


def test_who_may_be_a_child_by_the_year_of_birth_is_one(register: Register) -> None:
    assert register(birth_year=2008).child is True
    assert register(birth_year=2007).child is False
    assert register(birth_year=None).child is None


def test_for_the_dead_the_family_consents(house: House, register: Register) -> None:
    register(displaced=False, harm="dead")
    with pytest.raises(Problem) as caught:
        consent(house, "publicity")
    assert caught.value.code == "S1208"
    consent(house, "publicity", giver="family")


def test_consent_to_tomorrow_is_refused(house: House, register: Register) -> None:
    register()
    with pytest.raises(Problem) as caught:
        actions.give_consent(
            house.viewer("sinta"),
            number=NUMBER,
            code=1,
            purpose="data",
            giver="self",
            on=TODAY + timedelta(days=1),
            now=NOW,
        )
    assert caught.value.code == "S1211"


def test_who_withdraws_leaves_a_count_and_nothing_else(
    house: House, case: Case, register: Register
) -> None:
    row = register("Siti Aminah", "3509115203900001", phone="0812", origin="35.09.11.2001")
    for purpose in ("data", "service", "share"):
        consent(house, purpose)
    open_card(house, complaint="Sulit tidur sejak mengungsi")
    sinta = house.viewer("sinta")
    dinsos = house.agencies["Dinas Sosial Kab. Jember"].pk
    need = actions.ask_need(
        sinta,
        number=NUMBER,
        aim=Aim(client=1),
        what=What("health", "obat untuk bu Siti"),
        agency=dinsos,
        due_at=NOW + timedelta(days=1),
        now=NOW,
    )
    actions.refer(sinta, number=NUMBER, code=1, to="psikolog", words="konseling lanjutan", now=NOW)
    before = queries.totals_for(sinta, case)

    actions.withdraw_consent(sinta, number=NUMBER, code=1, purpose="data", now=NOW)

    assert queries.totals_for(sinta, case) == before
    assert kinds_of(row.subject) == frozenset()
    row.refresh_from_db()
    assert (row.birth_year, row.age_band, row.nik_key, row.origin) == (None, "18-59", "", None)
    assert set(Visit.objects.values_list("state", flat=True)) == {"cancelled"}
    assert row.referrals.get().state == "cancelled"
    need.refresh_from_db()
    assert (need.state, need.words) == ("dropped", "")
    assert not Commitment.objects.filter(state="open").exists()
    assert row.support.complaint == ""
    assert not row.consents.filter(withdrawn_at=None).exists()


def test_nothing_new_after_withdrawing_but_the_count_can_find_a_home(
    house: House, case: Case, register: Register
) -> None:
    register("Siti")
    sinta = house.viewer("sinta")
    actions.withdraw_consent(sinta, number=NUMBER, code=1, purpose="data", now=NOW)
    with pytest.raises(Problem) as caught:
        consent(house, "data")
    assert caught.value.code == "S1206"
    with pytest.raises(Problem) as caught:
        actions.tell_identity(sinta, number=NUMBER, code=1, identity=Identity(name="Siti"), now=NOW)
    assert caught.value.code == "S1206"
    actions.solve(sinta, number=NUMBER, code=1, outcome="unknown", on=TODAY, now=NOW)
    assert queries.unresolved(case) == 0  # nobody may look for who asked to be left alone
    assert register("Siti").number == 2  # who comes again is a new person


def test_withdrawing_the_service_ends_visits_but_keeps_the_person(
    house: House, register: Register
) -> None:
    row = register("Siti")
    consent(house)
    open_card(house)
    sinta = house.viewer("sinta")
    actions.withdraw_consent(sinta, number=NUMBER, code=1, purpose="service", now=NOW)
    assert kinds_of(row.subject) == {"name"}
    assert not Visit.objects.filter(state="planned").exists()
    with pytest.raises(Problem) as caught:
        actions.plan_visit(sinta, number=NUMBER, code=1, at=NOW + timedelta(days=3), now=NOW)
    assert caught.value.code == "S1207"
    assert Client.objects.get().withdrawn_at is None


def test_withdrawing_twice_is_the_same_as_once(house: House, register: Register) -> None:
    register("Siti")
    sinta = house.viewer("sinta")
    for _ in range(2):
        actions.withdraw_consent(sinta, number=NUMBER, code=1, purpose="data", now=NOW)
    assert Client.objects.get().withdrawn_at == NOW


@pytest.mark.parametrize(
    "words",
    [
        "Tampak depresi ringan",
        "dugaan PTSD",
        "Gangguan kecemasan",
        "F43.1",
        "klien mendiagnosis dirinya",
    ],
)
def test_a_diagnosis_is_refused_on_every_free_text(
    house: House, register: Register, words: str
) -> None:
    register()
    for purpose in ("service", "share"):
        consent(house, purpose)
    sinta = house.viewer("sinta")
    with pytest.raises(Problem) as caught:
        open_card(house, complaint=words)
    assert caught.value.code == "S1210"
    open_card(house)
    first = Visit.objects.order_by("due_at").first()
    assert first is not None
    for act in (
        lambda: actions.make_visit(
            sinta, visit=first.pk, made=Made("talk", "peksos", words), now=NOW
        ),
        lambda: actions.refer(sinta, number=NUMBER, code=1, to="puskesmas", words=words, now=NOW),
    ):
        with pytest.raises(Problem) as caught:
            act()
        assert caught.value.code == "S1210"
    assert Visit.objects.filter(state="planned").count() == 6
