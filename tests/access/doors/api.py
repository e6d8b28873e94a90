"""The API."""

from __future__ import annotations

from tests.access.doors.model import SEARCHES, Door, event_door, report_door, wave_door
from tests.access.doors.people import (
    API_REPORTERS,
    COUNTERS,
    DUTY_HOLDERS,
    EVENT_LISTERS,
    EVENT_READERS,
    EVERYBODY,
    REPORT_READERS,
)
from tests.access.world import LOJEJER

DOORS: dict[str, Door] = {
    "api:openapi-json": Door(EVERYBODY, public=True),
    "api:api-root": Door(frozenset(), public=True, alike=True),
    "api:me": Door(EVERYBODY),
    "api:areas": Door(EVERYBODY, queries=("?q=kedung", "?q=kuvalo")),
    "api:reports": Door(API_REPORTERS, queries=("", "?limit=1", "?offset=1")),
    "api:send_report": Door(
        API_REPORTERS,
        method="POST",
        json=True,
        post=lambda world, side: {
            "uuid": "0b5c1f1e-5d0e-4a57-9a3e-6f2f6f0a7c12",
            "text": "Ada pertengkaran di pasar.",
            "area": LOJEJER,
        },
    ),
    "api:report": report_door(REPORT_READERS, "GET"),
    "api:queue": Door(frozenset({*REPORT_READERS, "bagus"})),
    "api:events": Door(EVENT_LISTERS, queries=(*SEARCHES, "?keadaan=all")),
    "api:event": event_door(EVENT_READERS, "GET"),
    "api:triggers": Door(COUNTERS, queries=("", "?area=35.10", "?since=2026-01-01")),
    "api:duties": Door(DUTY_HOLDERS),
    "api:waves": Door(EVERYBODY),
    "api:figures": wave_door(),
}
