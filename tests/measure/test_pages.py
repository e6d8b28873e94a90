"""The pages of a survey: who opens which, what they say, and that posting works without scripts."""

from __future__ import annotations

import pytest
from django.urls import reverse

from serasi.measure.models import (
    Interview,
    SampledPlace,
    SpotCheck,
    Wave,
    WaveState,
    WeightSet,
    Withdrawal,
)
from tests.cast import House
from tests.measure.test_kobo import _csv, _record
from tests.measure.waves import build_frame, drawn_wave, fill, open_wave, told

PAGES = ("wave", "design", "protocol", "field", "imports", "papers", "closing")
FOLLOWED = ("wave", "design", "protocol", "field")


def _get(house: House, who: str, name: str, *args: str):
    return house.client(who).get(reverse(f"measure:{name}", args=args))


def _post(house: House, who: str, page: str, code: str, **data: object):
    return house.client(who).post(reverse(f"measure:{page}", args=[code]), data)


def test_a_wave_is_planned_drawn_and_opened_on_pages(house: House) -> None:
    build_frame()
    client = house.client("rini")
    plan = {
        "title": "Survei 2026", "area": "35.09", "kind": "probability", "starts_on": "2026-11-20",
        "ends_on": "2026-12-05", "target": "120", "rts_per_village": "2", "households_per_rt": "5",
        "romantik": "", "months_after": "",
    }  # fmt: skip
    assert client.post(reverse("measure:new_wave"), plan).status_code == 302
    wave = Wave.objects.get()
    early = _post(house, "rini", "wave_act", wave.code, do="open")
    assert early.status_code == 409
    assert b"S1341" in early.content
    drawn = _post(house, "rini", "design_act", wave.code, do="draw", seed="314159", strata="satu")
    assert drawn.status_code == 302
    page = _get(house, "rini", "protocol", wave.code).content.decode()
    assert "314159" in page
    assert "dapat ditarik ulang dan hasilnya sama" in page
    for place in SampledPlace.objects.filter(wave=wave, reserve=False):
        assert place.code in page
    wave.refresh_from_db()
    assert wave.frame_hash in page
    village = SampledPlace.objects.filter(wave=wave, reserve=False).first()
    _post(house, "rini", "design_act", wave.code, do="rts", place=village.code, count="9")
    assert village.rts.count() == 2
    assert _post(house, "rini", "wave_act", wave.code, do="open").status_code == 302
    wave.refresh_from_db()
    assert wave.state == WaveState.FIELD


def test_every_page_opens_for_who_runs_the_survey_and_for_followers_without_answers(
    house: House,
) -> None:
    wave = drawn_wave(house)
    fill(house, wave, refuse_every=6)
    for name in PAGES:
        assert _get(house, "rini", name, wave.code).status_code == 200, name
    for name in FOLLOWED:
        assert _get(house, "laras", name, wave.code).status_code == 200, name
        assert _get(house, "tirto", name, wave.code).status_code == 200, name
        assert _get(house, "bagus", name, wave.code).status_code == 404, name
        assert _get(house, "darsono", name, wave.code).status_code == 404, name
    for name in ("imports", "closing", "design_file"):
        assert _get(house, "laras", name, wave.code).status_code == 404, name
        assert _get(house, "nanda", name, wave.code).status_code == 404, name
    page = _get(house, "laras", "field", wave.code).content.decode()
    assert "100 dari 120 wawancara selesai" in page
    assert "Wawancara bertanda" not in page


def test_the_calculator_says_the_table_of_the_specification(house: House) -> None:
    page = house.client("dewi").get(reverse("measure:calculator")).content.decode()
    assert "± 1,7 poin" in page
    for cell in ("3,6", "5,1", "2,1", "2,9", "1,2", "2,4"):
        assert cell in page
    wrong = house.client("dewi").get(reverse("measure:calculator"), {"deff": "banyak"})
    assert wrong.status_code == 422
    assert b"S1366" in wrong.content


def test_an_export_is_looked_at_and_then_stored_from_the_same_page(house: House) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    wave = open_wave(house)
    content = _csv([_record(n) for n in range(1, 6)])
    upload = SimpleUploadedFile("ekspor.csv", content)
    looked = _post(house, "rini", "imports", wave.code, do="look", file=upload)
    assert looked.status_code == 200
    assert not Interview.objects.exists()
    carried = looked.context["carried"]
    stored = _post(
        house, "rini", "imports", wave.code, do="store", carried=carried, name="ekspor.csv"
    )
    assert stored.status_code == 302
    assert Interview.objects.count() == 5


def test_a_paper_is_typed_on_pages_and_the_second_typist_sees_nothing_of_the_first(
    house: House,
) -> None:
    wave = open_wave(house)
    one = told()
    data = {
        "slip": "AAAA-0001", "place": one["place"], "household": "1", "consent": "yes", "sex": "P",
        "age_group": "35-44", "men": "1", "women": "2", "E1": "3", "E4": "1", "E4j": ["1", "7"],
        **dict.fromkeys(one["answers"], "2"),
    }  # fmt: skip
    assert _post(house, "nanda", "papers", wave.code, **data).status_code == 302
    page = _get(house, "putri", "papers", wave.code).content.decode()
    assert "AAAA-0001" in page
    assert 'name="A1a" inputmode="numeric" maxlength="1" autocomplete="off" value=""' in page
    _post(house, "putri", "papers", wave.code, **{**data, "A1a": "5"})
    assert not Interview.objects.exists()
    settle = reverse("measure:settle", args=[wave.code, "AAAA-0001"])
    assert house.client("putri").get(settle).status_code == 404
    assert "A1a" in house.client("rini").get(settle).content.decode()
    assert house.client("rini").post(settle, {"A1a": "2"}).status_code == 302
    assert Interview.objects.get().answers["A1a"] == 5
    assert Interview.objects.get().sides["E4j"] == [1, 7]


def test_closing_publishing_and_withdrawing_on_the_page(house: House) -> None:
    wave = drawn_wave(house)
    fill(house, wave)
    assert _post(house, "rini", "field_act", wave.code, do="draw").status_code == 302
    serial = SpotCheck.objects.first().interview.serial
    _post(house, "rini", "field_act", wave.code, do="check", serial=serial, result="true")
    refused = _post(house, "rini", "closing_act", wave.code, do="close", margins="kelamin; P; x")
    assert refused.status_code == 422
    assert b"kelamin; P; x" in refused.content
    assert _post(house, "rini", "closing_act", wave.code, do="close").status_code == 302
    second = _post(house, "rini", "closing_act", wave.code, do="publish")
    assert b"S1363" in second.content
    assert _post(house, "hendra", "closing_act", wave.code, do="publish").status_code == 302
    slip = Interview.objects.first().slip
    assert (
        _post(house, "rini", "closing_act", wave.code, do="withdraw", slip=slip).status_code == 302
    )
    _post(house, "rini", "closing_act", wave.code, do="weigh")
    page = _get(house, "rini", "closing", wave.code).content.decode()
    assert "1 sesudah penutupan; versi sebelumnya masih memuatnya" in page
    assert (WeightSet.objects.count(), Withdrawal.objects.count()) == (2, 1)


@pytest.mark.parametrize(("name", "start"), [("form_file", b"PK"), ("paper_file", b"%PDF")])
def test_forms_are_given_to_whoever_sees_the_wave(house: House, name: str, start: bytes) -> None:
    wave = open_wave(house)
    for who in ("rini", "nanda", "laras"):
        answer = _get(house, who, name, wave.code)
        assert answer.content.startswith(start)
    assert _get(house, "bagus", name, wave.code).status_code == 404
