"""Checks of the field work: manner of answering, interviewers, haste, place, response, retest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from serasi.science.scales.checks import Bound, Check, CheckKey, Told, by_bound
from serasi.science.scales.conduct import Flagged, YeaSaying
from serasi.science.scales.correlations import Correlation
from serasi.science.scales.interviewers import InterviewerEffect
from serasi.science.scales.outcomes import Outcomes
from serasi.science.scales.repeats import Repeats

LEAST_JUDGED = 30
"""Fewer sheets make a share that one sheet moves by a whole light."""
LEAST_RETESTED = 30
ADVISED_RETESTED = 50


def conduct_checks(
    flagged: Mapping[CheckKey, Flagged | None], bounds: Mapping[CheckKey, Bound]
) -> Iterator[Check]:
    """Yield the share of marked sheets of each kind."""
    for key, found in flagged.items():
        judged = 0 if found is None else found.judged
        if found is None or judged < LEAST_JUDGED:
            yield by_bound(key, None, bounds=bounds, told={"judged": judged})
        else:
            yield by_bound(
                key, found.share, bounds=bounds, told={"count": found.count, "judged": judged}
            )


def yea_check(found: YeaSaying, bounds: Mapping[CheckKey, Bound]) -> Check:
    """Return how far answers lean to agreement on the whole, or to disagreement."""
    if found.mean is None or (found.of_sheets == found.of_sheets).sum() < LEAST_JUDGED:
        return by_bound("yea_saying", None, bounds=bounds)
    made = by_bound("yea_saying", abs(found.mean), bounds=bounds)
    reason = made.reason
    if made.light != "hijau":
        reason += ".yes" if found.mean > 0 else ".no"
    return Check(
        "yea_saying", made.light, reason, "", found.mean, None, None, made.threshold, made.told
    )


def interviewer_check(found: InterviewerEffect | None, bounds: Mapping[CheckKey, Bound]) -> Check:
    """Return how much interviewers colour the answers, with how it may be read."""
    if found is None or found.value is None:
        return by_bound("interviewers", None, bounds=bounds)
    told: dict[str, Told] = {"interviewers": found.interviewers, "rows": found.rows}
    if found.furthest is not None and found.furthest_z is not None:
        told |= {"furthest": found.furthest, "furthest_z": found.furthest_z}
    made = by_bound(
        "interviewers", found.value, bounds=bounds, low=found.low, high=found.high, told=told
    )
    if made.light == "hijau":
        return made
    if found.reading != "within_places":
        # places differ by themselves: no interviewer is blamed for that
        return Check(
            "interviewers", "kuning", f"interviewers.{found.reading}", "", found.value, found.low,
            found.high, made.threshold, made.told,
        )  # fmt: skip
    if found.p is not None and found.p > 0.05:
        return Check(
            "interviewers", "kuning", "interviewers.chance", "", found.value, found.low,
            found.high, made.threshold, made.told,
        )  # fmt: skip
    return made


def response_check(found: Outcomes | None, bounds: Mapping[CheckKey, Bound]) -> Check:
    """Return the response rate."""
    if found is None or found.response is None:
        return by_bound("response", None, bounds=bounds)
    told: dict[str, Told] = {"drawn": found.drawn}
    for name in ("refusal", "substituted"):
        share = getattr(found, name)
        told[name] = share if share is not None else "tidak ada data"
    return by_bound("response", found.response, bounds=bounds, told=told)


def retest_check(found: Repeats | None, bounds: Mapping[CheckKey, Bound]) -> Check:
    """Return the agreement of the same people two weeks apart."""
    people = 0 if found is None else found.people
    if found is None or found.agreement.value is None or people < LEAST_RETESTED:
        return by_bound(
            "retest", None, bounds=bounds, told={"people": people, "least": LEAST_RETESTED}
        )
    one = found.agreement
    made = by_bound(
        "retest", one.value, bounds=bounds, low=one.low, high=one.high, told={"people": people}
    )
    if made.light == "hijau" and people < ADVISED_RETESTED:
        return Check(
            "retest", "kuning", "retest.few", "", one.value, one.low, one.high, made.threshold,
            {**made.told, "advised": ADVISED_RETESTED},
        )  # fmt: skip
    return made


def trust_check(found: Correlation | None, bounds: Mapping[CheckKey, Bound]) -> Check:
    """Return how far harmony goes with trust, as it should if both are measured well."""
    rows = 0 if found is None else found.rows
    if found is None or found.value is None or rows < LEAST_JUDGED:
        return by_bound("trust", None, bounds=bounds, told={"rows": rows})
    return by_bound(
        "trust", found.value, bounds=bounds, low=found.low, high=found.high, told={"rows": rows}
    )
