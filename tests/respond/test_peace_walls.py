"""Behind PostgreSQL's wall: who reads a case reads its mediation, a neighbour nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from serasi.network.walls import open_wall, raise_wall
from serasi.respond.actions import casing, monitoring
from serasi.respond.models import (
    Acceptance,
    Agreement,
    Case,
    Clause,
    Mediation,
    Mediator,
    Minute,
    MonitoringCheck,
    Obligation,
    Session,
    Signatory,
    Voice,
)
from serasi.respond.queries.agreements import visible_to
from serasi.respond.queries.holding import holding
from tests.cast import NOW, House
from tests.network.plain_role import act_as_plain_role
from tests.respond.mending import Path, owing

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="skipped, no PostgreSQL"),
]
Open = Callable[..., Case]
TABLES = (
    Mediation, Mediator, Acceptance, Session, Minute, Agreement, Clause, Obligation, Signatory,
    MonitoringCheck, Voice,
)  # fmt: skip


def test_a_camat_goes_the_whole_way_behind_the_wall_and_a_neighbour_sees_nothing(
    office: House, open_case: Open
) -> None:
    path = Path(office, open_case("surya", now=NOW - timedelta(days=20)), "surya")
    act_as_plain_role()
    raise_wall(office.viewer("surya"))
    row = path.to_signed(owing(office, due_on=NOW.date() + timedelta(days=14)))
    week = NOW + timedelta(days=7)
    path.visit(7, on=week.date(), now=week)
    for table in TABLES:
        assert table.objects.exists(), table
    raise_wall(office.viewer("bagus"))
    for table in TABLES:
        assert not table.objects.exists(), table
    raise_wall(office.viewer("tirto"))
    assert not visible_to(office.viewer("tirto")).exists()
    assert holding(office.viewer("tirto"), now=NOW).agreements == 1  # counted, not read
    raise_wall(office.viewer("surya"))
    monitoring.report_breach(
        path.viewer(week), breach="violence", on=week.date(), reason="ribut", **path.text(week)
    )
    assert Case.objects.get(pk=path.case.pk).reopened == 1
    assert path.to_signed(now=NOW + timedelta(days=30)).follows == row
    open_wall()


def test_an_agreement_across_a_border_binds_agencies_on_both_sides(
    office: House, open_case: Open
) -> None:
    path = Path(office, open_case(now=NOW - timedelta(days=20)))
    casing.add_area(path.viewer(NOW), number=path.case.number, area="35.10.05", now=NOW)
    act_as_plain_role()
    raise_wall(office.viewer("dewi"))
    beyond = office.agencies["Bakesbangpol Kab. Banyuwangi"]
    text = owing(office, due_on=NOW.date() + timedelta(days=14))
    owed = (replace(o, agency_id=beyond.pk) if o.agency_id else o for o in text.obligations)
    text = replace(text, obligations=tuple(owed))
    row = path.to_signed(text)
    for who in ("bagus", "tirto"):
        raise_wall(office.viewer(who))
        assert Agreement.objects.get().number == row.number
        page = office.client(who).get(reverse("respond:agreement", args=[row.number]))
        assert page.status_code == 200
    raise_wall(office.viewer("bagus"))
    duty = Obligation.objects.get(agency=beyond).duty
    assert duty is not None and duty.owed_by == beyond
    open_wall()
