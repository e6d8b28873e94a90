"""Pure decisions of recovery: stages, ages, consent, solutions, clocks, and small cells."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from serasi.recover.models.people import AgeBand, Giver, Outcome, Sex
from serasi.recover.models.recovery import Stage

WORK = frozenset({Stage.RECONCILIATION, Stage.REHABILITATION, Stage.RECONSTRUCTION})
FOLLOWS: Mapping[Stage, frozenset[Stage]] = {
    Stage.ASSESSMENT: WORK | {Stage.EVALUATION},
    **{stage: (WORK - {stage}) | {Stage.EVALUATION} for stage in WORK},
    Stage.EVALUATION: WORK | {Stage.CLOSED},
    Stage.CLOSED: frozenset({Stage.EVALUATION}),
}
"""The stages of recovery that may follow each; conditions are asked besides."""

ADULT, TODDLER, OLD = 18, 5, 60
SMALLEST = 3
"""Counts under it are shown to nobody but those who care for the people (domain 8.3)."""
FEWEST_TO_COMPARE = 5
"""A change in a group is shown from so many people on."""
DAYS_BEFORE_LOST = 30
"""How long after a disappearance somebody is looked for once more."""


def child_on(
    day: date, *, birth_year: int | None, age_band: str | None, told: bool | None = None
) -> bool | None:
    """Say whether somebody is a child; in doubt by the year of birth, yes. None is not known."""
    if birth_year is not None:
        return day.year - birth_year <= ADULT
    if age_band is not None:
        return age_band in (AgeBand.TODDLER, AgeBand.CHILD)
    return told


def band_of(birth_year: int, *, on: date) -> AgeBand:
    """Return the age band of a year of birth, for a row that loses the year itself."""
    age = on.year - birth_year
    if age < TODDLER:
        return AgeBand.TODDLER
    if age < ADULT:
        return AgeBand.CHILD
    return AgeBand.OLD if age >= OLD else AgeBand.ADULT


@dataclass(frozen=True)
class Told:
    """What is said of a person on entry, as far as it can contradict itself."""

    sex: str
    birth_year: int | None
    age_band: str | None
    child: bool | None
    pregnant: bool = False
    nursing: bool = False
    toddler: bool = False
    elderly: bool = False
    separated: bool = False


def contradictions(told: Told, *, on: date) -> list[str]:
    """Return the pairs of facts that cannot both be true, as keys of their sentences."""
    found = []
    age = None if told.birth_year is None else on.year - told.birth_year
    young = told.age_band == AgeBand.TODDLER if age is None else age <= TODDLER
    old = told.age_band == AgeBand.OLD if age is None else age >= OLD
    known = age is not None or told.age_band is not None
    if told.sex == Sex.MALE and (told.pregnant or told.nursing):
        found.append("sex_pregnant")
    if told.toddler and known and not young:
        found.append("age_toddler")
    if told.elderly and known and not old:
        found.append("age_elderly")
    if (told.pregnant or told.nursing) and known and young:
        found.append("age_pregnant")
    minor = child_on(on, birth_year=told.birth_year, age_band=told.age_band, told=told.child)
    if told.separated and minor is False:
        found.append("age_separated")
    return found


def may_give(giver: str, *, child: bool | None, dead: bool) -> bool:
    """Say whether somebody may consent: for a child the guardian, for the dead the family."""
    if dead:
        return giver == Giver.FAMILY
    if child:
        return giver == Giver.GUARDIAN
    return giver in (Giver.SELF, Giver.GUARDIAN)


def resolved(outcome: str | None, *, followed: bool, withdrawn: bool) -> bool:
    """Say whether a displacement has ended.

    Somebody whose whereabouts are unknown is looked for once more, unless they asked to be left
    alone: then nobody may look.
    """
    if outcome is None:
        return False
    return outcome != Outcome.UNKNOWN or followed or withdrawn


def months_after(moment: datetime, months: int) -> datetime:
    """Return the same day and hour so many months later, or the last day of a shorter month.

    >>> from datetime import UTC
    >>> months_after(datetime(2027, 11, 30, 9, tzinfo=UTC), 3).date().isoformat()
    '2028-02-29'
    """
    year, month = divmod(moment.month - 1 + months, 12)
    year, month = moment.year + year, month + 1
    last = calendar.monthrange(year, month)[1]
    return moment.replace(year=year, month=month, day=min(moment.day, last))


def suppressed(parts: Mapping[str, int]) -> dict[str, int | None]:
    """Hide small cells of a whole whose total is shown, so that none follows from the others.

    A cell of one or two is hidden, and with it the next smallest ones, until those hidden together
    make three or more and are at least two. None stands for a hidden cell.
    """
    hidden = {key for key, n in parts.items() if 0 < n < SMALLEST}
    if not hidden:
        return dict(parts)
    rest = sorted((key for key in parts if key not in hidden), key=lambda key: (parts[key], key))
    while rest and (len(hidden) < 2 or sum(parts[key] for key in hidden) < SMALLEST):
        hidden.add(rest.pop(0))
    return {key: None if key in hidden else n for key, n in parts.items()}


def share(part: int, whole: int) -> int | None:
    """Return a count out of a shown whole, or None where it or what is left of it is small."""
    small = 0 < part < SMALLEST or 0 < whole - part < SMALLEST
    return None if small or 0 < whole < SMALLEST else part


def total(n: int) -> int | None:
    """Return a total, or None where it is small."""
    return None if 0 < n < SMALLEST else n


def sums(values: Iterable[int | None]) -> tuple[int, int]:
    """Return the sum of what is known in rupiah, and of how many rows nothing is known."""
    told = list(values)
    return sum(v for v in told if v is not None), sum(v is None for v in told)
