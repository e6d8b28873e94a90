"""After a conflict: what burden and what distance are left, asked of both sides. No diagnosis."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.harmony.instrument import NEWEST, Instrument
from serasi.science.harmony.measured import figures_of
from serasi.science.harmony.scoring import scored_items
from serasi.science.harmony.suppress import Cell, publish
from serasi.science.surveys import Design

FloatArray = NDArray[np.float64]
WAVES_MONTHS = (3, 6, 12, 24)
LEAST_A_SIDE = 60
VISIT_SHARE, VISIT_DAYS = 0.30, 7
TROUBLED = 4.0
"""Answers 4 and 5 on P3 count as still troubled."""


@dataclass(frozen=True)
class Residual:
    """What one side of a conflict says.

    burden : Beban Trauma, mean of P1 to P3, 0 none to 100; **a high figure is a heavy burden**
    recovery : Pemulihan Relasi, mean of P4 to P6, 0 to 100; a high figure is a mended relation
    troubled : share that answers 4 or 5 on P3, 0 to 1
    visit : whether a visit of LDP must be offered within 7 days (30 % or more); None = not known
    enough : whether the side has the 60 people that were asked for
    """

    burden: Cell
    recovery: Cell
    troubled: Cell
    visit: bool | None
    enough: bool


def residual_scores(
    answers: ArrayLike, *, instrument: Instrument = NEWEST
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return burden, recovery and whether troubled (1, 0) of each person; NaN = not known.

    P1 to P3 are reversed items of the instrument; burden turns them back, so that more of what
    they ask is more burden. Each score needs 2 of its 3 items.

    Parameters
    ----------
    answers : (n, 6) P1 to P6, coded as the thirty items

    Examples
    --------
    >>> burden, recovery, troubled = residual_scores([[5, 5, 4, 1, 1, 8]])
    >>> burden.round(1).tolist(), recovery.tolist(), troubled.tolist()
    ([91.7], [0.0], [1.0])
    """
    scored = scored_items(answers, instrument.residual)
    sides = []
    for members in (100 - scored[:, :3], scored[:, 3:]):
        known = ~np.isnan(members)
        counts = known.sum(axis=1)
        sums = np.where(known, members, 0.0).sum(axis=1)
        sides.append(np.where(counts >= 2, sums / np.maximum(counts, 1), np.nan))
    third = 100 - scored[:, 2]
    troubled = np.where(np.isnan(third), np.nan, third >= (TROUBLED - 1) / 4 * 100)
    return sides[0], sides[1], troubled.astype(float)


def residual(
    answers: ArrayLike, design: Design, side: ArrayLike, *, instrument: Instrument = NEWEST
) -> dict[str, Residual]:
    """Return burden, recovery and the rule of the visit, for each side.

    The rule looks at the share among people asked, as estimated; it does not wait for certainty.
    A side of fewer than 30 people or 3 clusters shows nothing, and `visit` is None: offer it.

    Parameters
    ----------
    answers : (n, 6)
    side : (n,) the name of each person's side
    """
    columns = residual_scores(answers, instrument=instrument)
    names, codes = np.unique(np.asarray(side).astype(str), return_inverse=True)
    table = figures_of(np.stack(columns, axis=1), design, codes)
    told: dict[str, list[Cell]] = {name: [] for name in names.tolist()}
    for column in range(len(columns)):
        figures = {name: table[at][column] for at, name in enumerate(names.tolist())}
        for name, cell in publish(figures, dimensions=["pihak"]).items():
            told[name].append(cell)
    people = dict(zip(names.tolist(), np.bincount(codes).tolist(), strict=True))
    return {
        name: Residual(
            burden, recovery, troubled,
            None if troubled.value is None else visit_due(troubled.value),
            people[name] >= LEAST_A_SIDE,
        )
        for name, (burden, recovery, troubled) in told.items()
    }  # fmt: skip


def visit_due(troubled_share: float) -> bool:
    """Say whether LDP must be offered: 30 % or more are still troubled.

    Examples
    --------
    >>> visit_due(0.3), visit_due(0.29)
    (True, False)
    """
    return round(troubled_share, 9) >= VISIT_SHARE
