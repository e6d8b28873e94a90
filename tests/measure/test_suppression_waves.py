"""The attack across waves, across tables that cut one total, and across a withdrawal."""

from __future__ import annotations

import re
from datetime import date

import pytest

from serasi.measure.actions.withdrawing import withdraw
from serasi.measure.models import Wave
from serasi.measure.queries.annex import annex_of
from serasi.measure.queries.areas import area_read, comparison, history
from serasi.measure.queries.counted import counted
from serasi.measure.queries.kept import kept
from tests.cast import NOW, House
from tests.measure.leaks import (
    BY_AREA,
    LEAST_CLUSTERS,
    LEAST_PEOPLE,
    WAYS,
    Target,
    published,
    refuse,
    rows_of,
    shrink,
    stands,
    written,
)
from tests.measure.waves import build_frame

EARLIER = {"starts_on": date(2026, 3, 1), "ends_on": date(2026, 3, 20), "title": "Terdahulu"}


def few(row: Wave) -> None:
    """Leave twenty answers of the whole wave."""
    refuse(row, set(counted(row).values_list("pk", flat=True)[20:]))


def nothing(row: Wave) -> None:
    """Leave every answer."""


def test_a_wave_that_is_too_small_as_a_whole_is_told_nowhere_and_not_by_a_difference(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_frame(districts=6, villages=9)
    before = published(house, monkeypatch, shrink=shrink, **EARLIER)
    target = published(house, monkeypatch, shrink=few)
    assert target.truth[""].small
    assert {row["reason"] for row in rows_of(target)} >= {"kurang dari 30 responden atau 3 klaster"}
    known = {figure for one in before.truth.values() for v in one.values.values()
             for figure in written(v)}  # fmt: skip
    for name, way in WAYS.items():
        text = "\n".join(way(target))
        for truth in target.truth.values():
            for value in truth.values.values():
                figures = [one for one in written(value)[2:] if one not in known]
                assert not [one for one in figures if stands(one, text)], (name, value)
        assert not stands('"n": 20', text), name
        if name in BY_AREA and not name.startswith("command"):  # that counts the rows it is given
            assert not re.search(r"\b20 (orang|responden)", text), name
    first, second = history(house.viewer("rini"), area_read(house.viewer("rini"), "35.09"))
    told = comparison(first, second)
    assert told is not None
    for one in (told.index, *told.attitudes):
        assert one.after.value is None
        assert (one.change.difference, one.change.lo, one.change.z) == (None, None, None)


def test_the_table_of_strata_does_not_tell_what_the_table_of_areas_hides(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_frame(districts=6, villages=9)
    target = published(house, monkeypatch, shrink=shrink, strata="kecamatan")
    assert len(target.small) >= 2
    found = kept(target.wave)
    assert found is not None
    strata = {one.name: one for one in annex_of(target.wave, *found).strata}
    hidden = {row["area"] for row in rows_of(target) if row["code"] == "INSERASI" and row["reason"]}
    assert set(strata) == {code for code in target.truth if code}
    for code in hidden:
        assert strata[code].answered.value is None
        assert (strata[code].rate, strata[code].factor) == (None, None)
    gone = [code for code, one in strata.items() if one.answered.value is None]
    assert sum(len(target.truth[code].people) for code in gone) >= LEAST_PEOPLE
    assert len(set().union(*(target.truth[c].clusters for c in gone))) >= LEAST_CLUSTERS


def test_a_withdrawal_after_publishing_moves_no_figure_by_what_the_respondent_said(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two waves of the same villages covary; that figure is counted from answers each time."""
    build_frame(districts=6, villages=9)
    published(house, monkeypatch, shrink=nothing, **EARLIER)
    after = published(house, monkeypatch, shrink=nothing)
    shared = _compared(after)
    assert shared.shared is not None
    assert shared.shared > 0
    told = {name: WAYS[name](after) for name in set(WAYS) - UNLIKE}
    one = counted(after.wave).first()
    withdraw(house.viewer("rini"), wave=after.wave.code, slip=one.slip, now=NOW)
    again = _compared(after)
    assert again.shared is None
    error = again.index.before.se, again.index.after.se
    assert again.index.change.z == pytest.approx(
        again.index.change.difference / (error[0] ** 2 + error[1] ** 2) ** 0.5
    )
    for name, before in told.items():
        assert WAYS[name](after) == before, name


UNLIKE = {
    "annex", "printed data", "list of waves", "wave", "design",
    "command", "command in words",
    "over waves",
}  # fmt: skip
"""What says how many answered or withdrew; what reads the answers; what is compared below."""


def _compared(target: Target):
    viewer = target.house.viewer("rini")
    first, second = history(viewer, area_read(viewer, "35.09"))
    told = comparison(first, second)
    assert told is not None
    return told
