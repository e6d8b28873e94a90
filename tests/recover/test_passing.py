"""A person who moves over a border passes from one care into another, and only when accepted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse

from serasi.network.models import Agency, Commitment, Jurisdiction, OfficeHolding, Person, Sealed
from serasi.network.roles import Can
from serasi.network.sealed import reveal
from serasi.network.walls import open_wall, raise_wall
from serasi.problems import Problem
from serasi.recover import actions, queries
from serasi.recover.actions import Aim, What
from serasi.recover.models import CareOffer, Client
from serasi.recover.queries.passing import offered_to
from serasi.respond.models import Case, CaseArea
from serasi.trail.models import Entry
from tests.cast import NOW, House
from tests.network.test_walls import act_as_plain_role
from tests.recover.conftest import AMBULU, NUMBER, TODAY, Register

pytestmark = pytest.mark.django_db
MUNCAR = "35.10.05"


@pytest.fixture
def across(house: House, case: Case) -> House:
    """A case over the border, and Laksmi of Dinsos Banyuwangi."""
    CaseArea.objects.create(case=case, area_id=MUNCAR)
    Case.objects.filter(pk=case.pk).update(cross_border=True)
    dinsos = Agency.objects.create(kind="dinsos", name="Dinsos Banyuwangi", short_name="Dinsos Bwi")
    Jurisdiction.objects.create(agency=dinsos, area_id="35.10", valid_from=date(2020, 1, 1))
    laksmi = Person.objects.create_user("laksmi", name="Laksmi")
    house.people["laksmi"], house.agencies["Dinsos Banyuwangi"] = laksmi, dinsos
    OfficeHolding.objects.create(
        person=laksmi, agency=dinsos, title="Kabid", role="social", start=date(2025, 1, 1)
    )
    return house


def share(house: House, code: int = 1) -> None:
    actions.give_consent(
        house.viewer("sinta"), number=NUMBER, code=code, purpose="share", giver="self", on=TODAY,
        now=NOW,
    )  # fmt: skip


def offer(house: House, *, area: str = MUNCAR, who: str = "sinta", code: int = 1) -> CareOffer:
    return actions.offer_care(
        house.viewer(who), number=NUMBER, code=code, area=area, reason="ikut saudara", now=NOW
    )


def answer(house: House, made: CareOffer, *, who: str = "laksmi", accepts: bool = True, why=""):
    return actions.answer_care(
        house.viewer(who), number=NUMBER, offer=made.pk, accepts=accepts, answer=why, now=NOW
    )


def test_nothing_moves_until_it_is_accepted_and_then_all_of_it_does(
    across: House, register: Register
) -> None:
    row = register("Siti Aminah")
    share(across)
    need = actions.ask_need(
        across.viewer("sinta"), number=NUMBER, aim=Aim(client=1), what=What("papers", "KTP"),
        agency=across.agencies["Dinas Sosial Kab. Jember"].pk, due_at=NOW + timedelta(days=2),
        now=NOW,
    )  # fmt: skip
    made = offer(across)
    case = row.case
    assert not queries.clients(across.viewer("laksmi")).exists()
    [seen] = offered_to(across.viewer("laksmi"), case)
    assert (seen.code, seen.place) == ("P-0001", "Wuluhan")
    assert offered_to(across.viewer("sinta"), case) == []
    owed = Commitment.objects.get(pk=made.duty_id)
    assert owed.owed_by.name == "Dinsos Banyuwangi"
    assert answer(across, made).state == "accepted"
    assert queries.clients(across.viewer("laksmi")).get().area_id == MUNCAR
    assert not queries.clients(across.viewer("sinta")).exists()
    need.refresh_from_db()
    assert need.area_id == MUNCAR
    owed.refresh_from_db()
    assert owed.state == "done"
    assert {one.area_id for one in Sealed.objects.filter(subject=row.subject)} == {MUNCAR}
    told = reveal(
        across.viewer("laksmi"), row.subject, "name", right=Can.VICTIMS_OPEN, area=MUNCAR,
        reason="memastikan orangnya", now=NOW,
    )  # fmt: skip
    assert told == "Siti Aminah"
    said = {e.action: e.subject for e in Entry.objects.filter(action__startswith="care.")}
    assert said == dict.fromkeys(("care.offered", "care.taken"), f"client:{NUMBER}/P-0001")


def test_a_refusal_has_a_reason_and_leaves_all_as_it_was(across: House, register: Register) -> None:
    register("Siti Aminah")
    share(across)
    made = offer(across)
    with pytest.raises(Problem, match="S106"):
        answer(across, made, accepts=False)
    assert answer(across, made, accepts=False, why="bukan warga kami").state == "refused"
    with pytest.raises(Problem, match="S1258"):
        answer(across, made)
    assert queries.clients(across.viewer("sinta")).get().area_id == "35.09.11"
    assert offer(across).state == "asked"


def test_what_may_not_be_offered_says_why(across: House, case: Case, register: Register) -> None:
    register("Siti Aminah")
    with pytest.raises(Problem, match="S1207"):
        offer(across)
    share(across)
    for area, code in (("35.11.01", "S1254"), (AMBULU, "S1254"), ("35.09.11", "S1256")):
        with pytest.raises(Problem, match=code):
            offer(across, area=area)
    CaseArea.objects.create(case=case, area_id="35.11.01")
    with pytest.raises(Problem, match="S1255"):
        offer(across, area="35.11.01")
    offer(across)
    with pytest.raises(Problem, match="S1257"):
        offer(across)


def test_who_offers_does_not_accept_and_strangers_find_nothing(
    across: House, register: Register
) -> None:
    register("Siti Aminah")
    share(across)
    made = offer(across)
    for who in ("sinta", "bagus", "dewi", "tirto"):
        with pytest.raises(Problem) as refused:
            answer(across, made, who=who)
        assert refused.value.status == 404, who
    with pytest.raises(Problem, match="S101"):
        offer(across, who="laksmi")


def test_who_withdraws_sharing_is_offered_no_more(across: House, register: Register) -> None:
    register("Siti Aminah")
    share(across)
    made = offer(across)
    actions.withdraw_consent(
        across.viewer("sinta"), number=NUMBER, code=1, purpose="share", now=NOW
    )
    made.refresh_from_db()
    assert made.state == "withdrawn"
    assert Commitment.objects.get(pk=made.duty_id).state == "dropped"
    with pytest.raises(Problem, match="S1258"):
        answer(across, made)


def test_the_pages_offer_and_take(across: House, register: Register) -> None:
    register("Siti Aminah")
    share(across)
    sinta, laksmi = across.client("sinta"), across.client("laksmi")
    act = reverse("recover:person_act", args=[NUMBER, 1])
    sinta.post(act, {"do": "offer", "area": MUNCAR, "reason": "ikut saudara"})
    page = sinta.get(reverse("recover:person", args=[NUMBER, 1])).content.decode()
    assert "Ditawarkan ke Muncar" in page
    people = reverse("recover:people", args=[NUMBER])
    page = laksmi.get(people).content.decode()
    assert "Ditawarkan kepada Anda" in page and "Siti" not in page
    [made] = CareOffer.objects.all()
    laksmi.post(reverse("recover:answer_care", args=[NUMBER, made.pk]), {"do": "take"})
    assert Client.objects.get().area_id == MUNCAR
    assert sinta.get(reverse("recover:person", args=[NUMBER, 1])).status_code == 404


def test_within_one_care_the_seal_follows_the_person(house: House, register: Register) -> None:
    row = register("Siti Aminah")
    point = actions.open_point(
        house.viewer("sinta"), number=NUMBER, name="Balai", area=AMBULU, now=NOW
    )
    actions.move_person(
        house.viewer("sinta"), number=NUMBER, code=1, point=point.pk, on=TODAY, now=NOW
    )
    assert {one.area_id for one in Sealed.objects.filter(subject=row.subject)} == {AMBULU}


def test_a_search_by_name_leaves_whose_code_it_found_and_nothing_that_was_typed(
    house: House, register: Register
) -> None:
    register("Siti Aminah")
    client = house.client("sinta")
    find = reverse("recover:find", args=[NUMBER])
    assert (
        "P-0001"
        in client.post(find, {"name": "Siti Aminah", "birth_year": "1990"}).content.decode()
    )
    client.post(find, {"name": "Orang Lain"})
    said = list(Entry.objects.filter(action="client.sought").order_by("seq"))
    assert [one.subject for one in said] == [f"client:{NUMBER}/P-0001", f"case:{NUMBER}"]
    assert not any("Siti" in one.data or "Lain" in one.data for one in said)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="skipped, no PostgreSQL")
def test_behind_the_wall_an_offer_is_seen_by_both_sides_and_taken(
    across: House, register: Register
) -> None:
    act_as_plain_role()
    raise_wall(across.viewer("sinta"))
    register("Siti Aminah")
    share(across)
    made = offer(across)
    raise_wall(across.viewer("dewi"))
    assert not CareOffer.objects.exists()
    raise_wall(across.viewer("laksmi"))
    assert CareOffer.objects.exists() and not Client.objects.exists()
    assert answer(across, made).state == "accepted"
    raise_wall(across.viewer("laksmi"))
    assert Client.objects.exists()
    raise_wall(across.viewer("sinta"))
    assert not Client.objects.exists()
    open_wall()
