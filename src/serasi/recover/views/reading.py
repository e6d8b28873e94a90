"""What the forms of recovery send, as days, moments, numbers and rupiah, or a numbered refusal."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, MONEY_UNREADABLE, NOT_FOUND, Problem
from serasi.recover.listing import read_day
from serasi.register.places import UnclearPlaceError, area_code

LONGEST = 8000
NOON = time(12, 0)


def words(request: HttpRequest, name: str) -> str:
    """Return a text field without odd spaces at its ends."""
    return request.POST.get(name, "").replace("\x00", "").strip()[:LONGEST]


def day(request: HttpRequest, name: str, *, otherwise: date | None = None) -> date:
    """Return a day; an empty field is the day that stands for it, if one does."""
    told = words(request, name)
    if not told and otherwise is not None:
        return otherwise
    try:
        found = parse_date(told) or read_day(told)
    except ValueError:
        found = None
    if found is None:
        raise Problem(FORM_INVALID, what=_("tanggal"))
    return found


def maybe_day(request: HttpRequest, name: str) -> date | None:
    """Return a day, or None for an empty field."""
    return day(request, name) if words(request, name) else None


def moment(request: HttpRequest, name: str) -> datetime:
    """Return a moment; a day alone is its noon."""
    told = words(request, name)
    try:
        found = parse_datetime(told)
        if found is None:
            alone = parse_date(told) or read_day(told)
            found = None if alone is None else datetime.combine(alone, NOON)
    except ValueError:
        found = None
    if found is None:
        raise Problem(FORM_INVALID, what=_("waktu"))
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def maybe_moment(request: HttpRequest, name: str) -> datetime | None:
    """Return a moment, or None for an empty field."""
    return moment(request, name) if words(request, name) else None


def number(request: HttpRequest, name: str) -> int | None:
    """Return a whole number, or None for an empty field."""
    told = words(request, name)
    if not told:
        return None
    if not told.isascii() or not told.isdecimal() or len(told) > 9:
        raise Problem(FORM_INVALID, what=_("angka"))
    return int(told)


def needed(request: HttpRequest, name: str) -> int:
    """Return a whole number that must be there; one that is not is of nothing that is here."""
    found = number(request, name)
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def amount(request: HttpRequest, name: str) -> Decimal | None:
    """Return an amount with at most two decimals, or None for an empty field."""
    told = words(request, name).replace(",", ".")
    if not told:
        return None
    try:
        found = Decimal(told)
    except InvalidOperation:
        raise Problem(FORM_INVALID, what=_("jumlah")) from None
    if not found.is_finite() or found != round(found, 2):
        raise Problem(FORM_INVALID, what=_("jumlah"))
    return found


def rupiah(request: HttpRequest, name: str) -> int | None:
    """Return whole rupiah written with or without dots; None for an empty field."""
    told = words(request, name)
    bare = re.sub(r"^rp\.?\s*|\s|,-$|,00$", "", told.casefold())
    if not bare:
        return None
    if not re.fullmatch(r"\d{1,15}|\d{1,3}(?:\.\d{3}){1,4}", bare, re.ASCII):
        raise Problem(MONEY_UNREADABLE, text=told[:30])
    return int(bare.replace(".", ""))


def area(request: HttpRequest, name: str, viewer: Viewer, *rights: Can) -> str:
    """Return the code of an area that was written; "" for an empty field."""
    told = words(request, name)
    return place(told, viewer, *rights) if told else ""


def place(told: str, viewer: Viewer, *rights: Can) -> str:
    """Return the code of a place in words; the viewer's own areas come first."""
    try:
        return area_code(told, prefer=tuple(sorted(viewer.areas(*rights))))
    except UnclearPlaceError as unclear:
        raise Problem(FORM_INVALID, what=str(unclear)) from unclear
