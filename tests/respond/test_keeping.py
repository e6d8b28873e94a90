"""An open case keeps who reported it; what a closed one sealed goes after its years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from serasi.collect.sealed import SENDER, kinds_of, subject_of
from serasi.network import sealed
from serasi.network.roles import Can
from serasi.network.sealed import Secret, seal_many
from serasi.network.sealed.naming import right_of
from serasi.network.sealed.retention import destroy_due
from serasi.register.models import EventReport, Handling
from serasi.respond.actions import casing
from serasi.respond.models import Case
from tests.cast import NOW, House
from tests.register.conftest import report_in
from tests.respond.mending import Path
from tests.respond.test_cases import event

pytestmark = pytest.mark.django_db
Open = Callable[..., Case]
LOJEJER = "35.09.11.2001"
DAY = timedelta(days=1)


def test_who_reported_is_not_forgotten_while_the_case_is_open(
    office: House, open_case: Open, time_machine
) -> None:
    report = report_in(office, "Ribut di balai desa.", at=NOW - 130 * DAY, area=LOJEJER)
    seal_many([Secret(subject_of(report.uuid), SENDER, "Karsih", LOJEJER)], now=NOW - 130 * DAY)
    Handling.objects.filter(report=report).update(
        state="closed", outcome="incident", closed_at=NOW - 120 * DAY, due_at=None
    )
    row, made = open_case(), event(office)
    EventReport.objects.create(event=made, report=report, linked_at=NOW)
    casing.link_event(office.viewer("dewi"), number=row.number, public_id=made.public_id, now=NOW)
    time_machine.move_to(NOW, tick=False)
    assert destroy_due(now=NOW) == 0
    Case.objects.filter(pk=row.pk).update(stage="closed", closed_at=NOW)
    for days, kept in ((0, True), (89, True), (90, False)):
        then = NOW + days * DAY
        time_machine.move_to(then, tick=False)
        destroy_due(now=then)
        assert (kinds_of(report) == {SENDER}) is kept, days


def test_names_and_scans_go_five_years_after_the_case_closed(
    office: House, open_case: Open, time_machine, settings, tmp_path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    path = Path(office, open_case(now=NOW - 20 * DAY))
    row = path.to_signed()
    subjects = {
        one.subject for one in row.signatories.all() if one.party_id or one.kind != "official"
    }
    assert sealed.kinds_of_many(subjects).keys() == subjects
    path.case.refresh_from_db()
    then = NOW.replace(year=2031)
    time_machine.move_to(then, tick=False)
    destroy_due(now=then)
    assert sealed.kinds_of_many(subjects).keys() == subjects, "the case is still open"
    Case.objects.filter(pk=path.case.pk).update(stage="closed", closed_at=NOW)
    time_machine.move_to(then - DAY, tick=False)
    destroy_due(now=then - DAY)
    assert sealed.kinds_of_many(subjects).keys() == subjects
    time_machine.move_to(then, tick=False)
    destroy_due(now=then)
    assert not sealed.kinds_of_many(subjects)


def test_one_right_opens_the_names_of_a_case_by_its_page_and_in_an_emergency() -> None:
    assert right_of("party:1") == right_of("session:signatory-1") == Can.UNSEAL
