"""What a level rests on, in numbers, and the thresholds by which it is judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from serasi.warn.indicators import INDICATORS
from serasi.warn.models import Threshold

Steps = tuple[float | None, float | None, float | None]
Tuned = Mapping[str, list[tuple[str, Steps]]]


@dataclass
class Basis:
    """What the evidence of a district rests on, in numbers."""

    events: int = 0
    incidents: int = 0
    reports: int = 0
    observations: int = 0
    findings: int = 0
    villages: set[str] = field(default_factory=set)
    triggers: dict[str, int] = field(default_factory=dict)
    last: date | None = None
    cross_border: bool = False
    recurrence_days: float | None = None

    def add_trigger(self, code: str) -> None:
        """Count a trigger once more."""
        if code:
            self.triggers[code] = self.triggers.get(code, 0) + 1


def thresholds_on(day: date) -> Tuned:
    """Return the tuned thresholds in force on a day by indicator, the narrowest areas first."""
    found: dict[str, dict[str, Steps]] = defaultdict(dict)
    rows = Threshold.objects.filter(effective_from__lte=day).order_by("effective_from", "pk")
    for row in rows:
        found[row.code][row.area_id] = (row.kuning, row.oranye, row.merah)
    return {
        code: sorted(areas.items(), key=lambda item: -len(item[0])) for code, areas in found.items()
    }


def steps_in(tuned: Tuned, code: str, area: str) -> Steps:
    """Return an indicator's thresholds in an area: the narrowest tuned ones, else the usual."""
    for place, steps in tuned.get(code, ()):
        if area == place or area.startswith(place + "."):
            return steps
    return INDICATORS[code].thresholds
