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
