"""Gives rows of a recap book the date that their book got wrong, before they are stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from django.db import transaction

from serasi.collect import reading
from serasi.collect.actions.intakes import locked
from serasi.collect.models import IntakeItem
from serasi.network.policy import Viewer
from serasi.problems import DATE_FUTURE, Problem

_NOON = time(12, 0)


@transaction.atomic
def correct_dates(
    actor: Viewer, *, intake: int, dates: Mapping[int, date], now: datetime
) -> list[int]:
    """Date rows whose own date is in no calendar, and take them; return their indices.

    What the book says stays in the words of the row and among its flags.

    Raises
    ------
    Problem
        S350 when a date has not come yet; then nothing changes.
    """
    found = locked(actor, intake)
    zone = reading.zone_of(found.home_id)
    today = now.astimezone(zone).date()
    for day in dates.values():
        if day > today:
            raise Problem(DATE_FUTURE, written=f"{day:%d/%m/%Y}")
    wrong = found.items.filter(index__in=dates, why__in=("date_impossible", "date_given"))
    corrected = []
    for item in wrong:
        _date(item, dates[item.index])
        item.sent_at = datetime.combine(dates[item.index], _clock(item), tzinfo=zone)
        item.save(update_fields=["why", "taken", "by_hand", "sent_at", "reading", "stated"])
        corrected.append(item.index)
    return corrected


def _date(item: IntakeItem, day: date) -> None:
    told, read = item.stated["recap"], item.reading
    item.stated = {
        **item.stated,
        "recap": {**told, "event_date": day.isoformat(), "date_by": "officer"},
    }
    item.reading = {
        **read,
        "event_date": day.isoformat(),
        "date_precision": "day",
        "missing": [asked for asked in read.get("missing", ()) if asked != "when"],
    }
    item.why, item.taken, item.by_hand = "date_given", True, True


def _clock(item: IntakeItem) -> time:
    told = item.stated["recap"].get("event_time")
    return time.fromisoformat(told) if told else _NOON
