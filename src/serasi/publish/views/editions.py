"""The desk's page of public editions: prepare, look at the draft, approve by four eyes, correct."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, Problem
from serasi.publish import public_page, public_rules
from serasi.publish.actions import public as acts
from serasi.publish.models import Edition
from serasi.publish.queries import public as reads


def _page(request: OfficeRequest, trouble: Problem | None = None) -> HttpResponse:
    rows = list(
        reads.visible_to(request.viewer)
        .select_related("area", "made_by", "approved_by")
        .order_by("area_id", "-number")
    )
    context = {
        "now": request.now,
        "places": reads.desk_regencies(request.viewer),
        "rows": rows,
        "drafts": [row for row in rows if row.state == Edition.State.DRAFT],
        "through": public_page.period_words(
            public_rules.last_public_month(timezone.localdate(request.now))
        ),
        "trouble": trouble,
    }
    return render(
        request, "publish/editions.html", context, status=trouble.status if trouble else 200
    )


@door(*reads.PREPARES)
def editions(request: OfficeRequest) -> HttpResponse:
    """List the editions of the viewer's regencies."""
    return _page(request)


@require_POST
@door(Can.CODE)
def prepare(request: OfficeRequest) -> HttpResponse:
    """Prepare the next edition, or a correction of what is out."""
    area = request.POST.get("area", "")[:5]
    if area not in {place.code for place in reads.desk_regencies(request.viewer)}:
        return _page(request, Problem(FORM_INVALID, what=_("wilayah")))
    try:
        if request.POST.get("do") == "correct":
            reason = request.POST.get("reason", "")
            made = acts.prepare_correction(
                request.viewer, area=area, reason=reason, now=request.now
            )
        else:
            made = acts.prepare_edition(request.viewer, area=area, now=request.now)
    except Problem as refused:
        if refused.code in ("S101", "S102"):
            raise
        return _page(request, refused)
    return redirect("publish:edition", made.pk)


@door(*reads.PREPARES)
def edition(request: OfficeRequest, pk: int) -> HttpResponse:
    """Show a draft exactly as it would be published, with who may approve it."""
    row = reads.edition(request.viewer, pk)
    return _draft(request, row)


def _draft(request: OfficeRequest, row: Edition, trouble: Problem | None = None) -> HttpResponse:
    page = public_page.page_of(row, request.GET.get("masa", "")[:8])
    mine = row.made_by_id == request.viewer.person_id
    context = {
        "now": request.now,
        "row": row,
        "figures": row.figures,
        "page": page,
        "through": public_page.period_words(row.figures["through"]),
        "threshold": public_rules.THRESHOLD,
        "may_approve": request.viewer.can(Can.CONFIRM, area=row.area_id) and not mine,
        "may_drop": request.viewer.can(Can.CODE, area=row.area_id),
        "trouble": trouble,
    }
    return render(
        request, "publish/edition.html", context, status=trouble.status if trouble else 200
    )


@require_POST
@door(*reads.PREPARES)
def edition_act(request: OfficeRequest, pk: int) -> HttpResponse:
    """Approve a draft or throw it away."""
    row = reads.edition(request.viewer, pk)
    try:
        if request.POST.get("do") == "approve":
            acts.approve_edition(request.viewer, pk=pk, now=request.now)
            messages.success(request, _("Edisi terbit."))
            return redirect("publish:public", row.area_id)
        if request.POST.get("do") != "drop":
            raise Problem(FORM_INVALID, what=_("tindakan"))  # noqa: TRY301 - shown on the page
        acts.drop_edition(request.viewer, pk=pk, now=request.now)
    except Problem as refused:
        if refused.code in ("S101", "S102"):
            raise
        return _draft(request, row, refused)
    messages.success(request, _("Konsep dibuang. Tidak ada yang terbit."))
    return redirect("publish:editions")
