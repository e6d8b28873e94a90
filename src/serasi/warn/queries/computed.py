"""The indicators that the register itself gives: I01, I02, I04 and I23 from confirmed events.

Each is judged at every day on which an event ended a window, and dated by that day, so that it
decays a step a window as everything else does, and does not vanish with the last event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from serasi.register.models import Event
from serasi.warn import rules
from serasi.warn.indicators import INDICATORS
from serasi.warn.queries.ground import Basis, Tuned, steps_in

FIGHTS = frozenset({"F10", "F11"})
MOBS = frozenset({"F09"})
COUNTED_FOR, TERMS = 14, 4
"""Days of which events stand in the basis; windows after which nothing of a merah is left."""


@dataclass(frozen=True)
class _Happened:
    day: date
    pk: int
    weight: int
    death: bool


def computed(
    today: date, tuned: Tuned, districts: Iterable[str] | None = None
) -> tuple[dict[str, list[rules.Evidence]], dict[str, Basis]]:
    """Return the evidence that verified events give, and what it rests on, by district.

    Only confirmed events count, once each: not reports, so that a new active reporter raises
    nothing.
    """
    basis: dict[str, Basis] = defaultdict(Basis)
    series: dict[tuple[str, str], list[_Happened]] = defaultdict(list)
    for row in _rows(today, districts):
        district, age = row.district_code, (today - row.start_date).days
        if len(district) < 8:
            continue
        if age < COUNTED_FOR or (row.form in MOBS and age < INDICATORS["I23"].window):
            _add(basis[district], row)
        for code, weight in _weights(row):
            series[district, code].append(
                _Happened(row.start_date, row.pk, weight, bool(row.deaths))
            )
    found: dict[str, list[rules.Evidence]] = defaultdict(list)
    for (district, code), happened in series.items():
        found[district] += _judged(district, code, happened, tuned, today=today)
    return found, basis


def _rows(today: date, districts: Iterable[str] | None) -> Iterator[Event]:
    short = today - timedelta(days=TERMS * INDICATORS["I02"].window)
    long = today - timedelta(days=TERMS * INDICATORS["I23"].window)
    rows = Event.objects.filter(
        Q(start_date__gt=short) | Q(start_date__gt=long, form__in=MOBS),
        state=Event.State.CONFIRMED,
        trashed_at=None,
        merged_into=None,
        start_date__lte=today,
    )
    if districts is not None:
        rows = rows.filter(district_code__in=list(districts))
    return rows.only(
        "district_code", "area", "kind", "form", "start_date", "trigger", "deaths",
        "injured_heavy", "injured_light", "report_count", "cross_border",
    ).order_by("start_date", "pk").iterator(chunk_size=5000)  # fmt: skip


def _weights(row: Event) -> Iterator[tuple[str, int]]:
    """Yield which indicators an event counts for, and how heavily."""
    incident = row.kind == Event.Kind.INCIDENT
    hurt = 3 if row.deaths else 2 if row.injured_heavy else 1 if row.injured_light else 0
    if hurt:
        yield "I04", hurt
    if row.kind == Event.Kind.TENSION:
        yield "I01", 1
    if incident and row.form in FIGHTS:
        yield "I02", 1
    if incident and row.form in MOBS:
        yield "I23", 1


def _judged(
    district: str, code: str, happened: list[_Happened], tuned: Tuned, *, today: date
) -> Iterator[rules.Evidence]:
    """Yield what an indicator reached at the end of each window that an event ended."""
    indicator, steps = INDICATORS[code], steps_in(tuned, code, district)
    for day in sorted({one.day for one in happened}):
        within = [
            one for one in happened if day - timedelta(days=indicator.window) < one.day <= day
        ]
        weights = [one.weight for one in within]
        value = max(weights) if indicator.grades else sum(weights)
        known = {sign.key for sign in indicator.signs}
        signs = ("death",) if "death" in known and any(one.death for one in within) else ()
        level = rules.reached(indicator, value, signs, steps)
        if rules.decayed(level, observed_on=day, today=today, window=indicator.window):
            yield rules.Evidence(
                code, level, "strong", "register", day, indicator.window, value, signs,
                f"register:{code}:{max(one.pk for one in within)}", steps=steps,
            )  # fmt: skip


def _add(basis: Basis, row: Event) -> None:
    basis.events += 1
    basis.incidents += row.kind == Event.Kind.INCIDENT
    basis.reports += row.report_count or 0
    basis.villages.add(row.area_id)
    basis.add_trigger(row.trigger)
    basis.cross_border |= row.cross_border
    if basis.last is None or row.start_date > basis.last:
        basis.last = row.start_date
