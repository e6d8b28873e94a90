"""The counter-rumour track: the list with its form, and one claim from seeing to answering."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, NOT_FOUND, Problem
from serasi.register.places import UnclearPlaceError, area_code
from serasi.warn import actions, queries
from serasi.warn.models import Rumour
from serasi.warn.queries.rumours import like, track
from serasi.warn.queries.scope import DECIDES


def _reach(request: HttpRequest) -> int | None:
    written = request.POST.get("reach", "").strip()
    if not written:
        return None
    if not written.isdecimal() or len(written) > 9:
        raise Problem(FORM_INVALID, what=_("jangkauan"))
    return int(written)


def _moment(written: str, otherwise: datetime) -> datetime:
    try:
        read = parse_datetime(written) if written else otherwise
    except ValueError:
        read = None
    if read is None:
        raise Problem(FORM_INVALID, what=_("waktu terlihat"))
    return read if timezone.is_aware(read) else timezone.make_aware(read)


@door(*DECIDES, Can.OBSERVE)
def rumours(request: OfficeRequest) -> HttpResponse:
    """Show the rumours, and write a new one down."""
    if request.method == "POST":
        prefer = tuple(sorted(request.viewer.areas(Can.OBSERVE)))
        try:
            area = area_code(request.POST.get("area", ""), prefer=prefer)
        except UnclearPlaceError as unclear:
            raise Problem(FORM_INVALID, what=str(unclear)) from unclear
        made = actions.write_rumour(
            request.viewer,
            claim=request.POST.get("claim", ""),
            area=area,
            seen_at=_moment(request.POST.get("seen_at", ""), request.now),
            reach=_reach(request),
            now=request.now,
        )
        messages.success(request, _("Isu tercatat. Cek dulu sebelum ditanggapi."))
        return redirect("warn:rumour", made.pk)
    context = {"track": track(request.viewer, now=request.now), "now": request.now}
    return render(request, "warn/rumours.html", context)


@door(*DECIDES, Can.OBSERVE)
def rumour(request: OfficeRequest, pk: int) -> HttpResponse:
    """Show one rumour with those it repeats."""
    row = queries.rumours(request.viewer).filter(pk=pk).first()
    if row is None:
        raise Problem(NOT_FOUND)
    return render(
        request,
        "warn/rumour.html",
        {
            "row": row,
            "like": like(request.viewer, row),
            "findings": [c for c in Rumour.Finding.choices if c[0] != Rumour.Finding.OPEN],
            "may_approve": request.viewer.can(Can.KUNING, area=row.area_id)
            and row.checked_by_id != request.viewer.person_id,
            "now": request.now,
        },
    )


@require_POST
@door(*DECIDES, Can.OBSERVE)
def act(request: OfficeRequest, pk: int) -> HttpResponse:
    """Check a rumour, approve its answer, or write down that it went out."""
    wish, viewer = request.POST.get("do", ""), request.viewer
    if wish == "check":
        actions.check_rumour(
            viewer,
            rumour_id=pk,
            finding=request.POST.get("finding", ""),
            how=request.POST.get("how", ""),
            clarification=request.POST.get("clarification", ""),
            now=request.now,
        )
    elif wish == "approve":
        actions.approve_answer(viewer, rumour_id=pk, now=request.now)
    elif wish == "publish":
        actions.publish_answer(viewer, rumour_id=pk, reach=_reach(request), now=request.now)
    else:
        if not queries.rumours(viewer).filter(pk=pk).exists():
            raise Problem(NOT_FOUND)
        raise Problem(FORM_INVALID, what=_("tindakan"))
    messages.success(request, _("Tersimpan."))
    return redirect("warn:rumour", pk)
