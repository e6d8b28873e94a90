"""What is read beside the waves of the demo: other regencies, figures of IHaI, a residual wave.

All people, answers and figures are invented, those under the name of IHaI too.
"""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from serasi.measure.actions.closing import close_wave, publish_wave
from serasi.measure.actions.ihai import enter_ihai
from serasi.measure.actions.planning import Plan, draw_sample, open_field, plan_wave
from serasi.measure.actions.residual import tie_case
from serasi.measure.models import Interview, SampledPlace, Wave, WaveKind
from serasi.measure.queries.frames import ONE
from serasi.network.models import Agency, AgencyKind, Nature, OfficeHolding, Person
from serasi.network.policy import Viewer
from serasi.network.queries import viewer_of
from serasi.ops.demo.network import HOME, SINCE, acting, agency_at
from serasi.ops.demo.survey import fill, tell_wave
from serasi.recover import actions as recover
from serasi.respond.models import Case

BESIDE = (("35.10", "Banyuwangi", 300, 0.0), ("35.08", "Lumajang", 300, 0.3),
          ("35.11", "Bondowoso", 240, -0.05))  # fmt: skip
"""Code, name, respondents, and how far all attitudes lie from those of Jember."""
AFTER = "35.09.11", "Selisih pemuda dua dusun sesudah hajatan"
MONTHS, HOMES = 6, 14
BEGAN, CLOSED, PUBLISHED = 34, 5, 4  # days ago
TROUBLED = {"A": 0.9, "B": -0.6}
"""How far each side's answers to P1 to P3 lie from the middle of the scale."""
IHAI_SOURCE = "contoh rekaan untuk rumah demo, bukan angka Kemendagri"
IHAI = {"IHAI": "6.42", "X1": "6.10", "X2": "5.88", "X3": "6.95", "X4": "6.71", "X5": "6.60",
        "X6": "6.83", "X7": "6.77", "X8": "6.05", "X9": "6.31", "X10": "6.98"}  # fmt: skip


def tell(now: datetime) -> None:
    """Tell what stands beside the waves of Jember."""
    rng = random.Random(62)  # noqa: S311 - an invented story, not a secret
    for code, name, target, shift in BESIDE:
        at = now - timedelta(days=100)
        worn = {f"A{n}": shift for n in range(1, 11)}
        what = code, f"Keserasian {name}", target
        tell_wave(_desk(code, name, at), what, at=at, seed=3500 + target, worn=worn)
    _ihai(now)
    _residual(rng, now)


def _desk(code: str, name: str, now: datetime) -> tuple[Viewer, Viewer]:
    """Return analyst and head of another regency; they cannot log in."""
    agency = agency_at(AgencyKind.BAKESBANGPOL, code)
    analyst = Person.objects.filter(holdings__agency=agency, holdings__role="analyst").first()
    if analyst is None:
        raise LookupError(f"no analyst at {code}")
    return _seen(analyst, now), _seen(_head(agency, name), now)


def _head(agency: Agency, name: str) -> Person:
    head, _made = Person.objects.get_or_create(
        username=f"kepala-{agency.pk}",
        defaults={"name": f"Kepala Badan {name}", "password": "!"},
    )
    OfficeHolding.objects.get_or_create(
        person=head, agency=agency, title="Kepala Badan",
        defaults={"role": "head", "nature": Nature.DEFINITIVE, "start": SINCE},
    )  # fmt: skip
    return head


def _seen(person: Person, now: datetime) -> Viewer:
    return viewer_of(person, now=now, second_factor=True)


def _ihai(now: datetime) -> None:
    year = timezone.localdate(now).year
    for back, shift in ((2, "-0.21"), (1, "0")):
        values = {code: Decimal(value) + Decimal(shift) for code, value in IHAI.items()}
        enter_ihai(
            acting("analis", now), area=HOME, year=year - back, values=values, source=IHAI_SOURCE,
            now=now - timedelta(days=60 + back),
        )  # fmt: skip


def _residual(rng: random.Random, now: datetime) -> None:
    """Ask both sides of a quarrel of seven months ago, half a year after it."""
    area, title = AFTER
    case = Case.objects.filter(title=title, area_id=area).first()
    if case is None:
        raise LookupError(title)
    at = now - timedelta(days=BEGAN)
    _plan_check(case, timezone.localdate(at) + timedelta(days=14), at)
    day = timezone.localdate(at)
    plan = Plan(
        area, "Enam bulan sesudah selisih dua dusun", WaveKind.RESIDUAL, day,
        day + timedelta(days=21), target=196, households_per_rt=HOMES, months_after=MONTHS,
    )  # fmt: skip
    analis = acting("analis", at)
    code = plan_wave(analis, told=plan, now=at).code
    row = draw_sample(analis, wave=code, seed=625, strata=ONE, equal=True, now=at)
    villages = SampledPlace.objects.filter(wave=row, parent=None, reserve=False).order_by("code")
    sides = {one.code: "AB"[n % 2] for n, one in enumerate(villages)}
    tie_case(analis, wave=code, case=case.number, sides=sides, now=at)
    open_field(analis, wave=code, now=at)
    row.refresh_from_db()
    fill(row, at=at + timedelta(days=1), seed=626)
    _answer(rng, row)
    closed, published = (now - timedelta(days=n) for n in (CLOSED, PUBLISHED))
    close_wave(acting("analis", closed), wave=code, now=closed)
    publish_wave(acting("kepala", published), wave=code, now=published)


def _plan_check(case: Case, on: date, at: datetime) -> None:
    piket = acting("piket", at)
    recover.begin_recovery(piket, number=case.number, now=at)
    recover.plan_residual(piket, number=case.number, on=on, now=at)


def _answer(rng: random.Random, row: Wave) -> None:
    """Give everybody who agreed answers to P1 to P6 instead of the thirty items."""
    people = list(Interview.objects.filter(wave=row, consent=True).select_related("place__parent"))
    for one in people:
        place = one.place
        if place is None:
            continue
        burden = TROUBLED[(place.parent or place).side] + rng.gauss(0, 0.5)
        levels = [burden] * 3 + [0.4 - burden / 2] * 3
        one.answers = {
            f"P{n}": min(5, max(1, round(3 + level + rng.gauss(0, 0.9))))
            for n, level in enumerate(levels, start=1)
        }
        one.sides = {}
    Interview.objects.bulk_update(people, ["answers", "sides"], batch_size=200)
