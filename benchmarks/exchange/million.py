"""1,000,000 records as CSV and as XLSX: wall time and peak memory of the command itself.

    SERASI_HOME=/somewhere/new python benchmarks/exchange/million.py [--events N] [--out FILE]

Builds an invented house first (SQLite, or PostgreSQL by SERASI_DATABASE_URL), unless one of that
size is there already. Bars: 120 s and 300 MB. A third run is killed in the middle and resumed;
its file must equal that of the first. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "serasi.settings")

SECONDS, MEGABYTES = 120, 300
TEMPLATE, NUMBER = 20_000, 1_000_000
CHILD = """
import json, resource, sys, time
sys.argv = ["serasi", *sys.argv[1:]]
begin = time.perf_counter()
from serasi.cli.main import cli
try:
    cli()
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"wall": time.perf_counter() - begin, "cpu": used.ru_utime + used.ru_stime,
                      "rss_kb": used.ru_maxrss}), file=sys.stderr)
"""


def build(events: int) -> None:
    """Make areas, an office and so many invented confirmed events."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    from serasi.network.models import Agency
    from serasi.network.walls import open_wall
    from serasi.regions.models import Area
    from serasi.register.codes import Form, Trigger
    from serasi.register.models import Event

    call_command("migrate", verbosity=0)
    open_wall()
    held = Event.objects.count()
    if held == events:
        return
    rng = random.Random(7)
    codes = _areas(Area)
    office = Agency.objects.create(kind="bakesbangpol", name="Kantor Rekaan", short_name="KR")
    fields = [
        f.column for f in Event._meta.concrete_fields if not f.generated and not f.primary_key
    ]
    first, now = date(2006, 1, 1), datetime.now(UTC)
    quoted = connection.ops.quote_name
    marks = ", ".join(["%s"] * len(fields))
    names = ", ".join(quoted(name) for name in fields)
    sql = f"INSERT INTO register_event ({names}) VALUES ({marks})"  # noqa: S608
    plain = Event(
        kind="incident", state="confirmed", desk=office, start_date=first, trigger="T1",
        form="F10", law_source="U-a", codebook="2026-1", created_at=now, area_id=codes[0],
    )  # fmt: skip
    base = {
        f.column: f.get_db_prep_save(getattr(plain, f.attname), connection)
        for f in Event._meta.concrete_fields
        if not f.generated and not f.primary_key
    }
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("DROP TRIGGER IF EXISTS register_event_fts_in")
    some = min(events, TEMPLATE)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(
            sql,
            [
                list(_row(rng, base, n, codes, first, Trigger.values, Form.values).values())
                for n in range(some)
            ],
        )
    for begin in range(some, events, some):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(*_copied(fields, quoted, begin, min(some, events - begin)))


def _copied(
    fields: list[str], quoted: Callable[[str], str], begin: int, count: int
) -> tuple[str, list[object]]:
    """Return what writes the first rows again under further numbers; the database is quick at it.

    All else of a row comes back every 20,000 rows, days and sides too; its number and title do not.
    """
    number = "CAST(substr(public_id, 7) AS integer)"
    made = {
        "public_id": f"substr(public_id, 1, 6) || ({number} + %s)",
        "title": f"substr(title, 1, 20) || ({number} + %s) || ' soal batas kebun di balai desa'",
    }
    names = ", ".join(quoted(name) for name in fields)
    values = ", ".join(made.get(name, quoted(name)) for name in fields)
    asked = [begin for name in fields if name in made]
    return (
        f"INSERT INTO register_event ({names}) SELECT {values} FROM register_event"  # noqa: S608
        f" WHERE {number} < %s ORDER BY id",
        [*asked, NUMBER + count],
    )


def _areas(model: type) -> list[str]:
    rows = [("35", "Provinsi Rekaan", 1, "provinsi", None)]
    for r in range(1, 8):
        regency = f"35.{r:02d}"
        rows.append((regency, f"Kabupaten {r}", 2, "kabupaten", "35"))
        for d in range(1, 21):
            district = f"{regency}.{d:02d}"
            rows.append((district, f"Kecamatan {r}-{d}", 3, "kecamatan", regency))
            rows += [
                (f"{district}.{2000 + v}", f"Desa {r}-{d}-{v}", 4, "desa", district)
                for v in range(1, 11)
            ]
    model.objects.bulk_create(  # type: ignore[attr-defined]  # a model class
        [
            model(code=c, name=n, level=level, kind=k, parent_id=p, search_name=n.lower(),
                  lat=f"{-8 - at % 90 / 100:.5f}", lng=f"{113 + at % 97 / 100:.5f}",
                  valid_from=date(2000, 1, 1))
            for at, (c, n, level, k, p) in enumerate(rows)
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    return [code for code, _n, level, _k, _p in rows if level == 4]


def _row(rng, base, n, codes, first, triggers, forms) -> dict[str, object]:  # noqa: ANN001
    day = first + timedelta(days=rng.randrange(7000))
    return base | {
        "public_id": f"CT-{day:%y}-{NUMBER + n}",
        "title": f"Selisih warga nomor {NUMBER + n} soal batas kebun di balai desa",
        "area_id": codes[n % len(codes)],
        "start_date": str(day),
        "trigger": triggers[n % 8],
        "form": forms[n % len(forms)],
        "root": "sengketa lama",
        "party_a": "warga utara",
        "party_b": "warga selatan" if n % 3 else "=HYPERLINK(1)",
        "deaths": n % 5 if n % 7 else None,
        "injured_light": n % 9,
        "report_count": 1 + n % 4,
    }


def run(*words: str) -> dict[str, object]:
    """Run the command as a process of its own and return its report and what it used."""
    made = subprocess.run(  # noqa: S603 - our own interpreter and words
        [sys.executable, "-c", CHILD, *words, "--json"], capture_output=True, text=True, check=True
    )
    used = json.loads(made.stderr.strip().splitlines()[-1])
    return {
        **json.loads(made.stdout),
        "seconds": round(used["wall"], 1),
        "processor_seconds": round(used["cpu"], 1),
        "megabytes": round(used["rss_kb"] / 1024),
    }


def stopped_and_resumed(out: Path) -> dict[str, object]:
    """Kill an export in the middle, then go on."""
    words = ["exchange", "export", "--format", "csv", "--out", str(out)]
    process = subprocess.Popen([sys.executable, "-c", CHILD, *words])  # noqa: S603 - our own
    part = Path(f"{out}.part")
    while process.poll() is None and (not part.exists() or part.stat().st_size < 40_000_000):
        time.sleep(0.05)
    process.kill()
    process.wait()
    return run(*words, "--resume")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    begin = time.perf_counter()
    build(asked.events)
    built = time.perf_counter() - begin
    with tempfile.TemporaryDirectory() as folder:
        files = {kind: Path(folder) / f"catatan.{kind}" for kind in ("csv", "xlsx")}
        found = {
            kind: run("exchange", "export", "--format", kind, "--out", str(path))
            for kind, path in files.items()
        }
        sizes = {kind: path.stat().st_size for kind, path in files.items()}
        again = stopped_and_resumed(Path(folder) / "lagi.csv")
    told = {
        "events": asked.events,
        "database": os.environ.get("SERASI_DATABASE_URL", "sqlite").partition(":")[0],
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "built_seconds": round(built, 1),
        "bytes": sizes,
        **{kind: {k: v for k, v in one.items() if k != "file"} for kind, one in found.items()},
        "resumed": {k: v for k, v in again.items() if k != "file"},
        "equal_after_resuming": again["sha256"] == found["csv"]["sha256"],
        "within": all(
            one["seconds"] < SECONDS and one["megabytes"] < MEGABYTES  # type: ignore[operator]
            and one["rows"] == asked.events
            for one in found.values()
        ),
        "own_peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip
    text = json.dumps(told, indent=1)
    print(text)
    if asked.out:
        asked.out.write_text(text + "\n")


if __name__ == "__main__":
    main()
