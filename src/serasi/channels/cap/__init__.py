"""CAP 1.2 (OASIS Common Alerting Protocol) in, out and checked; pure, without Django.

Source: OASIS, Common Alerting Protocol Version 1.2, 1 July 2010, sections 3.2 and 3.3.
"""

from __future__ import annotations

from serasi.channels.cap.checking import Finding, check
from serasi.channels.cap.levels import LEVELS, Weight
from serasi.channels.cap.reading import LONGEST_FILE, examine, read
from serasi.channels.cap.shapes import (
    NAMESPACE,
    Alert,
    Area,
    Info,
    Pair,
    Point,
    Reference,
    Resource,
    kemendagri,
)
from serasi.channels.cap.writing import write

__all__ = [
    "LEVELS",
    "LONGEST_FILE",
    "NAMESPACE",
    "Alert",
    "Area",
    "Finding",
    "Info",
    "Pair",
    "Point",
    "Reference",
    "Resource",
    "Weight",
    "check",
    "examine",
    "kemendagri",
    "read",
    "write",
]
