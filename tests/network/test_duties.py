"""Duties through their pages and actions: whose they are, who may finish, drop or pass them on."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from serasi.network import actions, queries
from serasi.network.actions import Promise
from serasi.network.models import Commitment
from serasi.problems import Problem
from serasi.trail.models import Entry
from tests.cast import NOW, House


@pytest.fixture(autouse=True)
def _at_nine():
    with time_machine.travel(NOW, tick=False):
        yield


def _promise(house: House, **changes: object) -> Promise:
    facts: dict[str, object] = {
        "what": "Temui pihak Lojejer",
        "owed_by": house.agencies["Kecamatan Wuluhan"].pk,
        "owed_to": house.agencies["Bakesbangpol Kab. Jember"].pk,
        "area": "35.09.11.2001",
        "due_at": NOW + timedelta(hours=6),
        "origin": "uji",
    }
    return Promise(**(facts | changes))


def _made(house: House, by: str = "dewi", **changes: object) -> Commitment:
    return actions.commit_duty(house.viewer(by), promise=_promise(house, **changes), now=NOW)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("surya", True),
        ("dewi", True),
        ("hendra", True),
        ("bagus", False),
        ("wulan", False),
        ("darsono", False),
        ("mira", False),
        ("tirto", False),
    ],
)
def test_a_duty_is_seen_by_both_sides_and_by_nobody_else(house, who, sees):
    duty = _made(house)
    assert queries.duties(house.viewer(who)).filter(pk=duty.pk).exists() == sees
    assert house.client(who).get(f"/kewajiban/{duty.pk}/").status_code == (200 if sees else 404)


def test_who_owes_finishes_it_with_evidence(house):
    duty = _made(house)
    client = house.client("surya")
    url = f"/kewajiban/{duty.pk}/"
    bare = client.post(url, {"langkah": "selesai", "bukti-evidence": "  "})
    assert bare.status_code == 422
    assert "S608" in bare.content.decode()
    client.post(url, {"langkah": "selesai", "bukti-evidence": "Bertemu di balai desa, foto 3."})
    duty.refresh_from_db()
    assert (duty.state, duty.done_at) == ("done", NOW)
    again = client.post(url, {"langkah": "selesai", "bukti-evidence": "Lagi."})
    assert again.status_code == 409
    assert Entry.objects.filter(action="duty.done", subject=f"duty:{duty.pk}").count() == 1


def test_who_owes_cannot_release_himself_and_who_is_owed_cannot_finish_it(house):
    duty = _made(house, by="rini")
    with pytest.raises(Problem) as drop:
        actions.drop_duty(house.viewer("surya"), duty_id=duty.pk, reason="Sibuk", now=NOW)
    assert drop.value.status == 404
    with pytest.raises(Problem) as finish:
        actions.complete_duty(house.viewer("dewi"), duty_id=duty.pk, evidence="Sudah", now=NOW)
    assert finish.value.status == 404
    actions.drop_duty(house.viewer("dewi"), duty_id=duty.pk, reason="Sudah damai", now=NOW)
    duty.refresh_from_db()
    assert duty.state == "dropped"


def test_a_duty_passes_to_a_colleague_of_the_same_agency_alone(house):
    duty = _made(house, owed_by=house.agencies["Bakesbangpol Kab. Jember"].pk)
    rini, surya = house.people["rini"], house.people["surya"]
    actions.reassign_duty(
        house.viewer("dewi"), duty_id=duty.pk, person_id=rini.pk, reason="Piket", now=NOW
    )
    duty.refresh_from_db()
    assert duty.person == rini
    with pytest.raises(Problem):
        actions.reassign_duty(
            house.viewer("dewi"), duty_id=duty.pk, person_id=surya.pk, reason="x", now=NOW
        )


def test_a_duty_fits_an_agency_of_its_area_a_later_day_and_the_askers_own_areas(house):
    codes = {}
    for name, changes in {
        "agency": {"owed_by": house.agencies["Bakesbangpol Kab. Banyuwangi"].pk},
        "day": {"due_at": NOW},
        "area": {"area": "35.10.05.2003"},
        "unknown": {"area": "99.99"},
    }.items():
        with pytest.raises(Problem) as refusal:
            _made(house, **changes)
        codes[name] = refusal.value.code
    assert codes == {"agency": "S609", "day": "S615", "area": "S102", "unknown": "S201"}
    assert not Commitment.objects.exists()


def test_the_list_puts_the_late_first_and_says_how_many(house):
    _made(house, what="Belum jatuh tempo")
    late = _made(house, what="Sudah lewat tenggat")
    Commitment.objects.filter(pk=late.pk).update(due_at=NOW - timedelta(hours=3))
    page = house.client("surya").get("/kewajiban/").content.decode()
    assert page.index("Sudah lewat tenggat") < page.index("Belum jatuh tempo")
    assert "1 kewajiban lewat tenggat, 2 masih terbuka" in page
    done = house.client("surya").get("/kewajiban/?lihat=selesai").content.decode()
    assert "Belum jatuh tempo" not in done


def test_a_duty_is_asked_for_through_the_form(house):
    client = house.client("dewi")
    assert client.get("/kewajiban/baru/").status_code == 200
    answer = client.post(
        "/kewajiban/baru/",
        {
            "what": "Kirim daftar posko",
            "owed_by": house.agencies["Satpol PP Kab. Jember"].pk,
            "area": "35.09",
            "due_at": "2026-11-27T10:00",
        },
    )
    duty = Commitment.objects.get(what="Kirim daftar posko")
    assert answer["Location"] == f"/kewajiban/{duty.pk}/"
    assert duty.owed_to == house.agencies["Bakesbangpol Kab. Jember"]
    assert house.client("wulan").get(f"/kewajiban/{duty.pk}/").status_code == 200


def test_a_reporter_without_duties_cannot_ask(house):
    assert house.client("darsono").get("/kewajiban/baru/").status_code == 404
    assert house.client("darsono").get("/kewajiban/").status_code == 200
    promise = Promise(
        what="Patroli", owed_by=house.agencies["Desa Lojejer"].pk, area="35.09.11.2001",
        due_at=NOW + timedelta(hours=1), origin="manual",
    )  # fmt: skip
    with pytest.raises(Problem, match="S102"):
        actions.commit_duty(house.viewer("darsono"), promise=promise, now=NOW)
