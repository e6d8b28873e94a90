"""A strip of days: how many areas stood at each level, with the days that changed marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from serasi.science.charts.svg import (
    WORDS,
    Words,
    element,
    nice_top,
    nothing,
    number_text,
    percent,
    picture,
    summary,
    text,
)
from serasi.science.charts.tiles import level_word

_LEFT, _WIDTH = 7.0, 92.0
_TOP, _PLOT = 12, 72
_MARK = 5


@dataclass(frozen=True)
class LevelDay:
    """One day: its label, how many areas by level, whether a level moved, whether it is chosen."""

    label: str
    by_level: Mapping[int, int]
    moved: bool = False
    chosen: bool = False

    @property
    def total(self) -> int:
        """Return how many areas had a level."""
        return sum(self.by_level.values())


def level_strip(days: Sequence[LevelDay], *, label: str, words: Words = WORDS) -> str:
    """Draw one column a day from 0, the highest level at the bottom, on one scale.

    The first, the last and the chosen day bear their label. Those who do not see it are told the
    days on which a level moved, the newest first.
    """
    if not days:
        return nothing(label, words=words)
    top = nice_top(float(day.total) for day in days)
    slot = _WIDTH / max(1, len(days))
    base = _TOP + _PLOT
    marks = _scale(max(1, round(top)))
    for index, day in enumerate(days):
        marks += _column(day, x=_LEFT + index * slot, slot=slot, top=max(1.0, top))
    marks.append(_rule("axis", base))
    for index in sorted({0, len(days) - 1}) if days else ():
        at = "t-s" if index == 0 else "t-s t-end"
        x = _LEFT if index == 0 else _LEFT + _WIDTH
        marks.append(text(days[index].label, class_=at, x=percent(x), y=base + 24))
    moved = [f"{day.label} {_said(day, words)}" for day in reversed(days) if day.moved]
    name = summary(label, moved, words=words)
    return picture(*marks, label=name, class_="chart strip", width="100%", height=base + 30)


def _said(day: LevelDay, words: Words) -> str:
    parts = [
        f"{number_text(day.by_level[level])} {level_word(level, words).lower()}"
        for level in sorted(day.by_level, reverse=True)
        if day.by_level[level]
    ]
    return ", ".join(parts) or level_word(0, words).lower()


def _rule(kind: str, y: float) -> str:
    return element("line", class_=kind, x1=percent(_LEFT), x2=percent(_LEFT + _WIDTH), y1=y, y2=y)


def _scale(top: int) -> list[str]:
    return [
        part
        for value, y in ((top, _TOP), (0, _TOP + _PLOT))
        for part in (
            _rule("grid", y),
            text(number_text(value), class_="t-end t-s", x=percent(_LEFT - 1), y=y + 4),
        )
    ]


def _column(day: LevelDay, *, x: float, slot: float, top: float) -> list[str]:
    base: float = _TOP + _PLOT
    marks = []
    if day.chosen:
        marks.append(
            element(
                "rect", class_="mk-chosen", x=percent(x), y=_TOP - 6, width=percent(slot),
                height=_PLOT + 6,
            )
        )  # fmt: skip
    at = base
    for level in sorted(day.by_level, reverse=True):
        tall = _PLOT * day.by_level[level] / top
        at -= tall
        marks.append(
            element(
                "rect", class_=f"fill-{level}", x=percent(x + slot * 0.08), y=at,
                width=percent(slot * 0.84), height=tall,
            )
        )  # fmt: skip
    if day.moved:
        middle = percent(x + slot / 2)
        marks.append(
            element(
                "line", class_="mk-moved", x1=middle, x2=middle, y1=base + 2, y2=base + 2 + _MARK
            )
        )
    return marks
