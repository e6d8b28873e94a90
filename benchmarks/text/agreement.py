"""How far two coders agree on the same messages: Cohen's kappa, shares, F1 of one by the other.

Run: python benchmarks/text/agreement.py (FIRST.jsonl SECOND.jsonl NAME)...

The second coder saw the text, the send time, the region and the codebook, nothing else. The
macro-F1 of the second coder against the first is what a reader could reach at most, were it as
good as a careful person.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from common import Row, classes, exact, rows_of, write

LABELS = ("conflict", "tension", "response", "not_event")
TRIGGERS = tuple(f"T{n}" for n in range(1, 9))
COUNTS = ("deaths", "injured", "displaced_people", "displaced_kk", "buildings_damaged")


def kappa(pairs: Sequence[tuple[Any, Any]]) -> float | None:
    """Give Cohen's kappa (1960) of two coders, None when chance alone would agree fully."""
    n = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    seen = sum(a == b for a, b in pairs) / n
    chance = sum(first[k] * second[k] for k in first) / n**2
    return None if chance == 1 else round((seen - chance) / (1 - chance), 4)


def _rows(path: Path) -> list[Row]:
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in lines if line.strip()]
    return rows_of(path)


def agreement(first: Sequence[Row], second: Sequence[Row]) -> dict[str, Any]:
    """Compare the codes of two people on the messages that both coded."""
    known = {row["id"]: row for row in first}
    both = [(known[row["id"]], row) for row in second if row["id"] in known]
    labels = [(a["label"], b["label"]) for a, b in both]
    sure = [(a, b) for a, b in labels if a in LABELS]
    events = [
        (a["trigger"], b["trigger"]) for a, b in both
        if a.get("trigger") and a["label"] != "not_event" and b["label"] != "not_event"
    ]  # fmt: skip
    dated = [(a.get("event_date"), b.get("event_date")) for a, b in both if a.get("event_date")
             and a["label"] != "not_event"]  # fmt: skip
    return {
        "n": len(both),
        "label_kappa": kappa(labels),
        "label": classes(sure, LABELS),
        "trigger_kappa": kappa(events),
        "trigger": classes(events, TRIGGERS),
        "event_date_where_told": exact(dated),
        "counts": {
            name: exact((a.get(name), b.get(name)) for a, b in both if name in a) for name in COUNTS
        },
        "counts_where_told": {
            name: exact((a[name], b.get(name)) for a, b in both if a.get(name)) for name in COUNTS
        },
    }


def main(arguments: list[str]) -> None:
    """Compare each pair of files."""
    figures = {}
    for at in range(0, len(arguments), 3):
        first, second, name = arguments[at : at + 3]
        figures[name] = agreement(_rows(Path(first)), _rows(Path(second)))
    write("agreement", figures)


if __name__ == "__main__":
    main(sys.argv[1:])
