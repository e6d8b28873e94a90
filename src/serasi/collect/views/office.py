"""The office's doors for what comes in together: exports, pastes, recap books; their preview."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from serasi.collect import actions, places, progress, queries
from serasi.collect.forms import DayField, problem_error
from serasi.collect.models import Channel, Intake
from serasi.collect.views import preview
from serasi.collect.views.asking import not_kept, viewer_of
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.problems import DATE_FUTURE, NO_FILE, Problem

SHOWN_INTAKES = 30


@never_cache
@login_required
@require_GET
def intakes(request: HttpRequest) -> HttpResponse:
    """Show the three ways in and what came in lately."""
    return _front(request)


def _front(
    request: HttpRequest, *, problems: dict[str, Problem] | None = None, text: str = ""
) -> HttpResponse:
    viewer = viewer_of(request)
    require(viewer, Can.IMPORT)
    now = timezone.now()
    rows = queries.intakes(viewer).select_related("by", "home")[:SHOWN_INTAKES]
    desks = queries.desks_of(viewer, on=timezone.localdate(now))
    context = {
        "rows": rows,
        "total": queries.intakes(viewer).count(),
        "now": now,
        "problems": problems or {},
        "text": text,
        "desk": desks[0] if desks else None,
    }
    status = next(iter(problems.values())).status if problems else 200
    return not_kept(render(request, "collect/intakes.html", context, status=status))


@login_required
def whatsapp(request: HttpRequest) -> HttpResponse:
    """Take a chat export in."""
    return _upload(request, "whatsapp", actions.start_whatsapp)


@login_required
def recap(request: HttpRequest) -> HttpResponse:
    """Take a recap book in."""
    return _upload(request, "recap", actions.start_recap)


def _upload(request: HttpRequest, way: str, start: Any) -> HttpResponse:
    if request.method != "POST":
        return redirect("collect:intakes")
    viewer = viewer_of(request)
    try:
        file = _chosen(request)
        home = _home(request, viewer)
        intake = start(viewer, file=file, name=file.name or "", home=home, now=timezone.now())
    except Problem as problem:
        if problem.status == 404:
            raise
        return _front(request, problems={way: problem})
    return redirect("collect:intake", intake.pk)


def _chosen(request: HttpRequest) -> UploadedFile[bytes]:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise Problem(NO_FILE)
    return file


@login_required
def paste(request: HttpRequest) -> HttpResponse:
    """Take pasted messages in."""
    if request.method != "POST":
        return redirect("collect:intakes")
    viewer, text = viewer_of(request), request.POST.get("text", "")
    try:
        home = _home(request, viewer)
        intake = actions.start_paste(viewer, text=text, home=home, now=timezone.now())
    except Problem as problem:
        if problem.status == 404:
            raise
        return _front(request, problems={"paste": problem}, text=text)
    return redirect("collect:intake", intake.pk)


def _home(request: HttpRequest, viewer: Viewer) -> str | None:
    words = request.POST.get("area", "").strip()
    return places.area_of_words(words, prefer=tuple(sorted(viewer.reach))) if words else None


@never_cache
@login_required
@require_GET
def intake(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one intake as it stands: being read, in preview, stored or given up."""
    viewer = viewer_of(request)
    found = queries.intake(viewer, pk)
    context: dict[str, Any] = {"intake": found, "now": timezone.now(), "summary": found.summary}
    if found.state in (Intake.State.READING, Intake.State.STORING):
        context["read"], context["to_read"] = progress.ask(found.pk)
        return not_kept(render(request, "collect/intake_working.html", context))
    if found.state != Intake.State.PREVIEW:
        return not_kept(render(request, "collect/intake_done.html", context | _done(viewer, found)))
    is_book = found.channel == Channel.RECAP
    context |= preview.page(request, found) | preview.questions(found)
    template = "collect/preview_recap.html" if is_book else "collect/preview_chat.html"
    return not_kept(render(request, template, context))


def _done(viewer: Viewer, found: Intake) -> dict[str, Any]:
    reports = queries.visible_to(viewer).filter(intake=found).select_related("area")
    return {"reports": reports.order_by("receipt")[:200], "visible": reports.count()}


@login_required
@require_POST
def choices(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the file again with other answers."""
    given = {
        key.removeprefix("pilih:"): value
        for key, value in request.POST.items()
        if key.startswith("pilih:") and isinstance(value, str)
    }
    actions.change_choices(viewer_of(request), intake=pk, choices=given, now=timezone.now())
    messages.success(request, _("Dibaca ulang dengan pilihan Anda."))
    return redirect("collect:intake", pk)


@login_required
@require_POST
def items(request: HttpRequest, pk: int) -> HttpResponse:
    """Take or leave the messages of this page by hand."""
    shown = [int(n) for n in request.POST.getlist("shown") if _is_index(n)]
    taken = {int(n) for n in request.POST.getlist("take") if _is_index(n)}
    viewer, (dates, refused) = viewer_of(request), _dates(request)
    ticked = sorted(taken - refused.keys() | dates.keys())
    with transaction.atomic():
        added, left = actions.choose_items(viewer, intake=pk, shown=shown, taken=ticked)
        dated = actions.correct_dates(viewer, intake=pk, dates=dates, now=timezone.now())
    words = _("%(added)s pesan ditambahkan, %(left)s ditinggalkan.")
    if dated:
        words = _("%(added)s ditambahkan, %(left)s ditinggalkan, %(dated)s tanggal diperbaiki.")
    messages.success(request, words % {"added": added, "left": left, "dated": len(dated)})
    for sentence in refused.values():
        messages.error(request, sentence)
    kind = request.POST.get("jenis", "")
    response = redirect("collect:intake", pk)
    response["Location"] += f"?jenis={kind}" if kind.isalpha() else ""
    return response


def _is_index(written: str) -> bool:
    """Say whether this may be the number of a message; nine digits are more than any export has."""
    return written.isascii() and written.isdecimal() and len(written) <= 9


def _dates(request: HttpRequest) -> tuple[dict[int, date], dict[int, str]]:
    """Return the dates typed for rows by their index, and what is wrong with those that are."""
    dates: dict[int, date] = {}
    refused: dict[int, str] = {}
    today = timezone.localdate()
    for name in request.POST:
        index, written = name.removeprefix("tanggal:"), request.POST.get(name, "").strip()
        if index == name or not _is_index(index) or not written:
            continue
        try:
            day = DayField(max_length=20).clean(written)
            if day is not None and day > today:
                raise problem_error(Problem(DATE_FUTURE, written=written))
        except ValidationError as error:
            refused[int(index)] = error.messages[0]
        else:
            dates |= {int(index): day} if day is not None else {}
    return dates, refused


@login_required
@require_POST
def commit(request: HttpRequest, pk: int) -> HttpResponse:
    """Store the reports of a preview."""
    actions.commit_intake(viewer_of(request), intake=pk, now=timezone.now())
    return redirect("collect:intake", pk)


@login_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a preview up."""
    actions.discard_intake(viewer_of(request), intake=pk, now=timezone.now())
    messages.success(request, _("Dibatalkan. Tidak ada yang dimasukkan; berkasnya dihapus."))
    return redirect("collect:intakes")
