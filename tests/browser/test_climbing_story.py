"""A level from its first reports to its diary: the clock stands still and the test turns it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from serasi.channels import cap
from tests.browser.chats import CHATS, NAMES
from tests.browser.conftest import PHONE, free_port
from tests.browser.turned import House, Letter, Post
from tests.channels.oasis import cap_schema
from tests.channels.stubs import HttpStub, Reply, http_stub, smtp_stub
from tests.migrated import copy_sqlite

pytestmark = pytest.mark.browser
WIB = ZoneInfo("Asia/Jakarta")
MINUTE = timedelta(minutes=1)
AT_KUNING = {"dewi", "surya", "darsono", "guntur", "kusno"}
AT_ORANYE = AT_KUNING | {"pratiwi", "kirana", "wulan", "sinta"}
AT_MERAH = AT_ORANYE | {"laras", "tirto"}
SHOTS = os.environ.get("SERASI_SHOTS", "")
"""A folder for pictures of the main moments; none are made without it."""


def wib(day: int, hour: int, minute: int, *, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=WIB)


@pytest.fixture(scope="module")
def village(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house at 09.03 on a Wednesday, with a mail server and a bot that keep what they get."""
    home = tmp_path_factory.mktemp("turned")
    copy_sqlite(home / "serasi.sqlite3")
    bot = HttpStub(reply=lambda asked: Reply(b'{"ok": true, "result": {"message_id": 1}}'))
    with smtp_stub() as mail, http_stub(bot):
        house = House(browser, home, free_port(), Post(mail, bot))
        yield house
        house.close()


def shot(page: Page, name: str) -> None:
    if SHOTS:
        on_desk = bool(page.viewport_size and page.viewport_size["width"] > PHONE["width"])
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=on_desk)


def people(letters: list[Letter]) -> set[str]:
    """Return who was called, by the names in the addresses of mail and the numbers of chats."""
    return {NAMES.get(one.to) or one.to.split("@")[0] for one in letters if one.link}


def number_in(page: Page) -> str:
    found = re.search(r"SG-2026-\d{4}", page.url)
    assert found is not None
    return found[0]


def report(house: House, words: str) -> str:
    """Report from the village, by the form on a phone without scripts; return the receipt."""
    context, phone = house.enter("darsono", phone=True, scripts=False)
    phone.goto("/lapor/")
    phone.fill("[name=text]", words)
    phone.get_by_role("button", name="Simpan, kirim saat ada sinyal").click()
    expect(phone.get_by_text("LP-").first).to_be_visible()
    found = re.search(r"LP-[0-9A-Z-]+", phone.locator("main").inner_text())
    assert found is not None
    context.close()
    return found[0]


def observe(house: House, who: str, value: str, sign: str = "") -> None:
    """Write down what the police or the military saw, on a phone."""
    context, phone = house.enter(who, phone=True, scripts=False)
    phone.goto("/siaga/indikator/?kode=I03")
    phone.fill("[name=area]", "35.09.11")
    phone.fill("[name=value]", value)
    if sign:
        phone.check(f"[name=signs][value={sign}]")
    phone.check("#id_strength_0")
    phone.get_by_role("button", name="Simpan pengamatan").click()
    expect(phone.get_by_text("Pengamatan tersimpan.")).to_be_visible()
    context.close()


def decide(house: House, who: str, button: str, *, phone: bool, picture: str) -> str:
    """Open what is proposed in Wuluhan, decide by one button, and return the number."""
    context, page = house.enter(who, phone=phone)
    page.goto("/siaga/")
    waiting = page.get_by_role("region", name="Usulan yang menunggu keputusan")
    waiting.get_by_role("link", name="Wuluhan", exact=True).click()
    decision = page.get_by_role("button", name=button, exact=True)
    expect(decision).to_be_visible()
    shot(page, picture)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    decision.click()
    expect(page.get_by_text("Yang bertugas sudah dipanggil.")).to_be_visible()
    number = number_in(page)
    context.close()
    return number


def answer(house: House, letters: list[Letter], *, silent: set[str], picture: str = "") -> None:
    """Open the link of each letter without log-in and tap once, all but the silent."""
    context, phone = house.enter(None, phone=True)
    for one in letters:
        if one.link and not people([one]) & silent:
            phone.goto(one.link)
            if picture:
                shot(phone, picture)
                picture = ""
            phone.get_by_role("button", name="Saya terima").click()
            expect(phone.get_by_text("Jawaban Anda tercatat.")).to_be_visible()
    context.close()


def cap_of(house: House, number: str) -> cap.Alert:
    """Fetch what a level tells other systems; it fits the schema of OASIS or the test fails."""
    context, page = house.enter("dewi")
    content = page.request.get(f"/siaga/{number}/cap.xml").body()
    context.close()
    cap_schema().assertValid(etree.fromstring(content))
    return cap.read(content)


def ladder(house: House, number: str, *, picture: str = "") -> str:
    """Return who has answered, as the page of a level says it to the desk."""
    context, page = house.enter("dewi")
    page.goto(f"/siaga/{number}/")
    if picture:
        shot(page, picture)
    said = page.locator("section[aria-labelledby=lad]").inner_text()
    context.close()
    return said


def test_a_level_climbs_is_answered_decays_and_is_judged(village: House) -> None:
    house = village
    first = report(house, "Pemuda dua dusun saling menantang di pertigaan Krajan, 20 orang.")
    second = report(house, "Malam tadi pemuda berkumpul lagi, saling ejek di lapangan.")
    house.at(wib(25, 9, 10))
    context, desk = house.enter("dewi")
    desk.goto("/siaga/")
    expect(desk.locator("h1")).to_contain_text("Tidak ada tingkat yang berlaku")
    for receipt in (first, second):
        house.tell(f"record {receipt}")
    # Two confirmed tensions of a week are a kuning (I01), and a kuning wakes nobody.
    assert not people(house.at(wib(25, 9, 18)) + house.at(wib(25, 9, 25)))
    desk.reload()
    expect(desk.locator("h1")).to_contain_text("1 usulan menunggu keputusan")
    shot(desk, "1-usulan-kuning")
    context.close()

    kuning = decide(house, "dewi", "Sahkan Kuning: Waspada", phone=False, picture="2-kuning")
    letters = house.at(wib(25, 9, 26))
    assert people(letters) == AT_KUNING
    [said] = [one for one in letters if one.to == CHATS["guntur"]]
    assert said.text.startswith("Kuning: Waspada: Wuluhan")
    assert (
        "Kec. Wuluhan, Jember" in said.text
        and "mohon jawab sebelum 25/11 21.25" in said.text.lower()
    )
    assert "I01" not in said.text and first not in said.text
    answer(house, letters, silent={"guntur"})
    # Twelve hours after 09.25, and not a minute before.
    assert not people(house.at(wib(25, 21, 24)))
    letters = house.at(wib(25, 21, 25))
    assert people(letters) == {"galih"}
    answer(house, letters, silent=set())
    assert "5 dari 5" in ladder(house, kuning)
    assert cap_of(house, kuning).msg_type == "Alert"

    house.at(wib(26, 8, 0))
    observe(house, "galih", "220")
    asked = house.at(wib(26, 8, 1))
    told = {NAMES.get(one.to, one.to) for one in asked if "Oranye: Siaga diusulkan" in one.text}
    assert told == {"hendra"}  # whose level it is, and not the bupati
    house.at(wib(26, 8, 10))
    oranye = decide(house, "hendra", "Sahkan Oranye: Siaga", phone=True, picture="3-oranye-hp")
    letters = house.at(wib(26, 8, 11))
    assert people(letters) == AT_ORANYE
    answer(house, letters, silent={"guntur"}, picture="4-jawab-hp")
    assert cap_of(house, oranye).references[0].identifier.startswith(kuning)
    assert not people(house.at(wib(26, 9, 9)))
    assert people(house.at(wib(26, 9, 10))) == {"galih"}
    assert not people(house.at(wib(26, 10, 9)))
    letters = house.at(wib(26, 10, 10))
    assert people(letters) == {"hendra"}
    said_so = ladder(house, oranye, picture="5-tangga")
    assert "8 dari 9" in said_so and said_so.count("tidak dijawab") == 2
    answer(house, letters, silent=set())

    house.at(wib(26, 10, 30))
    observe(house, "kusno", "230", sign="armed")
    asked = house.at(wib(26, 10, 31))
    assert {one.to for one in asked if "Merah: Awas diusulkan" in one.text} == {
        "laras@jember.example"
    }
    house.at(wib(26, 10, 35))
    context, phone = house.enter("laras", phone=True)
    phone.goto("/siaga/malam/")
    expect(phone.locator("#tunggu")).to_contain_text("1 menunggu Anda")
    shot(phone, "6-malam-hp")
    context.close()
    merah = decide(house, "laras", "Sahkan Merah: Awas", phone=True, picture="7-merah-hp")
    letters = house.at(wib(26, 10, 36))
    assert people(letters) == AT_MERAH
    answer(house, letters, silent={"guntur"})
    assert not people(house.at(wib(26, 10, 49)))
    letters = house.at(wib(26, 10, 50))
    assert people(letters) == {"galih"}
    answer(house, letters, silent=set())
    assert "11 dari 11" in ladder(house, merah, picture="8-semua-menjawab")
    assert not people(house.at(wib(26, 11, 5)) + house.at(wib(26, 12, 0)))

    falls(house, oranye=oranye, merah=merah)
    judges(house, kuning=kuning, merah=merah)


def falls(house: House, *, oranye: str, merah: str) -> None:
    """Lower by a person, renewed while it lasts, let run out, and gone with its evidence."""
    house.at(wib(27, 9, 0))
    context, phone = house.enter("laras", phone=True)
    phone.goto(f"/siaga/{merah}/")
    shot(phone, "8-turunkan-hp")
    phone.fill("section[aria-labelledby=ubh] [name=reason]", "Dua kelompok sudah dipisahkan")
    phone.get_by_role("button", name="Turunkan ke Oranye: Siaga").click()
    lower = number_in(phone)
    expect(phone.locator("h1")).to_contain_text("Oranye: Siaga")
    context.close()
    assert lower not in (oranye, merah)
    for day, hours in ((30, -1), (33, -2), (36, -3), (39, -4)):
        now = wib(27, 9, 0) + timedelta(days=day - 27, hours=hours)
        house.at(now)
        context, phone = house.enter("hendra", phone=True, scripts=False)
        phone.goto(f"/siaga/{lower}/")
        phone.fill("section[aria-labelledby=ubh] [name=reason]", "Ronda masih perlu")
        phone.get_by_role("button", name="Perpanjang").click()
        context.close()
        said = cap_of(house, lower)
        assert said.msg_type == "Update" and said.infos[0].expires == now + timedelta(hours=72)
    over = wib(12, 5, 0, month=12)
    house.at(over - MINUTE)
    context, desk = house.enter("dewi")
    desk.goto(f"/siaga/{lower}/")
    expect(desk.locator("h1")).not_to_contain_text("berakhir")
    house.at(over)
    desk.reload()
    expect(desk.locator("h1")).to_contain_text("berakhir")
    desk.goto("/siaga/")
    expect(desk.locator("h1")).to_contain_text("1 usulan menunggu keputusan")
    context.close()
    last = decide(house, "dewi", "Sahkan Kuning: Waspada", phone=False, picture="9-turun")
    gone = over + timedelta(days=7)
    house.at(gone - MINUTE)
    assert cap_of(house, last).msg_type == "Alert"
    house.at(gone)
    context, desk = house.enter("dewi")
    desk.goto("/siaga/")
    expect(desk.locator("h1")).to_have_text("Tidak ada tingkat yang berlaku.")
    context.close()


def judges(house: House, *, kuning: str, merah: str) -> None:
    """Write down what came of it, and read the diary."""
    context, desk = house.enter("dewi")
    desk.goto(f"/siaga/{merah}/")
    desk.check("[name=outcome][value=prevented]")
    desk.fill("#rv-n", "Dipisahkan sebelum bertemu")
    desk.get_by_role("button", name="Simpan catatan").click()
    desk.goto(f"/siaga/{merah}/")
    expect(desk.locator("main")).to_contain_text("Dipisahkan sebelum bertemu")
    desk.goto("/siaga/catatan/")
    judged = desk.get_by_role("row").filter(has_text=merah)
    expect(judged).to_contain_text("dicegah: tidak terjadi karena ditangani")
    expect(desk.locator("main")).to_contain_text("100,0 %")
    expect(desk.get_by_role("row").filter(has_text=kuning)).to_contain_text("belum dinilai")
    shot(desk, "10-catatan")
    context.close()
