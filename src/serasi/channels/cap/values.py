"""Single values of a CAP message, from and to text. A misfit is a ValueError with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from serasi.channels.cap.shapes import Circle, Point, Reference, stamp

MOST_POINTS = 20_000

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[-+]\d{2}:\d{2}", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_NAME = re.compile(r'"([^"]*)"|([^\s"]+)')


def moment(text: str) -> datetime:
    """Read a time with its offset; neither "Z" nor a time without an offset is CAP."""
    written = text.strip()
    if not _MOMENT.fullmatch(written):
        raise ValueError(f"waktu “{written[:40]}” tidak berbentuk 2026-11-25T09:03:00+07:00")
    try:
        return datetime.fromisoformat(written)
    except ValueError as impossible:
        raise ValueError(f"waktu “{written}” tidak ada di kalender") from impossible


def language(text: str) -> str:
    """Read a language code such as id-ID."""
    written = text.strip()
    if not _LANGUAGE.fullmatch(written):
        raise ValueError(f"kode bahasa “{written[:40]}” tidak dikenal")
    return written


def decimal(text: str) -> Decimal:
    """Read a decimal number without an exponent."""
    written = text.strip()
    if not _NUMBER.fullmatch(written):
        raise ValueError(f"angka “{written[:40]}” tidak terbaca")
    return Decimal(written)


def integer(text: str) -> int:
    """Read a whole number of a bearable length."""
    written = text.strip()
    if not re.fullmatch(r"[-+]?[0-9]{1,18}", written):
        raise ValueError(f"bilangan “{written[:40]}” tidak terbaca")
    return int(written)


def point(text: str) -> Point:
    """Read "lat,lon" in degrees."""
    parts = text.split(",")
    if len(parts) != 2 or not all(_NUMBER.fullmatch(part) for part in parts):
        raise ValueError(f"titik “{text[:40]}” bukan lintang,bujur")
    found = Point(float(parts[0]), float(parts[1]))
    if not in_range(found):
        raise ValueError(f"titik “{text[:40]}” di luar bumi")
    return found


def in_range(place: Point) -> bool:
    """Say whether a point lies on the globe."""
    return -90 <= place.lat <= 90 and -180 <= place.lon <= 180


def polygon(text: str) -> tuple[Point, ...]:
    """Read a closed ring of at least four points."""
    parts = text.split()
    if len(parts) > MOST_POINTS:
        raise ValueError(f"poligon lebih dari {MOST_POINTS} titik")
    ring = tuple(point(part) for part in parts)
    why = ring_misfit(ring)
    if why:
        raise ValueError(why)
    return ring


def ring_misfit(ring: tuple[Point, ...]) -> str:
    """Return why a ring is no polygon, or nothing."""
    if len(ring) < 4:
        return "poligon kurang dari empat titik"
    return "" if ring[0] == ring[-1] else "poligon tidak tertutup"


def circle(text: str) -> Circle:
    """Read "lat,lon radius" with the radius in kilometres."""
    parts = text.split()
    if len(parts) != 2 or not _NUMBER.fullmatch(parts[1]) or float(parts[1]) < 0:
        raise ValueError(f"lingkaran “{text[:40]}” bukan lintang,bujur radius")
    return Circle(point(parts[0]), float(parts[1]))


def names(text: str) -> tuple[str, ...]:
    """Read names apart by spaces; one with a space stands in double quotes.

    >>> names('dewi@x.id "Polres Jember"')
    ('dewi@x.id', 'Polres Jember')
    """
    if text.count('"') % 2:
        raise ValueError("tanda kutip tidak berpasangan")
    return tuple(quoted or plain for quoted, plain in _NAME.findall(text))


def references(text: str) -> tuple[Reference, ...]:
    """Read "sender,identifier,sent" groups apart by spaces."""
    found = []
    for group in text.split():
        parts = group.split(",")
        if len(parts) != 3 or not all(parts):
            raise ValueError(f"rujukan “{group[:60]}” bukan pengirim,nomor,waktu")
        found.append(Reference(parts[0], parts[1], moment(parts[2])))
    return tuple(found)


def ring_text(ring: Iterable[Point]) -> str:
    """Return a ring as CAP writes it."""
    return " ".join(point_text(place) for place in ring)


def point_text(place: Point) -> str:
    """Return a point to a tenth of a metre, without exponents."""
    return f"{_degrees(place.lat)},{_degrees(place.lon)}"


def circle_text(area: Circle) -> str:
    """Return a circle as CAP writes it."""
    return f"{point_text(area.centre)} {_degrees(area.radius_km)}"


def names_text(found: Iterable[str]) -> str:
    """Return names apart by spaces, quoted where needed."""
    return " ".join(f'"{name}"' if re.search(r"\s", name) else name for name in found)


def references_text(found: Iterable[Reference]) -> str:
    """Return references as CAP writes them."""
    return " ".join(str(one) for one in found)


def moment_text(found: datetime) -> str:
    """Return a moment as CAP writes it."""
    return stamp(found)


def _degrees(number: float) -> str:
    text = f"{number:.6f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
