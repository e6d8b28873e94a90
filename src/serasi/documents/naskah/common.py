"""What every official paper has: who issues it, its number and day, who signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from serasi.documents import words
from serasi.documents.model import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Letterhead,
    Line,
    Points,
    Sheet,
    Signature,
    line,
)

UNNUMBERED = "………………"
NOT_KNOWN = "tidak ada data"


@dataclass(frozen=True)
class Issue:
    """The frame of a paper.

    number : "" while the register has given none: a line is left for it
    security : Biasa, Terbatas, Rahasia, Sangat Rahasia (printed on each page unless Biasa)
    urgency : Biasa, Segera, Sangat Segera (behind "Sifat" of a letter)
    draft : printed across the pages while it is not signed
    """

    letterhead: Letterhead
    place: str
    day: date
    signatures: tuple[Signature, ...]
    number: str = ""
    copies: tuple[str, ...] = ()
    security: str = "Biasa"
    urgency: str = "Biasa"
    draft: str = ""
    sheet: Sheet = Sheet.A4
    foot: str = ""

    @property
    def place_and_date(self) -> str:
        return f"{self.place}, {words.long_date(self.day)}"

    @property
    def numbered(self) -> str:
        return f"NOMOR {self.number or UNNUMBERED}"

    @property
    def nature(self) -> str:
        """What stands behind "Sifat": security and urgency, without what is usual."""
        unusual = [one for one in (self.security, self.urgency) if one.lower() != "biasa"]
        return "/".join(unusual) or "Biasa"


def framed(
    kind: str, title: str, blocks: tuple[Block, ...], issue: Issue, *, subtitle: str | None = None
) -> Document:
    """Return a titled paper in its frame; under the title stands its number unless told."""
    return Document(
        kind,
        title,
        blocks,
        issue.letterhead,
        subtitle=issue.numbered if subtitle is None else subtitle,
        place_and_date=issue.place_and_date,
        signatures=issue.signatures,
        copies=issue.copies,
        classification=issue.security,
        draft=issue.draft,
        sheet=issue.sheet,
        foot=issue.foot,
    )


def lettered(items: tuple[str, ...]) -> Points:
    """Return points a., b., …; beyond z. they are numbered."""
    if len(items) > 26:
        return numbered(items)
    return Points(tuple(map(line, items)), tuple(f"{chr(97 + at)}." for at in range(len(items))))


def numbered(items: tuple[str, ...] | tuple[Line, ...]) -> Points:
    """Return points 1., 2., …"""
    made = tuple(line(item) if isinstance(item, str) else item for item in items)
    return Points(made, tuple(f"{at}." for at in range(1, len(items) + 1)))


def number_column() -> Column:
    """Return the first column of a table."""
    return Column("No", 0.45, Align.CENTRE)


def count_cell(count: int | None, figure: str = "") -> Cell:
    """Return a count; None is said to be missing."""
    return Cell(NOT_KNOWN if count is None else f"{count:,}".replace(",", "."), count, figure)


def day_cell(day: date | None) -> Cell:
    """Return a date; None is said to be missing."""
    return Cell(NOT_KNOWN if day is None else words.long_date(day), day)


def money_cell(amount: Decimal | int | None) -> Cell:
    """Return an amount; None where there is nothing to pay."""
    return Cell("–") if amount is None else Cell(words.rupiah(amount), amount)


def clock(at: time) -> str:
    """Return "09.30"."""
    return f"{at:%H.%M}"


def hours(begins: time, ends: time | None, zone: str = "WIB") -> str:
    """Return "09.00–11.30 WIB", or "09.00 WIB s.d. selesai" without an end."""
    if ends is None:
        return f"{clock(begins)} {zone} s.d. selesai"
    return f"{clock(begins)}–{clock(ends)} {zone}"
