"""The alarm diary judged: were stated chances kept, how many alarms were true, how early?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from serasi.science.series.counts import Values
from serasi.science.series.flaws import Refused


@dataclass(frozen=True)
class Share:
    """A share with its 95 % interval (Wilson, 1927); None where nothing was counted."""

    value: float | None
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True)
class Step:
    """One point of a reliability curve: mean stated chance and share that came true."""

    stated: float
    came: Share


@dataclass(frozen=True)
class Brier:
    """Brier score = reliability - resolution + uncertainty + within (what grouping leaves over)."""

    score: float
    reliability: float
    resolution: float
    uncertainty: float
    within: float
    n: int


@dataclass(frozen=True)
class Track:
    """How alarms and events met. `lead_weeks` of found events, 0 or more; None without any."""

    precision: Share
    recall: Share
    lead_weeks: Values
    median_lead_weeks: float | None


def share(hits: int, n: int) -> Share:
    """Return a share with Wilson's 95 % interval.

    Examples
    --------
    >>> seen = share(8, 10)
    >>> round(seen.low, 4), round(seen.high, 4)
    (0.4902, 0.9433)
    """
    if not 0 <= hits <= n:
        raise Refused("S540", f"{hits} / {n}")
    if n == 0:
        return Share(None, None, None, 0)
    z = float(ndtri(0.975))
    p = hits / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * float(np.sqrt(p * (1 - p) / n + z * z / (4 * n * n)))
    return Share(p, max(middle - half, 0.0), min(middle + half, 1.0), n)


def reliability_curve(stated: ArrayLike, came: ArrayLike, *, steps: int = 10) -> list[Step]:
    """Return stated chance against what came, in steps of equal width; empty steps are left out.

    Parameters
    ----------
    stated : (n,) chances 0 to 1
    came : (n,) 1 true, 0 false, NaN unknown (left out)

    Raises
    ------
    Refused : S540 shapes, S545 no step, S546 a chance outside 0 to 1 or an outcome not 0 or 1
    """
    p, y = _known(stated, came)
    group = _steps(p, steps)
    return [
        Step(
            float(p[group == step].mean()),
            share(int(y[group == step].sum()), int((group == step).sum())),
        )
        for step in np.unique(group)
    ]


def brier(stated: ArrayLike, came: ArrayLike, *, steps: int | None = None) -> Brier:
    """Return the Brier score and its parts (Murphy, 1973, J Appl Meteorol 12, eq. 8).

    Parameters
    ----------
    stated, came : as for `reliability_curve`
    steps : group stated chances; without it each different chance is its own group and `within`
        is 0 (Stephenson et al., 2008, Weather and Forecasting 23, eq. 8, for the rest)

    Raises
    ------
    Refused : as `reliability_curve`; S544 no outcome is known

    Examples
    --------
    >>> seen = brier([0.1, 0.1, 0.9, 0.9], [0, 0, 1, 0])
    >>> round(seen.score, 3), round(seen.reliability - seen.resolution + seen.uncertainty, 3)
    (0.21, 0.21)
    """
    p, y = _known(stated, came)
    n = len(p)
    if n == 0:
        raise Refused("S544", "belum ada hasil yang diketahui")
    label = np.unique(p, return_inverse=True)[1] if steps is None else _steps(p, steps)
    group = np.unique(label, return_inverse=True)[1]
    size = np.bincount(group)
    mean_p, mean_y = np.bincount(group, p) / size, np.bincount(group, y) / size
    base = float(y.mean())
    score = float(((p - y) ** 2).mean())
    reliability = float((size * (mean_p - mean_y) ** 2).sum() / n)
    resolution = float((size * (mean_y - base) ** 2).sum() / n)
    uncertainty = base * (1 - base)
    within = score - reliability + resolution - uncertainty
    return Brier(score, reliability, resolution, uncertainty, within, n)


def track(
    alarms: ArrayLike, events: ArrayLike, *, window_weeks: int = 4, horizon_week: int | None = None
) -> Track:
    """Return precision, recall and lead time of alarms against events.

    An alarm is true if an event of its area follows in the same week or within `window_weeks`; an
    event is found if such an alarm came before it, and its lead is that to the first of them.

    Parameters
    ----------
    alarms, events : (n, 2) of area and week; whole numbers
    horizon_week : last week of which all events are known; later alarms are not yet judged if
        their window reaches beyond it

    Examples
    --------
    >>> seen = track([(1, 10), (2, 10)], [(1, 12), (3, 5)])
    >>> seen.precision.value, seen.recall.value, seen.median_lead_weeks
    (0.5, 0.5, 2.0)
    """
    called, happened = _pairs(alarms), _pairs(events)
    lead = happened[None, :, 1] - called[:, None, 1]
    met = (called[:, None, 0] == happened[None, :, 0]) & (lead >= 0) & (lead <= window_weeks)
    true = met.any(axis=1)
    ripe = np.ones(len(called), dtype=bool)
    if horizon_week is not None:
        ripe = true | (called[:, 1] + window_weeks <= horizon_week)
    found = met.any(axis=0)
    leads = np.where(met, lead, -1).max(axis=0, initial=-1)[found].astype(float)
    return Track(
        precision=share(int(true.sum()), int(ripe.sum())),
        recall=share(int(found.sum()), len(happened)),
        lead_weeks=leads,
        median_lead_weeks=float(np.median(leads)) if len(leads) else None,
    )


def diary_precision(
    true: int, false: int, *, prevented: int = 0, unknown: int = 0
) -> tuple[Share, Share]:
    """Return the precision of a diary at its least and at its most.

    At least: what was prevented or is unknown counts as false. At most: it counts as true.

    Examples
    --------
    >>> low, high = diary_precision(6, 2, prevented=1, unknown=1)
    >>> low.value, high.value
    (0.6, 0.8)
    """
    n = true + false + prevented + unknown
    return share(true, n), share(true + prevented + unknown, n)


def _known(stated: ArrayLike, came: ArrayLike) -> tuple[Values, Values]:
    p, y = np.asarray(stated, dtype=float), np.asarray(came, dtype=float)
    if p.ndim != 1 or p.shape != y.shape:
        raise Refused("S540", f"peluang {p.shape}, hasil {y.shape}")
    kept = ~np.isnan(y)
    p, y = p[kept], y[kept]
    if not ((p >= 0) & (p <= 1)).all():
        raise Refused("S546", p[~((p >= 0) & (p <= 1))][0])
    if not np.isin(y, (0, 1)).all():
        raise Refused("S546", y[~np.isin(y, (0, 1))][0])
    return p, y


def _steps(p: Values, steps: int) -> Values:
    if steps < 1:
        raise Refused("S545", f"{steps} langkah")
    return np.minimum(np.floor(p * steps), steps - 1)


def _pairs(rows: ArrayLike) -> Values:
    made = np.asarray(rows, dtype=float)
    if made.size == 0:
        return np.empty((0, 2))
    if made.ndim != 2 or made.shape[1] != 2 or np.isnan(made).any():
        raise Refused("S540", f"pasangan wilayah dan minggu, bukan {made.shape}")
    return made
