"""Doors of the trail: the list for inspectors, the check of the chain, the file to take away."""

from __future__ import annotations

from pathlib import Path

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from serasi.network.policy import Viewer, require
from serasi.network.queries import person_id_of
from serasi.network.roles import Can
from serasi.trail import queries, verifier
from serasi.trail.actions import record
from serasi.trail.rules import Verdict
from serasi.web import trail as screen
from serasi.web import trail_words

PER_PAGE = 50


def _list(request: HttpRequest, verdict: Verdict | None = None) -> HttpResponse:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    require(viewer, Can.TRAIL)
    subject = request.GET.get("perihal", "").strip()[:80]
    actor = request.GET.get("pelaku", "").strip()[:60]
    action = request.GET.get("tindakan", "")
    wanted = queries.entries(
        subject=trail_words.subject_key(subject),
        actor=_actor_key(actor),
        action=action if action in trail_words.ACTIONS else "",
    )
    rows = screen.narrowed(viewer, wanted).order_by("-at", "-seq")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "total": screen.visible_to(viewer).count(),
        "rows": screen.shown(list(page.object_list)),
        "subject": subject,
        "actor": actor,
        "action": action,
        "actions": sorted(trail_words.ACTIONS.items(), key=lambda pair: str(pair[1])),
        "verdict": verdict,
        "now": timezone.now(),
    }
    return render(request, "web/trail.html", context)


def _actor_key(username: str) -> str:
    """Return the key of an actor by user name; an unknown name finds nothing, not everything."""
    if not username:
        return ""
    return f"person:{person_id_of(username) or 0}"


@login_required
def trail(request: HttpRequest) -> HttpResponse:
    """List who did what, for those who inspect."""
    return _list(request)


@require_POST
@login_required
def check(request: HttpRequest) -> HttpResponse:
    """Check the whole chain and say whether it is intact."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    require(viewer, Can.TRAIL)
    return _list(request, queries.verify())


@login_required
def download(request: HttpRequest) -> StreamingHttpResponse:
    """Give the chain as a file; of what the viewer may not inspect only its place and hash."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    require(viewer, Can.TRAIL)
    record(viewer.key, action="export.made", subject="trail", now=timezone.now())
    lines = queries.as_file_of(screen.visible_to(viewer).order_by())
    answer = StreamingHttpResponse(lines, content_type="application/jsonl")
    answer["Content-Disposition"] = 'attachment; filename="jejak.jsonl"'
    return answer


@login_required
def program(request: HttpRequest) -> FileResponse:
    """Give the little program that checks such a file without Serasi."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    require(viewer, Can.TRAIL)
    source = Path(verifier.__file__).open("rb")  # noqa: SIM115 - FileResponse closes it
    return FileResponse(source, as_attachment=True, filename="verifier.py")
