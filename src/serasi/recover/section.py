"""The part of recovery on the page of a case: counts, what is late, and the way to the rest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.recover import queries
from serasi.recover.queries.late import soon
from serasi.respond.models import Case
from serasi.respond.sections import Section


def context(viewer: Viewer, row: Case, now: datetime) -> Mapping[str, Any]:
    """Return what the section shows of a case."""
    recovery = queries.recovery_of(row)
    late = [] if recovery is None else queries.late_of(viewer, recovery, now=now)
    return {
        "case": row,
        "recovery": recovery,
        "totals": queries.totals_for(viewer, row),
        "late": [one for one in late if soon(one, now=now)],
        "now": now,
    }


SECTION = Section(
    order=70,
    key="recover",
    title=_("Pemulihan"),
    template="recover/section.html",
    context=context,
    needs=(Can.CASES, Can.CROSS_BORDER, Can.VICTIMS),
)
