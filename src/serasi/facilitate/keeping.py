"""How long the names of those who came to a meeting are kept; the counts stay."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from serasi.facilitate.models import Attendance, Meeting
from serasi.network.sealed import last_day_kept
from serasi.network.walls import opened
from serasi.trail.actions import record

KEY = "retention.attendance"
"""Key of the legal table: how long after a meeting the names of its list are kept."""


@transaction.atomic
def forget_attendance(*, now: datetime) -> int:
    """Take name and office from the lists of old meetings; return how many lines lost them.

    L/P, element and agency stay, so that no total changes and final minutes stay as they were
    fixed.
    """
    last = last_day_kept(KEY, on=timezone.localdate(now))
    before = timezone.make_aware(datetime.combine(last + timedelta(days=1), time()))
    gone = 0
    with opened():
        for row in Meeting.objects.filter(ends_at__lt=before).exclude(attendances=None).distinct():
            named = Attendance.objects.filter(meeting=row).exclude(name="", office="")
            count = named.update(name="", office="", device_hash=None)
            if count:
                gone += count
                record(
                    "system",
                    action="meeting.forgotten",
                    subject=row.subject,
                    now=now,
                    data={"count": count},
                )
    return gone
