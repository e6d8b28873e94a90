"""The day, duties, the trail and what is sealed."""

from __future__ import annotations

from tests.access.doors.model import Door, pk_of, sealed_door
from tests.access.doors.people import (
    DUTY_HOLDERS,
    EVERYBODY,
    INSPECTORS,
    REPORT_READERS,
    SEAL_KEEPERS,
)

DOORS: dict[str, Door] = {
    # sealed data: openings, emergencies, files by four eyes, destructions
    "sealed:openings": Door(SEAL_KEEPERS, queries=("", "?pelaku=bagus", "?darurat=1")),
    "sealed:glasses": Door(EVERYBODY - {"tirto", "yoga"}),
    "sealed:new_glass": Door(
        EVERYBODY - {"tirto", "yoga", "mira"},
        queries=("", "?hak=sealed.read&wilayah=35.10.05&untuk=report:x"),
    ),
    "sealed:glass": sealed_door("glass", frozenset({"surya", *INSPECTORS}), "GET"),
    "sealed:end_glass": sealed_door("glass", frozenset({"surya", "hendra"})),
    "sealed:exports": Door(SEAL_KEEPERS),
    "sealed:export": sealed_door("export", INSPECTORS, "GET", foreign_opens=frozenset()),
    "sealed:decide": sealed_door("export", frozenset({"hendra"}), foreign_opens=frozenset()),
    "sealed:withdraw": sealed_door("export", frozenset({"hendra"}), foreign_opens=frozenset()),
    "sealed:fetch": sealed_door("export", frozenset({"hendra"}), foreign_opens=frozenset()),
    "sealed:destroyed": Door(SEAL_KEEPERS),
    # the day, duties, trail, look
    "web:today": Door(EVERYBODY),
    "web:duties": Door(
        EVERYBODY,
        queries=tuple(f"?lihat={view}" for view in ("", "saya", "instansi", "ditunggu", "selesai")),
    ),
    "web:new_duty": Door(DUTY_HOLDERS - {"darsono"}),
    "web:name_deputy": Door(DUTY_HOLDERS, method="POST"),
    "web:make_feed": Door(DUTY_HOLDERS, method="POST"),
    "web:duty_feed": Door(
        EVERYBODY,
        lambda world: {"token": world["feed"]},
        unknown={"token": "z" * 32},
        public=True,
    ),
    "web:duty": Door(
        REPORT_READERS, pk_of("duty_jember"), pk_of("duty_banyuwangi"), {"pk": 999999}
    ),
    "web:trail": Door(
        INSPECTORS,
        queries=("", "?pelaku=bagus", "?perihal=report:LP-9004", "?tindakan=report.released"),
    ),
    "web:trail_check": Door(INSPECTORS, method="POST"),
    "web:trail_download": Door(INSPECTORS),
    "web:trail_program": Door(INSPECTORS),
    "web:tables": Door(EVERYBODY),
    "web:look": Door(EVERYBODY, public=True),
    # regions: names of areas are public
    "regions:search": Door(EVERYBODY, public=True, queries=("?q=kedung", "?q=kuvalo")),
    "regions:at_point": Door(EVERYBODY, public=True, queries=("?lat=-8.3&lng=113.6",)),
}
