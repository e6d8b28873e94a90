"""Second codings: the frame of the sample, one's own tasks, and the agreement they show."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem
from serasi.register.models import Event, SecondCoding

FRAME_DAYS = 120


def sample_frame(viewer: Viewer, *, now: datetime) -> QuerySet[Event]:
    """Return the confirmed events that the viewer may code blind: not seen by them as a coder."""
    return (
        Event.objects.filter(
            granted(viewer, Can.CODE),
            state=Event.State.CONFIRMED,
            trashed_at=None,
            confirmed_at__gte=now - timedelta(days=FRAME_DAYS),
            links__isnull=False,
        )
        .exclude(coded_by_id=viewer.person_id)
        .exclude(confirmed_by_id=viewer.person_id)
        .exclude(second_codings__coder_id=viewer.person_id)
        .distinct()
        .order_by("pk")
    )


def my_codings(viewer: Viewer) -> QuerySet[SecondCoding]:
    """Return the viewer's own tasks, those to do first."""
    return (
        SecondCoding.objects.filter(coder_id=viewer.person_id)
        .select_related("event")
        .order_by("coded_at", "asked_at", "pk")
    )


def my_coding(viewer: Viewer, pk: int) -> SecondCoding:
    """Return one of the viewer's own tasks."""
    found = my_codings(viewer).filter(pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found
