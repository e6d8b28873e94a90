"""A forum is founded, its members counted, its chair named or sealed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from serasi.facilitate.actions.forum_rows import (
    OLDEST,
    locked_forum,
    need_day,
    need_people,
    next_number,
)
from serasi.facilitate.models import Element, Forum, Members
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.network.sealed import Secret, reseal_many, reveal
from serasi.network.walls import opened
from serasi.problems import FORM_INVALID, FORUM_TWICE, FORUM_VILLAGE, Problem
from serasi.regions.models import Area
from serasi.trail.actions import record

CHAIR = "chair"
VILLAGE = 4


@dataclass(frozen=True)
class Founding:
    """What is told of a new forum; the chair by office, or a private person to be sealed."""

    area: str
    name: str
    founded_on: date | None = None
    paper: str = ""
    chair_office: str = ""
    chair_name: str = field(default="", repr=False)


@transaction.atomic
def found_forum(actor: Viewer, *, told: Founding, now: datetime) -> Forum:
    """Write down the forum of a village."""
    area = Area.objects.filter(code=told.area, valid_to=None).first()
    if area is None or area.level != VILLAGE:
        raise Problem(FORUM_VILLAGE)
    require(actor, Can.FORUMS, area=area.code)
    if not told.name.strip():
        raise Problem(FORM_INVALID, what="nama forum")
    if told.founded_on is not None:
        need_day(told.founded_on, first=OLDEST, now=now)
    with opened():
        known = Forum.objects.filter(area=area).first()
        if known is not None:
            raise Problem(FORUM_TWICE, area=area.name, number=known.number)
        row = Forum.objects.create(
            number=next_number(now),
            name=told.name.strip()[:160],
            area=area,
            founded_on=told.founded_on,
            paper=told.paper.strip()[:160],
            made_at=now,
            made_by_id=actor.person_id,
        )
    record(
        actor.key, action="forum.founded", subject=row.subject, now=now, data={"area": area.code}
    )
    _seat(row, office=told.chair_office, name=told.chair_name, now=now)
    return row


def _seat(row: Forum, *, office: str, name: str, now: datetime) -> None:
    row.chair_office = office.strip()[:120]
    row.save(update_fields=["chair_office"])
    # who chairs by an office is known to all; a private person's name is nobody's business
    private = "" if row.chair_office else name.strip()
    reseal_many([Secret(row.subject, CHAIR, private, row.area_id)], now=now)


@transaction.atomic
def name_chair(actor: Viewer, *, number: str, office: str, name: str, now: datetime) -> Forum:
    """Name the office that chairs a forum, or seal the name of a private person who does."""
    row = locked_forum(actor, number)
    if not office.strip() and not name.strip():
        raise Problem(FORM_INVALID, what="jabatan atau nama ketua")
    _seat(row, office=office, name=name, now=now)
    record(
        actor.key, action="forum.chaired", subject=row.subject, now=now,
        data={"sealed": not row.chair_office},
    )  # fmt: skip
    return row


def reveal_chair(actor: Viewer, *, number: str, reason: str, now: datetime) -> str | None:
    """Open the sealed name of a private chair; who did so and why goes into the trail."""
    with transaction.atomic():
        row = locked_forum(actor, number)
    return reveal(
        actor, row.subject, CHAIR, right=Can.FORUMS, area=row.area_id, reason=reason, now=now
    )


@transaction.atomic
def count_members(
    actor: Viewer, *, number: str, counts: dict[str, tuple[int, int]], now: datetime
) -> Forum:
    """Write down how many women and men of each element belong to a forum, in place of before."""
    row = locked_forum(actor, number)
    there = need_people({e: pair for e, pair in counts.items() if e in Element.values})
    Members.objects.filter(forum=row).delete()
    Members.objects.bulk_create(
        Members(forum=row, element=element, women=women, men=men)
        for element, (women, men) in there.items()
    )
    women, men = (sum(pair[side] for pair in there.values()) for side in (0, 1))
    record(
        actor.key, action="forum.counted", subject=row.subject, now=now,
        data={"women": women, "men": men},
    )  # fmt: skip
    return row
