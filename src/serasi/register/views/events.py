"""Events: the list with its filters, one event with its history, the trash."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from serasi.network.roles import Can
from serasi.problems import EDITED_MEANWHILE, FORM_INVALID, REASON_NEEDED, Problem
from serasi.register import actions, phrases, queries, rules
from serasi.register.coded import NAMES, coding_of
from serasi.register.codes import TRIGGER_SHORT, Form
from serasi.register.forms import CodingForm, initial_of
from serasi.register.models import Event
from serasi.register.queries import events as reads
from serasi.register.queries.eyes import writers, written_by_others
from serasi.register.queries.queue import saved_views
from serasi.register.queries.report import story
from serasi.register.views.doors import READS_EVENTS, OfficeRequest, door
from serasi.register.views.report import COUNT_FIELDS, MAIN_FIELDS, MORE_FIELDS, shown_fields

A_PAGE = 25


def filter_words(request: OfficeRequest, asked: reads.EventFilter) -> str:
    """Say what a list or an export holds."""
    states = {
        "confirmed": _("disahkan dua orang"),
        "second": _("menunggu orang kedua"),
        "draft": _("konsep"),
        "all": _("semua keadaan"),
    }
    words = [states[asked.state]]
    if asked.kind:
        words.append(str(Event.Kind(asked.kind).label).lower())
    if asked.trigger:
        words.append(f"{asked.trigger} {phrases.trigger_name(asked.trigger)}")
    if asked.form:
        words.append(f"{asked.form} {Form(asked.form).label}")
    if asked.area:
        names = dict(reads.areas_below(request.viewer, *READS_EVENTS, Can.COUNT))
        words.append(names.get(asked.area, asked.area))
    if asked.since:
        words.append(_("sejak %(day)s") % {"day": asked.since.strftime("%d/%m/%Y")})
    if asked.until:
        words.append(_("sampai %(day)s") % {"day": asked.until.strftime("%d/%m/%Y")})
    if asked.question:
        words.append(_("berisi “%(words)s”") % {"words": asked.question})
    return ", ".join(words)


def _choices(request: OfficeRequest) -> dict[str, Any]:
    return {
        "areas": reads.areas_below(request.viewer, *READS_EVENTS),
        "triggers": [(code, f"{code} {name}") for code, name in TRIGGER_SHORT.items()],
        "kinds": Event.Kind.choices,
        "forms": [(code, f"{code} {label}") for code, label in Form.choices],
        "states": [
            ("confirmed", _("Disahkan")),
            ("second", _("Menunggu orang kedua")),
            ("draft", _("Konsep")),
            ("all", _("Semua")),
        ],
        "sorts": [
            ("baru", _("Kejadian terbaru")),
            ("lama", _("Kejadian tertua")),
            ("dicatat", _("Terakhir dicatat")),
        ],
    }


@door(*READS_EVENTS)
def events(request: OfficeRequest) -> HttpResponse:
    """Show the events of a filter."""
    asked = reads.filter_of(request.GET)
    known = rules.number_of(asked.question) if asked.question else None
    if known is not None:
        year, number = known
        return redirect("register:event", rules.event_number(number, year=year))
    found = reads.events(request.viewer, asked)
    paginator: Paginator[Any] = Paginator(found, A_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    keys = [row.pk for row in page.object_list]
    rows = Event.objects.filter(pk__in=keys).select_related("area", "area__parent")
    by_key = {row.pk: row for row in rows}
    codes = request.viewer.can(Can.CODE) or request.viewer.can(Can.CONFIRM)
    return render(
        request,
        "register/events.html",
        {
            "now": request.now,
            "asked": asked,
            "choices": _choices(request),
            "rows": [by_key[key] for key in keys],
            "page": page,
            "total": paginator.count,
            "filter_words": filter_words(request, asked),
            "query": request.GET.urlencode(),
            "saved": saved_views(request.viewer, "events"),
            "export_total": _export_total(request, found, paginator.count),
            "codes": codes,
            "waiting": _waiting(request) if codes else 0,
        },
    )


def _export_total(request: OfficeRequest, rows: QuerySet[Event], total: int) -> int | None:
    """Return how many rows a download would hold; None when downloads are not the viewer's."""
    if not request.viewer.can(Can.EXPORT):
        return None
    narrowed = reads.exportable(request.viewer, rows)
    return total if narrowed is rows else narrowed.order_by().count()


def _waiting(request: OfficeRequest) -> int:
    """Count what waits for this viewer as the second person."""
    me = request.viewer.person_id
    if me is None or not request.viewer.can(Can.CONFIRM):
        return 0
    rows = queries.visible_to(request.viewer).filter(state=Event.State.SECOND)
    return written_by_others(rows, me).count()


def _rights(request: OfficeRequest, event: Event) -> dict[str, bool]:
    viewer = request.viewer
    code = viewer.can(Can.CODE, area=event.area_id)
    confirm = viewer.can(Can.CONFIRM, area=event.area_id)
    second = event.state == Event.State.SECOND
    eyes = rules.may_confirm(writers=writers(event), confirmer_id=viewer.person_id)
    settled = event.state == Event.State.CONFIRMED
    return {
        "edit": code,
        "confirm": confirm and second and eyes,
        "own": second and not eyes,
        "trash": confirm if settled else code,
        "merge": confirm if settled else code,
    }


NUMBERS = (
    "crowd_min",
    "crowd_max",
    "deaths",
    "injured_heavy",
    "injured_light",
    "missing_people",
    "displaced_people",
    "displaced_kk",
    "detained",
    "buildings_damaged",
    "vehicles_damaged",
    "loss_rp",
)


def detail(
    request: OfficeRequest, event: Event, *, problem: Problem | None = None, status: int = 200
) -> HttpResponse:
    """Draw the page of an event, perhaps with a refusal."""
    viewer = request.viewer
    works = reads.reads_drafts(viewer, event)
    before, after = reads.chains(viewer, event)
    risk = (
        phrases.RISKS[rules.risk(event.likelihood, event.impact)]
        if event.likelihood and event.impact
        else ""
    )
    context = {
        "now": request.now,
        "event": event,
        "other_areas": list(event.other_areas.select_related("parent")),
        "numbers": [(phrases.FIELD_NAMES[name], getattr(event, name)) for name in NUMBERS],
        "history": reads.history(viewer, event),
        "reports": list(reads.reports_of(viewer, event)),
        "story": story(f"event:{event.public_id}") if works else [],
        "works": works,
        "before": before,
        "after": after,
        "merged": list(queries.merged(viewer).filter(merged_into=event)),
        "risk": risk,
        "may": _rights(request, event),
        "problem": problem,
        "reads_reports": viewer.can(Can.READ_REPORTS, area=event.area_id),
    }
    return render(request, "register/event.html", context, status=status)


@door(*READS_EVENTS)
def event(request: OfficeRequest, public_id: str) -> HttpResponse:
    """Show an event; a merged one leads to the one it was merged into."""
    gone = queries.merged(request.viewer).filter(public_id=public_id).first()
    if gone is not None and gone.merged_into is not None:
        return redirect("register:event", gone.merged_into.public_id)
    return detail(request, queries.event(request.viewer, public_id))


@door(Can.CODE)
def edit(request: OfficeRequest, public_id: str) -> HttpResponse:
    """Change an event with a reason; when somebody else did so meanwhile, show both versions."""
    found = queries.event(request.viewer, public_id)
    if not request.viewer.can(Can.CODE, area=found.area_id):
        return redirect("register:event", public_id)
    initial = {**initial_of(coding_of(found)), "version": found.version}
    if request.method != "POST":
        form = CodingForm(viewer=request.viewer, initial=initial)
        return _edit_page(request, found, form)
    form = CodingForm(request.POST, viewer=request.viewer, initial=initial)
    if not form.is_valid():
        return _edit_page(request, found, form, status=422)
    try:
        actions.edit_event(
            request.viewer,
            public_id=public_id,
            coding=form.coding(),
            version=form.cleaned_data["version"] or 0,
            reason=request.POST.get("reason", ""),
            now=request.now,
        )
    except Problem as problem:
        if problem.kind not in (EDITED_MEANWHILE, FORM_INVALID, REASON_NEEDED):
            raise
        return _edit_page(request, found, form, problem=problem, status=problem.status)
    return redirect("register:event", public_id)


def _edit_page(
    request: OfficeRequest,
    found: Event,
    form: CodingForm,
    *,
    problem: Problem | None = None,
    status: int = 200,
) -> HttpResponse:
    theirs = []
    if problem is not None and problem.kind == EDITED_MEANWHILE:
        current, mine = coding_of(found), form.coding()
        theirs = [
            (
                phrases.FIELD_NAMES[name],
                phrases.value_words(name, _value(getattr(current, name))),
                phrases.value_words(name, _value(getattr(mine, name))),
            )
            for name in NAMES
            if getattr(current, name) != getattr(mine, name)
        ]
        form.data = {**request.POST.dict(), "version": str(found.version)}
    more_open = form.is_bound and any(form.errors.get(name) for name in MORE_FIELDS)
    context = {
        "now": request.now,
        "event": found,
        "form": form,
        "main": shown_fields(form, None, MAIN_FIELDS),
        "counts": shown_fields(form, None, COUNT_FIELDS),
        "more": shown_fields(form, None, MORE_FIELDS),
        "more_open": more_open,
        "problem": problem,
        "theirs": theirs,
        "reason": request.POST.get("reason", ""),
        "settled": found.state == Event.State.CONFIRMED,
    }
    return render(request, "register/event_edit.html", context, status=status)


def _value(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


@door(Can.CODE, Can.CONFIRM)
def trash(request: OfficeRequest) -> HttpResponse:
    """Show what lies in the trash, and until when."""
    rows = queries.trash(request.viewer).select_related("area", "area__parent")
    page = Paginator(rows.order_by("-trashed_at"), A_PAGE).get_page(request.GET.get("page"))
    kept = actions.KEPT_IN_TRASH
    return render(
        request,
        "register/trash.html",
        {
            "now": request.now,
            "page": page,
            "rows": [(row, row.trashed_at + kept) for row in page.object_list if row.trashed_at],
            "total": page.paginator.count,
            "url": reverse("register:events"),
        },
    )
