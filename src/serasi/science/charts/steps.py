"""A curve in steps that falls over time, as survival curves are drawn, with its band and marks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from serasi.science.charts.svg import (
    WORDS,
    Words,
    element,
    finite,
    number_text,
    percent,
    picture,
    summary,
    text,
)

_LEFT, _WIDTH = 9.0, 87.0
_TOP, _PLOT = 18, 150


@dataclass(frozen=True)
class Step:
    """The curve from a time on: its height from 0 to 1, its interval, how many left uncounted.

    `low` and `high` are None where no interval can be given.
    """

    time: float
    value: float
    low: float | None = None
    high: float | None = None
    censored: int = 0


def steps(
    rows: Sequence[Step],
    *,
    label: str,
    unit: str = "",
    ticks: Sequence[float] = (),
    words: Words = WORDS,
) -> str:
    """Draw a curve that starts at 1 and keeps each height until the next time.

    A short stroke stands on the curve where watching of some ended without the event. `ticks` are
    the times named below the axis; the last time is always named.
    """
    end = max([row.time for row in rows] or [0.0]) or 1.0
    path = _stairs([(row.time, row.value) for row in rows], end)
    plot = element(
        "svg",
        _band(rows, end),
        element("path", class_="mk-line", d=path),
        *(_mark(row, end) for row in rows if row.censored),
        class_="nss", x=percent(_LEFT), y=_TOP, width=percent(_WIDTH), height=_PLOT,
        viewBox="0 0 100 100", preserveAspectRatio="none",
    )  # fmt: skip
    base = _TOP + _PLOT
    marks = [*_scale(), plot, *_times(sorted({*(t for t in ticks if t < end), end}), end)]
    ends = {"x1": percent(_LEFT), "x2": percent(_LEFT + _WIDTH), "y1": base, "y2": base}
    marks.append(element("line", class_="axis", **ends))
    items = [f"{number_text(row.time)} {unit}: {_share(row.value)}" for row in rows]
    name = summary(label, items, words=words)
    return picture(*marks, label=name, width="100%", height=base + 24)


def _share(value: float) -> str:
    return f"{number_text(float(f'{100 * value:.3g}'))}%"


def _x(time: float, end: float) -> float:
    return 100 * time / end


def _stairs(points: Sequence[tuple[float, float]], end: float) -> str:
    """Return the path of stairs from height 1 at time 0, each kept until the next."""
    drawn, height = ["M0 0"], 1.0
    for time, value in points:
        drawn.append(f"H{_x(time, end):.2f}")
        if value != height:
            drawn.append(f"V{100 * (1 - value):.2f}")
            height = value
    return "".join([*drawn, "H100"])


def _band(rows: Sequence[Step], end: float) -> str:
    known = [row for row in rows if finite(row.low) is not None and finite(row.high) is not None]
    if not known:
        return ""
    upper = _edge([(row.time, row.high or 0.0) for row in known], end)
    lower = _edge([(row.time, row.low or 0.0) for row in known], end)
    line = [f"{x:.2f} {y:.2f}" for x, y in [*upper, *reversed(lower)]]
    return element("path", class_="mk-band", d=f"M{'L'.join(line)}Z")


def _edge(points: Sequence[tuple[float, float]], end: float) -> list[tuple[float, float]]:
    corners: list[tuple[float, float]] = []
    for n, (time, value) in enumerate(points):
        until = points[n + 1][0] if n + 1 < len(points) else end
        y = 100 * (1 - value)
        corners += [(_x(time, end), y), (_x(until, end), y)]
    return corners


def _mark(row: Step, end: float) -> str:
    x, y = _x(row.time, end), 100 * (1 - row.value)
    return element(
        "path", class_="mk-line", d=f"M{x:.2f} {max(y - 3, 0):.2f}V{min(y + 3, 100):.2f}"
    )


def _scale() -> list[str]:
    marks = []
    for part in (0.0, 0.5, 1.0):
        y = _TOP + _PLOT * (1 - part)
        ends = percent(_LEFT), percent(_LEFT + _WIDTH)
        marks.append(element("line", class_="grid", x1=ends[0], x2=ends[1], y1=y, y2=y))
        marks.append(
            text(f"{part * 100:.0f}%", class_="t-end t-s", x=percent(_LEFT - 1.5), y=y + 4)
        )
    return marks


def _times(times: Sequence[float], end: float) -> list[str]:
    """Name times below the axis, leaving out those too near to the one after."""
    kept: list[float] = []
    for time in reversed(times):
        if not kept or _x(kept[-1] - time, end) >= 12:
            kept.append(time)
    base = _TOP + _PLOT + 16
    found = []
    for time in kept:
        x = _LEFT + _WIDTH * time / end
        kind = "t-end t-s" if math.isclose(time, end) else "t-mid t-s"
        found.append(text(number_text(float(time)), class_=kind, x=percent(x), y=base))
    return found
