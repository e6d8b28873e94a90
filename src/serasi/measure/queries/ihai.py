"""Published figures of IHaI beside our own of the same regency; never converted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from serasi.measure.models import IhaiFigure
from serasi.measure.models.ihai import WHOLE
from serasi.measure.queries.areas import READS, Moment
from serasi.network.policy import Viewer
from serasi.regions.models import Area
from serasi.regions.placed import within
from serasi.science import harmony


@dataclass(frozen=True)
class Year:
    """The figures of IHaI that stand for one year, and where they were published."""

    year: int
    whole: Decimal | None
    variables: dict[str, Decimal]
    sources: tuple[str, ...]


def figures(viewer: Viewer, area: Area) -> QuerySet[IhaiFigure]:
    """Return every figure of IHaI of an area that a viewer may read, replaced ones too."""
    return IhaiFigure.objects.filter(within(viewer.areas(*READS)), area=area).select_related(
        "entered_by"
    )


def years(viewer: Viewer, area: Area) -> list[Year]:
    """Return the figures that stand, the newest year first."""
    found: dict[int, list[IhaiFigure]] = {}
    for one in figures(viewer, area).filter(replaced_at=None).order_by("-year", "pk"):
        found.setdefault(one.year, []).append(one)
    return [
        Year(
            year,
            next((one.value for one in rows if one.variable == WHOLE), None),
            {one.variable: one.value for one in rows if one.variable != WHOLE},
            tuple(dict.fromkeys(one.source for one in rows)),
        )
        for year, rows in found.items()
    ]


def side_by_side(year: Year | None, now: Moment | None) -> tuple[harmony.Beside, ...]:
    """Return the ten variables of IHaI with what of INSERASI speaks of the same, as they are."""
    theirs = {code: float(value) for code, value in year.variables.items()} if year else {}
    return harmony.side_by_side(theirs, now.figures if now else {})
