"""What a phone, a paper form or a file row tells of one interview, read strictly from plain JSON.

Nothing here is free text: a name or a NIK has no field it could be written in.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime

from serasi.measure import instrument
from serasi.measure.models import AgeGroup, Mode, Refusal, Sex
from serasi.measure.slips import slip_as_written
from serasi.measure.traits import TRAITS
from serasi.problems import (
    ANSWER_UNFIT,
    CONSENT_MISSING,
    INTERVIEW_UNFIT,
    ITEM_UNKNOWN,
    Problem,
)

LANGUAGE = re.compile(r"[a-z]{2,3}")
LONGEST = timedelta(hours=6)
MOST_ADULTS = 30
SENT_ONLY = frozenset({"phone_now"})
"""What differs at every sending of the same interview."""


@dataclass(frozen=True)
class Point:
    """Where the phone said it was, and within how many metres."""

    lat: float
    lng: float
    accuracy_m: float | None = None


@dataclass(frozen=True)
class Told:
    """One interview as told, proven to be possible."""

    uuid: UUID
    instrument: str
    consent: bool
    refusal: str | None = None
    place: str = ""
    mode: str = Mode.CAPI
    area: str = ""
    household: int | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    phone_now: datetime | None = None
    point: Point | None = None
    language: str = "id"
    sex: str | None = None
    age_group: str | None = None
    adults: int | None = None
    men: int | None = None
    women: int | None = None
    person_chance: float | None = None
    answers: Mapping[str, int] = field(default_factory=dict)
    sides: Mapping[str, Any] = field(default_factory=dict)
    slip: str = ""
    enumerator_label: str = ""
    digest: str = ""


def digest_of(payload: Mapping[str, Any]) -> str:
    """Return what tells a changed replay from the same interview sent again."""
    kept = {key: value for key, value in payload.items() if key not in SENT_ONLY}
    written = json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def read_payload(payload: Mapping[str, Any]) -> Told:
    """Read one interview, or refuse with what is wrong and what would be right.

    Raises
    ------
    Problem
        S1335 unknown items, S1336 an answer out of range, S1338 answers without consent, S1339
        anything else.
    """
    consent = payload.get("consent")
    if not isinstance(consent, bool):
        raise Problem(INTERVIEW_UNFIT, what="persetujuan harus ya atau tidak")
    version = _text(payload, "instrument", most=20)
    answers = _answers(payload.get("answers") or {}, version)
    sides = _sides(payload.get("sides") or {}, version)
    if not consent and (answers or sides):
        raise Problem(CONSENT_MISSING)
    men, women = _adults(payload)
    started, ended = _moment(payload, "started"), _moment(payload, "ended")
    if started and ended and not timedelta(0) <= ended - started <= LONGEST:
        raise Problem(INTERVIEW_UNFIT, what="selesai harus sesudah mulai, paling lama enam jam")
    return Told(
        uuid=_uuid(payload),
        place=_text(payload, "place", most=24, empty=True),
        area=_text(payload, "area", most=13, empty=True),
        instrument=version,
        consent=consent,
        refusal=None if consent else _choice(payload, "refusal", Refusal.values),
        mode=_choice(payload, "mode", Mode.values, else_=Mode.CAPI) or Mode.CAPI,
        household=_whole(payload, "household", most=999),
        started_at=started,
        ended_at=ended,
        phone_now=_moment(payload, "phone_now"),
        point=_point(payload.get("gps")),
        language=_language(payload),
        sex=_choice(payload, "sex", Sex.values),
        age_group=_choice(payload, "age_group", AgeGroup.values),
        adults=_whole(payload, "adults", most=MOST_ADULTS) if men is None else men + (women or 0),
        men=men,
        women=women,
        person_chance=_chance(payload),
        answers=answers,
        sides=sides,
        slip=_slip(payload),
        enumerator_label=_text(payload, "enumerator", most=40, empty=True),
        digest=digest_of(payload),
    )


def _uuid(payload: Mapping[str, Any]) -> UUID:
    try:
        return UUID(str(payload.get("uuid", "")))
    except ValueError:
        raise Problem(INTERVIEW_UNFIT, what="nomor wawancara (UUID)") from None


def _text(payload: Mapping[str, Any], name: str, *, most: int, empty: bool = False) -> str:
    value = payload.get(name)
    if empty and value in (None, ""):
        return ""
    if not isinstance(value, str) or not 0 < len(value) <= most:
        raise Problem(INTERVIEW_UNFIT, what=name)
    return value


def _slip(payload: Mapping[str, Any]) -> str:
    """Return the code of a slip printed beforehand; "" where it follows from the UUID."""
    written = _text(payload, "slip", most=20, empty=True)
    slip = slip_as_written(written)
    if written and not slip:
        raise Problem(INTERVIEW_UNFIT, what="kode slip, delapan huruf dan angka")
    return slip


def _choice(
    payload: Mapping[str, Any], name: str, allowed: list[str], *, else_: str | None = None
) -> str | None:
    value = payload.get(name)
    if value in (None, ""):
        return else_
    if value not in allowed:
        raise Problem(INTERVIEW_UNFIT, what=f"{name} harus {', '.join(allowed)}")
    return str(value)


def _whole(payload: Mapping[str, Any], name: str, *, most: int) -> int | None:
    value = payload.get(name)
    if value in (None, ""):
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise Problem(INTERVIEW_UNFIT, what=f"{name} harus angka 1 sampai {most}")
    return value


def _adults(payload: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """Return how many men and women of age live in the household: both or neither are told."""
    counts = [payload.get(name) for name in ("men", "women")]
    if counts in ([None, None], ["", ""]):
        return None, None
    men, women = (n if type(n) is int and 0 <= n <= MOST_ADULTS else None for n in counts)
    if men is None or women is None or not 1 <= men + women <= MOST_ADULTS:
        what = f"orang dewasa: laki-laki dan perempuan, bersama 1 sampai {MOST_ADULTS}"
        raise Problem(INTERVIEW_UNFIT, what=what)
    if not {"L": men, "P": women}.get(str(payload.get("sex")), 1):
        raise Problem(INTERVIEW_UNFIT, what="kelamin responden tidak ada di antara orang dewasa")
    return men, women


def _chance(payload: Mapping[str, Any]) -> float | None:
    value = payload.get("person_chance")
    if value in (None, ""):
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= 1:
        raise Problem(INTERVIEW_UNFIT, what="peluang terpilih dalam rumah tangga, 0 sampai 1")
    return float(value)


def _moment(payload: Mapping[str, Any], name: str) -> datetime | None:
    value = payload.get(name)
    if value in (None, ""):
        return None
    try:
        read = parse_datetime(value) if isinstance(value, str) else None
    except ValueError:
        read = None
    if read is None or read.tzinfo is None:
        raise Problem(INTERVIEW_UNFIT, what=f"{name} harus waktu dengan zonanya")
    return read


def _language(payload: Mapping[str, Any]) -> str:
    value = payload.get("language") or "id"
    if not isinstance(value, str) or not LANGUAGE.fullmatch(value):
        raise Problem(INTERVIEW_UNFIT, what="bahasa")
    return value


def _point(given: Any) -> Point | None:
    if given in (None, "", {}):
        return None
    try:
        lat, lng = float(given["lat"]), float(given["lng"])
        accuracy = given.get("accuracy")
        within_m = None if accuracy is None else float(accuracy)
    except (TypeError, ValueError, KeyError, AttributeError):
        raise Problem(INTERVIEW_UNFIT, what="titik GPS") from None
    figures = (lat, lng, within_m or 0.0)
    if not all(math.isfinite(n) for n in figures) or abs(lat) > 90 or abs(lng) > 180:
        raise Problem(INTERVIEW_UNFIT, what="titik GPS")
    return Point(lat, lng, within_m)


def _answers(given: Any, version: str) -> dict[str, int]:
    if not isinstance(given, Mapping):
        raise Problem(INTERVIEW_UNFIT, what="jawaban")
    known = instrument.codes_of(version)
    _refuse_strange(given, known)
    for code, value in given.items():
        if type(value) is not int or value not in instrument.SCALE:
            raise Problem(ANSWER_UNFIT, item=code, value=str(value)[:12], allowed="1–5, 8, atau 9")
    return {code: given[code] for code in known if code in given}


def _sides(given: Any, version: str) -> dict[str, Any]:
    """Return side answers as codes of the questionnaire; there is no room for words."""
    if not isinstance(given, Mapping):
        raise Problem(INTERVIEW_UNFIT, what="pertanyaan samping")
    asked = (*instrument.of(version).questions, *TRAITS)
    known = {question.code: question for question in asked}
    _refuse_strange(given, tuple(known))
    read: dict[str, Any] = {}
    for code, value in given.items():
        may = instrument.allowed(known[code])
        many = known[code].kind == "many" and isinstance(value, list)
        parts = value if many else [value]
        if not parts or any(type(n) is not int or n not in may for n in parts):
            raise Problem(
                ANSWER_UNFIT,
                item=code,
                value=str(value)[:12],
                allowed=", ".join(str(n) for n in may),
            )
        read[code] = sorted(set(parts)) if many else value
    return read


def _refuse_strange(given: Mapping[str, Any], known: tuple[str, ...]) -> None:
    strange = sorted(str(code)[:12] for code in given if code not in known)
    if strange:
        raise Problem(ITEM_UNKNOWN, items=", ".join(strange[:5]))
