"""Scores the own-history forecast beside its baselines where it should win and where it should not.

The panels are synthetic: they show that the comparison works, not skill on real conflict.

usage: python benchmarks/series/forecasts.py [OUT.json]
"""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "src")]

import numpy as np  # noqa: E402

from serasi.science.series import roll_origins  # noqa: E402

AREAS, WEEKS, ORIGINS = 1000, 156, 12


def main() -> None:
    """Score one and four weeks ahead on each panel and write the results."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "results" / "forecasts.json"
    panels = {"self_exciting": self_exciting(), "same_everywhere": same_everywhere()}
    results: dict[str, Any] = {
        "benchmark": "own-history forecast",
        "run_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "cases": [
            scored(name, panel, horizon) for name, panel in panels.items() for horizon in (1, 4)
        ],
        "load_after": round(os.getloadavg()[0], 1),
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=1))


def self_exciting() -> np.ndarray:
    """Rare counts with own rates that breed more of themselves (about nine in ten are 0)."""
    rng = np.random.default_rng(1)
    base = rng.gamma(0.5, 0.14, AREAS)
    counts = np.zeros((AREAS, WEEKS))
    heat = np.zeros(AREAS)
    for week in range(WEEKS):
        counts[:, week] = rng.poisson((base + heat) * rng.gamma(2, 0.5, AREAS))
        heat = 0.6 * heat + 0.25 * counts[:, week]
    return counts


def same_everywhere() -> np.ndarray:
    """Poisson counts with one rate: nothing to learn beyond the mean of all."""
    return np.random.default_rng(2).poisson(0.15, (AREAS, WEEKS)).astype(float)


def scored(name: str, panel: np.ndarray, horizon: int) -> dict[str, Any]:
    """Scores of model and baselines for one panel and horizon."""
    last = WEEKS - 1 - horizon
    begun = time.process_time()
    made = roll_origins(
        panel,
        origins=range(last - ORIGINS + 1, last + 1),
        horizon=horizon,
        rng=np.random.default_rng(3),
    )
    return {
        "panel": name,
        "share_of_zeros": round(float((panel == 0).mean()), 3),
        "horizon_weeks": horizon,
        "scores": {
            key: {field: round(value, 4) for field, value in asdict(score).items()}
            for key, score in made.scores.items()
        },
        "gains": {key: asdict(gain) for key, gain in made.gains.items()},
        "beats_all_baselines": made.beats,
        "cpu_seconds": round(time.process_time() - begun, 2),
    }


if __name__ == "__main__":
    main()
