"""Editions as everybody reads them, and as the desk prepares them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import EDITION_UNKNOWN, NOT_FOUND, Problem
from serasi.publish import public_rules as rules
from serasi.publish.models import Edition
from serasi.regions.models import Area
from serasi.register.models import Event, Handling
from serasi.respond.models import Agreement

PREPARES = (Can.CODE, Can.CONFIRM)
_REPORT_GROUPS = {
    Handling.Outcome.INCIDENT: "incident",
    Handling.Outcome.TENSION: "tension",
    Handling.Outcome.WATCHED: "watched",
    Handling.Outcome.UNPROVEN: "unproven",
    Handling.Outcome.NOT_EVENT: "other",
}


def approved() -> QuerySet[Edition]:
    """Return what is out: every approved edition, for anybody at all."""
    return Edition.objects.filter(state=Edition.State.APPROVED).select_related("area")


def visible_to(viewer: Viewer) -> QuerySet[Edition]:
    """Return the editions, drafts too, of the regencies whose desk the viewer belongs to."""
    return Edition.objects.filter(granted(viewer, *PREPARES))


def newest_editions() -> list[Edition]:
    """Return the newest approved edition of each regency that has one."""
    found: dict[str, Edition] = {}
    for row in approved().order_by("area_id", "-number"):
        found.setdefault(row.area_id, row)
    return list(found.values())


def public_edition(code: str, number: int | None = None) -> Edition:
    """Return an approved edition, the newest where no number is given."""
    rows = approved().filter(area_id=code)
    found = (rows.filter(number=number) if number else rows).order_by("-number").first()
    if found is None:
        raise Problem(EDITION_UNKNOWN if number else NOT_FOUND)
    return found


def editions_of(code: str) -> list[Edition]:
    """Return all that a regency published, newest first."""
    return list(approved().filter(area_id=code).defer("figures").order_by("-number"))


def edition(viewer: Viewer, pk: int) -> Edition:
    """Return one edition of the viewer's desk, or refuse as if it did not exist."""
    found = (
        visible_to(viewer).filter(pk=pk).select_related("area", "made_by", "approved_by").first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def desk_regencies(viewer: Viewer) -> list[Area]:
    """Return the regencies for which the viewer prepares or approves editions."""
    codes = [code for code in viewer.areas(*PREPARES) if len(code) == 5]
    return list(Area.objects.filter(code__in=codes, level=2).order_by("code"))


def districts_of(regency: str) -> dict[str, str]:
    """Return the kecamatan of a regency by code, with their names; those of former times too."""
    rows = Area.objects.filter(parent_id=regency, level=3).order_by("code")
    return dict(rows.values_list("code", "name"))


def first_month(regency: str) -> str | None:
    """Return the month of the earliest confirmed event of a regency."""
    with opened():
        rows = _events(regency).order_by("start_date").values_list("start_date", flat=True)
        day = rows.first()
    return rules.month_key(day) if day else None


def _events(regency: str) -> QuerySet[Event]:
    return Event.objects.filter(
        regency_code=regency, state=Event.State.CONFIRMED, trashed_at=None
    ).order_by()


def counted(regency: str, months: Iterable[str]) -> dict[str, dict[str, dict[str, int]]]:
    """Count what is confirmed in some months, for the tables of an edition.

    The house counts here, whoever asks: an edition is of the whole regency. Its callers ask for
    the right first.
    """
    world: dict[str, dict[str, dict[str, int]]] = {
        month: {table: {} for table in rules.TABLES if table != rules.TOTAL} for month in months
    }
    if not world:
        return {}
    begin = rules.first_of(min(world))
    end = rules.days_of(max(world))[1]
    with opened():
        _count_events(world, _events(regency).filter(start_date__range=(begin, end)))
        _count_reports(world, regency, begin=begin, end=end)
        _count_agreements(world, regency, begin=begin, end=end)
    return world


def _put(
    world: dict[str, dict[str, dict[str, int]]], at: Any, table: str, code: str, n: int
) -> None:
    month = world.get(rules.month_key(at))
    if month is not None:
        month[table][code] = month[table].get(code, 0) + n


def _count_events(world: dict[str, dict[str, dict[str, int]]], rows: QuerySet[Event]) -> None:
    counts = rows.values_list("start_date", "district_code", "trigger", "kind").annotate(
        n=Count("*")
    )
    for day, district, trigger, kind, n in counts:
        _put(world, day, rules.BY_AREA, district, n)
        _put(world, day, rules.BY_TRIGGER, trigger, n)
        _put(world, day, rules.BY_KIND, kind, n)


def _count_reports(
    world: dict[str, dict[str, dict[str, int]]], regency: str, *, begin: Any, end: Any
) -> None:
    zone = timezone.get_current_timezone()
    rows = (
        Handling.objects.filter(
            regency_code=regency,
            received_at__gte=datetime.combine(begin, time.min, zone),
            received_at__lte=datetime.combine(end, time.max, zone),
        )
        .exclude(outcome=Handling.Outcome.NIL)
        .order_by()
        .annotate(month=TruncMonth("received_at", tzinfo=zone))
        .values_list("month", "outcome", "state")
        .annotate(n=Count("*"))
    )
    for month, outcome, state, n in rows:
        closed = state == Handling.State.CLOSED
        group = _REPORT_GROUPS.get(outcome, "other") if closed else "open"
        _put(world, month, rules.BY_REPORT, group, n)


def _count_agreements(
    world: dict[str, dict[str, dict[str, int]]], regency: str, *, begin: Any, end: Any
) -> None:
    same = Agreement.objects.filter(
        case=OuterRef("case"), in_force_since=OuterRef("in_force_since")
    )
    rows = Agreement.objects.filter(
        case__regency_code=regency, amends=None, in_force_since__range=(begin, end)
    ).annotate(holds=Exists(same.filter(state=Agreement.State.SIGNED)))
    for row in rows.order_by():
        code = "holding" if row.holds else "ended"
        _put(world, row.in_force_since, rules.BY_AGREEMENT, code, 1)
