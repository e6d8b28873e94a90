"""Numbers and dates in words, read back; numbers of letters by pattern."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serasi.documents import words

UNITS = {
    word: at
    for at, word in enumerate(
        ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"],
    )
}
SIZES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
MARKS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def read_back(text: str) -> int:
    """Read a number in words by a way of its own: sums of digits, tens, hundreds and sizes."""
    whole = text.replace("sepuluh", "satu puluh").replace("sebelas", "satu belas")
    whole = whole.replace("seratus", "satu ratus").replace("seribu", "satu ribu")
    total = part = digit = 0
    for word in whole.split():
        if word in UNITS:
            digit = UNITS[word]
        elif word == "belas":
            part, digit = part + digit + 10, 0
        elif word in ("puluh", "ratus"):
            part, digit = part + digit * (10 if word == "puluh" else 100), 0
        else:
            total, part, digit = total + (part + digit) * SIZES[word], 0, 0
    return total + part + digit


@given(st.one_of(st.integers(0, 9999), st.integers(0, 10**15 - 1)))
def test_a_number_in_words_is_read_back_as_the_same_number(number: int) -> None:
    assert read_back(words.in_words(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (2026, "dua ribu dua puluh enam"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (1_000_000_000, "satu miliar"),
        (2_000_000_000_000, "dua triliun"),
        (-5, "minus lima"),
    ],
)
def test_known_numbers(number: int, text: str) -> None:
    assert words.in_words(number) == text


def test_a_number_too_large_is_refused_not_cut() -> None:
    with pytest.raises(ValueError, match="too large"):
        words.in_words(10**15)


@pytest.mark.parametrize(
    ("amount", "figures", "text"),
    [
        (2_500_000, "Rp2.500.000", "dua juta lima ratus ribu rupiah"),
        (Decimal("0.50"), "Rp0,50", "nol rupiah lima puluh sen"),
        (Decimal("999.999"), "Rp1.000", "seribu rupiah"),
        (-1500, "-Rp1.500", "minus seribu lima ratus rupiah"),
    ],
)
def test_known_amounts(amount: int | Decimal, figures: str, text: str) -> None:
    assert words.rupiah(amount) == figures
    assert words.rupiah_in_words(amount) == text


@given(st.integers(0, 10**15 - 1))
def test_an_amount_in_words_is_the_amount_in_figures(amount: int) -> None:
    figures = int(words.rupiah(amount).removeprefix("Rp").replace(".", ""))
    assert read_back(words.rupiah_in_words(amount).removesuffix(" rupiah")) == figures


@given(st.dates())
def test_a_long_date_names_its_day_month_and_year(day: date) -> None:
    number, month, year = words.long_date(day).split()
    assert date(int(year), words.MONTHS.index(month) + 1, int(number)) == day
    following = date.fromordinal(day.toordinal() + 1) if day < date.max else day
    step = words.DAYS.index(words.day_name(following)) - words.DAYS.index(words.day_name(day))
    assert day == date.max or step % 7 == 1


def test_proclamation_day_was_a_friday() -> None:
    assert words.day_and_date(date(1945, 8, 17)) == "Jumat, 17 Agustus 1945"


@given(st.integers(1, 3999))
def test_a_roman_numeral_is_read_back(number: int) -> None:
    text = words.roman(number)
    values = [MARKS[mark] for mark in text]
    after = [*values[1:], 0]
    assert sum(-one if one < two else one for one, two in zip(values, after, strict=True)) == number
    assert not any(mark * 4 in text for mark in "IXCM")


def test_annexes_are_counted_in_figures_and_words() -> None:
    assert words.annexed(1) == "1 (satu) berkas"
    assert words.annexed(0) == "-"
    assert words.ordinal(1) == "KESATU" and words.ordinal(10) == "KESEPULUH"


def test_a_letter_is_numbered_by_the_pattern_of_its_unit() -> None:
    day = date(2026, 9, 8)
    usual = words.letter_number(
        words.USUAL_PATTERN, number=123, day=day, unit="35.09.405", classification="300.2.3"
    )
    assert usual == "300.2.3/123/35.09.405/2026"
    other = words.letter_number(
        "{number:04}/{unit}/{roman_month}/{year}", number=7, day=day, unit="A"
    )
    assert other == "0007/A/IX/2026"


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [("{class}/{year}", ["number"]), ("{number}/{nomor}", ["nomor"]), ("{number}}", ["}"])],
)
def test_a_pattern_that_cannot_number_is_refused(pattern: str, wrong: list[str]) -> None:
    assert words.wrong_places(pattern) == wrong
    with pytest.raises(ValueError, match="pattern"):
        words.letter_number(pattern, number=1, day=date(2026, 1, 1), unit="A")


@given(st.integers(1, 10**6), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_two_letters_of_a_year_never_share_a_number(number: int, day: date) -> None:
    made = [
        words.letter_number(
            words.USUAL_PATTERN, number=one, day=day, unit="U", classification="300"
        )
        for one in (number, number + 1)
    ]
    assert made[0] != made[1]
