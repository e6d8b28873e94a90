"""What of the coding sheet is filled from a report's text, and which words filled it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from serasi.collect.models import Report
from serasi.regions.models import Area
from serasi.register import phrases, rules
from serasi.register.codes import Form, Precision, Trigger
from serasi.register.forms import place_words
from serasi.register.models import Handling
from serasi.register.receiving import actor_names

FROM_READING = {
    "place": "area",
    "event_date": "event_date",
    "event_time": "event_time",
    "trigger": "trigger",
    "form": "form",
    "deaths": "deaths",
    "injured": "injured",
    "displaced_people": "displaced_people",
    "displaced_kk": "displaced_kk",
    "buildings_damaged": "buildings_damaged",
    "vehicles_damaged": "vehicles_damaged",
    "mass": "mass_min",
    "actors": "party_a",
}
WHO_WHAT = ("trigger", "form", "party_a")
MOST_MARKS = 4
FARTHEST = 24
COUNTS = (
    "deaths",
    "injured",
    "displaced_people",
    "displaced_kk",
    "buildings_damaged",
    "vehicles_damaged",
    "mass_min",
    "mass_max",
)
QUESTIONS = {
    "who": gettext_lazy("Siapa yang terlibat?"),
    "what": gettext_lazy("Apa yang terjadi?"),
    "when": gettext_lazy("Kapan terjadi?"),
    "where": gettext_lazy("Di mana tepatnya?"),
    "how": gettext_lazy("Bagaimana terjadinya?"),
    "why": gettext_lazy("Mengapa terjadi?"),
}


@dataclass(frozen=True)
class Prefill:
    """The first state of a coding sheet."""

    initial: dict[str, Any]
    spans: dict[str, list[list[int]]] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    @property
    def filled(self) -> int:
        """How many fields were filled from the text."""
        return sum(1 for name in self.spans if self.initial.get(name) not in (None, ""))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def _time(value: object) -> time | None:
    try:
        return time.fromisoformat(str(value).replace(".", ":")) if value else None
    except ValueError:
        return None


def _alternatives(reading: Mapping[str, Any]) -> str:
    place = reading.get("place") or {}
    others = [a for a in place.get("alternatives") or () if a.get("code") != place.get("code")][:2]
    names = Area.objects.select_related("parent").in_bulk([str(a["code"]) for a in others])
    said = []
    for other in others:
        area = names.get(str(other["code"]))
        if area is not None:
            above = f", {area.parent.name}" if area.parent else ""
            said.append(f"{area.name}{above} ({_decimal(other.get('score'))})")
    return _("Calon lain: %(places)s") % {"places": "; ".join(said)} if said else ""


def _decimal(value: object) -> str:
    return f"{value:.2f}".replace(".", ",") if isinstance(value, (int, float)) else "?"


def join_marks(text: str, spans: Mapping[str, Any]) -> dict[str, list[list[int]]]:
    """Join the words that tell who did what into stretches that read as one.

    Words of trigger, form and parties that stand close together within a sentence become one
    mark, shared by their fields; marks of place, time and number are left as they are.
    """
    others = [tuple(s) for name, marks in spans.items() if name not in WHO_WHAT for s in marks]
    mine = sorted(tuple(s) for name in WHO_WHAT for s in list(spans.get(name, ()))[:MOST_MARKS])
    stretches: list[list[int]] = []
    for begin, end in mine:
        last = stretches[-1] if stretches else None
        if last is not None and _close(text, last[1], begin, others):
            last[1] = max(last[1], end)
        else:
            stretches.append([begin, end])
    found = {name: list(marks) for name, marks in spans.items() if name not in WHO_WHAT}
    for name in WHO_WHAT:
        kept: list[list[int]] = []
        for begin, end in list(spans.get(name, ()))[:MOST_MARKS]:
            whole = next((s for s in stretches if s[0] <= begin and end <= s[1]), None)
            if whole is not None and whole not in kept:
                kept.append(whole)
        if kept:
            found[name] = kept[:2]
    return found


def _close(text: str, end: int, begin: int, others: list[tuple[int, ...]]) -> bool:
    gap = text[end:begin]
    if len(gap) > FARTHEST or re.search(r"[.;!?\n]", gap):
        return False
    return not any(end <= o[0] < begin or o[0] <= end < o[1] for o in others)


def _trigger_hint(row: Handling) -> str:
    sure = row.trigger_confidence
    if not row.trigger or sure is None:
        return _("Belum ada usulan. Baca teksnya, lalu pilih.")
    word = _("yakin") if sure >= 0.6 else _("ragu")
    return f"{word} {_decimal(sure)}"


def _initial(report: Report, row: Handling) -> dict[str, Any]:
    reading = report.reading
    names = actor_names(reading)
    label = reading.get("label")
    return {
        "kind": {"conflict": "incident", "tension": "tension"}.get(str(label), ""),
        "title": row.title,
        "area": place_words(row.area_id),
        "event_date": _day(reading.get("event_date")) or row.day,
        "event_time": _time(reading.get("event_time")),
        "date_precision": _precision(reading),
        "trigger": row.trigger if row.trigger in Trigger.values else "",
        "form": reading.get("form") if reading.get("form") in Form.values else "",
        "party_a": names[0] if names else "",
        "party_b": names[1] if len(names) > 1 else "",
        "kip_class": "a",
        **{name: reading.get(name) for name in COUNTS},
    }


def _precision(reading: Mapping[str, Any]) -> str:
    found = str(reading.get("date_precision") or "")
    return found if found in Precision.values else "day"


def prefill(report: Report, row: Handling) -> Prefill:
    """Return the coding sheet of a report that nobody coded yet."""
    reading = report.reading
    evidence = reading.get("evidence") or {}
    spans = {
        FROM_READING[name]: marks
        for name, marks in evidence.items()
        if name in FROM_READING and marks
    }
    spans = join_marks(report.text, spans)
    hints = {"area": _alternatives(reading), "trigger": _trigger_hint(row)}
    for name in COUNTS:
        if reading.get(name) == 0:
            hints[name] = _("“nihil” dibaca 0")
    missing = tuple(str(QUESTIONS[q]) for q in reading.get("missing") or () if q in QUESTIONS)
    return Prefill(_initial(report, row), spans, {k: v for k, v in hints.items() if v}, missing)


def source_grade(report: Report) -> tuple[str, str]:
    """Return a report's grade in plain words, and its confidence: "kuat 0,64"."""
    value = rules.confidence(report.reliability, report.credibility)
    grade = (
        f"{report.reliability}{report.credibility}: {report.get_reliability_display()},"
        f" {report.get_credibility_display()}"
    )
    return grade, f"{phrases.STRENGTHS[rules.strength(value)]} {_decimal(value)}"
