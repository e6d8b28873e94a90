"""Charts: always well-formed, never colour alone, missing is said, nothing of CSP's forbidden."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET  # noqa: S405 - our own markup

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science import charts

SVG = "{http://www.w3.org/2000/svg}"
VALUES = st.none() | st.floats() | st.integers(-(10**18), 10**18)
TEXTS = st.text(max_size=12)
SQUARE = [(113.0, -8.0), (114.0, -8.0), (114.0, -8.5), (113.0, -8.5), (113.0, -8.0)]


def read(markup: str) -> ET.Element:
    return ET.fromstring(markup)  # noqa: S314 - our own markup


def parsed(markup: str) -> ET.Element:
    assert "style=" not in markup
    assert "<style" not in markup
    assert "<script" not in markup
    return read(markup)


def texts(root: ET.Element) -> list[str]:
    return ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, VALUES, VALUES, TEXTS), max_size=6), TEXTS, TEXTS)
def test_bars_are_well_formed_for_any_data(rows, label, unit):
    bars = [charts.Bar(*row) for row in rows]
    root = parsed(charts.bars(bars, label=label, unit=unit))
    assert root.get("role") == "img"
    assert root.get("aria-label") is not None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, VALUES, VALUES, VALUES, VALUES), max_size=20), VALUES)
def test_columns_and_timelines_are_well_formed_for_any_data(rows, alarm):
    points = [charts.Point(*row) for row in rows]
    parsed(charts.columns(points, label="Kejadian per bulan"))
    parsed(charts.timeline(points, label="Kejadian per bulan", alarm=alarm))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.lists(VALUES, max_size=8), TEXTS), max_size=4), TEXTS)
def test_small_multiples_are_well_formed_for_any_data(rows, label):
    panels = [charts.Panel(*row) for row in rows]
    parsed(charts.multiples(panels, label=label))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(TEXTS, VALUES, VALUES, VALUES, VALUES, st.booleans()), max_size=6),
    st.floats(-1e6, 1e6),
    st.floats(-1e6, 1e6),
)
def test_intervals_are_well_formed_for_any_data(rows, low, high):
    estimates = [charts.Estimate(*row) for row in rows]
    parsed(charts.intervals(estimates, label="Indeks", scale=charts.Scale(low, high, (60,))))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            charts.Tile, key=TEXTS, name=TEXTS, level=st.none() | st.integers(0, 3),
            column=st.floats(-50, 50), row=st.floats(-50, 50), kind=TEXTS, note=TEXTS, url=TEXTS,
        ),
        max_size=6,
    ),
    st.lists(st.tuples(TEXTS, TEXTS), max_size=4),
)  # fmt: skip
def test_tile_maps_are_well_formed_for_any_data(tiles, pairs):
    keys = [tile.key for tile in tiles]
    parsed(
        charts.tile_map(
            tiles, label="Peta", neighbours=[*pairs, *zip(keys, keys[1:], strict=False)]
        )
    )


RINGS = st.lists(st.lists(st.tuples(st.floats(95, 141), st.floats(-11, 6)), max_size=8), max_size=3)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, RINGS, st.none() | st.integers(0, 2), TEXTS), max_size=4))
def test_maps_are_well_formed_for_any_rings(rows):
    areas = [charts.Area(key, shape, rank, label) for key, shape, rank, label in rows]
    parsed(charts.choropleth(areas, label="Peta", classes=["0", "1–4", "5 <"]))
    parsed(charts.level_map(areas, label="Peta"))


def test_a_missing_value_says_so_and_has_no_bar():
    root = parsed(charts.bars([charts.Bar("Ormas", None)], label="Pemicu"))
    assert "tidak ada data" in texts(root)
    assert not list(root.iter(f"{SVG}rect"))
    assert "tidak ada data" in root.get("aria-label", "")


def test_figures_stand_as_text_beside_the_marks():
    rows = [charts.Bar("Antarwarga", 35, 37, "33,7 % dari 104")]
    root = parsed(charts.bars(rows, label="Pemicu", unit="kejadian", former_label="2011:"))
    assert "35 kejadian" in texts(root)
    assert "33,7 % dari 104 · 2011: 37" in texts(root)
    assert root.get("aria-label") == ("Pemicu: Antarwarga 35 kejadian (33,7 % dari 104 · 2011: 37)")


def test_bars_keep_the_proportion_of_their_values():
    rows = [charts.Bar("a", 10), charts.Bar("b", 20), charts.Bar("c", 0)]
    root = parsed(charts.bars(rows, label="x"))
    widths = [float(r.get("width", "").rstrip("%")) for r in root.iter(f"{SVG}rect")]
    assert widths[1] == pytest.approx(2 * widths[0])
    assert widths[2] == 0


def test_the_last_month_always_has_its_label():
    points = [charts.Point(f"b{i}", i) for i in range(37)]
    root = parsed(charts.columns(points, label="x"))
    shown = [text for text in texts(root) if text.startswith("b")]
    assert shown[-1] == "b36"
    assert len(shown) <= 16


def test_a_level_is_told_by_word_and_shape_as_well_as_by_fill():
    tiles = [charts.Tile(str(level), f"Kec {level}", level, level, 0) for level in range(4)]
    drawn = charts.tile_map(tiles, label="Siaga")
    root = parsed(drawn)
    assert {"Hijau", "Kuning", "Oranye", "Merah"} <= set(texts(root))
    shapes = {ET.tostring(node[0]) for node in root.iter(f"{SVG}g") if node.get("class")}
    assert len(shapes) == 4


def test_linked_tiles_name_their_area_and_level():
    tile = charts.Tile("a", "Jember", 2, 0, 0, "Kabupaten", "9 potensi", "/peta/35.09/")
    root = parsed(charts.tile_map([tile], label="Siaga"))
    link = next(root.iter(f"{SVG}a"))
    assert link.get("aria-label") == "Kabupaten Jember, Oranye, 9 potensi"
    assert root.get("role") == "group"


def test_map_areas_bear_their_class_and_the_legend_counts_them():
    areas = [
        charts.Area("a", [SQUARE], 1, "Jember", "7 kejadian"),
        charts.Area("b", shapely.box(114, -8.5, 115, -8).wkb, None, "Situbondo"),
    ]
    root = parsed(charts.choropleth(areas, label="Kejadian", classes=["0", "1 atau lebih"]))
    shown = texts(root)
    assert "2" in shown
    assert "1 = 0 (0)" in shown
    assert "2 = 1 atau lebih (1)" in shown
    assert "tidak ada data (1)" in shown
    titles = [node.text for node in root.iter(f"{SVG}title")]
    assert "Jember, 7 kejadian, 1 atau lebih" in titles


def test_rings_and_wkb_of_one_shape_draw_the_same_map():
    def draw(shape):
        area = charts.Area("a", shape, 0, "Jember")
        return charts.choropleth([area], label="x", classes=["0"])

    assert draw([SQUARE]) == draw(shapely.MultiPolygon([shapely.Polygon(SQUARE)]).wkb)


def test_a_map_keeps_north_up_and_its_proportions():
    area = charts.Area("a", [SQUARE], 0, "Jember")
    root = parsed(charts.choropleth([area], label="x", classes=["0"], width=412))
    path = next(node for node in root.iter(f"{SVG}path"))
    points = [tuple(map(float, p.split())) for p in re.findall(r"[\d.]+ [\d.]+", path.get("d", ""))]
    (x0, y0), (x1, _), (_, y2), _ = points
    assert x1 - x0 == pytest.approx(400, abs=0.2)
    assert y2 - y0 == pytest.approx(400 / 0.98965 / 2, rel=0.002)


def test_too_many_classes_are_refused():
    with pytest.raises(ValueError, match="five|5"):
        charts.choropleth([], label="x", classes=["a"] * 6)


def test_a_chart_for_paper_stands_alone():
    drawn = charts.bars([charts.Bar("a", 1)], label="x")
    alone = read(charts.for_paper(drawn, width=500))
    assert alone.get("width") == "500"
    assert alone.find(f"{SVG}style") is not None
    tiled = charts.tile_map([charts.Tile("a", "A", 0, 0, 0)], label="x")
    assert read(charts.for_paper(tiled)).get("height") == "580"


def test_a_strip_of_days_is_in_proportion_and_tells_the_days_that_moved():
    days = [
        charts.LevelDay("23/11", {}),
        charts.LevelDay("24/11", {1: 2, 3: 1}, moved=True),
        charts.LevelDay("25/11", {1: 2}, moved=True, chosen=True),
    ]
    root = parsed(charts.level_strip(days, label="Kecamatan menurut hari"))
    assert root.get("aria-label") == (
        "Kecamatan menurut hari: 25/11 2 kuning; 24/11 1 merah, 2 kuning"
    )
    tall = [
        (node.get("class"), float(node.get("height") or 0))
        for node in root.iter(f"{SVG}rect")
        if (node.get("class") or "").startswith("fill-")
    ]
    one = tall[0][1]
    assert tall == [("fill-3", one), ("fill-1", 2 * one), ("fill-1", 2 * one)]
    assert [node.get("class") for node in root.iter(f"{SVG}rect")].count("mk-chosen") == 1
    assert [node.get("class") for node in root.iter(f"{SVG}line")].count("mk-moved") == 2
    assert texts(root) == ["3", "0", "23/11", "25/11"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(
            charts.LevelDay,
            TEXTS,
            st.dictionaries(st.integers(1, 3), st.integers(0, 10**6)),
            st.booleans(),
            st.booleans(),
        ),
        max_size=95,
    )
)
def test_a_strip_of_any_days_stays_inside_its_picture(days):
    root = parsed(charts.level_strip(days, label="Kecamatan"))
    for node in root.iter(f"{SVG}rect"):
        assert float(node.get("y") or 0) >= 0


def test_an_index_map_tells_each_area_without_colour() -> None:
    areas = [
        charts.Marked("a", "Ambulu", 2, "S", 61.0, edge=True),
        charts.Marked("b", "Silo", 1, "K", 57.25, hatched=True, note="menurut model"),
        charts.Marked("c", "<Puger>", None, note="tidak cukup responden"),
    ]
    places = {"a": (0.0, 0.0), "b": (1.0, 0.0), "c": (0.0, 1.0)}
    tiles = charts.index_tiles(areas, places, label="Peta indeks")
    square = shapely.box(0, 0, 1, 1)
    shapes = {"a": square, "b": shapely.box(1, 0, 2, 1), "c": shapely.box(0, 1, 1, 2)}
    classes = ("Tidak", "Kurang", "Serasi", "Sangat")
    outlines = charts.index_outlines(areas, shapes, label="Peta indeks", classes=classes)
    for drawn in (tiles, outlines):
        root = ET.fromstring(drawn)  # noqa: S314 - our own markup
        said = [one.text for one in root.iter("{http://www.w3.org/2000/svg}title")]
        assert "Ambulu, S 61,0, di batas" in said
        assert "Silo, K 57, menurut model" in said
        assert "<Puger>, tidak cukup responden" in said
        assert drawn.count("url(#model)") == 1
        assert "style=" not in drawn
    assert "S · 61,0" in tiles
    assert ">S*<" in outlines
