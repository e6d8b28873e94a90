"""Answers as people of a field survey might give them, drawn from ten attitudes that hang together.

Ten latent attitudes of a person correlate through one common view; villages, and a little the
interviewers, move it. Items load unequally; some people agree with everything, a few run down one
column. All of it is invented; its measures are in the range of published scales, not perfect.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from serasi.measure import instrument

LEVELS = {"A1": 0.95, "A2": 0.6, "A3": 0.5, "A4": 0.75, "A5": 0.35, "A6": 0.85, "A7": 0.1,
          "A8": 0.55, "A9": 0.4, "A10": 0.5}  # fmt: skip
"""How far an attitude lies above the middle of the scale, in steps of it."""
COMMON = 0.72
"""Share of an attitude's spread that is the common view: attitudes correlate by its square."""
LOADINGS = {"a": 0.76, "b": 0.68, "c": 0.72}
REVERSED = 0.93
"""By how much less a reversed sentence says of its attitude."""
SPREAD, AGREEING = 0.95, 0.10
DISTRICT, VILLAGE, INTERVIEWER = 0.12, 0.20, 0.06
"""Standard deviations of what is common to a place or an interviewer, in steps."""
STRAIGHT, UNSURE, HASTY = 0.015, 0.025, 0.01
"""Shares of people with one answer for all, of answers not given, of interviews too short."""
MOST_TRUST = 10


@dataclass(frozen=True)
class Said:
    """What one person answered, and for how long the interview took."""

    answers: dict[str, int]
    sides: dict[str, int]
    minutes: int


def place_effect(area: str) -> float:
    """Return how the people of a village differ from others, the same in every wave."""
    district = random.Random(area[:8]).gauss(0, DISTRICT)  # noqa: S311 - invented
    return district + random.Random(area).gauss(0, VILLAGE)  # noqa: S311 - invented


def interviewer_effect(mark: str) -> float:
    """Return how an interviewer colours what is answered."""
    return random.Random(f"interviewer {mark}").gauss(0, INTERVIEWER)  # noqa: S311 - invented


def draw_answers(
    rng: random.Random, *, moved: float, worn: Mapping[str, float], version: str
) -> Said:
    """Draw what one person answers.

    moved : what place and interviewer add, in steps
    worn : attitude → what was lost of it since the levels, in steps
    """
    view, agrees = rng.gauss(0, 1), rng.gauss(0, AGREEING)
    rest = (1 - COMMON**2) ** 0.5
    attitudes = {code: COMMON * view + rest * rng.gauss(0, 1) for code in LEVELS}
    flat = rng.choice((3, 4)) if rng.random() < STRAIGHT else None
    answers = {}
    for item in instrument.of(version).items:
        loads = LOADINGS[item.code[-1]] * (REVERSED if item.reverse else 1)
        own = loads * attitudes[item.attitude] + (1 - loads**2) ** 0.5 * rng.gauss(0, 1)
        level = LEVELS[item.attitude] + worn.get(item.attitude, 0) + moved + SPREAD * own
        raw = 3 + (-level if item.reverse else level) + agrees
        said = flat or min(5, max(1, round(raw)))
        answers[item.code] = rng.choice(instrument.MISSING) if rng.random() < UNSURE else said
    minutes = rng.randint(4, 5) if rng.random() < HASTY else rng.randint(11, 34)
    return Said(answers, _sides(rng, view + moved / SPREAD), minutes)


def _sides(rng: random.Random, view: float) -> dict[str, int]:
    """Return answers beside the index: trust goes with harmony, faith and ethnicity may stay open."""
    sides = {"E1": _step(rng.gauss(3 + view / 3, 0.8)), "E2": _step(rng.gauss(3.9 + view / 3, 0.8))}
    for letter, level in zip("abcdefg", (7.4, 5.9, 6.3, 6.0, 5.6, 6.1, 4.4), strict=True):
        trust = rng.gauss(level + 0.95 * view, 1.7)
        sides[f"E3{letter}"] = min(MOST_TRUST, max(0, round(trust)))
    sides["E4"] = 1 if rng.random() < 0.12 - 0.04 * view else 2  # noqa: PLR2004
    sides["E5"] = rng.choice((1, 1, 2))
    if rng.random() < 0.88:  # noqa: PLR2004 - the last questions may stay open
        sides["agama"] = rng.choices((1, 2, 3, 4), (95, 3, 1.5, 0.5))[0]
        sides["suku"] = rng.choices((1, 2, 3, 7), (58, 36, 2, 4))[0]
    return sides


def _step(value: float) -> int:
    return min(5, max(1, round(value)))
