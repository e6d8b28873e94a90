"""Reading under an open glass: the subjects it reaches, and their values, each in the trail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.sealed.naming import (
    kind_words,
    prefixes_of,
    subject_words,
    trail_names,
)
from serasi.network.sealed.reading import reveal_many
from serasi.network.sealed_models import GlassBreak, Sealed
from serasi.network.walls import opened
from serasi.problems import FORM_INVALID, NOT_FOUND, Problem
from serasi.regions.placed import within

MOST = 200


@dataclass(frozen=True)
class Reached:
    """A subject that a glass reaches: its key, its words, and what kinds of secret it has."""

    key: str
    words: str
    kinds: str


@dataclass(frozen=True)
class Value:
    """One opened value, in the words of the screen."""

    subject: str
    kind: str
    text: str


def _reached(glass: GlassBreak) -> dict[str, list[str]]:
    """Return the kinds of secret of each subject that a glass reaches."""
    fit = Q(pk__in=[])
    for prefix in prefixes_of(Can(glass.right)):
        fit |= Q(subject__startswith=f"{prefix}:")
    rows = Sealed.objects.filter(fit, within({glass.area_id}))
    if glass.subject:
        rows = rows.filter(subject=glass.subject)
    found: dict[str, list[str]] = {}
    with opened():
        for subject, kind in rows.order_by("-created_at", "kind").values_list("subject", "kind"):
            found.setdefault(subject, []).append(kind)
    return found


def subjects_under(viewer: Viewer, glass: GlassBreak, *, now: datetime) -> list[Reached]:
    """Return what the viewer's own open glass reaches, newest first, without opening any."""
    if glass.person_id != viewer.person_id or not glass.open_at(now):
        return []
    found = dict(list(_reached(glass).items())[:MOST])
    names = trail_names(found)
    return [
        Reached(subject, subject_words(names[subject]), kind_words(", ".join(sorted(kinds))))
        for subject, kinds in found.items()
    ]


def open_under(
    viewer: Viewer, glass: GlassBreak, *, subjects: Iterable[str], reason: str, now: datetime
) -> list[Value]:
    """Open everything of some subjects that the viewer's glass reaches."""
    reached = _reached(glass)
    asked = list(dict.fromkeys(subjects))
    if not asked:
        raise Problem(FORM_INVALID, what=_("centang sedikitnya satu data."))
    if any(subject not in reached for subject in asked):
        raise Problem(NOT_FOUND)
    found = reveal_many(
        viewer,
        asked,
        {kind for subject in asked for kind in reached[subject]},
        right=Can(glass.right),
        area=glass.area_id,
        reason=reason,
        now=now,
    )
    names = trail_names(asked)
    return [
        Value(subject_words(names[subject]), kind_words(kind), text)
        for (subject, kind), text in sorted(found.items())
    ]
