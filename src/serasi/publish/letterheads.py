"""The look of an office's papers: what a pattern of numbers may hold, and the letterhead itself."""

from __future__ import annotations

from datetime import date
from string import Formatter

from serasi.documents.model import Letterhead
from serasi.documents.words import roman
from serasi.network.models import AgencyKind
from serasi.problems import NUMBER_MARK, NUMBER_PATTERN, STYLE_UNFIT, Problem
from serasi.publish.models import OfficeStyle

PATTERN = "{kelas}/{urut}/{unit}/{tahun}"
EXAMPLE = "300.2.3"
MARKS = ("kelas", "urut", "unit", "bulan", "tahun")
MOST_LINES, LONGEST = 5, 80


def printed_number(pattern: str, *, unit: str, filing: str, serial: int, day: date) -> str:
    """Return a number of a letter by the pattern of its office; the month stands in Roman figures.

    >>> printed_number("{urut:03}/{unit}/{bulan}/{tahun}", unit="BKBP", filing="300",
    ...                serial=7, day=date(2026, 9, 1))
    '007/BKBP/IX/2026'
    """
    return pattern.format(
        kelas=filing, urut=serial, unit=unit, bulan=roman(day.month), tahun=day.year
    )


def check_pattern(pattern: str, *, unit: str) -> None:
    """Refuse a pattern without running number or year, with an unknown mark, or grown too long."""
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError as broken:
        raise Problem(NUMBER_PATTERN, example=PATTERN) from broken
    names = [name for _text, name, _spec, _turned in parts if name is not None]
    for _text, name, spec, turned in parts:
        padded = name == "urut" and (spec or "").isdecimal() and len(spec or "") <= 2  # noqa: PLR2004
        if name is not None and (name not in MARKS or turned or (spec and not padded)):
            known = ", ".join(f"{{{mark}}}" for mark in MARKS)
            raise Problem(NUMBER_MARK, mark=f"{{{name[:30]}}}", known=known)
    if names.count("urut") != 1 or "tahun" not in names:
        raise Problem(NUMBER_PATTERN, example=PATTERN)
    longest = printed_number(
        pattern, unit=unit, filing="0" * 12, serial=10**5, day=date(2028, 8, 1)
    )
    if len(longest) > LONGEST:
        raise Problem(STYLE_UNFIT, what=f"nomor menjadi lebih dari {LONGEST} huruf")


def check_words(style: OfficeStyle) -> None:
    """Refuse a letterhead without lines, with too many, or with words beyond their room."""
    lines = style.lines.split("\n") if style.lines else []
    if not lines or len(lines) > MOST_LINES:
        raise Problem(STYLE_UNFIT, what=f"isi 1 sampai {MOST_LINES} baris kop")
    if not style.unit:
        raise Problem(STYLE_UNFIT, what="isi kode unit")
    for name, words in (("lines", "baris kop"), ("address", "alamat"), ("unit", "kode unit"),
                        ("place", "tempat surat"), ("pattern", "pola nomor")):  # fmt: skip
        most = style._meta.get_field(name).max_length
        if most is not None and len(getattr(style, name)) > most:
            raise Problem(STYLE_UNFIT, what=f"{words} paling panjang {most} huruf")


def emblem_of(style: OfficeStyle) -> bytes | None:
    """Return the emblem of an office, None where it has none or its file is gone."""
    if not style.emblem:
        return None
    try:
        with style.emblem.open("rb") as file:
            return bytes(file.read())
    except FileNotFoundError:
        return None


def letterhead_of(style: OfficeStyle) -> Letterhead:
    """Return the kop of an office; over a leader's name the emblem stands in the middle."""
    return Letterhead(
        tuple(filter(None, style.lines.split("\n"))),
        style.address,
        emblem_of(style),
        crowned=style.agency.kind == AgencyKind.KEPALA_DAERAH,
    )
