"""Every kind of paper with the worst that comes in: nothing, no emblem, endless names."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import docx as word
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from serasi.documents import docx, drawing, xlsx
from serasi.documents.model import Document, Letterhead
from serasi.facilitate.models import Attendance
from serasi.problems import Problem
from serasi.publish.actions import making, uploading
from serasi.publish.actions.about import begin_about
from serasi.publish.composing import Draft
from serasi.publish.facts import facts_of
from serasi.publish.figures.model import Asked, Definition, Result
from serasi.publish.keeping import Kept
from serasi.publish.kinds import KINDS, Rhythm
from serasi.publish.models import Paper
from serasi.publish.periods import Span, day_of, four_months, month_of, year_of
from serasi.publish.queries.composed import composed
from tests.cast import NOW
from tests.documents.test_docx import edited
from tests.facilitate.conftest import held, invited, planned
from tests.facilitate.forum_path import Path as Forum
from tests.facilitate.forum_path import add_colleague
from tests.publish.about.test_meeting_papers import came, minuted
from tests.publish.about.test_package_papers import spent, subject_of
from tests.publish.about.test_status_papers import Path as Status
from tests.publish.conftest import AREA, put
from tests.publish.counted import VILLAGES, happened
from tests.respond.conftest import office, open_case
from tests.respond.mending import Path, owing
from tests.warn.conftest import office as warn_office
from tests.warn.test_rumours import checked, seen

__all__ = ["held", "invited", "office", "open_case", "planned", "warn_office"]

ALL = sorted(KINDS)
PERIODIC = [code for code in ALL if not KINDS[code].about]
WORDS_ALONE = frozenset(
    {
        "ba_damai",
        "keputusan_status",
        "klarifikasi",
        "siaran_pers",
        "surat_tugas",
        "undangan",
        "usul_status",
    }
)
"""Kinds that print no number of a figure."""
SPANS: dict[Rhythm, Span] = {
    Rhythm.FOUR_MONTHS: four_months("B08", 2026),
    Rhythm.MONTH: month_of(date(2026, 10, 1)),
    Rhythm.DAY: day_of(NOW.date() - timedelta(days=1)),
    Rhythm.YEAR: year_of(2025),
}
NAME = "Perguruan Rekaan Tanpa Akhir " * 10 + "X" * 20
CODED = re.compile(r"^$|^[A-Z]+\d|^\S+$|\d")
"""Words that a kind reads as a code, a day or a number, and does not only print."""


def writer(code: str) -> str:
    """Return who of the cast writes papers of a kind."""
    kind = KINDS[code]
    return "tirto" if kind.above else "sinta" if kind.about == "package" else "dewi"


def _meeting(request, house, kind: str) -> str:
    row = request.getfixturevalue("invited" if kind == "undangan" else "held")()
    if kind != "undangan":
        came(row, house)
        minuted(house, row)
    return row.subject


def _agreement(request, house, _kind: str) -> str:
    path = Path(request.getfixturevalue("office"), request.getfixturevalue("open_case")())
    path.to_signed(owing(house, due_on=date(2026, 12, 24)))
    return f"agreement:{path.agreement.number}"


def _event(_request, house, _kind: str) -> str:
    return f"event:{put(house, date(2026, 11, 22), injured_light=2).public_id}"


def _rumour(request, _house, _kind: str) -> str:
    desk = request.getfixturevalue("warn_office")
    return f"rumour:{checked(desk, seen(desk)).pk}"


def _case(request, _house, _kind: str) -> str:
    path = Status(request.getfixturevalue("office"), request.getfixturevalue("open_case")())
    path.step("propose", "hendra")
    path.step("consult", "dewi")
    return f"case:{path.case.number}"


def _package(_request, house, _kind: str) -> str:
    add_colleague(house)
    return subject_of(spent(Forum(house)))


RECORDS: dict[str, Callable[..., str]] = {
    "meeting": _meeting, "agreement": _agreement, "event": _event, "rumour": _rumour,
    "case": _case, "package": _package,
}  # fmt: skip


@pytest.fixture
def begun(request, house) -> Callable[[str], Paper]:
    """Return what begins a paper of any kind; one about a period is about an empty one."""

    def begin(code: str) -> Paper:
        kind = KINDS[code]
        if kind.about:
            subject = RECORDS[kind.about](request, house, code)
            return begin_about(house.viewer(writer(code)), kind_code=code, subject=subject, now=NOW)
        area = "35" if kind.above else AREA
        return making.begin_paper(
            house.viewer(writer(code)), kind_code=code, area=area, span=SPANS[kind.rhythm], now=NOW
        )

    return begin


def recomposed(row: Paper, change: Callable[[Result], Result], *, endless: bool = False):
    """Compose a paper from figures that were changed, with endless names of its office."""
    facts = facts_of(row, on=NOW.date())
    if endless:
        facts = replace(
            facts, region_name=NAME, area_name=NAME, agency=NAME, title=NAME, place=NAME,
            letterhead=Letterhead((NAME, NAME), NAME), signature=replace(
                facts.signature, office=NAME, name=NAME
            ),
        )  # fmt: skip
    kept = Kept(row)

    def resolve(name: str, meaning: Definition, asked: Asked) -> Result:
        return change(kept(name, meaning, asked))

    draft = Draft(facts, resolve=resolve)
    return KINDS[row.kind].compose(draft)


def drawn_well(document: Document) -> str:
    """Draw a paper in all its forms; return the words of its DOCX without soft hyphens."""
    assert document.letterhead is None or document.letterhead.emblem is None
    pages = PdfReader(io.BytesIO(drawing.pdf(document, made_at=NOW))).pages
    assert all(page.extract_text().strip() for page in pages), "a page of nothing"
    content = docx.write(document, identity="NS-2026-0001")
    back = docx.read_back(content)
    assert (back.identity, back.edited, back.findings) == ("NS-2026-0001", (), ())
    load_workbook(io.BytesIO(xlsx.write(document)))
    return worded(content)


def worded(content: bytes) -> str:
    """Return the words of a DOCX without the places where a long word may break."""
    made = word.Document(io.BytesIO(content))
    words = "".join(node.text or "" for node in made.element.body.iter() if node.tag.endswith("}t"))
    return words.replace("\u00ad", "").replace("\u200b", "")


def test_each_kind_of_record_has_an_example_here():
    assert {kind.about for kind in KINDS.values()} - {""} <= set(RECORDS)


@pytest.mark.parametrize("code", ALL)
def test_a_paper_of_nothing_and_without_an_emblem_is_a_sensible_page(begun, code):
    row = begun(code)
    document = composed(row, on=NOW.date()).document
    text = drawn_well(document)
    assert "None" not in text
    if code in PERIODIC:
        assert re.search("tidak ada data|[Tt]idak ada|0|–|[Nn]ihil", text)


def no_value(found: Result) -> Result:
    return Result(dict.fromkeys(found.values), found.texts, found.rows)


@pytest.mark.parametrize("code", PERIODIC)
def test_where_nothing_is_known_no_nought_is_printed(begun, code):
    document = recomposed(begun(code), no_value)
    text = drawn_well(document)
    assert "tidak ada data" in text.casefold()
    for block in document.blocks:
        for line in getattr(block, "rows", ()):
            told = [cell for cell in line if getattr(cell, "figure", "")]
            assert all(cell.text != "0" and cell.value is None for cell in told)


def endless(found: Result) -> Result:
    texts = {
        key: words if CODED.search(words) else f"{words} {NAME}"[:300]
        for key, words in found.texts.items()
    }
    return Result(found.values, texts, found.rows)


@pytest.mark.parametrize("code", ALL)
def test_names_of_300_letters_break_no_paper(begun, code):
    text = drawn_well(recomposed(begun(code), endless, endless=True))
    assert NAME[:40].casefold() in text.casefold()


def test_4000_records_stand_in_the_report_row_by_row(begun, house):
    days = [date(2026, 5, 1) + timedelta(days=n % 120) for n in range(4000)]
    happened(house, [("T1", VILLAGES[n % 2], day, "incident") for n, day in enumerate(days)])
    row = begun("timdu")
    found = composed(row, on=NOW.date())
    (table,) = (b for b in found.document.blocks if getattr(b, "key", "") == "peristiwa")
    assert len(table.rows) == 4000 and found.draft.shown["jumlah"].get("peristiwa") == 4000
    book = load_workbook(io.BytesIO(xlsx.write(found.document)), read_only=True)
    assert max(sheet.max_row or 0 for sheet in book.worksheets) > 4000
    assert docx.read_back(docx.write(found.document, identity=row.number)).findings == ()
    assert len(PdfReader(io.BytesIO(drawing.pdf(found.document, made_at=NOW))).pages) > 100


def test_4000_people_stand_in_the_list_of_those_present(house, held):
    row = held()
    Attendance.objects.bulk_create(
        Attendance(
            meeting=row, name=f"Warga Rekaan {n}", sex="LP"[n % 2], way="tick", at=NOW,
            element="tokoh pemuda",
        )
        for n in range(4000)
    )  # fmt: skip
    made = begin_about(house.viewer("dewi"), kind_code="daftar_hadir", subject=row.subject, now=NOW)
    document = composed(made, on=NOW.date()).document
    assert max(len(getattr(block, "rows", ())) for block in document.blocks) >= 4000
    text = worded(docx.write(document, identity=made.number))
    assert "Warga Rekaan 0" in text and "Warga Rekaan 3999" in text


NUMBER = re.compile(
    r"(<w:bookmarkStart [^>]*/><w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>)"
    r"((?:Rp)?[\d.]+)(</w:t></w:r><w:bookmarkEnd)"
)


MARKS = re.compile(r"<w:sdtPr>.*?</w:sdtPr>|<w:bookmarkStart [^>]*/>", re.DOTALL)


def taken(house, row: Paper, content: bytes):
    """Send an edited DOCX of a paper back as who writes it; return what was found in it."""
    uploading.take_docx(
        house.viewer(writer(row.kind)), number=row.number, content=content,
        version=Paper.objects.get(pk=row.pk).version, now=NOW,
    )  # fmt: skip
    return row.checks.first().findings


def kept_of(row: Paper) -> dict[str, dict]:
    rows = row.figures.select_related("figure")
    return {one.name: one.figure.result for one in rows}


@pytest.mark.parametrize("code", ALL)
def test_a_number_changed_in_word_is_a_finding_and_changes_nothing(begun, house, code):
    row = begun(code)
    before = kept_of(row)
    content = docx.write(composed(row, on=NOW.date()).document, identity=row.number)
    numbers = 0

    def change(text: str) -> str:
        nonlocal numbers
        text, numbers = NUMBER.subn(r"\g<1>987654\g<3>", text)
        return text

    spoiled = edited(content, change)
    found = [one for one in taken(house, row, spoiled) if one["kind"].startswith("S151")]
    assert bool(found) == bool(numbers)
    assert numbers or code in WORDS_ALONE
    assert kept_of(row) == before
    again = composed(Paper.objects.get(pk=row.pk), on=NOW.date()).document
    assert "987654" not in drawn_well(again)


@pytest.mark.parametrize("code", ALL)
def test_a_template_broken_in_word_is_told_by_number_and_loses_nothing(begun, house, code):
    row = begun(code)
    document = composed(row, on=NOW.date()).document
    content = docx.write(document, identity=row.number)
    for broken, number in ((content[: len(content) // 2], "S1501"), (b"PK\x03\x04rusak", "S1501")):
        with pytest.raises(Problem) as refused:
            taken(house, row, broken)
        assert refused.value.code == number
    other = docx.write(document, identity="NS-2020-9999")
    with pytest.raises(Problem) as refused:
        taken(house, row, other)
    assert "NS-2020-9999" in str(refused.value)
    bare = edited(content, lambda text: MARKS.sub("", text))
    marks = docx.read_back(content)
    found = [one["kind"] for one in taken(house, row, bare) if one["kind"].startswith("S15")]
    assert bool(found) == bool(marks.prose or marks.figures)
    assert composed(Paper.objects.get(pk=row.pk), on=NOW.date()).document == document
