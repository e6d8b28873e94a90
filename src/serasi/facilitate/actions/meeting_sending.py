"""The minutes go out: each conclusion becomes a duty, or says by number why it could not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.facilitate import rules
from serasi.facilitate.actions.meeting_rows import (
    State,
    locked_to_keep,
    move,
    need_state,
    note,
    save,
)
from serasi.facilitate.models import Conclusion, Meeting, PointText
from serasi.network.actions import Promise, commit_duty
from serasi.network.models import Agency
from serasi.network.policy import Viewer
from serasi.network.queries import areas_of
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import (
    CONCLUSION_MADE,
    FORM_INVALID,
    NOT_FOUND,
    POINT_UNMERGED,
    Problem,
)
from serasi.regions.placed import lies_in
from serasi.regions.zones import end_of_day

MENDABLE = (State.MINUTED, State.CORRECTED)


@dataclass(frozen=True)
class Sent:
    """What came of sending minutes: duties made, and conclusions refused with why."""

    row: Meeting
    made: list[Conclusion]
    refused: list[Conclusion]


def duty_area(actor: Viewer, row: Meeting, agency_id: int, *, now: datetime) -> str:
    """Return where a duty of an agency lies: the area of the meeting, or the agency's part of it.

    A Bakorwil also takes in agencies of its other regencies, in their own area.
    """
    reach = areas_of([agency_id], timezone.localdate(now)).get(agency_id, frozenset())
    if lies_in(row.area_id, reach):
        return row.area_id
    inside = sorted(code for code in reach if lies_in(code, [row.area_id]))
    beyond = sorted(code for code in reach if actor.can(Can.DUTIES, area=code))
    return (inside or beyond or [row.area_id])[0]


def _commit(actor: Viewer, row: Meeting, one: Conclusion, *, now: datetime) -> None:
    """Make a duty of a conclusion, or keep why it was refused."""
    area = duty_area(actor, row, one.agency_id, now=now)
    mine = areas_of([row.agency_id], timezone.localdate(now)).get(row.agency_id, frozenset())
    try:
        with transaction.atomic():
            promise = Promise(
                what=one.what,
                owed_by=one.agency_id,
                area=area,
                due_at=end_of_day(one.due_on, area),
                origin=row.subject,
                owed_to=row.agency_id if lies_in(area, mine) else None,
                link=reverse("facilitate:meeting", args=[row.number]),
            )
            one.duty = commit_duty(actor, promise=promise, now=now)
            one.refusal = ""
    except Problem as refused:
        one.duty, one.refusal = None, str(refused)[:300]
    one.save(update_fields=["duty", "refusal"])


@transaction.atomic
def send_minutes(
    actor: Viewer, *, number: str, now: datetime, days: int = rules.CORRECTION_DAYS
) -> Sent:
    """End the meeting and send its minutes as a draft that participants correct for some days.

    All conclusions become duties in this one act. One that is refused, such as that of an agency
    that was dissolved, keeps its number with the reason; the others stand.
    """
    row = locked_to_keep(actor, number)
    with opened():
        waiting = PointText.objects.filter(point__meeting=row, waits=True)
        late = waiting.select_related("point").first()
        if late is not None:
            raise Problem(POINT_UNMERGED, serial=late.point.serial)
        move(row, State.MINUTED)
        conclusions = list(row.conclusions.select_related("agency").filter(duty=None))
        for one in conclusions:
            _commit(actor, row, one, now=now)
        row.minuted_at = now
        row.correct_until = now + timedelta(days=max(1, min(days, 30)))
        save(row, "state", "minuted_at", "correct_until")
    made = [one for one in conclusions if one.duty_id is not None]
    refused = [one for one in conclusions if one.duty_id is None]
    data = {"duties": len(made), "refused": len(refused)}
    note(actor.key, "meeting.minuted", row, now=now, data=data)
    from serasi.facilitate.tasks import send_draft

    send_draft.enqueue(row.pk)
    return Sent(row, made, refused)


@transaction.atomic
def mend_conclusion(
    actor: Viewer, *, number: str, serial: int, agency_id: int, due_on: date, now: datetime
) -> Conclusion:
    """Give a refused conclusion another agency or due date, and make it a duty."""
    row = locked_to_keep(actor, number)
    need_state(row, *MENDABLE)
    if not Agency.objects.filter(pk=agency_id).exists():
        raise Problem(FORM_INVALID, what=_("instansi"))
    with opened():
        one = Conclusion.objects.select_for_update().filter(meeting=row, serial=serial).first()
        if one is None:
            raise Problem(NOT_FOUND)
        if one.duty_id is not None:
            raise Problem(CONCLUSION_MADE, serial=serial)
        one.agency_id, one.due_on = agency_id, due_on
        one.save(update_fields=["agency", "due_on"])
        one = Conclusion.objects.select_related("agency").get(pk=one.pk)
        _commit(actor, row, one, now=now)
    note(actor.key, "meeting.conclusion_mended", row, now=now, data={"conclusion": serial})
    return one
