"""How many clusters the scan has found week by week, beside the budget that it may spend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from serasi.network.policy import Viewer, granted
from serasi.warn import budget
from serasi.warn.models import Finding, JudgedWeek
from serasi.warn.queries.scope import DECIDES


@dataclass(frozen=True)
class Clusters:
    """Clusters that began in the weeks judged; the rate is None before a year is judged."""

    begun: int
    weeks: int
    per_district_year: float | None


def clusters_of(viewer: Viewer, regency: str, *, districts: int, now: datetime) -> Clusters:
    """Count the clusters centred in a regency that the viewer may read, over the last year.

    One that goes on from the week before, in any of its districts, is the same cluster.
    """
    since = timezone.localdate(now) - timedelta(days=7 * (budget.WEEKS_PER_YEAR + 1))
    weeks = JudgedWeek.objects.filter(day__gt=since).count()
    rows = Finding.objects.filter(
        granted(viewer, *DECIDES),
        detector=Finding.Detector.SCAN,
        day__gt=since - timedelta(days=7),
    ).order_by("day")
    before: dict[date, set[str]] = {}
    begun = 0
    for row in rows:
        held = before.get(row.day - timedelta(days=7), set())
        inside = row.area_id.startswith(regency + ".") and row.day > since
        begun += inside and not held.intersection(row.areas)
        before.setdefault(row.day, set()).update(row.areas)
    years = weeks * districts / budget.WEEKS_PER_YEAR
    rate = begun / years if weeks >= budget.WEEKS_PER_YEAR and years else None
    return Clusters(begun, weeks, rate)
