"""Measure the pages of a seeded house over HTTP: p50 and p95 in milliseconds, exports with memory.

    SERASI_HOME=/somewhere python benchmarks/pages.py [--rounds 30]

Starts the real server on loopback against the house that `seed_scale.py` filled, opens pages as
three of the demo people, ends the server, and prints JSON. Bars: list and search p95 ≤ 500 ms,
dashboard ≤ 1 s, map ≤ 2 s, export of 200,000 rows < 30 s and < 300 MB.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "serasi.settings")
os.environ.setdefault("SERASI_DEMO", "1")

import django  # noqa: E402

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection  # noqa: E402

from serasi.network.models import Person  # noqa: E402

PAGES = {
    "dashboard": ("/", 1000),
    "queue": ("/antrean/", 500),
    "queue search": ("/antrean/?q=pintu+air", 500),
    "events": ("/peristiwa/", 500),
    "events filter": ("/peristiwa/?pemicu=T7", 500),
    "events search": ("/peristiwa/?q=pilkades", 500),
    "table": ("/tabel/", 1000),
    "map": ("/peta/", 2000),
    "map areas": ("/peta/wilayah.json", 2000),
    "map points": ("/peta/titik.json", 2000),
}
EXPORTS = ("/peristiwa/ekspor.csv", "/peristiwa/ekspor.xlsx")
WHO = ("piket", "bakorwil", "penuh")


def _cookie(username: str) -> str:
    person = Person.objects.get(username=username)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return f"sessionid={session.session_key}"


def _get(port: int, path: str, cookie: str) -> tuple[int, float, int]:
    begin = time.perf_counter()
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    line.request("GET", path, headers={"Cookie": cookie})
    answer = line.getresponse()
    size = 0
    while block := answer.read(1 << 16):
        size += len(block)
    line.close()
    return answer.status, (time.perf_counter() - begin) * 1000, size


def _family(pid: int) -> list[int]:
    found = [pid]
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        found += _family(int(child))
    return found


def _own_mb(pid: int) -> float:
    """Return the largest memory of its own (no file pages) of one process of the family."""
    found = [0.0]
    for member in _family(pid):
        for line in Path(f"/proc/{member}/status").read_text().splitlines():
            if line.startswith("RssAnon:"):
                found.append(int(line.split()[1]) / 1024)
    return max(found)


class Watch(threading.Thread):
    """Keeps the peak of a server's own memory while something runs."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peak, self.over = pid, 0.0, threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.05):
            self.peak = max(self.peak, _own_mb(self.pid))

    def __enter__(self) -> Watch:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.over.set()
        self.join()


def _start(workers: int = 1) -> tuple[subprocess.Popen[bytes], int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    granian = Path(sys.executable).parent / "granian"
    server = subprocess.Popen(
        [
            str(granian),
            "--interface",
            "wsgi",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--workers",
            str(workers),
            "--blocking-threads",
            "2",
            "--no-ws",
            "--log-level",
            "warning",
            "serasi.wsgi:application",
        ]
    )
    for _ in range(100):
        try:
            _get(port, "/masuk/", "")
        except OSError:
            time.sleep(0.2)
        else:
            break
    return server, port


def measure(rounds: int) -> dict[str, object]:
    """Open every page `rounds` times as each person and time it; then the exports once."""
    server, port = _start()
    result: dict[str, object] = {"database": connection.vendor, "rounds": rounds}
    try:
        pages: dict[str, dict[str, object]] = {}
        cookies = {who: _cookie(who) for who in WHO}
        for name, (path, bar) in PAGES.items():
            times, statuses = [], set()
            for who in WHO:
                _get(port, path, cookies[who])
                for _ in range(rounds):
                    status, took, _size = _get(port, path, cookies[who])
                    statuses.add(status)
                    if status == 200:
                        times.append(took)
            p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else None
            pages[name] = {
                "p50": round(statistics.median(times), 1) if times else None,
                "p95": round(p95, 1) if p95 is not None else None,
                "bar": bar,
                "n": len(times),
                "statuses": sorted(statuses),
                "ok": p95 is not None and p95 <= bar,
            }
        result["pages"] = pages
        result["own_mb_before_exports"] = round(_own_mb(server.pid))
        exports = {}
        for path in EXPORTS:
            with Watch(server.pid) as watch:
                status, took, size = _get(port, path, cookies["penuh"])
            exports[path] = {
                "status": status,
                "seconds": round(took / 1000, 1),
                "mb": round(size / 1e6, 1),
                "own_peak_mb": round(watch.peak),
            }
        result["exports"] = exports
    finally:
        server.terminate()
        server.wait(timeout=20)
    return result


def main() -> None:
    """Read the arguments, measure, print JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    args = parser.parse_args()
    print(json.dumps(measure(args.rounds), indent=1))


if __name__ == "__main__":
    main()
