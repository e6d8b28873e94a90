"""Draft minutes are corrected by those who took part, then fixed; later only notes are added."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from serasi.facilitate import rules
from serasi.facilitate.actions.meeting_minutes import LONGEST, write_point
from serasi.facilitate.actions.meeting_rows import (
    State,
    locked,
    locked_to_keep,
    move,
    need_reason,
    need_state,
    note,
    save,
)
from serasi.facilitate.models import AgendaPoint, Correction, CorrectionNote, Meeting
from serasi.facilitate.queries.meeting_minutes import content_of
from serasi.facilitate.queries.meetings import asked_of, keeps
from serasi.facilitate.telling import day_words
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import (
    CORRECTION_EARLY,
    CORRECTION_OVER,
    CORRECTIONS_LEFT,
    FORM_INVALID,
    NOT_ALLOWED,
    NOT_FOUND,
    Problem,
)


def speaks_for(actor: Viewer, row: Meeting) -> int | None:
    """Return the agency for which somebody may correct the minutes; None who only reads them."""
    mine = asked_of(actor, row)
    if mine:
        return mine[0].agency_id
    return row.agency_id if keeps(actor, row) else None


@transaction.atomic
def propose_correction(
    actor: Viewer, *, number: str, serial: int, text: str, now: datetime
) -> Correction:
    """Say, for an agency that took part, what a point of the draft should say."""
    row = locked(actor, number)
    agency = speaks_for(actor, row)
    if agency is None:
        raise Problem(NOT_ALLOWED)
    need_state(row, State.MINUTED)
    if row.correct_until is None or now > row.correct_until:
        raise Problem(CORRECTION_OVER, number=row.number)
    if not text.strip():
        raise Problem(FORM_INVALID, what=_("isi koreksi"))
    with opened():
        point = AgendaPoint.objects.filter(meeting=row, serial=serial).first()
        if point is None:
            raise Problem(NOT_FOUND)
        made = Correction.objects.create(
            point=point,
            agency_id=agency,
            text=text.strip()[:1000],
            by_id=actor.person_id,
            at=now,
        )
    data = {"point": serial, "agency": f"agency:{agency}"}
    note(actor.key, "meeting.correction", row, now=now, data=data)
    return made


def _open_correction(row: Meeting, correction: int) -> Correction:
    found = (
        Correction.objects.select_for_update(of=("self",))
        .select_related("point")
        .filter(point__meeting=row, pk=correction, state=Correction.State.OPEN)
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def _decide(
    actor: Viewer, row: Meeting, one: Correction, state: str, reason: str, *, now: datetime
) -> Correction:
    one.state, one.reason = state, reason
    one.decided_at, one.decided_by_id = now, actor.person_id
    one.save(update_fields=["state", "reason", "decided_at", "decided_by"])
    data = {"point": one.point.serial, "answer": state}
    note(actor.key, "meeting.correction_decided", row, now=now, data=data, reason=reason)
    return one


@transaction.atomic
def take_correction(
    actor: Viewer,
    *,
    number: str,
    correction: int,
    notes: str,
    decision: str,
    reason: str,
    now: datetime,
) -> Correction:
    """Take a proposed correction: the point gets the text that the minute taker makes of it."""
    row = locked_to_keep(actor, number)
    need_state(row, State.MINUTED)
    why = need_reason(reason)
    with opened():
        one = _open_correction(row, correction)
        write_point(
            one.point,
            notes=notes.strip()[:LONGEST],
            decision=decision.strip()[:LONGEST],
            by=actor.person_id,
            now=now,
        )
        return _decide(actor, row, one, Correction.State.TAKEN, why, now=now)


@transaction.atomic
def refuse_correction(
    actor: Viewer, *, number: str, correction: int, reason: str, now: datetime
) -> Correction:
    """Refuse a proposed correction, with the reason that its agency reads."""
    row = locked_to_keep(actor, number)
    need_state(row, State.MINUTED)
    why = need_reason(reason)
    with opened():
        one = _open_correction(row, correction)
        return _decide(actor, row, one, Correction.State.REFUSED, why, now=now)


@transaction.atomic
def close_corrections(actor: Viewer, *, number: str, reason: str = "", now: datetime) -> Meeting:
    """End the time of corrections once every one is decided; before its end only with a reason."""
    row = locked_to_keep(actor, number)
    with opened():
        left = Correction.objects.filter(point__meeting=row, state=Correction.State.OPEN).count()
        if left:
            raise Problem(CORRECTIONS_LEFT, count=left)
        early = row.correct_until is not None and now < row.correct_until
        if row.state == State.MINUTED and early and not reason.strip():
            until = day_words(row.correct_until or now, row.area_id)
            raise Problem(CORRECTION_EARLY, until=until)
        move(row, State.CORRECTED)
        save(row, "state")
    note(actor.key, "meeting.corrected", row, now=now, reason=reason.strip()[:500])
    return row


@transaction.atomic
def fix_minutes(actor: Viewer, *, number: str, version: int, now: datetime) -> Meeting:
    """Make the minutes final: their text and its hash are kept, and no step changes them again."""
    row = locked_to_keep(actor, number, version=version)
    if row.agency_id not in actor.agencies(Can.CONVENE):
        raise Problem(NOT_ALLOWED)
    with opened():
        move(row, State.FINAL)
        row.final_text, row.final_hash = rules.digest(content_of(row))
        row.final_at, row.final_by_id = now, actor.person_id
        save(row, "state", "final_text", "final_hash", "final_at", "final_by")
        # From now on no device corrects its line, so none needs to be known again.
        row.attendances.update(device_hash=None)
    note(actor.key, "meeting.final", row, now=now, data={"sha256": row.final_hash})
    return row


@transaction.atomic
def add_note(actor: Viewer, *, number: str, text: str, now: datetime) -> CorrectionNote:
    """Add a note to final minutes; what was fixed stays as it is."""
    row = locked_to_keep(actor, number)
    need_state(row, State.FINAL)
    if not text.strip():
        raise Problem(FORM_INVALID, what=_("isi catatan"))
    with opened():
        last = row.later_notes.aggregate(last=Max("serial"))["last"] or 0
        made = CorrectionNote.objects.create(
            meeting=row,
            serial=last + 1,
            text=text.strip()[:1000],
            by_id=actor.person_id,
            at=now,
        )
    note(actor.key, "meeting.noted", row, now=now, data={"point": made.serial})
    return made
