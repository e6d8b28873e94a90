"""The API: the rights of the pages, one shape of refusal, retries that do no harm."""

from __future__ import annotations

import uuid

import pytest

from serasi.collect.models import Report
from tests.register.conftest import confirmed, report_in

pytestmark = pytest.mark.django_db
HERE = "/api/v1"


def test_a_stranger_is_refused_in_the_one_shape(client):
    answer = client.get(f"{HERE}/me")
    assert answer.status_code == 401
    assert answer.json()["code"] == "S105"


def test_me_names_rights_and_what_is_withheld(house):
    told = house.client("hendra").get(f"{HERE}/me").json()
    assert "sealed.read" in told["withheld"]
    assert {"can": "report.read", "areas": ["35.09"], "role": "head"} in told["grants"]


def test_a_report_is_read_by_its_desk_and_unknown_to_another(house):
    receipt = report_in(house, "Ribut di Ds. Lojejer Kec. Wuluhan").receipt
    mine = house.client("dewi").get(f"{HERE}/reports/{receipt}")
    assert mine.json()["text"].startswith("Ribut")
    other = house.client("bagus").get(f"{HERE}/reports/{receipt}")
    unknown = house.client("bagus").get(f"{HERE}/reports/LP-0000-0")
    assert other.status_code == unknown.status_code == 404
    assert other.json() == unknown.json()


def test_lists_count_what_they_show(house):
    for text in ("Satu di Wuluhan", "Dua di Wuluhan"):
        report_in(house, text)
    told = house.client("dewi").get(f"{HERE}/reports?limit=1").json()
    assert (len(told["items"]), told["count"]) == (1, 2)
    assert house.client("bagus").get(f"{HERE}/reports").json()["count"] == 0


def test_a_page_larger_than_allowed_is_refused_with_a_number(house):
    answer = house.client("dewi").get(f"{HERE}/reports?limit=1000")
    assert answer.status_code == 422
    assert answer.json()["code"] == "S104"


def test_a_report_sent_twice_is_one_report(house):
    body = {"uuid": str(uuid.uuid4()), "text": "Adu mulut di pasar", "area": "35.09.11.2001"}
    client = house.client("darsono")
    first = client.post(f"{HERE}/reports", body, content_type="application/json")
    again = client.post(f"{HERE}/reports", body, content_type="application/json")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["receipt"] == again.json()["receipt"]
    assert Report.objects.count() == 1


def test_who_may_not_report_finds_nothing_there(house):
    body = {"uuid": str(uuid.uuid4()), "text": "x"}
    answer = house.client("mira").post(f"{HERE}/reports", body, content_type="application/json")
    assert answer.status_code == 404
    assert not Report.objects.exists()


def test_an_event_says_none_where_nothing_is_known(house):
    event = confirmed(house)
    told = house.client("wulan").get(f"{HERE}/events/{event.public_id}").json()
    assert told["deaths"] == 0
    assert told["displaced_people"] is None
    assert house.client("bagus").get(f"{HERE}/events/{event.public_id}").status_code == 404


def test_triggers_equal_the_events_and_sum_to_a_hundred(house):
    confirmed(house)
    url = f"{HERE}/triggers?since=2026-01-01&until=2026-12-31"
    told = house.client("laras").get(url).json()
    assert told["total"] == 1
    assert [r["percent"] for r in told["rows"] if r["n"]] == ["100.0"]
    assert house.client("bagus").get(url).json()["total"] == 0


@pytest.mark.parametrize("name", ["darsono", "yoga", "mira"])
def test_who_reads_no_reports_gets_no_queue(house, name):
    assert house.client(name).get(f"{HERE}/queue").status_code == 404


def test_every_operation_documents_its_refusals():
    from serasi.api.main import api

    for methods in api.get_openapi_schema()["paths"].values():
        for told in methods.values():
            assert {401, 404, 409, 422} <= {int(code) for code in told["responses"]}
