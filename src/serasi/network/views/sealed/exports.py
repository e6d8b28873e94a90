"""Files of opened secrets by four eyes: asking, deciding, and the one download."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.network.doors import OfficeRequest, door
from serasi.network.policy import require
from serasi.network.roles import Can
from serasi.network.sealed import exporting as act
from serasi.network.sealed import rules
from serasi.network.sealed_forms import ExportForm, PasswordForm
from serasi.network.sealed_models import SealedExport
from serasi.network.views.sealed.shared import KEEPS, districts_in, names_of_areas
from serasi.problems import NOT_FOUND, Problem

PER_PAGE = 30
State = SealedExport.State


@door(*KEEPS)
def exports(request: OfficeRequest) -> HttpResponse:
    """List the requests, and ask for a file."""
    viewer = request.viewer
    offered = act.exporters(viewer)
    areas = viewer.areas(*(e.right for e in offered))
    form = ExportForm(
        request.POST or None,
        exporters=offered,
        places=[*names_of_areas(code for code in areas if len(code) < 8), *districts_in(areas)],
    )
    status = 200
    if request.method == "POST":
        if not offered:
            raise Problem(NOT_FOUND)
        status = 422
        if form.is_valid():
            try:
                row = act.ask_export(viewer, **form.cleaned_data, now=request.now)
            except Problem as refused:
                form.add_error(None, str(refused))
                status = refused.status
            else:
                messages.success(request, _("Permintaan dikirim kepada pemegang hak lain."))
                return redirect("sealed:export", row.pk)
    page = Paginator(act.visible_to(viewer), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(row, act.label_of(row.kind)) for row in page.object_list],
        "waiting": act.visible_to(viewer).filter(state=State.ASKED).count(),
        "form": form if offered else None,
        "now": request.now,
    }
    return render(request, "sealed/exports.html", context, status=status)


def _page(
    request: OfficeRequest,
    row: SealedExport,
    *,
    form: PasswordForm | None = None,
    status: int = 200,
) -> HttpResponse:
    viewer = request.viewer
    keeps = viewer.can(Can(row.right), area=row.area_id)
    mine = row.asked_by_id == viewer.person_id
    over = row.state == State.APPROVED and rules.lapsed(row.until, request.now)
    context = {
        "row": row,
        "label": act.label_of(row.kind),
        "over": over,
        "may_decide": keeps and not mine and row.state == State.ASKED,
        "may_fetch": keeps and mine and row.state == State.APPROVED and not over,
        "may_withdraw": keeps and mine and row.state in (State.ASKED, State.APPROVED),
        "deciders": act.deciders(
            Can(row.right), area=row.area_id, asker_id=row.asked_by_id, now=request.now
        ),
        "form": form or PasswordForm(),
        "now": request.now,
    }
    return render(request, "sealed/export.html", context, status=status)


@door(*KEEPS)
def export(request: OfficeRequest, pk: int) -> HttpResponse:
    """Show one request and what may be done with it."""
    return _page(request, act.export(request.viewer, pk))


@require_POST
@door(*KEEPS)
def decide(request: OfficeRequest, pk: int) -> HttpResponse:
    """Agree to somebody else's request, or refuse it."""
    answer = request.POST.get("answer", "")
    if request.POST.get("do") == "approve":
        act.approve_export(request.viewer, export_id=pk, answer=answer, now=request.now)
        messages.success(request, _("Disetujui. Berkas dapat diunduh sekali dalam 24 jam."))
    else:
        act.refuse_export(request.viewer, export_id=pk, answer=answer, now=request.now)
        messages.success(request, _("Ditolak, dengan alasan Anda."))
    return redirect("sealed:export", pk)


@require_POST
@door(*KEEPS)
def withdraw(request: OfficeRequest, pk: int) -> HttpResponse:
    """Take back one's own request."""
    act.withdraw_export(request.viewer, export_id=pk, now=request.now)
    messages.success(request, _("Permintaan ditarik."))
    return redirect("sealed:export", pk)


@require_POST
@door(*KEEPS)
def fetch(request: OfficeRequest, pk: int) -> HttpResponse:
    """Give the file, once, locked by the password that was typed."""
    row = act.export(request.viewer, pk)
    if row.asked_by_id != request.viewer.person_id:
        raise Problem(NOT_FOUND)
    require(request.viewer, Can(row.right), area=row.area_id)
    form = PasswordForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form=form, status=422)
    try:
        made = act.fetch_export(
            request.viewer, export_id=pk, password=form.cleaned_data["password"], now=request.now
        )
    except Problem as refused:
        form.add_error(None, str(refused))
        return _page(request, act.export(request.viewer, pk), form=form, status=refused.status)
    answer = HttpResponse(made.content, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{made.name}"'
    answer["Cache-Control"] = "no-store"
    return answer
