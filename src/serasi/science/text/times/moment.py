"""A resolved time expression, and the reader that collects those of one text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone, tzinfo

from serasi.science.text.surface.page import Page
from serasi.science.text.surface.words import words_of
from serasi.science.text.times.calendar_words import MONTHS, PARTS, WEEKDAYS

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
    background: bool = False


def tells_hour(anchor: datetime) -> bool:
    """Tell an anchor with a clock from a bare day of publication, which reads as midnight."""
    return (anchor.hour, anchor.minute, anchor.second) != (0, 0, 0)


def is_ahead(moment: Moment, anchor: datetime) -> bool:
    """Tell a moment after that of sending."""
    if moment.first is None:
        return False
    if moment.first != anchor.date() or not tells_hour(anchor):
        return moment.first > anchor.date()
    if moment.clock is not None:
        return moment.clock > (anchor.hour + 1, anchor.minute)
    part = PARTS.get(moment.part or "", (0, 0))
    return part[0] > anchor.hour * 60 + anchor.minute


@dataclass(frozen=True, slots=True)
class Hour:
    """A clock time as it stands in the text."""

    begin: int
    stop: int
    clock: Clock
    until: Clock | None
    zone: tzinfo | None
    spoken: bool
    bare: bool = False


_MOST_DAYS = 200
# The stamp of an exported chat is no time of an event.
_WRAPPER = re.compile(
    r"(?m)^ ?\[?\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?,? (?:pukul )?\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\]?"
    r"(?: -)? [^:\n]{1,40}: "
)


class Reader:
    """Collects the days of one text; a stretch is read once, by the first pattern that fits."""

    def __init__(self, page: Page, anchor: datetime | None) -> None:
        self.page, self.text = page, page.text
        self.today = anchor.date() if anchor else None
        self.anchor = anchor
        self._taken = bytearray(len(page.text))
        self.days: list[Moment] = []
        for match in _WRAPPER.finditer(page.text):
            self.take(*match.span())
        self.words = words_of(page.text).starts.keys()
        self.has_digits = bool(words_of(page.text).digits)
        self.has_months = not MONTHS.keys().isdisjoint(self.words)
        self.has_weekdays = not WEEKDAYS.keys().isdisjoint(self.words)

    def free(self, begin: int, stop: int) -> bool:
        """Tell whether no pattern has read this stretch yet."""
        return not any(self._taken[begin:stop])

    def take(self, begin: int, stop: int) -> None:
        """Mark a stretch as read."""
        self._taken[begin:stop] = b"\1" * (stop - begin)

    def matches(self, pattern: re.Pattern[str]) -> Iterable[re.Match[str]]:
        """Walk over the matches in stretches not yet read, until the text has too many days."""
        for match in pattern.finditer(self.text):
            if len(self.days) > _MOST_DAYS:
                return
            if self.free(match.start(), match.end()):
                yield match

    def add(self, match: re.Match[str], first: date | None, last: date | None, precision: str,
            **more: object) -> None:  # fmt: skip
        """Add a day and mark its stretch as read."""
        self.take(*match.span())
        moment = Moment(match.start(), match.end(), first, last or first, precision)
        self.days.append(replace(moment, **more))  # type: ignore[arg-type]  # fields of Moment
