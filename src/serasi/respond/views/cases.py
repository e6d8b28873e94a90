"""The list of cases, one case with what every room adds to it, and the acts on it."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import FORM_INVALID, Problem
from serasi.register.codes import Trigger
from serasi.register.places import UnclearPlaceError, area_code
from serasi.respond import closing, queries
from serasi.respond.actions import casing
from serasi.respond.actions.casing import LETTERS, Opening
from serasi.respond.actions.leading import pass_lead, possible_leads
from serasi.respond.forms import OpeningForm
from serasi.respond.models import Case, ConflictStatus, SituationReport, Stage
from serasi.respond.queries.listing import listing
from serasi.respond.queries.moments import duties_of
from serasi.respond.queries.standing import may_handle, may_lead
from serasi.respond.sections import sections_of
from serasi.respond.timeline import DONE, KNOWN, timeline_of

READS = (Can.CASES, Can.CROSS_BORDER)
VIEWS = (
    ("open", gettext_lazy("Terbuka")),
    ("closed", gettext_lazy("Selesai")),
    ("all", gettext_lazy("Semua")),
)
RULE = (
    ("a", gettext_lazy("30 hari tanpa kekerasan")),
    ("b", gettext_lazy("Kesepakatan ditandatangani, atau proses hukum berjalan")),
    ("c", gettext_lazy("Tidak ada pengungsi tanpa jalan keluar")),
    ("d", gettext_lazy("Pemantauan H+30 selesai")),
    ("e", gettext_lazy("Pengukuran sisa ketidakserasian dijadwalkan")),
)


@door(*READS)
def cases(request: OfficeRequest) -> HttpResponse:
    """List the cases a viewer may read."""
    asked = request.GET.get("lihat", "")
    view = asked if asked in dict(VIEWS) else "open"
    return render(
        request,
        "respond/cases.html",
        {
            "found": listing(request.viewer, now=request.now, view=view),
            "view": view,
            "views": VIEWS,
            "view_words": dict(VIEWS)[view],
            "may_open": request.viewer.can(Can.HANDLE),
            "now": request.now,
        },
    )


@door(Can.HANDLE)
def new_case(request: OfficeRequest) -> HttpResponse:
    """Open a case."""
    first = {"events": request.GET.get("peristiwa", ""), "areas": request.GET.get("wilayah", "")}
    posted = request.POST if request.method == "POST" else None
    form = OpeningForm(posted, viewer=request.viewer, initial=first)
    status = 200
    if posted is not None and form.is_valid():
        data = form.cleaned_data
        parties = tuple(p for p in (data["party_a"], data["party_b"]) if p.strip())
        opening = Opening(
            title=data["title"],
            trigger=data["trigger"],
            areas=data["areas"],
            summary=data["summary"],
            events=data["events"],
            parties=parties,
        )
        try:
            made = casing.open_case(request.viewer, opening=opening, now=request.now)
        except Problem as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("%(number)s dibuka.") % {"number": made.number})
            return redirect("respond:case", made.number)
    elif posted is not None:
        status = 422
    return render(request, "respond/new_case.html", {"form": form}, status=status)


def _steps(row: Case, status: ConflictStatus | None) -> list[dict[str, object]]:
    """Return the steps of handling with which are done and which is now."""
    order = [Stage.HANDLING, Stage.MEDIATION, Stage.AGREED, Stage.MONITORING, Stage.CLOSED]
    at = order.index(Stage(row.stage))
    return [
        {"label": stage.label, "done": n < at or row.stage == Stage.CLOSED, "now": n == at}
        for n, stage in enumerate(order)
    ]


def _closing(row: Case, now: datetime) -> dict[str, object]:
    with opened():
        left = closing.unmet(row, now=now)
    why = {letter: [one.why for one in left if one.letter == letter] for letter, _w in RULE}
    rows = [{"words": words, "why": "; ".join(why[letter])} for letter, words in RULE]
    return {"rows": rows, "met": sum(not why[letter] for letter, _w in RULE), "all": len(RULE)}


@door(*READS)
def case(request: OfficeRequest, number: str) -> HttpResponse:
    """Show one case."""
    viewer, now = request.viewer, request.now
    row = queries.case(viewer, number)
    status = ConflictStatus.objects.filter(case=row).first()
    items = timeline_of(viewer, row)
    handles = may_handle(viewer, row)
    leads = handles and may_lead(viewer, row, now=now)
    duties = duties_of(viewer, row)
    with opened():
        areas = [one.area for one in row.areas.select_related("area", "area__parent")]
    return render(
        request,
        "respond/case.html",
        {
            "row": row,
            "areas": areas,
            "other_areas": [one for one in areas if one.pk != row.area_id] if leads else (),
            "trigger": Trigger(row.trigger).label if row.trigger else "",
            "triggers": Trigger.choices,
            "parties": row.parties.all(),
            "letters": [x for x in LETTERS if x not in {p.letter for p in row.parties.all()}],
            "days": ((row.closed_at or now) - row.opened_at).days + 1,
            "steps": _steps(row, status),
            "status": status,
            "duties": duties,
            "open_duties": [duty for duty in duties if duty.state == "open"],
            "ended_duties": [duty for duty in duties if duty.state != "open"],
            "reports": SituationReport.objects.filter(case=row).select_related("agency")[:5],
            "known": [item for item in items if item.side == KNOWN][:40],
            "done": [item for item in items if item.side == DONE][:40],
            "closing": _closing(row, now),
            "sections": sections_of(viewer, row, now=now),
            "handles": handles,
            "leads": leads,
            "possible_leads": possible_leads(row, now=now) if leads and not row.closed_at else (),
            "now": now,
        },
    )


def _area(request: OfficeRequest) -> str:
    prefer = tuple(sorted(request.viewer.areas(Can.HANDLE)))
    try:
        return area_code(request.POST.get("area", ""), prefer=prefer)
    except UnclearPlaceError as unclear:
        raise Problem(FORM_INVALID, what=str(unclear)) from unclear


def day_in(request: HttpRequest, name: str, what: str) -> date:
    """Return the day that a field names, or refuse."""
    try:
        day = parse_date(request.POST.get(name, ""))
    except ValueError:
        day = None
    if day is None:
        raise Problem(FORM_INVALID, what=what)
    return day


def version_in(request: HttpRequest) -> int:
    """Return the version of a row that a form was filled in for."""
    written = request.POST.get("version", "")
    if not written.isdecimal():
        raise Problem(FORM_INVALID, what=_("versi"))
    return int(written)


@require_POST
@door(*READS)
def act(request: OfficeRequest, number: str) -> HttpResponse:
    """Do what was posted about a case."""
    viewer, now, told = request.viewer, request.now, request.POST
    step = told.get("do", "")
    if step == "link":
        casing.link_event(viewer, number=number, public_id=told.get("event", "").strip(), now=now)
    elif step == "rename":
        title, trigger = told.get("title", ""), told.get("trigger", "")
        casing.rename_case(viewer, number=number, title=title, trigger=trigger, now=now)
    elif step == "area":
        casing.add_area(viewer, number=number, area=_area(request), now=now)
    elif step == "take_off":
        casing.take_off_area(
            viewer, number=number, version=version_in(request), area=told.get("area", ""),
            reason=told.get("reason", ""), now=now,
        )  # fmt: skip
    elif step == "party":
        casing.add_party(
            viewer, number=number, letter=told.get("letter", ""), words=told.get("words", ""),
            demand=told.get("demand", ""), now=now,
        )  # fmt: skip
    elif step == "violence":
        day = day_in(request, "day", _("tanggal kekerasan"))
        casing.note_violence(viewer, number=number, day=day, now=now)
    elif step == "law":
        casing.hand_to_law(viewer, number=number, process=told.get("process", ""), now=now)
    elif step == "lead":
        chosen = told.get("agency", "")
        if not chosen.isdecimal():
            raise Problem(FORM_INVALID, what=_("ketua penanganan yang lain"))
        pass_lead(
            viewer, number=number, version=version_in(request), agency_id=int(chosen),
            reason=told.get("reason", ""), now=now,
        )  # fmt: skip
    elif step in ("close", "reopen"):
        run = casing.close_case if step == "close" else casing.reopen_case
        run(
            viewer, number=number, version=version_in(request), reason=told.get("reason", ""),
            now=now,
        )  # fmt: skip
    else:
        raise Problem(FORM_INVALID, what=_("tindakan"))
    messages.success(request, _("Tersimpan."))
    return redirect("respond:case", number)
