"""Pure: which reports are worth comparing; only pairs of near places and days are scored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from serasi.science.text.grouping.likeness import (
    SUGGEST_FROM,
    Likeness,
    Trace,
    content_words,
    likeness,
)

__all__ = ["NEAR_DAYS", "SUGGEST_FROM", "Likeness", "Trace", "alike", "content_words", "likeness"]

NEAR_DAYS = 2
MOST_IN_BLOCK = 400


def alike(
    new: Iterable[Trace], known: Iterable[Trace], *, adjacent: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Trace, Trace, Likeness]]:
    """Yield the pairs worth showing: new with known, and new among themselves.

    Blocked by district (own and adjacent) and day (±2), so that no all-pairs loop ever runs; a
    block larger than 400 keeps its latest reports.
    """
    blocks: dict[tuple[str, date], list[Trace]] = defaultdict(list)
    origins: dict[str, list[Trace]] = defaultdict(list)
    for trace in known:
        _file(trace, blocks, origins)
    for trace in new:
        seen: set[int] = set()
        for other in origins.get(trace.origin, ())[-20:] if trace.origin else ():
            seen.add(other.key)
            yield other, trace, likeness(other, trace)
        for other in _near(trace, blocks, adjacent):
            if other.key == trace.key or other.key in seen:
                continue
            found = likeness(other, trace)
            if found.score >= SUGGEST_FROM:
                yield other, trace, found
        _file(trace, blocks, origins)


def _file(
    trace: Trace,
    blocks: dict[tuple[str, date], list[Trace]],
    origins: dict[str, list[Trace]],
) -> None:
    if len(trace.area) >= 8:
        blocks[trace.district, trace.day].append(trace)
    if trace.origin:
        origins[trace.origin].append(trace)


def _near(
    trace: Trace,
    blocks: Mapping[tuple[str, date], list[Trace]],
    adjacent: Mapping[str, frozenset[str]],
) -> Iterator[Trace]:
    for district in (trace.district, *sorted(adjacent.get(trace.district, ()))):
        for apart in range(-NEAR_DAYS, NEAR_DAYS + 1):
            block = blocks.get((district, trace.day + timedelta(days=apart)), ())
            yield from block[-MOST_IN_BLOCK:]
