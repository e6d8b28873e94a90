"""The sets that everything else of early warning starts from."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.network.rules import token_hash
from serasi.problems import NOT_FOUND, Problem
from serasi.warn.models import Notice, Observation, Threshold, Warning

DECIDES = (Can.KUNING, Can.ORANYE, Can.MERAH)
DISTRICT = 8
LEVEL_OF = {Can.KUNING: 1, Can.ORANYE: 2, Can.MERAH: 3}


def visible_to(viewer: Viewer) -> QuerySet[Warning]:
    """Return the warnings a viewer may read.

    A proposal is read by those who decide there; what was confirmed by all of the network of the
    area, by who answers for a village in it, and by who was called to answer it.
    """
    told = granted(viewer, Can.WARN_READ, trigger="trigger") | _around(viewer)
    decides = granted(viewer, *DECIDES)
    once = Q(confirmed_at__isnull=False)
    mine = Q(pk__in=[])
    if viewer.person_id is not None:
        called = Notice.objects.filter(person_id=viewer.person_id).values("warning")
        mine = Q(pk__in=called)
    return Warning.objects.filter((told & once) | decides | mine)


def _around(viewer: Viewer) -> Q:
    """Return the condition of the districts around the villages a viewer answers for."""
    villages = {
        code
        for grant in viewer.grants
        if grant.can == Can.WARN_READ and grant.triggers is None
        for code in grant.areas
        if len(code) > DISTRICT
    }
    return Q(area_id__in={code[:DISTRICT] for code in villages})


def sees_part(viewer: Viewer) -> bool:
    """Say whether a viewer reads the levels of some triggers alone, and others are not shown."""
    grants = [grant for grant in viewer.grants if grant.can == Can.WARN_READ]
    return bool(grants) and all(grant.triggers is not None for grant in grants)


def warning(viewer: Viewer, number: str) -> Warning:
    """Return one visible warning, or refuse as if it did not exist."""
    found = (
        visible_to(viewer)
        .filter(number=number)
        .select_related("area", "area__parent", "confirmed_by", "proposed_by", "before")
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def in_force(viewer: Viewer) -> QuerySet[Warning]:
    """Return the visible warnings that hold now."""
    return visible_to(viewer).filter(state=Warning.State.CONFIRMED)


def observations(viewer: Viewer) -> QuerySet[Observation]:
    """Return the observations a viewer may read: all of where they decide, else their agency's."""
    decides = granted(viewer, *DECIDES)
    own = Q(agency_id__in=viewer.agencies(Can.OBSERVE))
    return Observation.objects.filter(decides | own)


def thresholds(viewer: Viewer, code: str) -> QuerySet[Threshold]:
    """Return the tuned thresholds of an indicator in the viewer's areas, the newest first."""
    told = granted(viewer, Can.OBSERVE, *DECIDES)
    rows = Threshold.objects.filter(told, code=code).select_related("area", "set_by")
    return rows.order_by("-effective_from", "-pk")


def my_notices(viewer: Viewer) -> QuerySet[Notice]:
    """Return the calls to the viewer that wait for an answer, the most urgent first."""
    return (
        Notice.objects.filter(
            person_id=viewer.person_id or 0,
            state=Notice.State.OPEN,
            warning__state=Warning.State.CONFIRMED,
        )
        .select_related("warning", "warning__area", "agency")
        .order_by("climbs_at")
    )


def notice_by_token(token: str) -> Notice:
    """Return the call that a link leads to, or refuse; the caller opens the wall."""
    found = (
        Notice.objects.filter(token_hash=token_hash(token))
        .select_related("warning", "warning__area", "warning__area__parent", "agency", "person")
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found
