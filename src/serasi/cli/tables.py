"""`serasi tables check`: the arithmetic of printed figures, from a file or from standard input."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from python_calamine import CalamineError, CalamineWorkbook

from serasi.problems import (
    TABLE_EMPTY,
    TABLE_MISSING,
    TABLE_TOO_LARGE,
    TABLE_UNREADABLE,
    Problem,
)
from serasi.science.tables import Report, check_rows, check_sheets, check_text

LARGEST_BYTES = 20 * 1024 * 1024
BOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
DELIMITED = frozenset({".csv", ".tsv"})
_BOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@click.group()
def tables() -> None:
    """Periksa hitungan angka tercetak / check the arithmetic of printed figures."""


@tables.command()
@click.argument("file", metavar="FILE|-")
@click.option("--json", "as_json", is_flag=True, help="Keluarkan JSON / print JSON.")
@click.pass_context
def check(ctx: click.Context, file: str, as_json: bool) -> None:
    """Periksa persentase, jumlah, pertumbuhan, dan batas kesalahan dalam FILE.

    FILE adalah csv, xlsx, atau teks; tanda - berarti masukan baku. Keluar 0 bila tidak ada yang
    janggal, 1 bila ada temuan, 2 bila berkas tidak terbaca.

    \b
    English: check percentages, totals, growth and margins of error in FILE
    (csv, xlsx or text; - is standard input). Exit 0: nothing wrong. Exit 1:
    findings. Exit 2: unreadable input.
    """
    report = read_and_check(file)
    click.echo(_as_json(report) if as_json else _as_text(report))
    ctx.exit(0 if report.ok else 1)


def read_and_check(file: str) -> Report:
    """Read a file, or standard input for "-", and check it."""
    content = _read(file)
    suffix = Path(file).suffix.lower()
    if suffix in BOOKS or content.startswith(_BOOK_STARTS):
        return check_sheets(_sheets(content, path=file))
    text = _decode(content, path=file)
    if not text.strip():
        raise Problem(TABLE_EMPTY, path=file)
    if suffix in DELIMITED:
        return check_rows(_delimited(text))
    return check_text(text)


def _read(file: str) -> bytes:
    try:
        if file == "-":
            content = sys.stdin.buffer.read(LARGEST_BYTES + 1)
        else:
            with Path(file).open("rb") as stream:
                content = stream.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise Problem(TABLE_MISSING, path=file) from error
    if len(content) > LARGEST_BYTES:
        raise Problem(TABLE_TOO_LARGE, path=file, megabytes=LARGEST_BYTES // 1024**2)
    return content


def _decode(content: bytes, *, path: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    if b"\x00" in content and encodings[0] != "utf-16":
        raise Problem(TABLE_UNREADABLE, path=path)
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Problem(TABLE_UNREADABLE, path=path)


def _delimited(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.strip()]
    counts = {mark: sum(mark in line for line in lines) for mark in ("\t", ";", ",", "|")}
    mark = max(counts, key=lambda m: (counts[m], m == "\t", m == ";"))
    if counts[";"] * 2 > len(lines):
        mark = ";"
    return list(csv.reader(io.StringIO(text), delimiter=mark))


def _sheets(content: bytes, *, path: str) -> dict[str, list[list[object]]]:
    try:
        book = CalamineWorkbook.from_object(io.BytesIO(content))
        sheets: dict[str, list[list[object]]] = {}
        for name in book.sheet_names:
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            sheets[name] = [list(row) for row in cells]
    except CalamineError as error:
        raise Problem(TABLE_UNREADABLE, path=path) from error
    filled = {name: rows for name, rows in sheets.items() if rows}
    if not filled:
        raise Problem(TABLE_EMPTY, path=path)
    return filled


def _as_json(report: Report) -> str:
    return json.dumps(asdict(report), ensure_ascii=False, indent=2)


def _as_text(report: Report) -> str:
    if report.ok:
        return "Tidak ada yang janggal."
    lines = [
        f"{order}. {finding.where} [{finding.kind}]\n   {finding.message}"
        for order, finding in enumerate(report.findings, start=1)
    ]
    return "\n".join([*lines, f"{len(report.findings)} temuan."])
