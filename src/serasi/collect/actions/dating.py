"""A row of a preview whose own date is in no calendar, dated by an officer."""

from __future__ import annotations

from datetime import date

from serasi.collect.models import IntakeItem


def date_row(item: IntakeItem, day: date) -> None:
    """Give a row the date an officer found, and take it; the book's own words stay."""
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
