"""Events of others as a list and by area, beside the office's own and never summed with them."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from serasi.exchange import queries
from serasi.exchange.models import ExternalEvent, Source
from serasi.exchange.queries.scope import BRINGS, READS, ExternalFilter, by_source, filter_of
from serasi.network.doors import OfficeRequest, door
from serasi.regions import queries as regions
from serasi.regions.models import Area
from serasi.register import mapping, phrases
from serasi.register.queries.events import areas_below
from serasi.register.queries.tables import named
from serasi.science import charts

A_PAGE = 25
MOST_AREAS = 120


def _areas(rows: QuerySet[ExternalEvent]) -> list[dict[str, Any]]:
    """Count by regency and source, the most first; what has no place stands last."""
    counts: dict[str | None, dict[str, int]] = {}
    for code, source, n in (
        rows.order_by().values_list("regency_code", "source").annotate(n=Count("pk"))
    ):
        counts.setdefault(code or None, {})[source] = n
    names = {
        code: named(name, kind)
        for code, name, kind in Area.objects.filter(
            code__in=[code for code in counts if code]
        ).values_list("code", "name", "kind")
    }
    found = [
        {
            "code": code,
            "name": names.get(code or "", code) if code else _("tempat tidak dikenali"),
            "counts": by,
            "most": max(by.values()),
        }
        for code, by in counts.items()
    ]
    return sorted(found, key=lambda one: (one["code"] is None, -one["most"], one["name"]))


def _columns(rows: QuerySet[ExternalEvent], areas: list[dict[str, Any]]) -> list[str]:
    """Return the sources found, and give each area its counts in their order.

    A source of which nothing is here has no column: nothing brought in is not nought.
    """
    found = set(rows.order_by().values_list("source", flat=True).distinct())
    shown = [source for source in Source.values if source in found]
    for one in areas:
        one["cells"] = [one["counts"].get(source, 0) for source in shown]
    return [str(Source(source).label) for source in shown]


def _map(areas: list[dict[str, Any]], asked: ExternalFilter) -> SafeString | None:
    """Draw one source by regency; several would have to be summed."""
    if not asked.source:
        return None
    placed = {one["code"]: one for one in areas if one["code"] and len(one["code"]) == 5}
    shapes = regions.boundaries(placed, tolerance=0.002)
    if not shapes or len(placed) > MOST_AREAS:
        return None
    top = max(one["counts"].get(asked.source, 0) for one in placed.values())
    bounds = mapping.class_bounds(top)
    drawn = [
        charts.Area(
            key=code,
            shape=shapes[code],
            value_class=mapping.class_of(one["counts"].get(asked.source, 0), bounds),
            label=one["name"],
            value=_("%(n)s catatan") % {"n": phrases.grouped(one["counts"].get(asked.source, 0))},
            url=f"?sumber={asked.source}&wilayah={code}",
            mark=phrases.grouped(one["counts"].get(asked.source, 0)),
        )
        for code, one in placed.items()
        if code in shapes
    ]
    classes = [words for _kind, words in mapping.legend(bounds, top)]
    label = _("Peta catatan %(source)s") % {"source": Source(asked.source).label}
    return mark_safe(  # noqa: S308 - the charts escape what they draw
        charts.choropleth(drawn, label=label, classes=classes, width=960)
    )


@door(*READS, *BRINGS)
def events(request: OfficeRequest) -> HttpResponse:
    """Show the events of others of a filter."""
    asked = filter_of(request.GET)
    found = queries.events(request.viewer, asked)
    paginator: Paginator[Any] = Paginator(
        found.select_related("area", "file").defer("raw", "file__findings", "file__head"), A_PAGE
    )
    page = paginator.get_page(request.GET.get("page"))
    areas = _areas(found)
    context = {
        "now": request.now,
        "asked": asked,
        "page": page,
        "total": paginator.count,
        "by_source": by_source(found),
        "areas": areas,
        "columns": _columns(found, areas),
        "map": _map(areas, asked),
        "sources": Source.choices,
        "choices": areas_below(request.viewer, *READS, *BRINGS),
        "may_bring": any(request.viewer.can(right) for right in BRINGS),
        "query": request.GET.urlencode(),
    }
    return render(request, "exchange/events.html", context)
