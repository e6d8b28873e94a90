"""Sealed data of every room: kept encrypted, read by one function, destroyed when its time is up.

Rooms keep under a subject of their own (`report:{uuid}`, `party:{pk}`) what identifies somebody,
and never hold it in a column of theirs.
"""

from serasi.network.sealed.destroying import destroy
from serasi.network.sealed.keeping import (
    Secret,
    kinds_of,
    kinds_of_many,
    reseal_many,
    seal_many,
)
from serasi.network.sealed.reading import reveal, reveal_many

__all__ = [
    "Secret",
    "destroy",
    "kinds_of",
    "kinds_of_many",
    "reseal_many",
    "reveal",
    "reveal_many",
    "seal_many",
]
