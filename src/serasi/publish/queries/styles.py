"""Whose letterhead a viewer sets: who signs for an office, and who keeps it in the network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from serasi.network.models import Agency
from serasi.network.policy import Viewer
from serasi.network.queries import manageable_agencies
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem
from serasi.publish.letterheads import EXAMPLE, printed_number
from serasi.publish.models import OfficeNumber, OfficeStyle

SETS = (Can.SIGN_PAPERS, Can.NETWORK)


@dataclass(frozen=True)
class Kop:
    """A letterhead as its page shows it, with the next number as it would be printed."""

    lines: list[str]
    address: str
    place: str
    number: str
    crowned: bool
    emblem: bool


def styled_by(viewer: Viewer, *, now: datetime) -> QuerySet[Agency]:
    """Return the open offices whose papers a viewer may give a look."""
    managed = manageable_agencies(viewer, on=timezone.localdate(now)).values("pk")
    mine = Q(pk__in=viewer.agencies(Can.SIGN_PAPERS))
    if viewer.can(Can.NETWORK):
        mine |= Q(pk__in=managed)
    return Agency.objects.filter(mine, closed_on=None).order_by("name")


def styled_agency(viewer: Viewer, pk: int, *, now: datetime) -> Agency:
    """Return one such office, or refuse as if it did not exist."""
    found = styled_by(viewer, now=now).filter(pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def kop_of(style: OfficeStyle, *, now: datetime) -> Kop:
    """Return how a letterhead would look, kept or not yet; the pattern has been checked."""
    year = timezone.localtime(now).year
    rows = OfficeNumber.objects.filter(agency=style.agency, year=year)
    last = rows.order_by("-serial").values_list("serial", flat=True).first() or 0
    return Kop(
        lines=[line for line in style.lines.split("\n") if line],
        address=style.address,
        place=style.place,
        number=printed_number(
            style.pattern, unit=style.unit, filing=EXAMPLE, serial=last + 1,
            day=timezone.localdate(now),
        ),
        crowned=style.agency.kind == "kepala_daerah",
        emblem=bool(style.emblem),
    )  # fmt: skip
