"""Which cells of linked tables of counts must be hidden so that no small count can be worked out.

`protect` hides cells, `audit` attacks what would be published, `replaces` says whether a later
edition may take the place of an earlier one. Method and sources: docs/methods/disclosure.md.
"""

from serasi.science.disclosure.attack import Interval, Verdict, audit
from serasi.science.disclosure.editions import Standing, replaces
from serasi.science.disclosure.pattern import Pattern, protect
from serasi.science.disclosure.system import Sum, Unsound, linked, settled

__all__ = [
    "Interval",
    "Pattern",
    "Standing",
    "Sum",
    "Unsound",
    "Verdict",
    "audit",
    "linked",
    "protect",
    "replaces",
    "settled",
]
