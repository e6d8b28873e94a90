"""Pure decisions of the network: links, who may give which role, whose leaving shuts the door."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from serasi.network.roles import ROLES, Can, Role
from serasi.problems import DATES_UNFIT, ROLE_UNKNOWN, Problem
from serasi.regions.placed import lies_in

INVITATION_LIFE = timedelta(days=7)
RENEWAL_LIFE = timedelta(hours=24)
RENEWAL_WAIT = timedelta(hours=24)
RENEWAL_TOLD = timedelta(days=7)
PEEKING = frozenset(
    {
        Can.UNSEAL,
        Can.NETWORK,
        Can.TRAIL,
        Can.READ_RESTRICTED,
        Can.READ_REPORTS,
        Can.VICTIMS_OPEN,
    }
)


@dataclass(frozen=True)
class Seat:
    """An office as far as keeping the network goes: who, where, until when."""

    person_id: int
    areas: frozenset[str]
    end: date | None


def token_hash(token: str) -> str:
    """Return what is kept of a link's token.

    >>> token_hash("a") == token_hash("a"), len(token_hash("a"))
    (True, 64)
    """
    return hashlib.sha256(token.encode()).hexdigest()


def role_of(code: str) -> Role:
    """Return a role by its code, or refuse."""
    role = ROLES.get(code)
    if role is None:
        raise Problem(ROLE_UNKNOWN, role=code)
    return role


def needs_second_person(role: Role) -> bool:
    """Say whether giving this role opens so much that two people must agree."""
    return bool(role.can & PEEKING)


def _lineage(person: int, givers: Mapping[int, frozenset[int]]) -> frozenset[int]:
    """Return from whom somebody holds the seat, and they theirs, back to the first."""
    found: set[int] = set()
    todo = [person]
    while todo:
        fresh = givers.get(todo.pop(), frozenset()) - found
        found |= fresh
        todo += fresh
    return frozenset(found)


def depends(one: int, other: int, givers: Mapping[int, frozenset[int]]) -> bool:
    """Say whether one of two holds the seat from the other, or both from the same giver.

    >>> depends(2, 1, {2: frozenset({1})}), depends(1, 3, {2: frozenset({1}), 3: frozenset({2})})
    (True, True)
    >>> depends(2, 3, {2: frozenset({1}), 3: frozenset({1})}), depends(1, 2, {})
    (True, False)
    """
    if one in _lineage(other, givers) or other in _lineage(one, givers):
        return True
    return bool(givers.get(one, frozenset()) & givers.get(other, frozenset()))


def check_dates(start: date, end: date | None) -> None:
    """Refuse a span that ends before or on the day it begins."""
    if end is not None and end <= start:
        raise Problem(DATES_UNFIT)


def shortens(end: date, *, held_until: date | None, today: date) -> bool:
    """Say whether ending on a day takes nothing back and gives nothing new.

    >>> shortens(date(2026, 3, 1), held_until=None, today=date(2026, 2, 1))
    True
    >>> shortens(date(2026, 3, 1), held_until=date(2026, 2, 20), today=date(2026, 2, 1))
    False
    """
    running = held_until is None or held_until > today
    return running and end >= today and (held_until is None or end <= held_until)


def unkept_areas(leaving: Seat, others: Iterable[Seat], *, on: date) -> list[str]:
    """Return the areas that nobody could keep the network of once a seat is empty on a day.

    Another seat keeps an area when it lies in that seat's areas and the seat outlasts the day by
    a month: a keeper who is leaving too is no keeper.
    """
    staying = [seat for seat in others if seat.end is None or seat.end > on + timedelta(days=30)]
    return sorted(
        code for code in leaving.areas if not any(lies_in(code, seat.areas) for seat in staying)
    )


def overlaps(start: date, end: date | None, other_start: date, other_end: date | None) -> bool:
    """Say whether two spans [start, end) share a day.

    >>> overlaps(date(2026, 1, 1), date(2026, 2, 1), date(2026, 2, 1), None)
    False
    >>> overlaps(date(2026, 1, 1), None, date(2026, 2, 1), None)
    True
    """
    return (end is None or other_start < end) and (other_end is None or start < other_end)
