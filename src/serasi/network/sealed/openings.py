"""Who opened what, when and why: for those who keep the data, and for inspectors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from serasi.network.policy import Viewer
from serasi.network.queries import names_of
from serasi.network.roles import Can
from serasi.network.sealed import rules
from serasi.network.sealed.naming import kind_words, subject_words
from serasi.network.sealed.reading import READ
from serasi.network.sealed_models import GlassBreak
from serasi.regions.models import Area
from serasi.trail.models import Entry
from serasi.trail.queries import Step, entries, step_of


@dataclass(frozen=True)
class Opening:
    """One reading of sealed data, in the words of the screen."""

    at: datetime
    who: str
    subject: str
    kinds: str
    area: str
    found: bool
    reason: str
    glass: int | None


def in_areas(areas: Iterable[str]) -> Q:
    """Return the condition that an entry of sealed data tells of an area.

    The facts of an entry are one JSON text without blanks, in which a code stands in quotes.
    """
    condition = Q(pk__in=[])
    for code in areas:
        if code == "*":
            return Q()
        condition |= Q(data__contains=f'"area":"{code}"') | Q(data__contains=f'"area":"{code}.')
    return condition


def openings(viewer: Viewer, *, by: int | None = None, glass: bool = False) -> QuerySet[Entry]:
    """Return the readings of data that the viewer keeps or inspects, newest first."""
    seen = in_areas(viewer.areas(Can.TRAIL))
    for right in rules.OPENED_BY:
        told = Q(data__contains=f'"right":"{right.value}"')
        seen |= told & in_areas(viewer.areas(right))
    rows = entries(action=READ).filter(seen)
    if by is not None:
        rows = rows.filter(actor=f"person:{by}")
    return rows.filter(data__contains='"glass":') if glass else rows


def under(glass: GlassBreak) -> list[Step]:
    """Return what was read by a glass, newest first."""
    rows = entries(action=READ, actor=glass.person.key)
    steps = map(step_of, rows.filter(data__contains=f'"glass":{glass.pk}'))
    return [step for step in steps if step.data.get("glass") == glass.pk]


def shown(steps: Iterable[Step]) -> list[Opening]:
    """Return readings as the screen shows them."""
    said = list(steps)
    names = names_of({step.actor for step in said})
    codes = {str(step.data.get("area", "")) for step in said}
    areas = dict(Area.objects.filter(code__in=codes).values_list("code", "name"))
    return [
        Opening(
            at=step.at,
            who=names.get(step.actor, step.actor),
            subject=subject_words(step.subject),
            kinds=kind_words(str(step.data.get("kind", ""))),
            area=areas.get(str(step.data.get("area", "")), ""),
            found=bool(step.data.get("found")),
            reason=step.reason,
            glass=_number(step.data.get("glass")),
        )
        for step in said
    ]


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
