"""What remains after a conflict, as rows."""

from serasi.recover.models.care import Help, Need, NeedKind
from serasi.recover.models.passing import CareOffer
from serasi.recover.models.people import (
    VULNERABILITIES,
    AgeBand,
    Basis,
    Client,
    Consent,
    Giver,
    Harm,
    Household,
    Outcome,
    Purpose,
    Sex,
    Solution,
    Stay,
)
from serasi.recover.models.recovery import Lesson, Point, Recovery, Stage
from serasi.recover.models.support import Companion, Contact, Referral, Service, Support, Visit
from serasi.recover.models.works import Damage, Plan, Progress

__all__ = [
    "VULNERABILITIES",
    "AgeBand",
    "Basis",
    "CareOffer",
    "Client",
    "Companion",
    "Consent",
    "Contact",
    "Damage",
    "Giver",
    "Harm",
    "Help",
    "Household",
    "Lesson",
    "Need",
    "NeedKind",
    "Outcome",
    "Plan",
    "Point",
    "Progress",
    "Purpose",
    "Recovery",
    "Referral",
    "Service",
    "Sex",
    "Solution",
    "Stage",
    "Stay",
    "Support",
    "Visit",
]
