"""What a residual wave says of each side of a conflict, behind the gate of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np
from django.db.models import QuerySet
from django.utils import timezone

from serasi.measure import instrument
from serasi.measure.models import (
    Interview,
    RespondentWeight,
    SampledPlace,
    Side,
    Wave,
    WaveKind,
    WaveState,
    WeightSet,
)
from serasi.measure.queries.counted import clusters_of, counted
from serasi.measure.queries.kept import NO_DATA, published_weights
from serasi.network.walls import opened
from serasi.recover.residual import Result, SideSays
from serasi.respond.models import Case
from serasi.science import harmony, surveys
from serasi.science.harmony import Cell
from serasi.science.harmony.residual import VISIT_DAYS

FIGURES = ("burden", "recovery", "troubled")


def measured(row: Wave, weights: WeightSet) -> dict[str, Any]:
    """Count a residual wave by side; what comes out has passed the gate and is kept.

    People of villages that stand for no side are left out; that there are some is told, not how
    many.
    """
    interviews = list(counted(row).select_related("place__parent"))
    given = dict(
        RespondentWeight.objects.filter(weights=weights).values_list("interview", "weight")
    )
    clusters = clusters_of(row)
    codes = [item.code for item in instrument.items_asked(row.instrument, row.kind)]
    taken = [one for one in interviews if one.pk in given and side_of(one)]
    apart = sum(one.pk in given and not side_of(one) for one in interviews)
    sides: dict[str, Any] = {}
    if taken:
        design = surveys.Design.of(
            [given[one.pk] for one in taken],
            [clusters[one.place_id or 0].stratum for one in taken],
            [clusters[one.place_id or 0].psu for one in taken],
        )
        found = harmony.residual(
            np.array([[_number(one, code) for code in codes] for one in taken]),
            design,
            [side_of(one) for one in taken],
            instrument=instrument.of(row.instrument),
        )
        for side, said in found.items():
            sides[side] = {key: _plain(getattr(said, key)) for key in FIGURES}
            sides[side] |= {"visit": said.visit, "enough": said.enough}
    return {"sides": sides, "without_side": apart > 0}


def side_of(one: Interview) -> str:
    """Return the side that the village of an interview stands for."""
    if one.place is None:
        return ""
    return (one.place.parent or one.place).side


def _number(one: Interview, code: str) -> float:
    answer = one.answers.get(code)
    return float("nan") if answer is None else float(answer)


def _plain(cell: Cell) -> dict[str, Any]:
    return {
        "mean": cell.value, "se": cell.se, "lo": cell.lo, "hi": cell.hi, "deff": cell.deff,
        "n": cell.n, "clusters": cell.clusters, "reason": cell.reason,
    }  # fmt: skip


def results(row: Wave, *, names: dict[str, str] | None = None) -> Result | None:
    """Return what a published residual wave says; None before, and for other waves.

    Every number has passed the gate. `names` are the words of the case for its sides.
    """
    weights = published_weights(row) if row.kind == WaveKind.RESIDUAL else None
    kept = weights.recipe.get("residual") if weights is not None else None
    if kept is None or row.published_at is None:
        return None
    sides = tuple(
        _side(side, (names or {}).get(side, ""), kept["sides"].get(side)) for side in Side.values
    )
    due = any(one.due for one in sides)
    last = timezone.localdate(row.published_at + timedelta(days=VISIT_DAYS)) if due else None
    return Result(
        row.title, row.months_after, row.starts_on, row.ends_on, sides, kept["without_side"], last
    )


def _side(side: str, words: str, kept: dict[str, Any] | None) -> SideSays:
    if kept is None:
        none = Cell(reason=NO_DATA)
        return SideSays(side, words, none, none, none, None, enough=False)
    burden, recovery, troubled = (_cell(kept[key]) for key in FIGURES)
    return SideSays(side, words, burden, recovery, troubled, kept["visit"], kept["enough"])


def _cell(kept: dict[str, Any]) -> Cell:
    if kept["reason"]:
        return Cell(reason=kept["reason"])
    return Cell(
        kept["mean"], kept["se"], kept["lo"], kept["hi"], kept["deff"], kept["n"], kept["clusters"]
    )


def side_words(case: Case | None) -> dict[str, str]:
    """Return the neutral words that a case has for its sides A and B."""
    if case is None:
        return {}
    return dict(case.parties.values_list("letter", "words"))


def waves_of(case: Case) -> QuerySet[Wave]:
    """Return the published residual waves of a case. For the house: the caller opens the wall."""
    return Wave.objects.filter(
        case=case, kind=WaveKind.RESIDUAL, state=WaveState.PUBLISHED
    ).order_by("starts_on", "pk")


def of_case(case: Case) -> list[Result]:
    """Return what the published residual waves of a case say, the oldest first.

    For the house: the figures are suppressed and published, so whoever may read the recovery of
    the case may read them.
    """
    with opened():
        names = side_words(case)
        found = [results(row, names=names) for row in waves_of(case)]
    return [one for one in found if one is not None]


def villages(row: Wave) -> list[SampledPlace]:
    """Return the drawn villages of a wave, each with the side that it stands for."""
    rows = SampledPlace.objects.filter(wave=row, parent=None, reserve=False, replaced_by=None)
    return list(rows.select_related("area__parent").order_by("order"))
