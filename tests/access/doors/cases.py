"""Meetings and forums, cases and agreements, recovery."""

from __future__ import annotations

from tests.access.doors.model import (
    Door,
    agreement_door,
    case_door,
    forum_door,
    meeting_door,
    person_door,
    pk_of,
    reply_of,
)
from tests.access.doors.people import (
    CARERS,
    CASE_HANDLERS,
    CASE_LISTERS,
    CASE_READERS,
    CONVENERS,
    COUNTERS,
    DESK,
    DESKS,
    EVERYBODY,
    FORUM_READERS,
    MEETING_READERS,
    TOLD,
)

DOORS: dict[str, Door] = {
    # facilitate: meetings
    "facilitate:meetings": Door(
        EVERYBODY - {"yoga", "mira", "nanda"}, queries=("", "?lihat=open", "?lihat=all")
    ),
    "facilitate:new_meeting": Door(CONVENERS, queries=("", "?tentang=KS-2026-0001")),
    "facilitate:meeting": meeting_door(MEETING_READERS, "GET"),
    "facilitate:meeting_act": meeting_door(
        DESK, post=lambda world, side: {"do": "note", "text": "uji"}
    ),
    # A meeting that is being held takes no answers any more, and says so to who was asked.
    "facilitate:reply": meeting_door(frozenset({*MEETING_READERS}), post=reply_of),
    "facilitate:meeting_calendar": meeting_door(MEETING_READERS, "GET"),
    "facilitate:letter": meeting_door(MEETING_READERS, "GET"),
    "facilitate:results": meeting_door(MEETING_READERS, "GET"),
    "facilitate:invite": meeting_door(DESK, "GET"),
    "facilitate:invitees": meeting_door(DESK, "GET"),
    "facilitate:attendance": meeting_door(DESK, "GET"),
    "facilitate:signatures": meeting_door(DESK, "GET"),
    "facilitate:minutes": meeting_door(MEETING_READERS, "GET"),
    "facilitate:save_point": meeting_door(
        DESK, extra={"serial": 1}, post=lambda world, side: {"version": 1, "notes": "uji"}
    ),
    "facilitate:conclude": meeting_door(
        DESK, post=lambda world, side: {"do": "lines", "lines": "x"}
    ),
    "facilitate:correct": meeting_door(
        MEETING_READERS - {"laras"},
        post=lambda world, side: {"do": "propose", "point": 1, "text": "uji"},
    ),
    "facilitate:answer_invitation": Door(
        EVERYBODY,
        lambda world: {"token": world["rsvp_jember"]},
        unknown={"token": "z" * 43},
        public=True,
    ),
    "facilitate:answer_calendar": Door(
        EVERYBODY,
        lambda world: {"token": world["rsvp_jember"]},
        unknown={"token": "z" * 43},
        public=True,
    ),
    "facilitate:door": Door(
        EVERYBODY,
        lambda world: {"key": world["meeting_jember"].door_key},
        unknown={"key": "bukan-kunci"},
        public=True,
    ),
    # respond
    "respond:cases": Door(CASE_LISTERS, queries=("", "?lihat=closed", "?lihat=all")),
    "respond:new_case": Door(frozenset({*DESKS, "surya"})),
    "respond:case": case_door(CASE_READERS, "GET"),
    "respond:act": case_door(
        frozenset({"surya", *DESK}),
        post=lambda world, side: {"do": "law", "process": "Polres, LP/B/1"},
    ),
    "respond:legal": case_door(CASE_READERS, "GET"),
    "respond:situations": case_door(CASE_READERS, "GET"),
    # recover: people are for who cares for them alone
    "recover:recoveries": Door(CASE_LISTERS, queries=("", "?lihat=tutup")),
    "recover:lessons": Door(CASE_LISTERS, queries=("", "?q=kuvalo")),
    "recover:recovery": case_door(CASE_READERS, "GET"),
    "recover:act": case_door(
        frozenset({"surya", *DESK, "sinta"}), post=lambda world, side: {"do": "begin"}
    ),
    "recover:visits": Door(CARERS),
    "recover:visit": Door(
        CARERS,
        pk_of("visit_jember"),
        pk_of("visit_banyuwangi"),
        {"pk": 999999},
        "POST",
        foreign_opens=frozenset(),
        post=lambda world, side: {"do": "missed"},
    ),
    "recover:people": case_door(CARERS, "GET", foreign_opens=frozenset()),
    "recover:listing": case_door(CARERS, "GET", foreign_opens=frozenset()),
    "recover:register": case_door(CARERS, foreign_opens=frozenset()),
    "recover:find": case_door(
        CARERS, foreign_opens=frozenset(), post=lambda world, side: {"name": "kuvalo"}
    ),
    "recover:care": case_door(CARERS, foreign_opens=frozenset()),
    "recover:answer_care": Door(
        CARERS,
        lambda world: {
            "number": world["case_jember"].number,
            "offer": world["offer_jember"].pk,
        },
        lambda world: {
            "number": world["case_banyuwangi"].number,
            "offer": world["offer_banyuwangi"].pk,
        },
        {"number": "KS-0000-0000", "offer": 999999},
        "POST",
        foreign_opens=frozenset(),
        post=lambda world, side: {"do": "refuse", "answer": "bukan warga kami"},
    ),
    "recover:person": person_door("GET"),
    "recover:person_act": person_door(
        post=lambda world, side: {"do": "consent", "purpose": "service", "giver": "self"}
    ),
    "recover:identity": person_door("GET"),
    "respond:mediation": case_door(CASE_READERS, "GET"),
    "respond:sit": case_door(CASE_HANDLERS, "GET", queries=("?jenis=joint",)),
    "respond:session": Door(
        CASE_READERS,
        lambda world: {"number": world["case_jember"].number, "serial": 1, "n": 1},
        lambda world: {"number": world["case_banyuwangi"].number, "serial": 1, "n": 1},
        {"number": "KS-0000-0000", "serial": 1, "n": 1},
    ),
    "respond:draft": case_door(CASE_HANDLERS, "GET"),
    "respond:agreements": Door(
        CASE_LISTERS, queries=tuple(f"?lihat={x}" for x in ("", "konsep", "dilanggar", "semua"))
    ),
    "respond:agreement": agreement_door(CASE_READERS),
    "respond:revise": agreement_door(CASE_HANDLERS),
    "respond:sign": agreement_door(CASE_HANDLERS),
    "respond:monitor": agreement_door(CASE_HANDLERS, days=7),
    "facilitate:forums": Door(FORUM_READERS | {"bagus"}),
    "facilitate:new_forum": Door(frozenset({"sinta"})),
    "facilitate:forum": forum_door(),
    "facilitate:forum_act": forum_door(method="POST"),
    "facilitate:package": forum_door(extra={"serial": 1}),
    "facilitate:package_act": forum_door(method="POST", extra={"serial": 1}),
    "facilitate:strength": Door(COUNTERS),
    "facilitate:programmes": Door(COUNTERS - {"anwar"}),
    "facilitate:forum_effect": forum_door(FORUM_READERS - {"anwar"}),
    # a real house refuses exercises to whoever may read of levels, whatever the number
    "facilitate:drills": Door(TOLD, alike=True),
    "facilitate:drill": Door(TOLD, lambda world: {"number": "GP-2026-0001"}, alike=True),
    "facilitate:drill_act": Door(
        TOLD, lambda world: {"number": "GP-2026-0001"}, method="POST", alike=True
    ),
}
