"""The map of a wave: own figures, figures by a model and hidden ones are told apart."""

from __future__ import annotations

import re

from django.urls import reverse

from serasi.measure.queries.areas import report_of
from serasi.measure.queries.mapped import DIRECT, FEW, MODEL, NOBODY, districts
from tests.cast import House
from tests.measure import reports


def page(house: House, who: str, code: str) -> str:
    answer = house.client(who).get(reverse("measure:index_map", args=[code]))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def wave(house: House) -> tuple[list[str], str]:
    codes = reports.districts(5)
    kept = {
        codes[0]: reports.area(72.5, n=60),
        codes[1]: reports.area(59.8, n=45),
        codes[2]: reports.area(None),
        codes[3]: reports.area(None),
    }
    row = reports.published("GS-2026-0001", reports.area(61.0), areas=kept, small={codes[2]: 57.3})
    return codes, row.code


def test_each_district_says_where_its_figure_comes_from(house: House) -> None:
    codes, code = wave(house)
    from serasi.measure.models import Wave

    row = Wave.objects.get(code=code)
    found = {one.code: one for one in districts(row, report_of(row) or {})}
    assert [found[c].kind for c in codes] == [DIRECT, DIRECT, MODEL, FEW, NOBODY]
    assert found[codes[1]].boundary
    assert not found[codes[0]].boundary
    assert found[codes[2]].people is None
    assert {found[c].value for c in codes[3:]} == {None}


def test_the_page_marks_letters_the_boundary_the_model_and_what_is_hidden(house: House) -> None:
    _codes, code = wave(house)
    text = page(house, "rini", code)
    drawn = text[text.index("<svg xmlns") : text.index("</svg>", text.index("<svg xmlns"))]
    assert "S · 72,5" in drawn
    assert "K · 59,8" in drawn
    assert drawn.count("url(#model)") == 1
    assert "menurut model" in drawn
    assert "tidak cukup" in drawn
    assert "di batas" in drawn
    assert "Fay–Herriot" in text
    table = text[text.index("Daftar kecamatan") :]
    assert table.count("tidak cukup responden") == 1
    assert table.count("<b>menurut model</b>") == 1


def test_a_hidden_district_has_no_number_anywhere_on_the_page(house: House) -> None:
    codes, code = wave(house)
    text = page(house, "rini", code)
    for row in re.findall(r"<tr><th scope=\"row\">Kecamatan 0[34]</th>(.*?)</tr>", text):
        assert not re.search(r"\d", re.sub(r"<[^>]*>", "", row))
    for title in re.findall(r"<title>(Kecamatan 0[34][^<]*)</title>", text):
        assert not re.search(r"\d,\d", title)


def test_only_those_who_follow_the_survey_of_the_area_see_the_map(house: House) -> None:
    _codes, code = wave(house)
    address = reverse("measure:index_map", args=[code])
    for who, status in (("laras", 200), ("tirto", 200), ("bagus", 404), ("nanda", 404)):
        assert house.client(who).get(address).status_code == status
    assert house.client("wulan").get(address).status_code == 404
