"""A house whose clock the test turns: the tests' own network, served by a process of its own.

Run with a port. Reads one word a line from its standard input, acts, and answers by one line:

    2026-11-25T02:18:00+00:00   set the clock, run the jobs that are due then, and what they queued
    enter hendra                let somebody in; the answer is the key of their session
    record LP-1                 code a report as a tension and let a second person confirm it

The clock stands still between two turns. Mail and Telegram go where the environment says.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import django
import time_machine

django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.utils import timezone  # noqa: E402

from serasi.channels.models import Address  # noqa: E402
from serasi.network.walls import open_wall  # noqa: E402
from serasi.ops.schedule import tick  # noqa: E402
from serasi.register import actions as register  # noqa: E402
from serasi.register.coded import Coding  # noqa: E402
from tests.browser.chats import CHATS  # noqa: E402
from tests.cast import NOW, House, build_house  # noqa: E402
from tests.warn.conftest import open_office  # noqa: E402


class Quiet(WSGIRequestHandler):
    """Writes no line for each request."""

    def log_message(self, format: str, *args: object) -> None:
        return


def build() -> House:
    """Build the network, and give everybody an address that is proved to be theirs."""
    house = open_office(build_house())
    for username, person in house.people.items():
        chat = CHATS.get(username)
        row = Address(
            person=person, channel="telegram" if chat else "mail", order=0,
            verified_at=NOW - timedelta(days=1), changed_at=NOW,
        )  # fmt: skip
        row.address = chat or f"{username}@jember.example"
        row.save()
    return house


def record(house: House, receipt: str) -> str:
    """Bring a report to a confirmed tension, as two people of the desk do."""
    now = timezone.now()
    dewi, rini = (house.viewer(who, now=now) for who in ("dewi", "rini"))
    coding = Coding(
        kind="tension", title="Pemuda dua dusun saling menantang", area="35.09.11.2001",
        start_date=timezone.localdate(now), trigger="T1", form="F02", law_source="U-a",
        facts="Dua kelompok pemuda saling menantang di pertigaan.",
    )  # fmt: skip
    event = register.code_event(dewi, receipt=receipt, coding=coding, now=now)
    register.send_to_second(dewi, receipt=receipt, reason="pihak B tidak dapat ditemui", now=now)
    return str(register.confirm(rini, public_id=event.public_id, now=now).public_id)


def turn(clock: time_machine.Traveller, moment: str) -> str:
    """Set the clock, and do what the schedule and the worker would do at that minute."""
    clock.move_to(datetime.fromisoformat(moment))
    done = tick(timezone.now())
    call_command("db_worker", batch=True, interval=0, startup_delay=False, queue_name="*")
    return " ".join(done) or "-"


def main() -> None:
    """Serve, and obey until the standard input ends."""
    open_wall()
    clock = time_machine.travel(NOW, tick=False).start()
    house = build()
    acts: dict[str, Callable[[str], str]] = {
        "enter": lambda who: house.client(who).cookies["sessionid"].value,
        "record": lambda receipt: record(house, receipt),
    }
    server = ThreadedWSGIServer(("127.0.0.1", int(sys.argv[1])), Quiet)
    server.daemon_threads = True
    server.set_app(get_wsgi_application())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print("ready", flush=True)  # noqa: T201 - the answer to the test
    for line in sys.stdin:
        word, _space, rest = line.strip().partition(" ")
        answer = acts[word](rest) if word in acts else turn(clock, word)
        print(f"= {answer}", flush=True)  # noqa: T201 - as above


if __name__ == "__main__":
    main()
