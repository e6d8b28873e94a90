"""Minutes while a meeting runs: point by point; two who write at once lose nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from serasi.facilitate import rules
from serasi.facilitate.actions.meeting_rows import State, locked_to_keep, need_state, note
from serasi.facilitate.models import AgendaPoint, Conclusion, Meeting, PointText
from serasi.facilitate.queries.meeting_people import named
from serasi.network.models import Agency
from serasi.network.policy import Viewer
from serasi.network.walls import opened
from serasi.problems import FORM_INVALID, LINES_TOO_MANY, NOT_FOUND, Problem
from serasi.regions.zones import local_day

LONGEST = 20_000
AHEAD = (State.DRAFT, State.INVITED, State.HELD)


@dataclass(frozen=True)
class Saved:
    """What came of a text: the point as it stands, and the text that waits when it came late."""

    point: AgendaPoint
    late: PointText | None = None


def point_of(row: Meeting, serial: int) -> AgendaPoint:
    """Return a point of a meeting under lock, or refuse as if it did not exist."""
    found = AgendaPoint.objects.select_for_update().filter(meeting=row, serial=serial).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def write_point(
    point: AgendaPoint, *, notes: str, decision: str, by: int | None, now: datetime
) -> None:
    """Give a point a new text; the earlier ones stay in its history."""
    PointText.objects.create(
        point=point, base=point.version, notes=notes, decision=decision, by_id=by, at=now
    )
    point.notes, point.decision = notes, decision
    point.version += 1
    point.changed_at, point.changed_by_id = now, by
    point.save(update_fields=["notes", "decision", "version", "changed_at", "changed_by"])


@transaction.atomic
def save_point(
    actor: Viewer,
    *,
    number: str,
    serial: int,
    version: int,
    notes: str,
    decision: str,
    settles: int | None = None,
    now: datetime,
) -> Saved:
    """Write what was said and decided on a point.

    A text that was begun on an older one is kept beside it and waits to be merged; `settles` names
    a waiting text that this one takes in.
    """
    row = locked_to_keep(actor, number)
    need_state(row, State.HELD)
    said, decided = notes.strip()[:LONGEST], decision.strip()[:LONGEST]
    with opened():
        point = point_of(row, serial)
        if (said, decided) == (point.notes, point.decision):
            _settle(point, settles)
            return Saved(point)
        if version != point.version:
            late = PointText.objects.create(
                point=point,
                base=version,
                notes=said,
                decision=decided,
                waits=True,
                by_id=actor.person_id,
                at=now,
            )
            note(actor.key, "meeting.point_late", row, now=now, data={"point": serial})
            return Saved(point, late)
        write_point(point, notes=said, decision=decided, by=actor.person_id, now=now)
        _settle(point, settles)
    note(actor.key, "meeting.point_saved", row, now=now, data={"point": serial})
    return Saved(point)


def _settle(point: AgendaPoint, text: int | None) -> None:
    if text is not None:
        PointText.objects.filter(point=point, pk=text, waits=True).update(waits=False)


@transaction.atomic
def set_aside(actor: Viewer, *, number: str, text: int, now: datetime) -> None:
    """Let a waiting text rest without taking it in; it stays in the history of its point."""
    row = locked_to_keep(actor, number)
    need_state(row, State.HELD)
    with opened():
        done = PointText.objects.filter(point__meeting=row, pk=text, waits=True).update(waits=False)
    if not done:
        raise Problem(NOT_FOUND)
    note(actor.key, "meeting.text_aside", row, now=now)


@transaction.atomic
def add_point(actor: Viewer, *, number: str, title: str, now: datetime) -> AgendaPoint:
    """Put another point on the agenda, also while the meeting runs."""
    row = locked_to_keep(actor, number)
    need_state(row, *AHEAD)
    words = title.strip()[:200]
    if not words:
        raise Problem(FORM_INVALID, what=_("judul butir"))
    with opened():
        last = row.points.aggregate(last=Max("serial"))["last"] or 0
        made = AgendaPoint.objects.create(meeting=row, serial=last + 1, title=words)
    note(actor.key, "meeting.point_added", row, now=now, data={"point": made.serial})
    return made


@dataclass(frozen=True)
class Told:
    """One conclusion as it was given: what, by which agency, until when."""

    what: str
    agency_id: int
    due_on: date


@dataclass(frozen=True)
class Taken:
    """What came of written conclusions: those taken, and lines that could not be, with why."""

    added: list[Conclusion]
    left: list[tuple[str, str]]


def _append(row: Meeting, point: AgendaPoint | None, told: Iterable[Told]) -> list[Conclusion]:
    last = row.conclusions.aggregate(last=Max("serial"))["last"] or 0
    return Conclusion.objects.bulk_create(
        Conclusion(
            meeting=row,
            point=point,
            serial=last + n,
            what=one.what.strip()[:300],
            agency_id=one.agency_id,
            due_on=one.due_on,
        )
        for n, one in enumerate(told, 1)
    )


@transaction.atomic
def conclude(
    actor: Viewer, *, number: str, serial: int | None, told: Told, now: datetime
) -> Conclusion:
    """Write down one conclusion on a point."""
    row = locked_to_keep(actor, number)
    need_state(row, State.HELD)
    with opened():
        if not told.what.strip() or not Agency.objects.filter(pk=told.agency_id).exists():
            raise Problem(FORM_INVALID, what=_("isi dan instansi"))
        point = None if serial is None else point_of(row, serial)
        made = _append(row, point, [told])[0]
    note(actor.key, "meeting.concluded", row, now=now, data={"count": 1})
    return made


@transaction.atomic
def conclude_lines(
    actor: Viewer, *, number: str, serial: int | None, text: str, now: datetime
) -> Taken:
    """Write down conclusions line by line, "apa – instansi – tenggat".

    Lines that can be read are taken; the others come back with why they could not be.
    """
    row = locked_to_keep(actor, number)
    need_state(row, State.HELD)
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > rules.MOST_LINES:
        raise Problem(LINES_TOO_MANY, most=rules.MOST_LINES)
    with opened():
        point = None if serial is None else point_of(row, serial)
        known, today = named(row, now=now), local_day(now, row.area_id)
        told, left = [], []
        for line in lines:
            read = _read(line, known, today)
            if isinstance(read, Told):
                told.append(read)
            else:
                left.append((line.strip(), read))
        added = _append(row, point, told)
    if added:
        note(actor.key, "meeting.concluded", row, now=now, data={"count": len(added)})
    return Taken(added, left)


def _read(line: str, known: list[rules.Named], today: date) -> Told | str:
    """Return a line as a conclusion, or why it is none."""
    parts = rules.read_promise(line)
    if parts is None:
        return _("tulis tiga bagian: apa – instansi – tenggat")
    due = rules.read_due(parts.due, today=today)
    if due is None:
        return _("tenggat “%(words)s” belum jelas; tulis tanggal, misalnya 12/12") % {
            "words": parts.due
        }
    fits = rules.match_agency(parts.agency, known)
    if len(fits) == 1:
        return Told(parts.what, fits[0], due)
    if not fits:
        return _("tidak ada instansi “%(words)s” di daftar undangan") % {"words": parts.agency}
    names = {one.pk: one.names[0] for one in known}
    return _("“%(words)s” dapat berarti %(names)s") % {
        "words": parts.agency,
        "names": "; ".join(names[pk] for pk in fits[:4]),
    }


@transaction.atomic
def drop_conclusion(actor: Viewer, *, number: str, serial: int, now: datetime) -> None:
    """Take a conclusion back before the minutes are sent."""
    row = locked_to_keep(actor, number)
    need_state(row, State.HELD)
    with opened():
        gone, _kinds = Conclusion.objects.filter(meeting=row, serial=serial).delete()
    if not gone:
        raise Problem(NOT_FOUND)
    note(actor.key, "meeting.conclusion_dropped", row, now=now, data={"conclusion": serial})
