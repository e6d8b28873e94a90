"""Who may read what of a recovery: people by care, the rest by the case."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from serasi.network.models import Agency, Jurisdiction
from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import NOT_FOUND, Problem
from serasi.recover.models import Client, Recovery
from serasi.regions.placed import lies_in
from serasi.respond.models import Case


def clients(viewer: Viewer) -> QuerySet[Client]:
    """Return the victims and displaced people in the areas where the viewer cares for them."""
    return Client.objects.filter(granted(viewer, Can.VICTIMS))


def client(viewer: Viewer, row: Case, code: int) -> Client:
    """Return one person of a case by number, or refuse as if not there."""
    found = (
        clients(viewer)
        .filter(case=row, number=code)
        .select_related("case", "area", "origin", "household", "registered_by")
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def recovery_of(row: Case) -> Recovery | None:
    """Return the recovery of a case that the viewer was let in to."""
    return Recovery.objects.filter(case=row).select_related("assessed_by").first()


def _areas(row: Case) -> list[str]:
    with opened():
        return sorted(row.areas.values_list("area_id", flat=True))


def cares_in(viewer: Viewer, row: Case) -> bool:
    """Say whether the viewer cares for victims in an area that a case touches, or within one.

    Care in a part of such an area counts: a camat's district lies within a regency of the case.
    """
    reach = viewer.areas(Can.VICTIMS)
    touched = _areas(row)
    return any(lies_in(code, reach) for code in touched) or any(
        lies_in(code, touched) for code in reach
    )


def in_team(viewer: Viewer, row: Case) -> bool:
    """Say whether somebody works on a case, and so reads damage and plans row by row.

    Who reads only some triggers (FKUB) or only what crosses a border (Bakorwil) gets totals.
    """
    touched = _areas(row)
    return any(
        g.can == Can.CASES and g.triggers is None and any(lies_in(c, g.areas) for c in touched)
        for g in viewer.grants
    )


def agencies_at(area: str, *, on: date) -> QuerySet[Agency]:
    """Return the open agencies that answer for an area or for one above it."""
    uppers = [area[:n] for n in (2, 5, 8, 13) if n <= len(area)]
    there = Jurisdiction.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=on), area__in=uppers, valid_from__lte=on
    )
    return Agency.objects.filter(closed_on=None, pk__in=there.values("agency"))
