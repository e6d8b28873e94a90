"""The place words of a row, gathered for whoever can turn them into a code."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_STOP = (
    r"kec|kecamatan|kab|kabupaten|kota|desa|ds|kel|kelurahan|rt|rw|dsn|dusun|prov|jl|jln|jalan"
    r"|depan|dekat|di|dan|tahun|thn|th|bulan|periode|provinsi|semester|triwulan"
)
_END = rf"(?=$|[,;\n(./&]|\s(?:{_STOP})\b|\s[\d–-])"
_NAME = r"([A-Za-z][A-Za-z'’\- ]{1,40}?)"
_VILLAGE = re.compile(
    rf"\b(?:desa/kel(?:urahan)?|desa|ds|kelurahan|kel)\b\.?\s*:?\s*{_NAME}{_END}", re.IGNORECASE
)
_DISTRICT = re.compile(rf"\b(?:kecamatan|kec)\b\.?\s*:?\s*{_NAME}{_END}", re.IGNORECASE)
_REGENCY = re.compile(rf"\b(?P<kind>kabupaten|kab|kota)\b\.?\s*:?\s*{_NAME}{_END}", re.IGNORECASE)
_CODE = re.compile(r"\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?|\d{4}|\d{6}|\d{10}")


@dataclass(frozen=True, slots=True)
class AreaWords:
    """What a row says of its place; None where it says nothing.

    `code` is a code as written, made dotted, its system unproven. `free` is the whole text of
    the place columns.
    """

    village: str | None = None
    district: str | None = None
    regency: str | None = None
    code: str | None = None
    free: str | None = None

    def __bool__(self) -> bool:
        return any((self.village, self.district, self.regency, self.code, self.free))


Resolver = Callable[[AreaWords], str | None]


def no_resolver(words: AreaWords) -> str | None:
    """Take a code as written; names stay names."""
    return words.code


def from_text(text: str) -> AreaWords:
    """Pick village, district and regency out of running text by the words before them.

    >>> from_text("Dsn. Krajan Ds. Mulyorejo Kec. Silo Kab. Jember").district
    'Silo'
    """
    text = text[:2_000]
    village, district = _VILLAGE.search(text), _DISTRICT.search(text)
    regency = _REGENCY.search(text)
    kind = regency["kind"].casefold() if regency else ""
    name = _tidy(regency[2]) if regency else None
    if name is not None:
        name = f"Kota {name}" if kind == "kota" else f"Kabupaten {name}"
    return AreaWords(
        village=_tidy(village[1]) if village else None,
        district=_tidy(district[1]) if district else None,
        regency=name,
        free=text.strip() or None,
    )


def read_code(text: str) -> str | None:
    """Return an area code in dotted form.

    >>> read_code("3509122003"), read_code("35.09.12"), read_code("baru")
    ('35.09.12.2003', '35.09.12', None)
    """
    digits = text.strip()
    if not _CODE.fullmatch(digits):
        return None
    if "." in digits or len(digits) == 2:
        return digits
    parts = [digits[:2], digits[2:4], digits[4:6], digits[6:]]
    return ".".join(part for part in parts if part)


def bare_name(text: str, *, level: str) -> str | None:
    """Strip the word for the level from a name: "Ds. Mulyorejo" is Mulyorejo.

    >>> bare_name("Ds. Mulyorejo", level="village"), bare_name("-", level="village")
    ('Mulyorejo', None)
    """
    pattern = {
        "village": r"^(?:desa|ds|kelurahan|kel|desa/kel)\b\.?\s*",
        "district": r"^(?:kecamatan|kec)\b\.?\s*",
        "regency": r"^(?:kab)\b\.?\s*",
    }[level]
    name = _tidy(re.sub(pattern, "", text.strip(), flags=re.IGNORECASE))
    return name if re.search(r"[A-Za-z]{2}", name) else None


def _tidy(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip(" .,:;-")
