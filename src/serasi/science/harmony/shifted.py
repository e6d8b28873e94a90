"""Find rows whose cells moved one column, which spreadsheets do and which no single cell shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from serasi.science.harmony.structure import Item

Check = Callable[[str], bool]
LEAST_PEOPLE, CLEARLY, AT_ALL = 100, 0.05, 0.1
RIGHT, LEFT = "satu kolom ke kanan", "satu kolom ke kiri"


@dataclass(frozen=True)
class Shift:
    """A row that fits its columns again when one cell is taken out or put in.

    way : RIGHT or LEFT; first, last : columns (from 0) between which the moving began
    """

    way: str
    first: int
    last: int


def shift_of(cells: Sequence[str], checks: Sequence[Check | None]) -> Shift | None:
    """Return how a row moved; None where moving does not make it fit, or it fits as it is.

    Where both ways fit, a blank cell in the middle speaks for right and one at the end for left.

    Parameters
    ----------
    checks : whether a cell fits its column; None fits anything

    Examples
    --------
    >>> number = str.isdigit
    >>> checks = [str.isalpha, number, str.isalpha, number]
    >>> shift_of(["ab", "", "7", "cd"], checks)
    Shift(way='satu kolom ke kanan', first=1, last=1)
    >>> shift_of(["ab", "cd", "8", ""], checks).way
    'satu kolom ke kiri'
    """
    width = len(checks)
    if not width - 1 <= len(cells) <= width + 1:
        return None
    here = [_fits(check, cell) for check, cell in zip(checks, [*cells, ""], strict=False)]
    if all(here) and len(cells) == width:
        return None
    last = here.index(False) if not all(here) else width - 1
    longer = [*cells, ""][: width + 1]
    taken: Shift | None = None
    if len(cells) >= width:
        right = [_fits(checks[at], longer[at + 1]) for at in range(width - 1)]
        right.append(len(cells) == width or _fits(checks[-1], longer[width]))
        begun = _begun(right, last)
        if begun is not None:
            taken = Shift(RIGHT, begun, last)
            if not all(cell.strip() for cell in cells[begun : last + 1]):
                return taken
    if len(cells) < width or not cells[-1].strip():
        left = [_fits(checks[at + 1], cells[at]) for at in range(width - 1)]
        begun = _begun(left, last)
        if begun is not None:
            return Shift(LEFT, begun, last)
    return taken


def _begun(fits: Sequence[bool], last: int) -> int | None:
    """Return the first column from which everything fits when moved, if not after `last`."""
    wrong = [at for at, one in enumerate(fits) if not one]
    begun = wrong[-1] + 1 if wrong else 0
    return begun if begun <= last else None


def _fits(check: Check | None, cell: str) -> bool:
    return check is None or check(cell)


@dataclass(frozen=True)
class Turned:
    """Item columns that behave as if they held their neighbour's answers, from column `first` on.

    side : where the right column is; named, moved : mean correlation as named, and when moved
    """

    first: int
    side: str
    named: float
    moved: float


def turned_items(answers: NDArray[np.float64], items: Sequence[Item]) -> Turned | None:
    """Say whether reversed items behave as if the answers stood one column aside.

    Raw answers correlate as their signs say: reversed with upright ones below 0, like with like
    above. Where the mean correlation under signs that are moved by one, from some column on, is
    clearly higher than under the signs as they are, columns hold the answers of their neighbours.
    """
    raw = np.where((answers >= 1) & (answers <= 5), answers, np.nan)
    if len(raw) < LEAST_PEOPLE:
        return None
    middle = np.nanmean(np.where(np.isnan(raw).all(axis=0), 3.0, raw), axis=0)
    apart = np.where(np.isnan(raw), 0.0, raw - middle)
    spread = np.sqrt((apart**2).sum(axis=0))
    scaled = apart / np.where(spread > 0, spread, 1.0)
    correlation = scaled.T @ scaled
    np.fill_diagonal(correlation, 0.0)
    signs = np.where([item.reverse for item in items], -1.0, 1.0)
    signs[spread == 0] = 0.0
    named = _agreement(signs, correlation)
    best: Turned | None = None
    for first in range(len(items) - 1):
        for side in ("kiri", "kanan"):
            moved = signs.copy()
            if side == "kiri":
                moved[first + 1 :], moved[first] = signs[first:-1], 0.0
            else:
                moved[first:-1], moved[-1] = signs[first + 1 :], 0.0
            fit = _agreement(moved, correlation)
            if best is None or fit > best.moved:
                best = Turned(first, side, named, fit)
    if best is None or best.moved < AT_ALL or best.moved < named + CLEARLY:
        return None
    return best


def _agreement(signs: NDArray[np.float64], correlation: NDArray[np.float64]) -> float:
    used = int((signs != 0).sum())
    return float(signs @ correlation @ signs) / max(used * (used - 1), 1)
