"""How long agreements hold, and how many had all duties done: figures over areas, no records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.regions.zones import local_day
from serasi.respond import rules_agreement as rules
from serasi.respond.models import Agreement, MonitoringCheck, Obligation
from serasi.respond.queries import scope
from serasi.science.survival import Curve, kaplan_meier, numbers_at_risk, survival_at

FEWEST = 5
"""Of fewer agreements no curve is drawn: it would speak of single ones."""
TIMES = (0, 30, 90, 180, 365)
STATES = Agreement.State


@dataclass(frozen=True)
class At:
    """The curve at one day: how many were still watched, and the share that held."""

    days: int
    at_risk: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Holding:
    """The figures of a viewer's areas; `curve` is None below five agreements."""

    agreements: int
    broken: int
    curve: Curve | None
    table: list[At]
    share: rules.Share


def counted_for(viewer: Viewer) -> Q:
    """Return the condition of the agreements that may be counted for a viewer.

    Those of cases one reads, and those in areas where one sees figures without their records.
    """
    return Q(case__in=scope.visible_to(viewer).values("pk")) | granted(
        viewer, Can.COUNT, prefix="case__"
    )


def holding(viewer: Viewer, *, now: datetime) -> Holding:
    """Return how long agreements hold by Kaplan and Meier, and the share with all duties done.

    The event is a breach; censored are those that hold today, or whose case was closed. A text
    that took the place of another counts from the day on which the first was signed.
    """
    with opened():
        rows = list(
            Agreement.objects.filter(counted_for(viewer))
            .filter(state__in=(STATES.SIGNED, STATES.BROKEN))
            .select_related("case")
            .prefetch_related("checks", "obligations")
        )
    lives = [_life(row, now=now) for row in rows]
    curve = None
    if len(lives) >= FEWEST:
        curve = kaplan_meier([one.days for one in lives], [one.broke for one in lives])
    share = rules.all_done([_kept(row) for row in rows], on=local_day(now, "35"))
    broken = sum(one.broke for one in lives)
    return Holding(len(rows), broken, curve, _table(curve), share)


def _life(row: Agreement, *, now: datetime) -> rules.Life:
    seen = [check.on for check in row.checks.all() if check.on is not None]
    closed = row.case.closed_at
    area = row.case.area_id
    return rules.life(
        since=row.in_force_since or local_day(now, area),
        broken_on=row.broken_on,
        closed_on=None if closed is None else local_day(closed, area),
        seen_on=max(seen, default=None),
        today=local_day(now, area),
    )


def _kept(row: Agreement) -> rules.Kept:
    since = row.in_force_since or row.drafted_at.date()
    judged = any(
        check.days >= rules.JUDGED_AFTER and check.state == MonitoringCheck.State.DONE
        for check in row.checks.all()
    )
    return rules.Kept(
        since, row.broken_on, judged, tuple(_state(one) for one in row.obligations.all())
    )


def _state(one: Obligation) -> str:
    """Return how an obligation counts: one without a day is kept as long as nobody broke it."""
    standing = one.due_on is None and one.state == Obligation.State.OPEN
    return rules.KEPT if standing else one.state


def _table(curve: Curve | None) -> list[At]:
    if curve is None:
        return []
    found = []
    shares, risks = survival_at(curve, TIMES), numbers_at_risk(curve, TIMES)
    for days, share, risk in zip(TIMES, shares, risks, strict=True):
        known = share == share  # noqa: PLR0124 - NaN where nobody was watched so long
        low, high = _bounds(curve, days) if known else (None, None)
        found.append(At(days, int(risk), float(share) if known else None, low, high))
    return found


def _bounds(curve: Curve, days: int) -> tuple[float | None, float | None]:
    before = [n for n, time in enumerate(curve.time) if time <= days]
    if not before:
        return None, None
    low, high = float(curve.low[before[-1]]), float(curve.high[before[-1]])
    return (None if low != low else low), (None if high != high else high)  # noqa: PLR0124
