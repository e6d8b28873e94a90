"""Days written out or told relative to the day of sending."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta

from serasi.science.text.calendar_words import (
    AGO,
    DAY_MONTH,
    DAY_RANGE,
    DMY,
    FUTURE,
    ISO,
    MONTHS,
    NUMBERED_DATE,
    PARTS,
    PHRASE,
    SHORT_DATE,
    TWP,
    WEEKDAYS,
    WORD_DATE,
)
from serasi.science.text.moment import Reader
from serasi.science.text.numerals import read_words


def full_year(text: str | None) -> int | None:
    if not text:
        return None
    year = int(text.lstrip("'"))
    return year if year >= 100 else 2000 + year if year < 70 else 1900 + year


def possible_date(year: int, month: int, day: int) -> date | None:
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
    for match in reader.matches(ISO):
        _add_date(reader, match, int(match["y"]), int(match["m"]), int(match["d"]))
    for match in reader.matches(DMY):
        if match["sep"] == "." and _after_money(reader.text, match):
            continue
        _add_date(reader, match, full_year(match["y"]), int(match["m"]), int(match["d"]))
    for match in reader.matches(DAY_MONTH):
        year = full_year(match["y"] or match["y2"] or match["y3"])
        if match["mon"] in ("mart", "jan", "mar", "sep", "des") and int(match["d"]) > 31:
            continue
        _add_date(reader, match, year, MONTHS[match["mon"]], int(match["d"]), match["d2"])
    for match in reader.matches(WORD_DATE):
        number = read_words(match["dw"]) or 0
        _add_date(reader, match, full_year(match["y"]), MONTHS[match["mon"]], number)
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
        year = _likely_year(reader, match, month, day)
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


def _likely_year(reader: Reader, match: re.Match[str], month: int, day: int) -> int | None:
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


def read_count(word: str | None) -> int | None:
    if word is None:
        return 1
    if word.isdigit():
        return int(word)
    return read_words(word)


def read_relative(reader: Reader) -> None:
    anchor = reader.anchor
    for match in reader.matches(TWP):
        _add_twp(reader, match)
    if anchor is None:
        return
    for match in reader.matches(AGO):
        _add_ago(reader, match, anchor)
    for match in reader.matches(PHRASE):
        _add_phrase(reader, match, anchor)


def _add_twp(reader: Reader, match: re.Match[str]) -> None:
    today, hour, minute = reader.today, int(match["h"]), int(match["mi"])
    if today is None or hour > 23 or minute > 59:
        return
    day = int(match["d"])
    if match["mon"]:
        year = full_year(match["y"]) or _likely_year(reader, match, MONTHS[match["mon"]], day)
        found = possible_date(year or today.year, MONTHS[match["mon"]], day)
    else:
        base = today if day <= today.day + 1 else today.replace(day=1) - timedelta(days=1)
        found = possible_date(base.year, base.month, day)
    if found is None:
        reader.add(match, None, None, "none", flag="impossible_date", explicit=True)
    else:
        reader.add(match, found, found, "minute", explicit=True, clock=(hour, minute))


_CLOCK_LEAD = re.compile(r"(?:jam|pukul)\s(?:sekitar |kurang lebih )?$")


def _add_ago(reader: Reader, match: re.Match[str], anchor: datetime) -> None:
    way, unit = match["dir"], match["unit"]
    if unit in ("malam", "hari") and _CLOCK_LEAD.search(
        reader.text[max(0, match.start() - 20) : match.start()]
    ):
        return
    lasting = bool(match["lead"]) and match["lead"] in ("sudah", "selama") or way in (
        "ini", "terakhir", "belakangan",
    )  # fmt: skip
    if way is None and not lasting or way == "sebelumnya":
        return
    few = match["n"] == "beberapa"
    half = match["n"] == "setengah"
    count = 3 if few else 1 if half else read_count(match["n"])
    if count is None or count > 400:
        return
    sign = 1 if way in ("lagi", "ke depan", "mendatang") else -1
    if unit in ("menit", "jam"):
        if lasting:
            return
        minutes = count * (60 if unit == "jam" else 1) // (2 if half else 1)
        at = anchor + sign * timedelta(minutes=minutes)
        exact = "minute" if unit == "menit" or half else "hour"
        reader.add(match, at.date(), at.date(), exact, clock=(at.hour, at.minute), zone=at.tzinfo)
        return
    today = anchor.date()
    target = shift_day(today, unit, sign * count)
    if target is None:
        return
    if lasting or few:
        start, end = sorted((target, today))
        exact = {"hari": "day", "malam": "day", "bulan": "month", "tahun": "year"}.get(unit, "week")
        exact = "week" if few and unit == "hari" else exact
        reader.add(match, start, end, exact, score=-0.5)
    elif unit in ("hari", "malam"):
        reader.add(match, target, target, "day", part="malam" if unit == "malam" else None)
    else:
        start, end = whole_unit(target, unit)
        exact = {"bulan": "month", "tahun": "year"}.get(unit, "week")
        reader.add(match, start, end, exact)


def shift_day(day: date, unit: str, count: int) -> date | None:
    try:
        if unit in ("hari", "malam"):
            return day + timedelta(days=count)
        if unit in ("minggu", "pekan"):
            return day + timedelta(days=7 * count)
        months = count * (12 if unit == "tahun" else 1)
        index = day.year * 12 + day.month - 1 + months
        year, month = divmod(index, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def whole_unit(day: date, unit: str) -> tuple[date, date]:
    if unit in ("minggu", "pekan"):
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "bulan":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day.replace(month=1, day=1), day.replace(month=12, day=31)


def part_of_span(cue: str, start: date, end: date) -> tuple[date, date]:
    """Narrow a week, month or year to its beginning, middle or end."""
    days = (end - start).days + 1
    third = timedelta(days=max(1, days // (4 if days > 300 else 3)))
    if cue.startswith("akhir"):
        return (end - timedelta(days=1), end) if days == 7 else (end - third, end)
    if cue.startswith("awal"):
        return start, start + third - timedelta(days=1)
    if cue.startswith("pertengahan"):
        return start + third, end - third
    return start, end


def part_name(word: str | None) -> str | None:
    if word is None:
        return None
    if word in ("dinihari", "dini hari"):
        return "dini hari"
    return "subuh" if word.endswith("subuh") else word


def _add_phrase(reader: Reader, match: re.Match[str], anchor: datetime) -> None:
    today = anchor.date()
    part = part_name(next((match[f"p{i}"] for i in range(1, 11) if match[f"p{i}"]), None))
    exact = "part_of_day" if part else "day"
    shifts = {"today": 0, "lastnight": -1, "before": -2, "yesterday": -1, "tomorrow": 1,
              "after": 2, "later": 0, "later2": 0, "tomorrow2": 1}  # fmt: skip
    for name, days in shifts.items():
        if match[name]:
            if name == "lastnight":
                part, exact = "malam", "part_of_day"
            weak = -1.0 if match[0] == "tadi" else 0.0
            if name == "today" and part and "tadi" in match[0]:
                days -= PARTS[part][0] > anchor.hour * 60 + anchor.minute
            target = today + timedelta(days=days)
            reader.add(match, target, target, exact, part=part, score=weak)
            return
    if match["now"]:
        recent = match["now"] in ("barusan", "baru saja", "baru tadi")
        if not recent:
            reader.add(match, today, today, "day", score=-3.0)
            return
        clock = (anchor.hour, anchor.minute)
        reader.add(match, today, today, "hour", clock=clock, zone=anchor.tzinfo)
    elif match["recent"]:
        reader.add(match, today - timedelta(days=7), today, "week", score=-2.0)
    elif match["span"]:
        _add_span(reader, match, today)


def _add_span(reader: Reader, match: re.Match[str], today: date) -> None:
    before = reader.text[max(0, match.start() - 6) : match.start()]
    if re.search(r"(?:hari|malam)\s$", before):
        return
    unit = match["span"].split()[-1]
    step = {"ini": 0, "depan": 1, "mendatang": 1}.get(match["rel"], -1)
    target = shift_day(today, unit, step)
    if target is None:
        return
    start, end = whole_unit(target, unit)
    start, end = part_of_span(match["span"], start, end)
    reader.add(match, start, end, {"bulan": "month", "tahun": "year"}.get(unit, "week"), score=-0.5)
