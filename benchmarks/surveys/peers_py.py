"""Times svy and samplics on the task that peers.py wrote; run by it in a venv that has both.

usage: python peers_py.py FOLDER REPLICATES ROWS COLUMNS [WHAT], where WHAT is one of `NATIONAL`
"""

from __future__ import annotations

import json
import resource
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

warnings.simplefilter("ignore")

import numpy as np  # noqa: E402
import polars as pl  # noqa: E402
import svy  # noqa: E402
from samplics.estimation import ReplicateEstimator, TaylorEstimator  # noqa: E402
from samplics.utils.types import PopParam, RepMethod  # noqa: E402


def main() -> None:
    """Print seconds of each as JSON; standard errors go to files."""
    folder, replicates = Path(sys.argv[1]), int(sys.argv[2])
    rows, columns = int(sys.argv[3]), int(sys.argv[4])
    if len(sys.argv) > 5:
        spent = NATIONAL[sys.argv[5]](folder, rows, columns, replicates)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"spent": spent, "peak MB": round(peak)}))
        return
    task = pl.read_csv(folder / "task.csv")
    items = [name for name in task.columns if name.startswith("y")]
    groups = [name for name in task.columns if name.startswith("d")]
    weights = np.fromfile(folder / "weights.bin").reshape(replicates, task.height).T
    out = {
        "svy replicates": svy_replicates(folder, task, items, groups, weights),
        "svy taylor": svy_taylor(folder, task, items, groups),
        "samplics replicates": samplics_replicates(folder, task, items, groups, weights),
        "samplics taylor": samplics_taylor(folder, task, items, groups),
        "svy national": svy_national(folder, rows, columns),
    }
    print(json.dumps(out))


def timed(run: Callable[[], Any]) -> tuple[dict[str, float], Any]:
    cpu, wall = time.process_time(), time.perf_counter()
    made = run()
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}, made


def svy_replicates(
    folder: Path, task: pl.DataFrame, items: list[str], groups: list[str], weights: np.ndarray
) -> dict[str, float]:
    names = [f"rep{at}" for at in range(1, weights.shape[1] + 1)]
    wide = task.hstack([pl.Series(name, weights[:, at]) for at, name in enumerate(names)])
    design = svy.Design(wgt="w", rep_wgts=svy.BootstrapWgts(prefix="rep", n_reps=weights.shape[1]))
    sample = svy.Sample(wide, design)
    spent, made = timed(
        lambda: [
            sample.estimation.mean(items, by=by, method="replication", variance_center="estimate")
            for by in groups
        ]
    )
    save(folder / "svy_se.csv", made)
    return spent


def svy_taylor(
    folder: Path, task: pl.DataFrame, items: list[str], groups: list[str]
) -> dict[str, float]:
    sample = svy.Sample(task, svy.Design(wgt="w", stratum="stratum", psu="psu"))
    spent, made = timed(lambda: [sample.estimation.mean(items, by=by) for by in groups])
    save(folder / "svy_taylor_se.csv", made)
    return spent


def save(path: Path, made: list[Any]) -> None:
    blocks = []
    for by in made:
        of_items = [{str(cell.by_level[0]): cell.se for cell in item.estimates} for item in by]
        levels = sorted(of_items[0], key=int)
        blocks.append([[of_item[level] for of_item in of_items] for level in levels])
    np.savetxt(path, np.concatenate(blocks), delimiter=",")


def samplics_replicates(
    folder: Path, task: pl.DataFrame, items: list[str], groups: list[str], weights: np.ndarray
) -> dict[str, float]:
    base = task["w"].to_numpy()

    def run() -> list[list[dict[Any, float]]]:
        out = []
        for by in groups:
            domain = task[by].to_numpy()
            each = []
            for item in items:
                made = ReplicateEstimator(RepMethod.bootstrap, PopParam.mean)
                made.estimate(
                    task[item].to_numpy(), base, weights, domain=domain, conservative=True
                )
                each.append(dict(made.stderror))
            out.append(each)
        return out

    spent, made = timed(run)
    save_dicts(folder / "samplics_se.csv", made)
    return spent


def samplics_taylor(
    folder: Path, task: pl.DataFrame, items: list[str], groups: list[str]
) -> dict[str, float]:
    base, stratum, psu = (task[name].to_numpy() for name in ("w", "stratum", "psu"))

    def run() -> list[list[dict[Any, float]]]:
        out = []
        for by in groups:
            domain = task[by].to_numpy()
            each = []
            for item in items:
                made = TaylorEstimator(PopParam.mean)
                made.estimate(task[item].to_numpy(), base, stratum=stratum, psu=psu, domain=domain)
                each.append(dict(made.stderror))
            out.append(each)
        return out

    spent, made = timed(run)
    save_dicts(folder / "samplics_taylor_se.csv", made)
    return spent


def save_dicts(path: Path, made: list[list[dict[Any, float]]]) -> None:
    blocks = [
        [[of_item[level] for of_item in by] for level in sorted(by[0], key=int)] for by in made
    ]
    np.savetxt(path, np.concatenate(blocks), delimiter=",")


def svy_national(folder: Path, rows: int, columns: int) -> dict[str, dict[str, float]]:
    table = np.fromfile(folder / "national.bin").reshape(columns + 4, rows)
    names = ["w", "stratum", "psu", "province", *[f"y{at}" for at in range(1, columns + 1)]]
    frame = pl.DataFrame({name: table[at] for at, name in enumerate(names)}).with_columns(
        pl.col("stratum", "psu", "province").cast(pl.Int64)
    )
    items = names[4:]
    sample = svy.Sample(frame, svy.Design(wgt="w", stratum="stratum", psu="psu"))
    whole, made = timed(lambda: sample.estimation.mean(items))
    np.savetxt(
        folder / "svy_national_se.csv", [item.estimates[0].se for item in made], delimiter=","
    )
    by, _ = timed(lambda: sample.estimation.mean(items, by="province"))
    return {"means": whole, "means by province": by}


def table_of(folder: Path, rows: int, columns: int) -> np.ndarray:
    return np.fromfile(folder / "national.bin").reshape(columns + 4, rows)


def samplics_national(folder: Path, rows: int, columns: int, _replicates: int) -> dict[str, float]:
    return _samplics(folder, rows, columns, by_province=False)


def samplics_province(folder: Path, rows: int, columns: int, _replicates: int) -> dict[str, float]:
    return _samplics(folder, rows, columns, by_province=True)


def _samplics(folder: Path, rows: int, columns: int, *, by_province: bool) -> dict[str, float]:
    table = table_of(folder, rows, columns)
    more = {"domain": table[3].astype(int)} if by_province else {}

    def run() -> None:
        for item in table[4:]:
            made = TaylorEstimator(PopParam.mean)
            made.estimate(
                item, table[0], stratum=table[1].astype(int), psu=table[2].astype(int), **more
            )

    return timed(run)[0]


def samplics_replicates_national(
    folder: Path, rows: int, columns: int, replicates: int
) -> dict[str, float]:
    table = table_of(folder, rows, columns)
    weights = weights_of(folder, table, replicates)

    def run() -> None:
        for item in table[4:]:
            made = ReplicateEstimator(RepMethod.bootstrap, PopParam.mean)
            made.estimate(item, table[0], weights, conservative=True)

    return timed(run)[0]


def svy_replicates_national(
    folder: Path, rows: int, columns: int, replicates: int
) -> dict[str, float]:
    table = table_of(folder, rows, columns)
    weights = weights_of(folder, table, replicates)
    frame = pl.DataFrame(
        {"w": table[0]}
        | {f"y{at}": table[3 + at] for at in range(1, columns + 1)}
        | {f"rep{at}": weights[:, at - 1] for at in range(1, replicates + 1)}
    )
    del table, weights
    design = svy.Design(wgt="w", rep_wgts=svy.BootstrapWgts(prefix="rep", n_reps=replicates))
    sample = svy.Sample(frame, design)
    items = [f"y{at}" for at in range(1, columns + 1)]
    return timed(lambda: sample.estimation.mean(items, method="replication"))[0]


def weights_of(folder: Path, table: np.ndarray, replicates: int) -> np.ndarray:
    """Return the replicate weights of every respondent, which both want as columns."""
    factor = np.fromfile(folder / "national_factor.bin").reshape(-1, replicates)
    made = np.empty((len(table[0]), replicates), order="F")
    for at in range(replicates):
        made[:, at] = table[0] * factor[table[2].astype(int), at]
    return made


NATIONAL = {
    "samplics means": samplics_national,
    "samplics by province": samplics_province,
    "samplics replicates": samplics_replicates_national,
    "svy replicates": svy_replicates_national,
}
"""What is tried at a million respondents within a limit of time and memory."""


if __name__ == "__main__":
    main()
