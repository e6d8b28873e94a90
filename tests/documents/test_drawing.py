"""Papers on the page: archive PDF with tags, what is printed where, and the worst input."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from serasi.documents import drawing
from serasi.documents.docx import write
from serasi.documents.figures import printed_figures
from serasi.documents.model import (
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Picture,
    Sheet,
    Table,
    line,
)
from tests.documents.papers import (
    COUNTS,
    HOSTILE,
    KOP,
    NOON,
    SHIELD,
    hostile,
    letter,
    long_table,
    report,
)

BASE = "https://serasi.example/angka/"


def drawn(document: Document, base: str = "") -> PdfReader:
    return PdfReader(io.BytesIO(drawing.pdf(document, made_at=NOON, base=base)))


def words(page: Any) -> str:
    return re.sub(r"\s+", " ", page.extract_text())


def every_word(reader: PdfReader) -> str:
    """Return the words of all pages without the places where a long word may break."""
    text = "".join(page.extract_text() for page in reader.pages)
    return re.sub(r"[\u00ad\u200b\s-]", "", text)


def tags(reader: PdfReader) -> Counter[str]:
    found: Counter[str] = Counter()

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            found[str(node.get("/S", ""))] += 1
            if "/K" in node:
                walk(node["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def faces(reader: PdfReader) -> list[Any]:
    fonts: dict[str, Any] = {}
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            fonts[font.get_object()["/BaseFont"]] = font.get_object()
    return list(fonts.values())


def test_a_report_is_an_archive_file_that_a_screen_reader_can_read() -> None:
    reader = drawn(report())
    root = reader.trailer["/Root"]
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert root["/Lang"] == "id-ID"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Laporan Rencana Aksi B08 Tahun 2026"
    found = tags(reader)
    assert found["/Table"] == 2 and found["/THead"] == 2 and found["/TH"] == 5 + 12
    assert found["/H1"] >= 3 and found["/H2"] == 1 and found["/Figure"] == 2
    for font in faces(reader):
        inner = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert any(key.startswith("/FontFile") for key in inner), font["/BaseFont"]


def test_the_same_paper_is_the_same_file_and_a_later_one_is_not() -> None:
    first = drawing.pdf(report(), made_at=NOON)
    assert first == drawing.pdf(report(), made_at=NOON)
    assert first != drawing.pdf(report(), made_at=NOON.replace(hour=6))


def test_a_report_has_a_cover_contents_and_numbered_pages() -> None:
    pages = [words(page) for page in drawn(report()).pages]
    assert "Januari–Agustus 2026" in pages[0] and "Batas data" in pages[0]
    assert "Halaman" not in pages[0]
    assert re.search(r"BAB I PENDAHULUAN[ .]+3", pages[1])
    assert re.search(r"Lampiran II PETA[ .]+\d", pages[1])
    for at, page in enumerate(pages[1:], 2):
        assert f"Halaman {at} dari {len(pages)}" in page
    assert all("TERBATAS" in page and "DRAF" in page for page in pages)
    assert "DRAF" not in words(drawn(report(draft="")).pages[0])


def test_a_letter_names_its_number_its_recipients_and_who_signs_for_whom() -> None:
    page = words(drawn(letter()).pages[0])
    order = (
        "PEMERINTAH KABUPATEN JEMBER",
        "300.2.3/123/35.09.405/2026",
        "Yth. 1. Camat Wuluhan",
        "Kami mengundang",
        "Selasa, 8 September 2026",
        "a.n. Bupati Jember Sekretaris Daerah u.b. Kepala Badan,",
        "NIP 19700101 199503 1 001",
        "Tembusan: Bupati Jember",
    )
    places = [page.index(piece) for piece in order]
    assert places == sorted(places)
    assert "Jember, 1 September 2026" in page and "BIASA" not in page


def test_a_wide_table_turns_the_sheet_and_only_its_own_page() -> None:
    turned = [page.mediabox.width > page.mediabox.height for page in drawn(report()).pages]
    assert sum(turned) == 1


def test_a_paper_on_folio_is_215_by_330_millimetres() -> None:
    box = drawn(letter(sheet=Sheet.FOLIO)).pages[0].mediabox
    assert round(float(box.width) / 72 * 25.4) == 215
    assert round(float(box.height) / 72 * 25.4) == 330


def test_each_number_with_a_figure_leads_to_it() -> None:
    reader = drawn(report(), BASE)
    links = {
        note.get_object()["/A"]["/URI"]
        for page in reader.pages
        for note in page.get("/Annots", [])
        if "/URI" in note.get_object().get("/A", {})
    }
    figures = printed_figures(report())
    assert {one.figure for one in figures} == {"count.all", "c.w.25", "c.w.26", "c.a.25"}
    assert links == {BASE + one.figure for one in figures}
    assert [one.place for one in figures][:2] == ["A. Latar belakang", COUNTS.caption]
    assert not any("/Annots" in page for page in drawn(letter(), "").pages)


def test_the_head_of_a_long_table_stands_on_every_page() -> None:
    reader = drawn(long_table(400))
    assert len(reader.pages) > 5
    assert all("Kolom 8" in words(page) for page in reader.pages)
    assert "isi399" in every_word(reader)


@pytest.mark.parametrize(
    "emblem",
    [
        None,
        SHIELD,
        b"",
        b"\x89PNG\r\n\x1a\nrusak",
        b"<svg>&x;</svg>",
        SHIELD.decode().encode("utf-16"),
    ],
)
def test_a_kop_stands_with_an_emblem_or_without(emblem: bytes | None) -> None:
    head = Letterhead(KOP.lines, KOP.address, emblem)
    reader = drawn(letter(letterhead=head))
    assert "BADAN KESATUAN BANGSA DAN POLITIK" in words(reader.pages[0])
    assert write(letter(letterhead=head))[:2] == b"PK"
    assert tags(reader)["/Figure"] == (1 if emblem == SHIELD else 0)


def test_a_table_without_rows_says_so() -> None:
    bare = Table(COUNTS.columns, (), empty="Nihil.")
    assert "Nihil." in words(drawn(report(blocks=(bare,))).pages[1])
    missing = Table(COUNTS.columns, ())
    assert "Tidak ada data." in words(drawn(report(blocks=(missing,))).pages[1])


def test_hostile_words_are_printed_as_they_stand_and_nothing_is_lost() -> None:
    reader = drawn(hostile(), BASE)
    text = every_word(reader)
    bare = re.sub(r"[\s-]", "", HOSTILE)
    assert text.count(bare) >= 8
    assert "Sugengwonoadiningratkusuma" * 12 in text
    assert "[U+1F64F]" in text and "[U+4E2D]" in text
    assert "Gambarrusak" in text and "lebih" in text
    assert "Rp1.000" in text and "\u202e" not in text


def test_a_paper_of_nothing_is_still_a_page() -> None:
    assert len(drawn(Document("note", "", ())).pages) == 1
    assert len(drawn(Document("note", "", (), cover=True)).pages) == 1


def test_levels_left_out_are_closed_up() -> None:
    blocks = (Heading("Satu", 3), Paragraph(line("isi")), Heading("Dua", 5), Heading("Tiga", 1))
    found = tags(drawn(report(blocks=blocks, annexes=())))
    assert found["/H2"] == 1 and not found["/H3"]


def test_pictures_of_the_pages_are_as_many_as_the_pages() -> None:
    pages = drawing.png(letter(), ppi=40)
    assert len(pages) == 1
    size = Image.open(io.BytesIO(pages[0])).size
    assert size[0] / size[1] == pytest.approx(210 / 297, rel=0.02)


@pytest.mark.parametrize(
    ("inner", "drawn_as_svg"),
    [
        ("<text x='1' y='20'>Rukun 🙏 中</text>", True),
        ("<script>alert(1)</script><rect width='NaN' height='-3'/>", True),
        ("<image href='file:///etc/hostname' width='9' height='9'/>", False),
        ("<image href='https://contoh.example/a.png' width='9' height='9'/>", False),
        ("<image href='data:image/png;base64,AAAA' width='9' height='9'/>", True),
    ],
    ids=["emoji", "script", "file", "web", "inside"],
)
def test_a_strange_drawing_breaks_no_paper_and_fetches_nothing(
    inner: str, drawn_as_svg: bool
) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">{inner}</svg>'
    reader = drawn(Document("note", "Gambar", (Picture(svg, "Kata pengganti"),)))
    assert tags(reader)["/Figure"] == int(drawn_as_svg)
    assert ("Kata pengganti" in words(reader.pages[0])) is not drawn_as_svg
