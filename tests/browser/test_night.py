"""The night view by a bed renews itself; the history opens by pointer, by date, by link."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Door

pytestmark = pytest.mark.browser


def test_the_night_renews_itself_and_stays_dark_in_a_light_theme(door: Door) -> None:
    pocket, phone = door.open("bupati", phone=True)
    phone.clock.install()
    phone.goto("/siaga/")
    phone.get_by_role("link", name="Tampilan malam").click()
    phone.wait_for_url("**/siaga/malam/")
    expect(phone.locator("h1")).to_be_visible()
    paper = phone.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(int(part) for part in re.findall(r"\d+", paper)[:3]) < 120
    heading = phone.locator("h1").bounding_box()
    assert heading is not None and heading["y"] + heading["height"] < PHONE["height"] / 2
    phone.evaluate("document.querySelector('h1').textContent = 'lama'")
    with phone.expect_response(lambda answer: answer.url.endswith("/siaga/malam/")):
        phone.clock.fast_forward(181_000)
    expect(phone.locator("h1")).not_to_have_text("lama")
    expect(phone.locator("#malam")).to_have_count(1)
    pocket.clear_cookies()
    with phone.expect_response(lambda answer: "/masuk/" in answer.url):
        phone.clock.fast_forward(181_000)
    expect(phone.locator("input[name=password]")).to_be_visible()
    pocket.close()


def test_the_slider_opens_the_day_on_which_the_pointer_lets_go(door: Door) -> None:
    desk, page = door.open("piket")
    page.goto("/siaga/riwayat/")
    slider = page.locator("#rw-g")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    before = page.locator("output").inner_text()
    assert page.url.endswith("/siaga/riwayat/")
    box = slider.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile(r"\?hari=\d{4}-\d\d-\d\d$"))
    assert page.locator("output").inner_text() != before
    desk.close()


def test_the_history_is_reached_by_date_without_scripts(door: Door) -> None:
    desk, page = door.open("piket", scripts=False)
    page.goto("/siaga/riwayat/")
    page.get_by_role("link", name="Hari sebelumnya").click()
    page.get_by_role("link", name="Hari berikutnya").click()
    expect(page.get_by_role("link", name="Hari berikutnya")).to_have_count(0)
    past = (datetime.now(ZoneInfo("Asia/Jakarta")).date() - timedelta(days=100)).isoformat()
    page.fill("#rw-h", past)
    page.get_by_role("button", name="Tampilkan").click()
    expect(page.locator("#rw-h")).to_have_value(past)
    expect(page.locator("#rw-g")).to_have_value("0")
    desk.close()
