"""Every address of the house with its arguments and who may open it: a new one must be added.

Written by hand from the rules of the network (who does what), not read from the code that enforces
them. `own` addresses a record in Jember, `foreign` the like in Banyuwangi. Whoever is not named in
`opens` must find nothing there, in the same words as where nothing is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from serasi.network.walls import opened
from tests.access.world import FIGURES, LOJEJER, World

Arguments = Callable[[World], dict[str, Any]]

EVERYBODY = frozenset(
    {
        *("darsono", "surya", "dewi", "rini", "hendra", "bagus"),
        *("wulan", "sinta", "anwar", "laras", "tirto", "yoga", "mira", "nanda"),
    }
)
DESKS = frozenset({"dewi", "rini", "hendra", "bagus"})
DESK = frozenset({"dewi", "rini", "hendra"})
SECOND = frozenset({"rini", "hendra"})
KEEPERS = frozenset({"hendra", "yoga"})
SEAL_KEEPERS = frozenset({"sinta", "hendra", "mira"})
INSPECTORS = frozenset({"hendra", "mira"})
REPORT_READERS = frozenset({"surya", *DESK})
EVENT_READERS = frozenset({"surya", *DESK, "wulan", "sinta", "laras"})
EVENT_LISTERS = frozenset({*EVENT_READERS, "bagus", "anwar", "tirto"})
COUNTERS = frozenset({*EVENT_READERS, "bagus", "anwar", "tirto"})
EXPORTERS = frozenset({*DESKS, "laras", "tirto"})
DUTY_HOLDERS = frozenset({*EVENT_READERS, "darsono", "bagus", "anwar", "tirto"})
OBSERVERS = EVERYBODY - {"laras", "tirto", "yoga", "mira", "nanda"}
TOLD = EVERYBODY - {"yoga", "mira", "nanda"}
DECIDERS = frozenset({"surya", *DESK, "laras"})
CASE_READERS = frozenset({"surya", *DESK, "wulan", "sinta", "laras"})
CASE_LISTERS = frozenset({*CASE_READERS, "bagus", "anwar", "tirto"})
MEETING_READERS = frozenset({*DESK, "laras", "surya", "wulan"})
CONVENERS = frozenset({*DESKS, "surya", "laras", "anwar", "tirto"})
CASE_HANDLERS = frozenset({"surya", *DESK})
LEVEL_READERS = frozenset({*DECIDERS, "wulan", "sinta", "tirto", "darsono"})


@dataclass(frozen=True)
class Door:
    """One address: arguments on either side, who opens it on the Jember side, by which method."""

    opens: frozenset[str]
    own: Arguments | None = None
    foreign: Arguments | None = None
    unknown: dict[str, Any] = field(default_factory=dict)
    method: str = "GET"
    public: bool = False
    queries: tuple[str, ...] = ("",)
    post: Callable[[World, str], dict[str, Any]] = lambda world, side: {}
    json: bool = False
    alike: bool = False  # answers every reader and every argument in the same way
    foreign_opens: frozenset[str] = frozenset({"bagus"})
    both: frozenset[str] = frozenset()  # whose areas lie on both sides
    beyond: bool = False  # the one beyond the border is opened by its own people alone


def _receipt(name: str) -> Arguments:
    return lambda world: {"receipt": world[name].receipt}


def _event(name: str, **more: Any) -> Arguments:
    return lambda world: {"public_id": world[name].public_id, **more}


def _pk(name: str, argument: str = "pk") -> Arguments:
    return lambda world: {argument: world[name].pk}


def _revision(name: str) -> Arguments:
    def arguments(world: World) -> dict[str, object]:
        with opened():
            first = world[name].revisions.get().pk
        return {"public_id": world[name].public_id, "revision": first}

    return arguments


def _event_on(world: World, side: str) -> str:
    return world["event_banyuwangi" if side == "foreign" else "event_lojejer"].public_id


def _other_on(world: World, side: str) -> str:
    return world["event_banyuwangi_sara" if side == "foreign" else "event_sara"].public_id


def _agency(name: str) -> Arguments:
    return lambda world: {"pk": world.house.agencies[name].pk}


def _holding(username: str) -> Arguments:
    return lambda world: {"pk": world.house.people[username].holdings.get().pk}


def _person(username: str) -> Arguments:
    return lambda world: {"pk": world.house.people[username].pk}


def _jurisdiction(name: str) -> Arguments:
    return lambda world: {"pk": world.house.agencies[name].jurisdictions.get().pk}


def report_door(opens: frozenset[str], method: str = "POST", **more: Any) -> Door:
    """Return the door of one report; the one of Lojejer, and its like beyond the border."""
    return Door(
        opens,
        _receipt("report_lojejer"),
        _receipt("report_banyuwangi"),
        {"receipt": "LP-0000"},
        method,
        **more,
    )


def event_door(
    opens: frozenset[str], method: str = "POST", own: str = "lojejer", **more: Any
) -> Door:
    """Return the door of one event."""
    extra = more.pop("extra", {})
    return Door(
        opens,
        _event(f"event_{own}", **extra),
        _event("event_banyuwangi", **extra),
        {"public_id": "CT-0000-0000", **extra},
        method,
        **more,
    )


def intake_door(method: str = "POST") -> Door:
    """Return the door of one batch of reports that a desk is taking in."""
    return Door(DESK, _pk("intake_jember"), _pk("intake_banyuwangi"), {"pk": 999999}, method)


SEARCHES = ("", "?q=kuvalo", "?wilayah=35.10&area=35.10")


def warning_door(
    opens: frozenset[str], method: str = "POST", own: str = "warning", **more: Any
) -> Door:
    """Return the door of one warning."""
    return Door(
        opens,
        lambda world: {"number": world[f"{own}_jember"].number},
        lambda world: {"number": world[f"{own}_banyuwangi"].number},
        {"number": "SG-0000-0000"},
        method,
        **more,
    )


def _level_of(world: World, side: str) -> dict[str, Any]:
    return {"version": 1, "level": 1, "to": 0, "reason": "uji", "outcome": "unknown"}


def case_door(opens: frozenset[str], method: str = "POST", **more: Any) -> Door:
    """Return the door of one case."""
    return Door(
        opens,
        lambda world: {"number": world["case_jember"].number},
        lambda world: {"number": world["case_banyuwangi"].number},
        {"number": "KS-0000-0000"},
        method,
        **more,
    )


def sealed_door(name: str, opens: frozenset[str], method: str = "POST", **more: Any) -> Door:
    """Return the door of one emergency or one request for a file."""
    own, foreign = _pk(f"{name}_jember"), _pk(f"{name}_banyuwangi")
    return Door(opens, own, foreign, {"pk": 999999}, method, beyond=True, **more)


CARERS = frozenset({"sinta"})


def person_door(method: str = "POST", **more: Any) -> Door:
    """Return the door of one victim or displaced person."""
    return Door(
        CARERS,
        lambda world: {"number": world["case_jember"].number, "code": 1},
        lambda world: {"number": world["case_banyuwangi"].number, "code": 1},
        {"number": "KS-0000-0000", "code": 1},
        method,
        foreign_opens=frozenset(),
        **more,
    )


def meeting_door(opens: frozenset[str], method: str = "POST", **more: Any) -> Door:
    """Return the door of one meeting, which is being held."""
    extra = more.pop("extra", {})
    return Door(
        opens,
        lambda world: {"number": world["meeting_jember"].number, **extra},
        lambda world: {"number": world["meeting_banyuwangi"].number, **extra},
        {"number": "RP-0000-0000", **extra},
        method,
        **more,
    )


def _reply_of(world: World, side: str) -> dict[str, Any]:
    asked = "Bakesbangpol Kab. Banyuwangi" if side == "foreign" else "Kecamatan Wuluhan"
    return {"agency": world.house.agencies[asked].pk, "answer": "comes"}


def agreement_door(opens: frozenset[str], **more: int) -> Door:
    """Return the door of one agreement."""
    return Door(
        opens,
        lambda world: {"number": world["agreement_jember"].number, **more},
        lambda world: {"number": world["agreement_banyuwangi"].number, **more},
        {"number": "KD-0000-0000", **more},
    )


DOORS: dict[str, Door] = {
    # doors of the house
    "account_login": Door(EVERYBODY, public=True),
    "account_logout": Door(EVERYBODY, public=True),
    "account_reset_password": Door(EVERYBODY, public=True),
    "account_inactive": Door(EVERYBODY, public=True),
    "account_reauthenticate": Door(EVERYBODY),
    "account_change_password": Door(EVERYBODY),
    "account_set_password": Door(EVERYBODY),
    "mfa_index": Door(EVERYBODY),
    "mfa_authenticate": Door(EVERYBODY),
    "mfa_reauthenticate": Door(EVERYBODY),
    "mfa_activate_totp": Door(EVERYBODY),
    "mfa_deactivate_totp": Door(KEEPERS | {"sinta"}),
    "mfa_view_recovery_codes": Door(frozenset()),
    "mfa_generate_recovery_codes": Door(EVERYBODY),
    "mfa_download_recovery_codes": Door(frozenset()),
    "mfa_list_webauthn": Door(EVERYBODY),
    "mfa_add_webauthn": Door(EVERYBODY),
    "mfa_reauthenticate_webauthn": Door(EVERYBODY),
    "mfa_remove_webauthn": Door(frozenset(), own=lambda world: {"pk": 1}, alike=True),
    "mfa_edit_webauthn": Door(frozenset(), own=lambda world: {"pk": 1}, alike=True),
    "mfa_login_webauthn": Door(EVERYBODY, public=True),
    "set_language": Door(EVERYBODY, public=True, method="POST"),
    # network
    "network:my_access": Door(EVERYBODY),
    "network:agencies": Door(KEEPERS, queries=("", "?q=Banyuwangi", "?jenis=bakesbangpol")),
    "network:new_agency": Door(KEEPERS),
    "network:agency": Door(
        KEEPERS,
        _agency("Bakesbangpol Kab. Jember"),
        _agency("Bakesbangpol Kab. Banyuwangi"),
        {"pk": 999999},
        foreign_opens=frozenset(),
    ),
    "network:invitation": Door(
        EVERYBODY,
        lambda world: {"token": world["token"]},
        unknown={"token": "x" * 43},
        public=True,
    ),
    "network:new_password": Door(
        frozenset(), lambda world: {"token": "x" * 43}, unknown={"token": "y" * 43}, public=True
    ),
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
    "web:duty": Door(REPORT_READERS, _pk("duty_jember"), _pk("duty_banyuwangi"), {"pk": 999999}),
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
        _receipt("report_own"),
        _receipt("report_banyuwangi"),
        {"receipt": "LP-0000"},
    ),
    "collect:my_reports": Door(OBSERVERS),
    "collect:citizen_form": Door(EVERYBODY, public=True),
    "collect:citizen_send": Door(EVERYBODY, public=True, method="POST"),
    "collect:citizen_receipt": Door(
        frozenset(),
        _receipt("report_own"),
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
        _pk("photo_report_lojejer"),
        _pk("photo_report_banyuwangi"),
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
    "warn:rumour": Door(DECIDERS, _pk("rumour_jember"), _pk("rumour_banyuwangi"), {"pk": 999999}),
    "warn:rumour_act": Door(
        DECIDERS,
        _pk("rumour_jember"),
        _pk("rumour_banyuwangi"),
        {"pk": 999999},
        "POST",
        post=lambda world, side: {"do": "check", "finding": "false", "how": "ditanya ke kades"},
    ),
    "warn:risk_days": Door(TOLD),
    "warn:risk_feed": Door(TOLD),
    "warn:write_risk_day": Door(OBSERVERS, method="POST"),
    "warn:date_risk_day": Door(
        frozenset({"surya", *DESK}),
        _pk("riskday_jember"),
        _pk("riskday_banyuwangi"),
        {"pk": 999999},
        "POST",
        post=lambda world, side: {"first_day": "2027-12-05"},
    ),
    "warn:withdraw_risk_day": Door(
        frozenset({"surya", *DESK}),
        _pk("riskday_jember"),
        _pk("riskday_banyuwangi"),
        {"pk": 999999},
        "POST",
        post=lambda world, side: {"reason": "batal"},
    ),
    "warn:propose": Door(frozenset({*DECIDERS, "bagus"}), method="POST"),
    "warn:indicators": Door(OBSERVERS, queries=("", "?kode=I03", "?kode=I99")),
    "warn:tune": Door(frozenset({"hendra", "laras"}), method="POST"),
    "warn:withdraw": Door(
        frozenset(DESK),
        _pk("observation_jember"),
        _pk("observation_banyuwangi"),
        {"pk": 999999},
        "POST",
        post=_level_of,
    ),
    "warn:diary": Door(frozenset({*DECIDERS, "bagus"})),
    "warn:acknowledge": Door(
        frozenset({"surya"}),
        _pk("notice_jember"),
        _pk("notice_banyuwangi"),
        {"pk": 999999},
        "POST",
        beyond=True,
    ),
    # Nobody here has a colleague to hand a call to; who has is tried in tests/warn.
    "warn:hand_over": Door(
        frozenset(),
        _pk("notice_jember"),
        _pk("notice_banyuwangi"),
        {"pk": 999999},
        "POST",
        foreign_opens=frozenset(),
        post=lambda world, side: {"person": world.house.people["dewi"].pk},
    ),
    "warn:warning": warning_door(LEVEL_READERS, "GET", both=frozenset({"tirto"})),
    "warn:cap": warning_door(LEVEL_READERS, "GET", both=frozenset({"tirto"})),
    "warn:calendar": warning_door(LEVEL_READERS, "GET", both=frozenset({"tirto"})),
    "warn:confirm": warning_door(DECIDERS - {"surya"}, own="proposal", post=_level_of),
    "warn:refuse": warning_door(DECIDERS - {"surya"}, own="proposal", post=_level_of),
    "warn:renew": warning_door(DECIDERS, post=_level_of),
    "warn:end": warning_door(DECIDERS, post=_level_of),
    "warn:object": warning_door(LEVEL_READERS, post=_level_of, both=frozenset({"tirto"})),
    "warn:review": warning_door(DECIDERS, post=_level_of),
    "warn:answer": Door(
        EVERYBODY,
        lambda world: {"token": world["answer_jember"]},
        unknown={"token": "z" * 43},
        public=True,
    ),
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
    "facilitate:reply": meeting_door(frozenset({*MEETING_READERS}), post=_reply_of),
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
        _pk("visit_jember"),
        _pk("visit_banyuwangi"),
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
        DESK, post=lambda world, side: {"event": _event_on(world, side), "reason": "sama"}
    ),
    "register:unlink": Door(
        DESK,
        _receipt("report_own"),
        _receipt("report_banyuwangi_linked"),
        {"receipt": "LP-0000"},
        "POST",
        post=lambda world, side: {"reason": "keliru"},
    ),
    "register:identity": report_door(frozenset({"hendra"}), "GET", foreign_opens=frozenset()),
    "register:bulk": Door(DESKS, method="POST"),
    "register:save_view": Door(frozenset({*EVENT_LISTERS, *DESKS}), method="POST"),
    "register:drop_view": Door(
        frozenset({"dewi"}),
        _pk("view_dewi", "view"),
        _pk("view_bagus", "view"),
        {"view": 999999},
        "POST",
    ),
    "register:compare": Door(
        frozenset({*REPORT_READERS, "bagus"}),
        _pk("pair", "suggestion"),
        unknown={"suggestion": 999999},
    ),
    "register:decide": Door(
        DESKS,
        _pk("pair", "suggestion"),
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
        _revision("event_lojejer"),
        _revision("event_banyuwangi"),
        {"public_id": "CT-0000-0000", "revision": 1},
        "POST",
    ),
    "register:to_trash": event_door(SECOND),
    "register:restore": event_door(SECOND, own="trash"),
    "register:merge": event_door(
        SECOND, post=lambda world, side: {"other": _other_on(world, side), "reason": "sama"}
    ),
    "register:split": Door(
        SECOND,
        _event("event_merged"),
        _event("event_banyuwangi_merged"),
        {"public_id": "CT-0000-0000"},
        "POST",
    ),
    "register:chain": event_door(
        DESK, post=lambda world, side: {"after": _other_on(world, side), "why": "balasan"}
    ),
    "register:unchain": event_door(
        DESK, post=lambda world, side: {"after": _other_on(world, side)}
    ),
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
        frozenset({"rini"}), _pk("coding_rini"), _pk("coding_bagus"), {"pk": 999999}
    ),
}


API_REPORTERS = EVERYBODY - {"laras", "tirto", "yoga", "mira", "nanda"}
DOORS |= {
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
}


def _manage(own: Arguments, foreign: Arguments, method: str = "POST") -> Door:
    return Door(KEEPERS, own, foreign, {"pk": 999999}, method, foreign_opens=frozenset())


DOORS |= {
    f"network:{name}": _manage(
        _agency("Satpol PP Kab. Jember"), _agency("Bakesbangpol Kab. Banyuwangi")
    )
    for name in ("invite", "appoint", "add_area")
}
DOORS |= {
    "network:end_area": _manage(
        _jurisdiction("Satpol PP Kab. Jember"), _jurisdiction("Bakesbangpol Kab. Banyuwangi"), "GET"
    ),
    "network:end_office": _manage(_holding("dewi"), _holding("bagus"), "GET"),
    "network:close_account": _manage(_person("dewi"), _person("bagus"), "GET"),
    "network:renewal_link": _manage(_person("dewi"), _person("bagus")),
    "network:confirm_renewal": _manage(_pk("renewal_jember"), _pk("renewal_banyuwangi")),
    "network:withdraw": _manage(_pk("invitation_jember"), _pk("invitation_banyuwangi")),
    "network:confirm": _manage(_pk("invitation_jember"), _pk("invitation_banyuwangi")),
}


FORUM_READERS = frozenset({"surya", *DESK, "wulan", "sinta", "anwar", "laras", "tirto"})


def forum_door(opens: frozenset[str] = FORUM_READERS, method: str = "GET", **more: Any) -> Door:
    """Return the door of one forum; the Bakorwil reads those on both sides."""
    extra = more.pop("extra", {})
    return Door(
        opens,
        lambda world: {"number": world["forum_jember"].number, **extra},
        lambda world: {"number": world["forum_banyuwangi"].number, **extra},
        {"number": "FK-0000-0000", **extra},
        method,
        both=frozenset({"tirto"}),
        **more,
    )


DOORS |= {
    "facilitate:forums": Door(FORUM_READERS | {"bagus"}),
    "facilitate:new_forum": Door(frozenset({"sinta"})),
    "facilitate:forum": forum_door(),
    "facilitate:forum_act": forum_door(method="POST"),
    "facilitate:package": forum_door(extra={"serial": 1}),
    "facilitate:package_act": forum_door(method="POST", extra={"serial": 1}),
}
DOORS |= {
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


WAVE_READERS = frozenset({*DESK, "laras", "tirto"})


def wave_door(opens: frozenset[str] = WAVE_READERS, method: str = "GET", **more: Any) -> Door:
    """Return the door of one survey wave; the Bakorwil follows those on both sides."""
    extra = more.pop("extra", {})
    return Door(
        opens,
        lambda world: {"code": world["wave_jember"].code, **extra},
        lambda world: {"code": world["wave_banyuwangi"].code, **extra},
        {"code": "GS-0000-0000", **extra},
        method,
        both=frozenset({"tirto"}) & opens,
        foreign_opens=frozenset({"bagus"}) if "dewi" in opens else frozenset(),
        **more,
    )


def residual_door(opens: frozenset[str] = WAVE_READERS, method: str = "GET") -> Door:
    """Return the door of one wave after a conflict."""
    return Door(
        opens,
        lambda world: {"code": world["residual_jember"].code},
        lambda world: {"code": world["residual_banyuwangi"].code},
        {"code": "GS-0000-0000"},
        method,
        both=frozenset({"tirto"}) & opens,
        foreign_opens=frozenset({"bagus"}) if "dewi" in opens else frozenset(),
    )


def harmony_door(opens: frozenset[str] = WAVE_READERS, method: str = "GET") -> Door:
    """Return the door of one regency over its waves."""
    return Door(
        opens,
        lambda _world: {"code": "35.09"},
        lambda _world: {"code": "35.10"},
        {"code": "35.99"},
        method,
        both=frozenset({"tirto"}) & opens,
        foreign_opens=frozenset({"bagus"}) if "dewi" in opens else frozenset(),
    )


DOORS |= {
    "measure:waves": Door(WAVE_READERS | {"bagus", "nanda"}),
    "measure:calculator": Door(WAVE_READERS | {"bagus", "nanda"}),
    "measure:new_wave": Door(SECOND),
    **{f"measure:{name}": wave_door() for name in ("design", "protocol", "field", "reading")},
    **{f"measure:{name}": wave_door() for name in ("brief_file", "annex_file")},
    **{
        f"measure:{name}": wave_door(WAVE_READERS | {"nanda"})
        for name in ("wave", "form_file", "paper_file")
    },
    **{f"measure:{name}": wave_door() for name in ("index_map", "incidents")},
    "measure:residual": residual_door(),
    "measure:residual_act": residual_door(SECOND, method="POST"),
    "measure:harmony": Door(WAVE_READERS | {"bagus"}),
    **{f"measure:{name}": harmony_door() for name in ("area", "ihai")},
    "measure:ihai_act": harmony_door(SECOND, method="POST"),
    **{f"measure:{name}": wave_door() for name in ("figures_csv", "figures_book")},
    "api:waves": Door(EVERYBODY),
    "api:figures": wave_door(),
    "measure:papers": wave_door(DESK | {"nanda"}),
    "measure:settle": wave_door(SECOND, extra={"slip": "AAAA-0001"}),
    **{f"measure:{name}": wave_door(SECOND) for name in ("imports", "closing")},
    "measure:design_file": wave_door(SECOND),
    **{
        f"measure:{name}": wave_door(SECOND, method="POST")
        for name in ("wave_act", "design_act", "field_act", "closing_act", "responses_file")
    },
    # an interviewer's own pages: tasks, and what she brought herself
    "measure:interviews": Door(DESKS | {"nanda"}),
    "measure:kit": Door(DESKS | {"nanda"}),
    "measure:send": Door(DESKS | {"nanda"}, method="POST", json=True),
    "measure:offline_worker": Door(EVERYBODY, public=True, alike=True),
    "measure:outbox_file": Door(SECOND),
    "measure:interview": wave_door(frozenset()),  # opens with a household of one's own alone
    "measure:slip": Door(
        frozenset({"nanda"}),
        lambda world: {"uuid": world["interview_jember"].uuid},
        lambda world: {"uuid": world["interview_banyuwangi"].uuid},
        {"uuid": "00000000-0000-4000-8000-000000000000"},
        beyond=True,
    ),
}


PAPER_READERS = frozenset({*DESK, "surya", "wulan", "sinta", "laras", "tirto"})
PLAN_READERS = PAPER_READERS - {"surya"}


def paper_door(
    opens: frozenset[str] = DESK, method: str = "GET", row: str = "paper", **more: Any
) -> Door:
    """Return the door of one paper: a draft is its agency's alone, a signed one goes up."""
    extra = more.pop("extra", {})
    return Door(
        opens,
        lambda world: {"number": world[f"{row}_jember"].number, **extra},
        lambda world: {"number": world[f"{row}_banyuwangi"].number, **extra},
        {"number": "NS-0000-0000", **extra},
        method,
        both=frozenset({"tirto"}) & opens,
        **more,
    )


DOORS |= {
    "publish:papers": Door(PAPER_READERS | {"bagus"}, queries=("", "?lihat=resmi", "?lihat=semua")),
    "publish:paper": paper_door(PLAN_READERS, row="signed"),
    "publish:act": paper_door(method="POST", post=lambda world, side: {"do": "check"}),
    "publish:upload": paper_door(method="POST"),
    "publish:write": paper_door(extra={"key": "latar"}),
    "publish:download": paper_door(extra={"way": "json"}),
    "publish:printed": paper_door(extra={"figure": "jumlah:jumlah"}),
    "publish:figure": Door(
        DESK,
        lambda _world: {"digest": FIGURES["jember"]},
        lambda _world: {"digest": FIGURES["banyuwangi"]},
        {"digest": "0" * 64},
    ),
    "publish:numbers": Door(PAPER_READERS | {"bagus"}),
    "publish:plans": Door(PAPER_READERS | {"bagus"}),
    **{
        f"publish:{name}": Door(
            PLAN_READERS,
            lambda world: {"area": "35.09", "year": 2026},
            lambda world: {"area": "35.10", "year": 2026},
            {"area": "35.99", "year": 2026},
            both=frozenset({"tirto"}),
        )
        for name in ("plan", "plan_file")
    },
}


def edition_door(opens: frozenset[str], method: str = "GET") -> Door:
    """Return the door of a draft of a public edition, which its own desk alone sees."""
    return Door(
        opens,
        lambda world: {"pk": world["edition_jember"].pk},
        lambda world: {"pk": world["edition_banyuwangi"].pk},
        {"pk": 10**9},
        method,
    )


def public_door(**more: Any) -> Door:
    """Return the door of what was published; nothing was here, so that all find the same."""
    return Door(EVERYBODY, lambda _world: {"code": "35.09", **more}, public=True, alike=True)


DOORS |= {
    "publish:public_places": Door(EVERYBODY, public=True),
    "publish:public_catalogue": Door(EVERYBODY, public=True),
    "publish:public": public_door(),
    "publish:public_edition": public_door(number=1),
    "publish:public_data": public_door(number=1, name="csv"),
    "publish:editions": Door(DESKS),
    "publish:prepare_edition": Door(DESKS, method="POST"),
    "publish:edition": edition_door(DESK),
    "publish:edition_act": edition_door(DESK, "POST"),
}


STYLERS = frozenset({"hendra", "yoga", "surya", "laras", "tirto"})
DOORS |= {
    "publish:styles": Door(STYLERS),
    "publish:style": Door(
        frozenset({"hendra", "yoga"}), _agency("Bakesbangpol Kab. Jember"),
        _agency("Bakesbangpol Kab. Banyuwangi"), {"pk": 10**9},
        foreign_opens=frozenset(),
    ),
    "publish:emblem": Door(
        frozenset(), _agency("Bakesbangpol Kab. Jember"),
        _agency("Bakesbangpol Kab. Banyuwangi"), {"pk": 10**9}, foreign_opens=frozenset()
    ),
}  # fmt: skip


def outside_file_door(method: str = "GET") -> Door:
    """Return the door of a file of another source, which the office that brought it in sees."""
    return Door(
        SECOND,
        lambda world: {"pk": world["extfile_jember"].pk},
        lambda world: {"pk": world["extfile_banyuwangi"].pk},
        {"pk": 10**9},
        method,
    )


DOORS |= {
    "exchange:events": Door(COUNTERS, queries=("", "?sumber=ucdp", "?q=kuva", "?wilayah=35.10")),
    "exchange:files": Door(SECOND),
    "exchange:bring": Door(SECOND, method="POST"),
    "exchange:file": outside_file_door(),
    "exchange:original": outside_file_door(),
    "exchange:shaped": Door(
        EXPORTERS, lambda _world: {"shape": "acled"}, unknown={"shape": "x"}, alike=True
    ),
}
