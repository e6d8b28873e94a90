"""Verified tension around a forum by quarter, beside comparable villages that never had one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import Count, Min
from django.db.models.functions import Length
from numpy.typing import NDArray

from serasi.facilitate.forum_rules import GRANTED
from serasi.facilitate.models import Activity, Forum
from serasi.facilitate.queries.forums import visible_to
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.regions.models import Area
from serasi.regions.placed import lies_in
from serasi.register.queries import countable
from serasi.register.queries.tables import known_since
from serasi.science import impact
from serasi.science.impact import Impact

GAP = 1
WINDOWS = tuple((before, after) for after in (4, 3, 2) for before in (8, 6, 4, 3))
"""Quarters before and after that are tried in turn; the quarter of the first activity is left out.
"""
COMPARED = 3
LEAST_EARLIER = 2
VILLAGE = 13
Counts = NDArray[np.float64]


def quarter(day: date) -> int:
    """Return the number of a day's quarter, counted from year 0.

    >>> quarter(date(2026, 4, 1)) - quarter(date(2026, 3, 31))
    1
    """
    return day.year * 4 + (day.month - 1) // 3


def first_day(number: int) -> date:
    """Return the first day of a quarter.

    >>> first_day(quarter(date(2026, 12, 31)))
    datetime.date(2026, 10, 1)
    """
    return date(number // 4, number % 4 * 3 + 1, 1)


@dataclass(frozen=True)
class Quarter:
    """One quarter: what was verified in the forum's village, and on average in the compared ones.

    side : before, during (left out), after, or outside the windows
    """

    first_day: date
    own: int
    compared: float | None
    side: str


@dataclass(frozen=True)
class Effect:
    """The view of one forum; `own` of its village alone, `all` of every forum of the regency.

    why_not : a word for why nothing can be computed, else empty
    same_periods : comparable villages were chosen by the quarters that also serve as "before"
    uncounted : records of the regency that name no village
    """

    why_not: str
    quarters: tuple[Quarter, ...] = ()
    compared: tuple[Area, ...] = ()
    before: int = 0
    after: int = 0
    own: Impact | None = None
    all: Impact | None = None
    same_periods: bool = False
    uncounted: int = 0


@dataclass(frozen=True)
class _Panel:
    """Counts of villages by quarter, and which place each village has."""

    villages: list[Area]
    place: dict[str, int]
    counts: Counts
    first: int
    uncounted: int


def _panel(viewer: Viewer, regency: str, today: date) -> _Panel | None:
    known = known_since(viewer, regency)
    if known is None:
        return None
    first, last = quarter(known) + 1, quarter(today)
    if last <= first:
        return None
    held = viewer.areas(Can.COUNT, Can.READ_EVENTS)
    areas = Area.objects.filter(level=4, valid_to=None, code__startswith=regency + ".")
    villages = [area for area in areas.order_by("code") if lies_in(area.code, held)]
    place = {area.code: n for n, area in enumerate(villages)}
    counts = np.zeros((len(villages), last - first))
    rows = countable(viewer).filter(
        regency_code=regency, start_date__gte=first_day(first), start_date__lt=first_day(last)
    )
    by_day = rows.alias(n=Length("area_id")).filter(n=VILLAGE).order_by()
    for code, day, n in by_day.values_list("area_id", "start_date").annotate(many=Count("pk")):
        if code in place:
            counts[place[code], quarter(day) - first] += n
    left = rows.alias(n=Length("area_id")).exclude(n=VILLAGE).count()
    return _Panel(villages, place, counts, first, left)


def _starts(viewer: Viewer, panel: _Panel) -> dict[str, int]:
    """Return when each forum's first activity was, as a place in the panel; -1 for none yet."""
    found = dict.fromkeys(visible_to(viewer).values_list("area_id", flat=True), -1)
    done = Activity.objects.filter(
        package__forum__in=visible_to(viewer).values("pk"), package__state__in=GRANTED
    )
    rows = done.order_by().values_list("package__forum__area").annotate(first=Min("first_day"))
    for code, day in rows:
        found[code] = quarter(day) - panel.first + 1
    return {code: start for code, start in found.items() if code in panel.place}


def _fits(start: int, before: int, after: int, quarters: int) -> bool:
    return start - GAP - before >= 0 and start + after <= quarters


def effect(viewer: Viewer, forum: Forum, *, today: date) -> Effect:
    """Return what can be said of a forum before and after, and how it may be read."""
    panel = _panel(viewer, forum.regency_code, today)
    if panel is None or forum.area_id not in panel.place:
        return Effect("no_data")
    starts = _starts(viewer, panel)
    start = starts.get(forum.area_id, -1)
    if start < 0:
        return Effect("not_begun", uncounted=panel.uncounted)
    quarters = panel.counts.shape[1]
    window = next((w for w in WINDOWS if _fits(start, *w, quarters)), None)
    if window is None:
        return Effect("too_early", uncounted=panel.uncounted)
    return _compared(forum, panel, starts, window, today)


def _compared(
    forum: Forum, panel: _Panel, starts: dict[str, int], window: tuple[int, int], today: date
) -> Effect:
    before, after = window
    quarters = panel.counts.shape[1]
    begun = {code: s for code, s in starts.items() if s >= 0 and _fits(s, before, after, quarters)}
    never = [place for code, place in panel.place.items() if code not in starts]
    rows = np.array([*(panel.place[code] for code in begun), *never])
    treated = np.arange(len(rows)) < len(begun)
    earlier = min(begun.values()) - GAP - before
    same = earlier < LEAST_EARLIER
    prior = panel.counts[rows, : earlier + before if same else earlier]
    found = impact.comparison_villages(
        prior, treated, population=_people(panel, rows), each=COMPARED
    )
    mine = list(begun).index(forum.area_id)
    match = next((m.comparison for m in found.matches if m.treated == mine), ())
    own = _impact(panel, rows, [mine], list(match), begun, window, today)
    everybody = _impact(
        panel, rows, list(range(len(begun))), list(found.comparison), begun, window, today
    )
    return Effect(
        "",
        quarters=_quarters(panel, forum, rows[list(match)], begun[forum.area_id], window),
        compared=tuple(panel.villages[rows[n]] for n in match),
        before=before,
        after=after,
        own=own,
        all=everybody,
        same_periods=same,
        uncounted=panel.uncounted,
    )


def _people(panel: _Panel, rows: NDArray[np.int64]) -> Counts | None:
    """Return the people of each village; None unless all are known."""
    known = [panel.villages[n].population for n in rows]
    return np.array(known, dtype=float) if all(known) else None


def _impact(
    panel: _Panel, rows: NDArray[np.int64], treated: list[int], compared: list[int],
    begun: dict[str, int], window: tuple[int, int], today: date,
) -> Impact:  # fmt: skip
    chosen = [*treated, *compared]
    marks = np.arange(len(chosen)) < len(treated)
    begins = list(begun.values())
    start = np.array([*(begins[n] for n in treated), *([0] * len(compared))])
    return impact.before_and_after(
        panel.counts[rows[chosen]], marks, start, before=window[0], after=window[1], gap=GAP,
        rng=np.random.default_rng(today.toordinal()),
    )  # fmt: skip


def _quarters(
    panel: _Panel, forum: Forum, compared: NDArray[np.int64], start: int, window: tuple[int, int]
) -> tuple[Quarter, ...]:
    before, after = window
    own = panel.counts[panel.place[forum.area_id]]
    found = []
    for n in range(panel.counts.shape[1]):
        side = "outside"
        if start - GAP - before <= n < start - GAP:
            side = "before"
        elif start - GAP <= n < start:
            side = "during"
        elif start <= n < start + after:
            side = "after"
        mean = float(panel.counts[compared, n].mean()) if len(compared) else None
        found.append(Quarter(first_day(panel.first + n), int(own[n]), mean, side))
    return tuple(found)
