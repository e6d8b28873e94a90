"""Very many records into a file: in batches by key, with progress, and from where it stopped.

CSV grows as FILE.part beside FILE.state, which says after each batch up to which key and byte it is
whole; a stopped export is cut back to there and goes on. Records that came later than the
first start are left out, so that one export holds one moment's records. A workbook is written in
one go, a sheet for each million rows.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from django.db import connection
from django.db.models import QuerySet

from serasi.exchange.queries.own import by_key, last_key
from serasi.problems import EXPORT_CANNOT_RESUME, EXPORT_OUT, Problem
from serasi.register.models import Event
from serasi.register.queries.exporting import COLUMNS, FIELDS, safe_rows
from serasi.register.workbook import Cell, write_books

BATCH = 4_000
SYNCED = 5
"""Batches between two states: a busy disk takes longer to be sure than the rows to be written."""
_BLOCK = 1 << 20
Tell = Callable[[int], None]


@dataclass
class State:
    """Where an export stands; `question` is the digest of filter and columns."""

    question: str
    last: int
    until: int
    offset: int
    count: int


@dataclass(frozen=True)
class Written:
    """A finished file: rows, SHA-256 of the whole file, rows taken over from an earlier start."""

    count: int
    sha256: str
    resumed: int


def batches(found: QuerySet[Event], *, after: int, until: int) -> Iterator[list[tuple[Any, ...]]]:
    """Return the values of the events by growing key, the key last; one short query a batch."""
    return by_key(found, FIELDS, after=after, until=until, size=BATCH)


def read_sparingly() -> None:
    """Let SQLite hold little of its file in memory: a long export reads each page once."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA mmap_size = 0")
            cursor.execute("PRAGMA cache_size = -16000")


def question_of(words: str) -> str:
    """Return the digest of what an export holds."""
    asked = json.dumps([words, [name for name, _field in COLUMNS]])
    return hashlib.sha256(asked.encode()).hexdigest()


def write_csv(
    found: QuerySet[Event], out: Path, *, words: str, resume: bool, tell: Tell
) -> Written:
    """Write the events as CSV; with `resume` go on where an earlier start stopped.

    Raises
    ------
    Problem
        S1475 there is nothing to go on with, or it was another filter; S1476 the disk.
    """
    part, kept = Path(f"{out}.part"), Path(f"{out}.state")
    try:
        state = _resumed(part, kept, words) if resume else _fresh(found, part, words)
        before = state.count
        tell(before)
        with part.open("r+b") as file:
            file.truncate(state.offset)
            file.seek(state.offset)
            for n, batch in enumerate(batches(found, after=state.last, until=state.until)):
                _append(file, batch, state)
                if n % SYNCED == 0:
                    _sync(file)
                    _keep(kept, state)
                tell(len(batch))
            _sync(file)
        sha256 = _digest(part)
        part.replace(out)
        kept.unlink(missing_ok=True)
    except OSError as error:
        raise Problem(EXPORT_OUT, path=out, why=error.strerror or str(error)) from error
    return Written(state.count, sha256, before)


def _fresh(found: QuerySet[Event], part: Path, words: str) -> State:
    until = last_key(found)
    head = _csv([[name for name, _field in COLUMNS]])
    part.write_bytes(head)
    return State(question_of(words), 0, until, len(head), 0)


def _resumed(part: Path, kept: Path, words: str) -> State:
    try:
        state = State(**json.loads(kept.read_text()))
        size = part.stat().st_size
    except (FileNotFoundError, ValueError, TypeError) as error:
        raise Problem(EXPORT_CANNOT_RESUME, what="tidak ada yang tersisa") from error
    if state.question != question_of(words):
        raise Problem(EXPORT_CANNOT_RESUME, what="saringannya lain")
    if size < state.offset:
        raise Problem(EXPORT_CANNOT_RESUME, what="berkasnya lebih pendek daripada catatannya")
    return state


def _csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def _append(file: IO[bytes], batch: list[tuple[Any, ...]], state: State) -> None:
    data = _csv(safe_rows([row[:-1] for row in batch]))
    file.write(data)
    state.offset += len(data)
    state.count += len(batch)
    state.last = batch[-1][-1]


def _sync(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _keep(kept: Path, state: State) -> None:
    """Write the state whole or not at all; it never runs ahead of the rows."""
    fresh = kept.with_name(f"{kept.name}.new")
    fresh.write_text(json.dumps(asdict(state)))
    fresh.replace(kept)


def _digest(path: Path) -> str:
    made = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            made.update(block)
    return made.hexdigest()


def write_xlsx(found: QuerySet[Event], out: Path, *, words: str, tell: Tell) -> Written:
    """Write the events as a workbook, row by row."""
    part = Path(f"{out}.part")
    until = last_key(found)
    count = 0

    def rows() -> Iterator[Sequence[Cell]]:
        nonlocal count
        for batch in batches(found, after=0, until=until):
            yield from safe_rows([row[:-1] for row in batch])
            count += len(batch)
            tell(len(batch))

    def about() -> list[tuple[str, str]]:
        return [("Saringan", words), ("Jumlah baris", str(count))]

    try:
        with part.open("wb") as file:
            write_books(file, head=[name for name, _field in COLUMNS], rows=rows(), about=about)
        sha256 = _digest(part)
        part.replace(out)
    except OSError as error:
        raise Problem(EXPORT_OUT, path=out, why=error.strerror or str(error)) from error
    return Written(count, sha256, 0)
