"""The work queue: tabs with counts, one page of rows with clocks and likely twins, the headline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from serasi.network.policy import Viewer
from serasi.regions.models import Area
from serasi.register.codes import Trigger
from serasi.register.models import Handling, Priority, SavedView, Suggestion
from serasi.register.queries.filters import Asked
from serasi.register.queries.scope import handlings, open_handlings, suggestions
from serasi.register.search import matching_open_reports, matching_reports

VIEWS = ("semua", "bebas", "saya", "lewat", "kedua", "ganda", "nihil", "selesai")
SORTS = ("mendesak", "baru", "lama")
SETTLED = ("nihil", "selesai")
COUNTED_TO = 10_000


@dataclass(frozen=True)
class QueueFilter:
    """What of the queue is asked for."""

    view: str = "semua"
    question: str = ""
    district: str = ""
    priority: str = ""
    trigger: str = ""
    sort: str = "mendesak"
    ignored: tuple[str, ...] = ()


def filter_of(query: Mapping[str, str]) -> QueueFilter:
    """Read a filter from an address; what makes no sense is left out and told in `ignored`."""
    asked = Asked(query)
    return QueueFilter(
        view=asked.among("tampilan", VIEWS, otherwise="semua"),
        question=asked.written("q")[:200],
        district=asked.area("kecamatan", level=3),
        priority=asked.all_among("prioritas", Priority.values),
        trigger=asked.among("pemicu", Trigger.values),
        sort=asked.among("urut", SORTS, otherwise="mendesak"),
        ignored=tuple(asked.ignored),
    )


@dataclass(frozen=True)
class Urgent:
    """The most urgent report of the headline."""

    receipt: str
    place: str
    step: str
    due_at: datetime


@dataclass(frozen=True)
class Tabs:
    """How many stand behind each tab."""

    counts: dict[str, int]
    urgent: Urgent | None


def _twinned(viewer: Viewer) -> Exists:
    near = suggestions(viewer).filter(state=Suggestion.State.OPEN)
    return Exists(
        near.filter(Q(first_id=OuterRef("pk")) | Q(second_id=OuterRef("pk"))).values("pk")
    )


def _midnight(now: datetime) -> datetime:
    return timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)


def in_view(viewer: Viewer, view: str, *, now: datetime) -> QuerySet[Handling]:
    """Return the rows behind one tab."""
    if view == "nihil":
        today = timezone.localdate(now)
        return handlings(viewer).filter(outcome="nil", received_at__gte=_midnight(now), day=today)
    if view == "selesai":
        return handlings(viewer).filter(closed_at__isnull=False).exclude(outcome="nil")
    rows = open_handlings(viewer)
    if view == "ganda":
        return rows.filter(_twinned(viewer))
    narrowed = {
        "bebas": Q(assigned_to=None),
        "saya": Q(assigned_to_id=viewer.person_id),
        "lewat": Q(due_at__lt=now),
        "kedua": Q(state=Handling.State.SECOND),
    }
    return rows.filter(narrowed[view]) if view in narrowed else rows


def tabs(viewer: Viewer, *, now: datetime) -> Tabs:
    """Count the open reports by tab in one pass, and find the most urgent one that is late."""
    rows = open_handlings(viewer)
    counts = rows.aggregate(
        semua=Count("pk"),
        bebas=Count("pk", filter=Q(assigned_to=None)),
        saya=Count("pk", filter=Q(assigned_to_id=viewer.person_id)),
        lewat=Count("pk", filter=Q(due_at__lt=now)),
        kedua=Count("pk", filter=Q(state=Handling.State.SECOND)),
        ganda=Count("pk", filter=Q(_twinned(viewer))),
    )
    counts["nihil"] = in_view(viewer, "nihil", now=now).count()
    first = (
        rows.filter(due_at__lt=now)
        .order_by("priority", "due_at")
        .values_list("report__receipt", "area__name", "area__parent__name", "due_step", "due_at")
        .first()
    )
    if first is None:
        return Tabs(counts, None)
    receipt, name, parent, step, due_at = first
    return Tabs(counts, Urgent(receipt, parent or name, step, due_at) if due_at else None)


def queue(viewer: Viewer, asked: QueueFilter, *, now: datetime) -> QuerySet[Handling]:
    """Return the ordered rows of a filter."""
    rows = in_view(viewer, asked.view, now=now)
    if asked.question:
        settled = asked.view in SETTLED
        matching = matching_reports if settled else matching_open_reports
        rows = rows.filter(matching(viewer, asked.question))
    if asked.district:
        rows = rows.filter(district_code=asked.district)
    if asked.priority:
        rows = rows.filter(priority__in=asked.priority.split(","))
    if asked.trigger:
        rows = rows.filter(trigger=asked.trigger)
    if asked.sort == "lama":
        return rows.order_by("received_at", "pk")
    if asked.sort == "baru" or asked.view in SETTLED:
        return rows.order_by("-received_at", "-pk")
    return rows.order_by("priority", F("due_at").asc(nulls_last=True), "pk")


def bounded_count(rows: QuerySet[Handling], *, most: int = COUNTED_TO) -> int:
    """Count rows, but never more than `most` + 1: beyond that a screen says "lebih dari"."""
    return rows.order_by()[: most + 1].count()


def with_details(rows: QuerySet[Handling]) -> QuerySet[Handling]:
    """Fetch what a row of the queue shows."""
    return rows.select_related(
        "report", "area", "area__parent", "assigned_to", "desk", "event"
    ).defer("report__text", "report__stated")


def twins_of(viewer: Viewer, report_ids: Iterable[int]) -> dict[int, list[tuple[int, str]]]:
    """Return the open likely twins of reports: suggestion and receipt ("" when not readable)."""
    wanted = set(report_ids)
    rows = list(
        suggestions(viewer)
        .filter(Q(first_id__in=wanted) | Q(second_id__in=wanted), state=Suggestion.State.OPEN)
        .values_list("pk", "first_id", "second_id")
    )
    others = {pk for _s, a, b in rows for pk in (a, b)}
    readable = dict(handlings(viewer).filter(pk__in=others).values_list("pk", "report__receipt"))
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for suggestion, first, second in rows:
        if first in wanted:
            found[first].append((suggestion, readable.get(second, "")))
        if second in wanted:
            found[second].append((suggestion, readable.get(first, "")))
    return found


def districts(viewer: Viewer) -> list[tuple[str, str]]:
    """Return the districts from which open reports came, for the filter."""
    codes = open_handlings(viewer).order_by().values_list("district_code", flat=True).distinct()
    areas = Area.objects.filter(code__in=set(codes), level=3).order_by("name")
    return list(areas.values_list("code", "name"))


def saved_views(viewer: Viewer, page: str) -> list[SavedView]:
    """Return the viewer's own saved views of a page."""
    return list(SavedView.objects.filter(person_id=viewer.person_id or 0, page=page))
