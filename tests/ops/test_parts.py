"""A worker that ends is started again; the house ends with its server, and when it is told to."""

from __future__ import annotations

import sys
from pathlib import Path

from serasi.ops.parts import FIRST_PAUSE_S, LONGEST_PAUSE_S, Part, keep_running

WAITS = [sys.executable, "-c", "import time; time.sleep(60)"]


def _counts(file: Path) -> list[str]:
    return [sys.executable, "-c", f"open({str(file)!r}, 'a').write('x')"]


def _run_for(parts: list[Part], turns: int) -> bool:
    """Let the parts run for so many turns of the watch, with an hour between two of them."""
    turn = 0

    def stopped() -> bool:
        nonlocal turn
        turn += 1
        for part in parts:
            if not part.carries and part.process is not None:
                part.process.wait(timeout=20)
        return turn > turns

    return keep_running(
        parts, stopped=stopped, clock=lambda: 3600.0 * turn, sleep=lambda _seconds: None
    )


def test_a_worker_that_ends_is_started_again(tmp_path: Path) -> None:
    file = tmp_path / "started"
    server, worker = Part(WAITS, carries=True), Part(_counts(file))
    assert _run_for([server, worker], 6)
    assert len(file.read_text()) >= 3
    assert server.process is not None
    assert server.process.poll() is not None  # ended with the house


def test_the_house_ends_with_its_server(tmp_path: Path) -> None:
    server = Part(_counts(tmp_path / "server"), carries=True)
    worker = Part(WAITS)

    def stopped() -> bool:
        assert server.process is not None
        server.process.wait(timeout=20)
        return False

    assert not keep_running([server, worker], stopped=stopped)
    assert worker.process is not None
    assert worker.process.poll() is not None


def test_the_pause_grows_while_runs_are_short_and_not_without_end() -> None:
    part = Part(WAITS)
    pauses = []
    for now in range(10):
        part.started = float(now)
        part.again(float(now))
        pauses.append(part.due - now)
    assert pauses[:3] == [FIRST_PAUSE_S, 2 * FIRST_PAUSE_S, 4 * FIRST_PAUSE_S]
    assert pauses[-1] == LONGEST_PAUSE_S
    part.started = 0.0
    part.again(1000.0)
    assert part.due == 1000.0 + FIRST_PAUSE_S
