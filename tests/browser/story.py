"""Who plays the whole story and on which day, and what is done twice in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Door, MovedHouse
from tests.browser.steps import WIB, begin_mediation, local, offer, sit


class Story:
    """The house of the story, its case, and the day on which we are."""

    def __init__(self, house: MovedHouse, browser: Browser) -> None:
        self.house, self.door = house, Door(browser, house.address)
        tomorrow = datetime.now(UTC).astimezone(WIB) + timedelta(days=1)
        self.first = tomorrow.replace(hour=0, minute=0, second=0, microsecond=0)
        self.number, self.first_agreement = "", ""

    @property
    def case(self) -> str:
        return f"/perkara/{self.number}/"

    def at(self, day: int, hour: int = 8) -> datetime:
        """Return an hour of a day of the story, the first being day 0."""
        return self.first + timedelta(days=day, hours=hour)

    def wait_until(self, day: int, hour: int = 8) -> None:
        """Let time pass; whoever comes after that logs in anew."""
        self.house.move_to(self.at(day, hour).astimezone(UTC))
        self.door.forget()

    @contextmanager
    def as_(self, who: str, **kind: bool) -> Iterator[Page]:
        """Work as somebody: on a `phone`, in the `dark`, without `scripts`."""
        context, page = self.door.open(who, **kind)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
        assert errors == []
        context.close()

    def stage(self, page: Page, words: str, closing: str) -> None:
        """Hold the page of the case to its stage and to how far it is from closing."""
        page.goto(self.case)
        expect(page.locator("[aria-current=step]")).to_have_text(words)
        expect(page.locator("section", has=page.locator("#ttp"))).to_contain_text(closing)


def mediate(story: Story, desk: Page, day: int) -> None:
    """Hear each side and let both sit together, on the page of the mediation."""
    begin_mediation(desk, "Ketua paguyuban kopi", since=story.at(day, 8))
    for letter in "AB":
        sit(desk, f"Pramediasi {letter}", letter, at=story.at(day, 9))
    expect(desk.locator("h1")).to_have_text("Kedua pihak dapat duduk bersama")
    sit(desk, "Sidang bersama", "AB", at=story.at(day, 11))
    expect(desk.locator("h1")).to_have_text("Kedua pihak sudah duduk bersama")


def draft(story: Story, desk: Page, day: int) -> None:
    """Write the text of an agreement with three obligations, and hand it over."""
    desk.goto(f"{story.case}mediasi/")
    desk.get_by_role("link", name="Tulis konsep kesepakatan").click()
    due = local(story.at(day + 21))[:10]
    for n, (who, what, amount) in enumerate(
        (
            ("Pihak A", "Biaya berobat dua sopir", "3.450.000"),
            ("Satpol PP Kab. Jember", "Jaga tikungan tiap Sabtu malam", ""),
        )
    ):
        owers = desk.locator(f"[name=o{n}-who]")
        value = owers.locator("option", has_text=who).first.get_attribute("value")
        owers.select_option(value)
        desk.fill(f"[name=o{n}-what]", what)
        desk.fill(f"[name=o{n}-amount]", amount)
        desk.fill(f"[name=o{n}-due_on]", due)
    desk.get_by_role("button", name="Simpan naskah").click()
    offer(desk, at=story.at(day, 13))


def visit(story: Story, desk: Page, agreement: str, day: int, due: int, *, kept: bool) -> None:
    """Write down the visit of that day after an agreement."""
    desk.goto(agreement)
    checks = desk.locator("section", has=desk.locator("#pmt")).locator("li")
    check = checks.filter(has_text=f"H+{due}")
    check.get_by_role("link", name="Catat kunjungan").click()
    desk.fill("[name=on]", local(story.at(day))[:10])
    for letter in "AB":
        desk.fill(f"[name=voice_{letter}]", "Tenang, jadwal dipakai.")
    if kept:
        for serial in (1, 2):
            desk.select_option(f"[name=state_{serial}]", "kept")
            desk.fill(f"[name=evidence_{serial}]", "Kuitansi dan buku jaga dilihat.")
    desk.get_by_role("button", name="Simpan kunjungan").click()
    expect(check).to_contain_text("Tenang, jadwal dipakai.")
