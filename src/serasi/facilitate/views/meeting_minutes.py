"""Minutes on screen: written point by point, corrected by those who took part, fixed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.facilitate import queries
from serasi.facilitate.actions import meeting_correcting, meeting_minutes
from serasi.facilitate.actions.meeting_minutes import Told
from serasi.facilitate.actions.meeting_sending import mend_conclusion
from serasi.facilitate.models import Conclusion, Meeting, PointText
from serasi.facilitate.queries.meeting_minutes import is_intact, pages
from serasi.facilitate.queries.meeting_people import invitees, totals
from serasi.facilitate.queries.meetings import keeps
from serasi.facilitate.views.meetings import READS, version_in
from serasi.network.doors import OfficeRequest, door
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import FORM_INVALID, POINT_MOVED, Problem

State = Meeting.State


def _context(viewer: Viewer, row: Meeting, *, now: datetime) -> dict[str, Any]:
    keeper = keeps(viewer, row)
    open_for = row.state == State.MINUTED and row.correct_until is not None
    may_correct = (
        open_for
        and now <= (row.correct_until or now)
        and meeting_correcting.speaks_for(viewer, row) is not None
    )
    with opened():
        asked = list(invitees(row).values_list("agency_id", "agency__short_name"))
        loose = list(row.conclusions.filter(point=None).select_related("agency", "duty"))
        later = list(row.later_notes.select_related("by"))
    found = pages(row)
    return {
        "row": row,
        "pages": found,
        "loose": loose,
        "later": later,
        "count": len(loose) + sum(len(page.conclusions) for page in found),
        "left": sum(c.state == "open" for page in found for c in page.corrections),
        "agencies": [*asked, (row.agency_id, row.agency.short_name)],
        "keeper": keeper,
        "writes": keeper and row.state == State.HELD,
        "decides": keeper and row.state == State.MINUTED,
        "may_fix": row.agency_id in viewer.agencies(Can.CONVENE),
        "may_correct": may_correct,
        "totals": totals(row),
        "intact": is_intact(row),
        "now": now,
    }


@door(*READS)
def minutes(request: OfficeRequest, number: str) -> HttpResponse:
    """Show the minutes: to be written, to be corrected, or as they were fixed."""
    row = queries.meeting(request.viewer, number)
    return render(
        request, "facilitate/minutes.html", _context(request.viewer, row, now=request.now)
    )


def _settles(request: HttpRequest) -> int | None:
    written = request.POST.get("settles", "")
    return int(written) if written.isdecimal() else None


@require_POST
@door(*READS)
def save_point(request: OfficeRequest, number: str, serial: int) -> HttpResponse:
    """Save one point; who comes too late sees both texts."""
    viewer, now, told = request.viewer, request.now, request.POST
    if told.get("do") == "aside":
        settles = _settles(request)
        if settles is None:
            raise Problem(FORM_INVALID, what=_("tulisan"))
        meeting_minutes.set_aside(viewer, number=number, text=settles, now=now)
        return redirect(f"/rapat/{number}/notulen/#b{serial}")
    saved = meeting_minutes.save_point(
        viewer,
        number=number,
        serial=serial,
        version=version_in(request),
        notes=told.get("notes", ""),
        decision=told.get("decision", ""),
        settles=_settles(request),
        now=now,
    )
    problem = _late(saved.point.serial, saved.point.changed_by, saved.late)
    row = queries.meeting(viewer, number)
    context = _context(viewer, row, now=now)
    if getattr(request, "htmx", False):
        page = next(one for one in context["pages"] if one.point.serial == serial)
        part = context | {"page": page, "problem": problem, "saved": problem is None}
        return render(request, "facilitate/point.html", part)
    if problem is None:
        messages.success(request, _("Butir %(n)s tersimpan.") % {"n": serial})
        return redirect(f"/rapat/{number}/notulen/#b{serial}")
    context |= {"problem": problem, "problem_at": serial}
    return render(request, "facilitate/minutes.html", context, status=problem.status)


def _late(serial: int, by: object, late: PointText | None) -> Problem | None:
    if late is None:
        return None
    return Problem(POINT_MOVED, serial=serial, who=getattr(by, "name", _("orang lain")))


def _day(written: str) -> date:
    try:
        day = parse_date(written)
    except ValueError:
        day = None
    if day is None:
        raise Problem(FORM_INVALID, what=_("tenggat"))
    return day


def _whole(written: str, what: str) -> int:
    if not written.isdecimal():
        raise Problem(FORM_INVALID, what=what)
    return int(written)


@require_POST
@door(*READS)
def conclude(request: OfficeRequest, number: str) -> HttpResponse:
    """Write conclusions down, line by line or one by one; take one back; mend a refused one."""
    viewer, now, told = request.viewer, request.now, request.POST
    step, serial = told.get("do", ""), told.get("point", "")
    point = int(serial) if serial.isdecimal() else None
    if step == "lines":
        return _conclude_lines(request, number, point)
    if step == "drop":
        gone = _whole(told.get("serial", ""), _("nomor kesimpulan"))
        meeting_minutes.drop_conclusion(viewer, number=number, serial=gone, now=now)
    elif step == "point":
        made = meeting_minutes.add_point(
            viewer, number=number, title=told.get("title", ""), now=now
        )
        return redirect(f"/rapat/{number}/notulen/#b{made.serial}")
    elif step == "mend":
        mended = mend_conclusion(
            viewer,
            number=number,
            serial=_whole(told.get("serial", ""), _("nomor kesimpulan")),
            agency_id=_whole(told.get("agency", ""), _("instansi")),
            due_on=_day(told.get("due", "")),
            now=now,
        )
        _say_mended(request, mended)
        return redirect("facilitate:results", number)
    else:
        given = Told(
            told.get("what", ""),
            _whole(told.get("agency", ""), _("instansi")),
            _day(told.get("due", "")),
        )
        meeting_minutes.conclude(viewer, number=number, serial=point, told=given, now=now)
    messages.success(request, _("Tersimpan."))
    return redirect(f"/rapat/{number}/notulen/#kesimpulan")


def _say_mended(request: HttpRequest, one: Conclusion) -> None:
    if one.duty_id is None:
        messages.warning(request, one.refusal)
    else:
        messages.success(request, _("Kesimpulan %(n)s menjadi kewajiban.") % {"n": one.serial})


def _conclude_lines(request: OfficeRequest, number: str, point: int | None) -> HttpResponse:
    taken = meeting_minutes.conclude_lines(
        request.viewer,
        number=number,
        serial=point,
        text=request.POST.get("lines", ""),
        now=request.now,
    )
    if not taken.left:
        messages.success(request, _("%(n)s kesimpulan tersimpan.") % {"n": len(taken.added)})
        return redirect(f"/rapat/{number}/notulen/#kesimpulan")
    row = queries.meeting(request.viewer, number)
    context = _context(request.viewer, row, now=request.now)
    context |= {"unread": taken.left, "lines": "\n".join(line for line, _why in taken.left)}
    return render(request, "facilitate/minutes.html", context, status=422)


@require_POST
@door(*READS)
def correct(request: OfficeRequest, number: str) -> HttpResponse:
    """Propose a correction, or decide on one."""
    viewer, now, told = request.viewer, request.now, request.POST
    step = told.get("do", "")
    if step == "propose":
        serial = _whole(told.get("point", ""), _("butir"))
        text = told.get("text", "")
        meeting_correcting.propose_correction(
            viewer, number=number, serial=serial, text=text, now=now
        )
    elif step == "take":
        meeting_correcting.take_correction(
            viewer,
            number=number,
            correction=_whole(told.get("correction", ""), _("koreksi")),
            notes=told.get("notes", ""),
            decision=told.get("decision", ""),
            reason=told.get("reason", ""),
            now=now,
        )
    elif step == "refuse":
        meeting_correcting.refuse_correction(
            viewer,
            number=number,
            correction=_whole(told.get("correction", ""), _("koreksi")),
            reason=told.get("reason", ""),
            now=now,
        )
    else:
        raise Problem(FORM_INVALID, what=_("tindakan"))
    messages.success(request, _("Tersimpan."))
    return redirect("facilitate:minutes", number)
