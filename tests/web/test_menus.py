"""The menu under one's own name, and the foot of the page."""

from __future__ import annotations

import re

import pytest

RARE = {
    "dewi": {"/linimasa/", "/koding-kedua/", "/sampah/", "/periksa-tabel/"},
    "laras": {"/linimasa/", "/periksa-tabel/"},
    "darsono": {"/periksa-tabel/"},
}


@pytest.mark.parametrize("who", sorted(RARE))
def test_the_menu_leads_to_the_rarer_pages_that_one_may_open(house, who):
    client = house.client(who)
    page = client.get("/hak-saya/").content.decode()
    menu = re.search(r'<div class="who-menu">(.*?)</div>', page, re.S)[1]
    linked = set(re.findall(r'href="(/[^"]+/)"', menu))
    assert linked & RARE["dewi"] == RARE[who]
    assert all(client.get(url).status_code == 200 for url in RARE[who])


@pytest.mark.parametrize(("demo", "debug"), [(False, False), (True, False), (False, True)])
def test_the_page_of_the_look_is_offered_to_demo_and_debug_alone(house, settings, demo, debug):
    settings.DEMO, settings.DEBUG = demo, debug
    page = house.client("dewi").get("/hak-saya/").content.decode()
    assert ('href="/rancangan/"' in page) == (demo or debug)


GROUPED = {
    "dewi": {
        "Perkara": ["/perkara/", "/kesepakatan/", "/pemulihan/"],
        "Rapat": ["/rapat/", "/forum/", "/jaringan/kekuatan/"],
    },
    "darsono": {"Lapor": ["/lapor/", "/laporan-saya/"]},
}


def _menu(page: str) -> str:
    return re.search(r'<nav class="nav".*?</nav>', page, re.S)[0]


@pytest.mark.parametrize("who", ["dewi", "hendra", "darsono", "laras", "sinta", "anwar", "tirto"])
def test_every_page_of_a_group_is_reached_on_a_wide_and_on_a_narrow_screen(house, who):
    client = house.client(who)
    menu = _menu(client.get("/hak-saya/").content.decode())
    wide, narrow = menu.split('class="nav-rest"')
    reached = [set(re.findall(r'<a href="([^"]+)"', part)) for part in (wide, narrow)]
    assert reached[0] == reached[1]
    answers = {url: client.get(url, follow=True) for url in reached[0]}
    closed = {url: page for url, page in answers.items() if page.status_code != 200}
    # What waits for a second factor stands in the menu, and its page says so by number.
    assert [url for url, page in closed.items() if "S108" not in page.content.decode()] == []
    for label, urls in GROUPED.get(who, {}).items():
        group = re.search(rf"<summary>{label}</summary>(.*?)</details>", wide, re.S)[1]
        assert re.findall(r'<a href="([^"]+)"', group) == urls


def test_the_bar_of_a_village_officer_begins_with_what_the_field_needs(house):
    menu = _menu(house.client("darsono").get("/hak-saya/").content.decode())
    near = re.findall(r'<li class="nav-part(?! nav-far)[^"]*"><a href="([^"]+)"', menu)
    assert "/lapor/" in near and len(near) <= 4


def test_a_group_of_one_page_is_that_page(house):
    menu = _menu(house.client("mira").get("/hak-saya/").content.decode())
    assert re.findall(r"<summary>([^<]+)</summary>", menu.split("nav-rest")[0]) == ["Kelola"]
    yoga = _menu(house.client("yoga").get("/hak-saya/").content.decode())
    assert "<summary>" not in yoga.split("nav-rest")[0]
