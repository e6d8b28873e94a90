"""What is sealed is read by right and reason, each time with an entry in the trail."""

from __future__ import annotations

import pytest

from serasi.network.models import Sealed
from serasi.network.policy import system_viewer
from serasi.network.roles import Can
from serasi.network.sealed import (
    Secret,
    destroy,
    kinds_of,
    kinds_of_many,
    reseal_many,
    reveal,
    reveal_many,
    seal_many,
)
from serasi.problems import Problem
from serasi.trail import queries as trail
from tests.cast import NOW

WULUHAN = "35.09.11"
pytestmark = pytest.mark.django_db


@pytest.fixture
def client_seven(house):
    told = {"name": "Siti Rahmawati", "phone": "0811000222"}
    seal_many([Secret("client:7", kind, text, WULUHAN) for kind, text in told.items()], now=NOW)
    return told


def _open(viewer, kind="name", **more):
    given = {
        "right": Can.VICTIMS_OPEN,
        "area": WULUHAN,
        "reason": "penjemputan ke pos",
        "now": NOW,
        **more,
    }
    return reveal(viewer, "client:7", kind, **given)


def test_who_holds_the_right_reads_and_the_trail_keeps_who_and_why(house, client_seven):
    assert _open(house.viewer("sinta")) == client_seven["name"]
    [step] = trail.story("client:7", only=["sealed.read"])
    assert (step.actor, step.reason) == (house.people["sinta"].key, "penjemputan ke pos")
    assert step.data == {
        "kind": "name",
        "found": True,
        "area": WULUHAN,
        "right": "victim.read_sealed",
    }
    assert client_seven["name"] not in str(step)


@pytest.mark.parametrize("name", ["dewi", "surya", "anwar", "yoga", "mira", "hendra", "bagus"])
def test_others_read_nothing_and_leave_no_entry_of_a_read(house, client_seven, name):
    with pytest.raises(Problem, match="S102"):
        _open(house.viewer(name))
    assert not trail.story("client:7", only=["sealed.read"])


def test_the_second_factor_is_asked_for(house, client_seven):
    with pytest.raises(Problem, match="S108"):
        _open(house.viewer("sinta", second_factor=False))


def test_scheduled_work_opens_nothing(house, client_seven):
    with pytest.raises(Problem, match="S102"):
        _open(system_viewer("retensi"))
    with pytest.raises(Problem, match="S102"):
        _open(system_viewer("retensi"), right=Can.HANDLE)


@pytest.mark.parametrize("reason", ["", "       ", "  perlu  "])
def test_a_reason_in_name_only_is_refused(house, client_seven, reason):
    with pytest.raises(Problem, match="S106"):
        _open(house.viewer("sinta"), reason=reason)


def test_a_look_at_what_is_not_there_is_recorded_as_well(house, client_seven):
    assert _open(house.viewer("sinta"), "address") is None
    [step] = trail.story("client:7", only=["sealed.read"])
    assert step.data["found"] is False


def test_many_are_opened_at_once_with_an_entry_for_each(house, client_seven):
    seal_many([Secret("client:8", "name", "Budi Santoso", WULUHAN)], now=NOW)
    found = reveal_many(
        house.viewer("sinta"),
        ["client:7", "client:8", "client:9"],
        ["name", "phone"],
        right=Can.VICTIMS_OPEN,
        area=WULUHAN,
        reason="daftar pembagian bantuan",
        now=NOW,
    )
    assert found == {
        ("client:7", "name"): "Siti Rahmawati",
        ("client:7", "phone"): "0811000222",
        ("client:8", "name"): "Budi Santoso",
    }
    looks = {s: trail.story(s, only=["sealed.read"]) for s in ("client:7", "client:8", "client:9")}
    assert [len(steps) for steps in looks.values()] == [1, 1, 1]
    assert looks["client:9"][0].data["found"] is False


def test_the_first_value_stays_until_it_is_sealed_anew(house, client_seven):
    seal_many([Secret("client:7", "name", "Orang Lain", WULUHAN)], now=NOW)
    assert _open(house.viewer("sinta")) == "Siti Rahmawati"
    reseal_many([Secret("client:7", "name", "Siti Rahmawati, S.Pd.", WULUHAN)], now=NOW)
    assert _open(house.viewer("sinta")) == "Siti Rahmawati, S.Pd."
    reseal_many([Secret("client:7", "name", "", WULUHAN)], now=NOW)
    assert kinds_of("client:7") == {"phone"}


def test_kinds_are_told_without_opening_anything(house, client_seven):
    assert kinds_of("client:7") == {"name", "phone"}
    assert kinds_of("client:9") == frozenset()
    assert kinds_of_many(["client:7", "client:9"]) == {"client:7": {"name", "phone"}}
    assert not trail.story("client:7")


def test_nothing_of_a_value_is_in_the_table_or_in_the_words_of_a_secret(house, client_seven):
    for row in Sealed.objects.filter(subject="client:7"):
        assert client_seven[row.kind].encode() not in bytes(row.box)
    assert "Siti" not in repr(Secret("client:7", "name", "Siti Rahmawati", WULUHAN))


def test_what_is_destroyed_is_gone_and_the_trail_says_so(house, client_seven):
    assert destroy("client:7", reason="masa simpan habis", now=NOW) == 2
    assert _open(house.viewer("sinta")) is None
    [step] = trail.story("client:7", only=["sealed.destroyed"])
    assert step.actor == "system"
    assert step.data == {
        "kind": "name, phone",
        "count": 2,
        "area": WULUHAN,
        "rule": "by_hand",
    }
    assert destroy("client:7", reason="masa simpan habis", now=NOW) == 0


def test_another_key_is_told_and_no_silent_nothing(house, client_seven, settings):
    settings.SEAL_KEY = "kunci lain"
    with pytest.raises(Problem, match="S631"):
        _open(house.viewer("sinta"))
