"""The clocks of recovery: hours, days and years in force, each from its versioned row.

Which row is in force is asked on the day that the place has.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from serasi.network.queries import param
from serasi.regions.zones import local_day


def days(name: str, *, area: str, now: datetime) -> timedelta:
    """Return a span of days in force, such as `assessment_days`."""
    return timedelta(days=param(f"recover.{name}", on=local_day(now, area)))


def hours(name: str, *, area: str, now: datetime) -> timedelta:
    """Return a span of hours in force, such as `screening_hours`."""
    return timedelta(hours=param(f"recover.{name}", on=local_day(now, area)))
