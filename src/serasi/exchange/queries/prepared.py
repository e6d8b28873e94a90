"""Big files: each person sees only their own."""

from __future__ import annotations

from django.db.models import QuerySet

from serasi.exchange.models import Prepared
from serasi.network.policy import Viewer, require_any
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem


def prepared(viewer: Viewer) -> QuerySet[Prepared]:
    """Return the files that were made for the viewer, the newest first."""
    require_any(viewer, (Can.EXPORT,))
    return Prepared.objects.filter(person_id=viewer.person_id or 0)


def prepared_of(viewer: Viewer, pk: int) -> Prepared:
    """Return one of these files, or refuse as if it did not exist."""
    found = prepared(viewer).filter(pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found
