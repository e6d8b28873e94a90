"""Linked tables as counts by key and the sums between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse


class Unsound(ValueError):  # noqa: N818 - a refusal, not a fault
    """The tables contradict themselves, so that nothing can be said of them."""


@dataclass(frozen=True)
class Sum:
    """One count is the sum of others: a row and its total, months and their period."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class System:
    """Counts, sums, and what is settled about them before.

    values : count by key, all of the tables together
    never : keys that are in no table but lie behind them; they are protected, never shown
    shown : keys whose count is known to everybody already
    hidden : keys that must stay hidden, whatever their count
    cost : what hiding a key loses; 1 where nothing is said
    """

    values: Mapping[str, int]
    sums: tuple[Sum, ...]
    never: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    cost: Mapping[str, float] = field(default_factory=dict)


def linked(values: Mapping[str, int], sums: Iterable[Sum], **settled: object) -> System:
    """Return a system after checking that its sums hold and its counts are counts.

    Raises
    ------
    Unsound
        A sum does not hold, a key is unknown, or a count is negative.
    """
    system = System(dict(values), tuple(sums), **settled)  # type: ignore[arg-type]  # the fields of System
    for key, value in values.items():
        if value < 0:
            raise Unsound(f"{key} = {value}")
    for one in system.sums:
        missing = [key for key in (one.whole, *one.parts) if key not in values]
        if missing:
            raise Unsound(f"{one.whole}: {missing[0]}")
        total = sum(values[key] for key in one.parts)
        if total != values[one.whole]:
            raise Unsound(f"{one.whole} = {values[one.whole]}, {total}")
    return system


def matrix(keys: Sequence[str], sums: Iterable[Sum]) -> sparse.csr_matrix:
    """Return the sums as rows of coefficients over the keys: whole minus parts is nothing."""
    at = {key: n for n, key in enumerate(keys)}
    rows, columns, data = [], [], []
    number = 0
    for one in sums:
        rows += [number] * (1 + len(one.parts))
        columns += [at[one.whole], *(at[key] for key in one.parts)]
        data += [1.0] + [-1.0] * len(one.parts)
        number += 1
    shape = (number, len(at))
    return sparse.csr_matrix((np.array(data), (rows, columns)), shape=shape)


def settled(system: System, *, threshold: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys too small to show, and those of them that everybody knows already."""
    small = frozenset(key for key, value in system.values.items() if value < threshold)
    return small - system.shown, small & system.shown
