"""An interview or a visit comes in from the field; the same one sent twice is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from serasi.measure.models import (
    Household,
    Interview,
    Mode,
    Outcome,
    SampledPlace,
    Visit,
    Wave,
    WaveKind,
    WaveState,
)
from serasi.measure.payload import Told, read_payload
from serasi.measure.queries.scope import visible_to
from serasi.measure.slips import slip_of
from serasi.network.models import Person
from serasi.network.policy import Viewer, require
from serasi.network.queries import viewer_of
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import (
    HOUSEHOLD_UNKNOWN,
    INTERVIEW_CHANGED,
    INTERVIEW_TAKEN,
    INTERVIEW_UNFIT,
    NOT_FOUND,
    PERSON_UNFIT,
    PLACE_NOT_SAMPLED,
    SLIP_TAKEN,
    VERSION_MIXED,
    WAVE_NOT_OPEN,
    Problem,
)
from serasi.regions.models import Area
from serasi.regions.placed import lies_in
from serasi.science import surveys
from serasi.trail.actions import Note, record_many

SAMPLED = frozenset({WaveKind.PROBABILITY, WaveKind.RESIDUAL})
PLACES = 6
"""To which a phone rounds the chance of a person, so that every way in gives the same weight."""
FARTHEST_CLOCK = timedelta(days=36_500)


@dataclass(frozen=True)
class Received:
    """An interview that is kept, its slip code, and whether this sending brought it."""

    interview: Interview
    is_new: bool

    @property
    def slip(self) -> str:
        return self.interview.slip


@dataclass(frozen=True)
class _Ready:
    """An interview as told with the rows it belongs to."""

    told: Told
    place: SampledPlace | None
    household: Household | None
    area_id: str | None


def receive_interview(
    actor: Viewer, *, wave: str, payload: Mapping[str, Any], now: datetime
) -> Received:
    """Take one interview in; the same UUID and words again return the one that is kept.

    Raises
    ------
    Problem
        S1330 for other words under a known UUID, S1331 for another's UUID, S1332 outside the
        field time, S1334 for another version of the instrument, S1335–S1339 for what is told.
    """
    return receive_interviews(actor, wave=wave, payloads=[payload], now=now)[0]


def receive_interviews(
    actor: Viewer,
    *,
    wave: str,
    payloads: list[Mapping[str, Any]],
    now: datetime,
    brought_by: Person | None = None,
) -> list[Received]:
    """Take several interviews in, all or none.

    brought_by : whose they are, where somebody who answers for the survey brings the file of
        another's phone; S1368 for who may not interview there
    """
    tolds = [read_payload(payload) for payload in payloads]
    try:
        with transaction.atomic():
            return _receive(actor, wave, tolds, brought_by, now=now)
    except IntegrityError:
        # The same interview came in meanwhile by another way: now it is known.
        with transaction.atomic():
            return _receive(actor, wave, tolds, brought_by, now=now)


def _interviewer(actor: Viewer, wave: Wave, brought_by: Person | None, now: datetime) -> int | None:
    """Return whose interviews these are, or refuse who may not bring them."""
    if brought_by is None:
        require(actor, Can.INTERVIEW, area=wave.area_id)
        return actor.person_id
    require(actor, Can.SURVEY, area=wave.area_id)
    theirs = viewer_of(brought_by, now=now, second_factor=False)
    if not theirs.can(Can.INTERVIEW, area=wave.area_id):
        raise Problem(PERSON_UNFIT, who=brought_by.name)
    return brought_by.pk


def _receive(
    actor: Viewer, code: str, tolds: list[Told], brought_by: Person | None, *, now: datetime
) -> list[Received]:
    row = visible_to(actor).select_for_update(of=("self",)).filter(code=code).first()
    if row is None:
        raise Problem(NOT_FOUND)
    bringer = _interviewer(actor, row, brought_by, now)
    known = _known(bringer, row, tolds)
    fresh = _once([told for told in tolds if told.uuid not in known])
    if fresh and row.state != WaveState.FIELD:
        raise Problem(WAVE_NOT_OPEN, wave=row.code, state=WaveState(row.state).label)
    ready = [_ready(row, told) for told in fresh]
    made = _store(actor, bringer, row, ready, now=now) if ready else {}
    everything = {**known, **made}
    return [Received(everything[told.uuid], told.uuid in made) for told in tolds]


def _once(tolds: list[Told]) -> list[Told]:
    """Return each UUID once, or refuse one that is told twice in different words."""
    first: dict[UUID, Told] = {}
    for told in tolds:
        if first.setdefault(told.uuid, told).digest != told.digest:
            raise Problem(INTERVIEW_CHANGED, uuid=told.uuid)
    return list(first.values())


def _known(bringer: int | None, wave: Wave, tolds: list[Told]) -> dict[UUID, Interview]:
    """Return what is kept already of these UUIDs, or refuse what is another's or changed."""
    with opened():
        rows = Interview.objects.filter(uuid__in=[told.uuid for told in tolds]).in_bulk(
            field_name="uuid"
        )
    for told in tolds:
        row = rows.get(told.uuid)
        if row is None:
            continue
        if row.wave_id != wave.pk or row.enumerator_id != bringer:
            raise Problem(INTERVIEW_TAKEN, uuid=told.uuid)
        # What was withdrawn has no digest any more, and a replay does not bring it back.
        if row.withdrawn_at is None and row.digest != told.digest:
            raise Problem(INTERVIEW_CHANGED, uuid=told.uuid)
    return rows


def _ready(wave: Wave, told: Told) -> _Ready:
    if told.instrument != wave.instrument:
        raise Problem(VERSION_MIXED, given=told.instrument, wanted=wave.instrument)
    if (told.mode == Mode.WEB) != (wave.kind == WaveKind.OPEN):
        raise Problem(
            INTERVIEW_UNFIT,
            what=f"cara “{Mode(told.mode).label}” tidak dipakai di gelombang {wave.kind}",
        )
    place = _place(wave, told)
    if place is None:
        return _Ready(told, None, None, _area(wave, told))
    return _Ready(told, place, _household(place, told), place.area_id)


def _place(wave: Wave, told: Told) -> SampledPlace | None:
    if not told.place and wave.kind not in SAMPLED:
        return None
    place = (
        SampledPlace.objects.filter(wave=wave, code=told.place, replaced_by=None, reserve=False)
        .exclude(parent__replaced_by__isnull=False)
        .first()
    )
    if place is None:
        raise Problem(PLACE_NOT_SAMPLED, place=told.place, wave=wave.code)
    return place


def _area(wave: Wave, told: Told) -> str | None:
    if not told.area:
        return None
    known = Area.objects.filter(code=told.area, valid_to=None).exists()
    if not known or not lies_in(told.area, {wave.area_id}):
        raise Problem(PLACE_NOT_SAMPLED, place=told.area, wave=wave.code)
    return told.area


def _household(place: SampledPlace, told: Told) -> Household | None:
    if told.household is None:
        return None
    found = Household.objects.filter(place=place, serial=told.household).first()
    if found is None:
        raise Problem(HOUSEHOLD_UNKNOWN, household=told.household, place=place.name)
    return found


def _store(
    actor: Viewer, bringer: int | None, wave: Wave, ready: list[_Ready], *, now: datetime
) -> dict[UUID, Interview]:
    slips = {one.told.uuid: one.told.slip or slip_of(one.told.uuid) for one in ready}
    with opened():
        last = Interview.objects.filter(wave=wave).aggregate(n=Max("serial"))["n"] or 0
        clash = Interview.objects.filter(wave=wave, slip__in=slips.values()).first()
    if clash is not None or len(set(slips.values())) < len(slips):
        raise Problem(SLIP_TAKEN, slip=clash.slip if clash else ", ".join(sorted(slips.values())))
    rows = [
        _row(bringer, wave, one, serial=last + n, slip=slips[one.told.uuid], now=now)
        for n, one in enumerate(ready, start=1)
    ]
    Interview.objects.bulk_create(rows, batch_size=500)
    for one in ready:
        if one.household is not None:
            _mark(one.household, one.told)
    record_many(
        [
            Note(
                actor.key,
                "interview.received",
                wave.subject,
                {"serial": row.serial, "mode": row.mode, "consent": row.consent},
            )
            for row in rows
        ],
        now=now,
    )
    return {row.uuid: row for row in rows}


def _row(
    bringer: int | None, wave: Wave, one: _Ready, *, serial: int, slip: str, now: datetime
) -> Interview:
    told = one.told
    offset = now - told.phone_now if told.phone_now else None
    return Interview(
        uuid=told.uuid,
        wave=wave,
        place=one.place,
        household=one.household,
        area_id=one.area_id,
        serial=serial,
        slip=slip,
        enumerator_id=bringer,
        enumerator_label=told.enumerator_label,
        mode=told.mode,
        instrument=told.instrument,
        language=told.language,
        consent=told.consent,
        refusal=told.refusal,
        started_at=told.started_at,
        ended_at=told.ended_at,
        received_at=now,
        clock_offset=offset if offset is None or abs(offset) < FARTHEST_CLOCK else None,
        lat=told.point.lat if told.point else None,
        lng=told.point.lng if told.point else None,
        accuracy_m=told.point.accuracy_m if told.point else None,
        adults=told.adults,
        person_chance=_person_chance(one),
        sex=told.sex,
        age_group=told.age_group,
        answers=dict(told.answers),
        sides=dict(told.sides),
        digest=told.digest,
    )


def _person_chance(one: _Ready) -> float | None:
    """Return the chance as the phone tells it, or by the household's table from who lives there."""
    told = one.told
    if told.person_chance is not None or one.household is None:
        return told.person_chance
    if told.men is None or told.women is None or told.sex is None:
        return None
    grid = one.household.grid
    return round(surveys.adult_chance(told.men, told.women, sex=told.sex, table=grid), PLACES)


def _mark(household: Household, told: Told) -> None:
    household.outcome = Outcome.DONE if told.consent else Outcome.REFUSED
    household.adults = told.adults or household.adults
    household.save(update_fields=["outcome", "adults"])


@transaction.atomic
def receive_visit(
    actor: Viewer,
    *,
    wave: str,
    place: str,
    household: int,
    uuid: UUID,
    outcome: str,
    at: datetime,
    now: datetime,
    brought_by: Person | None = None,
) -> Visit:
    """Write down one knock at a door that brought no interview; the same UUID is the same visit."""
    row = visible_to(actor).filter(code=wave).first()
    if row is None:
        raise Problem(NOT_FOUND)
    bringer = _interviewer(actor, row, brought_by, now)
    known = Visit.objects.filter(uuid=uuid).select_related("household").first()
    if known is not None:
        return known
    if row.state != WaveState.FIELD:
        raise Problem(WAVE_NOT_OPEN, wave=row.code, state=WaveState(row.state).label)
    if outcome not in Outcome.values or outcome in (Outcome.PLANNED, Outcome.DONE):
        raise Problem(INTERVIEW_UNFIT, what="hasil kunjungan")
    home = (
        Household.objects.select_for_update(of=("self",))
        .filter(place__wave=row, place__code=place, serial=household)
        .first()
    )
    if home is None:
        raise Problem(HOUSEHOLD_UNKNOWN, household=household, place=place)
    visit = Visit.objects.create(
        uuid=uuid,
        household=home,
        enumerator_id=bringer,
        at=min(at, now),
        received_at=now,
        outcome=outcome,
    )
    if home.outcome != Outcome.DONE:
        home.outcome = outcome
        home.save(update_fields=["outcome"])
    record_many([Note(actor.key, "visit.received", row.subject, {"outcome": outcome})], now=now)
    return visit
