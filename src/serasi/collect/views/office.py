"""The office's doors for what comes in together: exports, pastes, recap books; their preview."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from serasi.collect import actions, phrases, places, progress, queries
from serasi.collect.models import Channel, Intake, IntakeItem
from serasi.collect.recap import FIELD_NAMES
from serasi.collect.recap.ledger import CHOICE_NAMES
from serasi.collect.views.asking import not_kept, viewer_of
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.problems import NO_FILE, Problem
from serasi.regions.models import Area

PAGE = 50
SHOWN_INTAKES = 30
ORDERS = {
    "dmy": gettext_lazy("hari/bulan/tahun (umum di Indonesia)"),
    "mdy": gettext_lazy("bulan/hari/tahun (telepon Amerika)"),
    "ymd": gettext_lazy("tahun/bulan/hari"),
}


@dataclass(frozen=True)
class Question:
    """One assumption as the preview asks it."""

    key: str
    where: str
    what: str
    choice: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Shown:
    """One message or row of the preview."""

    index: int
    title: str
    text: str
    verdict: str
    why: str
    place: str
    sent_at: datetime | None
    taken: bool
    by_hand: bool
    notes: tuple[str, ...]
    photos: int


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
    desks = queries.desks_of(viewer, on=now.date())
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
    context |= _preview(request, found) | _questions(found)
    template = "collect/preview_recap.html" if is_book else "collect/preview_chat.html"
    return not_kept(render(request, template, context))


def _done(viewer: Viewer, found: Intake) -> dict[str, Any]:
    reports = queries.visible_to(viewer).filter(intake=found).select_related("area")
    return {"reports": reports.order_by("receipt")[:200], "visible": reports.count()}


def _preview(request: HttpRequest, found: Intake) -> dict[str, Any]:
    counts = queries.item_counts(found)
    kinds = [
        (value, str(label)) for value, label in IntakeItem.Verdict.choices if counts.get(value)
    ]
    asked = request.GET.get("jenis", "")
    chosen = asked if asked in counts else (kinds[0][0] if kinds else "")
    rows = found.items.filter(verdict=chosen) if chosen else found.items.none()
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    areas = Area.objects.select_related("parent").in_bulk(
        {item.area_code for item in page.object_list if item.area_code}
    )
    dates = {name: found.summary.get(name) for name in ("first", "last")}
    return {
        **{name: datetime.fromisoformat(day) for name, day in dates.items() if day},
        "counts": counts,
        "taken": counts["taken"],
        "kind": chosen,
        "page": page,
        "items": [_shown(item, areas) for item in page.object_list],
        "views": [
            {
                "url": f"?jenis={value}",
                "label": label.capitalize(),
                "count": counts[value],
                "current": value == chosen,
            }
            for value, label in kinds
        ],
    }


def _shown(item: IntakeItem, areas: dict[str, Area]) -> Shown:
    area = areas.get(item.area_code)
    above = f", {area.parent.name}" if area is not None and area.parent else ""
    told = item.stated.get("recap", {})
    flags = told.get("flags", ())
    first = " ".join(str(told.get("narrative") or item.text).replace("*", "").split())
    return Shown(
        index=item.index,
        title=first if len(first) <= 110 else f"{first[:109]}…",
        text=item.text,
        verdict=str(phrases.LABELS.get(item.reading.get("label", ""), item.get_verdict_display())),
        why=phrases.why("by_hand" if item.by_hand else item.why),
        place=f"{area.name}{above}" if area is not None else "",
        sent_at=item.sent_at,
        taken=item.taken,
        by_hand=item.by_hand,
        notes=tuple(_flag(flag) for flag in flags),
        photos=len(item.media),
    )


def _flag(flag: dict[str, str]) -> str:
    written = f" (“{flag['written']}”)" if flag.get("written") else ""
    return f"{flag['sentence']}{written}"


def _choice_name(key: str, value: str) -> str:
    if key == "date_order":
        return str(ORDERS.get(value, value))
    if key.startswith("column:"):
        return str(FIELD_NAMES.get(value, value))  # type: ignore[call-overload]  # any text may come
    return str(CHOICE_NAMES.get(value, value))


def _questions(found: Intake) -> dict[str, Any]:
    questions: list[Question] = []
    statements: list[Question] = []
    for told in found.summary.get("assumptions", ()):
        answers = [told["choice"], *told["alternatives"]]
        if told["id"].startswith("column:"):
            answers = [told["choice"], *(f for f in FIELD_NAMES if f != told["choice"])]
        asked = Question(
            key=told["id"],
            where=told["where"],
            what=told["what"],
            choice=told["choice"],
            options=tuple((value, _choice_name(told["id"], value)) for value in answers),
        )
        (questions if told["alternatives"] else statements).append(asked)
    return {"questions": questions, "statements": statements}


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
    shown = [int(n) for n in request.POST.getlist("shown") if n.isdecimal()]
    taken = [int(n) for n in request.POST.getlist("take") if n.isdecimal()]
    added, left = actions.choose_items(viewer_of(request), intake=pk, shown=shown, taken=taken)
    messages.success(
        request,
        _("%(added)s pesan ditambahkan, %(left)s ditinggalkan.") % {"added": added, "left": left},
    )
    kind = request.POST.get("jenis", "")
    response = redirect("collect:intake", pk)
    response["Location"] += f"?jenis={kind}" if kind.isalpha() else ""
    return response


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
