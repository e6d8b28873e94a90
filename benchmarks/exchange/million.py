"""1,000,000 records as CSV, as XLSX and in the shapes of others: wall time and peak memory.

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
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "serasi.settings")

SECONDS, MEGABYTES = 120, 300
SHAPES = ("acled", "ucdp", "plover")
"""Each a ZIP of CSV, HXL-CSV, GeoJSON and what belongs to them, made of all records in one go."""
A_TIME = 100_000
DIFFERS = {
    "title": "'Selisih warga nomor ' || n || ' soal batas kebun di balai desa'",
    "area_id": "'35.0' || (n % 1400 / 200 + 1) || '.' || substr('0' || (n % 200 / 10 + 1),"
    " length('0' || (n % 200 / 10 + 1)) - 1) || '.' || (2001 + n % 10)",
    "trigger": "'T' || (n % 8 + 1)",
    "form": "'F' || substr(CAST(101 + n % 22 AS text), 2)",
    "root": "'sengketa lama'",
    "party_a": "'warga utara'",
    "party_b": "CASE WHEN n % 3 = 0 THEN '=HYPERLINK(1)' ELSE 'warga selatan' END",
    "deaths": "CASE WHEN n % 7 = 0 THEN NULL ELSE n % 5 END",
    "injured_light": "n % 9",
    "report_count": "1 + n % 4",
}
"""What differs from row to row, in SQL that both databases know; `n` counts from 0."""
WRITTEN = {
    "sqlite": {
        "start_date": "date('2006-01-01', '+' || (n * 7919 % 7000) || ' days')",
        "public_id": "'CT-' || substr(date('2006-01-01', '+' || (n * 7919 % 7000) || ' days'),"
        " 3, 2) || '-' || substr(CAST(10000000 + n AS text), 2)",
    },
    "postgresql": {
        "start_date": "date '2006-01-01' + (n * 7919 % 7000)::integer",
        "public_id": "'CT-' || to_char(date '2006-01-01' + (n * 7919 % 7000)::integer, 'YY')"
        " || '-' || substr(CAST(10000000 + n AS text), 2)",
    },
}
NUMBERS = {
    "sqlite": "WITH RECURSIVE c(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM c"
    " WHERE n < {last}) SELECT n FROM c",
    "postgresql": "SELECT n FROM generate_series({first}::bigint, {last}) AS n",
}
CHILD = """
import json, resource, sys, time
sys.argv = ["serasi", *sys.argv[1:]]
begin = time.perf_counter()
from serasi.cli.main import cli
try:
    cli()
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    status = dict(line.split(":", 1) for line in open("/proc/self/status"))
    print(json.dumps({"wall": time.perf_counter() - begin, "cpu": used.ru_utime + used.ru_stime,
                      "rss_kb": int(status["VmHWM"].split()[0])}), file=sys.stderr)
"""
"""VmHWM begins anew at exec; `ru_maxrss` would be no less than what this program itself held."""


def build(events: int) -> None:
    """Make areas, an office and so many invented confirmed events."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    from serasi.network.models import Agency
    from serasi.network.walls import open_wall
    from serasi.regions.models import Area
    from serasi.register.models import Event

    call_command("migrate", verbosity=0)
    open_wall()
    held = Event.objects.count()
    if held == events:
        return
    if held:
        raise SystemExit(f"{held} events are here already: take an empty database")
    office = Agency.objects.create(kind="bakesbangpol", name="Kantor Rekaan", short_name="KR")
    plain = Event(
        kind="incident", state="confirmed", desk=office, start_date=date(2006, 1, 1),
        trigger="T1", form="F10", law_source="U-a", codebook="2026-1",
        created_at=datetime.now(UTC), area_id=_areas(Area)[0],
    )  # fmt: skip
    base = {
        f.column: f.get_db_prep_save(getattr(plain, f.attname), connection)
        for f in Event._meta.concrete_fields
        if not f.generated and not f.primary_key
    }
    made = DIFFERS | WRITTEN[connection.vendor]
    same = {name: value for name, value in base.items() if name not in made}
    quoted = connection.ops.quote_name
    names = ", ".join(quoted(name) for name in [*same, *made])
    cells = ", ".join([*(["%s"] * len(same)), *(one.replace("%", "%%") for one in made.values())])
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("DROP TRIGGER IF EXISTS register_event_fts_in")
    for begin in range(0, events, A_TIME):
        source = NUMBERS[connection.vendor].format(
            first=begin, last=min(begin + A_TIME, events) - 1
        )
        sql = f"INSERT INTO register_event ({names}) SELECT {cells} FROM ({source}) AS s"  # noqa: S608
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, list(same.values()))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


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
                  valid_from=date(2000, 1, 1))
            for c, n, level, k, p in rows
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    return [code for code, _n, level, _k, _p in rows if level == 4]


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
        shapes = {
            shape: run("exchange", "export", "--format", shape, "--out", f"{folder}/{shape}.zip")
            for shape in SHAPES
        }
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
        "shapes": {
            shape: {k: v for k, v in one.items() if k != "file"} for shape, one in shapes.items()
        },
        "shapes_within": all(
            one["seconds"] < SECONDS and one["megabytes"] < MEGABYTES  # type: ignore[operator]
            for one in shapes.values()
        ),
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
