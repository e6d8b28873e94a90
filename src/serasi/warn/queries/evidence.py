"""What speaks for a level: observations, verified events, what detectors found. For the house.

These reads cross jurisdictions on purpose and are never shown as they are: the caller opens the
wall, and what comes of them is a proposal whose readers `visible_to` decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from serasi.warn import rules
from serasi.warn.indicators import INDICATORS, KUNING, SIGNAL, Indicator
from serasi.warn.models import Finding, JudgedWeek, Observation
from serasi.warn.queries.calendar import approaching
from serasi.warn.queries.computed import computed
from serasi.warn.queries.ground import Basis, Tuned, steps_in, thresholds_on
from serasi.warn.queries.scope import DISTRICT

LONGEST = 400
VILLAGE, REGENCY, PROVINCE = 13, 5, 2
FOUND_DAYS = 9
"""From the Sunday that ends a week to the Monday after the next one, both included."""


def _observed(
    today: date, tuned: Tuned, districts: list[str] | None, basis: dict[str, Basis]
) -> dict[str, list[rules.Evidence]]:
    """Return what agencies observed, by district; what is seen of a whole regency by regency."""
    rows = Observation.objects.filter(
        withdrawn_at=None, observed_on__gt=today - timedelta(days=LONGEST), observed_on__lte=today
    ).order_by("pk")
    if districts is not None:
        above = {code[:REGENCY] for code in districts}
        rows = rows.filter(Q(district_code__in=districts) | Q(area_id__in=above))
    found: dict[str, list[rules.Evidence]] = defaultdict(list)
    for row in rows:
        indicator = INDICATORS.get(row.code)
        if indicator is None or len(row.district_code) < REGENCY:
            continue
        steps = steps_in(tuned, row.code, row.area_id)
        evidence = rules.Evidence(
            code=row.code,
            level=rules.reached(indicator, row.value, row.signs, steps),
            strength=row.strength,
            source=f"agency:{row.agency_id}",
            observed_on=row.observed_on,
            window=indicator.window,
            value=row.value,
            signs=tuple(row.signs),
            key=f"observation:{row.pk}",
            capacity=indicator.capacity,
            steps=steps,
            wide=len(row.area_id) < DISTRICT,
        )
        found[row.district_code].append(evidence)
        if rules.stands(evidence, today=today).level and not evidence.wide:
            _note(basis.setdefault(row.district_code, Basis()), row, indicator)
    return found


def _note(basis: Basis, row: Observation, indicator: Indicator) -> None:
    """Let an observation that stands count in the basis, with its village and trigger."""
    basis.observations += 1
    if len(row.area_id) == VILLAGE:
        basis.villages.add(row.area_id)
    only = min(indicator.triggers) if len(indicator.triggers) == 1 else ""
    basis.add_trigger(row.trigger or only)


def _found(today: date, basis: dict[str, Basis]) -> dict[str, list[rules.Evidence]]:
    """Return what detectors found: weak by itself, so that it never rises above kuning.

    The findings of a week stand until the next week is judged, and not beyond the Monday on which
    that is due.
    """
    found: dict[str, list[rules.Evidence]] = defaultdict(list)
    rows = Finding.objects.filter(day__gt=today - timedelta(days=FOUND_DAYS), day__lte=today)
    judged = JudgedWeek.objects.filter(day__lte=today).order_by("-day").first()
    if judged is not None:
        rows = rows.filter(day__gte=judged.day)
    for row in rows.exclude(detector=Finding.Detector.SILENCE):
        for district in row.areas or [row.area_id]:
            if len(district) != 8:
                continue
            found[district].append(
                rules.Evidence(
                    SIGNAL, KUNING, "weak", f"detector:{row.detector}", row.day, FOUND_DAYS,
                    row.observed, (row.detector,), f"finding:{row.pk}",
                )
            )  # fmt: skip
            held = basis.setdefault(district, Basis())
            held.findings += 1
            if row.recurrence_days and row.recurrence_days > (held.recurrence_days or 0):
                held.recurrence_days = row.recurrence_days
    return found


def evidence_of(
    today: date, districts: Iterable[str] | None = None
) -> tuple[dict[str, list[rules.Evidence]], dict[str, Basis]]:
    """Return all evidence by district, and what it rests on.

    What was seen of a whole regency stands beside a district's own evidence and never alone: a
    price that rises everywhere proposes no level in thirty districts. So does a day in the
    calendar of a whole regency.
    """
    wanted = None if districts is None else list(districts)
    tuned = thresholds_on(today)
    told, basis = computed(today, tuned, wanted)
    seen = _observed(today, tuned, wanted, basis)
    together: dict[str, list[rules.Evidence]] = defaultdict(list)
    near = approaching(today, tuned)
    for part in (seen, told, _found(today, basis), near):
        for district, items in part.items():
            if len(district) == DISTRICT and (wanted is None or district in wanted):
                together[district] += items
    for district, items in together.items():
        items += seen.get(district[:REGENCY], ())
        items += [*near.get(district[:REGENCY], ()), *near.get(district[:PROVINCE], ())]
    return together, dict(basis)
