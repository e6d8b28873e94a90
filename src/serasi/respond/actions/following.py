"""What follows a confirmed level: duties from the template of action, and a case from oranye on."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from serasi.network.models import Agency, Commitment
from serasi.network.queries import agencies_answering
from serasi.network.walls import opened
from serasi.respond.action_rows import ORANYE, ActionRow, rows_for
from serasi.respond.actions.casing import open_from_warning
from serasi.respond.origins import followed_from
from serasi.trail.actions import record
from serasi.warn.models import Warning

HOUSE = "system"


@transaction.atomic
def follow_level(warning: Warning, *, now: datetime) -> list[Commitment]:
    """Write the duties of a confirmed level, once, and open or find the case from oranye on.

    A row of which no agency of its kind answers for the area is kept in the trail, so that a gap
    in the network is seen.
    """
    day = timezone.localdate(now)
    named = [str(code) for code in warning.basis.get("villages", ())]
    with opened():
        if Commitment.objects.filter(origin=followed_from(warning)).exists():
            return []
        case = open_from_warning(warning, now=now) if warning.level >= ORANYE else None
        desk = agencies_answering(("bakesbangpol",), area=warning.area_id, on=day).first()
        # What is still owed from the level before goes on under this one, and is not asked twice.
        held = {
            (duty.owed_by_id, duty.what): duty
            for duty in Commitment.objects.select_for_update().filter(
                area_id=warning.area_id, origin__startswith="template:",
                state=Commitment.State.OPEN,
            )
        }  # fmt: skip
        made, nobody = [], []
        for row in rows_for(warning.level, warning.trigger):
            agencies = agencies_answering(row.kinds, area=warning.area_id, named=named, on=day)
            found = False
            for agency in agencies:
                found = True
                duty = _duty(warning, row, agency, desk, now=now)
                before = held.get((agency.pk, duty.what))
                if before is None:
                    made.append(duty)
                else:
                    Commitment.objects.filter(pk=before.pk).update(
                        origin=duty.origin, link=duty.link
                    )
            if not found:
                nobody.append(row.code)
        Commitment.objects.bulk_create(made)
    record(
        HOUSE,
        action="template.followed",
        subject=f"warning:{warning.number}",
        now=now,
        data={
            "level": warning.level,
            "duties": len(made),
            "nobody": nobody,
            "case": case.number if case else None,
        },
    )
    return made


def _duty(
    warning: Warning, row: ActionRow, agency: Agency, desk: Agency | None, *, now: datetime
) -> Commitment:
    since = warning.confirmed_at or now
    return Commitment(
        what=f"{row.task}. Bukti: {row.evidence}."[:300],
        owed_by=agency,
        owed_to=desk,
        area_id=warning.area_id,
        due_at=max(since + timedelta(hours=row.hours), now + timedelta(minutes=1)),
        origin=followed_from(warning),
        link=f"/siaga/{warning.number}/",
        created_at=now,
    )


def follow_forgotten(*, now: datetime) -> int:
    """Follow the levels in force that nothing follows yet, whatever failed when they began."""
    with opened():
        held = set(
            Commitment.objects.filter(origin__startswith="template:").values_list(
                "origin", flat=True
            )
        )
        rows = Warning.objects.filter(state=Warning.State.CONFIRMED).select_related("area")
        late = [row for row in rows if followed_from(row) not in held]
    return sum(bool(follow_level(row, now=now)) for row in late)


@transaction.atomic
def rest_level(warning: Warning, *, now: datetime) -> int:
    """Let the open duties of a level rest that somebody has ended."""
    with opened():
        rows = Commitment.objects.filter(origin=followed_from(warning), state=Commitment.State.OPEN)
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
