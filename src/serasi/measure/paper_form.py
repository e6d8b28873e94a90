"""A typed paper form: from the fields of a page to the payload of an interview."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from serasi.measure import instrument
from serasi.measure.models import Wave
from serasi.problems import INTERVIEW_UNFIT, Problem


def payload_of(row: Wave, told: Mapping[str, str], many: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return the payload that a posted form tells; an empty field is not answered.

    `many` holds the ticked answers of questions that take several.
    """
    payload: dict[str, Any] = {
        "uuid": "",
        "slip": told.get("slip", ""),
        "place": told.get("place", ""),
        "household": _whole(told, "household"),
        "instrument": row.instrument,
        "language": told.get("language") or "id",
        "consent": told.get("consent") == "1",
        "enumerator": told.get("enumerator", "")[:40],
    }
    if not payload["consent"]:
        return payload
    payload |= {
        "sex": told.get("sex", ""),
        "age_group": told.get("age_group", ""),
        "adults": _whole(told, "adults"),
    }
    items = instrument.items_asked(row.instrument, row.kind)
    payload["answers"] = {
        item.code: value for item in items if (value := _whole(told, item.code)) is not None
    }
    payload["sides"] = {}
    for question in instrument.questions_asked(row.instrument, row.kind):
        if question.kind == "many":
            ticked = [_number(question.code, n) for n in many.get(question.code, [])]
            if ticked:
                payload["sides"][question.code] = ticked
        elif (value := _whole(told, question.code)) is not None:
            payload["sides"][question.code] = value
    return payload


def _whole(told: Mapping[str, str], name: str) -> int | None:
    written = (told.get(name) or "").strip()
    return _number(name, written) if written else None


def _number(name: str, written: str) -> int:
    if not written.isdecimal() or len(written) > 4:  # noqa: PLR2004 - no code is longer
        raise Problem(INTERVIEW_UNFIT, what=f"{name}: “{written[:12]}” bukan angka")
    return int(written)
