"""Big files on a slow line: asked for, made in the background, taken in pieces."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from serasi.exchange.actions import preparing as act
from serasi.exchange.models import Prepared
from serasi.exchange.preparing import KEPT, MOST, asked_of, filter_kept, path_of
from serasi.exchange.queries.own import takable
from serasi.exchange.queries.prepared import prepared as prepared_rows
from serasi.exchange.queries.prepared import prepared_of
from serasi.exchange.ranges import answer_of
from serasi.exchange.tasks import prepare
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import Problem
from serasi.register.views.events import filter_words

_ALREADY = 20


def _page(request: OfficeRequest, trouble: Problem | None = None) -> HttpResponse:
    rows = list(prepared_rows(request.viewer)[:_ALREADY])
    open_states = (Prepared.State.WAITING, Prepared.State.WORKING)
    query = request.GET if request.method == "GET" else request.POST
    asked = filter_kept(query)
    context = {
        "now": request.now,
        "rows": rows,
        "working": any(row.state in open_states for row in rows),
        "asked": asked_of(query),
        "ignored": asked.ignored,
        "words": filter_words(request, asked),
        "total": takable(request.viewer, asked).order_by().count(),
        "days": KEPT.days,
        "most": MOST,
        "trouble": trouble,
    }
    status = trouble.status if trouble else 200
    return render(request, "exchange/prepared.html", context, status=status)


@require_GET
@door(Can.EXPORT)
def prepared(request: OfficeRequest) -> HttpResponse:
    """Show the viewer's own big files with their progress, and a form for another."""
    return _page(request)


@require_POST
@door(Can.EXPORT)
def prepare_file(request: OfficeRequest) -> HttpResponse:
    """Ask for a big file; it is made by a worker."""
    words = filter_words(request, filter_kept(asked_of(request.POST)))
    try:
        row = act.ask(request.viewer, query=request.POST, words=words, now=request.now)
    except Problem as refused:
        if refused.code in ("S101", "S102"):
            raise
        return _page(request, refused)
    if row.state == Prepared.State.WAITING:
        prepare.enqueue(row.pk)
    return redirect("exchange:prepared")


@door(Can.EXPORT)
def prepared_file(request: OfficeRequest, pk: int) -> HttpResponseBase:
    """Give a finished file or a part of it, to the person for whom it was made alone."""
    row = prepared_of(request.viewer, pk)
    begins = request.headers.get("Range", "").replace(" ", "")
    first = request.method == "GET" and (not begins or begins.startswith("bytes=0-"))
    act.give(request.viewer, row, first=first, now=request.now)
    day = timezone.localdate(row.ready_at)
    return answer_of(
        path_of(row), request.headers, sha256=row.sha256, kind="text/csv; charset=utf-8",
        name=f"serasi-peristiwa-{day:%Y%m%d}.csv", body=request.method != "HEAD",
    )  # fmt: skip


@require_POST
@door(Can.EXPORT)
def drop_file(request: OfficeRequest, pk: int) -> HttpResponse:
    """Remove a file before its days are over."""
    act.let_go(prepared_of(request.viewer, pk))
    return redirect("exchange:prepared")
