"""What the reader is measured against: one regex each, dateparser, id-location-ner.

The last two are measured when they can be imported; the product needs neither.
"""

from __future__ import annotations

import csv
import gzip
import re
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from areas import data_folder
from common import Row, exact, share

_DIGIT = {
    "deaths": r"(\d+) (?:org |orang )?(?:md|tewas|meninggal)",
    "injured": r"(\d+) (?:org |orang )?(?:luka|lr|lb|terluka)",
    "displaced_people": r"(\d+) (?:jiwa|orang|org) (?:mengungsi|pengungsi)",
    "displaced_kk": r"(\d+) kk",
    "buildings_damaged": r"(\d+) (?:unit )?(?:rumah|rmh|bangunan|kios|warung)",
    "vehicles_damaged": r"(\d+) (?:unit )?(?:motor|mobil|sepeda motor|truk)",
}


def moment_of(written: str | None) -> datetime | None:
    """Read a time; one known to the month only anchors nothing."""
    return datetime.fromisoformat(written) if written and len(written) >= 10 else None


def judged_places(pairs: Sequence[tuple[str | None, str | None]]) -> dict[str, Any]:
    """Compare codes of places level by level."""
    told = [(g, c or "") for g, c in pairs if g]
    found: dict[str, Any] = {
        name: exact((g[:size], c[:size]) for g, c in told if len(g) >= size)
        for name, size in (("kab", 5), ("kec", 8), ("desa", 13))
    }
    named = [(g, c) for g, c in told if len(c) == 13 and len(g) == 13]
    found["wrong_desa"] = share(sum(g != c for g, c in named), len(named))
    found["invented"] = share(sum(bool(c) for g, c in pairs if not g),
                              sum(not g for g, _ in pairs))  # fmt: skip
    return found


def by_regex(rows: Sequence[Row]) -> dict[str, Any]:
    """Count with one regular expression for each count."""
    found: dict[str, Any] = {}
    for name, pattern in _DIGIT.items():
        pairs = []
        for row in rows:
            if name in row:
                hit = re.search(pattern, row["text"].lower())
                pairs.append((row[name], int(hit[1]) if hit else None))
        found[name] = {
            "exact": exact(pairs), "where_told": exact(p for p in pairs if p[0]),
        }  # fmt: skip
    return found


def by_dateparser(rows: Sequence[Row]) -> Any:
    """Find the event date with dateparser, day first, Indonesian."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return "skipped: not installed"
    pairs = []
    for row in [r for r in rows if r.get("event_date")][:300]:
        anchor = moment_of(row.get("sent_at") or row["published"])
        options: dict[str, Any] = {"DATE_ORDER": "DMY"}
        if anchor is not None:
            options["RELATIVE_BASE"] = anchor.replace(tzinfo=None)
        hits = search_dates(row["text"], languages=["id"], settings=options) or []
        pairs.append((row["event_date"], hits[0][1].date().isoformat() if hits else None))
    return exact(pairs)


def by_location_ner(rows: Sequence[Row]) -> Any:
    """Find the place with id-location-ner over all villages, by their codes; time it too."""
    made = _location_ner()
    if isinstance(made, str):
        return made
    extract, resolve, load_seconds = made
    pairs = []
    begin = time.process_time()
    for row in rows:
        found = resolve([asdict(m) for m in extract(row["text"])])
        code = found and (
            found.subdistrict_code or found.district_code or found.city_code or found.province_code
        )
        pairs.append((row.get("place"), code))
    took = time.process_time() - begin
    judged = judged_places([p for p, row in zip(pairs, rows, strict=True) if "place" in row])
    return judged | {
        "per_second": round(len(rows) / took, 1), "load_seconds": round(load_seconds, 1),
    }  # fmt: skip


@lru_cache(maxsize=1)
def _location_ner() -> Any:
    try:
        from location_ner import LocationExtractor, resolve_best_location
    except ImportError:
        return "skipped: not installed"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "villages.csv"
        _write_villages(path)
        begin = time.process_time()
        extractor = LocationExtractor.from_csv(path)
        return extractor.extract, resolve_best_location, time.process_time() - begin


def _write_villages(path: Path) -> None:
    """Write every village with the names and codes above it, in the columns the peer reads."""
    with gzip.open(data_folder() / "regions" / "wilayah.csv.gz", "rt", encoding="utf-8") as file:
        names = {row["kode"]: row["nama"] for row in csv.DictReader(file)}
    levels = (("province", 2), ("city", 5), ("district", 8), ("subdistrict", 13))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow([f"{level}_{what}" for level, _ in levels for what in ("name", "code")])
        for code in names:
            if len(code) == 13:
                table.writerow(x for _, size in levels for x in (names[code[:size]], code[:size]))
