"""The office's own verified records, as far as a viewer may take them out of the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from serasi.exchange.shapes import Own
from serasi.network.policy import Viewer, require_any
from serasi.network.roles import Can
from serasi.regions.models import Area
from serasi.register.models import Event
from serasi.register.queries.events import EventFilter, events, exportable

_FIELDS = (
    "public_id", "start_date", "end_date", "time_precision", "trigger", "form", "party_a",
    "party_b", "deaths", "report_count", "area_id", "area__level", "area__name", "area__lat",
    "area__lng",
)  # fmt: skip
UNCONFIRMED = (Event.State.DRAFT, Event.State.SECOND)


def takable(viewer: Viewer, asked: EventFilter) -> QuerySet[Event]:
    """Return the confirmed records of a filter that the viewer may export."""
    require_any(viewer, (Can.EXPORT,))
    # "not a draft" instead of "confirmed": an index on the state would lead SQLite to sort all
    # records anew for each batch of keys.
    found = events(viewer, replace(asked, state="all"))
    return exportable(viewer, found.exclude(state__in=UNCONFIRMED))


def own_records(found: QuerySet[Event]) -> Iterator[Own]:
    """Return the records one by one; nothing written by hand is among what is read."""
    names = _names()
    for row in found.values_list(*_FIELDS).iterator(chunk_size=2000):
        yield _own(dict(zip(_FIELDS, row, strict=True)), names)


def _names() -> Mapping[str, str]:
    return dict(Area.objects.filter(level__lte=3).values_list("code", "name"))


def _own(row: Mapping[str, Any], names: Mapping[str, str]) -> Own:
    code = row["area_id"]
    lat, lng = row["area__lat"], row["area__lng"]
    return Own(
        number=row["public_id"], start=row["start_date"], end=row["end_date"],
        precision=row["time_precision"], trigger=row["trigger"], form=row["form"],
        sides=(2 if row["party_b"] else 1) if row["party_a"] else 0, deaths=row["deaths"],
        reports=row["report_count"], level=row["area__level"], province=names.get(code[:2], ""),
        regency=names.get(code[:5], "") if len(code) > 2 else "",
        district=names.get(code[:8], "") if len(code) > 5 else "",
        place=row["area__name"], code=code,
        lat=None if lat is None else float(lat), lng=None if lng is None else float(lng),
    )  # fmt: skip
