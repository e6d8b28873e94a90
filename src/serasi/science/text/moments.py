"""Every time expression of a text, resolved to dates and clock times."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone, tzinfo

from serasi.science.text.calendar_words import (
    AGO,
    CLOCK,
    DAY_MONTH,
    DMY,
    FIELD,
    FUTURE,
    ISO,
    LETTER,
    MONTH_YEAR,
    MONTHS,
    PART,
    PHRASE,
    SHORT_DATE,
    SPOKEN,
    STATEMENT,
    TWP,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)
from serasi.science.text.numerals import UNITS, read_words
from serasi.science.text.page import Page, Span
from serasi.science.text.sentences import Sentences

WIB = timezone(timedelta(hours=7))
ZONES = {"wib": WIB, "wita": timezone(timedelta(hours=8)), "wit": timezone(timedelta(hours=9))}
Clock = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Moment:
    """One time expression, resolved; `first` None means that it is no possible date."""

    begin: int
    stop: int
    first: date | None
    last: date | None
    precision: str
    explicit: bool = False
    part: str | None = None
    clock: Clock | None = None
    until: Clock | None = None
    zone: tzinfo | None = None
    flag: str | None = None
    score: float = 0.0
    statement: bool = False


@dataclass(frozen=True, slots=True)
class _Hour:
    begin: int
    stop: int
    clock: Clock
    until: Clock | None
    zone: tzinfo | None
    spoken: bool


class _Reader:
    """Collects the days of one text; a stretch is read once, by the first pattern that fits."""

    def __init__(self, page: Page, anchor: datetime | None) -> None:
        self.page, self.text = page, page.text
        self.today = anchor.date() if anchor else None
        self.anchor = anchor
        self.taken: list[Span] = []
        self.days: list[Moment] = []

    def free(self, begin: int, stop: int) -> bool:
        return all(stop <= b or begin >= e for b, e in self.taken)

    def matches(self, pattern: re.Pattern[str]) -> Iterable[re.Match[str]]:
        for match in pattern.finditer(self.text):
            if self.free(match.start(), match.end()):
                yield match

    def add(self, match: re.Match[str], first: date | None, last: date | None, precision: str,
            **more: object) -> None:  # fmt: skip
        self.taken.append(match.span())
        moment = Moment(match.start(), match.end(), first, last or first, precision)
        self.days.append(replace(moment, **more))  # type: ignore[arg-type]  # fields of Moment


def find_moments(
    page: Page,
    /,
    *,
    anchor: datetime | None,
    acts: Iterable[int] = (),
    sentences: Sentences | None = None,
) -> list[Moment]:
    """List the moments of a page in order, each with its support as the time of the event.

    Parameters
    ----------
    page
        The message.
    anchor
        When it was sent.
    acts
        Offsets at which the event itself is told; moments in the same sentence gain.
    """
    reader = _Reader(page, anchor)
    hours = _read_hours(reader)
    _read_explicit(reader)
    _read_relative(reader)
    _read_weekdays(reader)
    _read_wide(reader)
    days = _join_ranges(page.text, sorted(reader.days, key=lambda d: d.begin))
    sentences = sentences or Sentences(page.text)
    moments = _attach(reader, days, hours)
    told = {sentences.index(at) for at in acts}
    return [_scored(page.text, moment, sentences, told) for moment in moments]


def _year(text: str | None) -> int | None:
    if not text:
        return None
    year = int(text)
    return year if year >= 100 else 2000 + year if year < 70 else 1900 + year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read_explicit(reader: _Reader) -> None:
    for match in reader.matches(ISO):
        _add_date(reader, match, int(match["y"]), int(match["m"]), int(match["d"]))
    for match in reader.matches(DMY):
        if match["sep"] == "." and len(match["y"]) == 2 and _after_money(reader.text, match):
            continue
        _add_date(reader, match, _year(match["y"]), int(match["m"]), int(match["d"]))
    for match in reader.matches(DAY_MONTH):
        year = _year(match["y"] or match["y2"] or match["y3"])
        if match["mon"] in ("mart", "jan", "mar", "sep", "des") and int(match["d"]) > 31:
            continue
        _add_date(reader, match, year, MONTHS[match["mon"]], int(match["d"]), match["d2"])
    for match in reader.matches(SHORT_DATE):
        day, month = int(match["d"]), int(match["m"])
        before = reader.text[max(0, match.start() - 24) : match.start()]
        sure = re.search(r"(?:tanggal\s?:?\s?|\(\s?|(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu"
                         r"|ahad)(?: malam| pagi| siang| sore| dini hari)?,?\s?\(?)$", before)  # fmt: skip
        blocked = re.search(
            r"(?:rt|rw|no|nomor|pasal|skor|gang|jalan|blok|kali|nilai)[\s.:]*$", before
        )
        if blocked or month > 12 or month < 1 or not 1 <= day <= 31:
            continue
        if match["sep"] == "-" and not sure:
            continue
        _add_date(reader, match, None, month, day)
    for match in reader.matches(_BARE_DAY):
        if reader.today is not None:
            _add_bare_day(reader, match)


_BARE_DAY = re.compile(r"(?<![a-z])tanggal\s?:?\s?(?P<d>\d{1,2})(?![\d.,/:-]|\s?(?:orang|jiwa))")


def _after_money(text: str, match: re.Match[str]) -> bool:
    return bool(
        re.search(r"(?:rp|pukul|jam)[\s.:]*$", text[max(0, match.start() - 6) : match.start()])
    )


def _add_date(
    reader: _Reader,
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
    first = _date(year, month, day)
    if first is None:
        reader.add(match, None, None, "none", flag="impossible_date", explicit=True)
        return
    last = _date(year, month, last_day) if last_day > day else first
    reader.add(match, first, last or first, "day", explicit=True)


_LEAD_DAY = re.compile(
    r"(?<![a-z])(?P<wd>senin|selasa|rabu|kamis|jumat|sabtu|minggu|ahad)(?![a-z])[^.\n]{0,24}$"
)


def _likely_year(reader: _Reader, match: re.Match[str], month: int, day: int) -> int | None:
    """Choose the year of a date written without one: by its weekday, then the nearest past."""
    today = reader.today
    if today is None:
        return None
    options = [d for y in (-1, 0, 1) if (d := _date(today.year + y, month, day))]
    if not options:
        return None
    lead = _LEAD_DAY.search(reader.text, max(0, match.start() - 34), match.start())
    fitting = [d for d in options if lead and d.weekday() == WEEKDAYS[lead["wd"]]]
    near = [d for d in fitting if abs((d - today).days) <= 200]
    if near:
        return min(near, key=lambda d: abs((d - today).days)).year
    if _future_near(reader.text, match):
        coming = [d for d in options if d >= today]
        if coming:
            return min(coming).year
    past = [d for d in options if d <= today]
    coming = [d for d in options if 0 < (d - today).days <= 45]
    if coming and (not past or (today - max(past)).days > 300):
        return min(coming).year
    return max(past).year if past else min(options).year


def _future_near(text: str, match: re.Match[str]) -> bool:
    return bool(FUTURE.search(text, max(0, match.start() - 50), min(len(text), match.end() + 30)))


def _add_bare_day(reader: _Reader, match: re.Match[str]) -> None:
    today, day = reader.today, int(match["d"])
    if today is None or not 1 <= day <= 31:
        return
    months = [_shift(today.replace(day=1), "bulan", step) for step in (-1, 0, 1)]
    found = [_date(m.year, m.month, day) for m in months if m]
    options = [d for d in found if d]
    past = [d for d in options if d <= today]
    coming = [d for d in options if d >= today]
    chosen = min(coming) if coming and _future_near(reader.text, match) else None
    if chosen is None and past:
        chosen = max(past)
    if chosen:
        reader.add(match, chosen, chosen, "day", explicit=True)


def _count(word: str | None) -> int | None:
    if word is None:
        return 1
    if word.isdigit():
        return int(word)
    return read_words(word)


def _read_relative(reader: _Reader) -> None:
    anchor = reader.anchor
    for match in reader.matches(TWP):
        _add_twp(reader, match)
    if anchor is None:
        return
    for match in reader.matches(AGO):
        _add_ago(reader, match, anchor)
    for match in reader.matches(PHRASE):
        _add_phrase(reader, match, anchor)


def _add_twp(reader: _Reader, match: re.Match[str]) -> None:
    today, hour, minute = reader.today, int(match["h"]), int(match["mi"])
    if today is None or hour > 23 or minute > 59:
        return
    day = int(match["d"])
    base = today if day <= today.day + 1 else today.replace(day=1) - timedelta(days=1)
    found = _date(base.year, base.month, day)
    if found is None:
        reader.add(match, None, None, "none", flag="impossible_date", explicit=True)
    else:
        reader.add(match, found, found, "minute", explicit=True, clock=(hour, minute))


def _add_ago(reader: _Reader, match: re.Match[str], anchor: datetime) -> None:
    way, unit = match["dir"], match["unit"]
    lasting = bool(match["lead"]) and match["lead"] in ("sudah", "selama") or way in (
        "ini", "terakhir", "belakangan",
    )  # fmt: skip
    if way is None and not lasting or way == "sebelumnya":
        return
    few = match["n"] == "beberapa"
    half = match["n"] == "setengah"
    count = 3 if few else 1 if half else _count(match["n"])
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
    target = _shift(today, unit, sign * count)
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
        start, end = _whole(target, unit)
        exact = {"bulan": "month", "tahun": "year"}.get(unit, "week")
        reader.add(match, start, end, exact)


def _shift(day: date, unit: str, count: int) -> date | None:
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


def _whole(day: date, unit: str) -> tuple[date, date]:
    if unit in ("minggu", "pekan"):
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "bulan":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day.replace(month=1, day=1), day.replace(month=12, day=31)


def _part_name(word: str | None) -> str | None:
    if word is None:
        return None
    if word in ("dinihari", "dini hari"):
        return "dini hari"
    return "subuh" if word.endswith("subuh") else word


def _add_phrase(reader: _Reader, match: re.Match[str], anchor: datetime) -> None:
    today = anchor.date()
    part = _part_name(next((match[f"p{i}"] for i in range(1, 9) if match[f"p{i}"]), None))
    exact = "part_of_day" if part else "day"
    shifts = {"today": 0, "lastnight": -1, "before": -2, "yesterday": -1, "tomorrow": 1,
              "after": 2, "later": 0}  # fmt: skip
    for name, days in shifts.items():
        if match[name]:
            if name == "lastnight":
                part, exact = "malam", "part_of_day"
            weak = -1.0 if match[0] == "tadi" else 0.0
            target = today + timedelta(days=days)
            reader.add(match, target, target, exact, part=part, score=weak)
            return
    if match["now"]:
        recent = match["now"] in ("barusan", "baru saja", "baru tadi")
        score = 0.0 if recent else -3.0
        clock = (anchor.hour, anchor.minute)
        reader.add(match, today, today, "hour", clock=clock, zone=anchor.tzinfo, score=score)
    elif match["recent"]:
        reader.add(match, today - timedelta(days=7), today, "week", score=-2.0)
    elif match["span"]:
        _add_span(reader, match, today)


def _add_span(reader: _Reader, match: re.Match[str], today: date) -> None:
    before = reader.text[max(0, match.start() - 6) : match.start()]
    if re.search(r"(?:hari|malam)\s$", before):
        return
    unit = match["span"].split()[-1]
    step = {"ini": 0, "depan": 1, "mendatang": 1}.get(match["rel"], -1)
    target = _shift(today, unit, step)
    if target is None:
        return
    start, end = _whole(target, unit)
    if match["span"].startswith("akhir "):
        start = end - timedelta(days=1)
    reader.add(match, start, end, {"bulan": "month", "tahun": "year"}.get(unit, "week"), score=-0.5)


_GAP = re.compile(
    r"(?:[\s,(:]|tanggal|tgl|pada|hari|malam|pagi|siang|sore|petang|dini|subuh|/|yaitu){0,7}$"
)


def _read_weekdays(reader: _Reader) -> None:
    for match in reader.matches(WEEKDAY):
        if _merge_weekday(reader, match):
            continue
        if reader.today is None or not _is_weekday(reader, match):
            continue
        _add_weekday(reader, match, reader.today)


def _is_weekday(reader: _Reader, match: re.Match[str]) -> bool:
    if match["wd"] != "minggu":
        return True
    before = reader.text[max(0, match.start() - 14) : match.start()]
    if re.search(
        r"(?:\d|satu|dua|tiga|empat|lima|beberapa|per|tiap|setiap|seminggu|ber)[\s-]*$", before
    ):
        return False
    named = bool(match["cue"] or match["part"] or match["eve"])
    if named:
        return True
    at = match.start("wd")
    return reader.page.capital(at) and not match["rel"] and not reader.page.all_caps


def _merge_weekday(reader: _Reader, match: re.Match[str]) -> bool:
    """Join a weekday to the date written beside it, and check that they agree."""
    for index, day in enumerate(reader.days):
        if not day.explicit or day.precision == "minute":
            continue
        gap_after = reader.text[match.end() : day.begin] if day.begin >= match.end() else None
        gap_before = reader.text[day.stop : match.start()] if match.start() >= day.stop else None
        near = gap_after is not None and len(gap_after) <= 26 and _GAP.match(gap_after)
        behind = gap_before is not None and re.fullmatch(r"\s?[(,]\s?(?:hari\s)?", gap_before)
        if not near and not behind:
            continue
        wanted = WEEKDAYS[match["wd"]]
        eve = match["cue"] == "malam "
        part = "malam" if eve else _part_name(match["part"])
        flag = day.flag
        if day.first is not None and flag is None:
            actual = day.first.weekday()
            if actual != wanted and not (eve and actual == (wanted - 1) % 7):
                flag = "weekday_mismatch"
        begin, stop = min(match.start(), day.begin), max(match.end(), day.stop)
        gap = gap_after or ""
        found = PART.search(gap)
        part = part or (_part_name(found["part"]) if found else None)
        exact = "part_of_day" if part and day.first else day.precision
        reader.days[index] = replace(
            day,
            begin=begin,
            stop=stop,
            flag=flag,
            part=part or day.part,
            precision=exact,
            score=0.5,
        )
        reader.taken.append(match.span())
        return True
    return False


def _add_weekday(reader: _Reader, match: re.Match[str], today: date) -> None:
    wanted = WEEKDAYS[match["wd"]]
    eve = match["cue"] == "malam "
    if eve:
        wanted = (wanted - 1) % 7
    part = "malam" if eve else _part_name(match["part"])
    rel = match["rel"] or ""
    back = (today.weekday() - wanted) % 7
    ahead = (wanted - today.weekday()) % 7
    if rel in ("minggu lalu", "pekan lalu", "minggu depan", "pekan depan"):
        monday = today - timedelta(days=today.weekday())
        step = -7 if rel.endswith("lalu") else 7
        target = monday + timedelta(days=step + wanted)
    elif rel in ("lalu", "yang lalu", "kemarin"):
        target = today - timedelta(days=back or 7)
    elif rel in ("depan", "mendatang", "besok", "nanti", "yang akan datang"):
        target = today + timedelta(days=ahead or 7)
    elif rel == "ini" or _future_near(reader.text, match):
        target = today + timedelta(days=ahead)
    else:
        late = reader.anchor is not None and reader.anchor.hour < 18 and part == "malam"
        target = today - timedelta(days=7 if back == 0 and late else back)
    exact = "part_of_day" if part else "day"
    reader.add(match, target, target, exact, part=part)


def _read_wide(reader: _Reader) -> None:
    today = reader.today
    for match in reader.matches(MONTH_YEAR):
        year = _year(match["y"])
        named = (
            match["y"] or match["cue"] in ("bulan", "awal", "akhir", "pertengahan") or match["rel"]
        )
        if not named or "bulan" not in match[0] and len(match["mon"]) < 3:
            continue
        month = MONTHS[match["mon"]]
        if year is None:
            if today is None:
                continue
            year = today.year if month <= today.month else today.year - 1
        start = date(year, month, 1)
        _, end = _whole(start, "bulan")
        start, end = {
            "awal": (start, start + timedelta(days=9)),
            "pertengahan": (start + timedelta(days=10), start + timedelta(days=19)),
            "akhir": (start + timedelta(days=20), end),
        }.get(match["cue"] or "", (start, end))
        reader.add(match, start, end, "month", score=-1.0)
    for match in reader.matches(YEAR):
        if match["y"]:
            year = int(match["y"])
        elif today is not None:
            year = today.year + {"ini": 0, "depan": 1}.get(match["rel"], -1)
        else:
            continue
        reader.add(match, date(year, 1, 1), date(year, 12, 31), "year", score=-2.0)


_RANGE = re.compile(
    r"[\s,()]*(?:-|s/d|sd|s\.d\.?|sampai dengan|sampai|hingga)[\s,(]*(?:pada |tanggal |hari )*$"
)


def _join_ranges(text: str, days: list[Moment]) -> list[Moment]:
    joined: list[Moment] = []
    for day in days:
        last = joined[-1] if joined else None
        gap = text[last.stop : day.begin] if last else ""
        if (
            last and last.first and day.first and last.first <= day.first
            and last.clock is None and len(gap) <= 24 and _RANGE.match(gap)
        ):  # fmt: skip
            joined[-1] = replace(last, stop=day.stop, last=day.last)
        else:
            joined.append(day)
    return joined


def _read_hours(reader: _Reader) -> list[_Hour]:
    hours = []
    for match in CLOCK.finditer(reader.text):
        found = _clock_hour(match)
        if found and not _lasts(reader.text, match):
            hours.append(found)
            if match["mi"] or match["mi2"]:
                reader.taken.append(match.span())
    for match in SPOKEN.finditer(reader.text):
        if (
            any(h.begin <= match.start() < h.stop for h in hours)
            and not match["half"]
            and not match["dir"]
        ):
            continue
        found = _spoken_hour(match)
        if found:
            hours = [h for h in hours if not h.begin <= match.start() < h.stop]
            hours.append(found)
            reader.taken.append(match.span())
    return sorted(hours, key=lambda h: h.begin)


def _lasts(text: str, match: re.Match[str]) -> bool:
    """Tell "2 jam 30" (a length of time) from "jam 2.30"."""
    if match["mi"] or match["mi2"] or not match[0].startswith("jam"):
        return False
    return bool(re.search(r"(?:\d|setengah)\s?$", text[max(0, match.start() - 9) : match.start()]))


def _clock_hour(match: re.Match[str]) -> _Hour | None:
    hour = int(match["h"] or match["h2"])
    minute = int(match["mi"] or match["mi2"] or 0)
    if hour > 24 or minute > 59 or hour == 24 and minute:
        return None
    until = None
    if match["th"]:
        until = (int(match["th"]), int(match["tm"]))
        if until[0] > 24 or until[1] > 59:
            until = None
    zone = ZONES.get(match["zone"] or match["zone2"] or "")
    return _Hour(
        match.start(),
        match.end(),
        (hour, minute),
        until,
        zone,
        hour <= 12 and not match["mi"] and not match["mi2"],
    )


def _spoken_hour(match: re.Match[str]) -> _Hour | None:
    word = match["h"]
    hour = int(word) if word.isdigit() else read_words(word)
    if hour is None or not 1 <= hour <= 24:
        return None
    minutes = hour * 60
    if match["half"]:
        minutes -= 30
    if match["dir"]:
        off = {"seperempat": 15, "setengah": 30}.get(match["off"])
        off = off if off is not None else _count(match["off"]) or 0
        minutes += -off if match["dir"] == "kurang" else off
    minutes %= 24 * 60
    return _Hour(match.start(), match.end(), divmod(minutes, 60), None, None, hour <= 12)


def _attach(reader: _Reader, days: list[Moment], hours: list[_Hour]) -> list[Moment]:
    """Give each day its part of the day and its clock; a lone clock means the last such time."""
    text = reader.text
    parts = [m for m in PART.finditer(text) if not _inside(m, days)]
    used: set[int] = set()
    out: list[Moment] = []
    for index, day in enumerate(days):
        if day.precision not in ("day", "part_of_day") or day.first is None:
            out.append(day)
            continue
        before = days[index - 1].stop if index else 0
        after = days[index + 1].begin if index + 1 < len(days) else len(text)
        hour = _hour_of(text, day, hours, used, before, after)
        if hour is not None:
            used.add(hour.begin)
        part = day.part or _part_near(text, day, parts, hour, before, after)
        out.append(_composed(day, part, hour, text, parts))
    if not days:
        out.extend(_lone_hours(reader, hours, parts))
    return out


def _inside(match: re.Match[str], days: list[Moment]) -> bool:
    return any(d.begin <= match.start() < d.stop for d in days)


def _hour_of(
    text: str, day: Moment, hours: list[_Hour], used: set[int], before: int, after: int
) -> _Hour | None:
    ahead = [
        h
        for h in hours
        if day.stop - 1 <= h.begin < min(after, day.stop + 90) and h.begin not in used
    ]
    if ahead and not re.search(r"\.\s[^\n]*$", text[day.stop : ahead[0].begin].rstrip(" ")):
        return ahead[0]
    behind = [
        h
        for h in hours
        if max(before, day.begin - 45) <= h.begin < day.begin and h.begin not in used
    ]
    if behind and not re.search(r"\.\s", text[behind[-1].stop : day.begin]):
        return behind[-1]
    return None


def _part_near(
    text: str, day: Moment, parts: list[re.Match[str]], hour: _Hour | None, before: int, after: int
) -> str | None:
    reach = max(day.stop + 22, hour.stop + 10 if hour else 0)
    for match in parts:
        name = _part_name(match["part"]) or match["pray"]
        name = "isya" if name == "tarawih" else name
        if day.stop <= match.start() <= min(reach, after) and "." not in text[
            day.stop : match.start()
        ].replace(hour and text[hour.begin : hour.stop] or "\0", ""):
            return name
        if max(before, day.begin - 10) <= match.start() and match.end() <= day.begin:
            return name
    return None


def _composed(
    day: Moment, part: str | None, hour: _Hour | None, text: str, parts: list[re.Match[str]]
) -> Moment:
    if hour is None:
        exact = "part_of_day" if part else day.precision
        return replace(day, part=part, precision=exact)
    near = _part_beside(parts, hour)
    clock, shift = _on_day(hour, near or part)
    until = hour.until
    first, last = day.first, day.last
    if first is not None and shift:
        if not (day.explicit and near is None):
            first += timedelta(days=1)
            last = first
    exact = "hour" if hour.spoken and clock[1] == 0 else "minute"
    return replace(
        day, first=first, last=last, part=part, clock=clock, until=until, zone=hour.zone,
        precision=exact, stop=max(day.stop, hour.stop), begin=min(day.begin, hour.begin),
    )  # fmt: skip


def _part_beside(parts: list[re.Match[str]], hour: _Hour) -> str | None:
    for match in parts:
        if 0 <= match.start() - hour.stop <= 6 or 0 <= hour.begin - match.end() <= 2:
            return _part_name(match["part"]) or match["pray"]
    return None


def _on_day(hour: _Hour, part: str | None) -> tuple[Clock, bool]:
    """Give the 24-hour clock, and whether it falls after the midnight of a told night."""
    value, minute = hour.clock
    if value == 24:
        return (0, 0), True
    if part in ("malam", "isya", "maghrib"):
        if 5 <= value < 12:
            return (value + 12, minute), False
        if value == 12:
            return (0, minute), True
        if value < 5:
            return (value, minute), True
    elif part in ("sore", "petang", "ashar") and 1 <= value < 12:
        return (value + 12, minute), False
    elif part in ("siang", "dzuhur") and 1 <= value < 6:
        return (value + 12, minute), False
    elif part in ("dini hari", "tengah malam", "subuh", "pagi") and value == 12:
        return (0, minute), False
    return (value, minute), False


def _lone_hours(reader: _Reader, hours: list[_Hour], parts: list[re.Match[str]]) -> list[Moment]:
    anchor = reader.anchor
    if anchor is None:
        return []
    out = []
    for hour in hours[:3]:
        clock, _ = _on_day(hour, _part_beside(parts, hour))
        day = anchor.date()
        match_text = reader.text[max(0, hour.begin - 50) : hour.stop + 30]
        coming = bool(FUTURE.search(match_text))
        late = clock > (anchor.hour, anchor.minute)
        if late and not coming and (clock[0] - anchor.hour) * 60 + clock[1] - anchor.minute > 30:
            day -= timedelta(days=1)
        exact = "hour" if hour.spoken and clock[1] == 0 else "minute"
        out.append(
            Moment(hour.begin, hour.stop, day, day, exact, clock=clock, until=hour.until,
                   zone=hour.zone, score=-1.0)
        )  # fmt: skip
    if not out:
        out = _lone_parts(anchor, parts)
    return out


def _lone_parts(anchor: datetime, parts: list[re.Match[str]]) -> list[Moment]:
    for match in parts:
        if match["pray"]:
            name = "isya" if match["pray"] == "tarawih" else match["pray"]
            day = anchor.date()
            return [
                Moment(match.start(), match.end(), day, day, "part_of_day", part=name, score=-1.5)
            ]
    return []


_EVENT_WORD = re.compile(
    r"(?<![a-z])(?:terjadi|terjadinya|kejadian|peristiwa|bermula|berawal|insiden|pada hari|pecah)(?![a-z])"
)


def _scored(text: str, moment: Moment, sentences: Sentences, told: set[int]) -> Moment:
    begin, _ = sentences.around(moment.begin)
    lead = text[max(begin, moment.begin - 60) : moment.begin]
    line = text[max(0, moment.begin - 60) : moment.begin]
    score = moment.score
    if FIELD.search(line):
        score += 4
    if re.search(r"pada (?:hari )?(?:tanggal )?$|hari ini $", line):
        score += 2
    if sentences.index(moment.begin) in told:
        score += 2
    around = text[moment.begin - 60 if moment.begin > 60 else 0 : moment.stop + 60]
    if _EVENT_WORD.search(around):
        score += 1
    if moment.explicit and moment.first:
        score += 2
    if moment.clock:
        score += 1
    if moment.first is None:
        score -= 1.5
    if LETTER.search(lead):
        score -= 4
    told_by = STATEMENT.search(lead)
    statement = told_by is not None and not _EVENT_WORD.search(lead, told_by.end())
    if statement:
        score -= 3
    return replace(moment, score=score, statement=statement)


__all__ = ["UNITS", "WIB", "Moment", "find_moments"]
