"""The papers of a month: prepared at the desk, edited in Word, signed by a second on the phone.

The desk prepares the recap of a month that is over, writes two of its parts on the page and in
Word, and sends it; the head signs on a phone after reading what the check found; the numbered
copies are those that were hashed. Another paper is made from an incident, on a phone without
scripts.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import MovedHouse
from tests.browser.pictures import picture
from tests.browser.steps import look, send
from tests.browser.story import Story

pytestmark = pytest.mark.browser

RECAP = "Rekap bulanan potensi dan peristiwa"
WRITTEN = "Pertemuan warga di dua kecamatan berjalan tanpa hambatan."
IN_WORD = "Penyuluhan tetap dilanjutkan bersama FKUB."


def test_a_recap_is_written_by_one_and_signed_by_another(
    moved_house: MovedHouse, browser: Browser, tmp_path: Path
) -> None:
    story = Story(moved_house, browser)
    number = prepare(story)
    with story.as_("analis") as desk:
        desk.goto(f"/naskah/{number}/")
        write(desk)
        in_word(desk, tmp_path)
        send(desk, "Kirim untuk ditandatangani")
        expect(desk.get_by_text("Dikirim untuk ditandatangani.")).to_be_visible()
        assert desk.get_by_role("button", name="Tandatangani").count() == 0
    read_and_sign(story, number)
    keep(story, number, tmp_path)


def test_a_paper_is_made_from_a_record_without_scripts(
    moved_house: MovedHouse, browser: Browser
) -> None:
    story = Story(moved_house, browser)
    with story.as_("piket", phone=True, scripts=False) as phone:
        phone.goto("/naskah/")
        phone.get_by_role("link", name=re.compile("^Laporan kejadian: ")).first.click()
        record = phone.locator("dt", has_text="Tentang").locator("xpath=../dd").get_by_role("link")
        public_id = record.inner_text()
        record.click()
        phone.locator("summary", has_text="Buat naskah").click()
        with phone.expect_navigation():
            phone.get_by_role("button", name="Laporan khusus").click()
        expect(phone.locator("h1")).to_contain_text("Laporan khusus")
        expect(phone.get_by_role("link", name=public_id)).to_be_visible()
        number = phone.url.rstrip("/").rsplit("/", 1)[1]
    with story.as_("piket", phone=True) as phone:
        phone.goto(f"/naskah/{number}/")
        look(phone)
        assert fetched(phone, "PDF").startswith(b"%PDF-")
    with story.as_("dinsos") as stranger:
        assert stranger.goto(f"/naskah/{number}/").status == 404


def prepare(story: Story) -> str:
    """Begin the recap of the month that is due next, from the list of what is due."""
    with story.as_("analis") as desk:
        desk.goto("/naskah/")
        look(desk)
        waiting = desk.locator("li.duty", has_text=RECAP).last
        waiting.get_by_role("button", name=re.compile("Siapkan")).click()
        expect(desk.locator("h1")).to_contain_text(RECAP)
        look(desk)
        picture(desk, "naskah-konsep")
        return desk.url.rstrip("/").rsplit("/", 1)[1]


def write(desk: Page) -> None:
    """Write a part on the page; counting anew leaves it alone."""
    desk.get_by_role("link", name=re.compile("^Ubah")).first.click()
    look(desk)
    desk.fill("#txt", WRITTEN)
    send(desk, "Simpan")
    expect(desk.get_by_text(WRITTEN)).to_be_visible()
    send(desk, "Hitung ulang angka")
    expect(desk.locator(".notice", has_text="Angka dihitung ulang")).to_be_visible()
    expect(desk.get_by_text(WRITTEN)).to_be_visible()


def in_word(desk: Page, folder: Path) -> None:
    """Edit the paper in Word: the new words are taken over, a number changed there is told."""
    paper = Document(io.BytesIO(fetched(desk, "DOCX")))
    edited = next(one for one in paper.element.body.iter(qn("w:t")) if WRITTEN in (one.text or ""))
    edited.text = f"{edited.text} {IN_WORD}"
    counts = [
        cells[-1]
        for row in paper.element.body.iter(qn("w:tr"))
        if (cells := list(row.iter(qn("w:t")))) and re.fullmatch(r"\d+", cells[-1].text or "")
    ]
    counts[0].text = "987"
    file = folder / "rekap-diubah.docx"
    paper.save(str(file))
    desk.locator("summary", has_text="Pakai naskah Word").click()
    desk.set_input_files("#ung", file)
    send(desk, "Ambil tulisannya")
    expect(desk.get_by_text(IN_WORD)).to_be_visible()
    told = desk.locator("section", has=desk.locator("#prk"))
    expect(told).to_contain_text("Naskah Word")
    expect(told).to_contain_text("987")
    assert "987" not in desk.locator("section", has=desk.locator("#nsk")).inner_text()
    look(desk)
    broken = folder / "rusak.docx"
    broken.write_bytes(b"PK\x03\x04 bukan Word")
    desk.locator("summary", has_text="Pakai naskah Word").click()
    desk.set_input_files("#ung", broken)
    send(desk, "Ambil tulisannya")
    expect(desk.locator("main")).to_contain_text(re.compile(r"S\d{4}"))
    desk.go_back()
    expect(desk.get_by_text(IN_WORD)).to_be_visible()


def read_and_sign(story: Story, number: str) -> None:
    """Sign on a phone: the list says what waits, and the check comes before the signature."""
    with story.as_("kepala", phone=True) as phone:
        phone.goto("/naskah/")
        expect(phone.locator("h1")).to_contain_text("1 naskah menunggu tanda tangan Anda")
        phone.locator("main").get_by_role("link", name=re.compile(RECAP)).first.click()
        assert phone.url.rstrip("/").endswith(number)
        if phone.get_by_role("button", name="Periksa angka").count():
            send(phone, "Periksa angka")
        look(phone)
        picture(phone, "naskah-tanda-tangan-hp", at="#lgk")
        reason = phone.locator("[name=reason]#als")
        if reason.count():
            reason.fill("Temuan sudah dibaca")
        send(phone, "Tandatangani")
        expect(phone.get_by_text("Ditandatangani. Berkasnya disimpan dengan hash.")).to_be_visible()
        look(phone)


def keep(story: Story, number: str, folder: Path) -> None:
    """The kept files are those that were hashed; the number stands in the book of numbers."""
    with story.as_("analis") as desk:
        desk.goto(f"/naskah/{number}/")
        files = desk.locator("section", has=desk.locator("#brk"))
        for name, start in (("PDF", b"%PDF-"), ("Word", b"PK"), ("Excel", b"PK")):
            content = fetched(desk, name)
            assert content.startswith(start)
            assert hashlib.sha256(content).hexdigest()[:16] in files.inner_text()
        body = zipfile.ZipFile(io.BytesIO(fetched(desk, "Word"))).read("word/document.xml")
        assert IN_WORD in body.decode()
        printed = desk.locator("dt", has_text="Nomor").locator("xpath=../dd").inner_text()
        assert re.search(r"\d{4}", printed)
        desk.goto("/nomor-surat/")
        expect(desk.locator("main")).to_contain_text(printed)


def fetched(page: Page, name: str) -> bytes:
    """Return the bytes of a file of the paper on the page."""
    files = page.locator("section", has=page.locator("#brk"))
    with page.expect_download() as coming:
        files.get_by_role("link", name=re.compile(name)).first.click()
    return Path(coming.value.path()).read_bytes()
