"""What comes in, and what is made of it: reports, events, tables, maps."""

from __future__ import annotations

from tests.access.doors.model import (
    SEARCHES,
    Door,
    event_door,
    event_of,
    event_on,
    intake_door,
    other_on,
    pk_of,
    receipt_of,
    report_door,
    revision_of,
)
from tests.access.doors.people import (
    COUNTERS,
    DESK,
    DESKS,
    EVENT_LISTERS,
    EVENT_READERS,
    EVERYBODY,
    EXPORTERS,
    OBSERVERS,
    REPORT_READERS,
    SECOND,
)
from tests.access.world import LOJEJER

DOORS: dict[str, Door] = {
    # collect
    "collect:field_form": Door(OBSERVERS),
    "collect:send": Door(
        OBSERVERS,
        method="POST",
        post=lambda world, side: {
            "uuid": "0b5c1f1e-5d0e-4a57-9a3e-6f2f6f0a7c11",
            "text": "Ada pertengkaran di pasar.",
            "area": LOJEJER,
        },
    ),
    "collect:offline_worker": Door(EVERYBODY, public=True, alike=True),
    "collect:field_receipt": Door(
        frozenset({"darsono", *REPORT_READERS}),
        receipt_of("report_own"),
        receipt_of("report_banyuwangi"),
        {"receipt": "LP-0000"},
    ),
    "collect:my_reports": Door(OBSERVERS),
    "collect:citizen_form": Door(EVERYBODY, public=True),
    "collect:citizen_send": Door(EVERYBODY, public=True, method="POST"),
    "collect:citizen_receipt": Door(
        frozenset(),
        receipt_of("report_own"),
        unknown={"receipt": "LP-0000"},
        public=True,
        alike=True,
    ),
    "collect:ticket": Door(EVERYBODY, public=True, queries=("", "?nomor=LP-9000"), alike=True),
    "collect:intakes": Door(DESKS),
    "collect:whatsapp": Door(DESKS, method="POST"),
    "collect:recap": Door(DESKS, method="POST"),
    "collect:paste": Door(DESKS, method="POST"),
    "collect:cap": Door(DESKS),
    "collect:keep_cap": Door(DESKS, method="POST"),
    "collect:intake": intake_door("GET"),
    "collect:choices": intake_door(),
    "collect:items": intake_door(),
    "collect:commit": intake_door(),
    "collect:discard": intake_door(),
    "collect:photo": Door(
        REPORT_READERS,
        pk_of("photo_report_lojejer"),
        pk_of("photo_report_banyuwangi"),
        {"pk": 999999},
    ),
    # channels: one's own addresses, and texts that an officer carries
    "channels:ways": Door(EVERYBODY),
    "channels:save": Door(EVERYBODY, method="POST"),
    "channels:prove": Door(EVERYBODY, method="POST"),
    "channels:change": Door(EVERYBODY, method="POST"),
    "channels:copies": Door(frozenset({*DESK, "bagus"})),
    "channels:copied": Door(
        frozenset(), unknown={"pk": 999999}, own=lambda world: {"pk": 999999}, method="POST"
    ),
    "channels:receipt": Door(frozenset(), method="POST", public=True),
    "channels:add_browser": Door(EVERYBODY, method="POST"),
    "channels:remove_browser": Door(
        frozenset(), unknown={"pk": 999999}, own=lambda world: {"pk": 999999}, method="POST"
    ),
    "channels:shown": Door(frozenset(), method="POST", public=True),
    # register: reports
    "register:queue": Door(
        frozenset({*REPORT_READERS, "bagus"}),
        queries=(*SEARCHES, "?view=all", "?tampilan=semua", "?lihat=semua"),
    ),
    "register:report": report_door(REPORT_READERS, "GET"),
    "register:take": report_door(DESK),
    "register:release": report_door(DESK),
    "register:hand_over": report_door(DESK),
    "register:triage": report_door(DESK),
    "register:restrict": report_door(
        DESK, post=lambda world, side: {"do": "lift", "reason": "sudah diumumkan"}
    ),
    "register:verify": report_door(REPORT_READERS),
    "register:code": report_door(DESK),
    "register:conclude": report_door(DESK),
    "register:reopen": report_door(DESK),
    "register:link": report_door(
        DESK, post=lambda world, side: {"event": event_on(world, side), "reason": "sama"}
    ),
    "register:unlink": Door(
        DESK,
        receipt_of("report_own"),
        receipt_of("report_banyuwangi_linked"),
        {"receipt": "LP-0000"},
        "POST",
        post=lambda world, side: {"reason": "keliru"},
    ),
    "register:identity": report_door(frozenset({"hendra"}), "GET", foreign_opens=frozenset()),
    "register:bulk": Door(DESKS, method="POST"),
    "register:save_view": Door(frozenset({*EVENT_LISTERS, *DESKS}), method="POST"),
    "register:drop_view": Door(
        frozenset({"dewi"}),
        pk_of("view_dewi", "view"),
        pk_of("view_bagus", "view"),
        {"view": 999999},
        "POST",
    ),
    "register:compare": Door(
        frozenset({*REPORT_READERS, "bagus"}),
        pk_of("pair", "suggestion"),
        unknown={"suggestion": 999999},
    ),
    "register:decide": Door(
        DESKS,
        pk_of("pair", "suggestion"),
        unknown={"suggestion": 999999},
        method="POST",
        post=lambda world, side: {"do": "different"},
    ),
    # register: events
    "register:events": Door(EVENT_LISTERS, queries=(*SEARCHES, "?state=second", "?keadaan=second")),
    "register:events_csv": Door(EXPORTERS, queries=SEARCHES),
    "register:events_xlsx": Door(EXPORTERS, queries=("", "?q=kuvalo")),
    "register:events_geojson": Door(EXPORTERS, queries=("", "?q=kuvalo")),
    "register:event": event_door(frozenset({*EVENT_READERS}), "GET"),
    "register:edit": event_door(DESK, "GET"),
    "register:confirm": event_door(SECOND, own="draft"),
    "register:send_back": event_door(SECOND, own="draft"),
    "register:undo": Door(
        DESK,
        revision_of("event_lojejer"),
        revision_of("event_banyuwangi"),
        {"public_id": "CT-0000-0000", "revision": 1},
        "POST",
    ),
    "register:to_trash": event_door(SECOND),
    "register:restore": event_door(SECOND, own="trash"),
    "register:merge": event_door(
        SECOND, post=lambda world, side: {"other": other_on(world, side), "reason": "sama"}
    ),
    "register:split": Door(
        SECOND,
        event_of("event_merged"),
        event_of("event_banyuwangi_merged"),
        {"public_id": "CT-0000-0000"},
        "POST",
    ),
    "register:chain": event_door(
        DESK, post=lambda world, side: {"after": other_on(world, side), "why": "balasan"}
    ),
    "register:unchain": event_door(DESK, post=lambda world, side: {"after": other_on(world, side)}),
    "register:trash": Door(DESKS),
    # register: counts
    "register:table": Door(COUNTERS, queries=SEARCHES),
    "register:table_csv": Door(EXPORTERS, queries=SEARCHES),
    "register:table_xlsx": Door(EXPORTERS),
    "register:timeline": Door(COUNTERS, queries=SEARCHES),
    "register:map": Door(COUNTERS, queries=SEARCHES),
    "register:map_areas": Door(COUNTERS, queries=SEARCHES),
    "register:map_points": Door(COUNTERS, queries=SEARCHES),
    "register:second_codings": Door(DESKS),
    "register:draw": Door(DESKS, method="POST"),
    "register:agreement": Door(DESKS),
    "register:blind": Door(
        frozenset({"rini"}), pk_of("coding_rini"), pk_of("coding_bagus"), {"pk": 999999}
    ),
}
