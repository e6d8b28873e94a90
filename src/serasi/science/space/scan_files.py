"""Read the two files of `serasi warn scan`: counts by area and week, and neighbours by rank."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from serasi.science.space.flaws import Flaw
from serasi.science.space.weeks import read_time, week_name, week_number
from serasi.science.space.zones import Zones

NAMES = {
    "area": ("area", "wilayah", "kode", "code"),
    "week": ("week", "period", "minggu", "periode", "date", "tanggal"),
    "count": ("count", "jumlah", "cases", "kasus"),
    "population": ("population", "baseline", "pop", "penduduk", "expected"),
    "neighbour": ("neighbour", "neighbor", "tetangga"),
    "rank": ("rank", "urutan"),
}
"""Column → the headings it may have."""


@dataclass(frozen=True)
class ScanInput:
    """What the files say, areas and weeks in rising order, and all that is wrong with them.

    counts : (areas, weeks) float64; NaN where the count was left blank, or nobody has the week
    zones : (areas, k) int32, the area itself first, -1 padded
    baseline : (areas, weeks) float64, or None without a column of population
    rows : rows of counts that were used
    absent_rows : area-weeks without a row, counted as 0
    absent_weeks : names of weeks that no row has, between the first and the last: not seen
    alone : areas without neighbours, which are scanned by themselves
    flaws : rows that were not used, or are doubtful; the caller decides whether to go on
    """

    areas: tuple[str, ...]
    weeks: tuple[str, ...]
    counts: NDArray[np.float64]
    zones: Zones
    baseline: NDArray[np.float64] | None
    rows: int
    absent_rows: int
    absent_weeks: tuple[str, ...]
    alone: tuple[str, ...]
    flaws: tuple[Flaw, ...]


@dataclass
class _Table:
    """Good rows of the counts file, column by column."""

    area: list[str]
    week: list[int]
    count: list[float]
    people: list[float]
    kind: str = ""


def read_scan(
    counts: Iterable[str], neighbours: Iterable[str], *, last_week: str | None = None
) -> ScanInput:
    """Read both files from their lines; every row that cannot be used is a numbered flaw.

    Parameters
    ----------
    counts : CSV lines with area, week, count and, for a Poisson scan, population. Counts of one
        area and week may come on several dates and are added; the same row twice is a flaw
    neighbours : CSV lines with area, neighbour, rank (near to far); an area as its own neighbour
        is allowed and changes nothing
    last_week : what comes after it lies in the future and is a flaw

    Examples
    --------
    >>> read = read_scan(["area,week,count", "a,1,2", "b,3,1"], ["area,neighbour,rank", "a,b,1"])
    >>> read.areas, read.weeks, read.absent_weeks, read.counts.tolist()
    (('a', 'b'), ('1', '2', '3'), ('2',), [[2.0, nan, 0.0], [0.0, nan, 1.0]])
    >>> read.zones.tolist(), read.alone
    ([[0, 1], [1, -1]], ('b',))
    """
    flaws: list[Flaw] = []
    table, with_people = _read_counts(counts, flaws, last_week)
    links = _read_links(neighbours, flaws)
    areas = sorted(set(table.area) | {area for area, *_ in links})
    place = {area: index for index, area in enumerate(areas)}
    zones = _zones(links, place, flaws)
    alone = tuple(areas[i] for i in np.flatnonzero((zones >= 0).sum(axis=1) == 1))
    if not table.week:
        empty = np.zeros((len(areas), 0))
        return ScanInput(tuple(areas), (), empty, zones, None, 0, 0, (), alone, tuple(flaws))
    row = np.array([place[area] for area in table.area])
    first, last = min(table.week), max(table.week)
    column = np.array(table.week) - first
    shape = (len(areas), last - first + 1)
    sums, told, blank = np.zeros(shape), np.zeros(shape, bool), np.zeros(shape, bool)
    values = np.array(table.count)
    np.add.at(sums, (row, column), np.nan_to_num(values))
    told[row, column] = True
    blank[row[np.isnan(values)], column[np.isnan(values)]] = True
    unseen = ~told.any(axis=0)
    sums[blank] = np.nan
    sums[:, unseen] = np.nan
    names = [week_name(table.kind, first + index) for index in range(shape[1])]
    baseline = None
    if with_people:
        people = np.array(table.people)
        baseline = _baseline(people, row, column, shape, areas, flaws)
    return ScanInput(
        tuple(areas), tuple(names), sums, zones, baseline, len(row),
        int((~told[:, ~unseen]).sum()), tuple(names[i] for i in np.flatnonzero(unseen)),
        alone, tuple(flaws),
    )  # fmt: skip


def _read_counts(
    lines: Iterable[str], flaws: list[Flaw], last_week: str | None
) -> tuple[_Table, bool]:
    table = _Table([], [], [], [])
    rows = _rows(lines, "COUNTS", ("area", "week", "count"), ("population",), flaws)
    limit = week_number(last_week) if last_week else None
    time_of, whole, number_of = cache(read_time), cache(_whole), cache(_number)
    seen: set[tuple[str, object]] = set()
    with_people = False
    for line, (area, week, count, people) in rows:
        time, count_there, heads = time_of(week), whole(count), number_of(people)
        with_people = with_people or people != ""
        if not area:
            flaws.append(Flaw("S521", "COUNTS", line, area))
        elif time is None or (table.kind and time.kind != table.kind):
            flaws.append(Flaw("S522", "COUNTS", line, week))
        elif count and count_there is None:
            flaws.append(Flaw("S523", "COUNTS", line, count))
        elif people and heads is None:
            flaws.append(Flaw("S526", "COUNTS", line, people))
        elif (key := (area, time.step)) in seen:
            flaws.append(Flaw("S524", "COUNTS", line, f"{area} {week}"))
        elif limit and limit[0] == time.kind and time.number > limit[1]:
            flaws.append(Flaw("S525", "COUNTS", line, week))
        else:
            seen.add(key)
            table.kind = time.kind
            table.area.append(area)
            table.week.append(time.number)
            table.count.append(math.nan if count_there is None else count_there)
            table.people.append(math.nan if heads is None else heads)
    return table, with_people


def _read_links(lines: Iterable[str], flaws: list[Flaw]) -> list[tuple[str, str, int, int]]:
    links: list[tuple[str, str, int, int]] = []
    seen: set[tuple[str, str]] = set()
    rows = _rows(lines, "NEIGHBOURS", ("area", "neighbour", "rank"), (), flaws)
    whole = cache(_whole)
    for line, (area, near, text) in rows:
        rank = whole(text)
        if not area:
            flaws.append(Flaw("S521", "NEIGHBOURS", line, area))
        elif rank is None:
            flaws.append(Flaw("S527", "NEIGHBOURS", line, text))
        elif (area, near) in seen:
            flaws.append(Flaw("S524", "NEIGHBOURS", line, f"{area} {near}"))
        else:
            seen.add((area, near))
            links.append((area, near, int(rank), line))
    return links


def _zones(
    links: Sequence[tuple[str, str, int, int]], place: dict[str, int], flaws: list[Flaw]
) -> Zones:
    """Order neighbours by rank, equal ranks by name; the area itself always comes first."""
    near: list[list[int]] = [[index] for index in place.values()]
    for area, other, _, line in sorted(links, key=lambda link: (link[0], link[2], link[1])):
        if other and other not in place:
            flaws.append(Flaw("S528", "NEIGHBOURS", line, other))
        elif other and other != area:
            near[place[area]].append(place[other])
    zones = np.full((len(near), max(map(len, near), default=1)), -1, dtype=np.int32)
    for index, row in enumerate(near):
        zones[index, : len(row)] = row
    return zones


def _baseline(
    people: NDArray[np.float64], row: NDArray[np.intp], column: NDArray[np.int64],
    shape: tuple[int, int], areas: Sequence[str], flaws: list[Flaw],
) -> NDArray[np.float64]:  # fmt: skip
    """Population by area and week; weeks without a figure take the area's last one before, or
    its first one. An area without any has 0, and is a flaw only if it has cases."""
    table = np.full(shape, np.nan)
    known = ~np.isnan(people)
    table[row[known], column[known]] = people[known]
    partly = np.zeros(shape[0], bool)
    partly[row[~known]] = True
    for index in np.flatnonzero(partly & ~np.isnan(table).all(axis=1)):
        flaws.append(Flaw("S535", "COUNTS", 0, areas[int(index)]))
    steps = np.where(np.isnan(table), -1, np.arange(shape[1]))
    last = np.maximum.accumulate(steps, axis=1)
    first = np.argmax(~np.isnan(table), axis=1)[:, None]
    filled = np.take_along_axis(table, np.where(last < 0, first, last), axis=1)
    return np.where(np.isnan(filled), 0.0, filled)


def _rows(
    lines: Iterable[str], file: str, needed: Sequence[str], optional: Sequence[str],
    flaws: list[Flaw],
) -> Iterator[tuple[int, list[str]]]:  # fmt: skip
    """Give line numbers and the wanted cells; an optional column that is absent gives ""."""
    reader = csv.reader(lines)
    heading = [cell.strip().lstrip("\ufeff").lower() for cell in next(reader, [])]
    at: list[int | None] = []
    for column in (*needed, *optional):
        found = [heading.index(name) for name in NAMES[column] if name in heading]
        at.append(found[0] if found else None)
        if not found and column in needed:
            flaws.append(Flaw("S520", file, 1, column))
    if None in at[: len(needed)]:
        return
    width, strip = len(heading), cache(str.strip)
    wanted = [width if index is None else index for index in at]
    for cells in reader:
        if not cells or not (cells[0] or any(cells)):
            continue
        if len(cells) != width:
            flaws.append(Flaw("S529", file, reader.line_num, ",".join(cells)))
            continue
        cells.append("")
        yield reader.line_num, [strip(cells[index]) for index in wanted]


def _whole(text: str) -> float | None:
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    value = _number(text)
    return value if value is not None and value == int(value) and value < 1e9 else None


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value < 1e15 and "_" not in text else None
