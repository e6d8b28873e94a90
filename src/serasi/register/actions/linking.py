"""Reports that tell of one event: link, unlink, decide, merge; every step can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import (
    ALREADY_LINKED,
    CHECK_INCOMPLETE,
    NOT_FOUND,
    ONE_EVENT_NEEDED,
    TWO_NEEDED,
    WRONG_STATE,
    Problem,
)
from serasi.register import queries, rules
from serasi.register.actions.coding import note_closed
from serasi.register.actions.history import revise
from serasi.register.actions.queue import subject_of
from serasi.register.actions.rows import (
    event_for,
    handling_for,
    move,
    need_reason,
    person_of,
    set_clock,
)
from serasi.register.models import Event, EventReport, Handling, Suggestion
from serasi.register.queries.scope import merged
from serasi.register.queries.sheets import lacking_words, sheets_of
from serasi.trail.actions import record


def _attach(
    actor: Viewer, row: Handling, event: Event, *, why: str, now: datetime, stands_in: str = ""
) -> None:
    EventReport.objects.create(
        event=event,
        report_id=row.report_id,
        linked_by_id=person_of(actor),
        linked_at=now,
        reason=why[:200],
    )
    row.event = event
    fields = _follow(row, event, now=now, stands_in=stands_in)
    row.save(update_fields=["event", *fields])
    _recount(event)


def _follow(row: Handling, event: Event, *, now: datetime, stands_in: str = "") -> list[str]:
    """Let a report stand where its event stands; one not checked enough stays open."""
    if event.state == Event.State.CONFIRMED:
        if not _settled(row) and rules.may_close(event.kind, sheets_of(row), reason=stands_in):
            return _stay_open(row, now=now)
        fields = move(row, Handling.State.CLOSED, now=now)
        row.outcome = event.kind
        return fields
    if event.state == Event.State.SECOND and row.state != Handling.State.CLOSED:
        return move(row, Handling.State.SECOND, now=now)
    if row.state == Handling.State.CLOSED:
        return move(row, Handling.State.VERIFYING, now=now)
    return set_clock(row, now=now)


def _settled(row: Handling) -> bool:
    """Say whether a second person already closed the check of a report."""
    return row.state == Handling.State.CLOSED and row.outcome in Event.Kind.values


def _stay_open(row: Handling, *, now: datetime) -> list[str]:
    if row.state in (Handling.State.SECOND, Handling.State.CLOSED):
        return move(row, Handling.State.VERIFYING, now=now)
    return set_clock(row, now=now)


def leave(row: Handling, *, why: str, now: datetime) -> None:
    """Let a report leave its event as it stands: an outcome it came to by itself stays."""
    event = row.event
    _unlink(row, why=why, now=now)
    row.event = None
    row.version += 1
    row.save(update_fields=["event", "version"])
    if event is not None:
        _recount(event)


def _unlink(row: Handling, *, why: str, now: datetime) -> None:
    EventReport.objects.filter(report_id=row.report_id, unlinked_at=None).update(
        unlinked_at=now, reason=why[:200]
    )


def _detach(row: Handling, *, why: str, now: datetime) -> None:
    event = row.event
    _unlink(row, why=why, now=now)
    row.event = None
    state = Handling.State.TRIAGED if row.state == Handling.State.CLOSED else row.state
    if row.state == Handling.State.SECOND:
        state = Handling.State.VERIFYING
    fields = move(row, state, now=now)
    row.save(update_fields=["event", *fields])
    if event is not None:
        _recount(event)


def _recount(event: Event) -> None:
    event.report_count = event.links.filter(unlinked_at=None).count()
    Event.objects.filter(pk=event.pk).update(report_count=event.report_count)


@transaction.atomic
def link_report(
    actor: Viewer, *, receipt: str, public_id: str, now: datetime, reason: str = ""
) -> Event:
    """Link a report to an event it tells of; nothing is destroyed, and it can be unlinked."""
    row = handling_for(actor, receipt, Can.CODE)
    event = event_for(actor, public_id, Can.CODE)
    if row.event_id == event.pk:
        return _close_linked(actor, row, event, reason=reason, now=now)
    if row.event_id is not None:
        raise Problem(ALREADY_LINKED, event=Event.objects.get(pk=row.event_id).public_id)
    _attach(actor, row, event, why=reason.strip(), stands_in=reason, now=now)
    record(
        actor.key,
        action="report.linked",
        subject=subject_of(row),
        now=now,
        data={"event": event.public_id},
        reason=reason.strip(),
    )
    if row.state == Handling.State.CLOSED:
        note_closed(actor, [row], event, now=now)
    return event


def _close_linked(
    actor: Viewer, row: Handling, event: Event, *, reason: str, now: datetime
) -> Event:
    """Close an open report of a confirmed event once its sheets, or a reason, carry that."""
    if event.state != Event.State.CONFIRMED or row.state == Handling.State.CLOSED:
        return event
    lacking = rules.may_close(event.kind, sheets_of(row), reason=reason)
    if lacking:
        raise Problem(
            CHECK_INCOMPLETE, outcome=event.get_kind_display(), lacking=lacking_words(lacking)
        )
    row.save(update_fields=_follow(row, event, now=now, stands_in=reason))
    note_closed(actor, [row], event, now=now)
    return event


@transaction.atomic
def unlink_report(actor: Viewer, *, receipt: str, reason: str, now: datetime) -> Handling:
    """Unlink a report from its event; it returns to the queue."""
    row = handling_for(actor, receipt, Can.CODE)
    if row.event_id is None:
        raise Problem(NOT_FOUND)
    why = need_reason(reason)
    public_id = Event.objects.values_list("public_id", flat=True).get(pk=row.event_id)
    row.event = Event.objects.get(pk=row.event_id)
    _detach(row, why=why, now=now)
    record(
        actor.key,
        action="report.unlinked",
        subject=subject_of(row),
        now=now,
        data={"event": public_id},
        reason=why,
    )
    return row


def _suggestion(actor: Viewer, pk: int) -> tuple[Suggestion, list[Handling]]:
    """Return a suggestion of which the viewer may decide, and the sides they may read."""
    if not queries.suggestions(actor).filter(pk=pk).exists():
        raise Problem(NOT_FOUND)
    found = Suggestion.objects.select_for_update().get(pk=pk)
    sides = list(
        queries.handlings(actor)
        .filter(pk__in=[found.first_id, found.second_id])
        .select_related("report", "event")
        .select_for_update(of=("self",))
    )
    mine = [row for row in sides if actor.can(Can.CODE, area=row.area_id)]
    if not mine:
        raise Problem(NOT_FOUND)
    return found, mine


@transaction.atomic
def decide_suggestion(actor: Viewer, *, suggestion: int, same: str, now: datetime) -> Suggestion:
    """Decide whether two reports tell of one event; the same one links them when one is coded."""
    found, mine = _suggestion(actor, suggestion)
    state = Suggestion.State(same)
    if state == Suggestion.State.OPEN:
        raise Problem(NOT_FOUND)
    found.state, found.decided_by_id, found.decided_at = state, person_of(actor), now
    found.save(update_fields=["state", "decided_by", "decided_at"])
    linked = _link_twins(actor, found, mine, now=now) if state == Suggestion.State.SAME else ""
    for row in mine:
        record(
            actor.key,
            action=f"twin.{state.value}",
            subject=subject_of(row),
            now=now,
            data={"suggestion": found.pk, "event": linked},
        )
    return found


def _link_twins(actor: Viewer, found: Suggestion, mine: list[Handling], *, now: datetime) -> str:
    if len(mine) < 2:
        return ""
    coded = [row for row in mine if row.event_id is not None]
    if len(coded) == 1 and coded[0].event is not None:
        free = mine[1] if mine[0] is coded[0] else mine[0]
        _attach(actor, free, coded[0].event, why=f"suggestion:{found.pk}", now=now)
        return coded[0].event.public_id
    if len(coded) == 2 and coded[0].event_id != coded[1].event_id:
        raise Problem(ALREADY_LINKED, event=coded[1].event.public_id if coded[1].event else "")
    return ""


@transaction.atomic
def undo_decision(actor: Viewer, *, suggestion: int, now: datetime) -> Suggestion:
    """Take a decision on two reports back, and the link that it made."""
    found, mine = _suggestion(actor, suggestion)
    if found.state == Suggestion.State.OPEN:
        return found
    made = EventReport.objects.filter(
        reason=f"suggestion:{found.pk}", unlinked_at=None, report_id__in=[r.pk for r in mine]
    ).values_list("report_id", flat=True)
    linked = set(made)
    for row in mine:
        if row.pk in linked:
            _detach(row, why=f"undo suggestion:{found.pk}", now=now)
        record(
            actor.key,
            action="twin.undone",
            subject=subject_of(row),
            now=now,
            data={"suggestion": found.pk, "was": found.state},
        )
    found.state, found.decided_by, found.decided_at = Suggestion.State.OPEN, None, None
    found.save(update_fields=["state", "decided_by", "decided_at"])
    return found


@transaction.atomic
def join_reports(actor: Viewer, *, receipts: Iterable[str], now: datetime) -> int:
    """State that the picked reports tell of one event; those not coded yet wait for its coding."""
    rows = [handling_for(actor, receipt, Can.CODE) for receipt in sorted(set(receipts))]
    if len(rows) < 2:
        raise Problem(TWO_NEEDED)
    coded = [row for row in rows if row.event_id is not None]
    if len({row.event_id for row in coded}) > 1:
        other = Event.objects.get(pk=coded[1].event_id or 0)
        raise Problem(ALREADY_LINKED, event=other.public_id)
    if coded:
        event = Event.objects.select_for_update().get(pk=coded[0].event_id or 0)
        for row in rows:
            if row.event_id is None:
                _attach(actor, row, event, why="joined", now=now)
    else:
        _state_same(actor, rows, now=now)
    for row in rows:
        record(
            actor.key,
            action="report.joined",
            subject=subject_of(row),
            now=now,
            data={"with": [other.report.receipt for other in rows if other is not row]},
        )
    return len(rows)


def _state_same(actor: Viewer, rows: list[Handling], *, now: datetime) -> None:
    first = min(rows, key=lambda row: row.pk)
    for row in rows:
        if row is first:
            continue
        Suggestion.objects.update_or_create(
            first_id=first.pk,
            second_id=row.pk,
            defaults={
                "state": Suggestion.State.SAME,
                "decided_by_id": person_of(actor),
                "decided_at": now,
            },
            create_defaults={
                "score": 1.0,
                "reasons": [["officer", ""]],
                "state": Suggestion.State.SAME,
                "decided_by_id": person_of(actor),
                "decided_at": now,
            },
        )


def _link_all(
    actor: Viewer, event: Event, report_ids: list[int], *, why: str, now: datetime
) -> None:
    EventReport.objects.bulk_create(
        EventReport(
            event=event,
            report_id=report_id,
            linked_by_id=actor.person_id,
            linked_at=now,
            reason=why,
        )
        for report_id in report_ids
    )


def _right_to_merge(*events: Event) -> Can:
    settled = any(event.state == Event.State.CONFIRMED for event in events)
    return Can.CONFIRM if settled else Can.CODE


@transaction.atomic
def merge_events(actor: Viewer, *, keep: str, drop: str, reason: str, now: datetime) -> Event:
    """Merge one event into another: all reports move over, nothing is lost, it can be undone."""
    if keep == drop:
        raise Problem(ONE_EVENT_NEEDED)
    right = _right_to_merge(queries.event(actor, keep), queries.event(actor, drop))
    kept, gone = event_for(actor, keep, right), event_for(actor, drop, right)
    why = need_reason(reason)
    links = list(gone.links.filter(unlinked_at=None))
    moved = [link.report_id for link in links]
    gone.links.filter(unlinked_at=None).update(unlinked_at=now, reason=f"merged:{keep}")
    _link_all(actor, kept, moved, why=f"merged:{drop}", now=now)
    with opened():
        for row in Handling.objects.filter(event=gone):
            row.event = kept
            fields = _follow(row, kept, now=now)
            row.save(update_fields=["event", *fields])
    gone.merged_into, gone.trashed_at = kept, now
    _save_versions(kept, gone)
    change: dict[str, object] = {"merged": drop, "reports": moved}
    revise(actor, kept, before={}, after=change, action="merged", now=now, reason=why)
    after: dict[str, object] = {"merged_into": keep, "reports": moved}
    revise(actor, gone, before={}, after=after, action="merged", now=now, reason=why)
    record(
        actor.key,
        action="event.merged",
        subject=f"event:{drop}",
        now=now,
        data={"into": keep, "reports": len(moved)},
        reason=why,
    )
    return kept


def _save_versions(kept: Event, gone: Event) -> None:
    for event in (kept, gone):
        event.version += 1
        event.report_count = event.links.filter(unlinked_at=None).count()
        event.save(update_fields=["version", "report_count", "merged_into", "trashed_at"])


@transaction.atomic
def undo_merge(actor: Viewer, *, drop: str, now: datetime) -> Event:
    """Split a merged event off again, with the reports that came with it and are still there."""
    found = merged(actor).filter(public_id=drop).select_for_update(of=("self",)).first()
    if found is None or found.merged_into_id is None:
        raise Problem(NOT_FOUND)
    kept = Event.objects.select_for_update().get(pk=found.merged_into_id)
    right = _right_to_merge(found, kept)
    if not actor.can(right, area=found.area_id) or not actor.can(right, area=kept.area_id):
        raise Problem(NOT_FOUND)
    if kept.trashed_at is not None:
        raise Problem(WRONG_STATE, state="di sampah")
    came = kept.links.filter(unlinked_at=None, reason=f"merged:{drop}")
    moved = list(came.values_list("report_id", flat=True))
    came.update(unlinked_at=now, reason=f"split:{drop}")
    _link_all(actor, found, moved, why=f"split:{kept.public_id}", now=now)
    found.merged_into, found.trashed_at = None, None
    with opened():
        for row in Handling.objects.filter(pk__in=moved, event=kept):
            row.event = found
            fields = _follow(row, found, now=now)
            row.save(update_fields=["event", *fields])
    _save_versions(kept, found)
    for event in (kept, found):
        after: dict[str, object] = {"split": drop, "reports": moved}
        revise(actor, event, before={}, after=after, action="split", now=now)
    record(
        actor.key,
        action="event.split",
        subject=f"event:{drop}",
        now=now,
        data={"from": kept.public_id, "reports": len(moved)},
    )
    return found
