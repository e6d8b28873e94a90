"""Answers: received, handed over, or not agreed with."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from serasi.network.policy import Viewer
from serasi.network.walls import opened
from serasi.problems import NOT_ALLOWED, NOT_FOUND, NOTICE_ANSWERED, Problem
from serasi.trail.actions import record
from serasi.warn.actions.calling import (
    FIRST_ABOVE,
    Asked,
    call_people,
    may_answer,
    rest_above,
)
from serasi.warn.actions.rows import locked, need_reason, refuse_moved, subject_of
from serasi.warn.models import Notice, Objection, Warning
from serasi.warn.queries.scope import notice_by_token
from serasi.warn.telling import call_off_messages

ANSWERABLE = (Notice.State.OPEN, Notice.State.OVER)


def _refuse_answered(notice: Notice) -> None:
    if notice.state not in ANSWERABLE:
        raise Problem(NOTICE_ANSWERED, state=Notice.State(notice.state).label)


def _mine(actor: Viewer, notice_id: int) -> Notice:
    found = (
        Notice.objects.select_for_update(of=("self",))
        .filter(pk=notice_id, person_id=actor.person_id or 0)
        .select_related("warning", "agency")
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    _refuse_answered(found)
    return found


def _receive(notice: Notice, *, by: str, via: str, now: datetime) -> Notice:
    notice.state = Notice.State.ACKNOWLEDGED
    notice.answered_at = now
    notice.save(update_fields=["state", "answered_at"])
    # One answer stands for the agency: who was asked beside it need not answer too. Those above
    # were called for another agency's silence, and stay called.
    above = Q(step__gte=FIRST_ABOVE) if notice.step >= FIRST_ABOVE else Q(step__lt=FIRST_ABOVE)
    beside = Notice.objects.filter(
        above,
        warning_id=notice.warning_id,
        agency_id=notice.agency_id,
        level=notice.level,
        state=Notice.State.OPEN,
    ).exclude(pk=notice.pk)
    call_off_messages([notice.pk, *beside.values_list("pk", flat=True)], now=now)
    beside.update(state=Notice.State.DROPPED, answered_at=now)
    rest_above(notice.warning, now=now)
    record(
        by,
        action="warning.acknowledged",
        subject=subject_of(notice.warning),
        now=now,
        data={"agency": notice.agency_id, "step": notice.step, "notice": notice.pk, "via": via},
    )
    return notice


@transaction.atomic
def acknowledge(actor: Viewer, *, notice_id: int, now: datetime) -> Notice:
    """Answer a call with "received"; a late answer counts as well."""
    with opened():
        return _receive(_mine(actor, notice_id), by=actor.key, via="login", now=now)


@transaction.atomic
def acknowledge_by_token(*, token: str, now: datetime) -> Notice:
    """Answer a call by its link: who holds the link is taken for the person it was sent to."""
    with opened():
        found = notice_by_token(token)
        notice = (
            Notice.objects.select_for_update(of=("self",))
            .select_related("warning", "agency", "person")
            .get(pk=found.pk)
        )
        if notice.state == Notice.State.ACKNOWLEDGED:
            return notice
        day = timezone.localdate(now)
        holders = {held.person_id for held in may_answer(notice.agency, day=day)}
        if notice.person is None or notice.person_id not in holders:
            raise Problem(NOT_FOUND)
        _refuse_answered(notice)
        return _receive(notice, by=notice.person.key, via="link", now=now)


@transaction.atomic
def hand_over(actor: Viewer, *, notice_id: int, to_person: int, now: datetime) -> Notice:
    """Pass a call to a colleague of the same agency, who must answer it in full time."""
    with opened():
        notice = _mine(actor, notice_id)
        if notice.warning.state != Warning.State.CONFIRMED:
            refuse_moved(notice.warning)
        day = timezone.localdate(now)
        fit = {h.person_id: h.person for h in may_answer(notice.agency, day=day)}
        if to_person not in fit or to_person == actor.person_id:
            raise Problem(NOT_ALLOWED)
        made = call_people(
            notice.warning,
            [Asked(notice.agency_id, fit[to_person])],
            step=notice.step,
            now=now,
        )
        if not made:
            raise Problem(NOTICE_ANSWERED, state=Notice.State.OPEN.label)
        notice.state = Notice.State.HANDED_OVER
        notice.answered_at = now
        notice.handed_to = made[0]
        call_off_messages([notice.pk], now=now)
        notice.save(update_fields=["state", "answered_at", "handed_to"])
        record(
            actor.key,
            action="warning.handed_over",
            subject=subject_of(notice.warning),
            now=now,
            data={"agency": notice.agency_id, "to": f"person:{to_person}"},
        )
        return made[0]


@transaction.atomic
def object_to(actor: Viewer, *, number: str, reason: str, now: datetime) -> Objection:
    """Say that one does not agree with a level; it stays until those who decide change it."""
    row = locked(actor, number)
    if actor.person_id is None:
        raise Problem(NOT_ALLOWED)
    made = Objection.objects.create(
        warning=row, by_id=actor.person_id, reason=need_reason(reason), at=now
    )
    record(
        actor.key,
        action="warning.objected",
        subject=subject_of(row),
        now=now,
        reason=made.reason,
    )
    return made
