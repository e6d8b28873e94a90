"""Two sides are met, sit together, agree and sign: written down on a phone without scripts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Door
from tests.browser.steps import answer, begin_mediation, is_wide, offer, sign, sit

pytestmark = pytest.mark.browser


def _ago(hours: float) -> datetime:
    return datetime.now(UTC) - timedelta(hours=hours)


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


def test_an_agreement_is_reached_and_signed_on_a_phone(door: Door) -> None:
    pocket, page = door.open("piket", phone=True, scripts=False)
    number = _open_case(page)
    page.get_by_role("link", name="Mulai mediasi").click()
    begin_mediation(page, "Ketua paguyuban pasar", since=_ago(9))
    for letter in "AB":
        sit(page, f"Pramediasi {letter}", letter, at=_ago(8))
    sit(page, "Sidang bersama", "AB", at=_ago(6))
    page.get_by_role("link", name="Tulis konsep kesepakatan").click()
    page.select_option("[name=o0-who]", "p:A")
    page.fill("[name=o0-what]", "Menyerahkan kunci pos")
    page.fill("[name=o0-amount]", "250.000")
    page.get_by_role("button", name="Simpan naskah").click()
    offer(page, at=_ago(5))
    expect(page.locator("main")).to_contain_text("Belum dapat ditandatangani")
    page.get_by_role("link", name="Catat tanda tangan").click()
    sign(page, at=_ago(4))
    expect(page.get_by_role("alert")).to_contain_text("S1140")
    expect(page.locator("[name=name_A]")).to_have_value("Wakil Rekaan A")
    page.go_back()
    page.go_back()
    answer(page, "waived", at=_ago(3))
    expect(page.locator("main")).to_contain_text("Dapat ditandatangani")
    page.get_by_role("link", name="Catat tanda tangan").click()
    sign(page, at=_ago(2))
    expect(page.locator("h1")).to_contain_text("berlaku sejak")
    expect(page.locator("main")).to_contain_text("H+180")
    expect(page.locator("main")).to_contain_text("Rp250.000")
    page.goto(f"/perkara/{number}/")
    expect(page.locator("#mediasi")).to_contain_text("berlaku")
    pocket.close()
    pocket, page = door.open("piket", phone=True)
    page.goto(f"/perkara/{number}/mediasi/")
    assert not is_wide(page)
    pocket.close()
