"""The instrument: frame of thirty items, wording in three languages, versions that never change."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from serasi.science import harmony

ONE = harmony.INSERASI_1
SILA = {
    "S1": "A1a A2a A4a A8a A9a A10a",
    "S2": "A2b A3a A4b A6a A7a A9b",
    "S3": "A1b A3b A5a A6b A8b A10b",
    "S4": "A1c A4c A5b A7b A9c A10c",
    "S5": "A2c A3c A5c A6c A7c A8c",
}
"""The check line of the specification of the instrument."""
RELEASED = {"inserasi-1": "fad6ccf90da2f080d86dc33e6f3f12c528e2457f30013ae45e87394039490a87"}
"""What has been released: a changed sentence must become a new version, not a new digest here."""


@pytest.mark.parametrize(("sila", "codes"), SILA.items())
def test_each_sila_holds_its_six_items(sila, codes):
    assert [item.code for item in ONE.items if item.sila == sila] == codes.split()


def test_one_item_of_each_attitude_is_reversed_as_specified():
    told = "A1b A2c A3a A4b A5b A6c A7b A8b A9a A10a"
    assert [item.code for item in ONE.items if item.reverse] == told.split()


def test_the_structure_is_right_in_every_version():
    for version in harmony.VERSIONS.values():
        assert harmony.check_structure(version) == ()


def test_a_broken_frame_is_named():
    first, *rest = ONE.items
    moved = replace(ONE, items=(replace(first, sila="S2"), *rest))
    assert harmony.check_structure(moved) == ("S1: 5 butir, 2 terbalik", "S2: 7 butir, 2 terbalik")


def test_a_sentence_left_out_of_a_language_is_named():
    texts = {code: text for code, text in ONE.languages["mad"].texts.items() if code != "A7b"}
    languages = {**ONE.languages, "mad": replace(ONE.languages["mad"], texts=texts)}
    assert harmony.check_structure(replace(ONE, languages=languages)) == ("bahasa mad: A7b",)


@pytest.mark.parametrize(("version", "digest"), RELEASED.items())
def test_a_released_version_stays_as_it_was(version, digest):
    assert harmony.instrument(version).digest == digest


def test_a_version_cannot_be_changed_in_place():
    with pytest.raises(FrozenInstanceError):
        ONE.version = "inserasi-2"
    with pytest.raises(TypeError):
        ONE.languages["id"].texts["A1a"] = "lain"


def test_an_unknown_version_is_refused_with_the_known_ones():
    with pytest.raises(harmony.Refused, match=r"inserasi-9 tidak dikenal.*inserasi-1.*S1319"):
        harmony.instrument("inserasi-9")


@pytest.mark.parametrize("code", ["jv", "mad"])
def test_translations_say_that_nobody_has_tested_them(code):
    language = ONE.languages[code]
    assert not language.tested
    assert language.note.startswith("Belum diuji")
    source = ONE.languages["id"].texts
    same = [key for key in ONE.codes if language.texts[key] == source[key]]
    assert same == []


def test_trust_from_0_to_10_keeps_8_and_9_as_answers():
    trust = next(question for question in ONE.questions if question.code == "E3a")
    assert trust.missing == (98, 99)
