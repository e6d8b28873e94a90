"""Pure decisions on sealed data: who may break the glass, and for how long what is kept."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from serasi.network.policy import Viewer
from serasi.network.roles import ROLES, Can
from serasi.problems import (
    GLASS_BARRED,
    GLASS_NEEDLESS,
    GLASS_REASON,
    GLASS_WIDE,
    NOT_FOUND,
    REASON_NEEDED,
    SECOND_FACTOR_FIRST,
    Problem,
)
from serasi.regions.placed import lies_in

SHORTEST_REASON = 8
GLASS_REASON_LENGTH = 20
GLASS_LIFE = timedelta(hours=3)
EXPORT_LIFE = timedelta(hours=24)
DISTRICT_LENGTH = 8

OPENED_BY = {
    Can.UNSEAL: _("identitas pelapor, penengah, dan penanda tangan"),
    Can.VICTIMS_OPEN: _("identitas korban dan pengungsi"),
}
"""The rights that open sealed data, by what they open."""

_NEVER = frozenset({"keeper", "auditor", "region"})
BARRED = {
    Can.UNSEAL: _NEVER | {"fkub", "field"},
    Can.VICTIMS_OPEN: _NEVER,
}
"""Whoever holds one of these roles, anywhere, breaks no glass: those who manage accounts or audit
others, those who see figures alone, and for informants those who may be reported or be a party."""


def check_reason(reason: str, *, shortest: int = SHORTEST_REASON) -> str:
    """Return a reason without needless blanks, or refuse one that says too little."""
    why = " ".join(reason.split())
    if len(why) < shortest:
        raise Problem(REASON_NEEDED)
    return why[:500]


def check_glass_reason(reason: str) -> str:
    """Return the reason of an emergency, or refuse one that says too little."""
    why = " ".join(reason.split())
    if len(why) < GLASS_REASON_LENGTH:
        raise Problem(GLASS_REASON, length=GLASS_REASON_LENGTH)
    return why[:500]


def barred_role(viewer: Viewer, right: Can) -> str | None:
    """Return a role of the viewer that never opens this in an emergency; None when none does."""
    roles = {grant.role for grant in viewer.grants} & BARRED[right]
    return min(roles) if roles else None


def holds_office_at(viewer: Viewer, area: str) -> bool:
    """Say whether an office of the viewer reaches an area."""
    return any(lies_in(area, grant.areas) for grant in viewer.grants)


def check_breaker(viewer: Viewer, right: Can, area: str) -> int:
    """Refuse who may not break the glass at an area; return the key of the person who may.

    Raises
    ------
    Problem
        S101 without an office there, S636 with the right, S632 for barred roles, S108 without a
        second factor.
    """
    if viewer.person_id is None or right not in OPENED_BY or not holds_office_at(viewer, area):
        raise Problem(NOT_FOUND)
    if viewer.can(right, area=area):
        raise Problem(GLASS_NEEDLESS)
    role = barred_role(viewer, right)
    if role is not None:
        raise Problem(GLASS_BARRED, role=ROLES[role].label, what=OPENED_BY[right])
    if not viewer.trusted:
        raise Problem(SECOND_FACTOR_FIRST, right=OPENED_BY[right])
    return viewer.person_id


def may_break(viewer: Viewer, right: Can, area: str) -> bool:
    """Say whether somebody may break the glass at an area."""
    try:
        check_breaker(viewer, right, area)
    except Problem:
        return False
    return True


def breakable(viewer: Viewer) -> list[Can]:
    """Return what somebody might open in an emergency, second factor aside."""
    if viewer.person_id is None or not viewer.grants:
        return []
    return [
        right
        for right in OPENED_BY
        if barred_role(viewer, right) is None and viewer.reach - viewer.areas(right)
    ]


def check_scope(area: str, subject: str) -> None:
    """Refuse a glass over more than a district, unless it is for one subject alone."""
    if not subject and len(area) < DISTRICT_LENGTH:
        raise Problem(GLASS_WIDE)


def last_day_kept(value: int, unit: str, *, on: date) -> date:
    """Return the last day of which things are due when they are kept for so long.

    >>> last_day_kept(90, "days", on=date(2026, 3, 31))
    datetime.date(2025, 12, 31)
    >>> last_day_kept(5, "years", on=date(2028, 2, 29))
    datetime.date(2023, 2, 28)
    """
    if unit == "days":
        return on - timedelta(days=value)
    if unit == "years":
        try:
            return on.replace(year=on.year - value)
        except ValueError:  # 29 February
            return on.replace(year=on.year - value, day=28)
    raise ValueError(f"unknown unit {unit}")


def lapsed(until: datetime | None, now: datetime) -> bool:
    """Say whether the time in which something may be fetched is over."""
    return until is None or now >= until
