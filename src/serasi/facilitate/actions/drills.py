"""An exercise begins, is fed inject by inject, and ends with its times; in training houses."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from serasi.collect.actions import receive_report
from serasi.collect.models import Channel
from serasi.facilitate.drills import SCENARIOS, Inject
from serasi.facilitate.drills.script import filled
from serasi.facilitate.models import Drill, Released
from serasi.facilitate.queries import drills as reads
from serasi.facilitate.training import is_training_house, need_training_house
from serasi.network.models import Person
from serasi.network.policy import NOBODY, Viewer, require
from serasi.network.queries import viewer_of
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import DRILL_OVER, DRILL_RUNS, DRILL_TOLD, FORM_INVALID, NOT_FOUND, Problem
from serasi.regions.models import Area
from serasi.regions.zones import local_day
from serasi.trail.actions import record
from serasi.warn.actions import observe
from serasi.warn.actions.observing import Seen

DISTRICT = 3


def _leads(actor: Viewer, area: str) -> None:
    """Refuse who does not run the desk of an area: only the desk lets an exercise begin."""
    for right in (Can.TRIAGE, Can.CONVENE):
        require(actor, right, area=area)


@transaction.atomic
def start_drill(actor: Viewer, *, scenario: str, area: str, pace: str, now: datetime) -> Drill:
    """Begin an exercise in a district; its first inject comes in at once."""
    need_training_house()
    _leads(actor, area)
    place = Area.objects.filter(code=area, level=DISTRICT, valid_to=None).first()
    villages = list(Area.objects.filter(parent_id=area, valid_to=None).order_by("code")[:2])
    if place is None or not villages or scenario not in SCENARIOS or pace not in Drill.Pace.values:
        raise Problem(FORM_INVALID, what="naskah, kecamatan, dan cara berjalan")
    with opened():
        running = Drill.objects.select_for_update().filter(area=place, ended_at=None).first()
        if running is not None:
            raise Problem(DRILL_RUNS, number=running.number, area=place.name)
        row = Drill.objects.create(
            number=_next_number(now),
            area=place,
            scenario=scenario,
            pace=pace,
            village=villages[0].code,
            other=villages[-1].code,
            started_at=now,
            started_by_id=actor.person_id,
        )
    record(actor.key, action="drill.started", subject=row.subject, now=now, data={"area": area})
    _release(actor, row, now=now)
    return row


def _next_number(now: datetime) -> str:
    year = timezone.localtime(now).year
    last = Drill.objects.filter(number__startswith=f"GP-{year}-").order_by("-number").first()
    serial = int(last.number.rsplit("-", 1)[1]) if last else 0
    return f"GP-{year}-{serial + 1:04d}"


def _locked(actor: Viewer, number: str) -> Drill:
    row = reads.visible_to(actor).select_for_update(of=("self",)).filter(number=number).first()
    if row is None:
        raise Problem(NOT_FOUND)
    _leads(actor, row.area_id)
    if row.ended_at is not None:
        raise Problem(DRILL_OVER, number=row.number)
    return row


def _release(actor: Viewer, row: Drill, *, now: datetime) -> Released | None:
    """Let the next inject come in; None when all have."""
    injects = SCENARIOS[row.scenario].injects
    with opened():
        position = row.released.count()
        if position >= len(injects):
            return None
        inject = injects[position]
        names = dict(
            Area.objects.filter(code__in=(row.village, row.other, row.area_id)).values_list(
                "code", "name"
            )
        )
        text = filled(
            inject.text, village=names[row.village], other=names[row.other],
            district=names[row.area_id],
        )  # fmt: skip
        made = _made(actor, row, inject, text, now=now)
        found = Released.objects.create(drill=row, position=position, at=now, text=text, made=made)
    record(
        actor.key, action="drill.released", subject=row.subject, now=now,
        data={"position": position + 1, "made": made},
    )  # fmt: skip
    return found


def _made(actor: Viewer, row: Drill, inject: Inject, text: str, *, now: datetime) -> str:
    """Return the record that an inject made on the same screens as in life; "" for a call."""
    if inject.channel == "report":
        received = receive_report(
            NOBODY, uuid=uuid.uuid5(uuid.NAMESPACE_URL, f"{row.number}/{text}"), text=text,
            now=now, channel=Channel.CITIZEN, area=row.village,
        )  # fmt: skip
        return f"report:{received.receipt}"
    if inject.channel == "observation":
        seen = Seen(
            code=inject.code, area=row.area_id, observed_on=local_day(now, row.area_id),
            strength="strong", value=inject.value, note=text,
        )  # fmt: skip
        return f"observation:{observe(actor, seen=seen, now=now).pk}"
    return ""


@transaction.atomic
def next_step(actor: Viewer, *, number: str, now: datetime) -> Released:
    """Let the next inject come in before its minute."""
    need_training_house()
    found = _release(actor, _locked(actor, number), now=now)
    if found is None:
        raise Problem(DRILL_TOLD)
    return found


@transaction.atomic
def end_drill(actor: Viewer, *, number: str, lesson: str, now: datetime) -> Drill:
    """End an exercise and keep its times and what was learnt."""
    need_training_house()
    row = _locked(actor, number)
    row.ended_at = now
    row.lesson = lesson.strip()[:1000]
    row.result = reads.score(row, now=now).kept()
    row.save(update_fields=["ended_at", "lesson", "result"])
    record(actor.key, action="drill.ended", subject=row.subject, now=now, reason=row.lesson)
    return row


def release_due(*, now: datetime) -> int:
    """Let every inject whose minute has come come in, of exercises by the clock; say how many."""
    if not settings.DEMO or not is_training_house():
        return 0
    with opened():
        running = list(
            Drill.objects.filter(ended_at=None, pace=Drill.Pace.CLOCK).select_related("started_by")
        )
        return sum(_release_due(row, row.started_by, now=now) for row in running)


@transaction.atomic
def _release_due(row: Drill, leader: Person | None, *, now: datetime) -> int:
    if leader is None:
        return 0
    held = Drill.objects.select_for_update().get(pk=row.pk)
    injects = SCENARIOS[held.scenario].injects
    actor = viewer_of(leader, now=now, second_factor=False)
    released = 0
    for inject in injects[held.released.count() :]:
        if held.ended_at is not None or held.started_at + timedelta(minutes=inject.minute) > now:
            break
        _release(actor, held, now=now)
        released += 1
    return released
