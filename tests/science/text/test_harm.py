"""Hostile wording is flagged with its words; telling of it is not; claims are known again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science import text
from serasi.science.text.risks.claims import Claim, Claims
from serasi.science.text.risks.harm import find_call
from serasi.science.text.risks.hostility import find_words, measure
from serasi.science.text.surface.page import read_page


def harm(message: str) -> text.Harm:
    return text.code(message, learned=text.RULES_ALONE).harm


@pytest.mark.parametrize(
    "message",
    ["dasar goblooook kalian semua", "Jancok arek iku", "otak udang lu", "tolollll banget si dia"],
)
def test_coarse_words_are_known_however_drawn_out(message: str) -> None:
    assert harm(message).abusive


@pytest.mark.parametrize(
    "message",
    ["Warga digigit anjing liar di Desa Pace", "Ternak babi milik warga mati, diduga penyakit",
     "Kebakaran kandang ayam, kerugian 5 juta"],
)  # fmt: skip
def test_animals_are_no_abuse(message: str) -> None:
    assert not harm(message).abusive


def test_a_slur_on_a_faith_is_hate_with_its_target_and_words() -> None:
    message = "Usir kaum kafir laknat itu dari kampung kita, jangan kasih hidup"
    found = harm(message)
    assert found.hate
    assert found.target == "agama"
    assert found.category == "ancaman"
    words = {message[b:e].lower() for b, e in found.spans}
    assert "laknat" in words


def test_a_report_about_hostile_words_is_not_hate() -> None:
    told = 'Mohon izin melaporkan, beredar pesan berisi "usir kaum kafir laknat", pelaku dicari'
    assert not harm(told).hate


@pytest.mark.parametrize(
    "message",
    ["Ayo kumpul nanti malam di perempatan, kita bakar markas mereka",
     "Nyowo dibales nyowo, kabeh dulur budal mengko bengi, gowo celurit, balas",
     "Kalau ketangkap ga usah dibawa ke polsek, langsung bakar saja orangnya"],
)  # fmt: skip
def test_a_call_to_act_is_incitement(message: str) -> None:
    assert harm(message).incitement


@pytest.mark.parametrize(
    "message",
    ["Ayo warga kita serbu jentik nyamuk besok Jumat, basmi DBD",
     "Kapolsek mengimbau warga jangan terprovokasi ajakan balas dendam nanti malam",
     "Mohon izin melaporkan, pelaku mengajak massa bakar markas nanti malam, sudah diamankan"],
)  # fmt: skip
def test_good_causes_warnings_and_reports_are_no_incitement(message: str) -> None:
    assert not harm(message).incitement


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=300))
def test_words_of_hostility_lie_within_any_text(message: str) -> None:
    page = read_page(message)
    for word in find_words(page):
        assert 0 <= word.start < word.end <= len(page.text)
    assert measure(page).score >= 0.0
    call = find_call(page.text)
    assert call is None or all(0 <= b < e <= len(page.text) for b, e in call)


OLD = Claim("K1", "Video penculikan anak di pasar Ambulu kemarin sore, pelaku naik mobil putih",
            "debunked", "35.09.12", date(2025, 3, 1))  # fmt: skip


def test_a_debunked_claim_that_comes_again_elsewhere_is_known() -> None:
    again = "Diteruskan\nWASPADA! " + OLD.text.lower()
    [match] = Claims([OLD]).match(again, area="35.10", day=date(2026, 1, 4))
    assert match.copy
    assert set(match.reasons) == {"copy", "debunked_before", "other_place", "other_day"}


def test_another_matter_matches_no_claim() -> None:
    assert Claims([OLD]).match("Rapat PKK di balai desa berjalan lancar dan tertib tadi pagi") == []


def test_a_verdict_given_later_takes_the_place_of_the_former() -> None:
    claims = Claims([Claim("K1", OLD.text)])
    claims.add(OLD)
    [match] = claims.match(OLD.text)
    assert match.verdict == "debunked"
