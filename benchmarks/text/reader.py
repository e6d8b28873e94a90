"""How the reader codes gold and hand-made messages, beside rules alone, regexes and peers.

Run: SERASI_DATA=... PYTHONPATH=src python benchmarks/text/reader.py [--blind FILE.jsonl]

Peers (`id-location-ner`, `dateparser`) are measured in the same run when they are installed; the
product does not need them. Figures on the messages open to development are split into those the
rules were written with and those they were not; the weights were trained on both.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from areas import data_folder
from common import Row, classes, exact, is_unseen, own_rows, peak_mib, rows_of, share, timed, write
from peers import by_dateparser, by_location_ner, by_regex, judged_places, moment_of

from serasi.cli.gazetteer import load
from serasi.science import text
from serasi.science.text.score import CATEGORIES

LABELS = ("conflict", "tension", "response", "not_event")
TRIGGERS = tuple(f"T{n}" for n in range(1, 9))
COUNTS = ("deaths", "injured", "displaced_people", "displaced_kk", "buildings_damaged",
          "vehicles_damaged")  # fmt: skip
QUIET = ("drill", "debunk")


def code_all(rows: Sequence[Row], gazetteer: text.Gazetteer, learned: Any) -> list[Row]:
    """Code all rows as the command does."""
    made = []
    for row in rows:
        sent = row.get("sent_at") or row.get("published")
        coded = text.code(
            row["text"], gazetteer=gazetteer, learned=learned, area=row.get("region"),
            sent_at=moment_of(sent),
        )  # fmt: skip
        made.append(coded.to_json())
    return made


def gold_rows() -> list[Row]:
    """Read the development gold: restated text, else the title, in the fields of own messages."""
    made = []
    for row in rows_of(data_folder() / "text" / "gold_dev.jsonl"):
        restated = row.get("text_restated")
        kept: Row = {"id": row["id"], "text": restated or row["title"], "label": row["label"],
                     "published": row["published"], "kind": "news",
                     "trigger": CATEGORIES.get(row.get("category") or "")}  # fmt: skip
        if restated:
            place = row.get("kode_desa") or row.get("kode_kec") or row.get("kode_kab")
            kept |= {"place": place, "event_date": row.get("event_date")}
            kept |= {"deaths": row.get("deaths"), "injured": row.get("injured"),
                     "displaced_people": row.get("displaced"),
                     "buildings_damaged": row.get("buildings_damaged"),
                     "vehicles_damaged": row.get("vehicles_damaged")}  # fmt: skip
        made.append(kept)
    return made


def judged(rows: Sequence[Row], coded: Sequence[Row]) -> dict[str, Any]:
    """Compare coded rows with what a careful person gave; a key that is left out is not judged."""
    pairs = list(zip(rows, coded, strict=True))
    labels = [(g["label"], c["label"]) for g, c in pairs if g.get("label") in LABELS]
    events = [(g, c) for g, c in pairs if g.get("label") != "not_event" and g.get("trigger")]
    return {
        "n": len(rows),
        "label": classes(labels, LABELS),
        "found_conflicts": share(
            sum(g == "conflict" and c in ("conflict", "unsure") for g, c in labels),
            sum(g == "conflict" for g, _ in labels),
        ),
        "drills_and_debunks_called_conflict": share(
            sum(g.get("kind") in QUIET and c["label"] == "conflict" for g, c in pairs),
            sum(g.get("kind") in QUIET for g, _ in pairs),
        ),
        "trigger": classes([(g["trigger"], c["trigger"]) for g, c in events], TRIGGERS),
        "place": judged_places([(g.get("place"), (c["place"] or {}).get("code"))
                          for g, c in pairs if "place" in g]),
        "event_date": exact(
            (g["event_date"], c["event_date"]) for g, c in pairs
            if "event_date" in g and g.get("label") != "not_event"
        ),
        "event_date_where_told": exact(
            (g["event_date"], c["event_date"]) for g, c in pairs if g.get("event_date")
        ),
        "counts": {
            name: {
                "exact": exact((g[name], c[name]) for g, c in pairs if name in g),
                "where_told": exact((g[name], c[name]) for g, c in pairs if g.get(name)),
            }
            for name in COUNTS
        },
    }  # fmt: skip


def measure(rows: Sequence[Row], gazetteer: text.Gazetteer) -> dict[str, Any]:
    """Measure the reader with and without what was learnt, and the baselines."""
    told = {
        "reader": judged(rows, code_all(rows, gazetteer, text.learn.shipped())),
        "rules_alone": judged(rows, code_all(rows, gazetteer, text.RULES_ALONE)),
        "regex_counts": by_regex(rows),
        "dateparser": by_dateparser(rows),
        "id_location_ner": by_location_ner(rows),
    }
    for name in ("place", "event_date", "event_date_where_told", "counts"):
        told["rules_alone"].pop(name)
    return told


def speed(rows: Sequence[Row], gazetteer: text.Gazetteer) -> dict[str, Any]:
    """Time the whole reading on one core, in processor seconds."""
    took, _ = timed(lambda: code_all(rows, gazetteer, text.learn.shipped()))
    return {"messages": len(rows), "per_second": round(len(rows) / took, 1)}


def main(arguments: list[str]) -> None:
    loading, gazetteer = timed(load)
    own = own_rows()
    figures: dict[str, Any] = {
        "load_seconds": round(loading, 2),
        "speed": speed(own, gazetteer),
        "gold_dev": measure(gold_rows(), gazetteer),
        "own_seen": measure([r for r in own if not is_unseen(r)], gazetteer),
        "own_unseen": measure([r for r in own if is_unseen(r)], gazetteer),
    }
    if "--blind" in arguments:
        blind = rows_of(Path(arguments[arguments.index("--blind") + 1]))
        figures["blind"] = measure(blind, gazetteer)
    figures["peak_mib"] = peak_mib()
    write("reader", figures)


if __name__ == "__main__":
    main(sys.argv[1:])
