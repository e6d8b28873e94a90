"""The paper form: consent first, every statement, a slip to keep, and the same file again."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from serasi.documents.pdf import draw_pdf
from serasi.measure.instrument import ITEMS, of
from serasi.measure.models import Wave
from serasi.measure.paper import form_data
from tests.cast import NOW, House
from tests.measure.waves import open_wave


def _text(wave: Wave, language: str = "id") -> str:
    data = form_data(wave, agency="Bakesbangpol", contact="Meja A", language=language)
    pages = PdfReader(io.BytesIO(draw_pdf("survey_form", data, made_at=NOW))).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_consent_stands_before_every_statement_and_the_slip_after_them(house: House) -> None:
    text = _text(open_wave(house))
    first, last = text.index("A1a"), text.index("A10c")
    assert text.index("Apakah Bapak/Ibu bersedia?") < first < last < text.index("Simpan slip ini")
    assert all(item in text for item in ITEMS)
    assert "tidak memengaruhi bantuan sosial" in text
    assert not any(word in text for word in ("Agama:", "Suku:", "Nama:", "NIK:"))


@pytest.mark.parametrize("language", ["jv", "mad"])
def test_an_untested_translation_says_so_on_every_page(house: House, language: str) -> None:
    wave = open_wave(house)
    text = _text(wave, language)
    assert text.count("Belum diuji.") >= 2
    assert of(wave.instrument).languages[language].texts["A1b"].split()[0] in text


def test_the_same_form_is_the_same_file(house: House) -> None:
    data = form_data(open_wave(house), agency="B", contact="C")
    assert draw_pdf("survey_form", data, made_at=NOW) == draw_pdf("survey_form", data, made_at=NOW)
