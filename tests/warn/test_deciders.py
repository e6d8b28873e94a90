"""Who is asked to decide, and that the house does not ask again on what was decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from serasi.channels.models import Delivery, Outgoing
from serasi.network.models import OfficeHolding
from serasi.warn import actions
from serasi.warn.models import Observation, Warning
from serasi.warn.queries.night import night
from tests.cast import NOW, House
from tests.warn.conftest import AMBULU, WULUHAN, away, minutes

pytestmark = pytest.mark.django_db
Observe = Callable[..., Observation]
Standing = Callable[..., Warning]
SOON = NOW + timedelta(minutes=15)


def asked(row: Warning) -> set[str]:
    """Return who has a message that waits about a proposal."""
    return set(
        Delivery.objects.filter(message__key__startswith=f"proposal:{row.pk}:")
        .exclude(state=Delivery.State.EXPIRED)
        .values_list("person__username", flat=True)
    )


def test_a_refused_level_is_not_proposed_again_on_the_same_evidence(
    office: House, observe: Observe
) -> None:
    observe("I03", 220)
    [made] = actions.propose(now=NOW)
    actions.refuse(
        office.viewer("hendra"), number=made.number, version=made.version, reason="karnaval",
        now=NOW,
    )  # fmt: skip
    assert actions.propose(now=SOON) == []
    observe("I05", 1)
    [again] = actions.propose(now=SOON)
    assert (again.level, again.state) == (2, "proposed")


def test_a_higher_value_of_the_same_sign_is_news(office: House, observe: Observe) -> None:
    observe("I03", 220)
    [made] = actions.propose(now=NOW)
    actions.refuse(
        office.viewer("hendra"), number=made.number, version=made.version, reason="karnaval",
        now=NOW,
    )  # fmt: skip
    observe("I03", 600)
    [again] = actions.propose(now=SOON)
    assert again.level == 3


def test_who_confirms_less_or_lowers_is_not_asked_again(
    office: House, observe: Observe, standing: Standing
) -> None:
    observe("I03", 500)
    [made] = actions.propose(now=NOW)
    row = actions.confirm(
        office.viewer("laras"), number=made.number, version=made.version, level=2, now=NOW
    )
    assert actions.propose(now=SOON) == []
    actions.end(
        office.viewer("laras"), number=row.number, version=row.version, reason="pulang", now=SOON
    )
    assert actions.propose(now=SOON + minutes(15)) == []


def test_evidence_known_at_the_decision_is_not_news_later(
    office: House, observe: Observe, standing: Standing
) -> None:
    row = standing(2)
    observe("I11", 2)
    assert actions.propose(now=NOW) == []
    actions.end(
        office.viewer("hendra"), number=row.number, version=row.version, reason="reda", now=SOON
    )
    assert actions.propose(now=SOON + minutes(15)) == []


@pytest.mark.parametrize(
    ("value", "who"), [(220, {"hendra"}), (600, {"laras"})], ids=["oranye", "merah"]
)
def test_a_waiting_oranye_or_merah_calls_whose_level_it_is_and_nobody_above(
    office: House, observe: Observe, value: float, who: set[str]
) -> None:
    observe("I03", value)
    [made] = actions.propose(now=NOW)
    assert asked(made) == who
    assert Outgoing.objects.get(key__startswith=f"proposal:{made.pk}:").urgent
    actions.propose(now=SOON)
    assert asked(made) == who and Outgoing.objects.filter(kind="proposal").count() == 1


def test_where_the_head_is_missing_or_away_who_is_above_decides(
    office: House, observe: Observe
) -> None:
    away(office, "hendra", "rini", "Bakesbangpol Kab. Jember")
    observe("I03", 220)
    [made] = actions.propose(now=NOW)
    assert asked(made) == {"hendra", "laras"}
    OfficeHolding.objects.filter(person=office.people["hendra"]).update(end=NOW.date())
    observe("I03", 220, area=AMBULU)
    [other] = actions.propose(now=NOW)
    assert asked(other) == {"laras"}


def test_at_night_a_bupati_is_asked_for_what_is_theirs_or_too_late(
    office: House, observe: Observe
) -> None:
    observe("I03", 60)
    observe("I03", 220, area=AMBULU)
    actions.propose(now=NOW)

    def waits(who: str, after: float) -> list[str]:
        now = NOW + minutes(after)
        return [row.area.name for row in night(office.viewer(who, now=now), now=now).proposed]

    assert [waits(who, 59) for who in ("dewi", "hendra", "laras")] == [["Wuluhan"], ["Ambulu"], []]
    assert night(office.viewer("laras"), now=NOW).elsewhere == 2
    assert [waits(who, 60) for who in ("hendra", "laras")] == [["Ambulu"], ["Ambulu"]]
    assert waits("hendra", 12 * 60) == ["Ambulu", "Wuluhan"] and waits("laras", 12 * 60) == [
        "Ambulu"
    ]


def test_kuning_wakes_nobody(office: House, observe: Observe) -> None:
    observe("I03", 60)
    [made] = actions.propose(now=NOW)
    assert asked(made) == set()


def test_a_risen_proposal_calls_anew_and_a_decided_one_calls_off(
    office: House, observe: Observe
) -> None:
    observe("I03", 220)
    [made] = actions.propose(now=NOW)
    observe("I03", 600)
    actions.propose(now=SOON)
    made.refresh_from_db()
    assert asked(made) == {"laras"}
    actions.refuse(
        office.viewer("laras"), number=made.number, version=made.version, reason="keliru", now=SOON
    )
    assert asked(made) == set()


def test_who_stands_above_is_told_when_nobody_decides_in_time(
    office: House, observe: Observe
) -> None:
    observe("I03", 220)
    [made] = actions.propose(now=NOW)
    assert actions.remind(now=NOW + minutes(59)) == 0
    assert actions.remind(now=NOW + minutes(60)) == 1
    assert actions.remind(now=NOW + minutes(61)) == 1
    late = Outgoing.objects.filter(key__endswith=":late")
    assert late.count() == 1
    assert set(late.get().deliveries.values_list("person__username", flat=True)) == {
        "hendra",
        "laras",
    }
    actions.confirm(office.viewer("hendra"), number=made.number, version=made.version, now=SOON)
    assert asked(made) == set() and actions.remind(now=NOW + minutes(120)) == 0


def test_renewal_keeps_open_calls_on_their_way(office: House, standing: Standing) -> None:
    row = standing(2)
    later = NOW + timedelta(hours=70)
    done = actions.renew(
        office.viewer("hendra"), number=row.number, version=row.version, reason="masih", now=later
    )
    notice = row.notices.get(person__username="guntur")
    assert Outgoing.objects.get(key=f"notice:{notice.pk}").expires_at == done.valid_until


def test_evidence_that_the_decider_did_not_see_is_proposed(office: House, observe: Observe) -> None:
    observe("I03", 60)
    [made] = actions.propose(now=NOW)
    observe("I03", 600)
    actions.confirm(office.viewer("dewi"), number=made.number, version=made.version, now=NOW)
    [waits] = actions.propose(now=SOON)
    assert waits.level == 3


def test_a_person_s_proposal_falls_back_to_what_the_person_said(
    office: House, observe: Observe
) -> None:
    made = actions.propose_by_hand(
        office.viewer("surya"), area=WULUHAN, level=1, reason="Pemuda berkumpul", now=NOW
    )
    row = observe("I03", 600)
    actions.propose(now=NOW)
    actions.withdraw(office.viewer("dewi"), observation_id=row.pk, reason="keliru", now=NOW)
    actions.propose(now=SOON)
    made.refresh_from_db()
    assert (made.level, made.state, [r["code"] for r in made.reasons]) == (1, "proposed", [""])


def test_a_regency_s_sign_proposes_nothing_alone_and_stands_beside_a_district_s_own(
    office: House, observe: Observe
) -> None:
    observe("I20", 30, who="dewi", area="35.09")
    assert actions.propose(now=NOW) == []
    observe("I03", 60)
    [made] = actions.propose(now=NOW)
    assert (made.area_id, made.level) == (WULUHAN, 1)
    assert [r["code"] for r in made.reasons] == ["I03", "I20"]
