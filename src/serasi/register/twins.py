"""Likely duplicates of new reports: sought within and over borders, kept as suggestions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from django.db.models import QuerySet

from serasi.collect.models import Report
from serasi.regions.models import Neighbour
from serasi.register import pairs
from serasi.register.codes import Form
from serasi.register.models import Handling, Suggestion
from serasi.register.queries.restricted import followed_key
from serasi.register.receiving import TRIGGERS, actor_names, code_among, known_day

MOST_TWINS = 5
CONTINUED = 0.9
"""How surely an update tells of the event of the message before it in its chat."""
COUNTS = ("deaths", "injured", "displaced_people", "vehicles_damaged", "buildings_damaged")
FORMS = frozenset(Form.values)


def trace_of(report: Report, *, area: str, day: date) -> pairs.Trace:
    """Return what of a report is compared with others."""
    reading = report.reading
    return pairs.Trace(
        key=report.pk,
        area=area,
        day=day,
        words=pairs.content_words(report.text),
        trigger=code_among(reading.get("trigger"), TRIGGERS),
        form=code_among(reading.get("form"), FORMS),
        origin=report.origin_key,
        actors=frozenset(name.lower() for name in actor_names(reading)),
        counts={n: reading[n] for n in COUNTS if isinstance(reading.get(n), int)},
    )


def adjacent_districts(districts: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return the districts that adjoin each of some districts."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = Neighbour.objects.filter(area_id__in=set(districts)).values_list("area_id", "other_id")
    for area, other in rows:
        found[area].add(other)
    return {area: frozenset(others) for area, others in found.items()}


def _windows(new: list[pairs.Trace]) -> Iterator[list[pairs.Trace]]:
    """Yield new traces whose days lie near each other: one old report must not widen the rest."""
    window: list[pairs.Trace] = []
    for trace in sorted(new, key=lambda t: (t.day, t.key)):
        if window and (trace.day - window[-1].day).days > 2 * pairs.NEAR_DAYS:
            yield window
            window = []
        window.append(trace)
    if window:
        yield window


def _near(window: list[pairs.Trace], adjacent: Mapping[str, frozenset[str]]) -> QuerySet[Handling]:
    districts = {trace.district for trace in window if len(trace.area) >= 8}
    wide = districts.union(*(adjacent.get(code, frozenset()) for code in districts))
    near = timedelta(days=pairs.NEAR_DAYS)
    return Handling.objects.filter(
        district_code__in=wide,
        day__gte=window[0].day - near,
        day__lte=window[-1].day + near,
    )


def _known(new: list[pairs.Trace], adjacent: Mapping[str, frozenset[str]]) -> Iterator[pairs.Trace]:
    """Yield the traces of earlier reports near in place and day, or of the same origin."""
    mine = {trace.key for trace in new}
    told: set[int] = set()
    for window in _windows(new):
        rows = (
            _near(window, adjacent)
            .exclude(outcome=Handling.Outcome.NIL)
            .exclude(report_id__in=mine)
            .select_related("report")
            .order_by("report_id")
        )
        for row in rows.iterator(chunk_size=500):
            if row.day is not None and row.report_id not in told:
                told.add(row.report_id)
                yield trace_of(row.report, area=row.area_id, day=row.day)
    origins = {trace.origin for trace in new if trace.origin}
    for report in Report.objects.filter(origin_key__in=origins).exclude(pk__in=mine)[:2000]:
        if report.pk not in told:
            yield trace_of(report, area=report.area_id, day=known_day(report))


def _continued(
    reports: list[Report], best: Mapping[int, list[tuple[float, int, pairs.Likeness]]]
) -> list[tuple[int, int, pairs.Likeness]]:
    """Return each update with the earlier report of its chat that it goes on from."""
    keys = {report.pk: key for report in reports if (key := followed_key(report))}
    earlier = dict(
        Report.objects.filter(content_key__in=set(keys.values())).values_list("content_key", "pk")
    )
    found = []
    for pk, key in keys.items():
        twin = earlier.get(key)
        if twin is None or twin == pk:
            continue
        known = next((like for _score, other, like in best.get(pk, ()) if other == twin), None)
        score = max(CONTINUED, known.score) if known else CONTINUED
        reasons = (("follows", ""), *(known.reasons if known else ()))
        found.append((pk, twin, pairs.Likeness(score, reasons)))
    return found


def _restricted(report_ids: set[int]) -> frozenset[int]:
    rows = Handling.objects.filter(pk__in=report_ids, sensitivity="restricted")
    return frozenset(rows.values_list("pk", flat=True))


def suggest(reports: list[Report]) -> int:
    """Store the likely duplicates of new reports; return how many pairs."""
    new = [
        trace_of(r, area=r.area_id, day=known_day(r))
        for r in reports
        if r.reading.get("label") != "not_event"
    ]
    if not new:
        return 0
    districts = {trace.district for trace in new if len(trace.area) >= 8}
    adjacent = adjacent_districts(districts)
    best: dict[int, list[tuple[float, int, pairs.Likeness]]] = defaultdict(list)
    for other, trace, found in pairs.alike(new, _known(new, adjacent), adjacent=adjacent):
        best[trace.key].append((found.score, other.key, found))
    for key, twin, found in _continued(reports, best):
        best[key] = [(found.score, twin, found), *(t for t in best[key] if t[1] != twin)]
    sides = {pk for key, twins in best.items() for pk in (key, *(twin[1] for twin in twins))}
    restricted = _restricted(sides)
    rows = []
    for key, twins in best.items():
        for _score, twin, likeness in sorted(twins, key=lambda t: (-t[0], t[1]))[:MOST_TWINS]:
            first, second = sorted((key, twin))
            rows.append(
                Suggestion(
                    first_id=first,
                    second_id=second,
                    score=likeness.score,
                    reasons=[list(reason) for reason in likeness.reasons],
                    restricted=bool({first, second} & restricted),
                )
            )
    Suggestion.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    return len(rows)
