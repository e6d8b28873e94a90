"""Turn the rows of a sheet into tables: titles and notes, header rows, numbers of each column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from serasi.science.tables.model import Cell, Row, Table
from serasi.science.tables.numbers import raw_number, read_number

_YEAR = re.compile(r"(?:19|20)\d\d")
_DECIMAL = re.compile(
    r"bobot|%|persen|prosen|indeks|skor|nilai|rasio|\bper\b|rata-rata|margin|moe\b|kepercayaan",
    re.I,
)
_NO_NUMBERS = re.compile(
    r"\b(?:tanggal|tgl|waktu|jam|pukul|kode|kd|nik|telepon|hp|koordinat|nomor surat)\b", re.I
)
_BOTH = re.compile(r"([\d.,]+)\s*(%?)\s*\(\s*([\d.,]+)\s*(%?)\s*\)")
_PROSE_START = re.compile(
    r"\s*(?:catatan|keterangan|sumber|narasi|dari|pada|sebanyak|berdasarkan|tabel|ringkasan|data"
    r"|selama|sepanjang|jumlah sampel|n\s*=)\b",
    re.I,
)
_GROUP_WORDS = 8


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the sheet before it is known what it is."""

    number: int
    values: tuple[object, ...]
    texts: tuple[str, ...]
    filled: tuple[str, ...]

    @classmethod
    def of(cls, number: int, row: Sequence[object]) -> _Line:
        texts = tuple(as_text(value) for value in row)
        return cls(number, tuple(row), texts, tuple(text for text in texts if text))


def as_text(value: object) -> str:
    """Give the text of a cell: dates in ISO form, whole floats without a point."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float | int | Decimal):
        number = raw_number(value)
        return "" if number is None else number.printed
    return " ".join(str(value).split())


def read_rows(rows: Sequence[Sequence[object]], *, sheet: str = "") -> tuple[Table, ...]:
    """Read the cells of one sheet into its tables, with the prose around each.

    Prose after the last table belongs to it; lines before a table are its title. A sheet without
    any table gives one empty table that carries the prose.
    """
    lines = [_Line.of(index, row) for index, row in enumerate(rows, start=1)]
    tables: list[Table] = []
    title: list[str] = []
    block: list[_Line] = []
    notes: list[str] = []

    def close() -> None:
        if block:
            tables.append(_table(block, title=title, notes=notes, sheet=sheet))
            title.clear()
            notes.clear()
            block.clear()

    for position, line in enumerate(lines):
        if not line.filled:
            continue
        if _is_prose(line) and not (block and _is_group(lines, position)):
            (notes if block else title).append(_joined(line))
            continue
        if block and (notes or _after_blank(lines, position)) and _is_header(line):
            carried = notes[1:]
            del notes[1:]
            close()
            title.extend(carried)
        block.append(line)
    close()
    if not tables and title:
        tables.append(Table(header=(), rows=(), title="\n".join(title), sheet=sheet))
    elif title or notes:
        last = tables[-1]
        more = (*last.notes, *title, *notes)
        tables[-1] = Table(last.header, last.rows, last.title, more, last.sheet)
    return tuple(tables)


def _joined(line: _Line) -> str:
    return ", ".join(line.filled)


def _is_prose(line: _Line) -> bool:
    filled = line.filled
    if len(filled) == 1:
        return read_number(filled[0]) is None
    joined = _joined(line)
    words = len(joined.split())
    wordy = sum(len(text.split()) >= 2 for text in filled) * 2 >= len(filled)
    if words < 8 or not wordy:
        return False
    return joined.endswith(".") or bool(_PROSE_START.match(filled[0]) and line.texts[0])


def _is_group(lines: Sequence[_Line], position: int) -> bool:
    """A short line by itself, straight above rows of data, names a group of them."""
    text = lines[position].filled[0]
    if len(text.split()) > _GROUP_WORDS or text.endswith(".") or ":" in text:
        return False
    if position + 1 >= len(lines):
        return False
    below = lines[position + 1]
    return len(below.filled) > 1 and not _is_prose(below) and not _is_header(below)


def _after_blank(lines: Sequence[_Line], position: int) -> bool:
    return position > 0 and not lines[position - 1].filled


def _is_header(line: _Line) -> bool:
    filled = line.filled
    if len(filled) < 2:
        return False
    return all(_YEAR.fullmatch(text) or read_number(text) is None for text in filled) and any(
        read_number(text) is None for text in filled
    )


def _is_counter(line: _Line) -> bool:
    """The row "(1) (2) (3)" that numbers the columns."""
    filled = [text.strip("()") for text in line.filled]
    return len(filled) > 2 and filled == [str(i) for i in range(1, len(filled) + 1)]


def _table(
    block: Sequence[_Line], *, title: Sequence[str], notes: Sequence[str], sheet: str
) -> Table:
    width = max(len(line.values) for line in block)
    body = list(block)
    header = [""] * width
    if _is_header(body[0]):
        upper = body.pop(0)
        header = list(_padded(upper.texts, width))
        if len(body) > 1 and _is_header(body[0]) and _completes(upper, body[0], width):
            header = _two_levels(header, list(_padded(body.pop(0).texts, width)))
    while body and _is_counter(body[0]):
        body.pop(0)
    rows = _rows(body, header)
    table = Table(tuple(header), rows, "\n".join(title), tuple(notes), sheet)
    return _trimmed(_split_pairs(table))


def _padded(texts: Sequence[str], width: int) -> tuple[str, ...]:
    return (*texts, *[""] * (width - len(texts)))


def _completes(upper: _Line, lower: _Line, width: int) -> bool:
    above, below = _padded(upper.texts, width), _padded(lower.texts, width)
    gaps = sum(not a and bool(b) for a, b in zip(above, below, strict=True))
    return gaps > 0 or not below[0]


def _two_levels(upper: list[str], lower: list[str]) -> list[str]:
    joined, last = [], ""
    for above, below in zip(upper, lower, strict=True):
        last = above or (last if below else "")
        joined.append(f"{last} {below}".strip() if below else above)
    return joined


def _rows(body: Sequence[_Line], header: Sequence[str]) -> tuple[Row, ...]:
    width = len(header)
    columns = [
        [line.texts[i] if i < len(line.texts) else "" for line in body] for i in range(width)
    ]
    grouping = [_group_of_three(header[i], columns[i]) for i in range(width)]
    rows = []
    for line in body:
        cells = tuple(
            _cell(line.values[i] if i < len(line.values) else None, header[i], grouping[i])
            for i in range(width)
        )
        rows.append(Row(number=line.number, cells=cells))
    return _aligned(rows)


def _aligned(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Give the spreadsheet numbers of a column the decimals of the most precise of them."""
    width = len(rows[0].cells) if rows else 0
    most = [0] * width
    for row in rows:
        for index, cell in enumerate(row.cells):
            if cell.number is not None and cell.number.loose:
                most[index] = max(most[index], cell.number.decimals)
    return tuple(
        Row(row.number, tuple(_at_least(cell, most[i]) for i, cell in enumerate(row.cells)))
        for row in rows
    )


def _at_least(cell: Cell, decimals: int) -> Cell:
    number = cell.number
    if number is None or not number.loose or number.decimals == decimals:
        return cell
    return Cell(cell.text, replace(number, decimals=decimals))


def _cell(value: object, header: str, group_of_three: bool) -> Cell:
    text = as_text(value)
    if not text or _NO_NUMBERS.search(header):
        return Cell(text)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return Cell(text, raw_number(value))
    if text.lower() == "nihil":
        return Cell(text, read_number("0"))
    return Cell(text, read_number(text, group_of_three=group_of_three))


def _group_of_three(header: str, texts: Sequence[str]) -> bool:
    """True when "1.234" in this column means one thousand two hundred thirty-four."""
    if _DECIMAL.search(header):
        return False
    ambiguous = {text[-4] for text in texts if re.fullmatch(r"\d{1,3}[.,]\d{3}", text)}
    decided = {m.group(1) for t in texts if (m := re.fullmatch(r"\d+([.,])(?:\d\d?|\d{4,})", t))}
    return not ambiguous & decided


def _split_pairs(table: Table) -> Table:
    """Split columns of "35 (33,6 %)" into a column of counts and one of percentages."""
    header: list[str] = []
    columns: list[list[Cell]] = []
    for index, name in enumerate(table.header):
        cells = [row.cells[index] for row in table.rows]
        filled = [cell for cell in cells if cell.text]
        pairs = [_BOTH.fullmatch(cell.text) for cell in cells]
        if filled and sum(pair is not None for pair in pairs) >= 0.6 * len(filled):
            first, second = _pair_columns(cells, pairs, name)
            columns += [first, second]
            header += [re.sub(r"\s*\(?%\)?", "", name) or "n", f"{name} %" if name else "%"]
        else:
            columns.append(cells)
            header.append(name)
    rows = tuple(
        Row(row.number, tuple(column[i] for column in columns)) for i, row in enumerate(table.rows)
    )
    return Table(tuple(header), rows, table.title, table.notes, table.sheet)


def _pair_columns(
    cells: Sequence[Cell], pairs: Sequence[re.Match[str] | None], name: str
) -> tuple[list[Cell], list[Cell]]:
    counts, percents = [], []
    for cell, pair in zip(cells, pairs, strict=True):
        if pair is None:
            counts.append(cell)
            percents.append(Cell(""))
            continue
        one, other = pair.group(1), pair.group(3)
        if pair.group(2) and not pair.group(4):
            one, other = other, one
        counts.append(Cell(one, read_number(one)))
        percents.append(Cell(other, read_number(f"{other} %")))
    return counts, percents


def _trimmed(table: Table) -> Table:
    keep = [
        index
        for index, name in enumerate(table.header)
        if name or any(row.cells[index].text for row in table.rows)
    ]
    rows = tuple(Row(row.number, tuple(row.cells[i] for i in keep)) for row in table.rows)
    return Table(tuple(table.header[i] for i in keep), rows, table.title, table.notes, table.sheet)
