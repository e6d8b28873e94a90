"""A wave of the demo that was closed and published, and an earlier one to compare it with.

Some nine hundred people of one regency answer each, so that a part of its districts has figures of
its own; rows are made in bulk, weights and figures by the very acts of the house. All answers are
invented, with attitudes that differ by district and two that wear away between the waves.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from serasi.measure.actions.closing import close_wave, publish_wave
from serasi.measure.actions.planning import Plan, draw_sample, open_field, plan_wave
from serasi.measure.models import (
    AgeGroup,
    Household,
    Interview,
    Mode,
    Outcome,
    SampledPlace,
    Sex,
    Wave,
    WaveKind,
)
from serasi.measure.queries.frames import ONE
from serasi.measure.slips import slip_of
from serasi.network.models import Person
from serasi.network.policy import Viewer
from serasi.network.queries import viewer_of
from serasi.ops.demo.answers import draw_answers, interviewer_effect, place_effect
from serasi.ops.demo.network import HOME
from serasi.science.surveys import draw_at_steps, kish_table

EARLIER, RESPONDENTS, HOMES_IN_RT, RTS_IN_VILLAGE = 1_200, 900, 70, 20
HOMES_OF_ONE = 5
"""Households in a row that one interviewer visits: an RT, so that villages see two of them."""
REFUSING = 0.16
AT_THE_DOOR, FAR_OFF, OFF_SHARE = 0.001, 0.03, 0.02
"""Spread of GPS points in degrees, of those held elsewhere, and the share of these."""
WORN = {"A5": -0.40, "A3": -0.27}
"""What wore away between the two waves, in steps of the scale."""
YEAR = timedelta(days=365)
FIRST = timedelta(days=330)
"""How long ago the first wave was: half a year of records lies before it, and half a year after."""


def _as(username: str, now: datetime) -> Viewer:
    return viewer_of(Person.objects.get(username=username), now=now, second_factor=True)


def tell(now: datetime) -> None:
    """Make last year's wave and this year's, both published."""
    acting = _as("analis", now), _as("kepala", now)
    first = HOME, "Keserasian Jember, gelombang pertama", EARLIER
    second = HOME, "Keserasian Jember, gelombang kedua", RESPONDENTS
    tell_wave(acting, first, at=now - FIRST, seed=2025, worn={})
    tell_wave(acting, second, at=now - YEAR / 4, seed=2026, worn=WORN)


def tell_wave(
    acting: tuple[Viewer, Viewer],
    what: tuple[str, str, int],
    *,
    at: datetime,
    seed: int,
    worn: dict[str, float],
) -> Wave:
    """Plan, draw, fill, close and publish one wave at a past moment."""
    analis, head = acting
    area, title, target = what
    first = timezone.localdate(at)
    last = first + timedelta(days=20)
    plan = Plan(area, title, WaveKind.PROBABILITY, first, last, target=target)
    code = plan_wave(analis, told=plan, now=at).code
    row = draw_sample(analis, wave=code, seed=seed, strata=ONE, equal=True, now=at)
    open_field(analis, wave=code, now=at)
    row.refresh_from_db()
    fill(row, at=at + timedelta(days=2), seed=seed, worn=worn)
    done = at + timedelta(days=21)
    close_wave(analis, wave=code, now=done)
    return publish_wave(head, wave=code, now=done + timedelta(days=1))


def fill(row: Wave, *, at: datetime, seed: int, worn: Mapping[str, float] | None = None) -> None:
    """Let every drawn household of an open wave be visited, in bulk."""
    rng = random.Random(f"{row.code}/{seed}")  # noqa: S311 - an invented story, not a secret
    villages = SampledPlace.objects.filter(wave=row, parent=None, reserve=False)
    rts = [rt for village in villages for rt in _rts(row, village)]
    SampledPlace.objects.bulk_create(rts)
    homes = [home for rt in rts for home in _homes(row, rt)]
    people = Person.objects.filter(holdings__role="enumerator").order_by("pk") or [None]
    interviews = []
    for serial, home in enumerate(homes, start=1):
        who = people[(serial // 10) % len(people)]
        mark = f"P{1 + (serial - 1) // HOMES_OF_ONE * 5 % 12:02d}"
        one = _interview(rng, row, home, serial, at=at, worn=worn or {}, mark=mark)
        one.enumerator = who
        one.enumerator_label = mark
        home.outcome = Outcome.DONE if one.consent else Outcome.REFUSED
        interviews.append(one)
    Household.objects.bulk_create(homes, batch_size=500)
    Interview.objects.bulk_create(interviews, batch_size=300)


def _rts(row: Wave, village: SampledPlace) -> list[SampledPlace]:
    steps = draw_at_steps(
        RTS_IN_VILLAGE, take=row.rts_per_village, seed=row.seed or 1, label=village.code
    )
    return [
        SampledPlace(
            wave=row, stratum=village.stratum, parent=village, code=f"{village.code}-R{n:03d}",
            psu=village.psu, area_id=village.area_id, name=f"{village.name}, RT ke-{n}",
            order=village.order + at, probability=steps.probability, size=HOMES_IN_RT,
            lat=village.lat, lng=village.lng,
        )
        for at, n in enumerate(steps.numbers, start=1)
    ]  # fmt: skip


def _homes(row: Wave, rt: SampledPlace) -> list[Household]:
    steps = draw_at_steps(
        HOMES_IN_RT, take=row.households_per_rt, seed=row.seed or 1, label=rt.code
    )
    return [
        Household(place=rt, serial=n, grid=kish_table(turn, seed=row.seed or 1, label=rt.code))
        for turn, n in enumerate(steps.numbers, start=1)
    ]


def _interview(
    rng: random.Random,
    row: Wave,
    home: Household,
    serial: int,
    *,
    at: datetime,
    worn: Mapping[str, float],
    mark: str,
) -> Interview:
    uuid = UUID(int=rng.getrandbits(128), version=4)
    began = at + timedelta(days=rng.randrange(16), minutes=rng.randrange(480))
    consent = rng.random() > REFUSING
    one = Interview(
        uuid=uuid, wave=row, place=home.place, household=home, area_id=home.place.area_id,
        serial=serial, slip=slip_of(uuid), mode=Mode.CAPI, instrument=row.instrument,
        consent=consent, started_at=began, received_at=began + timedelta(hours=9),
        digest=uuid.hex,
    )  # fmt: skip
    if not consent:
        return one
    moved = place_effect(home.place.area_id) + interviewer_effect(mark)
    said = draw_answers(rng, moved=moved, worn=worn, version=row.instrument)
    one.ended_at = began + timedelta(minutes=said.minutes)
    one.adults = rng.choice((1, 2, 2, 2, 3, 3, 4))
    one.sex = Sex.values[serial % 2]
    one.age_group = rng.choice(AgeGroup.values)
    if home.place.lat is not None and home.place.lng is not None:
        off = FAR_OFF if rng.random() < OFF_SHARE else AT_THE_DOOR
        one.lat = home.place.lat + rng.gauss(0, off)
        one.lng = home.place.lng + rng.gauss(0, off)
        one.accuracy_m = round(rng.uniform(4, 25), 1)
    one.answers, one.sides = said.answers, said.sides
    return one
