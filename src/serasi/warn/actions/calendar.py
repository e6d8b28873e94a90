"""Writes of the calendar of risk days: a day, another date of it, and its withdrawal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.network.models import Agency
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.problems import (
    AREA_UNKNOWN,
    FORM_INVALID,
    INDICATOR_UNFIT,
    NOT_FOUND,
    REASON_NEEDED,
    Problem,
)
from serasi.regions.models import Area
from serasi.regions.placed import lies_in
from serasi.register.codes import Trigger
from serasi.trail.actions import record
from serasi.warn.models import RiskDate, RiskDay
from serasi.warn.queries.calendar import CODE, KEEPERS, kept_areas, risk_days

LONGEST, FARTHEST = timedelta(days=60), timedelta(days=6 * 366)


@dataclass(frozen=True)
class Planned:
    """A day as somebody writes it down."""

    name: str
    kind: str
    area: str
    first_day: date
    last_day: date
    source: str
    triggers: tuple[str, ...] = ()


def _subject(row: RiskDay) -> str:
    return f"riskday:{row.pk}"


def keeping_agency(actor: Viewer, *, area: str) -> Agency:
    """Return the agency through which somebody keeps the calendar of an area, or refuse."""
    ids = {g.agency_id for g in actor.grants if g.can == Can.OBSERVE and lies_in(area, g.areas)}
    if not ids:
        require(actor, Can.OBSERVE, area=area)
    agency = Agency.objects.filter(pk__in=ids, kind__in=KEEPERS).order_by("pk").first()
    if agency is None:
        raise Problem(INDICATOR_UNFIT, code=CODE)
    return agency


def _need_dates(first: date, last: date, *, now: datetime) -> None:
    near = abs(first - timezone.localdate(now)) <= FARTHEST
    if not (first <= last <= first + LONGEST and near):
        raise Problem(FORM_INVALID, what=_("hari pertama dan terakhir, paling lama 60 hari"))


@transaction.atomic
def write_risk_day(actor: Viewer, *, planned: Planned, now: datetime) -> RiskDay:
    """Write a risk day down with its first date; who keeps the calendar there may do so."""
    place = Area.objects.filter(code=planned.area).first()
    if place is None:
        raise Problem(AREA_UNKNOWN, code=planned.area)
    agency = keeping_agency(actor, area=place.code)
    if not planned.name.strip() or not planned.source.strip():
        raise Problem(FORM_INVALID, what=_("nama hari dan sumbernya"))
    if planned.kind not in RiskDay.Kind.values:
        raise Problem(FORM_INVALID, what=_("jenis hari"))
    _need_dates(planned.first_day, planned.last_day, now=now)
    row = RiskDay.objects.create(
        name=planned.name.strip()[:120],
        kind=planned.kind,
        area=place,
        triggers=_triggers(planned.triggers),
        source=planned.source.strip()[:200],
        agency=agency,
        by_id=actor.person_id,
        created_at=now,
    )
    RiskDate.objects.create(
        day=row, first_day=planned.first_day, last_day=planned.last_day, added_at=now
    )
    record(
        actor.key,
        action="riskday.written",
        subject=_subject(row),
        now=now,
        data={"area": place.code, "kind": row.kind, "day": planned.first_day.isoformat()},
    )
    return row


def _triggers(written: Iterable[str]) -> list[str]:
    return sorted(set(written) & set(Trigger.values))


def _locked(actor: Viewer, pk: int) -> RiskDay:
    """Return a day that the actor keeps, under lock."""
    row = risk_days(actor).select_for_update(of=("self",)).filter(pk=pk, withdrawn_at=None).first()
    if row is None or not lies_in(row.area_id, kept_areas(actor)):
        raise Problem(NOT_FOUND)
    return row


@transaction.atomic
def date_risk_day(
    actor: Viewer, *, pk: int, first_day: date, last_day: date, now: datetime
) -> RiskDate:
    """Write down another time that a risk day comes round, past ones too."""
    row = _locked(actor, pk)
    _need_dates(first_day, last_day, now=now)
    if row.dates.filter(first_day=first_day).exists():
        raise Problem(FORM_INVALID, what=_("tanggal itu: sudah tercatat"))
    made = RiskDate.objects.create(day=row, first_day=first_day, last_day=last_day, added_at=now)
    record(
        actor.key,
        action="riskday.dated",
        subject=_subject(row),
        now=now,
        data={"day": first_day.isoformat()},
    )
    return made


@transaction.atomic
def withdraw_risk_day(actor: Viewer, *, pk: int, reason: str, now: datetime) -> RiskDay:
    """Take a risk day back with all its dates; it stays readable and counts no more."""
    row = _locked(actor, pk)
    if not reason.strip():
        raise Problem(REASON_NEEDED)
    row.withdrawn_at = now
    row.withdrawn_reason = reason.strip()[:300]
    row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    record(
        actor.key,
        action="riskday.withdrawn",
        subject=_subject(row),
        now=now,
        reason=row.withdrawn_reason,
    )
    return row
