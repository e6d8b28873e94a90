"""Damage and loss, and the rows of the plan with their progress."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer
from serasi.network.queries import areas_of as reach_of
from serasi.problems import (
    AREA_UNKNOWN,
    DAMAGE_SECOND,
    EVIDENCE_NEEDED,
    FORM_INVALID,
    NOT_FOUND,
    PLAN_BACKWARDS,
    PLAN_ENDED,
    Problem,
)
from serasi.recover.actions.rows import (
    agency_at,
    fulfilled,
    locked_case_for_work,
    locked_recovery,
    promised,
    released,
)
from serasi.recover.models import Damage, Plan, Progress
from serasi.regions.models import Area
from serasi.regions.placed import lies_in
from serasi.regions.zones import local_day
from serasi.respond.actions.rows import need_reason
from serasi.respond.models import Case
from serasi.respond.queries.standing import areas_of
from serasi.trail.actions import record

MOST_RP = 10**15
ENOUGH_WORDS = 15


@dataclass(frozen=True)
class Loss:
    """Damaged things of one kind and grade: how many, in which area, and for how much."""

    what: str
    grade: str
    owner: str
    count: int = 1
    area: str = ""
    estimate_rp: int | None = None


def _money(value: int | None) -> None:
    if value is not None and not 0 <= value < MOST_RP:
        raise Problem(FORM_INVALID, what=_("jumlah rupiah"))


def _area_in(row: Case, code: str) -> str:
    """Return an area that the case touches or one within it; the case's own when none is told."""
    told = code or row.area_id
    if not Area.objects.filter(code=told).exists() or not lies_in(told, areas_of(row)):
        raise Problem(AREA_UNKNOWN, code=told)
    return told


@transaction.atomic
def record_damage(actor: Viewer, *, number: str, loss: Loss, now: datetime) -> Damage:
    """Write damage down; a second person verifies it."""
    row = locked_case_for_work(actor, number)
    known = (
        loss.what in Damage.What.values
        and loss.grade in Damage.Grade.values
        and loss.owner in Damage.Owner.values
    )
    if not known or not 1 <= loss.count <= 100_000:
        raise Problem(FORM_INVALID, what=_("jenis, tingkat, milik, dan jumlah"))
    _money(loss.estimate_rp)
    area = _area_in(row, loss.area)
    locked_recovery(row, actor=actor, now=now)
    made = Damage.objects.create(
        case=row,
        area_id=area,
        what=loss.what,
        grade=loss.grade,
        owner=loss.owner,
        count=loss.count,
        estimate_rp=loss.estimate_rp,
        recorded_at=now,
        recorded_by_id=actor.person_id,
    )
    record(
        actor.key,
        action="damage.recorded",
        subject=f"damage:{made.pk}",
        now=now,
        data={"area": made.area_id, "count": loss.count},
    )
    return made


@transaction.atomic
def verify_damage(actor: Viewer, *, number: str, damage: int, now: datetime) -> Damage:
    """Verify damage that somebody else wrote down."""
    row = locked_case_for_work(actor, number)
    found = Damage.objects.select_for_update(of=("self",)).filter(case=row, pk=damage).first()
    if found is None:
        raise Problem(NOT_FOUND)
    if found.recorded_by_id == actor.person_id:
        raise Problem(DAMAGE_SECOND)
    if found.verified_at is None:
        found.verified_at, found.verified_by_id = now, actor.person_id
        found.save(update_fields=["verified_at", "verified_by"])
        record(actor.key, action="damage.verified", subject=f"damage:{found.pk}", now=now)
    return found


@dataclass(frozen=True)
class Work:
    """One row to be planned."""

    kind: str
    what: str
    agency: int
    source: str
    target: str
    due_at: datetime
    budget_rp: int | None = None
    area: str = ""


@transaction.atomic
def plan_work(actor: Viewer, *, number: str, work: Work, now: datetime) -> Plan:
    """Put a row into the plan and make it a duty of the agency that does it."""
    row = locked_case_for_work(actor, number)
    known = work.kind in Plan.Kind.values and work.source in Plan.Source.values
    if not known or not work.what.strip() or not work.target.strip():
        raise Problem(FORM_INVALID, what=_("jenis, uraian, sasaran, dan sumber dana"))
    _money(work.budget_rp)
    if work.budget_rp and work.source == Plan.Source.NONE:
        raise Problem(FORM_INVALID, what=_("sumber dana dari anggaran yang ditulis"))
    area = _area_in(row, work.area)
    agency = agency_at(work.agency, area=area, now=now)
    locked_recovery(row, actor=actor, now=now)
    duty = promised(
        actor,
        row,
        what=f"{work.what.strip()[:200]}, {row.number}",
        by=agency,
        to=row.lead if lies_in(area, _reach(row, now=now)) else None,
        area=area,
        due_at=work.due_at,
        now=now,
    )
    made = Plan.objects.create(
        case=row,
        area_id=area,
        kind=work.kind,
        what=work.what.strip()[:200],
        agency=agency,
        budget_rp=work.budget_rp,
        source=work.source,
        target=work.target.strip()[:200],
        due_at=work.due_at,
        duty=duty,
        recorded_at=now,
        recorded_by_id=actor.person_id,
    )
    record(
        actor.key,
        action="plan.made",
        subject=f"plan:{made.pk}",
        now=now,
        data={"owed_by": agency.pk, "due_at": work.due_at},
    )
    return made


def _reach(row: Case, *, now: datetime) -> frozenset[str]:
    on = local_day(now, row.area_id)
    return reach_of([row.lead_id], on).get(row.lead_id, frozenset())


def _locked_plan(row: Case, pk: int) -> Plan:
    found = Plan.objects.select_for_update(of=("self",)).filter(case=row, pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    if found.state != Plan.State.OPEN:
        raise Problem(PLAN_ENDED, state=found.get_state_display())
    return found


@transaction.atomic
def report_progress(
    actor: Viewer, *, number: str, plan: int, percent: int, evidence: str, now: datetime
) -> Plan:
    """Write down how far a row has come, with evidence; at 100 percent it is done."""
    row = locked_case_for_work(actor, number)
    found = _locked_plan(row, plan)
    if not 0 <= percent <= 100:
        raise Problem(FORM_INVALID, what=_("persen kemajuan"))
    told = evidence.strip()[:500]
    if not told:
        raise Problem(EVIDENCE_NEEDED)
    if percent < found.percent and len(told) < ENOUGH_WORDS:
        raise Problem(PLAN_BACKWARDS, was=found.percent, now=percent)
    Progress.objects.create(
        plan=found, percent=percent, evidence=told, at=now, by_id=actor.person_id
    )
    found.percent = percent
    if percent == 100:
        found.state, found.ended_at = Plan.State.DONE, now
        fulfilled(actor, found.duty_id, evidence=told, now=now)
    found.save(update_fields=["percent", "state", "ended_at"])
    record(
        actor.key,
        action="plan.progressed",
        subject=f"plan:{found.pk}",
        now=now,
        data={"percent": percent},
    )
    return found


@transaction.atomic
def drop_plan(actor: Viewer, *, number: str, plan: int, reason: str, now: datetime) -> Plan:
    """Drop a row of the plan and release the agency from it, for a reason."""
    row = locked_case_for_work(actor, number)
    found = _locked_plan(row, plan)
    why = need_reason(reason)
    found.state, found.ended_at = Plan.State.DROPPED, now
    found.save(update_fields=["state", "ended_at"])
    released(actor, found.duty_id, reason=why, now=now)
    record(actor.key, action="plan.dropped", subject=f"plan:{found.pk}", now=now, reason=why)
    return found
