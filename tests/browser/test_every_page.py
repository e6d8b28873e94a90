"""Every page of the demo house: axe, phone width, no scripts, both themes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Door
from tests.browser.steps import is_wide, violations, violations_of_both_themes

pytestmark = pytest.mark.browser

PUBLIC = ("/masuk/", "/warga/")
BY_PERSON: dict[str, tuple[str, ...]] = {
    "piket": (
        "/",
        "/antrean/",
        "/peristiwa/",
        "/peta/",
        "/tabel/",
        "/linimasa/",
        "/masuk-data/",
        "/masuk-data/cap/",
        "/lapor/",
        "/kewajiban/",
        "/hak-saya/",
        "/rancangan/",
        "/periksa-tabel/",
        "/perkara/",
        "/perkara/baru/",
        "/kesepakatan/",
        "/siaga/",
        "/siaga/malam/",
        "/siaga/riwayat/",
        "/siaga/indikator/?kode=I02",
        "/siaga/catatan/",
        "/siaga/pendeteksi/",
        "/siaga/isu/",
        "/siaga/kalender/",
        "/siaga/kecamatan/35.09.11/",
        "/saluran/",
        "/forum/",
        "/forum/peta/",
        "/jaringan/kekuatan/",
        "/latihan/",
        "/saluran/salin/",
        "/rapat/",
        "/rapat/baru/",
        "/naskah/",
        "/nomor-surat/",
        "/rencana-aksi/",
    ),
    "camat": ("/", "/tersegel/darurat/", "/tersegel/darurat/baru/"),
    "dinsos": ("/pemulihan/", "/pemulihan/kunjungan/", "/pemulihan/pelajaran/"),
    "pencacah": ("/wawancara/",),
    "desa": ("/lapor/", "/laporan-saya/", "/hak-saya/"),
    "bakorwil": ("/", "/tabel/", "/peta/", "/keserasian/"),
    "bupati": ("/", "/peristiwa/", "/siaga/", "/siaga/malam/"),
    "pemeriksa": (
        "/jejak/",
        "/tersegel/",
        "/tersegel/darurat/",
        "/tersegel/unduhan/",
        "/tersegel/musnah/",
    ),
    "pengelola": ("/hak-saya/",),
    "kepala": ("/naskah/kop/",),
    "analis": (
        "/sumber-luar/",
        "/pertukaran/",
        "/pertukaran/besar/",
        "/wawancara/berkas/",
        "/survei/",
        "/survei/baru/",
        "/survei/hitung/",
        "/keserasian/35.09/",
        "/keserasian/35.09/ihai/",
    ),
}
PAGES = [(None, path) for path in PUBLIC] + [
    (who, path) for who, paths in BY_PERSON.items() for path in paths
]


def _links(page: Page, pattern: str) -> list[str]:
    every = [link.get_attribute("href") or "" for link in page.locator("main a[href]").all()]
    found = [href for href in every if re.fullmatch(pattern, href)]
    assert found, f"no link like {pattern} on {page.url}"
    return found


def _first_link(page: Page, pattern: str) -> str:
    return _links(page, pattern)[0]


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
@pytest.mark.parametrize(("who", "path"), PAGES)
def test_a_page_has_no_violation_and_fits(
    door: Door, who: str | None, path: str, phone: bool
) -> None:
    """In both themes; a phone opens it in the dark, a desk in the light."""
    context, page = door.open(who, phone=phone, dark=phone, still=True)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console",
        lambda message: errors.append(message.text) if message.type == "error" else None,
    )
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == 200
    assert page.locator("h1").count() == 1
    assert violations_of_both_themes(page) == []
    assert not is_wide(page)
    assert errors == []
    context.close()


@pytest.mark.parametrize(
    ("list_path", "pattern"),
    [
        ("/antrean/", r"/laporan/LP-[^/]+/"),
        ("/peristiwa/", r"/peristiwa/CT-[^/]+/"),
        ("/siaga/", r"/siaga/SG-[^/]+/"),
        ("/kesepakatan/", r"/kesepakatan/KD-[^/]+/"),
        ("/kesepakatan/?lihat=dilanggar", r"/kesepakatan/KD-[^/]+/"),
        ("/kesepakatan/?lihat=konsep", r"/kesepakatan/KD-[^/]+/"),
    ],
)
@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_a_record_opened_from_its_list_has_no_violation(
    door: Door, list_path: str, pattern: str, phone: bool
) -> None:
    context, page = door.open("piket", phone=phone)
    page.goto(list_path)
    page.goto(_first_link(page, pattern))
    assert page.locator("h1").count() == 1
    assert violations(page) == []
    assert not is_wide(page)
    context.close()


@pytest.mark.parametrize(
    "sheet", ["", "rancangan", "protokol", "lapangan", "masuk", "kertas", "tutup"]
)
@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
@pytest.mark.parametrize("which", ["first", "last"])
def test_each_sheet_of_a_wave_has_no_violation(
    door: Door, sheet: str, which: str, phone: bool
) -> None:
    context, page = door.open("analis", phone=phone, dark=phone)
    page.goto("/survei/")
    waves = sorted(_links(page, r"/survei/GS-[^/]+/"))
    wave = waves[0 if which == "first" else -1]
    page.goto(f"{wave}{sheet}/" if sheet else wave)
    assert page.locator("h1").count() == 1
    assert violations(page) == []
    assert not is_wide(page)
    context.close()


@pytest.mark.parametrize(
    ("title", "sheet"),
    [
        ("Keserasian Jember, gelombang pertama", "hasil"),
        ("Keserasian Jember, gelombang pertama", "kejadian"),
        ("Keserasian Jember, gelombang kedua", "peta"),
        ("Enam bulan sesudah selisih dua dusun", "pascakonflik"),
    ],
)
@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_each_reading_of_a_published_wave_has_no_violation(
    door: Door, title: str, sheet: str, phone: bool
) -> None:
    context, page = door.open("analis", phone=phone, dark=phone)
    page.goto("/survei/")
    wave = page.get_by_role("link", name=title, exact=True).get_attribute("href")
    answer = page.goto(f"{wave}{sheet}/")
    assert answer is not None
    assert answer.status == 200
    assert page.locator("h1").count() == 1
    assert page.locator("main table, main svg").count()
    assert violations(page) == []
    assert not is_wide(page)
    context.close()


@pytest.mark.parametrize(("who", "path"), PAGES)
def test_a_page_works_without_scripts(door: Door, who: str | None, path: str) -> None:
    context, page = door.open(who, scripts=False)
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == 200
    assert page.locator("main").inner_text().strip()
    context.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_faint_word_is_found_in_whichever_theme_it_is_faint(door: Door, dark: bool) -> None:
    """The colours of the theme that was switched to are read, not those of the first."""
    context, page = door.open("piket", dark=not dark, still=True)
    page.goto("/nomor-surat/")
    faint = "#333" if dark else "#ddd"
    page.evaluate(
        """([dark, faint]) => {
          const word = document.querySelector("h1");
          const media = matchMedia("(prefers-color-scheme: dark)");
          const show = () => { word.style.color = media.matches === dark ? faint : ""; };
          media.addEventListener("change", show);
          show();
        }""",
        [dark, faint],
    )
    assert violations(page) == []
    assert [one for one in violations_of_both_themes(page) if one.startswith("color-contrast")]
    context.close()
