"""Duties pass between agencies by asking and accepting; people name who stands in for them."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from serasi.network.actions.duties import fit_agency, open_duty, owes
from serasi.network.duty_events import duty_offered
from serasi.network.models import Agency, CalendarFeed, Commitment, Deputy, HandOver
from serasi.network.policy import Viewer
from serasi.network.queries import holders_of
from serasi.network.roles import Can
from serasi.network.rules import token_hash
from serasi.network.walls import opened
from serasi.problems import (
    DATES_UNFIT,
    DEPUTY_UNFIT,
    DUTY_ENDED,
    HAND_OVER_ENDED,
    HAND_OVER_WAITS,
    NOT_ALLOWED,
    NOT_FOUND,
    REASON_NEEDED,
    Problem,
)
from serasi.trail.actions import record

State = HandOver.State


def _reason(reason: str) -> str:
    if not reason.strip():
        raise Problem(REASON_NEEDED)
    return reason.strip()[:300]


def _note(actor: Viewer, step: str, offer: HandOver, *, now: datetime, reason: str = "") -> None:
    record(
        actor.key,
        action=f"duty.{step}",
        subject=f"duty:{offer.duty_id}",
        now=now,
        data={"from": offer.from_agency_id, "to": offer.to_agency_id},
        reason=reason,
    )


@transaction.atomic
def offer_duty(
    actor: Viewer, *, duty_id: int, to_agency: int, reason: str, now: datetime
) -> HandOver:
    """Ask another agency of the area to take a duty over, and say why."""
    duty = open_duty(actor, duty_id)
    if not owes(actor, duty):
        raise Problem(NOT_ALLOWED)
    why = _reason(reason)
    with opened():
        waiting = duty.hand_overs.filter(state=State.ASKED).select_related("to_agency").first()
        if waiting is not None:
            raise Problem(HAND_OVER_WAITS, agency=waiting.to_agency.short_name)
        target = fit_agency(to_agency, area=duty.area, now=now)
        if target.pk == duty.owed_by_id:
            raise Problem(NOT_ALLOWED)
        made = HandOver.objects.create(
            duty=duty,
            from_agency=duty.owed_by,
            to_agency=target,
            reason=why,
            asked_by_id=actor.person_id,
            asked_at=now,
        )
    _note(actor, "offered", made, now=now, reason=why)
    pk = made.pk
    transaction.on_commit(lambda: duty_offered.send(sender=HandOver, offer_id=pk, now=now))
    return made


def _offer(offer_id: int) -> HandOver:
    found = (
        HandOver.objects.select_for_update(of=("self",))
        .filter(pk=offer_id)
        .select_related("duty", "to_agency", "from_agency")
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found


@transaction.atomic
def answer_offer(
    actor: Viewer, *, offer_id: int, accepts: bool, answer: str, now: datetime
) -> HandOver:
    """Accept a duty, which from then on is this agency's, or reject it with a reason."""
    with opened():
        offer = _offer(offer_id)
        if offer.to_agency_id not in actor.agencies(Can.DUTIES):
            raise Problem(NOT_FOUND)
        if offer.state != State.ASKED:
            raise Problem(HAND_OVER_ENDED, state=State(offer.state).label)
        duty = Commitment.objects.select_for_update().get(pk=offer.duty_id)
        if duty.state != Commitment.State.OPEN:
            raise Problem(DUTY_ENDED, state=Commitment.State(duty.state).label)
        said = answer.strip()[:300] if accepts else _reason(answer)
        offer.state = State.ACCEPTED if accepts else State.REJECTED
        offer.answer = said
        offer.answered_by_id = actor.person_id
        offer.answered_at = now
        offer.save()
        if accepts:
            duty.owed_by = offer.to_agency
            duty.person = None
            duty.working_by = None
            duty.working_since = None
            duty.climbed = 0
            duty.save(update_fields=["owed_by", "person", "working_by", "working_since", "climbed"])
    _note(actor, "accepted" if accepts else "rejected", offer, now=now, reason=said)
    return offer


@transaction.atomic
def withdraw_offer(actor: Viewer, *, offer_id: int, now: datetime) -> HandOver:
    """Take an offer back that nobody has answered."""
    with opened():
        offer = _offer(offer_id)
        if offer.from_agency_id not in actor.agencies(Can.DUTIES):
            raise Problem(NOT_FOUND)
        if offer.state != State.ASKED:
            raise Problem(HAND_OVER_ENDED, state=State(offer.state).label)
        offer.state = State.WITHDRAWN
        offer.answered_by_id = actor.person_id
        offer.answered_at = now
        offer.save()
    _note(actor, "offer_withdrawn", offer, now=now)
    return offer


@transaction.atomic
def name_deputy(
    actor: Viewer, *, agency_id: int, deputy_id: int, start: date, end: date, now: datetime
) -> Deputy:
    """Name the colleague who stands in for oneself from a day to a day, both included."""
    agency = Agency.objects.filter(pk=agency_id, pk__in=actor.agencies()).first()
    if agency is None or actor.person_id is None:
        raise Problem(NOT_FOUND)
    if end < start or end < timezone.localdate(now):
        raise Problem(DATES_UNFIT)
    for day in (start, end):
        if not holders_of(agency, on=day).filter(person_id=deputy_id).exists():
            raise Problem(DEPUTY_UNFIT)
    if deputy_id == actor.person_id:
        raise Problem(DEPUTY_UNFIT)
    made = Deputy.objects.create(
        agency=agency, person_id=actor.person_id, deputy_id=deputy_id, start=start, end=end
    )
    record(
        actor.key,
        action="deputy.named",
        subject=f"person:{actor.person_id}",
        now=now,
        data={"deputy": f"person:{deputy_id}", "until": end},
    )
    return made


@transaction.atomic
def make_feed(actor: Viewer, *, now: datetime) -> str:
    """Make the secret address of one's calendar anew and return its token; the former one ends."""
    if actor.person_id is None:
        raise Problem(NOT_ALLOWED)
    token = secrets.token_urlsafe(24)
    CalendarFeed.objects.update_or_create(
        person_id=actor.person_id, defaults={"token_hash": token_hash(token), "made_at": now}
    )
    record(actor.key, action="feed.made", subject=f"person:{actor.person_id}", now=now)
    return token
