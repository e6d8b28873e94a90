"""Every time expression of a text, resolved, with its support as the time of the event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from serasi.science.text.calendar_words import FIELD, FUTURE, LETTER, PART, STATEMENT
from serasi.science.text.clocks import on_day, part_beside, read_hours
from serasi.science.text.days import part_name, read_explicit, read_relative
from serasi.science.text.moment import Hour, Moment, Reader
from serasi.science.text.page import Page
from serasi.science.text.sentences import Sentences
from serasi.science.text.weekdays import read_weekdays, read_wide

_MOST = 60


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
    reader = Reader(page, anchor)
    hours = read_hours(reader)[:_MOST]
    read_explicit(reader)
    read_relative(reader)
    read_weekdays(reader)
    read_wide(reader)
    days = _join_ranges(page.text, sorted(reader.days, key=lambda d: d.begin)[:_MOST])
    sentences = sentences or Sentences(page.text)
    moments = _attach(reader, days, hours)
    told = {sentences.index(at) for at in acts}
    return [_scored(page.text, moment, sentences, told) for moment in moments]


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


def _attach(reader: Reader, days: list[Moment], hours: list[Hour]) -> list[Moment]:
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
    text: str, day: Moment, hours: list[Hour], used: set[int], before: int, after: int
) -> Hour | None:
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
    text: str, day: Moment, parts: list[re.Match[str]], hour: Hour | None, before: int, after: int
) -> str | None:
    reach = max(day.stop + 22, hour.stop + 10 if hour else 0)
    for match in parts:
        name = part_name(match["part"]) or match["pray"]
        name = "isya" if name == "tarawih" else name
        if day.stop <= match.start() <= min(reach, after) and "." not in text[
            day.stop : match.start()
        ].replace(hour and text[hour.begin : hour.stop] or "\0", ""):
            return name
        if max(before, day.begin - 10) <= match.start() and match.end() <= day.begin:
            return name
    return None


def _composed(
    day: Moment, part: str | None, hour: Hour | None, text: str, parts: list[re.Match[str]]
) -> Moment:
    if hour is None:
        exact = "part_of_day" if part else day.precision
        return replace(day, part=part, precision=exact)
    near = part_beside(parts, hour)
    clock, shift = on_day(hour, near or part)
    until = hour.until
    first, last = day.first, day.last
    if first is not None and shift and not (day.explicit and near is None):
        first += timedelta(days=1)
        last = first
    exact = "hour" if hour.spoken and clock[1] == 0 else "minute"
    return replace(
        day, first=first, last=last, part=part, clock=clock, until=until, zone=hour.zone,
        precision=exact, stop=max(day.stop, hour.stop), begin=min(day.begin, hour.begin),
    )  # fmt: skip


def _lone_hours(reader: Reader, hours: list[Hour], parts: list[re.Match[str]]) -> list[Moment]:
    anchor = reader.anchor
    if anchor is None:
        return []
    out = []
    for hour in hours[:3]:
        clock, _ = on_day(hour, part_beside(parts, hour))
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
    r"(?<![a-z])(?:terjadi|terjadinya|kejadian|peristiwa|bermula|berawal|insiden|pada hari|"
    r"pecah)(?![a-z])"
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
