"""Steps that several stories take: how a level is observed, a session kept, an agreement signed."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

AXE = Axe()
OPTIONS: dict[str, object] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
}
COLOURS: dict[str, object] = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
}
"""The rules of axe that read colours; all others read what does not change with the theme."""
STILL = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await frame();
  await frame();
  await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null)));
  await frame();
}"""
"""Waits until no colour of a page is on its way to another."""
WIB = ZoneInfo("Asia/Jakarta")


def violations(page: Page, *, options: dict[str, object] = OPTIONS) -> list[str]:
    """Return what axe holds against a page."""
    found = AXE.run(page, options=options).response["violations"]
    return [f"{v['id']}: {v['help']} {[n['target'] for n in v['nodes']][:3]}" for v in found]


def violations_of_both_themes(page: Page) -> list[str]:
    """Return what axe holds against a page, then against its colours in the other theme.

    The page was opened with reduced motion: no colour is on its way when it is read.
    """
    found = violations(page)
    was_dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    page.emulate_media(color_scheme="light" if was_dark else "dark")
    page.evaluate(STILL)
    return [*found, *violations(page, options=COLOURS)]


def is_wide(page: Page) -> bool:
    """Say whether a page has to be moved sideways."""
    return bool(
        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    )


def look(page: Page) -> None:
    """Hold a page on the way to the bar of all pages."""
    assert violations(page) == []
    assert not is_wide(page)


def local(moment: datetime) -> str:
    """Return a moment as a control of day and time takes it."""
    return moment.astimezone(WIB).strftime("%Y-%m-%dT%H:%M")


def unfold(page: Page, words: str) -> None:
    """Open the folded form of that name."""
    page.locator("summary", has_text=re.compile(rf"^\s*{words}\s*$")).click()


def observe(page: Page, code: str, area: str, value: str, *, trigger: str = "") -> None:
    """Write down what was seen of one indicator, on strong evidence."""
    page.goto(f"/siaga/indikator/?kode={code}")
    page.fill("[name=area]", area)
    page.fill("[name=value]", value)
    page.check("#id_strength_0")
    if trigger:
        page.select_option("[name=trigger]", trigger)
    send(page, "Simpan pengamatan")
    expect(page.get_by_text("Pengamatan tersimpan.")).to_be_visible()


def open_level(page: Page, place: str) -> None:
    """Go from the list of levels to the level of a district."""
    page.goto("/siaga/")
    page.locator("main").get_by_role("link", name=place, exact=True).first.click()


def send(page: Page, button: str) -> None:
    """Press a button that sends a form, and wait for the page that answers."""
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


def begin_mediation(page: Page, office: str, *, since: datetime) -> None:
    """Begin a mediation on its page, with a mediator whom both sides accept."""
    page.fill("[name=b-began_at]", local(since))
    send(page, "Mulai mediasi")
    expect(page.locator("h1")).to_have_text("Kedua pihak belum dapat duduk bersama")
    page.get_by_text("Sebut penengah atau anggota tim").click()
    page.fill("[name=m-office]", office)
    page.fill("[name=m-private_name]", "Tokoh Rekaan")
    page.check("[name=m-gender][value=P]")
    send(page, "Tambah ke tim")
    expect(page.locator("main")).to_contain_text("nama disegel")
    expect(page.locator("main")).not_to_contain_text("Tokoh Rekaan")
    for letter in "AB":
        page.get_by_text("Catat jawaban pihak").click()
        page.select_option("[name=j-letter]", letter)
        page.check("[name=j-accepted][value=ya]")
        page.fill("[name=j-on]", local(since)[:10])
        send(page, "Simpan jawaban")


def sit(page: Page, link: str, letters: str, *, at: datetime) -> None:
    """Write down a session with those sides, from the page of the mediation."""
    kinds = page.get_by_role("region", name="Catat sesi")
    kinds.get_by_role("link", name=link, exact=True).click()
    page.fill("[name=held_at]", local(at))
    page.fill("[name=place]", "balai desa")
    page.fill("[name=facts]", "Jalan dan lahan dipakai bersama.")
    for letter in letters:
        page.fill(f"[name=said_{letter}]", "Ingin pembagian jam.")
    send(page, "Simpan notulen")


def offer(page: Page, *, at: datetime) -> None:
    """Write down that both sides were given the text."""
    page.get_by_text("Serahkan naskah kepada kedua pihak").click()
    page.fill("[name=f-offered_at]", local(at))
    send(page, "Catat penyerahan")


def answer(page: Page, kind: str, *, at: datetime) -> None:
    """Write down what both sides say of the text."""
    for letter in "AB":
        page.get_by_text("Catat jawaban pihak").click()
        page.select_option("[name=j-letter]", letter)
        page.check(f"[name=j-kind][value={kind}]")
        page.fill("[name=j-at]", local(at))
        send(page, "Simpan jawaban")


def sign(page: Page, *, at: datetime) -> None:
    """Write down who signed; the page is that of the signatures."""
    page.fill("[name=at]", local(at))
    page.fill("[name=place]", "balai desa")
    for letter in "AB":
        page.fill(f"[name=name_{letter}]", f"Wakil Rekaan {letter}")
    page.fill("[name=witness_1]", "Saksi Rekaan")
    send(page, "Nyatakan berlaku")
