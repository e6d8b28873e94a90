"""A sample is drawn by a printed seed: the same frame and seed give the same sample."""

from __future__ import annotations

import pytest

from serasi.measure import sampling as drawing
from serasi.measure.actions import planning, sampling
from serasi.measure.actions.receiving import receive_interview
from serasi.measure.models import Household, SampledPlace, Stratum, WaveState
from serasi.measure.queries.forms import workable
from serasi.measure.queries.protocol import protocol_of
from serasi.problems import Problem
from serasi.regions.models import Area
from tests.cast import NOW, House
from tests.measure.waves import build_frame, drawn_wave, plan, told


def _places(wave) -> list[tuple]:
    return list(
        SampledPlace.objects.filter(wave=wave).values_list("code", "probability", "reserve")
    )


def test_the_same_seed_gives_the_same_sample_and_another_seed_another(house: House) -> None:
    build_frame()
    rini = house.viewer("rini")
    wave = planning.plan_wave(rini, told=plan(), now=NOW)
    drawn = []
    for seed in (11, 12, 11):
        planning.draw_sample(rini, wave=wave.code, seed=seed, strata="kecamatan", now=NOW)
        wave.refresh_from_db()
        drawn.append((_places(wave), wave.frame_hash))
    assert drawn[0] == drawn[2]
    assert drawn[0][0] != drawn[1][0]
    assert drawn[0][1] == drawn[1][1]


def test_the_protocol_draws_again_and_says_whether_it_is_the_same(house: House) -> None:
    wave = drawn_wave(house, strata="kecamatan")
    made = protocol_of(wave)
    assert made.reproduced
    assert made.seed == 2026
    assert sum(len(part.villages) for part in made.strata) == 12
    place = SampledPlace.objects.filter(wave=wave, parent=None, reserve=False).first()
    SampledPlace.objects.filter(pk=place.pk).update(probability=place.probability / 2)
    assert not protocol_of(wave).reproduced


def test_a_protocol_outlasts_a_change_of_the_region_data(house: House) -> None:
    wave = drawn_wave(house)
    Area.objects.filter(code__startswith="35.09.30.").update(population=1)
    assert protocol_of(wave).reproduced


def test_chances_of_a_stratum_sum_to_the_villages_taken(house: House) -> None:
    wave = drawn_wave(house, strata="kecamatan")
    for stratum in Stratum.objects.filter(wave=wave):
        frame = [row for row in wave.frame if row[2] == stratum.code]
        whole = sum(row[3] for row in frame)
        assert whole == stratum.size
        for village in stratum.places.filter(parent=None, reserve=False, certainty=False):
            taken = stratum.places.filter(parent=None, reserve=False)
            certain = taken.filter(certainty=True)
            rest = whole - sum(c.size or 0 for c in certain)
            share = (stratum.take - certain.count()) * (village.size or 0) / rest
            assert village.probability == pytest.approx(share)


def test_a_village_too_large_is_certain() -> None:
    frame = [drawing.FrameRow(f"d{n}", "", "s", 100) for n in range(9)]
    frame.append(drawing.FrameRow("kota", "", "s", 5000))
    part = drawing.draw(frame, {"s": 3}, seed=1)[0]
    kota = next(one for one in part.draw.drawn if one.unit == "kota")
    assert (kota.certain, kota.probability) == (True, 1.0)


def test_people_missing_from_the_region_data_are_named(house: House) -> None:
    build_frame()
    Area.objects.filter(code="35.09.30.2001").update(population=None)
    rini = house.viewer("rini")
    wave = planning.plan_wave(rini, told=plan(), now=NOW)
    with pytest.raises(Problem) as refused:
        planning.draw_sample(rini, wave=wave.code, seed=5, strata="satu", now=NOW)
    assert refused.value.code == "S1343"
    planning.draw_sample(rini, wave=wave.code, seed=5, strata="satu", equal=True, now=NOW)
    assert set(Stratum.objects.get(wave=wave).places.values_list("size", flat=True)) == {1}


def test_a_wave_in_the_field_is_not_drawn_anew(house: House) -> None:
    wave = drawn_wave(house)
    assert wave.state == WaveState.FIELD
    with pytest.raises(Problem) as refused:
        planning.draw_sample(house.viewer("rini"), wave=wave.code, seed=5, strata="satu", now=NOW)
    assert refused.value.code == "S1333"


def test_a_village_is_replaced_by_its_reserve_with_a_reason_before_work_began(
    house: House,
) -> None:
    wave = drawn_wave(house)
    rini = house.viewer("rini")
    first, second = SampledPlace.objects.filter(wave=wave, parent=None, reserve=False)[:2]
    with pytest.raises(Problem) as refused:
        sampling.replace_place(rini, wave=wave.code, place=first.code, reason="-", now=NOW)
    assert refused.value.code == "S1339"
    new = sampling.replace_place(
        rini, wave=wave.code, place=first.code, reason="Jalan putus oleh banjir", now=NOW
    )
    codes = {place.code for place in workable(wave)}
    assert new.code in codes
    assert not any(code.startswith(first.code) for code in codes)
    rt = second.rts.first()
    home = rt.households.first()
    receive_interview(
        house.viewer("nanda"), wave=wave.code, now=NOW,
        payload=told(place=rt.code, household=home.serial),
    )  # fmt: skip
    with pytest.raises(Problem) as refused:
        sampling.replace_place(
            rini, wave=wave.code, place=second.code, reason="Jalan putus oleh banjir", now=NOW
        )
    assert refused.value.code == "S1347"


def test_a_household_is_substituted_by_the_next_on_the_list_and_logged(house: House) -> None:
    wave = drawn_wave(house)
    home = Household.objects.filter(place__wave=wave).first()
    new = sampling.substitute_household(
        house.viewer("rini"), wave=wave.code, place=home.place.code, household=home.serial,
        reason="Rumah kosong tiga kunjungan", now=NOW,
    )  # fmt: skip
    home.refresh_from_db()
    assert new.substitute
    assert new.serial not in (home.serial,)
    assert home.substituted_reason == "Rumah kosong tiga kunjungan"


def test_only_who_runs_the_survey_draws(house: House) -> None:
    build_frame()
    for who in ("dewi", "nanda", "laras", "bagus"):
        if who == "nanda":
            continue
        with pytest.raises(Problem) as refused:
            planning.plan_wave(house.viewer(who), told=plan(), now=NOW)
        assert refused.value.status == 404
