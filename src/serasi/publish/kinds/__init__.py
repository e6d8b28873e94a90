"""The kinds of paper, as data."""

from serasi.publish.kinds import daily, monthly, period_report
from serasi.publish.kinds.about import KINDS_ABOUT
from serasi.publish.kinds.model import Kind, Rhythm

PERIODIC = (period_report.KIND, monthly.KIND, daily.KIND)
KINDS: dict[str, Kind] = {kind.code: kind for kind in (*PERIODIC, *KINDS_ABOUT)}

__all__ = ["KINDS", "Kind", "Rhythm"]
