"""One address with its arguments, and ways of naming what it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from serasi.network.walls import opened
from tests.access.doors.people import (
    CARERS,
    DESK,
    EVERYBODY,
    FORUM_READERS,
    KEEPERS,
    SECOND,
    WAVE_READERS,
)
from tests.access.world import World

Arguments = Callable[[World], dict[str, Any]]


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


def receipt_of(name: str) -> Arguments:
    return lambda world: {"receipt": world[name].receipt}


def event_of(name: str, **more: Any) -> Arguments:
    return lambda world: {"public_id": world[name].public_id, **more}


def pk_of(name: str, argument: str = "pk") -> Arguments:
    return lambda world: {argument: world[name].pk}


def revision_of(name: str) -> Arguments:
    def arguments(world: World) -> dict[str, object]:
        with opened():
            first = world[name].revisions.get().pk
        return {"public_id": world[name].public_id, "revision": first}

    return arguments


def event_on(world: World, side: str) -> str:
    return world["event_banyuwangi" if side == "foreign" else "event_lojejer"].public_id


def other_on(world: World, side: str) -> str:
    return world["event_banyuwangi_sara" if side == "foreign" else "event_sara"].public_id


def agency_of(name: str) -> Arguments:
    return lambda world: {"pk": world.house.agencies[name].pk}


def holding_of(username: str) -> Arguments:
    return lambda world: {"pk": world.house.people[username].holdings.get().pk}


def person_of(username: str) -> Arguments:
    return lambda world: {"pk": world.house.people[username].pk}


def jurisdiction_of(name: str) -> Arguments:
    return lambda world: {"pk": world.house.agencies[name].jurisdictions.get().pk}


def report_door(opens: frozenset[str], method: str = "POST", **more: Any) -> Door:
    """Return the door of one report; the one of Lojejer, and its like beyond the border."""
    return Door(
        opens,
        receipt_of("report_lojejer"),
        receipt_of("report_banyuwangi"),
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
        event_of(f"event_{own}", **extra),
        event_of("event_banyuwangi", **extra),
        {"public_id": "CT-0000-0000", **extra},
        method,
        **more,
    )


def intake_door(method: str = "POST") -> Door:
    """Return the door of one batch of reports that a desk is taking in."""
    return Door(DESK, pk_of("intake_jember"), pk_of("intake_banyuwangi"), {"pk": 999999}, method)


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


def level_of(world: World, side: str) -> dict[str, Any]:
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
    own, foreign = pk_of(f"{name}_jember"), pk_of(f"{name}_banyuwangi")
    return Door(opens, own, foreign, {"pk": 999999}, method, beyond=True, **more)


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


def reply_of(world: World, side: str) -> dict[str, Any]:
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


def manage_door(own: Arguments, foreign: Arguments, method: str = "POST") -> Door:
    return Door(KEEPERS, own, foreign, {"pk": 999999}, method, foreign_opens=frozenset())


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


def outside_file_door(method: str = "GET") -> Door:
    """Return the door of a file of another source, which the office that brought it in sees."""
    return Door(
        SECOND,
        lambda world: {"pk": world["extfile_jember"].pk},
        lambda world: {"pk": world["extfile_banyuwangi"].pk},
        {"pk": 10**9},
        method,
    )


def prepared_door(method: str = "GET") -> Door:
    """Return the door of a big file, which the person sees for whom it was made."""
    return Door(
        frozenset({"rini"}),
        lambda world: {"pk": world["prepared_jember"].pk},
        lambda world: {"pk": world["prepared_banyuwangi"].pk},
        {"pk": 10**9},
        method,
    )
