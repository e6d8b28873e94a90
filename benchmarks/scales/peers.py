"""Compares reliability, factor models, invariance and DIF with R psych, lavaan and MASS.

Needs Rscript with psych, lavaan and MASS (Debian: r-cran-psych, r-cran-lavaan, r-cran-mass). The
data of psych are read where they lie and are not kept.

usage: python benchmarks/scales/peers.py [OUT.json]
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
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

# the other side of the comparison runs in one thread too
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import numpy as np  # noqa: E402

from serasi.science.scales import (  # noqa: E402
    FactorFit,
    cronbach_alpha,
    fit_factors,
    group_differences,
    invariance,
    observed,
    omega_of,
    one_factor,
    repeated,
    rest_correlation,
)
from tests.science.scales.invented import ITEMS, SCHEME, known_wave, patterns  # noqa: E402

MEASURES = {
    "chisq": "chi2", "df": "df", "cfi": "cfi", "tli": "tli", "rmsea": "rmsea",
    "rmsea.ci.lower": "rmsea_low", "rmsea.ci.upper": "rmsea_high", "srmr": "srmr",
}  # fmt: skip


def main() -> None:
    """Run both and write the results."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "results" / "peers.json"
    rscript = shutil.which("Rscript")
    if rscript is None:
        sys.exit("Rscript is missing: apt-get install r-cran-psych r-cran-lavaan r-cran-mass")
    wave = known_wave()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        head = ",".join(ITEMS)
        np.savetxt(folder / "sheets.csv", wave.sheets.scored, "%d", ",", header=head, comments="")
        rows = zip(wave.areas, wave.sex, wave.age, strict=True)
        lines = ["area,sex,age", *(",".join(row) for row in rows)]
        (folder / "groups.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (folder / "sila.csv").write_text("\n".join(SCHEME.sila) + "\n", encoding="utf-8")
        np.savetxt(folder / "twice.csv", wave.twice, "%.12g", ",")
        said = subprocess.run(
            [rscript, str(HERE / "peers.R"), name], check=True, capture_output=True, text=True
        ).stdout
        # psych prints much else
        marked = [line.split() for line in said.splitlines() if line.startswith("= ")]
        peer = {name: float(value) for _, name, value in marked}
        bfi = np.genfromtxt(folder / "bfi.csv", delimiter=",")
    seconds: dict[str, float] = {}
    ours = dict(values(bfi, wave, seconds))
    compared = {name: (ours[name], value) for name, value in peer.items() if name in ours}
    results = {
        "benchmark": "scales beside R psych, lavaan and MASS",
        "run_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "compared": len(compared),
        "not_compared": sorted(
            name for name in peer if name not in ours and not name.startswith("seconds.")
        ),
        "largest_difference": {
            kind: largest(compared, kind)
            for kind in dict.fromkeys(name.split("/")[0].split(".")[0] for name in compared)
        },
        "peer_values": {
            name: value for name, value in peer.items() if not name.startswith(("est", "se/"))
        },
        "cpu_seconds": {
            name: {"ours": round(spent, 4), "peer": round(peer[f"seconds.{name}"], 3),
                   "ratio": round(peer[f"seconds.{name}"] / spent, 1)}
            for name, spent in seconds.items()
        },
        "load_after": round(os.getloadavg()[0], 1),
    }  # fmt: skip
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(
        json.dumps({key: results[key] for key in ("largest_difference", "cpu_seconds")}, indent=1)
    )
    print(results["not_compared"])


def values(bfi: Any, wave: Any, seconds: dict[str, float]) -> Iterator[tuple[str, float]]:
    """Yield every figure of ours under the name that the peer gives it."""
    yield from reliabilities(bfi)
    seen = observed(wave.sheets.scored, ITEMS)
    for name, pattern in patterns().items():
        fitted = timed(seconds, name, lambda pattern=pattern: fit_factors(seen, pattern))
        for theirs, own in MEASURES.items():
            yield f"fit/{name}/{theirs}", getattr(fitted.measures, own)
        yield from numbers(name, fitted)
    begun = time.process_time()
    held = invariance(wave.sheets.scored, wave.areas, patterns()["ten_attitudes"])
    spent = time.process_time() - begun
    for step in held.steps:
        # the three are fitted in one go here; each is said to have taken a third
        seconds[step.level] = spent / len(held.steps)
        for theirs, own in MEASURES.items():
            yield f"invariance/{step.level}/{theirs}", getattr(step.measures, own)
    begun = time.process_time()
    for grouping, groups in (("sex", wave.sex), ("age", wave.age)):
        for item in group_differences(wave.sheets.scored, groups, ITEMS).items:
            yield f"dif/{grouping}/{item.item}/uniform", item.uniform
            yield f"dif/{grouping}/{item.item}/non_uniform", item.non_uniform
    seconds["dif"] = time.process_time() - begun
    timed(seconds, "alpha", lambda: cronbach_alpha(wave.sheets.scored))
    again = repeated(wave.twice)
    for place, one in enumerate((again.one_way, again.agreement, again.consistency), 1):
        for end in ("value", "low", "high"):
            yield f"icc/{place}/{end}", getattr(one, end)


def reliabilities(bfi: Any) -> Iterator[tuple[str, float]]:
    """Yield alpha, its interval, dropped items, item-rest correlations and omega of bfi."""
    complete = bfi[~np.isnan(bfi).any(axis=1)]
    for case, rows in (("pairwise", bfi), ("complete", complete)):
        alpha = cronbach_alpha(rows)
        yield f"bfi.{case}.alpha", alpha.value
        yield f"bfi.{case}.low", alpha.low
        yield f"bfi.{case}.high", alpha.high
        for place, value in enumerate(alpha.dropped, 1):
            yield f"bfi.{case}.dropped.{place}", value
        if case == "complete":
            for place in range(5):
                yield f"bfi.{case}.rest.{place + 1}", rest_correlation(rows, place, tuple(range(5)))
    scaled = (complete - complete.mean(axis=0)) / complete.std(axis=0)
    fitted = fit_factors(observed(scaled, tuple("12345")), one_factor("12345"))
    omega = omega_of(fitted.loadings, fitted.residuals, fitted.covariance)
    yield "bfi.omega.total", omega.total
    yield "bfi.omega.general", omega.general


def numbers(name: str, fitted: FactorFit) -> Iterator[tuple[str, float]]:
    """Yield estimates and standard errors of one model."""
    pattern = fitted.pattern
    errors = (fitted.loading_errors, fitted.correlation_errors, fitted.residual_errors)
    if any(one is None for one in errors):
        return
    found = (fitted.loadings, fitted.correlations, fitted.residuals)
    for kind, (loadings, together, residuals) in (("est", found), ("se", errors)):
        for row, column in np.argwhere(pattern.loads):
            yield f"{kind}/{name}/{pattern.factors[column]}/=~/{ITEMS[row]}", loadings[row, column]
        for one, other in np.argwhere(np.tril(pattern.together, -1)):
            ends = pattern.factors[other], pattern.factors[one]
            yield f"{kind}/{name}/{ends[0]}/~~/{ends[1]}", together[one, other]
        for item, value in zip(ITEMS, residuals, strict=True):
            yield f"{kind}/{name}/{item}/~~/{item}", value


def timed(seconds: dict[str, float], name: str, work: Callable[[], Any]) -> Any:
    """Return what some work gives, and note its processor time."""
    begun = time.process_time()
    found = work()
    seconds[name] = max(time.process_time() - begun, 1e-6)
    return found


def largest(compared: dict[str, tuple[float, float]], kind: str) -> dict[str, Any]:
    """Return the largest difference of one kind, and where it lies."""
    own = {name: pair for name, pair in compared.items() if name.startswith(kind)}
    worst = max(own, key=lambda name: abs(own[name][0] - own[name][1]))
    ours, peer = own[worst]
    return {"figures": len(own), "at": worst, "ours": ours, "peer": peer, "apart": abs(ours - peer)}


if __name__ == "__main__":
    main()
