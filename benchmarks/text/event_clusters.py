"""Clusters of reports of one event, against MinHash alone: F1 of pairs, B-cubed, time, order.

Run: SERASI_DATA=... PYTHONPATH=src python benchmarks/text/event_clusters.py [REPORTS]
"""

from __future__ import annotations

import random
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import areas
import stories
from common import own_rows, peak_mib, share, timed, write

from serasi.cli.gazetteer import load as load_gazetteer
from serasi.science import text
from serasi.science.text.grouping import clusters, likeness, near

COUNTS = ("deaths", "injured", "displaced_people", "buildings_damaged", "vehicles_damaged")


def traces(tellings: Sequence[stories.Telling], gazetteer: text.Gazetteer) -> list[likeness.Trace]:
    """Read each report and leave out those that tell of no event."""
    read = []
    for t in tellings:
        coded = text.code(t.text, gazetteer=gazetteer, sent_at=t.sent_at, area=t.region)
        if coded.label != "not_event":
            read.append((t, coded))
    origin = {
        int(key): str(number)
        for number, keys in enumerate(near.sources({str(t.key): t.text for t, _ in read}))
        for key in keys
    }
    return [_trace(t, coded, origin[t.key]) for t, coded in read]


def _trace(t: stories.Telling, coded: text.Coded, origin: str) -> likeness.Trace:
    told = coded.to_json()
    area = (coded.place.code if coded.place else None) or t.region
    return likeness.Trace(
        key=t.key,
        area=area,
        day=coded.event_date or t.sent_at.date(),
        words=likeness.content_words(t.text),
        trigger=coded.trigger or "",
        form=coded.form or "",
        origin=origin,
        actors=frozenset(a.name.lower() for a in coded.actors),
        counts={n: told[n] for n in COUNTS if told[n] is not None},
        places=frozenset(p.code for p in coded.places if p.code),
        dated=coded.event_date is not None and coded.label == "conflict",
        update=coded.is_update,
        rank=t.sent_at.timestamp(),
    )


def pair_scores(groups: Iterable[Sequence[int]], truth: dict[int, Any]) -> dict[str, float]:
    """Compare groups with the truth: F1 of pairs (micro) and B-cubed F1 (Bagga, Baldwin 1998)."""
    home = {key: number for number, keys in enumerate(groups) for key in keys}
    cells = Counter((home[key], truth[key]) for key in truth)
    said, true = Counter(home[key] for key in truth), Counter(truth.values())
    both = sum(n * (n - 1) for n in cells.values())
    p = both / max(1, sum(n * (n - 1) for n in said.values()))
    r = both / max(1, sum(n * (n - 1) for n in true.values()))
    bp = sum(n * n / said[g] for (g, _), n in cells.items()) / len(truth)
    br = sum(n * n / true[e] for (_, e), n in cells.items()) / len(truth)
    return {
        "pair_precision": round(p, 4), "pair_recall": round(r, 4), "pair_f1": _f1(p, r),
        "b3_precision": round(bp, 4), "b3_recall": round(br, 4), "b3_f1": _f1(bp, br),
    }  # fmt: skip


def _f1(p: float, r: float) -> float:
    return round(2 * p * r / (p + r), 4) if p + r else 0.0


def by_minhash(
    rows: Sequence[likeness.Trace], *, least: float, days: int | None
) -> list[list[int]]:
    """Group by MinHash of content words alone (Jaccard at least `least`), perhaps within days."""
    buckets: dict[Any, list[likeness.Trace]] = defaultdict(list)
    for row in rows:
        hashes = [zlib.crc32(w.encode()) for w in row.words]
        for band, part in near.bands(hashes):
            for half in (part[:8], part[8:]):
                buckets[band, half].append(row)
    parent: dict[int, int] = {}
    for bucket in buckets.values():
        bucket.sort(key=lambda t: (t.day, t.key))
        for at, one in enumerate(bucket):
            for other in bucket[at + 1 : at + 40]:
                if days is not None and (other.day - one.day).days > days:
                    break
                if near.find(parent, one.key) == near.find(parent, other.key):
                    continue
                union = len(one.words | other.words)
                if union and len(one.words & other.words) / union >= least:
                    near.join(parent, one.key, other.key)
    found: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        found[near.find(parent, row.key)].append(row.key)
    return list(found.values())


def hand_made(gazetteer: text.Gazetteer) -> dict[str, Any]:
    """Score the clusters that the writers of the hand-made messages gave."""
    rows = [r for r in own_rows() if r.get("label") != "not_event"]
    tellings = [
        stories.Telling(n, r["cluster"], r["text"], datetime.fromisoformat(r["sent_at"]),
                        r["region"])
        for n, r in enumerate(rows)
    ]  # fmt: skip
    read = traces(tellings, gazetteer)
    truth = {t.key: rows[t.key]["cluster"] for t in read}
    if not truth:
        return {"n": 0}
    groups = [g.keys for g in clusters.cluster(read, adjacent=areas.load().adjacent)]
    return {"n": len(truth), "events": len(set(truth.values())), **pair_scores(groups, truth)}


def main(reports: int) -> None:
    known = areas.load()
    rng = random.Random(20260314)
    tellings = list(stories.tellings(known, rng, reports=reports))
    gazetteer = load_gazetteer()
    reading, read = timed(lambda: traces(tellings, gazetteer))
    events = {t.key: t.event for t in tellings}
    truth = {t.key: (events[t.key] if events[t.key] is not None else -1 - t.key) for t in read}
    took, groups = timed(lambda: clusters.cluster(read, adjacent=known.adjacent))
    sizes = Counter(truth.values())
    figures: dict[str, Any] = {
        "n": len(read),
        "reports": len(tellings),
        "events": len(sizes),
        "left_out_as_not_event": len(tellings) - len(read),
        "of_them_reports_of_events": len(
            {t.key for t in tellings if t.event is not None} - truth.keys()
        ),
        "figures": pair_scores([g.keys for g in groups], truth),
        "seconds_clustering": round(took, 2),
        "seconds_reading_and_copies": round(reading, 1),
        "peak_mib": peak_mib(),
    }
    figures["orders"] = _orders(read, known, rng, [g.keys for g in groups])
    figures["copies"] = _copies(tellings)
    figures["minhash_alone"] = {
        f"jaccard {least}, {days or 'any number of'} days": pair_scores(
            by_minhash(read, least=least, days=days), truth
        )
        for days in (None, 4)
        for least in (0.3, 0.4, 0.5, 0.6)
    }
    figures["one_crowded_day"] = _crowded(read)
    figures["hand_made_messages"] = hand_made(gazetteer)
    write("clusters", figures)


def _orders(
    read: list[likeness.Trace], known: areas.Areas, rng: random.Random, groups: list[Any]
) -> dict[str, Any]:
    same = 0
    for _ in range(3):
        shuffled = rng.sample(read, len(read))
        again = [g.keys for g in clusters.cluster(shuffled, adjacent=known.adjacent)]
        same += again == groups
    return share(same, 3)


def _copies(tellings: Sequence[stories.Telling]) -> dict[str, float]:
    """Score sources against the truth that a forward is a copy of a telling with its words."""
    groups = near.sources({str(t.key): t.text for t in tellings if t.event is not None})
    truth: dict[int, int] = {}
    for t in tellings:
        if t.event is None:
            continue
        tail = t.text.split("\n", 1)[-1].split(": ", 1)[-1] if t.forward else t.text
        earlier = [
            u for u in tellings[max(0, t.key - 12) : t.key] if u.event == t.event and not u.forward
        ]
        twin = next((u.key for u in earlier if t.forward and tail[:40] in u.text), t.key)
        truth[t.key] = truth.get(twin, twin)
    return pair_scores([[int(k) for k in g] for g in groups], truth)


def _crowded(read: list[likeness.Trace]) -> dict[str, float]:
    """Time the worst case: three thousand reports of one district on one day."""
    from dataclasses import replace

    one = read[0]
    packed = [
        replace(t, area=one.area[:8], day=one.day, places=frozenset(), dated=False)
        for t in read[:3000]
    ]
    took, _ = timed(lambda: clusters.cluster(packed))
    return {"reports": len(packed), "seconds": round(took, 2)}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
