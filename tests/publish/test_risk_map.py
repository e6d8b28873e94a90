"""The map of districts prone to conflict: the highest sign gives the class, silence none."""

from __future__ import annotations

from datetime import date, timedelta

from serasi.documents.model import Picture
from serasi.publish.actions import making
from serasi.publish.actions.signing import findings_of
from serasi.publish.periods import year_of
from serasi.publish.queries.composed import composed
from serasi.regions.models import Area
from serasi.warn.models import Warning
from tests.cast import NOW
from tests.publish.conftest import AREA, put
from tests.publish.test_report import annex_of, cells


def begin(house):
    return making.begin_paper(
        house.viewer("dewi"), kind_code="peta", area=AREA, span=year_of(2025), now=NOW
    )


def test_the_highest_sign_gives_the_class_and_silence_gives_none(records):
    Area.objects.create(
        code="35.09.01", name="Jombang", level=3, kind="kecamatan", parent_id=AREA,
        search_name="jombang", valid_from=date(2000, 1, 1),
    )  # fmt: skip
    put(records, date(2025, 5, 5), kind="tension", area_id="35.09.12.2002", likelihood=4, impact=4)
    paper = begin(records)
    found = composed(paper, on=NOW.date())
    shown = found.draft.shown["rawan"]
    assert shown.get("35.09.11.peristiwa") == 3
    assert shown.get("35.09.11.kelas") == 3, "three incidents of the year, each nearly whole"
    assert shown.text("35.09.12.kelas") == "Sangat rawan"
    assert shown.get("35.09.01.kelas") is None and shown.get("35.09.01.peristiwa") is None
    assert shown.get("tanpa_catatan") == 1
    assert findings_of(paper, now=NOW) == []
    annex = annex_of(found.document)
    for figure, text, _value in cells(found.document):
        name, _sep, cell = figure.partition(":")
        if figure and found.draft.shown[name].get(cell) is not None:
            assert annex[name][cell] == text, figure


def test_a_level_of_alert_lifts_a_quiet_district(records):
    Warning.objects.create(
        number="SG-1", level=2, state="confirmed", area_id="35.09.12", headline="Oranye",
        proposed_at=NOW, confirmed_at=NOW - timedelta(days=400),
        confirmed_by=records.people["rini"], valid_until=NOW,
    )  # fmt: skip
    shown = composed(begin(records), on=NOW.date()).draft.shown["rawan"]
    assert shown.get("35.09.12.kelas") == 3 and shown.text("35.09.12.tingkat") == "oranye"


def test_the_words_of_the_map_tell_each_class_without_colour(records):
    document = composed(begin(records), on=NOW.date()).document
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    if pictures:
        assert "Rawan: Wuluhan" in pictures[0].alt
        assert ">R<" in pictures[0].svg
    text = "".join(run.text for block in document.blocks for run in getattr(block, "runs", ()))
    assert "tidak berarti aman" in text
