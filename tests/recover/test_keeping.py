"""Kept five years after the last service, then a count; names on a file only by four eyes."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from serasi.network.sealed import exporting, kinds_of
from serasi.network.sealed.retention import destroy_due
from serasi.problems import Problem
from serasi.recover import actions, keeping, queries
from serasi.recover.actions import Made
from serasi.recover.models import Client, Visit
from serasi.respond.models import Case
from tests.cast import NOW, House
from tests.recover.conftest import NUMBER, Register
from tests.recover.test_consent import consent, open_card

NIK = "3509115203900001"


def _in_years(years: int, days: int = 0) -> datetime:
    return NOW.replace(year=NOW.year + years) + timedelta(days=days)


def test_five_years_after_the_last_service_only_the_count_is_left(
    house: House, case: Case, register: Register
) -> None:
    served, other = register("Siti Aminah", NIK), register("Rahmat")
    consent(house)
    open_card(house, complaint="Sulit tidur")
    first = Visit.objects.order_by("due_at").first()
    assert first is not None
    later = NOW + timedelta(days=40)
    actions.make_visit(
        house.viewer("sinta", now=later), visit=first.pk, made=Made("talk", "peksos"), now=later
    )
    before = queries.totals_for(house.viewer("sinta"), case)
    for now, left in (
        (_in_years(5, -1), 2),
        (_in_years(5), 1),
        (_in_years(5, 39), 1),
        (_in_years(5, 40), 0),
    ):
        destroy_due(now=now)
        actions.forget_people(now=now)
        assert sum(bool(kinds_of(one.subject)) for one in (served, other)) == left
        assert Client.objects.exclude(name_key="").count() == left
    served.refresh_from_db()
    assert (served.birth_year, served.age_band, served.support.complaint) == (None, "18-59", "")
    assert queries.totals_for(house.viewer("sinta"), case) == before
    assert actions.forget_people(now=_in_years(6)) == 0


def test_the_trail_knows_people_by_code(register: Register) -> None:
    row = register("Siti")
    assert keeping.codes_of([row.subject, "client:999999"]) == {
        row.subject: f"client:{NUMBER}/P-0001"
    }


def test_a_file_of_names_needs_a_second_person(house: House, register: Register) -> None:
    register("Siti Aminah", NIK)
    sinta = house.viewer("sinta")
    asked = exporting.ask_export(
        sinta, kind="client.names", area="35.09.11", why="Pembagian bantuan di posko", now=NOW
    )
    with pytest.raises(Problem):
        exporting.approve_export(sinta, export_id=asked.pk, now=NOW)
    sheet = keeping.named_list(sinta, "35.09.11", "Pembagian bantuan di posko", NOW)
    assert sheet.rows == [
        (NUMBER, "P-0001", "", "P", "1990", "Wuluhan", "Siti Aminah", NIK, "", "", "")
    ]
    for who in ("dewi", "hendra", "bagus"):
        with pytest.raises(Problem):
            keeping.named_list(house.viewer(who), "35.09.11", "Pembagian bantuan di posko", NOW)
