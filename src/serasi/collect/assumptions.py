"""What a reader of foreign files took for granted, stated so that a person can change it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assumption:
    """One choice a reader made.

    `id` is the key under which another choice can be given back to the reader; `where` is the
    place in the file, `what` the question in Indonesian, `choice` the answer taken and
    `alternatives` the other answers it accepts (empty when the statement only informs).
    """

    id: str
    where: str
    what: str
    choice: str
    alternatives: tuple[str, ...] = ()
