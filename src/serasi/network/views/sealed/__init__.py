"""Doors of sealed data: who opened, emergencies, files by four eyes, what is destroyed."""

from serasi.network.views.sealed.exports import decide, export, exports, fetch, withdraw
from serasi.network.views.sealed.glasses import end, glass, glasses, new_glass
from serasi.network.views.sealed.records import destroyed, openings

__all__ = [
    "decide",
    "destroyed",
    "end",
    "export",
    "exports",
    "fetch",
    "glass",
    "glasses",
    "new_glass",
    "openings",
    "withdraw",
]
