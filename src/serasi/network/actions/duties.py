"""Duties: who owes what by when to whom. Every stage that promises something writes them here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from serasi.network.models import Agency, Commitment, Deputy, HandOver, OfficeHolding
from serasi.network.policy import Viewer
from serasi.network.queries import areas_of, duties, holders_of
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import (
    AGENCY_CLOSED,
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

ASKS = (Can.READ_EVENTS, Can.CROSS_BORDER, Can.VERIFY, Can.CODE)
"""The rights of which any lets somebody ask an agency for something."""


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


def fit_agency(agency_id: int, *, area: Area, now: datetime) -> Agency:
    """Return an open agency that answers for an area, or refuse."""
    agency = Agency.objects.filter(pk=agency_id).first()
    if agency is None:
        raise Problem(NOT_FOUND)
    if agency.closed_on is not None:
        raise Problem(AGENCY_CLOSED, agency=agency.short_name)
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
    """Write down a duty; whoever reads or makes the records of the area may ask for one.

    Owing duties gives no right to ask: a village officer does what is asked and asks nobody.
    """
    area = Area.objects.filter(code=promise.area).first()
    if area is None:
        raise Problem(AREA_UNKNOWN, code=promise.area)
    if not any(actor.can(can, area=area.code) for can in ASKS):
        raise Problem(NOT_ALLOWED)
    if promise.due_at <= now:
        raise Problem(DUE_PASSED)
    owed_by = fit_agency(promise.owed_by, area=area, now=now)
    owed_to = None if promise.owed_to is None else fit_agency(promise.owed_to, area=area, now=now)
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


@transaction.atomic
def commit_duties(
    actor: Viewer, *, promises: Sequence[Promise], now: datetime
) -> tuple[list[Commitment], list[tuple[int, Problem]]]:
    """Write many duties at once; return those made, and by place in the list those refused."""
    made, refused = [], []
    for place, promise in enumerate(promises):
        try:
            made.append(commit_duty(actor, promise=promise, now=now))
        except Problem as problem:
            refused.append((place, problem))
    return made, refused


@transaction.atomic
def start_duty(actor: Viewer, *, duty_id: int, now: datetime) -> Commitment:
    """Say "I am at it", so that nobody else begins; somebody else may take it over by the same."""
    duty = open_duty(actor, duty_id)
    if not owes(actor, duty) or actor.person_id is None:
        raise Problem(NOT_ALLOWED)
    duty.working_by_id = actor.person_id
    duty.working_since = now
    duty.save(update_fields=["working_by", "working_since"])
    record(actor.key, action="duty.started", subject=f"duty:{duty.pk}", now=now)
    return duty


def open_duty(actor: Viewer, duty_id: int) -> Commitment:
    """Return a visible duty under lock that is still owed, or refuse."""
    duty = duties(actor).select_for_update(of=("self",)).filter(pk=duty_id).first()
    if duty is None:
        raise Problem(NOT_FOUND)
    if duty.state != Commitment.State.OPEN:
        raise Problem(DUTY_ENDED, state=Commitment.State(duty.state).label)
    return duty


def owes(actor: Viewer, duty: Commitment) -> bool:
    """Say whether a duty is the actor's own, a person's they stand in for, or their agency's."""
    mine = (
        duty.person_id is not None
        and duty.owed_by_id in actor.agencies()
        and (
            duty.person_id == actor.person_id
            or duty.person_id in stood_in_for(actor, duty.owed_by_id)
        )
    )
    return mine or duty.owed_by_id in actor.agencies(Can.DUTIES)


def is_owed(actor: Viewer, duty: Commitment) -> bool:
    """Say whether a duty was promised to the actor's agency or asked for by the actor."""
    asked = duty.created_by_id is not None and duty.created_by_id == actor.person_id
    return asked or (duty.owed_to_id is not None and duty.owed_to_id in actor.agencies(Can.DUTIES))


def _end_offers(duty: Commitment, *, now: datetime) -> None:
    """Let an offer rest of a duty that is owed no more."""
    with opened():
        duty.hand_overs.filter(state=HandOver.State.ASKED).update(
            state=HandOver.State.WITHDRAWN, answered_at=now
        )


def stood_in_for(actor: Viewer, agency_id: int) -> frozenset[int]:
    """Return the people of an agency for whom the actor stands in today."""
    today = timezone.localdate()
    rows = Deputy.objects.filter(
        deputy_id=actor.person_id or 0, agency_id=agency_id, start__lte=today, end__gte=today
    )
    return frozenset(rows.values_list("person_id", flat=True))


@transaction.atomic
def complete_duty(actor: Viewer, *, duty_id: int, evidence: str, now: datetime) -> Commitment:
    """Say that a duty is done, and by what that can be seen."""
    duty = open_duty(actor, duty_id)
    if not owes(actor, duty):
        raise Problem(NOT_ALLOWED)
    if not evidence.strip():
        raise Problem(EVIDENCE_NEEDED)
    duty.state = Commitment.State.DONE
    duty.done_at = now
    duty.evidence = evidence.strip()
    duty.save(update_fields=["state", "done_at", "evidence"])
    _end_offers(duty, now=now)
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
    duty = open_duty(actor, duty_id)
    if not is_owed(actor, duty):
        raise Problem(NOT_ALLOWED)
    if not reason.strip():
        raise Problem(REASON_NEEDED)
    duty.state = Commitment.State.DROPPED
    duty.done_at = now
    duty.save(update_fields=["state", "done_at"])
    _end_offers(duty, now=now)
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
    duty = open_duty(actor, duty_id)
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
