"""Reads messy recap books into rows, stating every assumption; pure, knows no house around it."""

from serasi.collect.recap.fields import FIELD_NAMES
from serasi.collect.recap.limits import RecapLimits
from serasi.collect.recap.places import AreaWords
from serasi.collect.recap.reading import Recap, read_recap
from serasi.collect.recap.rows import RecapRow, Skipped
from serasi.collect.recap.telling import recap_json
from serasi.collect.recap.triggers import read_trigger

__all__ = [
    "FIELD_NAMES",
    "AreaWords",
    "Recap",
    "RecapLimits",
    "RecapRow",
    "Skipped",
    "read_recap",
    "read_trigger",
    "recap_json",
]
