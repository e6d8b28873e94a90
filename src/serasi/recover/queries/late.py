"""What is late or due in a recovery, as the people who work on it see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from serasi.network.policy import Viewer
from serasi.recover import params
from serasi.recover.models import Lesson, Plan, Recovery, Stage, Visit
from serasi.recover.queries.scope import clients, in_team
from serasi.recover.residual import results
from serasi.regions.zones import end_of_day, local_day

EARLY = timedelta(days=30)
"""A survey that ended so long before the planned day is the check that was planned."""


@dataclass(frozen=True)
class Late:
    """One thing with its clock: what, until when, and where on the page it is done."""

    what: str
    due_at: datetime
    anchor: str


def assessment_due(row: Recovery, *, now: datetime) -> datetime | None:
    """Return until when the assessment is due; None without a day of calm, or when it is done."""
    if row.calm_on is None or row.assessed_at is not None:
        return None
    area = row.case.area_id
    return end_of_day(row.calm_on + params.days("assessment_days", area=area, now=now), area)


def late_of(viewer: Viewer, row: Recovery, *, now: datetime) -> list[Late]:
    """Return what of a recovery is due next or late, the most urgent first."""
    if row.stage == Stage.CLOSED and row.lesson_due_on is None:
        return []
    found = _visits(viewer, row, now=now)
    if in_team(viewer, row.case):
        found += _steps(row, now=now)
    return sorted(found, key=lambda one: (one.due_at, one.what))


def _steps(row: Recovery, *, now: datetime) -> list[Late]:
    found = []
    due = assessment_due(row, now=now)
    if due is not None:
        found.append(Late(_("Kajian kebutuhan pascakonflik"), due, "kajian"))
    plans = Plan.objects.filter(case=row.case, state=Plan.State.OPEN, due_at__lt=now)
    for plan in plans.order_by("due_at")[:5]:
        found.append(Late(plan.what, plan.due_at, "rencana"))
    planned, area = row.residual_on, row.case.area_id
    if (
        planned is not None
        and planned <= local_day(now, area)
        and not any(one.until >= planned - EARLY for one in results(row.case))
    ):
        found.append(Late(_("Cek keserasian residual"), end_of_day(planned, area), "residual"))
    if row.lesson_due_on is not None and not Lesson.objects.filter(case=row.case).exists():
        due = end_of_day(row.lesson_due_on, area)
        found.append(Late(_("Pelajaran dari perkara ini"), due, "pelajaran"))
    return found


def _visits(viewer: Viewer, row: Recovery, *, now: datetime) -> list[Late]:
    mine = clients(viewer).filter(case=row.case)
    waiting = Q(state=Visit.State.PLANNED, due_at__lt=now, support__closed_at=None)
    rows = Visit.objects.filter(waiting, support__client__in=mine).order_by("due_at")
    oldest, n = rows.first(), rows.count()
    if oldest is None:
        return []
    words = ngettext("%(n)d kunjungan terlewat", "%(n)d kunjungan terlewat", n) % {"n": n}
    return [Late(words, oldest.due_at, "layanan")]


def soon(late: Late, *, now: datetime, days: int = 3) -> bool:
    """Say whether something is late or due within some days."""
    return late.due_at <= now + timedelta(days=days)
