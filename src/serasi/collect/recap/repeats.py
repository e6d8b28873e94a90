"""Finds rows that tell the same event again, in one sheet or across sheets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from serasi.collect.recap.rows import RecapRow


def mark_repeats(rows: Sequence[RecapRow]) -> tuple[RecapRow, ...]:
    """Point each repeated row to the first that says the same.

    Rows repeat when dates, place, words and counts agree, capitals, marks and spaces aside; a count
    left open agrees with nought.
    Rows that give no date or neither place nor words are never taken for repeats.
    """
    first: dict[tuple[object, ...], RecapRow] = {}
    marked = []
    for row in rows:
        key = _key(row)
        original = first.setdefault(key, row) if key is not None else row
        if original is not row:
            row = replace(row, duplicate_of=original.row, duplicate_sheet=original.sheet)
        marked.append(row)
    return tuple(marked)


def _key(row: RecapRow) -> tuple[object, ...] | None:
    place = row.code or _folded(row.area.village, row.area.district, row.area.free)
    words = _folded(row.narrative)
    if row.event_date is None or not (place or words):
        return None
    counts = (row.deaths, row.injured_heavy, row.injured_light, row.injured)
    moved = (row.displaced_kk, row.displaced_people, row.loss_rp)
    when = (row.event_date, row.event_end, row.event_time)
    told = tuple(count or 0 for count in counts + moved)
    return (when, place, words, row.trigger, told)


def _folded(*texts: str | None) -> str:
    return re.sub(r"[\W_]+", "", "".join(text or "" for text in texts).casefold())
