"""The cases that everything else of this room starts from."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem
from serasi.respond.models import Case, CaseArea


def visible_to(viewer: Viewer) -> QuerySet[Case]:
    """Return the cases a viewer may read.

    Those that touch an area in which the viewer reads cases (of some triggers only, for some), and
    those across a border of regencies for who reads such, the Bakorwil.
    """
    touched = CaseArea.objects.filter(granted(viewer, Can.CASES, trigger="case__trigger"))
    beyond = CaseArea.objects.filter(granted(viewer, Can.CROSS_BORDER), case__cross_border=True)
    return Case.objects.filter(Q(pk__in=touched.values("case")) | Q(pk__in=beyond.values("case")))


def case(viewer: Viewer, number: str) -> Case:
    """Return one visible case, or refuse as if it did not exist."""
    found = (
        visible_to(viewer)
        .filter(number=number)
        .select_related("area", "area__parent", "lead", "warning", "opened_by", "closed_by")
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found
