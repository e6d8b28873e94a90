"""Scores a wave of 4,200 answers in a house and draws both its papers; bar: 10 CPU seconds.

A house of its own in a temporary folder: 31 districts of 8 villages, all answers invented. What is
timed is what closing and printing do: RESPONSES.csv and DESIGN.toml from the rows, reading them,
every figure with 500 bootstrap replicates, the quality report, the brief, the annex. Prints JSON
and writes it to results.

usage: python benchmarks/harmony/report.py [HOUSEHOLDS]
"""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
BAR_S, DISTRICTS, VILLAGES = 10.0, 31, 8
IN_RT = 10
HOUSEHOLDS = 4800
"""Drawn; seven in eight answer."""


def main() -> None:
    """Make the house, time the work, write the results."""
    households = int(sys.argv[1]) if len(sys.argv) > 1 else HOUSEHOLDS
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as `serasi measure` sets it
    with tempfile.TemporaryDirectory() as folder:
        results = measured(Path(folder), households)
    (HERE / "results").mkdir(exist_ok=True)
    text = json.dumps(results, indent=2) + "\n"
    (HERE / "results" / "report.json").write_text(text, encoding="utf-8")
    print(text)


def measured(folder: Path, households: int) -> dict[str, Any]:
    """Return the seconds of each step; loading the libraries is a step of its own."""
    opened_house(folder)
    viewer, wave = closed_wave(households)
    steps: dict[str, dict[str, float]] = {"load the libraries in a fresh process": loaded()}
    cold = timed(steps, "score", lambda: scored(wave))
    papers: dict[str, bytes] = {}
    papers["brief"] = timed(steps, "draw the brief", lambda: drawn(viewer, wave, "brief"))
    papers["annex"] = timed(steps, "draw the annex", lambda: drawn(viewer, wave, "annex"))
    total = sum(one["cpu"] for one in steps.values())
    return {
        "benchmark": "a wave is scored and its papers are drawn",
        "python": platform.python_version(),
        "run_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "households": households,
        "answers": cold["quality"]["counted"],
        "areas": len(cold["areas"]),
        "areas_shown": sum(one["index_geo"] is not None for one in cold["areas"].values()),
        "pages": {name: pages(made) for name, made in papers.items()},
        "kib": {name: round(len(made) / 1024, 1) for name, made in papers.items()},
        "steps": steps,
        "cpu_seconds": round(total, 2),
        "bar_seconds": BAR_S,
        "within_bar": total < BAR_S,
        "load": round(os.getloadavg()[0], 1),
    }


def timed(steps: dict[str, dict[str, float]], name: str, work: Callable[[], Any]) -> Any:
    """Do something and note its processor and wall seconds, all threads together."""
    cpu, wall = time.process_time(), time.perf_counter()
    made = work()
    steps[name] = {
        "cpu": round(time.process_time() - cpu, 3),
        "wall": round(time.perf_counter() - wall, 3),
    }
    return made


def loaded() -> dict[str, float]:
    """Return the seconds that a process takes to start and to load what it needs."""
    needed = "import serasi.measure.printed.papers, serasi.measure.actions.closing"
    command = [sys.executable, "-c", f"import django; django.setup(); {needed}"]
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})  # noqa: S603 - our own code
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu": round(cpu, 3), "wall": round(time.perf_counter() - wall, 3)}


def opened_house(folder: Path) -> None:
    """Set Django up on a fresh database with all tables."""
    from tests.migrated import copy_sqlite

    copy_sqlite(folder / "serasi.sqlite3")
    os.environ |= {
        "SERASI_HOME": str(folder),
        "SERASI_DATABASE_URL": f"sqlite:///{folder / 'serasi.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "serasi.settings",
    }
    from serasi.cli.main import set_up

    set_up()


def closed_wave(households: int) -> tuple[Any, Any]:
    """Make the cast, a frame and a published wave of so many drawn households."""
    from serasi.measure.actions.closing import close_wave, publish_wave
    from serasi.measure.actions.planning import Plan, draw_sample, open_field, plan_wave
    from serasi.measure.models import Wave, WaveKind
    from serasi.ops.demo import survey
    from tests.cast import NOW, build_house
    from tests.measure.waves import build_frame

    house = build_house()
    build_frame(districts=DISTRICTS, villages=VILLAGES)
    rini = house.viewer("rini")
    first = NOW.date() - timedelta(days=40)
    plan = Plan(
        survey.HOME, "Survei keserasian, 4.200 jawaban", WaveKind.PROBABILITY, first,
        first + timedelta(days=20), target=households, households_per_rt=IN_RT,
    )  # fmt: skip
    at = NOW - timedelta(days=41)
    code = plan_wave(rini, told=plan, now=at).code
    row = draw_sample(rini, wave=code, seed=4200, strata="kecamatan", now=at)
    open_field(rini, wave=code, now=at)
    row.refresh_from_db()
    survey.fill(row, at=at + timedelta(days=2), seed=4200, worn=survey.WORN)
    close_wave(rini, wave=code, now=NOW)
    publish_wave(house.viewer("hendra"), wave=code, now=NOW)
    return rini, Wave.objects.select_related("area").get(code=code)


def scored(wave: Any) -> dict[str, Any]:
    """Return the report, from the rows of the house as closing makes it."""
    from serasi.measure.actions.closing import _report
    from serasi.measure.queries.counted import latest_weights

    report = _report(wave, latest_weights(wave))
    assert report is not None
    return report


def drawn(viewer: Any, wave: Any, which: str) -> bytes:
    """Return one of the papers."""
    from serasi.measure.printed.papers import annex_pdf, brief_pdf

    return (brief_pdf if which == "brief" else annex_pdf)(viewer, wave)


def pages(made: bytes) -> int:
    """Return how many pages a PDF has."""
    import io

    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(made)).pages)


if __name__ == "__main__":
    main()
