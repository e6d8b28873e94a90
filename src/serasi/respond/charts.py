"""The curve of agreements that still hold, as a picture with words for who does not see it."""

from __future__ import annotations

import math

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from serasi.respond.queries.holding import TIMES, Holding
from serasi.science.charts import Step, steps


def survival_chart(figures: Holding) -> SafeString | str:
    """Draw how long agreements hold; empty where there are too few to draw."""
    curve = figures.curve
    if curve is None:
        return ""
    rows = [
        Step(float(time), float(share), _known(low), _known(high), int(censored))
        for time, share, low, high, censored in zip(
            curve.time, curve.survival, curve.low, curve.high, curve.censored, strict=True
        )
    ]
    said = _("Bagian kesepakatan yang masih bertahan menurut hari sejak ditandatangani")
    drawn = steps(rows, label=said, unit=_("hari"), ticks=[float(day) for day in TIMES])
    return mark_safe(drawn)  # noqa: S308 - our own drawing, every word in it escaped


def _known(value: float) -> float | None:
    number = float(value)
    return number if math.isfinite(number) else None
