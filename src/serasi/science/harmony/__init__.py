"""Harmony: the INSERASI instrument, its scores, and an index that a statistician cannot fault."""

from serasi.science.harmony.flaws import Flaw, Refused
from serasi.science.harmony.instrument import (
    INSERASI_1,
    NEWEST,
    VERSIONS,
    Instrument,
    Language,
    check_structure,
    instrument,
)
from serasi.science.harmony.structure import ATTITUDES, SILA, Item, Question

__all__ = [
    "ATTITUDES",
    "INSERASI_1",
    "NEWEST",
    "SILA",
    "VERSIONS",
    "Flaw",
    "Instrument",
    "Item",
    "Language",
    "Question",
    "Refused",
    "check_structure",
    "instrument",
]
