"""A house that answers by a clock of its own, so that half a year can pass in one test.

`python -m tests.browser.moved_house PORT` serves the house of `SERASI_HOME`. A moment on a line of
standard input moves its clock there and runs the recurring jobs that are due; the line comes back
when that is done. One process, since a clock moves only in the process that reads it.
"""

from __future__ import annotations

import os
import sys
import threading
from datetime import UTC, datetime

SLOW = frozenset({"detect", "backtest", "networks", "compare-waiting"})
"""Jobs that weigh the history of a whole region; nothing of one case waits for them."""


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "serasi.settings")
    import django
    from django.conf import settings

    # There is no worker that keeps this house's time: what is asked for is done at once.
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    django.setup()


def _serve(port: int) -> None:
    from django.core.servers.basehttp import ThreadedWSGIServer
    from django.test.testcases import QuietWSGIRequestHandler

    from serasi.wsgi import application

    server = ThreadedWSGIServer(("127.0.0.1", port), QuietWSGIRequestHandler)
    server.set_app(application)
    threading.Thread(target=server.serve_forever, daemon=True).start()


def _keep_time() -> None:
    import time_machine
    from django.db import close_old_connections

    from serasi.network.walls import open_wall
    from serasi.ops import schedule

    jobs = tuple(job for job in schedule.JOBS if job.name not in SLOW)
    with time_machine.travel(datetime.now(UTC), tick=True) as clock:
        for line in sys.stdin:
            moment = datetime.fromisoformat(line.strip())
            clock.move_to(moment)
            close_old_connections()
            open_wall()
            schedule.tick(moment, jobs)
            sys.stdout.write(line)
            sys.stdout.flush()


if __name__ == "__main__":
    _set_up()
    _serve(int(sys.argv[1]))
    _keep_time()
