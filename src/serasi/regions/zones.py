"""The time zones of Indonesia by province: WIB, WITA and WIT, none with summer time."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

WIB, WITA, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")
MIDDLE = frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})
EAST = frozenset({"81", "82", "91", "92", "93", "94", "95", "96"})


def zone_of(code: str) -> ZoneInfo:
    """Return the time zone of an area by its Kemendagri code (Keppres 41/1987).

    >>> zone_of("35.09").key, zone_of("53.01").key, zone_of("91").key
    ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')
    """
    province = code[:2]
    return WIT if province in EAST else WITA if province in MIDDLE else WIB


def local_day(moment: datetime, code: str) -> date:
    """Return the day that an area has at a moment."""
    return moment.astimezone(zone_of(code)).date()


def end_of_day(day: date, code: str) -> datetime:
    """Return the last minute of a day in the time of an area."""
    return datetime.combine(day, time(23, 59), zone_of(code))
