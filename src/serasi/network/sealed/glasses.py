"""Break-the-glass: sealed data opened in an emergency, for three hours, and told to its owners."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from serasi.network.models import Person
from serasi.network.policy import Viewer, granted
from serasi.network.queries import people_who_may
from serasi.network.roles import Can
from serasi.network.sealed import rules
from serasi.network.sealed.events import glass_broken
from serasi.network.sealed.naming import right_of
from serasi.network.sealed_models import GlassBreak
from serasi.network.walls import opened
from serasi.problems import (
    AREA_UNKNOWN,
    GLASS_ENDED,
    GLASS_STANDS,
    GLASS_UNHEARD,
    NOT_ALLOWED,
    NOT_FOUND,
    Problem,
)
from serasi.regions.models import Area
from serasi.regions.placed import lies_in
from serasi.trail.actions import record


def owners_of(right: Can, *, area: str, now: datetime) -> list[Person]:
    """Return who keeps sealed data of an area: those with the right, else those who inspect."""
    day = timezone.localdate(now)
    return list(people_who_may(right, area=area, on=day)) or list(
        people_who_may(Can.TRAIL, area=area, on=day)
    )


@transaction.atomic
def break_glass(
    actor: Viewer, *, right: Can, area: str, reason: str, now: datetime, subject: str = ""
) -> GlassBreak:
    """Let somebody without the right in for three hours, and tell those who keep the data."""
    place = Area.objects.filter(code=area).first()
    if place is None:
        raise Problem(AREA_UNKNOWN, code=area)
    person_id = rules.check_breaker(actor, right, area)
    rules.check_scope(area, subject)
    why = rules.check_glass_reason(reason)
    Person.objects.select_for_update().get(pk=person_id)
    standing = _open(actor, right, now=now).filter(area_id=area, subject=subject).first()
    if standing is not None:
        until = timezone.localtime(standing.until).strftime("%H.%M")
        raise Problem(GLASS_STANDS, until=until)
    owners = [p for p in owners_of(right, area=area, now=now) if p.pk != person_id]
    if not owners:
        raise Problem(GLASS_UNHEARD, area=place.name)
    with opened():
        glass = GlassBreak.objects.create(
            person_id=person_id,
            right=right,
            area=place,
            subject=subject,
            reason=why,
            opened_at=now,
            until=now + rules.GLASS_LIFE,
            told=len(owners),
        )
    record(
        actor.key,
        action="sealed.glass_broken",
        subject=glass.key,
        now=now,
        data={
            "right": right.value,
            "area": area,
            "for": subject,
            "until": glass.until,
            "told": glass.told,
        },
        reason=why,
    )
    glass_broken.send(
        sender=GlassBreak, glass_id=glass.pk, person_ids=[p.pk for p in owners], now=now
    )
    return glass


@transaction.atomic
def end_glass(actor: Viewer, *, glass_id: int, now: datetime) -> GlassBreak:
    """End a glass before its time: its own person may, and who keeps the data."""
    glass = visible_to(actor).select_for_update(of=("self",)).filter(pk=glass_id).first()
    if glass is None:
        raise Problem(NOT_FOUND)
    if not may_end(actor, glass):
        raise Problem(NOT_ALLOWED)
    if not glass.open_at(now):
        raise Problem(GLASS_ENDED)
    glass.ended_at = now
    glass.ended_by_id = actor.person_id
    with opened():
        glass.save(update_fields=["ended_at", "ended_by"])
    record(
        actor.key,
        action="sealed.glass_ended",
        subject=glass.key,
        now=now,
        data={"right": glass.right, "area": glass.area_id},
    )
    return glass


def may_end(viewer: Viewer, glass: GlassBreak) -> bool:
    """Say whether somebody may end a glass before its time."""
    mine = viewer.person_id is not None and glass.person_id == viewer.person_id
    return mine or viewer.can(Can(glass.right), area=glass.area_id)


def visible_to(viewer: Viewer) -> QuerySet[GlassBreak]:
    """Return the glasses of the viewer, of data that the viewer keeps, and of inspected areas."""
    seen = Q(person_id=viewer.person_id or 0) | granted(viewer, Can.TRAIL)
    for right in rules.OPENED_BY:
        seen |= Q(right=right.value) & granted(viewer, right)
    return GlassBreak.objects.filter(seen).select_related("person", "area", "ended_by")


def glass(viewer: Viewer, pk: int) -> GlassBreak:
    """Return one visible glass, or refuse as if it did not exist."""
    found = visible_to(viewer).filter(pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def _open(viewer: Viewer, right: Can, *, now: datetime) -> QuerySet[GlassBreak]:
    return GlassBreak.objects.filter(
        person_id=viewer.person_id or 0,
        right=right.value,
        ended_at=None,
        opened_at__lte=now,
        until__gt=now,
    )


def ways_in(
    viewer: Viewer, right: Can, subjects: Iterable[str], *, area: str, now: datetime
) -> dict[str, GlassBreak]:
    """Return the open glass by which somebody reads each subject; subjects without are left out.

    A glass opens the kinds of subject of its right alone. Who may not break the glass any more,
    since an office ended or a role came, has none.
    """
    if right not in rules.OPENED_BY or not rules.may_break(viewer, right, area):
        return {}
    with opened():
        found = [g for g in _open(viewer, right, now=now) if lies_in(area, {g.area_id})]
    wide = next((g for g in found if not g.subject), None)
    named = {g.subject: g for g in found if g.subject}
    fit = [subject for subject in subjects if right_of(subject) == right]
    asked = {subject: named.get(subject, wide) for subject in fit}
    return {subject: g for subject, g in asked.items() if g is not None}
