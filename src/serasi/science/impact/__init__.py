"""Impact: did tension change after an activity more than in comparable villages?"""

from serasi.science.impact.effect import Effect, difference_in_differences
from serasi.science.impact.flaws import Refused
from serasi.science.impact.matching import Match, Matching, comparison_villages
from serasi.science.impact.readings import (
    Impact,
    Means,
    Pretrend,
    Reading,
    Step,
    before_and_after,
)
from serasi.science.impact.windows import Windows, windows

__all__ = [
    "Effect",
    "Impact",
    "Match",
    "Matching",
    "Means",
    "Pretrend",
    "Reading",
    "Refused",
    "Step",
    "Windows",
    "before_and_after",
    "comparison_villages",
    "difference_in_differences",
    "windows",
]
