"""Sealed data of every room: kept encrypted, read by one function, destroyed when its time is up.

Rooms keep under a subject of their own (`report:{uuid}`, `party:{pk}`) what identifies somebody,
and never hold it in a column of theirs.
"""

from serasi.network.sealed.destroying import Due, destroy
from serasi.network.sealed.exporting import add_exporter
from serasi.network.sealed.files import Sheet
from serasi.network.sealed.keeping import (
    Secret,
    kinds_of,
    kinds_of_many,
    replace_area,
    reseal_many,
    seal_many,
)
from serasi.network.sealed.reading import may_reveal, reveal, reveal_many
from serasi.network.sealed.retention import add_hold, add_retention, held_since, last_day_kept

__all__ = [
    "Due",
    "Secret",
    "Sheet",
    "add_exporter",
    "add_hold",
    "add_retention",
    "destroy",
    "held_since",
    "kinds_of",
    "kinds_of_many",
    "last_day_kept",
    "may_reveal",
    "replace_area",
    "reseal_many",
    "reveal",
    "reveal_many",
    "seal_many",
]
