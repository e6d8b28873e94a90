"""The closing rule of domain 3.2: "handled" alone closes no case.

Later rooms add what they know by `add_check` in their `AppConfig.ready`, since this room may not
ask them: displaced people without a solution, the planned check of residual harmony.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from serasi.respond.models import Case


@dataclass(frozen=True)
class Unmet:
    """One condition of closing that does not hold yet: its letter in the rule, and why."""

    letter: str
    why: str


Check = Callable[[Case, datetime], list[Unmet]]
_checks: dict[str, Check] = {}


def add_check(name: str, check: Check) -> None:
    """Let a room have its say in closing; the same name again changes nothing."""
    _checks.setdefault(name, check)


def unmet(row: Case, *, now: datetime) -> list[Unmet]:
    """Return every condition that keeps a case open, in the order of the rule."""
    found = [one for check in _checks.values() for one in check(row, now)]
    return sorted(found, key=lambda one: (one.letter, one.why))
