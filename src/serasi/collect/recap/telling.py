"""Tells a read recap book in the words of the command's JSON contract."""

from __future__ import annotations

from dataclasses import asdict

from serasi.collect.recap.reading import Recap
from serasi.collect.recap.rows import RecapRow


def recap_json(recap: Recap) -> dict[str, object]:
    """Return `rows`, `skipped` and `assumptions` as `collect table --json` prints them."""
    return {
        "rows": [row_json(row) for row in recap.rows],
        "skipped": [asdict(skipped) for skipped in recap.skipped],
        "assumptions": [
            {**asdict(assumption), "alternatives": list(assumption.alternatives)}
            for assumption in recap.assumptions
        ],
        "header_key": recap.header_key,
        "sheets": list(recap.sheets),
    }


def row_json(row: RecapRow) -> dict[str, object]:
    """Return one row with plain values: dates in ISO form, None where there is no data."""
    told = asdict(row)
    told["area"] = asdict(row.area)
    for name in ("event_date", "event_end"):
        value = getattr(row, name)
        told[name] = value.isoformat() if value else None
    told["event_time"] = f"{row.event_time:%H:%M}" if row.event_time else None
    told["ranges"] = {name: [low, high] for name, low, high in row.ranges}
    told["flags"] = [{**asdict(flag), "sentence": flag.sentence} for flag in row.flags]
    told["written"] = [list(pair) for pair in row.written]
    return told
