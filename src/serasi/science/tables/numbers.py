"""Indonesian numbers on paper: reading "1.234,5", "33,6 %", "33.6%", and writing them back."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from serasi.science.tables.model import Number

_SHAPE = re.compile(
    r"(?P<open>\()?\s*(?P<about>±|\+\s?/\s?-|\+\s?-)?\s*(?:Rp\.?\s*)?(?P<sign>[-+−–])?\s*"
    r"(?P<digits>\d[\d.,]*(?:[ \u00a0]\d{3})*(?:,\d+)?)\s*"
    r"(?P<percent>%|persen|prosen)?\s*(?P<close>\))?\s*\*{0,3}",
    re.IGNORECASE,
)
MARKS = {"ribu": Decimal(1000), "juta": Decimal(10**6), "miliar": Decimal(10**9)}
_RAW_DECIMALS = 10
_MOST_DIGITS = 18
_TOO_LARGE = 10**15
_INDONESIAN = str.maketrans(",.-", ".,−")
MARKS |= {"milyar": Decimal(10**9), "triliun": Decimal(10**12)}


def read_digits(digits: str, *, group_of_three: bool) -> tuple[Decimal, int] | None:
    """Give value and printed decimals of a run of digits with points and commas.

    A single mark before exactly three digits is ambiguous; `group_of_three` settles it as a
    thousands mark.

    Examples
    --------
    >>> read_digits("1.234,5", group_of_three=True)
    (Decimal('1234.5'), 1)
    >>> read_digits("1.046", group_of_three=False)
    (Decimal('1.046'), 3)
    >>> read_digits("12.30.15", group_of_three=True) is None
    True
    """
    text = digits.rstrip(".,").replace("\u00a0", "").replace(" ", "")
    if len(text) > _MOST_DIGITS:
        return None
    points, commas = text.count("."), text.count(",")
    mark = ""
    if points and commas:
        mark = "," if text.rfind(",") > text.rfind(".") else "."
        if text.count(mark) > 1:
            return None
    elif points + commas == 1:
        candidate = "." if points else ","
        whole, tail = text.split(candidate)
        grouped = len(tail) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
        mark = "" if grouped and group_of_three else candidate
    return _value(text, mark)


def _value(text: str, mark: str) -> tuple[Decimal, int] | None:
    whole, _, tail = text.partition(mark) if mark else (text, "", "")
    pieces = re.split(r"[.,]", whole)
    if any(len(piece) != 3 for piece in pieces[1:]) or not pieces[0]:
        return None
    if len(pieces) > 1 and len(pieces[0]) > 3:
        return None
    try:
        return Decimal("".join(pieces) + ("." + tail if tail else "")), len(tail)
    except InvalidOperation:
        return None


def read_number(text: str, *, group_of_three: bool = True) -> Number | None:
    """Read one cell; None when it holds no single number.

    Examples
    --------
    >>> read_number("(33,6 %)").value, read_number("1.234").value, read_number("T1")
    (Decimal('33.6'), Decimal('1234'), None)
    """
    found = _SHAPE.fullmatch(text.strip())
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    percent = bool(found["percent"])
    read = read_digits(found["digits"], group_of_three=group_of_three and not percent)
    if read is None:
        return None
    value = -read[0] if found["sign"] in ("-", "−", "–") else read[0]
    return Number(value=value, decimals=read[1], printed=text.strip(), percent=percent)


def raw_number(value: int | float | Decimal) -> Number | None:
    """Wrap a spreadsheet number; its printed format is unknown, so it is `loose`.

    Numbers that no table prints (infinite, or beyond 10^15) are None.
    """
    if not -_TOO_LARGE < value < _TOO_LARGE:
        return None
    exact = Decimal(str(round(value, _RAW_DECIMALS))).normalize()
    exponent = exact.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    if decimals == 0:
        exact = exact.quantize(Decimal(1))
    return Number(value=exact, decimals=decimals, printed=spell(exact), loose=True)


def spell(value: Decimal | Fraction | int, *, decimals: int | None = None) -> str:
    """Write a number the Indonesian way, with points for thousands and a decimal comma.

    Examples
    --------
    >>> spell(Decimal("1234.50")), spell(Fraction(2, 3), decimals=2), spell(Decimal("-4.1"))
    ('1.234,50', '0,67', '−4,1')
    """
    if decimals is not None or isinstance(value, Fraction):
        value = round_half_up(Fraction(value), decimals=2 if decimals is None else decimals)
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,d}"
    return text.translate(_INDONESIAN)


def plain(value: Decimal | Fraction, *, most: int = 2) -> str:
    """Write a number with at most `most` decimals and no trailing zeros."""
    rounded = round_half_up(Fraction(value), decimals=most)
    text = f"{rounded:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return spell(Decimal(text))


def round_half_up(value: Fraction, *, decimals: int) -> Decimal:
    """Round to `decimals`, halves away from zero."""
    power = Fraction(10) ** decimals
    scaled = abs(value) * power
    whole = int(scaled + Fraction(1, 2))
    return Decimal(whole if value >= 0 else -whole).scaleb(-decimals)
