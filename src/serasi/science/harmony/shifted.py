"""Find rows whose cells moved one column, which spreadsheets do and which no single cell shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from serasi.science.harmony.flaws import Flaw
from serasi.science.harmony.structure import Item

Check = Callable[[str], bool]
LEAST_WRONG = 2
"""A row with fewer wrong cells has a slip of one cell, not a shift."""
LEAST_PEOPLE, CLEARLY, AT_ALL = 100, 0.05, 0.1
RIGHT, LEFT = "satu kolom ke kanan", "satu kolom ke kiri"


def shift_of(cells: Sequence[str], checks: Sequence[Check | None]) -> tuple[int, str] | None:
    """Return the column (from 0) at which a row moved, and which way; None where it did not.

    A row moved when every cell fits again after one cell is taken out (it had moved right), or
    one put in (left), and it does not fit now. `checks` say whether a cell fits its column; None
    fits anything.

    Examples
    --------
    >>> number = str.isdigit
    >>> checks = [str.isalpha, number, str.isalpha, number]
    >>> shift_of(["ab", "", "7", "cd"], checks), shift_of(["ab", "cd", "8", ""], checks)
    ((1, 'satu kolom ke kanan'), (1, 'satu kolom ke kiri'))
    """
    width = len(checks)
    row = [*cells[: width + 1], *[""] * (width + 1 - len(cells))]
    here = [_fits(checks[at], row[at]) for at in range(width)]
    if here.count(False) < LEAST_WRONG:
        return None
    first = here.index(False)
    after = [True] * (width + 1)
    for at in range(width - 2, -1, -1):
        after[at] = after[at + 1] and _fits(checks[at], row[at + 1])
    last_lost = len(cells) <= width
    if (after[first] if last_lost else after[first] and _fits(checks[-1], row[width])) and all(
        here[:first]
    ):
        return first, RIGHT
    before = [True] * (width + 1)
    for at in range(width - 1, 0, -1):
        before[at] = before[at + 1] and _fits(checks[at], row[at - 1])
    if before[first + 1] and not row[width - 1].strip():
        return first, LEFT
    return None


def _fits(check: Check | None, cell: str) -> bool:
    return check is None or check(cell)


def turned_items(
    answers: NDArray[np.float64], items: Sequence[Item]
) -> tuple[str, float, float] | None:
    """Say whether reversed items behave as if the answers stood one column aside.

    Raw answers correlate as their signs say: reversed with upright ones below 0, like with like
    above. Where the mean correlation under the signs moved by one column is clearly higher than
    under the signs as they are, the columns are named wrongly.

    Returns
    -------
    (side on which the right column is, mean correlation as named, and as moved), or None
    """
    raw = np.where((answers >= 1) & (answers <= 5), answers, np.nan)
    if len(raw) < LEAST_PEOPLE:
        return None
    middle = np.nanmean(np.where(np.isnan(raw).all(axis=0), 3.0, raw), axis=0)
    apart = np.where(np.isnan(raw), 0.0, raw - middle)
    spread = np.sqrt((apart**2).sum(axis=0))
    varied = spread > 0
    if varied.sum() < len(items) / 2:
        return None
    scaled = apart[:, varied] / spread[varied]
    correlation = scaled.T @ scaled
    np.fill_diagonal(correlation, 0.0)
    signs = np.array([-1.0 if item.reverse else 1.0 for item in items])
    pairs = varied.sum() * (varied.sum() - 1)

    def fit(step: int) -> float:
        moved = np.roll(signs, step)[varied]
        return float(moved @ correlation @ moved / pairs)

    named = fit(0)
    moved, side = max((fit(1), "kiri"), (fit(-1), "kanan"))
    if moved > AT_ALL and moved > named + CLEARLY:
        return side, named, moved
    return None


def run_together(flaws: Sequence[Flaw]) -> list[Flaw]:
    """Join flaws of the same kind in rows that follow each other."""
    out: list[Flaw] = []
    for flaw in flaws:
        last = out[-1] if out else None
        if (
            last is not None
            and (last.number, last.column, last.value) == (flaw.number, flaw.column, flaw.value)
            and flaw.row == last.row + last.rows
        ):
            out[-1] = Flaw(last.number, last.row, last.column, last.value, last.rows + 1)
        else:
            out.append(flaw)
    return out
