"""`serasi measure`: a wave from its answers to the index without the web, and its papers."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from serasi.cli.measure_text import as_text
from serasi.problems import (
    ANSWERS_EMPTY,
    ANSWERS_FLAWED,
    ANSWERS_UNREADABLE,
    FOLDER_UNWRITABLE,
    PLAN_UNFIT,
    Problem,
)
from serasi.science import harmony, surveys

MOST_TOLD = 20
LARGEST_PLAN = 1024 * 1024


@click.group()
def measure() -> None:
    """Survei keserasian / harmony survey."""


@measure.command()
@click.argument("responses", metavar="RESPONSES.csv")
@click.argument("design", metavar="DESIGN.toml")
@click.option("--json", "as_json", is_flag=True, help="Keluarkan JSON / print JSON.")
def score(responses: str, design: str, as_json: bool) -> None:
    """Hitung indeks keserasian (INSERASI) dari jawaban survei.

    RESPONSES.csv: satu baris satu responden, kolom A1a sampai A10c berisi 1 sampai 5, 8, 9, atau
    kosong. DESIGN.toml menyebut nama kolom id, area, stratum, psu, weight, dan bila ada fpc,
    interviewer, duration_minutes, version; mode = "partisipatif" untuk survei tautan terbuka. Bila
    ada baris yang salah, nomornya disebut dan tidak ada yang dihitung.

    \b
    English: the harmony index by area from survey answers, with design-based
    intervals. Exit 0 when scored; 2 when something must be mended first.
    """
    plan = _plan(design)
    read = _answers(responses, plan)
    _tell(read, responses)
    try:
        seen = harmony.measured_responses(read)
    except surveys.Refused as refusal:
        raise Problem(PLAN_UNFIT, path=design, why=str(refusal)) from refusal
    report = harmony.score_report(read, seen)
    click.echo(json.dumps(report, ensure_ascii=False, indent=1) if as_json else as_text(report))


@measure.command("print")
@click.argument("wave", metavar="GELOMBANG")
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder tujuan / folder to write to.",
)
def print_wave(wave: str, out: Path) -> None:
    """Cetak ringkasan dua halaman dan lampiran metode gelombang yang sudah diumumkan.

    Menulis KODE-ringkasan.pdf dan KODE-lampiran-metode.pdf. Data yang sama memberi berkas yang
    sama.

    \b
    English: write the brief of two pages and the methods annex of a published
    wave as PDF. Exit 0 when both are written; 2 when there is nothing to print.
    """
    from serasi.cli.main import require_tables, set_up

    set_up()
    require_tables()
    from serasi.measure.printed.papers import annex_pdf, brief_pdf
    from serasi.measure.queries import scope
    from serasi.network.policy import system_viewer

    house = system_viewer("serasi measure print")
    row = scope.wave(house, wave)
    made = {
        f"{row.code}-ringkasan.pdf": brief_pdf(house, row),
        f"{row.code}-lampiran-metode.pdf": annex_pdf(house, row),
    }
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, paper in made.items():
            (out / name).write_bytes(paper)
    except OSError as error:
        raise Problem(FOLDER_UNWRITABLE, path=out, why=error.strerror or str(error)) from error
    for name in made:
        click.echo(str(out / name))


def _plan(path: str) -> harmony.Plan:
    try:
        with Path(path).open("rb") as stream:
            text = stream.read(LARGEST_PLAN).decode("utf-8-sig")
    except OSError as error:
        raise Problem(PLAN_UNFIT, path=path, why=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise Problem(PLAN_UNFIT, path=path, why="simpan sebagai UTF-8.") from error
    try:
        return harmony.read_plan(text)
    except harmony.Refused as refusal:
        raise Problem(PLAN_UNFIT, path=path, why=str(refusal)) from refusal


def _answers(path: str, plan: harmony.Plan) -> harmony.Responses:
    for encoding in _encodings(path):
        try:
            with (
                Path(path).open(encoding=encoding, newline="") as stream,
                _progress(path, stream) as lines,
            ):
                return harmony.read_responses(lines, plan)
        except UnicodeDecodeError:
            continue
        except harmony.Refused as refusal:
            raise Problem(ANSWERS_UNREADABLE, path=path, why=str(refusal)) from refusal
    raise Problem(ANSWERS_UNREADABLE, path=path, why="simpan sebagai CSV UTF-8.")


def _encodings(path: str) -> tuple[str, ...]:
    try:
        with Path(path).open("rb") as stream:
            start = stream.read(2)
    except OSError as error:
        raise Problem(ANSWERS_UNREADABLE, path=path, why=error.strerror or str(error)) from error
    return ("utf-16",) if start in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")


@contextmanager
def _progress(path: str, stream: TextIO) -> Iterator[Iterable[str]]:
    """Show a bar on long files where a terminal is attached."""
    size = Path(path).stat().st_size
    if size < 20 * 1024 * 1024 or not sys.stderr.isatty():
        yield stream
        return
    with click.progressbar(length=size, label="Membaca", file=sys.stderr) as bar:
        yield _counted(stream, bar)


def _counted(stream: TextIO, bar: Any) -> Iterator[str]:
    read = 0
    for number, line in enumerate(stream):
        read += len(line)
        if number % 1000 == 0:
            bar.update(read)
            read = 0
        yield line


def _tell(read: harmony.Responses, path: str) -> None:
    """Print doubts, and refuse where something must be mended before anything is counted."""
    stopping = [flaw for flaw in read.flaws if flaw.stops]
    for flaw in (stopping or read.flaws)[:MOST_TOLD]:
        click.echo(f"{flaw.sentence} ({flaw.number})", err=True)
    left = len(stopping or read.flaws) - MOST_TOLD
    if left > 0:
        click.echo(f"… dan {left} hal lain.", err=True)
    if stopping:
        first = f"{stopping[0].sentence} ({stopping[0].number})"
        raise Problem(ANSWERS_FLAWED, path=path, count=len(stopping), first=first)
    if not read.usable:
        raise Problem(ANSWERS_EMPTY, path=path)
