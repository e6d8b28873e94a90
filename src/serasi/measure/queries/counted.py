"""Which interviews count, and the rows that a scorer reads: RESPONSES.csv and DESIGN.toml."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from serasi.measure import instrument
from serasi.measure.models import (
    Interview,
    RespondentWeight,
    SampledPlace,
    Wave,
    WaveKind,
    WeightSet,
)

HEAD = ("id", "area", "stratum", "psu", "weight", "interviewer", "duration_minutes", "version")
OPEN_HEAD = ("id", "area", "interviewer", "duration_minutes", "version")


def counted(row: Wave) -> QuerySet[Interview]:
    """Return the interviews of a wave that count: agreed to, not set aside, not withdrawn."""
    return Interview.objects.filter(
        wave=row, consent=True, set_aside_at=None, withdrawn_at=None
    ).order_by("serial")


@dataclass(frozen=True)
class Cluster:
    """The stratum and cluster that the variance of a place is counted by."""

    stratum: str
    psu: str


def clusters_of(row: Wave) -> dict[int, Cluster]:
    """Return the cluster of each place; in a village that is certain its RT are the clusters."""
    places = SampledPlace.objects.filter(wave=row).select_related("stratum", "parent")
    found = {}
    for place in places:
        village = place.parent or place
        if village.certainty and place.parent is not None:
            cluster = Cluster(f"{place.stratum.code}/{village.code}", place.code)
        else:
            cluster = Cluster(place.stratum.code, village.psu)
        found[place.pk] = cluster
    return found


def latest_weights(row: Wave) -> WeightSet | None:
    """Return the newest weights of a wave, if it was closed."""
    return WeightSet.objects.filter(wave=row).order_by("-version").first()


@dataclass(frozen=True)
class Export:
    """Two files that belong together: answers by row, and what their columns mean."""

    responses: str
    design: str
    rows: int


def export_of(row: Wave, weights: WeightSet | None) -> Export:
    """Return the answers that count as `serasi measure score` reads them; no name is in them.

    Without weights (an open link) there are neither strata nor clusters, and no error is told.
    """
    interviews = list(counted(row).select_related("place"))
    given = (
        dict(RespondentWeight.objects.filter(weights=weights).values_list("interview", "weight"))
        if weights is not None
        else {}
    )
    by_lot = bool(given)
    codes = [item.code for item in instrument.items_asked(row.instrument, row.kind)]
    clusters = _unnamed(clusters_of(row))
    marks = _marks(interviews)
    box = io.StringIO()
    sheet = csv.writer(box, lineterminator="\n")
    sheet.writerow([*(HEAD if by_lot else OPEN_HEAD), *codes])
    rows = 0
    for one in interviews:
        if by_lot and one.pk not in given:
            continue
        rows += 1
        sheet.writerow(_line(one, given.get(one.pk), clusters, marks, codes))
    return Export(box.getvalue(), design_of(row, weights if by_lot else None), rows)


def _line(
    one: Interview,
    weight: float | None,
    clusters: dict[int, Cluster],
    marks: dict[object, str],
    codes: Sequence[str],
) -> list[object]:
    minutes = "" if one.minutes is None else f"{one.minutes:.2f}"
    tail = [marks.get(_who(one), ""), minutes, one.instrument]
    answers = [one.answers.get(code, "") for code in codes]
    area = (one.area_id or "")[:8]
    if weight is None:
        return [one.serial, area, *tail, *answers]
    cluster = clusters[one.place_id or 0]
    return [one.serial, area, cluster.stratum, cluster.psu, repr(weight), *tail, *answers]


def _unnamed(clusters: dict[int, Cluster]) -> dict[int, Cluster]:
    """Return clusters by marks in their order: the file tells them apart and names no village."""
    ordered = sorted(set(clusters.values()), key=lambda one: (one.stratum, one.psu))
    villages = sorted({one.stratum for one in ordered if "/" in one.stratum})
    psus = {one: f"K{n:04d}" for n, one in enumerate(ordered, start=1)}
    strata = {
        name: f"{name.split('/')[0]}/D{n:03d}" for n, name in enumerate(villages, start=1)
    }  # fmt: skip
    return {
        place: Cluster(strata.get(one.stratum, one.stratum), psus[one])
        for place, one in clusters.items()
    }


def _who(one: Interview) -> object:
    return one.enumerator_label or one.enumerator_id


def _marks(interviews: Sequence[Interview]) -> dict[object, str]:
    """Return a mark for each interviewer, in the order in which they brought their first."""
    found: dict[object, str] = {}
    for one in interviews:
        if _who(one) not in (None, ""):
            found.setdefault(_who(one), f"P{len(found) + 1:02d}")
    return found


def design_of(row: Wave, weights: WeightSet | None) -> str:
    """Return the design file: which column means what, the mode, the instrument."""
    by_lot = weights is not None
    roles = HEAD if by_lot else OPEN_HEAD
    lines = [f'{role} = "{role}"' for role in roles]
    lines += [
        f'mode = "{"probabilitas" if by_lot else "partisipatif"}"',
        f'instrument = "{row.instrument}"',
        'cut_by = "kecamatan"',
    ]
    if row.seed:
        lines.append(f"seed = {row.seed % 2**31 + 1}")
    head = f"# {row.code}: {row.get_kind_display()}"
    if weights is not None:
        head += f", bobot versi {weights.version}"
    return "\n".join([head, *lines, ""])


def is_scored(row: Wave) -> bool:
    """Say whether the index is counted from a wave: from thirty items, not from the short ones."""
    return row.kind in (WaveKind.PROBABILITY, WaveKind.OPEN)
