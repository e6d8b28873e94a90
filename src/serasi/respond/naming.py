"""The names of those who signed an agreement, opened by the one reading function of sealed data."""

from __future__ import annotations

from datetime import datetime

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.sealed import reveal_many
from serasi.respond.actions.scanning import area_to_open
from serasi.respond.models import Agreement
from serasi.respond.queries.agreements import name_kind


def open_names(viewer: Viewer, row: Agreement, *, reason: str, now: datetime) -> dict[int, str]:
    """Open who signed an agreement, by the keys of the signatories; each look is in the trail."""
    signed = list(row.signatories.select_related("party"))
    wanted = {one.pk: (one.subject, name_kind(row, one)) for one in signed}
    told = reveal_many(
        viewer,
        {subject for subject, _kind in wanted.values()},
        {kind for _subject, kind in wanted.values()},
        right=Can.UNSEAL,
        area=area_to_open(viewer, row),
        reason=reason,
        now=now,
    )
    return {pk: told[key] for pk, key in wanted.items() if key in told}
