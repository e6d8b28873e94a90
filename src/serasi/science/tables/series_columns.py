"""Growth, point, rate and margin columns of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from serasi.science.tables.changes import (
    Change,
    Margin,
    Rate,
    judge_change,
    judge_margin,
    judge_rate,
)
from serasi.science.tables.layout import ADDITIVE, Kind, Layout, Role, base_of
from serasi.science.tables.model import Finding, Number
from serasi.science.tables.numbers import read_number

_FALL = re.compile(r"penurunan|\bturun\b|pengurangan", re.I)
_RISE = re.compile(r"kenaikan|\bnaik\b|peningkatan", re.I)
_LEVEL = re.compile(
    r"(?:kepercayaan|keyakinan|confidence)\D{0,20}(\d+(?:[.,]\d+)?)\s*(?:%|persen)", re.I
)
_LEVEL_BEFORE = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(?:%|persen)\s*(?:tingkat |selang )?(?:kepercayaan|keyakinan|confidence)",
    re.I,
)
_PLAIN = (*ADDITIVE, Role.SCORE, Role.PERCENT)


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two columns that a column of change compares, and whether it does so in points."""

    before: int
    after: int
    in_points: bool


def check_growth(layout: Layout) -> list[Finding]:
    """Check columns of growth in percent and of change in points."""
    findings: list[Finding] = []
    for column in layout.columns(Role.GROWTH, Role.POINTS):
        pair = _growth_pair(layout, column)
        if pair is None:
            continue
        for change in _changes(layout, column, pair):
            findings += judge_change(change)
    return findings


def _changes(layout: Layout, column: int, pair: _Pair) -> list[Change]:
    rows = layout.rows(Kind.BODY, Kind.SUBTOTAL, Kind.TOTAL)
    found = [_change(layout, row, column, pair) for row in rows]
    return [change for change in found if change is not None]


def _growth_pair(layout: Layout, column: int) -> _Pair | None:
    """The two columns whose change this column gives: best fit, else the two before it."""
    plain = [c for c in layout.columns(*_PLAIN) if c < column]
    plain = plain or [c for c in layout.columns(*_PLAIN) if c > column]
    pairs = [
        _Pair(a, b, in_points)
        for i, a in enumerate(plain)
        for b in plain[i + 1 :]
        for in_points in _readings(layout, column)
        if layout.roles[a] is layout.roles[b]
    ]
    best: tuple[Fraction, _Pair] | None = None
    for pair in pairs:
        known = _changes(layout, column, pair)
        if not known:
            continue
        fit = Fraction(sum(not judge_change(change) for change in known), len(known))
        if best is None or fit > best[0] or (fit == best[0] and pair.after > best[1].after):
            best = (fit, pair)
    if best is None:
        return None
    return best[1] if best[0] >= Fraction(1, 2) else _likely_pair(layout, column, plain)


def _readings(layout: Layout, column: int) -> tuple[bool, ...]:
    """In points or not; both are tried when neither the header nor the cells say "%"."""
    if layout.roles[column] is Role.POINTS:
        return (True,)
    marked = any(number.percent for _, number in layout.numbers(column))
    if marked or re.search(r"%|persen|percent", layout.table.header[column], re.I):
        return (False,)
    return (False, True)


def _likely_pair(layout: Layout, column: int, plain: list[int]) -> _Pair | None:
    years = [c for c in plain if re.search(r"(?:19|20)\d\d", layout.table.header[c])]
    last = years[-2:] if len(years) >= 2 else plain[-2:]
    sure = len(years) >= 2 or len(plain) == 2
    if len(last) != 2 or not sure:
        return None
    return _Pair(last[0], last[1], _readings(layout, column)[0])


def _change(layout: Layout, row: int, column: int, pair: _Pair) -> Change | None:
    claimed = layout.number(row, column)
    before, after = layout.number(row, pair.before), layout.number(row, pair.after)
    if claimed is None or before is None or after is None or before.value <= 0:
        return None
    header = layout.table.header[column]
    role = layout.roles[pair.before]
    direction = (claimed.value > 0) - (claimed.value < 0)
    if _FALL.search(header) and not _RISE.search(header) and claimed.value > 0:
        direction = -1
    elif claimed.value > 0 and "/" in header:
        direction = 0
    return Change(
        where=layout.at(row, column),
        before=_marked(before, role),
        after=_marked(after, role),
        claimed=claimed,
        in_points=pair.in_points,
        direction=direction,
        scale_points=role in (Role.PERCENT, Role.SCORE),
    )


def _marked(number: Number, role: Role) -> Number:
    if role is not Role.PERCENT or number.percent:
        return number
    return Number(number.value, number.decimals, number.printed, percent=True)


def check_rates(layout: Layout) -> list[Finding]:
    """Check columns of events per 100.000 (or 1.000, 10.000) people."""
    findings: list[Finding] = []
    for column in layout.columns(Role.RATE):
        base = base_of(layout.table.header[column])
        pair = _rate_pair(layout, column, base) if base else None
        if base is None or pair is None:
            continue
        for row in layout.rows(Kind.BODY, Kind.SUBTOTAL, Kind.TOTAL):
            rate = _rate(layout, row, column, pair, base)
            if rate is not None:
                findings += judge_rate(rate)
    return findings


def _rate_pair(layout: Layout, column: int, base: int | None) -> tuple[int, int] | None:
    people = layout.columns(Role.POPULATION) or layout.columns(Role.PEOPLE)
    people = people or layout.columns(Role.COUNT)
    events = layout.columns(Role.COUNT, Role.PEOPLE, Role.HOUSEHOLDS)
    best: tuple[Fraction, tuple[int, int]] | None = None
    pairs = [(a, b) for a in events for b in people if a != b]
    for pair in pairs:
        rates = [_rate(layout, row, column, pair, base or 1) for row in layout.rows(Kind.BODY)]
        known = [rate for rate in rates if rate is not None]
        if not known:
            continue
        fit = Fraction(sum(not judge_rate(rate) for rate in known), len(known))
        if best is None or fit > best[0]:
            best = (fit, pair)
    if best is None:
        return None
    sure = len(pairs) == 1 and bool(layout.columns(Role.POPULATION, Role.PEOPLE))
    return best[1] if best[0] >= Fraction(1, 2) or sure else None


def _rate(layout: Layout, row: int, column: int, pair: tuple[int, int], base: int) -> Rate | None:
    claimed = layout.number(row, column)
    events, people = layout.number(row, pair[0]), layout.number(row, pair[1])
    if claimed is None or events is None or people is None or people.value <= 0:
        return None
    return Rate(layout.at(row, column), events, people, claimed, base)


def check_margins(layout: Layout) -> list[Finding]:
    """Check columns of margins of error against the column of respondents."""
    findings: list[Finding] = []
    samples = layout.columns(Role.SAMPLE) or layout.columns(Role.COUNT, Role.PEOPLE)
    levels = layout.columns(Role.LEVEL)
    for column in layout.columns(Role.MARGIN):
        if not samples:
            continue
        sample = min(samples, key=lambda other: abs(other - column))
        for row in layout.rows(Kind.BODY, Kind.SUBTOTAL, Kind.TOTAL):
            claimed, n = layout.number(row, column), layout.number(row, sample)
            if claimed is None or n is None or claimed.value <= 0 or n.value < 2:
                continue
            level = layout.number(row, levels[0]) if levels else _printed_level(layout)
            clustered = "deff" in _around(layout).lower() or "desain" in _around(layout).lower()
            findings += judge_margin(
                Margin(layout.at(row, column), int(n.value), claimed, level, None, clustered)
            )
    return findings


def _around(layout: Layout) -> str:
    return "\n".join([layout.table.title, *layout.table.header, *layout.table.notes])


def _printed_level(layout: Layout) -> Number | None:
    found = _LEVEL.search(_around(layout)) or _LEVEL_BEFORE.search(_around(layout))
    return read_number(found.group(1), group_of_three=False) if found else None
