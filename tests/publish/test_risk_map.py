"""The map of districts prone to conflict: the highest sign gives the class, silence none."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from serasi.documents import drawing
from serasi.documents.model import Cell, Document, Picture, Table
from serasi.problems import Problem
from serasi.publish.actions import making
from serasi.publish.actions.signing import findings_of
from serasi.publish.figures.model import evaluator
from serasi.publish.figures.registry import DEFINITIONS, definition
from serasi.publish.keeping import asked_of, evaluate
from serasi.publish.kinds import KINDS
from serasi.publish.models import Paper
from serasi.publish.periods import four_months, year_of
from serasi.publish.queries.composed import composed
from serasi.publish.rhythms import owed
from serasi.regions.models import Area
from serasi.respond.models import Case, CaseArea, CaseEvent
from serasi.warn.models import RiskDate, RiskDay, Warning
from tests.cast import NOW, House
from tests.measure.reports import area as kept_area
from tests.measure.reports import published
from tests.publish.conftest import AREA, put
from tests.publish.test_report import annex_of, cells

WULUHAN, AMBULU, NEW = "35.09.11", "35.09.12", "35.09.01"


def begin(house: House, kind: str = "peta", span=None) -> Paper:
    return making.begin_paper(
        house.viewer("dewi"), kind_code=kind, area=AREA, span=span or year_of(2025), now=NOW
    )


def shown_of(house: House, **more):
    return composed(begin(house, **more), on=NOW.date()).draft.shown["kerawanan"]


def moment(year: int, month: int, day: int, hour: int = 9) -> datetime:
    return datetime(year, month, day, hour, tzinfo=timezone.get_current_timezone())


def third_district() -> None:
    Area.objects.create(
        code=NEW, name="Jombang", level=3, kind="kecamatan", parent_id=AREA,
        search_name="jombang", valid_from=date(2000, 1, 1),
    )  # fmt: skip


def warned(house: House, n: int, level: int, since: datetime, **more) -> Warning:
    return Warning.objects.create(
        number=f"SG-{n}", level=level, state=more.pop("state", "ended"), headline="Uji",
        area_id=more.pop("area", AMBULU), proposed_at=since, confirmed_at=since,
        confirmed_by=house.people["rini"], **more,
    )  # fmt: skip


def dated(house: House, area: str, first: date, *, added: datetime = NOW, **more) -> RiskDate:
    day = RiskDay.objects.create(
        area_id=area, name="Pengesahan warga baru", kind="silat", source="Surat rekaan 7/2025",
        agency=house.agencies["Bakesbangpol Kab. Jember"], created_at=added, **more,
    )  # fmt: skip
    return RiskDate.objects.create(day=day, first_day=first, last_day=first, added_at=added)


def tables_of(document: Document) -> dict[str, Table]:
    blocks = [*document.blocks, *(block for _name, part in document.annexes for block in part)]
    return {block.key: block for block in blocks if isinstance(block, Table)}


def row_of(table: Table, name: str) -> tuple[Cell, ...]:
    return next(row for row in table.rows if row[1].text == name)


def test_the_highest_sign_gives_the_class_and_silence_gives_none(records):
    third_district()
    put(records, date(2025, 5, 5), kind="tension", area_id="35.09.12.2002", likelihood=4, impact=4)
    paper = begin(records)
    found = composed(paper, on=NOW.date())
    shown = found.draft.shown["kerawanan"]
    assert shown.get("35.09.11.peristiwa") == 3
    assert shown.get("35.09.11.kelas") == 3, "three incidents of the year, each nearly whole"
    assert shown.text("35.09.11.alasan") == "peristiwa tiga tahun"
    assert shown.text("35.09.12.kelas") == "Sangat rawan"
    assert shown.text("35.09.12.alasan") == "risiko potensi terbuka sangat tinggi"
    assert {shown.get(f"{NEW}.{cell}") for cell in ("kelas", "peristiwa", "merah")} == {None}
    assert shown.get("tanpa_catatan") == 1
    assert row_of(tables_of(found.document)["kelas"], "Jombang")[2].text == "tidak ada data"
    assert findings_of(paper, now=NOW) == []


def test_every_number_of_the_map_is_in_its_annex_and_comes_out_again(records):
    put(records, date(2025, 5, 5), kind="tension", area_id="35.09.12.2002", likelihood=2, impact=2)
    warned(records, 1, 2, moment(2025, 4, 1), valid_until=moment(2025, 4, 3))
    dated(records, WULUHAN, date(2026, 1, 20))
    paper = begin(records)
    found = composed(paper, on=NOW.date())
    annex = annex_of(found.document)
    counted = 0
    for figure, text, _value in cells(found.document):
        name, _sep, cell = figure.partition(":")
        if figure and found.draft.shown[name].get(cell) is not None:
            assert annex[name][cell] == text.split(" (")[0], figure
            counted += 1
    assert counted > 30
    for row in paper.figures.select_related("figure"):
        kept = row.figure
        again = evaluate(definition(kept.code, kept.version), asked_of(kept))
        assert again.plain == kept.result, kept.code


def test_the_first_rule_still_gives_its_numbers(records):
    """Papers made by it are kept with a query that must answer as it did."""
    asked = asked_of(begin(records).figures.get(name="kerawanan").figure)
    was = DEFINITIONS["rawan.kelas", 1].evaluate(evaluator(AREA), asked)
    assert was.get("35.09.11.kelas") == 3


def test_each_day_counts_once_at_its_highest_level(records):
    warned(
        records, 1, 1, moment(2025, 4, 1), valid_until=moment(2025, 4, 8),
        ended_at=moment(2025, 4, 3, 8),
    )  # fmt: skip
    warned(records, 2, 3, moment(2025, 4, 3, 8), valid_until=moment(2025, 4, 4, 23))
    warned(records, 3, 2, moment(2024, 12, 30), valid_until=moment(2025, 1, 2, 12))
    shown = shown_of(records)
    assert shown.get(f"{AMBULU}.kuning") == 2, "1 and 2 April; on the 3rd merah stood higher"
    assert shown.get(f"{AMBULU}.merah") == 2
    assert shown.get(f"{AMBULU}.oranye") == 2, "those of this year alone"
    assert shown.get(f"{AMBULU}.kelas") == 4
    assert shown.get(f"{WULUHAN}.kuning") == 0, "watched, and no level stood"


def test_a_level_of_another_year_is_none_of_this_one(records):
    warned(records, 1, 3, moment(2026, 1, 1), valid_until=moment(2026, 1, 9))
    assert shown_of(records).get(f"{AMBULU}.kelas") is None


def test_a_tension_that_ended_or_was_settled_is_not_open(records):
    more = {"kind": "tension", "area_id": "35.09.12.2002", "likelihood": 4, "impact": 4}
    put(records, date(2025, 5, 5), end_date=date(2025, 6, 1), **more)
    put(records, date(2024, 5, 5), **more)
    settled = put(records, date(2025, 7, 1), **more)
    case = Case.objects.create(
        number="KS-9", title="Uji", trigger="T1", area_id=AMBULU, stage="closed",
        lead=records.agencies["Bakesbangpol Kab. Jember"], opened_at=moment(2025, 7, 2),
        closed_at=moment(2025, 9, 1),
    )  # fmt: skip
    CaseEvent.objects.create(case=case, event=settled, linked_at=moment(2025, 7, 2))
    shown = shown_of(records)
    assert shown.get(f"{AMBULU}.potensi") is None and shown.get(f"{AMBULU}.kelas") is None


def test_cases_still_open_are_counted_where_they_lie(records):
    lead = records.agencies["Bakesbangpol Kab. Jember"]
    for number, where in (("KS-1", AMBULU), ("KS-2", "35.09.12.2002"), ("KS-3", AREA)):
        case = Case.objects.create(
            number=number, title="Uji", trigger="T1", area_id=where, lead=lead,
            opened_at=moment(2025, 7, 2),
        )  # fmt: skip
        CaseArea.objects.create(case=case, area_id=where)
    shown = shown_of(records)
    assert shown.get(f"{AMBULU}.perkara") == 2
    assert shown.get("perkara_luas") == 1


def survey(**areas) -> None:
    codes = {WULUHAN: "w", AMBULU: "a"}
    published(
        "GEL-25", kept_area(61.0), starts=date(2025, 3, 1), ends=date(2025, 3, 20),
        areas={code: areas[letter] for code, letter in codes.items() if letter in areas},
    )  # fmt: skip


def test_a_low_index_of_its_own_sample_lifts_a_district_and_says_how_sure_it_is(records):
    survey(a=kept_area(48.5, se=1.0))
    found = composed(begin(records), on=NOW.date())
    shown = found.draft.shown["kerawanan"]
    assert shown.get(f"{AMBULU}.inserasi") == Decimal("48.5")
    assert shown.get(f"{AMBULU}.kelas") == 3
    assert shown.text(f"{AMBULU}.alasan") == "INSERASI di bawah 50 (di batas)"
    row = row_of(tables_of(found.document)["tanda"], "Ambulu")
    assert row[9].text == "48,5 (46,5–50,5)"
    method = " ".join(b.runs[0].text for b in found.document.annexes[0][1] if hasattr(b, "runs"))
    assert "GEL-25, 1 Maret 2025 sampai 20 Maret 2025" in method


def test_a_hidden_index_is_not_told_and_gives_no_class(records):
    survey(a=kept_area(None, n=20), w=kept_area(55.0))
    found = composed(begin(records), on=NOW.date())
    shown = found.draft.shown["kerawanan"]
    assert shown.get(f"{AMBULU}.kelas") is None, "to be asked and hidden is no sign"
    assert shown.get(f"{AMBULU}.inserasi") is None
    row = row_of(tables_of(found.document)["tanda"], "Ambulu")
    assert row[9].text == "disembunyikan"
    assert "tidak untuk peringkat" in " ".join(tables_of(found.document)["tanda"].notes)


def test_a_wave_that_is_out_after_the_cut_off_or_of_long_ago_is_not_read(records):
    published("LAMA", kept_area(61.0), starts=date(2021, 3, 1), ends=date(2021, 3, 20),
              areas={AMBULU: kept_area(40.0)})  # fmt: skip
    assert shown_of(records).get(f"{AMBULU}.inserasi") is None


def test_days_of_risk_ahead_lift_to_the_second_class_and_no_higher(records):
    dated(records, AMBULU, date(2026, 3, 31))
    dated(records, AMBULU, date(2026, 4, 1))
    dated(records, AREA, date(2025, 8, 1))
    withdrawn = dated(records, WULUHAN, date(2026, 1, 2), withdrawn_at=NOW - timedelta(days=1))
    late = dated(records, WULUHAN, date(2026, 1, 2), added=NOW + timedelta(days=1))
    found = composed(begin(records), on=NOW.date())
    shown = found.draft.shown["kerawanan"]
    assert shown.get(f"{AMBULU}.hari_rawan") == 1, "the 91st day is too far"
    assert shown.get(f"{AMBULU}.kelas") == 2
    assert shown.get(f"{WULUHAN}.hari_rawan") == 0
    told = found.draft.shown["kalender"]
    assert (told.get("jumlah"), told.get("mendatang")) == (1, 1)
    assert len(tables_of(found.document)["kalender"].rows) == 2
    assert withdrawn.day.withdrawn_at is not None and late.added_at > NOW


def test_a_day_of_risk_of_the_whole_area_gives_no_class_to_a_silent_district(records):
    third_district()
    dated(records, AREA, date(2026, 2, 1))
    shown = shown_of(records)
    assert shown.get("luas") == 1
    assert shown.get(f"{NEW}.kelas") is None


def test_the_year_before_is_no_data_where_nothing_is_as_old_and_else_shows_the_trend(records):
    found = composed(begin(records), on=NOW.date())
    assert found.draft.shown["kerawanan_lalu"].get(f"{WULUHAN}.kelas") is None
    assert row_of(tables_of(found.document)["kelas"], "Wuluhan")[4].text == "–"
    renewed = begin(records, "peta_periode", four_months("B08", 2026))
    found = composed(renewed, on=NOW.date())
    assert found.draft.shown["kerawanan_lalu"].get(f"{WULUHAN}.kelas") == 3
    assert row_of(tables_of(found.document)["kelas"], "Wuluhan")[4].text in ("tetap", "naik")
    assert findings_of(renewed, now=NOW) == []


def test_villages_are_ten_at_most_and_those_of_the_first_class_are_not_named(records):
    for n in range(12):
        code = f"35.09.12.20{40 + n}"
        Area.objects.create(
            code=code, name=f"Desa {n}", level=4, kind="desa", parent_id=AMBULU, search_name=code,
        )  # fmt: skip
        put(records, date(2025, 10, 1 + n), area_id=code)
    put(records, date(2025, 10, 1), kind="tension", area_id="35.09.12.2002")
    found = composed(begin(records), on=NOW.date()).draft.shown["desa"]
    assert found.get("jumlah") == 10 and len(found.result.rows) == 10
    assert found.get("tercatat") == 14
    assert found.result.rows[0] == "35.09.11.2004"
    assert "35.09.12.2002" not in found.result.rows


def test_the_words_and_letters_of_the_map_tell_each_class_without_colour(records):
    third_district()
    document = composed(begin(records), on=NOW.date()).document
    (picture,) = (block for block in document.blocks if isinstance(block, Picture))
    assert "Rawan: Wuluhan" in picture.alt
    assert "Tidak ada data: Jombang" in picture.alt
    assert ">R<" in picture.svg
    hatched = re.findall(r'<rect fill="url\(#nodata\)"', picture.svg)
    assert len(hatched) == 2, "Jombang and Ambulu"
    assert drawing.svg_to_png(picture.svg).startswith(b"\x89PNG")
    text = "".join(run.text for block in document.blocks for run in getattr(block, "runs", ()))
    assert "tidak berarti aman" in text and "peringkat" in text


def test_the_map_is_renewed_each_period_by_who_may_read_all_that_it_tells(records):
    kind = KINDS["peta_periode"]
    assert [span.label for span in owed(kind, today=NOW.date(), due=10)] == ["B08"]
    with pytest.raises(Problem):
        making.begin_paper(
            records.viewer("surya"), kind_code="peta_periode", area=AREA,
            span=four_months("B08", 2026), now=NOW,
        )  # fmt: skip
