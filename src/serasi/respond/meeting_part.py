"""The meetings that deal with a case, as a part of its page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from serasi.facilitate.queries.meetings import meetings_about
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.respond.models import Case, Stage
from serasi.respond.sections import Section


def meetings_of(viewer: Viewer, row: Case, now: datetime) -> Mapping[str, Any] | None:
    """Return the meetings about a case that a viewer may read; None without any and no right."""
    rows = list(meetings_about(viewer, row.subject))
    convenes = viewer.can(Can.CONVENE, area=row.area_id) and row.stage != Stage.CLOSED
    if not rows and not convenes:
        return None
    return {"meetings": rows, "convenes": convenes, "number": row.number, "area": row.area_id}


MEETINGS = Section(
    order=30,
    key="rapat",
    title=_("Rapat"),
    template="respond/meeting_part.html",
    context=meetings_of,
)
