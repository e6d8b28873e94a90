"""Maps of areas from rings or WKB: classes of a value, or alert levels, with the legend as text."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from serasi.science.charts.svg import (
    HATCHED,
    WORDS,
    Words,
    element,
    escape,
    hatch,
    nothing,
    picture,
    shortened,
    summary,
    text,
)
from serasi.science.charts.tiles import level_mark, level_word

Ring = Sequence[tuple[float, float]]

_EDGE = 6.0
_LEGEND_ROW = 24
_TOLERANCE = 0.6
_LETTER = 6.2
_MOST_OF_LEGEND = 60
_NO_DATA: dict[str, object] = {"class_": "nodata", "fill": HATCHED}
_BARS_KM = (500, 200, 100, 50, 20, 10, 5, 2, 1)
KM_PER_DEGREE = 111.2
"""Of latitude, mean of the ellipsoid; the frame is true to it both ways at its middle."""
# Light enough for ink text on top, in even steps; classes are also told by their number.
_OPACITY = (0.05, 0.16, 0.27, 0.38, 0.5)


@dataclass(frozen=True)
class Area:
    """One area: rings of (longitude, latitude) or WKB, a class counted from 0, its words.

    `value_class` None is an area without data. `value` is the figure as text; `mark` is what is
    printed on the area, by default the number of its class.
    """

    key: str
    shape: Sequence[Ring] | bytes | BaseGeometry
    value_class: int | None
    label: str
    value: str = ""
    url: str = ""
    mark: str = ""


@dataclass(frozen=True)
class _Frame:
    """From degrees to drawing: equirectangular with the middle latitude true to scale."""

    left: float
    top: float
    scale: float
    squeeze: float

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        x = _EDGE + (longitude - self.left) * self.squeeze * self.scale
        return x, _EDGE + (self.top - latitude) * self.scale


def choropleth(
    areas: Sequence[Area],
    *,
    label: str,
    classes: Sequence[str],
    width: int = 420,
    scale: bool = False,
    words: Words = WORDS,
) -> str:
    """Draw areas shaded by class; each also bears its class number, and the legend names them.

    At most five classes, from low to high. With `scale` a bar in kilometres stands in the legend.
    """
    if len(classes) > len(_OPACITY):
        raise ValueError(f"at most {len(_OPACITY)} classes")

    def fill(rank: int) -> dict[str, object]:
        return {"class_": "mk-bar", "fill-opacity": shade(rank, len(classes))}

    def sign(rank: int, x: float, y: float) -> str:
        return text(str(rank + 1), class_="t-mid t-strong t-s", x=x, y=y + 4)

    plain = any(area.mark for area in areas)
    legend = [
        (fill(rank), name if plain else f"{rank + 1} = {name}", rank)
        for rank, name in enumerate(classes)
    ]

    def named(rank: int) -> str:
        return classes[rank]

    return _draw(areas, label, width, words, _Look(fill, sign, named, legend, scale))


def level_map(areas: Sequence[Area], *, label: str, width: int = 420, words: Words = WORDS) -> str:
    """Draw areas by alert level 0 to 3: fill, shape and word."""

    def fill(rank: int) -> dict[str, object]:
        return {"class_": f"tile tile-{rank}"}

    def sign(rank: int, x: float, y: float) -> str:
        return level_mark(rank, x=x - 7, y=y - 7, size=14)

    def named(rank: int) -> str:
        return level_word(rank, words)

    legend = [(fill(rank), named(rank), rank) for rank in range(len(words.levels))]
    return _draw(areas, label, width, words, _Look(fill, sign, named, legend))


@dataclass(frozen=True)
class _Look:
    fill: Callable[[int], dict[str, object]]
    sign: Callable[[int, float, float], str]
    named: Callable[[int], str]
    legend: Sequence[tuple[dict[str, object], str, int]]
    scale: bool = False


def shade(rank: int, count: int) -> float:
    """Return how strongly a class is filled, light enough for ink on top."""
    if count <= 1:
        return _OPACITY[-1]
    return _OPACITY[round(rank * (len(_OPACITY) - 1) / (count - 1))]


def geometry_of(shape: Sequence[Ring] | bytes | BaseGeometry) -> BaseGeometry:
    """Valid polygons of a shape; boundaries of others often cross themselves."""
    if isinstance(shape, BaseGeometry):
        geometry = shape
    elif isinstance(shape, bytes):
        geometry = shapely.from_wkb(shape)
    else:
        geometry = shapely.MultiPolygon([shapely.Polygon(ring) for ring in shape if len(ring) >= 4])
    if not geometry.is_valid:
        geometry = shapely.make_valid(geometry)
    return shapely.MultiPolygon(_polygons(geometry))


def _polygons(geometry: BaseGeometry) -> list[shapely.Polygon]:
    if isinstance(geometry, shapely.Polygon):
        return [] if geometry.is_empty else [geometry]
    parts = shapely.get_parts(geometry)
    if len(parts) == 1 and parts[0].geom_type == geometry.geom_type:
        return []
    return [polygon for part in parts for polygon in _polygons(part)]


def frame_of(shapes: Sequence[BaseGeometry], width: int) -> tuple[_Frame, float]:
    """Return the frame that holds some shapes at a width, and the height that it takes."""
    boxes = [shape.bounds for shape in shapes if not shape.is_empty]
    if not boxes:
        return _Frame(0.0, 0.0, 1.0, 1.0), 2 * _EDGE
    west, east = min(box[0] for box in boxes), max(box[2] for box in boxes)
    south, north = min(box[1] for box in boxes), max(box[3] for box in boxes)
    squeeze = max(0.05, math.cos(math.radians((south + north) / 2)))
    across = max((east - west) * squeeze, (north - south) / 2, 1e-9)
    scale = (width - 2 * _EDGE) / across
    return _Frame(west, north, scale, squeeze), (north - south) * scale + 2 * _EDGE


def _draw(areas: Sequence[Area], label: str, width: int, words: Words, look: _Look) -> str:
    shapes = [geometry_of(area.shape) for area in areas]
    if all(shape.is_empty for shape in shapes):
        return nothing(label, words=words)
    frame, height = frame_of(shapes, width)
    fields, borders, signs = [], [], []
    for area, shape in zip(areas, shapes, strict=True):
        path = path_of(shape, frame)
        if not path:
            continue
        fields.append(_field(area, path, look=look, words=words))
        borders.append(element("path", class_="grid", d=path))
        signs.append(_sign(area, shape, frame, look=look))
    legend, bottom = _legend(areas, look=look, top=height, words=words)
    if look.scale:
        legend.append(_scale_bar(frame, right=width - _EDGE, y=height + 16))
    missing = any(area.value_class is None for area in areas)
    linked = any(area.url for area in areas)
    name = summary(label, (_said(area, look, words) for area in areas), words=words)
    return picture(
        *([hatch()] if missing else []), *fields,
        element("g", *borders, **{"pointer-events": "none"}), *signs, *legend,
        label=label if linked else name, class_="chart areamap",
        role="group" if linked else "img", viewBox=f"0 0 {width} {bottom:.0f}",
    )  # fmt: skip


def _said(area: Area, look: _Look, words: Words) -> str:
    named = words.no_data if area.value_class is None else look.named(area.value_class)
    return ", ".join(part for part in (area.label, area.value, named) if part)


def _field(area: Area, path: str, *, look: _Look, words: Words) -> str:
    attributes = _NO_DATA if area.value_class is None else look.fill(area.value_class)
    said = _said(area, look, words)
    drawn = element("path", element("title", escape(said)), d=path, **attributes)
    return element("a", drawn, href=area.url, aria_label=said) if area.url else drawn


def path_of(shape: BaseGeometry, frame: _Frame) -> str:
    """Return the outline of a shape as the commands of a path."""
    simple = shapely.simplify(shape, _TOLERANCE / frame.scale, preserve_topology=True)
    rings = []
    for polygon in _polygons(simple):
        rings.append(_ring(polygon.exterior.coords, frame))
        rings += [_ring(hole.coords, frame) for hole in polygon.interiors]
    return "".join(rings)


def _ring(coordinates: Sequence[tuple[float, ...]], frame: _Frame) -> str:
    points = [frame.point(point[0], point[1]) for point in coordinates]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points[:-1]) + "z"


def _sign(area: Area, shape: BaseGeometry, frame: _Frame, *, look: _Look) -> str:
    """The class mark inside the area, with the name where there is room for it."""
    inside = shapely.point_on_surface(shape)
    if inside.is_empty:
        return ""
    x, y = frame.point(inside.x, inside.y)
    west, south, east, north = shape.bounds
    wide = (east - west) * frame.squeeze * frame.scale
    high = (north - south) * frame.scale
    parts = []
    if area.value_class is not None and min(wide, high) >= 12:
        if area.mark:
            parts.append(text(area.mark, class_="t-mid t-strong", x=x, y=y + 5))
        else:
            parts.append(look.sign(area.value_class, x, y))
    room = _room(shape, inside.x, inside.y - 14 / frame.scale)
    if room is not None and len(area.label) * _LETTER + 8 < room[1] * frame.squeeze * frame.scale:
        levels = look.fill(0).get("class_") == "tile tile-0"
        on = f" on-{area.value_class}" if levels and area.value_class is not None else ""
        middle, _ = frame.point(room[0], inside.y)
        parts.append(text(area.label, class_=f"t-mid t-s{on}", x=middle, y=y + 18))
    return element("g", *parts, **{"pointer-events": "none"}) if parts else ""


def _room(shape: BaseGeometry, longitude: float, latitude: float) -> tuple[float, float] | None:
    """Middle and length, in degrees, of the stretch inside a shape along one parallel."""
    west, _, east, _ = shape.bounds
    line = shapely.LineString([(west - 1, latitude), (east + 1, latitude)])
    for part in shapely.get_parts(shapely.intersection(shape, line)):
        first, _, last, _ = part.bounds
        if first <= longitude <= last:
            return (first + last) / 2, last - first
    return None


def _scale_bar(frame: _Frame, *, right: float, y: float) -> str:
    """A bar of a round length, no longer than a fifth of the width."""
    per_km = frame.scale / KM_PER_DEGREE
    length = next((km for km in _BARS_KM if km * per_km <= right / 5), _BARS_KM[-1])
    left = right - length * per_km
    bar = f"M{left:.1f} {y - 5:.1f}V{y:.1f}H{right:.1f}V{y - 5:.1f}"
    return element(
        "g",
        element("path", class_="axis", d=bar, fill="none"),
        text(f"{length} km", class_="t-end t-s", x=right, y=y + 14),
    )


def _legend(
    areas: Sequence[Area], *, look: _Look, top: float, words: Words
) -> tuple[list[str], float]:
    marks, y = [], top + 8
    plain = any(area.mark for area in areas)
    for attributes, name, rank in look.legend:
        count = sum(area.value_class == rank for area in areas)
        marks.append(element("rect", x=_EDGE, y=y, width=22, height=16, rx=2, **attributes))
        if not plain:
            marks.append(look.sign(rank, _EDGE + 11, y + 8))
        name = shortened(name, _MOST_OF_LEGEND)
        marks.append(text(f"{name} ({count})", x=_EDGE + 30, y=y + 13))
        y += _LEGEND_ROW
    missing = sum(area.value_class is None for area in areas)
    if missing:
        marks.append(element("rect", x=_EDGE, y=y, width=22, height=16, rx=2, **_NO_DATA))
        marks.append(text(f"{words.no_data} ({missing})", x=_EDGE + 30, y=y + 13))
        y += _LEGEND_ROW
    return marks, y + _EDGE
