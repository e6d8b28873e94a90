"""When figures may take the place of figures that are out already.

What was published cannot be taken back, so that the difference of two editions is a published
table too, of the records that came late or were withdrawn. Its counts below the threshold must not
be read off either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from serasi.science.disclosure.system import Sum


@dataclass(frozen=True)
class Standing:
    """Whether new figures may replace those that stand.

    moved : shown keys whose count changes
    waits : keys, or sums, whose change is too small to be shown; empty when nothing forbids
    """

    moved: tuple[str, ...]
    waits: tuple[str, ...]

    @property
    def may(self) -> bool:
        """Say whether there is something to replace and nothing forbids it."""
        return bool(self.moved) and not self.waits


def replaces(
    old: Mapping[str, int],
    new: Mapping[str, int],
    sums: Iterable[Sum] = (),
    *,
    threshold: int = 3,
) -> Standing:
    """Say whether the shown counts `new` may replace the shown counts `old`.

    All or none: each shown count, and the rest of each sum that is left hidden on both sides, must
    stay as it was or move by the threshold at least. A key shown on one side only gives no
    difference; `protect` is told of the old ones as settled.

    Examples
    --------
    >>> replaces({"a": 27}, {"a": 28}).waits
    ('a',)
    >>> replaces({"a": 27}, {"a": 31}).may
    True
    """
    change = {key: new[key] - old[key] for key in old.keys() & new.keys()}
    moved = sorted(key for key, by in change.items() if by)
    waits = {key for key in moved if abs(change[key]) < threshold}
    for one in sums:
        rest = [key for key in one.parts if key not in change]
        if one.whole in change and rest:
            left = change[one.whole] - sum(change[key] for key in one.parts if key in change)
            if 0 < abs(left) < threshold:
                waits.add(one.whole)
    return Standing(tuple(moved), tuple(sorted(waits)))
