"""The kinds of paper, as data."""

from serasi.publish.kinds import monthly, period_report
from serasi.publish.kinds.about import KINDS_ABOUT
from serasi.publish.kinds.model import Kind, Rhythm

KINDS: dict[str, Kind] = {
    kind.code: kind for kind in (period_report.KIND, monthly.KIND, *KINDS_ABOUT)
}

__all__ = ["KINDS", "Kind", "Rhythm"]
