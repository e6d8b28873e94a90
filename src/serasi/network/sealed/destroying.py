"""Destruction of sealed data: the boxes go for good; what remains is that, and under which rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import F

from serasi.network.sealed.naming import trail_names, what_of
from serasi.network.sealed_models import Destruction, Sealed
from serasi.network.walls import opened
from serasi.trail.actions import Note, record_many

SYSTEM, BY_HAND = "system", "by_hand"
_REGENCY_LENGTH = 5


class Due(NamedTuple):
    """A subject whose time is up, and why."""

    subject: str
    why: str


@transaction.atomic
def destroy(subject: str, *, reason: str, now: datetime, actor: str = SYSTEM) -> int:
    """Destroy every sealed value of a subject; return how many there were."""
    return destroy_many(
        [Due(subject, reason.strip())], rule=BY_HAND, why=reason.strip(), actor=actor, now=now
    )


@transaction.atomic
def destroy_many(
    due: Iterable[Due], *, rule: str, why: str, now: datetime, actor: str = SYSTEM
) -> int:
    """Destroy every sealed value of some subjects; return how many there were."""
    asked = {one.subject: one for one in due}
    with opened():
        rows = Sealed.objects.select_for_update().filter(subject__in=list(asked))
        held = list(rows.values_list("subject", "kind", "area_id").order_by("subject", "kind"))
        rows.delete()
        _keep_record(held, rule=rule, why=why, actor=actor, now=now)
    record_many(_notes(asked, held, rule=rule, actor=actor), now=now)
    return len(held)


def _notes(
    asked: dict[str, Due], held: list[tuple[str, str, str]], *, rule: str, actor: str
) -> list[Note]:
    kinds: dict[str, list[str]] = {}
    areas = {subject: area for subject, _kind, area in held}
    names = trail_names(areas)
    for subject, kind, _area in held:
        kinds.setdefault(subject, []).append(kind)
    return [
        Note(
            actor,
            "sealed.destroyed",
            names[subject],
            {"kind": ", ".join(gone), "count": len(gone), "area": areas[subject], "rule": rule},
            asked[subject].why,
        )
        for subject, gone in kinds.items()
    ]


def _keep_record(
    held: list[tuple[str, str, str]], *, rule: str, why: str, actor: str, now: datetime
) -> None:
    """Add what goes to the record of this moment, by regency and by what it was of."""
    values = Counter((area[:_REGENCY_LENGTH], what_of(subject)) for subject, _kind, area in held)
    whose = {(subject, area[:_REGENCY_LENGTH], what_of(subject)) for subject, _kind, area in held}
    subjects = Counter((area, what) for _subject, area, what in whose)
    for (area, what), count in values.items():
        here = {"rule": rule, "what": what, "area_id": area, "at": now, "by": actor}
        more = {"count": F("count") + count, "subjects": F("subjects") + subjects[area, what]}
        if not Destruction.objects.filter(**here, why=why[:300]).update(**more):
            Destruction.objects.create(
                **here, why=why[:300], count=count, subjects=subjects[area, what]
            )
