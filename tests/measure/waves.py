"""A small wave for the tests of surveys: one stratum, two villages, two RT, one interviewer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from serasi.measure.instrument import CURRENT, ITEMS
from serasi.measure.models import (
    Household,
    SampledPlace,
    Stratum,
    Wave,
    WaveKind,
    WaveState,
)
from serasi.network.models import OfficeHolding, Person
from tests.cast import NOW, House

SPACE = UUID("5b7c0b9e-6a35-4f6c-9a0f-2f3a3f6c9e01")
RT = "35.09.11.2001-R01"


def add_enumerators(house: House) -> None:
    """Let Nanda and Putri interview in Jember; both are invented."""
    for username, name in (("nanda", "Nanda Prakoso"), ("putri", "Putri Amelia")):
        person = Person.objects.create_user(username, name=name)
        house.people[username] = person
        OfficeHolding.objects.create(
            person=person,
            agency=house.agencies["Bakesbangpol Kab. Jember"],
            title="Pewawancara",
            role="enumerator",
            start=date(2025, 1, 1),
        )


def open_wave(
    house: House, *, kind: str = WaveKind.PROBABILITY, code: str = "GS-2026-0001"
) -> Wave:
    """Make a wave in the field in Jember, with two villages of one RT each and two households."""
    if "nanda" not in house.people:
        add_enumerators(house)
    wave = Wave.objects.create(
        code=code,
        title="Survei keserasian 2026",
        kind=kind,
        state=WaveState.FIELD,
        instrument=CURRENT,
        area_id="35.09",
        starts_on=date(2026, 11, 20),
        ends_on=date(2026, 12, 5),
        made_at=NOW - timedelta(days=10),
        opened_at=NOW - timedelta(days=5),
        seed=7,
    )
    stratum = Stratum.objects.create(
        wave=wave, code="35.09", name="Jember", villages=3, size=300, take=2
    )
    for order, area in enumerate(("35.09.11.2001", "35.09.12.2002"), start=1):
        village = SampledPlace.objects.create(
            wave=wave,
            stratum=stratum,
            code=area,
            psu=area,
            area_id=area,
            name=area,
            order=order * 10,
            probability=0.5,
            size=100,
            rts_listed=4,
            lat=-8.34,
            lng=113.53,
        )
        rt = SampledPlace.objects.create(
            wave=wave,
            stratum=stratum,
            parent=village,
            code=f"{area}-R01",
            psu=area,
            area_id=area,
            name="RT 1",
            order=order * 10 + 1,
            probability=0.5,
            size=40,
            lat=-8.34,
            lng=113.53,
            enumerator=house.people["nanda"],
        )
        for serial in (1, 2):
            Household.objects.create(place=rt, serial=serial, grid="A")
    return wave


def told(n: int = 1, *, score: int = 4, **more: Any) -> dict[str, Any]:
    """Return the payload of one whole interview, as a phone sends it."""
    payload: dict[str, Any] = {
        "uuid": str(uuid5(SPACE, str(n))),
        "place": RT,
        "household": 1,
        "instrument": CURRENT,
        "mode": "capi",
        "language": "id",
        "consent": True,
        "started": "2026-11-25T08:30:00+07:00",
        "ended": "2026-11-25T08:52:00+07:00",
        "phone_now": "2026-11-25T08:53:00+07:00",
        "gps": {"lat": -8.3401, "lng": 113.5302, "accuracy": 12.0},
        "sex": "P",
        "age_group": "35-44",
        "adults": 3,
        "answers": dict.fromkeys(ITEMS, score),
        "sides": {"E1": 3, "E4": 1, "E4j": [1, 2]},
    }
    return {**payload, **more}
