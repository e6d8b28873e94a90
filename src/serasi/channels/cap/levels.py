"""What the levels of the house say in CAP's three scales."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Weight:
    """Urgency, severity and certainty of an alert, and what is asked of those who get it."""

    urgency: str
    severity: str
    certainty: str
    response: str


LEVELS = {
    1: Weight("Future", "Moderate", "Possible", "Monitor"),
    2: Weight("Expected", "Severe", "Likely", "Prepare"),
    3: Weight("Immediate", "Extreme", "Likely", "Execute"),
}
"""Kuning, oranye, merah (domain 6.2)."""
