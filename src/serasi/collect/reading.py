"""What `science.text` makes of a report, with the gazetteer of this house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from serasi.collect import learned
from serasi.regions import queries as regions
from serasi.science import text as reader

VERSION = reader.VERSION
MOST_READ = 6_000
"""Longer texts are kept whole and read to here: reading must not hold others up."""
_WITA = frozenset(["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"])
_WIT = frozenset(["81", "82", "91", "92", "93", "94", "95", "96", "97"])


@dataclass(frozen=True)
class Reading:
    """A coded report: the JSON that is stored, and what the intake decides by."""

    json: dict[str, Any]
    label: str
    reason: str
    place: str | None


def zone_of(area: str) -> tzinfo:
    """Return the time zone of an area: WIB, WITA or WIT by its province."""
    province = area[:2]
    if province in _WITA:
        return ZoneInfo("Asia/Makassar")
    return ZoneInfo("Asia/Jayapura" if province in _WIT else "Asia/Jakarta")


def read(text: str, *, sent_at: datetime | None, area: str | None) -> Reading:
    """Code a report; `area` is the sender's own, to decide between namesakes."""
    zone = zone_of(area or "35")
    anchor = sent_at.astimezone(zone) if sent_at is not None else None
    coded = reader.code(
        text[:MOST_READ],
        gazetteer=regions.gazetteer(),
        sent_at=anchor,
        area=area,
        learned=learned.weights(),
    )
    json = coded.to_json() | {
        "label_reason": coded.label_reason,
        "averted": coded.averted,
        "planned": coded.planned,
        "stays_open": coded.stays_open,
        "other_triggers": list(coded.other_triggers),
    }
    told = coded.place is not None and coded.place.role != "sender"
    place = coded.place.code if coded.place is not None and told else None
    return Reading(json, coded.label, coded.label_reason, place)
