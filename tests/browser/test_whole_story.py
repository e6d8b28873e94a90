"""One conflict across a border, from an oranye to its closing half a year later, as people do it.

Nine people of eight offices play it on the real pages of a copy of the demo house, whose clock
moves from day to day. The same story through the actions is `tests/respond/test_whole_story.py`.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import MovedHouse
from tests.browser.pictures import picture
from tests.browser.steps import answer, local, look, observe, open_level, sign, unfold
from tests.browser.story import Story, draft, mediate, visit

pytestmark = pytest.mark.browser
SILO, KALIBARU = "35.09.30", "35.10.11"
CONCLUDED = """Patroli bersama jalan Gumitir – Satpol PP – 3 hari
Luruskan kabar pembakaran truk – Dinas Kominfo – besok
Pertemukan ketua dua paguyuban – FKUB – 7 hari"""
TITLE = "Antrean truk kopi di tikungan Gumitir"
REFUSED = "Polres kedua kabupaten masih mampu mengendalikan"


def test_from_an_oranye_across_a_border_to_closing(
    moved_house: MovedHouse, browser: Browser
) -> None:
    story = Story(moved_house, browser)
    warn(story)
    widen(story)
    meet(story)
    flee(story)
    agree(story)
    break_it(story)
    refuse_status(story)
    agree_again(story)
    recover(story)
    close(story)


def warn(story: Story) -> None:
    """An oranye is confirmed and answered, and makes a case with duties."""
    story.wait_until(0, 7)
    with story.as_("piket", scripts=False) as desk:
        observe(desk, "I03", SILO, "240", trigger="T1")
    with story.as_("kepala", phone=True) as phone:
        open_level(phone, "Silo")
        expect(phone.locator("h1")).to_contain_text("Oranye")
        picture(phone, "kisah-1-siaga-hp")
        phone.get_by_role("button", name="Sahkan Oranye: Siaga").click()
        expect(phone.get_by_text("Yang bertugas sudah dipanggil.")).to_be_visible()
        warning = phone.url.rstrip("/").rsplit("/", 1)[1]
    with story.as_("satpol", phone=True) as phone:
        phone.goto("/")
        phone.get_by_role("button", name=f"Saya terima {warning}").click()
        expect(phone.get_by_text("Jawaban Anda tercatat.")).to_be_visible()
    with story.as_("piket") as desk:
        desk.goto("/perkara/")
        desk.get_by_role("link", name="Siaga Silo").click()
        story.number = desk.url.rstrip("/").rsplit("/", 1)[1]
        story.stage(desk, "Penanganan", "Belum boleh ditutup")
        expect(desk.locator("main")).to_contain_text("Hari ke-1")
        assert desk.locator("section", has=desk.locator("#jan")).locator(".duty").count() > 8


def widen(story: Story) -> None:
    """The case crosses the border: the neighbour and Bakorwil read it from then on."""
    for stranger in ("bakorwil", "banyuwangi"):
        with story.as_(stranger) as page:
            assert page.goto(story.case).status == 404
    with story.as_("piket") as desk:
        desk.goto(story.case)
        unfold(desk, "Judul dan pemicu")
        desk.fill("[name=title]", TITLE)
        desk.locator("details[open] button").click()
        expect(desk.locator("h1")).to_have_text(TITLE)
        for words, field, value in (
            ("Wilayah", "area", KALIBARU),
            ("Kekerasan terakhir", "day", local(story.at(0))[:10]),
        ):
            unfold(desk, words)
            desk.locator(f"details[open] [name={field}]").fill(value)
            desk.locator("details[open] button").click()
        for letter, words in (("A", "sopir truk kopi Silo"), ("B", "sopir truk kopi Kalibaru")):
            unfold(desk, "Pihak")
            desk.select_option("[name=letter]", letter)
            desk.fill("[name=words]", words)
            desk.locator("details[open] button").click()
        expect(desk.locator("main")).to_contain_text("Lintas daerah")
        desk.get_by_role("link", name="Semua laporan dan tulis yang baru").click()
        expect(desk.locator(".asof")).to_contain_text("tiap 6 jam")
        desk.fill(
            "[name=facts]", "Dua rombongan berhadapan di tikungan Gumitir, dipisahkan Polsek."
        )
        desk.fill("[name=injured]", "2")
        desk.check("[name=violence]")
        desk.get_by_role("button", name="Simpan laporan").click()
        expect(desk.locator("h1")).to_contain_text("Laporan ke-1")
        desk.goto(story.case)
        look(desk)
        picture(desk, "kisah-2-perkara")
    for neighbour in ("bakorwil", "banyuwangi"):
        with story.as_(neighbour) as page:
            assert page.goto(story.case).status == 200
            expect(page.locator("main")).to_contain_text("Lintas daerah")


def meet(story: Story) -> None:
    """The Timdu is invited within a day, meets, and its conclusions are owed and kept."""
    with story.as_("piket") as desk:
        desk.goto(story.case)
        desk.get_by_role("link", name="Siapkan rapat").click()
        desk.get_by_label("Jenis rapat").select_option("timdu")
        desk.get_by_label("Mulai").fill(local(story.at(1, 9)))
        desk.get_by_label("Tempat").fill("Pendopo Kecamatan Silo")
        desk.get_by_label("Agenda").fill("Keadaan di Gumitir\nLangkah bersama")
        desk.get_by_role("button", name="Lanjut ke undangan").click()
        desk.get_by_role("button", name="Kirim undangan").click()
        expect(desk.locator("h1")).to_contain_text("Rapat Tim Terpadu PKS")
        meeting = desk.url
    with story.as_("satpol", phone=True) as phone:
        phone.goto("/")
        invitation = phone.locator("li", has_text="Rapat Tim Terpadu PKS")
        expect(invitation).to_contain_text("belum dijawab")
        invitation.get_by_role("link").click()
        phone.get_by_role("button", name="Kami hadir").click()
        expect(phone.locator("main")).to_contain_text("Jawaban: hadir")
        look(phone)
    story.wait_until(1, 9)
    with story.as_("piket") as desk:
        desk.goto(meeting)
        desk.get_by_role("button", name="Buka rapat").click()
        desk.locator("#n1").fill(
            "Polres – dua malam dijaga\nKominfo – kabar truk dibakar tidak benar"
        )
        desk.get_by_role("button", name="Simpan butir 1").click()
        expect(desk.locator("#b1").get_by_text("Tersimpan.")).to_be_visible()
        desk.get_by_label("Satu baris satu kesimpulan").fill(CONCLUDED)
        desk.get_by_role("button", name="Catat kesimpulan").click()
        expect(desk.get_by_text("3 kesimpulan tersimpan.")).to_be_visible()
        picture(desk, "kisah-3-notulen", at="#kesimpulan")
        desk.get_by_role("button", name="Kirim notulen dan 3 kewajiban").click()
        expect(desk.get_by_text("Notulen terkirim, 3 kewajiban dibuat.")).to_be_visible()
        desk.goto(story.case)
        expect(desk.locator("#rapat")).to_contain_text("Rapat Tim Terpadu PKS")
    story.wait_until(2)
    with story.as_("satpol", phone=True) as phone:
        phone.goto("/kewajiban/")
        phone.get_by_role("link", name="Patroli bersama jalan Gumitir").first.click()
        phone.locator("[name=bukti-evidence]").fill("Dua patroli, berita acara di posko.")
        phone.get_by_role("button", name="Sudah dilakukan").click()
        expect(phone.locator("main")).to_contain_text("Dua patroli, berita acara di posko.")


def flee(story: Story) -> None:
    """A displaced woman is registered by code; her name is read nowhere."""
    with story.as_("dinsos", phone=True) as phone:
        phone.goto(story.case)
        phone.get_by_role("link", name="Buka pemulihan").click()
        phone.get_by_role("button", name="Mulai pemulihan").click()
        phone.get_by_role("link", name="Buka daftar orang").click()
        phone.get_by_label("Tahun lahir").first.fill("1990")
        phone.locator("#or-n").fill("Bu Wartini Rekaan")
        phone.get_by_role("button", name="Simpan dengan kode").click()
        expect(phone.locator("h1")).to_contain_text("P-0001 belum punya solusi")
        assert "Wartini" not in phone.content()
        look(phone)
        picture(phone, "kisah-4-orang-hp")
    with story.as_("piket") as desk:
        story.stage(desk, "Penanganan", "masih ada pengungsi yang belum punya solusi")


def agree(story: Story) -> None:
    """Both sides are heard, agree, and sign, but not before they have asked their people."""
    story.wait_until(3, 14)
    with story.as_("piket") as desk:
        desk.goto(story.case)
        desk.get_by_role("link", name="Mulai mediasi").click()
        mediate(story, desk, 3)
        look(desk)
        picture(desk, "kisah-5-mediasi")
        story.stage(desk, "Mediasi", "Belum boleh ditutup")
        draft(story, desk, 3)
        agreement = desk.url
        desk.get_by_role("link", name="Catat tanda tangan").click()
        sign(desk, at=story.at(3, 14))
        expect(desk.get_by_role("alert")).to_contain_text("S1140")
    story.wait_until(8)
    with story.as_("piket") as desk:
        desk.goto(agreement)
        answer(desk, "agreed", at=story.at(7, 10))
        expect(desk.locator("main")).to_contain_text("Dapat ditandatangani")
        desk.get_by_role("link", name="Catat tanda tangan").click()
        sign(desk, at=story.at(8, 7))
        expect(desk.locator("h1")).to_contain_text("berlaku sejak")
        picture(desk, "kisah-6-kesepakatan")
        story.stage(desk, "Kesepakatan", "Pemantauan H+30 selesai")
        story.first_agreement = agreement


def break_it(story: Story) -> None:
    """The first visit finds calm; three weeks later there is a fight, and the case is back."""
    story.wait_until(15)
    with story.as_("piket") as desk:
        visit(story, desk, story.first_agreement, 15, 7, kept=False)
    story.wait_until(30)
    with story.as_("piket") as desk:
        desk.goto(story.first_agreement)
        unfold(desk, "Kesepakatan dilanggar")
        desk.select_option("[name=l-breach]", "violence")
        desk.fill("[name=l-on]", local(story.at(29))[:10])
        desk.fill("[name=l-reason]", "Perkelahian lagi di tikungan.")
        desk.get_by_role("button", name="Catat pelanggaran dan buka kembali perkara").click()
        expect(desk.locator("h1")).to_contain_text("dilanggar")
        expect(desk.locator("main")).to_contain_text("Perkara dibuka kembali.")
        story.stage(desk, "Penanganan", "Belum boleh ditutup")
        expect(desk.locator(".page-head")).to_contain_text("dibuka kembali 1 kali")


def refuse_status(story: Story) -> None:
    """A status needs both papers, the consultation and the governor, who declines it."""
    with story.as_("kepala") as head:
        head.goto(f"{story.case}status/")
        expect(head.locator(".asof")).to_contain_text("ditetapkan gubernur")
        head.fill("[name=police]", "B/12/Polres Jember")
        head.get_by_role("button", name="Usulkan").click()
        alert = head.get_by_role("alert")
        expect(alert).to_contain_text("fungsi pemerintahan yang terganggu belum diuraikan")
        expect(alert).to_contain_text("UU 7/2012 Pasal 14")
        look(head)
        picture(head, "kisah-7-status")
        head.fill("[name=office]", "Kantor kecamatan tutup dua hari")
        head.get_by_role("button", name="Usulkan").click()
        expect(head.locator("h1")).to_contain_text("belum ditetapkan")
    with story.as_("bupati") as regent:
        regent.goto(f"{story.case}status/")
        expect(regent.get_by_role("button", name="Tetapkan status")).to_have_count(0)
    with story.as_("gubernur", dark=True) as governor:
        governor.goto(f"{story.case}status/")
        governor.fill("[name=decree]", "188/1/KPTS")
        governor.get_by_role("button", name="Tetapkan status").click()
        expect(governor.get_by_role("alert")).to_contain_text("UU 7/2012 Pasal 17")
        governor.fill("[name=reason]", REFUSED)
        governor.get_by_role("button", name="Putuskan: tidak ditetapkan").click()
        expect(governor.locator("main")).to_contain_text(REFUSED)
        look(governor)
        picture(governor, "kisah-8-gubernur-gelap")
        governor.goto(story.case)
        expect(governor.locator("main")).to_contain_text(REFUSED)


def agree_again(story: Story) -> None:
    """The second mediation follows the broken agreement, and its text holds."""
    story.wait_until(32, 14)
    with story.as_("piket") as desk:
        desk.goto(f"{story.case}mediasi/")
        mediate(story, desk, 32)
        draft(story, desk, 32)
        agreement = desk.url
    story.wait_until(37)
    with story.as_("piket") as desk:
        desk.goto(agreement)
        answer(desk, "agreed", at=story.at(36, 10))
        desk.get_by_role("link", name="Catat tanda tangan").click()
        sign(desk, at=story.at(37, 7))
        expect(desk.locator(".asof")).to_contain_text("menyusul")
    for day, due in ((44, 7), (67, 30)):
        story.wait_until(day)
        with story.as_("piket") as desk:
            visit(story, desk, agreement, day, due, kept=due == 30)


def recover(story: Story) -> None:
    """Agreement and calm are not enough: somebody has no home yet, and nothing is planned."""
    people = f"/pemulihan/{story.number}/"
    with story.as_("dinsos", phone=True) as phone:
        phone.goto(f"{people}orang/1/")
        unfold(phone, "Catat persetujuan")
        phone.locator("#st-p").select_option("service")
        phone.get_by_role("button", name="Catat persetujuan").click()
        unfold(phone, "Buka kartu layanan")
        phone.locator("#kt-k").fill("Takut lewat tikungan")
        phone.get_by_role("button", name="Buka kartu", exact=True).click()
        expect(phone.locator("#layanan")).to_contain_text("Tindak lanjut 12 bulan")
        unfold(phone, "Catat kebutuhan")
        phone.locator("#pb-nw").fill("Perbaikan atap rumah")
        phone.locator("#pb-nd").fill(local(story.at(80)))
        phone.get_by_role("button", name="Jadikan kewajiban").click()
        expect(phone.locator("main")).to_contain_text("Perbaikan atap rumah")
    with story.as_("piket") as desk:
        desk.goto(people)
        desk.locator("#tn-d").fill(local(story.at(31))[:10])
        desk.locator("button[value=calm]").click()
        unfold(desk, "Tulis kajian")
        desk.locator("#ka-n").fill("Satu rumah tanpa atap. Anak sekolah menunggu dikawal.")
        desk.locator("#ka-c").fill("Koperasi kopi masih dipercaya kedua pihak.")
        desk.get_by_role("button", name="Simpan kajian").click()
        expect(desk.locator("#kajian")).to_contain_text("Koperasi kopi")
        unfold(desk, "Tambah baris rencana")
        desk.locator("#rn-w").fill("Panen kopi bersama dua paguyuban")
        desk.locator("#rn-t").fill("Sopir kedua kecamatan")
        desk.locator("#rn-d").fill(local(story.at(120))[:10])
        desk.get_by_role("button", name="Tambah ke rencana").click()
        expect(desk.locator("#rencana")).to_contain_text("Panen kopi bersama")
        story.stage(desk, "Pemantauan", "3 dari 5")
        expect(desk.get_by_role("button", name="Tutup perkara")).to_have_count(0)
        picture(desk, "kisah-9-belum-tutup", at="section:has(#ttp)")
        expect(desk.locator("main")).to_contain_text("cek keserasian residual belum direncanakan")
    story.wait_until(75)
    with story.as_("dinsos", phone=True) as phone:
        phone.goto(f"{people}orang/1/")
        unfold(phone, "Catat solusi")
        phone.get_by_text("pulang", exact=True).click()
        phone.get_by_role("button", name="Simpan solusi").click()
        phone.goto(people)
        expect(phone.locator("h1")).to_have_text("Semua pengungsi sudah punya solusi.")
    with story.as_("piket") as desk:
        story.stage(desk, "Pemantauan", "4 dari 5")
        desk.goto(people)
        unfold(desk, "Rencanakan cek")
        desk.locator("#rs-d").fill(local(story.at(150))[:10])
        desk.locator("button[value=residual]").click()
        look(desk)
        story.stage(desk, "Pemantauan", "5 dari 5")


def close(story: Story) -> None:
    """Half a year after the first morning the case is closed, and what it taught is written."""
    story.wait_until(183)
    with story.as_("kepala") as head:
        head.goto(story.case)
        expect(head.locator("main")).to_contain_text("Hari ke-184")
        head.fill("[name=reason]", "Dua paguyuban panen bersama; tidak ada perkelahian lagi")
        head.get_by_role("button", name="Tutup perkara").click()
        expect(head.locator(".page-head")).to_contain_text("Selesai sesudah 184 hari")
        look(head)
        picture(head, "kisah-10-selesai")
        head.goto(f"/pemulihan/{story.number}/")
        for field in ("planned", "happened", "why", "change"):
            head.locator(f"#pelajaran [name={field}]").fill("Jadwal muat ditulis bersama.")
        head.get_by_role("button", name="Simpan pelajaran").click()
        expect(head.locator("#pelajaran")).to_contain_text("Jadwal muat ditulis bersama.")
