"""The sets that everything else of the register starts from."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Substr

from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem
from serasi.register.models import Event, Handling, Suggestion

UPPER_LENGTHS = (2, 5, 8)


def handlings(viewer: Viewer) -> QuerySet[Handling]:
    """Return the handlings of the reports that the viewer may read.

    Written so that one condition on the area stays one: an OR of equal reaches would keep the
    database from its indexes.
    """
    reach = granted(viewer, Can.READ_REPORTS)
    normal = Q(sensitivity="normal")
    if not viewer.can(Can.READ_RESTRICTED):
        return Handling.objects.filter(reach & normal)
    restricted = granted(viewer, Can.READ_RESTRICTED)
    if restricted == reach:
        return Handling.objects.filter(reach)
    return Handling.objects.filter((reach & normal) | restricted)


def open_handlings(viewer: Viewer) -> QuerySet[Handling]:
    """Return the readable handlings whose check has not ended."""
    return handlings(viewer).filter(closed_at=None)


def handling(viewer: Viewer, receipt: str) -> Handling:
    """Return the handling of one visible report, or refuse as if it did not exist."""
    found = (
        handlings(viewer)
        .filter(report__receipt=receipt)
        .select_related("report", "area", "area__parent", "desk", "assigned_to", "event")
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def suggestions(viewer: Viewer) -> QuerySet[Suggestion]:
    """Return the pairs the viewer may hear of; one with a restricted side only when both are read.

    A pair over a border is heard of on either side, masked by who shows it.
    """
    reads = handlings(viewer)
    first = Exists(reads.filter(pk=OuterRef("first_id")))
    second = Exists(reads.filter(pk=OuterRef("second_id")))
    return Suggestion.objects.filter(Q(restricted=False) | (Q(first) & Q(second)))


def suggested(viewer: Viewer, suggestion: int) -> Handling:
    """Return the side of a suggested pair that the viewer may read (the newer, if both)."""
    pair = suggestions(viewer).filter(pk=suggestion).values_list("first_id", "second_id").first()
    found = (
        handlings(viewer)
        .filter(pk__in=pair or ())
        .select_related("report", "area", "area__parent", "event", "assigned_to")
        .order_by("-received_at")
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def _across(viewer: Viewer) -> Q:
    """Return the condition of confirmed events over a border that reach into a viewer's areas.

    A cross-border grant reaches them by their own area too. The narrow condition stands outside,
    so that the small index of such events is enough.
    """
    own = granted(viewer, Can.CROSS_BORDER)
    other = _touching(viewer)
    crossing = Q(cross_border=True, state=Event.State.CONFIRMED)
    if not viewer.can(Can.CROSS_BORDER):
        return crossing & other
    return crossing & (own | other) if own else crossing  # an empty condition holds everywhere


def _touching(viewer: Viewer) -> Q:
    """Return the condition of events of which another area lies in the viewer's areas."""
    codes = viewer.areas(Can.READ_EVENTS, Can.CROSS_BORDER)
    narrowed = {t for g in viewer.grants if g.can == Can.READ_EVENTS for t in g.triggers or ()}
    wide = any(
        g.triggers is None for g in viewer.grants if g.can in (Can.READ_EVENTS, Can.CROSS_BORDER)
    )
    if not codes or "*" in codes:
        return Q(pk__in=[])
    links = Event.other_areas.through.objects.filter(event_id=OuterRef("pk"))
    uppers = {f"upper_{n}": Substr("area_id", 1, n) for n in UPPER_LENGTHS}
    below = Q(area_id__in=sorted(codes))
    for length in UPPER_LENGTHS:
        same = sorted(code for code in codes if len(code) == length)
        below |= Q(**{f"upper_{length}__in": same}) if same else Q(pk__in=[])
    condition = Q(Exists(links.alias(**uppers).filter(below)))
    return condition if wide else condition & Q(trigger__in=sorted(narrowed))


def _readable(viewer: Viewer) -> Q:
    """Return the condition of the events a viewer may read, trash included.

    What is not yet confirmed is seen only by those who code or confirm it. A grant reaches an
    event by its own area, and a confirmed one that crosses a border by its other areas as well.
    """
    reach = granted(viewer, Can.READ_EVENTS, trigger="trigger")
    desk = granted(viewer, Can.CODE, Can.CONFIRM)
    confirmed = Q(state=Event.State.CONFIRMED)
    across = _across(viewer)
    if not desk:
        return Q()  # everywhere; "or" would drop an empty condition instead of keeping all
    if desk == reach:
        return desk | across
    if not viewer.can(Can.CODE) and not viewer.can(Can.CONFIRM):
        return (reach & confirmed) | across
    return (reach & confirmed) | desk | across


def visible_to(viewer: Viewer) -> QuerySet[Event]:
    """Return the events the viewer may read, trash left out."""
    return Event.objects.filter(_readable(viewer), trashed_at=None)


def readable_ever(viewer: Viewer) -> QuerySet[Event]:
    """Return the events the viewer may read or, before they went to the trash, might have read.

    For what was written about them, which outlives them.
    """
    return Event.objects.filter(_readable(viewer))


def trash(viewer: Viewer) -> QuerySet[Event]:
    """Return what the viewer's desks put in the trash; merged records are not trash."""
    desk = granted(viewer, Can.CODE, Can.CONFIRM)
    return Event.objects.filter(desk, trashed_at__isnull=False, merged_into=None)


def merged(viewer: Viewer) -> QuerySet[Event]:
    """Return the records of the viewer's desks that were merged into another."""
    desk = granted(viewer, Can.CODE, Can.CONFIRM)
    return Event.objects.filter(desk, merged_into__isnull=False)


def countable(viewer: Viewer) -> QuerySet[Event]:
    """Return the confirmed events the viewer may count, which may be more than may be read."""
    reach = granted(viewer, Can.COUNT, Can.READ_EVENTS, trigger="trigger")
    return Event.objects.filter(reach, state=Event.State.CONFIRMED, trashed_at=None)


def event(viewer: Viewer, public_id: str) -> Event:
    """Return one visible event, or refuse as if it did not exist."""
    found = (
        visible_to(viewer)
        .filter(public_id=public_id)
        .select_related("area", "area__parent", "area__parent__parent", "desk")
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found
