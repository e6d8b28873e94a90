"""Who is asked to decide on a level: whose it is, and who is above them only when nobody else is.

Everybody above may decide too; being asked is another thing than being allowed (domain 6.2).
"""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from serasi.network.models import Person
from serasi.network.queries import away, people_who_may
from serasi.warn import rules
from serasi.warn.models import Warning
from serasi.warn.queries.scope import LEVEL_OF


def is_late(row: Warning, *, now: datetime) -> bool:
    """Say whether a proposal has waited for longer than an answer may take."""
    return (row.risen_at or row.proposed_at) + rules.patience(row.level) <= now


def deciders_of(row: Warning, *, on: date, late: bool) -> list[Person]:
    """Return who is asked to decide on a level; the caller opens the wall.

    Bupati and wali kota may decide on every level and are asked for merah alone. Where nobody has
    the office, or all who have it are away, those of the next level are asked as well, and when a
    decision is `late`.
    """
    may = [
        {person.pk: person for person in people_who_may(can, area=row.area_id, on=on)}
        for can, level in sorted(LEVEL_OF.items(), key=lambda one: one[1])
        if level >= row.level
    ]
    asked: dict[int, Person] = {}
    wanted = 1 + late
    for here, above in zip(may, [*may[1:], {}], strict=True):
        own = {pk: person for pk, person in here.items() if pk not in above}
        asked |= own
        wanted -= bool(own.keys() - away(own, on=on))
        if not wanted:
            break
    return list(asked.values())


def is_asked(person: int | None, row: Warning, *, now: datetime) -> bool:
    """Say whether somebody is asked to decide on a proposal, or on what follows a level in force.

    The caller opens the wall.
    """
    late = row.state == Warning.State.PROPOSED and is_late(row, now=now)
    asked = deciders_of(row, on=timezone.localdate(now), late=late)
    return any(one.pk == person for one in asked)
