"""What changed since a moment: levels, proposals, answers and silence, of what the viewer reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.regions.models import Area
from serasi.warn.models import Finding, Level, Notice, Warning
from serasi.warn.queries.scope import DECIDES, visible_to

EVENING = time(18)
NAMED = 3
LOOK_BACK = timedelta(days=14)
"""A silence is new when none was found so long before: it takes two weeks to be found at all."""


class Kind(StrEnum):
    """How something changed."""

    RAISED = "raised"
    LOWERED = "lowered"
    KEPT = "kept"
    ENDED = "ended"
    PROPOSED = "proposed"
    DROPPED = "dropped"
    ANSWERED = "answered"
    SILENT = "silent"


ICONS = {
    Kind.RAISED: "up",
    Kind.LOWERED: "undo",
    Kind.KEPT: "check",
    Kind.ENDED: "stop",
    Kind.PROPOSED: "alert",
    Kind.DROPPED: "undo",
    Kind.ANSWERED: "checks",
    Kind.SILENT: "silent",
}


@dataclass(frozen=True)
class Change:
    """One thing that changed: how, when, where, in words; with the warning that it is of."""

    kind: Kind
    at: datetime
    area: Area
    words: str
    why: str = ""
    number: str = ""

    @property
    def icon(self) -> str:
        """Return the drawing that stands before the words."""
        return ICONS[self.kind]


def yesterday(now: datetime) -> datetime:
    """Return the beginning of yesterday, by the local calendar."""
    day = timezone.localdate(now) - timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time.min))


def evening(now: datetime) -> datetime:
    """Return the last time at which it was six in the evening."""
    today = timezone.make_aware(datetime.combine(timezone.localdate(now), EVENING))
    return today if today <= now else today - timedelta(days=1)


def colour(level: int) -> str:
    """Return the first word of a level: "Oranye"."""
    return str(Level(level).label).split(":", maxsplit=1)[0]


def named(names: list[str], most: int = NAMED) -> str:
    """Name the first few, and say how many more there are; names may hold commas."""
    told = "; ".join(names[:most])
    more = len(names) - most
    return _("%(names)s; dan %(n)d lagi") % {"names": told, "n": more} if more > 0 else told


def changes(viewer: Viewer, *, since: datetime, now: datetime) -> list[Change]:
    """Return what changed from a moment until now, the newest first."""
    found = [
        *_decided(viewer, since=since, now=now),
        *_proposed(viewer, since=since, now=now),
        *_answered(viewer, since=since, now=now),
        *_fallen_silent(viewer, since=since, now=now),
    ]
    return sorted(found, key=lambda one: (one.at, one.number), reverse=True)


def silences(viewer: Viewer) -> QuerySet[Finding]:
    """Return the found silences of the areas in which the viewer decides or counts."""
    told = granted(viewer, *DECIDES, Can.COUNT, Can.READ_EVENTS)
    return Finding.objects.filter(told, detector=Finding.Detector.SILENCE)


def _decided(viewer: Viewer, *, since: datetime, now: datetime) -> Iterator[Change]:
    """Yield levels that came, fell or ended; one that another took over from has not ended."""
    rows = visible_to(viewer).filter(confirmed_at__isnull=False).select_related("area")
    came = list(rows.filter(confirmed_at__gte=since, confirmed_at__lte=now))
    over = list(rows.filter(ended_at__gte=since, ended_at__lte=now))
    left = {(row.area_id, row.ended_at): row for row in over}
    for row in came:
        yield _came(row, left.pop((row.area_id, row.confirmed_at), None), now=now)
    for row in left.values():
        yield Change(
            Kind.ENDED,
            row.ended_at or now,
            row.area,
            _("%(level)s berakhir") % {"level": colour(row.level)},
            row.end_reason,
            row.number,
        )


def _came(row: Warning, before: Warning | None, *, now: datetime) -> Change:
    was = before.level if before is not None else 0
    told = {"level": colour(row.level), "before": colour(was) if was else ""}
    if was > row.level:
        kind, words = Kind.LOWERED, _("Turun dari %(before)s ke %(level)s")
    elif was == row.level:
        kind, words = Kind.KEPT, _("%(level)s disahkan lagi")
    else:
        kind = Kind.RAISED
        words = _("Naik dari %(before)s ke %(level)s") if was else _("%(level)s berlaku")
    return Change(kind, row.confirmed_at or now, row.area, words % told, row.headline, row.number)


def _proposed(viewer: Viewer, *, since: datetime, now: datetime) -> Iterator[Change]:
    """Yield proposals that wait, by when they came or rose, and those that were let go."""
    rows = visible_to(viewer).filter(confirmed_at=None).select_related("area")
    waiting = rows.filter(state=Warning.State.PROPOSED).annotate(
        asked_at=Coalesce("risen_at", "proposed_at")
    )
    for row in waiting.filter(asked_at__gte=since, asked_at__lte=now):
        yield Change(
            Kind.PROPOSED,
            row.risen_at or row.proposed_at,
            row.area,
            _("%(level)s diusulkan") % {"level": colour(row.level)},
            row.headline,
            row.number,
        )
    for gone in rows.filter(ended_at__gte=since, ended_at__lte=now):
        refused = gone.state == Warning.State.REFUSED
        words = _("Usulan %(level)s ditolak") if refused else _("Usulan %(level)s gugur")
        yield Change(
            Kind.DROPPED,
            gone.ended_at or now,
            gone.area,
            words % {"level": colour(gone.level)},
            gone.end_reason,
            gone.number,
        )


def _answered(viewer: Viewer, *, since: datetime, now: datetime) -> Iterator[Change]:
    """Yield one change for each warning that was answered, with all who did."""
    rows = visible_to(viewer).filter(confirmed_at__isnull=False).select_related("area")
    with opened():
        answers = list(
            Notice.objects.filter(
                warning__in=list(rows.order_by().values_list("pk", flat=True)),
                state=Notice.State.ACKNOWLEDGED,
                answered_at__gte=since,
                answered_at__lte=now,
            )
            .select_related("agency")
            .order_by("answered_at", "pk")
        )
    of: dict[int, list[Notice]] = {}
    for answer in answers:
        of.setdefault(answer.warning_id, []).append(answer)
    for row in rows.filter(pk__in=list(of)):
        names = list(dict.fromkeys(answer.agency.short_name for answer in of[row.pk]))
        yield Change(
            Kind.ANSWERED,
            of[row.pk][-1].answered_at or now,
            row.area,
            ngettext("%d instansi menjawab", "%d instansi menjawab", len(names)) % len(names),
            named(names),
            row.number,
        )


def _fallen_silent(viewer: Viewer, *, since: datetime, now: datetime) -> Iterator[Change]:
    """Yield districts newly found silent on the whole days since; a day may be run twice."""
    first = timezone.localdate(since - timedelta(microseconds=1)) + timedelta(days=1)
    rows = silences(viewer).filter(day__lte=timezone.localdate(now)).select_related("area")
    known = set(
        rows.filter(day__lt=first, day__gte=first - LOOK_BACK).values_list("area_id", flat=True)
    )
    for row in rows.filter(day__gte=first).order_by("day", "pk"):
        if row.area_id in known:
            continue
        known.add(row.area_id)
        yield Change(
            Kind.SILENT,
            row.made_at,
            row.area,
            _("Sunyi: tidak ada laporan %(weeks)d minggu, nihil pun tidak") % {"weeks": row.weeks},
        )
