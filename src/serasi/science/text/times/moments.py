"""Every time expression of a text, resolved, with its support as the time of the event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from serasi.science.text.surface.page import Page
from serasi.science.text.surface.sentences import Sentences
from serasi.science.text.times.attach import BACKGROUND, attach, join_ranges, lone_hours
from serasi.science.text.times.calendar_words import FIELD, LETTER, PART, PARTS, STATEMENT
from serasi.science.text.times.clocks import on_day, read_hours
from serasi.science.text.times.days import read_explicit
from serasi.science.text.times.moment import Hour, Moment, Reader, is_ahead
from serasi.science.text.times.relative_days import read_relative
from serasi.science.text.times.weekdays import read_related_weekdays, read_weekdays, read_wide

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
    read_related_weekdays(reader)
    read_relative(reader)
    read_weekdays(reader)
    read_wide(reader)
    days = join_ranges(page.text, sorted(reader.days, key=lambda d: d.begin)[:_MOST])
    sentences = sentences or Sentences(page.text)
    told = {sentences.index(at) for at in acts}
    moments = [m for m in attach(reader, days, hours) if not _is_birth(page.text, m)]
    scored = [_scored(page.text, moment, sentences, told) for moment in moments]
    left = [h for h in hours if not any(m.begin <= h.begin < m.stop for m in moments)]
    if left:
        scored = [m for m in scored if not _is_just_now(page.text, m)]
    if not any(_may_be_event(m, anchor) for m in scored):
        alone = lone_hours(reader, left, list(PART.finditer(page.text)))
        return scored + [_scored(page.text, moment, sentences, told) for moment in alone]
    return _with_late_hour(page.text, scored, left, sentences, told)


_BIRTH = re.compile(r"(?:lahir|kelahiran|ttl)[^.\n]{0,24}$")


def _is_birth(text: str, moment: Moment) -> bool:
    return _BIRTH.search(text[max(0, moment.begin - 36) : moment.begin]) is not None


def _with_late_hour(
    text: str, moments: list[Moment], left: list[Hour], sentences: Sentences, told: set[int]
) -> list[Moment]:
    """Give the best day without a clock the hour that a later sentence tells of the event."""
    days = [m for m in moments if m.first and m.precision in ("day", "part_of_day")]
    if not days or not left:
        return moments
    best = max(moments, key=lambda m: (m.score, -m.begin))
    if best.precision not in ("day", "part_of_day") or best.first is None:
        return moments
    for hour in left:
        around = text[max(0, hour.begin - 40) : hour.stop + 7]
        starts = _STARTS.search(around) is not None
        tells = starts or (sentences.index(hour.begin) in told and hour.begin > best.begin)
        if not tells or not _fits(hour, best.part):
            continue
        exact = "hour" if hour.spoken and hour.clock[1] == 0 else "minute"
        clock, shift = on_day(hour, best.part)
        first = best.first + timedelta(days=1) if shift else best.first
        late = replace(best, first=first, last=first, clock=clock, zone=hour.zone, precision=exact)
        return [late if m is best else m for m in moments]
    return moments


_STARTS = re.compile(
    r"(?<![a-z])(?:terjadi|terjadinya|kejadian|peristiwa|bermula|berawal|insiden|pecah|mulai|"
    r"dimulai)(?![a-z])"
)


def _fits(hour: Hour, part: str | None) -> bool:
    """Tell whether a clock may lie in a part of the day."""
    if part is None:
        return not hour.spoken
    low, high = PARTS[part]
    clock, shift = on_day(hour, part)
    minutes = clock[0] * 60 + clock[1] + (1440 if shift else 0)
    return low - 60 <= minutes <= high + (300 if part == "malam" else 60)


_FINE = ("day", "part_of_day", "hour", "minute")


def _is_just_now(text: str, moment: Moment) -> bool:
    """Tell "barusan", whose clock is that of sending, beside an hour that is told."""
    return text[moment.begin : moment.stop] in ("barusan", "baru saja", "baru tadi")


def _may_be_event(moment: Moment, anchor: datetime | None) -> bool:
    """Tell a day or hour that may be the event's own: told, past, and not in passing."""
    if moment.first is None:
        return True
    if moment.precision not in _FINE or moment.background or moment.statement:
        return False
    return moment.score > -2 and not (anchor is not None and is_ahead(moment, anchor))


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
    if moment.precision in ("week", "month", "year"):
        score -= 2
    background = BACKGROUND.search(lead) is not None
    if background:
        score -= 2.5
    if moment.first is None:
        score -= 1.5
    if LETTER.search(lead):
        score -= 4
    told_by = STATEMENT.search(lead)
    statement = told_by is not None and not _EVENT_WORD.search(lead, told_by.end())
    if statement:
        score -= 3
    return replace(moment, score=score, statement=statement, background=background)
