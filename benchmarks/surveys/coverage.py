"""Counts how often the interval of the index holds the truth over 1,000 made-up waves.

Two-stage clusters, non-response that depends on sex, age and desa, raking; the index is the
geometric mean of ten attitudes. Linearised and bootstrap errors, and what would be claimed as if
the sample were simple. Prints JSON and writes it to results; takes some minutes.

usage: python benchmarks/surveys/coverage.py [RUNS] [BOOTSTRAPPED]
"""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import numpy as np  # noqa: E402
from scipy.special import stdtrit  # noqa: E402

from serasi.science.surveys import (  # noqa: E402
    bootstrap,
    mean,
    means,
    raked_replicates,
    replicate_means,
)
from tests.science.surveys.simulated import Survey, index_of, regency, surveyed  # noqa: E402

REPLICATES = 200
KINDS = ("linearised", "bootstrap", "as if simple", "one attitude, linearised")


def main() -> None:
    """Run all and write the results."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    bootstrapped = int(sys.argv[2]) if len(sys.argv) > 2 else runs
    begun = time.process_time()
    world = regency()
    seen: dict[str, list[tuple[float, float, float]]] = {kind: [] for kind in KINDS}
    sizes, effects = [], []
    for seed in range(runs):
        wave = surveyed(world, seed)
        t = float(stdtrit(wave.design.df, 0.975))
        index, se = index_of(*means(wave.score, wave.design))
        seen["linearised"].append((index - world.index, se, t))
        simple = np.cov(wave.score.T) / wave.design.n
        seen["as if simple"].append(
            (index - world.index, index_of(wave.score.mean(axis=0), simple)[1], 1.96)
        )
        one = mean(wave.score[:, 0], wave.design)
        seen["one attitude, linearised"].append((one.value - world.truth[0], one.se, t))
        if seed < bootstrapped:
            seen["bootstrap"].append((index - world.index, bootstrap_error(wave, seed), t))
        sizes.append(wave.design.n)
        effects.append(mean(wave.score.mean(axis=1), wave.design).deff)
    results: dict[str, Any] = {
        "benchmark": "coverage of 95 % intervals",
        "run_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "waves": runs,
        "replicates": REPLICATES,
        "truth": round(world.index, 4),
        "respondents, mean": round(float(np.mean(sizes)), 1),
        "design effect, mean": round(float(np.mean(effects)), 2),
        "kinds": {kind: told(rows) for kind, rows in seen.items() if rows},
        "cpu_seconds": round(time.process_time() - begun, 1),
    }
    out = HERE / "results" / "coverage.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=1))


def bootstrap_error(wave: Survey, seed: int) -> float:
    """Standard error of the index over replicates that are each raked anew."""
    drawn = bootstrap(wave.design, replicates=REPLICATES, rng=np.random.default_rng(seed))
    made = raked_replicates(wave.design, drawn)[0]
    means_of = replicate_means(wave.score, wave.design, made).replicates[0]
    indices = np.exp(np.log(means_of).mean(axis=1))
    return float(indices.std())


def told(rows: list[tuple[float, float, float]]) -> dict[str, float]:
    """Share held, and the error told beside the error made."""
    off, se, t = np.array(rows).T
    return {
        "waves": len(rows),
        "held_percent": round(float(np.mean(np.abs(off) < t * se) * 100), 1),
        "error_told": round(float(np.sqrt(np.mean(se**2))), 3),
        "error_made": round(float(off.std()), 3),
        "bias": round(float(off.mean()), 3),
    }


if __name__ == "__main__":
    main()
