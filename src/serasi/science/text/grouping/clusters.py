"""Reports of one event gathered into one suggestion: online, and in any order the same result.

A report meets others of its own and adjoining districts within 96 hours only. Pairs that score
high enough make a graph; within each connected part the best pairs are joined first, unless
something forbids it. The partition is therefore a function of the set of reports.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from serasi.science.text.grouping.likeness import MOST_DAYS, Trace, likeness, may_be_one

JOIN_FROM = 0.4
MEAN_FROM = 0.36
"""Two groups are joined only when their known pairs score this on average."""
ALL_PAIRS, WINDOW = 2500, 24
"""Blocks whose product is larger are walked in order, each report with its next neighbours."""

Order = tuple[str, str, str, int]
Place = tuple[str, date]
Edge = tuple[float, int, int]


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of one event: their keys, how many sources they are, the counts last told."""

    keys: tuple[int, ...]
    sources: int
    counts: Mapping[str, int]
    area: str
    day: date


class Clusters:
    """A growing set of reports and the groups they fall into."""

    __slots__ = ("_adjacent", "_blocks", "_origins", "_regency", "_traces")

    def __init__(self, adjacent: Mapping[str, frozenset[str]] | None = None) -> None:
        self._adjacent = adjacent or {}
        self._traces: dict[int, Trace] = {}
        self._blocks: dict[Place, list[Order]] = defaultdict(list)
        self._regency: dict[Place, list[Order]] = defaultdict(list)
        self._origins: dict[str, list[tuple[date, int]]] = defaultdict(list)

    def add(self, trace: Trace, /) -> None:
        """Take in one report; a key that is known already is left as it is."""
        if trace.key in self._traces:
            return
        self._traces[trace.key] = trace
        insort(self._blocks[trace.district, trace.day], _order(trace))
        insort(self._regency[trace.area[:5], trace.day], _order(trace))
        if trace.origin:
            insort(self._origins[trace.origin], (trace.day, trace.key))

    def group_of(self, key: int, /) -> Group:
        """Give the group of one report; looks only at the reports it hangs together with."""
        part = self._part(key)
        return next(g for g in self._settle(part) if key in g.keys)

    def groups(self) -> list[Group]:
        """Give all groups, in the order of their smallest key."""
        left = set(self._traces)
        found: list[Group] = []
        while left:
            part = self._part(min(left)) if len(left) < 3 else self._part(next(iter(left)))
            left -= part.keys()
            found += self._settle(part)
        return sorted(found, key=lambda g: g.keys)

    def _part(self, key: int) -> dict[int, dict[int, float]]:
        """Walk the graph of likely pairs from one report: each key with its scored neighbours."""
        part: dict[int, dict[int, float]] = {}
        waiting = [key]
        while waiting:
            at = waiting.pop()
            if at in part:
                continue
            part[at] = self._scores(at)
            waiting += [k for k, s in part[at].items() if s >= JOIN_FROM and k not in part]
        return part

    def _scores(self, key: int) -> dict[int, float]:
        trace = self._traces[key]
        return {
            other.key: likeness(trace, other).score
            for other in self._candidates(trace)
            if may_be_one(trace, other)
        }

    def _candidates(self, trace: Trace) -> Iterator[Trace]:
        seen = {trace.key}
        for key in (*self._near(trace), *self._copies(trace)):
            if key not in seen:
                seen.add(key)
                yield self._traces[key]

    def _near(self, trace: Trace) -> Iterator[int]:
        mine = _order(trace)
        days = [trace.day + timedelta(days=n) for n in range(-MOST_DAYS, MOST_DAYS + 1)]
        own = self._blocks[trace.district, trace.day]
        coarse = len(trace.area) < 8
        for day in days:
            for district in (trace.district, *sorted(self._adjacent.get(trace.district, ()))):
                yield from _meet(mine, own, self._blocks.get((district, day), []))
            regency = self._regency.get((trace.area[:5], day), [])
            if coarse:
                yield from _within(mine, regency, len(own))
            else:
                for order in self._blocks.get((trace.area[:5], day), ()):
                    yield from self._coarse(order, mine, trace)

    def _coarse(self, order: Order, mine: Order, trace: Trace) -> Iterator[int]:
        """Yield a report that tells the regency only, when it meets this one too."""
        block = self._blocks[trace.area[:5], self._traces[order[3]].day]
        regency = self._regency[trace.area[:5], trace.day]
        if len(block) * len(regency) <= ALL_PAIRS or _close(order, mine, regency):
            yield order[3]

    def _copies(self, trace: Trace) -> Iterator[int]:
        """Yield the copies next before and after this one, when they are near in time."""
        copies = self._origins.get(trace.origin, []) if trace.origin else []
        at = bisect_left(copies, (trace.day, trace.key))
        for day, key in copies[max(0, at - 1) : at + 2]:
            if abs((day - trace.day).days) <= MOST_DAYS:
                yield key

    def _settle(self, part: Mapping[int, Mapping[int, float]]) -> list[Group]:
        """Join the best pairs of one connected part first."""
        edges: list[Edge] = sorted(
            (-score, a, b)
            for a, near in part.items()
            for b, score in near.items()
            if a < b and score >= JOIN_FROM
        )
        home = {key: key for key in part}
        bands = {key: _Band(self._traces[key], part[key]) for key in part}
        barred: set[tuple[int, int, int, int]] = set()
        for _, a, b in edges:
            one, other = home[a], home[b]
            if one == other:
                continue
            small, large = sorted((one, other), key=lambda k: (len(bands[k].traces), -k))
            sizes = (small, large, len(bands[small].traces), len(bands[large].traces))
            if sizes in barred or not bands[large].may_take(bands[small]):
                barred.add(sizes)
                continue
            bands[large].take(bands.pop(small))
            for trace in bands[large].traces:
                home[trace.key] = large
        return [_group(band.traces) for band in bands.values()]


class _Band:
    """A group under way: its reports, what they bar, and their scores with others."""

    __slots__ = ("dated", "events", "scores", "traces", "villages")

    def __init__(self, trace: Trace, scores: Mapping[int, float]) -> None:
        self.traces = [trace]
        self.scores = {trace.key: scores}
        self.dated = [trace.day] if trace.dated else []
        self.events = {trace.event} - {""}
        self.villages = Counter(trace.villages)

    def may_take(self, other: _Band) -> bool:
        """Tell whether two groups can be one event."""
        if len(self.events | other.events) > 1:
            return False
        dated = self.dated + other.dated
        if dated and (max(dated) - min(dated)).days > 1:
            return False
        if self.villages and other.villages and not self._share_village(other):
            return False
        known = [
            self.scores[a.key][b.key]
            for a in self.traces
            for b in other.traces
            if b.key in self.scores[a.key]
        ]
        return bool(known) and sum(known) / len(known) >= MEAN_FROM

    def _share_village(self, other: _Band) -> bool:
        """Tell whether the scene most told by one is a scene told by the other."""
        mine, theirs = self.villages.most_common(1)[0][0], other.villages.most_common(1)[0][0]
        return mine in other.villages or theirs in self.villages or mine[:8] == theirs[:8]

    def take(self, other: _Band) -> None:
        """Take the reports of another group in."""
        self.traces += other.traces
        self.scores |= other.scores
        self.dated += other.dated
        self.events |= other.events
        self.villages += other.villages


def _order(trace: Trace) -> Order:
    return trace.area, trace.trigger, trace.form, trace.key


def _meet(mine: Order, own: list[Order], block: list[Order]) -> Iterator[int]:
    """Yield the reports of a block that meet one of another block; symmetric between the two."""
    if len(own) * len(block) <= ALL_PAIRS:
        yield from (order[3] for order in block)
        return
    rank = bisect_left(own, mine) + bisect_left(block, mine)
    at = bisect_left(block, mine)
    for order in block[max(0, at - WINDOW) : at + WINDOW + 1]:
        if abs(bisect_left(own, order) + bisect_left(block, order) - rank) <= WINDOW:
            yield order[3]


def _within(mine: Order, regency: list[Order], coarse: int) -> Iterator[int]:
    if coarse * len(regency) <= ALL_PAIRS:
        yield from (order[3] for order in regency)
        return
    at = bisect_left(regency, mine)
    yield from (order[3] for order in regency[max(0, at - WINDOW) : at + WINDOW + 1])


def _close(one: Order, other: Order, block: list[Order]) -> bool:
    return abs(bisect_left(block, one) - bisect_left(block, other)) <= WINDOW


def _group(traces: Iterable[Trace]) -> Group:
    ordered = sorted(traces, key=lambda t: (t.rank, t.key))
    counts: dict[str, int] = {}
    for trace in ordered:
        counts.update(trace.counts)
    origins = {t.origin or str(t.key) for t in ordered}
    areas = Counter(t.area for t in ordered)
    finest = min(areas, key=lambda a: (-len(a), -areas[a], a))
    days = Counter((t.dated, t.day) for t in ordered)
    day = min(days, key=lambda d: (not d[0], -days[d], d[1]))[1]
    return Group(tuple(sorted(t.key for t in ordered)), len(origins), counts, finest, day)


def cluster(
    traces: Iterable[Trace], /, *, adjacent: Mapping[str, frozenset[str]] | None = None
) -> list[Group]:
    """Gather reports into groups of one event each.

    Examples
    --------
    >>> day, later = date(2025, 3, 12), date(2026, 3, 12)
    >>> words = frozenset({"bentrok", "pemuda", "pasar", "krajan", "lempar", "batu"})
    >>> made = [Trace(k, "35.09.28.2001", d, words) for k, d in ((1, day), (2, day), (3, later))]
    >>> [g.keys for g in cluster(made)]
    [(1, 2), (3,)]
    """
    found = Clusters(adjacent)
    for trace in traces:
        found.add(trace)
    return found.groups()
