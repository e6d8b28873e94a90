"""The clock of early warning: unanswered calls climb, levels that run out end."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.network.walls import opened
from serasi.trail.actions import record
from serasi.warn import events, queries, rules
from serasi.warn.actions.calling import call_next, drop_calls
from serasi.warn.actions.proposing import HOUSE, propose_after
from serasi.warn.actions.rows import subject_of
from serasi.warn.deciders import is_late
from serasi.warn.models import Level, Notice, Warning
from serasi.warn.telling import call_off_deciders, tell_deciders


@transaction.atomic
def climb(*, now: datetime) -> list[Notice]:
    """Call the next step for every call that nobody answered in time; return the new calls."""
    made = []
    with opened():
        late = (
            Notice.objects.select_for_update(of=("self",))
            .filter(
                state=Notice.State.OPEN,
                climbs_at__lte=now,
                warning__state=Warning.State.CONFIRMED,
            )
            .select_related("warning", "warning__area", "warning__area__parent", "agency")
            .order_by("climbs_at", "pk")
        )
        for notice in list(late):
            notice.state = Notice.State.OVER
            notice.climbed_at = now
            notice.save(update_fields=["state", "climbed_at"])
            above = call_next(notice, now=now)
            made += above
            record(
                HOUSE,
                action="warning.unanswered",
                subject=subject_of(notice.warning),
                now=now,
                data={
                    "agency": notice.agency_id,
                    "step": notice.step,
                    "called": [f"person:{n.person_id}" for n in above],
                },
            )
    return made


@transaction.atomic
def remind(*, now: datetime) -> int:
    """Tell of proposals from oranye on that nobody has decided in the time of an answer.

    Running it again tells nobody twice.
    """
    with opened():
        waiting = Warning.objects.filter(
            state=Warning.State.PROPOSED, level__gte=Level.ORANYE
        ).select_related("area", "area__parent")
        late = [row for row in waiting if is_late(row, now=now)]
        for row in late:
            tell_deciders(row, now=now, late=True)
    return len(late)


@transaction.atomic
def expire(*, now: datetime) -> list[Warning]:
    """End the levels whose time has run out, and propose what should follow.

    A level never falls silently: one above kuning, or one for which evidence still stands, leaves
    a proposal one step lower that waits for somebody to decide.
    """
    ended = []
    with opened():
        over = list(
            Warning.objects.select_for_update(of=("self",))
            .filter(state=Warning.State.CONFIRMED, valid_until__lte=now)
            .select_related("area")
            .order_by("pk")
        )
        if not over:
            return []
        today = timezone.localdate(now)
        evidence, _basis = queries.evidence_of(today, [row.area_id for row in over])
        for row in over:
            row.state = Warning.State.ENDED
            row.ended_at = now
            row.end_reason = _("Masa berlaku habis.")
            row.version += 1
            row.save()
            drop_calls(row, now=now)
            record(HOUSE, action="warning.expired", subject=subject_of(row), now=now)
            verdict = rules.weigh(evidence.get(row.area_id, ()), today=today)
            _follow(row, rules.falls_to(row.level, verdict.level), now=now)
            ended.append(row)
    for row in ended:
        told = {"warning_id": row.pk, "now": now}
        transaction.on_commit(partial(events.level_ended.send, sender=Warning, **told))
    return ended


def _follow(row: Warning, level: int, *, now: datetime) -> None:
    if level not in Level.values:
        return
    waiting = (
        Warning.objects.select_for_update()
        .filter(area_id=row.area_id, state=Warning.State.PROPOSED)
        .first()
    )
    if waiting is not None:
        _take_over(waiting, row, level, now=now)
        return
    said = _("Masa berlaku %(number)s habis: sahkan, turunkan, atau tolak.")
    propose_after(row, level, headline=said % {"number": row.number}, now=now)


def _take_over(waiting: Warning, row: Warning, level: int, *, now: datetime) -> None:
    """Let the proposal that waits stand for the level that ran out as well."""
    risen = level > waiting.level
    waiting.before = row
    waiting.level = max(waiting.level, level)
    waiting.version += 1
    if risen:
        call_off_deciders(waiting, now=now)
        waiting.risen_at = now
    waiting.save()
    if risen:
        tell_deciders(waiting, now=now)
        record(
            HOUSE,
            action="warning.raised",
            subject=subject_of(waiting),
            now=now,
            data={"level": level, "after": row.number},
        )
