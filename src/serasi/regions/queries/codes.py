"""Areas by code: their path, kin and validity, and what a typed code can mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from serasi.problems import AREA_BPS, AREA_EXPIRED, AREA_TWO_READINGS, AREA_UNKNOWN, Problem
from serasi.regions.models import Area, AreaGroupMember, Neighbour
from serasi.regions.words import label

WIDTHS, BPS_WIDTHS = (2, 2, 2, 4), (2, 2, 3, 3)
"""Digits of each level's part in Kemendagri's codes, and in BPS's."""


@dataclass(frozen=True)
class Resolved:
    """An area found by a code, and what had to be assumed to find it."""

    area: Area
    note: str | None = None


def upper_codes(code: str) -> list[str]:
    """Return the codes above one, nearest first."""
    parts = code.split(".")
    return [".".join(parts[:n]) for n in range(len(parts) - 1, 0, -1)]


def area(code: str) -> Area:
    """Return one area by its Kemendagri code, expired or not."""
    found = Area.objects.filter(code=code).first()
    if found is None:
        raise Problem(AREA_UNKNOWN, code=code)
    return found


def ancestors(code: str) -> list[Area]:
    """Return the areas above one, nearest first."""
    known = Area.objects.in_bulk(upper_codes(code))
    return [known[upper] for upper in upper_codes(code) if upper in known]


def path_of(code: str) -> str:
    """Return the full path: "Lojejer, Kec. Wuluhan, Kab. Jember, Jawa Timur"."""
    own = area(code)
    first = own.name if own.level == 4 else label(own.name, own.kind)
    return ", ".join([first, *(label(a.name, a.kind) for a in ancestors(code))])


def valid_on(day: date | None) -> Q:
    """Return the condition of areas in force on a day; None is today's list."""
    if day is None:
        return Q(valid_to=None)
    return (Q(valid_from=None) | Q(valid_from__lte=day)) & (Q(valid_to=None) | Q(valid_to__gt=day))


def children(code: str, *, on: date | None = None) -> list[Area]:
    """Return the areas directly below one."""
    return list(Area.objects.filter(valid_on(on), parent_id=code).order_by("code"))


def members(group: str, *, on: date) -> list[Area]:
    """Return the areas of a grouping on a day."""
    rows = AreaGroupMember.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=on), group_id=group, valid_from__lte=on
    ).select_related("area")
    return [row.area for row in rows.order_by("area_id")]


def neighbours(code: str) -> list[str]:
    """Return the codes of the areas that adjoin one."""
    return list(
        Neighbour.objects.filter(area_id=code).order_by("other_id").values_list("other", flat=True)
    )


def _split(digits: str, widths: tuple[int, ...]) -> list[str]:
    parts, at = [], 0
    for width in widths:
        if at < len(digits):
            parts.append(digits[at : at + width])
        at += width
    return parts


def resolve_code(text: str, *, on: date | None = None) -> Resolved:
    """Find the area a typed code means on a day; None is today.

    A code with dots is Kemendagri's. Digits alone may be BPS's: when the two readings differ, the
    problem names both instead of choosing. An expired code gives its successor with a note.

    Raises
    ------
    Problem
        S201 unknown, S202 expired without one successor, S203 a BPS code, S204 two readings.
    """
    code = text.strip()
    digits = code.replace(".", "")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > sum(WIDTHS):
        raise Problem(AREA_UNKNOWN, code=text[:40])
    parts = code.split(".") if "." in code else _split(digits, WIDTHS)
    own = Area.objects.filter(code=".".join(parts)).first()
    if "." not in code:
        own = _without_dots(digits, own)
    elif own is None and parts == _split(digits, BPS_WIDTHS):
        own = _without_dots(digits, None)
    if own is None:
        raise Problem(AREA_UNKNOWN, code=text[:40])
    return _in_force(own, on)


def _without_dots(digits: str, own: Area | None) -> Area | None:
    by_bps = Area.objects.filter(bps_code=digits, valid_to=None).first()
    if by_bps is None or (own is not None and by_bps.code == own.code):
        return own
    if own is None:
        raise Problem(AREA_BPS, code=digits, name=path_of(by_bps.code), kemendagri=by_bps.code)
    raise Problem(
        AREA_TWO_READINGS, code=digits, kemendagri=path_of(own.code), bps=path_of(by_bps.code)
    )


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _in_force(own: Area, on: date | None) -> Resolved:
    if own.valid_from is not None and on is not None and on < own.valid_from:
        note = _("Kode %(code)s baru berlaku sejak %(day)s; dipakai karena artinya jelas.")
        return Resolved(own, note % {"code": own.code, "day": _day(own.valid_from)})
    if own.valid_to is None or (on is not None and on < own.valid_to):
        return Resolved(own)
    heirs = [
        row.new
        for row in own.successors.select_related("new").order_by("new_id")
        if row.new is not None
    ]
    if len(heirs) != 1:
        raise Problem(
            AREA_EXPIRED,
            code=own.code,
            name=own.name,
            on=_day(on or own.valid_to),
            successors=", ".join(heir.code for heir in heirs) or _("tidak ada"),
        )
    note = _("Kode %(old)s tidak berlaku sejak %(day)s; dipakai penerusnya, %(new)s %(name)s.") % {
        "old": own.code,
        "day": _day(own.valid_to),
        "new": heirs[0].code,
        "name": heirs[0].name,
    }
    return Resolved(_in_force(heirs[0], on).area, note)
