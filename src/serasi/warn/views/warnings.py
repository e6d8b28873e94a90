"""One warning: what holds, why, what is asked, who answered; and the door of a one-tap answer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from serasi.network.doors import OfficeRequest, door
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import Problem
from serasi.regions.placed import lies_in
from serasi.warn import actions, queries
from serasi.warn.actions.calling import may_answer
from serasi.warn.actions.rows import levels_of
from serasi.warn.models import Level, Notice, Warning
from serasi.warn.phrases import basis_words
from serasi.warn.queries.effort import counts_all
from serasi.warn.queries.ladder import ladder
from serasi.warn.telling import place_of, whatsapp_text


def _mine(viewer: Viewer, row: Warning) -> Notice | None:
    return (
        row.notices.filter(
            person_id=viewer.person_id or 0, state__in=(Notice.State.OPEN, Notice.State.OVER)
        )
        .select_related("agency")
        .order_by("-level", "-told_at")
        .first()
    )


@door(Can.WARN_READ, Can.KUNING)
def warning(request: OfficeRequest, number: str) -> HttpResponse:
    """Show one warning."""
    row = queries.warning(request.viewer, number)
    mine = _mine(request.viewer, row) if row.state == Warning.State.CONFIRMED else None
    day = timezone.localdate(request.now)
    colleagues = (
        [h.person for h in may_answer(mine.agency, day=day) if h.person_id != mine.person_id]
        if mine
        else []
    )
    levels = levels_of(request.viewer, area=row.area_id)
    return render(
        request,
        "warn/warning.html",
        {
            "row": row,
            "place": place_of(row),
            "basis": basis_words(row.basis),
            "steps": ladder(row, now=request.now),
            "mine": mine,
            "opens_district": lies_in(row.area_id, counts_all(request.viewer)),
            "colleagues": colleagues,
            "may_decide": row.level in levels,
            "may_lower": [
                (n, Level(n).label) for n in sorted(levels, reverse=True) if n < row.level
            ],
            "may_review": bool(levels) and row.state != Warning.State.PROPOSED,
            "objections": row.objections.select_related("by"),
            "review": getattr(row, "review", None),
            "text": whatsapp_text(row) if row.state == Warning.State.CONFIRMED else "",
            "now": request.now,
        },
    )


@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show a call to who holds its link, and take the answer with one tap; no log-in is asked.

    The page tells the level and the place, and nothing of the reasons.
    """
    now = timezone.now()
    with opened():
        notice = queries.notice_by_token(token)
    problem = None
    if request.method == "POST":
        try:
            notice = actions.acknowledge_by_token(token=token, now=now)
        except Problem as met:
            problem = met
    return render(
        request,
        "warn/answer.html",
        {
            "notice": notice,
            "row": notice.warning,
            "place": place_of(notice.warning),
            "answered": notice.state == Notice.State.ACKNOWLEDGED,
            "over": notice.warning.state != Warning.State.CONFIRMED,
            "problem": problem,
            "now": now,
        },
        status=409 if problem else 200,
    )
