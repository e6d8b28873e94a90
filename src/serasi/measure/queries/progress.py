"""How far a wave is: by place, by interviewer, with what is worth a second look."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from serasi.measure import rules
from serasi.measure.models import (
    Household,
    Interview,
    Outcome,
    SampledPlace,
    SpotCheck,
    Wave,
)
from serasi.measure.queries.forms import workable
from serasi.measure.queries.scope import interviews
from serasi.network.policy import Viewer
from serasi.network.walls import opened


@dataclass
class PlaceProgress:
    """One place: how many are planned, and what came of them so far."""

    place: SampledPlace
    planned: int = 0
    done: int = 0
    refused: int = 0
    not_found: int = 0
    away: int = 0

    @property
    def left(self) -> int:
        """How many are still to be asked."""
        return max(0, self.planned - self.done - self.refused - self.not_found)


@dataclass(frozen=True)
class Progress:
    """The places of a wave and their sums."""

    places: list[PlaceProgress]
    planned: int
    done: int
    refused: int
    not_found: int

    @property
    def rate(self) -> float | None:
        """The share of those asked who answered; None before anybody was asked."""
        asked = self.done + self.refused
        return 100 * self.done / asked if asked else None


def progress_of(row: Wave) -> Progress:
    """Return what came of every place. Only counts leave here, so that the wall opens for them."""
    with opened():
        places = {place.pk: PlaceProgress(place) for place in workable(row)}
        loose = Counter(
            Interview.objects.filter(wave=row, household=None, set_aside_at=None).values_list(
                "place_id", "consent"
            )
        )
        homes = Counter(
            Household.objects.filter(place__wave=row, substituted_reason="").values_list(
                "place_id", "outcome"
            )
        )
        placeless = Interview.objects.filter(wave=row, place=None, consent=True).count()
    listed = {pk for pk, _outcome in homes}
    for (pk, outcome), n in homes.items():
        if pk in places:
            _count(places[pk], outcome, n)
    for (pk, consent), n in loose.items():
        if pk in places:
            _count(places[pk], Outcome.DONE if consent else Outcome.REFUSED, n)
    for pk, one in places.items():
        if pk not in listed:
            one.planned = row.households_per_rt
    rows = list(places.values())
    return Progress(
        rows,
        sum(one.planned for one in rows) or row.target,
        sum(one.done for one in rows) + placeless,
        sum(one.refused for one in rows),
        sum(one.not_found for one in rows),
    )


def _count(one: PlaceProgress, outcome: str, n: int) -> None:
    one.planned += n
    if outcome == Outcome.DONE:
        one.done += n
    elif outcome == Outcome.REFUSED:
        one.refused += n
    elif outcome in (Outcome.NOT_FOUND, Outcome.NOT_ELIGIBLE):
        one.not_found += n
    elif outcome == Outcome.AWAY:
        one.away += n


@dataclass
class Work:
    """The work of one interviewer."""

    name: str
    places: int = 0
    planned: int = 0
    done: int = 0
    short: int = 0
    straight: int = 0
    far: int = 0
    unknown_gps: int = 0
    drawn: int = 0
    checked: int = 0
    false: int = 0


@dataclass(frozen=True)
class Flagged:
    """One interview that is worth a second look, and why."""

    interview: Interview
    reasons: list[str] = field(default_factory=list)


SHORT, STRAIGHT, FAR, TWICE = "singkat", "seragam", "jauh", "ganda"


def work_of(row: Wave, progress: Progress) -> list[Work]:
    """Return the work of each interviewer: load, flags and spot checks, no single interview."""
    found: dict[object, Work] = {}
    for part in progress.places:
        person = part.place.enumerator
        work = _work(found, person.pk if person else None, person.name if person else "–")
        work.places += 1
        work.planned += part.planned
    with opened():
        brought = list(_brought(Interview.objects.filter(wave=row)))
        checks = {
            check.interview_id: check for check in SpotCheck.objects.filter(interview__wave=row)
        }
    for one in brought:
        who = one.enumerator_label or one.enumerator_id
        name = one.enumerator_label or (one.enumerator.name if one.enumerator else "–")
        work = _work(found, who, name)
        work.done += 1
        reasons = reasons_of(one)
        work.short += SHORT in reasons
        work.straight += STRAIGHT in reasons
        work.far += FAR in reasons
        work.unknown_gps += one.lat is None
        check = checks.get(one.pk)
        work.drawn += check is not None
        work.checked += check is not None and check.result is not None
        work.false += check is not None and check.result == SpotCheck.Result.FALSE
    return sorted(found.values(), key=lambda work: work.name)


def _work(found: dict[object, Work], key: object, name: str) -> Work:
    return found.setdefault(key, Work(name))


def _brought(rows: QuerySet[Interview]) -> QuerySet[Interview]:
    return rows.filter(consent=True, withdrawn_at=None).select_related(
        "place__parent", "enumerator", "household"
    )


def reasons_of(one: Interview) -> list[str]:
    """Return why an interview is worth a second look."""
    reasons = []
    if rules.is_short(one.minutes):
        reasons.append(SHORT)
    if rules.is_straight(one.answers):
        reasons.append(STRAIGHT)
    if one.place is not None and _is_far(one, one.place):
        reasons.append(FAR)
    return reasons


def _is_far(one: Interview, place: SampledPlace) -> bool:
    parent = place.parent
    of_village = parent is None or (place.lat, place.lng) == (parent.lat, parent.lng)
    return bool(
        rules.is_far(
            (one.lat, one.lng),
            (place.lat, place.lng),
            accuracy_m=one.accuracy_m,
            of_village=of_village,
        )
    )


def flagged(viewer: Viewer, row: Wave, *, most: int = 50) -> tuple[list[Flagged], int]:
    """Return the interviews of one's own reading that are worth a second look, and how many."""
    rows = list(_brought(interviews(viewer, row).filter(set_aside_at=None)))
    homes = Counter(one.household_id for one in rows if one.household_id)
    found = []
    for one in rows:
        reasons = reasons_of(one)
        if one.household_id and homes[one.household_id] > 1:
            reasons.append(TWICE)
        if reasons:
            found.append(Flagged(one, reasons))
    found.sort(key=lambda flag: (-len(flag.reasons), flag.interview.serial))
    return found[:most], len(found)


def open_checks(viewer: Viewer, row: Wave) -> list[SpotCheck]:
    """Return the spot checks that wait, by place, for who runs the survey."""
    mine = interviews(viewer, row)
    return list(
        SpotCheck.objects.filter(interview__in=mine, result=None)
        .select_related("interview__place", "interview__household", "interview__enumerator")
        .order_by("interview__place__order", "interview__serial")
    )


@dataclass(frozen=True)
class Substitutions:
    """What was replaced in a wave, and why."""

    places: list[SampledPlace]
    households: dict[SampledPlace, list[Household]]


def substitutions(row: Wave) -> Substitutions:
    """Return every replaced village and substituted household with its reason."""
    places = SampledPlace.objects.filter(wave=row).exclude(replaced_by=None)
    homes: dict[SampledPlace, list[Household]] = defaultdict(list)
    rows = Household.objects.filter(~Q(substituted_reason=""), place__wave=row)
    for home in rows.select_related("place").order_by("place__order", "serial"):
        homes[home.place].append(home)
    return Substitutions(list(places.select_related("replaced_by").order_by("order")), dict(homes))
