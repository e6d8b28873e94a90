"""Cases and what belongs to them."""

from serasi.respond.models.agreement import (
    Agreement,
    Clause,
    FormerText,
    Obligation,
    PartyAnswer,
    Signatory,
)
from serasi.respond.models.case import (
    Case,
    CaseArea,
    CaseEvent,
    CaseWarning,
    Party,
    Stage,
)
from serasi.respond.models.mediation import (
    Acceptance,
    Gender,
    Mediation,
    Mediator,
    Minute,
    Session,
)
from serasi.respond.models.monitoring import Finding, MonitoringCheck, Voice
from serasi.respond.models.situation import SituationReport
from serasi.respond.models.status import ConflictStatus, Reach

__all__ = [
    "Acceptance",
    "Agreement",
    "Case",
    "CaseArea",
    "CaseEvent",
    "CaseWarning",
    "Clause",
    "ConflictStatus",
    "Finding",
    "FormerText",
    "Gender",
    "Mediation",
    "Mediator",
    "Minute",
    "MonitoringCheck",
    "Obligation",
    "Party",
    "PartyAnswer",
    "Reach",
    "Session",
    "Signatory",
    "SituationReport",
    "Stage",
    "Voice",
]
