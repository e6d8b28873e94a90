"""Totals, subtotals, row totals, doubled rows, households and weights of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from serasi.science.tables.claims import judge_households
from serasi.science.tables.layout import ADDITIVE, TOTAL_WORDS, Kind, Layout, Role
from serasi.science.tables.model import Finding, Number
from serasi.science.tables.numbers import spell
from serasi.science.tables.shares import rounding_slack
from serasi.science.tables.weights import judge_weights

_CHANCE = 3
_MOST = Decimal("0.6")


def check_sums(layout: Layout) -> list[Finding]:
    """Check everything in a table that has to add up."""
    findings = check_columns(layout)
    findings += check_row_totals(layout)
    findings += check_doubles(layout)
    findings += check_households(layout)
    findings += check_weight_columns(layout)
    return findings


def _slack(numbers: Sequence[Number]) -> Decimal:
    units = [number.unit for number in numbers if number.decimals and not number.loose]
    return rounding_slack(len(numbers), unit=max(units)) if units else Decimal(0)


def check_columns(layout: Layout) -> list[Finding]:
    """Check subtotals and totals of every column that can be added."""
    findings = []
    groups = _groups(layout)
    for column in layout.columns(*ADDITIVE):
        if not _adds(layout, column):
            continue
        for subtotal, members in groups.items():
            findings += _one_sum(layout, subtotal, members, column, "subtotal_mismatch")
        total = layout.total_row()
        if total is not None:
            findings += _grand_total(layout, total, column, groups)
    return findings


def _adds(layout: Layout, column: int) -> bool:
    """False for columns of means and scores: their "total" lies among the values."""
    total = layout.total_row()
    numbers = [number for _, number in layout.numbers(column)]
    if not numbers:
        return False
    if total is None or all(number.decimals == 0 for number in numbers):
        return True
    value = layout.value(total, column)
    values = [number.value for number in numbers]
    return value is None or not min(values) <= value <= max(values)


def _groups(layout: Layout) -> dict[int, list[int]]:
    """Rows that each subtotal sums: those since the subtotal or group name before it."""
    numbered = _numbered_groups(layout)
    if numbered:
        return numbered
    groups: dict[int, list[int]] = {}
    members: list[int] = []
    for row, kind in enumerate(layout.kinds):
        if kind is Kind.SUBTOTAL:
            groups[row] = members
            members = []
        elif kind is Kind.BODY:
            members.append(row)
        elif kind is Kind.GROUP:
            members = []
    return {row: rows for row, rows in groups.items() if rows}


def _numbered_groups(layout: Layout) -> dict[int, list[int]]:
    """Groups by outline numbers: "A" over "1, 2", "1" over "1.1, 1.2"."""
    if Kind.SUBTOTAL in layout.kinds:
        return {}
    codes = [_code(layout, row) for row in range(len(layout.kinds))]
    groups: dict[int, list[int]] = {}
    parent: int | None = None
    for row, code in enumerate(codes):
        if layout.kinds[row] is not Kind.BODY or not code:
            continue
        if parent is not None and _under(code, codes[parent]):
            groups.setdefault(parent, []).append(row)
        else:
            parent = row
    groups = {row: rows for row, rows in groups.items() if len(rows) >= 2}
    return groups if len(groups) >= 2 and _sums_mostly(layout, groups) else {}


def is_outline(layout: Layout) -> bool:
    """True when rows are numbered as an outline, so that some rows contain others."""
    codes = [code for row in layout.rows(Kind.BODY) if (code := _code(layout, row))]
    letters = any(code.isalpha() for code in codes)
    digits = any(code.isdigit() for code in codes)
    return (letters and digits) or any("." in code for code in codes)


def _code(layout: Layout, row: int) -> str:
    cell = layout.table.rows[row].cells[0]
    found = re.match(r"\s*([A-Z]|[IVX]+|\d+(?:\.\d+)*)\s*(?:[.)]|$|\s)", cell.text)
    return found.group(1) if found else ""


def _under(code: str, parent: str) -> bool:
    if parent.isalpha():
        return code[0].isdigit()
    return code.startswith(parent + ".")


def _sums_mostly(layout: Layout, groups: dict[int, list[int]]) -> bool:
    fits = checked = 0
    for column in layout.columns(*ADDITIVE):
        for parent, members in groups.items():
            value = layout.value(parent, column)
            values = [layout.value(row, column) for row in members]
            if value is None or any(v is None for v in values):
                continue
            checked += 1
            fits += value == sum((v for v in values if v is not None), Decimal(0))
    return checked > 0 and fits * 2 >= checked


def _numbers_of(layout: Layout, rows: Sequence[int], column: int) -> list[tuple[int, Number]]:
    found = [(row, layout.number(row, column)) for row in rows]
    return [(row, number) for row, number in found if number is not None]


def _one_sum(
    layout: Layout, total: int, members: Sequence[int], column: int, kind: str
) -> list[Finding]:
    printed = layout.number(total, column)
    numbers = _numbers_of(layout, members, column)
    if printed is None or not numbers:
        return []
    found = sum((number.value for _, number in numbers), Decimal(0))
    if abs(found - printed.value) <= _slack([number for _, number in numbers]):
        return []
    return [_wrong_sum(layout, total, column, printed, found, numbers, kind)]


def _grand_total(
    layout: Layout, total: int, column: int, groups: dict[int, list[int]]
) -> list[Finding]:
    printed = layout.number(total, column)
    if printed is None:
        return []
    covered = {row for rows in groups.values() for row in rows}
    parents = set(groups)
    leaves = [row for row in layout.rows(Kind.BODY) if row not in parents]
    tops = [row for row in leaves if row not in covered] + list(parents)
    for rows in (leaves, tops):
        numbers = _numbers_of(layout, rows, column)
        found = sum((number.value for _, number in numbers), Decimal(0))
        if not numbers or abs(found - printed.value) <= _slack([n for _, n in numbers]):
            return []
    return _one_sum(layout, total, leaves, column, "total_wrong")


def _wrong_sum(
    layout: Layout,
    total: int,
    column: int,
    printed: Number,
    found: Decimal,
    numbers: Sequence[tuple[int, Number]],
    kind: str,
) -> Finding:
    gap = printed.value - found
    name = "Subtotal" if kind == "subtotal_mismatch" else "Jumlah"
    message = (
        f"{name} {layout.column_name(column)} tertulis {spell(printed.value)}, padahal"
        f" {len(numbers)} barisnya berjumlah {spell(found)}: selisih {spell(abs(gap))}."
    )
    message += _guess(layout, gap, found=found, numbers=numbers, column=column)
    return Finding(kind, layout.at(total, column), printed.printed, spell(found), message)


def _guess(
    layout: Layout,
    gap: Decimal,
    *,
    found: Decimal,
    numbers: Sequence[tuple[int, Number]],
    column: int,
) -> str:
    subtotals = sum((n.value for _, n in layout.numbers(column, Kind.SUBTOTAL)), Decimal(0))
    if subtotals and gap == subtotals:
        return " Subtotal rupanya ikut dijumlahkan."
    same = [row for row, number in numbers if number.value == abs(gap)]
    if len(same) == 1:
        label = layout.labels[same[0]]
        word = "dihitung dua kali" if gap > 0 else "tidak ikut dijumlahkan"
        return f" Selisih itu sama dengan baris “{label}”; mungkin baris itu {word}."
    if gap and gap % 9 == 0 and abs(gap) < found:
        return " Selisih habis dibagi 9; mungkin dua angka tertukar tempat."
    return ""


def check_row_totals(layout: Layout) -> list[Finding]:
    """Check columns that add up the columns beside them."""
    findings: list[Finding] = []
    for total in layout.columns(*ADDITIVE):
        parts = _parts_of(layout, total)
        if parts:
            findings += _wrong_rows(layout, total, parts)
    return findings


def _parts_of(layout: Layout, total: int) -> list[int]:
    """The run of columns, before or after, whose sum this column is in most rows.

    A total row adds the rows above it, so that it is no evidence of its own; a column whose header
    does not say that it is a total needs three other rows, since small counts add up by chance.
    """
    named = bool(TOTAL_WORDS.match(layout.table.header[total]))
    best: tuple[Decimal, list[int]] = (Decimal(0), [])
    for parts in _runs(layout, total):
        fits = checked = apart = 0
        for row in layout.rows(Kind.BODY, Kind.SUBTOTAL, Kind.TOTAL):
            verdict = _row_fits(layout, row, total, parts)
            if verdict is not None:
                checked += 1
                fits += verdict
                apart += verdict and layout.kinds[row] is not Kind.TOTAL
        if checked < 2 or fits < 2 or (apart < _CHANCE and not named):
            continue
        share = Decimal(fits) / checked
        needed = Decimal("0.5") if named else _MOST
        if share >= needed and share > best[0]:
            best = (share, parts)
    return best[1]


def _runs(layout: Layout, total: int) -> list[list[int]]:
    columns = layout.columns(*ADDITIVE)
    before = [c for c in columns if c < total]
    after = [c for c in columns if c > total]
    runs = [before[start:] for start in range(len(before) - 1)]
    runs += [after[:stop] for stop in range(len(after), 1, -1)]
    if before and after:
        runs.append(before + after)
    return [run for run in runs if len(run) >= 2]


def _row_fits(layout: Layout, row: int, total: int, parts: Sequence[int]) -> bool | None:
    printed = layout.number(row, total)
    numbers = [number for _, number in _row_numbers(layout, row, parts)]
    if printed is None or len(numbers) < 2 or sum(n.value != 0 for n in numbers) < 2:
        return None
    found = sum((number.value for number in numbers), Decimal(0))
    return abs(found - printed.value) <= _slack(numbers)


def _row_numbers(layout: Layout, row: int, parts: Sequence[int]) -> list[tuple[int, Number]]:
    found = [(column, layout.number(row, column)) for column in parts]
    return [(column, number) for column, number in found if number is not None]


def _wrong_rows(layout: Layout, total: int, parts: Sequence[int]) -> list[Finding]:
    findings = []
    for row in layout.rows(Kind.BODY, Kind.SUBTOTAL, Kind.TOTAL):
        printed = layout.number(row, total)
        numbers = [number for _, number in _row_numbers(layout, row, parts)]
        if printed is None or not numbers:
            continue
        found = sum((number.value for number in numbers), Decimal(0))
        if abs(found - printed.value) <= _slack(numbers):
            continue
        message = (
            f"Baris “{layout.labels[row]}”: {' + '.join(spell(n.value) for n in numbers)} ="
            f" {spell(found)}, tetapi {layout.column_name(total)} tertulis {spell(printed.value)}."
        )
        findings.append(
            Finding("total_wrong", layout.at(row, total), printed.printed, spell(found), message)
        )
    return findings


def check_doubles(layout: Layout) -> list[Finding]:
    """Find rows that repeat another row in everything but their number."""
    findings = []
    seen: dict[tuple[str, ...], int] = {}
    for row in layout.rows(Kind.BODY):
        key = _row_key(layout, row)
        if key is None:
            continue
        first = seen.setdefault(key, row)
        if first == row or _other_group(layout, first, row):
            continue
        one = layout.table.rows[first].number
        message = (
            f"Baris {layout.table.rows[row].number} sama dengan baris {one}"
            f" (“{layout.labels[row]}”). Bila satu kejadian, hapus salah satu; bila memang dua,"
            " beri pembeda."
        )
        sheet = f"lembar {layout.table.sheet}, " if layout.table.sheet else ""
        where = f"{sheet}baris {layout.table.rows[row].number}"
        findings.append(Finding("duplicate_row", where, layout.labels[row], "satu kali", message))
    return findings


def _other_group(layout: Layout, first: int, row: int) -> bool:
    between = layout.kinds[first:row]
    return Kind.GROUP in between or Kind.SUBTOTAL in between


def _row_key(layout: Layout, row: int) -> tuple[str, ...] | None:
    texts = []
    for cell, role in zip(layout.table.rows[row].cells, layout.roles, strict=True):
        if role is Role.INDEX or (role is Role.EMPTY):
            continue
        text = str(cell.number.value) if cell.number is not None else fold(cell.text)
        texts.append(text)
    filled = [text for text in texts if text]
    named = bool(fold(layout.labels[row]))
    if not named or len(filled) < 2:
        return None
    if len(filled) == 2 and not any(ch.isdigit() and ch != "0" for ch in filled[1]):
        return None
    return tuple(texts)


def fold(text: str) -> str:
    """Bring a label to a form that ignores case, points and "Kab." v "Kabupaten"."""
    words = re.sub(r"[^\w\s]", " ", text.lower()).split()
    short = {"kab": "kabupaten", "kec": "kecamatan", "kel": "kelurahan", "ds": "desa"}
    return " ".join(short.get(word, word) for word in words)


def check_households(layout: Layout) -> list[Finding]:
    """Check that no row has more households than people."""
    findings = []
    people = layout.columns(Role.PEOPLE, Role.POPULATION)
    for column in layout.columns(Role.HOUSEHOLDS):
        if not people:
            break
        other = min(people, key=lambda candidate: (abs(candidate - column), -candidate))
        for row in range(len(layout.kinds)):
            kk, persons = layout.number(row, column), layout.number(row, other)
            if kk is None or persons is None or layout.kinds[row] is Kind.GROUP:
                continue
            findings += judge_households(kk, people=persons, where=layout.at(row, column))
    return findings


def check_weight_columns(layout: Layout) -> list[Finding]:
    """Check that a column of weights sums to 1 or to 100 %."""
    findings = []
    for column in layout.columns(Role.WEIGHT):
        numbers = [number for _, number in layout.numbers(column)]
        groups = _groups(layout)
        if groups:
            numbers = [n for row, n in layout.numbers(column) if row not in groups]
        if len(numbers) > 2 and numbers[-1].value in (1, 100):
            numbers = numbers[:-1]
        if len(numbers) < 2:
            continue
        found = judge_weights(numbers, where=layout.in_column(column))
        findings += found
        total = layout.total_row()
        printed = layout.number(total, column) if total is not None else None
        if not found and total is not None and printed and printed.value not in (1, 100):
            kind = "weights_not_one"
            message = f"Jumlah bobot tertulis {spell(printed.value)}, seharusnya 1 atau 100 %."
            findings.append(Finding(kind, layout.at(total, column), printed.printed, "1", message))
    return findings
