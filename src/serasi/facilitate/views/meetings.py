"""The list of meetings, one meeting with its next step, its letter, its calendar, its effect."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from serasi.facilitate import queries, rules
from serasi.facilitate.actions import meeting_correcting, meeting_planning, meeting_replying
from serasi.facilitate.actions.meeting_inviting import remind
from serasi.facilitate.actions.meeting_planning import Plan
from serasi.facilitate.actions.meeting_sending import send_minutes
from serasi.facilitate.forms import ChangeForm, PlanForm, ends_after
from serasi.facilitate.models import Invitee, Meeting, Series
from serasi.facilitate.papers import calendar_of
from serasi.facilitate.queries.meeting_minutes import is_intact
from serasi.facilitate.queries.meeting_minutes import results as results_of
from serasi.facilitate.queries.meeting_people import (
    invitees,
    replies,
    totals,
    usual_chair,
)
from serasi.facilitate.queries.meeting_series import due_series, effect_of, of_series
from serasi.facilitate.queries.meetings import asked_of, keeps
from serasi.facilitate.telling import day_words, hour_words, whatsapp_text
from serasi.network.doors import OfficeRequest, door
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import FORM_INVALID, Problem
from serasi.regions.models import Area

State = Meeting.State
READS = (Can.DUTIES, Can.REPORT, Can.CONVENE)
PER_PAGE = 50
VIEWS = (
    ("ahead", gettext_lazy("Akan datang")),
    ("open", gettext_lazy("Notulen berjalan")),
    ("all", gettext_lazy("Semua")),
)
RUNNING = (State.HELD, State.MINUTED, State.CORRECTED)
LINKS = {"case": "respond:case", "warning": "warn:warning", "event": "register:event"}
READ_BY = {
    "case": (Can.CASES, Can.CROSS_BORDER),
    "warning": (Can.WARN_READ,),
    "event": (Can.READ_EVENTS, Can.CROSS_BORDER),
}
STEPS = (
    (State.DRAFT, gettext_lazy("Disiapkan")),
    (State.INVITED, gettext_lazy("Diundang")),
    (State.HELD, gettext_lazy("Berlangsung")),
    (State.MINUTED, gettext_lazy("Masa koreksi")),
    (State.CORRECTED, gettext_lazy("Koreksi selesai")),
    (State.FINAL, gettext_lazy("Final")),
)


@door(*READS)
def meetings(request: OfficeRequest) -> HttpResponse:
    """List the meetings a viewer may read, and those that a series proposes."""
    viewer, now = request.viewer, request.now
    asked = request.GET.get("lihat", "")
    view = asked if asked in dict(VIEWS) else "ahead"
    seen = queries.visible_to(viewer).select_related("area", "agency")
    coming = seen.filter(state__in=(State.DRAFT, State.INVITED, State.HELD), ends_at__gte=now)
    running = seen.filter(state__in=RUNNING)
    rows = {"ahead": coming.order_by("starts_at", "pk"), "open": running}.get(view, seen)
    return render(
        request,
        "facilitate/meetings.html",
        {
            "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
            "coming": coming.count(),
            "next": coming.order_by("starts_at", "pk").first(),
            "view": view,
            "views": VIEWS,
            "view_words": dict(VIEWS)[view],
            "proposed": due_series(viewer, now=now),
            "convenes": viewer.can(Can.CONVENE),
            "now": now,
        },
    )


def _tomorrow(now: datetime) -> datetime:
    """Return nine o'clock of the next working day."""
    day = timezone.localtime(now).replace(hour=9, minute=0, second=0, microsecond=0)
    day += timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


def _first(viewer: Viewer, request: HttpRequest, *, now: datetime) -> dict[str, Any]:
    """Return what a new meeting begins with: what the last of its series had, or what is usual."""
    after = request.GET.get("dari", "")
    if after:
        last = queries.meeting(viewer, after)
        for due in due_series(viewer, now=now):
            if due.last.pk == last.pk:
                starts = due.starts_at
                break
        else:
            starts = _tomorrow(now)
        return {
            "kind": last.kind,
            "area": last.area_id,
            "place": last.place,
            "chair": last.chair,
            "starts_at": timezone.localtime(starts),
            "title": last.title,
        }
    areas = sorted(viewer.areas(Can.CONVENE), key=lambda code: (-len(code), code))
    code = request.GET.get("wilayah", "") or (areas[0] if areas else "")
    kinds = {8: Series.FORKOPIMCAM, 5: Series.TIMDU}
    return {
        "kind": kinds.get(len(code), Series.OTHER),
        "area": code,
        "about": request.GET.get("tentang", ""),
        "chair": usual_chair(viewer, now=now),
        "starts_at": timezone.localtime(_tomorrow(now)),
    }


@door(Can.CONVENE)
def new_meeting(request: OfficeRequest) -> HttpResponse:
    """Plan a meeting; the list of those invited comes next."""
    viewer, now, status = request.viewer, request.now, 200
    posted = request.POST if request.method == "POST" else None
    form = PlanForm(posted, viewer=viewer, initial=_first(viewer, request, now=now))
    if posted is not None and form.is_valid():
        data = form.cleaned_data
        plan = Plan(
            kind=data["kind"],
            area=data["area"],
            place=data["place"],
            starts_at=data["starts_at"],
            ends_at=ends_after(data["starts_at"], data["hours"]),
            chair=data["chair"],
            title=data["title"],
            need=data["need"],
            about=data["about"],
            agenda=data["agenda"],
            after=posted.get("after", ""),
        )
        try:
            made = meeting_planning.plan_meeting(viewer, plan=plan, now=now)
        except Problem as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            return redirect("facilitate:invite", made.number)
    elif posted is not None:
        status = 422
    context = {"form": form, "after": request.GET.get("dari", request.POST.get("after", ""))}
    return render(request, "facilitate/new_meeting.html", context, status=status)


def _steps(row: Meeting) -> list[dict[str, object]]:
    order = [state for state, _words in STEPS]
    at = order.index(State(row.state)) if row.state != State.OFF else -1
    return [
        {"title": words, "state": "done" if n < at else "now" if n == at else ""}
        for n, (_state, words) in enumerate(STEPS)
    ]


def _about(viewer: Viewer, row: Meeting) -> dict[str, str]:
    """Return the number that a meeting deals with, and its address for who may go there."""
    kind, _colon, number = row.about.partition(":")
    if kind not in LINKS:
        return {}
    may = any(viewer.can(can) for can in READ_BY[kind])
    return {"number": number, "url": reverse(LINKS[kind], args=[number]) if may else ""}


def place_of(area: Area) -> str:
    """Write an area with the one it lies in."""
    return f"{area.name}, {area.parent.name}" if area.parent else str(area.name)


@door(*READS)
def meeting(request: OfficeRequest, number: str) -> HttpResponse:
    """Show one meeting and what comes next in it."""
    viewer = request.viewer
    row = queries.meeting(viewer, number)
    mine = asked_of(viewer, row) if row.state == State.INVITED else []
    keeper = keeps(viewer, row)
    with opened():
        points = list(row.points.all())
        followed = row.followed_by.first()
    first = {"place": row.place, "starts_at": timezone.localtime(row.starts_at)}
    first["ends_at"] = timezone.localtime(row.ends_at)
    return render(
        request,
        "facilitate/meeting.html",
        {
            "row": row,
            "place": place_of(row.area),
            "day": day_words(row.starts_at, row.area_id),
            "hour": hour_words(row.starts_at, row.area_id),
            "until": hour_words(row.ends_at, row.area_id),
            "steps": _steps(row),
            "about": _about(viewer, row),
            "points": points,
            "mine": mine,
            "choices": [c for c in Invitee.Reply.choices if c[0] != "none"],
            "keeper": keeper,
            "replies": replies(row),
            "totals": totals(row),
            "text": whatsapp_text(row) if keeper and row.state == State.INVITED else "",
            "change": ChangeForm(initial=first),
            "followed": followed if followed and keeper else None,
            "opens_at": row.starts_at - rules.DOOR_BEFORE,
            "may_open": rules.may_open(starts_at=row.starts_at, now=request.now),
            "now": request.now,
        },
    )


@require_POST
@door(*READS)
def reply(request: OfficeRequest, number: str) -> HttpResponse:
    """Take the answer of an agency to its invitation."""
    agency = request.POST.get("agency", "")
    if not agency.isdecimal():
        raise Problem(FORM_INVALID, what=_("instansi"))
    meeting_replying.reply(
        request.viewer,
        number=number,
        agency_id=int(agency),
        answer=request.POST.get("answer", ""),
        words=request.POST.get("words", ""),
        now=request.now,
    )
    messages.success(request, _("Jawaban tercatat."))
    return redirect("facilitate:meeting", number)


def version_in(request: HttpRequest) -> int:
    """Return the version of a row that a form was filled in for."""
    written = request.POST.get("version", "")
    if not written.isdecimal():
        raise Problem(FORM_INVALID, what=_("versi"))
    return int(written)


@require_POST
@door(*READS)
def act(request: OfficeRequest, number: str) -> HttpResponse:
    """Do what was posted about a meeting, and go where its next step is."""
    viewer, now, told = request.viewer, request.now, request.POST
    step = told.get("do", "")
    if step == "open":
        meeting_planning.open_meeting(viewer, number=number, now=now)
        return redirect("facilitate:minutes", number)
    if step == "send":
        sent = send_minutes(viewer, number=number, now=now, days=_days(told.get("days", "")))
        _say_sent(request, len(sent.made), len(sent.refused))
        return redirect("facilitate:results", number)
    if step == "remind":
        asked = remind(viewer, number=number, now=now)
        messages.success(request, _("%(n)s instansi ditanya lagi.") % {"n": asked})
        return redirect("facilitate:invitees", number)
    reason = told.get("reason", "")
    if step == "change":
        _change(request, number)
    elif step == "off":
        version = version_in(request)
        meeting_planning.call_off(viewer, number=number, version=version, reason=reason, now=now)
    elif step == "close":
        meeting_correcting.close_corrections(viewer, number=number, reason=reason, now=now)
    elif step == "fix":
        meeting_correcting.fix_minutes(viewer, number=number, version=version_in(request), now=now)
    elif step == "note":
        meeting_correcting.add_note(viewer, number=number, text=told.get("text", ""), now=now)
    else:
        raise Problem(FORM_INVALID, what=_("tindakan"))
    messages.success(request, _("Tersimpan."))
    after = "meeting" if step in ("change", "off") else "minutes"
    return redirect(f"facilitate:{after}", number)


def _days(words: str) -> int:
    return int(words) if words.isdecimal() else 3


def _say_sent(request: HttpRequest, made: int, refused: int) -> None:
    messages.success(request, _("Notulen terkirim, %(n)s kewajiban dibuat.") % {"n": made})
    if refused:
        words = _("%(n)s kesimpulan belum menjadi kewajiban; perbaiki di bawah.") % {"n": refused}
        messages.warning(request, words)


def _change(request: OfficeRequest, number: str) -> None:
    form = ChangeForm(request.POST)
    if not form.is_valid():
        raise Problem(FORM_INVALID, what=_("tempat dan waktu"))
    meeting_planning.change_meeting(
        request.viewer,
        number=number,
        version=version_in(request),
        place=form.cleaned_data["place"],
        starts_at=form.cleaned_data["starts_at"],
        ends_at=form.cleaned_data["ends_at"],
        now=request.now,
    )


def calendar_answer(row: Meeting, *, url: str = "", now: datetime) -> HttpResponse:
    """Give a meeting as a calendar file."""
    content = calendar_of(row, url=url, now=now)
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{row.number}.ics"'
    return answer


@door(*READS)
def calendar_file(request: OfficeRequest, number: str) -> HttpResponse:
    """Give the meeting to a calendar."""
    return calendar_answer(queries.meeting(request.viewer, number), now=request.now)


@door(*READS)
def letter(request: OfficeRequest, number: str) -> HttpResponse:
    """Show the invitation as a letter to be printed."""
    row = queries.meeting(request.viewer, number)
    with opened():
        asked = list(invitees(row).values_list("agency__name", flat=True))
        points = list(row.points.all())
    context = {
        "row": row,
        "place": place_of(row.area),
        "day": day_words(row.starts_at, row.area_id),
        "hour": hour_words(row.starts_at, row.area_id),
        "written": day_words(row.invited_at or request.now, row.area_id).partition(", ")[2],
        "asked": asked,
        "points": points,
    }
    return render(request, "facilitate/letter.html", context)


@door(*READS)
def results(request: OfficeRequest, number: str) -> HttpResponse:
    """Show what became of each conclusion, and how well the series works."""
    viewer, now = request.viewer, request.now
    row = queries.meeting(viewer, number)
    found = results_of(row, now=now)
    keeper = keeps(viewer, row)
    series = of_series(viewer, kind=row.kind, area=row.area_id, agency_id=row.agency_id)[:12]
    with opened():
        asked = list(invitees(row).values_list("agency_id", "agency__short_name"))
    return render(
        request,
        "facilitate/results.html",
        {
            "row": row,
            "results": found,
            "done": sum(1 for one in found if one.state in ("done", "done_late")),
            "late": sum(1 for one in found if one.state == "late"),
            "refused": [one for one in found if one.state == "refused"],
            "effect": effect_of([row], now=now),
            "series": effect_of(list(series), now=now) if row.kind != Series.OTHER else None,
            "intact": is_intact(row),
            "keeper": keeper,
            "mendable": keeper and row.state in (State.MINUTED, State.CORRECTED),
            "agencies": [*asked, (row.agency_id, row.agency.short_name)],
            "now": now,
        },
    )
