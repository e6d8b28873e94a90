"""Figures of social harmony: what a published wave says; what it hides stays hidden."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from serasi.measure.models import Wave, WaveKind, WaveState
from serasi.measure.queries.reading import reading_of
from serasi.measure.queries.scope import visible_to
from serasi.network.policy import Viewer
from serasi.publish.figures.model import Asked, Result, Value


def latest_wave(viewer: Viewer, asked: Asked) -> Wave | None:
    """Return the last wave by lot of the whole area that was out at the cut-off.

    It ended in the period or before it, but not more than two years ago.
    """
    rows = visible_to(viewer).filter(
        area=asked.area, kind=WaveKind.PROBABILITY, state=WaveState.PUBLISHED,
        published_at__lte=asked.cut_off, starts_on__lte=asked.until,
        ends_on__gte=_two_years_before(asked.until),
    )  # fmt: skip
    return rows.order_by("-ends_on").first()


def _two_years_before(day: date) -> date:
    return day.replace(year=day.year - 2, day=min(day.day, 28))


def _rounded(value: float | None) -> Value:
    return None if value is None else Decimal(str(value)).quantize(Decimal("0.1"))


def index(viewer: Viewer, asked: Asked) -> Result:
    """Return the index, its interval, the ten attitudes, and the districts of the latest wave."""
    cells = ("indeks", "lo", "hi", "orang", "klaster")
    row = latest_wave(viewer, asked)
    read = reading_of(viewer, row) if row is not None else None
    if row is None or read is None:
        return Result(dict.fromkeys(cells))
    values: dict[str, Value] = {
        "indeks": _rounded(read.index.value),
        "lo": _rounded(read.index.lo),
        "hi": _rounded(read.index.hi),
        "orang": read.people,
        "klaster": read.clusters,
    }
    texts = {
        "gelombang": row.code,
        "mulai": row.starts_on.isoformat(),
        "sampai": row.ends_on.isoformat(),
        "kategori": read.category,
        "label": read.label,
        "tersembunyi": read.index.reason or "",
    }
    for one in read.attitudes:
        values |= {
            f"{one.code}": _rounded(one.now.value),
            f"{one.code}.lalu": _rounded(one.before.value),
            f"{one.code}.lo": _rounded(one.now.lo),
            f"{one.code}.hi": _rounded(one.now.hi),
        }
        texts[one.code] = one.name
        texts[f"{one.code}.tergerus"] = "ya" if one.change.flag else ""
    places = []
    for place in read.places:
        places.append(place.code)
        values |= {
            place.code: _rounded(place.index),
            f"{place.code}.lo": _rounded(place.lo),
            f"{place.code}.hi": _rounded(place.hi),
        }
        texts |= {place.code: place.name, f"{place.code}.alasan": place.reason}
    values["tersembunyi"] = sum(values[code] is None for code in places)
    return Result(values, texts, tuple(places))
