"""The ground check and how it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.problems import CHECK_INCOMPLETE, FORM_INVALID, Problem
from serasi.register import events, rules
from serasi.register.actions.coding import send_to_second
from serasi.register.actions.queue import subject_of
from serasi.register.actions.rows import handling_for, move, need_reason, person_of, refuse_state
from serasi.register.models import Handling, Verification
from serasi.register.queries.sheets import lacking_words, sheets_of
from serasi.trail.actions import record


@dataclass(frozen=True)
class SheetInput:
    """What an officer writes on a verification sheet."""

    side: str
    source: str
    team: str
    visited_at: datetime
    finding: str
    independent: bool = True
    order_number: str = ""
    matching: str = ""
    conflicting: str = ""
    new_facts: str = ""
    opinion: str = ""


@transaction.atomic
def verify(actor: Viewer, *, receipt: str, sheet: SheetInput, now: datetime) -> Verification:
    """Add a verification sheet; with both sides heard the ground check is done."""
    row = handling_for(actor, receipt, Can.VERIFY)
    if row.state in (Handling.State.CLOSED, Handling.State.SECOND):
        refuse_state(row.state)
    if not sheet.source.strip() or not sheet.team.strip() or sheet.visited_at > now:
        raise Problem(FORM_INVALID, what=_("yang ditemui, tim, dan waktu datang yang sudah lewat"))
    made = Verification.objects.create(
        handling=row,
        side=Verification.Side(sheet.side),
        source=sheet.source.strip(),
        independent=sheet.independent,
        team=sheet.team.strip(),
        order_number=sheet.order_number.strip(),
        visited_at=sheet.visited_at,
        matching=sheet.matching.strip(),
        conflicting=sheet.conflicting.strip(),
        new_facts=sheet.new_facts.strip(),
        opinion=sheet.opinion.strip(),
        finding=Verification.Finding(sheet.finding),
        by_id=person_of(actor),
        created_at=now,
    )
    if row.verified_at is None and not rules.lacking_sources(sheets_of(row)):
        row.verified_at = now
    fields = move(row, Handling.State.VERIFYING, now=now)
    row.save(update_fields=[*fields, "verified_at"])
    record(
        actor.key,
        action="report.verified",
        subject=subject_of(row),
        now=now,
        data={"sheet": made.pk, "side": made.side, "finding": made.finding},
    )
    return made


ENDINGS = (Handling.Outcome.UNPROVEN, Handling.Outcome.WATCHED, Handling.Outcome.NOT_EVENT)


def _check_ending(row: Handling, outcome: str, reason: str) -> str:
    """Refuse an outcome that the sheets do not carry; return the reason as it is kept."""
    if outcome not in ENDINGS:
        raise Problem(FORM_INVALID, what=_("kesimpulan"))
    if row.state in (Handling.State.CLOSED, Handling.State.SECOND):
        refuse_state(row.state)
    if outcome == Handling.Outcome.NOT_EVENT:
        reason = need_reason(reason)
    lacking = rules.may_close(outcome, sheets_of(row), reason=reason)
    if lacking:
        raise Problem(
            CHECK_INCOMPLETE,
            outcome=Handling.Outcome(outcome).label,
            lacking=lacking_words(lacking),
        )
    return reason


@transaction.atomic
def conclude(
    actor: Viewer, *, receipt: str, outcome: str, now: datetime, reason: str = ""
) -> Handling:
    """End the check: unproven, watched or no event at once; tension and incident go to a second.

    A tension or an incident is never the word of one person: it must be coded, and another person
    confirms it.
    """
    row = handling_for(actor, receipt, Can.CODE)
    if outcome in (Handling.Outcome.TENSION, Handling.Outcome.INCIDENT):
        send_to_second(actor, receipt=receipt, kind=outcome, reason=reason, now=now)
        return handling_for(actor, receipt, Can.CODE)
    reason = _check_ending(row, outcome, reason)
    fields = move(row, Handling.State.CLOSED, now=now)
    row.outcome = outcome
    row.save(update_fields=[*fields, "outcome"])
    record(
        actor.key,
        action="report.concluded",
        subject=subject_of(row),
        now=now,
        data={"outcome": outcome},
        reason=reason.strip(),
    )
    _tell_closed(row, now=now)
    return row


def _tell_closed(row: Handling, *, now: datetime) -> None:
    report_id, outcome = row.report_id, row.outcome
    transaction.on_commit(
        lambda: events.report_closed.send(
            sender=Handling, report_id=report_id, outcome=outcome, now=now
        )
    )


@transaction.atomic
def reopen(actor: Viewer, *, receipt: str, reason: str, now: datetime) -> Handling:
    """Open a closed check again; a report of a confirmed event is unlinked from it first."""
    row = handling_for(actor, receipt, Can.CODE)
    if row.state != Handling.State.CLOSED or (row.event and row.event.trashed_at is None):
        refuse_state(row.state)
    fields = move(row, Handling.State.TRIAGED, now=now)
    row.save(update_fields=fields)
    record(
        actor.key,
        action="report.reopened",
        subject=subject_of(row),
        now=now,
        reason=need_reason(reason),
    )
    return row
