"""Who is invited, who answered and who came: lists that may hold two thousand names."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from serasi.channels.queries import travels
from serasi.facilitate import queries
from serasi.facilitate.actions import meeting_attending, meeting_inviting
from serasi.facilitate.models import Attendance, Invitee, Meeting
from serasi.facilitate.qr import qr_svg
from serasi.facilitate.queries.meeting_people import chosen_in, groups, replies, totals
from serasi.facilitate.queries.meeting_people import invitees as invitees_of
from serasi.facilitate.queries.meetings import keeps
from serasi.facilitate.rules import door_is_open
from serasi.facilitate.telling import day_words, door_link, hour_words, key_of, reply_link
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import FORM_INVALID, NOT_FOUND, Problem

READS = (Can.DUTIES, Can.REPORT, Can.CONVENE)
PER_PAGE = 50
ON_PAGE = 200
COMMON, NAMED = 12, 5


def kept(request: OfficeRequest, number: str) -> Meeting:
    """Return a meeting that the viewer keeps, or refuse as if it did not exist."""
    row = queries.meeting(request.viewer, number)
    if not keeps(request.viewer, row):
        raise Problem(NOT_FOUND)
    return row


def _numbers(values: list[str]) -> list[int]:
    if not all(value.isdecimal() for value in values):
        raise Problem(FORM_INVALID, what=_("instansi"))
    return [int(value) for value in values]


@door(*READS)
def invite(request: OfficeRequest, number: str) -> HttpResponse:
    """Show who is proposed, kind by kind, and invite those ticked."""
    row = kept(request, number)
    if request.method == "POST":
        made = meeting_inviting.invite(
            request.viewer,
            number=number,
            agencies=_numbers(request.POST.getlist("agency")),
            kinds=request.POST.getlist("kind"),
            now=request.now,
        )
        count = replies(made)["all"]
        messages.success(request, _("%(n)s instansi diundang.") % {"n": count})
        return redirect("facilitate:meeting", number)
    found = groups(row, now=request.now)
    context = {
        "row": row,
        "usual": [g for g in found if g.proposed],
        "others": [g for g in found if not g.proposed],
        "chosen": chosen_in(row),
        "many": ON_PAGE,
    }
    return render(request, "facilitate/invite.html", context)


@door(*READS)
def invitees(request: OfficeRequest, number: str) -> HttpResponse:
    """List those invited with their answers; make a link for one, or take one off the list."""
    row = kept(request, number)
    link = None
    if request.method == "POST":
        [agency] = _numbers([request.POST.get("agency", "")])
        if request.POST.get("do") == "withdraw":
            meeting_inviting.withdraw(
                request.viewer, number=number, agency_id=agency, now=request.now
            )
            messages.success(request, _("Dicoret dari undangan."))
            return redirect("facilitate:invitees", number)
        who, token = meeting_inviting.show_link(
            request.viewer, number=number, agency_id=agency, now=request.now
        )
        link = {"agency": who, "url": reply_link(token)}
    asked = request.GET.get("jawaban", "")
    with opened():
        page = Paginator(invitees_of(row, reply=asked), PER_PAGE).get_page(request.GET.get("page"))
        shown = list(page.object_list)
    keys = {key_of(row, one.agency_id, "i"): one.pk for one in shown}
    reached = {keys[t.message_key] for t in travels(keys)}
    context = {
        "row": row,
        "page": page,
        "shown": [(one, one.pk in reached) for one in shown],
        "replies": replies(row),
        "asked": asked,
        "views": [("", _("Semua")), *Invitee.Reply.choices],
        "link": link,
        "now": request.now,
    }
    return render(request, "facilitate/invitees.html", context)


@door(*READS)
def attendance(request: OfficeRequest, number: str) -> HttpResponse:
    """Keep the list of those who came: the code for the door, a pasted list, ticks."""
    row = kept(request, number)
    viewer, now, told = request.viewer, request.now, request.POST
    if request.method == "POST":
        if told.get("do") == "list":
            text = told.get("text", "")
            try:
                made = meeting_attending.enter_list(viewer, number=number, text=text, now=now)
            except Problem as problem:  # a long list is not to be typed again
                return _attendance_page(request, row, text=text, problem=problem)
            words = _("%(n)s nama masuk, %(m)s sudah ada.") % {"n": made.added, "m": made.known}
            if made.passed:
                more = "" if made.known <= NAMED else " …"
                words = f"{words} {', '.join(made.passed[:NAMED])}{more}"
        elif told.get("do") == "tick":
            ticked = _numbers(told.getlist("agency"))
            count = meeting_attending.tick(viewer, number=number, agencies=ticked, now=now)
            words = _("%(n)s instansi dicentang hadir.") % {"n": count}
        else:
            [entry] = _numbers([told.get("entry", "")])
            meeting_attending.strike(viewer, number=number, entry=entry, now=now)
            words = _("Baris dihapus.")
        messages.success(request, words)
        return redirect("facilitate:attendance", number)
    return _attendance_page(request, row)


def _attendance_page(
    request: OfficeRequest, row: Meeting, *, text: str = "", problem: Problem | None = None
) -> HttpResponse:
    with opened():
        came = Attendance.objects.filter(meeting=row).select_related("agency").order_by("-at", "pk")
        page = Paginator(came, PER_PAGE).get_page(request.GET.get("page"))
        entries = list(page.object_list)
        there = Attendance.objects.filter(meeting=row, agency__isnull=False).values("agency")
        absent = list(invitees_of(row).exclude(agency__in=there)[:ON_PAGE])
    link, counted = door_link(row), totals(row)
    context = {
        "row": row,
        "page": page,
        "entries": entries,
        "absent": absent,
        "totals": counted,
        "elements": counted.elements[:COMMON],
        "more_elements": counted.elements[COMMON:],
        "replies": replies(row),
        "text": text,
        "problem": problem,
        "link": link,
        "qr": qr_svg(link, label=_("Kode QR daftar hadir %(n)s") % {"n": row.number}),
        "open": door_is_open(starts_at=row.starts_at, ends_at=row.ends_at, now=request.now),
        "editable": row.state in meeting_attending.LISTED,
        "now": request.now,
    }
    status = 200 if problem is None else problem.status
    return render(request, "facilitate/attendance.html", context, status=status)


@door(*READS)
def signatures(request: OfficeRequest, number: str) -> HttpResponse:
    """Show the list of those who came, with room for signatures, to be printed."""
    row = kept(request, number)
    with opened():
        entries = list(
            Attendance.objects.filter(meeting=row).select_related("agency").order_by("at", "pk")
        )
    context = {
        "row": row,
        "entries": entries,
        "blank": range(max(0, 20 - len(entries))),
        "totals": totals(row),
        "day": day_words(row.starts_at, row.area_id),
        "hour": hour_words(row.starts_at, row.area_id),
        "back": reverse("facilitate:attendance", args=[row.number]),
    }
    return render(request, "facilitate/signatures.html", context)
