"""The programs that a running house consists of, and what happens when one of them ends.

The server carries the house: where it ends, all ends, loudly. A worker or the clock that ends by
itself, as on a database that was locked for too long, is started again; people go on working.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0
SOUND_S = 60.0
"""A part that ran this long was sound; the next pause is the first again."""
GRACE_S = 10


@dataclass
class Part:
    """One program; `carries` says that the house ends with it."""

    command: Sequence[str]
    carries: bool = False
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = FIRST_PAUSE_S
    due: float = field(default=0.0)

    def start(self, now: float) -> None:
        """Start the program."""
        self.process = subprocess.Popen(self.command)  # noqa: S603 - our own programs
        self.started = now

    @property
    def ended(self) -> bool:
        """Whether it was started and runs no more."""
        return self.process is not None and self.process.poll() is not None

    def again(self, now: float) -> None:
        """Plan the next start: at once after a sound run, ever later after short ones."""
        if now - self.started >= SOUND_S:
            self.pause = FIRST_PAUSE_S
        self.due, self.process = now + self.pause, None
        self.pause = min(2 * self.pause, LONGEST_PAUSE_S)


def keep_running(
    parts: Sequence[Part],
    *,
    stopped: Callable[[], bool],
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> bool:
    """Run all parts until told to stop; return False where the part that carries all has ended."""
    for part in parts:
        part.start(clock())
    try:
        while not stopped():
            now = clock()
            for part in parts:
                if part.ended and part.carries:
                    return False
                if part.ended:
                    name = " ".join(part.command[1:3])
                    sys.stderr.write(f"{name}: berhenti, dijalankan lagi / ended, started again\n")
                    part.again(now)
                elif part.process is None and now >= part.due:
                    part.start(now)
            sleep(0.3)
        return True
    finally:
        _end([part.process for part in parts if part.process is not None])


def _end(running: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in running:
        if process.poll() is None:
            process.terminate()
    for process in running:
        try:
            process.wait(timeout=GRACE_S)
        except subprocess.TimeoutExpired:
            process.kill()
