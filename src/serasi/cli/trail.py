"""`serasi trail`: check that nobody changed the record."""

from __future__ import annotations

from pathlib import Path

import click

from serasi.trail.rules import Verdict

WHY = {
    "missing": "catatan nomor {n} hilang / entry {n} is missing",
    "link": "catatan nomor {n} tidak menyambung / entry {n} does not link to the one before",
    "changed": "isi catatan nomor {n} diubah / entry {n} was changed",
}


@click.group()
def trail() -> None:
    """Jejak keputusan / the record of decisions."""


@trail.command()
@click.argument("file", required=False, type=click.Path(exists=True, path_type=Path))
def verify(file: Path | None) -> None:
    """Periksa rantai jejak, di basis data atau di FILE / verify the chain."""
    from serasi.trail import queries

    if file is None:
        verdict = queries.verify()
    else:
        with file.open(encoding="utf-8") as source:
            verdict = queries.verify_file(source)
    _report(verdict)


def _report(verdict: Verdict) -> None:
    if verdict.ok:
        click.echo(f"utuh / intact: {verdict.entries} catatan / entries, {verdict.head}")
        return
    click.echo(WHY[verdict.why or "changed"].format(n=verdict.broken_at), err=True)
    raise SystemExit(1)


@trail.command()
@click.argument("file", type=click.Path(path_type=Path))
def write(file: Path) -> None:
    """Tulis seluruh jejak ke FILE untuk pemeriksa / write the chain for an auditor."""
    from serasi.trail import queries

    with file.open("w", encoding="utf-8") as out:
        out.writelines(queries.as_file())
    click.echo(str(file))
