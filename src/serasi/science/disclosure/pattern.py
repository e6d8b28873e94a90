"""Hide small counts, and the fewest others by which these could be worked out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from serasi.science.disclosure.system import System, Unsound, settled
from serasi.science.disclosure.worlds import DOWN, MOVE, UP, Differences, Worlds

FEW = 6
"""As many open proofs are sought one by one."""


@dataclass(frozen=True)
class Pattern:
    """What is hidden: the counts that are small, and those hidden to protect them.

    `known` are small counts that everybody knew before; nothing can protect them any more.
    """

    small: frozenset[str]
    others: frozenset[str]
    never: frozenset[str]
    known: frozenset[str]

    @property
    def hidden(self) -> frozenset[str]:
        """Return all keys that are not shown."""
        return self.small | self.others | self.never

    def shows(self, key: str) -> bool:
        """Say whether a key's count may stand in print."""
        return key not in self.hidden


def protect(system: System, *, threshold: int = 3) -> Pattern:
    """Choose which counts to hide.

    Every count below the threshold is hidden. Others are hidden until, for each of them, the
    published figures still allow 0 as well as the threshold itself, in whole numbers; and until
    each further hidden count still has two possible values. Then each of the others is shown
    again if all stay safe without it, the dearest first. The result is the same for the same
    counts: ties go by key.

    Parameters
    ----------
    system : from `linked`
    threshold : the smallest count that may be shown

    Raises
    ------
    Unsound
        Something is settled as shown and as hidden at once, or a small count cannot be protected
        since too much is known already.

    Examples
    --------
    >>> from serasi.science.disclosure import Sum, linked
    >>> values = {"a": 1, "b": 5, "c": 9, "all": 15}
    >>> found = protect(linked(values, [Sum("all", ("a", "b", "c"))]))
    >>> sorted(found.small), sorted(found.others)
    (['a'], ['b'])
    """
    both = system.shown & (system.hidden | system.never)
    if both:
        raise Unsound(min(both))
    small, known = settled(system, threshold=threshold)
    work = _Work(system, small, Worlds(_priced(system), threshold=threshold))
    work.close()
    work.show_again()
    return Pattern(
        small - system.never,
        frozenset(work.hidden - small - system.never),
        system.never,
        known,
    )


def _priced(system: System) -> System:
    """Return the system with prices that no two keys share, so that the choice is one."""
    keys = sorted(system.values)
    top = 1 + max(system.values.values(), default=0)
    price = {
        key: system.cost.get(key, 1.0) * (1 + 0.05 * system.values[key] / top)
        + 1e-5 * n / len(keys)
        for n, key in enumerate(keys)
    }
    return System(system.values, system.sums, system.never, system.shown, system.hidden, price)


class _Work:
    """The state of one search: what is hidden, and the worlds that prove it safe."""

    def __init__(self, system: System, small: frozenset[str], worlds: Worlds) -> None:
        self.system = system
        self.small = small
        self.worlds = worlds
        self.hidden = set(small | system.never | system.hidden)
        self.kept: dict[tuple[str, str], Differences] = {}

    def _aims(self) -> list[tuple[str, str]]:
        moved = self.hidden - self.small - self.system.never - self.system.hidden
        aims = [(key, way) for key in sorted(self.small) for way in (UP, DOWN)]
        return aims + [(key, MOVE) for key in sorted(moved)]

    def _proves(self, aim: tuple[str, str], world: Differences) -> bool:
        key, way = aim
        moved = int(world[self.worlds.at[key]])
        if way == UP:
            return moved >= self.worlds.needed(key, UP)
        return moved == self.worlds.needed(key, DOWN) if way == DOWN else moved != 0

    def _take(self, world: Differences, open_aims: list[tuple[str, str]]) -> None:
        for aim in open_aims:
            if self._proves(aim, world):
                self.kept[aim] = world

    def _open(self) -> list[tuple[str, str]]:
        return [aim for aim in self._aims() if aim not in self.kept]

    def close(self) -> None:
        """Hide more until every aim is proved."""
        self._take(np.zeros(len(self.worlds.keys), dtype=np.int64), self._open())
        while (unproved := self._first_unproved()) is not None:
            self._hide_for(unproved)

    def _first_unproved(self) -> tuple[str, str] | None:
        """Prove what can be proved, many at once where that goes; return what cannot."""
        if len(self._open()) > FEW:
            for way in (UP, DOWN):
                self._prove_together(way)
        for aim in self._open():
            if aim not in self.kept and not self._prove_one(aim):
                return aim
        return None

    def _prove_together(self, way: str) -> None:
        while rest := [aim for aim in self._open() if aim[1] == way]:
            self._take(
                self.worlds.furthest([k for k, _way in rest], way, self.hidden), self._open()
            )
            if sum(aim[1] == way for aim in self._open()) == len(rest):
                return

    def _prove_one(self, aim: tuple[str, str]) -> bool:
        key, way = aim
        for direction in (UP, DOWN) if way == MOVE else (way,):
            world = self.worlds.furthest([key], direction, self.hidden)
            if self._proves(aim, world):
                self._take(world, [aim, *self._open()])
                return True
        return False

    def _hide_for(self, aim: tuple[str, str]) -> None:
        key, way = aim
        world = self.worlds.cheapest(
            key, UP if way == MOVE else way, frozenset(self.hidden), self.system.shown
        )
        if world is None:
            raise Unsound(key)
        moved = {self.worlds.keys[n] for n in np.flatnonzero(world)}
        self.hidden |= moved
        self._take(world, self._open())

    def show_again(self) -> None:
        """Show each further key again that no proof needs, the dearest first."""
        others = self.hidden - self.small - self.system.never - self.system.hidden
        cost = self.worlds.cost
        for key in sorted(others, key=lambda k: (-cost[self.worlds.at[k]], k)):
            before = dict(self.kept)
            self.hidden.discard(key)
            here = self.worlds.at[key]
            self.kept.pop((key, MOVE), None)
            broken = [aim for aim, world in self.kept.items() if world[here] != 0]
            for aim in broken:
                del self.kept[aim]
            if self._first_unproved() is not None:
                self.kept = before
                self.hidden.add(key)
