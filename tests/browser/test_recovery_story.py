"""Somebody fled: registered by code on a phone, given care, found a home, and withdrew consent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Door
from tests.browser.steps import look, unfold

pytestmark = pytest.mark.browser

NAME = "Mbok Sarinem Uji"


def test_a_displaced_person_is_cared_for_by_code_on_a_phone(door: Door) -> None:
    context, page = door.open("dinsos", phone=True)
    page.goto("/perkara/")
    page.locator("main a[href^='/perkara/KS-']").first.click()
    page.get_by_role("link", name="Buka pemulihan").click()
    begin = page.get_by_role("button", name="Mulai pemulihan")
    if begin.count():
        begin.click()
    page.get_by_role("link", name="Buka daftar orang").click()
    page.get_by_label("Tahun lahir").first.fill("1961")
    page.get_by_label("Lansia").check()
    page.locator("#or-n").fill(NAME)
    look(page)
    page.get_by_role("button", name="Simpan dengan kode").click()
    code = page.locator("h1").inner_text()
    assert re.match(r"P-\d{4}", code)
    assert NAME not in page.content()

    unfold(page, "Buka kartu layanan")
    page.get_by_role("button", name="Buka kartu", exact=True).click()
    expect(page.locator("main")).to_contain_text("S1207")  # consent comes first
    page.go_back()
    unfold(page, "Catat persetujuan")
    page.locator("#st-p").select_option("service")
    page.get_by_role("button", name="Catat persetujuan").click()
    unfold(page, "Buka kartu layanan")
    page.locator("#kt-k").fill("Tampak depresi")
    page.get_by_role("button", name="Buka kartu", exact=True).click()
    expect(page.locator("main")).to_contain_text("bukan diagnosis")
    page.go_back()
    unfold(page, "Buka kartu layanan")
    page.locator("#kt-k").fill("Sulit tidur sejak mengungsi")
    page.get_by_role("button", name="Buka kartu", exact=True).click()
    expect(page.locator("#layanan")).to_contain_text("Tindak lanjut 12 bulan")
    look(page)

    unfold(page, "Catat solusi")
    page.get_by_text("pulang", exact=True).click()
    page.get_by_role("button", name="Simpan solusi").click()
    expect(page.locator("main")).to_contain_text("pulang,")
    unfold(page, "Tarik persetujuan")
    page.locator("#tk-p").select_option("data")
    page.get_by_role("button", name="Tarik sekarang").click()
    expect(page.locator("h1")).to_contain_text("menarik persetujuannya")
    assert "Sulit tidur" not in page.content()
    look(page)
    context.close()
