"""Which waves, places and interviews a viewer may read: every reading starts here."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from serasi.measure.models import Household, Interview, SampledPlace, Wave
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem
from serasi.regions.placed import within

READS = (Can.SURVEY, Can.SURVEY_READ, Can.INTERVIEW)


def visible_to(viewer: Viewer) -> QuerySet[Wave]:
    """Return the waves of the areas in which a viewer runs, follows or fills surveys."""
    return Wave.objects.filter(within(viewer.areas(*READS)))


def wave(viewer: Viewer, code: str) -> Wave:
    """Return one visible wave, or refuse as if it did not exist."""
    found = visible_to(viewer).filter(code=code).select_related("area").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def places(viewer: Viewer, row: Wave) -> QuerySet[SampledPlace]:
    """Return the places of a wave: all for who follows it, one's own for an interviewer."""
    rows = SampledPlace.objects.filter(wave=row, wave__in=visible_to(viewer))
    if viewer.can(Can.SURVEY, area=row.area_id) or viewer.can(Can.SURVEY_READ, area=row.area_id):
        return rows
    return rows.filter(
        Q(enumerator=viewer.person_id)
        | Q(households__enumerator=viewer.person_id)
        | Q(rts__enumerator=viewer.person_id)
        | Q(rts__households__enumerator=viewer.person_id)
    ).distinct()


def households(viewer: Viewer, row: Wave) -> QuerySet[Household]:
    """Return the households of a wave that a viewer may see: an interviewer only the own ones."""
    rows = Household.objects.filter(place__wave=row, place__wave__in=visible_to(viewer))
    if viewer.can(Can.SURVEY, area=row.area_id) or viewer.can(Can.SURVEY_READ, area=row.area_id):
        return rows
    return rows.filter(
        Q(enumerator=viewer.person_id) | Q(enumerator=None, place__enumerator=viewer.person_id)
    )


def interviews(viewer: Viewer, row: Wave) -> QuerySet[Interview]:
    """Return single interviews: all for who runs the survey there, else those one brought."""
    mine = Q(enumerator=viewer.person_id) if viewer.person_id is not None else Q(pk__in=[])
    return Interview.objects.filter(
        mine | within(viewer.areas(Can.SURVEY), prefix="wave__"), wave=row
    )
