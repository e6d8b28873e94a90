"""The API is entered by the session of the pages, with the same guards."""

from __future__ import annotations

import json

from django.test import Client

from serasi.trail.models import Entry
from tests.access.world import build_world
from tests.cast import House

SENT = {"uuid": "0b5c1f1e-5d0e-4a57-9a3e-6f2f6f0a7c13", "text": "Ada cekcok.", "area": "35.09.11"}


def test_writing_needs_the_csrf_token(house: House):
    client = Client(enforce_csrf_checks=True)
    client.force_login(house.people["dewi"], backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/api/v1/reports", json.dumps(SENT), content_type="application/json")
    assert answer.status_code == 403


def test_a_list_carries_no_words_and_a_read_is_recorded_once(house: House, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    world = build_world(house)
    client = house.client("dewi")
    listed = client.get("/api/v1/reports?limit=200").json()
    assert listed["count"] == len(listed["items"]) > 0
    assert all("text" not in item and "reading" not in item for item in listed["items"])
    receipt = world["report_lojejer"].receipt
    for _ in range(2):
        assert client.get(f"/api/v1/reports/{receipt}").json()["text"]
    reads = Entry.objects.filter(action="report.opened", subject=f"report:{receipt}")
    assert reads.count() == 1


def test_reading_ones_own_report_is_no_read_of_another(house: House, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    world = build_world(house)
    receipt = world["report_own"].receipt
    assert house.client("darsono").get(f"/api/v1/reports/{receipt}").status_code == 200
    assert not Entry.objects.filter(action="report.opened").exists()
