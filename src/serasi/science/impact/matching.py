"""Which villages are comparable: those with as much tension before, and as many people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import cdist

from serasi.science.impact.flaws import Refused
from serasi.science.impact.windows import Flags, Values

_FAR = 1e6


@dataclass(frozen=True)
class Match:
    """A treated village and its comparison villages, nearest first; places in the data given.

    distances : in standard deviations of the features
    """

    treated: int
    comparison: tuple[int, ...]
    distances: tuple[float, ...]


@dataclass(frozen=True)
class Matching:
    """Matches of all treated villages that have any.

    unmatched : treated villages without a near enough one, or without data
    gap_before, gap_after : difference of means of each feature (earlier counts, later counts, and
        population if given), all villages and matched ones, in standard deviations; below 0.1 is
        usually taken as alike (Austin, 2009). None where there is nothing to compare.
    """

    matches: tuple[Match, ...]
    unmatched: tuple[int, ...]
    gap_before: tuple[float, ...] | None
    gap_after: tuple[float, ...] | None

    @property
    def comparison(self) -> tuple[int, ...]:
        """All comparison villages, each once."""
        return tuple(sorted(place for match in self.matches for place in match.comparison))


def comparison_villages(
    prior: ArrayLike,
    treated: ArrayLike,
    *,
    population: ArrayLike | None = None,
    each: int = 3,
    caliper: float = 1.0,
) -> Matching:
    """Return for each treated village the most alike ones that never had the activity.

    No village is used twice; each treated village gets its first before others get more, and then
    the sum of distances is the least possible (Rosenbaum, 1989, J Am Stat Assoc 84), so that the
    order of the villages does not matter. Features: mean of sqrt(count
    + 3/8) (Anscombe, 1948) in the earlier and in the later half of the prior periods, and
    log population, each divided by its standard deviation.

    Parameters
    ----------
    prior : (villages, periods) counts before the activity, NaN = no data. Where villages differ in
        level for good, periods that also serve as "before" pick comparison villages by chance
        peaks that then fall (Daw & Hatfield, 2018, Health Services Research 53): take earlier ones
    treated : (villages,) True where the activity took place
    population : (villages,) above 0, NaN = unknown
    each : comparison villages wanted for each treated one
    caliper : largest distance, in standard deviations

    Raises
    ------
    Refused : S570 shapes, S571 a count below zero, S572 nobody treated, S574 a choice out of range,
        S575 a population not above 0
    """
    if each < 1 or not caliper > 0:
        raise Refused("S574", f"{each} pembanding, jarak {caliper}")
    features, marked = _features(prior, treated, population)
    known = ~np.isnan(features).any(axis=1)
    own, others = np.flatnonzero(known & marked), np.flatnonzero(known & ~marked)
    spread = features[known].std(axis=0, ddof=1) if known.sum() > 1 else np.zeros(1)
    scaled = features / np.where(spread > 0, spread, 1.0)
    matches = _matched(scaled, own, others, each=each, caliper=caliper)
    kept = np.array([match.treated for match in matches], dtype=int)
    used = np.array([place for match in matches for place in match.comparison], dtype=int)
    return Matching(
        matches,
        tuple(sorted(set(np.flatnonzero(marked).tolist()) - set(kept.tolist()))),
        _gap(scaled, own, others),
        _gap(scaled, kept, used),
    )


def _features(
    prior: ArrayLike, treated: ArrayLike, population: ArrayLike | None
) -> tuple[Values, Flags]:
    seen, marked = np.asarray(prior, dtype=float), np.asarray(treated, dtype=bool)
    if seen.ndim != 2 or seen.shape[1] < 2 or marked.shape != seen.shape[:1]:
        raise Refused("S570", f"jumlah {seen.shape}, tanda {marked.shape}")
    wrong = (seen < 0) | np.isinf(seen)
    if wrong.any():
        raise Refused("S571", seen[wrong][0])
    if not marked.any():
        raise Refused("S572", "")
    roots = np.sqrt(seen + 3 / 8)
    middle = seen.shape[1] // 2
    columns = [_mean(roots[:, :middle]), _mean(roots[:, middle:])]
    if population is not None:
        people = np.asarray(population, dtype=float)
        if people.shape != marked.shape:
            raise Refused("S570", f"penduduk {people.shape}, tanda {marked.shape}")
        bad = (people <= 0) | np.isinf(people)
        if bad.any():
            raise Refused("S575", people[bad][0])
        columns.append(np.log(people))
    return np.column_stack(columns), marked


def _mean(values: Values) -> Values:
    """Mean of the known values of each row, NaN without any."""
    known = ~np.isnan(values)
    count = known.sum(axis=1)
    total = np.where(known, values, 0.0).sum(axis=1)
    return np.asarray(np.divide(total, count, out=np.full(len(values), np.nan), where=count > 0))


def _matched(
    scaled: Values, own: np.ndarray, others: np.ndarray, *, each: int, caliper: float
) -> tuple[Match, ...]:
    if not len(own) or not len(others):
        return ()
    distance = cdist(scaled[own], scaled[others])
    near = np.repeat(np.where(distance <= caliper, distance, np.inf), each, axis=0)
    # leaving a place empty costs more the earlier it is, so that each village gets one first
    empty = np.tile(_FAR * np.arange(each, 0, -1.0), len(own))
    cost = np.hstack([np.minimum(near, 2 * each * _FAR), np.tile(empty[:, None], len(empty))])
    rows, columns = linear_sum_assignment(cost)
    found: dict[int, list[tuple[float, int]]] = {}
    for row, column in zip(rows // each, columns, strict=True):
        if column < len(others) and distance[row, column] <= caliper:
            pair = (float(distance[row, column]), int(others[column]))
            found.setdefault(int(own[row]), []).append(pair)
    return tuple(
        Match(
            place,
            tuple(other for _, other in sorted(found[place])),
            tuple(far for far, _ in sorted(found[place])),
        )
        for place in sorted(found)
    )


def _gap(scaled: Values, own: np.ndarray, others: np.ndarray) -> tuple[float, ...] | None:
    if not len(own) or not len(others):
        return None
    return tuple((scaled[own].mean(axis=0) - scaled[others].mean(axis=0)).tolist())
