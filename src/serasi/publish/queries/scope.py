"""The papers, figures and plans that everything else of the room starts from."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem
from serasi.publish.figures.registry import DEFINITIONS
from serasi.publish.kinds import KINDS, Kind, Rhythm
from serasi.publish.models import Figure, Paper, PaperState, PlanRow
from serasi.publish.records.registry import may_read, readable
from serasi.regions.placed import lies_in, within

READS = (Can.PAPERS, Can.WRITE_PAPERS, Can.SIGN_PAPERS)
UNWRITTEN = (PaperState.DRAFT,)


def wide(viewer: Viewer, needs: tuple[Can, ...], area: str) -> bool:
    """Say whether a viewer holds all of some rights over an area, for all triggers."""
    return all(
        any(g.can == can and g.triggers is None and lies_in(area, g.areas) for g in viewer.grants)
        for can in needs
    )


def visible_to(viewer: Viewer) -> QuerySet[Paper]:
    """Return the papers a viewer may read.

    Those of the own agency for who writes or signs there; those sent for signature to the own
    agency for who signs; and signed ones, of the kinds that go to them, for all of the area who
    read papers. A paper about a record is read by those alone who may read the record, unless it
    was signed to be for all; a signed daily report by those who read the records that it lists.
    """
    own = Q(agency__in=viewer.agencies(Can.WRITE_PAPERS, Can.SIGN_PAPERS))
    mine = Q(signing_agency__in=viewer.agencies(Can.SIGN_PAPERS)) & ~Q(state__in=UNWRITTEN)
    upward = [kind.code for kind in KINDS.values() if kind.goes_up]
    sent = Q(state=PaperState.SIGNED, kind__in=upward) & within(viewer.areas(Can.PAPERS))
    daily = [kind.code for kind in KINDS.values() if kind.rhythm == Rhythm.DAY]
    listed = [c for c in viewer.areas(Can.PAPERS) if wide(viewer, (Can.READ_EVENTS,), c)]
    sent |= Q(state=PaperState.SIGNED, kind__in=daily) & within(listed)
    for_all = [kind.code for kind in KINDS.values() if kind.for_all]
    told = readable(viewer) | Q(state=PaperState.SIGNED, kind__in=for_all)
    return Paper.objects.filter(own | mine | sent).filter(told)


def areas_written(viewer: Viewer, kind: Kind) -> list[str]:
    """Return the areas about which a viewer writes papers of a kind, as far as rights go."""
    codes = [c for c in viewer.areas(Can.WRITE_PAPERS) if wide(viewer, kind.needs, c)]
    return sorted({c.rpartition(".")[0] or c for c in codes}) if kind.above else codes


def holds(viewer: Viewer, kind: Kind, area: str) -> bool:
    """Say whether a viewer holds the rights that a kind of paper about an area asks of its writer.

    Of a paper about several areas: over each of them, by `areas_written`.
    """
    if kind.above:
        return area in areas_written(viewer, kind)
    return wide(viewer, kind.needs, area)


def paper(viewer: Viewer, number: str) -> Paper:
    """Return one visible paper, or refuse as if it did not exist."""
    found = (
        visible_to(viewer)
        .filter(number=number)
        .select_related(
            "agency", "signing_agency", "area", "area__parent", "office_number", "made_by",
            "sent_by", "signed_by",
        )
        .first()
    )  # fmt: skip
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def may_write(viewer: Viewer, row: Paper) -> bool:
    """Say whether a viewer writes at a paper: in its agency, with the rights of its kind."""
    return row.agency_id in viewer.agencies(Can.WRITE_PAPERS) and holds(
        viewer, KINDS[row.kind], row.area_id
    )


def may_sign(viewer: Viewer, row: Paper) -> bool:
    """Say whether a viewer signs a paper: for the agency that signs it, and did not send it."""
    return (
        row.signing_agency_id in viewer.agencies(Can.SIGN_PAPERS)
        and row.sent_by_id != viewer.person_id
    )


def figures(viewer: Viewer) -> QuerySet[Figure]:
    """Return the figures that stand in papers a viewer may read."""
    return Figure.objects.filter(printed_in__paper__in=visible_to(viewer).values("pk")).distinct()


def figure(viewer: Viewer, digest: str) -> Figure:
    """Return one visible figure, or refuse as if it did not exist."""
    found = figures(viewer).filter(digest=digest).select_related("area").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def may_recount(viewer: Viewer, row: Figure) -> bool:
    """Say whether a viewer may ask what a figure would be today."""
    meaning = DEFINITIONS[row.code, row.version]
    if meaning.worded:
        return may_read(viewer, row.filter.get("record", ""))
    return wide(viewer, meaning.needs, row.area_id)


def plan_rows(viewer: Viewer) -> QuerySet[PlanRow]:
    """Return the rows of plans in the areas of a viewer who reads or writes papers."""
    own = Q(agency__in=viewer.agencies(Can.WRITE_PAPERS, Can.SIGN_PAPERS))
    return PlanRow.objects.filter(own | within(viewer.areas(Can.PAPERS)))
