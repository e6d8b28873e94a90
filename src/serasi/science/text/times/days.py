"""Days written out in figures or words, with the year they most likely mean."""

from __future__ import annotations

import calendar
import re
from datetime import date

from serasi.science.text.surface.numerals import read_words
from serasi.science.text.times.calendar_words import (
    DAY_MONTH,
    DAY_RANGE,
    DMY,
    FUTURE,
    ISO,
    MONTHS,
    NUMBERED_DATE,
    SHORT_DATE,
    WEEKDAYS,
    WORD_DATE,
)
from serasi.science.text.times.moment import Reader
from serasi.science.text.times.spans import shift_day


def full_year(text: str | None) -> int | None:
    """Write out a year of two figures."""
    if not text:
        return None
    year = int(text.lstrip("'"))
    return year if year >= 100 else 2000 + year if year < 70 else 1900 + year


def possible_date(year: int, month: int, day: int) -> date | None:
    """Give a date, or None when no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


_LED_BY_DAY = re.compile(
    r"(?:tanggal\s?:?\s?|\(\s?|(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|ahad)"
    r"(?: malam| pagi| siang| sore| dini hari)?,?\s?\(?)$"
)
_OTHER_PAIR = re.compile(r"(?:rt|rw|no|nomor|pasal|skor|gang|jalan|blok|kali|nilai)[\s.:]*$")


def read_explicit(reader: Reader) -> None:
    """Read the dates written out, in figures and in words."""
    if reader.has_months:
        _read_named(reader)
    if reader.has_digits:
        _read_figures(reader)


def _read_figures(reader: Reader) -> None:
    for match in reader.matches(ISO):
        _add_date(reader, match, int(match["y"]), int(match["m"]), int(match["d"]))
    for match in reader.matches(DMY):
        if match["sep"] == "." and _after_money(reader.text, match):
            continue
        _add_date(reader, match, full_year(match["y"]), int(match["m"]), int(match["d"]))
    for match in reader.matches(NUMBERED_DATE):
        _add_date(reader, match, full_year(match["y"]), int(match["m"]), int(match["d"]))
    for match in reader.matches(DAY_RANGE):
        _add_range(reader, match)
    for match in reader.matches(SHORT_DATE):
        day, month = int(match["d"]), int(match["m"])
        before = reader.text[max(0, match.start() - 24) : match.start()]
        sure, blocked = _LED_BY_DAY.search(before), _OTHER_PAIR.search(before)
        if blocked or month > 12 or month < 1 or not 1 <= day <= 31:
            continue
        if match["sep"] == "-" and not sure:
            continue
        _add_date(reader, match, None, month, day)
    for match in reader.matches(_BARE_DAY):
        if reader.today is not None:
            _add_bare_day(reader, match)


# "Gelora 10 November", "Jalan 17 Agustus": names of places and of past struggles.
_NAMED_AFTER = re.compile(
    r"(?<![a-z])(?:gelora|stadion|jalan|gang|gedung|universitas|institut|lapangan|film|perang|"
    r"pertempuran|tragedi|monumen|tugu|sma|smp|smk|sd|rs|rsud|masjid|batalyon|hotel|gor)\s$"
)


def _read_named(reader: Reader) -> None:
    for match in reader.matches(DAY_MONTH):
        if _NAMED_AFTER.search(reader.text, max(0, match.start() - 16), match.start()):
            reader.take(*match.span())
            continue
        year = full_year(match["y"] or match["y2"] or match["y3"])
        if match["mon"] in ("mart", "jan", "mar", "sep", "des") and int(match["d"]) > 31:
            continue
        _add_date(reader, match, year, MONTHS[match["mon"]], int(match["d"]), match["d2"])
    for match in reader.matches(WORD_DATE):
        number = read_words(match["dw"]) or 0
        _add_date(reader, match, full_year(match["y"]), MONTHS[match["mon"]], number)


def _add_range(reader: Reader, match: re.Match[str]) -> None:
    """Read "tanggal 10-12" as days of a month when it makes no near date of day and month."""
    today, first, last = reader.today, int(match["d"]), int(match["d2"])
    if today is None or not 1 <= first < last <= 31:
        return
    dates = [d for y in (-1, 0, 1) if (d := possible_date(today.year + y, last, first))]
    hyphen = "-" in match[0]
    if hyphen and any(abs((d - today).days) <= 60 for d in dates):
        return
    begin = _bare_day(reader, match, first)
    end = possible_date(begin.year, begin.month, last) if begin else None
    if begin and end:
        reader.add(match, begin, end, "day", explicit=True)


_BARE_DAY = re.compile(r"(?<![a-z])tanggal\s?:?\s?(?P<d>\d{1,2})(?![\d.,/:-]|\s?(?:orang|jiwa))")


def _after_money(text: str, match: re.Match[str]) -> bool:
    return bool(
        re.search(r"(?:rp|pukul|jam)[\s.:]*$", text[max(0, match.start() - 6) : match.start()])
    )


def _add_date(
    reader: Reader,
    match: re.Match[str],
    year: int | None,
    month: int,
    day: int,
    upto: str | None = None,
) -> None:
    last_day = int(upto) if upto else day
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        if year is not None:
            reader.add(match, None, None, "none", flag="impossible_date", explicit=True)
        return
    if year is None:
        year = likely_year(reader, match, month, day)
        if year is None:
            if reader.today and day > calendar.monthrange(2024, month)[1]:
                reader.add(match, None, None, "none", flag="impossible_date", explicit=True)
            return
    first = possible_date(year, month, day)
    if first is None:
        reader.add(match, None, None, "none", flag="impossible_date", explicit=True)
        return
    last = possible_date(year, month, last_day) if last_day > day else first
    reader.add(match, first, last or first, "day", explicit=True)


_LEAD_DAY = re.compile(
    r"(?<![a-z])(?P<wd>senin|selasa|rabu|kamis|jumat|sabtu|minggu|ahad)(?![a-z])[^.\n]{0,24}$"
)


def likely_year(reader: Reader, match: re.Match[str], month: int, day: int) -> int | None:
    """Choose the year of a date written without one: by its weekday, then the nearest past."""
    today = reader.today
    if today is None:
        return None
    options = [d for y in (-1, 0, 1) if (d := possible_date(today.year + y, month, day))]
    if not options:
        return None
    lead = _LEAD_DAY.search(reader.text, max(0, match.start() - 34), match.start())
    fitting = [d for d in options if lead and d.weekday() == WEEKDAYS[lead["wd"]]]
    near = [d for d in fitting if abs((d - today).days) <= 200]
    if near:
        return min(near, key=lambda d: abs((d - today).days)).year
    if future_near(reader.text, match):
        coming = [d for d in options if d >= today]
        if coming:
            return min(coming).year
    past = [d for d in options if d <= today]
    coming = [d for d in options if 0 < (d - today).days <= 45]
    if coming and (not past or (today - max(past)).days > 300):
        return min(coming).year
    return max(past).year if past else min(options).year


def future_near(text: str, match: re.Match[str]) -> bool:
    """Tell whether the words around a date look ahead."""
    return bool(FUTURE.search(text, max(0, match.start() - 50), min(len(text), match.end() + 30)))


def _add_bare_day(reader: Reader, match: re.Match[str]) -> None:
    chosen = _bare_day(reader, match, int(match["d"]))
    if chosen:
        reader.add(match, chosen, chosen, "day", explicit=True)


def _bare_day(reader: Reader, match: re.Match[str], day: int) -> date | None:
    """Give the latest such day of a month, or the next one when the text looks ahead."""
    today = reader.today
    if today is None or not 1 <= day <= 31:
        return None
    months = [shift_day(today.replace(day=1), "bulan", step) for step in (-1, 0, 1)]
    found = [possible_date(m.year, m.month, day) for m in months if m]
    options = [d for d in found if d]
    past = [d for d in options if d <= today]
    coming = [d for d in options if d >= today]
    chosen = min(coming) if coming and future_near(reader.text, match) else None
    return max(past) if chosen is None and past else chosen
