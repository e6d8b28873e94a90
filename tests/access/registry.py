"""Every address of the house with its arguments and who may open it: a new one must be added.

Written by hand from the rules of the network (who does what), not read from the code that enforces
them. `own` addresses a record in Jember, `foreign` the like in Banyuwangi. Whoever is not named in
`opens` must find nothing there, in the same words as where nothing is.
"""

from __future__ import annotations

from tests.access.doors import api, cases, day, levels, network, papers, reports, surveys
from tests.access.doors.model import Door
from tests.access.doors.people import EVERYBODY

ROOMS = (network, reports, day, levels, cases, surveys, papers, api)
DOORS: dict[str, Door] = {name: door for room in ROOMS for name, door in room.DOORS.items()}

__all__ = ["DOORS", "EVERYBODY", "Door"]
