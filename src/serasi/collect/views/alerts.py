"""The desk's door for CAP 1.2 alerts of other systems: read first, then kept as a report."""

from __future__ import annotations

import base64
import binascii
import re

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from serasi.channels import cap
from serasi.collect import actions, places
from serasi.collect.views.asking import not_kept, viewer_of
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.problems import CAP_BROKEN, CAP_TOO_LARGE, NO_FILE, Problem

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


@never_cache
@login_required
def cap_alert(request: HttpRequest) -> HttpResponse:
    """Show the form, and what a sent alert says; nothing is kept by reading it."""
    viewer = viewer_of(request)
    require(viewer, Can.IMPORT)
    if request.method != "POST":
        return _page(request)
    try:
        data, name = _given(request)
        looked = actions.look_at_alert(viewer, data=data, now=timezone.now())
    except Problem as problem:
        return _page(request, problem=problem)
    return _page(request, looked=looked, data=data, name=name)


@login_required
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Let an alert that was read become a report; it is read anew from what is sent."""
    viewer, now = viewer_of(request), timezone.now()
    require(viewer, Can.IMPORT)
    name, words = request.POST.get("name", "")[:120], request.POST.get("area", "")
    data: bytes | None = None
    looked: actions.Looked | None = None
    try:
        data = _carried(request)
        looked = actions.look_at_alert(viewer, data=data, now=now)
        area = _area(viewer, words)
        done = actions.keep_alert(viewer, data=data, name=name, area=area, now=now)
    except Problem as problem:
        if problem.status == 404:
            raise
        return _page(request, looked=looked, data=data or b"", name=name, problem=problem)
    said = _("Masuk antrean sebagai %s.") if done.is_new else _("Pesan ini sudah masuk sebagai %s.")
    messages.success(request, said % done.receipt)
    return redirect(f"/laporan/{done.receipt}/")


def _page(
    request: HttpRequest,
    *,
    looked: actions.Looked | None = None,
    data: bytes = b"",
    name: str = "",
    problem: Problem | None = None,
) -> HttpResponse:
    context = {
        "looked": looked,
        "carried": base64.b64encode(data).decode() if looked else "",
        "name": name,
        "problem": problem,
        "words": request.POST.get("area", ""),
        "limit": cap.LONGEST_FILE,
        "now": timezone.now(),
    }
    status = problem.status if problem else 200
    return not_kept(render(request, "collect/cap.html", context, status=status))


def _given(request: HttpRequest) -> tuple[bytes, str]:
    """Return the chosen file or the pasted text as bytes, and its name."""
    file = request.FILES.get("file")
    if isinstance(file, UploadedFile):
        _bear(file.size or 0)
        return file.read(), (file.name or "")[:120]
    text = request.POST.get("text", "")
    if not text.strip():
        raise Problem(NO_FILE)
    # Pasted words are decoded already: what the file said of its encoding holds no more.
    data = _DECLARATION.sub("", text.lstrip("\ufeff")).strip().encode()
    _bear(len(data))
    return data, ""


def _bear(size: int) -> None:
    if size > cap.LONGEST_FILE:
        raise Problem(CAP_TOO_LARGE, limit=f"{cap.LONGEST_FILE // 1024} KiB")


def _carried(request: HttpRequest) -> bytes:
    try:
        return base64.b64decode(request.POST.get("xml", ""), validate=True)
    except (binascii.Error, ValueError) as broken:
        raise Problem(CAP_BROKEN, why="isinya tidak sampai utuh") from broken


def _area(viewer: Viewer, words: str) -> str | None:
    if not words.strip():
        return None
    return places.area_of_words(words, prefer=tuple(sorted(viewer.reach)))
