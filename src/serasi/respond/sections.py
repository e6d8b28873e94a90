"""What the page of a case is made of: every room adds its part, in order, and none knows the page.

A section is shown to who holds one of its rights and for whom its context is not None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.respond.models import Case

Context = Callable[[Viewer, Case, datetime], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Section:
    """One part of the page of a case, by its place in the order."""

    order: int
    key: str
    title: str | Promise
    template: str
    context: Context
    needs: tuple[Can, ...] = (Can.CASES, Can.CROSS_BORDER)


@dataclass(frozen=True)
class Shown:
    """A section with what its template is given."""

    section: Section
    context: Mapping[str, Any]


_sections: dict[str, Section] = {}


def add_section(section: Section) -> None:
    """Add a part to the page of a case; the same key again changes nothing."""
    _sections.setdefault(section.key, section)


def sections_of(viewer: Viewer, row: Case, *, now: datetime) -> list[Shown]:
    """Return the sections of a case that a viewer is shown."""
    found = []
    for section in sorted(_sections.values(), key=lambda one: (one.order, one.key)):
        if not any(viewer.can(need) for need in section.needs):
            continue
        context = section.context(viewer, row, now)
        if context is not None:
            found.append(Shown(section, context))
    return found
