"""What follows a confirmed level: duties from the template of action, and a case from oranye on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from serasi.network.models import Agency, Commitment
from serasi.network.walls import opened
from serasi.respond.action_rows import ORANYE, ActionRow, rows_for
from serasi.respond.actions.casing import open_from_warning
from serasi.trail.actions import record
from serasi.warn.models import Warning

HOUSE = "system"


def origin_of(warning: Warning) -> str:
    """Return the origin of the duties that follow a level."""
    return f"template:{warning.number}"


def _agencies(warning: Warning, kinds: Iterable[str], now: datetime) -> list[Agency]:
    day = timezone.localdate(now)
    area = warning.area_id
    named = [str(code) for code in warning.basis.get("villages", ())]
    current = Q(jurisdictions__valid_from__lte=day) & (
        Q(jurisdictions__valid_to=None) | Q(jurisdictions__valid_to__gt=day)
    )
    reach = Q(jurisdictions__area__in=[area[:2], area[:5], area, *named])
    rows = Agency.objects.filter(current & reach, kind__in=list(kinds), closed_on=None)
    return list(rows.distinct().order_by("pk"))


@transaction.atomic
def follow_level(warning: Warning, *, now: datetime) -> list[Commitment]:
    """Write the duties of a confirmed level, once, and open or find the case from oranye on.

    A row of which no agency of its kind answers for the area is kept in the trail, so that a gap
    in the network is seen.
    """
    with opened():
        if Commitment.objects.filter(origin=origin_of(warning)).exists():
            return []
        if warning.level >= ORANYE:
            open_from_warning(warning, now=now)
        made, nobody = [], []
        for row in rows_for(warning.level, warning.trigger):
            agencies = _agencies(warning, row.kinds, now)
            if not agencies:
                nobody.append(row.code)
            made += [_duty(warning, row, agency, now=now) for agency in agencies]
        Commitment.objects.bulk_create(made)
    record(
        HOUSE,
        action="template.followed",
        subject=f"warning:{warning.number}",
        now=now,
        data={"level": warning.level, "duties": len(made), "nobody": nobody},
    )
    return made


def _duty(warning: Warning, row: ActionRow, agency: Agency, *, now: datetime) -> Commitment:
    since = warning.confirmed_at or now
    return Commitment(
        what=f"{row.task}. Bukti: {row.evidence}."[:300],
        owed_by=agency,
        area_id=warning.area_id,
        due_at=max(since + timedelta(hours=row.hours), now + timedelta(minutes=1)),
        origin=origin_of(warning),
        link=f"/siaga/{warning.number}/",
        created_at=now,
    )


@transaction.atomic
def rest_level(warning: Warning, *, now: datetime) -> int:
    """Let the open duties of a level rest that somebody has ended."""
    with opened():
        rows = Commitment.objects.filter(origin=origin_of(warning), state=Commitment.State.OPEN)
        count = rows.update(state=Commitment.State.DROPPED, done_at=now)
    if count:
        record(
            HOUSE,
            action="template.rested",
            subject=f"warning:{warning.number}",
            now=now,
            data={"duties": count},
        )
    return count
