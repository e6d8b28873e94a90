"""`serasi warn`: scan counts for rises, and weigh the house's own evidence now."""

from __future__ import annotations

import json
from pathlib import Path

import click

from serasi.problems import COUNTS_UNREADABLE, Problem
from serasi.science import space


@click.group()
def warn() -> None:
    """Peringatan dini / early warning."""


def _open_house() -> None:
    """Set the house up; the scan of two files needs none."""
    from serasi.cli.main import require_tables, set_up

    set_up()
    require_tables()


@warn.command()
@click.argument("counts", metavar="COUNTS.csv")
@click.argument("neighbours", metavar="NEIGHBOURS.csv")
@click.option("--weeks", default=12, show_default=True, help="Jendela terpanjang / longest window.")
@click.option("--looks", default=1, show_default=True, help="Pengamatan yang sudah / looks so far.")
@click.option("--replicates", default=999, show_default=True, help="Ulangan acak / replicates.")
@click.option("--seed", default=1, show_default=True, help="Benih acak / random seed.")
@click.option("--json", "as_json", is_flag=True, help="Keluarkan JSON / print JSON.")
def scan(
    counts: str,
    neighbours: str,
    weeks: int,
    looks: int,
    replicates: int,
    seed: int,
    as_json: bool,
) -> None:
    """Cari gerombol kejadian yang sedang berlangsung.

    COUNTS.csv: area,period,count dan bila ada population. NEIGHBOURS.csv: area,neighbour,rank.
    Dengan population dipakai Poisson, tanpa itu permutasi ruang dan waktu. Baris yang salah
    disebut nomornya dan tidak dihitung.

    \b
    English: look for clusters that last until now. Exit 0 also when there are
    none; 2 when a file cannot be read.
    """
    with _opened(counts) as first, _opened(neighbours) as second:
        read = space.read_scan(first, second)
    if not len(read.areas):
        why = read.flaws[0].sentence if read.flaws else "tidak ada baris"
        raise Problem(COUNTS_UNREADABLE, path=counts, why=why)
    found = space.prospective_scan(
        read.counts,
        read.zones,
        baseline=read.baseline,
        longest_weeks=weeks,
        looks=looks,
        replicates=replicates,
        seed=seed,
    )
    report = space.scan_report(read, found)
    click.echo(json.dumps(report, ensure_ascii=False, indent=1) if as_json else _as_text(report))


def _opened(path: str):  # type: ignore[no-untyped-def]
    try:
        return Path(path).open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise Problem(COUNTS_UNREADABLE, path=path, why=error.strerror or str(error)) from error


def _as_text(report: dict[str, object]) -> str:
    lines = []
    clusters = report["clusters"]
    for number, one in enumerate(clusters if isinstance(clusters, list) else (), start=1):
        areas = ", ".join(one["areas"][:6]) + (" …" if len(one["areas"]) > 6 else "")
        lines.append(
            f"{number}. {areas}: {one['observed']} kejadian, biasanya {one['expected']:.1f}, sejak"
            f" {one['first_week']}. p {one['p']:.3f}, kebetulan sekali dalam"
            f" {one['recurrence_weeks']:.0f} minggu."
        )
    flaws = report["problems"]
    lines += [
        f"{flaw['sentence']} ({flaw['code']})"
        for flaw in (flaws if isinstance(flaws, list) else ())[:20]
    ]
    return "\n".join(lines or ["Tidak ada gerombol / no cluster."])


@warn.command()
@click.option("--json", "as_json", is_flag=True, help="Keluarkan JSON / print JSON.")
def backtest(as_json: bool) -> None:
    """Uji mundur pendeteksi atas riwayat rumah ini / back-test on the own history."""
    _open_house()
    from django.utils import timezone

    from serasi.warn import actions

    rows = actions.back_test(now=timezone.now())
    told = {row.area_id: row.result for row in rows}
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for code, one in told.items():
        click.echo(
            f"{code}: {one['alarms']} alarm / {one['districts']} kecamatan x"
            f" {one['judged_weeks']} minggu, anggaran {one['single_budget']:.2f},"
            f" nyata {one['alarms_per_district_year']:.2f} per kecamatan-tahun; tepat"
            f" {_share(one['precision'], one['precision_n'])}, terdahului"
            f" {_share(one['recall'], one['recall_n'])}"
        )
    if not told:
        click.echo("Riwayat terlalu pendek untuk diuji / history too short to test.")


def _share(value: float | None, n: int) -> str:
    return "tidak ada data" if value is None else f"{100 * value:.0f} % (n {n})"


@warn.command()
def propose() -> None:
    """Timbang bukti rumah ini sekarang / weigh the evidence of this house now."""
    _open_house()
    from django.utils import timezone

    from serasi.warn import actions

    found = actions.detect(now=timezone.now())
    changed = actions.propose(now=timezone.now())
    click.echo(f"{len(found)} temuan / findings, {len(changed)} usulan / proposals")
    for row in changed:
        click.echo(
            f"{row.number} {row.area_id} {row.get_level_display()} {row.get_state_display()}"
        )
