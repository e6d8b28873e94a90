"""Pure: a CSV file as records that keep their own text, so that the file comes back byte by byte.

A record is what one row takes in the file, with its quotes, line ends and any empty lines behind
it. The cells are read from it; nothing is ever written anew from cells.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

MOST_CELL = 1_000_000
_DELIMITERS = ",;\t"
_ENCODINGS = ("utf-8", "cp1252")


class NotABookError(ValueError):
    """Says why a file is no table."""


@dataclass(frozen=True)
class Record:
    """One record: the line it begins on (from 1), its text in the file, its cells."""

    line: int
    raw: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Book:
    """A file: how it is written, its head, its row of HXL tags if any, its records."""

    encoding: str
    delimiter: str
    head: Record
    tags: Record | None
    records: tuple[Record, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(cell.strip() for cell in self.head.cells)


def read_book(data: bytes) -> Book:
    """Read a file of UTF-8 (with or without a mark) or Windows-1252, parted by , ; or tab.

    Raises
    ------
    NotABookError
        when it is empty, holds NUL, or is no such text.
    """
    encoding, text = _decoded(data)
    if "\0" in text:
        raise NotABookError("memuat karakter NUL")
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        records = list(_records(text, delimiter))
    except csv.Error as error:
        raise NotABookError(f"baris tidak terbaca ({error})") from error
    if not records:
        raise NotABookError("kosong")
    head, rest = records[0], records[1:]
    tags = rest[0] if rest and _tagged(rest[0].cells) else None
    return Book(encoding, delimiter, head, tags, tuple(rest[1:] if tags else rest))


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith(b"\xef\xbb\xbf"):
        data, mark = data[3:], "utf-8-sig"
    else:
        mark = ""
    for encoding in _ENCODINGS:
        try:
            return mark or encoding, data.decode(encoding)
        except UnicodeDecodeError:
            if mark:
                break
    raise NotABookError("pengodean bukan UTF-8 atau Windows-1252")


def _records(text: str, delimiter: str) -> Iterator[Record]:
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in text_lines(text):
            taken.append(line)
            yield line

    csv.field_size_limit(MOST_CELL)
    waiting: Record | None = None
    at = 1
    for cells in csv.reader(lines(), delimiter=delimiter):
        raw = "".join(taken)
        taken.clear()
        if not cells and waiting is not None:
            waiting = Record(waiting.line, waiting.raw + raw, waiting.cells)
        else:
            if waiting is not None:
                yield waiting
            waiting = Record(at, raw, tuple(cells))
        at += raw.count("\n") or 1
    if waiting is not None:
        yield waiting


def text_lines(text: str) -> Iterator[str]:
    """Return the lines of a text with their ends: LF or CR LF, and nothing else ends a line."""
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end + 1
        yield text[begin:end]
        begin = end


def cells_of(raw: str, delimiter: str) -> tuple[str, ...]:
    """Return the cells of one record's text."""
    return tuple(next(csv.reader(text_lines(raw), delimiter=delimiter), ()))


def _tagged(cells: tuple[str, ...]) -> bool:
    """Say whether a row holds HXL hashtags: some, and nothing but tags and empty cells."""
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(cell.strip().startswith("#") for cell in filled)
