"""A meeting of sixty is invited, held, minuted and turned into twelve duties on one phone.

Every tap and every field of the one who keeps the meeting is counted, and the time that they take
is estimated by the keystroke-level model; what participants do on their own phones is theirs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Door
from tests.browser.steps import local, look

pytestmark = pytest.mark.browser

MOST_STEPS = 25
TEN_MINUTES = 600.0
THINK, POINT, KEY = 1.35, 1.1, 0.33
"""Seconds to decide and to point (Card, Moran and Newell 1983), and for a character with two
thumbs: 36 words a minute (Palin and others 2019)."""

CONCLUDED = """Patroli malam Sabtu – Satpol PP – 7 hari
Datangi tiga keluarga – Dinas Sosial – 3 hari
Luruskan kabar warung – Dinas Kominfo – besok
Temukan dua karang taruna – FKUB – 14 hari
Jaga simpang kebun – Polres – besok
Dampingi pos kampung – Kodim – 7 hari
Dengar guru dua sekolah – Dinas Pendidikan – 7 hari
Buka pos kesehatan – Dinas Kesehatan – 3 hari
Dampingi dua ibu – DP3A – 3 hari
Periksa batas kebun – Kantor Pertanahan – 14 hari
Ajak penyuluh agama – Kantor Kemenag – 7 hari
Siapkan tenda – BPBD – 7 hari"""
SAID = (
    ("Polres – dua malam tenang\nCamat – warga minta ronda", ""),
    ("Kominfo – kabar warung tidak benar", "Satu pintu."),
    ("Dinsos – tiga keluarga belum pulang", "Bertindak minggu ini."),
)


@dataclass
class Thumb:
    """One hand on a phone, whose steps are counted."""

    page: Page
    taps: int = 0
    fields: int = 0
    characters: int = 0

    def tap(self, what: Locator) -> None:
        self.taps += 1
        what.click()

    def write(self, what: Locator, text: str) -> None:
        self.fields += 1
        self.characters += len(text)
        what.fill(text)

    @property
    def steps(self) -> int:
        return self.taps + self.fields

    @property
    def seconds(self) -> float:
        """The keystroke-level estimate: each step is decided on and pointed at."""
        return self.steps * (THINK + POINT) + self.characters * KEY


def _come(browser: Browser, link: str, number: int) -> None:
    """Let somebody scan the code and write himself down, with scripts off."""
    context = browser.new_context(java_script_enabled=False)
    form = context.request.get(link).text()
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', form)
    assert token is not None
    told = {
        "csrfmiddlewaretoken": token[1],
        "name": f"Peserta {number}",
        "sex": "LP"[number % 2],
        "element": ("Satpol PP", "Polres", "tokoh pemuda")[number % 3],
        "office": "",
    }
    answer = context.request.post(link, form=told, headers={"Referer": link})
    assert answer.status == 200
    assert f"Peserta {number}, Anda tercatat hadir" in answer.text()
    context.close()


def _plan(thumb: Thumb) -> str:
    """Plan and invite; return the meeting's number."""
    page = thumb.page
    thumb.tap(page.get_by_role("link", name="Siapkan rapat"))
    look(page)
    soon = datetime.now(UTC) + timedelta(hours=1)
    thumb.write(page.get_by_label("Mulai"), local(soon))
    thumb.write(page.get_by_label("Tempat"), "Aula Bakesbangpol")
    thumb.write(page.get_by_label("Agenda"), "Keadaan\nKabar beredar\nLangkah bersama")
    thumb.tap(page.get_by_role("button", name="Lanjut ke undangan"))
    expect(page.locator("h1")).to_have_text("Siapa diundang")
    look(page)
    thumb.tap(page.get_by_text("Jenis instansi lain"))
    for kind in ("kecamatan", "polsek"):
        thumb.tap(page.locator(f"input[name=kind][value={kind}]"))
    thumb.tap(page.get_by_role("button", name="Kirim undangan"))
    expect(page.locator("h1")).to_contain_text("Rapat Tim Terpadu PKS")
    look(page)
    return page.url.rstrip("/").rsplit("/", 1)[1]


def _hold(thumb: Thumb, browser: Browser) -> None:
    """Show the code at the door, let sixty come, open the meeting."""
    page = thumb.page
    thumb.tap(page.get_by_role("link", name="Daftar hadir dan kode QR"))
    look(page)
    link = page.locator("#qr-t").inner_text().strip()
    link = f"{page.url.split('/rapat/')[0]}/hadir/{link.rstrip('/').rsplit('/', 1)[1]}/"
    for number in range(60):
        _come(browser, link, number)
    page.reload()
    expect(page.locator("h1")).to_contain_text("60 orang hadir")
    thumb.tap(page.locator(".crumbs a").nth(1))
    thumb.tap(page.get_by_role("button", name="Buka rapat"))
    expect(page.locator("h1")).to_contain_text("Notulen")


def _minute(thumb: Thumb) -> None:
    """Write three points and twelve conclusions, and send them."""
    page = thumb.page
    look(page)
    for serial, (notes, decision) in enumerate(SAID, 1):
        thumb.write(page.locator(f"#n{serial}"), notes)
        if decision:
            thumb.write(page.locator(f"#d{serial}"), decision)
        thumb.tap(page.get_by_role("button", name=f"Simpan butir {serial}"))
        expect(page.locator(f"#b{serial}").get_by_text("Tersimpan.")).to_be_visible()
    thumb.write(page.get_by_label("Satu baris satu kesimpulan"), CONCLUDED)
    thumb.tap(page.get_by_role("button", name="Catat kesimpulan"))
    expect(page.get_by_text("12 kesimpulan tersimpan.")).to_be_visible()
    look(page)
    thumb.tap(page.get_by_role("button", name="Kirim notulen dan 12 kewajiban"))
    expect(page.get_by_text("Notulen terkirim, 12 kewajiban dibuat.")).to_be_visible()
    look(page)


def test_sixty_meet_and_twelve_duties_follow_in_few_steps(door: Door, browser: Browser) -> None:
    pocket, phone = door.open("piket", phone=True)
    phone.goto("/rapat/")
    look(phone)
    thumb = Thumb(phone)
    number = _plan(thumb)
    phone.goto(f"/rapat/{number}/undangan/")
    asked = re.search(r"dari (\d+)", phone.locator("h1").inner_text())
    assert asked is not None and int(asked[1]) >= 60
    look(phone)
    phone.goto(f"/rapat/{number}/")
    _hold(thumb, browser)
    _minute(thumb)
    assert phone.locator("main .duty").count() == 12
    expect(phone.get_by_text("belum menjadi kewajiban", exact=True)).to_have_count(0)
    told = f"{thumb.taps} taps, {thumb.fields} fields, {thumb.characters} characters"
    assert thumb.steps <= MOST_STEPS, told
    assert thumb.seconds < TEN_MINUTES, told
    pocket.close()

    pocket, phone = door.open("satpol", phone=True, scripts=False)
    phone.goto(f"/rapat/{number}/notulen/")
    phone.get_by_text("Usulkan koreksi butir 1").click()
    phone.locator("#kp1").fill("Tiga malam, bukan dua")
    phone.get_by_role("button", name="Kirim koreksi").first.click()
    expect(phone.get_by_text("Tiga malam, bukan dua")).to_be_visible()
    pocket.close()
