"""Counts how often the 95 % intervals of the index hold the truth of a simulated population.

Villages drawn by size in strata, people in villages, non-response that differs by village, missing
answers. Prints JSON and writes it to results.

usage: python benchmarks/harmony/coverage.py [SURVEYS]
"""

from __future__ import annotations

import json
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import numpy as np  # noqa: E402

from serasi.science import harmony  # noqa: E402
from serasi.science.surveys import Design, bootstrap, domain_means  # noqa: E402
from tests.science.harmony.simulated import Population, population, survey  # noqa: E402

DESIGNS: dict[str, dict[str, Any]] = {
    "8 strata, 5 villages each, 16 people": {"a_stratum": 5, "a_village": 16},
    "8 strata, 2 villages each, 16 people": {"a_stratum": 2, "a_village": 16},
    "8 strata, 5 villages each, 8 people": {"a_stratum": 5, "a_village": 8},
}


def main() -> None:
    """Run all designs and write the results."""
    surveys = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    begun = time.process_time()
    rng = np.random.default_rng(20261128)
    of = population(rng)
    results = {
        "benchmark": "coverage of the harmony index",
        "python": platform.python_version(),
        "run_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "surveys": surveys,
        "people": len(of.village),
        "truth": of.truth,
        "designs": {
            name: covered(np.random.default_rng(place), of, surveys, **how)
            for place, (name, how) in enumerate(DESIGNS.items())
        },
    }
    results["cpu_seconds"] = round(time.process_time() - begun, 1)
    (HERE / "results").mkdir(exist_ok=True)
    text = json.dumps(results, indent=2) + "\n"
    (HERE / "results" / "coverage.json").write_text(text, encoding="utf-8")
    print(text)


def covered(
    rng: np.random.Generator, of: Population, surveys: int, *, a_stratum: int, a_village: int
) -> dict[str, Any]:
    """Return coverage of both intervals of the index and of the attitudes', and the bias."""
    told = []
    for _ in range(surveys):
        drawn = survey(rng, of, a_stratum=a_stratum, a_village=a_village)
        design = Design.of(drawn.weight, drawn.stratum, drawn.psu)
        scores, everybody = harmony.score(drawn.answers).attitudes, np.zeros(design.n, dtype=int)
        again = bootstrap(design, replicates=500, rng=rng)
        seen = harmony.area_indices(scores, design, everybody, harmony.EQUAL.values, drawn=again)
        found, (low, high) = seen.geometric[0], seen.boot[0]
        means = domain_means(scores, design, everybody)
        inside = (means.lo[0] <= of.attitudes) & (of.attitudes <= means.hi[0])
        told.append(
            [design.n, found.value, found.se, found.lo <= of.truth <= found.hi,
             low <= of.truth <= high, float(np.mean(inside))]
        )  # fmt: skip
    n, value, se, linear, boot, attitudes = np.array(told, dtype=float).T
    return {
        "mean_n": round(float(n.mean()), 1),
        "linearised_holds_truth": round(float(linear.mean()), 4),
        "bootstrap_holds_truth": round(float(boot.mean()), 4),
        "attitudes_hold_truth": round(float(attitudes.mean()), 4),
        "bias": round(float(value.mean() - of.truth), 4),
        "sd_of_estimates": round(float(value.std(ddof=1)), 4),
        "mean_se": round(float(se.mean()), 4),
    }


if __name__ == "__main__":
    main()
