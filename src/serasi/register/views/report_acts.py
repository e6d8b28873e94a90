"""What is done with one report: each act has its own address and takes only POST."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.network.roles import Can
from serasi.problems import EDITED_MEANWHILE, FORM_INVALID, Problem
from serasi.register import actions, phrases, queries
from serasi.register.actions.verifying import SheetInput
from serasi.register.forms import CodingForm, SheetForm, TriageForm
from serasi.register.models import Handling
from serasi.register.queries import report as reads
from serasi.register.views.doors import OfficeRequest, door, way_back
from serasi.register.views.queue import place_of
from serasi.register.views.report import coding_form, page


def _to_report(receipt: str) -> HttpResponse:
    return redirect("register:report", receipt)


@require_POST
@door(Can.TRIAGE)
def take(request: OfficeRequest, receipt: str) -> HttpResponse:
    """Take the report."""
    actions.take(request.viewer, receipt=receipt, now=request.now)
    messages.success(request, _("%(receipt)s Anda kerjakan.") % {"receipt": receipt})
    return redirect(way_back(request, reverse("register:report", args=[receipt])))


@require_POST
@door(Can.TRIAGE)
def release(request: OfficeRequest, receipt: str) -> HttpResponse:
    """Give the report back to the queue."""
    actions.release(
        request.viewer, receipt=receipt, reason=request.POST.get("reason", ""), now=request.now
    )
    messages.success(request, _("%(receipt)s kembali ke antrean.") % {"receipt": receipt})
    return _to_report(receipt)


@require_POST
@door(Can.TRIAGE)
def hand_over(request: OfficeRequest, receipt: str) -> HttpResponse:
    """Hand the report to a colleague."""
    person = request.POST.get("person", "")
    queries.handling(request.viewer, receipt)
    if not person.isdigit():
        raise Problem(FORM_INVALID, what=_("penerima"))
    row = actions.hand_over(
        request.viewer,
        receipt=receipt,
        to_person=int(person),
        reason=request.POST.get("reason", ""),
        now=request.now,
    )
    name = row.assigned_to.name if row.assigned_to else ""
    messages.success(
        request, _("%(receipt)s diserahkan kepada %(name)s.") % {"receipt": receipt, "name": name}
    )
    return _to_report(receipt)


@require_POST
@door(Can.TRIAGE)
def triage(request: OfficeRequest, receipt: str) -> HttpResponse:
    """Fix place, trigger and priority."""
    row = queries.handling(request.viewer, receipt)
    form = TriageForm(request.POST, viewer=request.viewer)
    if not form.is_valid():
        return page(request, row, triage=form, status=422)
    data = form.cleaned_data
    actions.triage(
        request.viewer,
        receipt=receipt,
        area=data["area"],
        trigger=data["trigger"],
        priority=data["priority"],
        now=request.now,
    )
    messages.success(request, _("%(receipt)s sudah dipilah.") % {"receipt": receipt})
    if not queries.handlings(request.viewer).filter(report__receipt=receipt).exists():
        messages.info(request, _("Laporan pindah ke meja wilayah yang baru."))
        return redirect("register:queue")
    return _to_report(receipt)


@require_POST
@door(Can.TRIAGE)
def restrict(request: OfficeRequest, receipt: str) -> HttpResponse:
    """Mark the report as restricted, or lift the mark."""
    restricted = request.POST.get("do") != "lift"
    row = actions.restrict(
        request.viewer,
        receipt=receipt,
        restricted=restricted,
        reason=request.POST.get("reason", ""),
        now=request.now,
    )
    told = _("%(receipt)s kini terbatas.") if restricted else _("%(receipt)s tidak lagi terbatas.")
    messages.success(request, told % {"receipt": receipt})
    if restricted and row.event is not None:
        about = _("Sudah menjadi %(event)s, yang tetap terbuka: periksa judul dan faktanya.")
        messages.warning(request, about % {"event": row.event.public_id})
    if not queries.handlings(request.viewer).filter(report__receipt=receipt).exists():
        messages.info(request, _("Hanya yang berhak membaca laporan terbatas yang melihatnya."))
        return redirect("register:queue")
    return _to_report(receipt)


@require_POST
@door(Can.VERIFY)
def verify(request: OfficeRequest, receipt: str) -> HttpResponse:
    """Add a verification sheet."""
    row = queries.handling(request.viewer, receipt)
    form = SheetForm(request.POST)
    if not form.is_valid():
        return page(request, row, sheet=form, status=422)
    try:
        actions.verify(
            request.viewer,
            receipt=receipt,
            sheet=SheetInput(**form.cleaned_data),
            now=request.now,
        )
    except Problem as problem:
        if problem.kind != FORM_INVALID:
            raise
        return page(request, row, sheet=form, problem=problem, status=problem.status)
    messages.success(request, _("Lembar cek disimpan."))
    return redirect(reverse("register:report", args=[receipt]) + "#cek")


@require_POST
@door(Can.CODE)
def code(request: OfficeRequest, receipt: str) -> HttpResponse:
    """Save the coding sheet as a draft, or save it and send it to a second person."""
    row = queries.handling(request.viewer, receipt)
    form, _fill = coding_form(request.viewer, row, request.POST)
    if not form.is_valid():
        return page(request, row, form=form, status=422)
    try:
        said = _save(request, receipt, form)
    except Problem as problem:
        if problem.status == 404:
            raise
        row = queries.handling(request.viewer, receipt)
        if problem.kind == EDITED_MEANWHILE:
            form.data = {
                **request.POST.dict(),
                "version": str(row.event.version if row.event else ""),
            }
        return page(request, row, form=form, problem=problem, status=problem.status)
    messages.success(request, said)
    return _to_report(receipt)


def _save(request: OfficeRequest, receipt: str, form: CodingForm) -> str:
    event = actions.code_event(
        request.viewer,
        receipt=receipt,
        coding=form.coding(),
        version=form.cleaned_data["version"],
        now=request.now,
    )
    if request.POST.get("do") != "kirim":
        return _("Draf %(event)s disimpan.") % {"event": event.public_id}
    actions.send_to_second(
        request.viewer,
        receipt=receipt,
        reason=request.POST.get("reason", ""),
        now=request.now,
    )
    return _("%(event)s menunggu orang kedua.") % {"event": event.public_id}


@require_POST
@door(Can.CODE)
def conclude(request: OfficeRequest, receipt: str) -> HttpResponse:
    """End the check without an event."""
    row = actions.conclude(
        request.viewer,
        receipt=receipt,
        outcome=request.POST.get("outcome", ""),
        reason=request.POST.get("reason", ""),
        now=request.now,
    )
    label = Handling.Outcome(row.outcome).label if row.outcome else _("menunggu orang kedua")
    messages.success(request, f"{receipt}: {label}.")
    return redirect("register:queue")


@require_POST
@door(Can.CODE)
def reopen(request: OfficeRequest, receipt: str) -> HttpResponse:
    """Open a closed check again."""
    actions.reopen(
        request.viewer, receipt=receipt, reason=request.POST.get("reason", ""), now=request.now
    )
    messages.success(request, _("Pemeriksaan dibuka kembali."))
    return _to_report(receipt)


@require_POST
@door(Can.CODE)
def link(request: OfficeRequest, receipt: str) -> HttpResponse:
    """Link the report to an event by its number."""
    event = actions.link_report(
        request.viewer,
        receipt=receipt,
        public_id=request.POST.get("event", "").strip().upper(),
        reason=request.POST.get("reason", ""),
        now=request.now,
    )
    messages.success(request, _("Dihubungkan dengan %(event)s.") % {"event": event.public_id})
    return _to_report(receipt)


@require_POST
@door(Can.CODE)
def unlink(request: OfficeRequest, receipt: str) -> HttpResponse:
    """Unlink the report from its event."""
    actions.unlink_report(
        request.viewer, receipt=receipt, reason=request.POST.get("reason", ""), now=request.now
    )
    messages.success(request, _("Laporan dilepas dan kembali ke antrean."))
    return _to_report(receipt)


@door(Can.READ_REPORTS, Can.READ_RESTRICTED)
def compare(request: OfficeRequest, suggestion: int) -> HttpResponse:
    """Show two reports that may tell of one event side by side, with enough to decide."""
    mine = queries.suggested(request.viewer, suggestion)
    twin = next(t for t in reads.twins(request.viewer, mine) if t.suggestion == suggestion)
    for receipt in (mine.report.receipt, twin.receipt):
        if receipt:
            actions.open_report(request.viewer, receipt=receipt, now=request.now)
    return render(
        request,
        "register/compare.html",
        {
            "now": request.now,
            "mine": mine,
            "place": place_of(mine),
            "twin": twin,
            "score": round(twin.score * 100),
            "left": phrases.shared_marked(mine.report.text, twin.text),
            "right": phrases.shared_marked(twin.text, mine.report.text),
            "may_code": request.viewer.can(Can.CODE, area=mine.area_id),
        },
    )


@require_POST
@door(Can.CODE)
def decide(request: OfficeRequest, suggestion: int) -> HttpResponse:
    """Decide on two reports, or take the decision back."""
    do = request.POST.get("do", "")
    back = way_back(request, reverse("register:compare", args=[suggestion]))
    if do == "undo":
        actions.undo_decision(request.viewer, suggestion=suggestion, now=request.now)
        messages.success(request, _("Keputusan dibatalkan; kedua laporan berdiri sendiri lagi."))
        return redirect(back)
    if do not in ("same", "different"):
        raise Problem(FORM_INVALID, what=_("keputusan"))
    actions.decide_suggestion(request.viewer, suggestion=suggestion, same=do, now=request.now)
    said = (
        _("Dicatat: peristiwa yang sama. Tidak ada laporan yang dihapus.")
        if do == "same"
        else _("Dicatat: bukan peristiwa yang sama.")
    )
    messages.success(request, said)
    return redirect(back)
