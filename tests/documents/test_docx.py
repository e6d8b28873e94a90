"""An editable paper: opens, keeps its numbers and prose findable, and tells what was changed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from serasi.documents.docx import read_back, write
from serasi.documents.figures import printed_figures
from serasi.documents.model import Document, Paragraph, Picture, Run, line
from serasi.problems import Problem
from tests.documents.papers import BARS, COUNTS, HOSTILE, hostile, letter, long_table, report


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def whole_text(data: bytes) -> str:
    root = opened(data).element
    return "".join(node.text or "" for node in root.iter(qn("w:t")))


def edited(data: bytes, change: Callable[[str], str], part: str = "word/document.xml") -> bytes:
    """Return the file as an editor would save it, with its text changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text.decode()).encode() if name == part else text)
    return made.getvalue()


def swapped(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return change


def codes(data: bytes) -> list[str]:
    return [finding.problem.code for finding in read_back(data).findings]


def test_a_report_opens_with_real_styles_and_its_pages_are_counted() -> None:
    word = opened(write(report()))
    names = [one.style.name for one in word.paragraphs if one.style]
    assert names.count("Heading 1") == 5 and "Heading 2" in names and "Caption" in names
    assert word.core_properties.title == "Laporan Rencana Aksi B08 Tahun 2026"
    foot = etree.tostring(word.sections[0].footer._element).decode()
    assert " PAGE " in foot and " NUMPAGES " in foot and "Halaman" in foot
    assert "TERBATAS · DRAF" in "".join(one.text for one in word.sections[0].header.paragraphs)
    lang = word.styles.element.find(f".//{qn('w:lang')}")
    assert lang.get(qn("w:val")) == "id-ID"


def test_a_wide_table_has_a_section_of_its_own_with_the_same_head_and_foot() -> None:
    sections = opened(write(report())).sections
    assert [one.page_width > one.page_height for one in sections] == [False, True, False]
    assert all("Halaman" in "".join(p.text for p in one.footer.paragraphs) for one in sections)


def test_the_head_of_a_table_is_merged_and_printed_again() -> None:
    table = next(
        one
        for one in opened(write(report(blocks=(COUNTS,)))).tables
        if one.style.name == "Table Grid"
    )
    assert len(table._tbl.findall(f".//{qn('w:tblHeader')}")) == 2
    assert table.cell(0, 2).text == table.cell(0, 3).text == "Jumlah peristiwa"
    assert table.cell(0, 1)._tc is table.cell(1, 1)._tc
    assert [cell.text for cell in table.rows[-1].cells] == ["", "Jumlah", "15", "1.250"]


def test_a_picture_is_drawn_and_has_its_words() -> None:
    word = opened(write(report(blocks=(Picture(BARS, 'Batang "12" <a>', "Gambar 1"),))))
    told = [node.get("descr") for node in word.element.iter(qn("wp:docPr"))]
    assert told == ["Lambang", 'Batang "12" <a>']
    assert len({node.get("id") for node in word.element.iter(qn("wp:docPr"))}) == 2


def test_the_same_paper_is_the_same_file() -> None:
    assert write(report()) == write(report())


def test_an_untouched_file_reads_back_as_it_was_written() -> None:
    data = write(report(), identity="naskah-17")
    back = read_back(data)
    assert back.identity == "naskah-17"
    assert back.prose["intro"] == line("Tercatat ", Run("123", "count.all"), " peristiwa.")
    assert set(back.prose) == {"intro", "end"}
    wanted = {one.figure: one.text for one in printed_figures(report())}
    assert back.figures == wanted
    assert back.findings == () and back.edited == ()


def test_rewritten_prose_comes_back_with_its_numbers() -> None:
    data = edited(write(report()), swapped("Tercatat ", "Kami mencatat "))
    back = read_back(data)
    assert back.prose["intro"] == line("Kami mencatat ", Run("123", "count.all"), " peristiwa.")
    assert back.edited == ("intro",) and back.findings == ()


def test_a_number_changed_by_hand_is_found_and_named() -> None:
    (finding,) = read_back(edited(write(report()), swapped(">123<", ">132<"))).findings
    assert finding.name == "count.all" and finding.problem.code == "S1510"
    assert "123" in str(finding.problem) and "132" in str(finding.problem)


def test_a_number_changed_in_a_table_is_found() -> None:
    assert codes(
        edited(
            write(report()),
            swapped(">1.250</w:t></w:r><w:bookmarkEnd", ">9</w:t></w:r><w:bookmarkEnd"),
        )
    ) == ["S1510"]


def test_a_deleted_number_and_a_deleted_paragraph_are_found() -> None:
    def without(kind: str) -> Callable[[str], str]:
        def change(text: str) -> str:
            root = etree.fromstring(text.encode())
            for control in list(root.iter(qn("w:sdt"))):
                tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
                if tag.endswith(kind):
                    control.getparent().remove(control)
            return etree.tostring(root, encoding="unicode")

        return change

    assert codes(edited(write(report()), without(":count.all"))) == ["S1511"]
    assert sorted(codes(edited(write(report()), without(":intro")))) == ["S1511", "S1512"]


def test_a_copied_paragraph_is_found_and_the_first_is_kept() -> None:
    def twice(text: str) -> str:
        root = etree.fromstring(text.encode())
        control = next(root.iter(qn("w:sdt")))
        control.addnext(etree.fromstring(etree.tostring(control)))
        return etree.tostring(root, encoding="unicode")

    assert codes(edited(write(report()), twice)) == ["S1513"]


def test_open_tracked_changes_are_told_and_read_as_accepted() -> None:
    deleted = (
        '<w:del w:id="1" w:author="x"><w:r><w:delText>Tercatat </w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="x"><w:r><w:t xml:space="preserve">Ada </w:t></w:r></w:ins>'
    )
    data = edited(
        write(report()),
        swapped('<w:r><w:t xml:space="preserve">Tercatat </w:t></w:r>', deleted),
    )
    back = read_back(data)
    assert back.prose["intro"][0] == Run("Ada ")
    assert [one.problem.code for one in back.findings] == ["S1514"]


def test_a_file_that_lost_its_list_still_gives_what_it_holds() -> None:
    data = edited(write(report()), lambda text: "<leer/>", "customXml/item2.xml")
    back = read_back(data)
    assert set(back.prose) == {"intro", "end"} and back.figures["count.all"] == "123"
    assert [one.problem.code for one in back.findings] == ["S1515"]


def test_a_file_saved_by_an_editor_that_drops_controls_is_read_by_its_bookmarks() -> None:
    """As LibreOffice 7 saves it: the tags are gone, the bookmarks stay."""

    def untagged(text: str) -> str:
        changed = text.replace("Tercatat ", "Ada ").replace(">12</w:t>", ">13</w:t>")
        return re.sub(r"<w:(tag|alias|lock|id) w:val=\"[^\"]*\"/>", "", changed)

    back = read_back(edited(write(report(), identity="17"), untagged))
    assert back.prose["intro"] == line("Ada ", Run("123", "count.all"), " peristiwa.")
    assert back.edited == ("intro",) and back.identity == "17"
    assert [(one.name, one.problem.code) for one in back.findings] == [("c.w.25", "S1510")]


def test_a_file_that_kept_only_the_titles_of_its_controls_is_read_by_them() -> None:
    def untagged(text: str) -> str:
        return re.sub(r"<w:tag [^>]*/>|<w:bookmark(Start|End) [^>]*/>", "", text)

    back = read_back(edited(write(report()), untagged))
    assert set(back.prose) == {"intro", "end"} and back.findings == ()


def test_paragraphs_split_by_the_officer_come_back_as_lines() -> None:
    split = "</w:t></w:r></w:p><w:p><w:r><w:t>"
    back = read_back(edited(write(report()), swapped("Demikian laporan ini.", f"Satu.{split}Dua.")))
    assert back.prose["end"] == line("Satu.\nDua.")


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (101 * 1024 * 1024))
    return made.getvalue()


ENTITIES = '<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="urn:x">&b;</w:document>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "S1501"),
        (b"bukan docx", "S1501"),
        (write(letter())[:3000], "S1501"),
        (edited(write(letter()), lambda text: text[:900]), "S1501"),
        (edited(write(letter()), lambda text: ENTITIES), "S1501"),
        (bomb(), "S1502"),
    ],
    ids=["empty", "no zip", "cut", "cut xml", "entities", "bomb"],
)
def test_a_broken_file_is_a_numbered_problem(data: bytes, code: str) -> None:
    with pytest.raises(Problem) as refused:
        read_back(data)
    assert refused.value.code == code


def test_a_file_of_another_maker_is_refused() -> None:
    made = io.BytesIO()
    docx.Document().save(made)
    with pytest.raises(Problem) as refused:
        read_back(made.getvalue())
    assert refused.value.code == "S1503"


def test_hostile_words_stand_as_words_and_no_field_is_theirs() -> None:
    blocks = (
        Paragraph(line(HOSTILE, " { DDEAUTO cmd } =SUM(A1)", Run("7", HOSTILE)), key=HOSTILE),
    )
    data = write(replace(hostile(), blocks=(*hostile().blocks, *blocks)))
    text = whole_text(data)
    assert text.count(HOSTILE) >= 8 and "DDEAUTO cmd" in text
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = "".join(archive.read(n).decode() for n in archive.namelist() if n.endswith(".xml"))
        assert not any(
            "TargetMode" in archive.read(n).decode() for n in archive.namelist() if "rels" in n
        )
    assert set(re.findall(r'w:instr="([^"]*)"', xml)) == {" PAGE ", " NUMPAGES "}
    assert "instrText" not in xml
    back = read_back(data)
    assert back.findings == () and back.figures[HOSTILE] == "7" and HOSTILE in back.prose


def test_tags_are_no_longer_than_word_holds_and_numbers_are_unique() -> None:
    key = "kunci" * 60
    data = write(report(blocks=(Paragraph(line("a", Run("1", key)), key=key),)))
    root = opened(data).element
    marks = [n.get(qn("w:val")) for name in ("w:tag", "w:alias") for n in root.iter(qn(name))]
    assert marks and all(len(mark) <= 64 for mark in marks)
    back = read_back(data)
    assert list(back.prose) == [key] and list(back.figures) == [key]


def test_a_table_of_thousands_of_rows_is_written_whole() -> None:
    data = write(long_table(3000))
    assert len(opened(data).tables[-1]._tbl.tr_lst) == 3001


def test_a_paper_of_nothing_opens() -> None:
    assert opened(write(Document("note", "", ()))).paragraphs


def test_an_annex_begins_a_page_without_leaving_an_empty_one_and_says_whose_it_is() -> None:
    data = write(report(cover=False, blocks=()))
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert xml.count("<w:pageBreakBefore/>") == 2 and 'w:type="page"' not in xml
    cells = [cell.text for table in opened(data).tables for cell in table._cells]
    assert cells.count("Laporan Rencana Aksi B08 Tahun 2026") == 2 and "8 September 2026" in cells
