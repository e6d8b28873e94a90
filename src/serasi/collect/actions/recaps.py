"""Reads a recap book for preview; its rows become reports like any other."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from serasi.collect import reading
from serasi.collect.actions.previewing import Preview, known_keys, path_of, told
from serasi.collect.models import ColumnMap, Intake, IntakeItem
from serasi.collect.recap import AreaWords, Recap, RecapRow, read_recap
from serasi.collect.recap.quantities import nothing_said
from serasi.collect.recap.telling import row_json
from serasi.problems import RECAP_CHOICE_UNFIT, Problem
from serasi.regions import queries as regions
from serasi.regions.placed import lies_in

_NOON = time(12, 0)
_FIGURES = (
    "deaths",
    "injured",
    "displaced_people",
    "displaced_kk",
    "buildings_damaged",
    "vehicles_damaged",
)


class Places:
    """Turns the place words of rows into codes, the desk's own area first; asks once for each."""

    def __init__(self, home: str | None) -> None:
        self.home = home
        self._known: dict[AreaWords, str | None] = {}

    def __call__(self, words: AreaWords) -> str | None:
        if words not in self._known:
            self._known[words] = self._find(words)
        return self._known[words]

    def _find(self, words: AreaWords) -> str | None:
        if words.code:
            try:
                return regions.resolve_code(words.code.replace(".", "")).area.code
            except Problem:
                return self._dotted(words.code)
        within = (self.home,) if self.home else ()
        for name, level, under in (
            (words.village, 4, words.district or words.regency),
            (words.district, 3, words.regency),
            (words.regency, 2, None),
        ):
            found = self._named(name, level, under, within) if name else None
            if found:
                return found
        return self._read(words)

    def _dotted(self, code: str) -> str | None:
        try:
            return regions.resolve_code(code).area.code
        except Problem:
            return None

    def _named(
        self, name: str, level: int, under: str | None, within: tuple[str, ...]
    ) -> str | None:
        hits = regions.search_areas(
            f"{name}, {under}" if under else name, prefer=within, level=level, limit=6
        )
        exact = [hit.code for hit in hits if hit.score >= 100]
        mine = [code for code in exact if lies_in(code, within)]
        for found in (mine, exact):
            if len(found) == 1:
                return found[0]
        return None

    def _read(self, words: AreaWords) -> str | None:
        parts = (words.free, words.village, words.district, words.regency)
        text = " ".join(part for part in parts if part)
        if not text:
            return None
        return reading.read(f"Kejadian di {text}.", sent_at=None, area=self.home).place


def read_book(
    path: Any, *, name: str, home: str | None, choices: dict[str, str], now: datetime
) -> Recap:
    """Read a recap book with the places of this house."""
    zone = reading.zone_of(home or "35")
    return read_recap(
        path,
        file_name=name,
        resolve=Places(home),
        choices=choices,
        today=now.astimezone(zone).date(),
    )


def read_rows(intake: Intake, *, now: datetime) -> Preview:
    """Read the rows of a book, with the choices of its desk's last one of the same layout."""
    path, name, home = path_of(intake), intake.file_name, intake.home_id
    recap = read_book(path, name=name, home=home, choices=intake.choices, now=now)
    kept = ColumnMap.objects.filter(desk=intake.desk, header_key=recap.header_key).first()
    if kept is not None and kept.choices and not intake.choices:
        try:
            recap = read_book(path, name=name, home=home, choices=kept.choices, now=now)
        except Problem as problem:
            if problem.kind is not RECAP_CHOICE_UNFIT:
                raise
        else:
            intake.choices = dict(kept.choices)
    items = list(_items(intake, recap))
    known = known_keys(intake.desk, [item.key for item in items])
    new = [item for item in items if item.key not in known]
    summary = {
        "rows": len(recap.rows),
        "new": len(new),
        "known": len(items) - len(new),
        "header_key": recap.header_key,
        "sheets": list(recap.sheets),
        "from_last_time": kept is not None and intake.choices == kept.choices,
        "skipped": _skipped(recap),
        "assumptions": told(recap.assumptions),
    }
    return Preview(new, summary, len(recap.rows))


def _skipped(recap: Recap) -> list[dict[str, Any]]:
    """Return the rows that were not read, by reason, with the first few row numbers of each."""
    reasons: dict[str, list[str]] = {}
    for row in recap.skipped:
        reasons.setdefault(row.reason, []).append(f"{row.sheet}!{row.row}")
    return [
        {"reason": reason, "count": len(where), "where": where[:12]}
        for reason, where in sorted(reasons.items(), key=lambda pair: -len(pair[1]))
    ]


def _items(intake: Intake, recap: Recap) -> Iterator[IntakeItem]:
    zone = reading.zone_of(intake.home_id)
    plain = [row_json(row) for row in recap.rows]
    seen: Counter[str] = Counter()
    for index, (row, json) in enumerate(zip(recap.rows, plain, strict=True)):
        digest = hashlib.sha256(row.text.encode("utf-8", "replace")).hexdigest()[:40]
        seen[digest] += 1
        at = None
        if row.event_date is not None:
            at = datetime.combine(row.event_date, row.event_time or _NOON, tzinfo=zone)
        yield IntakeItem(
            index=index,
            verdict=IntakeItem.Verdict.REPORT,
            why=_why(row),
            taken=_why(row) in ("row", "hidden"),
            sent_at=at,
            text=row.text or row.narrative or "",
            key=f"recap-{digest}-{seen[digest]}",
            area_code=row.code or "",
            reading=_reading(row, json, home=intake.home_id),
            stated={"recap": {k: v for k, v in json.items() if k != "written"}},
        )


def _why(row: RecapRow) -> str:
    """Return what is to be said of a row; one whose date is in no calendar is not taken."""
    if row.duplicate_of:
        return "repeated"
    kinds = {flag.kind for flag in row.flags if flag.field == "date"}
    if row.event_date is None and "date_impossible" in kinds:
        return "date_impossible"
    return "hidden" if row.hidden else "row"


def _reading(row: RecapRow, json: dict[str, Any], *, home: str) -> dict[str, Any]:
    """Return the row's own fields as a reading; the narrative adds what the columns lack."""
    told_words = row.narrative or row.text
    read = reading.read(told_words, sent_at=None, area=row.code or home)
    hurt = [row.injured_heavy, row.injured_light]
    injured = row.injured if all(n is None for n in hurt) else sum(n or 0 for n in hurt)
    found = dict(read.json)
    if told_words != row.text:
        found["evidence"] = {}
    else:
        _forget_dashes(row, found, home=home)
    stated = {
        "deaths": row.deaths,
        "injured": injured,
        "displaced_kk": row.displaced_kk,
        "displaced_people": row.displaced_people,
        "trigger": row.trigger,
        "event_date": json["event_date"],
        "event_time": json["event_time"],
    }
    found |= {key: value for key, value in stated.items() if value is not None}
    if row.trigger:
        found["trigger_confidence"] = 1.0
    if row.event_date:
        found["date_precision"] = "day"
    if row.code:
        found["place"] = {
            "code": row.code,
            "level": len(row.code.split(".")),
            "role": "event",
            "alternatives": [],
        }
    answered = {"when": row.event_date, "where": row.code, "who": row.actors}
    found["missing"] = [asked for asked in found["missing"] if not answered.get(asked)]
    if found["label"] == "not_event":
        found["label"], found["label_confidence"] = "unsure", 0.5
    return found


def _forget_dashes(row: RecapRow, found: dict[str, Any], *, home: str) -> None:
    """Take out figures that a reading of the whole row has from dashes: "MD: -" is not "MD: 0".

    What a dash in a column means is settled by the columns and the officer's choice.
    """
    filled = [pair for pair in row.written if not _is_dash(pair[1])]
    if len(filled) == len(row.written):
        return
    text = "\n".join(f"{title}: {value}" for title, value in filled)
    without = reading.read(text, sent_at=None, area=row.code or home).json
    for name in _FIGURES:
        if found.get(name) != without.get(name):
            found[name] = without.get(name)
            found["evidence"].pop(name, None)


def _is_dash(value: str) -> bool:
    nothing = nothing_said(value.strip())
    return nothing is not None and nothing.flag == "dash"
