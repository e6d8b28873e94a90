"""The interview form as a page sends it, typed from paper or not, as the payload of a phone."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from serasi.measure import instrument
from serasi.measure.models import Wave
from serasi.measure.traits import TRAITS
from serasi.science.harmony import Question

PLAIN = ("uuid", "slip", "place", "started", "language", "enumerator")
OF_PERSON = ("sex", "age_group")
ADULTS = ("men", "women")
CONSENT = {"yes": True, "no": False}


def payload_of(filled: QueryDict, wave: Wave, *, ended: str = "") -> dict[str, Any]:
    """Return the payload of a filled form; what was left open is left out.

    ended : by our clock, where the form was filled in at the door; a typed paper has none
    """
    told: dict[str, Any] = _said(filled, PLAIN)
    consent = CONSENT.get(filled.get("consent", ""))
    told |= {"instrument": wave.instrument, "consent": consent}
    told |= {"ended": ended} if ended else {}
    told |= _answered({"household": _number(filled.get("household", ""))})
    if consent is False:
        return told | _said(filled, ("refusal",))
    told |= _said(filled, OF_PERSON)
    told |= _answered({name: _number(filled.get(name, "")) for name in ADULTS})
    items = instrument.items_asked(wave.instrument, wave.kind)
    questions = (*instrument.questions_asked(wave.instrument, wave.kind), *TRAITS)
    told["answers"] = _answered({item.code: _number(filled.get(item.code, "")) for item in items})
    told["sides"] = _answered({q.code: _side(filled, q) for q in questions})
    return told


def _said(filled: QueryDict, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: filled[name] for name in names if filled.get(name)}


def _answered(given: dict[str, Any]) -> dict[str, Any]:
    return {code: value for code, value in given.items() if value not in (None, [])}


def _side(filled: QueryDict, question: Question) -> Any:
    after = question.asks_after
    if after is not None and _number(filled.get(after[0], "")) != after[1]:
        return None
    if question.kind == "many":
        return [_number(part) for part in filled.getlist(question.code)]
    return _number(filled.get(question.code, ""))


def _number(written: str) -> Any:
    """Return a whole number; other words are returned as they are, to be refused by number."""
    words = written.strip()
    if not words:
        return None
    return int(words) if words.isascii() and words.isdigit() and len(words) < 5 else words
