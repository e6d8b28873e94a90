"""Writes of the regions room: installing the areas, and bringing a region pack in."""

from serasi.regions.actions.install import install_areas
from serasi.regions.actions.pack import PackResult, import_pack

__all__ = ["PackResult", "import_pack", "install_areas"]
