"""Reports of settled reporters: a newcomer, or one who sends hundreds, makes no rise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.series.baselines import rolling_baseline
from serasi.science.series.counts import Values, checked_counts
from serasi.science.series.flaws import Refused


@dataclass(frozen=True)
class Settled:
    """What may be compared over time, each (areas, weeks).

    counts : reports of settled reporters, each reporter's week capped
    effort : reports that the settled reporters on duty usually send
    reporters : how many they are
    newcomers : active reporters who are left out because they are new
    capped : reports left out because one reporter sent more than `cap` in that week
    """

    counts: Values
    effort: Values
    reporters: Values
    newcomers: Values
    capped: Values


def settled_reports(
    reports: ArrayLike,
    area_of: ArrayLike,
    *,
    areas: int,
    active: ArrayLike | None = None,
    settling_weeks: int = 8,
    cap: int = 5,
) -> Settled:
    """Return counts and effort of reporters whose habit is known.

    A reporter counts from `settling_weeks` after the first week on duty; those on duty in the
    first week of the series are taken as settled. From then on the reporter's own habit (Gamma-
    Poisson mean of the last 52 weeks less the last 2, by `rolling_baseline`) is part of the
    effort. So a new source never makes a rise by itself, and none adds more than `cap` a week.

    Parameters
    ----------
    reports : (reporters, weeks) reports sent, NaN = none
    area_of : (reporters,) index of the reporter's area
    active : (reporters, weeks) on duty, also when nothing was sent (zero reports);
        without it, from the first report on

    Raises
    ------
    Refused : S540 shapes, S541 counts, S545 an area index out of range

    Examples
    --------
    >>> made = settled_reports([[1, 0, 1], [0, 0, 9]], [0, 0], areas=1, settling_weeks=2)
    >>> made.counts.tolist(), made.reporters.tolist(), made.newcomers.tolist()
    ([[1.0, 0.0, 1.0]], [[1.0, 1.0, 1.0]], [[0.0, 0.0, 1.0]])
    """
    sent = np.nan_to_num(checked_counts(reports))
    home = np.asarray(area_of, dtype=np.int64)
    if home.shape != sent.shape[:1]:
        raise Refused("S540", f"laporan {sent.shape}, wilayah pelapor {home.shape}")
    if ((home < 0) | (home >= areas)).any():
        raise Refused("S545", "nomor wilayah pelapor")
    begun = np.cumsum(sent > 0, axis=1) > 0
    duty = begun if active is None else np.asarray(active, dtype=bool) | (sent > 0)
    if duty.shape != sent.shape:
        raise Refused("S540", f"laporan {sent.shape}, aktif {duty.shape}")
    known = duty & _settled(duty, settling_weeks)
    kept = np.where(known, np.minimum(sent, cap), 0.0)
    return Settled(
        counts=_by_area(kept, home, areas),
        effort=_by_area(np.where(known, _habit(sent, duty, cap), 0.0), home, areas),
        reporters=_by_area(known.astype(float), home, areas),
        newcomers=_by_area((duty & ~known).astype(float), home, areas),
        capped=_by_area(np.where(known, sent, 0.0) - kept, home, areas),
    )


def _habit(sent: Values, duty: NDArray[np.bool_], cap: int) -> Values:
    """Reports a week that each reporter usually sends, above 0; before any is known, the mean."""
    capped = np.minimum(sent, cap)
    rate = rolling_baseline(capped, duty.astype(float)).rate
    mean = capped[duty].mean() if duty.any() else 0.0
    # half a report a year, so that a first report has something to be compared with
    return np.maximum(np.where(np.isnan(rate), mean, rate), 0.5 / 52)


def _settled(duty: NDArray[np.bool_], weeks: int) -> NDArray[np.bool_]:
    if duty.size == 0:
        return duty
    first = np.where(duty.any(axis=1), duty.argmax(axis=1), duty.shape[1])
    since = np.where(first == 0, 0, first + weeks)
    return np.asarray(np.arange(duty.shape[1])[None, :] >= since[:, None])


def _by_area(values: Values, home: NDArray[np.int64], areas: int) -> Values:
    out = np.zeros((areas, values.shape[1]))
    np.add.at(out, home, values)
    return out
