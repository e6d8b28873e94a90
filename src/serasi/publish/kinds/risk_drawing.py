"""The map of prone districts as a drawing; each place bears its letters, no data is hatched."""

from __future__ import annotations

from serasi.documents.model import Picture
from serasi.publish.composing import Shown
from serasi.publish.figures.risk import CLASSES
from serasi.publish.kinds.maps import half_tiles
from serasi.publish.kinds.risk_tables import LETTERS, class_words, rank_of
from serasi.publish.wording import NO_DATA
from serasi.regions import queries as regions
from serasi.science import charts

TITLE = "Peta rawan konflik menurut kecamatan"


def drawn_map(found: Shown) -> Picture | None:
    """Draw the classes by district, as outlines where most are known, else as tiles."""
    codes = list(found.result.rows)
    drawn = _outlines(found, codes) if outlined(found) else _tiles(found, codes)
    if drawn is None:
        return None
    return Picture(
        charts.for_paper(drawn), f"{TITLE}. {_said(found, codes)}.",
        caption=f"{TITLE} (A aman, CA cenderung aman, R rawan, SR sangat rawan; arsir {NO_DATA})",
    )  # fmt: skip


def _said(found: Shown, codes: list[str]) -> str:
    groups = [(rank, CLASSES[rank - 1]) for rank in range(len(CLASSES), 0, -1)]
    parts = [
        f"{words}: {', '.join(found.text(code) for code in inside)}"
        for rank, words in [*groups, (None, NO_DATA.capitalize())]
        if (inside := [code for code in codes if rank_of(found, code) == rank])
    ]
    return "; ".join(parts) or NO_DATA.capitalize()


def outlined(found: Shown) -> bool:
    """Say whether the outlines of at least half of the districts are known."""
    codes = found.result.rows
    return bool(codes) and len(regions.boundaries(codes, tolerance=0.002)) >= len(codes) / 2


def _mark(found: Shown, code: str) -> str:
    rank = rank_of(found, code)
    return LETTERS[rank - 1] if rank else ""


def _outlines(found: Shown, codes: list[str]) -> str:
    shapes = regions.boundaries(tuple(codes), tolerance=0.002)
    areas = [
        charts.Area(
            key=code,
            shape=shapes[code],
            value_class=rank - 1 if (rank := rank_of(found, code)) else None,
            label=found.text(code),
            value=class_words(found, code),
            mark=_mark(found, code),
        )
        for code in codes
        if code in shapes
    ]
    legend = [f"{letter}: {name}" for letter, name in zip(LETTERS, CLASSES, strict=True)]
    return charts.choropleth(areas, label=TITLE, classes=legend, width=640, scale=True)


def _tiles(found: Shown, codes: list[str]) -> str | None:
    places = regions.tiles(codes)
    if not places:
        return None
    wide = 2 if half_tiles([(p.row, p.column) for p in places]) else 1
    tiles = [
        charts.CountTile(
            place.code, found.text(place.code), place.column / wide, place.row,
            rank_of(found, place.code), (_class_of(found, place.code),),
            mark=_mark(found, place.code),
        )
        for place in places
    ]  # fmt: skip
    return charts.count_map(tiles, label=TITLE)


def _class_of(found: Shown, code: str) -> str:
    rank = rank_of(found, code)
    return CLASSES[rank - 1].lower() if rank else NO_DATA
