"""The map of an area for print: counts by district, as outlines where there are any, else tiles."""

from __future__ import annotations

from serasi.documents.model import Picture
from serasi.publish.composing import Draft, Shown
from serasi.regions import queries as regions
from serasi.register.mapping import class_bounds, class_of, legend
from serasi.science import charts


def district_map(draft: Draft) -> Picture | None:
    """Draw tensions and incidents by district; None where nothing says how they lie."""
    found = draft.figure("wilayah", "catatan.wilayah")
    codes = list(found.result.rows)
    top = max((int(found.get(f"{code}.jumlah") or 0) for code in codes), default=0)
    bounds = class_bounds(top)
    words = "Peta jumlah potensi dan peristiwa menurut kecamatan"
    drawn = _outlines(found, codes, bounds, top, words) or _tiles(found, codes, bounds, words)
    if drawn is None:
        return None
    said = "; ".join(
        f"{found.text(code)} {found.get(f'{code}.jumlah')}"
        for code in codes
        if found.get(f"{code}.jumlah")
    )
    alt = f"{words}: {said or 'tidak ada catatan'}."
    return Picture(charts.for_paper(drawn), alt, caption=words)


def _outlines(
    found: Shown, codes: list[str], bounds: tuple[int, ...], top: int, words: str
) -> str | None:
    shapes = regions.boundaries(tuple(codes), tolerance=0.002)
    if not codes or len(shapes) < len(codes) / 2:
        return None
    areas = [
        charts.Area(
            key=code,
            shape=shapes[code],
            value_class=class_of(int(found.get(f"{code}.jumlah") or 0), bounds),
            label=found.text(code),
            value=f"{found.get(f'{code}.jumlah')} catatan",
            url="",
            mark=str(found.get(f"{code}.jumlah")),
        )
        for code in codes
        if code in shapes
    ]
    classes = [name for _kind, name in legend(bounds, top)]
    return charts.choropleth(areas, label=words, classes=classes, width=640)


def _tiles(found: Shown, codes: list[str], bounds: tuple[int, ...], words: str) -> str | None:
    places = regions.tiles(codes)
    if not places:
        return None
    halves = half_tiles([(p.row, p.column) for p in places])
    tiles = [
        charts.CountTile(
            place.code, found.text(place.code), place.column / (2 if halves else 1), place.row,
            class_of(int(found.get(f"{place.code}.jumlah") or 0), bounds),
            (
                f"{found.get(f'{place.code}.potensi')} potensi",
                f"{found.get(f'{place.code}.peristiwa')} peristiwa",
            ),
        )
        for place in places
    ]  # fmt: skip
    return charts.count_map(tiles, label=words)


def half_tiles(places: list[tuple[int, int]]) -> bool:
    """Say whether tiles of one row always leave a column free, as in a layout of half tiles."""
    rows: dict[int, list[int]] = {}
    for row, column in places:
        rows.setdefault(row, []).append(column)
    gaps = [
        b - a
        for columns in rows.values()
        for a, b in zip(sorted(columns), sorted(columns)[1:], strict=False)
    ]
    return bool(gaps) and min(gaps) >= 2  # noqa: PLR2004
