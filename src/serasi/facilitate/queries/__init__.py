"""Reads of the room; every public one starts from what the viewer may see."""

from serasi.facilitate.queries.meetings import meeting as meeting
from serasi.facilitate.queries.meetings import visible_to as visible_to
