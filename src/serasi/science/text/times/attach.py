"""Days and clocks of a text put together into moments."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from serasi.science.text.times.calendar_words import FUTURE, OTHER_PARTS, PART, PARTS
from serasi.science.text.times.clocks import nearest_past, next_coming, on_day, part_beside
from serasi.science.text.times.moment import Hour, Moment, Reader, tells_hour
from serasi.science.text.times.spans import part_name

# What follows is the time of an earlier event, which the report only refers to.
BACKGROUND = re.compile(
    r"(?<![a-z])(?:menindaklanjuti|terkait|pasca|buntut|menyusul|melanjutkan|menyambung|imbas|"
    r"akibat|sejak(?! (?:pukul|jam|\d))|sambungan|mengenang|memperingati|dijadwal|"
    r"dijadwalkan|rencana|menjanjikan|"
    r"kaitan|kaitannya|berkaitan)(?![a-z])[^,.;:\n]{0,58}$|(?<![a-z])yang $"
)


_RANGE = re.compile(
    r"[\s,()]*(?:-|s/d|sd|s\.d\.?|sampai dengan|sampai|hingga)[\s,(]*(?:pada |tanggal |hari )*$"
)


def join_ranges(text: str, days: list[Moment]) -> list[Moment]:
    """Join days with "sampai" or a dash between them into one moment."""
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


def attach(reader: Reader, days: list[Moment], hours: list[Hour]) -> list[Moment]:
    """Give each day its part of the day and its clock; a lone clock means the last such time."""
    text = reader.text
    parts = [m for m in PART.finditer(text) if not _inside(m, days)]
    used: set[int] = set()
    out: list[Moment] = []
    for index, day in enumerate(days):
        aside = BACKGROUND.search(text[max(0, day.begin - 60) : day.begin]) is not None
        if day.precision not in ("day", "part_of_day") or day.first is None or aside:
            out.append(day)
            continue
        before = days[index - 1].stop if index else 0
        after = days[index + 1].begin if index + 1 < len(days) else len(text)
        hour = _hour_of(text, day, hours, used, before, after)
        if hour is not None:
            used.add(hour.begin)
        part = day.part or _part_near(text, day, parts, hour, before, after)
        out.append(_composed(reader, day, part, hour, parts))
    return out


def _inside(match: re.Match[str], days: list[Moment]) -> bool:
    return any(d.begin <= match.start() < d.stop for d in days)


def _hour_of(
    text: str, day: Moment, hours: list[Hour], used: set[int], before: int, after: int
) -> Hour | None:
    ahead = [
        h
        for h in hours
        if day.stop - 1 <= h.begin < min(after, day.stop + (4 if h.bare else 90))
        and h.begin not in used
        and not (h.bare and text[day.stop : h.begin].strip(" ,(±-/:)"))
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
    text: str, day: Moment, parts: list[re.Match[str]], hour: Hour | None, before: int, after: int
) -> str | None:
    reach = max(day.stop + 22, hour.stop + 10 if hour else 0)
    for match in parts:
        name = part_name(match["part"]) or _part_of_prayer(match)
        if day.stop <= match.start() <= min(reach, after) and "." not in text[
            day.stop : match.start()
        ].replace(hour and text[hour.begin : hour.stop] or "\0", ""):
            return name
        if max(before, day.begin - 14) <= match.start() and match.end() <= day.begin:
            return name
    return None


def _part_of_prayer(match: re.Match[str]) -> str | None:
    return OTHER_PARTS.get(match["pray"] or "", match["pray"])


def _composed(
    reader: Reader, day: Moment, part: str | None, hour: Hour | None, parts: list[re.Match[str]]
) -> Moment:
    text = reader.text
    if hour is None:
        exact = "part_of_day" if part else day.precision
        return replace(day, part=part, precision=exact)
    near = part_beside(parts, hour)
    clock, shift = on_day(hour, near or part)
    until = hour.until
    if not (near or part) and hour.spoken:
        clock = _half_day(reader, day, hour, clock)
    first, last = day.first, day.last
    if first is not None and shift and not (day.explicit and near is None):
        first += timedelta(days=1)
        last = first
    exact = "hour" if hour.spoken and clock[1] == 0 else "minute"
    anchor = reader.anchor
    if anchor is not None and first is not None and _just_gone(day, text):
        first = last = _last_such(anchor, clock)
    return replace(
        day, first=first, last=last, part=part, clock=clock, until=until, zone=hour.zone,
        precision=exact, stop=max(day.stop, hour.stop), begin=min(day.begin, hour.begin),
    )  # fmt: skip


def _half_day(reader: Reader, day: Moment, hour: Hour, clock: tuple[int, int]) -> tuple[int, int]:
    """Choose morning or evening of a bare "jam 8" on the day of sending."""
    anchor = reader.anchor
    if anchor is None or day.first != anchor.date():
        return clock
    now = (anchor.hour, anchor.minute)
    text = reader.text[max(0, min(day.begin, hour.begin) - 30) : max(day.stop, hour.stop) + 12]
    return next_coming(clock, now) if FUTURE.search(text) else nearest_past(clock, now)


_EARLIER = re.compile(r"(?<![a-z])tadi(?! malam)")


def _just_gone(day: Moment, text: str) -> bool:
    told = text[day.begin : day.stop]
    return _EARLIER.search(told) is not None and "malam tadi" not in told


def _last_such(anchor: datetime, clock: tuple[int, int]) -> date:
    """Give the day on which a clock last stood: "tadi jam 23.50", sent after midnight."""
    later = tells_hour(anchor) and clock > (anchor.hour, min(anchor.minute + 30, 59))
    return anchor.date() - timedelta(days=1 if later else 0)


def lone_hours(reader: Reader, hours: list[Hour], parts: list[re.Match[str]]) -> list[Moment]:
    """Give clocks and prayers without a day the last such time, or the next when it is to come."""
    anchor = reader.anchor
    if anchor is None:
        return []
    out = []
    for hour in hours[:3]:
        if hour.bare and hour.stop - hour.begin < 5:
            continue
        part = part_beside(parts, hour)
        clock, _ = on_day(hour, part)
        day = anchor.date()
        match_text = reader.text[max(0, hour.begin - 50) : hour.stop + 30]
        coming = bool(FUTURE.search(match_text))
        if hour.spoken and part is None:
            now = (anchor.hour, anchor.minute)
            clock = next_coming(clock, now) if coming else nearest_past(clock, now)
        late = clock > (anchor.hour, anchor.minute)
        if late and not coming and (clock[0] - anchor.hour) * 60 + clock[1] - anchor.minute > 30:
            day -= timedelta(days=1)
        exact = "hour" if hour.spoken and clock[1] == 0 else "minute"
        out.append(
            Moment(hour.begin, hour.stop, day, day, exact, clock=clock, until=hour.until,
                   zone=hour.zone, score=-1.5 if hour.bare else -1.0)
        )  # fmt: skip
    if not out:
        out = _lone_parts(anchor, parts)
    return out


def _lone_parts(anchor: datetime, parts: list[re.Match[str]]) -> list[Moment]:
    for match in parts:
        name = _part_of_prayer(match)
        if match["part"] in ("dini hari", "dinihari"):
            name = "dini hari"
        if name:
            day = anchor.date()
            if match["pray"] == "jumatan":
                day -= timedelta(days=(day.weekday() - 4) % 7)
            elif PARTS[name][0] > anchor.hour * 60 + anchor.minute:
                day -= timedelta(days=0 if FUTURE.search(match.string) else 1)
            return [
                Moment(match.start(), match.end(), day, day, "part_of_day", part=name, score=-1.5)
            ]
    return []
