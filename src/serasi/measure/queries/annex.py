"""How a published wave was drawn, reached, weighed and counted, for who checks it.

Counts of respondents by stratum pass the same gate as every figure: a stratum with too few of them
has neither its count nor what its count could be worked out from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import mean, median, pstdev
from typing import Any

from serasi.measure.models import (
    Household,
    Interview,
    RespondentWeight,
    SampledPlace,
    Wave,
    WeightSet,
    Withdrawal,
)
from serasi.measure.models import Outcome as Visited
from serasi.measure.queries.counted import clusters_of
from serasi.measure.queries.protocol import Protocol, protocol_of
from serasi.network.walls import opened
from serasi.problems import Problem
from serasi.science.harmony import Cell, Figure, publish
from serasi.science.scales.outcomes import Outcome, Outcomes, outcomes
from serasi.science.surveys import Estimate

AS_AAPOR: dict[str, Outcome] = {
    Visited.DONE: "complete",
    Visited.REFUSED: "refused",
    Visited.AWAY: "absent",
    Visited.PLANNED: "unknown",
    Visited.NOT_FOUND: "unknown",
    Visited.NOT_ELIGIBLE: "not_eligible",
}


@dataclass(frozen=True)
class Spread:
    """How unequal the weights are: of how many, least, middle, mean, most, and their CV."""

    n: int
    least: float
    middle: float
    mean: float
    most: float
    variation: float


@dataclass(frozen=True)
class Answered:
    """One stratum of the non-response weights; the cell's value is how many answered."""

    name: str
    selected: int
    answered: Cell
    rate: float | None
    factor: float | None


@dataclass(frozen=True)
class Annex:
    """What the annex tells besides the figures.

    protocol : None where no sample was drawn, as for an open link
    villages, rts : drawn and worked; replaced : villages that a reserve stands for
    outcomes : of the households that were drawn; None where none were listed
    strata : of the non-response weights; spread : of the final weights
    problems : flaws that were told when the answers were read
    """

    wave: Wave
    weights: WeightSet
    report: dict[str, Any]
    protocol: Protocol | None
    villages: int
    rts: int
    certain: int
    replaced: int
    outcomes: Outcomes | None
    set_aside: int
    withdrawn_after: int
    strata: tuple[Answered, ...]
    spread: Spread | None


def annex_of(row: Wave, weights: WeightSet, report: dict[str, Any]) -> Annex:
    """Return what is known of a wave that was published with these weights and figures."""
    with opened():
        places = list(SampledPlace.objects.filter(wave=row, reserve=False, replaced_by=None))
        return Annex(
            wave=row,
            weights=weights,
            report=report,
            protocol=_protocol(row),
            villages=sum(place.parent_id is None for place in places),
            rts=sum(place.parent_id is not None for place in places),
            certain=sum(place.parent_id is None and place.certainty for place in places),
            replaced=SampledPlace.objects.filter(wave=row, parent=None)
            .exclude(replaced_by=None)
            .count(),
            outcomes=_outcomes(row),
            set_aside=Interview.objects.filter(wave=row).exclude(set_aside_at=None).count(),
            withdrawn_after=Withdrawal.objects.filter(wave=row, after_closing=True).count(),
            strata=_strata(row, weights, report),
            spread=_spread(weights),
        )


def _protocol(row: Wave) -> Protocol | None:
    try:
        return protocol_of(row)
    except Problem:
        return None


def _outcomes(row: Wave) -> Outcomes | None:
    """Return what came of every household that was drawn, those that stand for others included.

    Whose interview was set aside counts as not known to live there: nobody knows who was asked.
    """
    set_aside = set(
        Interview.objects.filter(wave=row, household__isnull=False)
        .exclude(set_aside_at=None)
        .values_list("household_id", flat=True)
    ) - set(
        Interview.objects.filter(
            wave=row, household__isnull=False, set_aside_at=None, consent=True
        ).values_list("household_id", flat=True)
    )
    homes = Household.objects.filter(place__wave=row).values_list("pk", "outcome", "substitute")
    each: list[str] = []
    substitutes = 0
    for pk, outcome, substitute in homes:
        each.append("unknown" if pk in set_aside else AS_AAPOR[outcome])
        substitutes += substitute
    loose = Interview.objects.filter(wave=row, household=None, place__isnull=False)
    for consent in loose.filter(set_aside_at=None).values_list("consent", flat=True):
        each.append("complete" if consent else "refused")
    return outcomes(each, substitutes=substitutes) if each else None


def _strata(row: Wave, weights: WeightSet, report: dict[str, Any]) -> tuple[Answered, ...]:
    """Return the classes of the non-response weights.

    A stratum that is an area hidden elsewhere has no count here either: two tables that hide other
    parts of one total would tell each other's.
    """
    classes = weights.recipe.get("classes") or []
    if not classes:
        return ()
    clusters = clusters_of(row)
    seen: dict[str, set[tuple[str, str]]] = defaultdict(set)
    strata = dict(SampledPlace.objects.filter(wave=row).values_list("pk", "stratum__code"))
    for place in (
        RespondentWeight.objects.filter(weights=weights)
        .exclude(interview__place=None)
        .values_list("interview__place", flat=True)
        .distinct()
    ):
        one = clusters[place]
        seen[strata[place]].add((one.stratum, one.psu))
    numbers: dict[tuple[str, str], int] = {}
    figures: dict[str, Figure] = {}
    for one in classes:
        mine = {numbers.setdefault(c, len(numbers)) for c in sorted(seen[one["name"]])}
        figures[one["name"]] = _count(one["responded"], frozenset(mine))
    everybody = frozenset().union(*(figure.seen for figure in figures.values()))
    total = _count(sum(one["responded"] for one in classes), everybody)
    told = publish(
        {"": total, **figures},
        dimensions=["kecamatan"],
        families=[("", list(figures))],
        also_hidden={
            one["name"]: reason
            for one in classes
            if (reason := report["areas"].get(one["name"], {}).get("suppressed"))
        },
    )
    return tuple(
        Answered(
            one["name"],
            one["selected"],
            told[one["name"]],
            one["rate"] if told[one["name"]].shown else None,
            one["factor"] if told[one["name"]].shown else None,
        )
        for one in classes
    )


def _count(people: int, clusters: frozenset[int]) -> Figure:
    nan = float("nan")
    return Figure(Estimate(float(people), nan, nan, nan, nan, people, len(clusters), 0), clusters)


def _spread(weights: WeightSet) -> Spread | None:
    told = list(RespondentWeight.objects.filter(weights=weights).values_list("weight", flat=True))
    if not told:
        return None
    middle = mean(told)
    return Spread(len(told), min(told), median(told), middle, max(told), pstdev(told) / middle)


def hidden_cells(report: dict[str, Any]) -> tuple[int, Counter[str]]:
    """Return how many cells of areas there are, and how many are hidden for which reason."""
    gone: Counter[str] = Counter()
    cells = 0
    for one in report["areas"].values():
        keys = [*one["attitudes"], *one["sila"], *one["items"], "index"]
        cells += len(keys)
        if one["suppressed"]:
            gone[one["suppressed"]] += len(keys)
        else:
            gone.update(one["hidden"].values())
    return cells, gone
