"""What the benchmarks of text share: rows in, figures out, the machine they were seen on."""

from __future__ import annotations

import json
import os
import platform
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RESULTS = HERE / "results"
TRAIN = HERE / "messages" / "train"

Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    """Read a file of one JSON object per line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


SEEN = ("w1", "w2", "w3")
"""Files whose odd lines were in view when the rules were written."""


def is_unseen(row: Row) -> bool:
    """Tell whether the rules were written without this message in view."""
    return row["file"] not in SEEN or row["line"] % 2 == 0


def own_rows() -> list[Row]:
    """Read the hand-made messages that are open to development; `line` is the line in its file."""
    return [
        row | {"file": path.stem, "line": number}
        for path in sorted(TRAIN.glob("*.jsonl"))
        for number, row in enumerate(rows_of(path), start=1)
    ]


def machine() -> dict[str, Any]:
    """Describe where and when figures were seen."""
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "system": platform.system(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((x.split(":", 1)[1].strip() for x in lines if x.startswith("model name")), "")


def peak_mib() -> int:
    """Give the largest memory this process has held, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform != "darwin" else peak // 2**20


def write(name: str, figures: Mapping[str, Any]) -> None:
    """Write the figures of one benchmark, and print them."""
    told = {"benchmark": name, **machine(), **figures}
    text = json.dumps(told, indent=1, ensure_ascii=False, default=str)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(text)


def share(right: int, n: int) -> dict[str, Any]:
    """Give a share with its count and its whole."""
    return {"right": right, "n": n, "share": round(right / n, 4) if n else None}


def exact(pairs: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    """Give the share of equal pairs."""
    told = [a == b for a, b in pairs]
    return share(sum(told), len(told))


def classes(pairs: Sequence[tuple[Any, Any]], names: Iterable[str]) -> dict[str, Any]:
    """Give precision, recall and F1 by class, their mean over the classes that occur, confusion."""
    each = {}
    for name in names:
        both = sum(g == name and c == name for g, c in pairs)
        said, true = sum(c == name for _, c in pairs), sum(g == name for g, _ in pairs)
        if true:
            p, r = both / said if said else 0.0, both / true
            f1 = 2 * p * r / (p + r) if p + r else 0.0
            each[name] = {"precision": round(p, 4), "recall": round(r, 4), "f1": round(f1, 4),
                          "n": true}  # fmt: skip
    confusion = Counter(f"{g}>{c}" for g, c in pairs if g != c)
    return {
        "n": len(pairs),
        "accuracy": exact(pairs)["share"],
        "macro_f1": round(sum(e["f1"] for e in each.values()) / len(each), 4) if each else None,
        "classes": each,
        "confusion": dict(confusion.most_common()),
    }


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Run something once; give the processor seconds it took, and what it gave."""
    begin = time.process_time()
    made = work()
    return time.process_time() - begin, made
