"""Reads a whole recap book: its sheets, their tables, their rows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from os import PathLike
from pathlib import Path

from serasi.collect.assumptions import Assumption
from serasi.collect.recap.building import Carried, Desk, build_row
from serasi.collect.recap.delimited import SEPARATORS, read_delimited
from serasi.collect.recap.fields import Field
from serasi.collect.recap.grid import Grid, GridRow, Merge
from serasi.collect.recap.headers import Header, find_header, header_key, starts_header
from serasi.collect.recap.headings import carry, title_area
from serasi.collect.recap.layout import settle
from serasi.collect.recap.ledger import Ledger
from serasi.collect.recap.limits import MIB, RecapLimits
from serasi.collect.recap.moments import Period, read_period
from serasi.collect.recap.places import AreaWords, Resolver, no_resolver
from serasi.collect.recap.repeats import mark_repeats
from serasi.collect.recap.rowkinds import Met, kind_of, lone_text
from serasi.collect.recap.rows import RecapRow, Skipped
from serasi.collect.recap.totals import Sums
from serasi.collect.recap.workbook import read_workbook
from serasi.problems import (
    RECAP_EMPTY,
    RECAP_FORMAT,
    RECAP_LOCKED,
    RECAP_NO_TABLE,
    RECAP_TOO_MUCH,
    Problem,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DATED: tuple[Field, ...] = ("date", "month", "time")
_MERGED_CELLS_HELD = 200_000
_REASONS = {
    "blank": "baris kosong",
    "numbering": "penomoran kolom",
    "nil": "laporan nihil",
    "bare": "hanya angka, tanpa tanggal, tempat, atau uraian",
    "unfilled": "hanya tanggal, belum diisi",
    "closing": "catatan atau tanda tangan",
}


@dataclass(frozen=True, slots=True)
class Recap:
    """A recap book, read: events, skipped rows with reasons, and every assumption.

    `header_key` names the layout, so that the choices made for one book can be offered for the
    next one with the same titles.
    """

    rows: tuple[RecapRow, ...]
    skipped: tuple[Skipped, ...]
    assumptions: tuple[Assumption, ...]
    header_key: str
    sheets: tuple[str, ...]


def read_recap(
    origin: str | PathLike[str] | bytes,
    *,
    file_name: str = "",
    resolve: Resolver = no_resolver,
    choices: Mapping[str, str] | None = None,
    mapping: Mapping[str, str] | None = None,
    today: date | None = None,
    limits: RecapLimits | None = None,
) -> Recap:
    """Read a recap book; run again with `choices` (assumption id → answer) to change it.

    `mapping` is the short way to say what columns are: folded title → field. `resolve` turns the
    place words of a row into a code, and `today` lets dates in the future be flagged.
    """
    limits = limits or RecapLimits()
    content, name = _content(origin, file_name, limits)
    given = dict(choices or {}) | {f"column:{key}": fld for key, fld in (mapping or {}).items()}
    ledger = Ledger(given)
    grids = _grids(content, name, given, ledger, limits)
    rows: list[RecapRow] = []
    skipped: list[Skipped] = []
    keys: list[str] = []
    for grid in grids:
        table = _Sheet(grid, ledger, resolve, today, read_period(name))
        table.read()
        rows += table.rows
        skipped += table.skipped
        keys += table.keys
    if not keys:
        raise Problem(RECAP_NO_TABLE)
    digest = hashlib.sha256("\n".join(sorted(set(keys))).encode("utf-8", "replace"))
    return Recap(
        rows=mark_repeats(rows),
        skipped=tuple(skipped),
        assumptions=ledger.assumptions,
        header_key=digest.hexdigest(),
        sheets=tuple(grid.name for grid in grids),
    )


def _content(
    origin: str | PathLike[str] | bytes, file_name: str, limits: RecapLimits
) -> tuple[bytes, str]:
    if isinstance(origin, bytes):
        content, name = origin, file_name
    else:
        path = Path(origin)
        if path.stat().st_size > limits.file_bytes:
            raise Problem(RECAP_TOO_MUCH, what=f"lebih dari {limits.file_bytes // MIB} MB")
        content, name = path.read_bytes(), file_name or path.name
    if not content.strip():
        raise Problem(RECAP_EMPTY)
    if len(content) > limits.file_bytes:
        raise Problem(RECAP_TOO_MUCH, what=f"lebih dari {limits.file_bytes // MIB} MB")
    return content, name


def _grids(
    content: bytes, name: str, given: Mapping[str, str], ledger: Ledger, limits: RecapLimits
) -> list[Grid]:
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise Problem(RECAP_LOCKED)
        raise Problem(RECAP_FORMAT, what="berformat Excel lama (.xls)")
    if content.startswith(b"PK"):
        return read_workbook(content, limits=limits)
    asked = given.get("separator")
    stem = Path(name).stem or "csv"
    grid, codec, taken = read_delimited(content, name=stem, limits=limits, separator=asked)
    ledger.take("separator", where=stem, what="Pemisah kolom.", default=taken, allowed=SEPARATORS)
    ledger.tell("encoding", where=stem, what="Pengodean huruf berkas.", choice=codec)
    return [grid]


class _Sheet:
    """The reading of one sheet, table by table."""

    def __init__(
        self,
        grid: Grid,
        ledger: Ledger,
        resolve: Resolver,
        today: date | None,
        book_period: Period,
    ) -> None:
        self.grid, self.ledger, self.resolve, self.today = grid, ledger, resolve, today
        self.book_period = book_period
        self.rows: list[RecapRow] = []
        self.skipped: list[Skipped] = []
        self.keys: list[str] = []
        self.merged = _vertical_merges(grid.merges)

    def skip(self, row: GridRow, reason: str) -> None:
        self.skipped.append(Skipped(self.grid.name, row.number, reason))

    def read(self) -> None:
        header = find_header(self.grid)
        if not any(row.filled for row in self.grid.rows) or not self._wanted(header):
            return
        if header is None:
            return
        for row in self.grid.rows[: header.first]:
            self.skip(row, "judul" if row.filled else "baris kosong")
        period = self._period(header)
        titles = [str(v) for r in self.grid.rows[: header.first] for v in r.cells if v is not None]
        area = title_area(titles, sheet=self.grid.name, ledger=self.ledger)
        while header is not None:
            header = self._table(header, period, area)

    def _wanted(self, header: Header | None) -> bool:
        """Decide whether a sheet is read; one without a date column only sums up others."""
        dated = header is not None and any(header.of(name) for name in _DATED)
        told = header is not None and bool(header.of("narrative"))
        dated = dated and (told or (header is not None and not header.of("month")))
        what = "Lembar tersembunyi" if self.grid.hidden else "Lembar"
        if header is None:
            what, reason = f"{what} tanpa judul kolom yang dikenali", "lembar tanpa tabel kejadian"
        elif not (dated or told):
            what, reason = f"{what} tanpa kolom tanggal dan uraian", "lembar rekapitulasi"
        else:
            what, reason = f"{what} berisi tabel kejadian", "lembar dilewati"
        choice = self.ledger.take(
            f"sheet:{self.grid.name}",
            where=self.grid.name,
            what=f"{what}.",
            default="read" if dated or told else "skip",
            allowed=("read", "skip"),
        )
        if choice == "read" and header is not None:
            return True
        for row in self.grid.rows:
            if row.filled:
                self.skip(row, reason)
        return False

    def _period(self, header: Header) -> Period:
        """Find the year and month of the sheet: its name, then its titles, then the file's name."""
        titles = " ".join(
            str(value)
            for row in self.grid.rows[: header.first]
            for value in row.cells
            if isinstance(value, str)
        )
        found = [read_period(self.grid.name), read_period(titles), self.book_period]
        years = [period.year for period in found if period.year is not None]
        months = [period.month for period in found if period.month is not None]
        period = Period(years[0] if years else None, months[0] if months else None)
        if period.year is not None:
            self.ledger.tell(
                f"period:{self.grid.name}",
                where=self.grid.name,
                what="Tahun (dan bulan) untuk tanggal yang tidak menyebutnya.",
                choice=f"{period.month or '–'}/{period.year}",
            )
        return period

    def _table(self, header: Header, period: Period, area: AreaWords) -> Header | None:
        """Read one table; return the header of the next one below it, if another follows."""
        layout = settle(self.grid, header, period=period, ledger=self.ledger)
        self.keys.append(header_key(header))
        for row in self.grid.rows[header.first : header.last + 1]:
            self.skip(row, "judul kolom")
        desk = Desk(self.grid, layout, self.ledger, self.resolve, self.today, self.merged)
        walk = _Walk(self, desk, Carried(area))
        last_filled = max((row.number for row in self.grid.rows if row.filled), default=0)
        for index in range(header.last + 1, len(self.grid.rows)):
            row = self.grid.rows[index]
            if row.number > last_filled:
                break
            below = self.grid.rows[index + 1] if index + 1 < len(self.grid.rows) else None
            if starts_header(row, below):
                return find_header(self.grid, start=index, within=1)
            walk.step(row)
        return None


class _Walk:
    """The rows of one table in order, with what headings and earlier rows hand down."""

    def __init__(self, sheet: _Sheet, desk: Desk, carried: Carried) -> None:
        self.sheet, self.desk, self.carried = sheet, desk, carried
        self.met = Met()
        self.previous: GridRow | None = None
        self.sums = Sums(desk.layout)

    def step(self, row: GridRow) -> None:
        """Take one row: an event is built, anything else is skipped with its reason."""
        if row.hidden and self._skips_hidden():
            self.sheet.skip(row, "baris tersembunyi")
            return
        kind = kind_of(row, self.desk.layout, self.met)
        if kind == "event":
            self._event(row)
        elif kind == "section":
            self._section(row)
        elif kind == "more":
            self._more(row)
        elif kind == "total":
            self.sums.compare(row, sheet=self.desk.grid.name, ledger=self.desk.ledger)
            self.sheet.skip(row, "baris jumlah")
        elif kind == "bare" and self.sums.equal(row):
            self.sheet.skip(row, "baris jumlah tanpa judul")
        else:
            self.met = replace(self.met, closing=self.met.closing or kind == "closing")
            self.sheet.skip(row, _REASONS[kind])

    def _skips_hidden(self) -> bool:
        choice = self.desk.ledger.take(
            "hidden_rows",
            where="baris yang disembunyikan",
            what="Baris tersembunyi ikut dibaca dan ditandai.",
            default="read",
            allowed=("read", "skip"),
        )
        return choice == "skip"

    def _event(self, row: GridRow) -> None:
        built = build_row(row, self.desk, carried=self.carried, previous=self.previous)
        self.sheet.rows.append(built)
        self.sums.add(built)
        self.previous = row
        self.met = replace(self.met, events=self.met.events + 1)

    def _section(self, row: GridRow) -> None:
        lone = lone_text(row, self.desk.layout)
        text = lone[1] if lone else ""
        where = f"{self.desk.grid.name}!{row.number}"
        self.carried, self.desk, reason = carry(text, self.carried, self.desk, where=where)
        self.sheet.skip(row, reason)

    def _more(self, row: GridRow) -> None:
        lone = lone_text(row, self.desk.layout)
        last = self.sheet.rows[-1]
        if lone is not None:
            self.sheet.rows[-1] = replace(
                last, narrative="\n".join(filter(None, (last.narrative, lone[1])))
            )
        self.sheet.skip(row, f"lanjutan uraian baris {last.row}")


def _vertical_merges(merges: tuple[Merge, ...]) -> dict[tuple[int, int], tuple[int, int]]:
    """Map the cells below the first of a merged column to the cell that holds the value."""
    held: dict[tuple[int, int], tuple[int, int]] = {}
    for merge in merges:
        for row in range(merge.top + 1, merge.bottom + 1):
            if len(held) >= _MERGED_CELLS_HELD:
                return held
            held[row, merge.left] = (merge.top, merge.left)
    return held
