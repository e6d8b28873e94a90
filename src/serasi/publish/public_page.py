"""What the public page shows: tables, pictures and sentences from an edition's figures alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from serasi.publish import open_rows
from serasi.publish import public_rules as rules
from serasi.publish.models import Edition
from serasi.regions import queries as regions
from serasi.regions.models import Boundary
from serasi.register import mapping
from serasi.register.codes import Trigger
from serasi.science import charts

MOST_MONTHS = 12
TOLERANCE = 0.002


@dataclass(frozen=True)
class Row:
    """One row of a table with the length of its bar in percent; a value of None is hidden."""

    code: str
    label: str
    value: int | None
    bar: str


@dataclass(frozen=True)
class Period:
    """A period with its words and the figures of each table by code."""

    key: str
    words: str
    figures: Mapping[str, Mapping[str, int | None]]

    def of(self, table: str, code: str = rules.ALL) -> int | None:
        """Return a figure; None where it is hidden or was not counted."""
        return self.figures.get(table, {}).get(code)

    @property
    def total(self) -> int | None:
        """Return the count of all that was confirmed."""
        return self.of(rules.TOTAL)


@dataclass(frozen=True)
class Past:
    """What came in, what was confirmed and what was agreed in a period; None is hidden."""

    words: str
    reported: int | None
    confirmed: int | None
    agreements: int | None


@dataclass(frozen=True)
class Page:
    """The page of one edition, about one chosen period."""

    period: Period | None
    choices: tuple[tuple[str, str], ...]
    triggers: tuple[Row, ...]
    districts: tuple[Row, ...]
    hidden_districts: int
    reports: tuple[Row, ...]
    months: SafeString | None
    months_words: str
    history: tuple[Past, ...]
    map: SafeString | None
    hidden: int
    shown: int

    def _figure(self, table: str, code: str) -> int | None:
        return self.period.of(table, code) if self.period else None

    @property
    def reported(self) -> int | None:
        return self._figure(rules.BY_REPORT, rules.ALL)

    @property
    def incidents(self) -> int | None:
        return self._figure(rules.BY_KIND, "incident")

    @property
    def tensions(self) -> int | None:
        return self._figure(rules.BY_KIND, "tension")

    @property
    def agreements(self) -> int | None:
        return self._figure(rules.BY_AGREEMENT, rules.ALL)

    @property
    def holding(self) -> int | None:
        return self._figure(rules.BY_AGREEMENT, "holding")


def period_words(period: str) -> str:
    """Write a period for people."""
    first, last = rules.days_of(period)
    if "B" in period:
        return f"{date_format(first, 'F')} – {date_format(last, 'F Y')}"
    return date_format(first, "F Y") if "-" in period else period


def page_of(row: Edition, wanted: str = "") -> Page:
    """Return what a reader sees of an edition; an unknown period is the newest whole one."""
    cells = rules.read_cells(row.figures)
    by_period: dict[str, dict[str, dict[str, int | None]]] = {}
    for cell in cells:
        by_period.setdefault(cell.period, {}).setdefault(cell.table, {})[cell.code] = cell.value
    longer = sorted((p for p in by_period if _is_long(p)), key=_order, reverse=True)
    chosen = wanted if wanted in longer else next(iter(longer), "")
    period = Period(chosen, period_words(chosen), by_period[chosen]) if chosen else None
    districts = _districts(row, period) if period else []
    return Page(
        period=period,
        choices=tuple((key, period_words(key)) for key in longer),
        triggers=tuple(_triggers(period)) if period else (),
        districts=tuple(one for one in districts if one.value is not None),
        hidden_districts=sum(one.value is None and one.code != row.area_id for one in districts),
        reports=tuple(_reports(period)) if period else (),
        months=_months(by_period),
        months_words=_between(_last_months(by_period)),
        history=tuple(_past(key, by_period[key]) for key in longer),
        map=_map(row, period, districts) if period else None,
        hidden=sum(cell.value is None for cell in cells),
        shown=sum(cell.value is not None for cell in cells),
    )


def _is_long(period: str) -> bool:
    return "B" in period or "-" not in period


def _order(period: str) -> tuple[object, int]:
    return rules.days_of(period)[1], "B" not in period


def _rows(named: list[tuple[str, str, int | None]]) -> list[Row]:
    top = max((value or 0 for _code, _label, value in named), default=0) or 1
    return [
        Row(code, label, value, f"{100 * (value or 0) / top:.1f}") for code, label, value in named
    ]


def _triggers(period: Period) -> list[Row]:
    return _rows(
        [(code, str(Trigger(code).label), period.of(rules.BY_TRIGGER, code)) for code in Trigger]
    )


def _reports(period: Period) -> list[Row]:
    codes = rules.REPORTS
    return _rows(
        [
            (code, open_rows.code_words(rules.BY_REPORT, code), period.of(rules.BY_REPORT, code))
            for code in codes
        ]
    )


def _districts(row: Edition, period: Period) -> list[Row]:
    found = period.figures.get(rules.BY_AREA, {})
    names = row.figures["names"]
    named = [
        (code, _("tanpa kecamatan") if code == row.area_id else names.get(code, code), value)
        for code, value in found.items()
    ]
    return _rows(sorted(named, key=lambda one: (-(one[2] or 0), one[1])))


def _last_months(by_period: Mapping[str, object]) -> list[str]:
    return sorted(p for p in by_period if not _is_long(p))[-MOST_MONTHS:]


def _between(months: list[str]) -> str:
    if not months:
        return ""
    first, last = (date_format(rules.first_of(month), "F Y") for month in (months[0], months[-1]))
    return first if first == last else f"{first} – {last}"


def _past(key: str, figures: Mapping[str, Mapping[str, int | None]]) -> Past:
    """Return a period of an edition: only cells that its files hold as well, hidden alike."""
    found = Period(key, period_words(key), figures)
    return Past(
        found.words,
        found.of(rules.BY_REPORT),
        found.total,
        found.of(rules.BY_AGREEMENT),
    )


def _months(by_period: Mapping[str, Mapping[str, Mapping[str, int | None]]]) -> SafeString | None:
    months = _last_months(by_period)
    if not months:
        return None
    points = [
        charts.Point(
            date_format(rules.first_of(month), "M"),
            by_period[month][rules.TOTAL][rules.ALL],
        )
        for month in months
    ]
    drawn = charts.columns(
        points,
        label=f"{_('Potensi dan peristiwa per bulan')}, {_between(months)}",
        words=charts.Words(no_data=_("disembunyikan")),
    )
    return mark_safe(drawn)  # noqa: S308 - the charts escape what they draw


def _map(row: Edition, period: Period, districts: list[Row]) -> SafeString | None:
    areas = [one for one in districts if one.code != row.area_id]
    if not areas:
        return None
    top = max((one.value or 0 for one in areas), default=0)
    bounds = mapping.class_bounds(top)
    label = _("Peta jumlah menurut kecamatan, %(period)s") % {"period": period.words}
    shapes = {}
    if Boundary.objects.filter(area__parent=row.area_id).exists():
        shapes = regions.boundaries([one.code for one in areas], tolerance=TOLERANCE)
    drawn = (
        _choropleth(areas, shapes, bounds, top=top, label=label)
        if len(shapes) == len(areas)
        else _tiles(areas, bounds, label=label)
    )
    return mark_safe(drawn)  # noqa: S308 - the charts escape what they draw


def _value_words(value: int | None) -> str:
    return _("disembunyikan") if value is None else _("%(n)s catatan") % {"n": value}


def _class_of(value: int | None, bounds: tuple[int, ...]) -> int | None:
    """Return the class of a count; a hidden one has none, and is hatched."""
    return None if value is None else mapping.class_of(value, bounds)


def _choropleth(
    areas: list[Row], shapes: Mapping[str, Any], bounds: tuple[int, ...], *, top: int, label: str
) -> str:
    drawn = [
        charts.Area(
            key=one.code,
            shape=shapes[one.code],
            value_class=_class_of(one.value, bounds),
            label=one.label,
            value=_value_words(one.value),
            mark="" if one.value is None else str(one.value),
        )
        for one in areas
    ]
    classes = [words for _kind, words in mapping.legend(bounds, top)]
    words = charts.Words(no_data=_("disembunyikan"))
    return charts.choropleth(drawn, label=label, classes=classes, width=960, words=words)


def _tiles(areas: list[Row], bounds: tuple[int, ...], *, label: str) -> str:
    by_code = {one.code: one for one in areas}
    tiles = [
        charts.CountTile(
            key=place.code,
            name=place.name,
            column=place.column,
            row=place.row,
            value_class=_class_of(by_code[place.code].value, bounds),
            lines=(_value_words(by_code[place.code].value),),
        )
        for place in regions.tiles(list(by_code))
    ]
    return charts.count_map(tiles, label=label)
