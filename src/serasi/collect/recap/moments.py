"""Dates and times of cells: real dates, serial numbers, Indonesian words, ranges, slips."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from serasi.collect.recap.grid import Value

DayOrder = Literal["dmy", "mdy"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari januar january jan jnr",
            "februari pebruari febuari february feb peb febr",
            "maret march mar mrt maart",
            "april apr aprl",
            "mei may mey",
            "juni june jun juny",
            "juli july jul",
            "agustus august agust agst agt ags agus agts aug agu",
            "september sept sep spt",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_TO = r"\s*(?:-|–|—|s\s?[./]?\s?d\.?|sampai(?: dengan)?|hingga|dan|&|\bke\b)\s*"
_YEAR = r"(?:[\s,/.'’-]*(?P<{0}>\d{{4}}|\d{{2}})(?![\d.:]))"
_NUMERIC = re.compile(
    r"(?<!\d)(?<!\d[.,:/-])(?P<a>\d{1,4})\s?(?P<sep>[/.-])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?"
    r"(?P<c>\d{4}|\d{2})(?![\d/])"
)
_NUMERIC_RANGE = re.compile(
    rf"(?<!\d)(?<!\d[.,:/-])(?P<d>\d{{1,2}}){_TO}(?P<d2>\d{{1,2}})(?P<sep>[/.])(?P<m>\d{{1,2}})(?P=sep)"
    r"(?P<y>\d{4}|\d{2})(?!\d)"
)
_SPACED = re.compile(r"(?<!\d)(?<!\d[.,:/-])(\d{1,2}) (\d{1,2}) (\d{4})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)(?!\s?\d)")
_ROMAN = re.compile(
    r"(?<!\d)(?<!\d[.,:/-])(?P<d>\d{1,2})\s?[/ -]\s?"
    r"(?P<mon>I{1,3}|IV|V|VI{1,3}|IX|X|XI|XII)\s?[/ -]\s?"
    r"(?P<y>\d{4}|\d{2})(?!\d)"
)
_ROMANS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_DAY_ONLY = re.compile(r"(?:tgl|tanggal)\.?\s*(?P<d>\d{1,2})", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?<![a-z])(senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)(?![a-z])", re.IGNORECASE
)
_WEEKDAYS = {
    "senin": 0,
    "selasa": 1,
    "rabu": 2,
    "kamis": 3,
    "jumat": 4,
    "sabtu": 5,
    "minggu": 6,
    "ahad": 6,
}
_DAY_MONTH_ONLY = re.compile(
    r"(?<!\d)(?<!\d[.,:/-])(?P<d>\d{1,2})\s?[/-]\s?(?P<m>\d{1,2})(?![\d/:.-])"
)
_WORDS = re.compile(
    rf"(?<!\d)(?<!\d[.,:/])(?<!ke-)(?<!ke )(?P<d>\d{{1,2}})(?:\s*(?P<mon1>{_MONTH})\.?(?![a-z])"
    + _YEAR.format("y1")
    + rf"?)?(?:{_TO}(?P<d2>\d{{1,2}}))?[\s/.-]*(?P<mon>{_MONTH})\.?(?![a-z])"
    + _YEAR.format("y")
    + "?",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    rf"(?<![a-z])(?P<mon>{_MONTH})\.?\s(?P<d>\d{{1,2}}),?\s(?P<y>\d{{4}})(?!\d)", re.IGNORECASE
)
_MONTH_YEAR = re.compile(
    rf"(?<![a-z\d])(?P<mon>{_MONTH})(?![a-z])[\s,/'’-]*(?P<y>\d{{4}})(?!\d)", re.IGNORECASE
)
_MONTH_WORD = re.compile(rf"(?<![a-z])(?P<mon>{_MONTH})(?![a-z])", re.IGNORECASE)
_YEAR_WORD = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_CLOCK = re.compile(
    r"(?:(?P<cue>pkl|pukul|jam|pk)\.?\s*)?(?<![\d./:,-])(?P<h>\d{1,2})\s?[.:]\s?(?P<m>\d{2})"
    r"(?:[.:]\d{2})?(?![\d/])(?!\s?[./-]\s?\d{4})(?:\s?(?P<zone>wib|wita|wit)\b)?",
    re.IGNORECASE,
)
_HOUR_WORD = re.compile(
    r"(?:jam|pukul|pkl\.?)\s*(?P<h>\d{1,2})(?![\d.:])\s*(?P<part>pagi|siang|sore|malam)?",
    re.IGNORECASE,
)
_SERIAL_FROM, _SERIAL_TO = 25_569, 73_050
_EPOCH = date(1899, 12, 30)
_OLDEST = 1945
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Period:
    """The year and month a sheet's name or title speaks of, where it does."""

    year: int | None = None
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened as far as a cell tells.

    `flag` names what is wrong or was supplied: "date_missing", "date_impossible", "date_unread",
    "date_month", "date_year_supplied", "date_serial", "date_weekday".
    """

    start: date | None = None
    end: date | None = None
    clock: time | None = None
    flag: str | None = None


def read_moment(value: Value, *, order: DayOrder = "dmy", period: Period | None = None) -> Moment:
    """Read a date cell.

    >>> read_moment("3 s.d. 5 Mei 2024").end
    datetime.date(2024, 5, 5)
    >>> read_moment("31/02/2024").flag
    'date_impossible'
    """
    period = period or Period()
    if value is None:
        return Moment()
    if isinstance(value, datetime):
        clock = value.time() if value.time() != time() else None
        return _bounded(Moment(value.date(), None, clock))
    if isinstance(value, date):
        return _bounded(Moment(value))
    if isinstance(value, bool | time | timedelta):
        return Moment(flag="date_unread")
    if isinstance(value, int | float):
        return _serial(float(value), period)
    text = value[:_LONGEST].replace("\n", " ").strip()
    if text.isdecimal() and len(text) <= 8:
        return _serial(float(text), period)
    if re.fullmatch(r"[-–—.\s]+", text):
        return Moment(flag="date_missing")
    return _bounded(_weekday_checked(_from_text(text, order, period), text))


def read_clock(value: Value) -> time | None:
    """Read a time cell.

    >>> read_clock("pkl 19.30 WIB"), read_clock(0.8125), read_clock("jam 7 malam")
    (datetime.time(19, 30), datetime.time(19, 30), datetime.time(19, 0))
    """
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    if isinstance(value, timedelta):
        value = value.total_seconds() / 86_400
    if isinstance(value, bool) or value is None or isinstance(value, date):
        return None
    if isinstance(value, int | float):
        return _clock_of_number(float(value))
    value = value[:_LONGEST]
    match = _CLOCK.search(value)
    if match is not None:
        return _time(int(match["h"]), int(match["m"]))
    match = _HOUR_WORD.search(value)
    if match is None:
        return None
    hour, part = int(match["h"]), (match["part"] or "").casefold()
    if part in {"siang", "sore", "malam"} and hour < 12 and not (part == "siang" and hour > 9):
        hour += 12
    return _time(hour % 24 if hour == 24 else hour, 0)


def read_period(text: str) -> Period:
    """Return the month and year that a title or a sheet's name speaks of.

    >>> read_period("REKAP KONFLIK BULAN MARET TAHUN 2025")
    Period(year=2025, month=3)
    """
    years = sorted({int(year) for year in _YEAR_WORD.findall(text)})
    months = {_MONTHS[month.casefold()] for month in _MONTH_WORD.findall(text)}
    return Period(years[0] if len(years) == 1 else None, months.pop() if len(months) == 1 else None)


def numeric_fields(value: Value) -> tuple[int, int] | None:
    """Return the first two numbers of a date written in digits, for weighing their order."""
    if not isinstance(value, str):
        return None
    match = _NUMERIC.search(value)
    if match is None or len(match["a"]) > 2:
        return None
    return int(match["a"]), int(match["b"])


def _from_text(text: str, order: DayOrder, period: Period) -> Moment:
    clock = read_clock(text) if re.search(r"\d\s?[.:]\s?\d|jam|pukul|pkl", text, re.I) else None
    moment = (
        _numeric_range(text, order)
        or _numeric(text, order)
        or _other_digits(text, order)
        or _english(text)
        or _words(text, period)
        or _month_year(text)
        or _day_month(text, period)
        or _day_only(text, period)
    )
    if moment is None:
        return Moment(clock=clock, flag="date_unread")
    return replace(moment, clock=clock)


def _numeric_range(text: str, order: DayOrder) -> Moment | None:
    match = _NUMERIC_RANGE.search(text)
    if match is None or order != "dmy":
        return None
    year = _full_year(match["y"])
    month = int(match["m"])
    return _moment((year, month, int(match["d"])), (year, month, int(match["d2"])))


def _numeric(text: str, order: DayOrder) -> Moment | None:
    matches = [match for match in _NUMERIC.finditer(text) if _plausible(match)][:2]
    if not matches:
        return None
    days = [_numeric_day(match, order) for match in matches]
    return _moment(days[0], days[1] if len(days) == 2 else None)


def _plausible(match: re.Match[str]) -> bool:
    return len(match["a"]) != 3 and not (len(match["a"]) == 4 and len(match["c"]) == 4)


def _numeric_day(match: re.Match[str], order: DayOrder) -> tuple[int, int, int]:
    a, b, c = match["a"], match["b"], match["c"]
    if len(a) == 4:
        return int(a), int(b), int(c)
    first, second = int(a), int(b)
    if order == "mdy":
        return _full_year(c), first, second
    return _full_year(c), second, first


def _other_digits(text: str, order: DayOrder) -> Moment | None:
    """Read "12 03 2024", "20240312" and "12/III/2024"."""
    match = _SPACED.search(text)
    if match is not None:
        a, b, year = int(match[1]), int(match[2]), int(match[3])
        return _moment((year, a, b) if order == "mdy" else (year, b, a), None)
    match = _COMPACT.search(text)
    if match is not None:
        return _moment((int(match[1]), int(match[2]), int(match[3])), None)
    match = _ROMAN.search(text)
    if match is not None:
        month = _ROMANS.index(match["mon"]) + 1
        return _moment((_full_year(match["y"]), month, int(match["d"])), None)
    return None


def _english(text: str) -> Moment | None:
    match = _ENGLISH.search(text)
    if match is None:
        return None
    return _moment((int(match["y"]), _MONTHS[match["mon"].casefold()], int(match["d"])), None)


def _words(text: str, period: Period) -> Moment | None:
    match = _WORDS.search(text)
    if match is None:
        return None
    month = _MONTHS[match["mon"].casefold()]
    year = _full_year(match["y"]) if match["y"] else period.year
    supplied = None if match["y"] else "date_year_supplied"
    if year is None:
        return Moment(flag="date_unread")
    first_month = _MONTHS[match["mon1"].casefold()] if match["mon1"] else month
    if match["mon1"] and not match["d2"]:
        return None
    first_year = _full_year(match["y1"]) if match["y1"] else year - (first_month > month)
    first = (first_year, first_month, int(match["d"]))
    last = (year, month, int(match["d2"])) if match["d2"] else None
    moment = _moment(first, last)
    return replace(moment, flag=moment.flag or supplied)


def _month_year(text: str) -> Moment | None:
    match = _MONTH_YEAR.search(text)
    if match is None:
        return None
    year, month = int(match["y"]), _MONTHS[match["mon"].casefold()]
    if not _OLDEST <= year <= 2100:
        return None
    last = monthrange(year, month)[1]
    return Moment(date(year, month, 1), date(year, month, last), flag="date_month")


def _day_month(text: str, period: Period) -> Moment | None:
    match = _DAY_MONTH_ONLY.search(text)
    if match is None or period.year is None:
        return None
    moment = _moment((period.year, int(match["m"]), int(match["d"])), None)
    return replace(moment, flag=moment.flag or "date_year_supplied")


def _day_only(text: str, period: Period) -> Moment | None:
    match = _DAY_ONLY.fullmatch(text)
    if match is None or period.year is None or period.month is None:
        return None
    moment = _moment((period.year, period.month, int(match["d"])), None)
    return replace(moment, flag=moment.flag or "date_year_supplied")


def _weekday_checked(moment: Moment, text: str) -> Moment:
    """Flag a date whose written weekday is another than the calendar's."""
    match = _WEEKDAY.search(text)
    if match is None or moment.start is None or moment.flag is not None:
        return moment
    written = _WEEKDAYS[re.sub(r"['’]", "", match[1].casefold())]
    agrees = moment.end is not None or written == moment.start.weekday()
    return moment if agrees else replace(moment, flag="date_weekday")


def _moment(first: tuple[int, int, int], last: tuple[int, int, int] | None) -> Moment:
    try:
        start = date(*first)
        end = date(*last) if last else None
    except ValueError:
        return Moment(flag="date_impossible")
    if end is not None and end < start:
        return Moment(flag="date_impossible")
    return Moment(start, end if end != start else None)


def _bounded(moment: Moment) -> Moment:
    if moment.start is not None and not _OLDEST <= moment.start.year <= 2100:
        return Moment(clock=moment.clock, flag="date_impossible")
    return moment


def _serial(number: float, period: Period) -> Moment:
    if _SERIAL_FROM <= number <= _SERIAL_TO:
        day = _EPOCH + timedelta(days=int(number))
        clock = _clock_of_number(number % 1) if number % 1 else None
        return Moment(day, None, clock, "date_serial")
    compact = _COMPACT.fullmatch(str(int(number))) if number.is_integer() else None
    if compact is not None:
        return _bounded(_moment((int(compact[1]), int(compact[2]), int(compact[3])), None))
    whole = number.is_integer() and 1 <= number <= 31
    if whole and period.year is not None and period.month is not None:
        moment = _moment((period.year, period.month, int(number)), None)
        return replace(moment, flag=moment.flag or "date_year_supplied")
    return Moment(flag="date_unread")


def _clock_of_number(number: float) -> time | None:
    if 0 < number < 1:
        minutes = round(number * 1440) % 1440
        return time(minutes // 60, minutes % 60)
    hour, minute = int(number), round(number % 1 * 100)
    return _time(hour, minute) if 1 <= number < 24.6 else None


def _time(hour: int, minute: int) -> time | None:
    if hour == 24:
        hour = 0
    return time(hour, minute) if 0 <= hour < 24 and 0 <= minute < 60 else None


def _full_year(text: str) -> int:
    year = int(text)
    return year + 2000 if len(text) == 2 else year
