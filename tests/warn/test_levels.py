"""From an observation to a level: proposed by the house, decided by people, never by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from serasi.network.models import Person
from serasi.problems import Problem
from serasi.regions.models import Area
from serasi.register.models import Event
from serasi.trail.models import Entry
from serasi.warn import actions, queries
from serasi.warn.models import Finding, Observation, Warning
from serasi.warn.queries.picture import picture
from serasi.web import day
from tests.cast import NOW, House
from tests.warn.conftest import AMBULU, WULUHAN

pytestmark = pytest.mark.django_db
Observe = Callable[..., Observation]
Standing = Callable[..., Warning]


def event(office: House, n: int = 1, **facts: object) -> None:
    for _ in range(n):
        Event.objects.create(
            public_id=f"CT-26-{Event.objects.count():05d}-X",
            kind=facts.get("kind", "tension"),
            state="confirmed",
            desk=office.agencies["Bakesbangpol Kab. Jember"],
            title="Ketegangan",
            area_id=facts.get("area", "35.09.11.2001"),
            start_date=facts.get("day", NOW.date()),
            trigger="T1",
            form=facts.get("form", "F02"),
            law_source="U-a",
            codebook="2026.1",
            created_at=NOW,
            deaths=facts.get("deaths"),
        )


def test_an_observation_becomes_a_proposal_with_its_reason(office: House, observe: Observe) -> None:
    observe("I03", 220)
    [made] = actions.propose(now=NOW)
    assert (made.level, made.state, made.area_id) == (2, "proposed", WULUHAN)
    assert "220" in made.reasons[0]["text"] and "Batas oranye 200" in made.reasons[0]["text"]
    assert made.number == "SG-2026-0001"


def test_a_sign_says_which_level_it_means_above_its_number(office: House, observe: Observe) -> None:
    observe("I03", 230, signs=("armed",))
    [made] = actions.propose(now=NOW)
    assert made.level == 3
    assert made.headline == (
        "Konvoi atau pengerahan massa kelompok: 230 orang, membawa senjata. Batas oranye 200."
        " “Membawa senjata” berarti merah."
    )


def test_proposing_again_changes_nothing(office: House, observe: Observe) -> None:
    observe("I03", 220)
    actions.propose(now=NOW)
    assert actions.propose(now=NOW) == []
    assert Warning.objects.count() == 1


def test_verified_events_count_and_reports_do_not(office: House) -> None:
    event(office, 4)
    event(office, 1, day=NOW.date() - timedelta(days=10))
    [made] = actions.propose(now=NOW)
    assert made.level == 2
    assert [r["code"] for r in made.reasons] == ["I01"]
    assert made.basis["events"] == 5


def test_a_death_in_a_brawl_proposes_merah(office: House) -> None:
    event(office, 1, kind="incident", form="F10", deaths=1)
    [made] = actions.propose(now=NOW)
    assert made.level == 3
    assert {r["code"] for r in made.reasons} == {"I02", "I04"}


def test_weak_evidence_and_detectors_stop_at_kuning(office: House, observe: Observe) -> None:
    observe("I03", 900, strength="weak")
    Finding.objects.create(
        detector="scan", area=Area.objects.get(code=WULUHAN), day=NOW.date(), weeks=3, observed=9,
        expected=1.2, score=11.0, recurrence_days=1218, areas=[WULUHAN], made_at=NOW,
    )  # fmt: skip
    [made] = actions.propose(now=NOW)
    assert made.level == 1
    assert any(r["held"] for r in made.reasons)
    from serasi.warn.phrases import basis_words

    assert "1 dari 40 bulan" in basis_words(made.basis)


def test_growing_evidence_raises_the_waiting_proposal(office: House, observe: Observe) -> None:
    observe("I03", 60)
    [made] = actions.propose(now=NOW)
    observe("I03", 600)
    [raised] = actions.propose(now=NOW)
    assert (raised.pk, raised.level) == (made.pk, 3)


def test_a_proposal_fades_with_its_evidence(office: House, observe: Observe) -> None:
    observe("I03", 60)
    actions.propose(now=NOW)
    [faded] = actions.propose(now=NOW + timedelta(days=7))
    assert faded.state == "ended"


def test_a_withdrawn_observation_counts_no_more(office: House, observe: Observe) -> None:
    row = observe("I03", 600)
    actions.propose(now=NOW)
    actions.withdraw(office.viewer("dewi"), observation_id=row.pk, reason="salah hitung", now=NOW)
    [gone] = actions.propose(now=NOW)
    assert gone.state == "ended"


@pytest.mark.parametrize(
    ("who", "level", "may"),
    [
        ("dewi", 1, True), ("surya", 1, True), ("wulan", 1, False), ("darsono", 1, False),
        ("dewi", 2, False), ("rini", 2, False), ("hendra", 2, True), ("laras", 2, True),
        ("hendra", 3, False), ("laras", 3, True), ("bagus", 1, False), ("tirto", 2, False),
    ],
)  # fmt: skip
def test_each_level_is_confirmed_by_its_own_role(
    office: House, observe: Observe, who: str, level: int, may: bool
) -> None:
    observe("I03", {1: 50, 2: 200, 3: 500}[level])
    [made] = actions.propose(now=NOW)
    viewer = office.viewer(who)
    if may:
        done = actions.confirm(viewer, number=made.number, version=made.version, now=NOW)
        assert (done.state, done.confirmed_by_id) == ("confirmed", viewer.person_id)
        return
    with pytest.raises(Problem) as refused:
        actions.confirm(viewer, number=made.number, version=made.version, now=NOW)
    assert refused.value.code in ("S901", "S102", "S101")
    made.refresh_from_db()
    assert made.state == "proposed"


def test_the_head_may_confirm_a_merah_proposal_as_oranye(office: House, observe: Observe) -> None:
    observe("I03", 500)
    [made] = actions.propose(now=NOW)
    done = actions.confirm(
        office.viewer("hendra"), number=made.number, version=made.version, level=2, now=NOW
    )
    assert (done.level, done.state) == (2, "confirmed")
    waits = Warning.objects.get(state="proposed")  # merah still waits for the bupati
    assert (waits.level, waits.before_id, waits.reasons) == (3, done.pk, made.reasons)
    assert actions.propose(now=NOW) == []


def test_a_hand_made_merah_still_waits_when_a_lower_level_is_confirmed(office: House) -> None:
    made = actions.propose_by_hand(
        office.viewer("hendra"), area=WULUHAN, level=3, reason="Massa menuju pasar", now=NOW
    )
    actions.confirm(
        office.viewer("surya"), number=made.number, version=made.version, level=1, now=NOW
    )
    waits = Warning.objects.get(state="proposed")
    assert (waits.level, waits.headline) == (3, "Massa menuju pasar")
    assert waits.proposed_by_id == office.people["hendra"].pk


def test_who_decides_on_merah_and_confirms_less_has_decided(
    office: House, observe: Observe
) -> None:
    observe("I03", 500)
    [made] = actions.propose(now=NOW)
    actions.confirm(
        office.viewer("laras"), number=made.number, version=made.version, level=2, now=NOW
    )
    assert not Warning.objects.filter(state="proposed").exists()


def test_nobody_confirms_above_what_was_proposed(office: House, observe: Observe) -> None:
    observe("I03", 50)
    [made] = actions.propose(now=NOW)
    with pytest.raises(Problem, match="S907"):
        actions.confirm(
            office.viewer("laras"), number=made.number, version=made.version, level=3, now=NOW
        )


def test_of_two_people_confirming_at_once_one_is_told(office: House, observe: Observe) -> None:
    observe("I03", 200)
    [made] = actions.propose(now=NOW)
    actions.confirm(office.viewer("hendra"), number=made.number, version=made.version, now=NOW)
    with pytest.raises(Problem, match="S902"):
        actions.confirm(office.viewer("laras"), number=made.number, version=made.version, now=NOW)


def test_the_database_holds_no_level_without_a_name(office: House, standing: Standing) -> None:
    row = standing(1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Warning.objects.filter(pk=row.pk).update(confirmed_by=None)


def test_a_level_runs_out_and_leaves_a_proposal_one_step_lower(
    office: House, standing: Standing
) -> None:
    row = standing(3)
    assert actions.expire(now=NOW + timedelta(hours=23, minutes=59)) == []
    [over] = actions.expire(now=NOW + timedelta(hours=24))
    assert (over.pk, over.state) == (row.pk, "ended")
    left = Warning.objects.get(state="proposed")
    assert (left.level, left.before_id) == (3, row.pk)  # the crowd of yesterday still stands
    Observation.objects.update(withdrawn_at=NOW)
    left.delete()
    Warning.objects.filter(pk=row.pk).update(state="confirmed", ended_at=None)
    actions.expire(now=NOW + timedelta(hours=25))
    assert Warning.objects.get(state="proposed").level == 2


def test_what_runs_out_is_not_lost_behind_a_lower_proposal(
    office: House, standing: Standing
) -> None:
    row = standing(3)
    actions.propose_by_hand(
        office.viewer("surya"), area=WULUHAN, level=1, reason="catatan", now=NOW
    )
    Observation.objects.update(withdrawn_at=NOW)
    actions.expire(now=NOW + timedelta(hours=24))
    left = Warning.objects.get(state="proposed")
    assert (left.level, left.before_id) == (2, row.pk)


def test_a_proposal_outlives_the_level_below_it_for_a_day(
    office: House, standing: Standing, observe: Observe
) -> None:
    standing(2)
    observe("I11", signs=("fire",))
    [waits] = actions.propose(now=NOW)
    over = NOW + timedelta(hours=72)
    actions.expire(now=over)
    Observation.objects.update(withdrawn_at=NOW)
    actions.propose(now=over + timedelta(hours=23))
    waits.refresh_from_db()
    assert waits.state == "proposed"
    actions.propose(now=over + timedelta(hours=24))
    waits.refresh_from_db()
    assert waits.state == "ended"


def test_a_proposal_is_lessened_with_its_evidence_and_then_rests(
    office: House, observe: Observe
) -> None:
    observe("I03", 220)
    [made] = actions.propose(now=NOW)
    later = NOW + timedelta(days=7)
    [less] = actions.propose(now=later)
    assert (less.pk, less.level, less.version) == (made.pk, 1, made.version + 1)
    assert actions.propose(now=later + timedelta(minutes=15)) == []


def test_numbers_follow_each_other_by_count(office: House, observe: Observe) -> None:
    for number in ("SG-2026-9999", "SG-2026-10000"):
        Warning.objects.create(
            number=number, area_id=AMBULU, level=1, state="ended", proposed_at=NOW
        )
    observe("I03", 220)
    [made] = actions.propose(now=NOW)
    assert made.number == "SG-2026-10001"


def test_kuning_without_evidence_ends_quietly(office: House, standing: Standing) -> None:
    standing(1)
    actions.expire(now=NOW + timedelta(days=7))
    assert not Warning.objects.filter(state__in=["proposed", "confirmed"]).exists()


def test_a_level_is_lowered_with_a_reason_and_calls_again(
    office: House, standing: Standing
) -> None:
    row = standing(2)
    with pytest.raises(Problem, match="S106"):
        actions.end(
            office.viewer("hendra"),
            number=row.number,
            version=row.version,
            reason=" ",
            to=1,
            now=NOW,
        )
    lower = actions.end(
        office.viewer("hendra"), number=row.number, version=row.version, reason="massa pulang",
        to=1, now=NOW,
    )  # fmt: skip
    row.refresh_from_db()
    assert (row.state, lower.level, lower.state) == ("ended", 1, "confirmed")
    assert lower.notices.exists() and not row.notices.filter(state="open").exists()


def test_a_person_may_propose_and_another_step_confirms(office: House) -> None:
    made = actions.propose_by_hand(
        office.viewer("surya"), area=WULUHAN, level=2, reason="Pemuda berkumpul", now=NOW
    )
    assert made.state == "proposed"
    assert actions.propose(now=NOW) == []
    with pytest.raises(Problem, match="S901"):
        actions.confirm(office.viewer("surya"), number=made.number, version=made.version, now=NOW)
    with pytest.raises(Problem):
        actions.propose_by_hand(office.viewer("surya"), area=AMBULU, level=1, reason="x", now=NOW)


def test_a_person_s_reason_stays_when_the_house_raises(office: House, observe: Observe) -> None:
    actions.propose_by_hand(
        office.viewer("surya"), area=WULUHAN, level=1, reason="Pemuda berkumpul", now=NOW
    )
    observe("I03", 300)
    [raised] = actions.propose(now=NOW)
    assert raised.level == 2
    assert [r["code"] for r in raised.reasons] == ["", "I03"]
    assert actions.propose(now=NOW) == []


def test_what_the_register_gives_falls_one_step_a_window(office: House) -> None:
    event(office, 7)
    levels = []
    for days in (0, 6, 7, 14, 21):
        actions.propose(now=NOW + timedelta(days=days))
        row = Warning.objects.filter(state="proposed").first()
        levels.append(row.level if row else 0)
    assert levels == [3, 3, 2, 1, 0]


def test_a_village_that_is_named_by_an_observation_is_called(
    office: House, observe: Observe
) -> None:
    observe("I03", 60, area="35.09.11.2001")
    [made] = actions.propose(now=NOW)
    actions.confirm(office.viewer("dewi"), number=made.number, version=made.version, now=NOW)
    assert made.basis["villages"] == ["35.09.11.2001"] and made.basis["observations"] == 1
    assert made.notices.filter(person__username="darsono").exists()


def test_an_observation_gives_the_trigger_where_no_event_does(
    office: House, observe: Observe
) -> None:
    observe("I08", 1)
    [made] = actions.propose(now=NOW)
    assert made.trigger == "T3"
    actions.confirm(office.viewer("dewi"), number=made.number, version=made.version, now=NOW)
    assert queries.in_force(office.viewer("anwar")).count() == 1


def test_who_reads_some_triggers_alone_is_told_that_others_are_not_shown(
    office: House, standing: Standing
) -> None:
    standing(3)
    assert "urusan lain tidak ditampilkan" in picture(office.viewer("anwar"), now=NOW).headline
    assert "1 kecamatan merah" in picture(office.viewer("darsono"), now=NOW).headline.lower()


def test_an_agency_takes_back_its_own_observation_and_the_desk_any(
    office: House, observe: Observe
) -> None:
    church = observe("I08", 1, who="anwar")
    assert queries.observations(office.viewer("anwar")).count() == 1
    with pytest.raises(Problem, match="S102"):
        actions.withdraw(
            office.viewer("surya"), observation_id=church.pk, reason="bukan urusan", now=NOW
        )
    actions.withdraw(office.viewer("anwar"), observation_id=church.pk, reason="keliru", now=NOW)
    crowd = observe("I03", 60, who="guntur")
    actions.withdraw(office.viewer("dewi"), observation_id=crowd.pk, reason="ganda", now=NOW)


def test_a_reason_names_the_threshold_that_was_in_force(office: House, observe: Observe) -> None:
    actions.set_threshold(
        office.viewer("hendra"), code="I03", area=WULUHAN, values=(100, 400, 900),
        reason="konvoi tahunan", now=NOW,
    )  # fmt: skip
    observe("I03", 120)
    [made] = actions.propose(now=NOW)
    assert "Batas kuning 100" in made.reasons[0]["text"]


def test_thresholds_are_tuned_for_an_area_with_a_reason(office: House, observe: Observe) -> None:
    actions.set_threshold(
        office.viewer("hendra"), code="I03", area="35.09", values=(100, 400, 900),
        reason="konvoi tahunan", now=NOW,
    )  # fmt: skip
    observe("I03", 60)
    assert actions.propose(now=NOW) == []
    with pytest.raises(Problem, match="S909"):
        actions.set_threshold(
            office.viewer("hendra"), code="I03", area="35.09", values=(400, 100, None),
            reason="salah", now=NOW,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("who", "code", "refused"),
    [("darsono", "I03", False), ("darsono", "I06", True), ("dewi", "I06", False),
     ("kirana", "I06", False), ("wulan", "I24", True), ("guntur", "I22", False)],
)  # fmt: skip
def test_agencies_observe_what_is_theirs(
    office: House, observe: Observe, who: str, code: str, refused: bool
) -> None:
    area = "35.09.11.2001" if who == "darsono" else WULUHAN
    if refused:
        with pytest.raises(Problem, match="S903"):
            observe(code, 1, who=who, area=area)
    else:
        assert observe(code, 1, who=who, area=area).agency.kind


def test_empty_and_future_observations_are_refused(office: House, observe: Observe) -> None:
    with pytest.raises(Problem, match="S904"):
        observe("I03")
    with pytest.raises(Problem, match="S905"):
        observe("I03", 5, observed_on=NOW.date() + timedelta(days=1))


def test_who_reads_what(office: House, observe: Observe, standing: Standing) -> None:
    standing(1)
    observe("I03", 300)
    [proposal] = actions.propose(now=NOW)
    seen = {
        who: set(queries.visible_to(office.viewer(who)).values_list("state", flat=True))
        for who in ("dewi", "surya", "darsono", "wulan", "anwar", "tirto", "bagus", "yoga", "mira")
    }
    both, told = {"proposed", "confirmed"}, {"confirmed"}
    assert seen["dewi"] == seen["surya"] == both
    assert seen["wulan"] == seen["tirto"] == seen["darsono"] == told
    # FKUB hears of SARA alone, the neighbour and the keeper of nothing.
    assert seen["anwar"] == seen["bagus"] == seen["yoga"] == seen["mira"] == set()
    assert proposal.level == 2


def test_every_step_is_in_the_trail(office: House, standing: Standing) -> None:
    row = standing(1)
    steps = Entry.objects.filter(subject=f"warning:{row.number}").values_list("action", flat=True)
    assert list(steps) == ["warning.proposed", "warning.confirmed"]
    assert Person.objects.get(pk=row.confirmed_by_id).username == "dewi"


def test_the_day_of_a_leader_begins_with_the_level_that_holds(
    office: House, standing: Standing
) -> None:
    assert "Oranye" not in day.picture(office.viewer("laras"), now=NOW).headline
    standing(2)
    told = day.picture(office.viewer("laras"), now=NOW).headline
    assert told.startswith("Oranye di Wuluhan. ")
    assert "Oranye" not in day.picture(office.viewer("bagus"), now=NOW).headline
