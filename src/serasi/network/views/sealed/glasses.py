"""Emergencies: the list, breaking the glass, reading under it, ending it early."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from serasi.network.doors import OfficeRequest, door
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.sealed import glasses as act
from serasi.network.sealed import openings, rules
from serasi.network.sealed.emergency import open_under, subjects_under
from serasi.network.sealed_forms import GlassForm
from serasi.network.sealed_models import GlassBreak
from serasi.network.views.sealed.shared import KEEPS, districts_in, names_of_areas
from serasi.problems import NOT_FOUND, Problem
from serasi.regions.placed import lies_in

PER_PAGE = 30


def _breakable(viewer: Viewer) -> list[Can]:
    found = rules.breakable(viewer)
    if not found:
        raise Problem(NOT_FOUND)
    return found


@door(*Can)
def glasses(request: OfficeRequest) -> HttpResponse:
    """List the emergencies of the viewer, and of data that the viewer keeps or inspects."""
    viewer = request.viewer
    keeps = any(viewer.can(can) for can in KEEPS)
    may = rules.breakable(viewer)
    if not keeps and not may:
        raise Problem(NOT_FOUND)
    rows = act.visible_to(viewer)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [_shown(row, request) for row in page.object_list],
        "standing": rows.filter(ended_at=None, until__gt=request.now).count(),
        "may": bool(may),
        "keeps": keeps,
        "now": request.now,
    }
    return render(request, "sealed/glasses.html", context)


def _shown(row: GlassBreak, request: OfficeRequest) -> dict[str, Any]:
    return {
        "row": row,
        "what": rules.OPENED_BY[Can(row.right)],
        "open": row.open_at(request.now),
        "scope": openings.subject_words(row.subject) if row.subject else "",
    }


@door(*Can)
def new_glass(request: OfficeRequest) -> HttpResponse:
    """Ask what is the matter, then open for three hours."""
    rights = _breakable(request.viewer)
    subject = (request.POST.get("subject") or request.GET.get("untuk", ""))[:80]
    asked = request.POST.get("area") or request.GET.get("wilayah", "")
    fixed = bool(subject) and lies_in(asked, request.viewer.reach)
    places = names_of_areas([asked]) if fixed else districts_in(request.viewer.reach)
    form = GlassForm(
        request.POST or None,
        rights=rights,
        places=places,
        initial={"right": request.GET.get("hak"), "area": asked, "subject": subject},
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = _broken(request, form)
            except Problem as refused:
                form.add_error(None, str(refused))
                status = refused.status
            else:
                return redirect("sealed:glass", made.pk)
    context = {
        "form": form,
        "scope": openings.subject_words(subject) if subject else "",
        "now": request.now,
    }
    return render(request, "sealed/new_glass.html", context, status=status)


def _broken(request: OfficeRequest, form: GlassForm) -> GlassBreak:
    data = form.cleaned_data
    made = act.break_glass(
        request.viewer,
        right=Can(data["right"]),
        area=data["area"],
        subject=data["subject"],
        reason=data["reason"],
        now=request.now,
    )
    until = date_format(timezone.localtime(made.until), "H.i")
    words = ngettext(
        "Terbuka sampai %(until)s. %(n)s pemilik data diberi tahu.",
        "Terbuka sampai %(until)s. %(n)s pemilik data diberi tahu.",
        made.told,
    )
    messages.warning(request, words % {"until": until, "n": made.told})
    return made


@door(*Can)
def glass(request: OfficeRequest, pk: int) -> HttpResponse:
    """Show one emergency and what was read; its person opens here what it is for."""
    row = act.glass(request.viewer, pk)
    mine = row.person_id == request.viewer.person_id and row.open_at(request.now)
    values, problem = None, None
    if request.method == "POST":
        if not mine:
            raise Problem(NOT_FOUND)
        try:
            values = open_under(
                request.viewer,
                row,
                subjects=request.POST.getlist("subject"),
                reason=request.POST.get("reason", ""),
                now=request.now,
            )
        except Problem as refused:
            problem = refused
    context = {
        **_shown(row, request),
        "mine": mine,
        "may_end": row.open_at(request.now) and act.may_end(request.viewer, row),
        "subjects": subjects_under(request.viewer, row, now=request.now) if mine else [],
        "values": values,
        "problem": problem,
        "read": openings.shown(openings.under(row)),
        "now": request.now,
    }
    return render(request, "sealed/glass.html", context, status=problem.status if problem else 200)


@require_POST
@door(*Can)
def end(request: OfficeRequest, pk: int) -> HttpResponse:
    """End an emergency before its time."""
    act.end_glass(request.viewer, glass_id=pk, now=request.now)
    messages.success(request, _("Pembukaan darurat diakhiri."))
    return redirect("sealed:glass", pk)
