"""Which column of a KoboToolbox or ODK export means what, by code or by label in any language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from serasi.measure import instrument
from serasi.measure.models import AgeGroup, Sex
from serasi.measure.xlsform import WORDS, PlaceChoice

PLAIN = {
    "place": ("place", WORDS["place"]),
    "household": ("household", WORDS["household"]),
    "slip": ("slip", WORDS["slip"]),
    "consent": ("persetujuan", WORDS["consent"]),
    "language": ("language", WORDS["language"]),
    "men": ("men", WORDS["men"]),
    "women": ("women", WORDS["women"]),
    "sex": ("sex", WORDS["sex"]),
    "age_group": ("age_group", WORDS["age_group"]),
    "gps": ("gps", WORDS["gps"]),
    "uuid": ("_uuid", "instanceid", "meta/instanceid", "meta-instanceid", "key"),
    "started": ("start",),
    "ended": ("end",),
    "sent": ("_submission_time", "submissiondate"),
    "enumerator": ("username", "submittername", "_submitted_by"),
    "lat": ("_gps_latitude", "gps-latitude"),
    "lng": ("_gps_longitude", "gps-longitude"),
    "accuracy": ("_gps_precision", "gps-accuracy"),
    "geolocation": ("_geolocation",),
    "version": ("versi", "__version__"),
}
NEEDED = ("uuid", "consent")
_TAIL = re.compile(r"[/-]")


def fold(text: object) -> str:
    """Return text as headings and labels are compared: lower, one space, no end mark.

    >>> fold("  Bersedia. "), fold("A1a")
    ('bersedia', 'a1a')
    """
    return re.sub(r"\s+", " ", str(text)).strip().rstrip(".:?").strip().lower()


@dataclass(frozen=True)
class Columns:
    """Field → 1-based column, and for questions of many answers the columns of each answer."""

    at: Mapping[str, int]
    ticks: Mapping[str, Mapping[int, int]]
    heads: tuple[str, ...]

    def missing(self, fields: Sequence[str]) -> list[str]:
        """Return which of some fields have no column."""
        return [name for name in fields if name not in self.at and name not in self.ticks]


def columns_of(heads: Sequence[object], *, version: str, kind: str) -> Columns:
    """Find the columns of an export; a heading may carry the path of its groups before it."""
    known = _known_heads(version, kind)
    folded = [fold(head) if head is not None else "" for head in heads]
    at: dict[str, int] = {}
    ticks: dict[str, dict[int, int]] = {}
    many = {fold(q.code): q.code for q in _many(version, kind)}
    for column, head in enumerate(folded, start=1):
        field = _field(head, known)
        if field is not None:
            at.setdefault(field, column)
            continue
        parts = _TAIL.split(head)
        if len(parts) > 1 and parts[-2] in many and parts[-1].isdecimal():
            ticks.setdefault(many[parts[-2]], {})[int(parts[-1])] = column
    return Columns(at, ticks, tuple(str(head or "") for head in heads))


def _many(version: str, kind: str) -> list[instrument.Question]:
    return [q for q in instrument.questions_asked(version, kind) if q.kind == "many"]


def _field(head: str, known: Mapping[str, str]) -> str | None:
    if not head:
        return None
    if head in known:
        return known[head]
    parts = _TAIL.split(head)
    if parts[-1] in known:
        return known[parts[-1]]
    # a label may hold the very signs that part groups: try its ends, the longest first
    for at in range(1, len(head)):
        if head[at - 1] in "/-" and head[at:].strip() in known:
            return known[head[at:].strip()]
    return None


def _known_heads(version: str, kind: str) -> dict[str, str]:
    one = instrument.of(version)
    known = {fold(head): field for field, heads in PLAIN.items() for head in heads}
    asked = [item.code for item in instrument.items_asked(version, kind)]
    asked += [question.code for question in instrument.questions_asked(version, kind)]
    for code in asked:
        known[fold(code)] = code
        for language in one.languages.values():
            known.setdefault(fold(language.texts[code]), code)
    return known


@dataclass(frozen=True)
class Answers:
    """Field → folded cell → code, for every choice of the form, by code and by label."""

    of: Mapping[str, Mapping[str, object]]

    def code(self, field: str, cell: object) -> object | None:
        """Return the code that a cell means, None where it means nothing."""
        return self.of[field].get(fold(cell))


def answers_of(*, version: str, kind: str, places: Sequence[PlaceChoice]) -> Answers:
    """Return what each cell may say, in codes and in the labels of every language."""
    one = instrument.of(version)
    of: dict[str, dict[str, object]] = {
        "consent": {"1": True, "2": False, "true": True, "false": False, "yes": True, "no": False},
        "sex": {fold(v): v for v in Sex.values},
        "age_group": {fold(v): v for v in AgeGroup.values},
        "language": {fold(code): code for code in one.languages},
        "place": {fold(place.code): place.code for place in places},
    }
    of["consent"] |= {fold(WORDS["yes"]): True, fold(WORDS["no"]): False}
    of["sex"] |= {fold(sex.label): sex.value for sex in Sex}
    of["age_group"] |= {fold(group.label): group.value for group in AgeGroup}
    of["place"] |= {fold(place.name): place.code for place in places}
    for language in one.languages.values():
        for mark in ("", " – belum diuji"):
            of["language"][fold(f"{language.name}{mark}")] = language.code
    for item in instrument.items_asked(version, kind):
        of[item.code] = {str(code): code for code in instrument.SCALE}
        for language in one.languages.values():
            of[item.code] |= {fold(said): code for code, said in language.scale.items()}
    for question in instrument.questions_asked(version, kind):
        of[question.code] = _of_question(one, question)
    return Answers(of)


def _of_question(one: instrument.Instrument, question: instrument.Question) -> dict[str, object]:
    may: dict[str, object] = {str(code): code for code in instrument.allowed(question)}
    for language in one.languages.values():
        for option in question.options:
            said = language.texts.get(f"{question.code}.{option}")
            if said is not None:
                may[fold(said)] = option
        for scale, code in zip(instrument.MISSING, question.missing, strict=True):
            may[fold(language.scale[scale])] = code
    return may
