"""What was read from one row of a recap book, as its preview shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from serasi.collect.recap.triggers import OFFICIAL

_UNITS = {
    "injured_heavy": _("berat"),
    "injured_light": _("ringan"),
    "injured": "",
    "displaced_kk": _("KK"),
    "displaced_people": _("jiwa"),
}


@dataclass(frozen=True)
class Count:
    """A number as read; `low` None is no data, `high` is there when the cell is vague."""

    low: int | None
    high: int | None = None
    unit: str = ""


@dataclass(frozen=True)
class BookRow:
    """The figures of a row, to be held against the book; None where the row tells nothing."""

    where: str
    start: date | None
    end: date | None
    clock: str | None
    trigger: str | None
    trigger_name: str
    deaths: Count
    injured: tuple[Count, ...]
    displaced: tuple[Count, ...]
    loss: Count


def book_row(told: Mapping[str, Any]) -> BookRow:
    """Return a row of the preview from what is kept of it."""
    trigger = told.get("trigger")
    return BookRow(
        where=f"{told.get('sheet')}!{told.get('row')}",
        start=_day(told.get("event_date")),
        end=_day(told.get("event_end")),
        clock=told.get("event_time"),
        trigger=trigger,
        trigger_name=OFFICIAL.get(trigger or "", ""),
        deaths=_count(told, "deaths"),
        injured=_told(told, "injured_heavy", "injured_light", "injured"),
        displaced=_told(told, "displaced_kk", "displaced_people"),
        loss=_count(told, "loss_rp"),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _count(told: Mapping[str, Any], name: str) -> Count:
    low, high = (told.get("ranges") or {}).get(name, (told.get(name), None))
    return Count(low, high, str(_UNITS.get(name, "")))


def _told(told: Mapping[str, Any], *names: str) -> tuple[Count, ...]:
    return tuple(_count(told, name) for name in names if told.get(name) is not None)
