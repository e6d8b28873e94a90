"""Space: which areas adjoin. Detection in space and time will live here too."""

from serasi.science.space.adjoin import adjoining

__all__ = ["adjoining"]
