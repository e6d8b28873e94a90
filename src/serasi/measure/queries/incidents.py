"""Harmony beside verified incidents of the same districts, before and after a wave."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
from django.db.models import Count

from serasi.measure.models import Wave
from serasi.measure.queries.kept import NO_DATA, figure_cell, index_cell
from serasi.measure.queries.mapped import DIRECT, District, districts
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.recover.rules import months_after
from serasi.regions.models import Area
from serasi.register.models import Event
from serasi.register.queries import countable
from serasi.register.queries.tables import known_since
from serasi.science import harmony
from serasi.science.harmony import INDEX, Cell, Lags
from serasi.science.harmony.beside import LEAST_AREAS as LEAST_AREAS

LENGTHS = (3, 6, 12)
RATE = 100_000
OVER, UNKNOWN, AHEAD = "over", "unknown", "ahead"
BEFORE, AFTER = "before", "after"


@dataclass(frozen=True)
class Window:
    """Days from `since` to `until`, both counted.

    state : over (may be counted), ahead (not over yet), unknown (begins before anything was kept)
    """

    key: str
    since: date
    until: date
    state: str


@dataclass(frozen=True)
class Row:
    """One district: its figure, and its incidents by window; None where a window is not counted."""

    district: District
    cell: Cell
    counts: Mapping[str, int | None]
    rates: Mapping[str, float | None]


@dataclass(frozen=True)
class Beside:
    """The districts of a wave beside their incidents, and what goes together.

    by_rate : whether incidents are taken per 100,000 people; else counts, since people are unknown
    """

    subject: str
    months: int
    windows: tuple[Window, ...]
    rows: tuple[Row, ...]
    lags: Lags
    by_rate: bool
    shown: int


def may_count(viewer: Viewer, row: Wave) -> bool:
    """Say whether a viewer counts incidents of every trigger in the area of a wave."""
    return viewer.can(Can.COUNT, area=row.area_id)


def windows_of(row: Wave, *, months: int, known: date | None, today: date) -> tuple[Window, ...]:
    """Return two windows before the field days of a wave and two after, of equal length."""
    found = []
    for key, first, last in (
        ("before2", _moved(row.starts_on, -2 * months), _moved(row.starts_on, -months)),
        (BEFORE, _moved(row.starts_on, -months), row.starts_on),
        (AFTER, row.ends_on + timedelta(days=1), _moved(row.ends_on, months) + timedelta(days=1)),
        ("after2", _moved(row.ends_on, months) + timedelta(days=1),
         _moved(row.ends_on, 2 * months) + timedelta(days=1)),
    ):  # fmt: skip
        until = last - timedelta(days=1)
        unknown = known is None or first < known
        state = UNKNOWN if unknown else AHEAD if until >= today else OVER
        found.append(Window(key, first, until, state))
    return tuple(found)


def _moved(day: date, months: int) -> date:
    return months_after(datetime.combine(day, time.min), months).date()


def beside(
    viewer: Viewer, row: Wave, report: dict[str, Any], *, subject: str, months: int, today: date
) -> Beside:
    """Return districts beside incidents; only figures that are shown anyway take part.

    Figures by a model are left out: they lean on one another and would go together by that alone.
    """
    known = known_since(viewer, row.area_id)
    windows = windows_of(row, months=months, known=known, today=today)
    places = districts(row, report)
    counts = {one.key: _counts(viewer, row, one) for one in windows if one.state == OVER}
    people = dict(
        Area.objects.filter(code__in=[one.code for one in places]).values_list("code", "population")
    )
    rows = [_row(one, report, subject, counts, windows, people.get(one.code)) for one in places]
    shown = [one for one in rows if one.cell.value is not None]
    by_rate = bool(shown) and all(people.get(one.district.code) for one in shown)
    columns = {
        key: [(one.rates if by_rate else one.counts)[key] for one in shown] for key in counts
    }
    # the same page always tells the same p
    rng = np.random.default_rng(zlib.crc32(f"{row.code}/{subject}/{months}".encode()))
    lags = harmony.lead_lag(
        np.array([one.cell.value for one in shown], dtype=float),
        {key: np.array(values, dtype=float) for key, values in columns.items()},
        rng=rng, before=BEFORE, after=AFTER,
    )  # fmt: skip
    return Beside(subject, months, windows, tuple(rows), lags, by_rate, len(shown))


def _counts(viewer: Viewer, row: Wave, window: Window) -> dict[str, int]:
    found = countable(viewer).filter(
        kind=Event.Kind.INCIDENT,
        merged_into=None,
        regency_code=row.area_id,
        start_date__gte=window.since,
        start_date__lte=window.until,
    )
    by_district = found.order_by().values_list("district_code").annotate(n=Count("pk"))
    return dict(by_district)


def _row(
    one: District,
    report: dict[str, Any],
    subject: str,
    counts: Mapping[str, Mapping[str, int]],
    windows: tuple[Window, ...],
    people: int | None,
) -> Row:
    told = {
        window.key: counts[window.key].get(one.code, 0) if window.key in counts else None
        for window in windows
    }
    rates = {key: None if n is None or not people else n * RATE / people for key, n in told.items()}
    return Row(one, _cell(one, report, subject), told, rates)


def _cell(one: District, report: dict[str, Any], subject: str) -> Cell:
    if one.kind != DIRECT:
        return Cell(reason=NO_DATA)
    area = report["areas"][one.code]
    if subject == INDEX:
        return index_cell(area)
    return figure_cell(area["attitudes"].get(subject), area["clusters"])
