"""iCalendar out (RFC 5545): appointments such as the hour at which a level expires; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

PRODUCT = "-//Serasi//Serasi 1.0//ID"
LONGEST_LINE = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Alarm:
    """A reminder some time before an appointment begins."""

    before: timedelta
    text: str


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """One VEVENT. The same `uid` with a higher `sequence` replaces what a calendar holds."""

    uid: str
    sequence: int
    stamp: datetime
    starts: datetime
    ends: datetime | None = None
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    cancelled: bool = False


def uid_of(subject: str, *, host: str) -> str:
    """Return the stable UID of a record's appointment.

    >>> uid_of("warning:W-2026-0004:expiry", host="serasi.example")
    'warning-W-2026-0004-expiry@serasi.example'
    """
    return f"{re.sub(r'[^A-Za-z0-9.-]+', '-', subject)}@{host}"


def calendar(appointments: Iterable[Appointment], *, name: str) -> bytes:
    """Return a published calendar: METHOD:PUBLISH, CRLF, lines of at most 75 octets."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "METHOD:PUBLISH"]
    lines += [f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}"]
    for appointment in appointments:
        lines += _event(appointment)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def escaped(text: str) -> str:
    r"""Return a TEXT value with its special characters escaped (3.3.11).

    >>> escaped("Wuluhan, Jember; \\ lihat")
    'Wuluhan\\, Jember\\; \\\\ lihat'
    """
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for mark in ("\\", ";", ","):
        plain = plain.replace(mark, "\\" + mark)
    return plain.replace("\n", "\\n")


def folded(line: str) -> bytes:
    r"""Return a content line with its end, folded without splitting a character.

    >>> folded("SUMMARY:Siaga")
    b'SUMMARY:Siaga\r\n'
    """
    return b"\r\n ".join(part.encode() for part in _parts(line)) + b"\r\n"


def _parts(line: str) -> Iterator[str]:
    """Cut a line; each part but the first gives one octet to the space that continues it."""
    begin, used = 0, 0
    room = LONGEST_LINE
    for place, character in enumerate(line):
        size = len(character.encode())
        if used + size > room:
            yield line[begin:place]
            begin, used, room = place, 0, LONGEST_LINE - 1
        used += size
    yield line[begin:]


def _event(event: Appointment) -> Iterator[str]:
    if event.ends is not None and event.ends <= event.starts:
        raise ValueError("an appointment ends after it starts")
    yield "BEGIN:VEVENT"
    yield f"UID:{_single(event.uid)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTAMP:{_utc(event.stamp)}"
    yield f"DTSTART:{_utc(event.starts)}"
    if event.ends is not None:
        yield f"DTEND:{_utc(event.ends)}"
    yield f"SUMMARY:{escaped(event.summary)}"
    yield from _texts(event)
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    if not event.cancelled:
        for alarm in event.alarms:
            yield from _alarm(alarm)
    yield "END:VEVENT"


def _texts(event: Appointment) -> Iterator[str]:
    if event.description:
        yield f"DESCRIPTION:{escaped(event.description)}"
    if event.location:
        yield f"LOCATION:{escaped(event.location)}"
    if event.url:
        yield f"URL:{_single(event.url)}"
    if event.categories:
        yield f"CATEGORIES:{','.join(escaped(one) for one in event.categories)}"


def _alarm(alarm: Alarm) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"TRIGGER:{_before(alarm.before)}"
    yield f"DESCRIPTION:{escaped(alarm.text)}"
    yield "END:VALARM"


def _single(text: str) -> str:
    """Refuse a value that would begin a line of its own."""
    if re.search(r"[\x00-\x1f\x7f]", text):
        raise ValueError("a UID or URL has no control characters")
    return text


def _utc(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("a moment of a calendar carries its time zone")
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _before(span: timedelta) -> str:
    seconds = int(span.total_seconds())
    if seconds < 0:
        raise ValueError("a reminder comes before, not after")
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = [(hours, "H"), (minutes, "M"), (seconds, "S")]
    first = next((i for i, (n, _l) in enumerate(parts) if n), None)
    if first is None:
        return "-PT0S"
    last = max(i for i, (n, _l) in enumerate(parts) if n)
    return "-PT" + "".join(f"{n}{letter}" for n, letter in parts[first : last + 1])
