"""`serasi text`: read reports into coded events, without a database."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

import click

from serasi.collect import learned
from serasi.problems import TEXT_LINE, Problem
from serasi.science import text as reader

_FILE = click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
_WORDS = ("text", "text_restated")


@click.group()
def text() -> None:
    """Membaca teks laporan / reading the text of reports."""


def _lines(file: Path | None) -> list[dict[str, Any]]:
    """Read all lines before anything is written, so that a bad one leaves nothing half done."""
    if file is None:
        return list(_parsed(sys.stdin))
    with file.open(encoding="utf-8-sig", errors="replace") as source:
        return list(_parsed(source))


def _parsed(source: TextIO) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(source, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise Problem(TEXT_LINE, line=number, why="bukan JSON") from error
        if not isinstance(row, dict):
            raise Problem(TEXT_LINE, line=number, why="bukan objek JSON")
        yield row | {"_line": number}


def _words(row: dict[str, Any]) -> str:
    for name in _WORDS:
        if isinstance(row.get(name), str):
            return str(row[name])
    raise Problem(TEXT_LINE, line=row["_line"], why='tidak ada "text"')


def _moment(row: dict[str, Any], *names: str) -> datetime | None:
    written = next((row[name] for name in names if row.get(name)), None)
    if written is None:
        return None
    try:
        return datetime.fromisoformat(str(written))
    except ValueError as error:
        raise Problem(TEXT_LINE, line=row["_line"], why=f"waktu {written!r} bukan ISO") from error


def _checked(rows: list[dict[str, Any]], *names: str) -> list[tuple[dict[str, Any], Any, str]]:
    return [(row, _moment(row, *names), _words(row)) for row in rows]


def _coded(rows: Iterable[tuple[dict[str, Any], Any, str]]) -> Iterator[dict[str, Any]]:
    from serasi.cli.gazetteer import load

    gazetteer, weights = load(), learned.weights()
    for row, sent_at, words in rows:
        coded = reader.code(
            words,
            gazetteer=gazetteer,
            sent_at=sent_at,
            area=row.get("region") or None,
            learned=weights,
        )
        yield {"id": row.get("id"), **coded.to_json()}


def _write(row: dict[str, Any]) -> None:
    click.echo(json.dumps(row, ensure_ascii=False))


@text.command()
@_FILE
def code(file: Path | None) -> None:
    """Koding laporan, satu JSON per baris / code reports, one JSON per line.

    \b
    Masukan: {"id","text","sent_at"?,"region"?} per baris, dari FILE atau stdin.
    Input: {"id","text","sent_at"?,"region"?} per line, from FILE or stdin.
    """
    rows = _checked(_lines(file), "sent_at")
    with click.progressbar(
        _coded(rows), length=len(rows), file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as progress:
        for row in progress:
            _write(row)


@text.command()
@_FILE
def when(file: Path | None) -> None:
    """Baca waktu kejadian / read when it happened.

    \b
    Masukan: {"id","text","anchor"} per baris, dari FILE atau stdin.
    Input: {"id","text","anchor"} per line, from FILE or stdin.
    """
    for row, anchor, words in _checked(_lines(file), "anchor", "sent_at"):
        found = reader.when(words, anchor=anchor)
        _write(
            {
                "id": row.get("id"),
                "start": found.start,
                "end": found.end,
                "precision": found.precision,
                "flag": found.flag,
            }
        )


@text.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def score(gold: Path) -> None:
    """Bandingkan pembaca dengan koding tangan / compare the reader with a gold set.

    \b
    Baris tanpa "text" atau "text_restated" dilewati dan dihitung.
    Rows without "text" or "text_restated" are skipped and counted.
    """
    from serasi.science.text.score import score as compare

    rows = _lines(gold)
    with_words = [row for row in rows if any(isinstance(row.get(n), str) for n in _WORDS)]
    coded = list(_coded(_checked(with_words, "sent_at", "published")))
    told = compare([{k: v for k, v in r.items() if k != "_line"} for r in with_words], coded)
    click.echo(json.dumps({**told, "without_text": len(rows) - len(with_words)}, indent=1))


@text.command()
@_FILE
def learn(file: Path | None) -> None:
    """Belajar dari koreksi petugas / learn from what officers corrected.

    \b
    Masukan: {"text","label"?,"trigger"?,"sent_at"?} per baris; tanpa FILE, putusan petugas dalam
    register rumah ini. Bobotnya tersimpan di SERASI_HOME, tidak pernah di paket.
    Input: {"text","label"?,"trigger"?,"sent_at"?} per line; without FILE, what officers decided in
    this house's register. The weights stay in SERASI_HOME, never in the package.
    """
    from serasi.cli.learning import from_file, from_register, teach

    corrections = from_register() if file is None else from_file(_checked(_lines(file), "sent_at"))
    click.echo(json.dumps(teach(corrections)))
