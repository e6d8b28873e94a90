"""Weekdays, alone or beside a date, and whole months and years."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from serasi.science.text.times.calendar_words import (
    MONTH_RANGE,
    MONTH_YEAR,
    MONTHS,
    PART,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)
from serasi.science.text.times.days import full_year, future_near
from serasi.science.text.times.moment import Reader
from serasi.science.text.times.spans import part_name, part_of_span, whole_unit

_GAP = re.compile(
    r"(?:[\s,(:]|tanggal|tgl|pada|hari|malam|pagi|siang|sore|petang|dini|subuh|/|yaitu){0,7}$"
)


_RECURRING = re.compile(r"(?:tiap|setiap|saban|per)\s(?:hari\s|malam\s)?$")


def read_related_weekdays(reader: Reader) -> None:
    """Read weekdays told by their distance, "Senin kemarin", before the bare "kemarin" is read."""
    for match in reader.matches(WEEKDAY) if reader.has_weekdays else ():
        if not (match["rel"] or match["prel"]) or _merge_weekday(reader, match):
            continue
        if reader.today is not None and _is_weekday(reader, match):
            _add_weekday(reader, match, reader.today)


def read_weekdays(reader: Reader) -> None:
    """Read the weekdays, alone or beside a date."""
    for match in reader.matches(WEEKDAY) if reader.has_weekdays else ():
        if _merge_weekday(reader, match):
            continue
        if reader.today is None or not _is_weekday(reader, match):
            continue
        _add_weekday(reader, match, reader.today)


def _is_weekday(reader: Reader, match: re.Match[str]) -> bool:
    before = reader.text[max(0, match.start() - 14) : match.start()]
    if _RECURRING.search(before):
        return False
    if match["wd"] != "minggu":
        return True
    if re.search(
        r"(?:\d|satu|dua|tiga|empat|lima|beberapa|per|tiap|setiap|seminggu|ber)[\s-]*$", before
    ):
        return False
    named = bool(match["cue"] or match["part"] or match["eve"] or match["prel"])
    named = named or match["rel"] in ("besok", "nanti", "pekan lalu", "pekan depan")
    if named:
        return True
    at = match.start("wd")
    return reader.page.capital(at) and not match["rel"] and not reader.page.all_caps


def _merge_weekday(reader: Reader, match: re.Match[str]) -> bool:
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
        part = "malam" if match["cue"] in _NIGHT else part_name(match["part"])
        flag = day.flag
        if day.first is not None and flag is None:
            actual = day.first.weekday()
            if actual != wanted and not (eve and actual == (wanted - 1) % 7):
                flag = "weekday_mismatch"
        begin, stop = min(match.start(), day.begin), max(match.end(), day.stop)
        gap = gap_after or ""
        found = PART.search(gap)
        part = part or (part_name(found["part"]) if found else None)
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
        reader.take(*match.span())
        return True
    return False


_NIGHT = ("malam ", "malam hari ")
_REL = {
    "minggu kemarin": "minggu lalu", "pekan kemarin": "minggu lalu", "minggu lalu": "minggu lalu",
    "pekan lalu": "minggu lalu", "minggu depan": "minggu depan", "pekan depan": "minggu depan",
    "minggu ini": "pekan ini", "pekan ini": "pekan ini",
}  # fmt: skip


def _add_weekday(reader: Reader, match: re.Match[str], today: date) -> None:
    wanted = WEEKDAYS[match["wd"]]
    eve = match["cue"] == "malam "
    if eve:
        wanted = (wanted - 1) % 7
    part = "malam" if match["cue"] in _NIGHT else part_name(match["part"] or match["part2"])
    rel = _REL.get(match["prel"] or "", match["rel"] or "")
    back = (today.weekday() - wanted) % 7
    ahead = (wanted - today.weekday()) % 7
    if rel in ("minggu lalu", "pekan lalu", "minggu depan", "pekan depan"):
        monday = today - timedelta(days=today.weekday())
        step = -7 if rel.endswith("lalu") else 7
        target = monday + timedelta(days=step + wanted)
    elif rel == "pekan ini":
        target = today - timedelta(days=today.weekday() - wanted)
    elif rel in ("lalu", "yang lalu", "kemarin"):
        target = today - timedelta(days=back or 7)
    elif rel in ("depan", "mendatang", "besok", "nanti", "yang akan datang"):
        target = today + timedelta(days=ahead or 7)
    elif rel == "ini" or future_near(reader.text, match):
        target = today + timedelta(days=ahead)
    else:
        late = reader.anchor is not None and reader.anchor.hour < 18 and part == "malam"
        target = today - timedelta(days=7 if back == 0 and late else back)
    exact = "part_of_day" if part else "day"
    reader.add(match, target, target, exact, part=part)


def read_wide(reader: Reader) -> None:
    """Read whole months and years, and ranges of months."""
    today = reader.today
    for match in reader.matches(MONTH_RANGE) if reader.has_months else ():
        last_year = int(match["y2"])
        start = date(int(match["y"] or last_year), MONTHS[match["mon"]], 1)
        _, end = whole_unit(date(last_year, MONTHS[match["mon2"]], 1), "bulan")
        if start <= end:
            reader.add(match, start, end, "month", score=-1.0)
    for match in reader.matches(MONTH_YEAR) if reader.has_months else ():
        year = full_year(match["y"])
        named = (
            match["y"] or match["cue"] in ("bulan", "awal", "akhir", "pertengahan") or match["rel"]
        )
        if not named or "bulan" not in match[0] and len(match["mon"]) < 3:
            continue
        month = MONTHS[match["mon"]]
        if year is None:
            if today is None:
                continue
            gone = month < today.month or (month == today.month and not match["rel"])
            year = today.year if gone else today.year - 1
        start = date(year, month, 1)
        _, end = whole_unit(start, "bulan")
        start, end = {
            "awal": (start, start + timedelta(days=9)),
            "pertengahan": (start + timedelta(days=10), start + timedelta(days=19)),
            "akhir": (start + timedelta(days=20), end),
        }.get(match["cue"] or "", (start, end))
        reader.add(match, start, end, "month", score=-1.0)
    for match in reader.matches(YEAR) if "tahun" in reader.words else ():
        if match["y"]:
            year = int(match["y"])
        elif today is not None:
            year = today.year + {"ini": 0, "depan": 1}.get(match["rel"], -1)
        else:
            continue
        start, end = part_of_span(match["cue"] or "", date(year, 1, 1), date(year, 12, 31))
        reader.add(match, start, end, "year", score=-2.0)
