"""Times the scan on the common task beside plain numpy in the same run; writes one JSON file.

usage: python benchmarks/scan/common_task.py [--national] [OUT.json]
"""

from __future__ import annotations

import json
import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
# a cold cache, so that the compile time is seen apart
os.environ["NUMBA_CACHE_DIR"] = tempfile.mkdtemp(prefix="scan-")

import numpy as np  # noqa: E402
from numpy.typing import NDArray  # noqa: E402
from scipy.stats import ks_2samp  # noqa: E402

from benchmarks.scan.task import (  # noqa: E402
    GOLDEN_AREAS,
    GOLDEN_CASES,
    GOLDEN_LLR,
    GOLDEN_WEEKS,
    LONGEST,
    WEEKS,
    Task,
    common_task,
)
from serasi.science.space import Scan, prospective_scan  # noqa: E402

REPLICATES, RUNS = 999, 3
NATIONAL_AREAS = 83_700
PEER_REPLICATES = 12


def main() -> None:
    """Run all and write the results."""
    names = [word for word in sys.argv[1:] if not word.startswith("--")]
    out = Path(names[0]) if names else HERE / "results" / "common_task.json"
    task = common_task()
    results: dict[str, Any] = {"benchmark": "scan common task", **machine()}
    results["compile_seconds"] = compile_seconds()
    poisson, found = timed(task, task.population)
    permutation, dealt = timed(task, None)
    results |= {"poisson": poisson, "permutation": permutation, "peak_mib": peak_mib()}
    results["permutation_to_poisson_cpu"] = round(permutation["cpu"] / poisson["cpu"], 2)
    results["peer_numpy"] = peers(task, found, dealt, poisson["cpu"])
    check_golden(found)
    results["golden_llr_reached"] = True
    if "--national" in sys.argv:
        results["national"] = national()
    results["load_after"] = round(os.getloadavg()[0], 1)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=1))


def check_golden(found: Scan) -> None:
    """Stop if the answer is not that of SaTScan."""
    best = found.clusters[0]
    assert round(best.llr, 6) == GOLDEN_LLR, best
    assert (len(best.areas), best.weeks, best.cases) == (GOLDEN_AREAS, GOLDEN_WEEKS, GOLDEN_CASES)


def compile_seconds() -> dict[str, float]:
    """Scan a handful of areas first by each model: import of numba, compilation, storing."""
    tiny, zones = np.ones((4, 6), int), [[0], [1], [2], [3]]
    tiny[1, -1] = 4
    first = clock(lambda: prospective_scan(tiny, zones, baseline=np.ones(4), replicates=1))[0]
    second = clock(lambda: prospective_scan(tiny, zones, replicates=1))[0]
    return {"poisson": round(first, 2), "permutation_after_it": round(second, 2)}


def timed(task: Task, baseline: NDArray[np.int64] | None) -> tuple[dict[str, Any], Scan]:
    """Scan a few times; report every run, the best by wall clock on top."""
    runs = []
    for _ in range(RUNS):
        wall, cpu, found = clock(
            lambda: prospective_scan(
                task.counts, task.zones, baseline=baseline, replicates=REPLICATES
            )
        )
        runs.append({"wall": round(wall, 3), "cpu": round(cpu, 3)})
    best = found.clusters[0]
    answer = {
        "llr": round(best.llr, 6),
        "areas": len(best.areas),
        "weeks": best.weeks,
        "cases": best.cases,
        "expected": round(best.expected, 4),
        "p": best.p,
        "p_gumbel": best.p_gumbel,
    }
    return {**min(runs, key=lambda run: run["wall"]), "runs": runs, "cluster": answer}, found


def peers(task: Task, poisson: Scan, dealt: Scan, our_cpu: float) -> dict[str, Any]:
    """Scan a few replicates by plain numpy: same answer, same null, and its time, extrapolated."""
    rng = np.random.default_rng(42)
    total = int(task.counts.sum())
    share = task.population / task.population.sum()
    by_area, by_week = task.counts.sum(axis=1), task.counts.sum(axis=0)
    flat = np.outer(share * total / WEEKS, np.arange(1, LONGEST + 1))
    late = np.cumsum(by_week[::-1][:LONGEST])
    margin = np.outer(by_area / total, late)
    same = [
        abs(plain_largest(task.counts, task.zones, means, total) - found.clusters[0].llr) < 1e-9
        for means, found in ((flat, poisson), (margin, dealt))
    ]
    deck = np.repeat(np.arange(len(by_area)), by_area)
    weeks = np.repeat(np.arange(WEEKS), by_week)
    ours, shuffled, seconds = [], [], 0.0
    for _ in range(PEER_REPLICATES):
        begin = time.process_time()
        cells = rng.choice(len(share), total, p=share)
        drawn = table(cells, rng.integers(0, WEEKS, total), len(share))
        ours.append(plain_largest(drawn, task.zones, flat, total))
        seconds += time.process_time() - begin
        dealt_out = table(deck, rng.permutation(weeks), len(share))
        shuffled.append(plain_largest(dealt_out, task.zones, margin, total))
    whole = seconds / PEER_REPLICATES * REPLICATES
    return {
        "what": "numpy, one replicate at a time, no screen; own code of this script",
        "replicates_run": PEER_REPLICATES,
        "cpu_per_replicate": round(seconds / PEER_REPLICATES, 3),
        "cpu_for_999_extrapolated": round(whole, 1),
        "times_our_cpu": round(whole / our_cpu, 1),
        "same_observed_llr": all(same),
        "same_null_poisson_ks_p": round(float(ks_2samp(ours, poisson.maxima).pvalue), 3),
        "same_null_permutation_ks_p": round(float(ks_2samp(shuffled, dealt.maxima).pvalue), 3),
    }


def table(area: NDArray[Any], week: NDArray[Any], areas: int) -> NDArray[np.int64]:
    """Count cases by area and week."""
    return np.bincount(area * WEEKS + week, minlength=areas * WEEKS).reshape(areas, WEEKS)


def plain_largest(
    counts: NDArray[Any], zones: NDArray[np.int32], means: NDArray[np.float64], total: int
) -> float:
    """Give the largest ratio of all cylinders ending now, zone by zone size."""
    late = np.cumsum(counts[:, ::-1][:, :LONGEST], axis=1).astype(float)
    cases, mean = np.zeros(late.shape), np.zeros(late.shape)
    best = 0.0
    for rank in range(zones.shape[1]):
        cases += late[zones[:, rank]]
        mean += means[zones[:, rank]]
        high = cases > mean
        c, m = cases[high], mean[high]
        value = c * np.log(c / m) + (total - c) * np.log((total - c) / (total - m))
        best = max(best, float(value.max(initial=0.0)))
    return best


def national() -> dict[str, Any]:
    """Scan as many areas as there are desa, once by each model."""
    task = common_task(NATIONAL_AREAS)
    out: dict[str, Any] = {"areas": NATIONAL_AREAS, "cases": int(task.counts.sum())}
    for name, baseline in (("poisson", task.population), ("permutation", None)):
        wall, cpu, found = clock(
            lambda baseline=baseline: prospective_scan(
                task.counts, task.zones, baseline=baseline, replicates=REPLICATES
            )
        )
        out[name] = {"wall": round(wall, 2), "cpu": round(cpu, 2),
                     "llr": round(found.clusters[0].llr, 6)}  # fmt: skip
    return out | {"peak_mib": peak_mib()}


def clock(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Run something; give wall seconds, processor seconds and what it made."""
    wall, cpu = time.perf_counter(), time.process_time()
    made = work()
    return time.perf_counter() - wall, time.process_time() - cpu, made


def peak_mib() -> int:
    """Give the most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def machine() -> dict[str, Any]:
    """Describe where and when figures were seen."""
    import numba

    info = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "processor": next(x.split(":", 1)[1].strip() for x in info if x.startswith("model name")),
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "numba": numba.__version__,
        "system": platform.system(),
    }


if __name__ == "__main__":
    main()
