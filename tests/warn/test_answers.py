"""Who is called, who answers, and how an unanswered call climbs, to the minute."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from serasi.network.models import OfficeHolding, Person
from serasi.network.rules import token_hash
from serasi.problems import Problem
from serasi.trail.models import Entry
from serasi.warn import actions, queries
from serasi.warn.models import Notice, Warning
from serasi.warn.queries.ladder import ladder
from tests.cast import NOW, House
from tests.warn.conftest import away, minutes

pytestmark = pytest.mark.django_db
Standing = Callable[..., Warning]


def called(row: Warning, **wanted: object) -> set[str]:
    return set(row.notices.filter(**wanted).values_list("person__username", flat=True))


def called_now(made: list[Notice]) -> set[str]:
    return {notice.person.username for notice in made if notice.person}


def test_kuning_calls_the_three_pillars_and_the_desk(office: House, standing: Standing) -> None:
    row = standing(1)
    assert called(row) == {"dewi", "surya", "guntur", "kusno"}
    assert {n.climbs_at - n.told_at for n in row.notices.all()} == {timedelta(hours=12)}


def test_oranye_calls_more_and_lets_the_leader_sleep(office: House, standing: Standing) -> None:
    row = standing(2)
    assert called(row) == {
        "dewi",
        "surya",
        "guntur",
        "kusno",
        "pratiwi",
        "kirana",
        "wulan",
        "sinta",
    }


def test_merah_calls_the_leader_and_the_bakorwil(office: House, standing: Standing) -> None:
    assert {"laras", "tirto"} <= called(standing(3))


def test_one_tap_answers_and_stands_for_the_agency(office: House, standing: Standing) -> None:
    row = standing(2)
    notice = row.notices.get(person__username="guntur")
    actions.acknowledge(office.viewer("guntur"), notice_id=notice.pk, now=NOW + minutes(7))
    notice.refresh_from_db()
    assert (notice.state, notice.answered_at) == ("acknowledged", NOW + minutes(7))
    with pytest.raises(Problem, match="S906"):
        actions.acknowledge(office.viewer("guntur"), notice_id=notice.pk, now=NOW)
    with pytest.raises(Problem):
        actions.acknowledge(office.viewer("kusno"), notice_id=notice.pk, now=NOW)


def test_the_ladder_climbs_to_the_minute(office: House, standing: Standing) -> None:
    row = standing(2)
    for who in ("dewi", "surya", "kusno", "pratiwi", "kirana", "wulan", "sinta"):
        notice = row.notices.get(person__username=who)
        actions.acknowledge(office.viewer(who), notice_id=notice.pk, now=NOW + minutes(5))
    assert actions.climb(now=NOW + minutes(59)) == []
    [deputy] = actions.climb(now=NOW + minutes(60))
    assert (deputy.person.username, deputy.step) == ("galih", 1)
    assert deputy.climbs_at == NOW + minutes(120)
    [head] = actions.climb(now=NOW + minutes(120))
    assert (head.person.username, head.step) == ("hendra", 2)
    [leader] = actions.climb(now=NOW + minutes(180))
    assert (leader.person.username, leader.step) == ("laras", 3)
    assert actions.climb(now=NOW + minutes(240)) == []
    states = dict(row.notices.values_list("person__username", "state"))
    assert states["guntur"] == states["galih"] == states["hendra"] == states["laras"] == "over"


def test_who_is_away_is_not_called_and_the_deputy_is(office: House, standing: Standing) -> None:
    away(office, "guntur", "galih", "Polsek Wuluhan")
    away(office, "hendra", "rini", "Bakesbangpol Kab. Jember")
    row = standing(2)
    assert "galih" in called(row) and "guntur" not in called(row)
    for who in ("dewi", "surya", "kusno", "pratiwi", "kirana", "wulan", "sinta"):
        notice = row.notices.get(person__username=who)
        actions.acknowledge(office.viewer(who), notice_id=notice.pk, now=NOW + minutes(5))
    # Nobody else of the Polsek is there: its silence calls who stands in for the head.
    assert called_now(actions.climb(now=NOW + minutes(60))) == {"rini"}


def test_kuning_climbs_to_the_head_and_no_further(office: House, standing: Standing) -> None:
    row = standing(1)
    for who in ("dewi", "surya", "kusno"):
        notice = row.notices.get(person__username=who)
        actions.acknowledge(office.viewer(who), notice_id=notice.pk, now=NOW + minutes(5))
    met = [actions.climb(now=NOW + timedelta(hours=12 * n)) for n in (1, 2, 3, 4)]
    assert [[n.person.username for n in made] for made in met if made] == [["galih"], ["hendra"]]


def test_a_head_who_knows_is_not_passed_over(office: House, standing: Standing) -> None:
    row = standing(2)
    for who in ("dewi", "surya", "pratiwi", "kirana", "wulan", "sinta"):
        notice = row.notices.get(person__username=who)
        actions.acknowledge(office.viewer(who), notice_id=notice.pk, now=NOW + minutes(5))
    # Koramil has no deputy: its silence calls the head; Polsek has, and climbs an hour later.
    assert called_now(actions.climb(now=NOW + minutes(60))) == {"galih", "hendra"}
    actions.acknowledge(
        office.viewer("hendra"),
        notice_id=row.notices.get(person__username="hendra").pk,
        now=NOW + minutes(61),
    )
    assert actions.climb(now=NOW + minutes(120)) == []
    assert "laras" not in called(row)


def test_nobody_above_is_woken_once_the_late_have_answered(
    office: House, standing: Standing
) -> None:
    row = standing(2)
    for who in ("dewi", "surya", "guntur", "pratiwi", "kirana", "wulan", "sinta"):
        notice = row.notices.get(person__username=who)
        actions.acknowledge(office.viewer(who), notice_id=notice.pk, now=NOW + minutes(5))
    assert called_now(actions.climb(now=NOW + minutes(60))) == {"hendra"}
    late = row.notices.get(person__username="kusno")
    actions.acknowledge(office.viewer("kusno"), notice_id=late.pk, now=NOW + minutes(70))
    assert row.notices.get(person__username="hendra").state == "dropped"
    assert actions.climb(now=NOW + minutes(180)) == []


def test_the_desk_s_own_answer_does_not_let_the_head_off(office: House, standing: Standing) -> None:
    OfficeHolding.objects.filter(agency=office.agencies["Koramil Wuluhan"]).delete()
    row = standing(2)
    desk = row.notices.get(person__username="dewi")
    actions.acknowledge(office.viewer("dewi"), notice_id=desk.pk, now=NOW + minutes(5))
    assert row.notices.get(person__username="hendra").state == "open"


def test_a_head_who_was_let_off_is_called_again_before_the_leader(
    office: House, standing: Standing
) -> None:
    row = standing(2)
    for who in ("dewi", "surya", "guntur", "pratiwi", "kirana", "wulan", "sinta"):
        notice = row.notices.get(person__username=who)
        if who != "guntur":
            actions.acknowledge(office.viewer(who), notice_id=notice.pk, now=NOW + minutes(5))
    assert called_now(actions.climb(now=NOW + minutes(60))) == {"galih", "hendra"}
    for who, at in (("kusno", 61), ("galih", 62)):
        notice = row.notices.get(person__username=who)
        actions.acknowledge(office.viewer(who), notice_id=notice.pk, now=NOW + minutes(at))
    assert row.notices.get(person__username="hendra").state == "dropped"
    assert "laras" not in called(row)


def test_an_agency_without_anybody_is_seen_and_calls_the_head_at_once(
    office: House, standing: Standing
) -> None:
    OfficeHolding.objects.filter(agency=office.agencies["Koramil Wuluhan"]).delete()
    row = standing(2)
    missing = row.notices.get(agency=office.agencies["Koramil Wuluhan"])
    assert (missing.state, missing.person) == ("nobody", None)
    assert row.notices.get(person__username="hendra").step == 2
    steps = ladder(row, now=NOW)
    assert steps.asked - steps.answered == len({n.agency_id for n in row.notices.all()})
    assert any(rung.notice.pk == missing.pk for rung in steps.rungs)


def test_a_deputy_answers_for_the_agency_and_the_climb_ends(
    office: House, standing: Standing
) -> None:
    row = standing(3)
    actions.climb(now=NOW + minutes(15))
    notice = row.notices.get(person__username="galih")
    actions.acknowledge(office.viewer("galih"), notice_id=notice.pk, now=NOW + minutes(16))
    later = actions.climb(now=NOW + minutes(30))
    assert "polsek" not in {n.agency.kind for n in later}


def test_a_late_answer_counts_and_is_seen_as_late(office: House, standing: Standing) -> None:
    row = standing(2)
    actions.climb(now=NOW + minutes(60))
    notice = row.notices.get(person__username="guntur")
    assert notice.state == "over"
    actions.acknowledge(office.viewer("guntur"), notice_id=notice.pk, now=NOW + minutes(70))
    galih = row.notices.get(person__username="galih")
    assert galih.state == "dropped"


def test_a_call_is_handed_over_within_the_agency_only(office: House, standing: Standing) -> None:
    row = standing(2)
    notice = row.notices.get(person__username="guntur")
    with pytest.raises(Problem):
        actions.hand_over(
            office.viewer("guntur"), notice_id=notice.pk,
            to_person=office.people["wulan"].pk, now=NOW,
        )  # fmt: skip
    made = actions.hand_over(
        office.viewer("guntur"), notice_id=notice.pk, to_person=office.people["galih"].pk,
        now=NOW + minutes(10),
    )  # fmt: skip
    assert (made.person.username, made.climbs_at) == ("galih", NOW + minutes(70))


def test_the_link_answers_without_log_in_and_only_once(office: House, standing: Standing) -> None:
    row = standing(1)
    notice = row.notices.get(person__username="kusno")
    token = "kata-rahasia-panjang-untuk-uji"
    Notice.objects.filter(pk=notice.pk).update(token_hash=token_hash(token))
    first = actions.acknowledge_by_token(token=token, now=NOW + minutes(3))
    again = actions.acknowledge_by_token(token=token, now=NOW + minutes(9))
    assert first.answered_at == again.answered_at == NOW + minutes(3)
    with pytest.raises(Problem):
        actions.acknowledge_by_token(token="lain", now=NOW)
    [said] = Entry.objects.filter(action="warning.acknowledged")
    assert (
        json.loads(said.data)["via"] == "link"
    )  # who looks into it later sees that nobody logged in


def test_the_link_of_a_closed_account_answers_nothing(office: House, standing: Standing) -> None:
    notice = standing(2).notices.get(person__username="guntur")
    Notice.objects.filter(pk=notice.pk).update(token_hash=token_hash("kunci"))
    Person.objects.filter(username="guntur").update(is_active=False)
    with pytest.raises(Problem, match="S101"):
        actions.acknowledge_by_token(token="kunci", now=NOW)


def test_an_overdue_call_of_an_ended_level_is_not_handed_on(
    office: House, standing: Standing
) -> None:
    row = standing(2)
    actions.climb(now=NOW + timedelta(hours=1))
    over = row.notices.get(person__username="guntur")
    assert over.state == "over"
    actions.end(
        office.viewer("hendra"), number=row.number, version=row.version, reason="reda", now=NOW
    )
    with pytest.raises(Problem, match="S902"):
        actions.hand_over(
            office.viewer("guntur"), notice_id=over.pk,
            to_person=office.people["galih"].pk, now=NOW + timedelta(hours=2),
        )  # fmt: skip


def test_calls_of_an_ended_level_rest(office: House, standing: Standing) -> None:
    row = standing(2)
    actions.end(
        office.viewer("hendra"), number=row.number, version=row.version, reason="reda", now=NOW
    )
    assert actions.climb(now=NOW + timedelta(days=1)) == []
    assert set(row.notices.values_list("state", flat=True)) == {"dropped"}


def test_somebody_may_disagree(office: House, standing: Standing) -> None:
    row = standing(2)
    made = actions.object_to(
        office.viewer("guntur"), number=row.number, reason="massa sudah pulang", now=NOW
    )
    assert made.by.username == "guntur"


def test_my_calls_are_mine_alone(office: House, standing: Standing) -> None:
    standing(2)
    assert [n.person.username for n in queries.my_notices(office.viewer("guntur"))] == ["guntur"]
    assert not queries.my_notices(office.viewer("rini"))


def test_the_diary_counts_what_was_judged(office: House, standing: Standing) -> None:
    from serasi.warn.queries.diary import diary_of

    row = standing(2)
    empty = diary_of(office.viewer("hendra"), now=NOW)
    assert (empty.sums.confirmed, empty.sums.precision, empty.sums.lead_median) == (1, None, None)
    actions.review(
        office.viewer("hendra"), number=row.number, outcome="true", now=NOW + timedelta(days=2),
        violence_at=NOW + timedelta(hours=30),
    )  # fmt: skip
    told = diary_of(office.viewer("hendra"), now=NOW + timedelta(days=2)).sums
    assert (told.true, told.precision, told.lead_median) == (1, 100.0, 30.0)
    with pytest.raises(Problem):
        actions.review(office.viewer("wulan"), number=row.number, outcome="false", now=NOW)
