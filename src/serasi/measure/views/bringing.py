"""The page on which a supervisor brings in the outbox file of an interviewer's phone."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from serasi.measure.actions.bringing import MOST_BYTES, bring_outbox, read_outbox
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import OUTBOX_UNREAD, Problem


def _content(request: OfficeRequest) -> bytes:
    file = request.FILES.get("file")
    if file is None:
        raise Problem(OUTBOX_UNREAD, what="tidak ada berkas")
    return bytes(file.read(MOST_BYTES + 1))


@never_cache
@door(Can.SURVEY)
def outbox_file(request: OfficeRequest) -> HttpResponse:
    """Take the file in and show what became of each interview in it."""
    if request.method != "POST":
        return render(request, "measure/outbox_file.html", {})
    try:
        outbox = read_outbox(_content(request))
        results = bring_outbox(request.viewer, outbox, now=request.now)
    except Problem as problem:
        context: dict[str, object] = {"problem": problem}
        return render(request, "measure/outbox_file.html", context, status=problem.status)
    refused = [one for one in results if one.problem is not None]
    context = {
        "owner": outbox.owner,
        "results": results,
        "refused": refused,
        "new": sum(one.is_new for one in results),
        "known": sum(not one.is_new and one.problem is None for one in results),
        "now": request.now,
    }
    return render(request, "measure/outbox_file.html", context)
