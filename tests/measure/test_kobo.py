"""The XLSForm is one that pyxform takes, and what comes back from it is taken in once, whole."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from uuid import uuid4

import pytest
import xlsxwriter
from pyxform.xls2xform import convert

from serasi.measure.actions.importing import import_file, look_at
from serasi.measure.instrument import CURRENT, ITEMS, of
from serasi.measure.models import Import, Interview, Wave
from serasi.measure.queries.forms import place_choices
from serasi.measure.xlsform import PlaceChoice, rows_of, workbook
from serasi.problems import Problem
from tests.cast import NOW, House
from tests.measure.waves import RT, open_wave

PATH = "isi/sikap/"


@pytest.mark.parametrize("kind", ["probability", "partisipatif", "pulse", "residual"])
def test_pyxform_takes_the_form_of_every_kind_without_a_warning(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "form.xlsx"
    places = [PlaceChoice(RT, "Lojejer RT 1")] if kind in ("probability", "residual") else []
    path.write_bytes(
        workbook(code="GS-2026-0001", title="S", version=CURRENT, kind=kind, places=places)
    )
    made = convert(str(path), validate=False)
    assert made.warnings == []
    for language in of(CURRENT).languages.values():
        assert language.name in made.xform


def test_consent_comes_before_every_question_and_holds_them(house: House) -> None:
    survey, _choices = rows_of(
        version=CURRENT, kind="probability", places=place_choices(open_wave(house))
    )
    names = [row.get("name", "") for row in survey]
    asked = names.index("persetujuan")
    assert all(names.index(item) > asked for item in ITEMS)
    group = next(row for row in survey if row.get("name") == "isi")
    assert group["relevant"] == "${persetujuan} = '1'"
    inner = survey[names.index("isi") + 1 :]
    depth = 1
    for row in inner:
        depth += row["type"].startswith("begin_")
        depth -= row["type"].startswith("end_")
    assert depth == 0
    assert not any(word in " ".join(names).lower() for word in ("nama", "nik", "agama", "suku"))


def _record(n: int, **more: object) -> dict[str, object]:
    row: dict[str, object] = {
        "start": "2026-11-25T08:30:00.000+07:00",
        "end": "2026-11-25T08:52:00.000+07:00",
        "username": "enum_03",
        "place": RT,
        "household": 1,
        "persetujuan": "1",
        "slip": f"AAAA-00{n:02d}",
        "gps": "-8.3401 113.5302 0 12",
        "isi/language": "id",
        "isi/men": 1,
        "isi/women": 2,
        "isi/sex": "P",
        "isi/age_group": "35-44",
        **{PATH + item: 4 for item in ITEMS},
        "isi/lain/E1": 3,
        "isi/lain/E4": 1,
        "isi/lain/E4j": "1 7",
        "_uuid": str(uuid4()),
        "_submission_time": "2026-11-25T01:53:00",
        "_geolocation": "[-8.3401, 113.5302]",
    }
    return {**row, **more}


def _csv(rows: list[dict[str, object]], *, separator: str = ",") -> bytes:
    box = io.StringIO()
    sheet = csv.DictWriter(box, list(rows[0]), delimiter=separator)
    sheet.writeheader()
    sheet.writerows(rows)
    return box.getvalue().encode()


def _xlsx(rows: list[dict[str, object]]) -> bytes:
    box = io.BytesIO()
    with xlsxwriter.Workbook(box) as book:
        sheet = book.add_worksheet()
        for at, head in enumerate(rows[0]):
            sheet.write(0, at, head)
            for line, row in enumerate(rows, start=1):
                sheet.write(line, at, row[head])
    return box.getvalue()


def _take(house: House, wave: Wave, content: bytes) -> Import:
    return import_file(house.viewer("rini"), wave=wave.code, name="e.csv", content=content, now=NOW)


@pytest.mark.parametrize("write", [_csv, _xlsx])
def test_an_export_is_taken_in_and_a_second_time_brings_nothing(house: House, write) -> None:
    wave = open_wave(house)
    content = write([_record(n) for n in range(1, 6)])
    assert _take(house, wave, content).added == 5
    again = _take(house, wave, content)
    assert (again.rows, again.added) == (5, 0)
    one = Interview.objects.first()
    assert one.mode == "import"
    assert one.slip == "AAAA-0001"
    assert one.sides == {"E1": 3, "E4": 1, "E4j": [1, 7]}
    assert (one.lat, one.accuracy_m) == (-8.3401, 12.0)
    assert one.minutes == 22
    assert one.enumerator_label.startswith("P-")
    assert "enum_03" not in str(one.__dict__)


def test_a_grown_export_brings_only_the_new_rows(house: House) -> None:
    wave = open_wave(house)
    rows = [_record(n) for n in range(1, 6)]
    _take(house, wave, _csv(rows[:3]))
    assert _take(house, wave, _csv(rows, separator=";")).added == 2


@pytest.mark.parametrize("language", ["id", "jv", "mad"])
def test_headings_and_answers_may_be_labels(house: House, language: str) -> None:
    wave = open_wave(house)
    said = of(CURRENT).languages[language]
    rows = []
    for n in range(1, 4):
        row = _record(n, persetujuan="Bersedia", place="RT 1")
        for item in ITEMS:
            del row[PATH + item]
            row[f"Kalimat/{said.reading}/{said.texts[item]}"] = said.scale[2]
        row["isi/sex"] = "perempuan"
        row["isi/age_group"] = "35–44 tahun"
        del row["isi/lain/E4j"]
        row |= {"isi/lain/E4j/1": 1, "isi/lain/E4j/7": 0}
        row["place"] = RT
        rows.append(row)
    _take(house, wave, _csv(rows))
    one = Interview.objects.first()
    assert set(one.answers.values()) == {2}
    assert (one.sex, one.age_group, one.sides["E4j"]) == ("P", "35-44", [1])


def test_odk_central_headings_with_dashes_are_read(house: House) -> None:
    wave = open_wave(house)
    rows = []
    for n in range(1, 3):
        row = {key.replace("/", "-"): value for key, value in _record(n).items()}
        row["meta-instanceID"] = f"uuid:{row.pop('_uuid')}"
        row["SubmissionDate"] = row.pop("_submission_time")
        rows.append(row)
    assert _take(house, wave, _csv(rows)).added == 2


def test_every_fault_is_told_by_row_and_column_and_nothing_is_kept(house: House) -> None:
    wave = open_wave(house)
    rows = [_record(n) for n in range(1, 6)]
    rows[1][PATH + "A3b"] = 7
    rows[2]["isi/sex"] = "X"
    rows[3]["_uuid"] = rows[0]["_uuid"]
    rows[4]["place"] = "entah"
    looked = look_at(wave, name="e.csv", content=_csv(rows))
    told = [str(fault) for fault in looked.faults]
    assert [fault.code for fault in looked.faults] == ["S1350"] * 4
    assert told[0].startswith("Baris 3, kolom ")
    assert "(A3b)" in told[0]
    assert "Baris 4" in told[1]
    assert "sama dengan baris 2" in told[2]
    assert "“entah”" in told[3]
    with pytest.raises(Problem) as refused:
        _take(house, wave, _csv(rows))
    assert refused.value.code == "S1351"
    assert not Interview.objects.exists()
    assert not Import.objects.exists()


def test_a_shifted_column_is_one_fault_and_not_thousands(house: House) -> None:
    wave = open_wave(house)
    rows = [_record(n) for n in range(1, 41)]
    heads = list(rows[0])
    at = heads.index("isi/sex")
    shifted = []
    for row in rows:
        cells = list(row.values())
        cells[at], cells[at + 1] = cells[at + 1], cells[at]
        shifted.append(dict(zip(heads, cells, strict=True)))
    looked = look_at(wave, name="e.csv", content=_csv(shifted))
    assert [fault.code for fault in looked.faults] == ["S1352", "S1352"]
    assert "age_group" in str(looked.faults[0])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "S1349"),
        (b"a,b\n1,2\n", "S1349"),
        (b"PK\x03\x04 broken", "S1349"),
        (b"<html><body>masuk dulu</body></html>", "S1349"),
    ],
)
def test_what_is_no_export_is_refused(house: House, content: bytes, code: str) -> None:
    wave = open_wave(house)
    with pytest.raises(Problem) as refused:
        _take(house, wave, content)
    assert refused.value.code == code


def test_a_lacking_column_is_named(house: House) -> None:
    wave = open_wave(house)
    rows = [{k: v for k, v in _record(n).items() if k != "_uuid"} for n in range(1, 4)]
    looked = look_at(wave, name="e.csv", content=_csv(rows))
    assert [fault.code for fault in looked.faults] == ["S1353"]
    assert "uuid" in str(looked.faults[0])
