"""A map of an index: shade and letter of the class, hatched where modelled, plain where hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from serasi.science.charts.maps import frame_of, geometry_of, path_of, shade
from serasi.science.charts.svg import WORDS, Words, element, escape, picture, text
from serasi.science.charts.svg import summary as summed
from serasi.science.charts.tiles import TILE_HEIGHT, TILE_WIDTH

_STEP_X, _STEP_Y, _EDGE, _LETTER, _LINE = 124, 112, 6, 9.6, 15
_HATCH = "M-4 4 4-4M0 16 16 0M12 20 20 12"


@dataclass(frozen=True)
class Marked:
    """One area: class from low (0) to high, the letter of the class, its figure, what to say of it.

    `rank` None has no figure; `note` says why. `edge` is on the boundary of two classes; `hatched`
    is no estimate of the area alone, and is told in whole points.
    """

    key: str
    name: str
    rank: int | None
    letter: str = ""
    value: float | None = None
    edge: bool = False
    hatched: bool = False
    note: str = ""


def index_tiles(
    areas: Sequence[Marked],
    places: Mapping[str, tuple[float, float]],
    *,
    label: str,
    words: Words = WORDS,
) -> str:
    """Draw areas as tiles at (column, row); those without a place are left out."""
    placed = [one for one in areas if one.key in places]
    left = min((places[one.key][0] for one in placed), default=0)
    top = min((places[one.key][1] for one in placed), default=0)
    drawn, right, bottom = [], 0.0, 0.0
    for one in placed:
        x = _EDGE + (places[one.key][0] - left) * _STEP_X
        y = _EDGE + (places[one.key][1] - top) * _STEP_Y
        drawn.append(_tile(one, x, y, words=words))
        right, bottom = max(right, x), max(bottom, y)
    size = f"0 0 {right + TILE_WIDTH + _EDGE:g} {bottom + TILE_HEIGHT + _EDGE:g}"
    return picture(
        _hatch(), *drawn, label=_whole(placed, label, words), class_="chart tilemap tilemap-wide",
        viewBox=size,
    )  # fmt: skip


def index_outlines(
    areas: Sequence[Marked],
    shapes: Mapping[str, BaseGeometry],
    *,
    label: str,
    classes: Sequence[str],
    width: int = 960,
    words: Words = WORDS,
) -> str:
    """Draw areas by their outlines; the letter stands inside, with a star on the boundary."""
    known = [(one, geometry_of(shapes[one.key])) for one in areas if one.key in shapes]
    frame, height = frame_of([shape for _one, shape in known], width)
    drawn = []
    for one, shape in known:
        path = path_of(shape, frame)
        if not path:
            continue
        title = element("title", escape(said(one, words)))
        drawn.append(element("path", title, d=path, **_fill(one.rank, len(classes))))
        if one.hatched:
            drawn.append(element("path", d=path, fill="url(#model)"))
        drawn.append(element("path", class_="grid", d=path))
        inside = shapely.point_on_surface(shape)
        if one.letter and not inside.is_empty:
            x, y = frame.point(inside.x, inside.y)
            sign = one.letter + ("*" if one.edge else "")
            drawn.append(text(sign, class_="t-mid t-strong", x=x, y=y + 5))
    return picture(
        _hatch(), *drawn, label=_whole([one for one, _shape in known], label, words),
        class_="chart areamap", viewBox=f"0 0 {width} {height:.0f}",
    )  # fmt: skip


def said(one: Marked, words: Words = WORDS) -> str:
    """Return an area in words: name, figure, boundary, and what is to be said of it.

    Examples
    --------
    >>> said(Marked("1", "Ambulu", 2, "S", 61.25, edge=True))
    'Ambulu, S 61,2, di batas'
    """
    figure = "" if one.value is None else f"{one.letter} {_figure(one, words)}"
    parts = (one.name, figure, words.on_boundary if one.edge else "", one.note)
    return ", ".join(part for part in parts if part)


def _figure(one: Marked, words: Words) -> str:
    """Return the figure with one decimal, a round one as well; of a model in whole points."""
    if one.value is None:
        return words.no_data
    return f"{one.value:.{0 if one.hatched else 1}f}".replace(".", ",").replace("-", "−")


def _whole(areas: Sequence[Marked], label: str, words: Words) -> str:
    return summed(label, (said(one, words) for one in areas), words=words)


def _hatch() -> str:
    """The pattern of figures by a model: slanted lines that show on grey paper as well."""
    lines = element("path", class_="axis", d=_HATCH)
    return element(
        "defs",
        element(
            "pattern", lines, id="model", width=16, height=16, patternUnits="userSpaceOnUse",
        ),
    )  # fmt: skip


def _fill(rank: int | None, count: int = 4) -> dict[str, object]:
    if rank is None:
        return {"class_": "cut"}
    return {"class_": "mk-bar", "fill-opacity": shade(rank, count)}


def _tile(one: Marked, x: float, y: float, *, words: Words) -> str:
    box = {"x": x, "y": y, "width": TILE_WIDTH, "height": TILE_HEIGHT, "rx": 2}
    wide = len(one.name) * _LETTER > TILE_WIDTH - 18
    parts = [element("title", escape(said(one, words))), element("rect", **box, **_fill(one.rank))]
    if one.rank is not None:
        line = "cut" if one.hatched or one.edge else "grid"
        parts.append(element("rect", **box, class_=line))
    if one.hatched:
        band = {**box, "y": y + TILE_HEIGHT - 14, "height": 14}
        parts.append(element("rect", **band, fill="url(#model)"))
    parts.append(
        text(
            one.name, class_="name t-strong", x=x + 9, y=y + 22,
            textLength=TILE_WIDTH - 18 if wide else None,
            lengthAdjust="spacingAndGlyphs" if wide else None,
        )
    )  # fmt: skip
    lines = [] if one.value is None else [f"{one.letter} · {_figure(one, words)}"]
    lines += [words.on_boundary] if one.edge else []
    lines += _wrapped(one.note)
    for at, line in enumerate(lines[:4]):
        kind = "t-strong" if at == 0 and one.value is not None else "t-s"
        parts.append(text(line, class_=kind, x=x + 9, y=y + 44 + at * (_LINE + 2)))
    return element("g", *parts)


def _wrapped(note: str, most: int = 13) -> list[str]:
    lines: list[str] = []
    for word in note.split():
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
