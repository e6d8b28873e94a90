"""How well coded reports agree with a gold set coded by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]

CATEGORIES = {
    "bentrok_warga": "T1", "keamanan": "T2", "sara": "T3", "kesenjangan_sosial": "T4",
    "institusi_pendidikan": "T5", "ormas": "T6", "sengketa_lahan": "T7", "politik": "T8",
}  # fmt: skip
LABELS = ("conflict", "tension", "response", "not_event")
COUNTS = {
    "deaths": "deaths", "injured": "injured", "displaced_people": "displaced",
    "displaced_kk": "displaced_kk", "buildings_damaged": "buildings_damaged",
    "vehicles_damaged": "vehicles_damaged",
}  # fmt: skip
_SIZES = {"kab": 5, "kec": 8, "desa": 13}


def score(gold_rows: Iterable[Row], coded_rows: Iterable[Row], /) -> dict[str, Any]:
    """Compare coded reports with gold.

    Parameters
    ----------
    gold_rows
        Rows with `id`, `label` and, where known, `category` or `trigger`, `kode_kab`, `kode_kec`,
        `kode_desa`, `event_date` and the counts.
    coded_rows
        Coded JSON with the same `id`; rows without one are taken in order.

    Notes
    -----
    *Detection* is conflict, tension or response against not_event; `unsure` counts as found,
    because it goes to a person. Trigger and place are scored on gold rows that have them. A count
    is *exact* when equal; *stated* looks only at rows where the coder gave a number, as gold may
    know a zero that its text does not tell.

    Examples
    --------
    >>> row = {"id": 1, "label": "conflict"}
    >>> score([row], [row])["label"]["accuracy"]
    1.0
    """
    pairs = _pairs(list(gold_rows), list(coded_rows))
    return {
        "n": len(pairs),
        "label": _label(pairs),
        "detection": _detection(pairs),
        "trigger": _trigger(pairs),
        "place": _place(pairs),
        "event_date": _share(
            [_date(g) == c.get("event_date") for g, c in pairs if "event_date" in g]
        ),
        "counts": {name: _count(pairs, name, key) for name, key in COUNTS.items()},
    }


def _pairs(gold: list[Row], coded: list[Row]) -> list[tuple[Row, Row]]:
    by_id = {row["id"]: row for row in coded if row.get("id") is not None}
    if by_id:
        return [(g, by_id[g["id"]]) for g in gold if g.get("id") in by_id]
    return list(zip(gold, coded, strict=False))


def _share(hits: list[bool]) -> dict[str, Any]:
    right = sum(hits)
    return {"right": right, "n": len(hits), "share": round(right / len(hits), 4) if hits else None}


def _f1(pairs: list[tuple[Any, Any]], name: str) -> dict[str, Any]:
    both = sum(g == name and c == name for g, c in pairs)
    said, true = sum(c == name for _, c in pairs), sum(g == name for g, _ in pairs)
    precision = both / said if said else 0.0
    recall = both / true if true else 0.0
    total = precision + recall
    f1 = 2 * precision * recall / total if total else 0.0
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(f1, 4),
        "n": true,
    }


def _classes(pairs: list[tuple[Any, Any]], names: Iterable[str]) -> dict[str, Any]:
    each = {name: _f1(pairs, name) for name in names if any(g == name for g, _ in pairs)}
    macro = sum(row["f1"] for row in each.values()) / len(each) if each else None
    confusion = Counter(f"{g}>{c}" for g, c in pairs if g != c)
    accuracy = _share([g == c for g, c in pairs])["share"]
    return {"accuracy": accuracy, "macro_f1": None if macro is None else round(macro, 4),
            "classes": each, "confusion": dict(confusion)}  # fmt: skip


def _label(pairs: list[tuple[Row, Row]]) -> dict[str, Any]:
    return _classes([(g.get("label"), c.get("label")) for g, c in pairs], LABELS)


def _detection(pairs: list[tuple[Row, Row]]) -> dict[str, Any]:
    events = [
        ("event" if g.get("label") != "not_event" else "none",
         "event" if c.get("label") != "not_event" else "none")
        for g, c in pairs
    ]  # fmt: skip
    return _f1(events, "event")


def _trigger(pairs: list[tuple[Row, Row]]) -> dict[str, Any]:
    triggers = [
        (g.get("trigger") or CATEGORIES.get(g.get("category") or ""), c.get("trigger"))
        for g, c in pairs
        if g.get("label") != "not_event"
    ]
    known = [(g, c) for g, c in triggers if g]
    return {"n": len(known), **_classes(known, sorted(set(CATEGORIES.values())))}


def _place(pairs: list[tuple[Row, Row]]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for level, size in _SIZES.items():
        hits = []
        for gold, coded in pairs:
            wanted = gold.get(f"kode_{level}")
            if wanted:
                hits.append(_code(coded)[:size] == wanted)
        out[level] = _share(hits)
    named = [(g.get("kode_desa"), _code(c)) for g, c in pairs if len(_code(c)) == 13]
    wrong = [bool(g) and g != c for g, c in named]
    out["wrong_desa"] = _share(wrong)
    return out


def _code(coded: Row) -> str:
    place = coded.get("place")
    return (place.get("code") or "") if place else ""


def _date(gold: Row) -> str | None:
    value = gold.get("event_date")
    return str(value) if value else None


def _count(pairs: list[tuple[Row, Row]], name: str, key: str) -> dict[str, Any]:
    rows = [(g[key], c.get(name)) for g, c in pairs if key in g]
    return {
        "exact": _share([g == c for g, c in rows]),
        "stated": _share([g == c for g, c in rows if c is not None and g is not None]),
    }
