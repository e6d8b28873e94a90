"""Who opened what, and what was destroyed: for those who keep the data, and for inspectors."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from serasi.network.doors import OfficeRequest, door
from serasi.network.queries import person_id_of
from serasi.network.sealed import openings as opening
from serasi.network.sealed import retention
from serasi.network.sealed.destroying import BY_HAND
from serasi.network.sealed.naming import what_words
from serasi.network.views.sealed.shared import KEEPS
from serasi.trail.queries import step_of

PER_PAGE = 50


@door(*KEEPS)
def openings(request: OfficeRequest) -> HttpResponse:
    """List who opened sealed data, when and why."""
    by = request.GET.get("pelaku", "").strip()[:60]
    glass = request.GET.get("darurat") == "1"
    all_rows = opening.openings(request.viewer)
    rows = opening.openings(request.viewer, by=(person_id_of(by) or 0) if by else None, glass=glass)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "total": all_rows.count(),
        "rows": opening.shown(step_of(row) for row in page.object_list),
        "by": by,
        "glass": glass,
        "now": request.now,
    }
    return render(request, "sealed/openings.html", context)


@door(*KEEPS)
def destroyed(request: OfficeRequest) -> HttpResponse:
    """Show what was destroyed under which rule, and what comes within a month."""
    rows = retention.destructions(request.viewer)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [
            {
                "row": row,
                "rule": row.why if row.rule == BY_HAND else retention.rule_label(row.rule),
                "by_hand": row.rule == BY_HAND,
                "what": what_words(row.what),
            }
            for row in page.object_list
        ],
        "coming": retention.coming(request.viewer, now=request.now),
        "now": request.now,
    }
    return render(request, "sealed/destroyed.html", context)
