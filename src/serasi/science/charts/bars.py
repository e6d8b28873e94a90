"""Horizontal bars from zero, with the former period as an outline and the figures as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from serasi.science.charts.svg import (
    WORDS,
    Value,
    Words,
    element,
    finite,
    nice_top,
    nothing,
    number_text,
    percent,
    picture,
    shortened,
    summary,
    text,
)

_ROOM = 72.0
_ROW, _NOTE = 46, 14
_MOST_LETTERS, _MOST_UNDER = 84, 100


@dataclass(frozen=True)
class Bar:
    """One bar; `note` stands behind the figure, such as "33,7 % dari 104"."""

    label: str
    value: Value | None
    former: Value | None = None
    note: str = ""


def bars(
    rows: Sequence[Bar],
    *,
    label: str,
    unit: str = "",
    former_label: str = "",
    words: Words = WORDS,
) -> str:
    """Draw horizontal bars that share one scale from 0.

    A missing value has no bar and says "tidak ada data"; positions are in per cent of the width so
    that the text keeps its size on a phone.
    """
    if not rows:
        return nothing(label, words=words)
    top = nice_top([finite(v) for row in rows for v in (row.value, row.former)])
    former = former_label or words.former
    marks, y = [], 0
    for row in rows:
        under = _under(row, former=former, words=words)
        marks.append(_row(row, y=y, top=top, unit=unit, words=words))
        if under:
            marks.append(text(shortened(under, _MOST_UNDER), class_="t-s", x="0", y=y + 51))
        y += _ROW + (_NOTE if under else 0)
    height = max(_ROW, y)
    name = summary(label, (_said(row, unit, former, words) for row in rows), words=words)
    return picture(*marks, label=name, width="100%", height=height)


def _value(row: Bar, unit: str, words: Words) -> str:
    if finite(row.value) is None:
        return words.no_data
    return f"{number_text(row.value, words=words)} {unit}".strip()


def _under(row: Bar, *, former: str, words: Words) -> str:
    parts = [row.note] if row.note else []
    if finite(row.former) is not None:
        parts.append(f"{former} {number_text(row.former, words=words)}")
    return " · ".join(parts)


def _said(row: Bar, unit: str, former: str, words: Words) -> str:
    under = _under(row, former=former, words=words)
    said = f"{row.label} {_value(row, unit, words)}"
    return f"{said} ({under})" if under else said


def _length(value: Value | None, top: float) -> float:
    return max(0.0, min(1.0, (finite(value) or 0.0) / top)) * _ROOM


def _row(row: Bar, *, y: int, top: float, unit: str, words: Words) -> str:
    parts = [text(shortened(row.label, _MOST_LETTERS), x="0", y=y + 13, class_="t-strong")]
    length = _length(row.value, top)
    if finite(row.value) is not None:
        parts.append(
            element("rect", class_="mk-bar", x="0", y=y + 19, width=percent(length), height=12)
        )
    if finite(row.former) is not None:
        was = percent(_length(row.former, top))
        parts.append(element("rect", class_="mk-bar2", x="0", y=y + 33, width=was, height=5))
    parts.append(element("line", class_="axis", x1="0", x2="0", y1=y + 17, y2=y + 39))
    parts.append(text(_value(row, unit, words), x=percent(length), dx=6, y=y + 30))
    return element("g", *parts)
