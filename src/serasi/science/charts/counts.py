"""A map of equal tiles with counts: a band whose shade tells the class, the number as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from serasi.science.charts.svg import (
    HATCHED,
    element,
    escape,
    hatch,
    nothing,
    picture,
    shortened,
    text,
)
from serasi.science.charts.tiles import MOST_OF_LINE, MOST_OF_NAME, TILE_HEIGHT, TILE_WIDTH

_STEP_X, _STEP_Y, _EDGE = 124, 112, 6
_LETTER = 8.6


@dataclass(frozen=True)
class CountTile:
    """One area: column and row (halves allowed), the class of its count, and lines of text.

    `value_class` None is an area without data: its band is hatched. `mark` is the letter of its
    class, printed large enough to tell it where shades run together.
    """

    key: str
    name: str
    column: float
    row: float
    value_class: int | None
    lines: tuple[str, ...]
    kind: str = ""
    url: str = ""
    mark: str = ""


def count_map(
    tiles: Sequence[CountTile], *, label: str, neighbours: Iterable[tuple[str, str]] = ()
) -> str:
    """Draw the tiles, joined by a double line where areas adjoin.

    Examples
    --------
    >>> tile = CountTile("a", "Silo", 0, 0, 1, ("2 potensi",))
    >>> "Silo" in count_map([tile], label="Jumlah")
    True
    """
    if not tiles:
        return nothing(label)
    left = min((tile.column for tile in tiles), default=0)
    top = min((tile.row for tile in tiles), default=0)
    corners = {
        tile.key: (_EDGE + (tile.column - left) * _STEP_X, _EDGE + (tile.row - top) * _STEP_Y)
        for tile in tiles
    }
    strands = []
    for one, other in neighbours:
        if one in corners and other in corners and one < other:
            strands += _strand(corners[one], corners[other])
    drawn = [_tile(tile, *corners[tile.key]) for tile in tiles]
    right = max((x for x, _y in corners.values()), default=0.0) + TILE_WIDTH + _EDGE
    bottom = max((y for _x, y in corners.values()), default=0.0) + TILE_HEIGHT + _EDGE
    linked = any(tile.url for tile in tiles)
    return picture(
        *([hatch()] if any(tile.value_class is None for tile in tiles) else []),
        *strands,
        *drawn,
        label=label,
        class_="chart tilemap",
        role="group" if linked else "img",
        viewBox=f"0 0 {right:g} {bottom:g}",
    )


def _strand(one: tuple[float, float], other: tuple[float, float]) -> list[str]:
    half_x, half_y = TILE_WIDTH / 2, TILE_HEIGHT / 2
    path = (
        f"M{one[0] + half_x:.1f} {one[1] + half_y:.1f}"
        f"L{other[0] + half_x:.1f} {other[1] + half_y:.1f}"
    )
    return [element("path", class_="strand", d=path), element("path", class_="strand2", d=path)]


def class_look(rank: int | None) -> dict[str, object]:
    """Return how a class fills its band; hatched where there is no data."""
    return {"class_": f"class-{rank}"} if rank is not None else {"fill": HATCHED}


def _tile(tile: CountTile, x: float, y: float) -> str:
    name = shortened(tile.name, MOST_OF_NAME)
    wide = len(name) * _LETTER > TILE_WIDTH - 18
    beside = MOST_OF_LINE - (6 if tile.mark else 0)
    parts = [
        element("rect", class_="tile plain", x=x, y=y, width=TILE_WIDTH, height=TILE_HEIGHT, rx=2),
        element(
            "rect",
            **class_look(tile.value_class),
            x=x + 1,
            y=y + TILE_HEIGHT - 15,
            width=TILE_WIDTH - 2,
            height=14,
        ),
        text(shortened(tile.kind, MOST_OF_LINE), class_="t-s", x=x + 9, y=y + 20)
        if tile.kind
        else "",
        text(
            name,
            class_="name t-strong",
            x=x + 9,
            y=y + (38 if tile.kind else 26),
            textLength=TILE_WIDTH - 18 if wide else None,
            lengthAdjust="spacingAndGlyphs" if wide else None,
        ),
        *(
            text(
                shortened(line, beside if number else MOST_OF_LINE),
                class_="t-s",
                x=x + 9,
                y=y + (59 if tile.kind else 48) + 18 * number,
            )
            for number, line in enumerate(tile.lines)
        ),
    ]
    if tile.mark:
        at = {"x": x + TILE_WIDTH - 9, "y": y + TILE_HEIGHT - 22}
        parts.append(text(tile.mark, class_="name t-strong t-end", **at))
    said = ", ".join([f"{tile.kind} {tile.name}".strip(), *tile.lines])
    if tile.url:
        return element("a", *parts, href=tile.url, aria_label=said)
    return element("g", element("title", escape(said)), *parts)
