"""Storing a list of displaced people: every sound row at once, none of them twice."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import (
    ROW_DOUBLE,
    ROW_DOUBLE_HERE,
    ROW_ELSEWHERE,
    Problem,
)
from serasi.recover.actions.people import (
    Entry,
    checked,
    drawn,
    next_client,
    place_of,
    refuse_ended,
    seal_all,
)
from serasi.recover.actions.rows import locked_case_for_care, locked_recovery
from serasi.recover.listing import ListRow
from serasi.recover.models import Client, Household, Point, Stay
from serasi.recover.secrets import name_key, nik_key
from serasi.regions.zones import local_day
from serasi.respond.models import Case
from serasi.trail.actions import record


@dataclass(frozen=True)
class Defaults:
    """What holds for rows that do not say it themselves."""

    point: int | None = None
    entered_on: date | None = None
    basis: str = "vital"


@dataclass(frozen=True)
class Stored:
    """How many people and families were stored, and the rows that were not, with the reason."""

    people: int
    households: int
    left_out: Sequence[ListRow]


def entry_of(row: ListRow, defaults: Defaults) -> Entry:
    """Return a row as the entry of one displaced person."""
    return Entry(
        sex=row.sex,
        harm=row.harm,
        displaced=True,
        birth_year=row.birth_year,
        vulnerable=row.vulnerable,
        origin=row.origin,
        point=row.point or defaults.point,
        entered_on=row.entered_on or defaults.entered_on,
        basis=defaults.basis,
        identity=row.identity,
    )


def looked_at(
    actor: Viewer, case: Case, rows: Sequence[ListRow], *, now: datetime, defaults: Defaults
) -> list[ListRow]:
    """Return the rows with what the house knows against them: contradictions and second entries."""
    by_nik, by_name = _known(case)
    here: dict[str, int] = {}
    places = _places(case, rows, defaults)
    found = []
    for row in rows:
        wrong, entry = list(row.problems), entry_of(row, defaults)
        if not wrong:
            wrong += _contradiction(entry, on=local_day(now, places[entry.point][0]))
        nik, name = _keys(row)
        twin = _twin(row, by_nik, by_name)
        if twin is not None:
            mine = actor.can(Can.VICTIMS, area=twin.area_id)
            wrong.append(Problem(ROW_DOUBLE, code=twin.code) if mine else Problem(ROW_ELSEWHERE))
        keys = [nik] if nik else ([name] if name else [])
        before = next((here[key] for key in keys if key in here), None)
        if before is not None:
            wrong.append(Problem(ROW_DOUBLE_HERE, row=before))
        here.update(dict.fromkeys((key for key in keys if key not in here), row.number))
        found.append(replace(row, problems=tuple(wrong)))
    return found


def _places(
    case: Case, rows: Sequence[ListRow], defaults: Defaults
) -> dict[int | None, tuple[str, Point | None]]:
    """Return the place of each point that the rows are at, asked once a point."""
    points = {entry_of(row, defaults).point: row for row in rows}
    return {point: place_of(case, entry_of(row, defaults)) for point, row in points.items()}


def _contradiction(entry: Entry, *, on: date) -> list[Problem]:
    try:
        checked(entry, on=on)
    except Problem as problem:
        return [problem]
    return []


def _keys(row: ListRow) -> tuple[str, str]:
    told = row.identity
    return nik_key(told.nik), name_key(told.name, birth_year=row.birth_year, sex=row.sex)


ByNik = Mapping[str, Client]
ByName = Mapping[tuple[str, str], Client]


def _known(case: Case) -> tuple[ByNik, ByName]:
    """Return the people of a case by their keys.

    A name stands for somebody where the NIK of one of the two is missing.
    """
    by_nik: dict[str, Client] = {}
    by_name: dict[tuple[str, str], Client] = {}
    with opened():
        people = list(Client.objects.filter(case=case).order_by("number"))
    for one in people:
        if one.nik_key:
            by_nik[one.nik_key] = one
        if one.name_key:
            by_name.setdefault(("any", one.name_key), one)
            if not one.nik_key:
                by_name.setdefault(("", one.name_key), one)
    return by_nik, by_name


def _twin(row: ListRow, by_nik: ByNik, by_name: ByName) -> Client | None:
    nik, name = _keys(row)
    twin = by_nik.get(nik) if nik else None
    if twin is None and name:
        twin = by_name.get(("" if nik else "any", name))
    return twin


@transaction.atomic
def store_list(
    actor: Viewer, *, number: str, rows: Sequence[ListRow], defaults: Defaults, now: datetime
) -> Stored:
    """Store every sound row of a list; sending the same list again stores nobody twice."""
    case = locked_case_for_care(actor, number)
    refuse_ended(case)
    told = looked_at(actor, case, rows, now=now, defaults=defaults)
    sound = [row for row in told if row.may_be_stored]
    locked_recovery(case, actor=actor, now=now)
    families, made = _families(actor, case, rows, sound)
    first = next_client(case)
    people, stays, places = [], [], _places(case, sound, defaults)
    for area, _point in places.values():
        require(actor, Can.VICTIMS, area=area)
    for at, row in enumerate(sound):
        entry = entry_of(row, defaults)
        area, point = places[entry.point]
        client = drawn(case, entry, area=area, number=first + at, now=now)
        client.household = families.get(row.household)
        client.registered_by_id = actor.person_id
        people.append(client)
        stays.append(Stay(point=point, entered_on=entry.entered_on or local_day(now, area)))
    Client.objects.bulk_create(people, batch_size=500)
    for client, stay in zip(people, stays, strict=True):
        stay.client_id = client.pk
    Stay.objects.bulk_create(stays, batch_size=500)
    pairs = list(zip(people, (row.identity for row in sound), strict=True))
    seal_all(pairs, now=now)
    _recorded(actor, case, rows, people=len(people), now=now)
    left_out = [row for row in told if not row.may_be_stored]
    return Stored(len(people), made, left_out)


def _families(
    actor: Viewer, case: Case, rows: Sequence[ListRow], sound: Sequence[ListRow]
) -> tuple[dict[str, Household], int]:
    """Return the family for each number of the list, and how many were made for it.

    The number itself is not kept. Where somebody of a family is registered already, those who come
    later join them.
    """
    by_nik, by_name = _known(case)
    known: dict[str, int] = {}
    met: set[int] = set()
    for row in rows:
        twin = _twin(row, by_nik, by_name) if row.household else None
        if twin is None or twin.pk in met:  # nobody is of two families
            continue
        met.add(twin.pk)
        if twin.household_id and actor.can(Can.VICTIMS, area=twin.area_id):
            known.setdefault(row.household, twin.household_id)
    wanted = list(dict.fromkeys(row.household for row in sound if row.household))
    fresh = [number for number in wanted if number not in known]
    last = Household.objects.filter(case=case).order_by("-number").first()
    after = last.number if last else 0
    made = Household.objects.bulk_create(
        [Household(case=case, number=after + n) for n in range(1, len(fresh) + 1)],
        batch_size=500,
    )
    before = Household.objects.in_bulk(list(known.values()))
    found = {number: before[pk] for number, pk in known.items()}
    return found | dict(zip(fresh, made, strict=True)), len(made)


def _recorded(
    actor: Viewer, case: Case, rows: Sequence[ListRow], *, people: int, now: datetime
) -> None:
    keys = "\n".join(f"{row.number}|{nik_key(row.identity.nik)}" for row in rows)
    record(
        actor.key,
        action="clients.listed",
        subject=case.subject,
        now=now,
        data={"count": people, "sha256": hashlib.sha256(keys.encode()).hexdigest()},
    )
