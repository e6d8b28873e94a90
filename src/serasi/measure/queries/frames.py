"""The frame of villages of a region as the region data has it today."""

from __future__ import annotations

from serasi.measure.sampling import FrameRow
from serasi.problems import FRAME_LACKS, WAVE_TOLD, Problem
from serasi.regions.models import Area
from serasi.regions.placed import lies_in
from serasi.regions.queries.prefix import inside

BY_DISTRICT, BY_KIND, ONE = "kecamatan", "jenis", "satu"
WAYS = (BY_DISTRICT, BY_KIND, ONE)
NAMED = 3


def frame_of(area: str, *, strata: str, equal: bool = False) -> list[FrameRow]:
    """Return the villages of an area with stratum and size.

    `strata` makes each district a stratum, or kelurahan apart from desa, or all one. With `equal`
    every village has the same size, for region data without numbers of people.

    Raises
    ------
    Problem
        S1343 where villages lack their population, S1340 where there are no villages.
    """
    rows = list(
        Area.objects.filter(inside([area]), level=4, valid_to=None)
        .order_by("code")
        .values_list("code", "name", "kind", "population")
    )
    if not rows:
        raise Problem(WAVE_TOLD, what="wilayah ini tidak punya desa dalam data wilayah")
    lacking = [name for _code, name, _kind, people in rows if not people]
    if lacking and not equal:
        some = ", ".join(lacking[:NAMED])
        raise Problem(FRAME_LACKS, area=area, count=len(lacking), some=some)
    return [
        FrameRow(code, name, _stratum(code, kind, area, strata), 1 if equal else int(people or 0))
        for code, name, kind, people in rows
        if lies_in(code, {area})
    ]


def _stratum(code: str, kind: str, area: str, strata: str) -> str:
    if strata == BY_DISTRICT:
        return code[:8]
    return kind if strata == BY_KIND else area
