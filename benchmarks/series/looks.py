"""Counts false alarms of the scheduler over simulated quiet years: daily runs, weeks judged once.

Events happen at constant rates and become known after a delay; the judging is that of
`warn.actions.detecting`, run every day as the schedule does. Beside it, what the same thresholds
give when every day looks at the last seven days, as was done before.

usage: python benchmarks/series/looks.py [singles|scan|feasts ...]
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from unittest import mock

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "serasi.settings")

import django  # noqa: E402

django.setup()

import numpy as np  # noqa: E402

from serasi.science import space  # noqa: E402
from serasi.science.series import episodes, judge, rate_with_interval  # noqa: E402
from serasi.warn import budget  # noqa: E402
from serasi.warn.actions import detecting  # noqa: E402
from tests.warn.simulated import daily_findings, quiet_events  # noqa: E402

DAY = date(2026, 11, 22)
HISTORY, YEARS = 78, 2
DELAYS = (0.0, 2.0, 5.0)


def stated(count: int, district_weeks: int, aim: float) -> dict[str, Any]:
    """Realised alarms per district-year with the exact interval, beside the budget."""
    rate = rate_with_interval(count, district_weeks)
    low, high = rate.low * 52, rate.high * 52
    return {
        "alarms": count,
        "district_years": round(district_weeks / 52),
        "per_district_year": round(rate.per_area_week * 52, 3),
        "interval_95": [round(low, 3), round(high, 3)],
        "budget": round(aim, 3),
        "budget_inside": bool(low <= aim <= high),
    }


def singles(districts: int = 150) -> list[dict[str, Any]]:
    """The detectors of single districts, by mean delay until an event is confirmed."""
    found = []
    for number, delay in enumerate(DELAYS):
        rng = np.random.default_rng(70 + number)
        mean = rng.gamma(1.5, 0.5, districts)
        events = quiet_events(rng, mean, weeks=HISTORY + 52 * YEARS, delay_days=delay)
        said = daily_findings(events, first=HISTORY, runs=range(7))
        flags = said.any(axis=0)
        row = stated(int(episodes(flags).sum()), flags.size, 0.75)
        row |= {"mean_delay_days": delay, "last_run_alone": int(episodes(said[-1]).sum())}
        if not delay:
            row["sliding_daily"] = sliding(events)
        found.append(row)
    return found


def sliding(events: Any) -> dict[str, Any]:
    """The same thresholds when every day judges the seven days before it."""
    shifted = []
    for shift in range(7):
        counts = events.by_week(shift=shift)
        plain = np.ones(counts.shape)
        made = budget.calibrated(
            counts[:, :HISTORY], rate=1 / 52, judged=52, effort=plain[:, :HISTORY]
        )
        scores = {
            k: v for k, v in budget.scores(counts, effort=plain).items() if k in made.thresholds
        }
        shifted.append(judge(scores, made)["together"][:, HISTORY:])
    days = np.stack(shifted, axis=2).reshape(len(shifted[0]), -1)
    # alarms of looks that share days are one episode
    return stated(
        int(episodes(days, quiet_weeks=7).sum()), days.shape[0] * days.shape[1] // 7, 0.75
    )


def scan(regions: int = 12) -> list[dict[str, Any]]:
    """The scan over 31 districts, weekly, with one look counted and with looks counted together."""
    found = []
    for looks in ("one", "together"):
        count, weeks = 0, 0
        for region in range(regions):
            rng = np.random.default_rng(170 + region)
            mean = rng.gamma(1.5, 0.5, 31)
            events = quiet_events(rng, mean, weeks=HISTORY + 52, delay_days=2.0)
            zones = space.nearest_zones(rng.uniform(0, 1, (31, 2)), k=10)
            rare = budget.scan_recurrence_weeks(DAY, districts=31)
            said = []
            for week in range(HISTORY, HISTORY + 52):
                panel = events.panel(week, run=0)
                made = space.prospective_scan(
                    panel.known(panel.weeks),
                    zones,
                    longest_weeks=detecting.LONGEST,
                    looks=1 if looks == "one" else budget.scan_looks(rare, weeks=panel.weeks),
                    replicates=detecting.REPLICATES,
                    seed=budget.SEED,
                )
                said.append(any((c.recurrence_weeks or 0) >= rare for c in made.clusters))
            count += int(episodes([said]).sum())
            weeks += 52 * 31
        found.append(
            {"looks": looks} | stated(count, weeks, budget.scan_per_area_year(DAY, districts=31))
        )
    return found


def feasts(districts: int = 150) -> list[dict[str, Any]]:
    """A feast week every quarter that brings three times the usual, and a rise beside it."""
    found = []
    for size in (20, districts):
        rng = np.random.default_rng(90)
        weeks, rise = HISTORY + 52, HISTORY + 30
        feast = np.arange(weeks) % 13 == 5
        mean = rng.gamma(3.0, 0.5, size)
        factor = np.where(feast, 3.0, 1.0)[None, :] * np.ones((size, 1))
        quiet = quiet_events(rng, mean, weeks=weeks, factor=factor)
        factor[:, rise : rise + 3] = 3.0
        risen = quiet_events(rng, mean, weeks=weeks, factor=factor)
        row: dict[str, Any] = {"districts": size, "budget_per_week": round(0.75 / 52, 4)}
        for name, calendar in (("told", feast), ("untold", None)):
            said = daily_findings(replace(quiet, feast=calendar), first=HISTORY, runs=[6])[0]
            during = feast[HISTORY:]
            row[f"alarms_in_a_feast_week_{name}"] = round(float(said[:, during].mean()), 4)
            row[f"alarms_in_another_week_{name}"] = round(float(said[:, ~during].mean()), 4)
            said = daily_findings(replace(risen, feast=calendar), first=HISTORY, runs=[6])[0]
            caught = said[:, rise - HISTORY : rise - HISTORY + 3].any(axis=1)
            row[f"threefold_rises_found_{name}"] = round(float(caught.mean()), 3)
        found.append(row)
    return found


PARTS: dict[str, Callable[[], Any]] = {"singles": singles, "scan": scan, "feasts": feasts}


def main() -> None:
    """Run the parts and write the results."""
    out = HERE / "results" / "looks.json"
    results: dict[str, Any] = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
    for name in sys.argv[1:] or PARTS:
        begun = time.process_time()
        with mock.patch.object(budget, "param", lambda key, *, on: 1):
            made = PARTS[name]()
        results[name] = {
            "run_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "cpu_seconds": round(time.process_time() - begun, 1),
            "found": made,
        }
        print(name, json.dumps(made, indent=1))
    out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
