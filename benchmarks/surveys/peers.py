"""Compares surveys with R survey, and times both, svy and samplics, on the same task in one run.

Needs Rscript with the package survey (Debian: r-cran-survey, r-cran-mass), and a Python that has
svy 0.35 and samplics 0.6 (a venv of its own: `pip install svy samplics`).

usage: python benchmarks/surveys/peers.py PEER_PYTHON [OUT.json]
"""

from __future__ import annotations

import csv
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(HERE)]

import numpy as np  # noqa: E402
from equal import api_figures, wave_figures  # noqa: E402

from serasi.science.surveys import (  # noqa: E402
    Design,
    Replicates,
    bootstrap,
    domain_means,
    means,
    replicate_means,
)

ROWS, ITEMS, REPLICATES = 4200, 30, 500
NATIONAL, PROVINCES = 1_000_000, 38
MINUTES, MOST_GB = 3, 12
Spent = dict[str, float]


def main() -> None:
    """Run all and write the results."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "results" / "peers.json"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        results: dict[str, Any] = {
            "benchmark": "surveys beside R survey, svy and samplics",
            "run_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "python": platform.python_version(),
            "equal": compared(api_figures, "api", folder) + compared(wave_figures, "wave", folder),
        }
        results["speed"] = speed(folder, sys.argv[1])
        results["peak MB, ours with all tasks"] = round(
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        )
        results["speed"]["national"]["peers within limits"] = {
            "limit": f"{MINUTES} minutes, {MOST_GB} GB of memory each",
            **tried(folder, sys.argv[1]),
        }
    results["largest_relative_difference"] = max(
        row["relative_difference"] for row in results["equal"]
    )
    results["load_after"] = round(os.getloadavg()[0], 1)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=1))


def compared(
    figures: Callable[[Path], dict[str, list[float]]], task: str, folder: Path
) -> list[dict[str, Any]]:
    """Each figure beside that of R; the largest relative difference of its numbers."""
    if task == "api":
        theirs, ours = said(task, folder), figures(folder)
    else:
        ours, theirs = figures(folder), said(task, folder)
    assert ours.keys() == theirs.keys(), ours.keys() ^ theirs.keys()
    return [
        {
            "figure": name,
            "ours": ours[name],
            "r": theirs[name],
            "relative_difference": float(
                np.max(np.abs(np.array(ours[name]) / np.array(theirs[name]) - 1))
            ),
        }
        for name in theirs
    ]


def said(task: str, folder: Path, *more: object) -> dict[str, list[float]]:
    """What R prints: a name and numbers on each line."""
    done = subprocess.run(
        ["Rscript", str(HERE / "peers.R"), task, str(folder), *map(str, more)],
        check=True,
        capture_output=True,
        text=True,
    )
    rows = csv.reader(done.stdout.splitlines(), delimiter="\t")
    return {row[0]: [float(part) for part in row[1:]] for row in rows}


def speed(folder: Path, peer_python: str) -> dict[str, Any]:
    """Seconds of everybody, and whether the standard errors agree."""
    design, y, groups = task()
    drawn, made = timed(
        lambda: bootstrap(design, replicates=REPLICATES, rng=np.random.default_rng(2))
    )
    write_task(folder, design, y, groups, made)
    national_design, national_y, province = national()
    write_national(folder, national_design, national_y, province)
    by_row = Replicates("bootstrap", made.factor, made.scale, made.weights(design))
    ours_replicates, se = timed(lambda: all_replicates(y, design, made, groups), runs=5)
    ours_rows, se_rows = timed(lambda: all_replicates(y, design, by_row, groups), runs=5)
    ours_taylor, se_taylor = timed(lambda: all_taylor(y, design, groups), runs=5)
    r = said("speed", folder, REPLICATES)
    r_national = said("national", folder, NATIONAL, ITEMS)
    peers = json.loads(
        subprocess.run(
            [
                peer_python,
                str(HERE / "peers_py.py"),
                *map(str, (folder, REPLICATES, NATIONAL, ITEMS)),
            ],
            check=True,
            capture_output=True,
            text=True,
            env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
        ).stdout
    )
    spent_replicates = {
        "R survey": seconds(r["replicates"]),
        "svy": peers["svy replicates"],
        "samplics": peers["samplics replicates"],
    }
    spent_taylor = {
        "R survey": seconds(r["taylor"]),
        "svy": peers["svy taylor"],
        "samplics": peers["samplics taylor"],
    }
    return {
        "task": f"{ROWS} x {ITEMS}, {len(se)} domains, {REPLICATES} replicates",
        "drawing the replicates, ours": drawn,
        "replicates": {
            "ours": ours_replicates,
            "ours, weights by respondent": ours_rows,
            **spent_replicates,
            **against(ours_replicates, spent_replicates),
        },
        "replicates, errors apart": {
            "ours by respondent": apart(se_rows, se),
            **{
                name: apart(read(folder / f"{name}_se.csv"), se)
                for name in ("r", "svy", "samplics")
            },
        },
        "taylor": {
            "ours": ours_taylor,
            **spent_taylor,
            **against(ours_taylor, spent_taylor),
        },
        "taylor, errors apart": {
            name: apart(read(folder / f"{name}_taylor_se.csv"), se_taylor)
            for name in ("r", "svy", "samplics")
        },
        "national": national_speed(
            (national_design, national_y, province), r_national, peers["svy national"], folder
        ),
    }


def task() -> tuple[Design, np.ndarray, list[np.ndarray]]:
    """Seven regencies of 60 desa with ten respondents each; by sex, age, both, and place."""
    rng = np.random.default_rng(1)
    psu = np.arange(ROWS) // 10
    level = rng.normal(0, 0.4, psu.max() + 1)[psu]
    y = np.clip(np.round(3.6 + level[:, None] + rng.normal(0, 0.9, (ROWS, ITEMS))), 1, 5)
    sex, age = rng.integers(0, 2, ROWS), rng.integers(0, 5, ROWS)
    kecamatan, regency = psu // 14, psu // 60
    design = Design.of(rng.uniform(40, 400, ROWS), regency, psu)
    return design, y, [np.zeros(ROWS, int), sex, age, sex * 5 + age, kecamatan, regency]


def national() -> tuple[Design, np.ndarray, np.ndarray]:
    """A million respondents of 50,000 desa in 500 strata and 38 provinces."""
    rng = np.random.default_rng(3)
    psu = np.arange(NATIONAL) // 20
    stratum = psu // 100
    y = rng.integers(1, 6, (NATIONAL, ITEMS)).astype(float)
    design = Design.of(rng.uniform(40, 400, NATIONAL), stratum, psu)
    return design, y, stratum * PROVINCES // 500


def write_task(
    folder: Path, design: Design, y: np.ndarray, groups: list[np.ndarray], made: Replicates
) -> None:
    """The task as CSV, the replicate weights as one column after the other."""
    names = ["w", "stratum", "psu", *[f"d{at}" for at in range(len(groups))]]
    names += [f"y{at}" for at in range(ITEMS)]
    table = np.column_stack([design.weight, design.stratum, design.psu, *groups, y])
    with (folder / "task.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows([repr(float(row[0])), *[int(part) for part in row[1:]]] for row in table)
    made.weights(design).T.tofile(folder / "weights.bin")


def write_national(folder: Path, design: Design, y: np.ndarray, province: np.ndarray) -> None:
    """All columns one after the other."""
    with (folder / "national.bin").open("wb") as file:
        for column in (design.weight, design.stratum, design.psu, province, *y.T):
            column.astype(float).tofile(file)


def all_replicates(
    y: np.ndarray, design: Design, made: Replicates, groups: list[np.ndarray]
) -> np.ndarray:
    """Standard errors of every item in every domain."""
    return np.concatenate(
        [replicate_means(y, design, made, domains=codes).se() for codes in groups]
    )


def all_taylor(y: np.ndarray, design: Design, groups: list[np.ndarray]) -> np.ndarray:
    """Standard errors of every item in every domain."""
    return np.concatenate([domain_means(y, design, codes).se for codes in groups])


def national_speed(
    made: tuple[Design, np.ndarray, np.ndarray],
    r: dict[str, list[float]],
    svy: dict[str, Spent],
    folder: Path,
) -> dict[str, Any]:
    """A million respondents: means of 30 items, by province, and with 500 replicates."""
    design, y, province = made
    grounds, _ = timed(lambda: Design.of(design.weight, design.stratum, design.psu).units.gather)
    whole, (_, covariance) = timed(lambda: means(y, design), runs=3)
    by, _ = timed(lambda: domain_means(y, design, province), runs=3)
    drawing, replicates = timed(
        lambda: bootstrap(design, replicates=REPLICATES, rng=np.random.default_rng(4))
    )
    again, _ = timed(lambda: replicate_means(y, design, replicates, domains=province))
    once, _ = timed(lambda: replicate_means(y, design, replicates))
    factor = np.empty((design.psus, REPLICATES))
    factor[np.arange(NATIONAL) // 20] = replicates.factor[design.units.of_row]
    factor.tofile(folder / "national_factor.bin")
    se = np.sqrt(np.diag(covariance))[:, None]
    means_of = {"R survey": seconds(r["means"]), "svy": svy["means"]}
    return {
        "task": f"{NATIONAL} x {ITEMS}, {design.psus} PSUs, {design.strata} strata",
        "design": {"ours": grounds, "R survey": seconds(r["design"])},
        "means": {"ours": whole, **means_of, **against(whole, means_of)},
        "means by province": {
            "ours": by,
            "svy": svy["means by province"],
            **against(by, {"svy": svy["means by province"]}),
        },
        "drawing 500 replicates, ours": drawing,
        "500 replicates, ours": once,
        "500 replicates by province, ours": again,
        "errors apart": {
            "r": apart(read(folder / "r_national_se.csv").reshape(-1, 1), se),
            "svy": apart(read(folder / "svy_national_se.csv").reshape(-1, 1), se),
        },
    }


def tried(folder: Path, peer_python: str) -> dict[str, Any]:
    """What the peers do with a million respondents, each in a process of its own with a limit."""
    sizes = [str(NATIONAL), str(ITEMS)]
    python = [peer_python, str(HERE / "peers_py.py"), str(folder), str(REPLICATES), *sizes]
    r = ["Rscript", str(HERE / "peers.R")]
    tasks = {
        "R survey by province": [*r, "province", str(folder), *sizes],
        "R survey, 500 replicates": [*r, "replicates", str(folder), *sizes, str(REPLICATES)],
        "samplics means": [*python, "samplics means"],
        "samplics by province": [*python, "samplics by province"],
        "samplics, 500 replicates": [*python, "samplics replicates"],
        "svy, 500 replicates": [*python, "svy replicates"],
    }
    return {name: within_limits(command) for name, command in tasks.items()}


def within_limits(command: list[str]) -> dict[str, Any]:
    """Return seconds and memory of a peer, or in what way it ended without an answer."""
    most = MOST_GB * 10**9
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=MINUTES * 60,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most)),  # noqa: PLW1509
            env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
        )
    except subprocess.TimeoutExpired:
        return {"ended": f"no answer within {MINUTES} minutes"}
    if done.returncode != 0:
        return {"ended": done.stderr.strip().splitlines()[-1][:200]}
    if command[0] != "Rscript":
        told: dict[str, Any] = json.loads(done.stdout)
        return told
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    said = {row[0]: [float(part) for part in row[1:]] for row in rows}
    peak = {"peak MB": round(said.pop("peak")[0])}
    return {name: seconds(pair) for name, pair in said.items()} | peak


def seconds(pair: list[float]) -> Spent:
    return {"cpu": pair[0], "wall": pair[1]}


def against(ours: Spent, peers: dict[str, Spent]) -> dict[str, Any]:
    """How many times faster than the fastest peer."""
    return {
        f"times faster than the fastest, {kind}": round(
            min(peer[kind] for peer in peers.values()) / ours[kind], 1
        )
        for kind in ("cpu", "wall")
    }


def apart(theirs: np.ndarray, ours: np.ndarray) -> float:
    """Largest relative difference."""
    assert theirs.shape == ours.shape, (theirs.shape, ours.shape)
    return float(np.max(np.abs(theirs / ours - 1)))


def read(path: Path) -> np.ndarray:
    return np.genfromtxt(path, delimiter=",", ndmin=2)


def timed(run: Callable[[], Any], runs: int = 1) -> tuple[Spent, Any]:
    """Median processor and wall seconds, and the result."""
    cpus, walls = [], []
    for _ in range(runs):
        cpu, wall = time.process_time(), time.perf_counter()
        made = run()
        cpus.append(time.process_time() - cpu)
        walls.append(time.perf_counter() - wall)
    return {
        "cpu": round(float(np.median(cpus)), 4),
        "wall": round(float(np.median(walls)), 4),
    }, made


if __name__ == "__main__":
    main()
