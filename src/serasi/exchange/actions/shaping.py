"""Take own verified records out in the shape of another source; each time is in the trail."""

from __future__ import annotations

from datetime import datetime

from serasi.exchange.packing import About, Pack, pack
from serasi.exchange.queries.own import own_records, takable
from serasi.exchange.shapes import SHAPES
from serasi.network.policy import Viewer
from serasi.problems import NOT_FOUND, Problem
from serasi.register.queries.events import EventFilter
from serasi.trail.actions import record


def shape_records(
    actor: Viewer, *, shape: str, asked: EventFilter, words: str, now: datetime
) -> Pack:
    """Pack the confirmed records of a filter that the actor may export, without any free text.

    Raises
    ------
    Problem
        S101 no such shape, or no right to take records out.
    """
    if shape not in SHAPES:
        raise Problem(NOT_FOUND)
    found = takable(actor, asked)
    about = About(words=words, made_by=actor.name, made_at=now)
    made = pack(SHAPES[shape], own_records(found), about)
    record(
        actor.key, action="exchange.shaped", subject=f"export:{shape}", now=now,
        data={"filter": words, "kind": shape, "count": made.count, "sha256": made.sha256},
    )  # fmt: skip
    return made
