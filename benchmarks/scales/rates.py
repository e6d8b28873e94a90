"""Counts how often true models are accepted, false ones rejected, and times the whole report.

usage: python benchmarks/scales/rates.py [RUNS]
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

from serasi.science.scales import (  # noqa: E402
    Circumstances,
    answer_sheets,
    fit_factors,
    group_differences,
    observed,
    outcomes,
    quality_plain,
    quality_report,
)
from tests.science.scales.invented import (  # noqa: E402
    ITEMS,
    SCHEME,
    answers,
    bifactor_scores,
    patterns,
    ten_factor_scores,
)

ROWS = 600


def main() -> None:
    """Run all and write the results."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rng = np.random.default_rng(41)
    results = {
        "benchmark": "scales: rates of right and wrong verdicts, and the whole report",
        "run_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "runs": runs,
        "sheets": ROWS,
        "report_4200_by_30": report(rng),
        "continuous": models(rng, runs, continuous=True),
        "five_steps": models(rng, runs, continuous=False),
        "items_by_group": by_group(rng, runs),
    }
    results["load_after"] = round(os.getloadavg()[0], 1)
    text = json.dumps(results, indent=1) + "\n"
    (HERE / "results" / "rates.json").write_text(text, encoding="utf-8")
    print(text)


def models(rng: np.random.Generator, runs: int, *, continuous: bool) -> dict[str, Any]:
    """Count verdicts on sheets of ten attitudes that correlate by 0.6."""
    found: dict[str, dict[str, float]] = {}
    for _ in range(runs):
        scores = ten_factor_scores(rng, ROWS)
        turned = scores if continuous else answer_sheets(answers(scores), SCHEME).scored
        seen = observed(turned, ITEMS)
        for name, pattern in patterns().items():
            fitted = fit_factors(seen, pattern)
            made = found.setdefault(name, {"good_fit": 0, "sound": 0, "p_below_0.05": 0})
            made["sound"] += fitted.sound / runs
            measures = fitted.measures
            if measures is None or measures.cfi is None or measures.tli is None:
                continue
            close = measures.rmsea is not None and measures.rmsea <= 0.08
            fits = measures.cfi >= 0.90 and measures.tli >= 0.90 and measures.srmr <= 0.08
            made["good_fit"] += (close and fits and fitted.sound) / runs
            made["p_below_0.05"] += (measures.p is not None and measures.p < 0.05) / runs
    return {
        name: {key: round(share, 4) for key, share in made.items()} for name, made in found.items()
    }


def by_group(rng: np.random.Generator, runs: int) -> dict[str, float]:
    """Count items named: any where none differs, and the one that does (half a leaning's SD)."""
    wrong = right = 0
    sex = ["pl"[row % 2] for row in range(ROWS)]
    for _ in range(runs):
        scores = ten_factor_scores(rng, ROWS)
        for shift in (0.0, 0.5):
            scores[:, 4] += shift * (np.array(sex) == "p")
            scored = answer_sheets(answers(scores), SCHEME).scored
            items = group_differences(scored, sex, ITEMS).items
            named = [item.item for item in items if item.kind != "none"]
            wrong += bool(named) and not shift
            right += "A2b" in named and bool(shift)
    return {"any_item_named_without_difference": wrong / runs, "true_item_named": right / runs}


def report(rng: np.random.Generator) -> dict[str, float]:
    """Time the whole report of 4,200 sheets, seven areas and four groupings."""
    rows = 4200
    sheets = answer_sheets(answers(bifactor_scores(rng, rows)), SCHEME)
    around = Circumstances(
        areas=[f"k{row // 600}" for row in range(rows)],
        places=[f"d{row // 20}" for row in range(rows)],
        interviewers=[f"p{row % 42}" for row in range(rows)],
        groupings={
            name: [f"g{(row // step) % count}" for row in range(rows)]
            for name, step, count in (
                ("sex", 1, 2), ("age", 2, 4), ("majority", 5, 2), ("language", 3, 3),
            )
        },
        minutes=rng.uniform(5, 30, rows),
        metres=rng.uniform(0, 600, rows),
        trust=rng.uniform(0, 10, rows),
        outcomes=outcomes(["complete"] * rows),
    )  # fmt: skip
    begun, cpu = time.perf_counter(), time.process_time()
    json.dumps(quality_plain(quality_report(sheets, around)))
    return {
        "wall_seconds": round(time.perf_counter() - begun, 2),
        "cpu_seconds": round(time.process_time() - cpu, 2),
    }


if __name__ == "__main__":
    main()
