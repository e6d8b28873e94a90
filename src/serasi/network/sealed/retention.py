"""How long sealed data is kept: rules of the rooms, numbers of the legal table, a daily sweep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from django.db.models import Q, QuerySet
from django.utils import timezone

from serasi.network.models import LegalParam
from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.network.sealed import rules
from serasi.network.sealed.destroying import Due, destroy_many
from serasi.network.sealed.naming import prefixes_of
from serasi.network.sealed_models import Destruction, Sealed
from serasi.network.walls import opened

REPORTER, VICTIM = "retention.reporter", "retention.victim"
"""Keys of the legal table: identities of reporters after closing, of victims after the last
service."""
HORIZON = timedelta(days=30)
SOON = timedelta(days=7)
_BATCH = 400

DueOn = Callable[[date], Iterable[tuple[str, str]]]
Held = Callable[[list[str]], set[str]]


@dataclass(frozen=True)
class Rule:
    """A rule of retention: its name, its words, and what is due by it on a day."""

    name: str
    label: str
    due: DueOn


@dataclass(frozen=True)
class Coming:
    """How many subjects a rule destroys: at the next sweep, then within a week, within a month.

    None when the number of the rule is in force no more, so that nothing is destroyed.
    """

    label: str
    now: int | None = None
    week: int | None = None
    month: int | None = None


_rules: dict[str, Rule] = {}
_holds: dict[str, Held] = {}


def add_retention(name: str, due: DueOn, *, label: str = "") -> None:
    """Let a room say what is due on a day: pairs of a subject and why.

    What is due stays due on every later day. The same name again changes nothing.
    """
    _rules.setdefault(name, Rule(name, label or name, due))


def add_hold(name: str, held: Held) -> None:
    """Let a room keep what is due: of some subjects, those that are still needed."""
    _holds.setdefault(name, held)


def rule_label(name: str) -> str:
    """Return the words of a rule; its name when the room that had it is gone."""
    return str(_rules[name].label) if name in _rules else name


def last_day_kept(key: str, *, on: date) -> date:
    """Return the last day of which things are due on a day, by a number of the legal table.

    Raises
    ------
    LookupError
        when no version of the key is in force; a missing number is never guessed.
    """
    row = LegalParam.objects.filter(key=key, effective_from__lte=on).order_by("-effective_from")
    found = row.values_list("value", "unit").first()
    if found is None:
        raise LookupError(f"no value of {key} in force on {on}")
    return rules.last_day_kept(*found, on=on)


def held_since(prefix: str) -> datetime | None:
    """Return since when the oldest secret of a kind of subject is kept; None when none is.

    What came in earlier holds nothing any more, so that a room need not look at it.
    """
    with opened():
        rows = Sealed.objects.filter(subject__startswith=prefix).order_by("created_at")
        return rows.values_list("created_at", flat=True).first()


def _batches(rule: Rule, on: date) -> Iterator[list[Due]]:
    source = (Due(*one) for one in rule.due(on))
    while batch := list(islice(source, _BATCH)):
        kept = {s for held in _holds.values() for s in held([one.subject for one in batch])}
        if free := [one for one in batch if one.subject not in kept]:
            yield free


def destroy_due(*, now: datetime) -> int:
    """Destroy what is due by every rule; the work of each day. Return how many values went.

    Raises
    ------
    LookupError
        when a rule's number is in force no more; the other rules have been followed first.
    """
    on = timezone.localdate(now)
    gone, missing = 0, []
    for rule in _rules.values():
        try:
            for batch in _batches(rule, on):
                gone += destroy_many(batch, rule=rule.name, why=str(rule.label), now=now)
        except LookupError as unknown:
            missing.append(unknown)
    if missing:
        raise missing[0]
    return gone


def _kept(viewer: Viewer, *, column: str, ending: str) -> Q:
    """Return the condition of rows on what the viewer keeps, by kind of subject, or inspects."""
    condition = granted(viewer, Can.TRAIL)
    for right in rules.OPENED_BY:
        here = granted(viewer, right)
        for prefix in prefixes_of(right):
            condition |= here & Q(**{column: f"{prefix}{ending}"})
    return condition


def coming(viewer: Viewer, *, now: datetime) -> list[Coming]:
    """Return what the sweeps of the next month destroy in the areas of the viewer, by rule."""
    today = timezone.localdate(now)
    mine = _kept(viewer, column="subject__startswith", ending=":")
    return [_coming(rule, today, mine) for rule in _rules.values()]


def _coming(rule: Rule, today: date, mine: Q) -> Coming:
    label = str(rule.label)
    try:
        first, week, month = (
            _due_in(rule, today + ahead, mine) for ahead in (timedelta(), SOON, HORIZON)
        )
    except LookupError:
        return Coming(label)
    return Coming(label, len(first), len(week - first), len(month - week - first))


def _due_in(rule: Rule, on: date, mine: Q) -> set[str]:
    subjects: set[str] = set()
    for batch in _batches(rule, on):
        with opened():
            rows = Sealed.objects.filter(mine, subject__in=[one.subject for one in batch])
            subjects |= set(rows.values_list("subject", flat=True))
    return subjects


def destructions(viewer: Viewer) -> QuerySet[Destruction]:
    """Return the record of what was destroyed in the areas of the viewer, newest first."""
    return Destruction.objects.filter(_kept(viewer, column="what", ending="")).select_related(
        "area"
    )
