"""Cases and what belongs to them."""

from serasi.respond.models.case import Case, CaseArea, CaseEvent, Party, Stage

__all__ = ["Case", "CaseArea", "CaseEvent", "Party", "Stage"]
