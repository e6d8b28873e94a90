"""A network as dots by number and lines by strength; the table beside it names the numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from serasi.science.charts.svg import element, escape, nothing, picture, summary, text

_WIDTH, _EDGE, _RADIUS = 400.0, 22.0, 12.0
_WIDEST, _THINNEST = 5.0, 1.0


@dataclass(frozen=True)
class Node:
    """One agency: its number, its name, its place in the unit square.

    `cut` draws a square in place of a circle: others would lose each other without it.
    """

    number: int
    name: str
    x: float
    y: float
    cut: bool = False


@dataclass(frozen=True)
class Line:
    """A tie of two nodes by their places in the list, and how strong it is."""

    one: int
    other: int
    weight: float


def graph(nodes: Sequence[Node], lines: Sequence[Line], *, label: str) -> str:
    """Draw nodes and ties; a line is as wide as the square root of its weight, so read as area.

    Shapes and numbers tell everything that colour tells.

    Examples
    --------
    >>> pair = [Node(1, "Polsek", 0.0, 0.5), Node(2, "FKUB", 1.0, 0.5, cut=True)]
    >>> drawn = graph(pair, [Line(0, 1, 4.0)], label="Jaringan")
    >>> drawn.count("<line"), drawn.count("<rect"), "1 Polsek" in drawn
    (1, 2, True)
    """
    if not nodes:
        return nothing(label)
    most = max((line.weight for line in lines), default=0.0) or 1.0
    span = max((node.y for node in nodes), default=0.0) - min((n.y for n in nodes), default=0.0)
    low = min((node.y for node in nodes), default=0.0)
    at = [
        (_EDGE + node.x * (_WIDTH - 2 * _EDGE), _EDGE + (node.y - low) * (_WIDTH - 2 * _EDGE))
        for node in nodes
    ]
    drawn = [_line(at[line.one], at[line.other], line.weight / most) for line in lines]
    drawn += [_node(node, *place) for node, place in zip(nodes, at, strict=True)]
    height = 2 * _EDGE + span * (_WIDTH - 2 * _EDGE)
    said = [f"{node.number} {node.name}" for node in nodes]
    return picture(
        *drawn, label=summary(label, said, most=60), class_="chart",
        viewBox=f"0 0 {_WIDTH:g} {height:g}",
    )  # fmt: skip


def _line(one: tuple[float, float], other: tuple[float, float], share: float) -> str:
    width = max(_THINNEST, _WIDEST * math.sqrt(share))
    ends = {"x1": one[0], "y1": one[1], "x2": other[0], "y2": other[1]}
    look = {"stroke": "currentColor", "stroke-width": width, "stroke-opacity": 0.5}
    return element("line", **ends, **look)


def _node(node: Node, x: float, y: float) -> str:
    title = element("title", escape(f"{node.number} {node.name}"))
    if node.cut:
        shapes = [_square(x, y, _RADIUS), _square(x, y, _RADIUS - 3.5)]
    else:
        shapes = [element("circle", class_="mk-edge", cx=x, cy=y, r=_RADIUS)]
    number = text(node.number, class_="t-mid t-strong", x=x, y=y + 4.5)
    return element("g", title, *shapes, number)


def _square(x: float, y: float, half: float) -> str:
    return element(
        "rect", class_="mk-edge", x=x - half, y=y - half, width=2 * half, height=2 * half
    )
