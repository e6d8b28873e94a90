"""How much of an answer comes from who asked: intraclass correlation of interviewers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import fdtrc, fdtri

from serasi.science.scales.flaws import Refused
from serasi.science.scales.sheets import Values

Reading = Literal["too_few", "mixed_with_place", "within_places", "places_unknown"]


@dataclass(frozen=True)
class InterviewerEffect:
    """Share of the spread of a score that lies between interviewers.

    reading : how the share may be read.
        too_few : fewer than two interviewers, or as many as sheets
        mixed_with_place : nearly every place was asked by one interviewer, or by each but once;
            what lies between interviewers then holds what lies between places
        within_places : only interviewers of the same place are compared
        places_unknown : no places were given; the share holds that of places too
    value : None where too few; may be below 0, which is chance
    low, high : interval by the F ratio, approximate where interviewers did unequal work
    p : chance of so much between interviewers who make no difference
    furthest : the interviewer whose mean is furthest from that of the others of the place, in
        standard errors by chance alone
    """

    reading: Reading
    value: float | None
    low: float | None
    high: float | None
    p: float | None
    interviewers: int
    rows: int
    shared_places: int
    furthest: str | None
    furthest_z: float | None


def interviewer_effect(
    scores: ArrayLike,
    interviewers: Sequence[str | None],
    *,
    places: Sequence[str | None] | None = None,
    level: float = 0.95,
) -> InterviewerEffect:
    """Return the one-way random intraclass correlation of interviewers.

    (between - within) / (between + (n0 - 1) within), n0 the mean work less what its unevenness
    takes (Donner & Koval, 1980, Biometrics 36). Where places are known and at least two of
    them, with a quarter of the sheets, were asked by several interviewers, mean squares are of
    interviewers within places (interpenetration: Mahalanobis, 1946, JRSS 109), which takes out
    what the places themselves differ. Expected mean squares are those of an unbalanced nested
    design (Searle, Casella & McCulloch, 1992, Variance Components, 3.6).

    Parameters
    ----------
    scores : of each sheet, as the mean of its items; NaN = none
    interviewers : of each sheet; None = not known, left out
    places : of each sheet, as its desa
    """
    values = np.asarray(scores, dtype=float)
    marks = places if places is not None else [""] * len(values)
    if values.ndim != 1 or not len(values) == len(interviewers) == len(marks):
        raise Refused("S640", f"{values.shape}, {len(interviewers)} pewawancara")
    work: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for value, who, place in zip(values.tolist(), interviewers, marks, strict=True):
        if who is not None and place is not None and not np.isnan(value):
            work[place][who].append(value)
    shared = {place: of for place, of in work.items() if len(of) > 1}
    rows = sum(len(made) for of in work.values() for made in of.values())
    shared_rows = sum(len(made) for of in shared.values() for made in of.values())
    if places is None:
        return _judged("places_unknown", work, 0, level)
    # one sheet each shows no spread within an interviewer's work
    shares = sum(len(of) for of in shared.values())
    if len(shared) >= 2 and shared_rows >= max(0.25 * rows, 2 * shares):
        return _judged("within_places", shared, len(shared), level)
    pooled: dict[str, list[float]] = defaultdict(list)
    for of in work.values():
        for who, made in of.items():
            pooled[who].extend(made)
    return _judged("mixed_with_place", {"": pooled}, len(shared), level)


def _judged(
    reading: Reading, work: dict[str, dict[str, list[float]]], shared: int, level: float
) -> InterviewerEffect:
    groups = [
        (who, np.array(made), place) for place, of in work.items() for who, made in of.items()
    ]
    rows = sum(len(made) for _, made, _ in groups)
    names = len({who for who, _, _ in groups})
    df = len(groups) - len(work)
    rest = rows - len(groups)
    unknown = InterviewerEffect("too_few", *(None,) * 4, names, rows, shared, None, None)
    if df < 1 or rest < 1:
        return unknown
    whole = {
        place: np.concatenate([made for _, made, at in groups if at == place]) for place in work
    }
    between = sum(len(made) * (made.mean() - whole[at].mean()) ** 2 for _, made, at in groups)
    within = float(sum(((made - made.mean()) ** 2).sum() for _, made, _ in groups)) / rest
    if within <= 0:
        return unknown
    uneven = sum(len(made) ** 2 / len(whole[at]) for _, made, at in groups)
    size = (rows - uneven) / df
    ratio = float(between) / df / within
    ends = fdtri(df, rest, [0.5 + level / 2, 0.5 - level / 2])
    value, low, high = ((one - 1) / (one + size - 1) for one in (ratio, *(ratio / ends).tolist()))
    p = float(fdtrc(df, rest, ratio))
    return InterviewerEffect(
        reading, value, low, high, p, names, rows, shared, *_furthest(groups, whole, within)
    )


def _furthest(
    groups: list[tuple[str, Values, str]], whole: dict[str, Values], within: float
) -> tuple[str | None, float | None]:
    """Return who is furthest off, all places of one interviewer taken together."""
    off: dict[str, float] = defaultdict(float)
    spread: dict[str, float] = defaultdict(float)
    for who, made, place in groups:
        others = len(whole[place]) - len(made)
        if others:
            rest = (whole[place].sum() - made.sum()) / others
            off[who] += len(made) * (made.mean() - rest)
            spread[who] += len(made) ** 2 * within * (1 / len(made) + 1 / others)
    scores = {who: off[who] / float(np.sqrt(spread[who])) for who in off}
    if not scores:
        return None, None
    who = max(scores, key=lambda name: abs(scores[name]))
    return who, float(scores[who])
