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
    number_text,
    percent,
    picture,
    summary,
    text,
)

_ROOM = 72.0
_ROW = 44


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
    top = nice_top([finite(v) for row in rows for v in (row.value, row.former)])
    marks = [
        _row(
            row,
            y=index * _ROW,
            top=top,
            unit=unit,
            former=former_label or words.former,
            words=words,
        )
        for index, row in enumerate(rows)
    ]
    height = max(1, len(rows)) * _ROW
    axis = element("line", class_="axis", x1="0", x2="0", y1=16, y2=height)
    name = summary(label, (_said(row, unit, words) for row in rows), words=words)
    return picture(*marks, axis, label=name, width="100%", height=height)


def _said(row: Bar, unit: str, words: Words) -> str:
    value = f"{number_text(row.value, words=words)} {unit}".strip()
    return f"{row.label} {value if finite(row.value) is not None else words.no_data}"


def _length(value: Value | None, top: float) -> float:
    return max(0.0, min(1.0, (finite(value) or 0.0) / top)) * _ROOM


def _row(row: Bar, *, y: int, top: float, unit: str, former: str, words: Words) -> str:
    parts = [text(row.label, x="0", y=y + 13, class_="t-strong")]
    known = finite(row.value) is not None
    length = _length(row.value, top)
    if known:
        parts.append(
            element("rect", class_="mk-bar", x="0", y=y + 19, width=percent(length), height=12)
        )
    if finite(row.former) is not None:
        was = _length(row.former, top)
        parts.append(
            element("rect", class_="mk-bar2", x="0", y=y + 33, width=percent(was), height=5)
        )
    words_behind = [
        f"{number_text(row.value, words=words)} {unit}".strip() if known else words.no_data
    ]
    if row.note:
        words_behind.append(row.note)
    if finite(row.former) is not None:
        words_behind.append(f"{former} {number_text(row.former, words=words)}")
    longest = max(length, _length(row.former, top))
    parts.append(text(" · ".join(words_behind), x=percent(longest), dx=6, y=y + 31))
    return element("g", *parts)
