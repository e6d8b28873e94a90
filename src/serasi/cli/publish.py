"""`serasi publish report`: a paper of the house as files, with their hashes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from serasi.problems import REPORT_OUT, Problem

if TYPE_CHECKING:
    from serasi.publish.printing import Printed


@click.group()
def publish() -> None:
    """Naskah resmi / official papers."""


@publish.command()
@click.argument("period", metavar="B04|B08|B12", type=click.Choice(["B04", "B08", "B12"]))
@click.option("--year", required=True, type=click.IntRange(2000, 2100), help="Tahun / year.")
@click.option("--region", required=True, help="Kode wilayah, misalnya 35.09 / area code.")
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path),
    help="Folder hasil / folder to write to.",
)  # fmt: skip
@click.option(
    "--cut-off", type=click.DateTime(), default=None,
    help="Batas data, waktu setempat; tanpa ini sekarang / data as known then.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Keluarkan JSON / print JSON.")
def report(
    period: str, year: int, region: str, out: Path, cut_off: datetime | None, as_json: bool
) -> None:
    """Tulis laporan Tim Terpadu satu periode: PDF, DOCX, XLSX, JSON, dan hash.

    Angkanya dihitung dari data rumah ini sampai batas data, dan disimpan sebagai kueri yang dapat
    dihitung ulang. Tulisan petugas pada konsep naskah yang sama ikut dipakai.

    \b
    English: the report of a Tim Terpadu on four months as files, with a
    SHA256SUMS beside them. Every number is kept as a stored query.
    """
    from django.utils import timezone

    from serasi.publish.periods import four_months
    from serasi.publish.printing import print_paper

    now = timezone.make_aware(cut_off) if cut_off else timezone.now()
    _hand_over(
        print_paper("timdu", area=region, span=four_months(period, year), now=now), out, as_json
    )


@publish.command()
@click.argument("kind", metavar="JENIS")
@click.argument("period", metavar="PERIODE")
@click.option("--region", required=True, help="Kode wilayah, misalnya 35.09 / area code.")
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path),
    help="Folder hasil / folder to write to.",
)  # fmt: skip
@click.option("--agency", default="", help="Nama instansi, bila ada beberapa / writing agency.")
@click.option("--json", "as_json", is_flag=True, help="Keluarkan JSON / print JSON.")
def paper(kind: str, period: str, region: str, out: Path, agency: str, as_json: bool) -> None:
    """Tulis naskah berkala jenis apa pun: PDF, DOCX, XLSX, JSON, dan hash.

    Jenisnya harian, rekap, timdu, iku, peta, peta_periode, bakorwil; periodenya 2026-08-31,
    2026-08, B08/2026, atau 2026, menurut jenisnya.

    \b
    English: a paper of any kind about a period, as files with SHA256SUMS.
    """
    from django.utils import timezone

    from serasi.problems import FORM_INVALID
    from serasi.publish.kinds import PERIODIC
    from serasi.publish.printing import print_paper
    from serasi.publish.rhythms import span_named

    kinds = {one.code: one for one in PERIODIC}
    if kind not in kinds:
        raise Problem(FORM_INVALID, what=f"jenis naskah, salah satu dari {', '.join(kinds)}")
    span = span_named(kinds[kind], period)
    found = print_paper(kind, area=region, span=span, agency=agency, now=timezone.now())
    _hand_over(found, out, as_json)


def _hand_over(found: Printed, out: Path, as_json: bool) -> None:
    from serasi.publish.printing import hash_file, told

    write_all(out, {**found.files, "SHA256SUMS": hash_file(found)})
    if as_json:
        click.echo(told(found))
        return
    for name, digest in found.hashes.items():
        click.echo(f"{digest}  {out / name}")


def write_all(out: Path, files: dict[str, bytes]) -> None:
    """Write files into a folder, each whole or not at all."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            part = out / f".{name}.part"
            part.write_bytes(content)
            part.replace(out / name)
    except OSError as error:
        raise Problem(REPORT_OUT, path=out, why=error.strerror or str(error)) from error
