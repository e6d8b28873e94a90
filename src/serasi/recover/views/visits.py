"""The social officer's list of the day, made for a phone: who is to be visited, and who was not."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, NOT_FOUND, Problem
from serasi.recover import actions, queries
from serasi.recover.actions import Made
from serasi.recover.models import Companion, Service
from serasi.recover.phrases import QUESTION
from serasi.recover.queries.lists import visits as visits_of
from serasi.recover.views import reading

SHOWN = 60
MORNING = time(9)


def _again(now: datetime) -> datetime:
    """Return when a visit that failed is proposed anew: the next morning, never at night."""
    day = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, MORNING))


@door(Can.VICTIMS)
def visits(request: OfficeRequest) -> HttpResponse:
    """Show today's visits, those due before today first, and those nobody has met since."""
    due = queries.visits_due(request.viewer, now=request.now)
    return render(
        request,
        "recover/visits.html",
        {
            "due": due[:SHOWN],
            "count": due.count(),
            "late": due.filter(due_at__lt=request.now).count(),
            "missed": queries.missed(request.viewer)[:SHOWN],
            "services": Service.choices,
            "companions": Companion.choices,
            "question": QUESTION,
            "again": _again(request.now),
            "now": request.now,
        },
    )


@require_POST
@door(Can.VICTIMS)
def visit(request: OfficeRequest, pk: int) -> HttpResponse:
    """Write a visit down as made or missed."""
    if not visits_of(request.viewer).filter(pk=pk).exists():
        raise Problem(NOT_FOUND)
    wish = reading.words(request, "do")
    if wish == "made":
        made = Made(
            service=reading.words(request, "service"),
            companion=reading.words(request, "companion"),
            words=reading.words(request, "words"),
            calm=reading.number(request, "calm"),
        )
        next_at = reading.maybe_moment(request, "next")
        actions.make_visit(request.viewer, visit=pk, made=made, next_at=next_at, now=request.now)
        messages.success(request, _("Kunjungan tercatat."))
    elif wish == "missed":
        next_at = reading.maybe_moment(request, "next") or _again(request.now)
        actions.miss_visit(request.viewer, visit=pk, next_at=next_at, now=request.now)
        messages.success(request, _("Tidak bertemu, dan dicoba lagi."))
    else:
        raise Problem(FORM_INVALID, what=_("tindakan"))
    return redirect("recover:visits")
