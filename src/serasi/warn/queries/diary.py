"""The alarm diary of the viewer's areas: each warning with its outcome, and the sums of all."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from serasi.network.policy import Viewer
from serasi.network.walls import opened
from serasi.warn import rules
from serasi.warn.models import Notice, Review, Warning
from serasi.warn.queries.scope import visible_to

SHOWN = 200


@dataclass(frozen=True)
class Line:
    """One warning of the diary."""

    warning: Warning
    outcome: str
    outcome_words: str
    lead_hours: float | None
    reviewer: str


@dataclass(frozen=True)
class Sums:
    """How good the warnings have been: `precision` in per cent, None where nothing was judged."""

    confirmed: int
    judged: int
    true: int
    prevented: int
    false: int
    unknown: int
    precision: float | None
    lead_median: float | None
    relay_median: float | None
    relay_n: int
    unanswered: int


@dataclass(frozen=True)
class Diary:
    """The lines of a year and their sums."""

    lines: list[Line]
    sums: Sums
    since: datetime
    waiting: int


def diary_of(viewer: Viewer, *, now: datetime, days: int = 365) -> Diary:
    """Return the confirmed warnings of the last days with what came of them."""
    since = now - timedelta(days=days)
    rows = list(
        visible_to(viewer)
        .filter(confirmed_at__gte=since)
        .select_related("area", "area__parent", "review", "review__by")
        .order_by("-confirmed_at")
    )
    lines = [_line(row) for row in rows]
    with opened():
        notices = list(
            Notice.objects.filter(warning__in=[row.pk for row in rows]).values_list(
                "state", "told_at", "answered_at"
            )
        )
    waiting = sum(not line.outcome and line.warning.state != "confirmed" for line in lines)
    return Diary(lines[:SHOWN], _sums(lines, notices), since, waiting)


def _line(row: Warning) -> Line:
    review: Review | None = getattr(row, "review", None)
    if review is None or row.confirmed_at is None:
        return Line(row, "", "", None, "")
    return Line(
        row,
        review.outcome,
        str(Review.Outcome(review.outcome).label),
        rules.lead_hours(row.confirmed_at, review.violence_at),
        review.by.name,
    )


def _sums(lines: Sequence[Line], notices: Sequence[tuple[str, datetime, datetime | None]]) -> Sums:
    count = {name: sum(line.outcome == name for line in lines) for name in Review.Outcome.values}
    right = count["true"] + count["prevented"]
    decided = right + count["false"]
    leads = [line.lead_hours for line in lines if line.lead_hours is not None]
    relays = [
        (answered - told).total_seconds() / 60
        for state, told, answered in notices
        if state == Notice.State.ACKNOWLEDGED and answered is not None
    ]
    return Sums(
        confirmed=len(lines),
        judged=sum(bool(line.outcome) for line in lines),
        true=count["true"],
        prevented=count["prevented"],
        false=count["false"],
        unknown=count["unknown"],
        precision=100 * right / decided if decided else None,
        lead_median=statistics.median(leads) if leads else None,
        relay_median=statistics.median(relays) if relays else None,
        relay_n=len(relays),
        unanswered=sum(state == Notice.State.OVER for state, _t, _a in notices),
    )
