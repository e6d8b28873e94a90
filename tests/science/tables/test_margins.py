"""Margins of error: three published figures, and those that pass."""

from __future__ import annotations

from decimal import Decimal

import pytest
from scipy.stats import norm

from serasi.science import tables
from serasi.science.tables.changes import margin_of_error


@pytest.mark.parametrize("level", [90, 95, 98.8, 99.6])
def test_the_formula_agrees_with_scipy(level):
    expected = 100 * norm.ppf(0.5 + level / 200) * (0.25 / 7140) ** 0.5
    assert margin_of_error(7140, level=Decimal(str(level))) == pytest.approx(expected, rel=1e-9)


def test_1_2_at_98_8_is_really_95():
    said = "Survei 6.800 responden, margin of error 1,2 % pada tingkat kepercayaan 98,8 %."
    (wrong,) = tables.check_text(said).findings
    assert wrong.kind == "margin_of_error"
    assert "cocok untuk tingkat kepercayaan 95 %" in wrong.message
    assert "98,8 adalah 100 − 1,2" in wrong.message


def test_1_046_at_99_6_fits_no_level():
    said = "Dengan n = 7.140, margin of error 1.046 % pada tingkat kepercayaan 99.6 %."
    (wrong,) = tables.check_text(said).findings
    assert "±1,70 %" in wrong.message
    assert "Pada tingkat kepercayaan 95 % batasnya ±1,16 %" in wrong.message


def test_4_8_for_13600_is_the_margin_of_one_province():
    said = (
        "Survei terhadap 13.600 responden di 34 provinsi memiliki margin of error 4,8 persen pada"
        " tingkat kepercayaan 95 persen."
    )
    (wrong,) = tables.check_text(said).findings
    assert "±0,84 %" in wrong.message
    assert "sekitar 400 responden" in wrong.message


@pytest.mark.parametrize(
    "said",
    [
        "Survei 1.220 responden, margin of error ±2,9 persen, tingkat kepercayaan 95 persen.",
        "Survei 400 responden, toleransi kesalahan 5 persen pada tingkat kepercayaan 95 persen.",
        "Dengan sampel 1.200 orang, margin of error 2,83 % pada tingkat kepercayaan 95 %.",
        "Responden 1.000 orang, margin of error 4,1 persen, tingkat kepercayaan 99 persen.",
        "Survei bertahap 1.200 responden dengan efek desain 2, margin of error 4 persen, tingkat"
        " kepercayaan 95 persen.",
    ],
)
def test_margins_that_fit_pass(said):
    assert tables.check_text(said).ok
