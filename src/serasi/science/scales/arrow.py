"""Systems of groups that share few numbers: each group's own numbers are solved for alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from serasi.science.scales.sheets import Marks, Values
from serasi.science.scales.structure import Places


@dataclass(frozen=True)
class Arrow:
    """A symmetric matrix as a sum of blocks, one a group, each with the places of its rows."""

    blocks: tuple[tuple[Places, Values], ...]
    size: int

    @property
    def shared(self) -> Marks:
        """Which places stand in more than one block."""
        counts = np.zeros(self.size)
        for places, _ in self.blocks:
            counts[places] += 1
        return np.asarray(counts > 1)

    def dense(self) -> Values:
        """Return the whole matrix."""
        found = np.zeros((self.size, self.size))
        for places, block in self.blocks:
            found[np.ix_(places, places)] += block
        return found

    def solved(self, right: Values, *, raised: float = 0.0) -> Values | None:
        """Return the solution, every diagonal raised by this share; None where singular."""
        shared = self.shared
        common, at = np.flatnonzero(shared), np.cumsum(shared) - 1
        whole, rest = np.zeros((len(common), len(common))), right[common].copy()
        kept = []
        try:
            for places, block in self.blocks:
                lifted = block + raised * np.diag(np.diag(block))
                own, both = ~shared[places], shared[places]
                across, to = lifted[np.ix_(own, both)], at[places[both]]
                given = np.column_stack([across, right[places[own]]])
                answer = np.linalg.solve(lifted[np.ix_(own, own)], given)
                whole[np.ix_(to, to)] += lifted[np.ix_(both, both)] - across.T @ answer[:, :-1]
                rest[to] -= across.T @ answer[:, -1]
                kept.append((places[own], to, answer))
            middle = np.linalg.solve(whole, rest)
        except np.linalg.LinAlgError:
            return None
        found = np.zeros(self.size)
        found[common] = middle
        for places, to, answer in kept:
            found[places] = answer[:, -1] - answer[:, :-1] @ middle[to]
        return found if np.isfinite(found).all() else None

    def regular(self, *, least: float = 1e-9) -> bool:
        """Tell whether no number is (nearly) a combination of the others.

        What the numbers before it leave open of a number, as a share of its diagonal, is at least
        `least`.
        """
        shared = self.shared
        common, at = np.flatnonzero(shared), np.cumsum(shared) - 1
        whole = np.zeros((len(common), len(common)))
        before = np.zeros(len(common))
        for places, block in self.blocks:
            own, both = ~shared[places], shared[places]
            part, across = block[np.ix_(own, own)], block[np.ix_(own, both)]
            if not _regular(part, np.diag(part), least):
                return False
            to = at[places[both]]
            lost = across.T @ np.linalg.solve(part, across)
            whole[np.ix_(to, to)] += block[np.ix_(both, both)] - lost
            before[to] += np.diag(block)[both]
        return _regular(whole, before, least)


def _regular(matrix: Values, diagonal: Values, least: float) -> bool:
    if not len(matrix):
        return True
    if (diagonal <= 0).any():
        return False
    scale = 1 / np.sqrt(diagonal)
    try:
        root = np.linalg.cholesky(matrix * np.outer(scale, scale))
    except np.linalg.LinAlgError:
        return False
    return bool(np.diag(root).min() ** 2 > least)
