"""Space: which areas adjoin, and tiles by place. Detection in space and time will live here too."""

from serasi.science.space.adjoin import adjoining
from serasi.science.space.layout import tile_layout

__all__ = ["adjoining", "tile_layout"]
