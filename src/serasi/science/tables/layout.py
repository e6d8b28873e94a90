"""What each column and each row of a table is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import cached_property

from serasi.science.tables.model import Cell, Number, Row, Table


class Role(Enum):
    """The meaning of a column."""

    EMPTY = auto()
    INDEX = auto()
    LABEL = auto()
    YEAR = auto()
    COUNT = auto()
    HOUSEHOLDS = auto()
    PEOPLE = auto()
    POPULATION = auto()
    SAMPLE = auto()
    PERCENT = auto()
    GROWTH = auto()
    POINTS = auto()
    WEIGHT = auto()
    RATE = auto()
    MARGIN = auto()
    LEVEL = auto()
    SCORE = auto()


class Kind(Enum):
    """The meaning of a row."""

    BODY = auto()
    GROUP = auto()
    SUBTOTAL = auto()
    TOTAL = auto()
    MEAN = auto()


ADDITIVE = frozenset({Role.COUNT, Role.HOUSEHOLDS, Role.PEOPLE, Role.POPULATION, Role.SAMPLE})
TOTAL_WORDS = re.compile(
    r"\s*(?:grand\s+)?(?:jumlah|total|jml\.?|keseluruhan|seluruhnya|semua(?:nya)?)\b", re.I
)
_BARE_TOTAL = re.compile(
    r"\s*(?:grand\s+)?(?:jumlah|total|jml\.?|keseluruhan|seluruhnya|semua(?:nya)?)"
    r"(?:\s+(?:total|umum|keseluruhan|seluruh(?:nya)?|semua(?:nya)?|besar|akhir|jumlah))?\s*:?\s*",
    re.I,
)
_SUB = re.compile(r"\s*(?:sub[\s-]*(?:total|jumlah|jml)|subjumlah)\b", re.I)
_MEAN = re.compile(r"\s*(?:rata[\s-]*rata|rerata|mean|rataan|average)\b", re.I)
_PER = re.compile(r"(?:per|/|tiap)\s*(10{0,2}[.,]?000|seribu|100 ribu)\b", re.I)
_BY_HEADER = (
    (Role.INDEX, r"^(?:no|nomor|#|no urut|kode|kd|id|rank|peringkat|nik|code)\b\.?"),
    (Role.RATE, _PER.pattern),
    (Role.MARGIN, r"margin|\bmoe\b|galat|batas kesalahan|sampling error|toleransi kesalahan"),
    (Role.LEVEL, r"kepercayaan|keyakinan|confidence"),
    (Role.WEIGHT, r"\bbobot|\bweight|\btimbangan"),
    (Role.POINTS, r"\bpoin\b|\bpp\b|titik persen"),
    (
        Role.GROWTH,
        r"pertumbuhan|kenaikan|penurunan|perubahan|naik|turun|growth|\blaju\b|δ|peningkatan"
        r"|change|increase",
    ),
    (Role.PERCENT, r"%|persen|prosen|percent|proporsi|pangsa|\bshare\b|distribusi|proportion"),
    (
        Role.SCORE,
        r"rata-rata|rerata|indeks|\bskor|\bnilai\b|umur|usia|kepadatan|rasio|median|lintang|bujur|mean|average|score|index"
        r"|selisih|beda|suhu",
    ),
    (Role.HOUSEHOLDS, r"\bkk\b|kepala keluarga|rumah tangga|\bkeluarga\b|household"),
    (Role.POPULATION, r"penduduk|populasi|population|inhabitant"),
    (Role.PEOPLE, r"\bjiwa\b|\borang\b|pengungsi|\bpeople\b|persons?\b|individu"),
    (Role.SAMPLE, r"responden|sampel|^n$|respondent|sample"),
    (Role.YEAR, r"^(?:tahun|year)$"),
)
RATIO_WORDS = re.compile(
    r"capaian|realisasi|target|tingkat|cakupan|kepuasan|partisipasi|kehadiran|penyelesaian|selesai"
    r"|kemiskinan|miskin|melek|keterisian|serapan|tertangani|ditangani|kinerja|tuntas",
    re.I,
)


@dataclass(frozen=True)
class Layout:
    """A table with the role of every column and the kind of every row."""

    table: Table
    roles: tuple[Role, ...]
    kinds: tuple[Kind, ...]

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return tuple(_label(row, self.roles) for row in self.table.rows)

    def columns(self, *roles: Role) -> list[int]:
        return [index for index, role in enumerate(self.roles) if role in roles]

    def rows(self, *kinds: Kind) -> list[int]:
        return [index for index, kind in enumerate(self.kinds) if kind in kinds]

    def number(self, row: int, column: int) -> Number | None:
        return self.table.rows[row].cells[column].number

    def value(self, row: int, column: int) -> Decimal | None:
        number = self.number(row, column)
        return None if number is None else number.value

    def numbers(self, column: int, *kinds: Kind) -> list[tuple[int, Number]]:
        found = ((row, self.number(row, column)) for row in self.rows(*(kinds or (Kind.BODY,))))
        return [(row, number) for row, number in found if number is not None]

    def total_row(self) -> int | None:
        rows = self.rows(Kind.TOTAL)
        return rows[-1] if rows else None

    def at(self, row: int, column: int) -> str:
        sheet = f"lembar {self.table.sheet}, " if self.table.sheet else ""
        return f"{sheet}baris {self.table.rows[row].number}, {self.column_name(column)}"

    def in_column(self, column: int) -> str:
        sheet = f"lembar {self.table.sheet}, " if self.table.sheet else ""
        return sheet + self.column_name(column)

    def column_name(self, column: int) -> str:
        name = self.table.header[column]
        return f"kolom “{name}”" if name else f"kolom {column + 1}"


def base_of(header: str) -> int | None:
    """Give 100,000 of a header "per 100.000 penduduk"."""
    found = _PER.search(header)
    if found is None:
        return None
    words = {"seribu": 1000, "100 ribu": 100_000}
    text = found.group(1).lower()
    return words.get(text) or int(re.sub(r"\D", "", text))


def lay_out(table: Table) -> Layout:
    """Find the role of every column and the kind of every row."""
    roles = tuple(_role(table, index) for index in range(len(table.header)))
    roles = _labelled(table, roles)
    kinds = _kinds(table, roles)
    layout = Layout(table, roles, kinds)
    if Kind.TOTAL not in kinds:
        layout = Layout(table, roles, _hidden_total(layout))
    return layout


def _role(table: Table, index: int) -> Role:
    cells = [row.cells[index] for row in table.rows if row.cells[index].text]
    numbers = [cell.number for cell in cells if cell.number is not None]
    header = table.header[index].lower()
    if not cells:
        return Role.EMPTY
    if len(numbers) * 2 < len(cells):
        return Role.LABEL
    for role, pattern in _BY_HEADER:
        if re.search(pattern, header):
            return _checked(role, numbers, header)
    if sum(number.percent for number in numbers) * 2 >= len(numbers):
        return Role.PERCENT
    values = [number.value for number in numbers]
    if index == 0 and values[:2] == [1, 2] and len(values) > 2 and not header:
        return Role.INDEX
    if not header and all(1900 <= v <= 2100 and v == int(v) for v in values):
        return Role.YEAR
    return _unnamed(numbers, header)


def _checked(role: Role, numbers: Sequence[Number], header: str) -> Role:
    if role is Role.GROWTH and "%" not in header and "persen" not in header:
        signs = any(number.percent for number in numbers)
        fractions = any(number.decimals for number in numbers)
        return Role.GROWTH if signs or fractions else Role.SCORE
    return role


def _unnamed(numbers: Sequence[Number], header: str) -> Role:
    if header or all(number.decimals == 0 for number in numbers):
        return Role.COUNT
    total = sum((number.value for number in numbers), Decimal(0))
    near = any(abs(total - whole) <= 10 for whole in (100, 200))
    return Role.PERCENT if near else Role.SCORE


def _labelled(table: Table, roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """A table without any text column is labelled by its years or by its first column."""
    if Role.LABEL in roles or not roles:
        return roles
    if Role.YEAR in roles:
        return roles
    first = [row.cells[0].number for row in table.rows]
    values = [number.value for number in first if number is not None]
    if values and all(1900 <= value <= 2100 and value == int(value) for value in values):
        return (Role.YEAR, *roles[1:])
    return roles


def _label(row: Row, roles: Sequence[Role]) -> str:
    texts = [cell.text for cell, role in zip(row.cells, roles, strict=True) if role is Role.LABEL]
    words = [text for text in texts if text]
    if not words:
        words = [cell.text for cell in row.cells if cell.text and cell.number is None]
    if not words:
        years = zip(row.cells, roles, strict=True)
        words = [cell.text for cell, role in years if role is Role.YEAR and cell.text]
    return words[0] if words else ""


def _named(row: Row, roles: Sequence[Role]) -> str:
    """The first text of a row: totals are often written in the column of numbers or of years."""
    texts = [cell.text for cell in row.cells if cell.text and cell.number is None]
    total = [text for text in texts if TOTAL_WORDS.match(text) or _SUB.match(text)]
    return total[0] if total else _label(row, roles)


def _has_numbers(row: Row, roles: Sequence[Role]) -> bool:
    skipped = (Role.INDEX, Role.YEAR, Role.LABEL)
    cells: list[Cell] = [c for c, r in zip(row.cells, roles, strict=True) if r not in skipped]
    return any(cell.number is not None for cell in cells)


def _kinds(table: Table, roles: tuple[Role, ...]) -> tuple[Kind, ...]:
    names = [_named(row, roles) for row in table.rows]
    summing = [
        i for i, name in enumerate(names) if TOTAL_WORDS.match(name) and not _SUB.match(name)
    ]
    bare = [i for i in summing if _BARE_TOTAL.fullmatch(names[i])]
    kinds = []
    for index, (row, name) in enumerate(zip(table.rows, names, strict=True)):
        if not _has_numbers(row, roles):
            kinds.append(Kind.GROUP if len([c for c in row.cells if c.text]) <= 2 else Kind.BODY)
        elif _SUB.match(name):
            kinds.append(Kind.SUBTOTAL)
        elif index in summing:
            kinds.append(_total_kind(index, summing, bare, len(table.rows)))
        elif _MEAN.match(name):
            kinds.append(Kind.MEAN)
        else:
            kinds.append(Kind.BODY)
    return tuple(kinds)


def _total_kind(index: int, summing: list[int], bare: list[int], length: int) -> Kind:
    if len(summing) == 1:
        return Kind.TOTAL if index in (0, length - 1) or index in bare or index >= 2 else Kind.BODY
    if bare:
        return Kind.TOTAL if index == bare[-1] else Kind.SUBTOTAL
    return Kind.TOTAL if index == summing[-1] else Kind.SUBTOTAL


def _hidden_total(layout: Layout) -> tuple[Kind, ...]:
    """A first or last row that sums most columns is a total, whatever it is called."""
    kinds, body = list(layout.kinds), layout.rows(Kind.BODY)
    if len(body) < 4 or layout.rows(Kind.SUBTOTAL):
        return layout.kinds
    for candidate in (body[-1], body[0]):
        others = [row for row in body if row != candidate]
        fits = checked = 0
        for column in layout.columns(*ADDITIVE):
            value = layout.value(candidate, column)
            values = [layout.value(row, column) or Decimal(0) for row in others]
            if value is None or sum(v > 0 for v in values) < 2:
                continue
            checked += 1
            fits += value == sum(values)
        if fits >= 2 and fits * 5 >= checked * 3:
            kinds[candidate] = Kind.TOTAL
            break
    return tuple(kinds)
