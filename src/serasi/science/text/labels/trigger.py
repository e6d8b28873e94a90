"""Which of the eight triggers lies behind an event, by words and the written tie rules."""

from __future__ import annotations

import re
from dataclasses import dataclass

from serasi.science.text.labels.standing import Act
from serasi.science.text.surface.page import Page
from serasi.science.text.surface.scan import Hit, Hits


@dataclass(frozen=True, slots=True)
class Trigger:
    """The primary trigger, up to two more, and the words that point there."""

    code: str | None
    confidence: float
    others: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


# Pupils and students who demonstrate on other matters are a policy protest, not a school's quarrel.
_SCHOOL_MATTERS = frozenset(
    ["rektor", "rektorat", "kepala sekolah", "guru", "dosen", "oknum guru", "wali murid", "ppdb",
     "yayasan pendidikan", "ospek", "pelajar", "siswa"]
)  # fmt: skip
_NEIGHBOURS = "T1"
# One man cut down with no sides named is a matter of safety, not of neighbours.
_ON_ONE = frozenset(["F12"])
_SIDED = 2
NO_TRIGGER = Trigger(None, 0.0, (), ())


def choose_trigger(page: Page, hits: Hits, acts: list[Act], /) -> Trigger:
    """Weigh the trigger words and apply the precedence of the coding guide.

    Notes
    -----
    Precedence (code list *pemicu*): an election outranks SARA; land outranks security and
    neighbours; two organisations, silat schools among them, outrank neighbours; a declared
    identity cause outranks neighbours; school links need people of the school, not its wall.
    """
    scores: dict[str, float] = {}
    seen: set[tuple[str, str]] = set()
    for hit in hits.of("trigger"):
        if _beside_the_point(page.text, hit):
            continue
        if (hit.key, hit.phrase) not in seen:
            seen.add((hit.key, hit.phrase))
            scores[hit.key] = scores.get(hit.key, 0.0) + hit.weight
    forms = {a.hit.key for a in acts if a.hit.kind == "violent"}
    phrases = {hit.phrase for hit in hits.of("trigger")}
    protest = any(a.hit.key == "F03" for a in acts)
    if protest and scores.get("T5", 0) and not phrases & _SCHOOL_MATTERS:
        scores["T8"] = scores.get("T8", 0.0) + 4
        scores["T5"] -= 3
    if "T5" in scores and any(a.hit.phrase == "tawuran" for a in acts):
        scores["T5"] += 3
    if protest and all(score < 2 for code, score in scores.items() if code not in ("T1", "T2")):
        scores["T8"] = scores.get("T8", 0.0) + 3
    sides = any(h.key == "T1" and h.weight >= _SIDED for h in hits.of("trigger"))
    if forms and forms <= _ON_ONE and not sides:
        scores["T2"] = scores.get("T2", 0.0) + 2.5
    _tie_rules(scores, forms)
    ranked = sorted(((s, c) for c, s in scores.items() if s >= 1), key=_by_weight)
    if not ranked:
        code = _by_form(forms) or (_NEIGHBOURS if acts else None)
        return Trigger(code, 0.3, (), ()) if code else NO_TRIGGER
    top, code = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    others = tuple(c for s, c in ranked[1:] if s >= 3 and s >= 0.4 * top)[:2]
    spans = tuple((h.start, h.end) for h in hits.of("trigger") if h.key == code)[:6]
    return Trigger(code, round(min(0.97, (top + 0.5) / (top + second + 1.5)), 2), others, spans)


# Where people flee to or sit down, and what is said not to be the cause, points to nothing.
_SITE = re.compile(
    r"(?<![a-z])(?:mengungsi|ngungsi|lari|ditampung|tidur|bertempat|bertemu|sembunyi|dirujuk|"
    r"dirawat)(?: \w+){0,3}? (?:ke|di|dalam|pada)(?: \w+ (?:&|dan))? (?:\w+ )?$"
)
_NOT_THE_CAUSE = re.compile(
    r"(?<![a-z])(?:bukan|jangan dibuat|jangan jadi|tidak ada|tanpa)(?: \w+)? $"
)
_NO = re.compile(r"\s?[:=]\s?(?:tidak|nihil|bukan)")


def _beside_the_point(text: str, hit: Hit) -> bool:
    lead = text[max(0, hit.start - 48) : hit.start]
    if hit.phrase == "pn" and lead.endswith(("di ", "ke ", "pada ")):
        return True
    if _NOT_THE_CAUSE.search(lead) or _NO.match(text, hit.end):
        return True
    return hit.weight <= 3 and _SITE.search(lead) is not None


def _by_weight(pair: tuple[float, str]) -> tuple[float, bool, str]:
    """Order by weight; of equals the general T1 comes last."""
    weight, code = pair
    return -weight, code == "T1", code


def _tie_rules(scores: dict[str, float], forms: set[str]) -> None:
    def strong(code: str, least: float) -> bool:
        return scores.get(code, 0.0) >= least

    if strong("T8", 5):
        scores["T8"] += 5
    if strong("T6", 4):
        scores["T6"] += 4
    if strong("T7", 4):
        scores["T7"] += 3
    if strong("T3", 4):
        scores["T3"] += 3
    if strong("T5", 3) and forms & {"F10", "F09", "F12", "F15", "F08"}:
        scores["T5"] += 3
    if strong("T4", 3):
        scores["T4"] += 2
    if "F10" in forms and not strong("T2", 2):
        scores["T1"] = scores.get("T1", 0.0) + 1
    if forms & {"F16"} and not strong("T1", 2):
        scores["T2"] = scores.get("T2", 0.0) + 1.5


def _by_form(forms: set[str]) -> str | None:
    if forms & {"F10", "F11", "F08", "F12", "F15", "F17"}:
        return "T1"
    if forms & {"F16", "F09", "F13"}:
        return "T2"
    return None
