"""The attack: bound every hidden count by linear programming from what is published alone.

Written apart from the search: it takes the published counts and the public structure, builds its
own equations, knows no true count, and so cannot inherit the search's mistakes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy import optimize, sparse

from serasi.science.disclosure.system import Sum

SLACK = 1e-6


@dataclass(frozen=True)
class Interval:
    """The least and the greatest that a hidden count can be; None is without end."""

    low: float
    high: float | None

    @property
    def values(self) -> float:
        """Return how many whole values are left (infinite without an end)."""
        if self.high is None:
            return float("inf")
        return float(np.floor(self.high + SLACK) - np.ceil(self.low - SLACK) + 1)


@dataclass(frozen=True)
class Verdict:
    """What an attacker can say of each hidden count, and which of them are found out.

    exact : counts with one possible value
    narrow : small counts of which the figures exclude 0 or exclude the threshold
    """

    intervals: Mapping[str, Interval]
    exact: tuple[str, ...]
    narrow: tuple[str, ...]

    @property
    def safe(self) -> bool:
        """Say whether nothing was found out."""
        return not self.exact and not self.narrow


def audit(
    published: Mapping[str, int],
    hidden: Iterable[str],
    sums: Iterable[Sum],
    *,
    small: Iterable[str] = (),
    threshold: int = 3,
) -> Verdict:
    """Bound every hidden count by two linear programmes.

    Parameters
    ----------
    published : the counts that everybody can read
    hidden : the keys to attack, published nowhere
    sums : which key is the sum of which; keys named nowhere else are free
    small : the hidden keys whose count is below the threshold, for the verdict only

    Examples
    --------
    >>> found = audit({"all": 9, "a": 7}, ["b", "c"], [Sum("all", ("a", "b", "c"))], small=["b"])
    >>> found.intervals["b"], found.narrow
    (Interval(low=0.0, high=2.0), ('b',))
    """
    rules = tuple(sums)
    sought = sorted(set(hidden))
    free = sorted(
        {key for one in rules for key in (one.whole, *one.parts) if key not in published}
        | set(sought)
    )
    at = {key: n for n, key in enumerate(free)}
    rows, columns, data, right = [], [], [], []
    for number, one in enumerate(rules):
        known = 0.0
        for key, sign in [(one.whole, 1.0), *((part, -1.0) for part in one.parts)]:
            if key in published:
                known += sign * published[key]
            else:
                rows.append(number)
                columns.append(at[key])
                data.append(sign)
        right.append(-known)
    shape = (len(rules), len(free))
    system = sparse.csr_matrix((data, (rows, columns)), shape=shape)
    intervals = {key: _bounds(at[key], system, np.array(right), len(free)) for key in sought}
    wanted = set(small)
    return Verdict(
        intervals,
        tuple(key for key in sought if intervals[key].values <= 1),
        tuple(key for key in sought if key in wanted and _is_narrow(intervals[key], threshold)),
    )


def _is_narrow(one: Interval, threshold: int) -> bool:
    return one.low > SLACK or (one.high is not None and one.high < threshold - SLACK)


def _bounds(here: int, system: sparse.csr_matrix, right: np.ndarray, count: int) -> Interval:
    goal = np.zeros(count)
    goal[here] = 1.0
    ends: list[float | None] = []
    for sign in (1.0, -1.0):
        answer = optimize.linprog(
            sign * goal, A_eq=system, b_eq=right, bounds=(0, None), method="highs"
        )
        if answer.status == 3:  # unbounded  # noqa: PLR2004
            ends.append(None)
        elif answer.status == 0:
            ends.append(float(sign * answer.fun))
        else:
            raise ValueError("the published figures contradict each other")
    return Interval(ends[0] or 0.0, ends[1])
