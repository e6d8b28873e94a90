"""The parts of a CAP message as plain data, with Python names for CAP's elements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"


@dataclass(frozen=True)
class Pair:
    """A named value: of a geocode, an event code or a parameter."""

    name: str
    value: str


@dataclass(frozen=True)
class Point:
    """A place in WGS 84; CAP writes the latitude first."""

    lat: float
    lon: float


@dataclass(frozen=True)
class Circle:
    """A point and a radius."""

    centre: Point
    radius_km: float


@dataclass(frozen=True)
class Reference:
    """An earlier message that this one updates or cancels."""

    sender: str
    identifier: str
    sent: datetime

    def __str__(self) -> str:
        return f"{self.sender},{self.identifier},{stamp(self.sent)}"


@dataclass(frozen=True)
class Area:
    """Where an alert holds, in words, outlines and codes."""

    desc: str
    polygons: tuple[tuple[Point, ...], ...] = ()
    circles: tuple[Circle, ...] = ()
    geocodes: tuple[Pair, ...] = ()
    altitude: Decimal | None = None
    ceiling: Decimal | None = None


@dataclass(frozen=True)
class Resource:
    """A file that goes with an alert."""

    desc: str
    mime_type: str
    size: int | None = None
    uri: str | None = None
    deref_uri: str | None = None
    digest: str | None = None


@dataclass(frozen=True, kw_only=True)
class Info:
    """The alert in one language."""

    language: str = "en-US"
    categories: tuple[str, ...]
    event: str
    responses: tuple[str, ...] = ()
    urgency: str
    severity: str
    certainty: str
    audience: str | None = None
    event_codes: tuple[Pair, ...] = ()
    effective: datetime | None = None
    onset: datetime | None = None
    expires: datetime | None = None
    sender_name: str | None = None
    headline: str | None = None
    description: str | None = None
    instruction: str | None = None
    web: str | None = None
    contact: str | None = None
    parameters: tuple[Pair, ...] = ()
    resources: tuple[Resource, ...] = ()
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Alert:
    """A whole CAP message."""

    identifier: str
    sender: str
    sent: datetime
    status: str
    msg_type: str
    source: str | None = None
    scope: str
    restriction: str | None = None
    addresses: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    note: str | None = None
    references: tuple[Reference, ...] = ()
    incidents: tuple[str, ...] = ()
    infos: tuple[Info, ...] = ()


def kemendagri(code: str) -> Pair:
    """Return the geocode of a region by its Kemendagri code.

    >>> kemendagri("35.09.11")
    Pair(name='Kemendagri', value='35.09.11')
    """
    return Pair("Kemendagri", code)


def stamp(moment: datetime) -> str:
    """Return a moment as CAP writes it: to the second, with an offset, UTC as -00:00.

    >>> from datetime import UTC
    >>> stamp(datetime(2026, 11, 25, 2, 3, tzinfo=UTC))
    '2026-11-25T02:03:00-00:00'
    """
    text = moment.isoformat(timespec="seconds")
    return text[:-6] + "-00:00" if text.endswith("+00:00") else text
