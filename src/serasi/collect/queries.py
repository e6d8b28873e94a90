"""Reads of reports; every public query takes the viewer first and starts from `visible_to`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from serasi.collect.models import Attachment, Channel, Intake, Report
from serasi.network.models import Agency, AgencyKind, Jurisdiction
from serasi.network.policy import Viewer, granted
from serasi.network.queries import areas_of
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import NO_DESK, NOT_FOUND, Problem
from serasi.regions.models import Area
from serasi.regions.placed import lies_in


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
    found = (
        Attachment.objects.filter(pk=pk, report__in=visible_to(viewer))
        .select_related("report")
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def intakes(viewer: Viewer) -> QuerySet[Intake]:
    """Return the intakes of the desks for which the viewer may import."""
    if any(grant.can == Can.IMPORT and "*" in grant.areas for grant in viewer.grants):
        return Intake.objects.all()
    return Intake.objects.filter(desk_id__in=list(viewer.agencies(Can.IMPORT)))


def intake(viewer: Viewer, pk: int) -> Intake:
    """Return one of the viewer's intakes."""
    found = intakes(viewer).filter(pk=pk).select_related("desk", "home").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def own_reports(viewer: Viewer) -> QuerySet[Report]:
    """Return the reports that the viewer wrote, newest first."""
    if viewer.person_id is None or not viewer.can(Can.OWN):
        return Report.objects.none()
    return Report.objects.filter(reporter_id=viewer.person_id).select_related("area")


_DESK_KINDS = {
    AgencyKind.BAKESBANGPOL: 0,
    AgencyKind.BAKESBANGPOL_PROV: 1,
}


def desk_for(area: str, *, on: date) -> Agency:
    """Return the desk that answers for an area on a day: its Bakesbangpol, else the province's.

    Raises
    ------
    Problem
        S344 when nobody here answers for the area.
    """
    codes = [area[:length] for length in (2, 5, 8, 13) if length <= len(area)]
    rows = Jurisdiction.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=on),
        area_id__in=codes,
        valid_from__lte=on,
        agency__kind__in=list(_DESK_KINDS),
        agency__closed_on=None,
    ).select_related("agency")
    ranked = sorted(
        rows,
        key=lambda row: (
            _DESK_KINDS[AgencyKind(row.agency.kind)],
            -len(row.area_id),
            row.agency_id,
        ),
    )
    if not ranked:
        name = Area.objects.filter(code=area).values_list("name", flat=True).first()
        raise Problem(NO_DESK, area=name or area)
    return ranked[0].agency


def home_of(viewer: Viewer) -> str | None:
    """Return the viewer's own area: the smallest that holds all where reports may be written."""
    return common_area(viewer.areas(Can.REPORT, Can.IMPORT))


def common_area(codes: Iterable[str]) -> str | None:
    """Return the smallest area that holds all of some areas.

    >>> common_area(["35.09", "35.10"]), common_area(["35.09.11.2001"]), common_area([])
    ('35', '35.09.11.2001', None)
    """
    split = [code.split(".") for code in codes if code != "*"]
    if not split:
        return None
    shared = []
    for parts in zip(*split, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return ".".join(shared) or None


def desks_of(viewer: Viewer, *, on: date) -> list[Agency]:
    """Return the agencies for which the viewer may import, with areas of their own."""
    ids = viewer.agencies(Can.IMPORT) - {0}
    rows = Agency.objects.filter(pk__in=ids, closed_on=None)
    return [agency for agency in rows if areas_of([agency.pk], on).get(agency.pk)]


def desk_home(desk: Agency, *, on: date) -> str | None:
    """Return the area that a desk takes for granted when a text names none."""
    return common_area(areas_of([desk.pk], on).get(desk.pk, frozenset()))


def item_counts(found: Intake) -> dict[str, int]:
    """Return how many items of an intake there are by verdict, and how many are to be stored."""
    rows = found.items.values("verdict").annotate(n=Count("pk"))
    counts = {row["verdict"]: row["n"] for row in rows}
    counts["taken"] = found.items.filter(taken=True).count()
    return counts


@dataclass(frozen=True)
class Elsewhere:
    """Reports of a preview that lie outside its desk's own area, by the desk they go to.

    `desk` is None when nobody here answers for their area; they then stay with their intake's.
    """

    desk: str | None
    count: int
    places: tuple[str, ...]


def elsewhere(found: Intake, *, on: date) -> list[Elsewhere]:
    """Return what of a preview goes to other desks, as far as it is to be stored; most first."""
    own = areas_of([found.desk_id], on).get(found.desk_id, frozenset())
    rows = found.items.filter(taken=True).exclude(area_code="").order_by().values("area_code")
    counts = dict(rows.annotate(n=Count("pk")).values_list("area_code", "n"))
    areas = Area.objects.select_related("parent").in_bulk(
        [code for code in counts if not lies_in(code, own)]
    )
    desks: dict[str | None, Counter[str]] = {}
    for code, area in areas.items():
        above = f", {area.parent.name}" if area.parent else ""
        desk = _desk_name(code, on=on)
        desks.setdefault(desk, Counter())[f"{area.name}{above}"] += counts[code]
    told = [
        Elsewhere(desk, names.total(), tuple(name for name, _n in names.most_common()))
        for desk, names in desks.items()
    ]
    return sorted(told, key=lambda row: (-row.count, row.desk or ""))


def _desk_name(code: str, *, on: date) -> str | None:
    try:
        return desk_for(code, on=on).name
    except Problem:
        return None


def continued_by(viewer: Viewer, report: Report) -> list[Report]:
    """Return the visible alerts that update or cancel one, the oldest first."""
    if report.channel != Channel.CAP:
        return []
    key = report.content_key.partition(":")[2]
    rows = visible_to(viewer).filter(
        channel=Channel.CAP, desk_id=report.desk_id, stated__follows__key=key
    )
    return list(rows.order_by("received_at", "pk"))


def ticket(receipt: str) -> Report | None:
    """Return a citizen's report by its number; the door tells its status alone."""
    with opened():
        return (
            Report.objects.filter(receipt=receipt, channel=Channel.CITIZEN)
            .select_related("area")
            .first()
        )
