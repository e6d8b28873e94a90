"""Sixty interviews without a signal: nothing is lost and nothing doubled, whatever happens."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from serasi.measure.instrument import ITEMS, SCALE
from tests.browser.conftest import Door, copy_home, surroundings
from tests.browser.steps import is_wide, violations

pytestmark = pytest.mark.browser

HOMES = 60
REAL_TAPS = 2
KILLED, SET_FORWARD, SET_BACK = 7, 15, 31
YEARS_BEHIND, HOURS_AHEAD, DAYS_BEHIND = -3 * 365 * 86_400, 5 * 3_600, -40 * 86_400
SLOW = 60_000

SHIFTED = """
(() => {
  const Real = Date;
  const shift = () => 1000 * Number(localStorage.getItem("test:clock") ?? FIRST);
  globalThis.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + shift()); }
    static now() { return Real.now() + shift(); }
  };
})();
"""

TAP = """
([answers, agrees, reason]) => {
  const next = () => document.querySelector(".interview .actbar .btn-main").click();
  const hash = () => location.hash;
  const pick = (name, value) => {
    const input = document.querySelector(`.interview input[name="${name}"][value="${value}"]`);
    if (!input) throw new Error(`no ${name}=${value} at ${hash()}`);
    if (!input.checked) input.click();
  };
  for (const fieldset of document.querySelectorAll(".interview fieldset.ask")) {
    const name = fieldset.id.slice(2);
    if (fieldset.hidden) continue;
    if (name === "consent") pick(name, agrees ? "yes" : "no");
    else if (name === "refusal") pick(name, reason);
    else if (answers[name] !== undefined) [answers[name]].flat().forEach((one) => pick(name, one));
  }
  const age = document.getElementById("umur");
  if (age && !document.querySelector(".interview .receipt")) {
    for (const [sex, years] of answers.adults) {
      age.value = String(years);
      const adders = [...document.querySelectorAll(".interview .row .btn-grow")];
      adders[sex === "P" ? 0 : 1].click();
    }
  }
  const before = hash();
  next();
  return before;
}
"""


def answers_of(n: int) -> dict[str, Any]:
    """What respondent n says: every answer different from the neighbours'."""
    told: dict[str, Any] = {
        code: SCALE[(3 * at + 5 * n + n // 7) % len(SCALE)] for at, code in enumerate(ITEMS)
    }
    told |= {"E1": 1 + n % 5, "E2": (1, 2, 3, 4, 5, 8, 9)[n % 7], "E4": 1 + n % 2}
    told |= {f"E3{letter}": (n + at) % 11 for at, letter in enumerate("abcdefg")}
    told |= {"E4j": [1 + n % 4, 5 + n % 4], "E5": 1 + n % 2, "E6": 1 + n % 10, "suku": 1 + n % 7}
    told["adults"] = [["P", 30 + n % 40], ["L", 33 + n % 40], ["L", 18]]
    return told


def refuses(n: int) -> bool:
    return n % 20 == 19  # noqa: PLR2004 - three of sixty


@dataclass
class Phone:
    """An interviewer's phone: a context that may lose its tab, its clock and its signal."""

    context: BrowserContext
    page: Page

    def set_clock(self, seconds: int) -> None:
        self.page.evaluate("s => localStorage.setItem('test:clock', String(s))", seconds)

    def kill(self) -> None:
        """End the tab at once, as a phone short of memory does, and open the page anew."""
        self.page.close(run_before_unload=False)
        self.page = self.context.new_page()
        self.page.goto("/wawancara/")

    def open_home(self, place: int, home: int) -> tuple[str, int]:
        """Open a household of the list; say which place and number it is."""
        sheet = self.page.locator("[data-place]").nth(place)
        row = sheet.locator("[data-home]").nth(home)
        told = str(sheet.get_attribute("data-place")), int(str(row.get_attribute("data-home")))
        row.get_by_role("button").click()
        expect(self.page.locator(".interview h1")).to_be_visible()
        return told

    def tap_screen(self, n: int) -> None:
        told = answers_of(n)
        before = self.page.evaluate(TAP, [told, not refuses(n), "distrust"])
        self.page.wait_for_function("was => location.hash !== was", arg=before)

    def finish(self, n: int) -> None:
        """Tap through to the end; the form then closes."""
        while "#" in self.page.url:
            self.tap_screen(n)
        expect(self.page.locator("[data-tasks]")).to_be_visible()

    def wait_until_at_hand(self) -> None:
        self.page.wait_for_function(
            "async () => (await navigator.serviceWorker.ready).active"
            " && !!(await caches.match('/wawancara/'))",
            timeout=SLOW,
        )


@pytest.fixture
def phone(door: Door) -> Iterator[Phone]:
    context, page = door.open("pencacah", phone=True)
    context.grant_permissions(["geolocation"])
    context.set_geolocation({"latitude": -8.17, "longitude": 113.7, "accuracy": 9})
    context.add_init_script(SHIFTED.replace("FIRST", "0"))
    page.goto("/wawancara/")
    yield Phone(context, page)
    context.close()


def rows_of(home: Path, wave: str) -> list[dict[str, Any]]:
    """Read interviews from the house's own database, past all its pages."""
    with sqlite3.connect(f"file:{home}/serasi.sqlite3?mode=ro", uri=True) as base:
        base.row_factory = sqlite3.Row
        found = base.execute(
            "SELECT i.*, p.code AS place_code, h.serial AS home FROM measure_interview i"
            " JOIN measure_wave w ON w.id = i.wave_id"
            " LEFT JOIN measure_sampledplace p ON p.id = i.place_id"
            " LEFT JOIN measure_household h ON h.id = i.household_id WHERE w.title = ?",
            [wave],
        )
        return [dict(row) for row in found]


def _tap_by_hand(phone: Phone, n: int) -> None:
    """One interview as a thumb does it: each answer pressed, back and forth without loss."""
    page, told = phone.page, answers_of(n)
    page.get_by_label("Ya, bersedia").check()
    page.get_by_role("button", name="Lanjut").click()
    for sex, years in told["adults"]:
        page.get_by_label("Umur (tahun)").fill(str(years))
        page.get_by_role("button", name="+ perempuan" if sex == "P" else "+ laki-laki").click()
    expect(page.locator(".interview .receipt h2")).to_contain_text("Wawancarai")
    page.get_by_role("button", name="Lanjut").click()
    for code in ITEMS[:3]:
        page.locator(f'#b-{code} input[value="{told[code]}"]').check()
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_role("button", name="Lanjut").click()
    expect(page.locator("#b-A2a .err")).to_contain_text("Belum dijawab")
    page.go_back()
    expect(page.locator(f'#b-A1b input[value="{told["A1b"]}"]')).to_be_checked()
    page.get_by_role("button", name="Lanjut").click()
    while not page.get_by_role("button", name="Catat titik").is_visible():
        phone.tap_screen(n)
    page.get_by_role("button", name="Catat titik").click()
    expect(page.get_by_text("ketelitian ±9 m")).to_be_visible()
    phone.finish(n)


def _lose_answers(context: BrowserContext) -> list[str]:
    """Let the house take every third interview and lose its answer on the way back, once each."""
    lost: list[str] = []
    seen: set[str] = set()

    def answer(route: Route) -> None:
        body = json.loads(route.request.post_data or "{}")
        uuid = body.get("interview", {}).get("uuid", "")
        seen.add(uuid)
        if len(seen) % 3 == 0 and uuid not in lost:
            lost.append(uuid)
            route.fetch()
            route.abort()
        else:
            route.continue_()

    context.route("**/wawancara/kirim/", answer)
    return lost


def test_sixty_interviews_without_a_signal_arrive_once_each(
    phone: Phone, demo_home: Path, tmp_path: Path
) -> None:
    """And say, weighed and scored, what the same answers say through an XLSForm."""
    page = phone.page
    phone.set_clock(YEARS_BEHIND)
    page.reload()
    expect(page.locator("[data-place]")).to_have_count(14)
    phone.wait_until_at_hand()
    page.wait_for_load_state("networkidle")
    began = datetime.now(UTC)
    phone.context.set_offline(True)
    at: dict[tuple[str, int], int] = {}
    for n in range(HOMES):
        at[phone.open_home(n // 5, n % 5)] = n
        if n == KILLED:
            for _screen in range(6):
                phone.tap_screen(n)
            phone.page.locator("#b-A5a input").nth(3).check()
            phone.kill()
            row = phone.page.locator('[data-state="draft"]')
            row.get_by_role("button", name="Lanjutkan").click()
            expect(phone.page.locator("#b-A5a input").nth(3)).to_be_checked()
        if n == SET_FORWARD:
            phone.tap_screen(n)
            phone.set_clock(HOURS_AHEAD)
        if n == SET_BACK:
            phone.set_clock(DAYS_BEHIND)
        if n < REAL_TAPS:
            _tap_by_hand(phone, n)
        else:
            phone.finish(n)
    page = phone.page
    assert rows_of(demo_home, "Keserasian Jember 2026") == []
    expect(page.locator("[data-outbox-sum]").first).to_have_text(str(HOMES))
    page.reload()
    expect(page.locator("[data-outbox-sum]").first).to_have_text(str(HOMES))

    lost = _lose_answers(phone.context)
    phone.set_clock(0)
    phone.context.set_offline(False)
    expect(page.locator("[data-outbox-sum]").first).to_have_text("0", timeout=4 * SLOW)
    expect(page.locator("[data-outbox-done]").first).to_have_text(str(HOMES))
    assert len(lost) >= HOMES // 4

    rows = rows_of(demo_home, "Keserasian Jember 2026")
    assert len(rows) == HOMES
    assert len({row["uuid"] for row in rows}) == HOMES
    assert {(row["place_code"], row["home"]) for row in rows} == set(at)
    for row in rows:
        _equals_what_was_typed(at[row["place_code"], row["home"]], row)
    known = [row for row in rows if row["clock_offset"] is not None]
    assert len(known) >= HOMES - KILLED
    for row in known:
        start = datetime.fromisoformat(row["started_at"]).replace(tzinfo=UTC)
        true = start + timedelta(microseconds=row["clock_offset"])
        assert began - timedelta(minutes=3) < true < datetime.now(UTC) + timedelta(minutes=3)
    for row in rows:
        long = datetime.fromisoformat(row["ended_at"]) - datetime.fromisoformat(row["started_at"])
        assert timedelta(0) <= long < timedelta(minutes=30)
    _equals_its_twin(demo_home, tmp_path)


def _equals_what_was_typed(n: int, row: dict[str, Any]) -> None:
    told, answers = answers_of(n), json.loads(row["answers"])
    if refuses(n):
        assert (row["consent"], row["refusal"], answers, row["sex"]) == (0, "distrust", {}, None)
        return
    expected = {code: told[code] for code in ITEMS}
    if n == KILLED:
        expected["A5a"] = told["A5a"]
    assert answers == expected, n
    sides = json.loads(row["sides"])
    asked = {code for code in told if code.startswith("E")} | {"suku"}
    if told["E4"] != 1:
        asked -= {"E4j"}
    assert sides == {code: told[code] for code in asked}, n
    assert (row["adults"], row["sex"] in "LP", row["person_chance"] > 0) == (3, True, True)
    assert (row["lat"] is not None) == (n < REAL_TAPS)


def _equals_its_twin(demo_home: Path, copied: Path) -> None:
    """Weigh and score the sixty in a copy of the house, beside a twin by a file of submissions."""
    copy_home(demo_home, copied)
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.browser.twin", "Keserasian Jember 2026", "2", "1"],
        cwd=Path(__file__).parents[2], env=surroundings(copied), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    phone, file = json.loads(done.stdout)
    asked = [n for n in range(HOMES) if not refuses(n)]
    assert phone["answered"] == len(asked)
    assert len({weight for *_home, weight in phone["weights"]}) > 1
    assert phone == file
    assert phone["scored"] == phone["recipe"]["report"]
    for code in ITEMS:
        known = [n for n in asked if answers_of(n)[code] <= 5]  # noqa: PLR2004 - above: no answer
        assert phone["scored"]["all"]["items"][code]["n"] == len(known)
    assert 0 < phone["page"]["index"]["lo"] < phone["page"]["index"]["hi"] < 100


def test_an_outbox_goes_by_file_and_later_by_signal_as_one(
    door: Door, phone: Phone, demo_home: Path, tmp_path: Path
) -> None:
    title, page = "Sesudah kejadian di Ambulu", phone.page
    phone.wait_until_at_hand()
    phone.context.set_offline(True)
    part = page.locator("section", has=page.get_by_role("heading", name=title)).last
    part.get_by_role("button", name="Buka").first.click()
    while not page.locator("[data-slip]").is_visible():
        phone.tap_screen(1) if not page.locator("#b-P1").is_visible() else _residual(phone)
    expect(page.locator(".interview")).to_contain_text("Dinas Sosial")
    phone.finish(1)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Simpan salinan ke berkas").click()
    file = tmp_path / "kotak.json"
    saved.value.save_as(file)

    context, office = door.open("analis")
    office.goto("/wawancara/berkas/")
    office.set_input_files("#berkas", file)
    office.get_by_role("button", name="Masukkan").click()
    expect(office.locator(".asof")).to_contain_text("1 baru, 0 sudah ada, 0 ditolak")
    context.close()

    phone.context.set_offline(False)
    expect(page.locator("[data-outbox-sum]").first).to_have_text("0", timeout=SLOW)
    [row] = rows_of(demo_home, title)
    assert json.loads(row["answers"]) == {f"P{n}": 3 for n in range(1, 7)}


def _residual(phone: Phone) -> None:
    for n in range(1, 7):
        phone.page.locator(f"#b-P{n} input").nth(2).check()
    phone.page.get_by_role("button", name="Lanjut").click()
    expect(phone.page.locator("#b-P1")).to_have_count(0)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_screens_of_the_form_have_no_violation_and_fit(door: Door, dark: bool) -> None:
    context, page = door.open("pencacah", phone=True, dark=dark)
    page.goto("/wawancara/")
    page.locator("[data-home] button").last.click()
    page.wait_for_function("location.hash.length > 1")
    phone, seen = Phone(context, page), set()
    while "#" in page.url:
        key = page.url.rsplit("/", 1)[1].split("-")[0]
        if key not in seen:
            assert violations(page) == [], key
            assert not is_wide(page), key
            seen.add(key)
        if key == "end":
            break
        _residual(phone) if page.locator("#b-P1").is_visible() else phone.tap_screen(2)
    assert seen == {"consent", "adults", "items", "place", "who", "traits", "end"}
    context.close()


def test_the_form_comes_within_its_budget(door: Door) -> None:
    context, page = door.open("pencacah", phone=True)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    bytes_seen: list[float] = []
    session.on("Network.loadingFinished", lambda e: bytes_seen.append(e["encodedDataLength"]))
    page.goto("/wawancara/")
    page.wait_for_load_state("networkidle")
    assert 0 < sum(bytes_seen[:12]) < 100 * 1024
    context.close()
