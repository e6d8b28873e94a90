"""Columns over time, a line over time with its usual range, and small multiples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from serasi.science.charts.svg import (
    WORDS,
    Value,
    Words,
    element,
    escape,
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

_LEFT, _WIDTH = 8.0, 88.0
_TOP, _PLOT = 18, 130
_MOST_LABELLED = 16
_AT_ENDS = 7
_LETTERS = 110
"""How many small letters stand side by side over the width of a printed chart."""


@dataclass(frozen=True)
class Point:
    """One period: its label, its value, the value of the former period, the usual range."""

    label: str
    value: Value | None
    former: Value | None = None
    low: Value | None = None
    high: Value | None = None


@dataclass(frozen=True)
class Panel:
    """One of several small charts on one scale; `note` stands under its title."""

    title: str
    values: Sequence[Value | None]
    note: str = ""
    key: str = ""


def _known(points: Sequence[Point]) -> list[float | None]:
    return [finite(v) for p in points for v in (p.value, p.former, p.low, p.high)]


def _labelled(count: int) -> set[int]:
    """Which of `count` periods get their label: all, or an even choice that keeps the last."""
    step = -(-count // _MOST_LABELLED) if count else 1
    return {index for index in range(count) if (count - 1 - index) % step == 0}


def _room(count: int) -> int:
    """How many letters the label of a period may have beside its neighbours that have one."""
    return max(4, _LETTERS // max(1, len(_labelled(count))))


def _scale(top: float) -> list[str]:
    marks = []
    for part in (0.0, 0.5, 1.0):
        y = _TOP + _PLOT * (1 - part)
        value = number_text(float(f"{top * part:.6g}"))
        marks.append(
            element(
                "line", class_="grid", x1=percent(_LEFT), x2=percent(_LEFT + _WIDTH), y1=y, y2=y
            )
        )
        marks.append(text(value, class_="t-end t-s", x=percent(_LEFT - 1.5), y=y + 4))
    return marks


def columns(points: Sequence[Point], *, label: str, unit: str = "", words: Words = WORDS) -> str:
    """Draw one column a period from 0, the former period as an outline beside it.

    Figures stand above the columns; with more than 16 periods above every second, third, ...
    column, and always above the last.
    """
    if not points:
        return nothing(label, words=words)
    top = nice_top(_known(points))
    room = _room(len(points))
    slot = _WIDTH / max(1, len(points))
    chosen = _labelled(len(points))
    marks = _scale(top)
    for index, point in enumerate(points):
        x = _LEFT + index * slot
        marks.append(_column(point, x=x, slot=slot, top=top, words=words, labelled=index in chosen))
        if index in chosen:
            middle, below = percent(x + slot / 2), _TOP + _PLOT + 16
            name = shortened(point.label, room)
            marks.append(text(name, class_="t-mid t-s", x=middle, y=below))
    base = _TOP + _PLOT
    marks.append(
        element(
            "line", class_="axis", x1=percent(_LEFT), x2=percent(_LEFT + _WIDTH), y1=base, y2=base
        )
    )
    name = summary(label, (_said(point, unit, words) for point in points), words=words)
    return picture(*marks, label=name, width="100%", height=base + 24)


def _said(point: Point, unit: str, words: Words) -> str:
    if finite(point.value) is None:
        return f"{point.label} {words.no_data}"
    return f"{point.label} {number_text(point.value, words=words)} {unit}".strip()


def _column(
    point: Point, *, x: float, slot: float, top: float, labelled: bool, words: Words
) -> str:
    base = _TOP + _PLOT
    value, former = finite(point.value), finite(point.former)
    width = slot * (0.42 if former is not None else 0.7)
    parts = []
    if former is not None:
        tall = _PLOT * max(0.0, min(1.0, former / top))
        parts.append(
            element(
                "rect", class_="mk-bar2", x=percent(x + slot * 0.08), y=base - tall,
                width=percent(slot * 0.42), height=tall,
            )
        )  # fmt: skip
    start = x + (slot * 0.5 if former is not None else slot * 0.15)
    tall = _PLOT * max(0.0, min(1.0, (value or 0.0) / top))
    if value is not None:
        parts.append(
            element(
                "rect", class_="mk-bar", x=percent(start), y=base - tall, width=percent(width),
                height=tall,
            )
        )  # fmt: skip
    middle = percent(start + width / 2)
    if value is None:
        vertical = {"writing-mode": "vertical-rl"}
        parts.append(text(words.no_data, class_="t-end t-s", x=middle, y=base - 4, **vertical))
    elif labelled:
        figure = number_text(point.value, words=words)
        parts.append(text(figure, class_="t-mid t-s", x=middle, y=base - tall - 4))
    return element("g", *parts)


def timeline(
    points: Sequence[Point],
    *,
    label: str,
    unit: str = "",
    alarm: Value | None = None,
    words: Words = WORDS,
) -> str:
    """Draw a line over time with the usual range as a band and the alarm limit dotted.

    The line breaks where a value is missing; the former period is a dashed line.
    """
    if not any(finite(point.value) is not None for point in points):
        return nothing(label, words=words)
    top = nice_top([*_known(points), finite(alarm)])
    last = max(1, len(points) - 1)
    lines = [
        _band(points, top=top, last=last),
        _line([p.former for p in points], top=top, last=last, class_="mk-line2"),
        _line([p.value for p in points], top=top, last=last, class_="mk-line"),
    ]
    limit = finite(alarm)
    if limit is not None:
        y = 100 * (1 - max(0.0, min(1.0, limit / top)))
        lines.append(element("path", class_="cut", d=f"M0 {y:.2f}H100"))
    plot = element(
        "svg", *lines, class_="nss", x=percent(_LEFT), y=_TOP, width=percent(_WIDTH), height=_PLOT,
        viewBox="0 0 100 100", preserveAspectRatio="none",
    )  # fmt: skip
    marks = [*_scale(top), plot, *_dots(points, top=top, last=last, words=words)]
    items = [_said(point, unit, words) for point in points]
    if limit is not None:
        items.append(words.alarm.format(value=number_text(alarm, words=words)))
    return picture(
        *marks, label=summary(label, items, words=words, most=14), width="100%",
        height=_TOP + _PLOT + 24,
    )  # fmt: skip


def _at(value: float, top: float) -> float:
    return 100 * (1 - max(0.0, min(1.0, value / top)))


def _line(values: Sequence[Value | None], *, top: float, last: int, class_: str) -> str:
    steps, pen = [], "M"
    for index, raw in enumerate(values):
        value = finite(raw)
        if value is None:
            pen = "M"
            continue
        steps.append(f"{pen}{100 * index / last:.2f} {_at(value, top):.2f}")
        pen = "L"
    return element("path", class_=class_, d="".join(steps)) if steps else ""


def _band(points: Sequence[Point], *, top: float, last: int) -> str:
    known = [
        (100 * index / last, low, high)
        for index, point in enumerate(points)
        if (low := finite(point.low)) is not None and (high := finite(point.high)) is not None
    ]
    if len(known) < 2:
        return ""
    upper = [f"{x:.2f} {_at(high, top):.2f}" for x, _, high in known]
    lower = [f"{x:.2f} {_at(low, top):.2f}" for x, low, _ in reversed(known)]
    return element("path", class_="mk-band", d="M" + "L".join([*upper, *lower]) + "z")


def _dots(points: Sequence[Point], *, top: float, last: int, words: Words) -> list[str]:
    chosen = _labelled(len(points))
    marks = []
    for index, point in enumerate(points):
        x = percent(_LEFT + _WIDTH * index / last)
        value = finite(point.value)
        if value is not None:
            y = _TOP + _PLOT * _at(value, top) / 100
            marks.append(element("circle", class_="mk-dot", cx=x, cy=y, r=4))
            if index in chosen:
                figure = number_text(point.value, words=words)
                marks.append(text(figure, class_="t-mid t-s", x=x, y=y - 7))
        if index in chosen:
            name = shortened(point.label, _room(len(points)))
            look = _standing(name, first=index == 0, final=index == last)
            marks.append(text(name, class_=look, x=x, y=_TOP + _PLOT + 16))
    return marks


def _standing(name: str, *, first: bool, final: bool) -> str:
    """How a label stands below its dot; long ones at the ends stay inside the picture."""
    if len(name) <= _AT_ENDS or not (first or final):
        return "t-mid t-s"
    return "t-s" if first else "t-end t-s"


def multiples(panels: Sequence[Panel], *, label: str, unit: str = "", words: Words = WORDS) -> str:
    """Draw one small column chart for each panel, all on one scale, the last column filled.

    Returns a `div` of figures with their titles as text.
    """
    top = nice_top([finite(value) for panel in panels for value in panel.values])
    return element(
        "div",
        *(_panel(panel, top=top, label=label, unit=unit, words=words) for panel in panels),
        class_="multiples",
    )


def _panel(panel: Panel, *, top: float, label: str, unit: str, words: Words) -> str:
    slot = 146 / max(1, len(panel.values))
    final = len(panel.values) - 1
    marks = []
    for index, raw in enumerate(panel.values):
        value = finite(raw)
        if value is None:
            marks.append(text("·", class_="t-mid t-s", x=2 + slot * (index + 0.5), y=42))
            continue
        tall = 38 * max(0.0, min(1.0, value / top))
        marks.append(
            element(
                "rect", class_="mk-bar" if index == final else "mk-bar2", x=2 + index * slot,
                y=44 - tall, width=slot * 0.72, height=tall,
            )
        )  # fmt: skip
    axis = element("path", class_="axis", d="M0 44H150")
    last = number_text(panel.values[-1], words=words) if panel.values else words.no_data
    name = f"{panel.title}, {label}: {last} {unit}".strip()
    drawn = picture(*marks, axis, label=name, viewBox="0 0 150 56")
    note = panel.note or f"{last} {unit}".strip()
    caption = element(
        "figcaption",
        element("b", escape(panel.title)),
        "<br/>",
        element("span", escape(note), class_="meta"),
    )
    return element("figure", caption, drawn, id=panel.key or None)
