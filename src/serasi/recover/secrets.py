"""What identifies a person: sealed under their subject, found again by keyed hashes alone."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from serasi.network.sealed.boxes import key_for

NAME, NIK, PHONE, ADDRESS, GUARDIAN = "name", "nik", "phone", "address", "guardian"
USE = "client-key"
KINDS = {
    NAME: _("Nama"),
    NIK: _("NIK"),
    PHONE: _("Nomor HP"),
    ADDRESS: _("Alamat"),
    GUARDIAN: _("Orang tua atau wali"),
}
_TITLES = re.compile(r"\b(?:bpk|bapak|ibu|bu|pak|sdr|sdri|alm|almh|almarhum|almarhumah|h|hj|an)\b")
_NOT_LETTERS = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class Identity:
    """What somebody told of who they are; every part may be missing."""

    name: str = field(default="", repr=False)
    nik: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    guardian: str = field(default="", repr=False)

    def parts(self) -> dict[str, str]:
        """Return what was told, by kind of secret."""
        told = {kind: getattr(self, kind).strip() for kind in KINDS}
        return {kind: value for kind, value in told.items() if value}


def _hashed(text: str) -> str:
    return hmac.new(key_for(USE), text.encode(), hashlib.sha256).hexdigest()


def digits(text: str) -> str:
    """Return the digits of a text."""
    return "".join(ch for ch in text if ch.isdecimal() and ch.isascii())


def plain_name(name: str) -> str:
    """Return a name as it is compared: without titles, marks and odd spaces.

    >>> plain_name("Hj. Siti  AMINAH (alm.)")
    'siti aminah'
    """
    bare = _NOT_LETTERS.sub(" ", name.casefold())
    return " ".join(_TITLES.sub(" ", bare).split())


def nik_key(nik: str) -> str:
    """Return the keyed hash of a NIK; nobody can test a guess without the house's key."""
    told = digits(nik)
    return _hashed(f"nik:{told}") if told else ""


def name_key(name: str, *, birth_year: int | None, sex: str) -> str:
    """Return the keyed hash of a name with the year of birth and the sex."""
    told = plain_name(name)
    return _hashed(f"name:{told}|{birth_year or '?'}|{sex}") if told else ""
