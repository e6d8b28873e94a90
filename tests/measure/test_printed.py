"""The printed side of a published wave: two pages for the head of a region, and the annex."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from django.urls import reverse
from pypdf import PdfReader

from serasi.cli.main import cli
from serasi.documents.pdf import ARCHIVED, draw_pdf
from serasi.measure.actions import closing
from serasi.measure.actions.receiving import receive_interviews
from serasi.measure.instrument import CURRENT, ITEMS
from serasi.measure.models import Household, Interview, Mode, Wave, WaveKind
from serasi.measure.printed.advice import advice_of
from serasi.measure.printed.annex import annex_data
from serasi.measure.printed.brief import brief_data, headline
from serasi.measure.printed.papers import annex_pdf, brief_pdf
from serasi.measure.queries.annex import annex_of
from serasi.measure.queries.kept import kept
from serasi.measure.queries.reading import Reading, reading_of
from serasi.network.models import Agency
from serasi.ops.demo import survey
from serasi.problems import Problem
from serasi.regions.models import Area
from serasi.science.harmony import Cell, erosion
from tests.cast import NOW, House
from tests.measure.waves import build_frame, drawn_wave, fill, open_wave, told

INTERVAL = re.compile(r"\d,\d+\s*[–-]\s*\d+,\d|antara \d|\(\+?−?\d+,\d+ sampai")


def pages_of(made: bytes) -> list[str]:
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made)).pages]
    return [page.replace("\u200b", "") for page in pages]


def said(value: float, places: int = 1) -> str:
    return f"{value:.{places}f}".replace(".", ",").replace("-", "−")


def published(house: House, wave: Wave, **more: str) -> Wave:
    closing.close_wave(house.viewer("rini"), wave=wave.code, now=NOW, **more)
    row = closing.publish_wave(house.viewer("hendra"), wave=wave.code, now=NOW)
    return Wave.objects.select_related("area").get(pk=row.pk)


def fill_some(house: House, wave: Wave, counts: dict[str, int]) -> None:
    """Let so many households of a district answer and all others refuse."""
    rng, payloads, done = Random(3), [], dict.fromkeys(counts, 0)
    homes = Household.objects.filter(place__wave=wave).select_related("place").order_by("pk")
    for n, home in enumerate(homes, start=1):
        district = home.place.area_id[:8]
        place = {"place": home.place.code, "household": home.serial, "gps": None}
        if done.get(district, 0) >= counts.get(district, 0):
            payloads.append(told(n, **place, consent=False, answers={}, sides={}))
            continue
        done[district] += 1
        answers = {item: rng.randint(1, 5) for item in ITEMS}
        payloads.append(told(n, **place, answers=answers))
    receive_interviews(house.viewer("nanda"), wave=wave.code, payloads=payloads, now=NOW)


def read(house: House, wave: Wave) -> Reading:
    seen = reading_of(house.viewer("rini"), wave)
    assert seen is not None
    return seen


@pytest.fixture
def wave(house: House) -> Wave:
    row = drawn_wave(house, strata="kecamatan")
    fill(house, row)
    return published(house, row)


@pytest.fixture
def pair(house: House, monkeypatch: pytest.MonkeyPatch) -> tuple[Wave, Wave]:
    build_frame(districts=10, villages=9)
    people = {"analis": "rini", "kepala": "hendra"}
    monkeypatch.setattr(survey, "_as", lambda name, now: house.viewer(people[name]))
    monkeypatch.setattr(survey, "RESPONDENTS", 300)
    survey.tell(NOW)
    before, after = Wave.objects.select_related("area").order_by("starts_on")
    return before, after


def test_the_brief_says_what_the_reading_says_and_calls_only_sure_changes_so(
    house: House, pair: tuple[Wave, Wave]
) -> None:
    _before, after = pair
    seen = read(house, after)
    first, second = pages_of(brief_pdf(house.viewer("rini"), after))
    assert headline(seen) in first
    assert "tanggung jawab" in headline(seen)
    assert "Bakesbangpol Kab. Jember" in first
    assert "Ringkasan untuk Bupati Jember" in first
    assert f"antara {said(seen.index.lo)} dan {said(seen.index.hi)} (selang 95 %)" in first
    for one in seen.attitudes:
        assert one.name in first
        row = f"{one.name} {said(one.now.value)} {said(one.now.lo)}–{said(one.now.hi)}"
        assert row in first.replace("di bawah 40 ", "")
        assert one.name in second
    assert first.count("terkikis") >= len(seen.worn)
    for item in seen.items.values():
        assert said(item.value) in second
    assert f"{seen.people} orang" in second
    assert "Halaman 1 dari 2" in first
    assert "Halaman 2 dari 2" in second
    assert f"gelombang {after.code}" in first
    rows = brief_data(seen)["attitudes"]["rows"]
    for one, row in zip(seen.attitudes, rows, strict=True):
        sure = abs(one.change.z) > 1.96
        assert (row["word"] == "belum pasti") == (not sure and not one.change.flag)
    unsure = [one.name for one in seen.attitudes if abs(one.change.z) <= 1.96]
    lead = brief_data(seen)["lead"]
    assert not [name for name in unsure if f"{name[:1].lower()}{name[1:]} " in lead]


def test_the_annex_tells_design_weights_errors_and_scales(house: House, wave: Wave) -> None:
    seen = read(house, wave)
    pages = pages_of(annex_pdf(house.viewer("rini"), wave))
    text = " ".join(pages)
    found = kept(wave)
    assert found is not None
    weights, report = found
    assert f"Bilangan acak awal {wave.seed}" in text
    assert wave.frame_hash in text
    assert weights.digest in text.replace(" ", "")
    assert "Penarikan ulang dari kerangka tersimpan memberi sampel yang sama" in text
    assert "Tanggapan (RR1) 100,0 %" in text
    assert said(weights.recipe["deff_after"], 3) in text
    for code, figure in report["all"]["attitudes"].items():
        assert f"{code} {seen.attitudes[int(code[1:]) - 1].name} {said(figure['mean'], 2)}" in text
        assert said(figure["se"], 3) in text
    for one in report["quality"]["scales"]["checks"]:
        assert one["title"] in text
    assert all(f"Halaman {n} dari {len(pages)}" in page for n, page in enumerate(pages, start=1))
    assert text.count("Butir Sila Bunyi") == sum("Butir Sila Bunyi" in page for page in pages)


def test_a_long_table_has_its_head_again_on_every_page(house: House, wave: Wave) -> None:
    data = annex_data(read(house, wave), annex_of(wave, *_kept(wave)))
    for part in data["sections"]:
        for block in part["blocks"]:
            if block["kind"] == "table" and block["title"] == "Strata dan penarikan desa":
                block["rows"] = block["rows"] * 60
    pages = pages_of(draw_pdf("survey_annex", data, made_at=NOW, standards=ARCHIVED))
    with_rows = [page for page in pages if page.count("35.09.30") > 1]
    assert len(with_rows) > 1
    assert all("Kode Strata Desa Ukuran Diambil" in page for page in with_rows)


def _kept(row: Wave):
    found = kept(row)
    assert found is not None
    return found


@pytest.mark.parametrize(("few", "gone"), [((20, 10, 30, 30, 9), 3), ((9, 5, 30, 30, 30), 3)])
def test_what_the_reading_hides_is_in_neither_paper(
    house: House, few: tuple[int, ...], gone: int
) -> None:
    row = drawn_wave(house, strata="kecamatan")
    districts = ("35.09.11", "35.09.12", "35.09.30", "35.09.31", "35.09.32")
    fill_some(house, row, dict(zip(districts, few, strict=True)))
    row = published(house, row)
    seen = read(house, row)
    hidden = {one.code for one in seen.places if one.index is None}
    assert len(hidden) == gone, "in the second case one more, lest 14 people be worked out"
    told_of = annex_of(row, *_kept(row))
    strata = {one.name: one for one in told_of.strata}
    assert {code for code, one in strata.items() if not one.answered.shown} == hidden
    for code in hidden:
        assert strata[code].rate is None
        assert strata[code].factor is None
    text = " ".join(pages_of(annex_pdf(house.viewer("rini"), row)))
    for code in hidden:
        assert re.search(rf"{code} [\w ]+ \d0 disembunyikan – –", text)
    areas = next(p for p in annex_data(seen, told_of)["sections"] if "wilayah" in p["title"])
    names = {one.name for one in seen.places if one.code in hidden}
    cells = [cell for b in areas["blocks"] for line in b.get("rows", []) for cell in line]
    assert not names & set(cells)
    tiles = brief_data(seen)["areas"]["tiles"]
    assert {one["value"] for one in tiles if one["name"] in names} <= {""}
    assert {one["interval"] for one in tiles if one["name"] in names} <= {""}
    assert (
        f"{len(hidden)} kecamatan tidak ditampilkan"
        in pages_of(brief_pdf(house.viewer("rini"), row))[1]
    )


def test_a_wave_that_is_hidden_whole_prints_no_figure(house: House) -> None:
    row = drawn_wave(house)
    fill_some(house, row, {"35.09.30": 12, "35.09.31": 11})
    row = published(house, row)
    viewer = house.viewer("rini")
    brief = pages_of(brief_pdf(viewer, row))
    assert len(brief) == 2
    assert "terlalu sedikit responden untuk sebuah angka" in brief[0]
    assert not re.search(r"\d,\d", " ".join(brief))
    annex = " ".join(pages_of(annex_pdf(viewer, row)))
    assert "Hasil kunjungan" not in annex
    assert "RR1" not in annex
    assert "Efek rancangan Kish" not in annex
    assert "23" not in re.findall(r"\d+", annex.split("3. Tanggapan")[1].split("4. Bobot")[0])
    data = annex_data(read(house, row), annex_of(row, *_kept(row)))
    whole = next(part for part in data["sections"] if part["title"] == "Hasil seluruh sampel")
    numbers = [cell for b in whole["blocks"] for line in b.get("rows", []) for cell in line[-6:-1]]
    assert not [cell for cell in numbers if re.fullmatch(r"[−\d.,–]*\d,\d\d[\d–,]*", cell)]


def test_an_open_link_never_gets_an_error(house: House) -> None:
    row = open_wave(house, kind=WaveKind.OPEN)
    rng = Random(5)
    Interview.objects.bulk_create(
        Interview(
            uuid=f"00000000-0000-4000-8000-{n:012d}", wave=row, area_id="35.09.11.2001",
            serial=n, slip=f"W{n:07d}", mode=Mode.WEB, instrument=CURRENT, consent=True,
            received_at=NOW, digest=str(n),
            answers={item: rng.randint(1, 5) for item in ITEMS},
        )
        for n in range(1, 61)
    )  # fmt: skip
    row = published(house, row)
    viewer = house.viewer("rini")
    brief, annex = pages_of(brief_pdf(viewer, row)), pages_of(annex_pdf(viewer, row))
    assert len(brief) == 2
    for text in (" ".join(brief), " ".join(annex)):
        assert not INTERVAL.search(text), INTERVAL.search(text)
        assert "Kurang Serasi," not in text
        assert "selang 95 %" not in text
        assert "partisipatif" in text.lower()
    data = brief_data(read(house, row))
    assert data["index"]["value"] != ""
    assert data["index"]["category"] == data["index"]["interval"] == data["index"]["moved"] == ""
    assert {row["interval"] for row in data["attitudes"]["rows"]} == {""}
    assert {one["rule"] for one in data["advice"]} == {"R1"}


def test_the_same_wave_is_the_same_tagged_file_by_page_and_by_command(
    house: House, wave: Wave, tmp_path: Path
) -> None:
    client = house.client("rini")
    run = CliRunner().invoke(
        cli, ["measure", "print", wave.code, "--out", str(tmp_path / "x")], catch_exceptions=False
    )
    assert run.exit_code == 0, run.output
    for name, end in (("brief_file", "ringkasan"), ("annex_file", "lampiran-metode")):
        answer = client.get(reverse(f"measure:{name}", args=[wave.code]))
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/pdf"
        assert f"{wave.code}-{end}.pdf" in answer["Content-Disposition"]
        assert answer.content == (tmp_path / "x" / f"{wave.code}-{end}.pdf").read_bytes()
        assert answer.content == client.get(reverse(f"measure:{name}", args=[wave.code])).content
        reader = PdfReader(io.BytesIO(answer.content))
        root = reader.root_object
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "id"
        assert "/StructTreeRoot" in root
        meta = root["/Metadata"].get_object().get_data().decode()
        assert re.search(r"pdfaid:part>2<", meta)
        assert "pdfuaid:part>1<" in meta
        assert wave.title in str(reader.metadata.title)


def test_papers_wait_for_publication_and_are_for_readers_alone(house: House) -> None:
    row = drawn_wave(house)
    fill(house, row)
    closing.close_wave(house.viewer("rini"), wave=row.code, now=NOW)
    for name in ("brief_file", "annex_file"):
        address = reverse(f"measure:{name}", args=[row.code])
        answer = house.client("rini").get(address)
        assert answer.status_code == 409
        assert "S1373" in answer.content.decode()
    closing.publish_wave(house.viewer("hendra"), wave=row.code, now=NOW)
    for name in ("brief_file", "annex_file"):
        address = reverse(f"measure:{name}", args=[row.code])
        assert house.client("rini").get(address).status_code == 200
        read_only = house.client("tirto").get(address)
        assert read_only.status_code == 200
        assert read_only.content == house.client("rini").get(address).content
        assert house.client("nanda").get(address).status_code == 404
        assert house.client("bagus").get(address).status_code == 404
        assert (
            address
            in house.client("rini")
            .get(reverse("measure:reading", args=[row.code]))
            .content.decode()
        )
    with pytest.raises(Problem):
        brief_pdf(house.viewer("rini"), open_wave(house, code="GS-2026-0009"))


@pytest.mark.parametrize("long", ["Keserasian warga " * 18, "K" * 300])
def test_long_names_stay_on_two_pages(house: House, wave: Wave, long: str) -> None:
    Agency.objects.filter(name="Bakesbangpol Kab. Jember").update(name=long[:120])
    Area.objects.filter(code__startswith="35.09.3", level=3).update(name=long[:100])
    wave.title, wave.area.name = long, long
    viewer = house.viewer("rini")
    brief = pages_of(brief_pdf(viewer, wave))
    assert len(brief) == 2
    assert "Yang perlu dikerjakan" in brief[0]
    assert "Seberapa boleh dipercaya" in brief[1]
    assert "lampiran metode gelombang ini." in brief[1]
    assert "…" in brief[0]
    assert pages_of(annex_pdf(viewer, wave))[0].startswith("PEMERINTAH KABUPATEN")


def test_a_first_wave_without_an_office_has_its_papers_too(house: House, wave: Wave) -> None:
    Agency.objects.get(name="Bakesbangpol Kab. Jember").jurisdictions.all().delete()
    data = brief_data(read(house, wave))
    assert data["kop"] == {"government": "Pemerintah Kabupaten Jember", "office": "Bakesbangpol"}
    first, _second = pages_of(brief_pdf(house.viewer("rini"), wave))
    assert "Belum ada gelombang terdahulu" in first
    assert "terkikis" not in first
    assert "sejak" not in first


def _cell(value: float, se: float = 1.0) -> Cell:
    return Cell(value, se, value - 2 * se, value + 2 * se, 1.5, 600, 40)


def _with(seen: Reading, code: str, now: Cell, before: Cell) -> Reading:
    rows = tuple(
        replace(one, now=now, before=before, change=erosion(now, before))
        if one.code == code
        else one
        for one in seen.attitudes
    )
    return replace(seen, attitudes=rows)


def test_advice_follows_its_rules(house: House, wave: Wave) -> None:
    seen = read(house, wave)
    calm = replace(
        seen,
        before=seen.wave,
        checks=(),
        index=_cell(70.0),
        attitudes=tuple(
            replace(
                one, now=_cell(70.0), before=_cell(70.0), change=erosion(_cell(70.0), _cell(70.0))
            )
            for one in seen.attitudes
        ),
        places=(),
    )

    def rules(one: Reading) -> list[str]:
        return [tip.rule for tip in advice_of(one)]

    assert rules(calm) == ["R11"]
    assert rules(_with(calm, "A3", _cell(66.9), _cell(70.0))) == ["R5", "R11"]
    assert rules(_with(calm, "A3", _cell(66.9, 2.0), _cell(70.0, 2.0))) == ["R8", "R11"]
    assert rules(_with(calm, "A3", _cell(67.1), _cell(70.0))) == ["R11"]
    assert rules(_with(calm, "A3", _cell(74.0), _cell(70.0))) == ["R10", "R11"]
    assert rules(_with(calm, "A3", _cell(39.9), _cell(39.9))) == ["R4", "R11"]
    assert rules(_with(calm, "A3", _cell(40.0), _cell(40.0))) == ["R6", "R11"]
    assert rules(_with(calm, "A3", _cell(58.1), _cell(58.1))) == ["R11"]
    assert rules(replace(calm, index=_cell(61.0))) == ["R9", "R11"]
    red = {
        "key": "interviewers",
        "light": "merah",
        "subject": "",
        "title": "",
        "sentence": "Lihat.",
    }
    assert rules(replace(calm, checks=(red,))) == ["R3", "R11"]
    assert rules(replace(calm, index=Cell(reason="kurang"))) == ["R2"]
    places = seen.places
    shown = replace(calm, places=places, apart=(), compared=3)
    assert rules(shown) == ["R7", "R11"]
    assert "Jangan urutkan" in advice_of(shown)[0].do
    low = replace(shown, apart=((places[0].code, places[1].code),))
    assert places[1].name in advice_of(low)[0].do
