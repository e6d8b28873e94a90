"""Changing an event after it was coded: edit, undo, trash and restore, chains."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import NOT_FOUND, ONE_EVENT_NEEDED, UNDO_BLOCKED, WRONG_STATE, Problem
from serasi.register import queries, rules
from serasi.register.actions.coding import check_coding, set_other_areas
from serasi.register.actions.history import revise
from serasi.register.actions.linking import leave
from serasi.register.actions.rows import check_version, event_for, move, need_reason, person_of
from serasi.register.coded import (
    COLUMNS,
    NAMES,
    Coding,
    apply,
    as_plain,
    coding_of,
    from_plain,
)
from serasi.register.models import Chain, Event, Handling, Revision
from serasi.trail.actions import record

KEPT_IN_TRASH = timedelta(days=30)


def last_editor(event: Event) -> int | None:
    """Return who changed an event last."""
    return event.revisions.order_by("-version", "-pk").values_list("by_id", flat=True).first()


@transaction.atomic
def edit_event(
    actor: Viewer,
    *,
    public_id: str,
    coding: Coding,
    version: int,
    reason: str,
    now: datetime,
) -> Event:
    """Change an event with a reason; refuses when somebody changed it since it was opened.

    Others read every field of a confirmed event, so a change of any needs a second person again,
    and the event does not count until then.
    """
    event = event_for(actor, public_id, Can.CODE)
    check_version(event.version, version, changed_by=last_editor(event))
    check_coding(coding, now=now)
    require(actor, Can.CODE, area=coding.area)
    return _change(
        actor, event, coding=coding, action="edited", reason=need_reason(reason), now=now
    )


def _change(
    actor: Viewer, event: Event, *, coding: Coding, action: str, reason: str, now: datetime
) -> Event:
    before = as_plain(coding_of(event))
    after = as_plain(coding)
    changed = rules.differences(before, after)
    if not changed:
        return event
    apply(coding, event)
    event.version += 1
    fields = [*COLUMNS, "version"]
    again = event.state == Event.State.CONFIRMED
    if again:
        before["state"], after["state"] = event.state, Event.State.SECOND.value
        event.state = Event.State.SECOND
        event.confirmed_by, event.confirmed_at = None, None
    event.coded_by_id, event.coded_at = person_of(actor), now
    fields += ["state", "confirmed_by", "confirmed_at", "coded_by", "coded_at"]
    event.save(update_fields=fields)
    set_other_areas(event, coding.other_areas)
    revise(actor, event, before=before, after=after, action=action, now=now, reason=reason)
    record(
        actor.key,
        action=f"event.{action}",
        subject=f"event:{event.public_id}",
        now=now,
        data={"fields": [c.field for c in changed], "second_again": again},
        reason=reason,
    )
    return event


@transaction.atomic
def undo_revision(
    actor: Viewer, *, public_id: str, revision: int, reason: str, now: datetime
) -> Event:
    """Set the fields of one revision back to what they were, as a new revision."""
    event = event_for(actor, public_id, Can.CODE)
    found = Revision.objects.filter(event=event, pk=revision).first()
    if found is None or found.action not in ("edited", "coded", "undone"):
        raise Problem(NOT_FOUND)
    current = as_plain(coding_of(event))
    touched = {name: pair for name, pair in found.changes.items() if name in NAMES}
    later = [name for name, pair in touched.items() if current[name] != pair[1]]
    if later:
        raise Problem(UNDO_BLOCKED, fields=", ".join(later))
    coding = from_plain({**current, **{name: pair[0] for name, pair in touched.items()}})
    check_coding(coding, now=now)
    require(actor, Can.CODE, area=coding.area)
    return _change(
        actor, event, coding=coding, action="undone", reason=need_reason(reason), now=now
    )


def _right(event: Event) -> Can:
    return Can.CONFIRM if event.state == Event.State.CONFIRMED else Can.CODE


@transaction.atomic
def trash_event(actor: Viewer, *, public_id: str, reason: str, now: datetime) -> Event:
    """Move an event to the trash for thirty days; its reports return to the queue."""
    event = event_for(actor, public_id, _right(queries.event(actor, public_id)))
    why = need_reason(reason)
    event.trashed_at = now
    event.version += 1
    event.save(update_fields=["trashed_at", "version"])
    closed = []
    with opened():
        for row in Handling.objects.filter(event=event):
            if row.closed_at is not None:
                closed.append(row.pk)
            fields = move(row, Handling.State.TRIAGED, now=now)
            row.save(update_fields=fields)
    after = {"trashed": True, "closed_reports": closed}
    revise(actor, event, before={}, after=after, action="trashed", now=now, reason=why)
    record(actor.key, action="event.trashed", subject=f"event:{public_id}", now=now, reason=why)
    return event


def _closed_before(event: Event) -> frozenset[int]:
    """Return the reports whose check had ended when the event went to the trash."""
    last = Revision.objects.filter(event=event, action="trashed").order_by("-pk").first()
    _before, after = last.changes.get("closed_reports", (None, [])) if last else (None, [])
    return frozenset(after or ())


@transaction.atomic
def restore_event(actor: Viewer, *, public_id: str, now: datetime) -> Event:
    """Take an event out of the trash; only reports checked before are closed again.

    A report whose check ended in another way meanwhile keeps that outcome and leaves the event.
    """
    event = queries.trash(actor).filter(public_id=public_id).select_for_update().first()
    if event is None:
        raise Problem(NOT_FOUND)
    require(actor, _right(event), area=event.area_id)
    event.trashed_at = None
    event.version += 1
    event.save(update_fields=["trashed_at", "version"])
    checked = _closed_before(event) if event.state == Event.State.CONFIRMED else frozenset()
    with opened():
        for row in Handling.objects.filter(event=event, closed_at__isnull=False):
            leave(row, why="restored", now=now)
        for row in Handling.objects.filter(event=event):
            closed = row.pk in checked
            state = Handling.State.CLOSED if closed else Handling.State.VERIFYING
            fields = move(row, state, now=now)
            row.outcome = event.kind if closed else ""
            row.save(update_fields=fields)
    revise(
        actor, event, before={"trashed": True}, after={"trashed": False}, action="restored", now=now
    )
    record(actor.key, action="event.restored", subject=f"event:{public_id}", now=now)
    return event


@transaction.atomic
def empty_trash(now: datetime) -> int:
    """Delete for good what lay in the trash for thirty days; the trail keeps that it was there."""
    due = Event.objects.filter(
        trashed_at__lt=now - KEPT_IN_TRASH, merged_into=None, merged=None
    ).order_by("pk")
    count = 0
    for event in due[:1000]:
        record(
            "system",
            action="event.purged",
            subject=f"event:{event.public_id}",
            now=now,
            data={"kind": event.kind, "trigger": event.trigger, "area": event.area_id},
        )
        event.delete()
        count += 1
    return count


@transaction.atomic
def chain_events(actor: Viewer, *, before: str, after: str, why: str, now: datetime) -> Chain:
    """State that one event followed from another."""
    first = event_for(actor, before, Can.CODE)
    then = queries.event(actor, after)
    if first.pk == then.pk:
        raise Problem(ONE_EVENT_NEEDED)
    if first.start_date > then.start_date:
        raise Problem(WRONG_STATE, state=_("lebih baru daripada peristiwa yang mengikutinya"))
    made, _new = Chain.objects.get_or_create(
        before=first,
        after=then,
        defaults={"why": need_reason(why)[:200], "by_id": person_of(actor), "at": now},
    )
    record(
        actor.key,
        action="event.chained",
        subject=f"event:{before}",
        now=now,
        data={"after": after},
        reason=why.strip(),
    )
    return made


@transaction.atomic
def unchain_events(actor: Viewer, *, before: str, after: str, now: datetime) -> None:
    """Take the statement back that one event followed from another."""
    event_for(actor, before, Can.CODE)
    gone, _by_model = Chain.objects.filter(
        before__public_id=before, after__public_id=after
    ).delete()
    if not gone:
        raise Problem(NOT_FOUND)
    record(
        actor.key,
        action="event.unchained",
        subject=f"event:{before}",
        now=now,
        data={"after": after},
    )
