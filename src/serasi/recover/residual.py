"""What a survey says of the harmony that is left after a case; a later room brings it here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from serasi.respond.models import Case
from serasi.science.harmony import Cell


@dataclass(frozen=True)
class SideSays:
    """One side: burden and recovery 0 to 100, share still troubled 0 to 1, the rule of the visit.

    words : of the case for the side; visit : whether LDP must be offered, None = too few people to
    know, so it is offered; enough : whether the side has the people that were asked for
    """

    side: str
    words: str
    burden: Cell
    recovery: Cell
    troubled: Cell
    visit: bool | None
    enough: bool

    @property
    def due(self) -> bool:
        """Say whether a visit is to be offered."""
        return self.visit is not False

    @property
    def percent(self) -> float | None:
        """Return the share that is still troubled, in percent."""
        return None if self.troubled.value is None else 100 * self.troubled.value


@dataclass(frozen=True)
class Result:
    """A published residual survey of a case; `visit_by` is the last day of the offer of LDP.

    apart : whether people of places that stand for no side were left out
    """

    title: str
    months: int | None
    since: date
    until: date
    sides: tuple[SideSays, ...]
    apart: bool
    visit_by: date | None

    @property
    def due(self) -> tuple[SideSays, ...]:
        """Return the sides to whom a visit is to be offered."""
        return tuple(one for one in self.sides if one.due)


Source = Callable[[Case], list[Result]]
_sources: dict[str, Source] = {}


def add_source(name: str, source: Source) -> None:
    """Let a room tell what it measured; the same name again changes nothing."""
    _sources.setdefault(name, source)


def results(row: Case) -> list[Result]:
    """Return the published surveys of a case, the oldest first; figures are behind their gate."""
    found = [one for source in _sources.values() for one in source(row)]
    return sorted(found, key=lambda one: (one.since, one.title))
