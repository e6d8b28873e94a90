"""A small wave for the tests of surveys: one stratum, two villages, two RT, one interviewer."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid5

from django.urls import reverse

from serasi.measure.actions import planning, sampling
from serasi.measure.actions.planning import Plan
from serasi.measure.actions.receiving import receive_interviews
from serasi.measure.instrument import CURRENT, ITEMS
from serasi.measure.models import (
    AnswersExport,
    Household,
    SampledPlace,
    Stratum,
    Wave,
    WaveKind,
    WaveState,
)
from serasi.network.models import OfficeHolding, Person
from serasi.regions.models import Area
from tests.cast import NOW, House

SPACE = UUID("5b7c0b9e-6a35-4f6c-9a0f-2f3a3f6c9e01")
RT = "35.09.11.2001-R01"


def add_enumerators(house: House) -> None:
    """Let Putri interview in Jember beside Nanda of the cast; both are invented."""
    person = Person.objects.create_user("putri", name="Putri Amelia")
    house.people["putri"] = person
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
    if "putri" not in house.people:
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


def build_frame(*, districts: int = 3, villages: int = 8) -> None:
    """Give Jember districts with villages of different size; the cast's own get people too."""
    for d in range(districts):
        district = f"35.09.{30 + d:02d}"
        _area(district, f"Kecamatan {d}", 3, "kecamatan", "35.09", None)
        for v in range(villages):
            people = 1500 + 700 * v + 130 * d
            _area(f"{district}.{2001 + v}", f"Desa {d}-{v}", 4, "desa", district, people)
    Area.objects.filter(code__startswith="35.09.1", level=4).update(population=2500)


def _area(code: str, name: str, level: int, kind: str, parent: str, people: int | None) -> None:
    Area.objects.update_or_create(
        code=code,
        defaults={
            "name": name,
            "level": level,
            "kind": kind,
            "parent_id": parent,
            "search_name": name.lower(),
            "population": people,
            "lat": -8.2,
            "lng": 113.6,
        },
    )


def plan(**more: Any) -> Plan:
    """Return the plan of a wave in Jember."""
    told = {
        "area": "35.09",
        "title": "Survei keserasian 2026",
        "kind": WaveKind.PROBABILITY,
        "starts_on": date(2026, 11, 20),
        "ends_on": date(2026, 12, 5),
        "target": 120,
    }
    return Plan(**{**told, **more})


def drawn_wave(house: House, *, seed: int = 2026, strata: str = "satu") -> Wave:
    """Plan and draw a wave, list its RT and households, give all to Nanda, open the field."""
    if "putri" not in house.people:
        add_enumerators(house)
    build_frame()
    rini = house.viewer("rini")
    wave = planning.plan_wave(rini, told=plan(), now=NOW)
    planning.draw_sample(rini, wave=wave.code, seed=seed, strata=strata, now=NOW)
    for village in SampledPlace.objects.filter(wave=wave, reserve=False):
        sampling.assign_place(rini, wave=wave.code, place=village.code, username="nanda", now=NOW)
        for rt in sampling.list_rts(rini, wave=wave.code, place=village.code, count=12, now=NOW):
            sampling.list_households(rini, wave=wave.code, place=rt.code, count=60, now=NOW)
    return planning.open_field(rini, wave=wave.code, now=NOW)


def fill(house: House, wave: Wave, *, refuse_every: int = 0) -> None:
    """Let Nanda interview every household of a wave, or be refused by every so many-th."""
    rng = Random(7)
    payloads = []
    homes = Household.objects.filter(place__wave=wave).select_related("place").order_by("pk")
    for n, home in enumerate(homes, start=1):
        place = {"place": home.place.code, "household": home.serial, "gps": None}
        if refuse_every and n % refuse_every == 0:
            payloads.append(told(n, **place, consent=False, answers={}, sides={}))
            continue
        payloads.append(
            told(
                n,
                **place,
                adults=rng.randint(1, 5),
                sex="PL"[n % 2],
                age_group=rng.choice(["17-24", "25-34", "35-44", "45-54", "55-64", "65+"]),
                answers={item: rng.randint(1, 5) for item in ITEMS},
            )
        )
    receive_interviews(house.viewer("nanda"), wave=wave.code, payloads=payloads, now=NOW)


def take_answers(house: House, wave: Wave) -> str:
    """Return RESPONSES.csv as it leaves the house: Rini asks, Hendra agrees, Rini takes it."""
    rini, hendra = house.client("rini"), house.client("hendra")
    act = reverse("measure:closing_act", args=[wave.code])
    asked = {"do": "ask", "why": "Menghitung ulang hasil bersama statistisi kampus"}
    assert rini.post(act, asked).status_code == 302
    [request] = AnswersExport.objects.filter(wave=wave, state="asked")
    assert hendra.post(act, {"do": "approve", "request": request.pk}).status_code == 302
    taken = rini.post(reverse("measure:responses_file", args=[wave.code]))
    assert taken.status_code == 200
    return taken.content.decode()
