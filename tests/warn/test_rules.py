"""The decisions of early warning, without a database."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serasi.warn import rules
from serasi.warn.indicators import INDICATORS, KUNING, MERAH, ORANYE

TODAY = date(2026, 11, 25)


def seen(code: str = "I03", level: int = KUNING, **more: object) -> rules.Evidence:
    facts = {
        "strength": "strong", "source": "agency:1", "observed_on": TODAY,
        "window": INDICATORS[code].window, "capacity": INDICATORS[code].capacity,
    }  # fmt: skip
    return rules.Evidence(code, level, **{**facts, **more})  # type: ignore[arg-type]


EVIDENCE = st.builds(
    seen,
    st.sampled_from(sorted(INDICATORS)),
    st.integers(0, 3),
    strength=st.sampled_from(rules.STRENGTHS),
    source=st.sampled_from(["agency:1", "agency:2", "agency:3"]),
    observed_on=st.dates(TODAY - timedelta(days=60), TODAY),
)


def test_there_are_thirty_four_indicators_with_ordered_thresholds() -> None:
    assert list(INDICATORS) == [f"I{n:02d}" for n in range(1, 35)]
    for one in INDICATORS.values():
        told = [t for t in one.thresholds if t is not None]
        assert told == sorted(told, reverse=one.falling), one.code
        assert one.computed or one.observers, one.code


@pytest.mark.parametrize(
    ("code", "value", "signs", "level"),
    [
        ("I01", 1, (), 0), ("I01", 2, (), 1), ("I01", 4, (), 2), ("I01", 7, (), 3),
        ("I03", 49, (), 0), ("I03", 200, (), 2), ("I03", 10, ("armed",), 3),
        ("I13", 31, (), 0), ("I13", 30, (), 1), ("I13", 3, (), 2), ("I13", 3, ("resisted",), 3),
        ("I29", 61, (), 0), ("I29", 49.9, (), 2), ("I05", 9, (), 2), ("I05", None, ("dated",), 3),
    ],
)  # fmt: skip
def test_a_value_reaches_the_level_of_the_table(
    code: str, value: float | None, signs: tuple[str, ...], level: int
) -> None:
    assert rules.reached(INDICATORS[code], value, signs) == level


def test_thresholds_of_the_area_go_before_those_of_the_table() -> None:
    assert rules.reached(INDICATORS["I03"], 60, (), (100, 300, None)) == 0


@given(st.lists(EVIDENCE, max_size=12), EVIDENCE)
def test_more_evidence_never_lowers_a_level(
    known: list[rules.Evidence], more: rules.Evidence
) -> None:
    before = rules.weigh(known, today=TODAY).level
    assert rules.weigh([*known, more], today=TODAY).level >= before


@given(st.lists(EVIDENCE, max_size=12), st.randoms())
def test_the_order_of_evidence_plays_no_part(known: list[rules.Evidence], dice: object) -> None:
    mixed = list(known)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert rules.weigh(mixed, today=TODAY) == rules.weigh(known, today=TODAY)


@given(st.lists(EVIDENCE, max_size=12))
def test_weak_evidence_alone_never_rises_above_kuning(known: list[rules.Evidence]) -> None:
    weak = [seen(e.code, e.level, strength="weak", source=e.source, observed_on=e.observed_on)
            for e in known]  # fmt: skip
    assert rules.weigh(weak, today=TODAY).level <= KUNING


@given(st.lists(EVIDENCE, max_size=12), st.integers(0, 60))
def test_without_new_evidence_a_level_only_falls(known: list[rules.Evidence], days: int) -> None:
    now = rules.weigh(known, today=TODAY).level
    later = rules.weigh(known, today=TODAY + timedelta(days=days)).level
    assert later <= now


def test_four_at_kuning_from_two_sources_are_oranye() -> None:
    codes = ("I03", "I05", "I06", "I08")
    one = [seen(c) for c in codes]
    assert rules.weigh(one, today=TODAY).level == KUNING
    two = [*one[:3], seen("I08", source="agency:2")]
    assert rules.weigh(two, today=TODAY).level == ORANYE


def test_an_indicator_falls_one_step_after_each_window() -> None:
    old = seen("I03", MERAH, observed_on=TODAY - timedelta(days=7))
    assert rules.weigh([old], today=TODAY).level == ORANYE
    assert rules.weigh([old], today=TODAY + timedelta(days=14)).level == 0


def test_indicators_of_capacity_raise_nothing() -> None:
    assert rules.weigh([seen("I32", MERAH), seen("I31", MERAH)], today=TODAY).level == 0


def test_who_is_told_grows_with_the_level() -> None:
    kuning, oranye, merah = (set(rules.told(n, cross_border=False)) for n in (1, 2, 3))
    assert kuning < oranye < merah
    assert {"kecamatan", "desa", "polsek"} <= kuning
    assert "satpol_pp" in oranye - kuning and "bakorwil" not in oranye
    assert "bakorwil" in rules.told(2, cross_border=True)
    assert {"kejaksaan", "bakorwil"} <= merah


def test_levels_hold_as_long_as_the_table_says() -> None:
    at = datetime(2026, 11, 25, 8, 10)
    hours = [(rules.valid_until(n, since=at) - at).total_seconds() / 3600 for n in (1, 2, 3)]
    assert hours == [168, 72, 24]
    minutes = [rules.patience(n).total_seconds() / 60 for n in (1, 2, 3)]
    assert minutes == [720, 60, 15]
