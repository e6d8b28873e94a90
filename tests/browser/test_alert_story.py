"""A level is raised, answered on a phone with one tap, and ended: as people do it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Door
from tests.browser.steps import observe, open_level

pytestmark = pytest.mark.browser
AMBULU = "35.09.12"


def test_evidence_grows_and_people_decide_and_answer(door: Door) -> None:
    desk, office = door.open("piket", scripts=False)
    observe(office, "I03", AMBULU, "60")
    open_level(office, "Ambulu")
    expect(office.locator("h1")).to_contain_text("Kuning")
    observe(office, "I03", AMBULU, "240")
    open_level(office, "Ambulu")
    expect(office.locator("h1")).to_contain_text("Oranye")
    # The duty officer may not confirm an oranye, only a kuning while waiting.
    expect(office.get_by_role("button", name="Sahkan Oranye: Siaga")).to_have_count(0)
    expect(office.get_by_role("button", name="Sahkan sebagai Kuning: Waspada")).to_be_visible()
    desk.close()

    pocket, phone = door.open("kepala", phone=True)
    open_level(phone, "Ambulu")
    phone.get_by_role("button", name="Sahkan Oranye: Siaga").click()
    expect(phone.get_by_text("Yang bertugas sudah dipanggil.")).to_be_visible()
    expect(phone.get_by_text("belum berlaku")).to_have_count(0)
    number = phone.url.rstrip("/").rsplit("/", 1)[1]
    pocket.close()

    pocket, phone = door.open("satpol", phone=True, scripts=False)
    phone.goto("/")
    phone.get_by_role("button", name=f"Saya terima {number}").click()
    expect(phone.get_by_text("Jawaban Anda tercatat.")).to_be_visible()
    expect(phone.get_by_text("menerima setelah 0 mnt")).to_be_visible()
    pocket.close()

    pocket, phone = door.open("kepala", phone=True)
    phone.goto(f"/siaga/{number}/")
    phone.fill("[name=reason]", "Massa sudah pulang")
    phone.get_by_role("button", name="Akhiri").click()
    expect(phone.locator("main")).to_contain_text("Massa sudah pulang")
    phone.check("[name=outcome][value=prevented]")
    phone.get_by_role("button", name="Simpan catatan").click()
    phone.goto("/siaga/catatan/")
    expect(phone.locator("main")).to_contain_text(number)
    expect(phone.locator("main")).to_contain_text("100,0 %")
    pocket.close()
