"""Who may take a report over."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from serasi.network.models import Person
from serasi.network.policy import Viewer
from serasi.network.roles import ROLES, Can
from serasi.register.models import Handling

WORKS_ON_REPORTS = sorted(
    code for code, role in ROLES.items() if role.can & {Can.TRIAGE, Can.VERIFY}
)


READS_RESTRICTED = sorted(code for code, role in ROLES.items() if Can.READ_RESTRICTED in role.can)


def readers_of_restricted(area: str, *, now: datetime) -> QuerySet[Person]:
    """Return the people whose office today reads restricted reports of an area."""
    day = timezone.localdate(now)
    above = [area[:length] for length in (2, 5, 8, 13) if len(area) >= length]
    held = Q(holdings__role__in=READS_RESTRICTED, holdings__start__lte=day) & (
        Q(holdings__end=None) | Q(holdings__end__gt=day)
    )
    there = Q(holdings__agency__jurisdictions__area_id__in=above) & (
        Q(holdings__agency__jurisdictions__valid_from__lte=day)
        & (
            Q(holdings__agency__jurisdictions__valid_to=None)
            | Q(holdings__agency__jurisdictions__valid_to__gt=day)
        )
    )
    return Person.objects.filter(held & there, is_active=True).distinct()


def may_take_over(viewer: Viewer, row: Handling, *, now: datetime) -> QuerySet[Person]:
    """Return the colleagues who may work on a report: its desk, and the camat of its district."""
    day = timezone.localdate(now)
    codes = [row.area_id[:5], row.area_id[:8]]
    held = Q(holdings__role__in=WORKS_ON_REPORTS, holdings__start__lte=day) & (
        Q(holdings__end=None) | Q(holdings__end__gt=day)
    )
    return (
        Person.objects.filter(
            held
            & (
                Q(holdings__agency_id=row.desk_id)
                | Q(holdings__agency__jurisdictions__area_id__in=codes)
            ),
            is_active=True,
        )
        .filter(_may_read(row, now=now))
        .exclude(pk=viewer.person_id or 0)
        .distinct()
        .order_by("name")
    )


def _may_read(row: Handling, *, now: datetime) -> Q:
    if row.sensitivity == "normal":
        return Q()
    return Q(pk__in=readers_of_restricted(row.area_id, now=now).values("pk"))
