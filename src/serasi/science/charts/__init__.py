"""Plain data to accessible SVG text: classes only, figures as text beside every mark."""

from serasi.science.charts.bars import Bar, bars
from serasi.science.charts.columns import Panel, Point, columns, multiples, timeline
from serasi.science.charts.counts import CountTile, count_map
from serasi.science.charts.graph import Line, Node, graph
from serasi.science.charts.heat import HeatRow, heat
from serasi.science.charts.index_map import Marked, index_outlines, index_tiles
from serasi.science.charts.intervals import Estimate, Scale, intervals
from serasi.science.charts.maps import Area, choropleth, level_map
from serasi.science.charts.panels import panels
from serasi.science.charts.paper import for_paper
from serasi.science.charts.reliability import Stated, reliability
from serasi.science.charts.steps import Step, steps
from serasi.science.charts.strip import LevelDay, level_strip
from serasi.science.charts.svg import Words
from serasi.science.charts.tiles import Tile, tile_map

__all__ = [
    "Area",
    "Bar",
    "CountTile",
    "Estimate",
    "HeatRow",
    "LevelDay",
    "Line",
    "Marked",
    "Node",
    "Panel",
    "Point",
    "Scale",
    "Stated",
    "Step",
    "Tile",
    "Words",
    "bars",
    "choropleth",
    "columns",
    "count_map",
    "for_paper",
    "graph",
    "heat",
    "index_outlines",
    "index_tiles",
    "intervals",
    "level_map",
    "level_strip",
    "multiples",
    "panels",
    "reliability",
    "steps",
    "tile_map",
    "timeline",
]
