"""Small multiples as one picture, for paper: a grid of panels on one scale with their titles."""

from __future__ import annotations

from collections.abc import Sequence

from serasi.science.charts.columns import Panel
from serasi.science.charts.svg import (
    WORDS,
    Value,
    Words,
    element,
    finite,
    nice_top,
    nothing,
    number_text,
    picture,
    shortened,
    summary,
    text,
)

_ACROSS, _WIDE, _GAP = 4, 148.0, 16.0
_HIGH, _PLOT, _TITLES = 118.0, 60.0, 38.0
_MOST_TITLE, _MOST_NOTE = 22, 26


def panels(
    found: Sequence[Panel], *, label: str, unit: str = "", ends: str = "", words: Words = WORDS
) -> str:
    """Draw up to four panels beside each other; the last column of each is filled.

    ends : what the first and the last column are ("Januari sampai Desember"), said in the name

    Examples
    --------
    >>> drawn = panels([Panel("Silo", [1, None, 4])], label="Peristiwa", ends="Mei sampai Juli")
    >>> "Silo: 1, tidak ada data, 4" in drawn, ">4<" in drawn
    (True, True)
    """
    if not found:
        return nothing(label, words=words)
    top = nice_top([finite(value) for panel in found for value in panel.values])
    across = min(_ACROSS, len(found))
    marks = [
        _panel(
            panel, top=top, unit=unit, words=words,
            x=(n % across) * (_WIDE + _GAP), y=(n // across) * _HIGH,
        )
        for n, panel in enumerate(found)
    ]  # fmt: skip
    said = [f"{panel.title}: {_figures(panel.values, words)}" for panel in found]
    width = _ACROSS * (_WIDE + _GAP) - _GAP
    height = -(-len(found) // across) * _HIGH
    name = summary(f"{label} ({ends})" if ends else label, said, words=words, most=60)
    return picture(*marks, label=name, viewBox=f"0 0 {width:g} {height:g}")


def _figures(values: Sequence[Value | None], words: Words) -> str:
    return ", ".join(number_text(value, words=words) for value in values) or words.no_data


def _panel(panel: Panel, *, x: float, y: float, top: float, unit: str, words: Words) -> str:
    last = panel.values[-1] if panel.values else None
    note = panel.note or f"{number_text(last, words=words)} {unit}".strip()
    base = y + _TITLES + _PLOT
    parts = [
        text(shortened(panel.title, _MOST_TITLE), class_="t-strong", x=x, y=y + 14),
        text(shortened(note, _MOST_NOTE), class_="t-s", x=x, y=y + 29),
    ]
    slot = _WIDE / max(1, len(panel.values))
    for n, raw in enumerate(panel.values):
        value = finite(raw)
        if value is None:
            parts.append(text("·", class_="t-mid t-s", x=x + slot * (n + 0.5), y=base - 3))
            continue
        tall = _PLOT * max(0.0, min(1.0, value / top))
        kind = "mk-bar" if n == len(panel.values) - 1 else "mk-bar2"
        parts.append(
            element(
                "rect", class_=kind, x=x + slot * (n + 0.1), y=base - tall, width=slot * 0.8,
                height=tall,
            )
        )  # fmt: skip
    parts.append(element("path", class_="axis", d=f"M{x:g} {base:g}h{_WIDE:g}"))
    return element("g", *parts)
