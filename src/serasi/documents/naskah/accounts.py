"""The account of a package of money: LPJ Keserasian Sosial (domain 1.5, 7; R9)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from serasi.documents import words
from serasi.documents.model import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Fields,
    Heading,
    Paragraph,
    Table,
    line,
)
from serasi.documents.naskah.common import Issue, day_cell, framed, number_column, numbered


@dataclass(frozen=True)
class Budget:
    """One line of the budget, its amounts as cells: asked, granted, spent, left."""

    kind: str
    what: str
    amounts: tuple[Cell, ...]


@dataclass(frozen=True)
class Held:
    """One activity: what, when, how many women and men (cells), its result and its photos."""

    kind: str
    what: str
    first: date | None
    last: date | None
    people: tuple[Cell, ...]
    result: str
    photos: str


@dataclass(frozen=True)
class Moved:
    """Money that moved: received, paid or given back, with the paper that shows it."""

    day: date | None
    what: str
    paper: str
    amount: Cell


@dataclass(frozen=True)
class Account:
    """What an account tells.

    sums : granted, received, spent, given back and left, in rupiah, with the words before them
    budget_total : the sums under the columns of the budget
    lacking : what the house holds against the account, in sentences
    """

    facts: tuple[tuple[str, str], ...]
    sums: tuple[tuple[str, Cell], ...]
    members: tuple[tuple[str, tuple[Cell, ...]], ...]
    budget: tuple[Budget, ...]
    budget_total: tuple[Cell, ...]
    held: tuple[Held, ...]
    received: tuple[Moved, ...]
    paid: tuple[Moved, ...]
    given_back: tuple[Moved, ...]
    excess_reason: str
    lacking: tuple[str, ...]


_NOTHING = "Tidak ada data."
_PEOPLE = ("Perempuan", "Laki-laki", "Jumlah")


def account(told: Account, issue: Issue) -> Document:
    """Return the account of a package: what was done, what it cost, what is left, to the rupiah."""
    blocks: tuple[Block, ...] = (
        Fields(tuple((name, value or "tidak ada data") for name, value in told.facts)),
        Heading("Pendahuluan", 1, "A."),
        Paragraph(
            line(
                "Forum Keserasian Sosial dibentuk agar warga dari semua kelompok bertemu,"
                " bekerja bersama, dan menyelesaikan selisih sedini mungkin."
            ),
            key="pendahuluan",
        ),
        _members(told.members),
        Heading("Pelaksanaan kegiatan", 1, "B."),
        _held(told.held),
        *_results(told.held),
        Heading("Penggunaan dana", 1, "C."),
        _sums(told.sums),
        _budget(told.budget, told.budget_total),
        Heading("Penerimaan", 2),
        _moved(told.received, "Dari", "penerimaan"),
        Heading("Pengembalian", 2),
        _moved(told.given_back, "Ke", "pengembalian", empty="Nihil."),
        *_excess(told.excess_reason),
        Heading("Hasil dan manfaat", 1, "D."),
        Paragraph(line("Belum ditulis."), key="manfaat"),
        Heading("Hambatan dan tindak lanjut", 1, "E."),
        Paragraph(line("Belum ditulis."), key="hambatan"),
        *_lacking(told.lacking),
    )
    annexes = (("Daftar pengeluaran", (_moved(told.paid, "Uraian", "pengeluaran"),)),)
    paper = framed("account", "Laporan Pertanggungjawaban Keserasian Sosial", blocks, issue)
    return replace(paper, annexes=annexes)


def _members(members: tuple[tuple[str, tuple[Cell, ...]], ...]) -> Table:
    columns = (Column("Unsur anggota forum", 3), *_counts(_PEOPLE))
    rows = tuple((Cell(name), *cells) for name, cells in members)
    return Table(columns, rows, key="anggota", total=bool(rows))


def _counts(names: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(Column(name, 1, Align.RIGHT) for name in names)


def _held(held: tuple[Held, ...]) -> Table:
    columns = (
        number_column(), Column("Kegiatan", 3), Column("Waktu", 1.7), *_counts(_PEOPLE),
    )  # fmt: skip
    rows = tuple(
        (Cell(str(at), at), Cell(f"{one.kind}: {one.what}"), _days(one), *one.people)
        for at, one in enumerate(held, 1)
    )
    return Table(columns, rows, caption="Kegiatan dan peserta", key="kegiatan")


def _days(one: Held) -> Cell:
    if one.first is None or one.last is None or one.last == one.first:
        return day_cell(one.first)
    return Cell(f"{words.long_date(one.first)} sampai {words.long_date(one.last)}", one.first)


def _results(held: tuple[Held, ...]) -> tuple[Block, ...]:
    told = tuple(
        f"{one.what}: {one.result or 'hasil belum ditulis'}."
        f" Foto: {one.photos or 'tidak ada data'}."
        for one in held
    )
    return (Heading("Hasil dan dokumentasi", 2), numbered(told)) if told else ()


def _sums(sums: tuple[tuple[str, Cell], ...]) -> Table:
    columns = (Column("Uraian", 3), Column("Jumlah (rupiah)", 1.6, Align.RIGHT))
    rows = tuple((Cell(name), cell) for name, cell in sums)
    return Table(columns, rows, caption="Ringkasan dana", key="dana")


def _budget(budget: tuple[Budget, ...], total: tuple[Cell, ...]) -> Table:
    names = ("Diusulkan", "Disetujui", "Dibelanjakan", "Sisa")
    columns = (number_column(), Column("Pos anggaran", 2.6), *_counts(names))
    rows = tuple(
        (Cell(str(at), at), Cell(f"{one.kind}: {one.what}"), *one.amounts)
        for at, one in enumerate(budget, 1)
    )
    if rows:
        rows += ((Cell(""), Cell("Jumlah"), *total),)
    return Table(
        columns, rows, caption="Anggaran dan belanja menurut pos (rupiah)", key="anggaran",
        total=bool(rows),
    )  # fmt: skip


def _moved(moved: tuple[Moved, ...], what: str, key: str, *, empty: str = _NOTHING) -> Table:
    columns = (
        number_column(), Column("Tanggal", 1.3), Column(what, 2.4), Column("Bukti", 1.6),
        Column("Jumlah (rupiah)", 1.3, Align.RIGHT),
    )  # fmt: skip
    rows = tuple(
        (Cell(str(at), at), day_cell(one.day), Cell(one.what), Cell(one.paper), one.amount)
        for at, one in enumerate(moved, 1)
    )
    return Table(columns, rows, key=key, empty=empty)


def _excess(reason: str) -> tuple[Block, ...]:
    if not reason:
        return ()
    return (Fields((("Alasan kelebihan belanja", reason),)),)


def _lacking(lacking: tuple[str, ...]) -> tuple[Block, ...]:
    if not lacking:
        return ()
    return (Heading("Yang belum lengkap menurut catatan", 1, "F."), numbered(lacking))
