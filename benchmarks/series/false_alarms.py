"""Counts false alarms and found rises over simulated years without and with planted clusters.

Each part takes seconds, farrington less than a minute, and replaces its own part of the results.

usage: python benchmarks/series/false_alarms.py [PART ...]
parts: quiet, farrington, repeated, silence, rises, newcomers
"""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import numpy as np  # noqa: E402
from scipy.stats import nbinom  # noqa: E402

from serasi.science.series import (  # noqa: E402
    RISE_SHARES,
    Calibration,
    Detector,
    Rate,
    block_bootstrap_null,
    calibrate,
    episodes,
    judge,
    negative_binomial_null,
    rate_with_interval,
    rise_detectors,
    settled_reports,
    silence_detector,
)

AREAS, HISTORY, YEAR = 1040, 104, 52
BUDGET = 1 / 52
BASES = (0.5, 1, 2, 3, 4, 5, 8, 12)
DISPERSIONS = (0.0, 0.1, 0.25, 0.5)
Counts = np.ndarray


def main() -> None:
    """Run all and write the results."""
    out = HERE / "results" / "false_alarms.json"
    results: dict[str, Any] = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
    results |= {
        "benchmark": "false alarms of series",
        "python": platform.python_version(),
        "budget_per_area_year": 1,
        "area_years_judged": AREAS,
        "history_weeks": HISTORY,
    }
    for name in sys.argv[1:] or PARTS:
        begun = time.process_time()
        made = PARTS[name]()
        results[name] = {
            "run_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "cpu_seconds": round(time.process_time() - begun, 1),
            "load_after": round(os.getloadavg()[0], 1),
            "found": made,
        }
        print(name, json.dumps(made, indent=1))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def simulate(rng: np.random.Generator, mean: Counts, phi: float, weeks: int) -> Counts:
    """Independent negative binomial weeks (areas, weeks) with variance mean + phi mean²."""
    wide = np.broadcast_to(mean[:, None], (len(mean), weeks))
    mixed = wide * rng.gamma(1 / phi, phi, wide.shape) if phi > 0 else wide
    return rng.poisson(mixed).astype(float)


def alarms(counts: Counts, effort: Counts, made: Calibration, run: Mapping[str, Detector]) -> Any:
    """Alarms of all detectors together (areas, weeks)."""
    return judge({name: one(counts, effort) for name, one in run.items()}, made)["together"]


def stated(rate: Rate) -> dict[str, Any]:
    """Realised false alarms per area-year, and whether the count lies in the band of the budget."""
    years = rate.area_weeks / 52
    band = rate_with_interval(round(years), rate.area_weeks)
    low, high = band.low * rate.area_weeks, band.high * rate.area_weeks
    return {
        "episodes": rate.episodes,
        "area_years": round(years, 1),
        "per_area_year": round(rate.per_area_week * 52, 3),
        "interval_95": [round(rate.low * 52, 3), round(rate.high * 52, 3)],
        "band_of_budget": [round(low), round(high)],
        "inside": bool(low <= rate.episodes <= high),
    }


def realised(
    counts: Counts, made: Calibration, run: Mapping[str, Detector], effort: Counts | None = None
) -> dict[str, Any]:
    """False alarms of the last year of these counts."""
    work = np.ones_like(counts) if effort is None else effort
    called = alarms(counts, work, made, run)[:, -YEAR:]
    return stated(rate_with_interval(int(episodes(called).sum()), called.size))


def quiet_year(phi: float, seed: int) -> dict[str, Any]:
    """Calibrate on two years, then judge a year that the thresholds have not seen."""
    rng = np.random.default_rng(seed)
    mean = rng.gamma(1.5, 2.0, AREAS)
    counts = simulate(rng, mean, phi, HISTORY + YEAR)
    past = counts[:, :HISTORY]
    every = rise_detectors(weeks=HISTORY)
    null = negative_binomial_null(past, replicates=6, rng=rng)
    sets = {"together": every} | {name: {name: run} for name, run in every.items()}
    found: dict[str, Any] = {"dispersion": phi, "mean_reports_per_week": round(mean.mean(), 2)}
    for name, run in sets.items():
        made = calibrate(null, run, per_area_week=BUDGET, judged_weeks=YEAR, shares=RISE_SHARES)
        found[name] = realised(counts, made, run)
    resampled = block_bootstrap_null(past, replicates=6, rng=rng)
    made = calibrate(resampled, every, per_area_week=BUDGET, judged_weeks=YEAR, shares=RISE_SHARES)
    found["together_by_block_bootstrap"] = realised(counts, made, every)
    return found


def farrington_year(phi: float = 0.15, history: int = 4 * 52 + 4) -> dict[str, Any]:
    """The same with four years of history, where Farrington takes part."""
    rng = np.random.default_rng(9)
    counts = simulate(rng, rng.gamma(1.5, 2.0, AREAS), phi, history + YEAR)
    every = rise_detectors(weeks=history)
    null = negative_binomial_null(counts[:, :history], replicates=2, rng=rng)
    found: dict[str, Any] = {"dispersion": phi, "history_weeks": history}
    for name, run in (("together", every), ("farrington", {"farrington": every["farrington"]})):
        made = calibrate(null, run, per_area_week=BUDGET, judged_weeks=YEAR, shares=RISE_SHARES)
        found[name] = realised(counts, made, run)
    return found


def repeated(phi: float, known: int, seeds: int = 10) -> dict[str, Any]:
    """All detectors together over ten other panels, for a short and a longer history.

    A count is itself a draw: about one in twenty may lie outside the band.
    """
    rates, inside = [], 0
    for seed in range(seeds):
        rng = np.random.default_rng(500 + seed)
        counts = simulate(rng, rng.gamma(1.5, 2.0, AREAS), phi, known + YEAR)
        every = rise_detectors(weeks=known)
        past = counts[:, :known]
        null = negative_binomial_null(past, weeks=known + YEAR, replicates=4, rng=rng)
        made = calibrate(null, every, per_area_week=BUDGET, judged_weeks=YEAR, shares=RISE_SHARES)
        found = realised(counts, made, every)
        rates.append(found["per_area_year"])
        inside += found["inside"]
    return {
        "dispersion": phi,
        "history_weeks": known,
        "panels": seeds,
        "inside": inside,
        "mean_per_area_year": round(float(np.mean(rates)), 3),
        "per_area_year": rates,
    }


def silent_year(phi: float) -> dict[str, Any]:
    """False alarms of silence where all areas go on reporting as ever."""
    rng = np.random.default_rng(21)
    counts = simulate(rng, rng.gamma(1.5, 2.0, AREAS), phi, HISTORY + YEAR)
    run = silence_detector()
    null = negative_binomial_null(counts[:, :HISTORY], replicates=6, rng=rng)
    made = calibrate(null, run, per_area_week=BUDGET, judged_weeks=YEAR)
    return {"dispersion": phi} | realised(counts, made, run)


def rises(phi: float) -> dict[str, Any]:
    """Plant threefold rises of three weeks, six times in every area, by base rate.

    A delay is counted to the end of the week whose count raised the alarm: 7, 14 or 21 days.
    """
    rng = np.random.default_rng(31)
    mean = np.repeat(np.array(BASES, dtype=float), AREAS // len(BASES))
    counts = simulate(rng, mean, phi, HISTORY + YEAR)
    every = rise_detectors(weeks=HISTORY)
    null = negative_binomial_null(counts[:, :HISTORY], replicates=6, rng=rng)
    made = calibrate(null, every, per_area_week=BUDGET, judged_weeks=YEAR, shares=RISE_SHARES)
    delays = []
    for start in range(HISTORY + 2, HISTORY + 50, 8):
        planted = counts.copy()
        planted[:, start : start + 3] = simulate(rng, 3 * mean, phi, 3)
        called = alarms(planted, np.ones_like(planted), made, every)[:, start : start + 3]
        delays.append(np.where(called.any(axis=1), 7 * (called.argmax(axis=1) + 1), np.inf))
    delay = np.stack(delays, axis=1)
    by_base = {}
    for base in BASES:
        own = delay[mean == base].ravel()
        found = own[np.isfinite(own)]
        by_base[str(base)] = {
            "n": own.size,
            "found": round(found.size / own.size, 3),
            "median_days_of_found": float(np.median(found)),
            "median_days_of_all": float(np.median(own)) if found.size * 2 > own.size else None,
            "found_in_7_days": round(float((own <= 7).mean()), 3),
            "most_possible_in_7_days": round(most_powerful(base, phi), 3),
            "bar_met": bool(found.size >= 0.8 * own.size and np.median(own) <= 7),
        }
    return {
        "dispersion": phi,
        "realised": realised(counts, made, every),
        "by_reports_per_week": by_base,
    }


def most_powerful(base: float, phi: float) -> float:
    """Power of the best test of one week (Neyman & Pearson) that knows rate and dispersion.

    Its level is the budget per week; between two counts it draws lots, as no office would.
    """
    size = 1 / max(phi, 1e-6)
    quiet = nbinom(size, size / (size + base))
    risen = nbinom(size, size / (size + 3 * base))
    limit = int(quiet.isf(BUDGET))
    lots = (BUDGET - quiet.sf(limit)) / quiet.pmf(limit)
    return float(risen.sf(limit) + lots * risen.pmf(limit))


def newcomers() -> dict[str, Any]:
    """One more reporter in every area: with effort, without, and one who sends forty a week.

    Alarms that begin in the 12 weeks from the newcomer's first are counted, beside those of the
    same areas and weeks without a newcomer.
    """
    rng = np.random.default_rng(41)
    weeks, each = HISTORY + YEAR, 3
    habit = rng.gamma(4, 0.2, (AREAS, each + 1))
    start = rng.integers(HISTORY, weeks - 12, AREAS)
    duty = np.ones((AREAS, each + 1, weeks), dtype=bool)
    duty[:, -1] = np.arange(weeks) >= start[:, None]
    sent = rng.poisson(habit[:, :, None], duty.shape) * duty
    loud = sent.copy()
    loud[:, -1] = rng.poisson(40, (AREAS, weeks)) * duty[:, -1]
    every = rise_detectors(weeks=HISTORY)
    watched = (np.arange(weeks) >= start[:, None]) & (np.arange(weeks) < start[:, None] + 12)

    def begun(counts: Counts, effort: Counts) -> int:
        null = negative_binomial_null(
            counts[:, :HISTORY], effort=effort[:, :HISTORY], replicates=6, rng=rng
        )
        made = calibrate(null, every, per_area_week=BUDGET, judged_weeks=YEAR, shares=RISE_SHARES)
        called = alarms(counts, effort, made, every)
        called[:, 1:] &= ~called[:, :-1].copy()
        return int(called[watched].sum())

    def settled(reports: Counts, reporters: int) -> int:
        rows = (AREAS * reporters, weeks)
        made = settled_reports(
            reports[:, :reporters].reshape(rows),
            np.repeat(np.arange(AREAS), reporters),
            areas=AREAS,
            active=duty[:, :reporters].reshape(rows),
        )
        return begun(made.counts, made.effort)

    heads, few = duty.sum(axis=1).astype(float), np.full((AREAS, weeks), float(each))
    return {
        "reporters_per_area_before": each,
        "area_weeks": int(watched.sum()),
        "budget": round(BUDGET * watched.sum()),
        "nobody_new": begun(sent[:, :-1].sum(axis=1).astype(float), few),
        "nobody_new_settled": settled(sent, each),
        "one_more_settled": settled(sent, each + 1),
        "one_more_by_heads": begun(sent.sum(axis=1).astype(float), heads),
        "one_more_without_effort": begun(sent.sum(axis=1).astype(float), few),
        "one_more_sending_40_settled": settled(loud, each + 1),
        "one_more_sending_40_by_heads": begun(loud.sum(axis=1).astype(float), heads),
    }


PARTS: Mapping[str, Callable[[], Any]] = {
    "quiet": lambda: [quiet_year(phi, seed) for seed, phi in enumerate(DISPERSIONS)],
    "farrington": farrington_year,
    "repeated": lambda: [repeated(phi, known) for phi in DISPERSIONS for known in (12, HISTORY)],
    "silence": lambda: [silent_year(phi) for phi in DISPERSIONS[:3]],
    "rises": lambda: [rises(phi) for phi in DISPERSIONS[:3]],
    "newcomers": newcomers,
}


if __name__ == "__main__":
    main()
