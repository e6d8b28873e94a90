"""The kinds of paper, as data."""

from serasi.publish.kinds import above, daily, indicators, monthly, period_report, risk_map
from serasi.publish.kinds.about import KINDS_ABOUT
from serasi.publish.kinds.model import Kind, Rhythm

PERIODIC = (
    period_report.KIND,
    monthly.KIND,
    daily.KIND,
    indicators.KIND,
    risk_map.KIND,
    risk_map.RENEWED,
    above.KIND,
)
KINDS: dict[str, Kind] = {kind.code: kind for kind in (*PERIODIC, *KINDS_ABOUT)}

__all__ = ["KINDS", "Kind", "Rhythm"]
