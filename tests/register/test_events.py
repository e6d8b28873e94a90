"""Events through HTTP: list, detail, edit with two officers, undo, trash, merge, chain, maps."""

from __future__ import annotations

import json
from dataclasses import replace

from django.urls import reverse

from serasi.register import actions
from serasi.register.models import Event, Handling
from tests.cast import NOW
from tests.register.conftest import CODING, confirmed, report_in
from tests.register.test_pages import sheet

EXPECTED = {
    "dewi": 200,
    "rini": 200,
    "surya": 200,
    "wulan": 200,
    "laras": 200,
    "anwar": 404,
    "bagus": 404,
    "tirto": 404,
    "darsono": 404,
    "yoga": 404,
    "mira": 404,
}


def test_an_event_is_read_by_whom_its_area_and_trigger_allow(house):
    event = confirmed(house)
    sara = confirmed(house, trigger="T3", law_source="U-b", title="Penolakan rumah ibadah")
    url = reverse("register:event", args=[event.public_id])
    for name, status in EXPECTED.items():
        assert house.client(name).get(url).status_code == status, name
    fkub = house.client("anwar")
    assert fkub.get(reverse("register:event", args=[sara.public_id])).status_code == 200
    page = fkub.get(reverse("register:events")).content.decode()
    assert sara.title in page
    assert event.title not in page


def test_a_draft_is_read_only_by_those_who_code_or_confirm(house):
    report = report_in(house, "Bentrok pemuda.")
    event = actions.code_event(house.viewer("dewi"), receipt=report.receipt, coding=CODING, now=NOW)
    url = reverse("register:event", args=[event.public_id])
    for name, status in (("dewi", 200), ("rini", 200), ("surya", 404), ("laras", 404)):
        assert house.client(name).get(url).status_code == status, name


def test_an_event_over_a_border_is_read_on_both_sides_and_by_the_region(house):
    event = confirmed(house, other_areas=("35.10.05",), title="Sengketa batas")
    url = reverse("register:event", args=[event.public_id])
    for name in ("dewi", "bagus", "tirto"):
        assert house.client(name).get(url).status_code == 200, name
    assert "Lintas daerah" in house.client("tirto").get(url).content.decode()
    assert event.title in house.client("bagus").get(reverse("register:events")).content.decode()


def test_raw_reports_stay_with_the_desk(house):
    event = confirmed(house, text="Kata rahasia pelapor.")
    report = Handling.objects.get(event=event).report
    url = reverse("register:event", args=[event.public_id])
    assert report.receipt in house.client("dewi").get(url).content.decode()
    for name in ("laras", "wulan"):
        page = house.client(name).get(url).content.decode()
        assert report.receipt not in page
        assert "Laporan mentah hanya dibaca" in page


def test_the_list_filters_and_says_how_many_of_what_as_of_when(house):
    confirmed(house, title="Satu", trigger="T7", form="F06", law_source="U-d")
    confirmed(house, title="Dua", area="35.09.12.2002", kind="tension", form="F02")
    client = house.client("dewi")
    for query, titles in (
        ({}, {"Satu", "Dua"}),
        ({"pemicu": "T7"}, {"Satu"}),
        ({"jenis": "tension"}, {"Dua"}),
        ({"wilayah": "35.09.12"}, {"Dua"}),
        ({"bentuk": "F06"}, {"Satu"}),
        ({"sampai": "2026-11-23"}, set()),
        ({"q": "sabrang"}, {"Dua"}),
        ({"wilayah": "35.10"}, set()),
        ({"dari": "bukan-tanggal", "pemicu": "T99"}, {"Satu", "Dua"}),
    ):
        page = client.get(reverse("register:events"), query).content.decode()
        assert {t for t in ("Satu", "Dua") if f">{t}</a>" in page} == titles, query
        assert f"<b>{len(titles)} catatan</b>" in page
        assert "keadaan" in page


def test_a_number_in_the_search_opens_the_event_even_without_its_dashes(house):
    event = confirmed(house)
    typed = event.public_id.lower()
    answer = house.client("dewi").get(reverse("register:events"), {"q": typed})
    assert answer.headers["Location"].endswith(f"/peristiwa/{event.public_id}/")


def test_an_edit_that_came_second_shows_both_versions_and_keeps_the_input(house):
    event = confirmed(house)
    url = reverse("register:edit", args=[event.public_id])
    opened = {"version": str(event.version), "reason": "judul"}
    first = sheet(**opened, title="Versi Dewi", law_source="U-a", facts=CODING.facts)
    assert house.client("dewi").post(url, first).status_code == 302
    rini = house.client("rini")
    answer = rini.post(url, {**first, "title": "Versi Rini"})
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Dewi Anggraini", "S103", "Versi Dewi", "Versi Rini"):
        assert words in page
    event.refresh_from_db()
    again = {**first, "title": "Versi Rini", "version": str(event.version)}
    assert rini.post(url, again).status_code == 302
    event.refresh_from_db()
    assert event.title == "Versi Rini"
    history = rini.get(reverse("register:event", args=[event.public_id])).content.decode()
    assert "<del>Versi Dewi</del> → <ins>Versi Rini</ins>" in history


def test_an_edit_without_a_reason_is_refused_with_the_input_kept(house):
    event = confirmed(house)
    url = reverse("register:edit", args=[event.public_id])
    data = sheet(version=str(event.version), title="Tanpa alasan", law_source="U-a")
    answer = house.client("dewi").post(url, data)
    assert answer.status_code == 422
    assert "S106" in answer.content.decode()
    assert "Tanpa alasan" in answer.content.decode()


def test_undo_trash_restore_merge_and_chain_work_through_their_buttons(house):
    one, two = confirmed(house, title="Satu"), confirmed(house, title="Dua")
    dewi, rini = house.client("dewi"), house.client("rini")
    actions.edit_event(
        house.viewer("dewi"),
        public_id=one.public_id,
        coding=replace(CODING, title="Salah"),
        version=one.version,
        reason="salah ketik",
        now=NOW,
    )
    revision = one.revisions.get(action="edited")
    undo = reverse("register:undo", args=[one.public_id, revision.pk])
    assert dewi.post(undo, {"reason": "keliru"}).status_code == 302
    one.refresh_from_db()
    assert one.title == "Satu"
    chain = reverse("register:chain", args=[one.public_id])
    dewi.post(chain, {"after": two.public_id, "why": "balasan"})
    assert two.public_id in dewi.get(f"/peristiwa/{one.public_id}/").content.decode()
    merge = reverse("register:merge", args=[one.public_id])
    body = {"other": two.public_id, "reason": "satu kejadian"}
    assert dewi.post(merge, body).status_code == 404
    assert rini.post(merge, body).status_code == 302
    answer = rini.get(f"/peristiwa/{two.public_id}/")
    assert answer.headers["Location"].endswith(f"/peristiwa/{one.public_id}/")
    assert rini.post(reverse("register:split", args=[two.public_id])).status_code == 302
    trash = reverse("register:to_trash", args=[two.public_id])
    assert rini.post(trash, {"reason": "bukan konflik"}).status_code == 302
    assert rini.get(f"/peristiwa/{two.public_id}/").status_code == 404
    assert "Dua" in rini.get(reverse("register:trash")).content.decode()
    restore = reverse("register:restore", args=[two.public_id])
    assert house.client("bagus").post(restore).status_code == 404
    assert rini.post(restore).status_code == 302
    assert Event.objects.get(pk=two.pk).trashed_at is None


def test_confirming_an_old_version_is_refused(house):
    report = report_in(house, "Bentrok.")
    dewi = house.viewer("dewi")
    event = actions.code_event(dewi, receipt=report.receipt, coding=CODING, now=NOW)
    event = actions.send_to_second(dewi, receipt=report.receipt, reason="darurat", now=NOW)
    url = reverse("register:confirm", args=[event.public_id])
    answer = house.client("rini").post(url, {"version": event.version - 1})
    assert answer.status_code == 409
    back = reverse("register:send_back", args=[event.public_id])
    assert house.client("rini").post(back, {"reason": ""}).status_code == 422
    assert house.client("rini").post(back, {"reason": "pemicu?"}).status_code == 302


def test_the_map_and_its_json_count_what_may_be_counted(house):
    confirmed(house)
    confirmed(house, area="35.09.12.2002")
    from serasi.regions.models import Area

    Area.objects.filter(code="35.09.11").update(lat="-8.40000", lng="113.55000")
    query = {"dari": "2026-01-01", "sampai": "2026-12-31"}
    page = house.client("tirto").get(reverse("register:map"), query).content.decode()
    assert "2 catatan di 1 dari" in page
    points = json.loads(house.client("dewi").get(reverse("register:map_points"), query).content)
    assert (points["total"], points["unplaced"]) == (1, 1)
    assert points["features"][0]["geometry"]["coordinates"] == [113.55, -8.4]
    areas = json.loads(house.client("dewi").get(reverse("register:map_areas"), query).content)
    assert areas["features"] == []
    for name in ("bagus", "anwar"):
        points = json.loads(house.client(name).get(reverse("register:map_points"), query).content)
        assert points["total"] == 0, name
    assert house.client("mira").get(reverse("register:map_points"), query).status_code == 404


def test_outlines_are_drawn_when_boundaries_are_known(house):
    import shapely

    from serasi.regions.models import Boundary

    confirmed(house)
    for n, code in enumerate(("35.09.11", "35.09.12")):
        shape = shapely.box(113 + n, -9, 114 + n, -8)
        west, south, east, north = shape.bounds
        Boundary.objects.create(
            area_id=code, wkb=shape.wkb, minx=west, miny=south, maxx=east, maxy=north
        )
    page = house.client("dewi").get(reverse("register:map")).content.decode()
    assert 'data-island="map"' in page
    areas = json.loads(house.client("dewi").get(reverse("register:map_areas")).content)
    classes = {f["properties"]["code"]: f["properties"]["count"] for f in areas["features"]}
    assert classes == {"35.09.11": 1, "35.09.12": 0}


def test_the_timeline_counts_by_month_beside_the_year_before(house):
    from datetime import date

    confirmed(house)
    confirmed(house, start_date=date(2025, 11, 2))
    query = {"dari": "2026-10-01", "sampai": "2026-11-30"}
    page = house.client("dewi").get(reverse("register:timeline"), query).content.decode()
    assert "1 catatan dalam 2 bulan. Terbanyak November 2026: 1." in page
    assert CODING.title in page
    region = house.client("tirto").get(reverse("register:timeline"), query).content.decode()
    assert "1 catatan dalam 2 bulan" in region
    assert CODING.title not in region


def test_blind_coding_shows_the_reports_and_never_the_first_codes(house):
    event = confirmed(house, text="Pemuda dua dusun saling kejar.", title="Judul pertama")
    hendra = house.client("hendra")
    assert (
        "Ambil 10 catatan acak" in hendra.get(reverse("register:second_codings")).content.decode()
    )
    hendra.post(reverse("register:draw"))
    task = event.second_codings.get()
    url = reverse("register:blind", args=[task.pk])
    page = hendra.get(url).content.decode()
    assert "saling kejar" in page
    assert "Judul pertama" not in page
    assert page.count(" selected") == page.count(" selected>pilih<")
    assert house.client("rini").get(url).status_code == 404
    assert hendra.post(url, {"kind": "incident"}).status_code == 422
    data = {"kind": "incident", "trigger": "T1", "form": "F10"}
    assert hendra.post(url, data).status_code == 302
    page = hendra.get(reverse("register:agreement")).content.decode()
    assert "n = 1 pasang" in page
    assert "tidak ada data" in page
