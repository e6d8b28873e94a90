"""What a coder states of an event, as one frozen value between forms, actions and history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, time
from decimal import Decimal
from typing import Any

from serasi.register.models import Event


@dataclass(frozen=True)
class Coding:
    """A coding sheet; None means not stated, 0 that somebody said there was none."""

    kind: str
    title: str
    area: str
    start_date: date
    trigger: str
    form: str
    law_source: str
    start_time: time | None = None
    end_date: date | None = None
    time_precision: str = "day"
    place_words: str = ""
    lat: Decimal | None = None
    lng: Decimal | None = None
    other_areas: tuple[str, ...] = ()
    other_triggers: tuple[str, ...] = ()
    other_forms: tuple[str, ...] = ()
    root: str = ""
    party_a: str = ""
    party_b: str = ""
    crowd_min: int | None = None
    crowd_max: int | None = None
    deaths: int | None = None
    injured_heavy: int | None = None
    injured_light: int | None = None
    missing_people: int | None = None
    displaced_people: int | None = None
    displaced_kk: int | None = None
    detained: int | None = None
    buildings_damaged: int | None = None
    vehicles_damaged: int | None = None
    loss_rp: int | None = None
    weapons: tuple[str, ...] = ()
    facts: str = ""
    opinion: str = ""
    response: str = ""
    likelihood: int | None = None
    impact: int | None = None
    kip_class: str = "a"


NAMES = tuple(field.name for field in fields(Coding))
LISTS = frozenset({"other_areas", "other_triggers", "other_forms", "weapons"})


def plain(value: object) -> object:
    """Return a field's value as JSON keeps it."""
    if isinstance(value, (date, time, Decimal)):
        return str(value)
    if isinstance(value, (list, tuple)):
        return list(value)
    return value


def as_plain(coding: Coding) -> dict[str, object]:
    """Return a coding as JSON keeps it, in the order of the sheet."""
    return {name: plain(value) for name, value in asdict(coding).items()}


def from_plain(values: Mapping[str, Any]) -> Coding:
    """Return the coding that `as_plain` wrote."""
    made: dict[str, Any] = {}
    for name, value in values.items():
        if value is None or name not in NAMES:
            continue
        if name in LISTS:
            made[name] = tuple(value)
        elif name in ("start_date", "end_date"):
            made[name] = date.fromisoformat(value)
        elif name == "start_time":
            made[name] = time.fromisoformat(value)
        elif name in ("lat", "lng"):
            made[name] = Decimal(value)
        else:
            made[name] = value
    return Coding(**made)


def coding_of(event: Event) -> Coding:
    """Return what is coded of an event now."""
    values: dict[str, Any] = {}
    for name in NAMES:
        if name == "area":
            values[name] = event.area_id
        elif name == "other_areas":
            codes = event.other_areas.values_list("code", flat=True) if event.pk else ()
            values[name] = tuple(sorted(codes))
        elif name in LISTS:
            values[name] = tuple(getattr(event, name))
        else:
            values[name] = getattr(event, name)
    return Coding(**values)


def apply(coding: Coding, event: Event) -> None:
    """Set the columns of an event from a coding; other areas are set by the caller."""
    for name in NAMES:
        value = getattr(coding, name)
        if name == "area":
            event.area_id = value
        elif name == "other_areas":
            event.cross_border = any(code[:5] != coding.area[:5] for code in value)
        elif name in LISTS:
            setattr(event, name, list(value))
        else:
            setattr(event, name, value)


COLUMNS = [name for name in NAMES if name != "other_areas"] + ["cross_border"]
