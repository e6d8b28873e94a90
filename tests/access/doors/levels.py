"""Levels of alert and what they rest on."""

from __future__ import annotations

from tests.access.doors.model import Door, level_of, pk_of, warning_door
from tests.access.doors.people import DECIDERS, DESK, EVERYBODY, LEVEL_READERS, OBSERVERS, TOLD

DOORS: dict[str, Door] = {
    # warn
    "warn:levels": Door(TOLD),
    "warn:night": Door(TOLD),
    "warn:history": Door(TOLD, queries=("?hari=2026-11-24", "?kab=35.10")),
    "warn:district": Door(
        frozenset({*DECIDERS, "wulan", "sinta", "tirto"}),
        lambda world: {"code": "35.09.11"},
        lambda world: {"code": "35.10.05"},
        {"code": "35.99.99"},
        both=frozenset({"tirto"}),
    ),
    "warn:detectors": Door(frozenset({*DECIDERS, "bagus"})),
    "warn:choose_budget": Door(frozenset({"hendra", "laras"}), method="POST"),
    "warn:rumours": Door(frozenset({*OBSERVERS, "laras"})),
    "warn:rumour": Door(
        DECIDERS, pk_of("rumour_jember"), pk_of("rumour_banyuwangi"), {"pk": 999999}
    ),
    "warn:rumour_act": Door(
        DECIDERS,
        pk_of("rumour_jember"),
        pk_of("rumour_banyuwangi"),
        {"pk": 999999},
        "POST",
        post=lambda world, side: {"do": "check", "finding": "false", "how": "ditanya ke kades"},
    ),
    "warn:risk_days": Door(TOLD),
    "warn:risk_feed": Door(TOLD),
    "warn:write_risk_day": Door(OBSERVERS, method="POST"),
    "warn:date_risk_day": Door(
        frozenset({"surya", *DESK}),
        pk_of("riskday_jember"),
        pk_of("riskday_banyuwangi"),
        {"pk": 999999},
        "POST",
        post=lambda world, side: {"first_day": "2027-12-05"},
    ),
    "warn:withdraw_risk_day": Door(
        frozenset({"surya", *DESK}),
        pk_of("riskday_jember"),
        pk_of("riskday_banyuwangi"),
        {"pk": 999999},
        "POST",
        post=lambda world, side: {"reason": "batal"},
    ),
    "warn:propose": Door(frozenset({*DECIDERS, "bagus"}), method="POST"),
    "warn:indicators": Door(OBSERVERS, queries=("", "?kode=I03", "?kode=I99")),
    "warn:tune": Door(frozenset({"hendra", "laras"}), method="POST"),
    "warn:withdraw": Door(
        frozenset(DESK),
        pk_of("observation_jember"),
        pk_of("observation_banyuwangi"),
        {"pk": 999999},
        "POST",
        post=level_of,
    ),
    "warn:diary": Door(frozenset({*DECIDERS, "bagus"})),
    "warn:acknowledge": Door(
        frozenset({"surya"}),
        pk_of("notice_jember"),
        pk_of("notice_banyuwangi"),
        {"pk": 999999},
        "POST",
        beyond=True,
    ),
    # Nobody here has a colleague to hand a call to; who has is tried in tests/warn.
    "warn:hand_over": Door(
        frozenset(),
        pk_of("notice_jember"),
        pk_of("notice_banyuwangi"),
        {"pk": 999999},
        "POST",
        foreign_opens=frozenset(),
        post=lambda world, side: {"person": world.house.people["dewi"].pk},
    ),
    "warn:warning": warning_door(LEVEL_READERS, "GET", both=frozenset({"tirto"})),
    "warn:cap": warning_door(LEVEL_READERS, "GET", both=frozenset({"tirto"})),
    "warn:calendar": warning_door(LEVEL_READERS, "GET", both=frozenset({"tirto"})),
    "warn:confirm": warning_door(DECIDERS - {"surya"}, own="proposal", post=level_of),
    "warn:refuse": warning_door(DECIDERS - {"surya"}, own="proposal", post=level_of),
    "warn:renew": warning_door(DECIDERS, post=level_of),
    "warn:end": warning_door(DECIDERS, post=level_of),
    "warn:object": warning_door(LEVEL_READERS, post=level_of, both=frozenset({"tirto"})),
    "warn:review": warning_door(DECIDERS, post=level_of),
    "warn:answer": Door(
        EVERYBODY,
        lambda world: {"token": world["answer_jember"]},
        unknown={"token": "z" * 43},
        public=True,
    ),
}
