"""A map of equal tiles by position, joined by a weave where areas adjoin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from serasi.science.charts.svg import (
    WORDS,
    Words,
    element,
    nothing,
    picture,
    shortened,
    summary,
    text,
)

TILE_WIDTH, TILE_HEIGHT = 116, 104
_STEP_X, _STEP_Y, _EDGE = 124, 118, 6
_LETTER = 8.6
MOST_OF_NAME, MOST_OF_LINE = 18, 18
"""Letters that a tile holds: more would be squeezed beyond reading, or run into the next tile."""
LEVEL_SHAPES = (
    '<circle cx="12" cy="12" r="8"/>',
    '<path d="M12 3.5L21.5 20h-19z"/>',
    '<path d="M12 2l10 10-10 10L2 12z"/>',
    '<path fill-rule="evenodd" d="M7.6 1.5h8.8l6.1 6.1v8.8l-6.1 6.1H7.6l-6.1-6.1V7.6zM6.5'
    ' 10v4h11v-4z"/>',
)


@dataclass(frozen=True)
class Tile:
    """One area: column and row of its place (halves allowed), level 0 to 3, a note such as a count.

    `level` None is an area without data.
    """

    key: str
    name: str
    level: int | None
    column: float
    row: float
    kind: str = ""
    note: str = ""
    url: str = ""


def tile_map(
    tiles: Sequence[Tile],
    *,
    label: str,
    neighbours: Iterable[tuple[str, str]] = (),
    words: Words = WORDS,
) -> str:
    """Draw the tiles; level is told by fill, shape and word, neighbours by a double line.

    With links the picture is a group whose links name their area and level; without, one image.
    """
    if not tiles:
        return nothing(label, words=words)
    unknown = {tile.key for tile in tiles if tile.level is None}
    places = {tile.key: (tile.column, tile.row) for tile in tiles}
    left = min((tile.column for tile in tiles), default=0)
    top = min((tile.row for tile in tiles), default=0)

    def corner(column: float, row: float) -> tuple[float, float]:
        return _EDGE + (column - left) * _STEP_X, _EDGE + (row - top) * _STEP_Y

    strands = []
    for one, other in neighbours:
        if one in places and other in places:
            ends = (corner(*places[one]), corner(*places[other]))
            strands += _strand(*ends, bare=(one in unknown, other in unknown))
    drawn = [_tile(tile, *corner(tile.column, tile.row), words=words) for tile in tiles]
    right = max((corner(t.column, t.row)[0] for t in tiles), default=0.0)
    bottom = max((corner(t.column, t.row)[1] for t in tiles), default=0.0)
    size = (right + TILE_WIDTH + _EDGE, bottom + TILE_HEIGHT + _EDGE)
    linked = any(tile.url for tile in tiles)
    name = label if linked else summary(label, (_said(t, words) for t in tiles), words=words)
    return picture(
        *strands, *drawn, label=name, class_="chart tilemap", role="group" if linked else "img",
        viewBox=f"0 0 {size[0]:g} {size[1]:g}",
    )  # fmt: skip


def _strand(
    one: tuple[float, float], other: tuple[float, float], *, bare: tuple[bool, bool]
) -> list[str]:
    """A double line between two tiles; it ends at the edge of a tile that has no fill."""
    half_x, half_y = TILE_WIDTH / 2, TILE_HEIGHT / 2
    start, end = (one[0] + half_x, one[1] + half_y), (other[0] + half_x, other[1] + half_y)
    dx, dy = end[0] - start[0], end[1] - start[1]
    reach = max(abs(dx) / half_x, abs(dy) / half_y, 1.0)
    first, last = (1 / reach if bare[0] else 0.0), (1 / reach if bare[1] else 0.0)
    start = (start[0] + dx * first, start[1] + dy * first)
    end = (end[0] - dx * last, end[1] - dy * last)
    path = f"M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}"
    return [element("path", class_="strand", d=path), element("path", class_="strand2", d=path)]


def level_word(level: int | None, words: Words = WORDS) -> str:
    """Give the word of a level, "tidak ada data" for None."""
    return words.no_data if level is None else words.levels[level]


def _said(tile: Tile, words: Words) -> str:
    parts = [f"{tile.kind} {tile.name}".strip(), level_word(tile.level, words)]
    return ", ".join([*parts, tile.note] if tile.note else parts)


def _tile(tile: Tile, x: float, y: float, *, words: Words) -> str:
    known = tile.level is not None
    on = f"on-{tile.level}" if known else ""
    fill = f"tile tile-{tile.level}" if known else "tile cut"
    name, kind = shortened(tile.name, MOST_OF_NAME), shortened(tile.kind, MOST_OF_LINE)
    wide = len(name) * _LETTER > TILE_WIDTH - 18
    parts = [
        element("rect", class_=fill, x=x, y=y, width=TILE_WIDTH, height=TILE_HEIGHT, rx=2),
        text(kind, class_=f"t-s {on}".strip(), x=x + 9, y=y + 21) if kind else "",
        text(
            name, class_=f"name t-strong {on}".strip(), x=x + 9, y=y + 40,
            textLength=TILE_WIDTH - 18 if wide else None,
            lengthAdjust="spacingAndGlyphs" if wide else None,
        ),
    ]  # fmt: skip
    if tile.level is not None:
        parts.append(level_mark(tile.level, x=x + 8, y=y + 51))
    word = level_word(tile.level, words)
    parts.append(text(word, class_=f"t-strong {on}".strip(), x=x + (35 if known else 9), y=y + 66))
    if tile.note:
        parts.append(
            text(shortened(tile.note, MOST_OF_LINE), class_=f"t-s {on}".strip(), x=x + 9, y=y + 92)
        )
    if tile.url:
        return element("a", *parts, href=tile.url, aria_label=_said(tile, words))
    return element("g", *parts)


def level_mark(level: int, *, x: float, y: float, size: float = 20) -> str:
    """Draw the shape of a level: circle, triangle, diamond, barred octagon."""
    shape = element("g", LEVEL_SHAPES[level], class_="shape-on")
    return element(
        "svg", shape, class_=f"c-{level}", x=x, y=y, width=size, height=size, viewBox="0 0 24 24"
    )
