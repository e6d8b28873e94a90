"""The picture of the day: who must act, what changed, how much where, who is silent.

Reads only through the queries of the rooms below, so that it shows what the viewer may see.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from serasi.network.models import Commitment
from serasi.network.policy import Viewer
from serasi.network.queries import duties
from serasi.network.roles import Can
from serasi.regions.models import Area
from serasi.register import queries as register
from serasi.register.models import Event
from serasi.register.queries.queue import QueueFilter, in_view, queue, with_details
from serasi.register.queries.tables import (
    Bar,
    Past,
    Period,
    TableFilter,
    TriggerTable,
    bars,
    past_of,
    trigger_table,
)
from serasi.warn.phrases import LEVEL_WORDS
from serasi.warn.queries.scope import in_force

SILENT_DAYS = 30
SHOWN = 8
NAMED = 2
ORANGE = 2


@dataclass(frozen=True)
class Act:
    """One thing somebody must do, with its clock."""

    title: str
    who: str
    due_at: datetime | None
    url: str
    name: str
    rank: str


@dataclass(frozen=True)
class Change:
    """One event that was confirmed since yesterday."""

    title: str
    place: str
    kind: str
    at: datetime
    url: str


@dataclass(frozen=True)
class AreaCount:
    """How many tensions and incidents lie in one area."""

    code: str
    name: str
    tensions: int
    incidents: int
    before: int

    @property
    def total(self) -> int:
        return self.tensions + self.incidents


@dataclass(frozen=True)
class Silence:
    """Villages of the viewer's areas from which nothing came, nil reports included."""

    villages: int
    silent: int
    sample: tuple[str, ...]
    nil_today: int


@dataclass(frozen=True)
class Table:
    """The eight triggers of this year so far, beside the same days of last year."""

    counts: TriggerTable
    bars: list[Bar]
    past: Past
    since: date
    until: date


@dataclass(frozen=True)
class Day:
    """Everything on the page."""

    headline: str
    acts: list[Act]
    waiting: int
    late: int
    changes: list[Change]
    counts: list[AreaCount]
    level: int
    silence: Silence | None
    table: Table | None
    since: date

    @property
    def busiest(self) -> list[AreaCount]:
        """Return the areas with most, those with none left out."""
        rows = [row for row in self.counts if row.total]
        return sorted(rows, key=lambda row: (-row.total, row.name))[:6]


def _place(area: Area) -> str:
    """Write a place with what it lies in, as the queue does: "Lojejer, Wuluhan"."""
    above = area.parent if area.level > 2 else None
    return f"{area.name}, {above.name}" if above else area.name


def _handling_acts(viewer: Viewer, *, now: datetime, limit: int) -> list[Act]:
    """Return the open reports in the order of the queue, the most urgent first."""
    rows = with_details(queue(viewer, QueueFilter(), now=now))[:limit]
    return [
        Act(
            title=row.title,
            who=row.assigned_to.name if row.assigned_to else _("belum diambil"),
            due_at=row.due_at,
            url=reverse("register:report", args=[row.report.receipt]),
            name=f"{row.report.receipt} {_('di')} {_place(row.area)}",
            rank=row.priority,
        )
        for row in rows
    ]


def _duty_acts(viewer: Viewer, limit: int) -> list[Act]:
    rows = duties(viewer).filter(state=Commitment.State.OPEN).order_by("due_at")[:limit]
    return [
        Act(
            title=row.what,
            who=row.person.name if row.person else row.owed_by.short_name,
            due_at=row.due_at,
            url=reverse("web:duties"),
            name=row.what,
            rank="P2",
        )
        for row in rows
    ]


def _late_words(reports: int, owed: int) -> str:
    """Count late reports and late duties apart, since the queue counts only the former."""
    counted = [
        ngettext("%d laporan", "%d laporan", reports) % reports if reports else "",
        ngettext("%d kewajiban", "%d kewajiban", owed) % owed if owed else "",
    ]
    who = _(" dan ").join(words for words in counted if words)
    return _("%(who)s lewat waktu.") % {"who": who}


def _standing(viewer: Viewer) -> str:
    """Name where the highest orange or red level holds: what a leader must know first."""
    if not viewer.can(Can.WARN_READ):
        return ""
    rows = in_force(viewer).filter(level__gte=ORANGE).select_related("area").order_by("-level")
    levels = {(row.level, row.area.name) for row in rows}
    if not levels:
        return ""
    highest = max(level for level, _name in levels)
    named = sorted(name for level, name in levels if level == highest)
    level = str(LEVEL_WORDS[highest]).capitalize()
    if len(named) > NAMED:
        told = _("%(level)s di %(n)d kecamatan.") % {"level": level, "n": len(named)}
    else:
        told = _("%(level)s di %(places)s.") % {"level": level, "places": _(" dan ").join(named)}
    return told + " "


def _headline(late: tuple[int, int], urgent: str, waiting: int, changes: int) -> str:
    if any(late):
        return f"{_late_words(*late)} {_('Paling mendesak')}: {urgent.rstrip('.')}."
    if waiting:
        return _("Tidak ada yang lewat waktu. %d urusan menunggu.") % waiting
    if changes:
        return _("Semua terjawab. %d catatan baru sejak kemarin.") % changes
    return _("Tidak ada yang menunggu hari ini.")


def _changes(viewer: Viewer, now: datetime) -> list[Change]:
    rows = (
        register.visible_to(viewer)
        .filter(state=Event.State.CONFIRMED, confirmed_at__gte=now - timedelta(hours=30))
        .select_related("area", "area__parent")
        .order_by("-confirmed_at")[:8]
    )
    return [
        Change(
            title=row.title,
            place=row.area.parent.name if row.area.parent else row.area.name,
            kind=row.kind,
            at=row.confirmed_at or now,
            url=reverse("register:event", args=[row.public_id]),
        )
        for row in rows
    ]


def _level(viewer: Viewer) -> tuple[int, list[str]]:
    """Choose what to count by: regencies for who sees several, districts for who sees one."""
    codes = sorted(viewer.areas(Can.COUNT, Can.READ_EVENTS))
    if "*" in codes or any(len(code) == 2 for code in codes) or len(codes) > 1:
        return 2, codes
    return 3, codes


def counts(viewer: Viewer, *, today: date, days: int = SILENT_DAYS) -> tuple[int, list[AreaCount]]:
    """Count confirmed events by area over the last days, beside the same span before."""
    level, codes = _level(viewer)
    if not codes:
        return level, []
    column = "regency_code" if level == 2 else "district_code"
    begin, before = today - timedelta(days=days), today - timedelta(days=2 * days)
    now_span = Q(start_date__gt=begin)
    rows = (
        register.countable(viewer)
        .filter(start_date__gt=before, start_date__lte=today)
        .values(column)
        .annotate(
            tensions=Count("pk", filter=now_span & Q(kind=Event.Kind.TENSION)),
            incidents=Count("pk", filter=now_span & Q(kind=Event.Kind.INCIDENT)),
            before=Count("pk", filter=~now_span),
        )
        .order_by(column)
    )
    found = {row[column]: row for row in rows}
    areas = Area.objects.filter(level=level, valid_to=None)
    if "*" not in codes:
        inside = Q()
        for code in codes:
            upper = code[: 5 if level == 2 else 8]
            inside |= Q(code=upper) | Q(code__startswith=code + ".")
        areas = areas.filter(inside)
    empty = {"tensions": 0, "incidents": 0, "before": 0}
    return level, [
        AreaCount(
            code=area.code,
            name=area.name,
            **{k: found.get(area.code, empty)[k] for k in empty},
        )
        for area in areas.order_by("code")
    ]


def _villages(codes: frozenset[str]) -> QuerySet[Area]:
    villages = Area.objects.filter(level=4, valid_to=None)
    if "*" in codes:
        return villages
    inside = Q()
    for code in codes:
        inside |= Q(code=code) | Q(code__startswith=code + ".")
    return villages.filter(inside)


def _heard(viewer: Viewer, *, since: datetime) -> set[str]:
    """Return the areas of which the viewer may read something that happened since a moment.

    An old chat that came in today breaks no silence. Asked of the handlings alone: their index by
    time serves every reach, and a DISTINCT would keep SQLite from it.
    """
    rows = register.handlings(viewer).filter(
        Q(day=None) | Q(day__gte=timezone.localdate(since)), received_at__gte=since
    )
    return set(rows.order_by().values_list("area_id", flat=True))


def silence(viewer: Viewer, *, now: datetime) -> Silence | None:
    """Count the villages without any report for thirty days: silence is not safety."""
    codes = viewer.areas(Can.READ_REPORTS)
    if not codes:
        return None
    villages = list(_villages(codes).order_by("code").values_list("code", flat=True))
    heard = _heard(viewer, since=now - timedelta(days=SILENT_DAYS))
    quiet = [code for code in villages if code not in heard]
    sample = Area.objects.filter(code__in=quiet[:6]).select_related("parent").order_by("code")
    return Silence(
        villages=len(villages),
        silent=len(quiet),
        sample=tuple(f"{v.name}, {v.parent.name}" for v in sample if v.parent),
        nil_today=in_view(viewer, "nihil", now=now).count(),
    )


def _table(viewer: Viewer, today: date) -> Table | None:
    if not (viewer.can(Can.COUNT) or viewer.can(Can.READ_EVENTS)):
        return None
    since = date(today.year, 1, 1)
    asked = TableFilter(Period(since, today))
    counted = trigger_table(viewer, asked)
    return Table(counted, bars(counted), past_of(viewer, asked), since, today)


def picture(viewer: Viewer, *, now: datetime) -> Day:
    """Return the day of this viewer."""
    today = timezone.localdate(now)
    acts = _handling_acts(viewer, now=now, limit=SHOWN) + _duty_acts(viewer, SHOWN)
    acts.sort(key=lambda act: (act.rank, act.due_at is None, act.due_at or now))
    open_reports = register.open_handlings(viewer)
    open_duties = duties(viewer).filter(state=Commitment.State.OPEN)
    waiting = open_reports.count() + open_duties.count()
    late = open_reports.filter(due_at__lt=now).count(), open_duties.filter(due_at__lt=now).count()
    urgent = acts[0].name if acts else ""
    changes = _changes(viewer, now)
    level, per_area = counts(viewer, today=today)
    return Day(
        headline=_standing(viewer) + _headline(late, urgent, waiting, len(changes)),
        acts=acts[:SHOWN],
        waiting=waiting,
        late=sum(late),
        changes=changes,
        counts=per_area,
        level=level,
        silence=silence(viewer, now=now),
        table=_table(viewer, today),
        since=today - timedelta(days=SILENT_DAYS),
    )
