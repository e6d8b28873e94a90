"""The clocks of the register: default targets, and reading those in force."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from serasi.network.models import LegalParam
from serasi.register.rules import Clocks

SOURCE = "domain 3.2 [D]"
SINCE = date(2020, 1, 1)
PRIORITIES = ("P1", "P2", "P3", "P4")

DEFAULTS: tuple[tuple[str, int], ...] = (
    ("clock.ack_minutes", 15),
    ("clock.triage_minutes", 60),
    ("clock.check_minutes.P1", 2 * 60),
    ("clock.check_minutes.P2", 6 * 60),
    ("clock.check_minutes.P3", 24 * 60),
    ("clock.check_minutes.P4", 3 * 24 * 60),
    ("clock.code_minutes", 2 * 60),
    ("clock.confirm_minutes", 2 * 60),
)


def default_rows() -> list[dict[str, object]]:
    """Return the rows of the default targets: none is fixed by law, none verified yet."""
    return [
        {
            "key": key,
            "value": value,
            "unit": "minutes",
            "source": SOURCE,
            "verified": False,
            "effective_from": SINCE,
        }
        for key, value in DEFAULTS
    ]


def clocks_on(now: datetime) -> Clocks:
    """Return the targets in force, read in one query.

    Raises
    ------
    LookupError
        when a target has no value in force; a missing number is never guessed.
    """
    rows = (
        LegalParam.objects.filter(
            key__in=[key for key, _value in DEFAULTS],
            effective_from__lte=timezone.localdate(now),
        )
        .order_by("effective_from")
        .values_list("key", "value")
    )
    found = dict(rows)
    missing = [key for key, _value in DEFAULTS if key not in found]
    if missing:
        raise LookupError(f"no value in force of {', '.join(missing)}")
    return Clocks(
        ack_minutes=found["clock.ack_minutes"],
        triage_minutes=found["clock.triage_minutes"],
        check_minutes={p: found[f"clock.check_minutes.{p}"] for p in PRIORITIES},
        code_minutes=found["clock.code_minutes"],
        confirm_minutes=found["clock.confirm_minutes"],
    )
