"""Reads of reports; every public query takes the viewer first and starts from `visible_to`."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from serasi.collect.models import Attachment, Intake, Report
from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem


def visible_to(viewer: Viewer) -> QuerySet[Report]:
    """Return the reports the viewer may read: of own areas, or written by the viewer.

    Restricted reports need the restricted grant for their area as well.
    """
    normal = granted(viewer, Can.READ_REPORTS) & Q(sensitivity=Report.Sensitivity.NORMAL)
    restricted = granted(viewer, Can.READ_RESTRICTED)
    own = Q(pk__in=[])
    if viewer.person_id is not None and viewer.can(Can.OWN):
        own = Q(reporter_id=viewer.person_id)
    return Report.objects.filter(normal | restricted | own)


def report(viewer: Viewer, receipt: str) -> Report:
    """Return one visible report, or refuse as if it did not exist."""
    found = visible_to(viewer).filter(receipt=receipt).select_related("area", "desk").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def attachment(viewer: Viewer, pk: int) -> Attachment:
    """Return a file of a visible report."""
    found = Attachment.objects.filter(pk=pk, report__in=visible_to(viewer)).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def intakes(viewer: Viewer) -> QuerySet[Intake]:
    """Return the intakes of the desks for which the viewer may import."""
    return Intake.objects.filter(desk_id__in=list(viewer.agencies(Can.IMPORT)))


def intake(viewer: Viewer, pk: int) -> Intake:
    """Return one of the viewer's intakes."""
    found = intakes(viewer).filter(pk=pk).select_related("desk", "home").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found
