"""The reliability curve: what was said to be likely against what came, with the diagonal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from serasi.science.charts.svg import WORDS, Words, element, number_text, picture, summary, text

_SIDE, _EDGE, _FOOT = 240.0, 44.0, 40.0
_LEAST, _MOST = 4.0, 13.0


@dataclass(frozen=True)
class Stated:
    """One step of the curve: mean stated chance, share that came (0 to 1), and of how many."""

    stated: float
    came: float
    n: int


def reliability(
    steps: Sequence[Stated],
    *,
    label: str,
    across: str,
    upward: str,
    words: Words = WORDS,
) -> str:
    """Draw the steps on a square from 0 to 100 %; the area of a point grows with its number.

    On the diagonal what was said came as often as said; below it too much was feared.
    """
    most = max((step.n for step in steps), default=1)
    marks = [
        element("rect", class_="grid", fill="none", x=_EDGE, y=8, width=_SIDE, height=_SIDE),
        element(
            "line", class_="cut", x1=_EDGE, y1=8 + _SIDE, x2=_EDGE + _SIDE, y2=8,
        ),
    ]  # fmt: skip
    for part in (0.0, 0.5, 1.0):
        x, y = _EDGE + _SIDE * part, 8 + _SIDE * (1 - part)
        figure = f"{number_text(100 * part, words=words)} %"
        marks.append(text(figure, class_="t-end t-s", x=_EDGE - 6, y=y + 4))
        marks.append(text(figure, class_="t-mid t-s", x=x, y=8 + _SIDE + 16))
    marks.append(text(across, class_="t-mid t-s", x=_EDGE + _SIDE / 2, y=8 + _SIDE + 34))
    for step in steps:
        size = _LEAST + (_MOST - _LEAST) * (step.n / most) ** 0.5
        marks.append(
            element(
                "circle", class_="mk-dot", r=size,
                cx=_EDGE + _SIDE * step.stated, cy=8 + _SIDE * (1 - step.came),
            )
        )  # fmt: skip
    said = [
        f"{across} {number_text(round(100 * s.stated), words=words)} %, {upward}"
        f" {number_text(round(100 * s.came), words=words)} % (n {s.n})"
        for s in steps
    ]
    return picture(
        *marks, label=summary(label, said, words=words), class_="chart curve",
        viewBox=f"0 0 {_EDGE + _SIDE + 16:g} {_SIDE + 8 + _FOOT:g}",
    )  # fmt: skip
