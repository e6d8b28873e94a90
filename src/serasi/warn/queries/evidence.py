"""What speaks for a level: observations, verified events, what detectors found. For the house.

These reads cross jurisdictions on purpose and are never shown as they are: the caller opens the
wall, and what comes of them is a proposal whose readers `visible_to` decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from serasi.register.models import Event
from serasi.warn import rules
from serasi.warn.indicators import INDICATORS, KUNING, SIGNAL
from serasi.warn.models import Finding, Observation, Threshold

LONGEST = 400
FIGHTS = frozenset({"F10", "F11"})
MOBS = frozenset({"F09"})
Steps = tuple[float | None, float | None, float | None]


@dataclass
class Basis:
    """What the evidence of a district rests on, in numbers."""

    events: int = 0
    incidents: int = 0
    reports: int = 0
    villages: set[str] = field(default_factory=set)
    triggers: dict[str, int] = field(default_factory=dict)
    last: date | None = None
    cross_border: bool = False
    recurrence_days: float | None = None


def thresholds_on(day: date) -> Mapping[str, list[tuple[str, Steps]]]:
    """Return the tuned thresholds in force on a day by indicator, the narrowest areas first."""
    found: dict[str, dict[str, Steps]] = defaultdict(dict)
    rows = Threshold.objects.filter(effective_from__lte=day).order_by("effective_from", "pk")
    for row in rows:
        found[row.code][row.area_id] = (row.kuning, row.oranye, row.merah)
    return {
        code: sorted(areas.items(), key=lambda item: -len(item[0])) for code, areas in found.items()
    }


def _steps(tuned: Mapping[str, list[tuple[str, Steps]]], code: str, area: str) -> Steps:
    for place, steps in tuned.get(code, ()):
        if area == place or area.startswith(place + "."):
            return steps
    return INDICATORS[code].thresholds


def _observed(
    today: date, tuned: Mapping[str, list[tuple[str, Steps]]], districts: Iterable[str] | None
) -> dict[str, list[rules.Evidence]]:
    rows = Observation.objects.filter(
        withdrawn_at=None, observed_on__gt=today - timedelta(days=LONGEST), observed_on__lte=today
    ).order_by("pk")
    if districts is not None:
        rows = rows.filter(district_code__in=list(districts))
    found: dict[str, list[rules.Evidence]] = defaultdict(list)
    for row in rows.values(
        "pk", "code", "area_id", "district_code", "value", "signs", "strength", "observed_on",
        "agency_id",
    ):  # fmt: skip
        indicator = INDICATORS.get(row["code"])
        if indicator is None or len(row["district_code"]) < 8:
            continue
        steps = _steps(tuned, row["code"], row["area_id"])
        found[row["district_code"]].append(
            rules.Evidence(
                code=row["code"],
                level=rules.reached(indicator, row["value"], row["signs"], steps),
                strength=row["strength"],
                source=f"agency:{row['agency_id']}",
                observed_on=row["observed_on"],
                window=indicator.window,
                value=row["value"],
                signs=tuple(row["signs"]),
                key=f"observation:{row['pk']}",
                capacity=indicator.capacity,
            )
        )
    return found


def _hurt(row: Mapping[str, object]) -> int:
    """Return the worst of an event: 1 lightly hurt, 2 badly, 3 dead."""
    if row["deaths"]:
        return 3
    if row["injured_heavy"]:
        return 2
    return 1 if row["injured_light"] else 0


def computed(
    today: date,
    tuned: Mapping[str, list[tuple[str, Steps]]],
    districts: Iterable[str] | None = None,
) -> tuple[dict[str, list[rules.Evidence]], dict[str, Basis]]:
    """Return the evidence that verified events give, and what it rests on, by district.

    Only confirmed events count, once each: not reports, so that a new active reporter raises
    nothing.
    """
    rows = Event.objects.filter(
        state=Event.State.CONFIRMED,
        trashed_at=None,
        merged_into=None,
        start_date__gt=today - timedelta(days=90),
        start_date__lte=today,
    )
    if districts is not None:
        rows = rows.filter(district_code__in=list(districts))
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    dead: dict[str, set[str]] = defaultdict(set)
    basis: dict[str, Basis] = defaultdict(Basis)
    for row in rows.values(
        "district_code", "area_id", "kind", "form", "start_date", "trigger", "deaths",
        "injured_heavy", "injured_light", "report_count", "cross_border",
    ):  # fmt: skip
        district, age = row["district_code"], (today - row["start_date"]).days
        if len(district) < 8:
            continue
        tally = counts[district]
        if age < 14 or row["form"] in MOBS:
            _add_to_basis(basis[district], row)
        if age < 14:
            tally["I04"] = max(tally["I04"], _hurt(row))
        if age < 7:
            tally["I01"] += row["kind"] == Event.Kind.TENSION
        if age < 14 and row["kind"] == Event.Kind.INCIDENT and row["form"] in FIGHTS:
            tally["I02"] += 1
            dead[district] |= {"I02"} if row["deaths"] else set()
        if row["kind"] == Event.Kind.INCIDENT and row["form"] in MOBS:
            tally["I23"] += 1
            dead[district] |= {"I23"} if row["deaths"] else set()
    found: dict[str, list[rules.Evidence]] = defaultdict(list)
    for district, tally in counts.items():
        for code, value in tally.items():
            signs = ("death",) if code in dead[district] else ()
            steps = _steps(tuned, code, district)
            level = rules.reached(INDICATORS[code], value, signs, steps)
            if level:
                found[district].append(
                    rules.Evidence(
                        code, level, "strong", "register", today, INDICATORS[code].window,
                        value, signs, f"register:{district}",
                    )
                )  # fmt: skip
    return found, basis


def _add_to_basis(basis: Basis, row: Mapping[str, object]) -> None:
    basis.events += 1
    basis.incidents += row["kind"] == Event.Kind.INCIDENT
    basis.reports += int(str(row["report_count"] or 0))
    basis.villages.add(str(row["area_id"]))
    trigger = str(row["trigger"])
    basis.triggers[trigger] = basis.triggers.get(trigger, 0) + 1
    basis.cross_border |= bool(row["cross_border"])
    day = row["start_date"]
    if isinstance(day, date) and (basis.last is None or day > basis.last):
        basis.last = day


def _found(today: date, basis: dict[str, Basis]) -> dict[str, list[rules.Evidence]]:
    """Return what detectors found lately: weak by itself, so that it never rises above kuning."""
    found: dict[str, list[rules.Evidence]] = defaultdict(list)
    rows = Finding.objects.filter(day__gt=today - timedelta(days=7), day__lte=today)
    for row in rows.exclude(detector=Finding.Detector.SILENCE):
        for district in row.areas or [row.area_id]:
            if len(district) != 8:
                continue
            found[district].append(
                rules.Evidence(
                    SIGNAL, KUNING, "weak", f"detector:{row.detector}", row.day, 7,
                    row.observed, (row.detector,), f"finding:{row.pk}",
                )
            )  # fmt: skip
            held = basis.setdefault(district, Basis())
            if row.recurrence_days and row.recurrence_days > (held.recurrence_days or 0):
                held.recurrence_days = row.recurrence_days
    return found


def evidence_of(
    today: date, districts: Iterable[str] | None = None
) -> tuple[dict[str, list[rules.Evidence]], dict[str, Basis]]:
    """Return all evidence by district, and what it rests on."""
    wanted = None if districts is None else list(districts)
    tuned = thresholds_on(today)
    told, basis = computed(today, tuned, wanted)
    together: dict[str, list[rules.Evidence]] = defaultdict(list)
    for part in (_observed(today, tuned, wanted), told, _found(today, basis)):
        for district, items in part.items():
            if wanted is None or district in wanted:
                together[district] += items
    return together, dict(basis)
