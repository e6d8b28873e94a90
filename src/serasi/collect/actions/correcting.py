"""Gives rows of a recap book the date that their book got wrong, before they are stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from django.db import transaction

from serasi.collect import reading
from serasi.collect.actions.dating import date_row
from serasi.collect.actions.intakes import locked
from serasi.collect.models import IntakeItem
from serasi.collect.rules import FIRST_YEAR
from serasi.network.policy import Viewer
from serasi.problems import DATE_FUTURE, DATE_IMPOSSIBLE, Problem

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
        S350 when a date has not come yet, S349 when it lies before 1990; then nothing changes.
    """
    found = locked(actor, intake)
    zone = reading.zone_of(found.home_id)
    today = now.astimezone(zone).date()
    for day in dates.values():
        if day.year < FIRST_YEAR:
            raise Problem(DATE_IMPOSSIBLE, written=f"{day:%d/%m/%Y}")
        if day > today:
            raise Problem(DATE_FUTURE, written=f"{day:%d/%m/%Y}")
    wrong = found.items.filter(index__in=dates, why__in=("date_impossible", "date_given"))
    corrected = []
    for item in wrong:
        date_row(item, dates[item.index])
        item.sent_at = datetime.combine(dates[item.index], _clock(item), tzinfo=zone)
        item.save(update_fields=["why", "taken", "by_hand", "sent_at", "reading", "stated"])
        corrected.append(item.index)
    return corrected


def _clock(item: IntakeItem) -> time:
    told = item.stated["recap"].get("event_time")
    return time.fromisoformat(told) if told else _NOON
