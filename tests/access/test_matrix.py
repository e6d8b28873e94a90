"""Role × area × every address: nobody sees what is not his, and everybody sees what is.

On PostgreSQL the requests run as a role that row-level security binds, as in production.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.access.registry import DOORS, EVERYBODY, Door
from tests.access.walk import addresses, body_of, words_in
from tests.access.world import (
    HIDDEN_BY_REASON,
    SEES,
    WORDS,
    World,
    build_banyuwangi,
    build_jember,
    build_world,
    set_second_factors,
)
from tests.cast import NOW, House
from tests.network.plain_role import act_as_plain_role

NAMES = sorted(DOORS)


@pytest.fixture(autouse=True)
def _at_nine(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world(house: House) -> World:
    made = build_world(house)
    act_as_plain_role()
    return made


@contextmanager
def _undone() -> Iterator[None]:
    """Undo what a request changes, so that every request meets the same world."""
    point = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(point)


def _ask(client: Client, url: str, door: Door, world: World, side: str = "own") -> tuple[int, str]:
    with _undone():
        cache.clear()
        client.cookies.pop("messages", None)
        kind = {"content_type": "application/json"} if door.json else {}
        answer = (
            client.post(url, door.post(world, side), **kind)
            if door.method == "POST"
            else client.get(url)
        )
        return answer.status_code, body_of(answer)


def _urls(name: str, door: Door, arguments: dict) -> list[str]:
    path = reverse(name, kwargs=arguments)
    return [path + query for query in door.queries] if door.method == "GET" else [path]


def _same(text: str) -> str:
    """Return a body without what differs between any two answers."""
    text = re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]*"', "", text)
    text = re.sub(r"'Content-Length': '\d+'", "", text)
    text = re.sub(r"(csrftoken|sessionid|nonce)[=-][\w-]+", "", text)
    text = re.sub(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", "", text)
    return re.sub(r"/[\w/.-]*(?:LP|CT|\d)[\w/.-]*", "/…", text)


def test_every_address_is_in_the_registry_and_nothing_else():
    known = {address.name for address in addresses()}
    assert known - set(DOORS) == set(), "add these addresses to tests/access/doors"
    assert set(DOORS) - known == set(), "these addresses are gone"


def test_every_address_with_arguments_has_records_to_try():
    bare = [
        a.name for a in addresses() if a.arguments and a.name in DOORS and DOORS[a.name].own is None
    ]
    assert bare == []


def test_the_cast_holds_every_role(house):
    from serasi.network.roles import ROLES

    held = {p.holdings.get().role for p in house.people.values()}
    assert held | {"governor", "agency_head"} == set(ROLES)
    assert set(house.people) == set(SEES) == EVERYBODY


def test_the_walk_of_a_bakorwil_speaks_for_the_governor():
    """He has its rights, no surveys, writes no papers, and decides on the status of conflicts."""
    from serasi.network.roles import ROLES, Can

    region, governor = set(ROLES["region"].can), set(ROLES["governor"].can)
    assert governor == region - {Can.SURVEY_READ, Can.WRITE_PAPERS} | {Can.STATUS}


def test_the_walk_of_an_agency_s_officer_speaks_for_its_head():
    """The head has the officer's rights, and signs what the agency writes."""
    from serasi.network.roles import ROLES, Can

    assert set(ROLES["agency_head"].can) == set(ROLES["agency"].can) | {Can.SIGN_PAPERS}


@dataclass(frozen=True)
class Answer:
    """What somebody got from one address, on which side of the border."""

    name: str
    url: str
    side: str
    status: int
    body: str


def _walk(world: World, username: str) -> list[Answer]:
    """Ask every address on both sides of the border, and for what is nowhere."""
    client = world.house.client(username)
    found = []
    for name, door in DOORS.items():
        sides = {"own": door.own(world) if door.own else {}}
        if door.foreign is not None:
            sides["foreign"] = door.foreign(world)
        if door.unknown:
            sides["unknown"] = door.unknown
        for side, arguments in sides.items():
            for url in _urls(name, door, arguments):
                found.append(Answer(name, url, side, *_ask(client, url, door, world, side)))
    return found


UNLISTED = frozenset(
    {"intake_jember", "intake_banyuwangi", "event_merged", "event_banyuwangi_merged"}
)
"""Words whose records are on no page by themselves; some pages may carry them, none need to."""


def _said(name: str) -> frozenset[str]:
    """Return the words that an address may carry for anybody who holds its link."""
    return frozenset({"invitation_jember"}) if name == "network:invitation" else frozenset()


@pytest.mark.parametrize("username", sorted(EVERYBODY))
def test_a_role_sees_its_own_and_finds_nothing_else(world, username):
    """Words of others never appear; own records open; foreign ones look like unknown ones."""
    answers = _walk(world, username)
    shown = {a.url: words_in(a.body) - _said(a.name) for a in answers}
    leaks = [(url, word) for url, words in shown.items() for word in words - SEES[username]]
    assert leaks == []
    misfits = [wrong for a in answers if (wrong := _misfit(a, username))]
    assert not misfits, "\n" + "\n".join(misfits)
    unknown = {a.name: _same(f"{a.status} {a.body}") for a in answers if a.side == "unknown"}
    telling = [
        f"{a.url}: {_first(_same(f'404 {a.body}'), unknown[a.name])}"
        for a in answers
        if a.side == "foreign" and a.status == 404 and a.name in unknown and username != "bagus"
        if unknown[a.name] != _same(f"404 {a.body}")
    ]
    assert not telling, "\n" + "\n".join(telling)
    seen = frozenset().union(*shown.values())
    assert SEES[username] - seen - HIDDEN_BY_REASON - UNLISTED == set()


def _misfit(answer: Answer, username: str) -> str | None:
    """Return what is wrong when an address opened to the wrong one or not to the right one."""
    door = DOORS[answer.name]
    if door.alike:
        return None
    home = "foreign" if username == "bagus" and door.foreign is not None else "own"
    named = username in (door.foreign_opens if home == "foreign" else door.opens)
    if home == "foreign" and not _alike(door):
        named = False
    expected = named and (answer.side == home or username in door.both and answer.side != "unknown")
    opened = answer.status != 404
    if opened == expected:
        return None
    return f"{answer.status} {answer.url} {'should open' if expected else 'should not be there'}"


def _alike(door: Door) -> bool:
    """Say whether the desk beyond the border opens there what the desk here opens."""
    return door.beyond or "dewi" in door.opens or door.opens == frozenset({"rini"})


@pytest.mark.parametrize("name", NAMES)
def test_who_is_not_logged_in_is_sent_to_log_in(world, name):
    door = DOORS[name]
    sides = [side(world) for side in (door.own, door.foreign) if side] or [{}]
    for arguments in sides:
        for url in _urls(name, door, arguments):
            status, body = _ask(Client(), url, door, world)
            assert words_in(body) - _said(name) == frozenset(), url
            if not door.public:
                assert status == 401 or (status == 302 and "/masuk/" in body), (url, status)


def test_no_answer_depends_on_records_beyond_the_border(house):
    """Counts, maps, tables, exports, hints: the same bytes with and without the neighbour."""
    set_second_factors(house)
    world = World(house)
    build_jember(world)
    users = ("surya", "dewi", "hendra", "laras", "wulan", "anwar", "darsono", "yoga")
    clients = {name: house.client(name) for name in users}
    before = {key: _same(body) for key, body in _all(world, clients)}
    build_banyuwangi(world)
    after = {key: _same(body) for key, body in _all(world, clients)}
    changed = [
        f"{key}: {_first(before[key], after[key])}" for key in before if before[key] != after[key]
    ]
    assert not changed, "\n" + "\n".join(changed)


def _first(before: str, after: str) -> str:
    """Return the first line in which two bodies differ."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    return next((f"{a.strip()[:120]} | {b.strip()[:120]}" for a, b in pairs if a != b), "longer")


CHANGING = frozenset({"web:trail", "web:trail_check", "web:trail_download"})
"""The trail numbers the entries of the whole house; what they say is tested by words."""


def _all(world: World, clients: dict[str, Client]) -> Iterator[tuple[tuple[str, str], str]]:
    for name, door in DOORS.items():
        if door.method != "GET" or name in CHANGING or name.startswith("mfa_"):
            continue
        if name == "register:compare":
            continue
        arguments = door.own(world) if door.own else {}
        for url in _urls(name, door, arguments):
            for username, client in clients.items():
                status, body = _ask(client, url, door, world)
                yield (username, url), f"{status} {body}"


def test_what_is_sealed_opens_by_reason_alone_and_for_its_keeper(world):
    url = reverse("register:identity", kwargs={"receipt": world["report_lojejer"].receipt})
    for username in sorted(EVERYBODY):
        client = world.house.client(username)
        with _undone():
            answer = client.post(url, {"reason": "Ancaman kepada pelapor, perlu dijemput."})
            shown = words_in(body_of(answer)) & HIDDEN_BY_REASON
        assert shown == (frozenset({"sealed_lojejer"}) if username == "hendra" else frozenset())


def test_words_are_found_wherever_they_hide():
    """The test itself must be able to fail."""
    word = WORDS["event_sara"]
    half = len(word) // 2
    assert words_in(f"<b>{word[:half]}</b><mark>{word[half:]}</mark>") == {"event_sara"}
    assert words_in(f'<a title="{word.upper()}">') == {"event_sara"}
