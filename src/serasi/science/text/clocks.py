"""Clock times in figures and in words, on the 24-hour clock of their part of the day."""

from __future__ import annotations

import re

from serasi.science.text.calendar_words import CLOCK, SPOKEN
from serasi.science.text.days import part_name, read_count
from serasi.science.text.moment import ZONES, Clock, Hour, Reader
from serasi.science.text.numerals import read_words


def read_hours(reader: Reader) -> list[Hour]:
    hours = []
    for match in CLOCK.finditer(reader.text):
        found = _clock_hour(match)
        if found and not _lasts(reader.text, match):
            hours.append(found)
            if match["mi"] or match["mi2"]:
                reader.take(*match.span())
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
            reader.take(*match.span())
    return sorted(hours, key=lambda h: h.begin)


def _lasts(text: str, match: re.Match[str]) -> bool:
    """Tell "2 jam 30" (a length of time) from "jam 2.30"."""
    if match["mi"] or match["mi2"] or not match[0].startswith("jam"):
        return False
    return bool(re.search(r"(?:\d|setengah)\s?$", text[max(0, match.start() - 9) : match.start()]))


def _clock_hour(match: re.Match[str]) -> Hour | None:
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
    return Hour(
        match.start(),
        match.end(),
        (hour, minute),
        until,
        zone,
        hour <= 12 and not match["mi"] and not match["mi2"],
    )


def _spoken_hour(match: re.Match[str]) -> Hour | None:
    word = match["h"]
    hour = int(word) if word.isdigit() else read_words(word)
    if hour is None or not 1 <= hour <= 24:
        return None
    minutes = hour * 60
    if match["half"]:
        minutes -= 30
    if match["dir"]:
        off = {"seperempat": 15, "setengah": 30}.get(match["off"])
        off = off if off is not None else read_count(match["off"]) or 0
        minutes += -off if match["dir"] == "kurang" else off
    minutes %= 24 * 60
    return Hour(match.start(), match.end(), divmod(minutes, 60), None, None, hour <= 12)


def part_beside(parts: list[re.Match[str]], hour: Hour) -> str | None:
    for match in parts:
        if 0 <= match.start() - hour.stop <= 6 or 0 <= hour.begin - match.end() <= 2:
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
