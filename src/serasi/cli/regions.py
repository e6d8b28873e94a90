"""`serasi regions`: install the areas, bring a pack in, show one area."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from pathlib import Path

import click


@click.group()
def regions() -> None:
    """Wilayah Kemendagri / administrative areas."""


@regions.command()
def install() -> None:
    """Pasang semua wilayah / install all areas."""
    from django.utils import timezone

    from serasi.regions import actions

    begin = time.perf_counter()
    count = actions.install_areas(now=timezone.now())
    click.echo(f"{count} wilayah / areas, {time.perf_counter() - begin:.1f} s")


@regions.command("import")
@click.argument("pack_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True)
def import_(pack_dir: Path, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Masukkan paket wilayah dari PACK_DIR / import a region pack."""
    from django.utils import timezone

    from serasi.regions import actions

    begin = time.perf_counter()
    result = actions.import_pack(pack_dir, now=timezone.now())
    seconds = round(time.perf_counter() - begin, 1)
    if as_json:
        click.echo(json.dumps({**asdict(result), "seconds": seconds}))
        return
    click.echo(
        f"{result.areas} wilayah berlaku, {result.former} wilayah lama"
        f" ({result.successions} dengan penerus), {result.renamed} berganti nama,"
        f" {result.boundaries} batas, {result.neighbours} pasangan bertetangga; {seconds} s"
    )


@regions.command()
@click.argument("code")
@click.option("--json", "as_json", is_flag=True)
def show(code: str, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Tampilkan satu wilayah / show one area."""
    from serasi.regions import queries

    found = queries.resolve_code(code)
    area = found.area
    facts = {
        "code": area.code,
        "name": area.name,
        "kind": area.kind,
        "path": queries.path_of(area.code),
        "bps_code": area.bps_code,
        "lat": None if area.lat is None else float(area.lat),
        "lng": None if area.lng is None else float(area.lng),
        "population": area.population,
        "children": len(queries.children(area.code)),
        "neighbours": queries.neighbours(area.code),
        "note": found.note,
    }
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False))
        return
    for key, value in facts.items():
        shown = ", ".join(value) if isinstance(value, list) else value
        click.echo(f"{key:<12} {'tidak ada data' if shown in (None, '') else shown}")
