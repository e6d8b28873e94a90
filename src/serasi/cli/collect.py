"""`serasi collect`: bring chat exports, recap books and CAP alerts in from a terminal."""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import click

_FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_REGION = click.option("--region", help="kode wilayah grup / area code of the group")
_DRY = click.option("--dry-run", is_flag=True, help="periksa saja / only look")
_JSON = click.option("--json", "as_json", is_flag=True, help="keluaran JSON / machine-readable")


@click.group()
def collect() -> None:
    """Laporan masuk / reports come in."""


@collect.command()
@_FILE
@_REGION
@_DRY
@_JSON
def whatsapp(file: Path, region: str | None, dry_run: bool, as_json: bool) -> None:  # noqa: FBT001 - click's flags
    """Masukkan ekspor WhatsApp (.txt atau .zip) / bring a WhatsApp export in."""
    from django.utils import timezone

    from serasi.collect.actions import house

    now = timezone.now()
    with click.progressbar(length=0, label=file.name, file=sys.stderr, hidden=_quiet()) as bar:
        found = house.look_at_export(file, region=region, now=now, tell=bar.update)
    if not dry_run:
        found = house.store_export(file, found, now=now)
    told = _export_json(found)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(
        f"{told['messages']} pesan / messages, {told['new']} baru / new,"
        f" {len(told['reports'])} laporan / reports, {len(told['nil'])} nihil / nil;"
        f" urutan tanggal / date order {told['date_order']}"
        f" ({'pasti / certain' if told['order_certain'] else 'belum pasti / not certain'})"
    )
    labels = Counter(row["label"] for row in told["reports"])
    click.echo("  " + ", ".join(f"{name} {count}" for name, count in labels.most_common()))
    _tell_stored(told["stored"], dry_run=dry_run)


def _quiet() -> bool:
    return not sys.stderr.isatty()


def _tell_stored(stored: int | None, *, dry_run: bool) -> None:
    if dry_run:
        click.echo("Belum ada yang dimasukkan (--dry-run). / Nothing was stored.")
    else:
        click.echo(f"{stored} laporan dimasukkan / reports stored.")


def _export_json(found: Any) -> dict[str, Any]:
    tally = found.tally
    return {
        "messages": tally.messages,
        "system": tally.system,
        "media": tally.media,
        "deleted": tally.deleted,
        "new": tally.new,
        "date_order": found.date_order,
        "order_certain": found.order_certain,
        "reports": found.reports,
        "nil": found.nil,
        "own_receipts": sorted(tally.own),
        "stored": found.stored,
        "region": found.region,
        "assumptions": found.assumptions,
    }


@collect.command()
@_FILE
@_REGION
@_DRY
@_JSON
def table(file: Path, region: str | None, dry_run: bool, as_json: bool) -> None:  # noqa: FBT001 - click's flags
    """Masukkan buku rekap (.xlsx atau .csv) / bring a recap book in."""
    from django.utils import timezone

    from serasi.collect.actions import house

    now: datetime = timezone.now()
    told = house.look_at_book(file, region=region, now=now)
    stored = None if dry_run else house.store_book(file, region=region, now=now)
    if as_json:
        click.echo(json.dumps({**told, "stored": stored}, ensure_ascii=False))
        return
    click.echo(
        f"{len(told['rows'])} kejadian / events, {len(told['skipped'])} baris dilewati / rows"
        f" skipped, {len(told['assumptions'])} dugaan / assumptions"
    )
    for assumption in told["assumptions"]:
        click.echo(f"  {assumption['where']}: {assumption['what']} [{assumption['choice']}]")
    _tell_stored(stored, dry_run=dry_run)


@collect.command()
@_FILE
@_REGION
@_DRY
@_JSON
def cap(file: Path, region: str | None, dry_run: bool, as_json: bool) -> None:  # noqa: FBT001 - click's flags
    """Masukkan pesan CAP 1.2 sistem lain / bring a CAP 1.2 alert of another system in."""
    from django.utils import timezone

    from serasi.collect.actions import house

    now: datetime = timezone.now()
    told = house.look_at_message(file, now=now)
    kept = None if dry_run else house.store_message(file, region=region, now=now)
    stored = {
        "receipt": kept.receipt if kept else told["receipt"],
        "stored": int(kept.is_new) if kept else None,
    }
    if as_json:
        click.echo(json.dumps({**told, **stored}, ensure_ascii=False))
        return
    click.echo(f"{told['status']} {told['msg_type']}: {told['event']} ({told['sender']})")
    for area in told["areas"]:
        where = ", ".join(area["codes"]) or "tidak dikenali / unknown"
        click.echo(f"  {area['desc']}: {where}")
    for sentence in told["findings"]:
        click.echo(f"  ! {sentence}")
    if dry_run and told["refused"]:
        click.echo(f"Tidak akan dimasukkan / would not be stored: {told['refused']}")
    if kept and not kept.is_new:
        click.echo(f"Sudah pernah masuk sebagai / came in before as {kept.receipt}.")
        return
    _tell_stored(int(bool(kept)), dry_run=dry_run)
