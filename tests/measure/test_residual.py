"""After a conflict: both sides behind a gate of their own, and what it asks of agencies."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from serasi.measure.actions import closing, planning
from serasi.measure.actions.residual import tie_case
from serasi.measure.models import Interview, SampledPlace, Wave, WaveKind
from serasi.measure.queries.residual import of_case
from serasi.measure.visits import offered
from serasi.network.actions import complete_duty
from serasi.network.models import Commitment
from serasi.ops.demo.survey import fill
from serasi.problems import Problem
from serasi.recover import actions as recover
from serasi.respond.closing import unmet
from serasi.respond.models import Case, CaseArea, Party
from tests.cast import NOW, House
from tests.measure.waves import build_frame

CALM, TROUBLED = 2, 5


def case_of(house: House) -> Case:
    row = Case.objects.create(
        number="KS-2026-0001", title="Selisih dua dusun", trigger="T1", area_id="35.09.30",
        stage="monitoring", lead=house.agencies["Bakesbangpol Kab. Jember"],
        opened_at=NOW - timedelta(days=200),
    )  # fmt: skip
    CaseArea.objects.create(case=row, area_id="35.09.30")
    Party.objects.create(case=row, letter="A", words="dusun utara")
    Party.objects.create(case=row, letter="B", words="dusun selatan")
    return row


def wave_of(house: House, *, homes: int = 12, villages: int = 8) -> Wave:
    """Draw a residual wave over all villages of one district."""
    build_frame(districts=1, villages=villages)
    rini = house.viewer("rini")
    plan = planning.Plan(
        area="35.09.30", title="Enam bulan sesudahnya", kind=WaveKind.RESIDUAL,
        starts_on=date(2026, 10, 20), ends_on=date(2026, 11, 10), months_after=6,
        target=2 * homes * villages, households_per_rt=homes,
    )  # fmt: skip
    row = planning.plan_wave(rini, told=plan, now=NOW)
    planning.draw_sample(rini, wave=row.code, seed=5, strata="satu", equal=True, now=NOW)
    return row


def sides(row: Wave, of_a: int) -> dict[str, str]:
    """Let the first villages stand for A and the others for B."""
    rows = SampledPlace.objects.filter(wave=row, parent=None, reserve=False).order_by("code")
    return {one.code: "A" if n < of_a else "B" for n, one in enumerate(rows)}


def answer(row: Wave, told: dict[str, int]) -> None:
    """Let everybody answer P3 as their side is told, and the others in the middle."""

    fill(row, at=NOW - timedelta(days=10), seed=3)
    people = list(Interview.objects.filter(wave=row, consent=True).select_related("place__parent"))
    for one in people:
        assert one.place is not None
        assert one.place.parent is not None
        trouble = told.get(one.place.parent.side, 3)
        one.answers = {"P1": 3, "P2": 3, "P3": trouble, "P4": 4, "P5": 4, "P6": 4}
    Interview.objects.bulk_update(people, ["answers"])


@pytest.fixture
def told(house: House) -> tuple[House, Case, Wave]:
    """A published wave: A is troubled, B is calm."""
    case, row = case_of(house), wave_of(house)
    tie_case(house.viewer("rini"), wave=row.code, case=case.number, sides=sides(row, 4), now=NOW)
    planning.open_field(house.viewer("rini"), wave=row.code, now=NOW)
    row.refresh_from_db()
    answer(row, {"A": TROUBLED, "B": CALM})
    closing.close_wave(house.viewer("rini"), wave=row.code, now=NOW)
    closing.publish_wave(house.viewer("hendra"), wave=row.code, now=NOW)
    return house, case, Wave.objects.get(pk=row.pk)


def page(house: House, who: str, code: str) -> str:
    response = house.client(who).get(reverse("measure:residual", args=[code]))
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_troubled_side_asks_for_a_visit_within_seven_days(
    told: tuple[House, Case, Wave],
) -> None:
    house, case, row = told
    (result,) = of_case(case)
    a, b = result.sides
    assert (a.visit, b.visit) == (True, False)
    assert (a.words, b.words) == ("dusun utara", "dusun selatan")
    assert a.percent == pytest.approx(100.0)
    assert result.visit_by == date(2026, 12, 2)
    duty = Commitment.objects.get(origin=row.subject)
    assert duty.owed_by == house.agencies["Dinas Sosial Kab. Jember"]
    assert duty.due_at == NOW + timedelta(days=7)
    assert "dusun utara" in duty.what
    assert "Satu pihak perlu ditawari kunjungan LDP" in page(house, "rini", row.code)


def test_the_case_stays_open_until_the_visit_was_offered(told: tuple[House, Case, Wave]) -> None:
    house, case, row = told
    assert [one.letter for one in offered(case, NOW)] == ["e"]
    words = "survei pascakonflik meminta kunjungan LDP yang belum ditawarkan"
    assert words in {one.why for one in unmet(case, now=NOW)}
    duty = Commitment.objects.get(origin=row.subject)
    complete_duty(house.viewer("sinta"), duty_id=duty.pk, evidence="Surat tawaran LDP", now=NOW)
    assert words not in {one.why for one in unmet(case, now=NOW)}


def test_who_cares_for_the_case_reads_the_result_on_its_recovery(
    told: tuple[House, Case, Wave],
) -> None:
    house, case, _row = told
    recover.begin_recovery(house.viewer("dewi"), number=case.number, now=NOW)
    address = reverse("recover:recovery", args=[case.number])
    text = house.client("sinta").get(address).content.decode()
    assert "Beban Trauma" in text
    assert "100 %" in text
    assert house.client("bagus").get(address).status_code == 404


def test_a_side_of_few_people_has_no_number_and_is_offered_a_visit(house: House) -> None:
    case, row = case_of(house), wave_of(house, homes=6)
    tie_case(house.viewer("rini"), wave=row.code, case=case.number, sides=sides(row, 2), now=NOW)
    planning.open_field(house.viewer("rini"), wave=row.code, now=NOW)
    row.refresh_from_db()
    answer(row, {"A": TROUBLED, "B": CALM})
    closing.close_wave(house.viewer("rini"), wave=row.code, now=NOW)
    closing.publish_wave(house.viewer("hendra"), wave=row.code, now=NOW)
    (result,) = of_case(case)
    a, b = result.sides
    assert not a.burden.shown
    assert (a.burden.value, a.troubled.n, a.visit, a.due) == (None, None, None, True)
    assert b.burden.shown
    text = page(house, "rini", row.code)
    row_a = re.search(r"<tr><th scope=\"row\">Pihak A.*?</tr>", text)
    assert row_a is not None
    assert row_a.group().count("tidak cukup responden") == 3
    assert not re.search(r"\d", re.sub(r"<[^>]*>", "", row_a.group()))
    assert "terlalu sedikit yang menjawab untuk tahu" in text


def test_villages_without_a_side_are_left_out_and_that_is_said(house: House) -> None:
    case, row = case_of(house), wave_of(house)
    chosen = {**sides(row, 4), **dict.fromkeys(list(sides(row, 4))[-1:], "")}
    tie_case(house.viewer("rini"), wave=row.code, case=case.number, sides=chosen, now=NOW)
    planning.open_field(house.viewer("rini"), wave=row.code, now=NOW)
    row.refresh_from_db()
    answer(row, {"A": CALM, "B": CALM})
    closing.close_wave(house.viewer("rini"), wave=row.code, now=NOW)
    closing.publish_wave(house.viewer("hendra"), wave=row.code, now=NOW)
    (result,) = of_case(case)
    assert result.apart
    assert result.due == ()
    assert not Commitment.objects.filter(origin=row.subject).exists()
    assert "tidak ikut dihitung" in page(house, "rini", row.code)


def test_nothing_is_shown_before_a_second_person_published(house: House) -> None:
    case, row = case_of(house), wave_of(house)
    tie_case(house.viewer("rini"), wave=row.code, case=case.number, sides=sides(row, 4), now=NOW)
    planning.open_field(house.viewer("rini"), wave=row.code, now=NOW)
    row.refresh_from_db()
    answer(row, {"A": TROUBLED, "B": CALM})
    closing.close_wave(house.viewer("rini"), wave=row.code, now=NOW)
    assert of_case(case) == []
    assert "Beban Trauma" not in page(house, "rini", row.code)
    assert not Commitment.objects.filter(origin=row.subject).exists()


@pytest.mark.parametrize(
    "wrong", [{"case": "KS-2026-9999"}, {"sides": {"35.10.05.2003": "A"}}, {"side": "C"}]
)
def test_another_case_village_or_side_is_refused(house: House, wrong: dict[str, object]) -> None:
    case, row = case_of(house), wave_of(house)
    chosen = sides(row, 4)
    if "side" in wrong:
        chosen[next(iter(chosen))] = "C"
    asked = {
        "case": case.number,
        "sides": chosen,
        **{k: v for k, v in wrong.items() if k != "side"},
    }
    with pytest.raises(Problem):
        tie_case(house.viewer("rini"), wave=row.code, now=NOW, **asked)
    assert Wave.objects.get(pk=row.pk).case_id is None


def test_only_who_runs_the_survey_ties_it_and_only_followers_read_it(house: House) -> None:
    case, row = case_of(house), wave_of(house)
    act = reverse("measure:residual_act", args=[row.code])
    form = {"do": "tie", "case": case.number}
    assert "Sebut perkara dan pihak yang diukur" in page(house, "rini", row.code)
    wrong = house.client("rini").post(act, {"do": "tie", "case": "KS-2026-0009x"})
    assert wrong.status_code == 404
    for who in ("dewi", "laras", "tirto", "bagus", "nanda", "sinta"):
        assert house.client(who).post(act, form).status_code in (403, 404), who
    assert house.client("rini").post(act, form).status_code == 302
    assert Wave.objects.get(pk=row.pk).case == case
    address = reverse("measure:residual", args=[row.code])
    for who, status in (("laras", 200), ("dewi", 200), ("bagus", 404), ("nanda", 404)):
        assert house.client(who).get(address).status_code == status, who


def test_other_waves_have_no_such_sheet(house: House) -> None:
    row = wave_of(house)
    Wave.objects.filter(pk=row.pk).update(kind=WaveKind.PROBABILITY)
    address = reverse("measure:residual", args=[row.code])
    assert house.client("rini").get(address).status_code == 404
