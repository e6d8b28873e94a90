"""The office's own verified records, as far as a viewer may take them out of the house."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Max, QuerySet

from serasi.exchange.shapes import Own
from serasi.network.policy import Viewer, require_any
from serasi.network.roles import Can
from serasi.regions.models import Area
from serasi.register.models import Event
from serasi.register.queries.events import EventFilter, events, exportable

_FIELDS = (
    "public_id", "start_date", "end_date", "time_precision", "trigger", "form", "party_a",
    "party_b", "deaths", "report_count", "area_id",
)  # fmt: skip
BATCH = 4_000
UNCONFIRMED = (Event.State.DRAFT, Event.State.SECOND)


def takable(viewer: Viewer, asked: EventFilter) -> QuerySet[Event]:
    """Return the confirmed records of a filter that the viewer may export."""
    require_any(viewer, (Can.EXPORT,))
    # "not a draft" instead of "confirmed": an index on the state would lead SQLite to sort all
    # records anew for each batch of keys.
    found = events(viewer, replace(asked, state="all"))
    return exportable(viewer, found.exclude(state__in=UNCONFIRMED))


def by_key(
    found: QuerySet[Event], fields: Sequence[str], *, after: int, until: int, size: int
) -> Iterator[list[tuple[Any, ...]]]:
    """Return the values of the events by growing key, the key last; one short query a batch."""
    rows = found.order_by("pk").values_list(*fields, "pk")
    while True:
        batch = list(rows.filter(pk__gt=after, pk__lte=until)[:size])
        if not batch:
            return
        yield batch
        after = batch[-1][-1]


def last_key(found: QuerySet[Event]) -> int:
    """Return the greatest key of the events, 0 when there is none."""
    last = found.order_by().aggregate(last=Max("pk"))["last"]
    return 0 if last is None else int(last)


def own_records(found: QuerySet[Event]) -> Iterator[Own]:
    """Return the records by growing key; nothing written by hand is among what is read."""
    places = _Places()
    for batch in by_key(found, _FIELDS, after=0, until=last_key(found), size=BATCH):
        for (
            number,
            start,
            end,
            precision,
            trigger,
            form,
            a,
            b,
            deaths,
            reports,
            code,
            _key,
        ) in batch:
            yield Own(
                number, start, end, precision, trigger, form, (2 if b else 1) if a else 0, deaths,
                reports, *places[code],
            )  # fmt: skip


class _Places(dict[str, tuple[int, str, str, str, str, str, float | None, float | None]]):
    """Reads an area once: its level, its names from the province down, code, middle."""

    def __init__(self) -> None:
        super().__init__()
        self.names = dict(Area.objects.filter(level__lte=3).values_list("code", "name"))

    def __missing__(
        self, code: str
    ) -> tuple[int, str, str, str, str, str, float | None, float | None]:
        level, name, lat, lng = Area.objects.values_list("level", "name", "lat", "lng").get(pk=code)
        self[code] = found = (
            level, self.names.get(code[:2], ""),
            self.names.get(code[:5], "") if len(code) > 2 else "",
            self.names.get(code[:8], "") if len(code) > 5 else "",
            name, code,
            None if lat is None else float(lat), None if lng is None else float(lng),
        )  # fmt: skip
        return found
