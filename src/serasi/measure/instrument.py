"""The instrument as this room needs it: which items and side questions a wave asks."""

from __future__ import annotations

from serasi.measure.models import WaveKind
from serasi.problems import VERSION_MIXED, Problem
from serasi.science.harmony import NEWEST, VERSIONS, Instrument, Item, Question

CURRENT = NEWEST.version
ITEMS = NEWEST.codes
"""The thirty items of the newest version in the order of the questionnaire."""
SCALE = (1, 2, 3, 4, 5, 8, 9)
MISSING = (8, 9)


def of(version: str) -> Instrument:
    """Return the instrument of a version, or refuse one that is not known (S1334)."""
    found = VERSIONS.get(version)
    if found is None:
        raise Problem(VERSION_MIXED, given=version, wanted=", ".join(VERSIONS))
    return found


def items_asked(version: str, kind: str) -> tuple[Item, ...]:
    """Return the items that a wave of a kind asks: thirty, ten of the pulse, or six residual."""
    one = of(version)
    if kind == WaveKind.PULSE:
        return one.pulse
    return one.residual if kind == WaveKind.RESIDUAL else one.items


def questions_asked(version: str, kind: str) -> tuple[Question, ...]:
    """Return the side questions of a wave; the short ones have none."""
    return of(version).questions if kind in (WaveKind.PROBABILITY, WaveKind.OPEN) else ()


def codes_of(version: str) -> tuple[str, ...]:
    """Return every item code that a version knows."""
    one = of(version)
    return (*one.codes, *(item.code for item in one.residual))


def allowed(question: Question) -> tuple[int, ...]:
    """Return the codes that may answer a question."""
    return (*question.options, *question.missing)
