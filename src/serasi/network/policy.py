"""Who sees what, as sets: `Viewer` holds grants, and every query starts from their conditions.

A grant is one capability in some areas, perhaps for some triggers only. A right is never decided
row by row: `visible_to` turns grants into one condition that lists, counts, maps, searches,
exports and hints all share.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from serasi.network.roles import EXPLAINED, OPENS_SEALED, Can
from serasi.problems import NOT_ALLOWED, NOT_FOUND, SECOND_FACTOR_FIRST, Problem
from serasi.regions.placed import lies_in, within


@dataclass(frozen=True)
class Grant:
    """One capability, where it holds, and through which agency and role."""

    can: Can
    areas: frozenset[str]
    agency_id: int
    role: str
    triggers: frozenset[str] | None = None


@dataclass(frozen=True)
class Viewer:
    """Somebody at a door: a person with the grants of all offices held today.

    `trusted` says that this session came in with a second factor, and that it counts.
    """

    key: str
    person_id: int | None
    name: str
    post: str = ""
    grants: tuple[Grant, ...] = ()
    withheld: frozenset[Can] = field(default_factory=frozenset)
    trusted: bool = False

    def can(self, capability: Can, *, area: str | None = None) -> bool:
        """Say whether a capability is held, anywhere or at one area."""
        return any(
            g.can == capability and (area is None or lies_in(area, g.areas)) for g in self.grants
        )

    def areas(self, *capabilities: Can) -> frozenset[str]:
        """Return all areas in which one of the capabilities is held."""
        return frozenset().union(*(g.areas for g in self.grants if g.can in capabilities))

    @property
    def reach(self) -> frozenset[str]:
        """Return every area in which anything is held: the viewer's own jurisdiction."""
        return frozenset().union(*(g.areas for g in self.grants)) - {"*"}

    def agencies(self, *capabilities: Can) -> frozenset[int]:
        """Return the agencies through which one of the capabilities is held (or any)."""
        return frozenset(
            g.agency_id for g in self.grants if not capabilities or g.can in capabilities
        )


NOBODY = Viewer(key="anonymous", person_id=None, name="")


def system_viewer(reason: str) -> Viewer:
    """Return the viewer of scheduled work, which opens nothing sealed; its name says what for."""
    rights = [can for can in Can if can not in OPENS_SEALED]
    grants = tuple(Grant(can, frozenset({"*"}), 0, "system") for can in rights)
    return Viewer(key="system", person_id=None, name=reason, grants=grants)


def granted(viewer: Viewer, *capabilities: Can, prefix: str = "", trigger: str = "") -> Q:
    """Return the condition of the rows that some grant reaches.

    `trigger` names the column of the primary trigger; without it, grants that are narrowed to
    some triggers reach nothing, since the row cannot show that it is one of theirs.
    """
    condition = Q(pk__in=[])
    wide: set[str] = set()
    for grant in viewer.grants:
        if grant.can not in capabilities:
            continue
        if grant.triggers is None:
            wide |= grant.areas
        elif trigger:
            condition |= within(grant.areas, prefix=prefix) & Q(
                **{f"{prefix}{trigger}__in": sorted(grant.triggers)}
            )
    if wide:
        reach = within(wide, prefix=prefix)
        return reach if not reach else condition | reach
    return condition


def require(viewer: Viewer, capability: Can, *, area: str | None = None) -> None:
    """Refuse, in the words of "not there", what the viewer may not do.

    Who would hold the right with a second factor is told that, since it is about their own
    office and says nothing of any record.
    """
    if viewer.can(capability, area=area):
        return
    _tell_withheld(viewer, (capability,))
    raise Problem(NOT_ALLOWED)


def _tell_withheld(viewer: Viewer, capabilities: Iterable[Can]) -> None:
    for capability in capabilities:
        if capability in viewer.withheld:
            raise Problem(SECOND_FACTOR_FIRST, right=EXPLAINED[capability])


def require_any(viewer: Viewer, capabilities: Iterable[Can]) -> None:
    """Refuse unless one of the capabilities is held somewhere."""
    asked = tuple(capabilities)
    if not any(viewer.can(capability) for capability in asked):
        _tell_withheld(viewer, asked)
        raise Problem(NOT_FOUND)
