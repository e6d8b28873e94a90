"""Weeks known beforehand to be busier: how many times the usual, by the own history."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.series.counts import Values, checked_counts
from serasi.science.series.flaws import Refused

WORTH = 5.0
"""Expected events that the belief in "no more than usual" is worth (own choice)."""


def special_factors(counts: ArrayLike, marks: ArrayLike, *, worth: float = WORTH) -> Values:
    """Return for each kind of special week how many times the usual it brings, at least 1.

    (worth + observed) / (worth + expected), the mean of a Gamma posterior whose prior has mean 1
    and is worth so many expected events (Clayton & Kaldor, 1987, Biometrics 43, section 3, with a
    prior that is given). Expected is each area's own mean over its weeks without any mark; an
    area that has none is left out. Below 1 it is taken as 1: a quiet feast makes no later one
    alarm more easily.

    Parameters
    ----------
    counts : (areas, weeks), NaN = no data
    marks : (kinds, areas, weeks), True where the week holds a day of the kind

    Raises
    ------
    Refused : S540 shapes, S541 counts, S545 worth not above 0

    Examples
    --------
    >>> counts = [[2, 2, 2, 2, 8, 2, 2, 7]]
    >>> marks = [[[0, 0, 0, 0, 1, 0, 0, 1]], [[1, 0, 0, 0, 0, 0, 0, 0]]]
    >>> special_factors(counts, marks).round(2).tolist()
    [2.22, 1.0]
    """
    seen, marked = checked_counts(counts), _checked_marks(marks)
    if marked.shape[1:] != seen.shape:
        raise Refused("S540", f"jumlah {seen.shape}, tanda {marked.shape}")
    if not worth > 0:
        raise Refused("S545", f"bobot {worth}")
    known = ~np.isnan(seen)
    plain = known & ~marked.any(axis=0)
    weeks = plain.sum(axis=1)
    cases = np.where(known, seen, 0.0)
    usual = np.where(plain, cases, 0.0).sum(axis=1) / np.maximum(weeks, 1)
    judged = marked & (known & (weeks > 0)[:, None])
    observed = np.where(judged, cases, 0.0).sum(axis=(1, 2))
    expected = np.where(judged, usual[:, None], 0.0).sum(axis=(1, 2))
    return np.asarray(np.maximum((worth + observed) / (worth + expected), 1.0))


def special_effort(marks: ArrayLike, factors: ArrayLike) -> Values:
    """Return how many times its usual each week is expected to bring (areas, weeks).

    To be given to detectors as `effort`. Where kinds fall together the largest counts alone.

    Examples
    --------
    >>> special_effort([[[0, 1, 1]], [[0, 0, 1]]], [2.0, 3.0]).tolist()
    [[1.0, 2.0, 3.0]]
    """
    marked, times = _checked_marks(marks), np.asarray(factors, dtype=float)
    if times.shape != marked.shape[:1]:
        raise Refused("S540", f"tanda {marked.shape}, kali {times.shape}")
    return np.asarray(np.where(marked, times[:, None, None], 1.0).max(axis=0, initial=1.0))


def _checked_marks(marks: ArrayLike) -> NDArray[np.bool_]:
    marked = np.asarray(marks, dtype=bool)
    if marked.ndim != 3:
        raise Refused("S540", f"tanda harus (jenis, wilayah, minggu), bukan {marked.shape}")
    return marked
