"""Invitations: the list, its sending in the background, reminders, links for who has no account."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from serasi.channels.actions import call_off as call_off_messages
from serasi.facilitate.actions.meeting_rows import (
    State,
    locked_to_keep,
    move,
    need_state,
    note,
    save,
)
from serasi.facilitate.models import Invitee, Meeting
from serasi.facilitate.queries.meeting_people import candidates, contacts_of
from serasi.facilitate.telling import key_of, tell, token_of
from serasi.network.models import Agency, Person
from serasi.network.policy import Viewer
from serasi.network.rules import token_hash
from serasi.network.walls import opened
from serasi.problems import INVITEES_NEEDED, NOT_FOUND, Problem

BATCH = 500


@transaction.atomic
def invite(
    actor: Viewer,
    *,
    number: str,
    agencies: Iterable[int],
    kinds: Iterable[str] = (),
    now: datetime,
) -> Meeting:
    """Invite agencies one by one and whole kinds at once; who was invited already stays so.

    The convening agency itself comes without an invitation. Messages go out by a worker, since a
    list may hold two thousand names.
    """
    row = locked_to_keep(actor, number)
    need_state(row, State.DRAFT, State.INVITED)
    asked, wanted = set(agencies), set(kinds)
    fitting = candidates(row, now=now)
    chosen = fitting.filter(Q(pk__in=asked) | Q(kind__in=wanted)).exclude(pk=row.agency_id)
    with opened():
        known = set(row.invitees.values_list("agency_id", flat=True))
        fresh = [pk for pk in chosen.values_list("pk", flat=True) if pk not in known]
        if not fresh and not known:
            raise Problem(INVITEES_NEEDED)
        Invitee.objects.bulk_create(
            [Invitee(meeting=row, agency_id=pk) for pk in fresh], batch_size=BATCH
        )
    if row.state == State.DRAFT:
        move(row, State.INVITED)
        row.invited_at = now
    save(row, "state", "invited_at")
    note(actor.key, "meeting.invited", row, now=now, data={"count": len(fresh)})
    _send_soon(row)
    return row


def _send_soon(row: Meeting) -> None:
    from serasi.facilitate.tasks import send_invitations

    send_invitations.enqueue(row.pk)


@transaction.atomic
def withdraw(actor: Viewer, *, number: str, agency_id: int, now: datetime) -> Meeting:
    """Take an agency off the list as long as the meeting was not held."""
    row = locked_to_keep(actor, number)
    need_state(row, State.DRAFT, State.INVITED)
    with opened():
        gone, _kinds = Invitee.objects.filter(meeting=row, agency_id=agency_id).delete()
        if not gone:
            raise Problem(NOT_FOUND)
        call_off_messages([key_of(row, agency_id, turn) for turn in ("i", "r")], now=now)
    note(actor.key, "meeting.withdrawn", row, now=now, data={"agency": f"agency:{agency_id}"})
    return row


@transaction.atomic
def tell_invited(meeting_pk: int, *, now: datetime, most: int = BATCH) -> int:
    """Tell agencies that were not told yet, at most so many; return how many were.

    Of each agency the first person is told; where nobody holds an office the list shows it, and
    the convener makes a link by hand.
    """
    with opened():
        row = Meeting.objects.select_related("area", "agency").get(pk=meeting_pk)
        if row.state != State.INVITED:
            return 0
        waiting = list(
            Invitee.objects.select_for_update(of=("self",))
            .filter(meeting=row, told_at=None)
            .select_related("agency", "person")
            .order_by("pk")[:most]
        )
        people = contacts_of([one.agency_id for one in waiting], now=now)
        for one in waiting:
            _tell_one(row, one, people.get(one.agency_id, [])[:1], turn="i", now=now)
            one.told_at = now
        Invitee.objects.bulk_update(waiting, ["told_at", "token_hash", "person"], batch_size=BATCH)
    return len(waiting)


def _tell_one(
    row: Meeting, one: Invitee, people: list[Person], *, turn: str, now: datetime
) -> None:
    asked = [one.person] if one.person is not None and turn == "i" else people
    one.token_hash = token_hash(token_of(one))
    if asked:
        one.person = one.person or asked[0]
        tell(row, one, asked, turn=turn, now=now)


@transaction.atomic
def remind(actor: Viewer, *, number: str, now: datetime) -> int:
    """Ask those again who did not answer, now with their deputies; return how many agencies."""
    row = locked_to_keep(actor, number)
    need_state(row, State.INVITED)
    with opened():
        silent = list(
            Invitee.objects.filter(
                meeting=row, reply=Invitee.Reply.NONE, told_at__isnull=False, reminded_at=None
            )
            .select_related("agency", "person")
            .order_by("pk")[:BATCH]
        )
        people = contacts_of([one.agency_id for one in silent], now=now)
        for one in silent:
            _tell_one(row, one, people.get(one.agency_id, []), turn="r", now=now)
            one.reminded_at = now
        Invitee.objects.bulk_update(silent, ["reminded_at", "token_hash", "person"])
    note(actor.key, "meeting.reminded", row, now=now, data={"count": len(silent)})
    return len(silent)


@transaction.atomic
def tell_changed(meeting_pk: int, *, version: int, now: datetime) -> int:
    """Tell those who were told before that place or time is another now."""
    with opened():
        row = Meeting.objects.select_related("area", "agency").get(pk=meeting_pk)
        if row.state != State.INVITED or row.version != version:
            return 0
        told = list(
            Invitee.objects.filter(meeting=row, told_at__isnull=False)
            .select_related("agency", "person")
            .order_by("pk")
        )
        people = contacts_of([one.agency_id for one in told], now=now)
        for one in told:
            first = people.get(one.agency_id, [])[:1]
            _tell_one(row, one, first, turn=f"c{version}", now=now)
        Invitee.objects.bulk_update(told, ["token_hash", "person"], batch_size=BATCH)
    return len(told)


@transaction.atomic
def show_link(actor: Viewer, *, number: str, agency_id: int, now: datetime) -> tuple[Agency, str]:
    """Return the token of an agency's link, to be handed over by hand; the trail keeps that."""
    row = locked_to_keep(actor, number)
    need_state(row, State.INVITED)
    with opened():
        one = Invitee.objects.filter(meeting=row, agency_id=agency_id).first()
        if one is None:
            raise Problem(NOT_FOUND)
        token = token_of(one)
        one.token_hash = token_hash(token)
        one.told_at = one.told_at or now
        one.save(update_fields=["token_hash", "told_at"])
    note(actor.key, "meeting.link_shown", row, now=now, data={"agency": f"agency:{agency_id}"})
    return one.agency, token
