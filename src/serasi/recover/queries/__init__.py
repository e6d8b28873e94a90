"""Reads of recovery; every one starts from what the viewer may see."""

from serasi.recover.queries.late import Late, late_of
from serasi.recover.queries.lists import CaseInRecovery, in_recovery, lessons, missed, visits_due
from serasi.recover.queries.people import find_person, open_needs, people, person_card
from serasi.recover.queries.scope import (
    agencies_at,
    cares_in,
    client,
    clients,
    in_team,
    recovery_of,
)
from serasi.recover.queries.totals import Cell, Totals, totals_for, unresolved
from serasi.recover.queries.wellbeing import Wellbeing, wellbeing

__all__ = [
    "CaseInRecovery",
    "Cell",
    "Late",
    "Totals",
    "Wellbeing",
    "agencies_at",
    "cares_in",
    "client",
    "clients",
    "find_person",
    "in_recovery",
    "in_team",
    "late_of",
    "lessons",
    "missed",
    "open_needs",
    "people",
    "person_card",
    "recovery_of",
    "totals_for",
    "unresolved",
    "visits_due",
    "wellbeing",
]
