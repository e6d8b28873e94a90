"""Numbers and dates as an Indonesian official paper writes them: words, long dates, numbers of
letters.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_ONES = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_GREAT = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"), (100, "ratus"))
_LARGEST = 10**15
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def long_date(day: date) -> str:
    """Return the date in full.

    >>> long_date(date(2026, 9, 8))
    '8 September 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_name(day: date) -> str:
    """Return the name of the day of the week.

    >>> day_name(date(2026, 9, 8))
    'Selasa'
    """
    return DAYS[day.weekday()]


def day_and_date(day: date) -> str:
    """Return "Selasa, 8 September 2026"."""
    return f"{day_name(day)}, {long_date(day)}"


def date_in_words(day: date) -> str:
    """Return the date as the opening of a record of proceedings spells it.

    >>> date_in_words(date(2026, 9, 8))
    'Selasa, tanggal delapan, bulan September, tahun dua ribu dua puluh enam (08-09-2026)'
    """
    return (
        f"{day_name(day)}, tanggal {in_words(day.day)}, bulan {MONTHS[day.month - 1]}, "
        f"tahun {in_words(day.year)} ({day:%d-%m-%Y})"
    )


def in_words(number: int) -> str:
    """Return a whole number in words (terbilang), up to 999 trillion.

    >>> in_words(1_112_500)
    'satu juta seratus dua belas ribu lima ratus'
    """
    if abs(number) >= _LARGEST:
        raise ValueError(f"{number} is too large to be spelled")
    if number < 0:
        return f"minus {in_words(-number)}"
    if number < 12:
        return _ONES[number]
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    if number < 100:
        tens, rest = divmod(number, 10)
        return _joined(f"{_ONES[tens]} puluh", rest)
    return next(_great(number, size, word) for size, word in _GREAT if number >= size)


def _great(number: int, size: int, word: str) -> str:
    many, rest = divmod(number, size)
    # "seratus" and "seribu", yet "satu juta".
    head = f"se{word}" if many == 1 and size <= 1000 else f"{in_words(many)} {word}"
    return _joined(head, rest)


def _joined(head: str, rest: int) -> str:
    return f"{head} {in_words(rest)}" if rest else head


def rupiah(amount: int | Decimal) -> str:
    """Return an amount in figures; sen only where there are any.

    >>> rupiah(1_250_000), rupiah(Decimal("1500.5"))
    ('Rp1.250.000', 'Rp1.500,50')
    """
    exact = Decimal(amount).quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole, sen = divmod(abs(exact), 1)
    text = f"{int(whole):,}".replace(",", ".")
    tail = f",{int(sen * 100):02d}" if sen else ""
    return f"{'-' if exact < 0 else ''}Rp{text}{tail}"


def rupiah_in_words(amount: int | Decimal) -> str:
    """Return an amount in words.

    >>> rupiah_in_words(2_500_000)
    'dua juta lima ratus ribu rupiah'
    """
    exact = Decimal(amount).quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole, sen = divmod(abs(exact), 1)
    words = f"{in_words(int(whole))} rupiah"
    if sen:
        words += f" {in_words(int(sen * 100))} sen"
    return f"minus {words}" if exact < 0 else words


def counted(number: int, unit: str = "") -> str:
    """Return a number with its words, as letters give it.

    >>> counted(1, "berkas"), counted(12, "lembar")
    ('1 (satu) berkas', '12 (dua belas) lembar')
    """
    return f"{number} ({in_words(number)}) {unit}".rstrip()


def annexed(number: int, unit: str = "berkas") -> str:
    """Return what stands behind "Lampiran": a dash where there is none."""
    return counted(number, unit) if number else "-"


def roman(number: int) -> str:
    """Return a Roman numeral, 1 to 3999.

    >>> roman(14), roman(1999)
    ('XIV', 'MCMXCIX')
    """
    if not 0 < number < 4000:
        raise ValueError(f"{number} has no Roman numeral")
    text = ""
    for value, mark in _ROMAN:
        times, number = divmod(number, value)
        text += mark * times
    return text


def ordinal(number: int) -> str:
    """Return "KESATU", "KEDUA", … as the dictums of a decision are named.

    >>> ordinal(1), ordinal(12)
    ('KESATU', 'KEDUA BELAS')
    """
    return f"ke{in_words(number)}".upper()


PLACES = ("class", "number", "unit", "year", "month", "roman_month")
_PLACE = re.compile(r"\{([a-z_]+)(?::0(\d))?\}")
USUAL_PATTERN = "{class}/{number}/{unit}/{year}"


def letter_number(
    pattern: str, *, number: int, day: date, unit: str, classification: str = ""
) -> str:
    """Return the number of a letter by the pattern of its unit.

    pattern : places in braces: class, number, unit, year, month, roman_month; `{number:04}` fills
        with noughts

    >>> letter_number(USUAL_PATTERN, number=123, day=date(2026, 9, 8), unit="35.09.405",
    ...               classification="300.2.3")
    '300.2.3/123/35.09.405/2026'
    """
    wrong = wrong_places(pattern)
    if wrong:
        raise ValueError(f"unknown places in the pattern: {', '.join(wrong)}")
    values = {
        "class": classification,
        "number": str(number),
        "unit": unit,
        "year": str(day.year),
        "month": f"{day.month:02d}",
        "roman_month": roman(day.month),
    }
    return _PLACE.sub(lambda found: values[found[1]].zfill(int(found[2] or 0)), pattern)


def wrong_places(pattern: str) -> list[str]:
    """Return what is wrong with a pattern: unknown places, stray braces, no running number."""
    names = [found[1] for found in _PLACE.finditer(pattern)]
    wrong = [name for name in names if name not in PLACES]
    rest = _PLACE.sub("", pattern)
    wrong += [brace for brace in "{}" if brace in rest]
    return wrong if wrong or "number" in names else ["number"]
