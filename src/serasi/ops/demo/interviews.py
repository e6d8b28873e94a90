"""Surveys of the demo that are in the field now: sixty households for one interviewer, and a few
more after the fight in Ambulu. All counts are invented."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from serasi.measure.actions.planning import Plan, draw_sample, open_field, plan_wave
from serasi.measure.actions.sampling import assign_place, list_households, list_rts
from serasi.measure.models import SampledPlace, Wave, WaveKind
from serasi.measure.queries.frames import ONE
from serasi.network.models import Person
from serasi.network.policy import Viewer
from serasi.network.queries import viewer_of
from serasi.ops.demo.network import HOME

AMBULU = "35.09.12"
INTERVIEWER = "pencacah"
RTS_IN_VILLAGE, HOMES_IN_RT = 18, 64
OPENED = 3  # days ago


def _as(username: str, now: datetime) -> Viewer:
    return viewer_of(Person.objects.get(username=username), now=now, second_factor=True)


def tell(now: datetime) -> None:
    """Open a wave of the regency and a residual one in Ambulu, all of it for one interviewer."""
    at = now - timedelta(days=OPENED)
    day = timezone.localdate(at)
    until = day + timedelta(days=21)
    plan = Plan(HOME, "Keserasian Jember 2026", WaveKind.PROBABILITY, day, until, target=60)
    _open(plan, seed=20261125, villages=6, at=at)
    after = Plan(
        AMBULU,
        "Sesudah kejadian di Ambulu",
        WaveKind.RESIDUAL,
        day,
        until,
        target=20,
        rts_per_village=1,
        months_after=3,
    )
    _open(after, seed=1945, villages=2, at=at)


def _open(plan: Plan, *, seed: int, villages: int, at: datetime) -> Wave:
    """Plan, draw, give villages to the interviewer with their RT and households, and open."""
    analis = _as("analis", at)
    wave = plan_wave(analis, told=plan, now=at).code
    row = draw_sample(analis, wave=wave, seed=seed, strata=ONE, equal=True, now=at)
    drawn = SampledPlace.objects.filter(wave=row, parent=None, reserve=False).order_by("order")
    for village in drawn[:villages]:
        assign_place(analis, wave=wave, place=village.code, username=INTERVIEWER, now=at)
        rts = list_rts(analis, wave=wave, place=village.code, count=RTS_IN_VILLAGE, now=at)
        for rt in rts:
            list_households(analis, wave=wave, place=rt.code, count=HOMES_IN_RT, now=at)
    return open_field(analis, wave=wave, now=at)
