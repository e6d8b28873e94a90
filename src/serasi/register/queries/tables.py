"""The eight-trigger table: counts by trigger and area, beside the same period last year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.regions.models import Area
from serasi.regions.placed import within
from serasi.register.codes import Trigger
from serasi.register.models import Event
from serasi.register.queries.scope import countable
from serasi.science.tables import largest_remainder

COLUMNS = {1: "regency_code", 2: "district_code", 3: "area_id"}
AREA_LENGTHS = {1: 2, 2: 5, 3: 8}


@dataclass(frozen=True)
class Period:
    """Days from `since` to `until`, both counted."""

    since: date
    until: date

    def year_before(self) -> Period:
        """Return the same period of the year before; 29 February becomes the 28th."""
        return Period(_year_back(self.since), _year_back(self.until))


def _year_back(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)


@dataclass(frozen=True)
class TableFilter:
    """What is counted: a period, perhaps an area, perhaps one kind; and what was left out."""

    period: Period
    area: str = ""
    kind: str = ""
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True)
class TriggerRow:
    """One trigger: its count, its share of all, and the count of the year before."""

    trigger: str
    n: int
    share: Decimal | None
    before: int

    @property
    def change(self) -> int:
        return self.n - self.before


@dataclass(frozen=True)
class TriggerTable:
    """The eight rows, their sums, and the counts by area."""

    rows: tuple[TriggerRow, ...]
    total: int
    total_before: int
    tensions: int
    incidents: int

    @property
    def largest(self) -> TriggerRow | None:
        return max(self.rows, key=lambda r: r.n) if self.total else None

    @property
    def change(self) -> int:
        return self.total - self.total_before

    @property
    def whole(self) -> int | None:
        return 100 if self.total else None


@dataclass(frozen=True)
class Bar:
    """One trigger's row with the lengths of its two bars, in percent of the longest."""

    row: TriggerRow
    label: str
    now: str
    was: str


def bars(table: TriggerTable) -> list[Bar]:
    """Return the rows of a table as bars."""
    longest = max([1, *(max(row.n, row.before) for row in table.rows)])
    return [
        Bar(
            row,
            str(Trigger(row.trigger).label),
            now=f"{100 * row.n / longest:.1f}",
            was=f"{100 * row.before / longest:.1f}",
        )
        for row in table.rows
    ]


@dataclass(frozen=True)
class Past:
    """The period that a table is compared with, and since when anything was recorded."""

    period: Period
    known: date | None

    @property
    def unknown(self) -> bool:
        """Say whether nothing was recorded in it: no data, which is not zero."""
        return self.known is None or self.period.until < self.known

    @property
    def partial(self) -> bool:
        return not self.unknown and not self.comparable

    @property
    def comparable(self) -> bool:
        return self.known is not None and self.known <= self.period.since


@dataclass(frozen=True)
class AreaRow:
    """The counts of one area by trigger, and its sum."""

    code: str
    name: str
    counts: tuple[int, ...]
    total: int
    before: int


def _rows(viewer: Viewer, asked: TableFilter, period: Period) -> QuerySet[Event]:
    found = countable(viewer).filter(start_date__gte=period.since, start_date__lte=period.until)
    if asked.area:
        found = found.filter(within([asked.area]))
    if asked.kind:
        found = found.filter(kind=asked.kind)
    return found.order_by()


def known_since(viewer: Viewer, area: str = "") -> date | None:
    """Return the day of the earliest event that may be counted: before it nothing is known."""
    rows = countable(viewer)
    if area:
        rows = rows.filter(within([area]))
    return rows.order_by("start_date").values_list("start_date", flat=True).first()


def past_of(viewer: Viewer, asked: TableFilter) -> Past:
    """Return what the period of a filter is compared with, as far as its area was recorded."""
    return Past(asked.period.year_before(), known_since(viewer, asked.area))


def counted(viewer: Viewer, asked: TableFilter) -> QuerySet[Event]:
    """Return the events that a table or a map of this filter counts."""
    return _rows(viewer, asked, asked.period)


def shares(counts: Sequence[int]) -> list[Decimal | None]:
    """Return percentages to one decimal that sum to exactly 100; none without any event."""
    if not sum(counts):
        return [None] * len(counts)
    return list(largest_remainder(list(counts), decimals=1))


def trigger_table(viewer: Viewer, asked: TableFilter) -> TriggerTable:
    """Count what the viewer may count by trigger, beside the same period of last year."""
    by_trigger: dict[str, int] = {}
    by_kind = {Event.Kind.TENSION: 0, Event.Kind.INCIDENT: 0}
    now = _rows(viewer, asked, asked.period).values_list("trigger", "kind").annotate(n=Count("*"))
    for trigger, kind, n in now:
        by_trigger[trigger] = by_trigger.get(trigger, 0) + n
        by_kind[Event.Kind(kind)] += n
    before = dict(
        _rows(viewer, asked, asked.period.year_before())
        .values_list("trigger")
        .annotate(n=Count("*"))
    )
    counts = [by_trigger.get(t, 0) for t in Trigger.values]
    rows = tuple(
        TriggerRow(trigger, n, share, before.get(trigger, 0))
        for trigger, n, share in zip(Trigger.values, counts, shares(counts), strict=True)
    )
    return TriggerTable(
        rows,
        total=sum(counts),
        total_before=sum(before.values()),
        tensions=by_kind[Event.Kind.TENSION],
        incidents=by_kind[Event.Kind.INCIDENT],
    )


def counting_level(viewer: Viewer, area: str) -> int:
    """Return the level whose areas a table lists below the chosen one (1 province … 3 district)."""
    if area:
        return {2: 1, 5: 2, 8: 3}.get(len(area), 3)
    held = viewer.areas(Can.COUNT, Can.READ_EVENTS)
    if "*" in held or len(held) > 1 or any(len(code) == 2 for code in held):
        return 1
    only = next(iter(held), "")
    return {5: 2, 8: 3}.get(len(only), 3)


def area_rows(viewer: Viewer, asked: TableFilter) -> list[AreaRow]:
    """Count by area below the chosen one and by trigger; areas without events are listed too."""
    level = counting_level(viewer, asked.area)
    column = COLUMNS[level]
    counts: dict[str, dict[str, int]] = {}
    found = _rows(viewer, asked, asked.period).values_list(column, "trigger")
    for code, trigger, n in found.annotate(n=Count("*")):
        counts.setdefault(code, {})[trigger] = n
    past = _rows(viewer, asked, asked.period.year_before()).values_list(column)
    before = dict(past.annotate(n=Count("*")))
    names = _names(viewer, asked.area, level, set(counts) | set(before))
    rows = []
    for code, name in names:
        mine = counts.get(code, {})
        per_trigger = tuple(mine.get(t, 0) for t in Trigger.values)
        rows.append(AreaRow(code, name, per_trigger, sum(per_trigger), before.get(code, 0)))
    return rows


def _names(viewer: Viewer, area: str, level: int, found: set[str]) -> list[tuple[str, str]]:
    held = [area] if area else sorted(viewer.areas(Can.COUNT, Can.READ_EVENTS))
    inside = Q(code__in=found)
    if "*" not in held:
        for code in held:
            inside |= Q(code=code, level=level + 1) | Q(parent_id=code, level=level + 1)
    areas = Area.objects.filter(inside).filter(Q(valid_to=None) | Q(code__in=found))
    rows = areas.order_by("code").values_list("code", "name", "kind")
    return [(code, named(name, kind)) for code, name, kind in rows]


def named(name: str, kind: str) -> str:
    """Write a regency or city with its kind, since a city often bears the name of a regency."""
    short = {"kabupaten": "Kab.", "kota": "Kota"}.get(kind)
    return f"{short} {name}" if short and not name.startswith(short) else name


@dataclass(frozen=True)
class Month:
    """The counts of one month, of the same month a year before (if known), and by kind."""

    first: date
    n: int
    before: int | None
    tensions: int
    incidents: int


def months(viewer: Viewer, asked: TableFilter, *, trigger: str = "") -> list[Month]:
    """Count by month over the filter's period; the period is widened to whole months."""
    since = asked.period.since.replace(day=1)
    until = asked.period.until
    wide = Period(_year_back(since), until)
    rows = _rows(viewer, asked, wide)
    if trigger:
        rows = rows.filter(trigger=trigger)
    known = known_since(viewer, asked.area)
    counted: dict[date, dict[str, int]] = {}
    by_day = rows.values_list("start_date", "kind").annotate(n=Count("*"))
    for day, kind, n in by_day:
        month = counted.setdefault(day.replace(day=1), {})
        month[kind] = month.get(kind, 0) + n
    found = []
    first = since
    while first <= until:
        mine = counted.get(first, {})
        past = counted.get(_year_back(first), {})
        unknown = known is None or _year_back(first) < known.replace(day=1)
        found.append(
            Month(
                first,
                sum(mine.values()),
                None if unknown else sum(past.values()),
                mine.get(Event.Kind.TENSION, 0),
                mine.get(Event.Kind.INCIDENT, 0),
            )
        )
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return found
