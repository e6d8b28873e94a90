"""Reads of early warning; every one starts from what the viewer may see."""

from serasi.warn.queries.evidence import evidence_of
from serasi.warn.queries.rumours import RUMOUR_KINDS, rumours
from serasi.warn.queries.scope import (
    in_force,
    my_notices,
    notice_by_token,
    observations,
    thresholds,
    visible_to,
    warning,
)

__all__ = [
    "RUMOUR_KINDS",
    "evidence_of",
    "in_force",
    "my_notices",
    "notice_by_token",
    "observations",
    "rumours",
    "thresholds",
    "visible_to",
    "warning",
]
