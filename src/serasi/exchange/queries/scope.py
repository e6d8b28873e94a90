"""Who sees which events of others: those of own areas, and all that the own office brought in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Q, QuerySet

from serasi.exchange.models import ExternalEvent, ExternalFile, Source
from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem
from serasi.regions.placed import within
from serasi.register.queries.filters import Asked

READS = (Can.COUNT, Can.READ_EVENTS)
BRINGS = (Can.CONFIRM,)
"""Who stands for the data of the regency: analyst and head, who may import as well."""


def visible_to(viewer: Viewer) -> QuerySet[ExternalEvent]:
    """Return the events of others that a viewer may read, of all versions."""
    agencies = viewer.agencies(*BRINGS)
    return ExternalEvent.objects.filter(granted(viewer, *READS) | Q(agency__in=agencies))


def files(viewer: Viewer) -> QuerySet[ExternalFile]:
    """Return the files that the viewer's office brought in."""
    return ExternalFile.objects.filter(agency__in=viewer.agencies(*BRINGS))


def file_of(viewer: Viewer, pk: int) -> ExternalFile:
    """Return one of these files, or refuse as if it did not exist."""
    found = files(viewer).filter(pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


@dataclass(frozen=True)
class ExternalFilter:
    """What is asked for; the page's own names beside those of the register's lists."""

    source: str = ""
    area: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""
    ignored: tuple[str, ...] = ()


def filter_of(query: Mapping[str, str]) -> ExternalFilter:
    """Read a filter from an address."""
    asked = Asked(query)
    since, until = asked.period("dari", "sampai")
    found = ExternalFilter(
        source=asked.among("sumber", Source.values),
        area=asked.area("wilayah"),
        since=since,
        until=until,
        words=asked.written("q")[:80],
    )
    return replace(found, ignored=tuple(asked.ignored))


def events(viewer: Viewer, asked: ExternalFilter) -> QuerySet[ExternalEvent]:
    """Return the current events of a filter, the newest first."""
    found = visible_to(viewer).filter(current=True)
    if asked.source:
        found = found.filter(source=asked.source)
    if asked.area:
        found = found.filter(within([asked.area]))
    if asked.since:
        found = found.filter(start_date__gte=asked.since)
    if asked.until:
        found = found.filter(start_date__lte=asked.until)
    for word in asked.words.split():
        found = found.filter(
            Q(place__icontains=word) | Q(actor_a__icontains=word) | Q(actor_b__icontains=word)
        )
    return found.order_by("-start_date", "-pk")


def by_source(rows: QuerySet[ExternalEvent]) -> list[tuple[str, int]]:
    """Return how many of each source there are; sources are never summed."""
    counts = dict(rows.order_by().values_list("source").annotate(n=Count("pk")))
    return [(str(Source(code).label), counts[code]) for code in Source.values if code in counts]
