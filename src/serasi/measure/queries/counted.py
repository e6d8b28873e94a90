"""Which interviews count, and the rows that a scorer reads: RESPONSES.csv and DESIGN.toml."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from django.db.models import Count, QuerySet

from serasi.measure import instrument
from serasi.measure.models import (
    Household,
    Interview,
    Outcome,
    RespondentWeight,
    SampledPlace,
    Wave,
    WaveKind,
    WeightSet,
)
from serasi.measure.rules import metres

HEAD = (
    "id", "area", "stratum", "psu", "weight", "interviewer", "duration_minutes", "distance_metres",
    "trust", "version",
)  # fmt: skip
OPEN_HEAD = (
    "id", "area", "interviewer", "duration_minutes", "distance_metres", "trust", "version",
)  # fmt: skip
GROUPS = {"sex": "sex", "age": "age_group", "language": "language"}
"""Groups over which items must mean the same; faith and ethnicity stay in the house."""
TRUST = tuple(f"E3{letter}" for letter in "abcdefg")
MOST_TRUST, LEAST_TRUSTS = 10, 4
OUTCOMES = {
    Outcome.DONE: "complete", Outcome.REFUSED: "refused", Outcome.AWAY: "absent",
    Outcome.PLANNED: "absent", Outcome.NOT_FOUND: "unknown", Outcome.NOT_ELIGIBLE: "not_eligible",
}  # fmt: skip


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
    interviews = list(counted(row).select_related("place__parent"))
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
    sheet.writerow([*(HEAD if by_lot else OPEN_HEAD), *GROUPS.values(), *codes])
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
    tail = [marks.get(_who(one), ""), minutes, _distance(one), _trust(one), one.instrument]
    tail += [getattr(one, name) or "" for name in GROUPS.values()]
    answers = [one.answers.get(code, "") for code in codes]
    area = (one.area_id or "")[:8]
    if weight is None:
        return [one.serial, area, *tail, *answers]
    cluster = clusters[one.place_id or 0]
    return [one.serial, area, cluster.stratum, cluster.psu, repr(weight), *tail, *answers]


def _distance(one: Interview) -> str:
    """Return how far from its RT an interview was held, in metres; "" where that is not known.

    Where only the centre of the village is known, a distance says nothing of the RT.
    """
    place = one.place
    if place is None or place.parent is None or None in (one.lat, one.lng, place.lat, place.lng):
        return ""
    if (place.lat, place.lng) == (place.parent.lat, place.parent.lng):
        return ""
    away = metres(one.lat or 0.0, one.lng or 0.0, place.lat or 0.0, place.lng or 0.0)
    return f"{max(0.0, away - (one.accuracy_m or 0.0)):.0f}"


def _trust(one: Interview) -> str:
    """Return the mean trust, 0 to 10, of who told at least four of the seven."""
    told = [one.sides[code] for code in TRUST if one.sides.get(code, 99) <= MOST_TRUST]
    return f"{fmean(told):.3f}" if len(told) >= LEAST_TRUSTS else ""


def _outcomes(row: Wave) -> list[str]:
    """Return what became of the drawn households as a table of the design file."""
    homes = Household.objects.filter(place__wave=row, place__replaced_by=None)
    counts: Counter[str] = Counter()
    for outcome, n in homes.values_list("outcome").annotate(n=Count("pk")).order_by():
        counts[OUTCOMES[Outcome(outcome)]] += n
    if not counts:
        return []
    substitutes = homes.filter(substitute=True).count()
    lines = [f"{name} = {n}" for name, n in sorted(counts.items())]
    return ["[outcomes]", *lines, f"substitutes = {substitutes}"]


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
    lines += ["[groups]", *(f'{name} = "{column}"' for name, column in GROUPS.items())]
    lines += _outcomes(row) if by_lot else []
    head = f"# {row.code}: {row.get_kind_display()}"
    if weights is not None:
        head += f", bobot versi {weights.version}"
    return "\n".join([head, *lines, ""])


def is_scored(row: Wave) -> bool:
    """Say whether the index is counted from a wave: from thirty items, not from the short ones."""
    return row.kind in (WaveKind.PROBABILITY, WaveKind.OPEN)
