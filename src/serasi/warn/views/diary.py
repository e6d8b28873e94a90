"""The alarm diary: what came of each warning, and how good the warnings have been."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.network.doors import OfficeRequest, door
from serasi.problems import FORM_INVALID, Problem
from serasi.warn import actions
from serasi.warn.models import Review
from serasi.warn.queries.diary import diary_of
from serasi.warn.queries.scope import DECIDES


@door(*DECIDES)
def diary(request: OfficeRequest) -> HttpResponse:
    """Show the diary of the viewer's areas."""
    return render(
        request,
        "warn/diary.html",
        {"diary": diary_of(request.viewer, now=request.now), "now": request.now},
    )


def _moment(written: str) -> datetime | None:
    if not written.strip():
        return None
    try:
        read = parse_datetime(written)
    except ValueError:
        read = None
    if read is None:
        raise Problem(FORM_INVALID, what=_("waktu kekerasan"))
    return read if timezone.is_aware(read) else timezone.make_aware(read)


@require_POST
@door(*DECIDES)
def review(request: OfficeRequest, number: str) -> HttpResponse:
    """Write down what came of a warning."""
    outcome = request.POST.get("outcome", "")
    if outcome not in Review.Outcome.values:
        raise Problem(FORM_INVALID, what=_("hasil"))
    actions.review(
        request.viewer,
        number=number,
        outcome=outcome,
        violence_at=_moment(request.POST.get("violence_at", "")),
        note=request.POST.get("note", ""),
        now=request.now,
    )
    messages.success(request, _("Catatan %(number)s tersimpan.") % {"number": number})
    return redirect("warn:warning", number)
