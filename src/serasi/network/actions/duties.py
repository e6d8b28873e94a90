"""Duties: who owes what by when to whom. Every stage that promises something writes them here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from serasi.network.models import Agency, Commitment, OfficeHolding
from serasi.network.policy import Viewer
from serasi.network.queries import areas_of, duties, holders_of
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import (
    AGENCY_UNFIT,
    AREA_UNKNOWN,
    DUE_PASSED,
    DUTY_ENDED,
    EVIDENCE_NEEDED,
    NOT_ALLOWED,
    NOT_FOUND,
    REASON_NEEDED,
    Problem,
)
from serasi.regions.models import Area
from serasi.regions.placed import lies_in
from serasi.trail.actions import record


@dataclass(frozen=True)
class Promise:
    """What is promised: by and to which agency, where, until when, and from what it follows."""

    what: str
    owed_by: int
    area: str
    due_at: datetime
    origin: str
    owed_to: int | None = None
    person_id: int | None = None
    link: str = ""


def _fit(agency_id: int, *, area: Area, now: datetime) -> Agency:
    """Return an open agency that answers for an area, or refuse."""
    agency = Agency.objects.filter(pk=agency_id, closed_on=None).first()
    if agency is None:
        raise Problem(NOT_FOUND)
    reach = areas_of([agency.pk], timezone.localdate(now)).get(agency.pk, frozenset())
    if not lies_in(area.code, reach):
        raise Problem(AGENCY_UNFIT, agency=agency.short_name, area=area.name)
    return agency


def _holder(agency: Agency, person_id: int, *, now: datetime) -> OfficeHolding:
    holding = holders_of(agency, on=timezone.localdate(now)).filter(person_id=person_id).first()
    if holding is None:
        raise Problem(NOT_FOUND)
    return holding


@transaction.atomic
def commit_duty(actor: Viewer, *, promise: Promise, now: datetime) -> Commitment:
    """Write down a duty; whoever deals with duties or with records of the area may do so."""
    area = Area.objects.filter(code=promise.area).first()
    if area is None:
        raise Problem(AREA_UNKNOWN, code=promise.area)
    if not any(actor.can(can, area=area.code) for can in (Can.DUTIES, Can.VERIFY, Can.CODE)):
        raise Problem(NOT_ALLOWED)
    if promise.due_at <= now:
        raise Problem(DUE_PASSED)
    owed_by = _fit(promise.owed_by, area=area, now=now)
    owed_to = None if promise.owed_to is None else _fit(promise.owed_to, area=area, now=now)
    if promise.person_id is not None:
        _holder(owed_by, promise.person_id, now=now)
    with opened():
        duty = Commitment.objects.create(
            what=promise.what,
            owed_by=owed_by,
            owed_to=owed_to,
            person_id=promise.person_id,
            area=area,
            due_at=promise.due_at,
            origin=promise.origin,
            link=promise.link,
            created_at=now,
            created_by_id=actor.person_id,
        )
    record(
        actor.key,
        action="duty.made",
        subject=f"duty:{duty.pk}",
        now=now,
        data={"owed_by": owed_by.pk, "due_at": promise.due_at, "origin": promise.origin},
    )
    return duty


def _open_duty(actor: Viewer, duty_id: int) -> Commitment:
    duty = duties(actor).select_for_update(of=("self",)).filter(pk=duty_id).first()
    if duty is None:
        raise Problem(NOT_FOUND)
    if duty.state != Commitment.State.OPEN:
        raise Problem(DUTY_ENDED, state=Commitment.State(duty.state).label)
    return duty


def owes(actor: Viewer, duty: Commitment) -> bool:
    """Say whether a duty is the actor's own or that of an agency the actor deals for."""
    mine = duty.person_id is not None and duty.person_id == actor.person_id
    return mine or duty.owed_by_id in actor.agencies(Can.DUTIES)


def is_owed(actor: Viewer, duty: Commitment) -> bool:
    """Say whether a duty was promised to the actor's agency or asked for by the actor."""
    asked = duty.created_by_id is not None and duty.created_by_id == actor.person_id
    return asked or (duty.owed_to_id is not None and duty.owed_to_id in actor.agencies(Can.DUTIES))


@transaction.atomic
def complete_duty(actor: Viewer, *, duty_id: int, evidence: str, now: datetime) -> Commitment:
    """Say that a duty is done, and by what that can be seen."""
    duty = _open_duty(actor, duty_id)
    if not owes(actor, duty):
        raise Problem(NOT_ALLOWED)
    if not evidence.strip():
        raise Problem(EVIDENCE_NEEDED)
    duty.state = Commitment.State.DONE
    duty.done_at = now
    duty.evidence = evidence.strip()
    duty.save(update_fields=["state", "done_at", "evidence"])
    record(
        actor.key,
        action="duty.done",
        subject=f"duty:{duty.pk}",
        now=now,
        data={"late": now > duty.due_at, "due_at": duty.due_at},
    )
    return duty


@transaction.atomic
def drop_duty(actor: Viewer, *, duty_id: int, reason: str, now: datetime) -> Commitment:
    """Release from a duty; only the side it was promised to may, and says why."""
    duty = _open_duty(actor, duty_id)
    if not is_owed(actor, duty):
        raise Problem(NOT_ALLOWED)
    if not reason.strip():
        raise Problem(REASON_NEEDED)
    duty.state = Commitment.State.DROPPED
    duty.done_at = now
    duty.save(update_fields=["state", "done_at"])
    record(
        actor.key,
        action="duty.dropped",
        subject=f"duty:{duty.pk}",
        now=now,
        reason=reason.strip(),
    )
    return duty


@transaction.atomic
def reassign_duty(
    actor: Viewer, *, duty_id: int, person_id: int, reason: str, now: datetime
) -> Commitment:
    """Put a duty into the hands of another colleague of the agency that owes it."""
    duty = _open_duty(actor, duty_id)
    if not owes(actor, duty):
        raise Problem(NOT_ALLOWED)
    holding = _holder(duty.owed_by, person_id, now=now)
    before = duty.person_id
    duty.person_id = holding.person_id
    duty.save(update_fields=["person"])
    record(
        actor.key,
        action="duty.reassigned",
        subject=f"duty:{duty.pk}",
        now=now,
        data={"from": before, "to": holding.person_id},
        reason=reason.strip(),
    )
    return duty
