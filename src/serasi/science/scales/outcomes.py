"""What became of the households that were drawn: response, refusal and contact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from serasi.science.scales.flaws import Refused

Outcome = Literal[
    "complete", "partial", "refused", "absent", "unable", "unknown", "not_eligible", "withdrawn"
]  # fmt: skip
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True)
class Outcomes:
    """Counts and rates of a wave; a rate is None where nobody could be counted.

    counts : of each outcome
    drawn : households that were drawn, substitutes included
    response : complete of all but the not eligible ones (AAPOR RR1: nothing is assumed of the
        unknown ones)
    response_with_partial : complete and partial (RR2)
    cooperation : complete of those who were spoken to (COOP1)
    refusal : refused or withdrawn (REF1)
    contact : spoken to, of all but the not eligible ones (CON1)
    substituted : drawn in place of others, of all drawn
    """

    counts: dict[Outcome, int]
    drawn: int
    response: float | None
    response_with_partial: float | None
    cooperation: float | None
    refusal: float | None
    contact: float | None
    substituted: float | None


def outcomes(each: Iterable[str], *, substitutes: int = 0) -> Outcomes:
    """Summarise non-response by AAPOR, Standard Definitions (10th edition, 2023).

    Parameters
    ----------
    each : outcome of each household that was drawn; "absent" was never met, "unable" was met but
        could not answer, "unknown" means that nobody knows whether anyone lives there, "withdrawn"
        took the consent back
    substitutes : how many of them were drawn in place of others

    Examples
    --------
    >>> seen = outcomes(["complete"] * 6 + ["refused", "absent", "partial", "not_eligible"])
    >>> round(seen.response, 3), round(seen.refusal, 3)
    (0.667, 0.111)
    """
    counted = Counter(each)
    if strange := sorted(set(counted) - set(OUTCOMES)):
        raise Refused("S643", strange[0])
    counts = {outcome: counted[outcome] for outcome in OUTCOMES}
    drawn = sum(counts.values())
    if not 0 <= substitutes <= drawn:
        raise Refused("S643", f"{substitutes} pengganti dari {drawn}")
    eligible = drawn - counts["not_eligible"]
    refused = counts["refused"] + counts["withdrawn"]
    met = counts["complete"] + counts["partial"] + refused + counts["unable"]
    return Outcomes(
        counts=counts,
        drawn=drawn,
        response=_rate(counts["complete"], eligible),
        response_with_partial=_rate(counts["complete"] + counts["partial"], eligible),
        cooperation=_rate(counts["complete"], met),
        refusal=_rate(refused, eligible),
        contact=_rate(met, eligible),
        substituted=_rate(substitutes, drawn),
    )


def _rate(part: int, whole: int) -> float | None:
    return part / whole if whole else None
