"""What a file would bring: its rows, what is wrong, and what they change; nothing is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from serasi.exchange.books import Book, NotABookError, Record, cells_of, read_book
from serasi.exchange.formats import FORMATS, Format, Read, Row, format_of
from serasi.exchange.unpacking import plain_table
from serasi.problems import (
    FILE_NOT_EVENTS,
    FILE_TOO_LARGE,
    ROW_CHANGED,
    ROW_ID_LONG,
    ROW_RAGGED,
    ROW_TWICE,
    Problem,
)

MOST_MB = 64
MB = 1024 * 1024
LONGEST_ID = 80
Finding = tuple[int, Problem]
"""The line of the file and what is to be said of it."""
Known = Mapping[str, tuple[Mapping[str, str], str]]
"""The current record of each number: its cells by column, and its text."""


@dataclass
class Looked:
    """A file as it was read. `rows` are the good ones with the position each has in the file."""

    format: Format
    book: Book
    sha256: str
    size: int
    rows: list[tuple[int, Record, Read]] = field(default_factory=list)
    wrong: list[Finding] = field(default_factory=list)
    told: list[Finding] = field(default_factory=list)
    new: int = 0
    same: int = 0
    changed: int = 0

    @property
    def total(self) -> int:
        return len(self.book.records)

    @property
    def refused(self) -> int:
        return self.total - len(self.rows)

    @property
    def findings(self) -> list[Finding]:
        """Return all that is to be said, what is refused first."""
        return [*self.wrong, *self.told]


def read_file(data: bytes, *, source: str = "") -> Looked:
    """Read a file of one of the three sources; `source` is asked for, else the columns tell.

    Raises
    ------
    Problem
        S1460 no such file, S1461 too large, S1477 to S1479 it cannot be unpacked.
    """
    if len(data) > MOST_MB * MB:
        raise Problem(FILE_TOO_LARGE, most=MOST_MB)
    data = plain_table(data, most_mb=MOST_MB)
    if len(data) > MOST_MB * MB:
        raise Problem(FILE_TOO_LARGE, most=MOST_MB)
    try:
        book = read_book(data)
    except NotABookError as error:
        raise Problem(FILE_NOT_EVENTS, what=str(error)) from error
    found = FORMATS[source] if source else format_of(book.names)
    if found is None:
        raise Problem(FILE_NOT_EVENTS, what="judul kolomnya tidak dikenal")
    missing = found.missing(book.names)
    if missing:
        raise Problem(FILE_NOT_EVENTS, what=f"{found.name} tanpa kolom {', '.join(missing)}")
    looked = Looked(found, book, hashlib.sha256(data).hexdigest(), len(data))
    _read_rows(looked)
    return looked


def _read_rows(looked: Looked) -> None:
    names = looked.format.columns(looked.book.names)
    lines: dict[str, int] = {}
    for position, record in enumerate(looked.book.records):
        row = Row(dict(zip(names, record.cells, strict=False)))
        read = None
        if len(record.cells) != len(names):
            row.wrong.append(Problem(ROW_RAGGED, cells=len(record.cells), columns=len(names)))
        else:
            read = looked.format.read(row)
        if read is not None and read.source_id in lines:
            row.wrong.append(
                Problem(ROW_TWICE, value=read.source_id[:40], line=lines[read.source_id])
            )
        elif read is not None:
            lines[read.source_id] = record.line
        if read is not None and len(read.source_id) > LONGEST_ID:
            row.wrong.append(Problem(ROW_ID_LONG, most=LONGEST_ID))
        looked.wrong += [(record.line, problem) for problem in row.wrong]
        looked.told += [(record.line, problem) for problem in row.told]
        if read is not None and not row.wrong:
            looked.rows.append((position, record, read))


def compare(looked: Looked, known: Known) -> None:
    """Count what is new, as before, or changed; a change is told with its columns."""
    names = looked.book.names
    for _position, record, read in looked.rows:
        before = known.get(read.source_id)
        if before is None:
            looked.new += 1
            continue
        cells, _raw = before
        now = dict(zip(names, record.cells, strict=True))
        columns = [n for n in names if n in cells and cells[n] != now[n]]
        if columns:
            looked.changed += 1
            told = ", ".join(columns[:6]) + (" …" if len(columns) > 6 else "")
            value = read.source_id[:40]
            looked.told.append((record.line, Problem(ROW_CHANGED, value=value, columns=told)))
        else:
            looked.same += 1


def named_cells(raw: str, *, head: str, delimiter: str) -> dict[str, str]:
    """Return a kept record by the columns of its own file."""
    names = [cell.strip() for cell in cells_of(head, delimiter)]
    return dict(zip(names, cells_of(raw, delimiter), strict=False))
