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
    alone = read(charts.for_paper(tiled))
    assert alone.get("height") == "155", "one tile is no larger than those of a row of four"
    assert alone.get("viewBox") == "-176 0 480 116"


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


LONG = "Nama yang sangat panjang dan tidak berhenti " * 7
POINTS = [charts.Point(LONG, 3), charts.Point(LONG, 5)]
LONG_CHARTS = {
    "bars": charts.bars([charts.Bar(LONG, 3, 2, LONG)], label="x"),
    "columns": charts.columns(POINTS, label="x"),
    "timeline": charts.timeline(POINTS, label="x"),
    "intervals": charts.intervals(
        [charts.Estimate(LONG, 5, 4, 6)], label="x", scale=charts.Scale(0, 9)
    ),
    "heat": charts.heat([charts.HeatRow(LONG, [1, None])], [LONG, LONG], label="x"),
    "panels": charts.panels([charts.Panel(LONG, [1, 2], LONG)], label="x"),
    "counts": charts.count_map([charts.CountTile("a", LONG, 0, 0, 1, (LONG,))], label="x"),
    "tiles": charts.tile_map([charts.Tile("a", LONG, 1, 0, 0, LONG, LONG)], label="x"),
    "map": charts.choropleth([charts.Area("a", [SQUARE], 0, LONG)], label="x", classes=[LONG]),
}


@pytest.mark.parametrize("name", LONG_CHARTS)
def test_a_name_of_300_letters_is_cut_in_the_drawing_and_whole_in_its_words(name):
    root = parsed(LONG_CHARTS[name])
    assert max(map(len, texts(root))) <= 101
    assert not [text for text in texts(root) if LONG.strip() in text]
    titles = " ".join(node.text or "" for node in root.iter(f"{SVG}title"))
    assert LONG.strip() in titles


EMPTY_CHARTS = {
    "bars": charts.bars([], label="Kosong"),
    "columns": charts.columns([], label="Kosong"),
    "timeline": charts.timeline([charts.Point("Jan", None)], label="Kosong"),
    "intervals": charts.intervals([], label="Kosong", scale=charts.Scale(0, 1)),
    "heat": charts.heat([], ["a"], label="Kosong"),
    "panels": charts.panels([], label="Kosong"),
    "counts": charts.count_map([], label="Kosong"),
    "tiles": charts.tile_map([], label="Kosong"),
    "map": charts.choropleth([], label="Kosong", classes=["a"]),
    "graph": charts.graph([], [], label="Kosong"),
    "strip": charts.level_strip([], label="Kosong"),
}


@pytest.mark.parametrize("name", EMPTY_CHARTS)
def test_a_chart_of_nothing_says_that_there_is_no_data(name):
    root = parsed(EMPTY_CHARTS[name])
    assert texts(root) == ["tidak ada data"]
    assert root.get("aria-label") == "Kosong: tidak ada data"
    assert read(charts.for_paper(EMPTY_CHARTS[name])).get("width") == "640"


def test_an_area_without_data_is_hatched_and_one_of_nought_is_not():
    tiles = [
        charts.CountTile("a", "A", 0, 0, None, ("tidak ada data",)),
        charts.CountTile("b", "B", 1, 0, 0, ("0",)),
    ]
    root = parsed(charts.count_map(tiles, label="x"))
    fills = [node.get("fill") for node in root.iter(f"{SVG}rect") if node.get("fill")]
    assert fills == ["url(#nodata)"]
    assert [node.get("id") for node in root.iter(f"{SVG}pattern")] == ["nodata"]
    assert "pattern" not in charts.count_map(tiles[1:], label="x")


def test_the_scale_bar_has_the_length_that_it_says():
    area = charts.Area("a", [SQUARE], 0, "Jember")
    drawn = charts.choropleth([area], label="x", classes=["0"], width=640, scale=True)
    bar = re.search(r'class="axis" d="M([\d.]+) [\d.]+V[\d.]+H([\d.]+)V', drawn)
    km = re.search(r">(\d+) km<", drawn)
    assert bar and km
    across = float(bar[2]) - float(bar[1])
    degree = 111.2 * 0.98965
    assert across == pytest.approx(628 * int(km[1]) / degree, rel=0.01)


def test_a_line_on_paper_is_as_thick_across_as_along():
    points = [charts.Point(f"b{n}", n % 5, low=1, high=4) for n in range(9)]
    drawn = charts.timeline(points, label="x", alarm=3)
    alone = charts.for_paper(drawn, width=600)
    assert "nss" not in alone.partition("</style>")[2] and "preserveAspectRatio" not in alone
    first = re.search(r'class="mk-line" d="M([\d.]+) ([\d.]+)L([\d.]+)', alone)
    assert first and float(first[3]) == pytest.approx(600 * 0.88 / 8, abs=0.05)
    read(alone)


def test_heat_tells_nought_none_and_the_largest_apart():
    rows = [charts.HeatRow("Silo", [0, None, 8]), charts.HeatRow("Puger", [2, 4, 6])]
    root = parsed(charts.heat(rows, ["Jan", "Feb", "Mar"], label="Peristiwa"))
    shades = [
        node.get("fill-opacity", node.get("fill"))
        for node in root.iter(f"{SVG}rect")
        if node.get("class") != "grid"
    ]
    assert shades[:2] == ["0", "url(#nodata)"]
    assert [float(shade) for shade in shades[3:] + shades[2:3]] == [0.16, 0.27, 0.38, 0.5]
    assert {"0", "8", "2"} <= set(texts(root))
    with pytest.raises(ValueError, match="each row"):
        charts.heat([charts.HeatRow("a", [1])], ["x", "y"], label="x")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(VALUES, min_size=3, max_size=3), max_size=6), TEXTS)
def test_heat_tables_and_panels_are_well_formed_for_any_data(rows, label):
    parsed(charts.heat([charts.HeatRow(label, row) for row in rows], list("abc"), label=label))
    parsed(charts.panels([charts.Panel(label, row) for row in rows], label=label))


def test_ties_that_all_weigh_nothing_are_drawn():
    pair = [charts.Node(1, "Polsek", 0.0, 0.5), charts.Node(2, "FKUB", 1.0, 0.5)]
    root = parsed(charts.graph(pair, [charts.Line(0, 1, 0.0)], label="Jaringan"))
    assert len(list(root.iter(f"{SVG}line"))) == 1
