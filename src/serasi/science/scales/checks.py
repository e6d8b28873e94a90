"""One check of the quality report, its bounds and its light."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Light = Literal["hijau", "kuning", "merah", "tidak_ada_data"]
CheckKey = Literal[
    "alpha_total", "omega_total", "omega_general", "omega_attitude", "item_rest", "item_missing",
    "ceiling", "factors_ten", "factors_sila", "factors_bifactor", "invariance", "items_by_group",
    "retest", "trust", "straight_lines", "contradictions", "yea_saying", "interviewers", "haste",
    "distance", "response",
]  # fmt: skip
Told = str | int | float


@dataclass(frozen=True)
class Bound:
    """From where a light is green, and from where it is no longer red.

    side : "least" = large values are good, "most" = small ones
    """

    green: float
    yellow: float
    side: Literal["least", "most"]

    def light(self, value: float | None) -> Light:
        """Return the light of a value; None = no data."""
        if value is None:
            return "tidak_ada_data"
        turned = 1 if self.side == "least" else -1
        if turned * value >= turned * self.green:
            return "hijau"
        return "kuning" if turned * value >= turned * self.yellow else "merah"


BOUNDS: Mapping[CheckKey, Bound] = MappingProxyType(
    {
        "alpha_total": Bound(0.80, 0.70, "least"),
        "omega_total": Bound(0.80, 0.70, "least"),
        "omega_general": Bound(0.70, 0.50, "least"),
        "omega_attitude": Bound(0.60, 0.50, "least"),
        "item_rest": Bound(0.30, 0.15, "least"),
        "item_missing": Bound(0.10, 0.20, "most"),
        "ceiling": Bound(0.60, 0.75, "most"),
        "retest": Bound(0.70, 0.60, "least"),
        "trust": Bound(0.30, 0.20, "least"),
        "straight_lines": Bound(0.05, 0.10, "most"),
        "contradictions": Bound(0.05, 0.10, "most"),
        "yea_saying": Bound(0.25, 0.50, "most"),
        "interviewers": Bound(0.05, 0.10, "most"),
        "haste": Bound(0.05, 0.10, "most"),
        "distance": Bound(0.05, 0.10, "most"),
        "response": Bound(0.70, 0.50, "least"),
    }
)
"""Green is what the instrument asks for where it names a figure (reliability, items, retest,
trust, interviewers); the yellow bounds and the other rows are defaults of our own."""

GOOD_FIT: Mapping[str, Bound] = MappingProxyType(
    {
        "cfi": Bound(0.90, 0.85, "least"),
        "tli": Bound(0.90, 0.85, "least"),
        "rmsea": Bound(0.08, 0.10, "most"),
        "srmr": Bound(0.08, 0.10, "most"),
    }
)
"""What a factor model must reach, all four."""


@dataclass(frozen=True)
class Check:
    """What one check found.

    subject : attitude or grouping that it is about, "" = the whole
    threshold : the green bound, None where the check is no single figure
    reason : key of `sentences.REASONS`
    told : what stands in the sentence of the reason
    """

    key: CheckKey
    light: Light
    reason: str
    subject: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    threshold: float | None = None
    told: Mapping[str, Told] = field(default_factory=dict)


def by_bound(
    key: CheckKey,
    value: float | None,
    *,
    bounds: Mapping[CheckKey, Bound] = BOUNDS,
    subject: str = "",
    low: float | None = None,
    high: float | None = None,
    told: Mapping[str, Told] | None = None,
) -> Check:
    """Return a check that is one figure against one bound."""
    bound = bounds[key]
    light = bound.light(value)
    known = {} if value is None else {"value": value}
    return Check(
        key, light, f"{key}.{light}", subject, value, low, high, bound.green,
        {**known, "threshold": bound.green, **(told or {})},
    )  # fmt: skip


AT_MOST: Mapping[CheckKey, Light] = MappingProxyType(
    {"factors_sila": "kuning", "factors_bifactor": "kuning"}
)
"""What a red check counts as for the whole where no published figure rests on it (ADR 13)."""


def overall(checks: Iterable[Check]) -> Light:
    """Return the light of the whole: the worst of its checks, two of which count as yellow at most.

    A sila is a second cut through the sentences that make the attitudes, and its value is a plain
    mean; that five sila are no factors of their own is expected where ten attitudes are. A bifactor
    model that cannot be told apart takes only `omega_general` away. Both keep their own red light.

    Examples
    --------
    >>> overall([Check("factors_ten", "hijau", ""), Check("factors_sila", "merah", "")])
    'kuning'
    >>> overall([Check("factors_ten", "merah", ""), Check("factors_sila", "hijau", "")])
    'merah'
    """
    lights: list[Light] = [
        AT_MOST.get(check.key, check.light) if check.light == "merah" else check.light
        for check in checks
    ]
    return worst(lights)


def worst(lights: list[Light]) -> Light:
    """Return the worst light; no data only where nothing is known at all."""
    order: tuple[Light, ...] = ("merah", "kuning", "hijau")
    return next((light for light in order if light in lights), "tidak_ada_data")
