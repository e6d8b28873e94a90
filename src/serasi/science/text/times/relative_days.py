"""Days told relative to the day of sending: "tadi malam", "dua hari lalu", "TWP 122030"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from serasi.science.text.surface.numerals import read_words
from serasi.science.text.times.calendar_words import AGO, MONTHS, PARTS, PHRASE, TWP
from serasi.science.text.times.days import full_year, likely_year, possible_date
from serasi.science.text.times.moment import Reader, tells_hour
from serasi.science.text.times.spans import part_name, part_of_span, shift_day, whole_unit


def read_count(word: str | None) -> int | None:
    """Read a count in figures or words; one when none is written."""
    if word is None:
        return 1
    if word.isdigit():
        return int(word)
    return read_words(word)


def read_relative(reader: Reader) -> None:
    """Read the days told from the day of sending."""
    anchor = reader.anchor
    for match in reader.matches(TWP) if "twp" in reader.words else ():
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
        year = full_year(match["y"]) or likely_year(reader, match, MONTHS[match["mon"]], day)
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
            known = tells_hour(anchor)
            if match[0] == "malam ini" and anchor.hour < 4 and known:
                days = -1
            if name == "today" and part and "tadi" in match[0] and known:
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
