"""Break-the-glass: who may, for how long, who is told, and what stays of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from serasi.channels.models import Delivery, Outgoing
from serasi.network.models import GlassBreak, OfficeHolding
from serasi.network.roles import Can
from serasi.network.sealed import may_reveal, reveal
from serasi.network.sealed.glasses import break_glass, end_glass, visible_to
from serasi.problems import Problem
from serasi.trail import queries as trail
from tests.cast import NOW, House
from tests.sealed.conftest import WULUHAN

pytestmark = pytest.mark.django_db
WHY = "Keluarga dijemput malam ini, Dinsos tidak menjawab."


def _break(house: House, name: str = "surya", **more: object) -> GlassBreak:
    given = {
        "right": Can.VICTIMS_OPEN,
        "area": WULUHAN,
        "reason": WHY,
        "now": NOW,
        **more,
    }
    return break_glass(house.viewer(name), **given)


def _read(house: House, name: str = "surya", *, at=NOW, subject="client:7", **more) -> str | None:
    given = {"right": Can.VICTIMS_OPEN, "area": WULUHAN, "reason": "menjemput keluarga", **more}
    return reveal(house.viewer(name), subject, "name", now=at, **given)


def test_a_camat_reads_for_three_hours_and_every_reading_is_marked(house, clients):
    with pytest.raises(Problem, match="S102"):
        _read(house)
    glass = _break(house)
    assert _read(house) == clients["name"]
    [step] = trail.story("client:7", only=["sealed.read"])
    assert step.data["glass"] == glass.pk
    assert _read(house, at=NOW + timedelta(hours=3) - timedelta(seconds=1)) == clients["name"]
    with pytest.raises(Problem, match="S102"):
        _read(house, at=NOW + timedelta(hours=3))


def test_those_who_keep_the_data_are_told_at_once_and_urgently(house, clients):
    glass = _break(house)
    [message] = Outgoing.objects.filter(key=f"glass:{glass.pk}")
    assert message.urgent
    told = set(Delivery.objects.filter(message=message).values_list("person__username", flat=True))
    assert told == {"sinta"}
    assert glass.told == 1
    words = message.message().text
    assert "Surya Atmaja" in words and WHY in words
    assert clients["name"] not in words
    [step] = trail.story(glass.key, only=["sealed.glass_broken"])
    assert (step.reason, step.data["told"], step.data["area"]) == (WHY, 1, WULUHAN)


def test_where_nobody_keeps_the_data_the_inspector_is_told(house, clients):
    OfficeHolding.objects.filter(person=house.people["sinta"]).update(end=NOW.date())
    glass = _break(house)
    told = set(
        Delivery.objects.filter(message__key=f"glass:{glass.pk}").values_list(
            "person__username", flat=True
        )
    )
    assert told == {"hendra", "mira"}


def test_a_glass_that_nobody_would_hear_does_not_break(house, clients):
    for name in ("sinta", "hendra", "mira"):
        OfficeHolding.objects.filter(person=house.people[name]).update(end=NOW.date())
    with pytest.raises(Problem, match="S630"):
        _break(house)
    assert not GlassBreak.objects.exists()


@pytest.mark.parametrize("reason", ["", "darurat sekali", "   malam     ini   gawat  ", "x" * 19])
def test_a_reason_that_says_too_little_is_refused(house, clients, reason):
    with pytest.raises(Problem, match="S633"):
        _break(house, reason=reason)


@pytest.mark.parametrize(
    ("name", "right", "code"),
    [
        ("anwar", Can.UNSEAL, "S632"),  # FKUB never sees informants
        ("darsono", Can.UNSEAL, "S632"),  # the one reported may be the village's own officer
        ("yoga", Can.UNSEAL, "S632"),
        ("yoga", Can.VICTIMS_OPEN, "S632"),
        ("mira", Can.UNSEAL, "S632"),
        ("mira", Can.VICTIMS_OPEN, "S632"),
        ("tirto", Can.VICTIMS_OPEN, "S632"),
        ("bagus", Can.VICTIMS_OPEN, "S101"),  # no office there
        ("hendra", Can.UNSEAL, "S636"),  # has the right
        ("surya", Can.NETWORK, "S101"),  # opens nothing sealed
    ],
)
def test_who_may_not(house, clients, name, right, code):
    area = "35.09.11.2001" if name == "darsono" else WULUHAN
    with pytest.raises(Problem, match=code):
        _break(house, name, right=right, area=area)
    assert not GlassBreak.objects.exists()


def test_a_role_that_never_may_is_not_outweighed_by_another_office(house, clients):
    OfficeHolding.objects.create(
        person=house.people["surya"],
        agency=house.agencies["Inspektorat Kab. Jember"],
        title="Pemeriksa",
        role="auditor",
        start=NOW.date() - timedelta(days=9),
    )
    with pytest.raises(Problem, match="S632"):
        _break(house)


def test_a_second_factor_is_needed_to_break_and_to_read(house, clients):
    surya = house.viewer("surya", second_factor=False)
    with pytest.raises(Problem, match="S108"):
        break_glass(surya, right=Can.VICTIMS_OPEN, area=WULUHAN, reason=WHY, now=NOW)
    _break(house)
    assert may_reveal(
        house.viewer("surya"), "client:7", right=Can.VICTIMS_OPEN, area=WULUHAN, now=NOW
    )
    assert not may_reveal(surya, "client:7", right=Can.VICTIMS_OPEN, area=WULUHAN, now=NOW)


def test_a_regency_is_not_opened_at_once_but_one_subject_may_lie_anywhere(house, clients):
    with pytest.raises(Problem, match="S634"):
        _break(house, "hendra", area="35.09")
    glass = _break(house, "hendra", area="35.09", subject="client:7")
    assert _read(house, "hendra", area=WULUHAN) == clients["name"]
    assert glass.subject == "client:7"


def test_a_glass_for_one_subject_opens_no_other(house, clients):
    _break(house, subject="client:8")
    with pytest.raises(Problem, match="S102"):
        _read(house)


def test_a_glass_opens_nothing_outside_its_area_even_when_asked_as_if_inside(house, clients):
    _break(house)
    with pytest.raises(Problem, match="S102"):
        _read(house, subject="client:9", area="35.10.05")
    assert _read(house, subject="client:9") is None


def test_a_glass_for_victims_opens_no_informant(house, clients):
    _break(house)
    with pytest.raises(Problem, match="S102"):
        _read(house, subject="report:11111111-1111-1111-1111-111111111111")
    with pytest.raises(Problem, match="S102"):
        _read(house, right=Can.UNSEAL)


def test_it_is_not_broken_twice_while_it_stands(house, clients):
    _break(house)
    with pytest.raises(Problem, match="S635"):
        _break(house)
    assert _break(house, now=NOW + timedelta(hours=3)).pk


@pytest.mark.parametrize("name", ["surya", "sinta"])
def test_its_person_and_the_keeper_of_the_data_end_it_early(house, clients, name):
    glass = _break(house)
    end_glass(house.viewer(name), glass_id=glass.pk, now=NOW + timedelta(minutes=5))
    with pytest.raises(Problem, match="S102"):
        _read(house, at=NOW + timedelta(minutes=6))
    with pytest.raises(Problem, match="S637"):
        end_glass(house.viewer(name), glass_id=glass.pk, now=NOW + timedelta(minutes=7))
    assert trail.story(glass.key, only=["sealed.glass_ended"])


def test_inspectors_see_it_and_end_nothing_and_others_see_nothing(house, clients):
    glass = _break(house)
    seen = {n for n in house.people if visible_to(house.viewer(n)).filter(pk=glass.pk).exists()}
    assert seen == {"surya", "sinta", "hendra", "mira"}
    with pytest.raises(Problem, match="S102"):
        end_glass(house.viewer("mira"), glass_id=glass.pk, now=NOW)
    with pytest.raises(Problem, match="S101"):
        end_glass(house.viewer("bagus"), glass_id=glass.pk, now=NOW)


def test_who_loses_the_office_loses_the_glass(house, clients):
    _break(house)
    OfficeHolding.objects.filter(person=house.people["surya"]).update(end=NOW.date())
    with pytest.raises(Problem, match="S102"):
        _read(house)


def test_a_camat_opens_a_report_under_glass_and_its_page_says_who_saw(house, client_of):
    from serasi.collect.sealed import SENDER, subject_of
    from serasi.network.sealed import Secret, seal_many
    from tests.register.conftest import report_in

    report = report_in(house, "Ribut di balai desa.", area="35.09.11.2001")
    seal_many([Secret(subject_of(report.uuid), SENDER, "+62811000111", "35.09.11.2001")], now=NOW)
    surya = client_of("surya")
    url = reverse("register:identity", args=[report.receipt])
    assert surya.get(url).status_code == 404
    made = surya.post(
        reverse("sealed:new_glass"), {"right": "sealed.read", "area": WULUHAN, "reason": WHY}
    )
    glass = GlassBreak.objects.get()
    assert made.headers["Location"] == reverse("sealed:glass", args=[glass.pk])
    page = surya.get(made.headers["Location"]).content.decode()
    assert f"Laporan {report.receipt}" in page and "+62811000111" not in page
    shown = surya.post(
        made.headers["Location"],
        {"subject": subject_of(report.uuid), "reason": "memastikan pelapor aman"},
    ).content.decode()
    assert "+62811000111" in shown
    assert surya.get(url).status_code == 200
    assert "+62811000111" in surya.post(url, {"reason": "dihubungi lagi"}).content.decode()
    steps = trail.story(f"report:{report.receipt}", only=["sealed.read"])
    assert [step.data["glass"] for step in steps] == [glass.pk, glass.pk]
    assert (
        "dihubungi lagi"
        in client_of("hendra")
        .get(reverse("register:report", args=[report.receipt]))
        .content.decode()
    )


def test_what_lies_outside_is_not_opened_on_the_page_of_a_glass(house, clients, client_of):
    glass = _break(house)
    surya = client_of("surya")
    url = reverse("sealed:glass", args=[glass.pk])
    answer = surya.post(url, {"subject": "client:9", "reason": "mencoba saja"})
    assert answer.status_code == 404 and "Wayan" not in answer.content.decode()
    nothing = surya.post(url, {"reason": "mencoba saja"})
    assert nothing.status_code == 422
    assert (
        client_of("sinta").post(url, {"subject": "client:7", "reason": "x" * 9}).status_code == 404
    )
