"""Cases and what belongs to them."""

from serasi.respond.models.case import (
    Case,
    CaseArea,
    CaseEvent,
    CaseWarning,
    Party,
    Stage,
)
from serasi.respond.models.situation import SituationReport
from serasi.respond.models.status import ConflictStatus, Reach

__all__ = [
    "Case",
    "CaseArea",
    "CaseEvent",
    "CaseWarning",
    "ConflictStatus",
    "Party",
    "Reach",
    "SituationReport",
    "Stage",
]
