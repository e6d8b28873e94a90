"""What an incoming CAP alert tells a desk: in which areas, after which messages, in which words."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import shapely
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.channels import cap
from serasi.channels.cap.shapes import Circle
from serasi.collect import places
from serasi.problems import Problem
from serasi.regions import queries as regions
from serasi.regions.models import Area
from serasi.regions.placed import lies_in

GEOCODES = ("kemendagri", "wilayah", "bps", "adm")
"""What a geocode's name must hold for its value to be taken for a region's code here."""
KM_PER_DEGREE = 111.2
MOST_NAMED = 40
MOST_PARTS = 60
DISTRICT = 8
_PARTS = re.compile(r"\s*[,;]\s*|\s+dan\s+|\s+and\s+")


@dataclass(frozen=True)
class Place:
    """One area of an alert: as it was described, what it is taken for here, and by what."""

    desc: str
    areas: tuple[Area, ...]
    how: str

    @property
    def how_words(self) -> str:
        """Say by what the areas were found."""
        return {
            "geocode": _("dari kode wilayah"),
            "name": _("dari nama"),
            "outline": _("dari garis luar: kecamatan yang titik tengahnya di dalam"),
        }.get(self.how, _("tidak dikenali"))

    @property
    def names(self) -> str:
        """Name the areas, the first few of many."""
        return ", ".join(area.name for area in self.areas[:MOST_NAMED])

    @property
    def more(self) -> int:
        """Return how many areas are not named."""
        return max(0, len(self.areas) - MOST_NAMED)


def main_info(alert: cap.Alert) -> cap.Info | None:
    """Return the part of an alert to be shown: in Indonesian if there is one, else the first."""
    own = [info for info in alert.infos if info.language.lower().startswith("id")]
    return next(iter([*own, *alert.infos]), None)


def places_of(info: cap.Info | None, *, prefer: tuple[str, ...]) -> list[Place]:
    """Find the areas of an alert: by code, else by name, else by outline."""
    return [_place(area, prefer) for area in info.areas] if info else []


def _place(area: cap.Area, prefer: tuple[str, ...]) -> Place:
    for how, codes in (
        ("geocode", _by_code(area)),
        ("name", _by_name(area.desc, prefer)),
        ("outline", _by_outline(area)),
    ):
        found = _deepest(codes)
        if found:
            rows = Area.objects.filter(code__in=found).order_by("code")
            return Place(area.desc, tuple(rows), how)
    return Place(area.desc, (), "")


def _deepest(codes: Iterable[str]) -> set[str]:
    """Leave out what only says in which larger area the others lie."""
    found = set(codes)
    return {code for code in found if not any(o != code and lies_in(o, [code]) for o in found)}


def _by_code(area: cap.Area) -> Iterator[str]:
    for pair in area.geocodes:
        if not any(word in pair.name.casefold() for word in GEOCODES):
            continue
        try:
            yield regions.resolve_code(pair.value).area.code
        except Problem:  # a code that is unknown here; the name may still be known
            continue


def _by_name(desc: str, prefer: tuple[str, ...]) -> Iterator[str]:
    whole = _named(desc, prefer)
    if whole:
        yield whole
        return
    for part in _PARTS.split(desc)[:MOST_PARTS]:
        found = _named(part, prefer)
        if found:
            yield found


def _named(words: str, prefer: tuple[str, ...]) -> str:
    if not words.strip() or len(words) > 120:
        return ""
    try:
        return places.area_of_words(words, prefer=prefer)
    except Problem:  # unknown, or the name of several
        return _own_district(words, prefer)


def _own_district(words: str, prefer: tuple[str, ...]) -> str:
    """Return the one own district of a name that villages bear too: alerts speak of districts."""
    hits = regions.search_areas(words.strip(), prefer=prefer, limit=20)
    own = {
        hit.code
        for hit in hits
        if hit.score >= 100 and len(hit.code) == DISTRICT and lies_in(hit.code, prefer)
    }
    return own.pop() if len(own) == 1 else ""


def _by_outline(area: cap.Area) -> Iterator[str]:
    """Yield the districts whose centre lies inside a polygon or a circle."""
    for ring in area.polygons:
        shape = shapely.Polygon([(point.lon, point.lat) for point in ring])
        if not shape.is_valid:
            continue
        west, south, east, north = shape.bounds
        for code, lat, lng in _centres(south, north, west, east):
            if shape.covers(shapely.Point(lng, lat)):
                yield code
    for circle in area.circles:
        yield from _in_circle(circle)


def _in_circle(circle: Circle) -> Iterator[str]:
    centre, reach = circle.centre, circle.radius_km / KM_PER_DEGREE
    slim = math.cos(math.radians(min(abs(centre.lat), 60.0)))
    box = _centres(
        centre.lat - reach, centre.lat + reach, centre.lon - reach / slim, centre.lon + reach / slim
    )
    for code, lat, lng in box:
        apart = math.hypot(lat - centre.lat, (lng - centre.lon) * slim)
        if apart <= reach:
            yield code


def _centres(
    south: float, north: float, west: float, east: float
) -> list[tuple[str, float, float]]:
    rows = Area.objects.filter(
        level=3, valid_to=None, lat__gte=south, lat__lte=north, lng__gte=west, lng__lte=east
    ).values_list("code", "lat", "lng")
    return [(code, float(lat), float(lng)) for code, lat, lng in rows]


def codes_within(found: Iterable[Place], own: Iterable[str]) -> list[str]:
    """Return the areas of an alert that are a desk's own, or the own ones inside a larger one."""
    mine = sorted(own)
    codes: set[str] = set()
    for code in {area.code for place in found for area in place.areas}:
        if lies_in(code, mine):
            codes.add(code)
        else:
            codes |= {one for one in mine if lies_in(one, [code])}
    return sorted(codes)


def key_of(sender: str, identifier: str, sent: datetime, *, desk: int) -> str:
    """Return the key by which a desk knows a message: CAP makes the three unique together."""
    told = "\n".join((sender, identifier, sent.astimezone(UTC).isoformat(timespec="seconds")))
    return f"cap{desk}:{hashlib.sha256(told.encode()).hexdigest()[:40]}"


def endangers_life(alert: cap.Alert | None, info: cap.Info | None, *, now: datetime) -> bool:
    """Say whether an alert tells of an extreme threat that is there or likely, and now."""
    return (
        info is not None
        and alert is not None
        and alert.msg_type != "Cancel"
        and (info.expires is None or info.expires > now)
        and info.severity == "Extreme"
        and info.urgency == "Immediate"
        and info.certainty in {"Observed", "Likely"}
    )


def words_of(alert: cap.Alert, before: Iterable[str]) -> str:
    """Write an alert as a report: what, where, from when until when, from whom, after what.

    The words are kept as they are, so they are Indonesian whatever language the screen has.
    """
    info = main_info(alert)
    lines: list[str] = []
    if info is not None:
        lines += [info.headline or info.event, info.description or "", info.instruction or ""]
        lines.append(f"Wilayah: {'; '.join(area.desc for area in info.areas)}.")
        lines.append(_span(info))
        lines.append(
            f"CAP: {info.event}; severity {info.severity}, urgency {info.urgency},"
            f" certainty {info.certainty}."
        )
    kind = {"Update": "Pembaruan", "Cancel": "Pembatalan"}.get(alert.msg_type)
    if kind:
        after = ", ".join(before) or "pesan yang belum pernah masuk ke sini"
        lines.insert(1 if lines else 0, f"{kind} atas {after}.")
    if alert.note:
        lines.append(alert.note)
    lines.append(f"Dari {alert.sender}, pesan {alert.identifier}.")
    return "\n".join(line.strip() for line in lines if line.strip())


def _span(info: cap.Info) -> str:
    begin = info.onset or info.effective
    parts = []
    if begin is not None:
        parts.append(f"mulai {_clock(begin)}")
    if info.expires is not None:
        parts.append(f"sampai {_clock(info.expires)}")
    return f"Berlaku {', '.join(parts)}." if parts else ""


def _clock(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%d/%m/%Y %H.%M}"


def told(alert: cap.Alert, found: Iterable[Place]) -> dict[str, object]:
    """Return an alert as plain data: what is kept beside the report and printed by the command."""
    info = main_info(alert)
    return {
        "identifier": alert.identifier,
        "sender": alert.sender,
        "sent": alert.sent.isoformat(),
        "status": alert.status,
        "msg_type": alert.msg_type,
        "scope": alert.scope,
        "event": info.event if info else None,
        "severity": info.severity if info else None,
        "urgency": info.urgency if info else None,
        "certainty": info.certainty if info else None,
        "effective": _iso(info.effective) if info else None,
        "onset": _iso(info.onset) if info else None,
        "expires": _iso(info.expires) if info else None,
        "areas": [
            {"desc": place.desc, "how": place.how or None, "codes": [a.code for a in place.areas]}
            for place in found
        ],
        "references": [str(one) for one in alert.references],
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None
