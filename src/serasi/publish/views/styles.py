"""The look of an office's papers: which offices one sets, and the page of one with its preview."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from serasi.network.doors import OfficeRequest, door
from serasi.network.models import Agency
from serasi.problems import NOT_FOUND, Problem
from serasi.publish.actions.styling import Look, proposed, set_style
from serasi.publish.facts import style_of
from serasi.publish.letterheads import MARKS, emblem_of
from serasi.publish.queries import styles as reads

MOST = 100


@door(*reads.SETS)
def styles(request: OfficeRequest) -> HttpResponse:
    """List the offices whose letterhead a viewer sets; one alone is opened at once."""
    rows = reads.styled_by(request.viewer, now=request.now)
    words = request.GET.get("q", "").strip()[:80]
    total = rows.count()
    if total == 1:
        return redirect("publish:style", rows[0].pk)
    found = rows.filter(name__icontains=words) if words else rows
    shown = list(found.select_related("paper_style")[:MOST])
    context = {"rows": shown, "total": total, "words": words, "now": request.now}
    return render(request, "publish/styles.html", context)


@door(*reads.SETS)
def style(request: OfficeRequest, pk: int) -> HttpResponse:
    """Show the letterhead and the pattern of numbers of an office; a post previews or keeps it."""
    agency = reads.styled_agency(request.viewer, pk, now=request.now)
    if request.method != "POST":
        return _page(request, agency, look=None)
    look = _look(request)
    if request.POST.get("do") != "save":
        return _page(request, agency, look=look)
    sent = request.FILES.get("emblem")
    try:
        set_style(
            request.viewer, agency_id=agency.pk, look=look, emblem=sent.read() if sent else None,
            without_emblem=request.POST.get("without_emblem") == "1", now=request.now,
        )  # fmt: skip
    except Problem as refused:
        if refused.kind == NOT_FOUND:
            raise
        return _page(request, agency, look=look, trouble=refused)
    messages.success(request, _("Kop disimpan; naskah berikutnya memakainya."))
    return redirect("publish:style", agency.pk)


def _look(request: OfficeRequest) -> Look:
    names = ("pattern", "unit", "lines", "address", "place")
    return Look(**{name: request.POST.get(name, "")[:1000] for name in names})


def _page(
    request: OfficeRequest, agency: Agency, *, look: Look | None, trouble: Problem | None = None
) -> HttpResponse:
    shown, unfit = style_of(agency), trouble
    kept = shown.pk is not None
    if look is not None:
        try:
            shown = proposed(agency, look)
        except Problem as refused:
            unfit = refused
    context: dict[str, Any] = {
        "agency": agency,
        "kept": kept,
        "told": look or shown,
        "kop": reads.kop_of(shown, now=request.now),
        "unfit": unfit,
        "trouble": trouble,
        "marks": [f"{{{mark}}}" for mark in MARKS],
        "now": request.now,
    }
    return render(request, "publish/style.html", context, status=trouble.status if trouble else 200)


@door(*reads.SETS)
def emblem(request: OfficeRequest, pk: int) -> HttpResponse:
    """Give the emblem of an office, which is always a PNG that the house drew."""
    agency = reads.styled_agency(request.viewer, pk, now=request.now)
    found = emblem_of(style_of(agency))
    if found is None:
        raise Problem(NOT_FOUND)
    return HttpResponse(found, content_type="image/png", headers={"Cache-Control": "no-store"})
