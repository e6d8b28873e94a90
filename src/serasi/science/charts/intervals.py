"""Values with their intervals on one scale, the former value as a diamond, cut points dotted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from serasi.science.charts.svg import (
    WORDS,
    Value,
    Words,
    element,
    finite,
    nothing,
    number_text,
    percent,
    picture,
    shortened,
    summary,
    text,
)

_LEFT, _WIDTH = 4.0, 92.0
_ROW, _HEAD = 58, 22
_MOST_LETTERS = 84


@dataclass(frozen=True)
class Estimate:
    """One value with its interval; `on_boundary` draws it hollow and says "di batas"."""

    label: str
    value: Value | None
    low: Value | None = None
    high: Value | None = None
    former: Value | None = None
    on_boundary: bool = False


@dataclass(frozen=True)
class Scale:
    """The ends of the axis and the cut points that are drawn dotted and named by their number."""

    low: float
    high: float
    cuts: tuple[float, ...] = ()

    def at(self, value: float) -> float:
        spread = self.high - self.low
        part = (value - self.low) / spread if spread > 0 else 0.0
        return _LEFT + _WIDTH * max(0.0, min(1.0, part))


def intervals(rows: Sequence[Estimate], *, label: str, scale: Scale, words: Words = WORDS) -> str:
    """Draw values with capped interval lines; name and figures stand above each mark."""
    if not rows:
        return nothing(label, words=words)
    height = _HEAD + len(rows) * _ROW
    marks = []
    for cut in (scale.low, *scale.cuts, scale.high):
        x = percent(scale.at(cut))
        marks.append(text(number_text(cut), class_="t-mid t-s", x=x, y=12))
        marks.append(element("line", class_="cut", x1=x, x2=x, y1=_HEAD - 4, y2=height))
    marks += [
        _row(row, y=_HEAD + index * _ROW, scale=scale, words=words)
        for index, row in enumerate(rows)
    ]
    name = summary(label, (_said(row, words) for row in rows), words=words)
    return picture(*marks, label=name, width="100%", height=max(_HEAD, height))


def _range(row: Estimate, words: Words) -> str:
    if finite(row.low) is None or finite(row.high) is None:
        return ""
    return f"{number_text(row.low, words=words)}–{number_text(row.high, words=words)}"


def _said(row: Estimate, words: Words) -> str:
    parts = [row.label, number_text(row.value, words=words)]
    if _range(row, words):
        low, high = (number_text(v, words=words) for v in (row.low, row.high))
        parts.append("(" + words.interval.format(low=low, high=high) + ")")
    if row.on_boundary:
        parts.append(words.on_boundary)
    return " ".join(parts)


def _row(row: Estimate, *, y: int, scale: Scale, words: Words) -> str:
    middle = y + 44
    parts = [text(shortened(row.label, _MOST_LETTERS), class_="t-strong", x="0", y=y + 14)]
    low, high, value, former = (finite(v) for v in (row.low, row.high, row.value, row.former))
    if low is not None and high is not None:
        ends = percent(scale.at(low)), percent(scale.at(high))
        parts.append(element("line", class_="mk-int", x1=ends[0], x2=ends[1], y1=middle, y2=middle))
        parts += [
            element("line", class_="mk-int", x1=end, x2=end, y1=middle - 6, y2=middle + 6)
            for end in ends
        ]
    if former is not None:
        diamond = element("path", class_="mk-was", d="M0-5.5 5.5 0 0 5.5-5.5 0z")
        parts.append(
            element(
                "svg", diamond, x=percent(scale.at(former)), y=middle, width=1, height=1,
                overflow="visible",
            )
        )  # fmt: skip
    if value is not None:
        kind = "mk-edge" if row.on_boundary else "mk-dot"
        parts.append(element("circle", class_=kind, cx=percent(scale.at(value)), cy=middle, r=5.5))
    figure = number_text(row.value, words=words)
    said = [figure, _range(row, words), words.on_boundary if row.on_boundary else ""]
    parts.append(text(" · ".join(part for part in said if part), x="0", y=y + 30))
    return element("g", *parts)
