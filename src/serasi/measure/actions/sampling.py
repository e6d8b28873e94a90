"""RT and households within drawn villages, interviewers, replacements: the sample in the field."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from serasi.measure.actions.rows import need_reason, run_wave
from serasi.measure.models import Household, Interview, SampledPlace, Wave, WaveState
from serasi.network.models import Person
from serasi.network.policy import Viewer
from serasi.network.queries import viewer_of
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import (
    HOUSEHOLD_UNKNOWN,
    NO_RESERVE,
    PERSON_UNFIT,
    PLACE_NOT_SAMPLED,
    PLACE_WORKED,
    RTS_LISTED,
    WAVE_TOLD,
    Problem,
)
from serasi.science import surveys
from serasi.trail.actions import record

MOST_RTS, MOST_HOUSEHOLDS = 500, 999
OPEN = (WaveState.PLANNED, WaveState.FIELD)


def _place(wave: Wave, code: str) -> SampledPlace:
    found = (
        SampledPlace.objects.select_for_update(of=("self",))
        .select_related("stratum")
        .filter(wave=wave, code=code, replaced_by=None, reserve=False)
        .exclude(parent__replaced_by__isnull=False)
        .first()
    )
    if found is None:
        raise Problem(PLACE_NOT_SAMPLED, place=code, wave=wave.code)
    return found


@transaction.atomic
def list_rts(
    actor: Viewer, *, wave: str, place: str, count: int, now: datetime
) -> list[SampledPlace]:
    """Draw the RT of a drawn village from how many it has, numbered as its office lists them."""
    row = run_wave(actor, wave, *OPEN)
    village = _place(row, place)
    if not village.is_village or row.seed is None or not 1 <= count <= MOST_RTS:
        raise Problem(WAVE_TOLD, what=f"jumlah RT 1 sampai {MOST_RTS} di desa sampel")
    if village.rts_listed is not None:
        raise Problem(RTS_LISTED, place=village.name, listed=village.rts_listed)
    steps = surveys.draw_at_steps(
        count, take=row.rts_per_village, seed=row.seed, label=village.code
    )
    village.rts_listed = count
    village.save(update_fields=["rts_listed"])
    rts = [
        SampledPlace.objects.create(
            wave=row, stratum=village.stratum, parent=village, code=f"{village.code}-R{number:03d}",
            psu=village.psu, area_id=village.area_id, name=f"{village.name}, RT ke-{number}",
            order=village.order + at, probability=steps.probability, lat=village.lat,
            lng=village.lng, enumerator_id=village.enumerator_id,
        )
        for at, number in enumerate(steps.numbers, start=1)
    ]  # fmt: skip
    record(
        actor.key, action="wave.rts_drawn", subject=row.subject, now=now,
        data={"place": village.code, "listed": count, "drawn": list(steps.numbers)},
    )  # fmt: skip
    return rts


@transaction.atomic
def list_households(
    actor: Viewer, *, wave: str, place: str, count: int, now: datetime
) -> list[Household]:
    """Draw the households of a drawn RT from how many it has, each with its table of Kish."""
    row = run_wave(actor, wave, *OPEN)
    rt = _place(row, place)
    if rt.is_village or row.seed is None or not 1 <= count <= MOST_HOUSEHOLDS:
        raise Problem(WAVE_TOLD, what=f"jumlah rumah tangga 1 sampai {MOST_HOUSEHOLDS} di RT")
    if rt.size is not None:
        raise Problem(RTS_LISTED, place=rt.name, listed=rt.size)
    steps = surveys.draw_at_steps(count, take=row.households_per_rt, seed=row.seed, label=rt.code)
    rt.size = count
    rt.save(update_fields=["size"])
    made = Household.objects.bulk_create(
        Household(
            place=rt,
            serial=number,
            grid=surveys.kish_table(turn, seed=row.seed, label=rt.code),
        )
        for turn, number in enumerate(steps.numbers, start=1)
    )
    record(
        actor.key, action="wave.households_drawn", subject=row.subject, now=now,
        data={"place": rt.code, "listed": count, "drawn": list(steps.numbers)},
    )  # fmt: skip
    return made


@transaction.atomic
def assign_place(
    actor: Viewer, *, wave: str, place: str, username: str, now: datetime
) -> SampledPlace:
    """Give a village or an RT, with all that is below it, to an interviewer."""
    row = run_wave(actor, wave, *OPEN)
    found = _place(row, place)
    with opened():
        person = Person.objects.filter(username=username, is_active=True).first()
        able = person is not None and viewer_of(person, now=now, second_factor=False).can(
            Can.INTERVIEW, area=row.area_id
        )
    if person is None or not able:
        raise Problem(PERSON_UNFIT, who=username[:60])
    found.enumerator = person
    found.save(update_fields=["enumerator"])
    found.rts.filter(replaced_by=None).update(enumerator=person)
    record(
        actor.key, action="wave.assigned", subject=row.subject, now=now,
        data={"place": found.code, "person": person.key},
    )  # fmt: skip
    return found


@transaction.atomic
def replace_place(
    actor: Viewer, *, wave: str, place: str, reason: str, now: datetime
) -> SampledPlace:
    """Put the next reserve of the stratum in the place of a village that cannot be worked."""
    row = run_wave(actor, wave, *OPEN)
    old = _place(row, place)
    if not old.is_village:
        raise Problem(PLACE_NOT_SAMPLED, place=place, wave=row.code)
    worked = Interview.objects.filter(wave=row, place__psu=old.psu, consent=True).count()
    if worked:
        raise Problem(PLACE_WORKED, place=old.name, count=worked)
    new = (
        SampledPlace.objects.select_for_update(of=("self",))
        .filter(stratum=old.stratum, reserve=True)
        .order_by("order")
        .first()
    )
    if new is None:
        raise Problem(NO_RESERVE, stratum=old.stratum.name)
    new.reserve, new.enumerator_id, new.side = False, old.enumerator_id, old.side
    new.save(update_fields=["reserve", "enumerator", "side"])
    old.replaced_by, old.replaced_reason, old.replaced_at = new, need_reason(reason), now
    old.save(update_fields=["replaced_by", "replaced_reason", "replaced_at"])
    record(
        actor.key, action="wave.replaced", subject=row.subject, now=now,
        data={"place": old.code, "by": new.code}, reason=old.replaced_reason,
    )  # fmt: skip
    return new


@transaction.atomic
def substitute_household(
    actor: Viewer, *, wave: str, place: str, household: int, reason: str, now: datetime
) -> Household:
    """Let the next household on the list stand for one that could not be asked; it is logged."""
    row = run_wave(actor, wave, WaveState.FIELD)
    rt = _place(row, place)
    old = Household.objects.filter(place=rt, serial=household).first()
    if old is None or old.interviews.filter(consent=True).exists():
        raise Problem(HOUSEHOLD_UNKNOWN, household=household, place=rt.name)
    taken = set(rt.households.values_list("serial", flat=True))
    after = [*range(household + 1, (rt.size or 0) + 1), *range(1, household)]
    free = next((n for n in after if n not in taken), None)
    if free is None:
        raise Problem(NO_RESERVE, stratum=rt.name)
    old.substituted_reason = need_reason(reason)
    old.save(update_fields=["substituted_reason"])
    new = Household.objects.create(
        place=rt, serial=free, grid=old.grid, enumerator_id=old.enumerator_id, substitute=True
    )
    record(
        actor.key, action="wave.substituted", subject=row.subject, now=now,
        data={"place": rt.code, "household": household, "by": free}, reason=old.substituted_reason,
    )  # fmt: skip
    return new
