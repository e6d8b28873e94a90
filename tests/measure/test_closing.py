"""A wave is closed with weights by design; what was published stays when somebody withdraws."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from serasi.cli.main import cli
from serasi.measure.actions import closing
from serasi.measure.actions.checking import draw_spot_checks, record_spot_check
from serasi.measure.actions.receiving import receive_interview
from serasi.measure.actions.withdrawing import set_aside, withdraw
from serasi.measure.models import (
    Interview,
    RespondentWeight,
    SampledPlace,
    SpotCheck,
    Wave,
    Withdrawal,
)
from serasi.measure.queries.counted import export_of, latest_weights
from serasi.problems import Problem
from tests.cast import NOW, House
from tests.measure.waves import drawn_wave, fill, open_wave, told

MARGINS = "kelamin; P; 600.000\nkelamin; L; 590.000"


def _close(house: House, wave: Wave, **more: str):
    return closing.close_wave(house.viewer("rini"), wave=wave.code, now=NOW, **more)


def test_weights_are_inclusion_by_nonresponse_by_raking(house: House) -> None:
    wave = drawn_wave(house)
    fill(house, wave, refuse_every=6)
    made = _close(house, wave, margins=MARGINS)
    rows = RespondentWeight.objects.filter(weights=made).select_related(
        "interview__place__parent", "interview__place"
    )
    assert made.taken == rows.count() == 100
    for row in rows[:5]:
        rt = row.interview.place
        chance = rt.parent.probability * rt.probability * (5 / 60)
        assert row.base == pytest.approx(row.interview.adults / chance)
    women = sum(row.weight for row in rows if row.interview.sex == "P")
    assert women == pytest.approx(600_000)
    assert made.recipe["classes"][0]["rate"] == pytest.approx(100 / 120, abs=0.06)
    assert made.recipe["raking"]["margins"]["kelamin"]["L"] == 590_000
    assert made.recipe["adults_guessed"] == 0


def test_the_export_gives_the_same_figures_through_the_command(house: House, tmp_path) -> None:
    wave = drawn_wave(house, strata="kecamatan")
    fill(house, wave)
    made = _close(house, wave)
    export = export_of(wave, made)
    responses, design = tmp_path / "RESPONSES.csv", tmp_path / "DESIGN.toml"
    responses.write_text(export.responses)
    design.write_text(export.design)
    run = CliRunner().invoke(cli, ["measure", "score", str(responses), str(design), "--json"])
    assert run.exit_code == 0, run.output
    assert json.loads(run.stdout) == json.loads(json.dumps(made.recipe["report"]))
    assert export.rows == 120
    head = export.responses.splitlines()[0]
    assert "uuid" not in head
    assert "lat" not in head
    villages = SampledPlace.objects.filter(wave=wave).values_list("psu", flat=True)
    assert not any(village in export.responses for village in villages)


def test_a_margin_that_cannot_be_met_is_refused_and_the_wave_stays_open(house: House) -> None:
    wave = drawn_wave(house)
    fill(house, wave)
    for text, code in (
        ("kelamin; P; 990.000\nkelamin; L; 1.000", "S1361"),
        ("kelamin; P; banyak", "S1360"),
        ("kelamin; X; 1000", "S1361"),
    ):
        with pytest.raises(Problem) as refused:
            _close(house, wave, margins=text)
        assert refused.value.code == code
    wave.refresh_from_db()
    assert wave.state == "field"
    assert latest_weights(wave) is None


def test_mixed_versions_are_refused(house: House) -> None:
    wave = drawn_wave(house)
    fill(house, wave)
    Interview.objects.filter(wave=wave, serial=3).update(instrument="inserasi-0")
    with pytest.raises(Problem) as refused:
        _close(house, wave)
    assert refused.value.code == "S1334"


def test_who_closed_does_not_publish(house: House) -> None:
    wave = drawn_wave(house)
    fill(house, wave)
    _close(house, wave)
    with pytest.raises(Problem) as refused:
        closing.publish_wave(house.viewer("rini"), wave=wave.code, now=NOW)
    assert refused.value.code == "S1363"
    row = closing.publish_wave(house.viewer("hendra"), wave=wave.code, now=NOW)
    assert row.published_version == 1


def test_a_withdrawal_after_publishing_keeps_the_figures_and_recomputation_says_so(
    house: House,
) -> None:
    wave = drawn_wave(house)
    fill(house, wave)
    first = _close(house, wave)
    closing.publish_wave(house.viewer("hendra"), wave=wave.code, now=NOW)
    one = Interview.objects.get(wave=wave, serial=7)
    withdraw(house.viewer("rini"), wave=wave.code, slip=one.slip.lower(), now=NOW)
    one.refresh_from_db()
    assert (one.answers, one.sides, one.sex, one.age_group, one.digest) == ({}, {}, None, None, "")
    assert Withdrawal.objects.get().after_closing
    first.refresh_from_db()
    assert first.recipe["report"]["all"]["n"] == 120
    assert first.recipe["withdrawn_after_closing"] == 0
    second = closing.weigh_again(house.viewer("rini"), wave=wave.code, now=NOW)
    assert (second.version, second.taken) == (2, 119)
    assert second.recipe["withdrawn_after_closing"] == 1
    assert second.recipe["report"]["all"]["n"] == 119
    wave.refresh_from_db()
    assert wave.published_version == 1
    with pytest.raises(Problem) as refused:
        withdraw(house.viewer("rini"), wave=wave.code, slip=one.slip, now=NOW)
    assert refused.value.code == "S1358"


def test_a_replay_does_not_bring_back_what_was_withdrawn(house: House) -> None:
    wave = open_wave(house)
    nanda = house.viewer("nanda")
    made = receive_interview(nanda, wave=wave.code, payload=told(), now=NOW)
    withdraw(house.viewer("rini"), wave=wave.code, slip=made.slip, now=NOW)
    again = receive_interview(nanda, wave=wave.code, payload=told(), now=NOW)
    assert not again.is_new
    assert Interview.objects.get().answers == {}


def test_an_unknown_slip_is_refused(house: House) -> None:
    wave = open_wave(house)
    for slip in ("AAAA-AAAA", "x", ""):
        with pytest.raises(Problem) as refused:
            withdraw(house.viewer("rini"), wave=wave.code, slip=slip, now=NOW)
        assert refused.value.code == "S1357"


def test_two_interviews_of_a_household_are_settled_before_closing(house: House) -> None:
    wave = drawn_wave(house)
    fill(house, wave)
    one = Interview.objects.get(wave=wave, serial=1)
    receive_interview(
        house.viewer("nanda"), wave=wave.code, now=NOW,
        payload=told(999, place=one.place.code, household=one.household.serial),
    )  # fmt: skip
    with pytest.raises(Problem) as refused:
        _close(house, wave)
    assert refused.value.code == "S1359"
    assert "dua wawancara" in str(refused.value)
    set_aside(house.viewer("rini"), wave=wave.code, serial=121, reason="Dikirim dua kali", now=NOW)
    assert _close(house, wave).taken == 120


def test_an_open_link_has_neither_weights_nor_a_margin_of_error(house: House) -> None:
    wave = open_wave(house, kind="partisipatif")
    for n in range(1, 41):
        payload = told(n, place="", household=None, mode="web", area="35.09.11.2001")
        receive_interview(house.viewer("nanda"), wave=wave.code, payload=payload, now=NOW)
    made = _close(house, wave)
    assert not RespondentWeight.objects.exists()
    report = json.dumps(made.recipe["report"])
    assert made.recipe["report"]["all"]["index_geo"]
    assert '"lo": null' in report
    assert 'mode = "partisipatif"' in export_of(wave, made).design


def test_one_in_ten_is_checked_and_a_false_one_counts_nowhere(house: House) -> None:
    wave = drawn_wave(house)
    fill(house, wave)
    rini = house.viewer("rini")
    assert draw_spot_checks(rini, wave=wave.code, now=NOW) == 12
    assert draw_spot_checks(rini, wave=wave.code, now=NOW) == 0
    check = SpotCheck.objects.first()
    record_spot_check(
        rini, wave=wave.code, serial=check.interview.serial, result="false", same_person=None,
        now=NOW,
    )  # fmt: skip
    assert _close(house, wave).taken == 119
