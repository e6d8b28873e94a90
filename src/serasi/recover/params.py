"""The clocks of recovery: hours, days and years in force, each from its versioned row."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from serasi.network.queries import param


def days(name: str, *, now: datetime) -> timedelta:
    """Return a span of days in force, such as `assessment_days`."""
    return timedelta(days=param(f"recover.{name}", on=timezone.localdate(now)))


def hours(name: str, *, now: datetime) -> timedelta:
    """Return a span of hours in force, such as `screening_hours`."""
    return timedelta(hours=param(f"recover.{name}", on=timezone.localdate(now)))
