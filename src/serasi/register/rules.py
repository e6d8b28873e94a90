"""Pure decisions of the register: states, clocks, priority, confidence, risk, closing, numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from serasi.collect.rules import FIRST_YEAR


class Step(StrEnum):
    """What a report waits for; each step has its clock."""

    ACK = "ack"
    TRIAGE = "triage"
    CHECK = "check"
    CODE = "code"
    SECOND = "second"


TRANSITIONS: Mapping[str, frozenset[str]] = {
    "received": frozenset({"triaged", "verifying", "second", "closed"}),
    "triaged": frozenset({"verifying", "second", "closed"}),
    "verifying": frozenset({"second", "closed", "triaged"}),
    "second": frozenset({"closed", "verifying", "triaged"}),
    "closed": frozenset({"triaged", "verifying"}),
}


def may_move(state: str, target: str) -> bool:
    """Say whether a handling may go from one state to another; staying is allowed."""
    return state == target or target in TRANSITIONS[state]


@dataclass(frozen=True)
class Clocks:
    """The targets in minutes (domain 3.2), as parameters in force at the time."""

    ack_minutes: int
    triage_minutes: int
    check_minutes: Mapping[str, int]
    code_minutes: int
    confirm_minutes: int


@dataclass(frozen=True)
class Due:
    """The clock that runs now."""

    step: Step
    at: datetime


def next_due(
    clocks: Clocks,
    *,
    state: str,
    priority: str,
    received_at: datetime,
    verified_at: datetime | None,
    sent_at: datetime | None = None,
) -> Due | None:
    """Return the clock that runs in a state, or none when the check has ended.

    The ground check counts from the receipt, not from the triage: who waits is the reporter.
    """
    if state == "closed":
        return None
    if state == "second":
        begin = sent_at or verified_at or received_at
        return Due(Step.SECOND, begin + timedelta(minutes=clocks.confirm_minutes))
    check = Due(Step.CHECK, received_at + timedelta(minutes=clocks.check_minutes[priority]))
    if state == "received":
        triage = Due(Step.TRIAGE, received_at + timedelta(minutes=clocks.triage_minutes))
        return min(triage, check, key=lambda due: due.at)
    if verified_at is not None:
        return Due(Step.CODE, verified_at + timedelta(minutes=clocks.code_minutes))
    return check


def target_minutes(clocks: Clocks, *, step: str, priority: str) -> int:
    """Return the length of a step's clock."""
    return {
        Step.ACK: clocks.ack_minutes,
        Step.TRIAGE: clocks.triage_minutes,
        Step.CHECK: clocks.check_minutes[priority],
        Step.CODE: clocks.code_minutes,
        Step.SECOND: clocks.confirm_minutes,
    }[Step(step)]


def plausible(day: date, *, today: date) -> bool:
    """Say whether a report may tell of a day: not before 1990, at most a year ahead."""
    return FIRST_YEAR <= day.year <= today.year + 1


_DANGER = re.compile(
    r"\b(?:sajam|senjata tajam|celurit|clurit|parang|pedang|panah|bom\b|bondet|senpi|tembak\w*|"
    r"membacok|dibacok|bacok\w*|dibakar|membakar|terkepung|dikepung|disandera|massa (?:ber)?kumpul|"
    r"(?:mem)?bawa bambu|masih berlangsung|balas(?:an)? dendam|bawa senjata)",
    re.IGNORECASE,
)
_VIOLENT = frozenset({"F05", "F08", "F09", "F10", "F11", "F12", "F13", "F14", "F15", "F16", "F17"})


OLD_DAYS = 7
"""A message that is older when it comes in is history to be recorded, not an alarm."""


@dataclass(frozen=True)
class Facts:
    """What is known of a report before anybody checked it."""

    label: str
    form: str
    life_at_risk: bool | None
    deaths: int | None = None
    injured: int | None = None
    crowd: int | None = None
    incitement: bool = False
    checkworthy: bool = False
    danger: bool = False
    nil: bool = False
    days_old: int = 0


@dataclass(frozen=True)
class Proposal:
    """A proposed priority with the key of its reason; a person may change it."""

    priority: str
    reason: str


def sounds_dangerous(text: str) -> bool:
    """Say whether a text speaks of weapons, fire, siege or a crowd that still gathers."""
    return _DANGER.search(text) is not None


def propose_priority(facts: Facts) -> Proposal:
    """Propose how soon a report must be checked; the first reason that holds decides."""
    if facts.nil:
        return Proposal("P4", "nil")
    if facts.life_at_risk:
        return Proposal("P1", "life")
    if facts.days_old > OLD_DAYS:
        return Proposal("P4", "old")
    if facts.label == "not_event":
        return Proposal("P4", "not_event")
    if facts.deaths:
        return Proposal("P1", "deaths")
    if facts.danger and facts.life_at_risk is not False and facts.label != "response":
        return Proposal("P1", "danger")
    if facts.label == "conflict" and facts.form in _VIOLENT:
        return Proposal("P2", "violence")
    if facts.injured:
        return Proposal("P2", "injured")
    if facts.incitement:
        return Proposal("P2", "incitement")
    if facts.crowd is not None and facts.crowd >= 50 and facts.label in {"conflict", "tension"}:
        return Proposal("P2", "crowd")
    if facts.label == "response":
        return Proposal("P4", "response")
    if facts.checkworthy:
        return Proposal("P3", "rumour")
    return Proposal("P3", "ordinary")


RELIABILITY = {"A": 0.95, "B": 0.8, "C": 0.6, "D": 0.4, "E": 0.2, "F": 0.5}
CREDIBILITY = {"1": 0.95, "2": 0.8, "3": 0.6, "4": 0.4, "5": 0.1, "6": 0.5}


def confidence(reliability: str, credibility: str) -> float:
    """Return the confidence of a source grade A1 to F6 (domain 3.3): the product of the two.

    >>> confidence("B", "2")
    0.64
    """
    return round(RELIABILITY[reliability] * CREDIBILITY[credibility], 4)


def strength(value: float) -> str:
    """Name a confidence: strong from .6, medium from .3, weak below."""
    if value >= 0.6:
        return "strong"
    return "medium" if value >= 0.3 else "weak"


def risk(likelihood: int, impact: int) -> str:
    """Return the risk of the 4 by 4 matrix of domain 3.3: low, medium, high or very_high.

    >>> risk(2, 2), risk(3, 3), risk(4, 3)
    ('medium', 'high', 'very_high')
    """
    if not (1 <= likelihood <= 4 and 1 <= impact <= 4):
        raise ValueError("likelihood and impact go from 1 to 4")
    score = likelihood * impact
    if score <= 2:
        return "low"
    if score <= 4:
        return "medium"
    return "high" if score <= 9 else "very_high"


def independent_sources(origins: Iterable[str]) -> int:
    """Count the origins of reports; forwards of one message count as one.

    An empty key is a report whose origin is not known to be shared: it stands alone.
    """
    keys = list(origins)
    return len({key for key in keys if key}) + sum(1 for key in keys if not key)


@dataclass(frozen=True)
class Sheet:
    """What a rule needs of one verification sheet."""

    side: str
    source: str
    independent: bool
    finding: str


def _spoken(sheets: Sequence[Sheet]) -> list[Sheet]:
    seen: set[str] = set()
    kept = []
    for sheet in sheets:
        key = " ".join(sheet.source.lower().split())
        if sheet.independent and key not in seen:
            seen.add(key)
            kept.append(sheet)
    return kept


def lacking_sources(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """Return what a ground check still lacks: "side_a", "side_b", "two_sources".

    Domain 3.2 step 3: at least two independent sources, one from each side.
    """
    kept = _spoken(sheets)
    lacking = [
        name
        for side, name in (("A", "side_a"), ("B", "side_b"))
        if all(s.side != side for s in kept)
    ]
    if len(kept) < 2:
        lacking.append("two_sources")
    return tuple(lacking)


def may_close(outcome: str, sheets: Sequence[Sheet], *, reason: str) -> tuple[str, ...]:
    """Return what forbids an outcome; empty means the check may end with it.

    An incident needs both sides, a tension one sheet, "unproven" a sheet that says so; a written
    reason stands in for what is lacking, and only a reason ends a check without any sheet.
    """
    if reason.strip():
        return ()
    if outcome == "incident":
        return lacking_sources(sheets)
    if outcome == "unproven":
        return () if any(s.finding == "false" for s in sheets) else ("false_finding",)
    return () if sheets else ("any_sheet",)


def may_confirm(*, writers: Collection[int], confirmer_id: int | None) -> bool:
    """Say whether a person may confirm a coding: never one that they wrote in (four eyes)."""
    return confirmer_id is not None and bool(writers) and confirmer_id not in writers


_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


def _check_letter(digits: str) -> str:
    total = sum((place + 2) * int(digit) for place, digit in enumerate(reversed(digits)))
    return _LETTERS[total % len(_LETTERS)]


def event_number(number: int, *, year: int) -> str:
    """Return the public number of an event, with a letter that catches a mistyped digit.

    >>> event_number(412, year=2026)
    'CT-26-00412-N'
    """
    body = f"{year % 100:02d}{number:05d}"
    return f"CT-{body[:2]}-{body[2:]}-{_check_letter(body)}"


def number_of(public_id: str) -> tuple[int, int] | None:
    """Return year and number of a public number, or None when it or its letter is wrong.

    >>> number_of("ct-26-00412-n")
    (2026, 412)
    >>> number_of("CT-26-00421-N") is None
    True
    """
    match = re.fullmatch(r"CT-(\d\d)-(\d{5,9})-?([A-Z])", public_id.strip().upper())
    if match is None or _check_letter(match[1] + match[2]) != match[3]:
        return None
    return 2000 + int(match[1]), int(match[2])


@dataclass(frozen=True)
class FieldChange:
    """One field before and after."""

    field: str
    before: object
    after: object


def differences(
    before: Mapping[str, object], after: Mapping[str, object], *, skip: Collection[str] = ()
) -> list[FieldChange]:
    """Return the fields that differ, in the order of `after`."""
    return [
        FieldChange(name, before.get(name), value)
        for name, value in after.items()
        if name not in skip and before.get(name) != value
    ]
