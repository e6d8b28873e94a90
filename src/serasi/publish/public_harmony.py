"""What an edition says of published survey waves: only what their own gate let through."""

from __future__ import annotations

from datetime import date
from typing import Any

from serasi.measure.models import Wave, WaveKind, WaveState
from serasi.measure.queries.reading import Reading, reading_of
from serasi.network.policy import Viewer

MOST_WAVES = 4
PUBLIC_KINDS = (WaveKind.PROBABILITY, WaveKind.OPEN)
"""A residual wave is about one case, a pulse about a panel: neither is for everybody."""


def waves_of(viewer: Viewer, regency: str, *, until: date) -> list[dict[str, Any]]:
    """Return the published waves of a regency that ended by a day, newest first."""
    rows = Wave.objects.filter(
        area=regency, state=WaveState.PUBLISHED, kind__in=PUBLIC_KINDS, ends_on__lte=until
    ).order_by("-ends_on", "-pk")[:MOST_WAVES]
    seen = [(row, reading_of(viewer, row)) for row in rows]
    return [_told(row, reading) for row, reading in seen if reading is not None]


def _told(row: Wave, reading: Reading) -> dict[str, Any]:
    index = reading.index
    return {
        "title": row.title,
        "starts_on": row.starts_on.isoformat(),
        "ends_on": row.ends_on.isoformat(),
        "kind": row.kind,
        "instrument": row.instrument,
        "people": reading.people,
        "index": _rounded(index.value) if index.shown else None,
        "low": _rounded(index.lo) if index.shown else None,
        "high": _rounded(index.hi) if index.shown else None,
        "category": reading.category if index.shown else "",
        "boundary": reading.boundary,
        "reason": "" if index.shown else index.reason,
        "places": [
            {
                "code": place.code,
                "name": place.name,
                "index": _rounded(place.index),
                "low": _rounded(place.lo),
                "high": _rounded(place.hi),
                "category": place.category,
            }
            for place in reading.places
        ],
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
