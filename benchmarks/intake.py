"""Measure intake: phones send near-identical reports of one village at once, some answers lost.

    SERASI_HOME=/somewhere python benchmarks/intake.py [--reports 2000] [--clients 50]

Starts the real server and its worker on loopback against a demo house, posts reports through the
API, lets one client in five drop its answer and send the same report again, ends the server, and
prints JSON. Bar: 50 reports a second, none lost, none doubled.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import re
import statistics
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path

from pages import _cookie, _start  # sets Django up

from serasi.collect.models import Report
from serasi.network.walls import open_wall
from serasi.register.models import Handling, Suggestion

WHO = "desa"
DROPS = 0.2
TEXTS = (
    "Pemuda dua dusun saling kejar di lapangan {n} menit lalu, satu luka ringan, mohon bantuan",
    "Izin lapor, tadi ada keributan pemuda di lapangan, luka {n} orang, sudah dilerai perangkat",
    "Fwd: keributan pemuda di lapangan, kabarnya {n} luka, mohon dicek",
)


class Phone(threading.Thread):
    """One client: sends its reports one after another, some twice."""

    def __init__(self, port: int, cookie: str, token: str, count: int, seed: int) -> None:
        super().__init__(daemon=True)
        self.port, self.count = port, count
        self.headers = {
            "Cookie": f"{cookie}; csrftoken={token}",
            "X-CSRFToken": token,
            "Content-Type": "application/json",
        }
        self.rng = random.Random(seed)
        self.took: list[float] = []
        self.statuses: list[int] = []
        self.receipts: dict[str, set[str]] = {}

    def run(self) -> None:
        for _ in range(self.count):
            text = self.rng.choice(TEXTS).format(n=self.rng.randrange(2, 40))
            body = {"uuid": str(uuid.UUID(int=self.rng.getrandbits(128), version=4)), "text": text}
            self._send(body, drop=self.rng.random() < DROPS)

    def _send(self, body: dict[str, str], *, drop: bool) -> None:
        if drop:
            self._post(body, read=False)
        for pause in (0, 1, 3):
            time.sleep(pause)
            begin = time.perf_counter()
            status, answer = self._post(body, read=True)
            self.took.append((time.perf_counter() - begin) * 1000)
            self.statuses.append(status)
            if status in (200, 201):
                receipt = str(json.loads(answer)["receipt"])
                self.receipts.setdefault(body["uuid"], set()).add(receipt)
                return

    def _post(self, body: dict[str, str], *, read: bool) -> tuple[int, bytes]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request("POST", "/api/v1/reports", json.dumps(body), self.headers)
            if not read:
                return 0, b""
            answer = line.getresponse()
            return answer.status, answer.read()
        except OSError:
            return 0, b""
        finally:
            line.close()


def _token(port: int, cookie: str) -> str:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    line.request("GET", "/lapor/", headers={"Cookie": cookie})
    answer = line.getresponse()
    answer.read()
    return re.search(r"csrftoken=([^;]+)", answer.headers["Set-Cookie"] or "")[1]  # type: ignore[index]


def measure(reports: int, clients: int) -> dict[str, object]:
    """Send the reports and say how fast, how many were lost, and how many came twice."""
    open_wall()
    before = set(Report.objects.values_list("uuid", flat=True))
    server, port = _start(workers=2)
    worker = subprocess.Popen(
        [str(Path(sys.executable).parent / "serasi"), "manage", "db_worker", "--queue-name", "*"]
    )
    try:
        cookie = _cookie(WHO)
        token = _token(port, cookie)
        phones = [Phone(port, cookie, token, reports // clients, n) for n in range(clients)]
        begin = time.perf_counter()
        for phone in phones:
            phone.start()
        for phone in phones:
            phone.join(timeout=600)
        took = time.perf_counter() - begin
        sent = {key: found for phone in phones for key, found in phone.receipts.items()}
        stored = [str(u) for u in Report.objects.values_list("uuid", flat=True) if u not in before]
        answers = [ms for phone in phones for ms in phone.took]
        statuses = [status for phone in phones for status in phone.statuses]
        return {
            "reports": len(sent),
            "clients": clients,
            "seconds": round(took, 1),
            "per_second": round(len(sent) / took, 1),
            "p50_ms": round(statistics.median(answers)),
            "p95_ms": round(statistics.quantiles(answers, n=20)[-1]),
            "not_accepted": sum(status not in (200, 201) for status in statuses),
            "lost": len(set(sent) - set(stored)),
            "doubled": len(stored) - len(set(stored)) + sum(len(r) > 1 for r in sent.values()),
            "without_handling": Report.objects.filter(handling=None).count(),
            "handlings": Handling.objects.count(),
            "suggestions_so_far": Suggestion.objects.count(),
        }
    finally:
        for process in (worker, server):
            process.terminate()
            process.wait(timeout=30)


def main() -> None:
    """Read the arguments, measure, print JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--clients", type=int, default=50)
    args = parser.parse_args()
    print(json.dumps(measure(args.reports, args.clients), indent=1))


if __name__ == "__main__":
    main()
