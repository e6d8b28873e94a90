"""People decide: confirm a proposal, refuse it, renew, lower or end what is in force."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer, require_any
from serasi.network.walls import opened
from serasi.problems import AREA_UNKNOWN, LEVEL_RISES, NOT_ALLOWED, Problem
from serasi.regions.models import Area
from serasi.trail.actions import record
from serasi.warn import events, rules
from serasi.warn.actions.calling import call, drop_calls
from serasi.warn.actions.issuing import issue, lift
from serasi.warn.actions.proposing import propose_after
from serasi.warn.actions.rows import (
    levels_of,
    locked,
    need_reason,
    next_number,
    refuse_moved,
    require_level,
    subject_of,
    weighed_now,
)
from serasi.warn.models import Level, Notice, Warning
from serasi.warn.queries.scope import DECIDES
from serasi.warn.telling import call_off_deciders, prolong_messages, tell_deciders


def _person(actor: Viewer) -> int:
    if actor.person_id is None:
        raise Problem(NOT_ALLOWED)
    return actor.person_id


def _end_row(
    row: Warning, *, by: int | None, reason: str, weighed: dict[str, int], now: datetime
) -> None:
    row.state = Warning.State.ENDED
    row.weighed = weighed
    row.ended_at = now
    row.ended_by_id = by
    row.end_reason = reason
    row.version += 1
    row.save()
    drop_calls(row, now=now)


@transaction.atomic
def propose_by_hand(
    actor: Viewer, *, area: str, level: int, reason: str, now: datetime, trigger: str = ""
) -> Warning:
    """Propose a level in one's own name; who decides on the level confirms it in a second step."""
    require_any(actor, DECIDES)
    place = Area.objects.filter(code=area, level=3).first()
    if place is None:
        raise Problem(AREA_UNKNOWN, code=area)
    if not levels_of(actor, area=area):
        raise Problem(NOT_ALLOWED)
    why = need_reason(reason)
    rows = Warning.objects.select_for_update().filter(area=place)
    proposed = rows.filter(state=Warning.State.PROPOSED).first()
    if proposed is not None and proposed.level >= level:
        refuse_moved(proposed)
    said = {"code": "", "level": level, "strength": "medium", "text": why, "held": False}
    if proposed is None:
        in_force = rows.filter(state=Warning.State.CONFIRMED).first()
        proposed = Warning(number=next_number(now), area=place, before=in_force, proposed_at=now)
    else:
        call_off_deciders(proposed, now=now)
    proposed.level = Level(level)
    proposed.risen_at = now
    proposed.trigger = trigger or proposed.trigger
    proposed.headline = why
    proposed.reasons = [said, *proposed.reasons]
    proposed.proposed_by_id = _person(actor)
    proposed.version += 1
    proposed.save()
    with opened():
        tell_deciders(proposed, now=now)
    record(
        actor.key,
        action="warning.proposed",
        subject=subject_of(proposed),
        now=now,
        data={"level": level, "area": area},
        reason=why,
    )
    return proposed


@transaction.atomic
def confirm(
    actor: Viewer, *, number: str, version: int, now: datetime, level: int | None = None
) -> Warning:
    """Confirm a proposal, or a lower level of it, by name; who must answer is called at once."""
    row = locked(actor, number, version=version)
    if row.state != Warning.State.PROPOSED:
        refuse_moved(row)
    chosen = row.level if level is None else level
    if chosen not in Level.values:
        raise Problem(LEVEL_RISES, level=chosen)
    if chosen > row.level:
        raise Problem(LEVEL_RISES, level=Level(chosen).label)
    require_level(actor, chosen, area=row.area_id)
    weighed = row.weighed
    with opened():
        before = (
            Warning.objects.select_for_update()
            .filter(area_id=row.area_id, state=Warning.State.CONFIRMED)
            .first()
        )
        if before is not None:
            if before.level > chosen:
                require_level(actor, before.level, area=row.area_id)
            reason = _("Digantikan %(number)s.") % {"number": row.number}
            _end_row(before, by=_person(actor), reason=reason, weighed=weighed, now=now)
            row.before = before
        asked = row.level
        call_off_deciders(row, now=now)
        row.level = chosen
        row.state = Warning.State.CONFIRMED
        row.confirmed_by_id = _person(actor)
        row.confirmed_at = now
        row.valid_until = rules.valid_until(chosen, since=now)
        row.version += 1
        row.save()
        issue(row, now=now)
        if asked > chosen and asked not in levels_of(actor, area=row.area_id):
            # The higher level waits for who may decide on it, while the lower one holds.
            propose_after(row, asked, headline=row.headline, by=row.proposed_by_id, now=now)
        called = call(row, now=now)
    record(
        actor.key,
        action="warning.confirmed",
        subject=subject_of(row),
        now=now,
        data={"level": chosen, "valid_until": row.valid_until, "called": called},
    )
    pk = row.pk
    transaction.on_commit(
        lambda: events.level_confirmed.send(sender=Warning, warning_id=pk, level=chosen, now=now)
    )
    return row


@transaction.atomic
def refuse(actor: Viewer, *, number: str, version: int, reason: str, now: datetime) -> Warning:
    """Refuse a proposal with a reason; the diary keeps it."""
    row = locked(actor, number, version=version)
    if row.state != Warning.State.PROPOSED:
        refuse_moved(row)
    require_level(actor, row.level, area=row.area_id)
    row.state = Warning.State.REFUSED
    row.ended_at = now
    row.ended_by_id = _person(actor)
    row.end_reason = need_reason(reason)
    row.version += 1
    row.save()
    call_off_deciders(row, now=now)
    record(
        actor.key,
        action="warning.refused",
        subject=subject_of(row),
        now=now,
        reason=row.end_reason,
    )
    return row


@transaction.atomic
def renew(actor: Viewer, *, number: str, version: int, reason: str, now: datetime) -> Warning:
    """Let a level hold for another term from now."""
    row = locked(actor, number, version=version)
    if row.state != Warning.State.CONFIRMED:
        refuse_moved(row)
    require_level(actor, row.level, area=row.area_id)
    row.valid_until = rules.valid_until(row.level, since=now)
    row.version += 1
    row.save()
    with opened():
        open_calls = row.notices.filter(state=Notice.State.OPEN).values_list("pk", flat=True)
        prolong_messages(open_calls, until=row.valid_until)
        issue(row, now=now)
    record(
        actor.key,
        action="warning.renewed",
        subject=subject_of(row),
        now=now,
        data={"valid_until": row.valid_until},
        reason=need_reason(reason),
    )
    return row


@transaction.atomic
def end(
    actor: Viewer, *, number: str, version: int, reason: str, now: datetime, to: int = rules.HIJAU
) -> Warning:
    """End a level, or lower it; a lowered level is a new warning with answers of its own."""
    row = locked(actor, number, version=version)
    if row.state != Warning.State.CONFIRMED:
        refuse_moved(row)
    require_level(actor, row.level, area=row.area_id)
    if to >= row.level:
        raise Problem(LEVEL_RISES, level=Level(to).label if to in Level.values else str(to))
    why = need_reason(reason)
    weighed = weighed_now(row, now=now)
    with opened():
        _end_row(row, by=_person(actor), reason=why, weighed=weighed, now=now)
        lower = None
        if to in Level.values:
            lower = Warning.objects.create(
                number=next_number(now),
                area_id=row.area_id,
                level=to,
                state=Warning.State.CONFIRMED,
                trigger=row.trigger,
                cross_border=row.cross_border,
                headline=why,
                reasons=row.reasons,
                basis=row.basis,
                weighed=weighed,
                proposed_at=now,
                proposed_by_id=_person(actor),
                confirmed_by_id=_person(actor),
                confirmed_at=now,
                valid_until=rules.valid_until(to, since=now),
                before=row,
            )
            issue(lower, now=now)
            call(lower, now=now)
        else:
            lift(row, now=now)
    record(
        actor.key,
        action="warning.ended" if lower is None else "warning.lowered",
        subject=subject_of(row),
        now=now,
        data={} if lower is None else {"to": to, "by": lower.number},
        reason=why,
    )
    pk = row.pk
    transaction.on_commit(lambda: events.level_ended.send(sender=Warning, warning_id=pk, now=now))
    if lower is not None:
        told = {"warning_id": lower.pk, "level": to, "now": now}
        transaction.on_commit(lambda: events.level_confirmed.send(sender=Warning, **told))
    return lower or row
