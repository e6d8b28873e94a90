"""The names by which duties say from what they follow, shared by who writes and who reads."""

from __future__ import annotations

from serasi.respond.models import Case
from serasi.warn.models import Warning

CASE_KINDS = ("case", "plan", "recovery", "mediation")
"""What duties of a case follow from: the case, its plan, its recovery, its mediation."""


def followed_from(warning: Warning) -> str:
    """Return the origin of the duties that follow a level."""
    return f"template:{warning.number}"


def origins_of(case: Case) -> list[str]:
    """Return the origins of the duties of a case, those of its levels and agreements left out."""
    return [f"{kind}:{case.number}" for kind in CASE_KINDS]
