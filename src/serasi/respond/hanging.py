"""What hangs on an area of a case, so that the area cannot be taken off it.

Later rooms add what they know by `add_check` in their `AppConfig.ready`, since this room may not
ask them: people, refuges, damage and plans of the recovery, surveys.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from serasi.regions.placed import lies_in
from serasi.respond.models import Case


@dataclass(frozen=True)
class Leaving:
    """An area that is to leave a case, and those that stay."""

    case: Case
    area: str
    rest: tuple[str, ...]
    now: datetime

    def only_here(self, code: str) -> bool:
        """Say whether a place has to do with the case through this area alone.

        What lies in the area is freed by a narrower one that stays, not by a wider one: whoever
        answers for the place alone does not read a case of the wider area.
        """
        if lies_in(code, (self.area,)):
            inner = [one for one in self.rest if lies_in(one, (self.area,))]
            return not any(_meet(code, one) for one in inner)
        return lies_in(self.area, (code,)) and not any(lies_in(one, (code,)) for one in self.rest)


def _meet(one: str, other: str) -> bool:
    return lies_in(one, (other,)) or lies_in(other, (one,))


Check = Callable[[Leaving], list[str]]
_checks: dict[str, Check] = {}


def add_check(name: str, check: Check) -> None:
    """Let a room say what hangs on an area; the same name again changes nothing."""
    _checks.setdefault(name, check)


def hanging_on(leaving: Leaving) -> list[str]:
    """Return in words everything that hangs on the area; the caller has opened the wall."""
    return [words for check in _checks.values() for words in check(leaving)]
