"""`serasi exchange`: bring event data of others in, and take very many records out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

_FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.group()
def exchange() -> None:
    """Pertukaran data peristiwa / exchange of event data."""


@exchange.command("import")
@_FILE
@click.option(
    "--format", "source", type=click.Choice(["ucdp", "acled", "snpk"]), default=None,
    help="Sumber; tanpa ini menurut judul kolom / source, else told by the columns.",
)  # fmt: skip
@click.option("--region", required=True, help="Kode wilayah kantor / area code of the office.")
@click.option("--licence", default="", help="Lisensi berkas / licence of the file.")
@click.option(
    "--without-refused", is_flag=True,
    help="Masukkan tanpa baris yang ditolak / leave refused rows out.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Periksa saja / only look.")
@click.option("--json", "as_json", is_flag=True, help="Keluaran JSON / machine-readable.")
def bring(
    file: Path,
    *,
    source: str | None,
    region: str,
    licence: str,
    without_refused: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Masukkan berkas UCDP GED, ACLED, atau SNPK; semua atau tidak sama sekali.

    \b
    English: bring a file of UCDP GED, ACLED or SNPK in. It is kept apart
    from the office's own records, and given back byte by byte.
    """
    from django.utils import timezone

    from serasi.exchange.actions import importing
    from serasi.network.policy import system_viewer

    now = timezone.now()
    agency = importing.house_agency(region, now=now)
    looked = importing.look(agency, data=file.read_bytes(), source=source or "")
    told: dict[str, Any] = {
        "source": looked.format.code,
        "rows": looked.total,
        "new": looked.new,
        "changed": looked.changed,
        "same": looked.same,
        "refused": looked.refused,
        "sha256": looked.sha256,
        "findings": importing.findings_of(looked),
        "stored": None,
    }
    if not as_json:
        _tell(told)
    if not dry_run:
        made = importing.keep(
            system_viewer("exchange import"), agency, looked, name=file.name, now=now,
            licence=licence, without_refused=without_refused,
        )  # fmt: skip
        told["stored"] = made.rows
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
    elif dry_run:
        click.echo("Belum ada yang dimasukkan (--dry-run). / Nothing was stored.")
    else:
        click.echo(f"{told['stored']} catatan dimasukkan / records stored.")


def _tell(told: dict[str, Any]) -> None:
    click.echo(
        f"{told['source']}: {told['rows']} baris / rows, {told['new']} baru / new,"
        f" {told['changed']} berubah / changed, {told['same']} sama / same,"
        f" {told['refused']} ditolak / refused"
    )
    for one in told["findings"][:50]:
        click.echo(f"  {one['line']}: {one['sentence']} ({one['code']})")
    more = len(told["findings"]) - 50
    if more > 0:
        click.echo(f"  … {more} lagi / more (--json)")


@exchange.command()
@click.option("--format", "kind", type=click.Choice(["csv", "xlsx", "acled", "ucdp", "plover"]),
              required=True, help="Bentuk berkas / shape of the file.")  # fmt: skip
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path),
    help="Berkas hasil / file to write.",
)  # fmt: skip
@click.option("--filter", "asked", multiple=True, metavar="NAMA=NILAI",
              help="Saringan halaman peristiwa: wilayah=35.09 / filter.")  # fmt: skip
@click.option("--resume", is_flag=True, help="Lanjutkan CSV yang terhenti / go on with a CSV.")
@click.option("--json", "as_json", is_flag=True, help="Keluaran JSON / machine-readable.")
def export(kind: str, out: Path, *, asked: tuple[str, ...], resume: bool, as_json: bool) -> None:
    """Tulis catatan yang disahkan ke satu berkas, juga jutaan baris.

    Urut menurut nomor dalam; catatan yang datang sesudah mulai tidak ikut. Unduhan CSV yang
    terhenti dilanjutkan dengan --resume. ACLED, UCDP, dan PLOVER menjadi ZIP tanpa nama dan uraian.

    \b
    English: write the confirmed records of a filter into one file, however
    many. A CSV that was stopped goes on with --resume.
    """
    from serasi.exchange.actions.exporting import write_records

    with click.progressbar(length=0, label=out.name, file=sys.stderr,
                           hidden=not sys.stderr.isatty()) as bar:  # fmt: skip

        def start(length: int) -> None:
            bar.length = length

        made = write_records(
            kind=kind, out=out, query=dict(_pair(one) for one in asked), resume=resume,
            start=start, tell=bar.update,
        )  # fmt: skip
    told = {"rows": made.count, "sha256": made.sha256, "resumed": made.resumed, "file": str(out)}
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(f"{made.count} baris / rows; SHA-256 {made.sha256}  {out}")


def _pair(text: str) -> tuple[str, str]:
    name, mark, value = text.partition("=")
    if not mark:
        raise click.BadParameter(f"{text}: NAMA=NILAI")
    return name, value
