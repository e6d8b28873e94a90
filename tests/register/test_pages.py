"""The pages of the queue and of a report, through HTTP as officers use them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from serasi.register import actions
from serasi.register.models import Event, Handling, Suggestion
from tests.register.conftest import both_sides, report_in

READING = {
    "label": "conflict",
    "trigger": "T1",
    "trigger_confidence": 0.91,
    "form": "F10",
    "event_date": "2026-11-24",
    "event_time": "21:30",
    "injured": 3,
    "deaths": 0,
    "mass_min": 150,
    "mass_max": 200,
    "missing": ["why"],
    "evidence": {"trigger": [[0, 12]], "injured": [[40, 55]]},
}
TEXT = "Dua kelompok pemuda saling mengejar di lapangan, tiga orang luka ringan <b>nihil</b> tewas."


def sheet(**changes: str) -> dict[str, str]:
    """The coding sheet as a browser sends it."""
    return {
        "kind": "incident",
        "title": "Bentrok pemuda di lapangan",
        "area": "35.09.11.2004",
        "event_date": "24/11/2026",
        "event_time": "21.30",
        "trigger": "T1",
        "form": "F10",
        "date_precision": "hour",
        "kip_class": "a",
        "injured": "3",
        "deaths": "0",
        "do": "simpan",
        **changes,
    }


@pytest.fixture
def now():
    return timezone.now()


def test_the_queue_says_what_is_late_and_lists_the_rows(house, now):
    report = report_in(house, TEXT, at=now - timedelta(hours=7), reading=READING)
    report_in(house, "Hari ini nihil.", at=now, is_nil=True)
    page = house.client("dewi").get(reverse("register:queue")).content.decode()
    assert "Satu laporan lewat waktu." in page
    assert f"{report.receipt} di Wuluhan" in page
    assert "1 laporan</b>" in page
    assert "0,91" in page
    assert "Belum diambil" in page


def test_the_queue_shows_nothing_of_another_regency(house, now):
    report = report_in(house, TEXT, at=now)
    for name, status in (("bagus", 200), ("darsono", 404), ("laras", 404), ("mira", 404)):
        answer = house.client(name).get(reverse("register:queue"))
        assert answer.status_code == status, name
        assert report.receipt not in answer.content.decode()
        url = reverse("register:report", args=[report.receipt])
        assert house.client(name).get(url).status_code == 404, name


def test_filters_search_and_tabs_narrow_the_list_and_say_so(house, now):
    water = report_in(house, "Pintu air ditutup paksa.", at=now)
    other = report_in(house, "Spanduk tambak.", at=now, area="35.09.12.2002")
    client = house.client("dewi")
    for query, found in (
        ({"q": "pintu"}, {water}),
        ({"kecamatan": "35.09.12"}, {other}),
        ({"prioritas": "P1"}, set()),
        ({"tampilan": "saya"}, set()),
        ({"tampilan": "bebas", "urut": "lama"}, {water, other}),
    ):
        page = client.get(reverse("register:queue"), query).content.decode()
        assert {r for r in (water, other) if r.receipt in page} == found, query
        assert "keadaan" in page


def test_picked_rows_are_taken_prioritised_and_joined_without_a_script(house, now):
    one, two = (report_in(house, text, at=now) for text in ("Pintu air.", "Spanduk."))
    client = house.client("dewi")
    picked = {"pick": [one.receipt, two.receipt]}
    client.post(reverse("register:bulk"), {**picked, "do": "ambil"})
    client.post(reverse("register:bulk"), {**picked, "do": "P1"})
    client.post(reverse("register:bulk"), {**picked, "do": "gabung"})
    rows = Handling.objects.all()
    assert {row.assigned_to.username for row in rows} == {"dewi"}
    assert {row.priority for row in rows} == {"P1"}
    assert Suggestion.objects.get().state == "same"
    assert client.post(reverse("register:bulk"), {"do": "ambil"}).status_code == 422
    foreign = report_in(
        house, "Lain.", area="35.10.05.2003", desk="Bakesbangpol Kab. Banyuwangi", at=now
    )
    answer = client.post(reverse("register:bulk"), {"do": "ambil", "pick": foreign.receipt})
    assert answer.status_code == 422
    assert Handling.objects.get(report=foreign).assigned_to is None


def test_the_report_page_fills_the_sheet_from_the_text_and_escapes_it(house, now):
    report = report_in(house, TEXT, at=now, reading=READING)
    page = house.client("dewi").get(f"/laporan/{report.receipt}/").content.decode()
    assert '<mark class="count" id="b2">' in page
    assert "&lt;b&gt;nihil" in page
    assert 'value="150"' in page
    assert "yakin 0,91" in page
    assert "“nihil” dibaca 0" in page
    assert "Mengapa terjadi?" in page
    assert "kuat" in page or "lemah" in page


def test_who_opened_a_report_stands_on_its_page_once(house, now):
    report = report_in(house, TEXT, at=now)
    url = f"/laporan/{report.receipt}/"
    for name in ("dewi", "dewi", "rini"):
        house.client(name).get(url)
    page = house.client("dewi").get(url).content.decode()
    assert page.count("Rini Kusumawati") >= 1
    from serasi.trail.queries import who_saw

    actors = [step.actor for step in who_saw(f"report:{report.receipt}")]
    dewi, rini = (house.people[name].key for name in ("dewi", "rini"))
    assert actors == [dewi, rini, dewi]


def test_a_report_becomes_a_confirmed_event_through_the_pages(house, now):
    report = report_in(house, TEXT, at=now - timedelta(hours=1), reading=READING)
    dewi, rini = house.client("dewi"), house.client("rini")
    url = reverse("register:code", args=[report.receipt])
    answer = dewi.post(url, sheet(do="kirim"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "S402" in page
    assert "Bentrok pemuda di lapangan" in page
    both_sides(house, report.receipt, now=now)
    event = Event.objects.get()
    answer = dewi.post(url, sheet(do="kirim", version=str(event.version)), follow=True)
    assert "menunggu orang kedua" in answer.content.decode()
    confirm = reverse("register:confirm", args=[event.public_id])
    event.refresh_from_db()
    assert dewi.post(confirm, {"version": event.version}).status_code == 404
    assert rini.post(confirm, {"version": event.version}).status_code == 302
    event.refresh_from_db()
    assert event.state == "confirmed"
    page = rini.get(reverse("register:table")).content.decode()
    assert "Bentrok antarwarga" in page


def test_a_wrong_sheet_keeps_what_was_written_and_names_the_field(house, now):
    report = report_in(house, TEXT, at=now)
    url = reverse("register:code", args=[report.receipt])
    answer = house.client("dewi").post(
        url, sheet(event_date="31/02/2026", mass_min="50", mass_max="5", title="Judul saya")
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Judul saya" in page
    assert "Tulis hari/bulan/tahun" in page
    assert "Lebih kecil daripada perkiraan" in page
    assert not Event.objects.exists()


def test_two_officers_coding_one_draft_are_told_of_each_other(house, now):
    report = report_in(house, TEXT, at=now)
    url = reverse("register:code", args=[report.receipt])
    house.client("dewi").post(url, sheet())
    event = Event.objects.get()
    first = str(event.version)
    house.client("dewi").post(url, sheet(title="Ubahan Dewi", version=first))
    answer = house.client("rini").post(url, sheet(title="Ubahan Rini", version=first))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Dewi Anggraini" in page
    assert page.count("data-bound") == 1
    assert "Ubahan Rini" in page
    event.refresh_from_db()
    assert event.title == "Ubahan Dewi"


def test_a_verification_sheet_is_written_by_the_camat(house, now):
    report = report_in(house, TEXT, at=now - timedelta(hours=1))
    url = reverse("register:verify", args=[report.receipt])
    data = {
        "side": "A",
        "source": "N-21",
        "team": "Babinsa",
        "visited_at": timezone.localtime(now - timedelta(minutes=9)).strftime("%d/%m/%Y %H.%M"),
        "finding": "partly",
        "independent": "on",
        "conflicting": "paling 80 orang",
    }
    camat = house.client("surya")
    assert camat.post(url, data).status_code == 302
    page = camat.get(f"/laporan/{report.receipt}/").content.decode()
    assert "paling 80 orang" in page
    assert "pihak B belum ada" in page.lower() or "Keterangan pihak B belum ada" in page
    assert camat.post(url, {**data, "source": ""}).status_code == 422
    assert house.client("bagus").post(url, data).status_code == 404


def test_duplicates_are_compared_side_by_side_and_masked_over_the_border(house, now):
    from serasi.regions.models import Neighbour

    Neighbour.objects.create(area_id="35.10.05", other_id="35.09.11")
    told = "Dua kelompok pemuda kejar-kejaran di lapangan Krajan habis orkes, tiga luka ringan."
    mine = report_in(house, told, at=now)
    foreign = report_in(
        house,
        told + " Rahasia Muncar.",
        at=now,
        area="35.10.05.2003",
        desk="Bakesbangpol Kab. Banyuwangi",
    )
    pair = Suggestion.objects.get()
    url = reverse("register:compare", args=[pair.pk])
    page = house.client("dewi").get(url).content.decode()
    assert mine.receipt in page
    assert "Muncar" in page
    for hidden in ("Rahasia", foreign.receipt, "Kedungrejo", "kata sama"):
        assert hidden not in page
    queue = house.client("dewi").get(reverse("register:queue")).content.decode()
    assert "Mungkin sama dengan laporan di wilayah tetangga" in queue
    assert house.client("laras").get(url).status_code == 404
    decide = reverse("register:decide", args=[pair.pk])
    assert house.client("surya").post(decide, {"do": "same"}).status_code == 404
    assert house.client("bagus").post(decide, {"do": "different"}).status_code == 302
    pair.refresh_from_db()
    assert pair.state == "different"


def test_a_view_is_saved_for_its_owner_alone(house):
    client = house.client("dewi")
    client.post(
        reverse("register:save_view"),
        {"page": "queue", "name": "Wuluhan P1", "query": "kecamatan=35.09.11&prioritas=P1"},
    )
    assert "Wuluhan P1" in client.get(reverse("register:queue")).content.decode()
    assert "Wuluhan P1" not in house.client("rini").get(reverse("register:queue")).content.decode()
    view = house.people["dewi"].views.get()
    drop = reverse("register:drop_view", args=[view.pk])
    assert house.client("rini").post(drop).status_code == 404
    assert client.post(drop).status_code == 302


def test_every_act_refuses_get_and_those_without_the_right(house, now):
    report = report_in(house, TEXT, at=now)
    actions.take(house.viewer("rini"), receipt=report.receipt, now=now)
    for name in ("take", "release", "hand_over", "triage", "code", "conclude", "reopen", "link"):
        url = reverse(f"register:{name}", args=[report.receipt])
        assert house.client("dewi").get(url).status_code == 405, name
        assert house.client("bagus").post(url, sheet()).status_code == 404, name
        assert house.client("darsono").post(url).status_code == 404, name
    answer = house.client("dewi").post(reverse("register:take", args=[report.receipt]))
    assert answer.status_code == 409
    assert "Rini Kusumawati" in answer.content.decode()


def test_the_name_of_the_reporter_is_nowhere_on_the_page(house, now):
    from serasi.trail.actions import record

    reporter = house.people["darsono"]
    report = report_in(house, TEXT, at=now, reporter=reporter, sender_key="ab12cd34")
    record(reporter.key, action="report.received", subject=f"report:{report.receipt}", now=now)
    for name in ("dewi", "hendra", "surya"):
        for url in (f"/laporan/{report.receipt}/", reverse("register:queue")):
            assert "Darsono" not in house.client(name).get(url).content.decode(), (name, url)


def test_an_identity_is_opened_with_a_reason_and_leaves_a_trace(house, now):
    from serasi.collect.sealed import SENDER, subject_of
    from serasi.network.sealed import Secret, seal_many

    report = report_in(house, TEXT, at=now)
    told = Secret(subject_of(report.uuid), SENDER, "+62811000111", report.area_id)
    seal_many([told], now=now)
    url = reverse("register:identity", args=[report.receipt])
    assert house.client("dewi").get(url).status_code == 404
    from serasi.register.views import identity

    request = _as(house, "hendra", url, {"reason": "  "})
    assert identity.identity(request, report.receipt).status_code == 422
    request = _as(house, "hendra", url, {"reason": "keselamatan pelapor"})
    page = identity.identity(request, report.receipt).content.decode()
    assert "+62811000111" in page
    report_page = house.client("dewi").get(f"/laporan/{report.receipt}/").content.decode()
    assert "keselamatan pelapor" in report_page
    assert "+62811000111" not in report_page


def _as(house, name, url, data):
    """A request of a viewer who has a second factor."""
    from django.test import RequestFactory

    request = RequestFactory().post(url, data)
    request.user, request.viewer = house.people[name], house.viewer(name)
    return request


def test_no_two_elements_of_a_report_share_an_id(house, make_report):
    """The triage form and the coding sheet name their fields alike; evidence points to one."""
    report = make_report(text="Dua kelompok pemuda bentrok di Desa Lojejer, 3 orang luka.")
    body = house.client("dewi").get(f"/laporan/{report.receipt}/").content.decode()
    ids = Counter(re.findall(r'\sid="([^"]+)"', body))
    assert [name for name, n in ids.items() if n > 1] == []
    assert ids["f-trigger"] == ids["f-area"] == 1
    sheet = body.split('id="koding"')[1]
    assert 'id="f-trigger"' in sheet
    assert 'id="f-area"' in sheet
