"""What the checker reads and what it says: numbers, cells, tables, findings, reports."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

KINDS = (
    "sum_not_100",
    "impossible_percent",
    "total_wrong",
    "subtotal_mismatch",
    "narrative_vs_table",
    "margin_of_error",
    "weights_not_one",
    "mixed_decimal",
    "truncation_not_rounding",
    "duplicate_row",
    "period_mismatch",
    "share_over_100",
    "wrong_growth",
    "percent_vs_point",
    "rate_wrong",
    "mean_of_percentages",
    "kk_exceeds_people",
)


@dataclass(frozen=True, slots=True)
class Number:
    """One printed number: its value, how many decimals stand on paper, and how it was written.

    `loose` marks a spreadsheet number whose printed format cannot be seen; `scale` is 1,000 for
    "ribu" and so on; `about` marks "sekitar", "hampir", "lebih dari".
    """

    value: Decimal
    decimals: int
    printed: str
    percent: bool = False
    loose: bool = False
    about: bool = False
    scale: Decimal = Decimal(1)

    @property
    def unit(self) -> Decimal:
        """The smallest step of the last printed digit."""
        return self.scale * Decimal(1).scaleb(-self.decimals)

    @property
    def exact(self) -> Fraction:
        return Fraction(self.value)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text as printed, its number if it holds one."""

    text: str
    number: Number | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; `number` is the row of the file, counted from 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A rectangular table with one header text per column and the prose that stands around it."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    title: str = ""
    notes: tuple[str, ...] = ()
    sheet: str = ""

    def column(self, index: int) -> tuple[Number | None, ...]:
        return tuple(row.cells[index].number for row in self.rows)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: what is printed, what it should be, and a plain sentence."""

    kind: str
    where: str
    printed: str
    expected: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one text or table; `ok` when there is none."""

    ok: bool
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, findings: list[Finding]) -> Report:
        kept: dict[Finding, None] = dict.fromkeys(findings)
        return cls(ok=not kept, findings=tuple(kept))
