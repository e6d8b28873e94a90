"""Counts how often intervals hold the truth and how often each reading is given, by design.

Villages are overdispersed, differ in level and share a season. Prints JSON and writes it to
results; takes some minutes.

usage: python benchmarks/impact/coverage.py [RUNS]
"""

from __future__ import annotations

import json
import platform
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import numpy as np  # noqa: E402

from serasi.science.impact import (  # noqa: E402
    Impact,
    before_and_after,
    comparison_villages,
)
from tests.science.impact.simulated import PERIODS, START, villages  # noqa: E402

DESIGNS: dict[str, dict[str, float]] = {
    "4 and 12": {"treated": 4, "comparison": 12},
    "4 and 60": {"treated": 4, "comparison": 60},
    "8 and 24": {"treated": 8, "comparison": 24},
    "20 and 60": {"treated": 20, "comparison": 60},
    "8 and 24, rare": {"treated": 8, "comparison": 24, "mean": 0.2},
    "8 and 24, wild": {"treated": 8, "comparison": 24, "dispersion": 1.5},
}


def main() -> None:
    """Run all and write the results."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    begun = time.process_time()
    results = {
        "benchmark": "impact of an activity",
        "python": platform.python_version(),
        "run_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "runs": runs,
        "no_effect": {name: drawn(runs, **design) for name, design in DESIGNS.items()},
        "halved": {
            name: drawn(runs, effect=-DESIGNS[name].get("mean", 2.0) / 2, **DESIGNS[name])
            for name in ("4 and 12", "8 and 24", "20 and 60")
        },
        "drift_without_effect": {
            str(drift): drawn(runs, drift=drift, treated=8, comparison=24)
            for drift in (0.05, 0.1, 0.2, 0.4)
        },
        "chosen_when_high": chosen_when_high(runs),
    }
    results["cpu_seconds"] = round(time.process_time() - begun, 1)
    (HERE / "results").mkdir(exist_ok=True)
    text = json.dumps(results, indent=2) + "\n"
    (HERE / "results" / "coverage.json").write_text(text, encoding="utf-8")
    print(text)


def judged(
    counts: np.ndarray, marked: np.ndarray, rng: np.random.Generator, *, gap: int = 0
) -> Impact:
    """Eight periods on each side, less the gap; 499 lots."""
    sides = {"before": START - gap, "after": PERIODS - START, "gap": gap}
    return before_and_after(counts, marked, START, rng=rng, placebos=499, **sides)


def drawn(runs: int, *, effect: float = 0.0, drift: float = 0.0, **design: Any) -> dict[str, Any]:
    """Coverage of the true change of counts, false or true placebo alarms, and readings."""
    rng = np.random.default_rng(20261128)
    truth = effect + drift * (PERIODS / 2)
    inside, beyond, alarms, given = [], [], [], Counter[str]()
    for _ in range(runs):
        seen = judged(*villages(rng, effect=effect, drift=drift, **design), rng)
        given[seen.reading] += 1
        if seen.effect is not None and seen.effect.low is not None:
            inside.append(seen.effect.low <= truth <= seen.effect.high)
        line = seen.beyond_trend
        if line is not None and line.low is not None and line.high is not None:
            beyond.append(line.low <= effect <= line.high)
        if seen.placebo_p is not None:
            alarms.append(seen.placebo_p <= 0.05)
    return {
        "interval_holds_truth": round(float(np.mean(inside)), 3),
        "beyond_trend_holds_effect": round(float(np.mean(beyond)), 3),
        "placebo_at_most_0.05": round(float(np.mean(alarms)), 3),
        "readings": {name: round(count / runs, 3) for name, count in sorted(given.items())},
    }


def chosen_when_high(runs: int) -> dict[str, Any]:
    """No effect, but the forum goes where the last periods before it were the worst.

    Compared with all other villages, with those matched by the same or by earlier periods, and
    with all others while the three periods of the choice are left out.
    """
    rng = np.random.default_rng(9)
    rows: dict[str, list[Impact]] = {
        "all": [],
        "matched_same": [],
        "matched_earlier": [],
        "gap": [],
    }
    for _ in range(runs):
        early, _ = villages(rng, treated=0, comparison=80)
        level = early.mean(axis=1, keepdims=True)
        # the same villages later: their own level as far as it shows, and new chance
        later = rng.negative_binomial(
            1 / 0.3, 1 / (1 + 0.3 * np.maximum(level, 0.1)), (80, PERIODS)
        )
        counts = later.astype(float)
        marked = np.zeros(80, dtype=bool)
        marked[np.argsort(-counts[:, START - 3 : START].sum(axis=1), kind="stable")[:10]] = True
        rows["all"].append(judged(counts, marked, rng))
        rows["gap"].append(judged(counts, marked, rng, gap=3))
        for name, prior in (("matched_same", counts[:, :START]), ("matched_earlier", early)):
            found = comparison_villages(prior, marked)
            used = np.zeros(80, dtype=bool)
            used[[match.treated for match in found.matches]] = True
            used[list(found.comparison)] = True
            if used[marked].any():
                rows[name].append(judged(counts[used], marked[used], rng))
    return {
        name: {
            "mean_estimate": round(
                float(np.mean([one.effect.value for one in seen if one.effect is not None])), 3
            ),
            "readings": {
                reading: round(count / len(seen), 3)
                for reading, count in sorted(Counter(one.reading for one in seen).items())
            },
        }
        for name, seen in rows.items()
    }


if __name__ == "__main__":
    main()
