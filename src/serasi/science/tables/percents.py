"""Percent columns of a table: what they are percentages of, and whether they are right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from serasi.science.tables.claims import judge_mean
from serasi.science.tables.judge import Share, Whole, judge
from serasi.science.tables.layout import ADDITIVE, RATIO_WORDS, Kind, Layout, Role
from serasi.science.tables.model import Finding, Number
from serasi.science.tables.numbers import spell
from serasi.science.tables.prose import read_prose
from serasi.science.tables.shares import rounding_slack
from serasi.science.tables.sums import is_outline

_UNITS = re.compile(
    r"konflik|kejadian|kasus|peristiwa|insiden|laporan|responden|jiwa|orang|desa|kecamatan|keluarga"
    r"|kk|rumah|korban|penduduk|kegiatan|peserta",
    re.I,
)
_N_IN_TEXT = re.compile(
    r"\bn ?[=:] ?<(?P<n>c\d+)>|\b(?:total|dari|jumlah)[^<>]{0,20}<(?P<n2>c\d+)>"
)
_MENTION = re.compile(r"<(c\d+)> (?:konflik|kejadian|kasus|peristiwa|responden|laporan|insiden)")
_PLAIN_HEADER = re.compile(
    r"%|persen(?:tase)?|prosentase|proporsi|distribusi|pangsa|share|jumlah|kejadian|kasus|konflik"
    r"|laporan|responden|dari|total|tahun|\b\d{4}\b|[\W_]",
    re.I,
)
_PARTS = re.compile(
    r"pemicu|jenis|kategori|golongan|penyebab|pekerjaan|jawaban|pilihan|agama|usia|kelompok|sumber"
    r"|bentuk|komposisi|pendidikan|status|tingkat|alasan|unsur|jenis kelamin",
    re.I,
)
_OPEN = re.compile(
    r"terbesar|terbanyak|tertinggi|lebih dari satu|jawaban ganda|multi ?respon|dapat memilih", re.I
)
_OVER_ALLOWED = re.compile(r"capaian|realisasi|target|kinerja|rasio|pertumbuhan|serapan", re.I)
_ENOUGH = Fraction(3, 5)


@dataclass(frozen=True, slots=True)
class _Basis:
    """A column of counts with one whole, or a pair of columns a/b row by row."""

    count: int
    divisor: int | None
    n_total: int | None
    fit: Fraction


def check_percents(layout: Layout) -> list[Finding]:
    """Check every percent column of a table."""
    findings: list[Finding] = []
    rowwise = _rowwise(layout)
    findings += _check_rowwise(layout, rowwise)
    for column in layout.columns(Role.PERCENT):
        if column in rowwise:
            continue
        basis = _basis(layout, column)
        if basis is None:
            findings += _bare(layout, column)
        elif basis.divisor is None:
            findings += _shares(layout, column, basis)
        else:
            findings += _ratios(layout, column, basis)
    return findings


def _scale(layout: Layout, column: int) -> int:
    """100 where a spreadsheet holds 0.336 formatted as a percentage, else 1."""
    numbers = [number for _, number in layout.numbers(column, *Kind)]
    bare = all(number.loose and abs(number.value) <= 1 for number in numbers)
    fractions = any(number.value % 1 for number in numbers)
    return 100 if numbers and bare and fractions else 1


def _percent(layout: Layout, row: int, column: int) -> Number | None:
    number = layout.number(row, column)
    if number is None or _scale(layout, column) == 1:
        return number
    return Number(
        value=number.value * 100,
        decimals=max(0, number.decimals - 2),
        printed=number.printed,
        percent=True,
        loose=True,
    )


def _basis(layout: Layout, column: int) -> _Basis | None:
    """Find what most figures of a percent column are percentages of."""
    bases = [*_column_bases(layout, column), *_pair_bases(layout, column)]
    if not bases:
        return None
    best = max(bases, key=lambda b: (b.fit, b.divisor is None, -abs(column - b.count)))
    if best.fit >= _ENOUGH:
        return best
    beside = [b for b in bases if b.divisor is None and b.count == column - 1]
    if beside and _about_100(layout, column) and _totals_100(layout, column):
        return max(beside, key=lambda b: b.fit)
    return None


def _totals_100(layout: Layout, column: int) -> bool:
    """True when the total row prints 100, or nothing and the header is a composition's."""
    row = layout.total_row()
    number = _percent(layout, row, column) if row is not None else None
    if number is None:
        return bool(_names_parts(layout, column))
    return abs(number.value - 100) <= 2


def _about_100(layout: Layout, column: int) -> bool:
    values = [_percent(layout, row, column) for row in layout.rows(Kind.BODY)]
    total = sum((number.value for number in values if number), Decimal(0))
    return Decimal(80) <= total <= Decimal(120)


def _near(number: Number, count: int, whole: Fraction) -> bool:
    unit = Fraction(1, 10 ** min(number.decimals, 6))
    return whole > 0 and abs(number.exact - Fraction(100 * count) / whole) < unit


def _column_bases(layout: Layout, column: int) -> list[_Basis]:
    bases = []
    for count in layout.columns(*ADDITIVE):
        if not _alike_period(layout, column, count):
            continue
        for n_total in _totals(layout, count):
            fits = checked = 0
            for row in layout.rows(Kind.BODY):
                number, value = _percent(layout, row, column), layout.value(row, count)
                if number is None or value is None or value != int(value):
                    continue
                checked += 1
                fits += _near(number, int(value), Fraction(n_total))
            if checked >= 2:
                bases.append(_Basis(count, None, n_total, Fraction(fits, checked)))
    return bases


def _alike_period(layout: Layout, column: int, other: int) -> bool:
    """False when both headers name a year and the years differ."""
    years = [set(re.findall(r"(?:19|20)\d\d", layout.table.header[c])) for c in (column, other)]
    return not (years[0] and years[1]) or bool(years[0] & years[1])


def _totals(layout: Layout, count: int) -> list[int]:
    """Possible sizes of the whole: the printed total, the sum of the rows, the title's N."""
    row = layout.total_row()
    printed = layout.value(row, count) if row is not None else None
    values = [number.value for _, number in layout.numbers(count)]
    found = [printed, sum(values, Decimal(0)), _title_n(layout)]
    whole = [int(v) for v in found if v is not None and v > 0 and v == int(v)]
    return list(dict.fromkeys(whole))


def _title_n(layout: Layout) -> int | None:
    totals = [cell.text for row in layout.rows(Kind.TOTAL) for cell in layout.table.rows[row].cells]
    lines = [layout.table.title, *layout.table.header, *layout.table.notes, *totals]
    text = "\n".join(line for line in lines if re.search(r"[^\W\d]", line))
    prose = read_prose(text)
    for pattern in (_N_IN_TEXT, _MENTION):
        for sentence in prose.sentences:
            for found in pattern.finditer(sentence.marked):
                mark = next(m for m in found.groups() if m)
                value = prose.of(mark).number.value
                if 2 <= value <= 1_000_000 and value == int(value):
                    return int(value)
    return None


def _pair_bases(layout: Layout, column: int) -> list[_Basis]:
    bases = []
    for count, divisor in permutations(layout.columns(*ADDITIVE), 2):
        fits = checked = 0
        for row in layout.rows(Kind.BODY, Kind.SUBTOTAL):
            verdict = _pair_fits(layout, row, column, count, divisor)
            if verdict is not None:
                checked += 1
                fits += verdict
        if checked >= 2 and fits >= 2:
            bases.append(_Basis(count, divisor, None, Fraction(fits, checked)))
    return bases


def _pair_fits(layout: Layout, row: int, column: int, count: int, divisor: int) -> bool | None:
    number = _percent(layout, row, column)
    a, b = layout.value(row, count), layout.value(row, divisor)
    if number is None or a is None or b is None or b <= 0 or a != int(a):
        return None
    return _near(number, int(a), Fraction(b))


def _unit(layout: Layout, *columns: int) -> str:
    for column in columns:
        found = _UNITS.search(layout.table.header[column])
        if found:
            return found.group(0).lower()
    return "kejadian"


def _shares(layout: Layout, column: int, basis: _Basis) -> list[Finding]:
    shares = []
    for row in layout.rows(Kind.BODY):
        number, value = _percent(layout, row, column), layout.value(row, basis.count)
        if number is None or value is None or value != int(value):
            continue
        shares.append(Share(layout.labels[row], layout.at(row, column), number, int(value)))
    nested = bool(layout.rows(Kind.SUBTOTAL)) or is_outline(layout)
    printed = [number for _, number in layout.numbers(column, Kind.BODY, Kind.TOTAL)]
    whole = Whole(
        n_total=basis.n_total,
        where=layout.in_column(column),
        unit=_unit(layout, basis.count),
        complete=not nested,
        strict_zeros=any(n.decimals and n.value % 1 == 0 and not n.loose for n in printed),
    )
    findings = judge(shares, whole=whole)
    return findings + _summary_rows(layout, column, basis, shares)


def _summary_rows(
    layout: Layout, column: int, basis: _Basis, shares: Sequence[Share]
) -> list[Finding]:
    """Check the percentage printed in subtotal and total rows."""
    findings = []
    found = sum((share.printed.value for share in shares), Decimal(0))
    for row in layout.rows(Kind.SUBTOTAL, Kind.TOTAL):
        number, value = _percent(layout, row, column), layout.value(row, basis.count)
        if number is None:
            continue
        total = layout.kinds[row] is Kind.TOTAL
        options = [Fraction(100), Fraction(found)] if total else []
        if value is not None and basis.n_total:
            options.append(Fraction(100 * value) / basis.n_total)
        if not options or any(_is(number, option) for option in options):
            continue
        if not total and _sum_of_group(layout, row, column, number):
            continue
        kind = "total_wrong" if total else "subtotal_mismatch"
        right = Fraction(100) if total else options[0]
        expected = f"{spell(right, decimals=min(number.decimals, 2))} %"
        message = (
            f"Baris “{layout.labels[row] or 'Jumlah'}”: persentasenya tertulis"
            f" {spell(number.value)} %, seharusnya {expected}."
        )
        findings.append(Finding(kind, layout.at(row, column), number.printed, expected, message))
    return findings


def _is(number: Number, value: Fraction) -> bool:
    unit = Fraction(1, 10 ** min(number.decimals, 6))
    return value - unit < number.exact <= value + unit / 2


def _sum_of_group(layout: Layout, row: int, column: int, number: Number) -> bool:
    total, terms = Decimal(0), 0
    for above in range(row - 1, -1, -1):
        if layout.kinds[above] is not Kind.BODY:
            break
        part = _percent(layout, above, column)
        total += part.value if part else 0
        terms += 1
    slack = rounding_slack(terms + 1, unit=number.unit) + number.unit
    return abs(total - number.value) <= slack


def _ratios(layout: Layout, column: int, basis: _Basis) -> list[Finding]:
    findings: list[Finding] = []
    over_allowed = bool(_OVER_ALLOWED.search(layout.table.header[column]))
    for row in layout.rows(Kind.BODY, Kind.SUBTOTAL):
        number = _percent(layout, row, column)
        a, b = layout.value(row, basis.count), layout.value(row, basis.divisor or 0)
        if number is None or a is None or b is None or b <= 0 or a != int(a) or b != int(b):
            continue
        if number.value > 100 and (over_allowed and _near(number, int(a), Fraction(b))):
            continue
        share = Share(layout.labels[row], layout.at(row, column), number, int(a))
        whole = Whole(int(b), layout.at(row, column), complete=False)
        findings += judge([share], whole=whole)
    return [*_merged(findings), *_pooled(layout, column, basis)]


def _merged(findings: Sequence[Finding]) -> list[Finding]:
    """Say truncation once for a column, not once for each row."""
    cut = [finding for finding in findings if finding.kind == "truncation_not_rounding"]
    rest = [finding for finding in findings if finding.kind != "truncation_not_rounding"]
    if len(cut) < 2:
        return list(findings)
    pairs = "; ".join(f"{finding.printed} → {finding.expected}" for finding in cut)
    message = f"{len(cut)} persentase dipotong, bukan dibulatkan: {pairs}."
    printed = ", ".join(finding.printed for finding in cut)
    expected = ", ".join(finding.expected for finding in cut)
    return [Finding(cut[0].kind, cut[0].where, printed, expected, message), *rest]


def _pooled(layout: Layout, column: int, basis: _Basis) -> list[Finding]:
    """The percentage of the total row is of the totals, not the mean of the rows."""
    findings = []
    parts = []
    for row in layout.rows(Kind.BODY):
        number, size = _percent(layout, row, column), layout.number(row, basis.divisor or 0)
        if number is not None and size is not None and size.value > 0:
            parts.append((number, size))
    for row in layout.rows(Kind.TOTAL, Kind.MEAN):
        number = _percent(layout, row, column)
        sums = [_sum(layout, c) for c in (basis.count, basis.divisor or 0)]
        if number is None or sums[1] <= 0:
            continue
        options = [Fraction(100 * sums[0]) / Fraction(sums[1])]
        a, b = layout.value(row, basis.count), layout.value(row, basis.divisor or 0)
        if a is not None and b is not None and b > 0:
            options.append(Fraction(100 * a) / Fraction(b))
        if any(_is(number, option) for option in options):
            continue
        found = judge_mean(parts, claimed=number, where=layout.at(row, column))
        if found or layout.kinds[row] is Kind.MEAN:
            findings += found
            continue
        expected = f"{spell(options[-1], decimals=max(1, min(number.decimals, 2)))} %"
        message = (
            f"Persentase baris “{layout.labels[row] or 'Jumlah'}” tertulis {spell(number.value)} %,"
            f" padahal dari jumlahnya {expected}."
        )
        findings.append(
            Finding("total_wrong", layout.at(row, column), number.printed, expected, message)
        )
    return findings


def _sum(layout: Layout, column: int) -> Decimal:
    return sum((number.value for _, number in layout.numbers(column)), Decimal(0))


def _bare(layout: Layout, column: int) -> list[Finding]:
    """A percent column with no counts beside it."""
    header = layout.table.header[column]
    shares = []
    for row in layout.rows(Kind.BODY):
        number = _percent(layout, row, column)
        if number is not None:
            shares.append(Share(layout.labels[row], layout.at(row, column), number))
    if not shares:
        return []
    weighted = _weighted(layout, column)
    if weighted:
        return weighted
    if not _composition(layout, column, shares):
        if _OVER_ALLOWED.search(header) or RATIO_WORDS.search(header):
            return []
        over = [s for s in shares if s.printed.value > 100 or s.printed.value < 0]
        return judge(over, whole=Whole(None, layout.in_column(column), complete=False))
    zeros = any(s.printed.decimals and s.printed.value % 1 == 0 for s in shares)
    human = any("," in s.printed.printed or "%" in s.printed.printed for s in shares)
    whole = Whole(
        n_total=_title_n(layout) or _other_total(layout),
        where=layout.in_column(column),
        complete=not layout.rows(Kind.SUBTOTAL) and not is_outline(layout),
        strict_zeros=zeros or human,
    )
    return judge(shares, whole=whole) + _bare_total(layout, column, shares)


def _other_total(layout: Layout) -> int | None:
    """A single count printed only in the total row: the N of the percentages."""
    row = layout.total_row()
    for column in layout.columns(*ADDITIVE):
        values = [layout.value(r, column) for r in layout.rows(Kind.BODY)]
        if row is not None and not any(v is not None for v in values):
            value = layout.value(row, column)
            return int(value) if value is not None and value > 1 else None
    return None


def _composition(layout: Layout, column: int, shares: Sequence[Share]) -> bool:
    total = sum((share.printed.value for share in shares), Decimal(0))
    row = layout.total_row()
    printed = layout.value(row, column) if row is not None else None
    if printed is not None and abs(printed * _scale(layout, column) - 100) <= 2:
        return len(shares) > 1
    if layout.columns(Role.GROWTH, Role.POINTS) or not _names_parts(layout, column):
        return False
    sure = _names_parts(layout, column) == 2
    low, high = (Decimal(40), Decimal(170)) if sure else (Decimal(70), Decimal(130))
    return len(shares) >= 3 and low <= total <= high


def _names_parts(layout: Layout, column: int) -> int:
    """Count the signs of a composition: a header that is just "%", rows that are kinds."""
    header = layout.table.header[column]
    around = "\n".join([header, layout.table.title, *layout.table.notes])
    if RATIO_WORDS.search(header) or _OPEN.search(around):
        return 0
    labels = " ".join(layout.table.header[c] for c in layout.columns(Role.LABEL))
    plain = not _PLAIN_HEADER.sub("", header)
    return plain + bool(_PARTS.search(labels))


def _bare_total(layout: Layout, column: int, shares: Sequence[Share]) -> list[Finding]:
    row = layout.total_row()
    number = _percent(layout, row, column) if row is not None else None
    found = sum((share.printed.value for share in shares), Decimal(0))
    if row is None or number is None or number.value in (Decimal(100), found):
        return []
    unit = min(share.printed.unit for share in shares)
    if abs(number.value - 100) <= rounding_slack(len(shares), unit=unit):
        return []
    message = f"Jumlah persentase tertulis {spell(number.value)} %, seharusnya 100 %."
    return [Finding("total_wrong", layout.at(row, column), number.printed, "100 %", message)]


def _weighted(layout: Layout, column: int) -> list[Finding]:
    """Mean of percentages beside one column of group sizes."""
    sizes = layout.columns(*ADDITIVE)
    rows = layout.rows(Kind.TOTAL, Kind.MEAN)
    if not 1 <= len(sizes) <= 2 or not rows:
        return []
    number = _percent(layout, rows[-1], column)
    if number is None or _is(number, Fraction(100)):
        return []
    verdicts = []
    for size in sizes:
        parts = []
        for row in layout.rows(Kind.BODY):
            part, n = _percent(layout, row, column), layout.number(row, size)
            if part is not None and n is not None:
                parts.append((part, n))
        if len(parts) < 2:
            return []
        verdicts.append(judge_mean(parts, claimed=number, where=layout.at(rows[-1], column)))
    return [] if not all(verdicts) else verdicts[0]


def _rowwise(layout: Layout) -> list[int]:
    """Percent columns that sum to 100 along most rows."""
    columns = layout.columns(Role.PERCENT)
    if len(columns) < 2:
        return []
    rows = [row for row in layout.rows(Kind.BODY) if len(_row(layout, row, columns)) >= 2]
    if len(rows) < 2:
        return []
    along = Fraction(sum(_row_is_100(_row(layout, row, columns)) for row in rows), len(rows))
    down = [[(row, n) for row in rows if (n := _percent(layout, row, c))] for c in columns]
    downwards = Fraction(sum(_row_is_100(numbers) for numbers in down if numbers), len(columns))
    return columns if along >= _ENOUGH and along > downwards else []


def _row(layout: Layout, row: int, columns: Sequence[int]) -> list[tuple[int, Number]]:
    found = [(column, _percent(layout, row, column)) for column in columns]
    return [
        (column, number)
        for column, number in found
        if number is not None
        and not re.match(r"\s*(?:jumlah|total)", layout.table.header[column], re.I)
    ]


def _row_is_100(numbers: Sequence[tuple[int, Number]]) -> bool:
    total = sum((number.value for _, number in numbers), Decimal(0))
    unit = min(Decimal(1).scaleb(-number.decimals) for _, number in numbers)
    coarse = max(Decimal(1).scaleb(-number.decimals) for _, number in numbers)
    loose = any(number.loose for _, number in numbers)
    return abs(total - 100) <= rounding_slack(len(numbers), unit=unit if loose else coarse)


def _check_rowwise(layout: Layout, columns: Sequence[int]) -> list[Finding]:
    findings = []
    for row in layout.rows(Kind.BODY, Kind.SUBTOTAL, Kind.TOTAL) if columns else []:
        numbers = _row(layout, row, columns)
        if len(numbers) < 2 or _row_is_100(numbers):
            continue
        shares = [Share("", layout.at(row, column), number) for column, number in numbers]
        sheet = f"lembar {layout.table.sheet}, " if layout.table.sheet else ""
        where = f"{sheet}baris {layout.table.rows[row].number}"
        findings += judge(shares, whole=Whole(None, where))
    return findings
