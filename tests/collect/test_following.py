"""Updates that name no place follow the report before them, and say so."""

from __future__ import annotations

import pytest
import time_machine

from serasi.collect import rules
from serasi.register.models import Suggestion
from serasi.register.twins import suggest
from tests.cast import NOW, House
from tests.collect.conftest import reports
from tests.collect.test_intake_doors import previewed, stored

FIGHT = (
    "24/11/26 20.40 - Udin: Mohon izin melaporkan, tadi jam 20.30 dua kelompok pemuda bentrok di"
    " lapangan Ds. Dukuhdempok Kec. Wuluhan, 1 orang luka\n"
)
LAND = (
    "24/11/26 21.00 - Bu Sri: Info A1 warga mau pasang patok lagi di lahan HGU Ds. Lojejer Kec."
    " Wuluhan besok pagi, massa seratusan\n"
)
UPDATE = "24/11/26 22.10 - Udin: Update: korban menjadi 2 org\n"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def test_an_update_takes_the_place_of_its_sender_s_report_and_says_so(house: House) -> None:
    client = house.client("dewi")
    intake = stored(client, FIGHT + LAND + UPDATE)
    update = reports().get(intake_index=2)
    assert (update.area_id, update.area_source) == ("35.09.11.2004", "followed")
    assert update.text == "Update: korban menjadi 2 org"
    assert (update.stated["follows"]["index"], update.stated["follows"]["by"]) == (0, "sender")
    assert update.reading["place"]["role"] == "sender"
    assert intake.summary["stored"] == 3
    page = client.get(f"/laporan/{update.receipt}/").content.decode()
    assert "Mengikuti pesan" in page
    assert "24/11/2026 20.40" in page


def test_the_preview_shows_what_an_update_follows(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, FIGHT + LAND + UPDATE)
    page = client.get(f"/masuk-data/{intake.pk}/").content.decode()
    assert "Mengikuti pesan 24/11 20.40 dari pengirim yang sama" in page
    assert page.count("Dukuhdempok, Wuluhan") == 2


def test_without_an_own_report_an_update_follows_the_last_of_the_chat(house: House) -> None:
    client = house.client("dewi")
    intake = previewed(client, FIGHT + LAND + UPDATE.replace("Udin", "Pak Kasun"))
    item = intake.items.get(index=2)
    assert (item.area_code, item.verdict, item.taken) == ("35.09.11.2001", "report", True)
    page = client.get(f"/masuk-data/{intake.pk}/").content.decode()
    assert "Mengikuti laporan terakhir grup ini, 24/11 21.00" in page


def test_an_update_in_a_later_export_follows_a_report_stored_before(house: House) -> None:
    client = house.client("dewi")
    stored(client, FIGHT)
    intake = previewed(client, FIGHT + UPDATE)
    assert intake.summary["new"] == 1
    assert intake.items.get().area_code == "35.09.11.2004"


def test_the_duplicate_hint_finds_what_an_update_follows(house: House) -> None:
    stored(house.client("dewi"), FIGHT + LAND + UPDATE)
    first, update = reports().filter(intake_index__in=(0, 2))
    Suggestion.objects.all().delete()
    suggest([update])
    found = Suggestion.objects.get(first=first, second=update)
    assert found.reasons[0] == ["follows", ""]
    assert found.score >= 0.9


@pytest.mark.parametrize(
    "words",
    [
        "Update harga cabai 60 ribu",
        "Update korban gimana ndan?",
        "update terus ya pak",
    ],
)
def test_what_tells_nothing_new_of_an_event_stays_chatter(house: House, words: str) -> None:
    line = f"24/11/26 22.10 - Udin: {words}\n"
    intake = previewed(house.client("dewi"), FIGHT + line)
    item = intake.items.get(index=1)
    assert (item.verdict, item.area_code, item.stated) == ("chatter", "", {})


@pytest.mark.parametrize(
    "late",
    [
        "25/11/26 20.50 - Udin: Update: korban meninggal 1 orang\n",
        "24/11/26 20.30 - Udin: Update: korban meninggal 1 orang\n",
    ],
)
def test_only_a_report_of_the_last_day_is_followed(house: House, late: str) -> None:
    parts = sorted([FIGHT, late])
    with time_machine.travel("2026-11-25T14:00:00Z", tick=False):
        intake = previewed(house.client("dewi"), "".join(parts))
    update = intake.items.get(text__startswith="Update")
    assert (update.verdict, update.area_code, update.stated) == ("report", "", {})


def test_an_update_with_its_own_place_keeps_it(house: House) -> None:
    own = "24/11/26 22.10 - Udin: Update bentrok Ds. Lojejer Kec. Wuluhan: korban luka 2 org\n"
    intake = previewed(house.client("dewi"), FIGHT + own)
    item = intake.items.get(index=1)
    assert (item.area_code, item.stated) == ("35.09.11.2001", {})


def test_a_calm_word_from_the_reporter_is_an_update_and_from_others_a_nil_report(
    house: House,
) -> None:
    calm = "24/11/26 23.10 - {}: Update situasi terkini aman kondusif\n"
    intake = previewed(house.client("dewi"), FIGHT + calm.format("Udin") + calm.format("Bu Sri"))
    assert list(intake.items.values_list("verdict", flat=True)) == ["report", "report", "nil"]


def test_chatter_that_is_no_update_never_continues() -> None:
    assert not rules.may_continue("siap ndan", rules.Verdict("chatter", "short"))
    assert not rules.may_continue("LP-0412-6 diterima", rules.Verdict("reply", "own_reply"))
