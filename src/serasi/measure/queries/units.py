"""The selected households of a wave with their chances, for weights; and what is missing."""

from __future__ import annotations

from collections import Counter

from serasi.measure.models import Household, Interview, Outcome, SampledPlace, Wave
from serasi.measure.queries.counted import counted
from serasi.measure.queries.forms import workable
from serasi.measure.weighting import Unit


def missing_for_weights(row: Wave) -> list[str]:
    """Return what keeps weights from being made, as words; nothing is ready."""
    if not counted(row).exists():
        return ["belum ada wawancara yang dapat dihitung"]
    worked = set(counted(row).values_list("place_id", flat=True))
    lacking = [p.name for p in workable(row) if p.pk in worked and not p.size]
    faults = []
    if lacking:
        some = ", ".join(lacking[:3])
        faults.append(f"jumlah rumah tangga belum diisi di {len(lacking)} RT ({some})")
    twice = doubled(row)
    if twice:
        faults.append(f"{len(twice)} rumah tangga punya dua wawancara; kesampingkan salah satu")
    placeless = counted(row).filter(place=None).count()
    if placeless:
        faults.append(f"{placeless} wawancara tanpa tempat sampel")
    return faults


def doubled(row: Wave) -> list[int]:
    """Return the households that have more than one interview that counts."""
    homes = Counter(counted(row).exclude(household=None).values_list("household_id", flat=True))
    return [home for home, n in homes.items() if n > 1]


def units_of(row: Wave) -> list[Unit]:
    """Return every household that was selected, with whoever answered there.

    A household for which another was substituted leaves its place to that one; one without any
    adult was never part of the population. Places without a list of households count by the
    interviews themselves, refusals among them.
    """
    answers: dict[int, Interview] = {}
    loose: dict[int, list[Interview]] = {}
    for one in counted(row).select_related("place"):
        if one.household_id is not None:
            answers[one.household_id] = one
        elif one.place_id is not None:
            loose.setdefault(one.place_id, []).append(one)
    refused = Counter(
        Interview.objects.filter(wave=row, consent=False, household=None).values_list(
            "place_id", flat=True
        )
    )
    homes: dict[int, list[Household]] = {}
    for home in Household.objects.filter(place__wave=row, substituted_reason=""):
        if home.outcome != Outcome.NOT_ELIGIBLE:
            homes.setdefault(home.place_id, []).append(home)
    units: list[Unit] = []
    for place in workable(row):
        mine, extra = homes.get(place.pk, []), loose.get(place.pk, [])
        selected = len(mine) or len(extra) + refused.get(place.pk, 0)
        if not selected:
            continue
        chance = _chance(place, selected)
        units += [_unit(place, chance, answers.get(home.pk)) for home in mine]
        units += [_unit(place, chance, one) for one in extra]
        if not mine:
            units += [_unit(place, chance, None)] * refused.get(place.pk, 0)
    return units


def _chance(place: SampledPlace, selected: int) -> float:
    within = min(1.0, selected / place.size) if place.size else 1.0
    if place.parent is None:
        return place.probability * within
    return place.parent.probability * place.probability * within


def _unit(place: SampledPlace, chance: float, one: Interview | None) -> Unit:
    if one is None:
        return Unit(place.code, place.stratum.code, chance, None)
    return Unit(
        place.code,
        place.stratum.code,
        chance,
        one.pk,
        one.adults,
        one.person_chance,
        {"sex": one.sex, "age_group": one.age_group, "district": place.area_id[:8]},
    )
