"""Marking reports as *terbatas*: fewer people find them, and never nobody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from serasi.collect.models import Report
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import NOBODY_READS_RESTRICTED, Problem
from serasi.register.actions.queue import subject_of
from serasi.register.actions.rows import handling_for, need_reason
from serasi.register.models import Handling, Suggestion
from serasi.register.queries.colleagues import readers_of_restricted
from serasi.trail.actions import record

RESTRICTED, NORMAL = Report.Sensitivity.RESTRICTED, Report.Sensitivity.NORMAL


@transaction.atomic
def restrict(
    actor: Viewer, *, receipt: str, restricted: bool, reason: str, now: datetime
) -> Handling:
    """Mark a report and the copies of its words as *terbatas*, or lift the mark of this one.

    Who marks it may no longer be able to read it. Lifting needs no further right: only who may
    read restricted reports finds the report at all.

    Raises
    ------
    Problem
        S412 when nobody holds an office that reads restricted reports there.
    """
    row = handling_for(actor, receipt, Can.TRIAGE)
    reason = need_reason(reason)
    if row.sensitivity == (RESTRICTED if restricted else NORMAL):
        return row
    if not restricted:
        _mark(actor, row, NORMAL, reason=reason, now=now)
        return row
    with opened():
        for copy in (row, *_copies(row)):
            readers = readers_of_restricted(copy.area_id, now=now)
            if not readers.exists():
                raise Problem(NOBODY_READS_RESTRICTED, area=copy.area.name)
            if not readers.filter(pk=copy.assigned_to_id or 0).exists():
                copy.assigned_to, copy.taken_at = None, None
            _mark(actor, copy, RESTRICTED, reason=reason, now=now)
    return row


def _copies(row: Handling) -> Iterable[Handling]:
    """Return the other reports that carry the same words."""
    origin = row.report.origin_key
    if not origin:
        return ()
    return (
        Handling.objects.select_for_update(of=("self",))
        .filter(report__origin_key=origin, sensitivity=NORMAL)
        .exclude(pk=row.pk)
        .select_related("report", "area")
    )


def _mark(actor: Viewer, row: Handling, value: str, *, reason: str, now: datetime) -> None:
    before, row.sensitivity = row.sensitivity, value
    row.version += 1
    row.save(update_fields=["sensitivity", "assigned_to", "taken_at", "version"])
    Report.objects.filter(pk=row.report_id).update(sensitivity=value)
    _mark_pairs(row.report_id)
    record(
        actor.key,
        action="report.restricted" if value == RESTRICTED else "report.unrestricted",
        subject=subject_of(row),
        now=now,
        data={"sensitivity": [before, value]},
        reason=reason,
    )


def _mark_pairs(report_id: int) -> None:
    """Let every suggested pair of a report know whether one of its sides is restricted."""
    for pair in Suggestion.objects.filter(Q(first_id=report_id) | Q(second_id=report_id)):
        sides = Handling.objects.filter(pk__in=[pair.first_id, pair.second_id])
        pair.restricted = sides.filter(sensitivity=RESTRICTED).exists()
        pair.save(update_fields=["restricted"])
