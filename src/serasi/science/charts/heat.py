"""A table of counts shaded by size: the figure stands in each cell, no data is hatched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from serasi.science.charts.maps import shade
from serasi.science.charts.svg import (
    HATCHED,
    WORDS,
    Value,
    Words,
    element,
    escape,
    finite,
    hatch,
    nothing,
    number_text,
    percent,
    picture,
    shortened,
    summary,
    text,
)

_HEAD, _ROW = 26, 24
_LEFT = 30.0
_FEWEST_LETTERS = 3
_CLASSES = 4
_LETTERS = 116
"""How many small letters stand side by side over the width of a printed chart."""


@dataclass(frozen=True)
class HeatRow:
    """One row: its label and a value for each column; None is no data, 0 is none happened."""

    label: str
    values: Sequence[Value | None]


def heat(
    rows: Sequence[HeatRow],
    columns: Sequence[str],
    *,
    label: str,
    unit: str = "",
    words: Words = WORDS,
) -> str:
    """Draw rows by columns, each cell shaded in four even steps from 0 to the largest.

    Where columns are too many for their figures, the shade and the cell's title tell them.

    Examples
    --------
    >>> drawn = heat([HeatRow("Silo", [3, None])], ["Jan", "Feb"], label="Peristiwa")
    >>> "Silo, Jan 3; Silo, Feb tidak ada data" in drawn
    True

    Raises
    ------
    ValueError
        where a row has more or fewer values than there are columns.
    """
    if any(len(row.values) != len(columns) for row in rows):
        raise ValueError("each row has a value for each column")
    if not rows or not columns:
        return nothing(label, words=words)
    top = max((finite(v) or 0.0 for row in rows for v in row.values), default=0.0)
    slot = (100 - _LEFT) / len(columns)
    missing = any(finite(value) is None for row in rows for value in row.values)
    marks = [hatch()] if missing else []
    room = int(_LETTERS * slot / 100)
    step = -(-_FEWEST_LETTERS // max(1, room))
    for n, name in enumerate(columns):
        if (len(columns) - 1 - n) % step:
            continue
        x = percent(_LEFT + slot * (n + 0.5))
        marks.append(text(shortened(name, room * step), class_="t-mid t-s", x=x, y=_HEAD - 9))
    for n, row in enumerate(rows):
        marks.append(_drawn(row, columns, y=_HEAD + n * _ROW, slot=slot, top=top, words=words))
    said = [
        f"{row.label}, {name} {number_text(value, words=words)} {unit}".strip()
        for row in rows
        for name, value in zip(columns, row.values, strict=True)
        if finite(value) is None or value
    ]
    name = summary(label, said, words=words, most=24)
    return picture(*marks, label=name, width="100%", height=_HEAD + len(rows) * _ROW + 4)


def _class_of(value: float, top: float) -> int:
    """Return the class from 0 of a value above 0.

    >>> [_class_of(v, 8.0) for v in (1.0, 2.0, 2.1, 8.0)]
    [0, 0, 1, 3]
    """
    if top <= 0:
        return 0
    return min(_CLASSES - 1, max(0, int(-(-value * _CLASSES // top)) - 1))


def _drawn(
    row: HeatRow, columns: Sequence[str], *, y: float, slot: float, top: float, words: Words
) -> str:
    room = int(_LETTERS * _LEFT / 100)
    parts = [text(shortened(row.label, room), x="0", y=y + 16)]
    for n, (name, raw) in enumerate(zip(columns, row.values, strict=True)):
        value = finite(raw)
        box = {
            "x": percent(_LEFT + slot * n), "y": y, "width": percent(slot), "height": _ROW,
        }  # fmt: skip
        look: dict[str, object] = {"fill": HATCHED}
        if value is not None:
            dark = shade(_class_of(value, top) + 1, _CLASSES + 1) if value > 0 else 0
            look = {"class_": "mk-bar", "fill-opacity": dark}
        said = f"{row.label}, {name}: {number_text(raw, words=words)}"
        parts += [
            element("rect", element("title", escape(said)), **box, **look),
            element("rect", class_="grid", **box),
        ]
        if value is not None and len(number_text(raw, words=words)) <= _LETTERS * slot / 100:
            middle = percent(_LEFT + slot * (n + 0.5))
            figure = number_text(raw, words=words)
            parts.append(text(figure, class_="t-mid t-s", x=middle, y=y + 16))
    return element("g", *parts)
