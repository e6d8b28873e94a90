"""Behind PostgreSQL's wall: who reads cases reads no person, and counts come out all the same."""

from __future__ import annotations

import pytest
from django.db import connection

from serasi.network.walls import open_wall, raise_wall
from serasi.recover import actions, queries
from serasi.recover.actions import Aim, Made, What
from serasi.recover.models import (
    Client,
    Consent,
    Household,
    Need,
    Plan,
    Recovery,
    Stay,
    Support,
    Visit,
)
from serasi.respond.models import Case
from tests.cast import NOW, House
from tests.network.plain_role import act_as_plain_role
from tests.recover.conftest import NUMBER, TODAY, Register
from tests.recover.test_consent import consent, open_card

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="skipped, no PostgreSQL"),
]
PERSONAL = (Client, Stay, Consent, Support, Visit, Need)


def _work(house: House, register: Register) -> None:
    """Do what Dinsos does, all of it behind the wall."""
    raise_wall(house.viewer("sinta"))
    for name in ("Siti", "Rahmat", "Ani"):
        register(name, household=0)
    sinta = house.viewer("sinta")
    consent(house)
    open_card(house)
    first = Visit.objects.order_by("due_at").first()
    assert first is not None
    actions.make_visit(sinta, visit=first.pk, made=Made("talk", "peksos"), now=NOW)
    actions.ask_need(
        sinta,
        number=NUMBER,
        aim=Aim(household=1),
        what=What("food", "beras"),
        agency=house.agencies["Dinas Sosial Kab. Jember"].pk,
        due_at=NOW.replace(day=27),
        now=NOW,
    )
    actions.solve(sinta, number=NUMBER, code=3, outcome="returned", on=TODAY, now=NOW)
    actions.withdraw_consent(sinta, number=NUMBER, code=2, purpose="data", now=NOW)


def test_the_social_office_works_behind_the_wall(
    house: House, case: Case, register: Register
) -> None:
    act_as_plain_role()
    _work(house, register)
    assert queries.totals_for(house.viewer("sinta"), case).displaced == 3
    assert Household.objects.count() == 3
    open_wall()


@pytest.mark.parametrize("who", ["dewi", "hendra", "surya", "wulan", "laras"])
def test_who_reads_the_case_reads_no_person_and_gets_the_counts(
    house: House, case: Case, register: Register, who: str
) -> None:
    act_as_plain_role()
    _work(house, register)
    viewer = house.viewer(who)
    raise_wall(viewer)
    assert [model.__name__ for model in PERSONAL if model.objects.exists()] == []
    assert Recovery.objects.count() == 1
    assert queries.totals_for(viewer, case).displaced == 3
    assert queries.unresolved(case) == 2
    open_wall()


def test_the_neighbour_sees_nothing_at_all(house: House, case: Case, register: Register) -> None:
    act_as_plain_role()
    _work(house, register)
    raise_wall(house.viewer("bagus"))
    for model in (*PERSONAL, Recovery, Household, Plan):
        assert not model.objects.exists()
    open_wall()


def test_a_connection_on_which_nobody_raised_it_sees_nobody(
    house: House, case: Case, register: Register
) -> None:
    act_as_plain_role()
    _work(house, register)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('serasi.areas', '', false)")
        cursor.execute("SELECT set_config('serasi.care', '', false)")
    assert not Client.objects.exists()
    open_wall()
