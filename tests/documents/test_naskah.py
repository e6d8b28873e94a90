"""Each official paper says what it must, in its order, on the page and in its editable file."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pytest
from pypdf import PdfReader

from serasi.documents import drawing
from serasi.documents.docx import read_back, write
from serasi.documents.model import Document, Heading, Table
from serasi.documents.naskah.common import Issue, lettered
from serasi.documents.naskah.letters import covering_letter
from serasi.documents.naskah.meetings import Minutes, minutes
from serasi.documents.xlsx import write as write_workbook
from tests.documents.examples import EXAMPLES, HEAD, ISSUE, KOP, MEETING, agreed, attended
from tests.documents.papers import NOON

ORDERS = {
    "invitation": (
        "Nomor : 300.2.3/123/35.09.405/2026",
        "Sifat : Segera",
        "Lampiran : 1 (satu) berkas",
        "Yth. 1. Camat Wuluhan",
        "Hari/tanggal : Selasa, 15 September 2026",
        "Pukul : 09.00 WIB s.d. selesai",
        "Dengan catatan",
        "Plt. Kepala Badan,",
        "Tembusan: 1. Bupati Jember",
    ),
    "minutes": (
        "NOTULA",
        "Waktu : 09.00–11.30 WIB",
        "24 (dua puluh empat) orang, unsur kecamatan",
        "Jalannya rapat",
        "Camat Wuluhan: Dua kali",
        "Kesimpulan",
        "Tindak lanjut",
        "20 September 2026",
        "tidak ada data",
        "Notulis,",
    ),
    "attendance": ("DAFTAR HADIR", "Siti Contoh", "10. …", "Jumlah yang hadir", "Jumlah 2 2 1 5"),
    "peace_record": (
        "BERITA ACARA KESEPAKATAN DAMAI",
        "Selasa, tanggal delapan, bulan September, tahun dua ribu dua puluh enam (08-09-2026)",
        "PIHAK KESATU",
        "PIHAK KEDUA",
        "Duduk perkara",
        *(f"Pasal {at} " for at in range(1, 11)),
        "3 (tiga) rangkap",
        "PARA PIHAK",
        "Meterai Rp10.000",
        "SAKSI-SAKSI",
        "MENGETAHUI",
        "Bhabinkamtibmas,",
    ),
    "assignment": (
        "SURAT TUGAS",
        "Dasar : 1.",
        "MENUGASKAN:",
        "Kepada : 1.",
        "NIP 19900101",
        "Untuk",
    ),
    "decision": (
        "KEPUTUSAN BUPATI JEMBER",
        "TENTANG PEMBENTUKAN TIM TERPADU",
        "DENGAN RAHMAT TUHAN YANG MAHA ESA",
        "Menimbang : a. bahwa",
        "Mengingat : 1. Undang-Undang",
        "Memperhatikan",
        "MEMUTUSKAN:",
        "Menetapkan : KEPUTUSAN BUPATI JEMBER TENTANG",
        "KESATU : Membentuk",
        "KETIGA :",
        "Ditetapkan di Jember pada tanggal 8 September 2026",
        "Lampiran : Keputusan Bupati Jember",
        "Nomor : 100.3.3.2/45/35.09.013/2026",
        "Tanggal : 8 September 2026",
        "Sekretaris",
    ),
    "status_proposal": (
        "TERBATAS",
        "Sifat : Terbatas/Sangat Segera",
        "14 (empat belas) hari",
        "tidak dapat dikendalikan",
        "konsultasi dengan pimpinan DPRD",
        "Lampiran I",
        "Belum diketahui",
        "Lampiran II",
        "24 Agustus 2026",
    ),
    "press_release": (
        "SIARAN PERS",
        "UNTUK DISIARKAN SEGERA",
        "Apa :",
        "Keadaan sekarang :",
        "Tindakan pemerintah",
        "Imbauan",
        "Layanan",
        "Narasumber tunggal :",
        "Disetujui Sekretaris Daerah, 8 September 2026 pukul 14.05 WIB.",
    ),
    "clarification": ("KLARIFIKASI KABAR", "Klaim :", "Hasil cek :", "HOAKS", "Tautan :"),
    "covering_letter": ("SURAT PENGANTAR", "1 (satu) berkas", "2 (dua) lembar", "Diterima tanggal"),
}


def printed(document: Document) -> str:
    reader = PdfReader(io.BytesIO(drawing.pdf(document, made_at=NOON)))
    text = " ".join(page.extract_text() for page in reader.pages)
    return re.sub(r"\s+:", " :", re.sub(r"\s+", " ", text))


@pytest.mark.parametrize("kind", EXAMPLES)
def test_an_official_paper_says_what_it_must_in_its_order(kind: str) -> None:
    text = printed(EXAMPLES[kind]())
    at = 0
    for piece in ORDERS[kind]:
        assert piece in text[at:], piece
        at = text.index(piece, at)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_an_official_paper_can_be_edited_and_counted(kind: str) -> None:
    paper = EXAMPLES[kind]()
    assert paper.kind == kind
    data = write(paper)
    assert docx.Document(io.BytesIO(data)).core_properties.title == paper.title
    if any("key" in vars(block) and not isinstance(block, Table) for block in paper.blocks):
        keys = [getattr(b, "key", "") for b in paper.blocks if not isinstance(b, Table)]
        assert set(read_back(data).prose) == {key for key in keys if key}
    assert write_workbook(paper)[:2] == b"PK"


def test_a_peace_record_has_ten_articles_and_an_unknown_age_is_not_nought() -> None:
    numbers = [b.number for b in agreed().blocks if isinstance(b, Heading) and b.number]
    assert numbers == [f"Pasal {at}" for at in range(1, 11)]
    text = printed(agreed())
    assert "Umur : tidak ada data" in text and "Umur : 0" not in text
    assert "tidak menghapus tindak pidana berat" in text


def test_totals_of_those_present_count_women_men_and_who_left_it_open() -> None:
    totals = [block for block in attended().blocks if isinstance(block, Table)][1]
    assert [cell.value for cell in totals.rows[-1][1:]] == [2, 2, 1, 5]


def test_a_paper_without_a_number_leaves_a_line_for_it() -> None:
    issue = Issue(KOP, "Jember", ISSUE.day, (HEAD,))
    assert "NOMOR ………………" in printed(covering_letter("Camat", (), issue))


def test_minutes_of_a_meeting_where_nothing_was_noted_are_a_sensible_page() -> None:
    bare = Minutes(MEETING, None, (), (), (), ())
    text = printed(minutes(bare, replace(ISSUE, number="")))
    assert "Peserta : tidak ada data" in text
    assert "Rapat tidak mengambil kesimpulan." in text and "Tidak ada tugas" in text


def test_more_points_than_letters_are_numbered() -> None:
    assert lettered(("x",) * 26).marks[-1] == "z."
    assert lettered(("x",) * 27).marks[-1] == "27."
