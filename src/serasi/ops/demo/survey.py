"""A wave of the demo that was closed and published, and an earlier one to compare it with.

Some nine hundred people of one regency answer each, so that a part of its districts has figures of
its own; rows are made in bulk, weights and figures by the very acts of the house. All answers are invented, with attitudes that differ by district and one
that wears away between the waves.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from serasi.measure import instrument
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
from serasi.ops.demo.network import HOME
from serasi.science.surveys import draw_at_steps, kish_table

EARLIER, RESPONDENTS, HOMES_IN_RT, RTS_IN_VILLAGE = 1_200, 900, 70, 20
REFUSING = 0.12
LEVELS = {"A1": 0.9, "A2": 0.5, "A3": 0.4, "A4": 0.7, "A5": 0.1, "A6": 0.8, "A7": -0.3,
          "A8": 0.5, "A9": 0.3, "A10": 0.4}  # fmt: skip
"""How far an attitude lies above the middle of the scale before a reversed item is turned."""
WORN = {"A5": -0.35, "A3": -0.25}
"""What wore away between the two waves."""
YEAR = timedelta(days=365)
FIRST = timedelta(days=330)
"""How long ago the first wave was: half a year of records lies before it, and half a year after."""


def _as(username: str, now: datetime) -> Viewer:
    return viewer_of(Person.objects.get(username=username), now=now, second_factor=True)


def tell(now: datetime) -> None:
    """Make last year's wave and this year's, both published."""
    rng = random.Random(60)  # noqa: S311 - an invented story, not a secret
    acting = _as("analis", now), _as("kepala", now)
    first = HOME, "Keserasian Jember, gelombang pertama", EARLIER
    second = HOME, "Keserasian Jember, gelombang kedua", RESPONDENTS
    tell_wave(rng, acting, first, at=now - FIRST, seed=2025, worn={})
    tell_wave(rng, acting, second, at=now - YEAR / 4, seed=2026, worn=WORN)


def tell_wave(
    rng: random.Random,
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
    fill(rng, row, at=at + timedelta(days=2), worn=worn)
    done = at + timedelta(days=21)
    close_wave(analis, wave=code, now=done)
    return publish_wave(head, wave=code, now=done + timedelta(days=1))


def fill(rng: random.Random, row: Wave, *, at: datetime, worn: dict[str, float]) -> None:
    """Let people of every drawn village answer or refuse."""
    villages = SampledPlace.objects.filter(wave=row, parent=None, reserve=False)
    rts = [rt for village in villages for rt in _rts(row, village)]
    SampledPlace.objects.bulk_create(rts)
    homes = [home for rt in rts for home in _homes(row, rt)]
    people = Person.objects.filter(holdings__role="enumerator").order_by("pk") or [None]
    interviews = []
    for serial, home in enumerate(homes, start=1):
        who = people[(serial // 10) % len(people)]
        one = _interview(rng, row, home, serial, at=at, worn=worn)
        one.enumerator = who
        one.enumerator_label = f"P{1 + (serial // 10) % 12:02d}"
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
    worn: dict[str, float],
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
    one.ended_at = began + timedelta(minutes=rng.randint(9, 34))
    one.adults = rng.choice((1, 2, 2, 2, 3, 3, 4))
    one.sex = Sex.values[serial % 2]
    one.age_group = rng.choice(AgeGroup.values)
    one.lat, one.lng = home.place.lat, home.place.lng
    own = rng.gauss(0, 0.5) + _of_place(row, home.place.area_id)
    one.answers = {
        item.code: _answer(rng, own + LEVELS[item.attitude] + worn.get(item.attitude, 0), item)
        for item in instrument.of(row.instrument).items
    }
    one.sides = {"E1": min(5, max(1, round(rng.gauss(3 + own / 2, 0.8)))), "E4": 2}
    return one


def _of_place(row: Wave, area: str) -> float:
    """Return how a village and its district differ from others, the same in every wave."""
    village = random.Random(f"{area[:8]}/{area}").gauss(0, 0.22)  # noqa: S311 - invented
    return village + random.Random(area[:8]).gauss(0, 0.25)  # noqa: S311 - invented


def _answer(rng: random.Random, level: float, item: instrument.Item) -> int:
    if rng.random() < 0.03:  # noqa: PLR2004 - some do not know
        return rng.choice(instrument.MISSING)
    value = min(5, max(1, round(3 + level + rng.gauss(0, 0.9))))
    return 6 - value if item.reverse else value
