"""Periods in titles, headers and prose, and whether what is compared covers the same time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari pebruari feb peb", "maret mar", "april apr", "mei",
            "juni jun", "juli jul", "agustus agu agt ags", "september sep sept", "oktober okt",
            "november nopember nov nop", "desember des",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_TO = r"\s*(?:[-–—]|s/d|s\.d\.?|sampai dengan|sampai|hingga)\s*"
_PERIOD = re.compile(
    rf"\b(?:(?P<m1>{_NAMES})\.?(?:\s+(?P<y1>(?:19|20)\d\d))?{_TO}(?:\d{{1,2}}\s+)?(?P<m2>{_NAMES})\.?"
    rf"\s+(?:tahun\s+)?(?P<y2>(?:19|20)\d\d)"
    rf"|(?P<half>semester|smt|triwulan|tw|kuartal|catur\s?wulan)\s+(?P<part>i{{1,3}}v?|iv|[1-4])"
    rf"[\s,/]*(?:tahun\s+)?(?P<yh>(?:19|20)\d\d)"
    rf"|(?<!\d )(?P<m>{_NAMES})\.?\s+(?:tahun\s+)?(?P<ym>(?:19|20)\d\d)"
    rf"|(?<![\d.,/-])(?P<ya>(?:19|20)\d\d)\s*[-–—/]\s*(?P<yb>(?:19|20)\d\d)(?![\d.,/-])"
    rf"|(?<![\d.,/-])(?P<y>(?:19|20)\d\d)(?![\d/-]|[.,]\d))",
    re.IGNORECASE,
)
_LENGTHS = {"semester": 6, "smt": 6, "triwulan": 3, "tw": 3, "kuartal": 3}
_DAY = re.compile(
    rf"(?P<d>\d{{1,2}})\s+(?P<m>{_NAMES})\.?\s+(?P<y>(?:19|20)\d\d)"
    r"|(?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d)(?:[ T].*)?"
    r"|(?P<d3>\d{1,2})[/.-](?P<m3>\d{1,2})[/.-](?P<y3>(?:19|20)\d\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Months counted from year 0: `first` and `last` are both inside."""

    first: int
    last: int
    text: str = ""

    @property
    def months(self) -> int:
        return self.last - self.first + 1

    @property
    def years(self) -> set[int]:
        return {(self.first - 1) // 12, (self.last - 1) // 12}

    def covers(self, other: Period) -> bool:
        return self.first <= other.first and other.last <= self.last


def _month(year: str | int, month: int) -> int:
    return int(year) * 12 + month


def read_periods(text: str) -> list[Period]:
    """List the periods named in a text, in order.

    Examples
    --------
    >>> [(p.months, p.text) for p in read_periods("Januari–November 2012 dan Semester I 2013")]
    [(11, 'Januari–November 2012'), (6, 'Semester I 2013')]
    """
    return [_period(found) for found in _PERIOD.finditer(text)]


def _period(found: re.Match[str]) -> Period:
    text = found.group(0)
    if found["m1"]:
        start = _month(found["y1"] or found["y2"], MONTHS[found["m1"].lower()])
        return Period(start, _month(found["y2"], MONTHS[found["m2"].lower()]), text)
    if found["half"]:
        length = _LENGTHS.get(found["half"].lower(), 4)
        part = _ROMAN.get(found["part"].lower(), 1)
        first = _month(found["yh"], (part - 1) * length + 1)
        return Period(first, first + length - 1, text)
    if found["m"]:
        month = _month(found["ym"], MONTHS[found["m"].lower()])
        return Period(month, month, text)
    if found["ya"]:
        return Period(_month(found["ya"], 1), _month(found["yb"], 12), text)
    return Period(_month(found["y"], 1), _month(found["y"], 12), text)


def read_month(text: str) -> int | None:
    """Give the month number of a cell that holds just a month name."""
    return MONTHS.get(text.strip().strip(".").lower())


def read_day(text: str) -> date | None:
    """Give the date of a cell that holds one date, None otherwise."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    if found["y"]:
        year, month, day = found["y"], MONTHS[found["m"].lower()], found["d"]
    elif found["y2"]:
        year, month, day = found["y2"], int(found["m2"]), found["d2"]
    else:
        year, month, day = found["y3"], int(found["m3"]), found["d3"]
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
