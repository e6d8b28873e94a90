"""Reads of the register; every public query takes the viewer first and starts from `visible_to`."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from serasi.collect import queries as collect
from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem
from serasi.register.models import Event, Handling


def handlings(viewer: Viewer) -> QuerySet[Handling]:
    """Return the handlings of the reports that the viewer may read."""
    reach = granted(viewer, Can.READ_REPORTS)
    normal = Q(report__sensitivity="normal")
    restricted = granted(viewer, Can.READ_RESTRICTED)
    return Handling.objects.filter((reach & normal) | restricted)


def handling(viewer: Viewer, receipt: str) -> Handling:
    """Return the handling of one visible report."""
    report = collect.report(viewer, receipt)
    found = handlings(viewer).filter(report=report).select_related("report", "area").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def visible_to(viewer: Viewer) -> QuerySet[Event]:
    """Return the events the viewer may read, trash left out.

    A grant reaches an event by its own area; a cross-border grant also by the other areas of an
    event that touches several regencies. What is not yet confirmed is seen only by those who code.
    """
    reach = granted(viewer, Can.READ_EVENTS, trigger="trigger")
    desk = granted(viewer, Can.CODE, Can.CONFIRM)
    border = granted(viewer, Can.CROSS_BORDER) & Q(cross_border=True)
    confirmed = Q(state=Event.State.CONFIRMED)
    return Event.objects.filter((reach & confirmed) | desk | (border & confirmed), trashed_at=None)


def countable(viewer: Viewer) -> QuerySet[Event]:
    """Return the confirmed events the viewer may count, which may be more than may be read."""
    reach = granted(viewer, Can.COUNT, Can.READ_EVENTS, trigger="trigger")
    return Event.objects.filter(reach, state=Event.State.CONFIRMED, trashed_at=None)


def event(viewer: Viewer, public_id: str) -> Event:
    """Return one visible event, or refuse as if it did not exist."""
    found = visible_to(viewer).filter(public_id=public_id).select_related("area", "desk").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found
