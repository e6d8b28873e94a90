"""Counts changes called where there is none, and how often intervals hold a planted change.

Contacts come in matters: one matter makes several contacts on a few days, so that contacts are
not independent. Prints JSON and writes it to results; takes about ten minutes.

usage: python benchmarks/networks/changes.py [RUNS]
"""

from __future__ import annotations

import json
import platform
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import numpy as np  # noqa: E402

from serasi.science.networks import (  # noqa: E402
    MEASURES,
    Agency,
    Contact,
    Network,
    Period,
    checked_network,
    compare,
    layout,
    picture,
)

START = datetime(2026, 1, 5, tzinfo=UTC)
DAYS = 84
FIRST = Period(START, START + timedelta(days=DAYS))
SECOND = Period(FIRST.end, FIRST.end + timedelta(days=DAYS))


def main() -> None:
    """Run all and write the results."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    results = {
        "benchmark": "changes of networks",
        "python": platform.python_version(),
        "run_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "runs": runs,
        "no_change": no_change(runs, matters=40),
        "no_change_few": no_change(runs, matters=15),
        "more_contacts": planted(runs),
        "seconds_60_agencies": speed(),
    }
    (HERE / "results").mkdir(exist_ok=True)
    text = json.dumps(results, indent=2) + "\n"
    (HERE / "results" / "changes.json").write_text(text, encoding="utf-8")
    print(text)


def contacts(
    rng: np.random.Generator, *, agencies: int, matters: int, begin: datetime, wait: float = 10
) -> list[Contact]:
    """Contacts of matters of one period; each matter keeps to a few agencies and some days."""
    weight = 1 / np.arange(1, agencies + 1)
    weight /= weight.sum()
    out = []
    for number in range(rng.poisson(matters)):
        day = rng.uniform(0, DAYS - 5)
        circle = rng.choice(agencies, min(4, agencies), replace=False, p=weight)
        for _ in range(1 + rng.poisson(4)):
            one, other = rng.choice(circle, 2, replace=False)
            at = begin + timedelta(days=day + rng.exponential(1.0))
            answered = at + timedelta(hours=rng.exponential(wait))
            kind: Any = ("informs", "hands_over")[int(rng.integers(2))]
            subject = f"{begin:%j}-{number}"
            out.append(Contact(f"a{one:02}", f"a{other:02}", at, kind, answered, None, subject))
    return [contact for contact in out if contact.at < begin + timedelta(days=DAYS)]


def drawn(rng: np.random.Generator, *, agencies: int, matters: tuple[float, float]) -> Network:
    """A network of two periods with the expected numbers of matters."""
    made = [
        contacts(rng, agencies=agencies, matters=number, begin=period.begin)
        for number, period in zip(matters, (FIRST, SECOND), strict=True)
    ]
    listed = [Agency(f"a{number:02}", "kecamatan") for number in range(agencies)]
    return checked_network(listed, made[0] + made[1])


def no_change(runs: int, *, matters: int) -> dict[str, Any]:
    """Share of runs that call a change of each measure by its own p, and of any by the verdict."""
    rng = np.random.default_rng(20261128)
    small, told = np.zeros((2, len(MEASURES)))
    anything = 0
    for _ in range(runs):
        made = drawn(rng, agencies=15, matters=(matters, matters))
        seen = compare(made, FIRST, SECOND, rng=rng, permutations=199)
        for number, change in enumerate(seen.changes):
            told[number] += change.p is not None
            small[number] += change.p is not None and change.p <= 0.05
        anything += any(change.verdict == "changed" for change in seen.changes)
    shares = {
        measure: round(float(small[number] / told[number]), 3) if told[number] else None
        for number, measure in enumerate(MEASURES)
    }
    return {"p_at_most_0.05": shares, "any_changed": round(anything / runs, 3)}


def planted(runs: int) -> dict[str, Any]:
    """Twice as many matters: how often it is called, and how often the interval holds the truth."""
    rng = np.random.default_rng(7)
    wanted = {"contacts_per_week", "density", "reciprocity", "median_answer_hours"}
    rows: dict[str, list[tuple[float, float, float, str]]] = {measure: [] for measure in wanted}
    for _ in range(runs):
        made = drawn(rng, agencies=15, matters=(25, 50))
        for change in compare(made, FIRST, SECOND, rng=rng, permutations=199).changes:
            if change.measure in wanted and change.difference is not None:
                low, high = change.low, change.high
                rows[change.measure].append((change.difference, low, high, change.verdict))
    out = {}
    for measure, seen in rows.items():
        # the truth is what many runs give on average
        truth = float(np.mean([row[0] for row in seen]))
        out[measure] = {
            "truth": round(truth, 3),
            "called": round(float(np.mean([row[3] == "changed" for row in seen])), 3),
            "interval_holds_truth": round(
                float(np.mean([row[1] <= truth <= row[2] for row in seen])), 3
            ),
        }
    return out


def speed() -> dict[str, float]:
    """Seconds for a network of 60 agencies."""
    rng = np.random.default_rng(3)
    made = drawn(rng, agencies=60, matters=(150, 150))
    out = {}
    begun = time.perf_counter()
    seen = picture(made, FIRST)
    out["picture"] = round(time.perf_counter() - begun, 3)
    begun = time.perf_counter()
    layout(seen.ties.together)
    out["layout"] = round(time.perf_counter() - begun, 3)
    begun = time.perf_counter()
    compare(made, FIRST, SECOND, rng=rng)
    out["compare_999"] = round(time.perf_counter() - begun, 2)
    return out


if __name__ == "__main__":
    main()
