"""Two sides are met, sit together, agree and sign: written down on a phone without scripts."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Door

pytestmark = pytest.mark.browser
WIB = ZoneInfo("Asia/Jakarta")


def _ago(hours: float) -> str:
    return (datetime.now(WIB) - timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M")


def _open_case(page: Page) -> str:
    page.goto("/perkara/baru/")
    page.fill("[name=title]", "Selisih parkir pasar malam")
    page.select_option("[name=trigger]", "T1")
    page.fill("[name=areas]", "35.09.12")
    page.fill("[name=party_a]", "juru parkir lama")
    page.fill("[name=party_b]", "juru parkir baru")
    page.get_by_role("button", name="Buka perkara").click()
    expect(page.locator("h1")).to_have_text("Selisih parkir pasar malam")
    return page.url.rstrip("/").rsplit("/", 1)[1]


def _meet(page: Page, link: str, letters: str, hours: float) -> None:
    page.get_by_role("link", name=link, exact=True).click()
    page.fill("[name=held_at]", _ago(hours))
    page.fill("[name=place]", "balai desa")
    page.fill("[name=facts]", "Lahan parkir dipakai bersama.")
    for letter in letters:
        page.fill(f"[name=said_{letter}]", "Ingin pembagian jam.")
    page.get_by_role("button", name="Simpan notulen").click()


def test_an_agreement_is_reached_and_signed_on_a_phone(door: Door) -> None:
    pocket, page = door.open("piket", phone=True, scripts=False)
    number = _open_case(page)
    page.get_by_role("link", name="Mulai mediasi").click()
    page.fill("[name=b-began_at]", _ago(9))
    page.get_by_role("button", name="Mulai mediasi").click()
    expect(page.locator("h1")).to_have_text("Kedua pihak belum dapat duduk bersama")
    page.get_by_text("Sebut penengah atau anggota tim").click()
    page.fill("[name=m-office]", "Ketua paguyuban pasar")
    page.fill("[name=m-private_name]", "Tokoh Rekaan Pasar")
    page.get_by_role("button", name="Tambah ke tim").click()
    expect(page.locator("main")).to_contain_text("nama disegel")
    expect(page.locator("main")).not_to_contain_text("Tokoh Rekaan Pasar")
    for letter in "AB":
        page.get_by_text("Catat jawaban pihak").click()
        page.select_option("[name=j-letter]", letter)
        page.check("[name=j-accepted][value=ya]")
        page.get_by_role("button", name="Simpan jawaban").click()
        _meet(page, f"Pramediasi {letter}", letter, 8)
    _meet(page, "Sidang bersama", "AB", 6)
    page.get_by_role("link", name="Tulis konsep kesepakatan").click()
    page.select_option("[name=o0-who]", "p:A")
    page.fill("[name=o0-what]", "Menyerahkan kunci pos")
    page.fill("[name=o0-amount]", "250.000")
    page.get_by_role("button", name="Simpan naskah").click()
    page.get_by_text("Serahkan naskah kepada kedua pihak").click()
    page.fill("[name=f-offered_at]", _ago(5))
    page.get_by_role("button", name="Catat penyerahan").click()
    expect(page.locator("main")).to_contain_text("Belum dapat ditandatangani")
    page.get_by_role("link", name="Catat tanda tangan").click()
    _sign(page, hours=4)
    expect(page.get_by_role("alert")).to_contain_text("S1140")
    expect(page.locator("[name=name_A]")).to_have_value("Wakil Rekaan A")
    page.go_back()
    page.go_back()
    for letter in "AB":
        page.get_by_text("Catat jawaban pihak").click()
        page.select_option("[name=j-letter]", letter)
        page.check("[name=j-kind][value=waived]")
        page.fill("[name=j-at]", _ago(3))
        page.get_by_role("button", name="Simpan jawaban").click()
    expect(page.locator("main")).to_contain_text("Dapat ditandatangani")
    page.get_by_role("link", name="Catat tanda tangan").click()
    _sign(page, hours=2)
    expect(page.locator("h1")).to_contain_text("berlaku sejak")
    expect(page.locator("main")).to_contain_text("H+180")
    expect(page.locator("main")).to_contain_text("Rp250.000")
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    page.goto(f"/perkara/{number}/")
    expect(page.locator("#mediasi")).to_contain_text("berlaku")
    pocket.close()
    pocket, page = door.open("piket", phone=True)
    page.goto(f"/perkara/{number}/mediasi/")
    assert not page.evaluate(wide)
    pocket.close()


def _sign(page: Page, *, hours: float) -> None:
    page.fill("[name=at]", _ago(hours))
    page.fill("[name=place]", "balai desa")
    for letter in "AB":
        page.fill(f"[name=name_{letter}]", f"Wakil Rekaan {letter}")
    page.fill("[name=witness_1]", "Saksi Rekaan")
    page.get_by_role("button", name="Nyatakan berlaku").click()
