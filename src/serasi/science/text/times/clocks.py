"""Clock times in figures and in words, on the 24-hour clock of their part of the day."""

from __future__ import annotations

import re

from serasi.science.text.surface.numerals import read_words
from serasi.science.text.times.calendar_words import (
    BARE_CLOCK,
    CLOCK,
    LOCAL_HOURS,
    NO_START,
    SPOKEN,
)
from serasi.science.text.times.moment import ZONES, Clock, Hour, Reader
from serasi.science.text.times.relative_days import read_count
from serasi.science.text.times.spans import part_name


def read_hours(reader: Reader) -> list[Hour]:
    """List the clock times of a text in order; those of an end or a deadline are left out."""
    text = reader.text
    hours: list[Hour] = []
    for match in CLOCK.finditer(text) if reader.has_digits else ():
        found = _clock_hour(match) if reader.free(match.start(), match.start() + 1) else None
        if found and not _lasts(text, match):
            hours.append(found)
            if _minutes(match):
                reader.take(*match.span())
    told = not reader.words.isdisjoint(("jam", "pukul", "setengah"))
    for match in SPOKEN.finditer(text) if told else ():
        among = any(h.begin <= match.start() < h.stop for h in hours)
        if among and not _half(match) and not match["dir"]:
            continue
        found = _spoken_hour(match)
        if found and (_half(match) or not _lasts_spoken(text, match)):
            hours = [h for h in hours if not match.start() <= h.begin < match.end()]
            hours.append(found)
            reader.take(*match.span())
    if reader.has_digits:
        bare = _bare_hours(text, hours)
        hours += [h for h in bare if reader.free(h.begin, h.begin + 1)]
    hours = [h for h in hours if not _is_end(text, h)]
    return sorted(hours, key=lambda h: h.begin)


def _is_end(text: str, hour: Hour) -> bool:
    lead = text[max(0, hour.begin - 40) : hour.begin]
    if hour.bare and (_NO_CLOCK.search(lead) or _REPORT_HOUR.search(lead)):
        return True
    return NO_START.search(lead) is not None


# "Update Kaliwining 08.00:" is when the report was written.
_REPORT_HOUR = re.compile(r"(?:^|\n|[.] )\W*(?:update|perkembangan|sitrep|situasi)[^\n.:]{0,30}$")
_NO_CLOCK = re.compile(r"(?:rp|skor|no|nomor|pasal|nilai|suhu|seharga|sebesar|versi|v)[\s.:]*$")


def _bare_hours(text: str, hours: list[Hour]) -> list[Hour]:
    taken = bytearray(len(text))
    for hour in hours:
        taken[hour.begin : hour.stop] = b"\1" * (hour.stop - hour.begin)
    return [_bare_hour(m) for m in BARE_CLOCK.finditer(text) if not taken[m.start()]]


def _bare_hour(match: re.Match[str]) -> Hour:
    clock = (int(match["h"]), int(match["mi"]))
    return Hour(match.start(), match.end(), clock, None, None, False, bare=True)


def _half(match: re.Match[str]) -> bool:
    return bool(match["half"] or match["half2"] or match["half3"])


def _minutes(match: re.Match[str]) -> str | None:
    return match["mi"] or match["mi2"] or match["mi4"] or match["mi5"]


def _lasts(text: str, match: re.Match[str]) -> bool:
    """Tell "2 jam 30" (a length of time) from "jam 2.30" and "18/2 jam 11"."""
    if _minutes(match) or not match[0].startswith("jam"):
        return False
    lead = text[max(0, match.start() - 16) : match.start()]
    return bool(re.search(r"(?:(?<![\da-z/.-])(?<!tanggal )\d{1,2}|setengah)\s?$", lead))


def _lasts_spoken(text: str, match: re.Match[str]) -> bool:
    lead = text[max(0, match.start() - 6) : match.start()]
    return match[0].startswith("jam") and bool(re.search(r"(?<![a-z\d/.-])\d{1,2}\s$", lead))


def _clock_hour(match: re.Match[str]) -> Hour | None:
    hour = int(match["h"] or match["h2"] or match["h4"] or match["h5"])
    minute = int(_minutes(match) or 0)
    if hour > 24 or minute > 59 or hour == 24 and minute:
        return None
    until = None
    if match["th"]:
        until = (int(match["th"]), int(match["tm"]))
        if until[0] > 24 or until[1] > 59:
            until = None
    zone = ZONES.get(match["zone"] or match["zone2"] or "")
    return Hour(
        match.start(),
        match.end(),
        (hour, minute),
        until,
        zone,
        hour <= 12 and (not _minutes(match) or len(match["h"] or "00") == 1),
    )


def _spoken_hour(match: re.Match[str]) -> Hour | None:
    word = match["h"] or match["h2"] or match["h3"]
    hour = int(word) if word.isdigit() else LOCAL_HOURS.get(word) or read_words(word)
    if hour is None or not 1 <= hour <= 24:
        return None
    minutes = hour * 60
    if _half(match):
        minutes -= 30
    if match["dir"]:
        off = {"seperempat": 15, "saparapat": 15, "setengah": 30}.get(match["off"])
        off = off if off is not None else read_count(match["off"]) or 0
        minutes += -off if match["dir"] == "kurang" else off
    minutes %= 24 * 60
    return Hour(match.start(), match.end(), divmod(minutes, 60), None, None, hour <= 12)


def part_beside(parts: list[re.Match[str]], hour: Hour) -> str | None:
    """Give the part of the day written beside a clock."""
    for match in parts:
        inside = hour.begin <= match.start() < hour.stop
        if inside or 0 <= match.start() - hour.stop <= 6 or 0 <= hour.begin - match.end() <= 2:
            return part_name(match["part"]) or match["pray"]
    return None


_AFTERNOON = {"sore": 12, "petang": 12, "ashar": 12, "siang": 6, "dzuhur": 6}


def on_day(hour: Hour, part: str | None) -> tuple[Clock, bool]:
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
    elif 1 <= value < _AFTERNOON.get(part or "", 0):
        return (value + 12, minute), False
    elif part in ("dini hari", "tengah malam", "subuh", "pagi") and value == 12:
        return (0, minute), False
    return (value, minute), False


def nearest_past(clock: Clock, now: Clock) -> Clock:
    """Choose morning or evening for a clock of twelve hours: the later one that has passed.

    Examples
    --------
    >>> nearest_past((8, 0), (22, 9)), nearest_past((8, 0), (12, 0))
    ((20, 0), (8, 0))
    """
    later = (clock[0] + 12, clock[1])
    return later if clock[0] < 12 and later <= now else clock


def next_coming(clock: Clock, now: Clock) -> Clock:
    """Choose morning or evening for a clock of twelve hours: the first one to come."""
    later = (clock[0] + 12, clock[1])
    return later if clock[0] < 12 and clock < now <= later else clock
