"""Counts in cells: digits, words, about-signs, role marks, nothing at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from serasi.collect.recap.grid import Value

Role = Literal["deaths", "injured_heavy", "injured_light", "injured", "kk", "people"]

_UNITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seorang": 1, "se": 1,
}  # fmt: skip
_WHOLE = {"seratus": 100, "seribu": 1000, "sejuta": 1_000_000}
_SCALES = {"puluh": 10, "ratus": 100, "ribu": 1000, "juta": 1_000_000}
_VAGUE = {"belasan": (11, 19), "puluhan": (20, 99), "ratusan": (100, 999), "ribuan": (1000, 9999)}
_NUMBER_WORD = "|".join(sorted([*_UNITS, *_WHOLE, *_SCALES, "belas"], key=len, reverse=True))
_NONE_WORDS = re.compile(
    r"(?:korban\s+)?(?:nihil|nil|kosong|tidak ada|tdk ada|tak ada|tanpa|zero)"
    r"(?:\s.{0,30})?[.;!]?",
    re.IGNORECASE,
)
_DASHES = re.compile(r"[-–—−_.=\s]+")
_SEX = r"(?:pria|laki[- ]laki|lk|l|perempuan|wanita|pr|p|dewasa|anak(?:[- ]anak)?)"
_BY_SEX = re.compile(
    rf"(\d{{1,5}})\s?(?:org|orang)?\s?{_SEX}[\s,/&+]*(?:dan)?\s*"
    rf"(\d{{1,5}})\s?(?:org|orang)?\s?{_SEX}",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\?+|n/?a|(?:belum|blm|masih|dalam|menunggu|menyusul|(?:tidak|tdk) (?:diketahui|tercatat"
    r"|terdata|ada data|ada keterangan))\b.{0,60}",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"±|\+\s?/?\s?-|~|≈|\b(?:sekitar|skt|kurang lebih|lebih kurang|kira[- ]kira|sktr|k\.l\.|hampir"
    r"|diperkirakan|estimasi|taksiran|perkiraan|lebih dari|kurang dari|minimal|maksimal"
    r"|setidaknya|sedikitnya|paling sedikit)\b|[<>]",
    re.IGNORECASE,
)
_DIGITS = r"\d{1,3}(?:[.,]\d{3})+(?![\d])|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(
    rf"(?P<digits>{_DIGITS})(?P<paren>\s?\(\s?(?:(?:{_NUMBER_WORD})\s?)+\))?(?P<an>\s?-?an\b)?"
    r"(?:\s?(?:-|–|s\s?[./]?\s?d\.?|sampai|hingga)\s?(?P<to>\d+)(?![\d.,/]))?"
    rf"|(?<![a-z])(?P<words>(?:{_NUMBER_WORD})(?:\s(?:{_NUMBER_WORD}))*)(?![a-z])"
    rf"|(?<![a-z])(?P<vague>{'|'.join(_VAGUE)})(?![a-z])",
    re.IGNORECASE,
)
_ROLES: dict[Role, str] = {
    "deaths": r"m\.?d\.?|meninggal(?: dunia)?|tewas|korban jiwa|mati|wafat",
    "injured_heavy": r"l\.?b\.?|luka[- ]berat|kritis",
    "injured_light": r"l\.?r\.?|luka[- ]ringan",
    "injured": r"luka(?:[- ]luka)?|terluka|cedera",
    "kk": r"k\.?k\.?|kepala keluarga|keluarga",
    "people": r"jiwa|pengungsi|mengungsi",
}
_ROLE = re.compile(
    "|".join(f"(?P<{role}>(?<![a-z])(?:{words})(?![a-z]))" for role, words in _ROLES.items()),
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"\b(?:orang|org|o?rg|jiwa|jw|kk|k\.k\.|kepala keluarga|keluarga|unit|buah|bh|rumah|rmh|korban"
    r"|warga|anak|lk|pr|dewasa|ekor|kali|massa|pengungsi|rp|idr)\b",
    re.IGNORECASE,
)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as far as a cell tells; `low` None is no data, 0 is said to be none.

    `high` differs from `low` when the cell is vague. `flag`: "about", "dash", "unread", "unknown".
    """

    low: int | None = None
    high: int | None = None
    flag: str | None = None


def read_count(value: Value) -> Quantity:
    """Read a cell that holds one count.

    >>> read_count("2 (dua) orang").low, read_count("nihil").low, read_count(None).low
    (2, 0, None)
    >>> read_count("±50 org").flag
    'about'
    """
    if value is None:
        return Quantity()
    if isinstance(value, bool | datetime | date | time | timedelta):
        return Quantity(flag="unread")
    if isinstance(value, int | float):
        return _whole(value)
    text = value[:_LONGEST].strip()
    nothing = nothing_said(text)
    if nothing is not None:
        return nothing
    sexes = _BY_SEX.fullmatch(text)
    if sexes is not None:
        total = int(sexes[1]) + int(sexes[2])
        return Quantity(total, total)
    if re.match(r"[-–−]\d", text):
        return Quantity(flag="unread")
    found = list(_NUMBER.finditer(text))
    if not found:
        return Quantity(flag="unread")
    first = _number(found[0])
    rest = _NOISE.sub(" ", text[found[0].end() :])
    if first.low is not None and (len(found) > 1 or re.search(r"[a-z]{3}", rest, re.IGNORECASE)):
        return Quantity(first.low, first.high, first.flag or "rest")
    if first.low is not None and ABOUT.search(text):
        return Quantity(first.low, first.high, "about")
    return first


def read_roles(value: Value) -> dict[Role, Quantity]:
    """Read a cell that names who was hurt or fled beside each number; empty when it names none.

    >>> {role: found.low for role, found in read_roles("3 LR 1 LB, MD nihil").items()}
    {'injured_light': 3, 'injured_heavy': 1, 'deaths': 0}
    """
    if not isinstance(value, str):
        return {}
    value = value[:_LONGEST]
    tokens = _tokens(value)
    found: dict[Role, Quantity] = {}
    at = 0
    while at < len(tokens):
        token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
        if isinstance(token, Quantity) and isinstance(following, str):
            found.setdefault(following, token)
            at += 2
        elif isinstance(token, str) and isinstance(following, Quantity):
            found.setdefault(token, following)
            at += 2
        else:
            at += 1
    about = bool(ABOUT.search(value))
    return {
        role: Quantity(q.low, q.high, q.flag or ("about" if about else None))
        for role, q in found.items()
    }


def _whole(value: float) -> Quantity:
    if value < 0 or value != int(value) or value > 10**9:
        return Quantity(flag="unread")
    return Quantity(int(value), int(value))


def nothing_said(text: str) -> Quantity | None:
    """Return what a cell says that gives no number: none, a dash, not yet known."""
    if _DASHES.fullmatch(text):
        return Quantity(0, 0, "dash")
    if _UNKNOWN.fullmatch(text):
        return Quantity(flag="unknown")
    return Quantity(0, 0) if _NONE_WORDS.fullmatch(text) else None


def _tokens(text: str) -> list[Quantity | Role]:
    """Cut a text into its numbers and role words in order."""
    spans: list[tuple[int, int, Quantity | Role]] = []
    for match in _ROLE.finditer(text):
        spans.append((match.start(), match.end(), _role_of(match)))
    for match in re.finditer(r"\b(?:nihil|tidak ada|tdk ada)\b", text, re.IGNORECASE):
        spans.append((match.start(), match.end(), Quantity(0, 0)))
    for match in re.finditer(r"(?<=[:=])\s?[-–](?!\s?\d)", text):
        spans.append((match.start(), match.end(), Quantity(0, 0, "dash")))
    for match in _NUMBER.finditer(text):
        spans.append((match.start(), match.end(), _number(match)))
    return [token for _start, _end, token in sorted(spans, key=lambda span: span[:2])]


def _role_of(match: re.Match[str]) -> Role:
    return next(role for role in _ROLES if match[role] is not None)


def _number(match: re.Match[str]) -> Quantity:
    if match["vague"]:
        low, high = _VAGUE[match["vague"].casefold()]
        return Quantity(low, high, "about")
    if match["words"]:
        number = read_words(match["words"].casefold())
        return Quantity(flag="unread") if number is None else Quantity(number, number)
    digits = match["digits"]
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        digits = re.sub(r"[.,]", "", digits)
    if not digits.isdecimal() or len(digits) > 9:
        return Quantity(flag="unread")
    low = int(digits)
    if match["to"] and int(match["to"]) > low:
        return Quantity(low, int(match["to"]), "about")
    return Quantity(low, low, "about" if match["an"] else None)


def read_words(words: str) -> int | None:
    """Return the value of number words, None when they are no number."""
    total = part = 0
    current: int | None = None
    for word in words.split():
        if word in _UNITS and current is None:
            current = _UNITS[word]
        elif word == "belas" and current is not None:
            part, current = part + current + 10, None
        elif word in _WHOLE:
            part += _WHOLE[word]
        elif word in _SCALES and (current is not None or part):
            value = (part if _SCALES[word] >= 1000 else 0) + (current or 0)
            if _SCALES[word] >= 1000:
                total, part = total + value * _SCALES[word], 0
            else:
                part += value * _SCALES[word]
            current = None
        else:
            return None
    return total + part + (current or 0)
