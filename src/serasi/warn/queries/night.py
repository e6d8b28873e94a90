"""What one needs at night: the highest level, what waits, who is silent, what moved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone

from serasi.network.policy import Viewer
from serasi.network.walls import opened
from serasi.regions.models import Area
from serasi.warn.deciders import is_asked
from serasi.warn.models import JudgedWeek, Notice, Warning
from serasi.warn.queries.changes import Change, Kind, changes, evening, named, silences
from serasi.warn.queries.scope import LEVEL_OF, in_force, my_notices, sees_part, visible_to

NIGHT = timedelta(hours=12)
CAN = {level: can for can, level in LEVEL_OF.items()}


@dataclass(frozen=True)
class Unanswered:
    """A level in force with the agencies that were called and have not answered."""

    warning: Warning
    agencies: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return the agencies by name, the first few of many."""
        return named(list(self.agencies), most=2)


@dataclass(frozen=True)
class Night:
    """Everything on the page of the night."""

    standing: list[Warning]
    proposed: list[Warning]
    elsewhere: int
    ending: list[Warning]
    calls: list[Notice]
    unanswered: list[Unanswered]
    changes: list[Change]
    quiet: list[Area]
    since: datetime
    part: bool

    @property
    def level(self) -> int:
        """Return the highest level in force, 0 where none is."""
        return max((row.level for row in self.standing), default=0)

    @property
    def top(self) -> list[Warning]:
        """Return the warnings of the highest level, the longest standing first."""
        return [row for row in self.standing if row.level == self.level]

    @property
    def below(self) -> list[Warning]:
        """Return the warnings in force under the highest level."""
        return [row for row in self.standing if row.level < self.level]

    @property
    def waits(self) -> int:
        """Return how many things wait for the viewer."""
        return len(self.proposed) + len(self.ending) + len(self.calls)


def night(viewer: Viewer, *, now: datetime) -> Night:
    """Return the night of this viewer at a moment; what stands apart is no change beside it."""
    rows = in_force(viewer).select_related("area", "area__parent")
    standing = list(rows.order_by("-level", "confirmed_at", "area"))
    waiting = list(
        visible_to(viewer)
        .filter(state=Warning.State.PROPOSED)
        .select_related("area", "area__parent")
        .order_by("-level", "proposed_at")
    )
    proposed = _asked(viewer, waiting, now=now)
    asked = {row.number for row in proposed}
    since = evening(now)
    return Night(
        standing=standing,
        proposed=proposed,
        elsewhere=len(waiting) - len(proposed),
        ending=_asked(
            viewer, rows.filter(valid_until__lte=now + NIGHT).order_by("valid_until"), now=now
        ),
        calls=list(my_notices(viewer).select_related("warning__area__parent")),
        unanswered=_unanswered(standing),
        changes=[
            one
            for one in changes(viewer, since=since, now=now)
            if one.kind != Kind.SILENT and (one.kind != Kind.PROPOSED or one.number not in asked)
        ],
        quiet=_quiet(viewer, now=now),
        since=since,
        part=sees_part(viewer),
    )


def _asked(viewer: Viewer, rows: Iterable[Warning], *, now: datetime) -> list[Warning]:
    """Return the warnings that wait for the viewer: not all on which they may decide."""
    mine = [row for row in rows if viewer.can(CAN[row.level], area=row.area_id)]
    with opened():
        return [row for row in mine if is_asked(viewer.person_id, row, now=now)]


def _unanswered(standing: list[Warning]) -> list[Unanswered]:
    """Return who has not answered; calls that were let rest ask nobody any more."""
    with opened():
        notices = list(
            Notice.objects.filter(warning__in=[row.pk for row in standing])
            .filter(level=F("warning__level"))
            .exclude(state=Notice.State.DROPPED)
            .select_related("agency")
            .order_by("step", "agency__name", "pk")
        )
    answered = {
        (one.warning_id, one.agency_id) for one in notices if one.state == Notice.State.ACKNOWLEDGED
    }
    silent: dict[int, dict[str, None]] = {}
    for one in notices:
        if (one.warning_id, one.agency_id) not in answered:
            silent.setdefault(one.warning_id, {})[one.agency.short_name] = None
    return [Unanswered(row, tuple(silent[row.pk])) for row in standing if row.pk in silent]


def _quiet(viewer: Viewer, *, now: datetime) -> list[Area]:
    """Return the districts that were silent in the last week that was judged."""
    last = JudgedWeek.objects.filter(day__lte=timezone.localdate(now)).first()
    if last is None:
        return []
    found = silences(viewer).filter(day=last.day)
    codes = found.order_by().values_list("area", flat=True)
    return list(Area.objects.filter(code__in=codes).select_related("parent").order_by("name"))
