"""Numbers in digits and in words, exact, rounded or vague, as a low and a high bound."""

from __future__ import annotations

import re
from dataclasses import dataclass

from serasi.science.text.surface.words import matches, words_of

UNITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11,
}  # fmt: skip
_SCALES = {"puluh": 10, "ratus": 100, "ribu": 1000, "juta": 1_000_000}
_WHOLE = {"seratus": 100, "seribu": 1000, "sejuta": 1_000_000}
VAGUE = {
    "belasan": (11, 19),
    "puluhan": (20, 99),
    "ratusan": (100, 999),
    "ribuan": (1000, 9999),
}

_WORDS = "|".join(sorted([*UNITS, *_SCALES, *_WHOLE, "belas"], key=len, reverse=True))
_NUMBER = re.compile(
    r"(?P<about>±|\+\s?/\s?-|\+\s?-|(?<![a-z])(?:kurang lebih|lebih kurang|sekitar|kira[- ]kira"
    r"|lebih dari|setidaknya|sedikitnya|minimal|paling sedikit|kurang dari|maksimal|hampir"
    r"|sebanyak|sejumlah)|[<>])?\s{0,2}"
    r"(?:(?P<digits>(?<![\d.,/:a-z])\d{1,3}(?:\.\d{3}){1,4}(?!\.?\d)|(?<![\d.,/:])\d{1,9}(?:,\d{1,3})?)"
    rf"(?P<paren>\s?\(\s?(?:(?:{_WORDS})\s?){{1,6}}\))?"
    r"(?P<an>\s?-?an(?![a-z]))?"
    r"(?P<scale>\s(?:ribu|juta|miliar)(?![a-z]))?"
    r"(?:\s?(?:-|sampai dengan|sampai|hingga|sd|s/d|"
    r"s\.d\.?)\s?(?P<to>\d{1,6}(?:\.\d{3}){0,3})(?![\d/:]))?"
    r"|(?<![a-z])(?P<vague>belasan|puluhan|ratusan|ribuan)(?![a-z])"
    rf"|(?<![a-z])(?P<words>(?:{_WORDS})(?:\s(?:{_WORDS})){{0,11}})(?P<wan>an)?(?![a-z]))"
)


# The words and signs a quantity may begin with.
_NAMES = ("belas", *UNITS, *_SCALES, *_WHOLE)
_FIRST = frozenset(
    [*_NAMES, *(name + "an" for name in _NAMES), *VAGUE, "±", "+", "<", ">", "kurang", "lebih",
     "sekitar", "kira", "setidaknya", "sedikitnya", "minimal", "paling", "maksimal", "hampir",
     "sebanyak", "sejumlah"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity in the text; `high` None means "at least"."""

    start: int
    end: int
    low: int
    high: int | None
    whole: bool = True


def read_words(words: str) -> int | None:
    """Give the value of number words, or None when they are no number.

    Examples
    --------
    >>> read_words("dua ratus lima puluh tujuh"), read_words("lima belas"), read_words("puluh")
    (257, 15, None)
    """
    total = part = 0
    current: int | None = None
    for word in words.split():
        if word in UNITS:
            if current is not None:
                return None
            current = UNITS[word]
        elif word == "belas" and current is not None:
            part, current = part + current + 10, None
        elif word in _WHOLE:
            part += _WHOLE[word]
        elif word in _SCALES:
            if current is None and part == 0:
                return None
            value = part + (current or 0) if _SCALES[word] >= 1000 else (current or 0)
            value *= _SCALES[word]
            if _SCALES[word] >= 1000:
                total, part = total + value, 0
            else:
                part += value
            current = None
        else:
            return None
    return total + part + (current or 0)


def find_numbers(text: str) -> list[Number]:
    """List the quantities of a plain text in order.

    Examples
    --------
    >>> [(n.low, n.high) for n in find_numbers("±50 orang, belasan motor, 2 (dua) rumah, 50-an")]
    [(50, 50), (11, 19), (2, 2), (50, 59)]
    """
    found = []
    for match in matches(_NUMBER, text, words_of(text).numeric(_FIRST)):
        bounds = _bounds(match)
        if bounds is not None:
            low, high, whole = bounds
            begin = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append(Number(begin, match.end(), low, high, whole))
    return found


def _bounds(match: re.Match[str]) -> tuple[int, int | None, bool] | None:
    vague, words, digits = match["vague"], match["words"], match["digits"]
    if vague:
        low, high = VAGUE[vague]
        return low, high, True
    if words:
        value = read_words(words)
        if value is None:
            return None
        return (value, _roof(value), True) if match["wan"] else _hedged(value, match["about"])
    whole = "," not in digits
    value = int(digits.replace(".", "").split(",")[0])
    if match["scale"]:
        scale = match["scale"].strip()
        return value * {"ribu": 1000, "juta": 10**6, "miliar": 10**9}[scale], None, whole
    if match["an"]:
        return value, _roof(value), whole
    if match["to"]:
        upper = int(match["to"].replace(".", ""))
        if upper >= value:
            return value, upper, whole
    return *_hedged(value, match["about"])[:2], whole


def _roof(value: int) -> int:
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return value + step - 1


def _hedged(value: int, about: str | None) -> tuple[int, int | None, bool]:
    if about in ("lebih dari", ">"):
        return value + 1, None, True
    if about in ("setidaknya", "sedikitnya", "minimal", "paling sedikit"):
        return value, None, True
    return value, value, True
