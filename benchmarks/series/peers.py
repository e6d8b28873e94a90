"""Compares EARS and Farrington with R surveillance on the same counts, and times both.

Needs Rscript with the package surveillance (Debian: r-cran-surveillance).

usage: python benchmarks/series/peers.py [OUT.json]
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "src")]

import numpy as np  # noqa: E402

from serasi.science.series import ears, farrington  # noqa: E402

NATIONAL_AREAS = 7285


def main() -> None:
    """Run both and write the results."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "results" / "peers.json"
    rscript = shutil.which("Rscript")
    if rscript is None:
        sys.exit("Rscript is missing: apt-get install r-cran-surveillance")
    tasks = counts()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for task, values in tasks.items():
            np.savetxt(folder / f"{task}.csv", values, fmt="%d", delimiter=",")
        said = subprocess.run(
            [rscript, str(HERE / "peers.R"), name], check=True, capture_output=True, text=True
        ).stdout
        peer = {line.split()[0]: float(line.split()[1]) for line in said.splitlines()}
        results: dict[str, Any] = {
            "benchmark": "series beside R surveillance",
            "run_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "python": platform.python_version(),
            "cases": [compared(case, folder, tasks, peer[case]) for case in peer],
        }
    wide = np.random.default_rng(1).poisson(2.4, (NATIONAL_AREAS, 52 * 5 + 4)).astype(float)
    cpu, _ = timed(lambda: farrington(wide, weeks=[wide.shape[1] - 1]))
    results["farrington_7285_areas_1_week_cpu_seconds"] = round(cpu, 3)
    results["load_after"] = round(os.getloadavg()[0], 1)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=1))


def counts() -> dict[str, np.ndarray]:
    """Rare counts of 7,285 areas and 12 weeks, 400 areas and 60 weeks, 60 areas and 6 years."""
    rng = np.random.default_rng(5)
    weeks = np.arange(52 * 6 + 10)
    mean = rng.gamma(1.2, 3, (60, 1)) * np.exp(
        0.5 * np.sin(2 * np.pi * weeks / 52) + rng.normal(0, 0.08, (60, 1)) * weeks / 52
    )
    seasons = rng.negative_binomial(3, 3 / (3 + mean))
    seasons[::5, -8:] *= 3
    return {
        "wide": rng.poisson(rng.gamma(0.6, 1.5, (NATIONAL_AREAS, 1)), (NATIONAL_AREAS, 12)),
        "long": rng.poisson(rng.gamma(0.8, 2.5, (400, 1)), (400, 60)),
        "seasons": seasons,
    }


def compared(
    case: str, folder: Path, tasks: dict[str, np.ndarray], peer_seconds: float
) -> dict[str, Any]:
    """Alarms and bounds of one case, ours beside those of the peer."""
    task, _, method = case.partition("_")
    values = tasks[task]
    last = values.shape[1]
    if method == "farrington":
        cpu, made = timed(
            lambda: farrington(values, weeks=range(last - 4, last), spread="surveillance")
        )
    else:
        cpu, made = timed(lambda: ears(values, method=method))
    alarm = read(folder / f"{case}_alarm.csv")
    upper = read(folder / f"{case}_upper.csv")
    judged = alarm.shape[1]
    own_alarm, own_upper = made.alarm[:, -judged:], made.upper[:, -judged:]
    unlike = np.abs(own_upper - upper) / np.maximum(upper, 1)
    return {
        "case": case,
        "series": len(values),
        "alarms": int(own_alarm.sum()),
        "peer_alarms": int(np.nansum(alarm)),
        "same_alarm_set": bool((own_alarm == (np.nan_to_num(alarm) > 0)).all()),
        "same_weeks_judged": bool((np.isnan(own_upper) == np.isnan(upper)).all()),
        "largest_relative_difference_of_bounds": float(np.nanmax(unlike[np.isfinite(upper)])),
        "cpu_seconds": round(cpu, 5),
        "peer_cpu_seconds": peer_seconds,
        "times_faster": round(peer_seconds / cpu),
    }


def read(path: Path) -> np.ndarray:
    """A table of numbers; R writes infinity as Inf."""
    return np.genfromtxt(path, delimiter=",", ndmin=2)


def timed(run: Callable[[], Any]) -> tuple[float, Any]:
    """Median CPU seconds of five runs after one, and the result."""
    run()
    times = []
    for _ in range(5):
        begun = time.process_time()
        made = run()
        times.append(time.process_time() - begun)
    return float(np.median(times)), made


if __name__ == "__main__":
    main()
