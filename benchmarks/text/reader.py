"""How the reader codes gold and hand-made messages, beside rules alone, regexes and peers.

Run: SERASI_DATA=... PYTHONPATH=src python benchmarks/text/reader.py [--blind FILE.jsonl]

Peers (`id-location-ner`, `dateparser`) are measured in the same run when they are installed; the
product does not need them. Figures on the messages open to development are split into odd lines,
which the rules were written with, and even lines, which they were only checked with.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from areas import data_folder
from common import Row, classes, exact, own_rows, peak_mib, rows_of, share, timed, write

from serasi.cli.gazetteer import load
from serasi.science import text
from serasi.science.text.score import CATEGORIES

LABELS = ("conflict", "tension", "response", "not_event")
TRIGGERS = tuple(f"T{n}" for n in range(1, 9))
COUNTS = ("deaths", "injured", "displaced_people", "displaced_kk", "buildings_damaged",
          "vehicles_damaged")  # fmt: skip
QUIET = ("drill", "debunk")
_DIGIT = {
    "deaths": r"(\d+) (?:org |orang )?(?:md|tewas|meninggal)",
    "injured": r"(\d+) (?:org |orang )?(?:luka|lr|lb|terluka)",
    "displaced_people": r"(\d+) (?:jiwa|orang|org) (?:mengungsi|pengungsi)",
    "displaced_kk": r"(\d+) kk",
    "buildings_damaged": r"(\d+) (?:unit )?(?:rumah|rmh|bangunan|kios|warung)",
    "vehicles_damaged": r"(\d+) (?:unit )?(?:motor|mobil|sepeda motor|truk)",
}


def code_all(rows: Sequence[Row], gazetteer: text.Gazetteer, learned: Any) -> list[Row]:
    """Code all rows as the command does."""
    made = []
    for row in rows:
        sent = row.get("sent_at") or row.get("published")
        coded = text.code(
            row["text"], gazetteer=gazetteer, learned=learned, area=row.get("region"),
            sent_at=_moment(sent),
        )  # fmt: skip
        made.append(coded.to_json())
    return made


def _moment(written: str | None) -> datetime | None:
    """Read a time; one known to the month only anchors nothing."""
    return datetime.fromisoformat(written) if written and len(written) >= 10 else None


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
        "place": _places([(g.get("place"), (c["place"] or {}).get("code"))
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


def _places(pairs: Sequence[tuple[str | None, str | None]]) -> dict[str, Any]:
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
        anchor = _moment(row.get("sent_at") or row["published"])
        options: dict[str, Any] = {"DATE_ORDER": "DMY"}
        if anchor is not None:
            options["RELATIVE_BASE"] = anchor.replace(tzinfo=None)
        hits = search_dates(row["text"], languages=["id"], settings=options) or []
        pairs.append((row["event_date"], hits[0][1].date().isoformat() if hits else None))
    return exact(pairs)


def by_location_ner(rows: Sequence[Row]) -> Any:
    """Say whether the peer on places can be run here."""
    try:
        import id_location_ner  # noqa: F401
    except ImportError:
        return "skipped: not installed"
    return "skipped: installed, but its gazetteer brings no codes to compare"


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
        "own_odd_lines": measure([r for r in own if r["line"] % 2], gazetteer),
        "own_even_lines": measure([r for r in own if r["line"] % 2 == 0], gazetteer),
    }
    if "--blind" in arguments:
        blind = rows_of(Path(arguments[arguments.index("--blind") + 1]))
        figures["blind"] = measure(blind, gazetteer)
    figures["peak_mib"] = peak_mib()
    write("reader", figures)


if __name__ == "__main__":
    main(sys.argv[1:])
